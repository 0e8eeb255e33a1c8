"""Everything that must be fast, measured beside other libraries: ``python tests/benchmarks/run.py``.

All cases take turns in rounds; imports and loads run in fresh interpreters. The table tells medians and
ratios, and what was not reached. Peers that are not installed are left out: ``pip install --group bench``
brings them. ``--small`` runs everything on few events, for function only.
"""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import loading, querying, starting
from benchmarks.table import Line, markdown, summary

HEAD = """# What it costs, beside other libraries

Written by `python tests/benchmarks/run.py`; [how it is kept cheap](../explanation/speed.md) says what is
compared. Times are medians, ratios medians of the ratios of the rounds.
"""
SUMMARY = (
    ("import, ", "bare interpreter"),
    ("first country", "pycountry"),
    ("first event", "pycountry"),
    ("whole curated registry", "json and cattrs"),
    ("100,000 events of JSON Lines", "pydantic"),
    ("100,000 events of JSON Lines", "cattrs"),
    ("memory per event at 100,000", "plain attrs"),
    ("official and year", "duckdb"),
    ("official and year", "polars"),
    ("count of any of three topics", "duckdb"),
    ("one topic", "duckdb"),
    ("overlap with 31 days", "intervaltree"),
)
BEYOND = "1,000,000"
PEERS = ("sqlite3", "duckdb", "polars", "pandas")
SUITES = ("starting", "curated", "loading", "querying", "overlap")
SHOWN = (
    "attrs",
    "cattrs",
    "python-dateutil",
    "pycountry",
    "pydantic",
    "msgspec",
    "duckdb",
    "polars",
    "pandas",
    "intervaltree",
)


def main(arguments: list[str] | None = None) -> int:
    """Measure, print the table and, where asked to, write it; return 1 where something was not reached."""
    asked = _parser().parse_args(arguments)
    rounds = 1 if asked.small else asked.rounds
    lines: list[Line] = []
    with tempfile.TemporaryDirectory() as name:
        for suite in asked.suites or SUITES:
            for line in _measured(suite, Path(name), rounds, small=asked.small):
                lines.append(line)
                print(markdown([line]).splitlines()[-1], flush=True)
    if asked.output:
        promised = summary([line for line in lines if BEYOND not in line.what], SUMMARY)
        text = f"{HEAD}\n{_machine(rounds)}\n\n## In short\n\n{promised}\n## All of it\n\n{markdown(lines)}"
        Path(asked.output).write_text(text, encoding="utf-8")
    return int(not asked.small and not all(line.is_reached for line in lines))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Measure what must be fast, beside other libraries.")
    parser.add_argument(
        "suites", nargs="*", choices=[[], *SUITES], help="what is measured; all where none is named"
    )
    parser.add_argument("--rounds", type=int, default=9, help="rounds of each case (9)")
    parser.add_argument("--small", action="store_true", help="few events and one round, for function only")
    parser.add_argument("--output", help="a file for the tables, in Markdown: docs/reference/speed.md")
    return parser


def _measured(suite: str, folder: Path, rounds: int, *, small: bool) -> Iterator[Line]:
    counts = (300, 1000) if small else (100_000, 1_000_000)
    if suite == "starting":
        yield from starting.measured(folder, rounds)
    elif suite == "curated":
        yield from loading.curated(rounds)
    elif suite == "loading":
        for count in counts:
            yield from loading.json_lines(folder, count, rounds)
    elif suite == "querying":
        peers = [name for name in PEERS if find_spec(name) is not None]
        for count in counts:
            yield from querying.compared(folder, count, rounds, peers)
    else:
        peer = find_spec("intervaltree") is not None
        yield from querying.overlaps(folder, counts[0], rounds, peer=peer)
        yield from querying.blow_up(folder, counts[0], rounds)


def _machine(rounds: int) -> str:
    libraries = ", ".join(
        f"{name} {version(name)}" for name in SHOWN if find_spec(name.removeprefix("python-")) is not None
    )
    machine = f"CPython {platform.python_version()}, {os.cpu_count()} cores, {platform.system()}"
    return f"{machine}; {rounds} rounds; {libraries}."


if __name__ == "__main__":
    sys.exit(main())
