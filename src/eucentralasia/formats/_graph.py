"""Records as nodes of linked data: schema.org for the things, PROV for who says so, SKOS for the topics.

Every node has an address, parts too, so that the same records give the same graph and the same text. What
schema.org has no word for is said with words of our own, under ``eca:``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

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
from eucentralasia.model.validation import members

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from eucentralasia.dates import DateSpan, PartialDate
    from eucentralasia.formats._source import Resolver
    from eucentralasia.model import Dispute, DocumentLink, Membership, Record, Source, Step
    from eucentralasia.model.validation import Value

__all__ = ["BASE", "CONTEXT", "OWN", "Nodes"]

BASE: Final = "urn:eucentralasia:"
OWN: Final = "urn:eucentralasia:terms:"
# What schema.org's own context says of the words used here, so that nothing need be fetched to read them.
CONTEXT: Final[dict[str, Any]] = {
    "@vocab": "http://schema.org/",
    "dcterms": "http://purl.org/dc/terms/",
    "eca": OWN,
    "prov": "http://www.w3.org/ns/prov#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    **{name: {"@type": "Date"} for name in ("datePublished", "endDate", "previousStartDate", "startDate")},
    **{name: {"@type": "@id"} for name in ("inDefinedTermSet", "sameAs", "url")},
}

EDTF: Final = "http://id.loc.gov/datatypes/edtf/EDTF"
AUTHORITY: Final = "http://publications.europa.eu/resource/authority/"
ELSEWHERE: Final = {
    "celex": "http://publications.europa.eu/resource/celex/{}",
    "eli": "http://data.europa.eu/eli/{}",
    "eurovoc": "http://eurovoc.europa.eu/{}",
    "geonames": "https://sws.geonames.org/{}/",
    "op-body": AUTHORITY + "corporate-body/{}",
    "op-country": AUTHORITY + "country/{}",
    "wikidata": "http://www.wikidata.org/entity/{}",
}
STATUSES: Final = {
    Status.HELD: "EventScheduled",
    Status.PLANNED: "EventScheduled",
    Status.POSTPONED: "EventPostponed",
    Status.CANCELLED: "EventCancelled",
}
MODES: Final = {
    Mode.IN_PERSON: "OfflineEventAttendanceMode",
    Mode.VIRTUAL: "OnlineEventAttendanceMode",
    Mode.HYBRID: "MixedEventAttendanceMode",
}
# Bodies that schema.org's GovernmentOrganization would be wrong for, and those of which we do not know it.
PRIVATE: Final = {
    OrganisationKind.BANK,
    OrganisationKind.INTERNATIONAL_ORGANISATION,
    OrganisationKind.OTHER,
    None,
}
TYPES: Final[dict[type, str]] = {
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


# What some classes say with their fields as they stand; an id is a reference to its record.
FIELDS: Final[dict[type, dict[str, str]]] = {
    Appointment: {"namedPosition": "title", "worksFor": "organisation", "eca:represents": "represents"},
    City: {"containedInPlace": "country"},
    Country: {
        "eca:officialName": "official_name",
        "eca:capital": "capital",
        "eca:language": "languages",
        "eca:alpha3": "alpha_3",
        "eca:numeric": "numeric",
        "eca:currency": "currency",
    },
    Organisation: {"parentOrganization": "parent", "eca:party": "party", "eca:kind": "kind"},
    Outcome: {"eca:document": "document", "eca:party": "party"},
    Participation: {
        "namedPosition": "title",
        "eca:represents": "represents",
        "eca:organisation": "organisation",
    },
    Series: {
        "eca:party": "parties",
        "eca:kind": "kind",
        "eca:category": "category",
        "eca:level": "level",
        "eca:cadence": "cadence",
    },
}


class Nodes:
    """Makes a node of each record.

    Args:
        resolver: Where ids are found, to know the drawer of what a record refers to.
        base: What the address of every node begins with.
    """

    def __init__(self, resolver: Resolver, base: str = BASE) -> None:
        self._resolver = resolver
        self._base = base

    def node(self, drawer: str, record: Record) -> dict[str, Any]:
        """Return the node of a record; what is unknown is left out."""
        here = self.address(drawer, record.id)
        identifiers = getattr(record, "identifiers", ())
        own = [str(one) for one in identifiers if one.scheme not in ELSEWHERE]
        found = {
            "@id": here,
            "@type": TYPES[type(record)],
            "identifier": [record.id, *own],
            "name": record.label,
            "alternateName": [_tagged(name.value, name.lang) for name in record.names],
            "sameAs": [_elsewhere(str(one)) for one in identifiers if one.scheme in ELSEWHERE],
            "eca:formerId": list(record.former_ids),
            **self._own(record, here),
            **self._said(record.sources, here),
            "subjectOf": _numbered(self._claim, record.disputes, f"{here}#dispute"),
        }
        return _known(found)

    def address(self, drawer: str, key: str) -> str:
        """Return the address of a record."""
        return f"{self._base}{drawer}/{quote(key, safe='')}"

    def _ref(self, key: str | None, *drawers: str) -> dict[str, str] | None:
        """Return a reference to the record with an id, in the first of some drawers that has it."""
        if key is None:
            return None
        # An id that nobody knows still gets an address, as a file of some records refers to those outside.
        having = (drawer for drawer in drawers if self._resolver.get(key, drawer) is not None)
        return {"@id": self.address(next(having, drawers[0]), key)}

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
                own = {"worksFor": _numbered(self._post, record.appointments, f"{here}#appointment")}
            case Series():
                own = self._fields(record) | {"eca:gap": [gap.edition for gap in record.gaps]}
            case Topic():
                same = ((f"skos:{one.match}", {"@id": _elsewhere(one.concept)}) for one in record.mappings)
                broader = {"skos:broader": self._at(record, "broader")}
                own = {"inDefinedTermSet": f"{self._base}topics"} | broader | _grouped(same)
            case Region():
                held = _numbered(self._member, record.memberships, f"{here}#member")
                own = {"containsPlace": held, "eca:scheme": record.scheme}
            case City():
                own = self._fields(record) | {"geo": _point(record, here), "eca:timezone": record.timezone}
            case Organisation() if record.kind not in PRIVATE:
                own = {"@type": "GovernmentOrganization"} | self._fields(record)
            case _:
                own = self._fields(record)
        return own

    def _member(self, one: Membership, here: str) -> dict[str, Any]:
        return _known(_role(here, None) | {"containsPlace": self._at(one, "country")} | _when(one.dates))

    def _event(self, event: Event, here: str) -> dict[str, Any]:
        related = [(one.how, self._at(one, "event")) for one in event.relations]
        parents = [ref for how, ref in related if how is RelationKind.PART_OF]
        others = ((f"eca:{how}", ref) for how, ref in related if how is not RelationKind.PART_OF)
        return {
            **_when(event.dates),
            "previousStartDate": _date(event.rescheduled_from),
            "eventStatus": {"@id": f"http://schema.org/{STATUSES[event.status]}"} if event.status else None,
            "eventAttendanceMode": {"@id": f"http://schema.org/{MODES[event.mode]}"} if event.mode else None,
            "location": self._location(event, here),
            "superEvent": [self._at(event, "series"), *parents],
            "organizer": self._at(event, "hosts"),
            "eca:party": self._at(event, "parties"),
            "about": self._at(event, "topics"),
            "attendee": _numbered(self._part, event.participations, f"{here}#participation"),
            "workFeatured": _numbered(self._work, event.documents, f"{here}#document"),
            "eca:outcome": _numbered(self._outcome, event.outcomes, f"{here}#outcome"),
            "description": event.summary,
            "eca:edition": event.edition,
            "eca:kind": event.kind,
            "eca:category": event.category,
            "eca:level": event.level,
            "eca:status": event.status,
            **_grouped(others),
        }

    def _location(self, event: Event, here: str) -> dict[str, Any] | None:
        place = event.place
        within: dict[str, Any] | None = self._at(place, "city") or self._at(place, "country")
        if place.venue is None:
            return within
        node = {"@id": f"{here}#place", "@type": "Place", "name": place.venue, "containedInPlace": within}
        return _known(node)

    def _part(self, one: Participation, here: str) -> dict[str, Any]:
        who = self._at(one, "official") or self._at(one, "organisation") or self._at(one, "represents")
        return _known(_role(here, one.role) | {"attendee": who} | self._fields(one))

    def _work(self, link: DocumentLink, here: str) -> dict[str, Any]:
        work = {"workFeatured": self._at(link, "document"), "eca:section": link.section}
        return _known(_role(here, link.how) | work)

    def _outcome(self, one: Outcome, here: str) -> dict[str, Any]:
        amount = one.amount is not None and _amount(one, f"{here}-amount")
        said = {"eca:kind": one.kind, "description": one.text, "eca:amount": amount or None}
        return _known({"@id": here, "@type": "eca:Outcome", "identifier": one.id} | said | self._fields(one))

    def _post(self, post: Appointment, here: str) -> dict[str, Any]:
        attested = {"eca:attested": [str(day) for day in post.attested]}
        return _known(_role(here, None) | self._fields(post) | _when(post.dates) | attested)

    def _document(self, document: Document, here: str) -> dict[str, Any]:
        parts = [
            {"@id": f"{here}#{quote(one.id, safe='')}", "@type": "CreativeWork", "name": one.title}
            for one in document.sections
        ]
        return {
            "hasPart": parts,
            "url": document.text_url,
            "eca:party": self._at(document, "parties"),
            "prov:wasInfluencedBy": _numbered(self._step, document.steps, f"{here}#step"),
            "eca:kind": document.kind,
            "eca:status": document.status,
            **_grouped((f"eca:{one.how}", self._at(one, "document")) for one in document.relations),
        }

    def _step(self, step: Step, here: str) -> dict[str, Any]:
        at = {"dcterms:temporal": _edtf(step.date), "eca:event": self._at(step, "event")}
        what = {"@id": here, "@type": "prov:Activity", "name": step.kind}
        return _known(what | at | {"description": step.note})

    def _said(self, sources: Sequence[Source], here: str) -> dict[str, Any]:
        """Return who says so: the pages, and for each which fields it supports."""
        return {
            "citation": [self._page(source) for source in sources],
            "prov:hadPrimarySource": [{"@id": source.url} for source in sources],
            "prov:qualifiedPrimarySource": _numbered(_support, sources, f"{here}#source"),
        }

    def _page(self, source: Source) -> dict[str, Any]:
        address = f"{self._base}publishers/{quote(source.publisher, safe='')}"
        page = {
            "@id": source.url,
            "@type": "WebPage",
            "name": source.title,
            "publisher": {"@id": address, "@type": "Organization", "name": source.publisher},
            "datePublished": _date(source.published),
            "inLanguage": source.lang,
        }
        return _known(page)

    def _claim(self, dispute: Dispute, here: str) -> dict[str, Any]:
        urls = [{"@id": url} for url in dispute.urls]
        said = {"text": dispute.claim, "eca:field": dispute.field, "appearance": urls}
        return _known({"@id": here, "@type": "Claim", **said, "description": dispute.note})


def _support(source: Source, here: str) -> dict[str, Any]:
    """Return which fields a page supports."""
    claim = {
        "@id": here,
        "@type": "prov:PrimarySource",
        "prov:entity": {"@id": source.url},
        "eca:supports": list(source.supports),
        "eca:accessed": _edtf(source.accessed),
        "description": source.note,
    }
    return _known(claim)


def _point(city: City, here: str) -> dict[str, Any] | None:
    if city.latitude is None or city.longitude is None:
        return None
    place = {"latitude": city.latitude, "longitude": city.longitude}
    return {"@id": f"{here}#geo", "@type": "GeoCoordinates", **place}


def _amount(one: Outcome, here: str) -> dict[str, Any]:
    return {"@id": here, "@type": "MonetaryAmount", "currency": one.currency, "value": one.amount}


def _numbered(make: Callable[[Any, str], dict[str, Any]], parts: Iterable[Any], here: str) -> list[Any]:
    """Return the nodes of some parts, whose addresses end with their numbers."""
    # Blank nodes would be named anew by every writer, and two graphs of the same records would differ.
    return [make(part, f"{here}-{number}") for number, part in enumerate(parts)]


def _grouped(pairs: Iterable[tuple[str, Any]]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


def _role(here: str, name: str | None) -> dict[str, Any]:
    return {"@id": here, "@type": "Role", "roleName": name}


def _when(span: DateSpan | None) -> dict[str, Any]:
    """Return a span in EDTF, and its ends as dates as far as they are sure."""
    if span is None:
        return {}
    ends = {"startDate": span.start, "endDate": span.end}
    whole = {name: end for name, end in ends.items() if end is not None and end.grouping is None}
    sure = {name: str(end) for name, end in whole.items() if not end.qualifier and not span.is_set}
    return {**sure, "dcterms:temporal": _edtf(span)}


def _date(date: PartialDate | None) -> str | dict[str, str] | None:
    """Return a date as one; a part of a year is none to others and stands as EDTF."""
    return _edtf(date) if date is None or date.grouping is not None else str(date)


def _edtf(date: object) -> dict[str, str] | None:
    return {"@type": EDTF, "@value": str(date)} if date is not None else None


def _tagged(text: str, lang: str | None) -> str | dict[str, str]:
    return {"@value": text, "@language": lang} if lang else text


def _elsewhere(identifier: str) -> str:
    """Return the address of an identifier in an outside scheme."""
    scheme, _, value = identifier.partition(":")
    return ELSEWHERE.get(scheme, f"urn:{scheme}:{{}}").format(quote(value, safe="/"))


def _known(node: dict[str, Any]) -> dict[str, Any]:
    """Return a node without what is unknown or empty; a list of one stands for the one."""
    found: dict[str, Any] = {}
    for name, value in node.items():
        held = [one for one in value if one is not None] if isinstance(value, list) else value
        if held is not None and held != []:
            found[name] = held[0] if isinstance(held, list) and len(held) == 1 else held
    return found
