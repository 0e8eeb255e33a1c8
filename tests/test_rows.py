"""Rows of a spreadsheet become events, or every cell that cannot be read is told with its row and column."""

import datetime as dt
import io
import re
import subprocess
import sys
import tracemalloc
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, strategies as st

import eucentralasia as eca
from eucentralasia import formats
from support.tiny import TINY

ROW = {"id": "talks", "name": "Talks", "dates": "2030-05-01"}
OURS = {"Titel": "Talks", "Ort": "Bishkek"}


def problems(rows: Any, **how: Any) -> list[str]:
    with pytest.raises(eca.DataError) as caught:
        eca.from_rows(rows, **how)
    return [f"{problem} [{problem.code}]" for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({}, {}),
        ({"dates": "1 May 2030"}, {"dates": "2030-05-01"}),
        ({"dates": dt.datetime(2030, 5, 1, 9, tzinfo=dt.UTC)}, {"dates": "2030-05-01"}),
        ({"dates": 2030}, {"dates": "2030"}),
        (
            {"dates": "", "first_day": "2030-05-01", "last_day": "2030-05-02"},
            {"dates": "2030-05-01/2030-05-02"},
        ),
        ({"dates": "", "first_day": dt.date(2030, 5, 1)}, {"dates": "2030-05-01"}),
        ({"parties": "Kazakhstan; EU"}, {"parties": ["KZ", "eu"]}),
        ({"parties": ["Казахстан", "UZ", "UZ"]}, {"parties": ["KZ", "UZ"]}),
        ({"city": "almaty"}, {"place": {"city": "Almaty", "country": "KZ"}}),
        ({"city": "Almaty", "country": ""}, {"place": {"city": "Almaty"}}),
        ({"country_name": "Kyrgyz Republic"}, {"place": {"country": "KG"}}),
        ({"country_name": "Kyrgyz Republic", "country": "KZ"}, {"place": {"country": "KZ"}}),
        ({"venue": "Hall"}, {"place": {"venue": "Hall"}}),
        ({"kind": "Meeting", "edition": "12"}, {"kind": "meeting", "edition": 12}),
        ({"edition": 12.0, "summary": float("nan")}, {"edition": 12}),
        (
            {"officials": "Kassym-Jomart Tokayev", "chairs": "kassym-jomart-tokayev"},
            {"participations": [{"official": "kassym-jomart-tokayev", "role": "chair"}]},
        ),
        (
            {"sources": "https://www.example.org/1"},
            {"sources": [{"url": "https://www.example.org/1", "publisher": "example.org"}]},
        ),
        ({"summary": "'=1", "latitude": 3}, {"summary": "'=1"}),
    ],
)
def test_a_row_is_read_as_people_write_it(cells: dict[str, Any], expected: dict[str, Any]) -> None:
    event = eca.from_rows([ROW | cells]).events.one()
    assert eca.unstructure(event) == eca.unstructure(eca.structure(ROW | expected, eca.Event))


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({}, "event-2030-05-01"),
        ({"kind": "meeting", "parties": "UZ; eu", "city": "Almaty"}, "meeting-eu-uz-almaty-2030-05-01"),
        ({"series": "hlpsd", "edition": 40}, "hlpsd-40"),
        ({"series": "hlpsd"}, "hlpsd-2030-05-01"),
        ({"dates": "2030-05~/2030-06"}, "event-2030-05"),
    ],
)
def test_a_row_without_an_id_gets_one_by_the_rule(cells: dict[str, Any], expected: str) -> None:
    assert eca.from_rows([{"name": "Talks", "dates": "2030-05-01", **cells}]).events.ids == (expected,)


