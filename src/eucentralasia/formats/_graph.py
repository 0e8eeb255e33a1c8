"""Records as nodes of linked data: schema.org for the things, PROV for who says so, SKOS for the topics.

Every node has an address, parts too, so that the same records give the same graph and the same text. What schema.org
has no word for is said with words of our own, under ``eca:``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast
from urllib.parse import quote

from eucentralasia.model import (
    City,
    Country,
    Document,
    Event,
    Mode,
    Official,
    Organisation,
    OrganisationKind,
    Region,
    RelationKind,
    Series,
    Status,
    Topic,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eucentralasia.dates import DateSpan, PartialDate
    from eucentralasia.formats._source import Directory
    from eucentralasia.model import Appointment, Dispute, Participation, Record, Source, Step

__all__ = ["BASE", "CONTEXT", "OWN", "Nodes"]

BASE: Final = "urn:eucentralasia:"
OWN: Final = "urn:eucentralasia:terms:"
CONTEXT: Final[dict[str, Any]] = {
    "@vocab": "http://schema.org/",
    "dcterms": "http://purl.org/dc/terms/",
    "eca": OWN,
    "prov": "http://www.w3.org/ns/prov#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    **{name: {"@type": "Date"} for name in ("datePublished", "endDate", "previousStartDate", "startDate")},
    **{name: {"@type": "@id"} for name in ("inDefinedTermSet", "sameAs", "url")},
}
"""What schema.org's own context says of the words used here, so that nothing need be fetched to read them."""

