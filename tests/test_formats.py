"""What each format says and how; the expected texts are written by hand.

``test_reading_back`` reads everything back.
"""

import builtins
import hashlib
import inspect
import io
import json
import os
import pickle
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import attrs
import polars as pl
import pyarrow as pa
import pyarrow.parquet
import pytest
import rich.console

import eucentralasia as eca
from eucentralasia import formats
from eucentralasia.formats import Omission
from eucentralasia.formats.parquet import PACKAGE
from eucentralasia.snapshot import Snapshot, written
from support.digests import content_of

Talk = eca.Event(id="talk-1", name="A talk", dates=eca.DateSpan.from_edtf("2030-05-31"), parties=("KZ",))


def event(dates: str, **more: Any) -> eca.Event:
    return attrs.evolve(Talk, dates=eca.DateSpan.from_edtf(dates), **more)


# The room


def test_the_formats_are_served_one_by_one() -> None:
    assert dir(formats) == sorted(formats.__all__)
    assert set(formats.WRITERS) < set(formats.__all__)
    code = (
        "import sys, eucentralasia as e; e.formats; "
        "print(*(name for name in sys.modules if name.startswith('eucentralasia')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["eucentralasia", "eucentralasia.formats"]
    with pytest.raises(AttributeError, match="no attribute 'xml'"):
        formats.xml  # type: ignore[attr-defined]  # noqa: B018


def test_every_writer_has_the_same_verbs() -> None:
    public = {name: set(getattr(formats, name).__all__) for name in formats.WRITERS}
    assert [name for name in public if not {"dump", "dumps"} <= public[name]] == ["parquet"]
    assert {"dump", "load"} <= public["parquet"]
    assert [name for name in public if "loads" in public[name]] == ["csv", "json", "jsonl", "toml"]


@pytest.mark.parametrize("name", formats.WRITERS)
def test_what_dump_takes_is_what_dumps_takes_and_a_path(name: str) -> None:
    writer = getattr(formats, name)
    dump = dict(inspect.signature(writer.dump).parameters)
    assert dump.pop("folder" if name == "parquet" else "path").default is inspect.Parameter.empty
    assert {"records", "report"} <= set(dump)
    assert writer.dump.__doc__
    if name != "parquet":
        assert list(dump.values()) == list(inspect.signature(writer.dumps).parameters.values())


EXTRAS: dict[str, tuple[str, str, Callable[[], object]]] = {
    "arrow": ("arrow", "pyarrow", lambda: formats.arrow.dumps(eca.topics)),
    "parquet": ("arrow", "pyarrow", lambda: formats.parquet.dump(eca.topics, "never")),
    "stream": ("arrow", "pyarrow", eca.topics.__arrow_c_stream__),
    "frames": ("frames", "narwhals", lambda: formats.frames.filter(object(), eca.during("2025"))),
    "ical": ("ical", "icalendar", lambda: formats.ical.dumps(eca.events)),
    "toml": ("toml", "tomli_w", lambda: formats.toml.dumps(eca.topics)),
    "turtle": ("rdf", "rdflib", lambda: formats.turtle.dumps(eca.topics)),
}


@pytest.mark.parametrize("name", EXTRAS)
def test_a_missing_extra_names_the_command_that_brings_it(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    extra, package, call = EXTRAS[name]
    for module in [module for module in sys.modules if module.partition(".")[0] == package]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(eca.MissingExtraError) as caught:
        call()
    assert (
        str(caught.value)
        == f'{package} is not installed; try: python -m pip install "eucentralasia[{extra}]"'
    )
    assert isinstance(caught.value, ImportError)
    again = pickle.loads(pickle.dumps(caught.value))
    assert (str(again), again.extra, again.package) == (str(caught.value), extra, package)


def test_a_broken_package_tells_its_own_error(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__
    monkeypatch.setitem(sys.modules, "tomli_w", None)
    monkeypatch.setattr(eca.errors, "import_module", lambda name: real("no_such_part_of_" + name))
    with pytest.raises(ModuleNotFoundError, match="no_such_part_of_tomli_w") as caught:
        formats.toml.dumps(eca.topics)
    assert not isinstance(caught.value, eca.MissingExtraError)


def test_the_core_never_imports_what_extras_bring() -> None:
    code = """
import sys, eucentralasia as eca
drawers = eca.regions, eca.countries, eca.cities, eca.organisations, eca.officials, eca.documents, eca.events
few = eca.Registry((drawer.first for drawer in drawers), base=eca.curated)
eca.events.where(eca.during("2025")).ids, eca.find("KZ"), few.digest, repr(eca.events), eca.check(few)
for name in ("csv", "geojson", "html", "json", "jsonl", "jsonld", "markdown", "sqlite"):
    getattr(eca.formats, name).dumps(few)
eca.events._repr_html_()
import eucentralasia.__main__
brought = {"icalendar", "rdflib", "tomli_w", "pyarrow", "narwhals", "polars", "pandas"}
print(*{name.partition(".")[0] for name in sys.modules} & brought)
"""
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        == "\n"
    )


@pytest.mark.parametrize("name", formats.WRITERS)
def test_what_is_no_registry_or_collection_is_refused(name: str) -> None:
    with pytest.raises(TypeError, match="a format takes a Registry or a Collection, not list"):
        content_of(name, [Talk])  # type: ignore[arg-type]


@pytest.mark.parametrize("name", formats.WRITERS)
def test_a_collection_out_of_a_pickle_is_written_too(name: str, tiny: eca.Registry) -> None:
    alone = pickle.loads(pickle.dumps(tiny.events))
    assert content_of(name, alone)


@pytest.mark.parametrize("name", formats.WRITERS)
def test_a_drawer_of_a_snapshot_is_written_as_that_of_its_registry(name: str, tiny: eca.Registry) -> None:
    compiled = written(tiny)
    drawer = Snapshot(compiled.__getitem__).drawer("events")
    assert content_of(name, drawer) == content_of(name, tiny.events)


@pytest.mark.parametrize("name", ["ical", "geojson"])
def test_formats_of_events_take_no_topics(name: str, tiny: eca.Registry) -> None:
    with pytest.raises(TypeError, match="this is a collection of topics"):
        getattr(formats, name).dumps(tiny.topics)


@pytest.mark.parametrize(
    "text", ["a\r\nb", "a\rb", "a\u202eb", "a\u2066b", "a\0b", "\ud800", "x" * 10_001, " =1", "=1\n"]
)
def test_texts_that_no_format_could_hold_are_refused_at_the_door(text: str) -> None:
    with pytest.raises(eca.DataError):
        eca.Topic(id="rail", name=text)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "https://u@evil.example/",
        "//evil.example",
    ],
)
def test_addresses_that_could_run_or_mislead_are_refused_at_the_door(address: str) -> None:
    with pytest.raises(eca.DataError):
        eca.Source(url=address, publisher="A")