def test_the_kind_of_rows_without_one_is_the_callers_or_unknown() -> None:
    rows = [ROW | {"kind": "visit"}, ROW | {"id": "other"}]
    assert [event.kind for event in eca.from_rows(rows, kind="meeting").events] == ["meeting", "visit"]
    assert eca.from_rows([ROW]).events.one().kind is None


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (
            {"dates": "soonish"},
            (
                "1: dates (talks): expected a date like '4 April 2025', '3–4 April 2025', "
                "'30 March – 2 April 2025' or 'April 2025', got 'soonish' [date]"
            ),
        ),
        ({"dates": ""}, "1: dates (talks): expected a value; the field is required, got nothing [missing]"),
        (
            {"city": "Termezz", "country": "UZ"},
            (
                "1: city (talks): expected a known city; or base=curated.extended(cities="
                "[City(id='Termezz', country='UZ')]), got 'Termezz' [unknown-id]"
            ),
        ),
        (
            {"chairs": "Zed Zzyzx"},
            (
                "1: chairs (talks): expected a known official; or base=curated.extended(officials="
                "[Official(id='zed-zzyzx', name='Zed Zzyzx')]), got 'Zed Zzyzx' [unknown-id]"
            ),
        ),
        (
            {"parties": "KZ; Kazakstann"},
            "1: parties (talks): expected a known country or region; did you mean 'KZ' (Kazakhstan)?, "
            "got 'Kazakstann' [unknown-id]",
        ),
        (
            {"officials": "Vassilenko"},
            "1: officials (talks): expected the id of one official: roman-vassilenko, stanislav-vassilenko, "
            "got 'Vassilenko' [ambiguous-name]",
        ),
        ({"city": 3}, "1: city (talks): expected an id or a name of a city, got 3 [type]"),
        ({"edition": "twelve"}, "1: edition (talks): expected a whole number, got 'twelve' [type]"),
        ({"level": 3}, "1: level (talks): expected one of "),
        ({"id": "Talks"}, "1: id (Talks): expected an id of small letters"),
        ({"sources": "http://[x"}, "1: sources[0].url (talks): expected an address that starts with"),
        (
            {"nmae": "x"},
            "nmae: expected a known column; did you mean 'name'?; columns={'nmae': 'name'} says what it is, "
            "{'nmae': None} leaves it out, got 'nmae' [unknown-column]",
        ),
        ({"Zzz": "x"}, "Zzz: expected a known column, one of id, name, "),
    ],
)
def test_a_cell_that_cannot_be_read_is_told(cells: dict[str, Any], expected: str) -> None:
    (found,) = problems([ROW | cells])
    assert found.startswith(expected)


def test_all_problems_of_all_rows_are_told_in_the_callers_words() -> None:
    rows: list[dict[str, Any]] = [OURS | {"Tag": "soonish"}, OURS | {"Tag": "2030", "Ort": "Zzyzx"}]
    found = problems(rows, columns={"Titel": "name", "Ort": "city", "Tag": "dates"})
    assert [one.partition(":")[0] + one.partition(":")[2].partition(":")[0] for one in found] == [
        "1 Tag",
        "2 Ort",
    ]


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ({"Title": "name"}, "columns: expected a column of the rows; did you mean 'Titel'?, got 'Title' "),
        ({"Titel": "nmae"}, "columns['Titel']: expected a known column; did you mean 'name'?, got 'nmae' "),
        ({"Titel": "name", "Ort": "name"}, "Ort: expected one column for 'name', got 'Ort' [duplicate-key]"),
    ],
)
def test_columns_must_be_there_and_known(columns: dict[str, str], expected: str) -> None:
    assert any(one.startswith(expected) for one in problems([OURS], columns=columns))


def test_a_column_may_be_left_out() -> None:
    assert eca.from_rows([ROW | {"Notes": "x"}], columns={"Notes": None}).events.ids == ("talks",)


def test_ids_are_all_that_is_taken_without_a_base() -> None:
    assert problems([ROW | {"city": "Bishkek"}], base=None) == [
        "1: place.city (talks): expected the id of a known city; add it to cities, got 'Bishkek' [unknown-id]"
    ]


@pytest.mark.parametrize("column", ["city", "country", "venue"])
def test_a_bad_cell_of_a_place_is_told_by_its_column(column: str) -> None:
    (told,) = problems([ROW | {column: 5}])
    assert told.startswith(f"1: {column} (talks): expected ")


def test_names_are_looked_up_in_the_bases_of_the_base() -> None:
    dunhuang = eca.City(id="Dunhuang", country="CN")
    base = eca.Registry([dunhuang], base=eca.curated)
    found = [eca.from_rows([ROW | {"city": city}], base=base) for city in ("Bishkek", "Dunhuang")]
    assert [one.events.one().place.country for one in found] == ["KG", "CN"]


def test_frames_are_rows() -> None:
    rows: list[dict[str, Any]] = [
        ROW | {"edition": 1},
        ROW | {"id": "more", "edition": None, "dates": "2031"},
    ]
    frames = [pl.DataFrame(rows), pd.DataFrame(rows), pa.Table.from_pylist(rows)]
    assert [eca.from_rows(frame) for frame in frames] == [eca.from_rows(rows)] * 3
    days = pd.DataFrame([ROW | {"dates": pd.Timestamp("2030-05-01")}, ROW | {"dates": pd.NaT, "id": "x"}])
    assert problems(days) == ["2: dates (x): expected a value; the field is required, got nothing [missing]"]


