"""What rich, the terminal library, asks of a value that it prints; rich itself is not needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from eucentralasia.codec import unstructure
from eucentralasia.model import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["told"]

MOST: Final = 20


def told(value: Any) -> Iterator[Any]:
    """Yield what rich shows: of a record its id and each field that is known, of a collection its drawer and first ids.

    Args:
        value: A record or a collection.

    Examples:
        >>> import eucentralasia as eca
        >>> from eucentralasia.model.rich import told
        >>> list(told(eca.Topic(id="rail", name="Rail")))
        ['rail', ('name', 'Rail'), ('sources', 0)]
        >>> list(told(eca.events.where(eca.of_series("hlpsd"), eca.during("2025"))))
        ['events', ('length', 1), ('ids', ['hlpsd-12'])]
    """
    if isinstance(value, Record):
        plain = unstructure(value)
        yield plain.pop("id")
        yield from (plain | {"sources": len(value.sources)}).items()
    else:
        yield value.drawer
        yield "length", len(value)
        yield "ids", list(value.page(0, MOST).ids)