def test_a_collection_is_written_with_the_version_of_its_data_only(tiny: eca.Registry) -> None:
    page = json.loads(formats.json.dumps(tiny.events.where(eca.of_kind("visit"))))
    assert list(page) == ["schema", "version", "events"]
    assert page["version"] == "2030-01-01"
    assert formats.jsonl.dumps(tiny.topics).splitlines()[0] == '{"schema":1,"version":"2030-01-01"}'


@pytest.mark.parametrize("name", ["json", "jsonl", "toml"])
def test_a_collection_is_read_back_with_its_registry_as_base(name: str, tiny: eca.Registry) -> None:
    module = getattr(formats, name)
    chosen = tiny.events.where(eca.of_kind("visit"))
    assert module.loads(module.dumps(chosen), base=tiny).events == chosen
    with pytest.raises(eca.DataError):
        module.loads(module.dumps(chosen), base=None)


# Databases


def rows(content: bytes, question: str) -> list[Any]:
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(content)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        return database.execute(question).fetchall()


def test_the_records_that_events_refer_to_come_along(tiny: eca.Registry) -> None:
    told: list[Omission] = []
    content = formats.sqlite.dumps(tiny.events.where(eca.of_kind("session")), report=told.append)
    assert rows(content, "SELECT id FROM events") == [("session-north-cc-2025",)]
    assert rows(content, "SELECT id FROM countries") == [("AA",), ("BB",), ("CC",)]
    assert [str(one) for one in told] == [
        (
            "events session-north-cc-2025 event_relations.event: no record of events has the id "
            "visit-north-cc-beta-2025"
        )
    ]


