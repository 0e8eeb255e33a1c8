"""CSV for spreadsheets, whatever they take for the end of a cell; and read back."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

import eucentralasia as eca
from eucentralasia import formats
from eucentralasia.__main__ import main
from eucentralasia.formats.csv import guarded, unguarded

DELIMITERS = (",", ";", "\t")
# What a text can put where its reader would end a cell.
HOSTILE = st.text(alphabet="ab =+-@'\",;|\n＝＋－＠", min_size=1, max_size=20).filter(
    lambda text: text == text.strip()
)


@given(st.text(min_size=1))
def test_a_guarded_text_is_no_formula_and_comes_back(text: str) -> None:
    cell = guarded(text)
    assert cell[0] not in set("=+-@\t\r\n\0＝＋－＠")
    assert unguarded(cell) == text


@pytest.mark.parametrize(
    "text", ["=1", "+1", "-1", "@a", "\ta", "\ra", "\na", "\0a", "'a", "＝1", "＋1", "－1", "＠a"]
)
def test_what_could_begin_a_formula_is_guarded(text: str) -> None:
    assert guarded(text) == "'" + text


def test_the_flat_table_has_names_for_people_and_ids_for_machines(tiny: eca.Registry) -> None:
    row = next(iter(csv.DictReader(io.StringIO(formats.csv.dumps(tiny.events, table="flat"), newline=""))))
    assert {
        name: row[name]
        for name in ("id", "series_name", "first_day", "city", "latitude", "longitude", "country_name")
    } == {
        "id": "talks-2",
        "series_name": "Northern Talks",
        "first_day": "2021-05-04",
        "city": "Alpha",
        "latitude": "10.5",
        "longitude": "-20.25",
        "country_name": "Aland",
    }
    assert {
        name: row[name]
        for name in ("parties", "party_names", "official_names", "chairs", "cited", "topic_names", "sources")
    } == {
        "parties": "CC; north",
        "party_names": "Celand; The North",
        "official_names": "Ann Able; Bob Baker",
        "chairs": "ann-able",
        "cited": "plan",
        "topic_names": "Security",
        "sources": "https://gazette.example/2; https://herald.example/2",
    }


def test_namibia_and_negative_numbers_stay_what_they_are() -> None:
    city = eca.City(id="Windhoek", country="NA", latitude=-22.57, longitude=17.08)
    text = formats.csv.dumps(eca.Registry([city]), table="cities")
    assert text.split("\r\n")[1] == '"Windhoek","NA",-22.57,17.08,"","","","","",""'


def test_an_unknown_table_names_the_nearest(tiny: eca.Registry) -> None:
    with pytest.raises(eca.UnknownRecordError, match="no table 'event'; did you mean 'events'"):
        formats.csv.dumps(tiny, table="event")
    with pytest.raises(eca.UnknownRecordError, match="no table 'events'"):
        formats.csv.dumps(tiny.topics, table="events")
    with pytest.raises(TypeError, match="collection of topics"):
        formats.csv.dumps(tiny.topics, table="flat")


def test_all_tables_go_into_a_folder(tmp_path: Path, tiny: eca.Registry) -> None:
    formats.csv.dump_all(tiny, tmp_path / "all")
    formats.csv.dump_all(tiny.topics, tmp_path / "topics")
    assert [path.name for path in (tmp_path / "topics").iterdir()] == ["topics.csv"]
    assert {path.stem for path in (tmp_path / "all").iterdir()} == {*eca.model.DRAWERS, "flat"}
    assert (tmp_path / "all" / "topics.csv").read_bytes() == formats.csv.dumps(tiny.topics).encode()


def cells_of(text: str, delimiter: str) -> list[str]:
    """The cells that a spreadsheet sees; to one that knows another delimiter, quotes mean little."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return [cell for row in rows for cell in row]


@given(HOSTILE, st.sampled_from(DELIMITERS), st.sampled_from((*DELIMITERS, "|")))
def test_nothing_becomes_a_formula_whatever_its_reader_takes_for_the_end_of_a_cell(
    text: str, written: str, read: str
) -> None:
    topic = eca.Topic(id="rail", name=text, sources=(eca.Source(url="https://a.example/", publisher=text),))
    table = formats.csv.dumps(eca.Registry([topic]), table="topics", delimiter=written)
    assert [cell for cell in cells_of(table, read) if cell.lstrip(" \0")[:1] in tuple("=+-@＝＋－＠")] == []
    row = next(csv.DictReader(io.StringIO(table, newline=""), delimiter=written))
    assert unguarded(row["name"]) == text


@given(st.lists(HOSTILE, min_size=1, max_size=3))
def test_texts_come_back_from_between_separators(texts: list[str]) -> None:
    joined = "; ".join(texts)
    assert unguarded(guarded(joined)) == joined


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("Talks;=1+1;x", "Talks;'=1+1;x"),
        ("Talks, -5 %", "Talks, '-5 %"),
        ('a,"=1', "a,\"'=1"),
        ("a\n=1", "a\n'=1"),
        ("a; 'tis", "a; ''tis"),
        ("a;;=1", "a;;'=1"),
        ("2025-04-03; 1-2=3", "2025-04-03; 1-2=3"),
    ],
)
def test_what_could_begin_a_cell_to_another_spreadsheet_is_guarded(text: str, cell: str) -> None:
    assert (guarded(text), unguarded(cell)) == (cell, text)


@pytest.mark.parametrize("delimiter", DELIMITERS)
@pytest.mark.parametrize("bom", [False, True])
def test_the_flat_table_is_read_back_with_any_delimiter(
    delimiter: str, bom: bool, tiny: eca.Registry
) -> None:
    text = formats.csv.dumps(tiny, delimiter=delimiter, bom=bom)
    assert text.startswith("\ufeff") == bom
    for content in (text, text.encode()):
        again = formats.csv.loads(content, base=tiny).events
        assert again.ids == tiny.events.ids
        for name in ("name", "dates", "parties", "series", "edition", "kind", "place", "topics"):
            assert [getattr(one, name) for one in again] == [getattr(one, name) for one in tiny.events]


def test_all_curated_events_are_read_back() -> None:
    again = formats.csv.loads(formats.csv.dumps(eca.curated, delimiter=";", bom=True)).events
    assert [(one.id, one.dates, one.parties, one.name) for one in again] == [
        (one.id, one.dates, one.parties, one.name) for one in eca.events
    ]


@pytest.mark.parametrize("delimiter", ["", "|", ",;", "x"])
def test_another_delimiter_is_refused(delimiter: str, tiny: eca.Registry) -> None:
    with pytest.raises(ValueError, match="delimiter is"):
        formats.csv.dumps(tiny, delimiter=delimiter)


def test_the_command_takes_what_csv_takes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "x.csv"
    words = ["export", "csv", "--delimiter", "tab", "--bom", "--during", "2025-07-11", "-o", str(file)]
    assert main(words) == 0
    assert file.read_bytes().startswith(b'\xef\xbb\xbf"id"\t"name"')
    assert main(["export", "ical", "--delimiter", ";"]) == 2
    assert "no delimiter in ical ';'" in capsys.readouterr().err
