"""The events: where they were, and who took part."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, Final, Literal, cast

from attrs import frozen

from eucentralasia.dates import DateSpan, PartialDate
from eucentralasia.model.links import DocumentLink, Relation
from eucentralasia.model.outcomes import Outcome
from eucentralasia.model.parts import Dispute, Name, Source
from eucentralasia.model.patterns import BEGUN, ORDINAL, SLUG, formed, ids
from eucentralasia.model.record import Record
from eucentralasia.model.validation import Flaw, Value
from eucentralasia.model.vocabularies import Category, EventKind, Level, Mode, Role, Status

if TYPE_CHECKING:
    import datetime as dt

__all__ = ["Event", "Participation", "Place"]


@frozen(kw_only=True, eq=False, repr=False)
class Place(Value):
    """Where an event was; what is unknown is ``None``, and an empty place is false.

    Args:
        city: Id of the city.
        country: Id of the country.
        venue: Name of the building or resort.
    """

    city: str | None = ids("cities", default=None)
    country: str | None = ids("countries", default=None)
    venue: str | None = None

    @property
    def label(self) -> str:
        """The venue, the city and the country, as far as they are known."""
        return ", ".join(part for part in (self.venue, self.city, self.country) if part)

    def __bool__(self) -> bool:
        return self != NOWHERE


# The five states, and the region that they are; a meeting with two of them is one with the region.
STATES: Final = frozenset({"KG", "KZ", "TJ", "TM", "UZ"})
REGION: Final = "central-asia"
# One for all: meetings without a place are many, and asking whether a place is empty compares it with this.
NOWHERE: Final = Place()


@frozen(kw_only=True, eq=False, repr=False)
class Participation(Value):
    """That somebody took part in an event.

    Args:
        official: Id of the official; ``None`` for an unnamed head of delegation or an institution.
        role: What the participant did; ``None`` for a plain participant.
        title: The title on that day, as sources give it.
        represents: Id of the country or region spoken for.
        organisation: Id of the organisation that the participant belongs to.
    """

    official: str | None = ids("officials", default=None)
    role: Role | None = None
    title: str | None = None
    represents: str | None = ids("countries", "regions", default=None)
    organisation: str | None = ids("organisations", default=None)

    @property
    def key(self) -> str:
        """The official, or else the organisation, or else whom it represents: how a path names it."""
        return self.official or self.organisation or self.represents or "unnamed"

    def _broken_rules(self) -> Iterator[Flaw]:
        if self.official is self.organisation is self.represents is None:
            yield "", "an official, an organisation or a party that is represented", None, "missing"

    _rules_schema: ClassVar = {
        "anyOf": [
            {"required": [name], "properties": {name: {"type": "string"}}}
            for name in ("official", "organisation", "represents")
        ]
    }


@frozen(kw_only=True, eq=False, repr=False)
class Event(Record):
    """A meeting: who met whom, where, when, at what level, about what, and with what result.

    Args:
        id: Such as ``"hlpsd-12"``; never renamed.
        name: Its English name.
        series: Id of the series that it belongs to.
        edition: Its number in the series, where a source gives one.
        kind: Its form.
        category: What it is in the field's eyes.
        level: The rank of the lower of the two sides.
        mode: How they met.
        status: Whether it took place.
        dates: When, as far as known.
        rescheduled_from: The date first set, for a postponed meeting.
        hosts: Ids of the hosts.
        parties: Ids of the countries and regions that met; guests are participations.
        topics: Ids of the topics.
        summary: A sentence or two of our own.
        former_ids: Ids that the record once had.
        names: Its other names.
        place: Where; empty where unknown or virtual.
        participations: Who took part, and how.
        documents: What it did with which documents.
        outcomes: What came of it.
        relations: How it stands to other events.
        disputes: Other claims than the recorded ones.
        sources: The pages that say so.

    Examples:
        >>> import eucentralasia as eca
        >>> event = eca.events["hlpsd-12"]
        >>> str(event.dates), event.place.city
        ('2025-07-11', 'Dushanbe')
    """

    id: str = formed(SLUG)
    name: str
    series: str | None = ids("series", default=None)
    edition: int | None = formed(ORDINAL, None)
    kind: EventKind | None = None
    category: Category | None = None
    level: Level | None = None
    mode: Mode | None = None
    status: Status | None = None
    dates: DateSpan = formed(BEGUN)
    rescheduled_from: PartialDate | None = None
    hosts: tuple[str, ...] = ids("countries", "regions", "organisations", default=())
    parties: tuple[str, ...] = ids("countries", "regions", default=())
    topics: tuple[str, ...] = ids("topics", default=())
    summary: str | None = None
    former_ids: tuple[str, ...] = formed(SLUG, ())
    names: tuple[Name, ...] = ()
    place: Place = NOWHERE
    participations: tuple[Participation, ...] = ()
    documents: tuple[DocumentLink, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    relations: tuple[Relation, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def first_day(self) -> "dt.date":
        """The first day that it can have touched."""
        return cast("dt.date", self.dates.earliest)

    @property
    def scope(self) -> Literal["regional", "bilateral"] | None:
        """Whether it was with the region or with one state, as its parties tell; ``None`` with neither.

        Examples:
            >>> import eucentralasia as eca
            >>> eca.events["hlpsd-12"].scope, eca.events["kz-cooperation-council-22"].scope
            ('regional', 'bilateral')
        """
        states = STATES.intersection(self.parties)
        if REGION in self.parties or len(states) > 1:
            return "regional"
        return "bilateral" if states else None