def test_ids_of_the_base_bring_its_records(tiny: eca.Registry) -> None:
    ours = formats.json.loads(
        '{"schema":1,"events":[{"id":"x","name":"X","dates":"2030","parties":["CC"],"topics":["borders"]}]}',
        base=tiny,
    )
    content = formats.sqlite.dumps(ours)
    assert rows(content, "SELECT party_key FROM event_parties") == [("countries/CC",)]
    assert rows(content, "SELECT id FROM topics ORDER BY rowid") == [("borders",), ("security",)]


def test_ids_that_lead_nowhere_are_left_out_and_told() -> None:
    note = eca.Source(url="https://a.example/", publisher="A")
    lone = event("2030", series="gone", topics=("gone",), hosts=("gone",), sources=(note,))
    told: list[Omission] = []
    content = formats.sqlite.dumps(eca.Registry([lone]), report=told.append)
    assert rows(content, "SELECT series FROM events") == [(None,)]
    assert rows(content, "SELECT topic FROM event_topics") == []
    assert rows(content, "SELECT host, host_key FROM event_hosts") == [("gone", None)]
    assert [(one.drawer, one.record, one.field) for one in told] == [
        ("events", "talk-1", "events.series"),
        ("events", "talk-1", "event_topics.topic"),
    ]
    assert formats.sqlite.dumps(eca.Registry([lone])) == content


def test_a_former_id_leads_to_the_record_of_today() -> None:
    series = eca.Series(id="talks", name="Talks", former_ids=("old-talks",))
    content = formats.sqlite.dumps(eca.Registry([series, event("2030", series="old-talks")]))
    assert rows(content, "SELECT series FROM events") == [("talks",)]


def test_texts_are_found_by_their_words(tiny: eca.Registry) -> None:
    content = formats.sqlite.dumps(tiny)
    assert rows(
        content,
        "SELECT id FROM events WHERE rowid IN (SELECT rowid FROM events_fts ('northern talks')) ORDER BY id",
    ) == [
        ("talks-2",),
        ("talks-3",),
    ]
    assert rows(
        content, "SELECT key FROM records WHERE rowid IN (SELECT rowid FROM records_fts ('aland'))"
    ) == [("countries/AA",)]
    assert rows(content, "SELECT name, city, latitude FROM event_places WHERE id = 'talks-2'") == [
        ("2nd Northern Talks", "Alpha", 10.5)
    ]
    assert rows(content, "SELECT value FROM data WHERE key = 'publishers'") == [
        ('{"Gazette":"official","Herald":"media"}',)
    ]


# Arrow


@pytest.mark.parametrize("drawer", eca.model.DRAWERS)
def test_every_collection_streams_with_the_declared_schema(drawer: str, tiny: eca.Registry) -> None:
    table = pa.table(getattr(tiny, drawer))
    assert table.schema.remove_metadata() == formats.arrow.schema(drawer)
    assert table.schema.metadata == {
        b"drawer": drawer.encode(),
        b"schema": b"1",
        b"data_version": b"2030-01-01",
    }
    assert pl.DataFrame(getattr(tiny, drawer))["id"].to_list() == list(getattr(tiny, drawer).ids)


def test_events_have_days_places_and_lists_to_filter_by(tiny: eca.Registry) -> None:
    rows = {row["id"]: row for row in pa.table(tiny.events).to_pylist()}
    days = ("first_day", "last_day", "sure_first_day", "sure_last_day")
    assert [str(rows["session-north-cc-2025"][day]) for day in days] == [
        "2025-01-02",
        "2025-01-02",
        "None",
        "None",
    ]
    assert [str(rows["talks-3"][day]) for day in days] == [
        "2022-06-01",
        "2022-06-30",
        "None",
        "None",
    ]
    precisions = {key: row["precision"] for key, row in rows.items()}
    assert (precisions["talks-2"], precisions["talks-3"]) == ("day", "month")
    lists = ("officials", "chairs", "parties", "topics", "cited")
    assert [rows["talks-2"][name] for name in lists] == [
        ["ann-able", "bob-baker"],
        ["ann-able"],
        ["CC", "north"],
        ["security"],
        ["plan"],
    ]
    assert (rows["talks-2"]["city"], rows["talks-2"]["latitude"], rows["talks-3"]["latitude"]) == (
        "Alpha",
        10.5,
        None,
    )


