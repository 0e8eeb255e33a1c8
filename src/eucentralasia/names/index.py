"""The index of names of some records: a table for each way to be sure, each built when it is first asked."""

from __future__ import annotations

import datetime as dt
from enum import IntEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Generic, Protocol, TypeVar, cast

from eucentralasia.dates import DateSpan, PartialDate
from eucentralasia.errors import DateError
from eucentralasia.model import Country, Event, Official, Record, Region
from eucentralasia.model.officials import successions
from eucentralasia.names.aliases import aliases, identified, surnames
from eucentralasia.names.fingerprints import Fingerprint, Parties, fingerprint, plain_words, stems_of
from eucentralasia.names.normalise import folded, romanised, sounding, spelt_out

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TypeAlias

    from eucentralasia.model import Appointment, Organisation, Series

    Row: TypeAlias = tuple[Any, Record, Any]
    Table: TypeAlias = dict[Any, tuple[tuple[Record, Any], ...]]

__all__ = ["NameIndex", "Tier"]

T = TypeVar("T", bound=Record)
V = TypeVar("V")
LONGEST_CODE: Final = 3  # of countries; no name of the data is so short


class RegistryLike(Protocol):
    """What names ask of the registry that has their records: its base, and the drawers that names mention."""

    def __iter__(self) -> Iterator[Record]: ...
    @property
    def base(self) -> RegistryLike | None: ...
    @property
    def version(self) -> str | None: ...
    @property
    def regions(self) -> Iterable[Region]: ...
    @property
    def countries(self) -> Iterable[Country]: ...
    @property
    def organisations(self) -> Iterable[Organisation]: ...
    @property
    def series(self) -> Iterable[Series]: ...


def chain_of(registry: RegistryLike | None) -> list[RegistryLike]:
    """Return a registry and its bases, the last base first, so that what is nearer replaces it."""
    chain: list[RegistryLike] = []
    while registry is not None:
        chain.insert(0, registry)
        registry = registry.base
    return chain


class Tier(IntEnum):
    """How surely a text names a record, surest first; what one tier finds, no later one is asked about."""

    NAME = 0
    FINGERPRINT = 1
    ORDER = 2
    SURNAME = 3
    POST = 4
    KIND = 5
    PERSON = 6
    SOUND = 7


