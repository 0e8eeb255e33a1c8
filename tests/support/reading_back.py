"""For each format, a check that what it writes says what the records say, by somebody else's reader.

Nothing here uses the code under test to read; a check raises ``AssertionError`` where a fact is not the same.
"""

import csv
import datetime as dt
import io
import json
import re
import sqlite3
import tempfile
import tomllib
import warnings
from collections.abc import Callable, Iterator
from contextlib import closing
from decimal import Decimal
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import duckdb
import icalendar
import polars as pl
import pyarrow as pa
import pyarrow.ipc
import pyarrow.parquet
import rdflib
from geojson_pydantic import FeatureCollection
from markdown_it import MarkdownIt

import eucentralasia as eca
from eucentralasia import formats
from eucentralasia.model.display import MOST_ROWS
from eucentralasia.model.validation import members
from support import DATA

Plain = dict[str, Any]
DRAWERS = (
    "regions",
    "countries",
    "cities",
    "organisations",
    "officials",
    "series",
    "topics",
    "documents",
    "events",
)
CONTEXT = json.loads((DATA / "vendor" / "schemaorgcontext.jsonld").read_text(encoding="utf-8"))
DAY = dt.timedelta(days=1)
DUCK = duckdb.connect()
SCRATCH = "/dev/shm" if Path("/dev/shm").is_dir() else None  # in memory, where there is such a folder


def drawers(registry: eca.Registry) -> dict[str, list[Plain]]:
    """All records as plain data, as ``unstructure`` gives them; drawers that are empty are left out."""
    found = {drawer: [eca.unstructure(record) for record in getattr(registry, drawer)] for drawer in DRAWERS}
    return {drawer: records for drawer, records in found.items() if records}


def page(registry: eca.Registry) -> Plain:
    """What a data file of a registry must hold."""
    return {"schema": 1, **registry.head.plain(), **drawers(registry)}


# Data files


def check_json(registry: eca.Registry) -> None:
    text = formats.json.dumps(registry)
    assert json.loads(text) == page(registry)
    assert json.loads(formats.json.dumps(registry, indent=2)) == page(registry)
    assert formats.json.loads(text, base=None) == registry


def check_jsonl(registry: eca.Registry) -> None:
    text = formats.jsonl.dumps(registry)
    first, *lines = [json.loads(line) for line in text.removesuffix("\n").split("\n")]
    assert first == {key: value for key, value in page(registry).items() if key not in DRAWERS}
    assert lines == [
        {"drawer": drawer, **record} for drawer, records in drawers(registry).items() for record in records
    ]
    assert formats.jsonl.loads(text, base=None) == registry


def check_toml(registry: eca.Registry) -> None:
    text = formats.toml.dumps(registry)
    assert tomllib.loads(text) == page(registry)
    assert formats.toml.loads(text, base=None) == registry


# Tables


def check_csv(registry: eca.Registry) -> None:
    for drawer in DRAWERS:
        rows = read_csv(formats.csv.dumps(registry, table=drawer))
        assert [from_cells(row, drawer) for row in rows] == drawers(registry).get(drawer, [])
    rows = read_csv(formats.csv.dumps(registry))
    assert [(row["id"], row["name"], row["dates"]) for row in rows] == [
        (one.id, one.name, str(one.dates)) for one in registry.events
    ]
    assert [row["parties"].split("; ") if row["parties"] else [] for row in rows] == [
        list(one.parties) for one in registry.events
    ]
    assert [row["city"] or None for row in rows] == [one.place.city for one in registry.events]


def read_csv(text: str) -> list[dict[str, str]]:
    """Read a table as a spreadsheet would, sure that no cell is a formula, and take the guard off."""
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    for row in rows:
        for cell in row:
            assert cell[:1] not in set("=+-@\t\r\n\0＝＋－＠") or re.fullmatch(r"-[0-9][0-9.e-]*", cell), cell
    heads, *cells = [[without_guard(cell) for cell in row] for row in rows]
    return [dict(zip(heads, row, strict=True)) for row in cells]