def test_a_registry_is_its_events_and_officials_have_their_posts(tiny: eca.Registry) -> None:
    assert formats.arrow.table(tiny).equals(formats.arrow.table(tiny.events))
    posts = pa.table(tiny.officials).select(["organisations", "represents"]).to_pylist()
    assert posts == [
        {"organisations": ["bureau"], "represents": ["north"]},
        {"organisations": [], "represents": ["CC"]},
    ]


def test_a_collection_goes_to_parquet_and_back_with_its_registry_as_base(
    tmp_path: Path, tiny: eca.Registry
) -> None:
    formats.parquet.dump(tiny.officials, tmp_path)
    assert formats.parquet.load(tmp_path, base=tiny).officials == tiny.officials
    assert (tmp_path / "nested_officials.parquet").exists()
    listed = {
        one["name"]: one.get("schema", {})
        for one in json.loads((tmp_path / PACKAGE).read_bytes())["resources"]
    }
    assert "foreignKeys" in listed["sources"]
    assert [one["fields"] for one in listed["official_appointments"]["foreignKeys"]] == [["official_id"]]


def test_the_package_describes_every_table(tmp_path: Path, tiny: eca.Registry) -> None:
    formats.parquet.dump(tiny, tmp_path)
    package = json.loads((tmp_path / PACKAGE).read_bytes())
    assert (package["name"], package["version"]) == ("eucentralasia", "2030-01-01")
    table = next(one for one in package["resources"] if one["name"] == "event_parties")
    assert table["schema"] == {
        "fields": [
            {"name": "event_id", "type": "string", "constraints": {"required": True}},
            {"name": "position", "type": "integer", "constraints": {"required": True}},
            {"name": "party", "type": "string", "constraints": {"required": True}},
            {"name": "party_key", "type": "string"},
        ],
        "primaryKey": ["event_id", "position"],
        "foreignKeys": [
            {"fields": ["event_id"], "reference": {"resource": "events", "fields": ["id"]}},
            {"fields": ["party_key"], "reference": {"resource": "records", "fields": ["key"]}},
        ],
    }


def test_a_file_that_was_changed_is_refused(tmp_path: Path, tiny: eca.Registry) -> None:
    formats.parquet.dump(tiny, tmp_path)
    other = (tmp_path / "topics.parquet").read_bytes()
    (tmp_path / "countries.parquet").write_bytes(other)
    with pytest.raises(
        eca.DataError, match=r"countries\.parquet: expected the file that datapackage\.json lists"
    ):
        formats.parquet.load(tmp_path)


def relisted(folder: Path, name: str, content: bytes) -> None:
    """Put another file in a package and list its digest, as somebody would who knows how."""
    (folder / f"{name}.parquet").write_bytes(content)
    package = json.loads((folder / PACKAGE).read_bytes())
    for one in package["resources"]:
        if one["name"] == name:
            one["hash"] = f"sha256:{hashlib.sha256(content).hexdigest()}"
    (folder / PACKAGE).write_text(json.dumps(package))


def parquet(columns: dict[str, list[Any]]) -> bytes:
    sink = io.BytesIO()
    pa.parquet.write_table(pa.table(columns), sink)
    return sink.getvalue()


@pytest.mark.parametrize(
    "content",
    [b"", b"PAR1", parquet({"id": ["x"]}), parquet({"id": ["x"], "name": [["y"]], "broader": [None]})],
    ids=range(4),
)
def test_a_file_that_is_no_such_table_is_refused(content: bytes, tmp_path: Path, tiny: eca.Registry) -> None:
    formats.parquet.dump(tiny, tmp_path)
    relisted(tmp_path, "topics", content)
    with pytest.raises(eca.DataError, match=r"topics\.parquet: expected a (table of topics|column)"):
        formats.parquet.load(tmp_path)