def test_what_is_no_row_is_refused() -> None:
    with pytest.raises(
        TypeError, match="rows are dicts, a frame or the path of a CSV file, not str as row 1"
    ):
        eca.from_rows(cast("Any", ["name"]))


@pytest.mark.parametrize(
    "text",
    ["name,dates\nTalks,2030\n", "\ufeffname;dates\r\nTalks;2030\r\n\r\n;\r\n", '"name"\tdates\nTalks\t2030'],
)
def test_a_csv_is_read_however_a_spreadsheet_writes_it(text: str, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text(text, encoding="utf-8", newline="")
    expected = eca.from_rows([{"name": "Talks", "dates": "2030"}])
    found = (
        eca.loads(text, "csv"),
        eca.load(tmp_path / "x.csv"),
        eca.from_rows(tmp_path / "x.csv"),
        eca.load(io.StringIO(text), format="csv"),
    )
    assert found == (expected,) * 4


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name,name\n", "1: name: expected each column once, got 'name' [duplicate-key]"),
        ("name\nTalks,2030\n", "2: expected at most 1 cells, as the head has, got '2 cells' [layout]"),
        ('name\n"Talks', "expected CSV that can be read, got 'unexpected end of data' [syntax]"),
        (b"name\n\xff", "2: expected a text in UTF-8; save it as 'CSV UTF-8', got b'\\xff' [encoding]"),
        (
            "name,dates\nA,2030\nB,2030",
            "3: id (event-2030): expected one event with that id; it stands in 2 too",
        ),
    ],
)
def test_a_csv_that_cannot_be_read_is_told(text: str | bytes, expected: str) -> None:
    with pytest.raises(eca.DataError) as caught:
        eca.loads(text, "csv")
    found = [f"{problem} [{problem.code}]" for problem in caught.value.problems]
    assert any(one.startswith(expected) for one in found)


def test_a_csv_is_held_to_limits(tmp_path: Path) -> None:
    with pytest.raises(eca.DataError, match="expected a file of at most 4 bytes; max_bytes allows more"):
        eca.loads("name,dates", "csv", max_bytes=4)
    (tmp_path / "x.csv").write_text("name\n" + "Talks\n" * 9)
    with pytest.raises(eca.DataError, match="reading stopped") as caught:
        eca.from_rows(tmp_path / "x.csv", max_problems=2)
    assert len(caught.value.problems) == 2
    assert not eca.loads("", "csv")


@pytest.mark.parametrize("registry", [eca.curated, eca.loads(TINY, "toml", base=None)], ids=["ours", "tiny"])
def test_every_column_of_our_flat_table_comes_back(registry: eca.Registry) -> None:
    text = formats.csv.dumps(registry, table="flat")
    assert formats.csv.dumps(eca.loads(text, "csv", base=registry), table="flat") == text


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=20))
def test_every_text_comes_back_of_our_flat_table(name: str) -> None:
    event = eca.Event(id="talks", name=name, summary=f"{name}, {name}; {name}", dates=eca.DateSpan.of("2030"))
    text = formats.csv.dumps(eca.Registry([event]), table="flat")
    assert eca.loads(text, "csv", base=None).events.one() == event


def test_what_the_flat_table_does_not_tell_is_reported(tiny: eca.Registry) -> None:
    told: list[Any] = []
    text = formats.csv.dumps(tiny.events, table="flat", report=told.append)
    lost = {(one.record, one.field) for one in told}
    back = eca.loads(text, "csv", base=tiny)
    differing = {
        (event.id, field)
        for event in back.events
        for field in eca.unstructure(tiny.events[event.id])
        if getattr(event, field) != getattr(tiny.events[event.id], field)
    }
    assert differing
    assert differing <= lost


