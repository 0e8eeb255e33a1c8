"""The records of a drawer in their order, with the indexes that are built of them."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar, cast

from eucentralasia.model import DRAWERS
from eucentralasia.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from eucentralasia.collection.refusals import Directory

__all__ = ["Store"]

T = TypeVar("T", bound=Record)
_id_of: Final = attrgetter("id")


class Store(Generic[T]):
    """The records of one drawer in their order, with their indexes, each of which is built on first use.

    Args:
        drawer: Name of the drawer.
        records: Its records, in any order.
        directory: Where ids of other drawers are known.
    """

    __slots__ = ("_directory", "_indexes", "_records", "drawer")

    def __init__(self, drawer: str, records: Iterable[T] = (), directory: Directory | None = None) -> None:
        self.drawer: str = drawer
        self._directory = directory
        self._records = tuple(in_order(drawer, records))
        self._indexes: dict[Hashable, Any] = {}

    @property
    def directory(self) -> Directory | None:
        """Where ids of other drawers are known: the registry, or ``None`` for a drawer that has none."""
        return self._directory

    @property
    def records(self) -> tuple[T, ...]:
        """All records; events by first day and id, all else by id."""
        return self._records

    @property
    def cls(self) -> type[T]:
        """The class of its records."""
        found: type[T] = self.index("class", lambda: DRAWERS[self.drawer])
        return found

    @property
    def ids(self) -> tuple[str, ...]:
        """Their ids."""
        found: tuple[str, ...] = self.index("ids", lambda: tuple(map(_id_of, self.records)))
        return found

    @property
    def row_of(self) -> dict[str, int]:
        """The row of each id, and of each id that a record once had."""
        found: dict[str, int] | None = self._indexes.get("rows")  # not by index(): every lookup comes by here
        return found if found is not None else cast("dict[str, int]", self.index("rows", self._row_of))

    def __len__(self) -> int:
        return len(self._records)

    @property
    def at(self) -> Callable[[int], T]:
        """What returns the record of a row."""
        return self._records.__getitem__

    def index(self, name: Hashable, build: Callable[[], Any]) -> Any:
        """Return an index, built on first use; of two builders at once one result is kept, without a lock."""
        found = self._indexes.get(name)
        return found if found is not None else self._indexes.setdefault(name, build())

    def built(self, name: str) -> Any:
        """Return an index, or ``None`` where it was not built yet."""
        return self._indexes.get(name)

    def _row_of(self) -> dict[str, int]:
        rows = {former: row for row, record in enumerate(self.records) for former in record.former_ids}
        return rows | {key: row for row, key in enumerate(self.ids)}


def in_order(drawer: str, records: Iterable[T]) -> list[T]:
    """Sort events by first day and id, all else by id."""
    by_id = sorted(records, key=_id_of)
    return sorted(by_id, key=attrgetter("dates.earliest")) if drawer == "events" else by_id
