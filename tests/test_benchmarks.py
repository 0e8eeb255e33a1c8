"""The benchmarks run, small, and all engines that are installed agree in every answer; times are not tested here."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parent / "benchmarks"
IS_SOURCE = (BENCHMARKS.parents[1] / "src").is_dir()
SUITES = ("starting", "curated", "loading", "querying", "overlap")


@pytest.mark.parametrize("suite", SUITES if IS_SOURCE else SUITES[1:])
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
