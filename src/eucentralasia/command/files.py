"""Files read, written and described: ``check``, ``diff``, ``export``, ``schema``, ``coverage``."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from eucentralasia.checks import CHECKS, check as checked
from eucentralasia.checks.lines import Lines
from eucentralasia.checks.reports import report
from eucentralasia.codec.schemas import json_schema
from eucentralasia.command.filters import filtered
from eucentralasia.command.layout import columns
from eucentralasia.command.output import say, say_all, say_bytes, say_json, tell
from eucentralasia.errors import DataError, UnknownRecordError
from eucentralasia.formats.csv import FLAT
from eucentralasia.loading import is_laid_out, read, read_again
from eucentralasia.model import DRAWERS
from eucentralasia.model.plain_data import unstructure
from eucentralasia.shipped import curated, load

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator, Sequence

    from eucentralasia.checks.context import Profile
    from eucentralasia.errors import Problem

__all__ = ["SEVERITIES", "check", "coverage", "diff", "export", "schema"]

SEVERITIES: Final = ("error", "warning", "info")
# Nobody reads more at a time, and GitHub takes no more from one file of SARIF.
MOST_TOLD: Final = 5000

OWN_RULES: Final = "of records of your own; --profile curated asks for sources and ids too"


def check(asked: argparse.Namespace) -> int:
    """Tell the problems of a folder or file, or list the checks; 1 where one of them is an error."""
    if asked.list or asked.path is None:
        say_all(columns([(one.name, one.severity, one.says) for one in CHECKS]))
        return 0
    problems: Sequence[Problem]
    # A folder laid out as the curators' is held to their rules, unless another choice is asked for.
    profile: Profile | None = asked.profile or ("curated" if is_laid_out(asked.path) else None)
    try:
        registry, locations = read(asked.path, base=None if asked.alone else curated())
        problems = checked(registry, profile=profile, skip=asked.skip, places=locations())
    except DataError as error:
        problems = error.problems
    least = SEVERITIES.index(asked.severity)
    told = [_located(one, asked.path) for one in problems if SEVERITIES.index(one.severity) <= least]
    shown = list(_lined(told[:MOST_TOLD]))
    form = "json" if asked.json else asked.format
    # what is quiet says how much it asked
    rules = f" ({OWN_RULES})" if profile is None and form == "text" and not shown else ""
    say(report(shown, form, CHECKS) + rules)
    if len(told) > MOST_TOLD:
        tell(f"{len(told) - MOST_TOLD} more problems are not shown")
    return 1 if any(problem.severity == "error" for problem in problems) else 0


def _located(problem: Problem, path: str) -> Problem:
    """Return the problem with its file as seen from here, for a tool that looks for it."""
    here = path.replace("\\", "/").rstrip("/")
    within = problem.file is not None and not here.endswith(problem.file)
    return problem._replace(file=f"{here}/{problem.file}" if within else here)


def _lined(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield problems with the lines of their files, where nobody knows them yet."""
    known: dict[str, Lines | None] = {}
    for one in problems:
        if one.line is not None or one.file is None:
            yield one
            continue
        if one.file not in known:
            try:
                known[one.file] = Lines(read_again(one.file))
            except OSError:  # a folder has no lines, and a pipe is read once
                known[one.file] = None
        lines = known[one.file]
        yield one if lines is None else one._replace(line=lines.find(one.path, one.record))


def diff(asked: argparse.Namespace) -> int:
    """Say what differs between two registries."""
    new = load(asked.new, older=True) if asked.new is not None else curated()
    found = load(asked.old, older=True).diff(new)
    if asked.json:
        say_json(unstructure(found))
    else:
        say(str(found))
    return 0


def export(asked: argparse.Namespace) -> int:
    """Write the registry, or the events that filters leave, in a format."""
    events = filtered(asked, curated())
    records = curated() if len(events) == len(curated().events) else events
    writer = import_module(f"eucentralasia.formats.{asked.format}")
    options = _options(asked)
    # A flat table has some columns by nature; what it lacks would be a line for each event and column.
    report_to = None if asked.format == "csv" else _tell
    # A folder cannot go down a pipe, so what is one is called as its format.
    output = asked.format if asked.output is None and not hasattr(writer, "dumps") else asked.output
    if output is not None:
        writer.dump(records, output, report=report_to, **options)
        return 0
    content = writer.dumps(records, report=report_to, **options)
    say_bytes(content.encode() if isinstance(content, str) else content)
    return 0


def _options(asked: argparse.Namespace) -> dict[str, Any]:
    """Return what only one format takes, and refuse it for others."""
    marks = {"tab": "\t"}
    own: dict[str, dict[str, Any]] = {
        "csv": {
            "table": asked.table or FLAT,
            "delimiter": marks.get(asked.delimiter, asked.delimiter) or ",",
            "bom": asked.bom,
        },
        "ical": {"vague": asked.vague or "omit"},
    }
    found = own.get(asked.format, {})
    for word in (word for options in own.values() for word in options):
        if word not in found and (given := getattr(asked, word)):
            raise UnknownRecordError(f"{word} in {asked.format}", str(given))
    return found


def _tell(omission: object) -> None:
    tell(f"left out: {omission}")


def schema(asked: argparse.Namespace) -> int:
    """Print a JSON Schema."""
    say_json(json_schema(DRAWERS[asked.drawer] if asked.drawer else None, file=asked.file))
    return 0


def coverage(asked: argparse.Namespace) -> int:
    """Count the events of each series in each year."""
    counts = curated().coverage()
    if asked.json:
        say_json(counts)
        return 0
    years = sorted({year for by_year in counts.values() for year in by_year})
    rows = [
        (series or "(no series)", *(str(by_year.get(year, "")) for year in years), str(sum(by_year.values())))
        for series, by_year in counts.items()
    ]
    say_all(columns([("series", *years, "all"), *rows]))
    return 0
