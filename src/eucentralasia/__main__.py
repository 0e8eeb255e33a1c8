"""The small command: ``python -m eucentralasia`` lists, shows, checks, compares and exports.

Exit codes: 0 all well, 1 problems were found, 2 the question was wrong.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

from eucentralasia.checks import CHECKS, check
from eucentralasia.checks.reports import REPORTS, report
from eucentralasia.codec.schemas import json_schema
from eucentralasia.errors import (
    AmbiguousNameError,
    DataError,
    DateError,
    MissingExtraError,
    UnknownRecordError,
)
from eucentralasia.formats import WRITERS
from eucentralasia.loading import read
from eucentralasia.model import DRAWERS, Record
from eucentralasia.model.plain import one_line, unstructure
from eucentralasia.queries import during, held_in, involving, of_series
from eucentralasia.shipped import curated, load

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from eucentralasia.errors import Problem
    from eucentralasia.formats._source import Omission
    from eucentralasia.model import Event
    from eucentralasia.queries.values import Query

__all__ = ["main"]

WELL, PROBLEMS, WRONG_QUESTION = 0, 1, 2
SEVERITIES = ("error", "warning", "info")
LISTED = ("date", "city", "name", "level")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code.

    Args:
        arguments: The words after the command; without them, those that the command was called with.
    """
    asked = _parser().parse_args(arguments)
    # A terminal that knows ASCII only gets Kazakh names escaped, and no traceback.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        return int(asked.run(asked))
    except DataError as error:
        print(error, file=sys.stderr)
        return PROBLEMS
    except (AmbiguousNameError, DateError, MissingExtraError, UnknownRecordError) as error:
        print(error, file=sys.stderr)
    except OSError as error:
        verb = "write" if asked.run is _export else "read"
        print(f"cannot {verb} {error.filename}: {error.strerror}", file=sys.stderr)
    return WRONG_QUESTION


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m eucentralasia",
        description="The official dialogues between the European Union and Central Asia.",
    )
    parser.set_defaults(run=_list, during=None, held_in=[], involving=[], of_series=[], json=False)
    parser.add_argument("--json", action="store_true", help="print JSON for machines")
    commands = parser.add_subparsers(
        title="commands", metavar="{list,show,check,diff,schema,coverage,export}"
    )

    def command(name: str, run: Any, says: str, *parents: argparse.ArgumentParser) -> argparse.ArgumentParser:
        made: argparse.ArgumentParser = commands.add_parser(name, parents=parents, help=says)
        made.set_defaults(run=run)
        return made

    # Taken before a command and after it; suppressed here, as a default would unset what came before.
    machine = argparse.ArgumentParser(add_help=False)
    machine.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="print JSON for machines"
    )
    says = "list dialogues; those of the last year that is complete unless told otherwise"
    command("list", _list, says, machine, _filters())
    says = "write the registry, or the dialogues that filters name, in a format"
    _take_output(command("export", _export, says, _filters()))
    one = command("show", _show, "show one record with its sources and disputes", machine)
    one.add_argument("id", help="an id, or a name that one record has")
    _take_checks(command("check", _check, "check a folder or file of data", machine))
    says = "say what was added, removed and changed between two registries"
    one = command("diff", _diff, says, machine)
    one.add_argument("old", help="a folder, or a .toml, .json or .jsonl file")
    one.add_argument("new", nargs="?", help="another; the curated registry unless told otherwise")
    says = "print the JSON Schema of a data file, or of the records of a drawer"
    one = command("schema", _schema, says, machine)
    one.add_argument("drawer", nargs="?", choices=tuple(DRAWERS), help="a drawer, such as events")
    command("coverage", _coverage, "count the events of each series in each year", machine)
    return parser


def _filters() -> argparse.ArgumentParser:
    """Return the filters of dialogues."""
    filters = argparse.ArgumentParser(add_help=False)
    filters.set_defaults(during=None, held_in=[], involving=[], of_series=[])
    filters.add_argument("--during", metavar="DATE", help="an EDTF date or span such as 2025-07 or 2012/2025")
    filters.add_argument("--held-in", metavar="PLACE", action="append", help="id of a country or city")
    filters.add_argument("--involving", metavar="PARTY", action="append", help="id of a country or region")
    filters.add_argument("--of-series", metavar="SERIES", action="append", help="id of a series")
    return filters


def _take_output(export: argparse.ArgumentParser) -> None:
    export.add_argument("format", choices=WRITERS, help="the format")
    says = (
        "the file, which is whole or untouched; for parquet the folder, called parquet unless told otherwise"
    )
    export.add_argument("-o", "--output", metavar="FILE", help=says)


def _take_checks(command: argparse.ArgumentParser) -> None:
    command.add_argument("path", nargs="?", default="", help="a folder, or a .toml, .json or .jsonl file")
    says = "look ids up in these files only, not in the curated registry too"
    command.add_argument("--alone", action="store_true", help=says)
    command.add_argument("--skip", metavar="NAME", action="append", default=[], help="leave out a check")
    command.add_argument("--list", action="store_true", help="list the checks")
    says = "the least that is told; warning unless told otherwise"
    command.add_argument("--severity", choices=SEVERITIES, default="warning", help=says)
    says = "how problems are written"
    command.add_argument("--format", choices=tuple(REPORTS), default="text", help=says)