def test_records_of_parquet_are_checked_like_any_others(tmp_path: Path, tiny: eca.Registry) -> None:
    formats.parquet.dump(tiny, tmp_path)
    relisted(
        tmp_path,
        "topics",
        parquet({"id": ["NO ID"], "name": ["y"], "broader": pa.array([None], pa.string())}),
    )
    with pytest.raises(eca.DataError, match="expected an id of small letters"):
        formats.parquet.load(tmp_path, base=None)


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "{}", '{"eucentralasia": 3, "resources": []}', '{"eucentralasia": {}, "resources": [1]}'],
)
def test_a_package_that_is_none_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / PACKAGE).write_text(text)
    with pytest.raises(
        eca.DataError, match=r"datapackage\.json: expected a package that formats\.parquet wrote"
    ):
        formats.parquet.load(tmp_path)


HEAD = '{"eucentralasia": {"schema": 1, %s}, "resources": []}'
DEEP = "[" * 5000 + "]" * 5000


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (HEAD % f'"x": {DEEP}', "at most 32 levels"),
        (HEAD % '"version": NaN', "a finite number"),
        (HEAD % '"schema": 1', "each key once"),
        ('{"eucentralasia": [["schema", 1]], "resources": []}', "a package that formats.parquet wrote"),
        ("x" * (2**24 + 1), "at most 16777216 bytes"),
    ],
)
def test_a_hostile_package_is_told_as_any_file_is(text: str, told: str, tmp_path: Path) -> None:
    (tmp_path / PACKAGE).write_text(text)
    with pytest.raises(eca.DataError, match=told):
        formats.parquet.load(tmp_path)


def test_a_hostile_head_is_told_as_that_of_any_file_is(tmp_path: Path, tiny: eca.Registry) -> None:
    formats.parquet.dump(tiny, tmp_path)
    package = json.loads((tmp_path / PACKAGE).read_bytes())
    package["eucentralasia"]["version"] = "\ud800"
    (tmp_path / PACKAGE).write_text(json.dumps(package))
    with pytest.raises(
        eca.DataError, match="version: expected a text without control, bidi, surrogate or private"
    ):
        formats.parquet.load(tmp_path, base=None)


def test_a_number_of_parquet_that_is_none_is_told(tmp_path: Path, tiny: eca.Registry) -> None:
    formats.parquet.dump(tiny, tmp_path)
    table = pa.parquet.read_table(tmp_path / "cities.parquet")
    nan = pa.array([float("nan")] * len(table), pa.float64())
    table = table.set_column(table.column_names.index("latitude"), "latitude", nan)
    relisted(tmp_path, "cities", parquet(table.to_pydict() | {"latitude": nan}))
    with pytest.raises(eca.DataError, match=r"latitude \(Alpha\): expected a finite number, got nan"):
        formats.parquet.load(tmp_path, base=None)


@pytest.mark.parametrize(
    ("columns", "most"),
    [
        ({"id": ["x"] * 1_000_000, "name": ["X"] * 1_000_000, "broader": [None] * 1_000_000}, None),
        ({"id": ["x"] * 1000, "name": ["X" * 10_001] * 1000, "broader": ["y"] * 1000}, 5_000_000),
        ({"id": ["x"] * 1000, "name": ["X" * 9_000] * 1000, "broader": ["y"] * 1000}, 5_000_000),
        ({"id": ["x"], "name": ["X"], "broader": ["y"]}, 3_000),
    ],
    ids=["rows", "word", "text", "file"],
)
def test_rows_that_unpack_to_more_than_is_allowed_are_refused(
    columns: dict[str, Any], most: int | None, tmp_path: Path, tiny: eca.Registry
) -> None:
    formats.parquet.dump(tiny, tmp_path)
    relisted(tmp_path, "topics", parquet(columns | {"broader": pa.array(columns["broader"], pa.string())}))
    limit = {} if most is None else {"max_bytes": most}
    with pytest.raises(eca.DataError, match="max_bytes allows more"):
        formats.parquet.load(tmp_path, base=None, **limit)


