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
from tiny import TINY


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(words)
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_without_a_command_the_dialogues_of_2025_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys)
    lines = out.splitlines()
    assert code == 0
    assert lines[0].split() == ["date", "city", "name", "level"]
    assert len(eca.events.where(eca.during("2025"))) == len(lines) - 1
    assert sum(line.startswith("2025-07-11") and "Dushanbe" in line and line.endswith("deputy-ministers") for line in lines) == 1


def test_the_list_can_be_narrowed_and_read_by_machines(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "list", "--during", "2025-07", "--held-in", "TJ", "--of-series", "hlpsd", "--involving", "eu", "--json")
    assert code == 0
    assert [(row["id"], row["date"], row["city"], row["level"]) for row in json.loads(out)] == [
        ("hlpsd-12", "2025-07-11", "Dushanbe", "deputy-ministers")
    ]
    assert json.loads(run(capsys, "--json")[1]) == json.loads(run(capsys, "list", "--json")[1])


def test_a_record_is_shown_with_its_sources_and_disputes(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "show", "hlpsd-12")
    assert code == 0
    assert out.startswith("12th EU–Central Asia High-Level Political and Security Dialogue (event hlpsd-12)\n")
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
        (["list", "--held-in", "Dushanbee"], "no country or city 'Dushanbee'; did you mean 'Dushanbe'"),
        (["list", "--during", "last year"], "got 'last year'"),
        (["check", "no/such/folder"], "cannot read no/such/folder: No such file or directory"),
        (["show", "Luxembourg"], "'Luxembourg' means several"),
    ],
)
def test_a_wrong_question_is_told_on_standard_error(words: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
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
    assert (code, out) == (1, f"{tmp_path}/topics.toml: sources (x): expected at least one source, got 'none' [no-source]\n1 problem\n")
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
        TINY.replace("[[series.gaps]]\nedition = 1\n", "[[series.gaps]]\nedition = 9\n").replace("gaps.1", "gaps.9")
    )
    code, out, _ = run(capsys, "check", str(tmp_path / "tiny.toml"))
    expected = "gaps (talks): expected a gap for every edition that no event shows, got '1' [gap-unnamed, warning]"
    assert (code, out) == (0, f"{tmp_path}/tiny.toml: {expected}\n1 problem\n")


def test_events_are_counted_by_series_and_year(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "coverage")
    assert (code, out.split()[0]) == (0, "series")
    assert eca.curated.coverage() == json.loads(run(capsys, "coverage", "--json")[1])


def test_the_command_runs_as_a_module_where_the_terminal_knows_only_ascii() -> None:
    command = [sys.executable, "-m", "eucentralasia", "show", "KG"]
    done = subprocess.run(
        command, capture_output=True, check=True, env=os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    )
    assert b"Kyrgyzstan (country KG)" in done.stdout
    assert done.stdout.isascii()


def test_streams_that_are_no_terminals_are_left_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    assert main(["show", "KG"]) == 0
    assert stream.getvalue().startswith("Kyrgyzstan")
