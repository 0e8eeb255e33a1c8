"""Linked data that others can ask: dates in SPARQL, nothing that leads nowhere, words where they belong."""

import random
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import attrs
import pytest
import rdflib

import eucentralasia as eca
from eucentralasia.formats import jsonld, turtle
from eucentralasia.formats._literals import ELSEWHERE
from eucentralasia.queries.definitions import Dated
from support.reading_back import parse
from support.sparql import MEANT, dated, question, spans

Node = dict[str, Any]
BASE = "urn:eucentralasia:"


def made(cls: type[Any], **fields: Any) -> Any:
    """A record of the plain forms that files have."""
    return cls(**fields)


def nodes_in(value: Any) -> Iterator[Node]:
    """Every node of a graph that says something, those inside others too."""
    if isinstance(value, list):
        for one in value:
            yield from nodes_in(one)
    elif isinstance(value, dict):
        if len(value) > 1 and "@id" in value:
            yield value
        for one in value.values():
            yield from nodes_in(one)


def references_in(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from references_in(one)
    elif isinstance(value, dict):
        if list(value) == ["@id"]:
            yield value["@id"]
        for one in value.values():
            yield from references_in(one)


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def named(graph: list[Node], address: str) -> Node:
    (found,) = (node for node in graph if node["@id"] == BASE + address)
    return found


@pytest.fixture(scope="module")
def whole() -> list[Node]:
    return jsonld.graph(eca.curated)


# Dates


@pytest.mark.parametrize(
    ("context", "count"),
    [
        ("turtle", 3),
        ("context", 2),
        ("schema.org", 2),
        pytest.param("turtle", 100, marks=pytest.mark.long),
    ],
)
def test_sparql_finds_by_date_what_where_finds(context: str, count: int) -> None:
    registry = dated()
    graph = {
        "turtle": lambda: rdflib.Graph().parse(data=turtle.dumps(registry), format="turtle"),
        "context": lambda: parse(jsonld.dumps(registry, context=jsonld.CONTEXT)),
        "schema.org": lambda: parse(jsonld.dumps(registry)),
    }[context]()
    names = list(MEANT)
    for number, text in enumerate(spans(count)):
        span, name = eca.DateSpan.from_edtf(text), names[number % 4]
        rows: Any = graph.query(question(name, span))
        found = {str(row.event).rpartition("/")[2] for row in rows}
        assert (name, text, found) == (name, text, set(registry.events.where(Dated(name, span)).ids))


@pytest.mark.parametrize(
    ("dates", "literals"),
    [
        ("2025-07-11", {("2025-07-11", "date")}),
        ("2025-07", {("2025-07", "gYearMonth")}),
        ("2025", {("2025", "gYear")}),
        ("2025-04/2025-06-03", {("2025-04", "gYearMonth"), ("2025-06-03", "date")}),
        ("2025-07~", set()),
        ("2025-33", set()),
        ("[2025-03-17..2025-03-20]", set()),
    ],
)
def test_a_date_has_the_type_of_what_is_known_of_it(dates: str, literals: set[tuple[str, str]]) -> None:
    event = made(eca.Event, id="a-2025", name="A", dates=dates, parties=("XX",))
    graph = rdflib.Graph().parse(data=turtle.dumps(eca.Registry([event])), format="turtle")
    found: list[Any] = [
        value
        for word in ("startDate", "endDate")
        for value in graph.objects(
            rdflib.URIRef(f"{BASE}events/a-2025"), rdflib.URIRef(f"http://schema.org/{word}")
        )
    ]
    assert {(str(one), str(one.datatype).rpartition("#")[2]) for one in found} == literals


def test_search_engines_read_dates_as_texts(tiny: eca.Registry) -> None:
    text = jsonld.dumps(tiny)
    assert '"startDate":"2022-06"' in text
    assert '"endDate":{"@type":"http://www.w3.org/2001/XMLSchema#gYearMonth"' not in text


# References


@pytest.mark.parametrize("seed", range(4))
def test_every_address_of_a_selection_leads_to_a_node(seed: int) -> None:
    chance = random.Random(seed)
    drawer = ("events", "officials", "documents", "cities")[seed]
    collection: Any = getattr(eca, drawer)
    chosen = chance.sample(list(collection.ids), 3)
    some = eca.Registry((collection[key] for key in chosen), base=eca.curated)
    for graph in (jsonld.graph(some), jsonld.graph(getattr(some, drawer))):
        told = {node["@id"] for node in nodes_in(graph)}
        assert [one for one in references_in(graph) if one.startswith(BASE) and one not in told] == []
        assert all("@type" in node for node in nodes_in(graph))


def test_the_page_of_one_event_tells_its_city_people_and_documents() -> None:
    event = eca.events["hlpsd-12"]
    graph = jsonld.graph(eca.events.where(eca.of_series("hlpsd"), eca.during("2025")))
    assert named(graph, "events/hlpsd-12")["prov:hadPrimarySource"]
    city = named(graph, "cities/Dushanbe")
    assert (city["name"], city["geo"]["latitude"], city["address"]["addressCountry"]) == (
        "Dushanbe",
        eca.cities["Dushanbe"].latitude,
        "TJ",
    )
    assert named(graph, "officials/olof-skoog")["worksFor"]
    assert {named(graph, f"documents/{one.document}")["@type"] for one in event.documents} <= {"CreativeWork"}
    assert "prov:hadPrimarySource" not in city
    # what those refer to comes by name
    member = named(graph, "countries/FR")
    assert set(member) == {"@id", "@type", "identifier", "name", "sameAs"}
    for one in event.relations:
        assert set(named(graph, f"events/{one.event}")) >= {"@type", "name", "eca:firstDay"}


def test_a_former_id_leads_to_the_node_of_today() -> None:
    series = eca.Series(id="talks", name="Talks", former_ids=("old-talks",))
    event = made(eca.Event, id="talk-1", name="T", dates="2030", series="old-talks", parties=("XX",))
    node = named(jsonld.graph(eca.Registry([series, event])), "events/talk-1")
    assert node["superEvent"] == {"@id": f"{BASE}series/talks"}


# The words of schema.org, with the classes that their definitions (30.0) allow, and what they may lead to.

WITHIN = {
    **dict.fromkeys(("City", "Country", "AdministrativeArea"), "Place"),
    **dict.fromkeys(("Claim", "WebPage", "Dataset", "DefinedTermSet"), "CreativeWork"),
    "GovernmentOrganization": "Organization",
    "EventSeries": "Event",
}
THING: set[str] = set()
WORDS: dict[str, tuple[set[str], set[str]]] = {
    **dict.fromkeys(("identifier", "name", "alternateName", "sameAs", "description", "url"), (THING, THING)),
    "subjectOf": (THING, {"CreativeWork", "Event"}),
    **{word: ({"Event", "Role"}, THING) for word in ("startDate", "endDate")},
    **{word: ({"Event"}, THING) for word in ("previousStartDate", "eventStatus", "eventAttendanceMode")},
    "location": ({"Event"}, {"Place", "VirtualLocation"}),
    "superEvent": ({"Event"}, {"Event"}),
    "organizer": ({"Event"}, {"Organization", "Person"}),
    "about": ({"Event", "CreativeWork"}, THING),
    "attendee": ({"Event", "Role"}, {"Organization", "Person", "Role"}),
    "workFeatured": ({"Event", "Role"}, {"CreativeWork", "Role"}),
    "worksFor": ({"Person", "Role"}, {"Organization", "Role"}),
    "roleName": ({"Role"}, THING),
    "containsPlace": ({"Place", "Role"}, {"Place", "Role"}),
    "containedInPlace": ({"Place"}, {"Place"}),
    "geo": ({"Place"}, {"GeoCoordinates"}),
    "address": ({"Place", "Organization", "Person"}, {"PostalAddress"}),
    **{word: ({"PostalAddress"}, THING) for word in ("addressLocality", "addressCountry")},
    **{word: ({"GeoCoordinates"}, THING) for word in ("latitude", "longitude")},
    **{word: ({"MonetaryAmount"}, THING) for word in ("currency", "value")},
    "parentOrganization": ({"Organization"}, {"Organization"}),
    "inDefinedTermSet": ({"DefinedTerm"}, THING),
    "citation": ({"CreativeWork"}, {"CreativeWork"}),
    "hasPart": ({"CreativeWork"}, {"CreativeWork"}),
    "publisher": ({"CreativeWork"}, {"Organization", "Person"}),
    "appearance": ({"Claim"}, {"CreativeWork"}),
    **{word: ({"CreativeWork"}, THING) for word in ("datePublished", "inLanguage", "version", "text")},
}


def classes(node: Node) -> set[str]:
    own = set(listed(node["@type"]))
    return own | {WITHIN[one] for one in own if one in WITHIN}


def test_every_word_of_schema_org_stands_where_its_definition_allows(whole: list[Node]) -> None:
    known = {node["@id"]: classes(node) for node in nodes_in(whole)}
    wrong: set[tuple[Any, ...]] = set()
    for node in nodes_in(whole):
        for word, value in node.items():
            if word.startswith("@") or ":" in word:
                continue
            domain, reach = WORDS[word]
            if domain and not domain & classes(node):
                wrong.add((word, "on", node["@type"]))
            for one in listed(value):
                found = known.get(one["@id"], set()) if isinstance(one, dict) and "@id" in one else None
                if reach and found and not reach & found:
                    wrong.add((word, "to", *sorted(found)))
    assert wrong == set()


def test_a_meeting_online_has_a_virtual_location() -> None:
    at = {"city": "Alpha", "country": "AA"}
    locations = {
        mode: jsonld.graph(
            eca.Registry(
                [
                    made(
                        eca.Event,
                        id="a-2025",
                        name="A",
                        dates="2025",
                        mode=mode,
                        parties=("XX",),
                        place=place,
                    )
                ]
            )
        )[0].get("location")
        for mode, place in (("virtual", {}), ("hybrid", at), ("in-person", at))
    }
    online = {"@id": f"{BASE}events/a-2025#online", "@type": "VirtualLocation", "name": "online"}
    there = {"@id": f"{BASE}cities/Alpha"}
    assert locations == {"virtual": online, "hybrid": [there, online], "in-person": there}


def test_hosts_that_are_organisations_organise() -> None:
    bureau = eca.Organisation(id="bureau", name="Bureau")
    event = made(eca.Event, id="a-2025", name="A", dates="2025", parties=("XX",), hosts=("TJ", "bureau"))
    node = named(jsonld.graph(eca.Registry([bureau, event])), "events/a-2025")
    assert node["organizer"] == {"@id": f"{BASE}organisations/bureau"}
    assert node["eca:host"] == [{"@id": f"{BASE}countries/TJ"}, {"@id": f"{BASE}organisations/bureau"}]


def test_every_identifier_with_an_address_is_same_as(whole: list[Node]) -> None:
    for drawer, records in eca.curated.by_drawer().items():
        for record in records:
            schemes = [one.scheme for one in getattr(record, "identifiers", ()) if one.scheme in ELSEWHERE]
            if schemes:
                node = named(whole, f"{drawer}/{quote(record.id, safe='')}")
                assert len(listed(node["sameAs"])) == len(schemes)


def test_an_eli_is_an_address_of_the_publications_office() -> None:
    document = made(eca.Document, id="d", title="D", identifiers=("eli:dec/2016/123/oj",))
    (node,) = jsonld.graph(eca.Registry([document]))
    assert node["sameAs"] == "http://data.europa.eu/eli/dec/2016/123/oj"


def test_a_field_of_a_record_stands_under_the_word_that_means_it() -> None:
    country = made(
        eca.Country,
        id="AA",
        alpha_3="AAA",
        numeric="001",
        name="Aa",
        official_name="Republic of Aa",
        languages=("aa",),
        currency="AAC",
    )
    (node,) = jsonld.graph(eca.Registry([country]))
    told = {"alpha3": "AAA", "numeric": "001", "officialName": "Republic of Aa", "language": "aa"}
    assert told | {"currency": "AAC"} == {
        word.removeprefix("eca:"): value for word, value in node.items() if word.startswith("eca:")
    }


@pytest.mark.parametrize(
    ("fields", "word", "meant"),
    [
        ({"mode": "in-person"}, "eventAttendanceMode", "OfflineEventAttendanceMode"),
        ({"mode": "virtual"}, "eventAttendanceMode", "OnlineEventAttendanceMode"),
        ({"mode": "hybrid"}, "eventAttendanceMode", "MixedEventAttendanceMode"),
        ({"status": "held"}, "eventStatus", "EventScheduled"),
        ({"status": "planned"}, "eventStatus", "EventScheduled"),
        ({"status": "postponed"}, "eventStatus", "EventPostponed"),
        ({"status": "cancelled"}, "eventStatus", "EventCancelled"),
    ],
)
def test_how_a_meeting_is_held_is_said_in_the_words_of_schema_org(
    fields: dict[str, str], word: str, meant: str
) -> None:
    event = made(eca.Event, id="a-2025", name="A", dates="2025", parties=("XX",), **fields)
    node = named(jsonld.graph(eca.Registry([event])), "events/a-2025")
    assert {"@id": f"http://schema.org/{meant}"} == node[word]


@pytest.mark.parametrize(
    ("identifier", "address"),
    [
        ("wikidata:Q232", "http://www.wikidata.org/entity/Q232"),
        ("geonames:1522867", "https://sws.geonames.org/1522867/"),
        ("eurovoc:5448", "http://eurovoc.europa.eu/5448"),
        ("op-country:KAZ", "http://publications.europa.eu/resource/authority/country/KAZ"),
        ("op-body:EEAS", "http://publications.europa.eu/resource/authority/corporate-body/EEAS"),
        ("celex:22016A0204(01)", "http://publications.europa.eu/resource/celex/22016A0204%2801%29"),
    ],
)
def test_an_identifier_leads_to_the_page_of_its_own_scheme(identifier: str, address: str) -> None:
    (node,) = jsonld.graph(eca.Registry([made(eca.Document, id="d", title="D", identifiers=(identifier,))]))
    assert address == node["sameAs"]


def test_a_search_engine_is_told_every_date_as_a_text() -> None:
    page = {"url": "https://example.org/", "publisher": "P", "published": "2025-01-02", "supports": ("name",)}
    event = made(
        eca.Event,
        id="a-2025",
        name="A",
        dates="2025-03-04/2025-03-05",
        rescheduled_from="2025-02-03",
        parties=("XX",),
        sources=(eca.structure(page, eca.Source),),
    )
    text = jsonld.dumps(eca.Registry([event]))
    for word, date in (
        ("startDate", "2025-03-04"),
        ("endDate", "2025-03-05"),
        ("previousStartDate", "2025-02-03"),
        ("datePublished", "2025-01-02"),
    ):
        assert f'"{word}":"{date}"' in text


def test_a_bank_and_an_organisation_of_many_states_are_of_no_government() -> None:
    kinds = {
        kind: jsonld.graph(eca.Registry([made(eca.Organisation, id="o", name="O", kind=kind)]))[0]["@type"]
        for kind in ("bank", "international-organisation", "other", "ministry", "eu-service", None)
    }
    governing = {kind for kind, found in kinds.items() if found == "GovernmentOrganization"}
    assert governing == {"ministry", "eu-service"}


# Topics as SKOS


def test_topics_are_a_scheme_of_concepts(whole: list[Node]) -> None:
    scheme = named(whole, "topics")
    assert scheme["@type"] == ["DefinedTermSet", "skos:ConceptScheme"]
    concepts = [named(whole, f"topics/{topic.id}") for topic in eca.topics]
    top = {one["@id"] for one in listed(scheme["skos:hasTopConcept"])}
    assert (
        top
        == {one["@id"] for one in concepts if "skos:topConceptOf" in one}
        == {one["@id"] for one in concepts if "skos:broader" not in one}
    )
    for concept in concepts:
        assert concept["@type"] == ["DefinedTerm", "skos:Concept"]
        assert concept["skos:inScheme"] == {"@id": scheme["@id"]}
        # SKOS S13: what is preferred is no other label
        assert concept["skos:prefLabel"] not in listed(concept.get("skos:altLabel", []))


def test_a_name_that_is_the_preferred_one_is_no_other_label() -> None:
    names = tuple(eca.Name(value=value, lang="en") for value in ("Rail", "Railways"))
    topic = eca.Topic(id="rail", name="Rail", names=names)
    graph = jsonld.graph(eca.Registry([topic, attrs.evolve(topic, id="metro", broader="rail")]))
    assert named(graph, "topics/rail")["skos:altLabel"] == {"@value": "Railways", "@language": "en"}
    assert named(graph, "topics/metro")["skos:broader"] == {"@id": f"{BASE}topics/rail"}
    assert named(graph, "topics")["skos:hasTopConcept"] == {"@id": f"{BASE}topics/rail"}


@pytest.mark.parametrize(
    "base", ["a b", "http://x/>\n<a> <b> <c> .\n<", "http://x/\\u003e", "\ud800", 3, None]
)
@pytest.mark.parametrize("write", [jsonld.dumps, turtle.dumps, jsonld.graph])
def test_an_address_begins_with_what_one_can(base: Any, write: Any) -> None:
    with pytest.raises(ValueError, match="base begins addresses, as "):
        write(eca.topics, base=base)


def test_no_mark_that_a_page_of_html_reads_stands_in_json_ld() -> None:
    text = jsonld.dumps(eca.Registry([eca.Topic(id="rail", name="<b>Rail</b> & road")]))
    assert not set("<>&\u2028\u2029") & set(text)
