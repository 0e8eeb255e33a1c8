"""A drawer of records, or some of them: ordered, immutable, indexed.

A collection is a view: a store that is shared with its drawer, and a whole number whose bits say which of the store's
records are meant. So counting, combining and paging build no lists.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import Counter
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, Generic, Protocol, TypeVar, cast

from eucentralasia.errors import AmbiguousNameError, UnknownRecordError, nearest
from eucentralasia.model import DRAWERS, SINGULARS, Event, Record
from eucentralasia.model.shapes import members
from eucentralasia.names.asking import Named
from eucentralasia.queries import ASKED, KEYS, AllOf, AnyOf, Dated, Has, Not, Posted, Query

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from eucentralasia.names.index import Drawers, NameIndex

__all__ = ["Collection", "Store"]

T = TypeVar("T", bound=Record)
SHOWN_IDS: Final = 5
_id_of = attrgetter("id")
EARLIEST, LATEST = dt.date.min.toordinal(), dt.date.max.toordinal()


class Directory(Protocol):
    """What a collection asks of the registry that it came from."""

    def lookup(self, key: str, *drawers: str) -> Record:
        """Return the record with an id in any of some drawers, or raise UnknownRecordError with the nearest."""
        ...


class Store(Generic[T]):
    """The records of one drawer in their order, with the indexes that queries use; each index is built on first use."""

    __slots__ = ("_indexes", "directory", "drawer", "positions", "records")

    def __init__(self, drawer: str, records: Iterable[T], directory: Directory | None = None) -> None:
        self.drawer = drawer
        self.records: tuple[T, ...] = tuple(_in_order(drawer, records))
        self.positions = {former: place for place, record in enumerate(self.records) for former in record.former_ids}
        self.positions.update(zip(map(_id_of, self.records), range(len(self.records)), strict=True))
        self.directory = directory
        self._indexes: dict[str, Any] = {}

    @property
    def everything(self) -> int:
        """The bits of all records."""
        return (1 << len(self.records)) - 1

    def index(self, name: str, build: Callable[[], Any]) -> Any:
        """Return an index, building it on first use; of two builders at the same time one result is kept, without a lock."""
        found = self._indexes.get(name)
        return found if found is not None else self._indexes.setdefault(name, build())

    def select(self, query: Query[T]) -> int:
        """Return the bits of the records that a query means."""
        match query:
            case AllOf():
                bits = self.everything
                for part in query.queries:
                    bits &= self.select(part)
                return bits
            case AnyOf():
                bits = 0
                for part in query.queries:
                    bits |= self.select(part)
                return bits
            case Not():
                return self.everything & ~self.select(query.query)
            case Has():
                return self._having(query)
            case Dated():
                return self._dated(query)
        return _bits(place for place, record in enumerate(self.records) if query(record))

    def _having(self, query: Has) -> int:
        keys: Any = KEYS[query.name]
        postings = self.index(query.name, lambda: _bits_by_key(keys(record) for record in self.records))
        bits = 0
        for key in query.ids:
            bits |= postings.get(key, 0)
        return bits

    def _dated(self, query: Dated) -> int:
        """Compare days as numbers; records stand in the order of their first days, so what begins too late is cut off."""
        firsts, lasts, sure_firsts, sure_lasts = self.index("days", self._days)
        start = query.span.earliest.toordinal() if query.span.earliest else EARLIEST - 1
        end = query.span.latest.toordinal() if query.span.latest else LATEST + 1
        stop = bisect_right(firsts, end)
        match query.name:
            case "during" | "on":
                return _bits(place for place in range(stop) if lasts[place] >= start)
            case "between":
                return _bits(place for place in range(stop) if sure_firsts[place] >= start and sure_lasts[place] <= end)
            case "before":
                return _bits(place for place in range(len(firsts)) if sure_lasts[place] < start)
        return _bits(place for place in range(len(firsts)) if sure_firsts[place] > end)

    def _days(self) -> tuple[list[int], ...]:
        spans = [event.dates for event in cast("tuple[Event, ...]", self.records)]
        firsts = [span.earliest.toordinal() if span.earliest else EARLIEST for span in spans]
        lasts = [span.latest.toordinal() if span.latest else LATEST for span in spans]
        sure_firsts = [
            first if span.start and not span.start.qualifier else EARLIEST - 2 for span, first in zip(spans, firsts, strict=True)
        ]
        sure_lasts = [last if span.end and not span.end.qualifier else LATEST + 2 for span, last in zip(spans, lasts, strict=True)]
        return firsts, lasts, sure_firsts, sure_lasts


class Collection(Named[T]):
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

    __slots__ = ("_bits", "_store")

    def __init__(self, store: Store[T], bits: int | None = None) -> None:
        self._store = store
        self._bits = store.everything if bits is None else bits

    @property
    def drawer(self) -> str:
        """The name of the drawer, such as ``"events"``."""
        return self._store.drawer

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the records, in order."""
        return tuple(record.id for record in self)

    @property
    def first(self) -> T | None:
        """The first record, or ``None`` where there is none."""
        return self._store.records[_lowest(self._bits)] if self._bits else None

    @property
    def last(self) -> T | None:
        """The last record, or ``None`` where there is none."""
        return self._store.records[self._bits.bit_length() - 1] if self._bits else None

    def one(self) -> T:
        """Return the only record.

        Raises:
            UnknownRecordError: There is none.
            AmbiguousNameError: There are several.
        """
        if not self._bits:
            raise UnknownRecordError(self._singular, "in an empty collection")
        if len(self) > 1:
            raise AmbiguousNameError(f"the only {self._singular}", tuple(self))
        return next(iter(self))

    def get(self, key: str) -> T | None:
        """Return the record with an id, or ``None``; an id that a record once had still finds it."""
        place = self._store.positions.get(key) if isinstance(key, str) else None
        return self._store.records[place] if place is not None and self._bits >> place & 1 else None

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
        bits = self._bits
        for query in queries:
            self._refuse_unknown(query)
            bits &= self._store.select(query)
        return Collection(self._store, bits)

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
        counts: Counter[str | None] = Counter()
        for record in self:
            counts.update(set(_texts(record, path)))
        return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0] or "")))

    def page(self, start: int, stop: int) -> Collection[T]:
        """Return the records from one place in the order up to, but not including, another, counted from 0."""
        bits, places = 0, list(_places(self._bits))[start:stop]
        for place in places:
            bits |= 1 << place
        return Collection(self._store, bits)

    def _refuse_unknown(self, query: Query[T]) -> None:
        if not isinstance(query, Query):
            msg = f"where takes queries such as during('2025'), not {type(query).__name__}"
            raise TypeError(msg)
        for leaf in _leaves(query):
            if not issubclass(DRAWERS[self.drawer], leaf.OF):
                msg = f"{leaf!r} asks about {leaf.OF.__name__.lower()}s, and this is a collection of {self.drawer}"
                raise TypeError(msg)
            if isinstance(leaf, Has | Posted) and self._store.directory is not None:
                for key in leaf.ids if ASKED[leaf.name] else ():
                    self._store.directory.lookup(key, *ASKED[leaf.name])

    @property
    def _singular(self) -> str:
        return SINGULARS[self.drawer]

    # What asking for a name needs to know

    def _names(self) -> NameIndex[T]:
        from eucentralasia.names.index import NameIndex  # noqa: PLC0415 - dear to import, and only a name needs it

        store = self._store
        found: NameIndex[T] = store.index("names", lambda: NameIndex(store.records, cast("Drawers | None", store.directory)))
        return found

    def _sure(self) -> dict[str, T]:
        found: dict[str, T] = self._store.index("sure", lambda: self._names().sure())
        return found

    def _called(self) -> str:
        return self._singular

    def _by_id(self, name: str) -> T | None:
        return self.get(name)

    def _has(self, record: Record) -> bool:
        return self.get(record.id) is not None

    def _with(self, other: Collection[T], bits: Callable[[int, int], int]) -> Collection[T]:
        if not isinstance(other, Collection):
            msg = f"a collection combines with a collection, not with {type(other).__name__}"
            raise TypeError(msg)
        if other._store is not self._store:
            msg = "these collections come from two registries; merge the registries first"
            raise ValueError(msg)
        return Collection(self._store, bits(self._bits, other._bits))

    def __and__(self, other: Collection[T]) -> Collection[T]:
        return self._with(other, lambda left, right: left & right)

    def __or__(self, other: Collection[T]) -> Collection[T]:
        return self._with(other, lambda left, right: left | right)

    def __sub__(self, other: Collection[T]) -> Collection[T]:
        return self._with(other, lambda left, right: left & ~right)

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
        records = self._store.records
        return (records[place] for place in _places(self._bits))

    def __len__(self) -> int:
        return self._bits.bit_count()

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