class NameIndex(Generic[T]):
    """The names of some records.

    Args:
        records: The records.
        registry: The registry that they belong to; ``None`` for records on their own.
    """

    __slots__ = ("_built", "records", "registry")

    def __init__(self, records: Iterable[T], registry: RegistryLike | None = None) -> None:
        self.records: tuple[T, ...] = tuple(records)
        self.registry: RegistryLike | None = registry
        self._built: dict[Any, Any] = {}

    def built(self, name: Any, build: Callable[[], V]) -> V:
        """Return a part of the index, built on first use; of two builders at a time one result is kept."""
        part: V | None = self._built.get(name)
        return part if part is not None else self._built.setdefault(name, build())

    def table(self, tier: Tier) -> Table:
        """Return the records of a tier by its keys, each with the time or the post that limits it."""
        return self.built(tier, lambda: _tabled(ROWS[tier](self)))

    def sure(self) -> dict[str, T]:
        """Return the record that alone goes by a text, written or folded, whatever the time."""
        table = self.table(Tier.NAME)
        return {text: cast("T", entries[0][0]) for text, entries in table.items() if len(entries) == 1}

    @property
    def parties(self) -> Parties:
        """The countries and regions of the registry and its bases, by their names."""
        return self.built("parties", lambda: Parties(_party_names(self.registry)))

    def series(self) -> dict[str, Series]:
        """Return the series of the registry and its bases, by their ids."""
        chain = chain_of(self.registry)
        return self.built("series", lambda: {one.id: one for each in chain for one in each.series})

    def taken_over(self) -> dict[tuple[str, int], dt.date]:
        """Return when later holders of seats took over, as ``successions`` tells of the officials."""
        return self.built("successions", lambda: successions(_officials(self)))

    def today(self) -> DateSpan:
        """Return the day of the registry or its nearest base that has one; else one after all others."""
        versions = [each.version for each in reversed(chain_of(self.registry)) if each.version]
        return self.built("today", lambda: DateSpan.on(_day_of(versions)))

    def texts_of(self, post: Appointment) -> Iterator[str]:
        """Yield what may stand in the title of a post: its words, its body, and whom it speaks for."""
        yield post.title
        yield from self._bodies().get(post.organisation or "", ())
        yield from self._parties_by_id().get(post.represents or "", ())

    def _bodies(self) -> dict[str, list[str]]:
        return self.built("bodies", lambda: _named_of(self.registry, "organisations"))

    def _parties_by_id(self) -> dict[str, list[str]]:
        return self.built("parties by id", lambda: dict(_party_names(self.registry)))

    def fingerprints(self, record: Record) -> list[tuple[Fingerprint, DateSpan | None]]:
        """Return the names of a record as fingerprints, each with the time in which it goes by it.

        A name without parties stands also with those that the other names of the record join.
        """
        return self.built((type(record), record.id), lambda: self._fingerprints(record))

    def _fingerprints(self, record: Record) -> list[tuple[Fingerprint, DateSpan | None]]:
        codes = codes_of(record)
        known = [(text, dates) for text, dates in aliases(record) if text not in codes]
        own = [(fingerprint(text, self.parties), dates) for text, dates in known]
        joined = sorted({key.parties for key, _ in own if key.parties}, key=sorted)
        own += [
            (key._replace(parties=parties), dates)
            for key, dates in own
            if not key.parties
            for parties in joined
        ]
        return [(key, dates) for key, dates in own if key.words or len(key.parties) == 1]


def _day_of(versions: Iterable[str]) -> dt.date:
    """Return the first of some versions that is a date, as a day."""
    for version in versions:
        try:
            return PartialDate.from_edtf(version).latest
        except DateError:
            continue  # a host may count the versions of its data
    return dt.date.max


def codes_of(record: Record) -> frozenset[str]:
    """Return the codes of a country or region that are no name of it: they mean it only by themselves."""
    if not isinstance(record, Country | Region):
        return frozenset()
    codes = {record.id, getattr(record, "alpha_3", record.id), getattr(record, "numeric", record.id)}
    return frozenset(codes - {"eu"} - {name.value for name in record.names})


def _party_names(registry: RegistryLike | None) -> Iterator[tuple[str, list[str]]]:
    for one in chain_of(registry):
        for record in (*one.regions, *one.countries):
            yield record.id, [text for text, _ in aliases(record) if text not in codes_of(record)]


def _named_of(registry: RegistryLike | None, drawer: str) -> dict[str, list[str]]:
    return {
        one.id: [text for text, _ in aliases(one)]
        for each in chain_of(registry)
        for one in getattr(each, drawer)
    }


def _tabled(rows: Iterable[Row]) -> Table:
    table: dict[Any, dict[Any, tuple[Record, Any]]] = {}
    for key, record, limit in rows:
        table.setdefault(key, {})[record.id, type(record), limit] = (record, limit)
    return {key: tuple(entries.values()) for key, entries in table.items()}


# What stands in each table: a key, the record, and the time or the post that limits it.


def _names(index: NameIndex[Any]) -> Iterator[Row]:
    for record in index.records:
        for text, dates in aliases(record):
            for key in {text: 0, folded(text): 0, spelt_out(text): 0}:
                yield key, record, dates
        for text in identified(record):
            yield text, record, None
            yield folded(text), record, None


def _fingerprints(index: NameIndex[Any]) -> Iterator[Row]:
    """Yield each name as a fingerprint, and each event as an edition of its series."""
    for record in index.records:
        for key, dates in index.fingerprints(record):
            yield key, record, dates
        series = index.series().get(record.series or "") if isinstance(record, Event) else None
        for key, dates in index.fingerprints(series) if series is not None else ():
            for edition, limit in _editions(record, key, dates):
                yield edition, record, limit


