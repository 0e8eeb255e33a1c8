"""A drawer of records, or some of them: ordered, immutable, indexed.

A collection is a view: a store that is shared with its drawer, and the places in it that are meant. So counting,
combining and paging build no lists.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar, cast

from eucentralasia.errors import AmbiguousNameError, UnknownRecordError, nearest
from eucentralasia.model import SINGULARS
from eucentralasia.model.record import Record, Shown
from eucentralasia.names import Named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Protocol

    from eucentralasia.collection.places import Places
    from eucentralasia.names.index import NameIndex, RegistryLike
    from eucentralasia.queries import Query

    class Directory(Protocol):
        """What a collection asks of the registry that it came from."""

        def lookup(self, key: str, *drawers: str) -> Record:
            """Return the record with an id in any of some drawers, or raise UnknownRecordError with the nearest."""
            ...


__all__ = ["Collection", "Store"]

T = TypeVar("T", bound=Record)
SHOWN_IDS: Final = 5
_id_of = attrgetter("id")


class Store(Generic[T]):
    """The records of one drawer in their order, with what is derived from them; each index is built on first use.

    Args:
        drawer: Name of the drawer.
        records: Its records, in any order.
        directory: Where ids of other drawers are known.
    """

    __slots__ = ("_directory", "_indexes", "_records", "drawer")

    def __init__(self, drawer: str, records: Iterable[T] = (), directory: Directory | None = None) -> None:
        self.drawer = drawer
        self._directory = directory
        self._records = tuple(in_order(drawer, records))
        self._indexes: dict[str, Any] = {}

    @property
    def directory(self) -> Directory | None:
        """Where ids of other drawers are known: the registry, or ``None`` for a drawer that has none."""
        return self._directory

    @property
    def records(self) -> tuple[T, ...]:
        """All records; events by first day and id, all else by id."""
        return self._records

    @property
    def ids(self) -> tuple[str, ...]:
        """Their ids."""
        found: tuple[str, ...] | None = self._indexes.get("ids")
        return (
            found
            if found is not None
            else cast("tuple[str, ...]", self.index("ids", lambda: tuple(map(_id_of, self.records))))
        )

    @property
    def positions(self) -> dict[str, int]:
        """The place of each id, and of each id that a record once had."""
        found: dict[str, int] | None = self._indexes.get(
            "positions"
        )  # looked at here, as every lookup comes by
        return (
            found if found is not None else cast("dict[str, int]", self.index("positions", self._positions))
        )

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
        positions = {
            former: place for place, record in enumerate(self.records) for former in record.former_ids
        }
        positions.update(zip(self.ids, range(len(self.ids)), strict=True))
        return positions


class Collection(Shown, Named[T]):
    """Some records of one drawer, in order: events by date and id, all else by id.

    A collection cannot be changed. It equals another that holds equal records, hashes and pickles; it knows the
    registry that it came from only to join and to tell unknown ids.

    Examples:
        >>> import eucentralasia as eca
        >>> eca.countries["KZ"].name
        'Kazakhstan'
        >>> found = eca.events.where(eca.of_series("hlpsd"), eca.during("2025"))
        >>> found
        <1 event: hlpsd-12>
        >>> found.one().place.city
        'Dushanbe'
    """

    __slots__ = ("_chosen", "_store")

    def __init__(self, store: Store[T], chosen: Places | None = None) -> None:
        self._store = store
        self._chosen = chosen  # None means all, so that a drawer that nobody opens is not loaded

    @property
    def drawer(self) -> str:
        """The name of the drawer, such as ``"events"``."""
        return self._store.drawer

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the records, in order."""
        return self._places.picked(self._store.ids)

    @property
    def first(self) -> T | None:
        """The first record, or ``None`` where there is none."""
        return next(iter(self.page(0, 1)), None)

    @property
    def last(self) -> T | None:
        """The last record, or ``None`` where there is none."""
        return next(iter(self.page(len(self) - 1, len(self))), None)

    def one(self) -> T:
        """Return the only record.

        Raises:
            UnknownRecordError: There is none.
            AmbiguousNameError: There are several.
        """
        if not self:
            raise UnknownRecordError(self._singular, "in an empty collection")
        if len(self) > 1:
            raise AmbiguousNameError(f"the only {self._singular}", tuple(self))
        return next(iter(self))

    def get(self, key: str) -> T | None:
        """Return the record with an id, or ``None``; an id that a record once had still finds it."""
        place = self._store.positions.get(key) if isinstance(key, str) else None
        if place is None or (self._chosen is not None and place not in self._chosen):
            return None
        return self._store.at(place)

    def where(self, *queries: Query[T]) -> Collection[T]:
        """Return the records that every one of some queries means.

        Args:
            queries: What ``during``, ``involving`` and the other helpers give, alone or combined with ``&``, ``|`` and ``~``.

        Raises:
            UnknownRecordError: A query names an id that neither the registry nor its base knows.
            TypeError: A query asks about another kind of record.

        Examples:
            >>> import eucentralasia as eca
            >>> eca.events.where(eca.on("2025-07-11"), eca.of_kind("dialogue")).ids
            ('hlpsd-12',)
        """
        from eucentralasia.collection.answering import all_of, refuse_unknown

        for query in queries:
            refuse_unknown(self._store, query)
        found = Collection(self._store, all_of(self._store, queries))
        return found if self._chosen is None else self & found

    def count_by(self, path: str) -> dict[str | None, int]:
        """Count the records by the values of a field, most first.

        Args:
            path: A field or a place inside one: ``"kind"``, ``"place.country"``, ``"parties"``, ``"participations.official"``.

        Returns:
            How many records have each value; ``None`` stands for "not known". A record with several values counts for each.

        Raises:
            UnknownRecordError: The records have no such field.

        Examples:
            >>> import eucentralasia as eca
            >>> eca.events.where(eca.of_series("hlpsd"), eca.during("2025")).count_by("place.country")
            {'TJ': 1}
        """
        from eucentralasia.collection.counting import counted

        return counted(self, path)

    def page(self, start: int, stop: int) -> Collection[T]:
        """Return the records from one place in the order up to, but not including, another, counted from 0."""
        first, last, _ = slice(start, stop).indices(len(self))
        return Collection(self._store, self._places.page(first, max(first, last)))

    @property
    def _places(self) -> Places:
        if self._chosen is not None:
            return self._chosen
        from eucentralasia.collection.places import Run

        return Run(0, len(self._store))

    @property
    def _singular(self) -> str:
        return SINGULARS[self.drawer]

    # What asking for a name needs to know

    def _names(self) -> NameIndex[T]:
        from eucentralasia.names.index import NameIndex

        store = self._store
        found: NameIndex[T] = store.index(
            "names", lambda: NameIndex(store.records, cast("RegistryLike | None", store.directory))
        )
        return found

    def _exactly(self, name: str) -> T | None:
        sure: dict[str, T] | None = self._store._indexes.get("sure")  # noqa: SLF001 - the fastest way to a name
        if sure is None:
            record = self.get(name)  # an id needs no table of names
            if record is not None:
                return record
            sure = cast("dict[str, T]", self._store.index("sure", self._sure))
        return sure.get(name)

    def _sure(self) -> dict[str, T]:
        """Return the only record that goes by each name; an id is its record's, whoever else goes by it."""
        ids = {key: self._store.at(place) for key, place in self._store.positions.items()}
        return self._names().sure() | ids

    def _called(self) -> str:
        return self._singular

    def _has(self, record: Record) -> bool:
        return self._chosen is None or self.get(record.id) is not None

    def _other(self, other: Collection[T]) -> Places:
        if not isinstance(other, Collection):
            msg = f"a collection combines with a collection, not with {type(other).__name__}"
            raise TypeError(msg)
        if other._store is not self._store:
            msg = "these collections come from two registries; merge the registries first"
            raise ValueError(msg)
        return other._places

    def __and__(self, other: Collection[T]) -> Collection[T]:
        from eucentralasia.collection.combining import intersection

        return Collection(self._store, intersection((self._places, self._other(other))))

    def __or__(self, other: Collection[T]) -> Collection[T]:
        from eucentralasia.collection.combining import union

        return Collection(self._store, union((self._places, self._other(other))))

    def __sub__(self, other: Collection[T]) -> Collection[T]:
        from eucentralasia.collection.combining import difference

        return Collection(self._store, difference(self._places, self._other(other)))

    def __getitem__(self, key: str) -> T:
        found = self.get(key)
        if found is None:
            raise UnknownRecordError(self._singular, key, nearest(key, self.ids))
        return found

    def __contains__(self, key: object) -> bool:
        if isinstance(key, Record):
            return self.get(key.id) == key
        return isinstance(key, str) and self.get(key) is not None

    def __iter__(self) -> Iterator[T]:
        return iter(self._store.records) if self._chosen is None else map(self._store.at, self._chosen)

    def __len__(self) -> int:
        return len(self._store) if self._chosen is None else len(self._chosen)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Collection):
            return NotImplemented
        return self.drawer == other.drawer and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash((self.drawer, tuple(self)))

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuilt, (self.drawer, tuple(self))

    def __repr__(self) -> str:
        shown = ", ".join(record.id for record in self.page(0, SHOWN_IDS))
        more = ", …" if len(self) > SHOWN_IDS else ""
        noun = self._singular if len(self) == 1 else self.drawer
        return f"<{len(self)} {noun}{': ' if shown else ''}{shown}{more}>"

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        from eucentralasia.formats.arrow import stream

        return stream(self, requested_schema)


def _rebuilt(drawer: str, records: tuple[Any, ...]) -> Collection[Any]:
    return Collection(Store(drawer, records))


def in_order(drawer: str, records: Iterable[T]) -> list[T]:
    """Sort events by first day and id, all else by id; a date that many events share is looked at once."""
    by_id = sorted(records, key=_id_of)
    if drawer != "events":
        return by_id
    days: dict[int, int] = {}
    spans: list[Any] = list(map(attrgetter("dates"), by_id))
    for span in spans:
        if id(span) not in days:
            days[id(span)] = span.earliest.toordinal()
    firsts = [days[id(span)] for span in spans]
    return [by_id[place] for place in sorted(range(len(by_id)), key=firsts.__getitem__)]