def without_guard(cell: str) -> str:
    """A cell as docs/reference/formats.md says that it was: an apostrophe less wherever one was added."""
    whole = cell[1:] if cell[:1] == "'" else cell
    return re.sub("([,;|\t\r\n][ \"\0]*)'(?=[-=+@'＝＋－＠])", r"\1", whole)


LISTS = {"identifiers", "former_ids", "languages", "hosts", "parties", "topics"}
PARTS = {
    "names",
    "disputes",
    "sources",
    "memberships",
    "appointments",
    "gaps",
    "mappings",
    "sections",
    "steps",
    "relations",
}
PARTS |= {"participations", "documents", "outcomes"}
NUMBERS = {"latitude": float, "longitude": float, "edition": int}


def from_cells(row: dict[str, str], drawer: str) -> Plain:
    """The plain record that the cells of a row stand for."""
    found: Plain = {}
    for name, cell in row.items():
        if cell == "":
            continue
        if name in LISTS:
            found[name] = cell.split("; ")
        elif name in PARTS:
            found[name] = json.loads(cell)
        elif name.startswith("place."):
            found.setdefault("place", {})[name.removeprefix("place.")] = cell
        else:
            found[name] = NUMBERS.get(name, str)(cell)
    return found


def check_sqlite(registry: eca.Registry) -> None:
    left_out: list[Any] = []
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(formats.sqlite.dumps(registry, report=left_out.append))
        ask: Callable[..., list[Any]] = lambda question, *values: database.execute(
            question, values
        ).fetchall()
        assert ask("PRAGMA integrity_check") == [("ok",)]
        assert ask("PRAGMA foreign_key_check") == []
        assert left_out == []
        for drawer in DRAWERS:
            assert [key for (key,) in ask(f"SELECT id FROM {drawer} ORDER BY rowid")] == list(
                getattr(registry, drawer).ids
            )
        for event in registry.events:
            names = (
                "name, series, edition, kind, level, mode, status, dates, "
                "summary, place_city, place_country, place_venue, last_day"
            )
            day = str(event.dates.latest) if event.dates.latest else None
            own = (
                event.name,
                event.series,
                event.edition,
                event.kind,
                event.level,
                event.mode,
                event.status,
                str(event.dates),
            )
            place = (event.place.city, event.place.country, event.place.venue)
            assert ask(f"SELECT {names} FROM events WHERE id = ?", event.id) == [
                (*own, event.summary, *place, day)
            ]
            parties = ask("SELECT party FROM event_parties WHERE event_id = ? ORDER BY position", event.id)
            assert [key for (key,) in parties] == list(event.parties)
            who = ask(
                "SELECT official, role, title FROM event_participations WHERE event_id = ? ORDER BY position",
                event.id,
            )
            assert who == [(one.official, one.role, one.title) for one in event.participations]
        for record in registry:
            key = f"{drawer_of(record)}/{record.id}"
            said = ask(
                "SELECT url, publisher, title, note FROM sources WHERE record = ? ORDER BY position", key
            )
            assert said == [(one.url, one.publisher, one.title, one.note) for one in record.sources]
            supported = ask(
                "SELECT part, field FROM source_supports WHERE record = ? ORDER BY part, position", key
            )
            assert supported == [
                (place, field) for place, one in enumerate(record.sources) for field in one.supports
            ]
            others = ask("SELECT value, lang FROM names WHERE record = ? ORDER BY position", key)
            assert others == [(one.value, one.lang) for one in record.names]
            assert ask("SELECT label FROM records WHERE key = ?", key) == [(record.label,)]


def drawer_of(record: eca.Record) -> str:
    return {"Country": "countries", "City": "cities", "Series": "series"}.get(
        type(record).__name__, type(record).__name__.lower() + "s"
    )


# Arrow


