"""What rich, the terminal library, asks of a value that it prints; rich itself is not needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from eucentralasia.codec import unstructure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eucentralasia.collection import Collection
    from eucentralasia.model import Record

__all__ = ["of_collection", "of_record"]

MOST: Final = 20


def of_record(record: Record) -> Iterator[Any]:
    """Yield the id of a record, then the name and value of each other field that is known; sources as a count.

    Examples:
        >>> import eucentralasia as eca
        >>> from eucentralasia.formats.rich import of_record
        >>> list(of_record(eca.Topic(id="rail", name="Rail")))
        ['rail', ('name', 'Rail'), ('sources', 0)]
    """
    plain = unstructure(record)
    yield plain.pop("id")
    plain["sources"] = len(record.sources)
    yield from plain.items()


def of_collection(collection: Collection[Any]) -> Iterator[Any]:
    """Yield the drawer of a collection, its length, and its first records."""
    yield collection.drawer
    yield "length", len(collection)
    yield "first", list(collection.page(0, MOST).ids)
