"""The command lists, shows, checks and counts, for people and for machines."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import eucentralasia as eca
from eucentralasia.__main__ import main
from support.tiny import TINY


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(words)
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_without_a_command_the_dialogues_of_the_last_complete_year_are_listed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, out, _ = run(capsys)
    lines = out.splitlines()
    assert code == 0
    assert lines[0].split() == ["date", "city", "name", "level"]
    year = str(eca.curated.complete_until)[:4]
    assert len(eca.events.where(eca.during(year))) == len(lines) - 1
    assert (code, out) == run(capsys, "list", "--during", year)[:2]
    assert (
        sum(
            line.startswith("2025-07-11") and "Dushanbe" in line and line.endswith("deputy-ministers")
            for line in lines
        )
        == 1
    )


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
    assert [(row["id"], row["date"], row["city"], row["level"]) for row in json.loads(out)] == [
        ("hlpsd-12", "2025-07-11", "Dushanbe", "deputy-ministers")
    ]
    assert json.loads(run(capsys, "--json")[1]) == json.loads(run(capsys, "list", "--json")[1])


def test_a_record_is_shown_with_its_sources_and_disputes(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "show", "hlpsd-12")
    assert code == 0
    assert out.startswith(
        "12th EU–Central Asia High-Level Political and Security Dialogue (event hlpsd-12)\n"
    )
    for line in (
        "  dates: 2025-07-11\n",
        "  place: city Dushanbe; country TJ\n",
        "official olof-skoog; role chair",
        "  source: European Interest",
        "  dispute: ",
    ):
        assert line in out


def test_a_record_is_shown_to_machines_as_its_file_has_it(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "show", "Kyrgyz Republic", "--json")
    assert (0, eca.countries["KG"]) == (code, eca.structure(json.loads(out), eca.Country))


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["show", "hlpsd-21"], "no record 'hlpsd-21'; did you mean 'hlpsd-2"),
        (
            ["list", "--held-in", "Dushanbee"],
            "no country or city or region 'Dushanbee'; did you mean 'Dushanbe'",
        ),
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
    assert run(capsys, "check", str(tmp_path)) == (0, "no problems\n", "")


def test_problems_of_a_folder_exit_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "topics.toml").write_text('schema = 1\n[[topics]]\nid = "x"\nname = "X"\n')
    code, out, _ = run(capsys, "check", str(tmp_path))
    assert (code, out) == (
        1,
        (
            f"{tmp_path}/topics.toml: sources (x): expected at least one source, got 'none' [no-source]\n1 "
            f"problem\n"
        ),
    )
    (tmp_path / "topics.toml").write_text("schema = 1\ntopics = 3\n")
    code, out, _ = run(capsys, "check", str(tmp_path), "--json")
    expected = {
        "file": f"{tmp_path}/topics.toml",
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
    assert (code, out) == (0, f"{tmp_path}/tiny.toml: {expected}\n1 problem\n")


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
    assert capfdbinary.readouterr().out.decode() == getattr(eca.formats, name).dumps(events)


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