def _rebuilt(drawer: str, records: tuple[Any, ...]) -> Collection[Any]:
    return Collection(Store(drawer, records))


def _in_order(drawer: str, records: Iterable[T]) -> list[T]:
    """Sort events by first day and id, all else by id; a date that many events share is looked at once."""
    by_id = sorted(records, key=_id_of)
    if DRAWERS[drawer] is not Event:
        return by_id
    days: dict[int, dt.date] = {}
    spans = [cast("Event", record).dates for record in by_id]
    for span in spans:
        if id(span) not in days:
            days[id(span)] = span.earliest or dt.date.min
    firsts = [days[id(span)] for span in spans]
    return [by_id[place] for place in sorted(range(len(by_id)), key=firsts.__getitem__)]


def _bits(places: Iterable[int]) -> int:
    bits = 0
    for place in places:
        bits |= 1 << place
    return bits


def _bits_by_key(keys_of_each: Iterable[Iterable[str | None]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, keys in enumerate(keys_of_each):
        for key in keys:
            if key is not None:
                found[key] = found.get(key, 0) | 1 << place
    return found


def _places(bits: int) -> Iterator[int]:
    while bits:
        place = _lowest(bits)
        yield place
        bits &= bits - 1


def _lowest(bits: int) -> int:
    return (bits & -bits).bit_length() - 1


def _leaves(query: Query[Any]) -> Iterator[Query[Any]]:
    match query:
        case AllOf() | AnyOf():
            for part in query.queries:
                yield from _leaves(part)
        case Not():
            yield from _leaves(query.query)
        case _:
            yield query


def _texts(record: object, path: str) -> Iterator[str | None]:
    name, _, rest = path.partition(".")
    if name not in members(record):
        raise UnknownRecordError(f"{type(record).__name__} field", name, nearest(name, members(record)))
    held = getattr(record, name)
    for value in held if isinstance(held, tuple) else (held,):
        if rest and value is not None:
            yield from _texts(value, rest)
        else:
            yield None if value is None else str(value)