def without_nothing(value: Any) -> Any:
    """A value as read from a table, with what is unknown or empty left out and days as texts."""
    if isinstance(value, dict):
        kept = {name: without_nothing(held) for name, held in value.items()}
        return {name: held for name, held in kept.items() if held not in (None, [], {})}
    if isinstance(value, list):
        return [without_nothing(one) for one in value]
    return str(value) if isinstance(value, dt.date) else value


DERIVED = {
    "scope",
    "first_day",
    "last_day",
    "precision",
    "sure_first_day",
    "sure_last_day",
    "city",
    "country",
    "latitude",
    "longitude",
    "officials",
    "chairs",
    "cited",
}
POSTED = {"organisations", "represents"}


def check_arrow(registry: eca.Registry) -> None:
    expected = drawers(registry)
    for drawer in DRAWERS:
        added = {"events": DERIVED, "officials": POSTED}.get(drawer, set())
        table = pa.table(getattr(registry, drawer))
        rows = [
            {name: value for name, value in row.items() if name not in added} for row in table.to_pylist()
        ]
        assert [without_nothing(row) for row in rows] == expected.get(drawer, [])
        assert table.schema.metadata[b"data_version"].decode() == (registry.version or "")
    assert pa.ipc.open_file(formats.arrow.dumps(registry)).read_all().equals(pa.table(registry.events))
    rows = pl.DataFrame(registry.events).to_dicts()
    assert [(row["id"], row["first_day"], row["parties"]) for row in rows] == [
        (one.id, one.dates.earliest, list(one.parties)) for one in registry.events
    ]
    chairs = [
        [one.official for one in event.participations if one.role in {"chair", "co-chair"}]
        for event in registry.events
    ]
    assert [row["chairs"] for row in rows] == [list(dict.fromkeys(filter(None, keys))) for keys in chairs]


def check_parquet(registry: eca.Registry) -> None:
    with tempfile.TemporaryDirectory(dir=SCRATCH) as folder:
        formats.parquet.dump(registry, folder)
        assert formats.parquet.load(folder, base=None) == registry
        nested = pa.parquet.read_table(f"{folder}/nested_events.parquet").to_pylist()
        rows = [{name: value for name, value in row.items() if name not in DERIVED} for row in nested]
        assert [without_nothing(row) for row in rows] == drawers(registry).get("events", [])
        with closing(DUCK.cursor()) as database:
            found = database.execute(
                f"SELECT record, url, publisher FROM '{folder}/sources.parquet' ORDER BY ALL"
            ).fetchall()
        said = [
            (f"{drawer_of(record)}/{record.id}", one.url, one.publisher)
            for record in registry
            for one in record.sources
        ]
        assert found == sorted(said)
        listed = json.loads(Path(folder, "datapackage.json").read_text(encoding="utf-8"))["resources"]
        assert {one["path"] for one in listed} | {"datapackage.json"} == {
            path.name for path in Path(folder).iterdir()
        }


# Calendars and maps


def is_whole(span: eca.DateSpan) -> bool:
    if span.is_set:
        return False
    ends = (span.start, span.end)
    return (
        all(end is not None and end.day is not None and not end.qualifier for end in ends)
        and span.latest != dt.date.max
    )


def on_a_line(text: str) -> str:
    """A text as a calendar has it, whose readers may take these two marks of Unicode for line ends."""
    return text.translate(dict.fromkeys(map(ord, "\u2028\u2029"), " "))


