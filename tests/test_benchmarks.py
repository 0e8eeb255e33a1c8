"""The benchmarks run, small, and all engines that are installed agree in every answer; no time is tested."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parent / "benchmarks"
IS_SOURCE = (BENCHMARKS.parents[1] / "src").is_dir()
SLOWER = ("curated", "loading", "querying", *(["starting"] if IS_SOURCE else []))


def test_a_page_takes_the_short_table_between_its_marks(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("Before\n\n<!-- measured -->\n| old |\n<!-- /measured -->\n\nAfter\n", encoding="utf-8")
    command = [sys.executable, str(BENCHMARKS / "run.py"), "curated", "--small", "--summary", str(page)]
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    before, mark, head, rule, row, end, after = filter(None, page.read_text(encoding="utf-8").splitlines())
    assert (before, mark, end, after) == ("Before", "<!-- measured -->", "<!-- /measured -->", "After")
    assert (head, rule) == ("| what | here | there | ratio |", "|---|---|---|---|")
    assert row.startswith("| whole curated registry, ")


@pytest.mark.parametrize(
    "suite", ["overlap", *(pytest.param(suite, marks=pytest.mark.long) for suite in SLOWER)]
)
def test_every_suite_runs_and_writes_its_table(suite: str, tmp_path: Path) -> None:
    table = tmp_path / "table.md"
    command = [sys.executable, str(BENCHMARKS / "run.py"), suite, "--small", "--output", str(table)]
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    *_, machine, lines = table.read_text(encoding="utf-8").split("\n\n")
    assert machine.startswith("CPython ")
    columns, _, *rows = lines.splitlines()
    assert columns == "| what | here | there | ratio | at most |  |"
    assert rows
    assert all(re.fullmatch(r"(\|[^|]*){4}\|( [0-9.]+ |  )\|[^|]*\|", row) for row in rows)
