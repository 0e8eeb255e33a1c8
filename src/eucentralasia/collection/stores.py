"""The records of one drawer in their order, which all collections of the drawer share."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from eucentralasia.model.record import Record

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

__all__ = ["Directory", "Store"]

T = TypeVar("T", bound=Record)
_id_of = attrgetter("id")


class Directory(Protocol):
    """What a collection asks of the registry that it came from."""

    def lookup(self, key: str, *drawers: str) -> Record:
        """Return the record with an id in any of some drawers, or raise UnknownRecordError with the nearest."""
        ...


class Store(Generic[T]):
    """The records of one drawer in their order, with what is derived from them; each index is built on first use.

    Args:
        drawer: Name of the drawer.
        records: Its records, in any order.
        directory: Where ids of other drawers are known.
    """

    __slots__ = ("_indexes", "_records", "directory", "drawer")

    def __init__(self, drawer: str, records: Iterable[T] = (), directory: Directory | None = None) -> None:
        self.drawer = drawer
        self.directory = directory
        self._records = tuple(in_order(drawer, records))
        self._indexes: dict[str, Any] = {}

    @property
    def records(self) -> tuple[T, ...]:
        """All records; events by first day and id, all else by id."""
        return self._records

    @property
    def ids(self) -> tuple[str, ...]:
        """Their ids."""
        found: tuple[str, ...] = self.index("ids", lambda: tuple(map(_id_of, self.records)))
        return found

    @property
    def positions(self) -> dict[str, int]:
        """The place of each id, and of each id that a record once had."""
        found: dict[str, int] = self.index("positions", self._positions)
        return found

    def __len__(self) -> int:
        return len(self._records)

    @property
    def at(self) -> Callable[[int], T]:
        """What returns the record at a place."""
        return self._records.__getitem__

    def index(self, name: str, build: Callable[[], Any]) -> Any:
        """Return an index, building it on first use; of two builders at the same time one result is kept, without a lock."""
        found = self._indexes.get(name)
        return found if found is not None else self._indexes.setdefault(name, build())

    def _positions(self) -> dict[str, int]:
        positions = {former: place for place, record in enumerate(self.records) for former in record.former_ids}
        positions.update(zip(self.ids, range(len(self.ids)), strict=True))
        return positions


def in_order(drawer: str, records: Iterable[T]) -> list[T]:
    """Sort events by first day and id, all else by id; a date that many events share is looked at once."""
    by_id = sorted(records, key=_id_of)
    if drawer != "events":
        return by_id
    days: dict[int, dt.date] = {}
    spans: list[Any] = list(map(attrgetter("dates"), by_id))
    for span in spans:
        if id(span) not in days:
            days[id(span)] = span.earliest
    firsts = [days[id(span)] for span in spans]
    return [by_id[place] for place in sorted(range(len(by_id)), key=firsts.__getitem__)]