def test_rows_that_no_record_has_are_told(tmp_path: Path, tiny: eca.Registry) -> None:
    formats.parquet.dump(tiny, tmp_path)
    table = pa.parquet.read_table(tmp_path / "event_parties.parquet").to_pylist()
    stray = {**table[0], "event_id": "nobody"}
    relisted(tmp_path, "event_parties", columns_of([*table, stray]))
    with pytest.raises(
        eca.DataError, match=r"expected rows of records that there are, got \{'event_id': 'nobod"
    ):
        formats.parquet.load(tmp_path, base=None)
    relisted(tmp_path, "event_parties", columns_of([*table, table[0]]))
    with pytest.raises(eca.DataError, match="expected each position once"):
        formats.parquet.load(tmp_path, base=None)


def columns_of(rows: list[dict[str, Any]]) -> bytes:
    return parquet({name: [row[name] for row in rows] for name in rows[0]})


def test_a_pipe_in_a_package_is_not_waited_for(tmp_path: Path, tiny: eca.Registry) -> None:
    formats.parquet.dump(tiny, tmp_path)
    (tmp_path / "topics.parquet").unlink()
    os.mkfifo(tmp_path / "topics.parquet")
    with pytest.raises(OSError, match="a pipe or a device"):
        formats.parquet.load(tmp_path)


def test_a_missing_file_stays_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        formats.parquet.load(tmp_path)


# Linked data, maps and pages


def test_a_place_with_a_venue_is_a_place_within_the_city(tiny: eca.Registry) -> None:
    held = event("2030", place=eca.Place(venue="Town hall", city="Alpha"))
    node = formats.jsonld.graph(eca.Registry([held]))[0]
    assert node["location"] == {
        "@id": "urn:eucentralasia:events/talk-1#place",
        "@type": "Place",
        "name": "Town hall",
        "address": {
            "@id": "urn:eucentralasia:events/talk-1#address",
            "@type": "PostalAddress",
            "addressLocality": "Alpha",
        },
        "containedInPlace": {"@id": "urn:eucentralasia:cities/Alpha"},
    }


def test_identifiers_are_addresses_where_the_scheme_has_some(tiny: eca.Registry) -> None:
    codes = ("eurovoc:5448", "geonames:1", "m49:143", "op-body:EURUN", "op-country:KAZ", "wikidata:Q1")
    identifiers = tuple(map(eca.Identifier.from_text, codes))
    node = formats.jsonld.graph(eca.Registry([eca.Region(id="r", name="R", identifiers=identifiers)]))[0]
    assert node["identifier"] == ["r", "m49:143"]
    assert node["sameAs"] == [
        "http://eurovoc.europa.eu/5448",
        "https://sws.geonames.org/1/",
        "http://publications.europa.eu/resource/authority/corporate-body/EURUN",
        "http://publications.europa.eu/resource/authority/country/KAZ",
        "http://www.wikidata.org/entity/Q1",
    ]


def test_ministries_are_government_and_banks_are_not() -> None:
    kinds = (eca.OrganisationKind.MINISTRY, eca.OrganisationKind.BANK, None)
    organisations = [eca.Organisation(id=f"o-{n}", name="O", kind=kind) for n, kind in enumerate(kinds)]
    types = [node["@type"] for node in formats.jsonld.graph(eca.Registry(organisations))]
    assert types == ["GovernmentOrganization", "Organization", "Organization"]


def test_an_own_base_makes_own_addresses(tiny: eca.Registry) -> None:
    text = formats.turtle.dumps(tiny.topics, base="https://ours.example/")
    assert "<https://ours.example/topics/security>" in text
    assert "urn:eucentralasia:topics" not in text


def test_an_unknown_place_has_no_geometry_and_a_country_stands_at_its_capital(tiny: eca.Registry) -> None:
    shapes = {one["id"]: one["geometry"] for one in json.loads(formats.geojson.dumps(tiny))["features"]}
    assert shapes["talks-2"] == {"type": "Point", "coordinates": [-20.25, 10.5]}
    assert shapes["talks-3"] is None
    countries = json.loads(formats.geojson.dumps(tiny.countries))["features"]
    assert [one["geometry"] for one in countries] == [
        {"type": "Point", "coordinates": [-20.25, 10.5]},
        None,
        None,
    ]


