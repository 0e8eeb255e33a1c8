"""What a registry knows by joining its drawers: who chaired, what belongs together, when the next may be."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, cast

from eucentralasia.errors import AmbiguousNameError, DateError, UnknownRecordError, nearest
from eucentralasia.model import DRAWERS, SINGULARS, drawer_of
from eucentralasia.model.call_hints import hinting
from eucentralasia.model.drawers import noun_of
from eucentralasia.model.record import Record, refuse_unknown_path, value_at
from eucentralasia.queries.definitions import EVENTS_OF
from eucentralasia.registry.metadata import Headed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from eucentralasia.collection import Collection
    from eucentralasia.dates import PartialDate
    from eucentralasia.errors import Conflict
    from eucentralasia.model import (
        City,
        Country,
        Document,
        Event,
        Official,
        Organisation,
        Region,
        Series,
        Topic,
    )
    from eucentralasia.names.lookup import When
    from eucentralasia.registry.explain import Estimate, Explanation

# An irregular cadence is none that a next edition could be expected by.
MONTHS_BETWEEN: Final = MappingProxyType({"semi-annual": 6, "annual": 12, "biennial": 24})
# A relation is written on one of the two events only; this is how it reads from the other.
INVERSES: Final = MappingProxyType(
    {
        "part-of": "has-part",
        "prepares": "prepared-by",
        "follows": "followed-by",
        "alongside": "alongside",
    }
)


class Joins(Headed):
    """What a registry holds, and the questions that need more than one drawer; a ``Registry`` fills it."""

    __slots__ = ()

    overridden: tuple[Conflict, ...]
    # the drawers stand once more for type checkers, which cannot read the table of the model
    regions: Collection[Region]
    countries: Collection[Country]
    cities: Collection[City]
    organisations: Collection[Organisation]
    officials: Collection[Official]
    series: Collection[Series]
    topics: Collection[Topic]
    documents: Collection[Document]
    events: Collection[Event]

    def __iter__(self) -> Iterator[Record]:
        """Iterate over all records, drawer by drawer."""
        return (record for drawer in self._drawers() for record in drawer)

    def __len__(self) -> int:
        return sum(map(len, self._drawers()))

    # Looking up

    @hinting
    def lookup(self, key: str, *drawers: str) -> Record:
        """Return the record with an id, here or in the base.

        Args:
            key: The id.
            drawers: The drawers to look into; all where none is named.

        Raises:
            UnknownRecordError: None of the drawers has it, what may have been meant is told; or there is no
                such drawer.
            AmbiguousNameError: Several of the drawers have it.
        """
        for drawer in drawers:
            if drawer not in DRAWERS:
                raise UnknownRecordError("drawer", drawer, nearest(drawer, DRAWERS))
        for layer in self._layers():
            here = _having(layer, key, drawers or DRAWERS)
            if len(here) > 1:
                raise AmbiguousNameError(key, here)
            if here:
                return here[0]
        if (gone := self.withdrawal(key, *drawers)) is not None:
            raise UnknownRecordError(noun_of(drawers) or "record", key, (), str(gone))
        raise _unknown(tuple(self._layers()), key, drawers or tuple(DRAWERS))

    # Joining

    @hinting
    def chairs(self, event: Event | str) -> tuple[Official, ...]:
        """Return the officials who chaired or co-chaired an event, in the order of the record.

        Examples:
            >>> import eucentralasia as eca
            >>> [official.name for official in eca.curated.chairs("hlpsd-12")]
            ['Olof Skoog']
        """
        from eucentralasia.queries.definitions import CHAIRS

        found = self._record(event, "events")
        return tuple(
            self._official(one.official)
            for one in found.participations
            if one.role in CHAIRS and one.official
        )

    @hinting
    def participants(self, event: Event | str) -> tuple[Official, ...]:
        """Return the officials who took part in an event, in the order of the record, without the unnamed."""
        found = self._record(event, "events")
        return tuple(self._official(one.official) for one in found.participations if one.official)

    @hinting
    def parties(self, event: Event | str) -> tuple[Country | Region, ...]:
        """Return the countries and regions that met, in the order of the record."""
        found = self._record(event, "events")
        return tuple(
            cast("Country | Region", self.lookup(key, "countries", "regions")) for key in found.parties
        )

    @hinting
    def members(self, region: Region | str, on: When | None = None) -> tuple[Country, ...]:
        """Return the countries that belonged to a region at a time, or had not left it when last looked up.

        Args:
            region: The region.
            on: A day, or a month, year or span, on some day of which they must have belonged to it.

        Examples:
            >>> import eucentralasia as eca
            >>> len(eca.curated.members("eu", on="2019")), len(eca.curated.members("eu"))
            (28, 27)
        """
        found = self._record(region, "regions")
        return tuple(cast("Country", self.lookup(key, "countries")) for key in found.members(on))

    @hinting
    def editions(self, series: Series | str) -> Collection[Event]:
        """Return the events of a series, in order.

        Examples:
            >>> import eucentralasia as eca
            >>> "hlpsd-12" in eca.curated.editions("hlpsd")
            True
        """
        from eucentralasia.queries import of_series

        return self.events.where(of_series(self._record(series, "series").id))

    @hinting
    def events_of(self, record: Record | str) -> Collection[Event]:
        """Return the events of a record: those that an official attended, that a city saw, and so on.

        Those of a region are also those of its members, of a topic those of all narrower ones, as for
        ``where``.

        Args:
            record: An official, series, topic, document, country or region (as a party), city or organisation
                (as a host).

        Raises:
            UnknownRecordError: There is no such record, or it is an event.
        """
        from eucentralasia import queries

        found = self._record(record, *EVENTS_OF)
        return self.events.where(getattr(queries, EVENTS_OF[drawer_of(found)])(found.id))

    @hinting
    def related(self, event: Event | str, how: str | None = None) -> tuple[Event, ...]:
        """Return the events that stand in a relation to one, whichever of the two records holds it, in order.

        Args:
            event: The event.
            how: ``"part-of"``, ``"has-part"``, ``"alongside"``, ``"prepares"``, ``"prepared-by"``,
                ``"follows"`` or ``"followed-by"``; without it, any.

        Examples:
            >>> import eucentralasia as eca
            >>> [event.id for event in eca.curated.related("hlpsd-12", "alongside")]
            ['ct-dialogue-1']
        """
        asked = self._record(event, "events")
        words = {*INVERSES, *INVERSES.values()}
        if how is not None and how not in words:
            raise UnknownRecordError("relation", how, nearest(how, words))
        relations = [(relation.how.value, relation.event) for relation in asked.relations]
        relations += [
            (INVERSES[relation.how], other.id)
            for other in self.events
            for relation in other.relations
            if relation.event == asked.id
        ]
        related = {key: self._record(key, "events") for word, key in relations if how in {None, word}}
        return tuple(sorted(related.values(), key=lambda other: (other.first_day, other.id)))

    @hinting
    def narrower(self, topic: Topic | str) -> tuple[str, ...]:
        """Return the ids of a topic and of all topics under it, here and in the base, sorted.

        ``where(about(topic))`` looks for all of them.
        """
        from eucentralasia.registry.wider_ids import Widening

        return Widening(self).narrower(self._record(topic, "topics").id)

    @hinting
    def expected_next(self, series: Series | str) -> Estimate | None:
        """Estimate when the next edition of a series may be, from its newest edition and its stated cadence.

        Returns:
            The estimate, which says what it rests on; ``None`` where no source states a regular cadence, or
            no edition was held in a month that is known.

        Examples:
            >>> import eucentralasia as eca
            >>> eca.curated.expected_next("hlpsd").cadence.value
            'annual'
        """
        from eucentralasia.dates import PartialDate, months_later
        from eucentralasia.registry.explain import Estimate

        asked = self._record(series, "series")
        held = [
            event
            for event in self.editions(asked)
            if event.status == "held" and (span := event.dates).start and (span.start.month or span.is_set)
        ]
        if asked.cadence not in MONTHS_BETWEEN or not held:
            return None
        day = held[-1].first_day
        date = months_later(PartialDate(day.year, day.month, None, "~"), MONTHS_BETWEEN[asked.cadence])
        late = self._is_before_version(date)
        return Estimate(series=asked.id, date=date, after=held[-1].id, cadence=asked.cadence, overdue=late)

    def _is_before_version(self, date: PartialDate) -> bool:
        """Whether a date was past on the day of the registry; where its version is no day, nobody knows."""
        from eucentralasia.dates import day

        version = next((layer.version for layer in self._layers() if layer.version), None)
        try:
            return version is not None and date.latest < day(version)
        except DateError:
            return False

    def coverage(self) -> dict[str, dict[str, int]]:
        """Count the events of each series in each year; ``""`` stands for no series.

        Examples:
            >>> import eucentralasia as eca
            >>> eca.curated.coverage()["hlpsd"]["2025"]
            1
        """
        from collections import Counter

        counts: dict[str, Counter[str]] = {}
        for event in sorted(self.events, key=lambda event: event.series or ""):
            counts.setdefault(event.series or "", Counter())[f"{event.first_day.year:04}"] += 1
        return {series: dict(sorted(by_year.items())) for series, by_year in counts.items()}

    @hinting
    def explain(self, record: Record | str, path: str) -> Explanation:
        """Return the value of a field with its sources and other claims.

        Args:
            record: A record or its id.
            path: A field, such as ``"dates"`` or ``"place.city"``.

        Raises:
            UnknownRecordError: There is no such record or field.

        Examples:
            >>> import eucentralasia as eca
            >>> str(eca.curated.explain("hlpsd-12", "edition").value)
            '12'
        """
        from eucentralasia.registry.explain import Explanation

        asked = self._record(record)
        sources = asked.sources_for(path)
        disputes = tuple(
            one for one in asked.disputes if one.field == path or one.field.startswith(f"{path}.")
        )
        value = value_at(asked, path)
        if value is None:
            refuse_unknown_path(asked, path)
        return Explanation(record=asked.id, field=path, value=value, sources=sources, disputes=disputes)

    def _drawers(self) -> tuple[Collection[Any], ...]:
        return tuple(map(self._drawer, DRAWERS))

    def _drawer(self, name: str) -> Collection[Any]:
        drawer: Collection[Any] = getattr(self, name)
        return drawer

    def _record(self, record: Any, *drawers: str) -> Any:
        if not isinstance(record, Record):
            return self.lookup(record, *drawers)
        if drawers and drawer_of(record) not in drawers:
            way = f"; its events are eca.events_of({record.id!r})" if drawers == ("events",) else ""
            raise TypeError(f"wanted is a {noun_of(drawers)} or its id, not {record!r}{way}")
        return record

    def _official(self, key: str) -> Official:
        return cast("Official", self.lookup(key, "officials"))


def _having(registry: Joins, key: str, drawers: Iterable[str]) -> list[Record]:
    """Return the records of a registry alone that have an id, at most one of each of some drawers."""
    return [one for drawer in drawers if (one := getattr(registry, drawer).get(key)) is not None]


def _unknown(layers: Iterable[Joins], key: str, drawers: tuple[str, ...]) -> UnknownRecordError:
    """Return the error that nobody has an id: what may have been meant, or why there is none."""
    layers = tuple(layers)
    collections = [getattr(layer, drawer) for drawer in drawers for layer in layers]
    others = {drawer_of(one) for layer in layers for one in _having(layer, key, DRAWERS)}
    noun, hint = noun_of(drawers) if len(drawers) < len(DRAWERS) else "record", ""
    if type(key) is not str:
        hint = "an id is a text"
    elif others:
        hint = f"that id is in the drawer {' and '.join(sorted(others))}"
    elif not any(map(len, collections)):
        hint = "this registry has none, nor has a base; give base=eca.curated to look it up there"

    def ask() -> tuple[tuple[str, ...], tuple[str, ...], str]:
        from eucentralasia.names.hints import Hint, elsewhere, hinted

        drawer, other = ("", "") if hint else elsewhere(layers[0], key, drawers)
        if drawer:
            return (), (), f"it is the {SINGULARS[drawer]} {other!r}, in the drawer {drawer}"
        near = Hint() if hint else hinted(collections, key)
        return near.ids, near.names, ""

    return UnknownRecordError(noun, key, hint=hint, ask=ask)
