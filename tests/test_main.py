"""The command lists, shows, checks and counts, for people and for machines."""

import argparse
import csv
import datetime as dt
import errno
import io
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import eucentralasia as eca
from eucentralasia.__main__ import main
from eucentralasia.command.layout import width_of
from eucentralasia.command.list_events import lines_of, nested, short
from eucentralasia.command.parser import parser
from eucentralasia.command.show_record import page
from support import endless
from support.tiny import TINY


@pytest.fixture(autouse=True)
def lines_of_any_width(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a terminal lines are whole; workers of a test run tell theirs to be narrow."""
    monkeypatch.delenv("COLUMNS", raising=False)


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(words)
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def listed(out: str) -> list[str]:
    """The lines of a list, without its head and what it says at the end."""
    return out.splitlines()[1:-2]


def ids(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[str, ...]:
    """The ids of what a list for machines shows."""
    return tuple(row["id"] for row in json.loads(run(capsys, "list", *words, "--json")[1]))


def institutional(*queries: eca.Query[eca.Event]) -> tuple[str, ...]:
    return tuple(event.id for event in eca.events.where(*queries) if event.category == "institutional")


def test_without_a_command_the_institutional_events_of_the_last_complete_year_are_listed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, out, _ = run(capsys)
    year = str(eca.curated.complete_until)[:4]
    found = institutional(eca.during(year))
    assert code == 0
    assert out.split("\n")[0].split() == ["date", "id", "place", "who", "name"]
    assert len(listed(out)) == len(found)
    assert (found, out) == (ids(capsys), run(capsys, "list")[1])
    more = f"{len(eca.events) - len(found)} more of other kinds and years: list --all"
    assert out.splitlines()[-1] == f"{len(found)} institutional events of {year}; {more}"


def test_no_filter_keeps_a_hidden_year_and_only_a_date_keeps_the_institutional(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert eca.events.ids == ids(capsys, "--all")
    assert eca.events.where(eca.during("2024")).ids == ids(capsys, "--during", "2024", "--all")
    assert institutional(eca.during("2024")) == ids(capsys, "--during", "2024")
    assert eca.curated.editions("hlpsd").ids == ids(capsys, "--series", "hlpsd")
    assert run(capsys, "list", "--series", "hlpsd")[1].endswith(
        f"\n{len(eca.curated.editions('hlpsd'))} of {len(eca.events)} events\n"
    )
    last = run(capsys, "list", "--during", "2024")[1].splitlines()[-1]
    assert " institutional events; " in last
    assert last.endswith(" more of other kinds and dates: list --all")


@pytest.mark.parametrize(
    ("words", "query"),
    [
        (["--place", "Tajikistan"], eca.held_in("TJ")),
        (["--place", "Душанбе"], eca.held_in("Dushanbe")),
        (["--place", "Luxembourg"], eca.held_in("Luxembourg")),
        (["--held-in", "TJ", "--held-in", "kg"], eca.held_in("TJ", "KG")),
        (["--party", "Kyrgyz Republic"], eca.involving("KG")),
        (["--party", "European Union", "--during", "2024"], eca.involving("eu") & eca.during("2024")),
        (["--involving", "KZ"], eca.involving("KZ")),
        (["--series", "HLPSD"], eca.of_series("hlpsd")),
        (["--topic", "Water management"], eca.about("water-management")),
        (["--about", "water-management"], eca.about("water-management")),
        (["--official", "Kallas"], eca.attended_by("kaja-kallas")),
        (["--attended-by", "olof-skoog"], eca.attended_by("olof-skoog")),
        (["--kind", "summit", "--kind", "tour"], eca.of_kind("summit", "tour")),
        (["--level", "leaders"], eca.at_level("leaders")),
    ],
)
def test_a_filter_takes_names_as_show_does(
    words: list[str], query: eca.Query[eca.Event], capsys: pytest.CaptureFixture[str]
) -> None:
    found = eca.events.where(query).ids
    assert found
    assert found == ids(capsys, *words)


@pytest.mark.parametrize(
    ("name", "word"), [("category", "forum"), ("category", "institutional"), ("scope", "regional")]
)
def test_a_filter_of_category_or_scope_is_that_of_each_event(
    name: str, word: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    found = tuple(event.id for event in eca.events if getattr(event, name) == word)
    assert found
    assert found == ids(capsys, f"--{name}", word)
    assert run(capsys, "export", "json", f"--{name}", word, "-o", str(tmp_path / "some.json")) == (0, "", "")
    assert found == eca.load(tmp_path / "some.json").events.ids


@pytest.mark.parametrize("columns", [40, 60, 80, 100, 160, 250])
def test_a_list_is_no_wider_than_the_terminal_and_shows_each_id_whole(
    columns: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = listed(run(capsys, "list", "--all")[1])
    assert len(lines) == len(eca.events)
    assert [line for line in lines if width_of(line) > columns] == []
    if columns >= 80:
        shown = sorted(line.split()[1] for line in lines)
        assert sorted(eca.events.ids) == shown


ROWS = [
    ("date", "id", "place", "who", "name"),
    ("2025-01-02", "talks-1", "塔什干", "EU, UZ", "Talks on the river and its waters"),
    ("  2025-01-02", "talks-1-visit-of-a-long-name-2025", "", "EU, KG, KZ, MN", "Visit"),
]


@pytest.mark.parametrize(
    ("room", "expected"),
    [
        (
            88,
            [
                "date          id                            place   who             name",
                "2025-01-02    talks-1                       塔什干  EU, UZ          Talks on the river…",
                "  2025-01-02  talks-1-visit-of-a-long-name-2025          EU, KG, KZ, MN  Visit",
            ],
        ),
        (
            75,
            [
                "date          id                            place   name",
                "2025-01-02    talks-1                       塔什干  Talks on the river and…",
                "  2025-01-02  talks-1-visit-of-a-long-name-2025          Visit",
            ],
        ),
        (
            50,
            [
                "date          id                            name",
                "2025-01-02    talks-1                       Talks…",
                "  2025-01-02  talks-1-visit-of-a-long-name-2025…",
            ],
        ),
    ],
)
def test_where_there_is_no_room_who_goes_first_and_then_the_place(room: int, expected: list[str]) -> None:
    assert expected == lines_of(ROWS, room)


def test_where_nothing_limits_a_line_every_word_is_there() -> None:
    assert [line.split()[-1] for line in lines_of(ROWS, None)] == ["name", "waters", "Visit"]


def test_parts_stand_below_what_they_are_part_of(capsys: pytest.CaptureFixture[str]) -> None:
    lines = listed(run(capsys, "list", "--during", "2025-03", "--all")[1])
    tour = next(number for number, line in enumerate(lines) if " tour-eu-central-asia-2025 " in line)
    assert [line.startswith("  2025-03-1") for line in lines[tour : tour + 6]] == [False, *[True] * 5]


def test_events_that_are_parts_of_each_other_are_listed_all_the_same() -> None:
    there, back = (
        eca.Event(
            id=key,
            name=key,
            dates=eca.DateSpan.from_edtf("2030"),
            relations=(eca.Relation(event=other, how=eca.RelationKind.PART_OF),),
        )
        for key, other in (("a-2030", "b-2030"), ("b-2030", "a-2030"))
    )
    assert sorted(event.id for event, _ in nested([there, back])) == ["a-2030", "b-2030"]


def test_a_place_is_never_how_they_met_but_online_where_they_met_nowhere(
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows = json.loads(run(capsys, "list", "--all", "--json")[1])
    assert {row["mode"] for row in rows} & {row["city"] for row in rows} == {None}
    lines = listed(run(capsys, "list", "--series", "hlpsd")[1])
    assert [line.split()[2] for line in lines if " hlpsd-7 " in line] == ["online"]


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ("2025-07-11", "2025-07-11"),
        ("2025-04-03/2025-04-04", "2025-04-03/04"),
        ("2025-03-30/2025-04-02", "2025-03-30/04-02"),
        ("2025-12-30/2026-01-02", "2025-12-30/2026-01-02"),
        ("2025-04/2025-05", "2025-04/2025-05"),
        ("2025-04-03/..", "2025-04-03/.."),
    ],
)
def test_the_end_of_a_date_repeats_nothing(dates: str, expected: str) -> None:
    assert expected == short(eca.DateSpan.from_edtf(dates))


def test_the_list_can_be_narrowed_and_read_by_machines(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(
        capsys,
        "list",
        "--during",
        "2025-07",
        "--held-in",
        "TJ",
        "--of-series",
        "hlpsd",
        "--involving",
        "eu",
        "--json",
    )
    assert code == 0
    assert json.loads(out) == [
        {
            "id": "hlpsd-12",
            "date": "2025-07-11",
            "name": "12th EU–Central Asia High-Level Political and Security Dialogue",
            "series": "hlpsd",
            "kind": "dialogue",
            "category": "institutional",
            "scope": "regional",
            "level": "deputy-ministers",
            "city": "Dushanbe",
            "country": "TJ",
            "mode": "in-person",
            "parties": ["KG", "KZ", "TJ", "TM", "UZ", "eu"],
            "part_of": None,
        }
    ]
    assert json.loads(run(capsys, "--json")[1]) == json.loads(run(capsys, "list", "--json")[1])


def test_a_record_is_shown_as_a_page(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    code, out, _ = run(capsys, "show", "hlpsd-12")
    assert code == 0
    assert out.startswith(
        "12th EU–Central Asia High-Level Political and Security Dialogue (event hlpsd-12)\n"
    )
    for lines in (
        "Dates     2025-07-11\n",
        "Place     Dushanbe, Tajikistan\n",
        "Parties   Kyrgyzstan, Kazakhstan, Tajikistan, Turkmenistan, Uzbekistan, European Union\n",
        "\nParticipations\n  official              role     title                     represents ",
        "\n  Olof Skoog            chair    Deputy Secretary-General  European Union  European External Act",
        "\nSources disagree\n  participations.ismatullo-nasredin: others say First Deputy Minister of Foreig",
        "\n      https://ru24.net/mix/392686247\n",
        "\nSources\n  EU and Central Asia held a High-Level Political and Security Dialogue in Dushanbe, Eur",
        "\n  Konflikty i zakony, 2025-07-11\n      https://k-z.com.ua/",
        "\n      says edition, participations.olof-skoog, place.city\n      note: Quotes Khovar by way of",
    ):
        assert lines in out


def test_an_id_of_a_page_that_nobody_knows_stands_for_itself() -> None:
    event = eca.Event(id="a-2030", name="A", dates=eca.DateSpan.from_edtf("2030"), parties=("KZ",))
    days = tuple(dt.date(2030, 1, day) for day in (1, 2, 3, 4))
    source = eca.Source(url="https://a.example/", publisher="A")
    appointment = eca.Appointment(title="Envoy", attested=days)
    dispute = eca.Dispute(field="name", claim="Z", urls=("https://b.example/",))
    official = eca.Official(
        id="z", name="Z", appointments=(appointment,), sources=(source,), disputes=(dispute,)
    )
    registry = eca.Registry([event, official])
    assert list(page(event, registry, None)) == ["Dates    2030", "Parties  KZ"]
    assert list(page(official, registry, None)) == [
        "",
        "Appointments",
        "  title  attested",
        "  Envoy  4 days, 2030-01-01 to 2030-01-04",
        "",
        "Sources disagree",
        "  name: others say Z",
        "      https://b.example/",
        "",
        "Sources",
        "  A",
        "      https://a.example/",
    ]


@pytest.mark.parametrize("drawer", eca.model.DRAWERS)
def test_every_record_has_a_page(drawer: str) -> None:
    for record in eca.curated.by_drawer()[drawer].page(0, 40):
        assert [line for line in page(record, eca.curated, 80) if "\n" in line] == []


def test_a_record_is_shown_to_machines_as_its_file_has_it(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "show", "Kyrgyz Republic", "--json")
    assert (0, eca.countries["KG"]) == (code, eca.structure(json.loads(out), eca.Country))


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["show", "hlpsd-21"], "no record 'hlpsd-21'; did you mean 'HLPSD' or '12th HLPSD'"),
        (
            ["list", "--held-in", "Dushanbee"],
            "no country or city or region 'Dushanbee'; did you mean 'Dushanbe'",
        ),
        (["list", "--topic", "water"], "no topic 'water'; did you mean 'water-management'"),
        (["list", "--official", "Vassilenko"], "'Vassilenko' means several"),
        (["list", "--scope", "bilaterally"], "no scope 'bilaterally'; did you mean 'bilateral'"),
        (["list", "--category", "political-forum"], "no category 'political-forum'"),
        (["list", "--kind", "sumit"], "no kind of event 'sumit'; did you mean 'summit'"),
        (["mentions", "no/such/file"], "cannot read no/such/file: No such file or directory"),
        (["search", "x" * 501], "500"),
        (["export", "json", "--table", "flat"], "no table in json 'flat'"),
        (["export", "csv", "--table", "event"], "no table 'event'; did you mean 'events'"),
        (["list", "--during", "last year"], "got 'last year'"),
        (["check", "no/such/folder"], "cannot read no/such/folder: No such file or directory"),
        (["show", "Luxembourg"], "'Luxembourg' means several"),
    ],
)
def test_a_wrong_question_is_told_on_standard_error(
    words: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, *words)
    assert (code, out) == (2, "")
    assert message in err


def test_unknown_words_exit_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["sow", "x"])
    assert caught.value.code == 2
    assert "invalid choice: 'sow'" in capsys.readouterr().err


def test_a_good_folder_has_no_problems(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "topics.toml").write_text(
        'schema = 1\n[[topics]]\nid = "x"\nname = "X"\n'
        '[[topics.sources]]\nurl = "https://a.example/"\npublisher = "A"\nsupports = ["name"]\n'
    )
    assert run(capsys, "check", str(tmp_path)) == (
        *(0, "no problems (of records of your own; --profile curated asks for sources and ids too)\n", ""),
    )


def test_problems_of_a_folder_exit_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "registry.toml").write_text("schema = 1\n")
    (tmp_path / "topics.toml").write_text('schema = 1\n[[topics]]\nid = "x"\nname = "X"\n')
    code, out, _ = run(capsys, "check", str(tmp_path))
    assert (code, out) == (
        1,
        (
            f"{tmp_path}/topics.toml:3: sources (x): expected at least one source, got 'none' [no-source]\n1 "
            f"problem\n"
        ),
    )
    (tmp_path / "topics.toml").write_text("schema = 1\ntopics = 3\n")
    code, out, _ = run(capsys, "check", str(tmp_path), "--json")
    expected = {
        "file": f"{tmp_path}/topics.toml",
        "line": 2,
        "path": "topics",
        "expected": "a list of topics",
        "got": "3",
        "code": "type",
        "severity": "error",
    }
    assert (1, [expected]) == (code, json.loads(out))


def test_warnings_are_told_and_exit_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "tiny.toml").write_text(
        TINY.replace("[[series.gaps]]\nedition = 1\n", "[[series.gaps]]\nedition = 9\n").replace(
            "gaps.1", "gaps.9"
        )
    )
    code, out, _ = run(capsys, "check", str(tmp_path / "tiny.toml"))
    expected = (
        "gaps (talks): expected a gap for every edition that no event shows, got '1' [gap-unnamed, warning]"
    )
    line = 1 + TINY[: TINY.index("[[series.gaps]]")].count("\n")
    assert (code, out) == (0, f"{tmp_path}/tiny.toml:{line}: {expected}\n1 problem\n")


RAIL = 'schema = 1\nversion = "2030-01-01"\n[[topics]]\nid = "rail"\nname = "Rail"\n'
RAILWAYS = (
    RAIL.replace("2030", "2031").replace("Rail", "Railways") + '[[topics]]\nid = "road"\nname = "Road"\n'
)


def test_two_registries_are_compared_as_release_notes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "topics.toml").write_text(RAIL)
    (tmp_path / "new.toml").write_text(RAILWAYS)
    expected = (
        "From 2030-01-01 to 2031-01-01\n\nAdded (1)\n- topic road: Road\n\n"
        "Changed (1)\n- topic rail\n  - name: Rail -> Railways\n"
    )
    words = ("diff", str(tmp_path / "old"), str(tmp_path / "new.toml"))
    assert run(capsys, *words) == (0, expected, "")
    code, out, _ = run(capsys, *words, "--json")
    change = {"drawer": "topics", "record": "rail", "field": "name", "before": "Rail", "after": "Railways"}
    assert (code, json.loads(out)["changed"]) == (0, [change])


def test_without_a_second_registry_the_curated_one_is_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    eca.formats.json.dump(eca.curated, tmp_path / "old.json")
    assert run(capsys, "diff", str(tmp_path / "old.json")) == (0, "no difference\n", "")
    (tmp_path / "rail.toml").write_text(RAIL)
    assert "Removed (1)\n- topic rail: Rail\n" in run(capsys, "diff", str(tmp_path / "rail.toml"))[1]


def test_data_that_cannot_be_compared_exit_1_with_their_problems(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "old.toml").write_text("schema = 1\ntopics = 3\n")
    code, out, err = run(capsys, "diff", str(tmp_path / "old.toml"))
    assert (code, out) == (1, "")
    assert "old.toml: topics: expected a list of topics, got 3" in err


def test_events_are_counted_by_series_and_year(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "coverage")
    assert (code, out.split()[0]) == (0, "series")
    assert eca.curated.coverage() == json.loads(run(capsys, "coverage", "--json")[1])


def test_the_command_runs_as_a_module_where_the_terminal_knows_only_ascii() -> None:
    command = [sys.executable, "-m", "eucentralasia", "show", "KG"]
    done = subprocess.run(
        command,
        capture_output=True,
        check=True,
        env=os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    )
    assert b"Kyrgyzstan (country KG)" in done.stdout
    assert done.stdout.isascii()


def command(redirect: str, *words: str) -> subprocess.CompletedProcess[bytes]:
    line = f'"$0" -m eucentralasia {" ".join(words)} {redirect}'
    return subprocess.run(["bash", "-c", line, sys.executable], capture_output=True, check=False)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no shell that redirects so")
@pytest.mark.parametrize(
    "words",
    [
        ["export", "csv"],
        *(
            pytest.param(one, marks=pytest.mark.long)
            for one in (["list", "--all"], ["schema"], ["--version"])
        ),
    ],
)
def test_a_reader_that_stops_ends_the_command_quietly(words: list[str]) -> None:
    # the command is still starting when its reader is gone
    done = command("| true; exit ${PIPESTATUS[0]}", *words)
    assert (done.returncode, done.stdout, done.stderr) == (141, b"", b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is always full")
@pytest.mark.parametrize(
    "words",
    [
        ["list"],
        *(
            pytest.param(one, marks=pytest.mark.long)
            for one in (["show", "KG"], ["export", "csv"], ["--version"])
        ),
    ],
)
def test_a_full_disk_is_told(words: list[str]) -> None:
    done = command("> /dev/full", *words)
    assert (done.returncode, done.stderr) == (
        2,
        b"cannot write standard output: No space left on device\n",
    )


@pytest.mark.skipif(sys.platform == "win32", reason="there is no shell that redirects so")
@pytest.mark.parametrize("words", [["list"], pytest.param(["export", "csv"], marks=pytest.mark.long)])
def test_a_closed_output_is_told_where_something_is_to_be_written(words: list[str]) -> None:
    done = command(">&-", *words)
    assert (done.returncode, done.stderr) == (2, b"cannot write standard output: it is closed\n")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no shell that redirects so")
@pytest.mark.parametrize(
    ("redirect", "words", "expected"),
    [
        ("2>&-", ["show", "nobody"], 2),
        pytest.param(">&-", ["export", "csv", "-o", "all.csv"], 0, marks=pytest.mark.long),
    ],
)
def test_a_closed_output_on_which_nothing_is_written_is_no_fault(
    redirect: str, words: list[str], expected: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert command(redirect, *words).returncode == expected


def test_streams_that_are_no_terminals_are_left_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    assert main(["show", "KG"]) == 0
    assert stream.getvalue().startswith("Kyrgyzstan")


@pytest.mark.parametrize(
    "name", [name for name in eca.formats.WRITERS if name not in {"arrow", "parquet", "sqlite"}]
)
def test_a_format_is_printed_as_the_library_writes_it(
    name: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["export", name, "--of-series", "hlpsd", "--during", "2024/2025"]) == 0
    events = eca.events.where(eca.of_series("hlpsd"), eca.during("2024/2025"))
    options = {"table": "flat"} if name == "csv" else {}
    assert capfdbinary.readouterr().out.decode() == getattr(eca.formats, name).dumps(events, **options)


def test_without_a_filter_the_whole_registry_is_exported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, "export", "json", "-o", str(tmp_path / "all.json")) == (0, "", "")
    assert eca.load(tmp_path / "all.json", base=None) == eca.curated


def test_bytes_go_to_a_file_or_down_a_pipe(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    events = eca.events.where(eca.held_in("TJ"), eca.involving("eu"))
    assert (
        main(
            ["export", "sqlite", "--held-in", "TJ", "--involving", "eu", "--output", str(tmp_path / "tj.db")]
        )
        == 0
    )
    assert (tmp_path / "tj.db").read_bytes() == eca.formats.sqlite.dumps(events)
    capfdbinary.readouterr()
    assert main(["export", "arrow", "--held-in", "TJ", "--involving", "eu"]) == 0
    assert capfdbinary.readouterr().out == eca.formats.arrow.dumps(events)


def test_parquet_goes_to_a_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(capsys, "export", "parquet", "-o", str(tmp_path / "lake")) == (0, "", "")
    assert eca.formats.parquet.load(tmp_path / "lake") == eca.curated
    monkeypatch.chdir(tmp_path)
    assert run(capsys, "export", "parquet", "--during", "2025-07") == (0, "", "")
    assert eca.formats.parquet.load("parquet").events == eca.events.where(eca.during("2025-07"))


def test_what_a_format_leaves_out_is_told_on_standard_error(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, out, err = run(capsys, "export", "ical", "-o", str(tmp_path / "all.ics"))
    left_out: list[object] = []
    eca.formats.ical.dumps(eca.curated, report=left_out.append)
    assert (code, out) == (0, "")
    assert err.splitlines() == [f"left out: {one}" for one in left_out]
    assert left_out


def test_a_file_that_cannot_be_written_exits_2(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    target = str(tmp_path / "no" / "such.json")
    assert run(capsys, "export", "json", "-o", target) == (
        2,
        "",
        f"cannot write {target}: No such file or directory\n",
    )


def test_a_missing_extra_exits_2_and_names_the_command(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "tomli_w", None)
    code, out, err = run(capsys, "export", "toml")
    assert (code, out) == (2, "")
    assert err == 'tomli_w is not installed; try: python -m pip install "eucentralasia[toml]"\n'


def test_an_unknown_id_in_a_filter_of_an_export_exits_2(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "export", "json", "--involving", "KS")
    assert code == 2
    assert "no country or region 'KS'" in err


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown_in_a_terminal(monkeypatch: pytest.MonkeyPatch, *words: str) -> str:
    stream = Terminal()
    monkeypatch.setattr(sys, "stdout", stream)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    assert main(words) == 0
    return stream.getvalue()


def test_a_terminal_shows_the_same_words_with_rich_and_without(monkeypatch: pytest.MonkeyPatch) -> None:
    rich = shown_in_a_terminal(monkeypatch, "list", "--series", "hlpsd")
    monkeypatch.setitem(sys.modules, "rich.console", None)
    plain = shown_in_a_terminal(monkeypatch, "list", "--series", "hlpsd")
    assert "\x1b[1m" in rich
    assert "\x1b" not in plain
    assert plain == re.sub(r"\x1b\[\d*m", "", rich)


def test_what_there_is_to_ask_about_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    for drawer in ("series", "topics", "officials", "organisations", "documents"):
        code, out, _ = run(capsys, drawer)
        records = eca.curated.by_drawer()[drawer]
        assert code == 0
        assert sorted(records.ids) == sorted(line.split()[0] for line in out.splitlines()[1:])
        assert [eca.unstructure(record) for record in records] == json.loads(run(capsys, drawer, "--json")[1])


def test_topics_stand_below_the_wider_ones(capsys: pytest.CaptureFixture[str]) -> None:
    lines = run(capsys, "topics")[1].splitlines()
    depths = {line.split()[0]: (len(line) - len(line.lstrip())) // 2 for line in lines[1:]}
    for topic in eca.topics:
        assert depths[topic.id] == (depths[topic.broader] + 1 if topic.broader else 0)


def test_a_list_counts_the_events_of_each_record(capsys: pytest.CaptureFixture[str]) -> None:
    lines = run(capsys, "series")[1].splitlines()
    found = {line.split()[0]: line.split()[1] for line in lines}
    assert found["hlpsd"] == str(len(eca.curated.editions("hlpsd")))


@pytest.mark.parametrize(
    "words", [["officials"], ["topics"], ["search", "Kallas"], ["mentions", "README.md"]]
)
def test_other_lists_fit_the_terminal_too(
    words: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.chdir(Path(__file__).parent.parent)
    assert [line for line in run(capsys, *words)[1].splitlines() if width_of(line) > 60] == []


def test_a_search_lists_what_is_called_nearly_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "search", "kalas", "--limit", "1") == (0, "0.99  official  kaja-kallas  Kallas\n", "")
    expected = [
        {"kind": "official", "id": one.record.id, "name": one.name, "score": round(one.score, 3)}
        for one in eca.search("kalas", limit=1)
    ]
    assert expected == json.loads(run(capsys, "search", "kalas", "--limit", "1", "--json")[1])
    assert run(capsys, "search", "") == (0, "no record has a name like ''\n", "")


TEXT = "On 11 July 2025 the 12th HLPSD reviewed key area 4 of the Joint Roadmap in\nDushanbe, as on 3 March."


def test_a_text_is_read_for_what_it_names(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")
    code, out, _ = run(capsys, "mentions", str(tmp_path / "text.txt"))
    found = eca.mentions(TEXT)
    assert code == 0
    assert [str(one.start) for one in found] == [line.split()[0] for line in out.splitlines()]
    assert re.search(r" event +hlpsd-12 ", out)
    plain = json.loads(run(capsys, "mentions", str(tmp_path / "text.txt"), "--json")[1])
    assert [(one.start, one.end, one.text, one.kind) for one in found] == [
        (one["start"], one["end"], one["text"], one["kind"]) for one in plain
    ]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert run(capsys, "mentions", "-")[1] == out
    (tmp_path / "text.txt").write_text("Nothing.", encoding="utf-8")
    assert (
        run(capsys, "mentions", str(tmp_path / "text.txt"))[1]
        == "the text names nothing that is known here\n"
    )


def test_the_version_is_that_of_the_package_and_of_the_data(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--version"])
    assert caught.value.code == 0
    assert capsys.readouterr().out == f"eucentralasia {eca.__version__}, data {eca.curated.version}\n"


@pytest.mark.parametrize("words", [[], ["--during", "2025-07"], ["--party", "Kazakhstan"]])
def test_csv_is_an_event_a_line_with_names_beside_the_ids(
    words: list[str], capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["export", "csv", *words]) == 0
    rows = list(csv.DictReader(io.StringIO(capfdbinary.readouterr().out.decode(), newline="")))
    assert {"party_names", "topic_names", "series_name"} <= rows[0].keys()
    assert main(["export", "csv", *words, "--table", "events"]) == 0
    text = capfdbinary.readouterr().out.decode()
    assert text.startswith('"id","name","series","edition"')
    assert "party_names" not in text


COMMAND = (Path(__file__).parent.parent / "docs" / "reference" / "command.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^\$ python -m eucentralasia ?(.*)$", COMMAND, re.MULTILINE)


@pytest.mark.parametrize("words", EXAMPLES)
def test_the_examples_of_the_page_of_the_command_run(
    words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "release.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "meetings.toml").write_text(RAIL)
    try:
        code = main(shlex.split(words))
    except SystemExit as done:
        code = done.code  # type: ignore[assignment]
    printed = capsys.readouterr()
    assert (code, printed.err) == (0, "")
    assert printed.out or [one for end in ("csv", "svg", "html") for one in tmp_path.glob(f"*.{end}")]


def test_the_page_of_the_command_names_every_word_that_it_takes() -> None:
    def words(one: argparse.ArgumentParser) -> set[str]:
        found: set[str] = set()
        for action in one._actions:
            found |= set(action.option_strings)
            if isinstance(action, argparse._SubParsersAction):
                found |= set(action.choices).union(*map(words, action.choices.values()))
        return found

    assert {word for word in words(parser()) if not re.search(rf"`{word}[ `]", COMMAND)} == set()
    run_by_examples = {line.split()[0] for line in EXAMPLES if line}
    commands = {word for word in words(parser()) if not word.startswith("-")}
    assert commands - run_by_examples == set()


def test_as_many_problems_are_told_as_anybody_reads(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("eucentralasia.command.files.MOST_TOLD", 3)
    rows = [{"drawer": "events", "id": f"e-{n}", "name": "E", "dates": "1890"} for n in range(5)]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    code, out, err = run(capsys, "check", str(tmp_path / "a.jsonl"))
    assert (code, out.count("[implausible-date]"), err) == (1, 3, "2 more problems are not shown\n")


def test_a_path_that_cannot_be_read_is_told_on_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "check", "a\x1b[31m\n::error::b.toml")
    assert (code, err) == (2, "cannot read a\\x1b[31m\\n::error::b.toml: No such file or directory\n")


@pytest.mark.parametrize("path", ["", "a\0.toml"])
def test_a_path_that_no_file_can_have_is_told(capsys: pytest.CaptureFixture[str], path: str) -> None:
    code, _, err = run(capsys, "diff", path)
    assert (code, err) == (
        2,
        f"cannot read {path.replace(chr(0), chr(92) + 'x00')}: No such file or directory\n",
    )


def test_machines_are_told_no_mode_for_a_city(capsys: pytest.CaptureFixture[str]) -> None:
    rows = json.loads(run(capsys, "list", "--all", "--json")[1])
    cities = {row["id"]: row["city"] for row in rows}
    assert cities == {event.id: event.place.city for event in eca.events}


@pytest.mark.parametrize(
    "words",
    [
        ["check", ""],
        ["diff", "nowhere", ""],
        ["diff", ""],
        ["explorer", ""],
        ["explorer", "-o", ""],
        ["export", "json", "-o", ""],
        ["export", "parquet", "-o", ""],
        ["plot", "timeline", "-o", ""],
        ["mentions", ""],
        ["list", "--during", ""],
        ["list", "--series", ""],
        ["show", ""],
    ],
)
def test_a_word_that_is_empty_is_not_as_if_it_were_not_there(
    words: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where a variable of a script is not set: ``check "$FOLDER"`` must not say that all is well."""
    monkeypatch.chdir(tmp_path)
    code, out, err = run(capsys, *words)
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert list(tmp_path.iterdir()) == []


def planted(folder: Path, name: str) -> Path:
    """A file or a folder that must not be read to its end, or a second time."""
    path = folder / name
    path.parent.mkdir(parents=True)
    if path.stem == "pipe":
        os.mkfifo(path)
    elif path.stem == "deep":
        path.write_bytes(b"[" + b"a." * 500_000 + b"a]\n")
    elif path.stem == "sparse":
        path.touch()
        os.truncate(path, 3 << 30)
    else:
        path.symlink_to(endless())
    return path


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("a/topics/pipe.toml", "[file]"),
        ("a/topics/zero.json", "[file]"),
        ("a/topics/sparse.json", "[size]"),
        ("zero/zero.toml", "[size]"),
        ("zero/zero.csv", "[size]"),
        ("zero/zero", "[format]"),
        ("deep/deep.toml", "[depth]"),
        ("sparse/sparse.json", "[size]"),
    ],
)
def test_what_was_refused_is_not_read_again_for_its_lines(
    name: str, told: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = planted(tmp_path, name)
    asked = tmp_path / "a" if name.startswith("a/") else path
    code, out, _ = run(capsys, "check", str(asked))
    assert (code, out.count(told), out.endswith("1 problem\n")) == (1, 1, True)


def test_a_text_that_never_ends_is_too_long(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("eucentralasia.linking.linker.LONGEST_TEXT", 1000)
    monkeypatch.setattr("eucentralasia.command.search_and_mentions.MOST_BYTES", 1001)
    code, _, err = run(capsys, "mentions", str(endless()))
    assert (code, "has at most 1,000 characters, got 1,00" in err) == (2, True)
    with endless().open() as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        assert run(capsys, "mentions", "-")[::2] == (code, err)
    monkeypatch.setattr(sys, "stdin", None)
    assert run(capsys, "mentions", "-") == (2, "", "cannot read standard input: it is closed\n")


@pytest.mark.parametrize("words", [["show", "zzz"], ["check", "nowhere"], ["export", "ical"], ["--zzz"]])
def test_where_nobody_can_be_told_the_exit_code_says_it(
    words: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for stream in (None, Full()):
        monkeypatch.setattr(sys, "stderr", stream)
        try:
            code = main(words)
        except SystemExit as ended:
            code = int(str(ended.code))
        assert code == (0 if words[0] == "export" else 2)
    capsys.readouterr()


class Full(io.StringIO):
    """A disk without room."""

    def write(self, text: str) -> int:
        raise OSError(errno.ENOSPC, f"no room for {len(text)} characters")


def test_an_option_that_there_is_not_is_told_on_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["list", "--\x1b[31m\n::error::"])
    assert r"unrecognized arguments: --\x1b[31m\n::error::" in capsys.readouterr().err