def test_markdown_has_a_table_for_a_collection_and_headings_for_a_registry(tiny: eca.Registry) -> None:
    assert formats.markdown.dumps(tiny.topics) == (
        "| id | name | broader |\n| --- | --- | --- |\n| borders | Borders | security |\n| security | "
        "Security |  |\n"
    )
    text = formats.markdown.dumps(tiny)
    assert [line for line in text.splitlines() if line.startswith("#")][:3] == [
        "## 1 region",
        "## 3 countries",
        "## 2 cities",
    ]


def test_a_notebook_shows_at_most_twenty_rows_and_sources_as_links() -> None:
    text = eca.events._repr_html_()
    assert text.count("<tr>") == 21
    frame = "all of them as a frame: <code>pandas.DataFrame.from_arrow(…)</code>"
    assert text.endswith(f"<p>… and {len(eca.events) - 20} more; {frame}</p>")
    assert "<details><summary>" in text
    for word in ("<script", "<style", "src="):
        assert word not in text
    assert f'<a href="{eca.events["hlpsd-12"].sources[-1].url}" rel=' in eca.events["hlpsd-12"]._repr_html_()
    assert "more" not in eca.regions._repr_html_()


def test_a_record_in_a_notebook_says_every_field_that_is_known(tiny: eca.Registry) -> None:
    text = tiny.officials["ann-able"]._repr_html_()
    assert "<tr><th>appointments</th><td><table>\n<tr><th>title</th>" in text
    assert '<tr><td dir="auto">Head of the Bureau</td>' in text
    link = '<a href="https://gazette.example/able" rel="noopener noreferrer">Gazette</a>'
    assert text.endswith(f"<details><summary>1 source</summary><ul><li>{link}</li></ul></details>")


def test_a_collection_in_a_notebook_has_names_for_ids_and_whole_dates(tiny: eca.Registry) -> None:
    text = eca.events.where(eca.of_series("hlpsd"), eca.during("2025"))._repr_html_()
    assert '<td dir="auto" style="white-space:nowrap">2025-07-11</td>' in text
    assert (
        '<td dir="auto">Kyrgyzstan, Kazakhstan, Tajikistan, Turkmenistan, Uzbekistan, European Union</td>'
        in text
    )
    lone = eca.Event(id="a-2030", name="A", dates="2030", parties=("XX",))  # type: ignore[arg-type]
    assert '<td dir="auto">XX</td>' in eca.Registry([lone]).events._repr_html_()
    assert '<td dir="auto">XX</td>' in pickle.loads(pickle.dumps(eca.Registry([lone]).events))._repr_html_()


def test_where_sources_disagree_a_notebook_leads_to_both() -> None:
    text = eca.events["hlpsd-12"]._repr_html_()
    assert (
        "<details><summary>1 other claim</summary><ul><li>participations.ismatullo-nasredin: First Deputy"
        in text
    )
    assert '<a href="https://ru24.net/mix/392686247" rel="noopener noreferrer">https://ru24.net/' in text
    dispute = eca.Dispute(field="name", claim="<Z>")
    assert "<li>name: &lt;Z&gt;</li>" in eca.Topic(id="rail", name="Rail", disputes=(dispute,))._repr_html_()


def test_answers_that_are_no_records_show_themselves_in_a_notebook() -> None:
    found = eca.curated.explain("hlpsd-12", "participations.ismatullo-nasredin")._repr_html_()
    assert "<caption>hlpsd-12 participations.ismatullo-nasredin</caption>" in found
    assert "First Deputy Minister of Foreign Affairs" in found
    assert 'href="https://www.europeaninterest.eu/' in found
    assert f'<tr><th>events</th><td dir="auto">{len(eca.events)}</td></tr>' in eca.curated._repr_html_()
    assert "<caption>Registry</caption>" in eca.Registry()._repr_html_()
    assert "<caption>Kaja Kallas</caption>" in eca.search("Kallas", limit=1)[0]._repr_html_()
    place, date = eca.mentions("In Dushanbe on 3 March 2019.")
    assert '<th>meant</th><td dir="auto">Dushanbe</td>' in place._repr_html_()
    assert '<th>meant</th><td dir="auto">2019-03-03</td>' in date._repr_html_()