EDTF: Final = "http://id.loc.gov/datatypes/edtf/EDTF"
AUTHORITY: Final = "http://publications.europa.eu/resource/authority/"
ELSEWHERE: Final = {
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


class Nodes:
    """Makes a node of each record.

    Args:
        directory: Where ids are found, to know the drawer of what a record refers to.
        base: What the address of every node begins with.
    """

    def __init__(self, directory: Directory, base: str = BASE) -> None:
        self._directory = directory
        self._base = base

    def node(self, drawer: str, record: Record) -> dict[str, Any]:
        """Return the node of a record; what is unknown is left out."""
        here = self.address(drawer, record.id)
        found = {
            "@id": here,
            "@type": TYPES[type(record)],
            "identifier": [
                record.id,
                *(
                    one
                    for one in getattr(record, "identifiers", ())
                    if one.partition(":")[0] not in ELSEWHERE
                ),
            ],
            "name": record.label,
            "alternateName": [_tagged(name.value, name.lang) for name in record.names],
            "sameAs": [
                _elsewhere(one)
                for one in getattr(record, "identifiers", ())
                if one.partition(":")[0] in ELSEWHERE
            ],
            "eca:formerId": list(record.former_ids),
            **self._own(record, here),
            **self._said(record.sources, here),
            "subjectOf": [
                self._claim(one, f"{here}#dispute-{place}") for place, one in enumerate(record.disputes)
            ],
        }
        return _known(found)

    def address(self, drawer: str, key: str) -> str:
        """Return the address of a record."""
        return f"{self._base}{drawer}/{quote(key, safe='')}"

    def _ref(self, key: str | None, *drawers: str) -> dict[str, str] | None:
        """Return a reference to the record with an id, in the first of some drawers that has it."""
        if key is None:
            return None
        having = next(
            (drawer for drawer in drawers if self._directory.get(key, drawer) is not None), drawers[0]
        )
        return {"@id": self.address(having, key)}

    def _refs(self, keys: Iterable[str], *drawers: str) -> list[dict[str, str] | None]:
        return [self._ref(key, *drawers) for key in keys]

    def _own(self, record: Record, here: str) -> dict[str, Any]:
        """Return what only records of that class say."""
        match record:
            case Event():
                return self._event(record, here)
            case Document():
                return self._document(record, here)
            case Official():
                return {
                    "worksFor": [
                        self._post(post, f"{here}#appointment-{n}")
                        for n, post in enumerate(record.appointments)
                    ]
                }
            case Series():
                kinds = {"eca:kind": record.kind, "eca:level": record.level, "eca:cadence": record.cadence}
                return {
                    "eca:party": self._parties(record.parties),
                    **kinds,
                    "eca:gap": [gap.edition for gap in record.gaps],
                }
            case Topic():
                matches: dict[str, list[dict[str, str]]] = {}
                for one in record.mappings:
                    matches.setdefault(f"skos:{one.match}", []).append({"@id": _elsewhere(one.concept)})
                return {
                    "inDefinedTermSet": f"{self._base}topics",
                    "skos:broader": self._ref(record.broader, "topics"),
                    **matches,
                }
        return self._place(record, here)

    def _place(self, record: Record, here: str) -> dict[str, Any]:
        """Return what regions, countries, cities and organisations say."""
        match record:
            case Region():
                members = [
                    {
                        **_role(f"{here}#member-{n}", None),
                        "containsPlace": self._ref(one.country, "countries"),
                        **_when(one.dates),
                    }
                    for n, one in enumerate(record.memberships)
                ]
                return {"containsPlace": [_known(one) for one in members], "eca:scheme": record.scheme}
            case Country():
                codes = {
                    "eca:alpha3": record.alpha_3,
                    "eca:numeric": record.numeric,
                    "eca:currency": record.currency,
                }
                capital = self._ref(record.capital, "cities")
                return {
                    "eca:officialName": record.official_name,
                    "eca:capital": capital,
                    "eca:language": list(record.languages),
                    **codes,
                }
            case City():
                point = {
                    "@id": f"{here}#geo",
                    "@type": "GeoCoordinates",
                    "latitude": record.latitude,
                    "longitude": record.longitude,
                }
                geo = point if record.latitude is not None and record.longitude is not None else None
                return {
                    "containedInPlace": self._ref(record.country, "countries"),
                    "geo": geo,
                    "eca:timezone": record.timezone,
                }
        return self._organisation(cast("Organisation", record))

    def _organisation(self, body: Organisation) -> dict[str, Any]:
        kind = {} if body.kind in PRIVATE else {"@type": "GovernmentOrganization"}
        belongs = {
            "parentOrganization": self._ref(body.parent, "organisations"),
            "eca:party": self._party(body.party),
        }
        return {**kind, **belongs, "eca:kind": body.kind}

    def _event(self, event: Event, here: str) -> dict[str, Any]:
        parents = [
            self._ref(one.event, "events") for one in event.relations if one.how is RelationKind.PART_OF
        ]
        others: dict[str, list[Any]] = {}
        for one in event.relations:
            if one.how is not RelationKind.PART_OF:
                others.setdefault(f"eca:{one.how}", []).append(self._ref(one.event, "events"))
        return {
            **_when(event.dates),
            "previousStartDate": _date(event.rescheduled_from),
            "eventStatus": {"@id": f"http://schema.org/{STATUSES[event.status]}"} if event.status else None,
            "eventAttendanceMode": {"@id": f"http://schema.org/{MODES[event.mode]}"} if event.mode else None,
            "location": self._location(event, here),
            "superEvent": [self._ref(event.series, "series"), *parents],
            "organizer": self._refs(event.hosts, "countries", "regions", "organisations"),
            "eca:party": self._parties(event.parties),
            "about": self._refs(event.topics, "topics"),
            "attendee": [
                self._part(one, f"{here}#participation-{n}") for n, one in enumerate(event.participations)
            ],
            "workFeatured": [
                _known(
                    {
                        **_role(f"{here}#document-{n}", one.how),
                        "workFeatured": self._ref(one.document, "documents"),
                        "eca:section": one.section,
                    }
                )
                for n, one in enumerate(event.documents)
            ],
            "description": event.summary,
            "eca:edition": event.edition,
            "eca:kind": event.kind,
            "eca:level": event.level,
            "eca:status": event.status,
            **others,
        }

    def _location(self, event: Event, here: str) -> dict[str, Any] | None:
        place = event.place
        within = self._ref(place.city, "cities") or self._ref(place.country, "countries")
        if place.venue is None:
            return within
        return _known(
            {"@id": f"{here}#place", "@type": "Place", "name": place.venue, "containedInPlace": within}
        )

    def _part(self, one: Participation, here: str) -> dict[str, Any]:
        who = (
            self._ref(one.official, "officials")
            or self._ref(one.organisation, "organisations")
            or self._party(one.represents)
        )
        office = {
            "eca:represents": self._party(one.represents),
            "eca:organisation": self._ref(one.organisation, "organisations"),
        }
        return _known({**_role(here, one.role), "attendee": who, "namedPosition": one.title, **office})

    def _post(self, post: Appointment, here: str) -> dict[str, Any]:
        attested = {"eca:attested": [str(day) for day in post.attested]}
        whose = {
            "worksFor": self._ref(post.organisation, "organisations"),
            "eca:represents": self._party(post.represents),
        }
        return _known(
            {**_role(here, None), "namedPosition": post.title, **whose, **_when(post.dates), **attested}
        )

    def _document(self, document: Document, here: str) -> dict[str, Any]:
        parts = [
            {"@id": f"{here}#{quote(one.id, safe='')}", "@type": "CreativeWork", "name": one.title}
            for one in document.sections
        ]
        related: dict[str, list[Any]] = {}
        for one in document.relations:
            related.setdefault(f"eca:{one.how}", []).append(self._ref(one.document, "documents"))
        return {
            "hasPart": parts,
            "eca:party": self._parties(document.parties),
            "prov:wasInfluencedBy": [
                self._step(one, f"{here}#step-{n}") for n, one in enumerate(document.steps)
            ],
            "eca:kind": document.kind,
            "eca:status": document.status,
            **related,
        }

    def _step(self, step: Step, here: str) -> dict[str, Any]:
        at = {"dcterms:temporal": _edtf(step.date), "eca:event": self._ref(step.event, "events")}
        return _known(
            {"@id": here, "@type": "prov:Activity", "name": step.kind, **at, "description": step.note}
        )

    def _said(self, sources: Iterable[Source], here: str) -> dict[str, Any]:
        """Return who says so: the pages, and for each which fields it supports."""
        pages, claims = [], []
        for place, source in enumerate(sources):
            page = {"@id": source.url}
            publisher = {
                "@id": f"{self._base}publishers/{quote(source.publisher, safe='')}",
                "@type": "Organization",
                "name": source.publisher,
            }
            dates = {"datePublished": _date(source.published)}
            pages.append(
                _known(
                    {
                        **page,
                        "@type": "WebPage",
                        "name": source.title,
                        "publisher": publisher,
                        **dates,
                        "inLanguage": source.lang,
                    }
                )
            )
            said = {
                "prov:entity": page,
                "eca:supports": list(source.supports),
                "eca:accessed": _edtf(source.accessed),
            }
            claims.append(
                _known(
                    {
                        "@id": f"{here}#source-{place}",
                        "@type": "prov:PrimarySource",
                        **said,
                        "description": source.note,
                    }
                )
            )
        primary = [page["prov:entity"] for page in claims]
        return {"citation": pages, "prov:hadPrimarySource": primary, "prov:qualifiedPrimarySource": claims}

    def _claim(self, dispute: Dispute, here: str) -> dict[str, Any]:
        urls = [{"@id": url} for url in dispute.urls]
        said = {"text": dispute.claim, "eca:field": dispute.field, "appearance": urls}
        return _known({"@id": here, "@type": "Claim", **said, "description": dispute.note})

    def _party(self, key: str | None) -> dict[str, str] | None:
        return self._ref(key, "countries", "regions")

    def _parties(self, keys: Iterable[str]) -> list[dict[str, str] | None]:
        return [self._party(key) for key in keys]


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
    return ELSEWHERE.get(scheme, f"urn:{scheme}:{{}}").format(quote(value, safe=""))


def _known(node: dict[str, Any]) -> dict[str, Any]:
    """Return a node without what is unknown or empty; a list of one stands for the one."""
    found: dict[str, Any] = {}
    for name, value in node.items():
        held = [one for one in value if one is not None] if isinstance(value, list) else value
        if held is not None and held != []:
            found[name] = held[0] if isinstance(held, list) and len(held) == 1 else held
    return found