def _list(asked: argparse.Namespace) -> int:
    registry = curated()
    # The year after would look as if nothing were going on: its events are not gathered yet.
    last_year = (registry.complete_until or "")[:4]
    events = registry.events.where(*_queries(asked, asked.during or last_year))
    rows = [
        (str(event.dates), event.place.city or event.mode or "", event.name, event.level or "")
        for event in events
    ]
    if asked.json:
        _print_json(
            [
                {"id": key, **dict(zip(LISTED, row, strict=True))}
                for key, row in zip(events.ids, rows, strict=True)
            ]
        )
    else:
        _print_table((LISTED, *rows))
    return WELL


def _queries(asked: argparse.Namespace, dates: str | None) -> list[Query[Event]]:
    helpers = {"held_in": held_in, "involving": involving, "of_series": of_series}
    dated = [during(dates)] if dates else []
    return dated + [make(*ids) for name, make in helpers.items() if (ids := getattr(asked, name))]


def _export(asked: argparse.Namespace) -> int:
    queries = _queries(asked, asked.during)
    records = curated().events.where(*queries) if queries else curated()
    writer = import_module(f"eucentralasia.formats.{asked.format}")
    # A folder cannot go down a pipe, so what is one is called as its format.
    output = asked.output if asked.output or hasattr(writer, "dumps") else asked.format
    if output:
        writer.dump(records, output, report=_tell)
        return WELL
    content = writer.dumps(records, report=_tell)
    # Bytes, as the line ends of CSV and calendars are theirs and not the terminal's.
    sys.stdout.flush()
    sys.stdout.buffer.write(content.encode() if isinstance(content, str) else content)
    sys.stdout.buffer.flush()
    return WELL


def _tell(omission: Omission) -> None:
    print(f"left out: {omission}", file=sys.stderr)


def _diff(asked: argparse.Namespace) -> int:
    found = load(asked.old).diff(load(asked.new) if asked.new else curated())
    if asked.json:
        _print_json(unstructure(found))
    else:
        print(found)
    return WELL


def _show(asked: argparse.Namespace) -> int:
    record = curated().find(asked.id)
    if asked.json:
        _print_json(unstructure(record))
        return WELL
    print(f"{record.label} ({type(record).__name__.lower()} {record.id})")
    for line in _lines(record):
        print(f"  {line}")
    return WELL


def _lines(record: Record) -> Iterable[str]:
    for name, value in unstructure(record).items():
        if name in {"sources", "disputes"}:
            continue
        if isinstance(value, list) and value and isinstance(value[0], dict):
            for part in value:
                yield f"{name}: " + "; ".join(f"{key} {one_line(held)}" for key, held in part.items())
        elif name != "id":
            yield f"{name}: {one_line(value)}"
    for dispute in record.disputes:
        yield f"dispute: {dispute.field} is {dispute.claim}, according to {', '.join(dispute.urls)}"
        yield from _noted(dispute.note)
    for source in record.sources:
        yield f"source: {source.publisher}{f', {source.published}' if source.published else ''}: {source.url}"
        yield f"        says {', '.join(source.supports)}"
        yield from _noted(source.note)


def _noted(note: str | None) -> Iterable[str]:
    return (f"        note: {note}",) if note else ()


def _check(asked: argparse.Namespace) -> int:
    if asked.list or not asked.path:
        _print_table([(one.name, one.severity, one.says) for one in CHECKS])
        return WELL
    problems: Sequence[Problem]
    try:
        registry, locations = read(asked.path, base=None if asked.alone else curated())
        problems = check(registry, skip=asked.skip, places=locations())
    except DataError as error:
        problems = error.problems
    least = SEVERITIES.index(asked.severity)
    told = [_located(one, asked.path) for one in problems if SEVERITIES.index(one.severity) <= least]
    print(report(told, "json" if asked.json else asked.format, CHECKS))
    return PROBLEMS if any(problem.severity == "error" for problem in problems) else WELL


def _located(problem: Problem, path: str) -> Problem:
    """Return the problem with its file as seen from here, for a tool that looks for it."""
    here = path.replace("\\", "/").rstrip("/")
    within = problem.file is not None and not here.endswith(problem.file)
    return problem._replace(file=f"{here}/{problem.file}" if within else here)


def _schema(asked: argparse.Namespace) -> int:
    _print_json(json_schema(DRAWERS[asked.drawer] if asked.drawer else None))
    return WELL


def _coverage(asked: argparse.Namespace) -> int:
    counts = curated().coverage()
    if asked.json:
        _print_json(counts)
        return WELL
    years = sorted({year for by_year in counts.values() for year in by_year})
    head = ("series", *map(str, years), "all")
    rows = [
        (series or "(no series)", *(str(by_year.get(year, "")) for year in years), str(sum(by_year.values())))
        for series, by_year in counts.items()
    ]
    _print_table((head, *rows))
    return WELL


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


def _print_table(rows: Sequence[Sequence[str]]) -> None:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


if __name__ == "__main__":
    sys.exit(main())