@pytest.mark.parametrize(
    ("day", "told", "code"),
    [
        ("1 May 2030", "", 0),
        pytest.param("soonish", "in.csv:2: When: expected a date like", 1, marks=pytest.mark.long),
    ],
)
def test_the_pipeline_of_a_spreadsheet_writes_a_calendar_or_tells(
    day: str, told: str, code: int, tmp_path: Path
) -> None:
    script = Path(__file__).parent / "consumers" / "spreadsheet.py"
    row = f'Talks;{day};Almaty;"Kazakhstan; EU";x'
    (tmp_path / "in.csv").write_text(f"Meeting;When;Where;With;Remarks\n{row}\n")
    command = [sys.executable, str(script), "in.csv", "out"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False, text=True)
    assert (done.returncode, done.stderr[: len(told)]) == (code, told)
    uid = "UID:meeting-eu-kz-almaty-2030-05-01@ministry.example"
    assert [uid in page.read_text() for page in tmp_path.glob("out.ics")] == ([] if code else [True])


@pytest.mark.parametrize(
    "head", ["9" * 50 + "sure_first_day", "x" * 5_000, "a\x1b[31m\n" * 99, "\udcff" * 70], ids=len
)
@pytest.mark.parametrize("columns", ["none", "theirs", "twice"])
def test_a_head_of_any_length_is_told_on_a_short_line(head: str, columns: str) -> None:
    meant = {"none": None, "theirs": {head: "naem"}, "twice": {head: "name"}}[columns]
    with pytest.raises(eca.DataError) as caught:
        eca.from_rows([{head: "a", "name": "Talks", "dates": "2030"}], columns=meant)
    told = [str(problem) for problem in caught.value.problems]
    assert [line for line in told if len(line) > 500 or not line.isprintable()] == []
    assert told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("," * 10**6, "1: expected at most 16384 columns, got '1000001 columns' [layout]"),
        ("name\n" + "a\n" * 10**6, "2: dates (event): expected a value; the field is required, got nothing"),
        ("id,name,dates\n" + "a,b,2030\n" * 10**5, "3: id (a): expected one event with that id"),
        ('name,dates\n"' + "x" * 10**6, "expected CSV that can be read, got 'field larger than field limit"),
    ],
    ids=["commas", "bad rows", "one row", "a quote"],
)
def test_of_a_large_table_no_more_is_held_than_is_told(text: str, told: str) -> None:
    tracemalloc.start()
    with pytest.raises(eca.DataError) as caught:
        eca.loads(text, "csv", base=None)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert str(caught.value.problems[0]).startswith(told.partition(" [")[0])
    assert most < 60 << 20


def test_empty_rows_are_passed_over() -> None:
    text = "name,dates\n" + "\n,\n" * 5000 + "Talks,2030\n"
    assert eca.loads(text, "csv", base=None).events.ids == ("event-2030",)


def test_a_table_that_ends_badly_tells_its_rows_too() -> None:
    with pytest.raises(eca.DataError) as caught:
        eca.loads('name\nA\n"B', "csv", base=None)
    assert {one.code for one in caught.value.problems} == {"missing", "syntax"}


@pytest.mark.parametrize(
    "column", ["officials", "chairs", "parties", "city", "series", "id", "dates", "kind"]
)
@pytest.mark.parametrize("cell", ["Some Person, " * 5000, "mfa " * 20_000, "\x1b[31m" * 99, "a, b"], ids=len)
def test_a_cell_of_any_length_is_told_on_a_short_line(column: str, cell: str) -> None:
    row = {"name": "Talks", "dates": "2030", "country": cell} | {column: cell}
    with pytest.raises(eca.DataError) as caught:
        eca.from_rows([row])
    told = [str(problem) for problem in caught.value.problems]
    assert [line for line in told if len(line) > 500 or not line.isprintable()] == []


def test_those_who_chair_are_looked_up_among_all_at_once() -> None:
    """Of twenty thousand officials who all chair, each was compared with each."""
    names = ";".join(f"o-{number}" for number in range(20_000))
    with pytest.raises(eca.DataError, match="reading stopped"):
        eca.from_rows([{"name": "Talks", "dates": "2030", "officials": names, "chairs": names}], base=None)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"edition": np.int64(3)}, {"edition": 3}),
        ({"edition": np.float64("nan")}, {}),
        ({"edition": Decimal("sNaN")}, {}),
        ({"edition": pd.NA, "summary": pd.NaT}, {}),
        ({"parties": np.array(["KZ", "UZ"])}, {"parties": ["KZ", "UZ"]}),
        ({"parties": np.array([])}, {}),
        ({"dates": np.datetime64("2030-05-02")}, {"dates": "2030-05-02"}),
        ({"dates": np.int64(2030)}, {"dates": "2030"}),
        ({"summary": np.datetime64("NaT", "ns")}, {}),
        ({"dates": None, "first_day": np.datetime64("2030-05-02", "ns")}, {"dates": "2030-05-02"}),
    ],
)
def test_cells_of_numpy_are_read_as_those_of_python(cells: dict[str, Any], expected: dict[str, Any]) -> None:
    plain = eca.unstructure(eca.from_rows([ROW | cells]).events.one())
    assert plain == ROW | expected


