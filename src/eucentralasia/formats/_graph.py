"""Records as nodes of linked data: schema.org for the things, PROV for who says so, SKOS for the topics.

Every node has an address, parts too, so that the same records give the same graph and the same text. What
schema.org has no word for is said with words of our own, under ``eca:``.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from eucentralasia.formats._literals import (
    ELSEWHERE,
    XSD,
    date_of,
    edtf,
    elsewhere,
    grouped,
    known,
    numbered,
    tagged,
    when,
)
from eucentralasia.model import (
    Appointment,
    City,
    Country,
    Document,
    Event,
    Mode,
    Official,
    Organisation,
    OrganisationKind,
    Outcome,
    Participation,
    Region,
    RelationKind,
    Series,
    Status,
    Topic,
)
from eucentralasia.model.closed_list import Fixed
from eucentralasia.model.validation import members

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eucentralasia.formats._source import Resolver
    from eucentralasia.model import Dispute, DocumentLink, Identifier, Membership, Record, Source, Step
    from eucentralasia.model.validation import Value

__all__ = ["BASE", "CONTEXT", "DAYS", "OWN", "Nodes"]

BASE: Final = "urn:eucentralasia:"
OWN: Final = "urn:eucentralasia:terms:"
# Days that a query compares, whatever of a date is known.
DAYS: Final = Fixed({name: Fixed({"@type": "xsd:date"}) for name in ("eca:firstDay", "eca:lastDay")})
# What schema.org's own context says of the words used here, so that nothing need be fetched to read them.
CONTEXT: Final = Fixed(
    {
        "@vocab": "http://schema.org/",
        "dcterms": "http://purl.org/dc/terms/",
        "eca": OWN,
        "prov": "http://www.w3.org/ns/prov#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "xsd": XSD,
        **DAYS,
        **{name: Fixed({"@type": "@id"}) for name in ("inDefinedTermSet", "sameAs", "url")},
    }
)

STATUSES: Final = MappingProxyType(
    {
        Status.HELD: "EventScheduled",
        Status.PLANNED: "EventScheduled",
        Status.POSTPONED: "EventPostponed",
        Status.CANCELLED: "EventCancelled",
    }
)
MODES: Final = MappingProxyType(
    {
        Mode.IN_PERSON: "OfflineEventAttendanceMode",
        Mode.VIRTUAL: "OnlineEventAttendanceMode",
        Mode.HYBRID: "MixedEventAttendanceMode",
    }
)
# Bodies that schema.org's GovernmentOrganization would be wrong for, and those of which we do not know it.
PRIVATE: Final = frozenset(
    {
        OrganisationKind.BANK,
        OrganisationKind.INTERNATIONAL_ORGANISATION,
        OrganisationKind.OTHER,
        None,
    }
)
TYPES: Final[MappingProxyType[type, str]] = MappingProxyType(
    {
        City: "City",
        Country: "Country",
        Document: "CreativeWork",
        Event: "Event",
        Official: "Person",
        Organisation: "Organization",
        Region: "AdministrativeArea",
        Series: "EventSeries",
        Topic: "DefinedTerm",
    }
)


# What some classes say with their fields as they stand; an id is a reference to its record.
FIELDS: Final[MappingProxyType[type, Fixed]] = MappingProxyType(
    {
        Appointment: Fixed({"roleName": "title", "worksFor": "organisation", "eca:represents": "represents"}),
        City: Fixed({"containedInPlace": "country"}),
        Country: Fixed(
            {
                "eca:officialName": "official_name",
                "eca:capital": "capital",
                "eca:language": "languages",
                "eca:alpha3": "alpha_3",
                "eca:numeric": "numeric",
                "eca:currency": "currency",
            }
        ),
        Organisation: Fixed({"parentOrganization": "parent", "eca:party": "party", "eca:kind": "kind"}),
        Outcome: Fixed({"eca:document": "document", "eca:party": "party"}),
        Participation: Fixed(
            {
                "eca:role": "role",
                "eca:represents": "represents",
                "eca:organisation": "organisation",
            }
        ),
        Series: Fixed(
            {
                "eca:party": "parties",
                "eca:kind": "kind",
                "eca:category": "category",
                "eca:level": "level",
                "eca:cadence": "cadence",
            }
        ),
    }
)


class Nodes:
    """Makes a node of each record.

    Args:
        resolver: Where ids are found, to know the drawer of what a record refers to.
        base: What the address of every node begins with.
    """

    def __init__(self, resolver: Resolver, base: str = BASE) -> None:
        self._resolver = resolver
        self._base = base

    def node(self, drawer: str, record: Record, *, sourced: bool = True) -> dict[str, Any]:
        """Return the node of a record; what is unknown is left out.

        Args:
            drawer: Its drawer.
            record: The record.
            sourced: Whether the node says who says so.
        """
        here = self.address(drawer, record.id)
        own = [str(one) for one in _identifiers(record) if one.scheme not in ELSEWHERE]
        found = {
            **self.short(drawer, record),
            "identifier": [record.id, *own],
            "alternateName": [tagged(name.value, name.lang) for name in record.names],
            "eca:formerId": list(record.former_ids),
            **self._own(record, here),
            **(self._said(record, here) if sourced else {}),
        }
        return known(found)

    def short(self, drawer: str, record: Record) -> dict[str, Any]:
        """Return what names a record to those who do not follow its address."""
        found = {
            "@id": self.address(drawer, record.id),
            "@type": TYPES[type(record)],
            "identifier": record.id,
            "name": record.label,
            "sameAs": [elsewhere(str(one)) for one in _identifiers(record) if one.scheme in ELSEWHERE],
            **(when(record.dates) if isinstance(record, Event) else {}),
        }
        return known(found)

    def scheme(self, topics: Iterable[Topic]) -> dict[str, Any]:
        """Return the node of the scheme that the topics are concepts of."""
        top = [{"@id": self.address("topics", topic.id)} for topic in topics if topic.broader is None]
        types = ["DefinedTermSet", "skos:ConceptScheme"]
        named = {"name": "Topics of the dialogues between the European Union and Central Asia"}
        return known({"@id": f"{self._base}topics", "@type": types, **named, "skos:hasTopConcept": top})

    def address(self, drawer: str, key: str) -> str:
        """Return the address of a record."""
        return f"{self._base}{drawer}/{quote(key, safe='')}"

    def _ref(self, key: str | None, *drawers: str) -> dict[str, str] | None:
        """Return a reference to the record with an id, in the first of some drawers that has it."""
        if key is None:
            return None
        for drawer in drawers:
            record = self._resolver.get(key, drawer)
            if record is not None:
                return {"@id": self.address(drawer, record.id)}
        # An id that nobody knows still gets an address, as a file of some records refers to those outside.
        return {"@id": self.address(drawers[0], key)}

    def _at(self, value: Value, field: str) -> Any:
        """Return what a field holds: a reference to each record of which it holds the id, else the value."""
        held, drawers = getattr(value, field), members(value)[field].metadata.get("refers")
        if isinstance(held, tuple):
            return [self._ref(key, *drawers) for key in held] if drawers else list(held)
        return self._ref(held, *drawers) if drawers else held

    def _fields(self, value: Value) -> dict[str, Any]:
        return {name: self._at(value, field) for name, field in FIELDS[type(value)].items()}

    def _own(self, record: Record, here: str) -> dict[str, Any]:
        """Return what only records of that class say."""
        match record:
            case Event():
                own = self._event(record, here)
            case Document():
                own = self._document(record, here)
            case Official():
                own = {"worksFor": numbered(self._post, record.appointments, f"{here}#appointment")}
            case Series():
                own = self._fields(record) | {"eca:gap": [gap.edition for gap in record.gaps]}
            case Topic():
                own = self._topic(record)
            case Region():
                held = numbered(self._member, record.memberships, f"{here}#member")
                own = {"containsPlace": held, "eca:scheme": record.scheme}
            case City():
                place = {"geo": _point(record, here), "address": _postal(here, record.id, record.country)}
                own = self._fields(record) | place | {"eca:timezone": record.timezone}
            case Country():
                own = self._fields(record) | {"address": _postal(here, None, record.id)}
            case Organisation() if record.kind not in PRIVATE:
                own = {"@type": "GovernmentOrganization"} | self._fields(record)
            case _:
                own = self._fields(record)
        return own

    def _member(self, one: Membership, here: str) -> dict[str, Any]:
        return known(_role(here) | {"containsPlace": self._at(one, "country")} | when(one.dates))

    def _topic(self, topic: Topic) -> dict[str, Any]:
        """Return what a topic is as a concept of SKOS, whose labels have languages and differ."""
        scheme = {"@id": f"{self._base}topics"}
        names = (tagged(name.value, name.lang) for name in topic.names)
        preferred = tagged(topic.name, "en")
        return {
            "@type": ["DefinedTerm", "skos:Concept"],
            "inDefinedTermSet": scheme["@id"],
            "skos:inScheme": scheme,
            "skos:topConceptOf": scheme if topic.broader is None else None,
            "skos:prefLabel": preferred,
            "skos:altLabel": [name for name in names if name != preferred],
            "skos:broader": self._at(topic, "broader"),
            **grouped((f"skos:{one.match}", {"@id": elsewhere(one.concept)}) for one in topic.mappings),
        }

    def _event(self, event: Event, here: str) -> dict[str, Any]:
        related = [(one.how, self._at(one, "event")) for one in event.relations]
        parents = [ref for how, ref in related if how is RelationKind.PART_OF]
        others = ((f"eca:{how}", ref) for how, ref in related if how is not RelationKind.PART_OF)
        return {
            **when(event.dates),
            "previousStartDate": date_of(event.rescheduled_from),
            "eventStatus": {"@id": f"http://schema.org/{STATUSES[event.status]}"} if event.status else None,
            "eventAttendanceMode": {"@id": f"http://schema.org/{MODES[event.mode]}"} if event.mode else None,
            "location": self._location(event, here),
            "superEvent": [self._at(event, "series"), *parents],
            "organizer": [
                self._ref(key, "organisations")
                for key in event.hosts
                if self._resolver.get(key, "organisations") is not None
            ],
            "eca:host": self._at(event, "hosts"),
            "eca:party": self._at(event, "parties"),
            "about": self._at(event, "topics"),
            "attendee": numbered(self._part, event.participations, f"{here}#participation"),
            "workFeatured": numbered(self._work, event.documents, f"{here}#document"),
            "eca:outcome": numbered(self._outcome, event.outcomes, f"{here}#outcome"),
            "description": event.summary,
            "eca:edition": event.edition,
            "eca:kind": event.kind,
            "eca:category": event.category,
            "eca:level": event.level,
            "eca:status": event.status,
            **grouped(others),
        }

    def _location(self, event: Event, here: str) -> list[dict[str, Any]]:
        place = event.place
        within: dict[str, Any] | None = self._at(place, "city") or self._at(place, "country")
        found = [within] if within is not None else []
        if place.venue is not None:
            address = _postal(here, place.city, place.country)
            node = {"@id": f"{here}#place", "@type": "Place", "name": place.venue, "address": address}
            found = [known(node | {"containedInPlace": within})]
        if event.mode in {Mode.VIRTUAL, Mode.HYBRID}:
            found.append({"@id": f"{here}#online", "@type": "VirtualLocation", "name": "online"})
        return found

    def _part(self, one: Participation, here: str) -> dict[str, Any]:
        # only people and organisations attend, to schema.org; whom they represent may be a country
        who = self._at(one, "official") or self._at(one, "organisation")
        return known(_role(here, one.role, one.title) | {"attendee": who} | self._fields(one))

    def _work(self, link: DocumentLink, here: str) -> dict[str, Any]:
        work = {"workFeatured": self._at(link, "document"), "eca:section": link.section}
        return known(_role(here, link.how) | work)

    def _outcome(self, one: Outcome, here: str) -> dict[str, Any]:
        amount = one.amount is not None and _amount(one, f"{here}-amount")
        said = {"eca:kind": one.kind, "description": one.text, "eca:amount": amount or None}
        return known({"@id": here, "@type": "eca:Outcome", "identifier": one.id} | said | self._fields(one))

    def _post(self, post: Appointment, here: str) -> dict[str, Any]:
        attested = {"eca:attested": [str(day) for day in post.attested]}
        return known(_role(here) | self._fields(post) | when(post.dates) | attested)

    def _document(self, document: Document, here: str) -> dict[str, Any]:
        parts = [
            {"@id": f"{here}#{quote(one.id, safe='')}", "@type": "CreativeWork", "name": one.title}
            for one in document.sections
        ]
        return {
            "hasPart": parts,
            "url": document.text_url,
            "eca:party": self._at(document, "parties"),
            "prov:wasInfluencedBy": numbered(self._step, document.steps, f"{here}#step"),
            "eca:kind": document.kind,
            "eca:status": document.status,
            **grouped((f"eca:{one.how}", self._at(one, "document")) for one in document.relations),
        }

    def _step(self, step: Step, here: str) -> dict[str, Any]:
        at = {"dcterms:temporal": edtf(step.date), "eca:event": self._at(step, "event")}
        what = {"@id": here, "@type": "prov:Activity", "name": step.kind}
        return known(what | at | {"description": step.note})

    def _said(self, record: Record, here: str) -> dict[str, Any]:
        """Return who says so: the pages, what each supports, and what others say."""
        pages = [self._page(source) for source in record.sources]
        claims = numbered(self._claim, record.disputes, f"{here}#dispute")
        # only a work cites, to schema.org; of anything else a page tells
        said = {"citation": pages, "subjectOf": claims}
        return {
            **(said if isinstance(record, Document) else {"subjectOf": pages + claims}),
            "prov:hadPrimarySource": [{"@id": source.url} for source in record.sources],
            "prov:qualifiedPrimarySource": numbered(_support, record.sources, f"{here}#source"),
        }

    def _page(self, source: Source) -> dict[str, Any]:
        address = f"{self._base}publishers/{quote(source.publisher, safe='')}"
        page = {
            "@id": source.url,
            "@type": "WebPage",
            "name": source.title,
            "publisher": {"@id": address, "@type": "Organization", "name": source.publisher},
            "datePublished": date_of(source.published),
            "inLanguage": source.lang,
        }
        return known(page)

    def _claim(self, dispute: Dispute, here: str) -> dict[str, Any]:
        urls = [{"@id": url} for url in dispute.urls]
        said = {"text": dispute.claim, "eca:field": dispute.field, "appearance": urls}
        return known({"@id": here, "@type": "Claim", **said, "description": dispute.note})


def _support(source: Source, here: str) -> dict[str, Any]:
    """Return which fields a page supports."""
    claim = {
        "@id": here,
        "@type": "prov:PrimarySource",
        "prov:entity": {"@id": source.url},
        "eca:supports": list(source.supports),
        "eca:accessed": edtf(source.accessed),
        "description": source.note,
    }
    return known(claim)


def _identifiers(record: Record) -> tuple[Identifier, ...]:
    found: tuple[Identifier, ...] = getattr(record, "identifiers", ())
    return found


def _postal(here: str, city: str | None, country: str | None) -> dict[str, Any] | None:
    """Return the address of a place, as far as the registry knows it."""
    if city is None and country is None:
        return None
    said = {"addressLocality": city, "addressCountry": country}
    return known({"@id": f"{here}#address", "@type": "PostalAddress", **said})


def _point(city: City, here: str) -> dict[str, Any] | None:
    if city.latitude is None or city.longitude is None:
        return None
    place = {"latitude": city.latitude, "longitude": city.longitude}
    return {"@id": f"{here}#geo", "@type": "GeoCoordinates", **place}


def _amount(one: Outcome, here: str) -> dict[str, Any]:
    return {"@id": here, "@type": "MonetaryAmount", "currency": one.currency, "value": one.amount}


def _role(here: str, *names: str | None) -> dict[str, Any]:
    return {"@id": here, "@type": "Role", "roleName": list(names)}
