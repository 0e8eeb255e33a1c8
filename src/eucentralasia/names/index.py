"""The index of names of some records: a table for each way to be sure, each built when it is first asked."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar, cast

from eucentralasia.model import Event, Official, Record
from eucentralasia.names.aliases import namings, spellings, surnames
from eucentralasia.names.fingerprints import Parties, plain_words, tokens_of, wording
from eucentralasia.names.normalise import folded, sounding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from eucentralasia.dates import DateSpan
    from eucentralasia.model import Appointment, City, Country, Document, Organisation, Region, Series, Topic

    Wording = tuple[frozenset[str], int | None, tuple[str, ...]]
    Table = dict[Any, tuple[tuple[Record, Any], ...]]

__all__ = ["Drawers", "Level", "NameIndex"]

T = TypeVar("T", bound=Record)


class Drawers(Protocol):
    """What names ask of the registry whose records they name."""

    @property
    def base(self) -> Drawers | None:
        """Another registry, in which ids are looked up that are not here."""
        ...

    @property
    def regions(self) -> Iterable[Region]:
        """Its regions."""
        ...

    @property
    def countries(self) -> Iterable[Country]:
        """Its countries."""
        ...

    @property
    def cities(self) -> Iterable[City]:
        """Its cities."""
        ...

    @property
    def organisations(self) -> Iterable[Organisation]:
        """Its organisations."""
        ...

    @property
    def officials(self) -> Iterable[Official]:
        """Its officials."""
        ...

    @property
    def series(self) -> Iterable[Series]:
        """Its series."""
        ...

    @property
    def topics(self) -> Iterable[Topic]:
        """Its topics."""
        ...

    @property
    def documents(self) -> Iterable[Document]:
        """Its documents."""
        ...

    @property
    def events(self) -> Iterable[Event]:
        """Its events."""
        ...


class Level(IntEnum):
    """How surely a text names a record, surest first; what one level finds, no later level is asked about."""

    NAME = 0
    WORDING = 1
    ORDER = 2
    SURNAME = 3
    POST = 4
    KIND = 5
    SOUND = 6


class NameIndex(Generic[T]):
    """The names of some records.

    Args:
        records: The records.
        drawers: The registry that they belong to; ``None`` for records on their own.
    """

    __slots__ = ("_built", "drawers", "records")

    def __init__(self, records: Iterable[T], drawers: Drawers | None = None) -> None:
        self.records = tuple(records)
        self.drawers = drawers
        self._built: dict[Any, Any] = {}

    def built(self, name: Any, build: Callable[[], Any]) -> Any:
        """Return a part of the index, building it on first use; of two builders at the same time one result is kept."""
        found = self._built.get(name)
        return found if found is not None else self._built.setdefault(name, build())

    def table(self, level: Level) -> Table:
        """Return the records, each with the time or the post that limits it, by the keys of a level."""
        found: Table = self.built(level, lambda: _tabled(TABLES[level](self)))
        return found

    def sure(self) -> dict[str, T]:
        """Return the only record that goes by each text and folded text, as far as no date limits it and no event shares it."""
        table = self.table(Level.NAME)
        return {text: cast("T", entries[0][0]) for text, entries in table.items() if len(entries) == 1}

    @property
    def parties(self) -> Parties:
        """The countries and regions of the registry and its bases, by their names."""
        found: Parties = self.built("parties", lambda: Parties(_party_names(self.drawers)))
        return found

    def series(self) -> dict[str, Series]:
        """The series of the registry and its bases, by their ids."""
        found: dict[str, Series] = self.built(
            "series", lambda: {one.id: one for drawers in chain_of(self.drawers) for one in drawers.series}
        )
        return found

    def wordings(self, record: Record) -> list[tuple[Wording, DateSpan | None]]:
        """Return the names of a record as wordings; one without parties also with those that its other names join."""
        found: list[tuple[Wording, DateSpan | None]] = self.built(
            (type(record), record.id), lambda: self._worded(record)
        )
        return found

    def _worded(self, record: Record) -> list[tuple[Wording, DateSpan | None]]:
        found = [(wording(text, self.parties), dates) for text, dates in spellings(record)]
        joined = {parties for (parties, _, _), _ in found if parties}
        found += [
            ((parties, number, words), dates)
            for (own, number, words), dates in found
            if not own
            for parties in sorted(joined, key=sorted)
        ]
        return [(key, dates) for key, dates in found if key[2] or len(key[0]) == 1]


def chain_of(drawers: Drawers | None) -> Iterator[Drawers]:
    chain = []
    while drawers is not None:
        chain.append(drawers)
        drawers = drawers.base
    return reversed(chain)


def _party_names(drawers: Drawers | None) -> Iterator[tuple[str, list[str]]]:
    for one in chain_of(drawers):
        for record in (*one.regions, *one.countries):
            codes = {record.id, getattr(record, "alpha_3", None), getattr(record, "numeric", None)} - {"eu"}
            yield record.id, [text for text, _ in namings(record) if text not in codes]


def _tabled(pairs: Iterable[tuple[Any, Record, Any]]) -> Table:
    table: dict[Any, dict[Any, tuple[Record, Any]]] = {}
    for key, record, limit in pairs:
        table.setdefault(key, {})[record.id, type(record), limit] = (record, limit)
    return {key: tuple(found.values()) for key, found in table.items()}


def _texts(index: NameIndex[Any]) -> Iterator[tuple[str, Record, DateSpan | None]]:
    """Yield every text of every record."""
    for record in index.records:
        for text, dates in spellings(record):
            yield text, record, dates


def _names(index: NameIndex[Any]) -> Iterator[tuple[Any, Record, Any]]:
    for text, record, dates in _texts(index):
        yield text, record, dates
        yield folded(text), record, dates


def _wordings(index: NameIndex[Any]) -> Iterator[tuple[Any, Record, Any]]:
    """Yield each name as a wording, and each event as an edition of its series."""
    for record in index.records:
        for found, dates in index.wordings(record):
            yield found, record, dates
        series = index.series().get(record.series or "") if isinstance(record, Event) else None
        for (joined, number, words), dates in index.wordings(series) if series is not None else ():
            for key, limit in _editions(record, number, words, dates):
                yield (joined, *key), record, limit


def _editions(
    event: Event, number: int | None, words: tuple[str, ...], dates: DateSpan | None
) -> Iterator[tuple[Any, DateSpan | None]]:
    """Yield what an event is called after its series: by its number, year or city, and in its days by nothing else."""
    yield (number, words), event.dates
    yield (event.first_day.year, words), dates
    if event.edition is not None:
        yield (event.edition, words), dates
    city = tuple(tokens_of(event.place.city)) if event.place.city else ()
    if city:
        yield (number, (*city, *words)), dates
        yield (number, (*words, *city)), dates


def _kinds(index: NameIndex[Any]) -> Iterator[tuple[Any, Record, Any]]:
    """Yield the names with one of the parties that they join, or none; several may have such a name: Cooperation Council."""
    for (joined, number, words), entries in index.table(Level.WORDING).items():
        for record, dates in entries if joined and words else ():
            for party in ((), *((one,) for one in joined)):
                yield (frozenset(party), number, words), record, dates


def _orders(index: NameIndex[Any]) -> Iterator[tuple[Any, Record, Any]]:
    for record in index.records:
        if isinstance(record, Official):
            for text, dates in namings(record):
                yield " ".join(sorted(plain_words(text))), record, dates


def _surnames(index: NameIndex[Any]) -> Iterator[tuple[Any, Record, Any]]:
    for record in index.records:
        if isinstance(record, Official):
            for text in surnames(record):
                yield folded(text), record, None
                yield sounding(text), record, None


def _posts(index: NameIndex[Any]) -> Iterator[tuple[Any, Record, Appointment]]:
    """Yield each title by itself and with the party that it speaks for."""
    organisations = {one.id: one.name for drawers in chain_of(index.drawers) for one in drawers.organisations}
    for record in index.records:
        for post in record.appointments if isinstance(record, Official) else ():
            joined, number, words = wording(post.title, index.parties)
            yield (joined, number, words), record, post
            if post.represents:
                yield (joined | {post.represents}, number, words), record, post
            if post.organisation in organisations:
                of_body, _, body = wording(organisations[post.organisation], index.parties)
                yield (joined | of_body, number, words), record, post
                yield (joined | of_body, number, (*words, *body)), record, post


def _sounds(index: NameIndex[Any]) -> Iterator[tuple[Any, Record, Any]]:
    for text, record, dates in _texts(index):
        words = sounding(text).split()
        yield " ".join(sorted(words) if isinstance(record, Official) else words), record, dates


TABLES: dict[Level, Callable[[NameIndex[Any]], Iterator[tuple[Any, Record, Any]]]] = {
    Level.NAME: _names,
    Level.WORDING: _wordings,
    Level.ORDER: _orders,
    Level.SURNAME: _surnames,
    Level.POST: _posts,
    Level.KIND: _kinds,
    Level.SOUND: _sounds,
}