@pytest.mark.parametrize("cell", [10**5000, [10**5000], {"a": 1}, object(), b"x", {1, 2}], ids=range(6))
@pytest.mark.parametrize("column", ["id", "name", "dates", "first_day", "edition", "kind", "series", "city"])
def test_a_cell_of_any_kind_is_read_or_told(column: str, cell: Any) -> None:
    row = {name: value for name, value in ROW.items() if column != "first_day" or name != "dates"}
    with pytest.raises(eca.DataError) as caught:
        eca.from_rows([row | {column: cell}])
    assert [one for one in caught.value.problems if not str(one).isprintable()] == []


@pytest.mark.parametrize(
    ("rows", "way"),
    [(io.StringIO("name"), "eca.load(file, format='csv')"), (b"name\n", "eca.loads(content, 'csv')")],
)
def test_a_file_in_place_of_rows_is_sent_on(rows: Any, way: str) -> None:
    with pytest.raises(TypeError, match=re.escape(way)):
        eca.from_rows(rows)


def test_a_column_that_there_is_not_is_told_among_heads_of_any_kind() -> None:
    rows: Any = [{1: "a", None: "b", "naem": "Talks", "dates": "2030"}]
    found = problems(rows, columns={"nam": "name", 1: None, None: None, "naem": None})
    assert "columns: expected a column of the rows; did you mean 'naem'?, got 'nam' [unknown-column]" in found


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"city": "Online"}, "leave the city empty and write 'virtual' in the column mode"),
        (
            {"sources": "https://a.example, https://b.example"},
            "semicolons part several; write 'https://a.example; https://b.example'",
        ),
    ],
)
def test_a_cell_that_is_nearly_right_is_told_as_it_should_be(cells: dict[str, Any], told: str) -> None:
    with pytest.raises(eca.DataError, match=re.escape(told)):
        eca.from_rows([ROW | cells])


def test_a_country_may_be_given_by_its_number() -> None:
    assert eca.from_rows([ROW | {"parties": [398]}]).events.one().parties == ("KZ",)


@pytest.mark.parametrize(
    "page",
    ["sep=;\nname;dates;city\nTalks;2030-05-01;Almaty\n", "name,dates,city,,\nTalks,2030-05-01,Almaty,,\n"],
    ids=["a line of Excel", "columns without a name"],
)
def test_what_a_spreadsheet_adds_to_a_table_is_passed_over(page: str) -> None:
    found = eca.loads(page, "csv").events.one()
    assert (found.name, str(found.dates), found.place and found.place.city) == (
        "Talks",
        "2030-05-01",
        "Almaty",
    )


@pytest.mark.parametrize(
    ("column", "cell", "path", "value"),
    [
        ("country_name", "Kazakhstan", "place.country", "KZ"),
        ("series_name", "EU–Uzbekistan Human Rights Dialogue", "series", "uz-human-rights-dialogue"),
        ("party_names", "Kazakhstan; European Union", "parties", ("KZ", "eu")),
        ("topic_names", "Security", "topics", ("security",)),
    ],
)
def test_the_name_of_a_thing_stands_in_for_its_id(column: str, cell: str, path: str, value: Any) -> None:
    event: Any = eca.from_rows([{"name": "Talks", "dates": "2030", column: cell}]).events.one()
    for part in path.split("."):
        event = getattr(event, part)
    assert value == event


def test_what_a_record_refuses_of_a_place_is_told_by_its_column() -> None:
    hidden = "Palace\x07"
    with pytest.raises(eca.DataError) as caught:
        eca.from_rows([{"name": "Talks", "dates": "2030", "venue": hidden}])
    assert [one.path for one in caught.value.problems] == ["venue"]
    with pytest.raises(eca.DataError) as caught:
        eca.from_rows(
            [{"name": "Talks", "dates": "2030", "lieu": hidden, "ville": "Nirgendwo", "pays": "Nirgends"}],
            columns={"lieu": "venue", "ville": "city", "pays": "country"},
        )
    assert sorted(one.path for one in caught.value.problems) == ["lieu", "pays", "ville"]
