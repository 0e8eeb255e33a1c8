"""The meetings: series, topics, documents and events."""

import datetime as dt

from attrs import frozen

from eucentralasia.dates import DateSpan, PartialDate
from eucentralasia.model.forms import BEGUN, ORDINAL, SLUG, formed
from eucentralasia.model.parts import (
    NOWHERE,
    Dispute,
    DocumentLink,
    Gap,
    Mapping,
    Name,
    Participation,
    Place,
    Relation,
    Section,
    Source,
    Step,
)
from eucentralasia.model.record import Record
from eucentralasia.model.shapes import ids
from eucentralasia.model.words import Cadence, DocumentKind, DocumentStatus, EventKind, Level, Mode, Status

__all__ = ["Document", "Event", "Series", "Topic"]


@frozen(kw_only=True, repr=False)
class Series(Record):
    """A standing format whose events are its editions.

    Args:
        id: Such as ``"hlpsd"``.
        name: Its English name.
        kind: The form of its events.
        level: The usual rank of its participants.
        parties: Ids of the countries and regions that it joins.
        cadence: How often it is said to meet.
        former_ids: Ids that the record once had.
        names: Its other names.
        gaps: Editions that no source shows.
        disputes: Other claims than the recorded ones.
        sources: The pages that say so.

    Examples:
        >>> import eucentralasia as eca
        >>> eca.series["hlpsd"].cadence.value
        'annual'
    """

    id: str = formed(SLUG)
    name: str
    kind: EventKind | None = None
    level: Level | None = None
    parties: tuple[str, ...] = ids("countries", "regions", default=())
    cadence: Cadence | None = None
    former_ids: tuple[str, ...] = formed(SLUG, ())
    names: tuple[Name, ...] = ()
    gaps: tuple[Gap, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    sources: tuple[Source, ...] = ()


@frozen(kw_only=True, repr=False)
class Topic(Record):
    """A subject that events are about.

    Args:
        id: Such as ``"counter-terrorism"``.
        name: Its English name.
        broader: Id of the topic that it belongs under.
        former_ids: Ids that the record once had.
        names: Its other names.
        mappings: Concepts of EuroVoc, each with its SKOS mapping property.
        disputes: Other claims than the recorded ones.
        sources: The pages that say so.

    Examples:
        >>> import eucentralasia as eca
        >>> [(m.concept, m.match.value) for m in eca.topics["water-management"].mappings]
        [('eurovoc:3144', 'exactMatch')]
    """

    id: str = formed(SLUG)
    name: str
    broader: str | None = ids("topics", default=None)
    former_ids: tuple[str, ...] = formed(SLUG, ())
    names: tuple[Name, ...] = ()
    mappings: tuple[Mapping, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    sources: tuple[Source, ...] = ()


@frozen(kw_only=True, repr=False)
class Document(Record):
    """A text, or an arrangement, that events adopt, sign, set up or review.

    Args:
        id: Such as ``"joint-roadmap-2023"``.
        title: Its English title.
        kind: Its form.
        status: How far it has come.
        parties: Ids of the countries and regions that it binds or concerns.
        former_ids: Ids that the record once had.
        names: Its other names.
        sections: Parts that events refer to.
        steps: What happened to it, each with date and event.
        relations: How it stands to other documents.
        disputes: Other claims than the recorded ones.
        sources: The pages that say so.

    Examples:
        >>> import eucentralasia as eca
        >>> [section.id for section in eca.documents["joint-roadmap-2023"].sections][-2:]
        ['key-area-4', 'key-area-5']
    """

    id: str = formed(SLUG)
    title: str
    kind: DocumentKind | None = None
    status: DocumentStatus | None = None
    parties: tuple[str, ...] = ids("countries", "regions", default=())
    former_ids: tuple[str, ...] = formed(SLUG, ())
    names: tuple[Name, ...] = ()
    sections: tuple[Section, ...] = ()
    steps: tuple[Step, ...] = ()
    relations: tuple[DocumentLink, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    sources: tuple[Source, ...] = ()


@frozen(kw_only=True, repr=False)
class Event(Record):
    """A meeting: who met whom, where, when, at what level, about what, and with what result.

    Args:
        id: Such as ``"hlpsd-12"``; never renamed.
        name: Its English name.
        series: Id of the series that it belongs to.
        edition: Its number in the series, where a source gives one.
        kind: Its form.
        level: The rank of its participants.
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
    relations: tuple[Relation, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def first_day(self) -> dt.date:
        """The first day that it can have touched."""
        return self.dates.earliest or dt.date.min