def check_ical(registry: eca.Registry) -> None:
    left_out: list[Any] = []
    text = formats.ical.dumps(registry, report=left_out.append)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    calendar = icalendar.Calendar.from_ical(text)
    assert "METHOD" not in calendar
    whole = [event for event in registry.events if is_whole(event.dates)]
    assert {one.record for one in left_out} == {event.id for event in registry.events} - {
        event.id for event in whole
    }
    assert [str(one["UID"]) for one in calendar.events] == [f"{event.id}@eucentralasia" for event in whole]
    assert [type(one) for one in calendar.subcomponents] == [icalendar.Event] * len(whole)
    one: Any
    for one, event in zip(calendar.events, whole, strict=True):
        assert one.errors == []
        assert str(one["SUMMARY"]) == on_a_line(event.name)
        assert one["DTSTART"].dt == event.dates.earliest
        assert one["DTEND"].dt - DAY == event.dates.latest
        assert one["DTSTAMP"].dt.utcoffset() == dt.timedelta(0)
        assert unquote(str(one.get("URL", ""))) == (unquote(event.sources[0].url) if event.sources else "")
        assert str(one.get("URL", "")).isascii()
        labels = [on_a_line(registry.topics[key].name) for key in event.topics]
        assert [str(label) for label in (one["CATEGORIES"].cats if labels else [])] == labels
        country = registry.countries[event.place.country].name if event.place.country else None
        assert str(one.get("LOCATION", "")) == on_a_line(
            ", ".join(filter(None, (event.place.venue, event.place.city, country)))
        )
        assert [
            text
            for text in (event.summary, *(source.url for source in event.sources))
            if text and on_a_line(text) not in str(one["DESCRIPTION"])
        ] == []
        assert set(one) <= ALLOWED


ALLOWED = {
    "UID",
    "DTSTAMP",
    "DTSTART",
    "DTEND",
    "SUMMARY",
    "TRANSP",
    "GEO",
    "LOCATION",
    "STATUS",
    "CATEGORIES",
    "URL",
    "DESCRIPTION",
}
ALLOWED |= {"RELATED-TO", "LAST-MODIFIED", "SEQUENCE"}


def check_geojson(registry: eca.Registry) -> None:
    for drawer in ("events", "cities", "countries"):
        text = formats.geojson.dumps(getattr(registry, drawer))
        found: Any = FeatureCollection.model_validate_json(text)
        assert [{**dict(one.properties or {}), "id": one.id} for one in found.features] == [
            {"drawer": drawer, **plain} for plain in drawers(registry).get(drawer, [])
        ]
        for feature, record in zip(found.features, getattr(registry, drawer), strict=True):
            key = {
                "events": lambda one: one.place.city,
                "cities": lambda one: one.id,
                "countries": lambda one: one.capital,
            }[drawer](record)
            city = registry.cities[key] if key else None
            known = city is not None and city.latitude is not None and city.longitude is not None
            assert (feature.geometry is not None) == known
            if feature.geometry is not None and city is not None:
                assert tuple(feature.geometry.coordinates) == (city.longitude, city.latitude)


# Linked data

SCHEMA = rdflib.Namespace("http://schema.org/")
ECA = rdflib.Namespace("urn:eucentralasia:terms:")
PROV = rdflib.PROV


def parse(text: str) -> rdflib.Graph:
    """Read JSON-LD, schema.org's own context as far as the text uses its words: no network."""
    document = json.loads(text)
    if document["@context"] != formats.jsonld.CONTEXT:
        assert document["@context"][0] == "https://schema.org"
        used = set(re.findall(r'"(\w+)":', text))
        document["@context"][0] = {
            word: held for word, held in CONTEXT["@context"].items() if isinstance(held, str) or word in used
        }
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib warns of a class of its own
        return rdflib.Graph().parse(data=json.dumps(document), format="json-ld")


def check_jsonld(registry: eca.Registry) -> None:
    text = formats.jsonld.dumps(registry)
    assert not set(text) & set("<>&\u2028\u2029")
    reader = Reader()
    reader.feed(f'<p>before</p><script type="application/ld+json">{text}</script><p>after</p>')
    assert reader.tags == ["p", "script", "p"]
    assert [json.loads(script) for script in reader.scripts] == [json.loads(text)]
    check_graph(parse(text), registry)
    check_graph(parse(formats.jsonld.dumps(registry, context=formats.jsonld.CONTEXT)), registry)


def with_decimals(graph: rdflib.Graph) -> rdflib.Graph:
    """The graph with each coordinate as a decimal, as Turtle has it; JSON has one kind of number."""
    found = rdflib.Graph()
    for subject, predicate, value in graph:
        double = isinstance(value, rdflib.Literal) and value.datatype == rdflib.XSD.double
        found.add((subject, predicate, rdflib.Literal(Decimal(repr(float(str(value))))) if double else value))
    return found


