"""The parts: small values that live only inside records, each with a key by which a path names it."""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from attrs import frozen

from eucentralasia.dates import DateSpan, PartialDate
from eucentralasia.model.forms import LANGUAGE, ORDINAL, SCRIPT, WEB, formed
from eucentralasia.model.shapes import Value, ids
from eucentralasia.model.words import LinkKind, MappingKind, NameKind, RelationKind, Role, StepKind

__all__ = [
    "Appointment",
    "Dispute",
    "DocumentLink",
    "Gap",
    "Mapping",
    "Membership",
    "Name",
    "Participation",
    "Place",
    "Relation",
    "Section",
    "Source",
    "Step",
]


@frozen(kw_only=True)
class Name(Value):
    """Another name of a record.

    Args:
        value: The name, in its own script.
        lang: BCP 47 language tag, such as ``"ru"``.
        script: ISO 15924 script, such as ``"Cyrl"``.
        kind: What sort of name it is.
        dates: When it was in use; ``None`` where no source limits it.
    """

    value: str
    lang: str | None = formed(LANGUAGE, None)
    script: str | None = formed(SCRIPT, None)
    kind: NameKind | None = None
    dates: DateSpan | None = None

    @property
    def key(self) -> str:
        """The language, which is how a path names it: ``names.ru``."""
        return self.lang or "und"


@frozen(kw_only=True)
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

    def __bool__(self) -> bool:
        return self != NOWHERE


NOWHERE: Final = Place()


@frozen(kw_only=True)
class Membership(Value):
    """That a country belongs, or belonged, to a region.

    Args:
        country: Id of the country.
        dates: When; ``None`` where the region has no history of members.
    """

    country: str = ids("countries")
    dates: DateSpan | None = None

    @property
    def key(self) -> str:
        """The country, which is how a path names it."""
        return self.country


@frozen(kw_only=True)
class Appointment(Value):
    """A post that an official holds or held.

    Args:
        title: The title of the post, in English.
        organisation: Id of the organisation that the post belongs to.
        represents: Id of the country or region that the post speaks for.
        dates: The term; ``None`` where no source gives a start or an end.
        attested: Days on which a source shows the official in the post.
    """

    title: str
    organisation: str | None = ids("organisations", default=None)
    represents: str | None = ids("countries", "regions", default=None)
    dates: DateSpan | None = None
    attested: tuple[dt.date, ...] = ()

    @property
    def key(self) -> str:
        """The organisation, or else whom the post speaks for, which is how a path names it."""
        return self.organisation or self.represents or self.title

    def surely_covers(self, day: dt.date, until: dt.date | None = None) -> bool:
        """Whether the official was surely in the post that day.

        Args:
            day: The day asked about.
            until: The day up to which an open end is sure; ``None`` sets no limit.
        """
        first, last = self._sure_days()
        if first is None:
            return False
        if self.dates is not None and self.dates.open_end and last is not None:
            last = max(last, until) if until else dt.date.max
        return last is not None and first <= day <= last

    def _sure_days(self) -> tuple[dt.date | None, dt.date | None]:
        dates = self.dates
        start = dates.start.latest if dates and dates.start and not dates.start.qualifier else None
        end = dates.end.earliest if dates and dates.end and not dates.end.qualifier else None
        if start and end and end < start:
            start = end = None
        days = [day for day in (start, end, *self.attested) if day is not None]
        return (min(days), max(days)) if days else (None, None)


@frozen(kw_only=True)
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
        """The official, or else the organisation, or else whom it represents, which is how a path names it."""
        return self.official or self.organisation or self.represents or "unnamed"

    def _broken_rules(self) -> Iterator[tuple[str, str, object, str]]:
        if self.key == "unnamed":
            yield "", "an official, an organisation or a party that is represented", None, "missing"


@frozen(kw_only=True)
class Relation(Value):
    """How an event stands to another.

    Args:
        event: Id of the other event.
        how: The relation, read from the record that holds it: this event is *part-of* the other.
    """

    event: str = ids("events")
    how: RelationKind

    @property
    def key(self) -> str:
        """The other event, which is how a path names it."""
        return self.event


@frozen(kw_only=True)
class DocumentLink(Value):
    """What an event did with a document, or how a document stands to another.

    Args:
        document: Id of the document.
        how: What was done.
        section: Id of the section that it was about.
    """

    document: str = ids("documents")
    how: LinkKind
    section: str | None = None

    @property
    def key(self) -> str:
        """The document, which is how a path names it."""
        return self.document


@frozen(kw_only=True)
class Step(Value):
    """One step in the life of a document.

    Args:
        kind: What happened.
        date: When, as far as known.
        event: Id of the event at which it happened, if it did at one.
        note: A remark of our own.
    """

    kind: StepKind
    date: PartialDate | None = None
    event: str | None = ids("events", default=None)
    note: str | None = None

    @property
    def key(self) -> str:
        """The kind, which is how a path names it."""
        return self.kind.value


@frozen(kw_only=True)
class Section(Value):
    """A part of a document that events refer to.

    Args:
        id: Its id within the document, such as ``"key-area-4"``.
        title: Its heading.
    """

    id: str
    title: str


@frozen(kw_only=True)
class Gap(Value):
    """An edition of a series that no source shows.

    Args:
        edition: Its number.
        note: What is known about the gap.
    """

    edition: int = formed(ORDINAL)
    note: str | None = None

    @property
    def key(self) -> str:
        """The edition, which is how a path names it."""
        return str(self.edition)


@frozen(kw_only=True)
class Mapping(Value):
    """How a topic stands to a concept of a thesaurus.

    Args:
        concept: The concept, as ``scheme:id``, such as ``"eurovoc:4452"``.
        match: The SKOS mapping property.
    """

    concept: str
    match: MappingKind

    @property
    def key(self) -> str:
        """The concept, which is how a path names it."""
        return self.concept


@frozen(kw_only=True)
class Source(Value):
    """A page that says something about a record.

    Args:
        url: Its address, http or https.
        publisher: Who published it, in the one spelling of the registry's list.
        title: Its title.
        published: When it was published.
        accessed: When it was last looked up.
        lang: BCP 47 tag of its language.
        supports: Paths of the fields that it says, such as ``"place.city"``; a path covers its children.
        note: A remark of our own, such as what the page leaves vague.
    """

    url: str = formed(WEB)
    publisher: str
    title: str | None = None
    published: PartialDate | None = None
    accessed: PartialDate | None = None
    lang: str | None = formed(LANGUAGE, None)
    supports: tuple[str, ...] = ()
    note: str | None = None

    def covers(self, path: str) -> bool:
        """Whether it supports a path, by naming it or a parent of it."""
        return any(path == supported or path.startswith(supported + ".") for supported in self.supports)


@frozen(kw_only=True)
class Dispute(Value):
    """Another claim than the one that the record holds.

    Args:
        field: Path of the field that is disputed.
        claim: What is claimed instead.
        urls: Pages that claim it.
        note: A remark of our own.
    """

    field: str
    claim: str
    urls: tuple[str, ...] = formed(WEB, ())
    note: str | None = None
