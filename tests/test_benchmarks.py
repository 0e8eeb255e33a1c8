"""The benchmarks run, small, and all engines that are installed agree in every answer; no time is tested."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parent / "benchmarks"
IS_SOURCE = (BENCHMARKS.parents[1] / "src").is_dir()
SLOWER = ("curated", "loading", "querying", *(["starting"] if IS_SOURCE else []))


@pytest.mark.parametrize(
    "suite", ["overlap", *(pytest.param(suite, marks=pytest.mark.long) for suite in SLOWER)]
)
def test_every_suite_runs_and_writes_its_table(suite: str, tmp_path: Path) -> None:
    table = tmp_path / "table.md"
    command = [sys.executable, str(BENCHMARKS / "run.py"), suite, "--small", "--output", str(table)]
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    head, _, lines = table.read_text(encoding="utf-8").partition("\n\n## All of it\n\n")
    machine, _, short = [*head.split("\n\n"), "", ""][2:5]
    assert machine.startswith("CPython ")
    assert [
        line for line in short.splitlines() if line.startswith("| whole curated registry, ")
    ] or suite != "curated"
    columns, _, *rows = lines.splitlines()
    assert columns == "| what | here | there | ratio | at most |  |"
    assert rows
    assert all(re.fullmatch(r"(\|[^|]*){4}\|( [0-9.]+ |  )\|[^|]*\|", row) for row in rows)