def check_turtle(registry: eca.Registry) -> None:
    check_graph(rdflib.Graph().parse(data=formats.turtle.dumps(registry), format="turtle"), registry)


def check_graph(graph: rdflib.Graph, registry: eca.Registry) -> None:
    """The graph says of every record its name and sources, and of events when, who, where and what about."""
    assert not any(isinstance(term, rdflib.BNode) for triple in graph for term in triple)
    for record in registry:
        node = address(record)
        assert [str(name) for name in graph.objects(node, SCHEMA.name)] == [record.label]
        assert {str(name) for name in graph.objects(node, SCHEMA.alternateName)} == {
            name.value for name in record.names
        }
        assert {str(url) for url in graph.objects(node, PROV.hadPrimarySource)} == {
            source.url for source in record.sources
        }
        claims = {
            (str(graph.value(one, PROV.entity)), frozenset(map(str, graph.objects(one, ECA.supports))))
            for one in graph.objects(node, PROV.qualifiedPrimarySource)
        }
        assert claims == {(source.url, frozenset(source.supports)) for source in record.sources}
    for event in registry.events:
        node = address(event)
        assert (node, rdflib.RDF.type, SCHEMA.Event) in graph
        assert str(graph.value(node, rdflib.DCTERMS.temporal)) == str(event.dates)
        start = event.dates.start
        plain = start is not None and not (start.qualifier or start.grouping or event.dates.is_set)
        told = str(start) if plain else None
        assert [str(date) for date in graph.objects(node, SCHEMA.startDate)] == ([told] if told else [])
        assert {name_of(party) for party in graph.objects(node, ECA.party)} == set(event.parties)
        assert {name_of(topic) for topic in graph.objects(node, SCHEMA.about)} == set(event.topics)
        who = {
            name_of(one)
            for role in graph.objects(node, SCHEMA.attendee)
            for one in graph.objects(role, SCHEMA.attendee)
        }
        assert who == {one.official or one.organisation for one in event.participations} - {None}
        assert [str(one) for one in graph.objects(node, SCHEMA.description)] == (
            [event.summary] if event.summary else []
        )


def address(record: eca.Record) -> rdflib.URIRef:
    return rdflib.URIRef(f"urn:eucentralasia:{drawer_of(record)}/{quote(record.id, safe='')}")


def name_of(node: Any) -> str:
    return unquote(str(node).rpartition("/")[2])


# Pages