def _editions(
    event: Event, series: Fingerprint, dates: DateSpan | None
) -> Iterator[tuple[Fingerprint, DateSpan | None]]:
    """Yield what an event is called after its series: by number, year or city, and in its days just so."""
    yield series, event.dates
    yield series.counted(event.first_day.year), dates
    if event.edition is not None:
        yield series.counted(event.edition), dates
    city = tuple(stems_of(event.place.city or ""))
    if city:
        yield series._replace(words=(*city, *series.words)), dates
        yield series._replace(words=(*series.words, *city)), dates


def _kinds(index: NameIndex[Any]) -> Iterator[Row]:
    """Yield the names with one of their parties, or none, which several may have: Cooperation Council."""
    for key, entries in index.table(Tier.FINGERPRINT).items():
        for record, dates in entries if key.parties and key.words else ():
            for parties in ((), *((party,) for party in key.parties)):
                yield key._replace(parties=frozenset(parties)), record, dates


def _orders(index: NameIndex[Any]) -> Iterator[Row]:
    for official in _officials(index):
        for text, dates in aliases(official):
            for spelling in (text, spelt_out(text)):
                yield " ".join(sorted(plain_words(spelling))), official, dates


def _surnames(index: NameIndex[Any]) -> Iterator[Row]:
    for official in _officials(index):
        for text in surnames(official):
            for key in (folded(text), spelt_out(text), sounding(text)):
                yield key, official, None


def _posts(index: NameIndex[Any]) -> Iterator[tuple[Fingerprint, Official, int]]:
    """Yield each title by itself, with the party that it speaks for, and with the body that it is of.

    The limit of a post is its position among the appointments.
    """
    bodies = {one.id: one.name for each in chain_of(index.registry) for one in each.organisations}
    for official in _officials(index):
        for position, post in enumerate(official.appointments):
            title = fingerprint(post.title, index.parties)
            yield title, official, position
            # European Council President, as the press says it
            head, _, rest = post.title.partition(" of the ")
            yield fingerprint(f"{rest} {head}", index.parties), official, position
            # High Representative, as nobody says the rest
            short, union, _ = post.title.partition(" of the Union")
            if union and post.represents:
                called = fingerprint(short, index.parties)
                yield called._replace(parties=called.parties | {post.represents}), official, position
            if post.represents:
                yield title._replace(parties=title.parties | {post.represents}), official, position
            if post.organisation in bodies:
                body = fingerprint(bodies[post.organisation], index.parties)
                whole = title._replace(parties=title.parties | body.parties)
                yield whole, official, position
                yield whole._replace(words=(*whole.words, *body.words)), official, position


def _sounds(index: NameIndex[Any]) -> Iterator[Row]:
    for record in index.records:
        for text, dates in aliases(record):
            words = sounds_of(text).split()
            yield " ".join(sorted(words) if isinstance(record, Official) else words), record, dates


def sounds_of(text: str) -> str:
    """Return a name by its sounds, a code by its letters: CZ and KZ are two countries."""
    return romanised(text) if len(text) <= LONGEST_CODE else sounding(text)


def _officials(index: NameIndex[Any]) -> Iterator[Official]:
    return (record for record in index.records if isinstance(record, Official))


ROWS: MappingProxyType[Tier, Callable[[NameIndex[Any]], Iterator[Row]]] = MappingProxyType(
    {
        Tier.NAME: _names,
        Tier.FINGERPRINT: _fingerprints,
        Tier.ORDER: _orders,
        Tier.SURNAME: _surnames,
        Tier.POST: _posts,
        Tier.KIND: _kinds,
        Tier.PERSON: _surnames,
        Tier.SOUND: _sounds,
    }
)