def test_a_source_whose_address_is_none_is_no_link(monkeypatch: pytest.MonkeyPatch) -> None:
    source = eca.Source(url="https://a.example/", publisher="<A>", title="T")
    page = eca.Registry([eca.Topic(id="rail", name="Rail", sources=(source,))])
    assert '<a href="https://a.example/" rel="noopener noreferrer">&lt;A&gt;: T</a>' in formats.html.dumps(
        page
    )
    object.__setattr__(source, "url", "javascript:alert(1)")
    assert "<li>&lt;A&gt;: T</li>" in formats.html.dumps(page)


def test_rich_shows_the_fields_of_a_record_and_the_ids_of_a_collection(tiny: eca.Registry) -> None:
    console = rich.console.Console(width=100, file=io.StringIO())
    with console.capture() as caught:
        console.print(tiny.topics["borders"], tiny.topics)
    assert "Topic('borders', name='Borders', broader='security', sources=1)" in caught.get()
    assert "Collection('topics', length=2, ids=['borders', 'security'])" in caught.get()


@pytest.mark.parametrize(
    ("table", "column", "values", "told"),
    [
        ("events", "name", pa.array([0, 1]), "a column 'name' of type string, got 'int64'"),
        ("events", "name", pa.array([b"a", b"b"]), "a column 'name' of type string, got 'binary'"),
        ("events", "name", pa.array([float("nan")] * 2), "of type string, got 'double'"),
        ("events", "id", pa.array([["a"], ["b"]]), "a column 'id' of type string, got 'list<"),
        ("events", "edition", pa.array(["1", "2"]), "a column 'edition' of type integer, got 'string'"),
        ("events", "edition", pa.array([1.5, 2.0]), "a column 'edition' of type integer, got 'double'"),
        ("events", "first_day", pa.array([0, 0], pa.timestamp("s")), "of type date, got 'timestamp"),
        ("events", "first_day", pa.array([2**31 - 1] * 2, pa.int32()).cast(pa.date32()), "a table of events"),
        ("events", "last_day", pa.array([-(2**31)] * 2, pa.int32()).cast(pa.date32()), "a table of events"),
    ],
)
def test_a_column_of_another_type_is_told_and_never_read_as_if_it_were_ours(
    table: str, column: str, values: Any, told: str, tmp_path: Path
) -> None:
    events = [
        eca.Event(id=f"talks-{n}", name="Talks", dates=eca.DateSpan.of(f"203{n}-01-01"), edition=n)
        for n in (1, 2)
    ]
    formats.parquet.dump(eca.Registry(events), tmp_path)
    held = pa.parquet.read_table(tmp_path / f"{table}.parquet")
    changed = held.set_column(held.column_names.index(column), column, values)
    pa.parquet.write_table(changed, tmp_path / f"{table}.parquet")
    relisted(tmp_path, table, (tmp_path / f"{table}.parquet").read_bytes())
    with pytest.raises(eca.DataError, match=re.escape(told)):
        formats.parquet.load(tmp_path, base=None)


@pytest.mark.parametrize(
    "kind", [pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())]
)
def test_a_text_may_be_held_in_any_way_that_arrow_holds_one(kind: Any, tmp_path: Path) -> None:
    registry = eca.Registry([eca.Topic(id="rail", name="Rail")])
    formats.parquet.dump(registry, tmp_path)
    held = pa.parquet.read_table(tmp_path / "topics.parquet")
    changed = held.set_column(held.column_names.index("name"), "name", pa.array(["Rail"]).cast(kind))
    try:
        pa.parquet.write_table(changed, tmp_path / "topics.parquet")
    except pa.ArrowNotImplementedError:
        pytest.skip("this pyarrow writes no such column, so nobody can have one")
    relisted(tmp_path, "topics", (tmp_path / "topics.parquet").read_bytes())
    assert formats.parquet.load(tmp_path, base=None) == registry


def test_no_mark_of_a_name_ends_a_cell_of_a_markdown_table() -> None:
    marks = "\\`*_{}[]<>()#+!|~&$^=@:"
    text = formats.markdown.dumps(eca.Registry([eca.Topic(id="marks", name=marks)]).topics)
    row = text.splitlines()[-1]
    assert "".join(f"\\{mark}" for mark in marks) in row
    assert len(re.findall(r"(?<!\\)\|", text.splitlines()[0])) == len(re.findall(r"(?<!\\)(?:\\\\)*\|", row))