class Reader(HTMLParser):
    """Reads a page: its tags, cells, links and scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.cells: list[str] = []
        self.rows: list[list[str]] = []
        self.scripts: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.open.append(tag)
        self.attributes += attrs
        if tag == "tr":
            self.rows.append([])
        if tag == "td" and "details" not in self.open:
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "script" in self.open:
            self.scripts.append(data)
        elif self.open[-1:] == ["td"]:
            self.rows[-1][-1] += data


TAGS = {
    "code",
    "html",
    "meta",
    "title",
    "table",
    "caption",
    "tr",
    "th",
    "td",
    "details",
    "summary",
    "ul",
    "li",
    "a",
    "p",
}


def check_html(registry: eca.Registry) -> None:
    reader = Reader()
    reader.feed(formats.html.dumps(registry))
    check_safe(reader, {"charset", "lang", "dir", "href", "rel", "style"})
    found = [cells[:-1] for cells in reader.rows if cells]
    assert found == [row for drawer in drawers(registry) for row in named_rows(registry, drawer)]
    links = {value for name, value in reader.attributes if name == "href"}
    assert links == {source.url for record in registry for source in record.sources}
    for shown in (*(getattr(registry, drawer) for drawer in DRAWERS), *registry):
        reader = Reader()
        text = shown._repr_html_()
        reader.feed(text)
        check_safe(reader, {"dir", "href", "rel", "style"})
        assert len(reader.rows) <= most_rows(shown)


def most_rows(shown: Any) -> int:
    """The rows of a page: one for each field and each part of it, and a heading for each table of parts."""
    if isinstance(shown, eca.Collection):
        return MOST_ROWS + 2
    fields = [getattr(shown, name) for name in members(shown)]
    return len(fields) + sum(1 + len(held) for held in fields if isinstance(held, tuple))


def check_safe(reader: Reader, attributes: set[str]) -> None:
    assert set(reader.tags) <= TAGS
    assert {name for name, _ in reader.attributes} <= attributes
    assert reader.scripts == []
    assert {value for name, value in reader.attributes if name == "style"} <= {"white-space:nowrap"}
    assert [
        value
        for name, value in reader.attributes
        if name == "href" and not re.match("https?://", value or "")
    ] == []


SHOWN: dict[str, Callable[[Any], tuple[Any, ...]]] = {
    "regions": lambda one: (one.id, one.name, one.scheme),
    "countries": lambda one: (one.id, one.name, one.official_name, one.capital),
    "cities": lambda one: (one.id, one.country, one.latitude, one.longitude, one.timezone),
    "organisations": lambda one: (one.id, one.name, one.kind, one.party),
    "officials": lambda one: (one.id, one.name, "; ".join(post.title for post in one.appointments)),
    "series": lambda one: (one.id, one.name, one.kind, one.level, one.cadence),
    "topics": lambda one: (one.id, one.name, one.broader),
    "documents": lambda one: (one.id, one.title, one.kind, one.status),
    "events": lambda one: (
        one.dates,
        one.id,
        one.name,
        ", ".join(filter(None, (one.place.venue, one.place.city, one.place.country))),
        one.level,
        ", ".join(one.parties),
    ),
}


def expected_rows(registry: eca.Registry, drawer: str) -> Iterator[list[str]]:
    for record in getattr(registry, drawer):
        yield ["" if value is None else str(value) for value in SHOWN[drawer](record)]


# The columns that hold ids of other records, which a page for readers gives by their names.
REFERRING: dict[str, dict[int, tuple[str, ...]]] = {
    "countries": {3: ("cities",)},
    "cities": {1: ("countries",)},
    "organisations": {3: ("countries", "regions")},
    "topics": {2: ("topics",)},
    "events": {5: ("countries", "regions")},
}


def named_rows(registry: eca.Registry, drawer: str) -> Iterator[list[str]]:
    for row in expected_rows(registry, drawer):
        for column, others in REFERRING.get(drawer, {}).items():
            known = [getattr(registry, other).get(key) for key in row[column].split(", ") for other in others]
            labels = [one.label for one in known if one is not None]
            row[column] = ", ".join(labels) if labels else row[column]
        yield row


def check_markdown(registry: eca.Registry) -> None:
    for drawer in DRAWERS:
        tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(
            formats.markdown.dumps(getattr(registry, drawer))
        )
        assert {token.type for token in tokens} <= {
            f"{what}_{end}"
            for what in ("table", "thead", "tbody", "tr", "th", "td")
            for end in ("open", "close")
        } | {"inline"}
        rows: list[list[str]] = []
        for before, token in pairwise(tokens):
            if before.type == "tr_open":
                rows.append([])
            if before.type in {"td_open", "th_open"}:
                kinds = {child.type for child in token.children or ()}
                assert kinds <= {"text", "text_special"}, (kinds, token.content)
                rows[-1].append("".join(child.content for child in token.children or ()))
        assert rows[1:] == [[flat(cell) for cell in row] for row in expected_rows(registry, drawer)]


def flat(text: str) -> str:
    """A text as one line of Markdown can hold it."""
    return re.sub(r"\s*[\n\u2028\u2029]\s*", " ", text).strip()


CHECKS: dict[str, Callable[[eca.Registry], None]] = {
    name.removeprefix("check_"): check
    for name, check in list(globals().items())
    if name.startswith("check_") and name not in {"check_graph", "check_safe"}
}
