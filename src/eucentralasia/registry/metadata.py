"""What a registry answers about itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from eucentralasia.errors import UnknownRecordError, nearest, refuse_no_text
from eucentralasia.model.vocabularies import Category

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Self

    from eucentralasia.model import PublisherKind, Source, Withdrawn
    from eucentralasia.model.metadata import Head


class Headed:
    """What a registry answers about itself; its head says it."""

    __slots__ = ()

    head: Head
    base: Any

    @property
    def version(self) -> str | None:
        """Version of the data."""
        return self.head.version

    @property
    def complete_until(self) -> str | None:
        """The day up to which every category that is meant to be complete is so."""
        return min(self.head.complete.values(), default=None)

    def complete_until_of(self, category: str) -> str | None:
        """Return the day up to which a category is meant to be complete, or ``None`` where it is not.

        Args:
            category: A word of ``Category``.

        Raises:
            UnknownRecordError: There is no such category.

        Examples:
            >>> import eucentralasia as eca
            >>> eca.curated.complete_until_of("institutional")
            '2025-12-31'
        """
        if category not in set(Category):
            raise UnknownRecordError(
                "category", category, nearest(category, [word.value for word in Category])
            )
        return self.head.complete.get(Category(category))

    @property
    def publishers(self) -> tuple[str, ...]:
        """The publishers that sources may name, sorted; none where any may be."""
        return tuple(self.head.publishers)

    def publisher_kind(self, publisher: str | Source) -> PublisherKind | None:
        """Return of what kind a publisher is, or that of a source, here or in the base; ``None`` if unknown.

        Examples:
            >>> import eucentralasia as eca
            >>> source = eca.events["hlpsd-12"].sources[0]
            >>> source.publisher, eca.curated.publisher_kind(source).value
            ('European Interest', 'media')
        """
        name: Any = getattr(publisher, "publisher", publisher)
        refuse_no_text("a publisher", name)
        kinds = (layer.head.publishers.get(name) for layer in self._layers())
        return next((kind for kind in kinds if kind is not None), None)

    @property
    def withdrawn(self) -> tuple[Withdrawn, ...]:
        """The records that were taken out, each with the rule and the day."""
        return self.head.withdrawn

    def withdrawal(self, key: object, *drawers: str) -> Withdrawn | None:
        """Return when and why the record with an id was taken out, here or in the base, or ``None``.

        Args:
            key: The id.
            drawers: The drawers that it may have been in; all where none is named.

        Examples:
            >>> import eucentralasia as eca
            >>> eca.curated.withdrawal("hlpsd-12") is None
            True
        """
        gone = (one for layer in self._layers() for one in layer.head.withdrawn if one.id == key)
        return next((one for one in gone if not drawers or one.drawer in drawers), None)

    def _layers(self) -> Iterator[Self]:
        """Yield the registry, its base, that one's base and so on."""
        layer: Self | None = self
        while layer is not None:
            yield layer
            layer = layer.base
