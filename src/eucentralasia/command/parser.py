"""The words of the command: what may be asked, and which function answers."""

from __future__ import annotations

import argparse
from typing import Any, Final, NoReturn

from eucentralasia.checks.reports import REPORTS
from eucentralasia.command import (
    explorer,
    files,
    list_events,
    list_others,
    plot,
    search_and_mentions,
    show_record,
)
from eucentralasia.command.filters import FILTERS, SCOPES, WORDS
from eucentralasia.errors import did_you_mean, escaped, nearest
from eucentralasia.formats import WRITERS
from eucentralasia.model import DRAWERS, Category, EventKind, Level

__all__ = ["parser"]

# Each filter of names: what else it is called, as the helpers of the library are, and what it means.
NAMED: Final = {
    "place": ("--held-in", "held in a country or city"),
    "party": ("--involving", "with a country or region as a party"),
    "series": ("--of-series", "editions of a series"),
    "topic": ("--about", "about a topic"),
    "official": ("--attended-by", "in which an official took part"),
}
CLOSED: Final[dict[str, Any]] = {"kind": EventKind, "level": Level, "category": Category, "scope": SCOPES}
LISTS: Final = ("series", "topics", "officials", "organisations", "documents")


# What else people call an option, or type for one of another command.
OTHERWISE: Final = {
    "--city": "--place",
    "--country": "--party, or --place for where it was",
    "--date": "--during",
    "--from": "--during 2024/2025",
    "--on": "--during",
    "--organisation": "--official",
    "--person": "--official",
    "--type": "--kind",
    "--until": "--during 2024/2025",
    "--where": "--place",
    "--year": "--during",
}
OPTIONS: Final = ("--during", *(f"--{name}" for name in (*NAMED, *CLOSED)), "--all", "--json", "--output")


class _Parser(argparse.ArgumentParser):
    """Says which option was perhaps meant by one that there is not."""

    def error(self, message: str) -> NoReturn:
        """Exit with what is wrong, and the hint."""
        _, told, rest = message.partition("unrecognized arguments: ")
        word = rest.partition(" ")[0].partition("=")[0]
        way = OTHERWISE.get(word)
        hint = f"; write {way}" if way else did_you_mean(nearest(word, OPTIONS)) if told else ""
        super().error(escaped(message + hint))


class _Version(argparse.Action):
    """Print the versions of the package and the data; asked for only then, as they are read from files."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        search_and_mentions.version()
        parser.exit()


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command."""
    made = _Parser(
        prog="python -m eucentralasia",
        description="The official dialogues between the European Union and Central Asia.",
    )
    made.set_defaults(run=list_events.run, json=False, writes=False, all=False, **_nothing_asked())
    made.add_argument("--json", action="store_true", help="print JSON for machines")
    made.add_argument("--version", action=_Version, nargs=0, help="print the versions of package and data")
    commands: Any = made.add_subparsers(title="commands", metavar="COMMAND")

    def command(name: str, run: Any, says: str, *parents: argparse.ArgumentParser) -> argparse.ArgumentParser:
        one: argparse.ArgumentParser = commands.add_parser(
            name, parents=parents, help=says, description=f"{says[0].upper()}{says[1:]}."
        )
        one.set_defaults(run=run)
        return one

    # Taken before a command and after it; suppressed here, as a default would unset what came before.
    machine = argparse.ArgumentParser(add_help=False)
    machine.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="print JSON for machines"
    )
    _take_questions(command, machine)
    _take_data(command, machine)
    return made


def _take_questions(command: Any, machine: argparse.ArgumentParser) -> None:
    """Add what is asked of the curated registry."""
    says = "list events; the institutional ones of the newest complete year unless told otherwise"
    one = command("list", list_events.run, says, machine, _filters())
    one.add_argument("--all", action="store_true", help="all years and all categories")
    for name in LISTS:
        command(name, list_others.run, f"list the {name} with their ids", machine).set_defaults(drawer=name)
    one = command(
        "show", show_record.run, "show one record as a page, with its sources and disputes", machine
    )
    one.add_argument("id", help="an id, or a name that one record has")
    one = command("search", search_and_mentions.search, "search records by nearly their names", machine)
    one.add_argument("text", help="what they are called, more or less")
    one.add_argument(
        "--limit", type=int, default=10, help="the most that are shown; 10 unless told otherwise"
    )
    one = command(
        "mentions", search_and_mentions.mentions, "list the records and dates that a text names", machine
    )
    one.add_argument("file", help="a text in UTF-8, or - for standard input")
    command("coverage", files.coverage, "count the events of each series in each year", machine)


def _take_data(command: Any, machine: argparse.ArgumentParser) -> None:
    """Add what reads and writes files."""
    _take_output(
        command(
            "export",
            files.export,
            "write the registry, or the events that filters name, in a format",
            _filters(),
        )
    )
    one = command("plot", plot.run, "draw a picture of the events that filters name", _filters())
    one.set_defaults(writes=True)
    one.add_argument("picture", choices=tuple(plot.PICTURES), help="the picture")
    says = "the file, whose name ends in .svg, .png or .pdf; standard output, as SVG, unless told otherwise"
    one.add_argument("-o", "--output", metavar="FILE", help=says)
    says = "write the explorer, a page that filters and shows the registry, or the events that filters name"
    _take_page(command("explorer", explorer.run, says, _filters()))
    _take_checks(command("check", files.check, "check a folder or file of data", machine))
    says = "say what was added, removed and changed between two registries"
    one = command("diff", files.diff, says, machine)
    one.add_argument("old", help="a folder, or a .toml, .json or .jsonl file")
    one.add_argument("new", nargs="?", help="another; the curated registry unless told otherwise")
    says = "print the JSON Schema of a data file, or of the records of a drawer"
    one = command("schema", files.schema, says, machine)
    one.add_argument("drawer", nargs="?", choices=tuple(DRAWERS), help="a drawer, such as events")
    one.add_argument("--file", action="store_true", help="of a file of one record, whose name is the id")


def _nothing_asked() -> dict[str, Any]:
    return {"during": None, **{name: [] for name in (*FILTERS, *WORDS, "category", "scope")}}


def _filters() -> argparse.ArgumentParser:
    """Return the filters of events; each may be given several times, and means any of what it was given."""
    filters = argparse.ArgumentParser(add_help=False)
    filters.set_defaults(**_nothing_asked())
    filters.add_argument("--during", metavar="DATE", help="an EDTF date or span such as 2025-07 or 2012/2025")
    for name, (other, says) in NAMED.items():
        filters.add_argument(
            f"--{name}", other, dest=name, metavar="NAME", action="append", help=f"{says}, by id or name"
        )
    for name, words in CLOSED.items():
        filters.add_argument(
            f"--{name}", metavar="WORD", action="append", help=f"any of: {', '.join(map(str, words))}"
        )
    return filters


def _take_page(explorer: argparse.ArgumentParser) -> None:
    explorer.set_defaults(writes=True)
    says = "a folder, or a .toml, .json or .jsonl file; the curated registry unless told otherwise"
    explorer.add_argument("path", nargs="?", help=says)
    says = "the page, which is whole or untouched; standard output unless told otherwise"
    explorer.add_argument("-o", "--output", metavar="FILE", help=says)
    explorer.add_argument("--title", help="the title of the page, instead of a general one")
    says = "the language in which it begins; that of the reader's browser unless told otherwise"
    explorer.add_argument("--lang", choices=("en", "ru", "kk"), help=says)
    says = "where reports of wrong facts go: an address; {id} and {text} in it are the record and the report"
    explorer.add_argument("--report-to", metavar="URL", help=says)


def _take_output(export: argparse.ArgumentParser) -> None:
    export.set_defaults(writes=True)
    export.add_argument("format", choices=WRITERS, help="the format")
    says = (
        "the file, which is whole or untouched; for parquet the folder, called parquet unless told otherwise"
    )
    export.add_argument("-o", "--output", metavar="FILE", help=says)
    says = "for csv: a drawer, instead of flat, which has an event a line with names beside the ids"
    export.add_argument("--table", help=says)
    says = "for csv: what stands between cells, a comma unless told otherwise"
    export.add_argument("--delimiter", choices=(",", ";", "tab"), help=says)
    says = "for csv: a byte order mark before all, without which Excel misreads letters"
    export.add_argument("--bom", action="store_true", help=says)
    says = "for ical: events whose day is not known, omit (unless told otherwise) or span all that it can be"
    export.add_argument("--vague", choices=("omit", "span"), help=says)


def _take_checks(command: argparse.ArgumentParser) -> None:
    command.add_argument("path", nargs="?", help="a folder, or a .toml, .json or .jsonl file")
    says = "look ids up in these files only, not in the curated registry too"
    command.add_argument("--alone", action="store_true", help=says)
    command.add_argument("--skip", metavar="NAME", action="append", default=[], help="leave out a check")
    command.add_argument("--list", action="store_true", help="list the checks")
    says = "the least that is told; warning unless told otherwise"
    command.add_argument("--severity", choices=files.SEVERITIES, default="warning", help=says)
    says = "the checks that are run; the curators' for a folder with a registry.toml unless told otherwise"
    command.add_argument("--profile", choices=("own", "curated"), help=says)
    says = "how problems are written"
    command.add_argument("--format", choices=tuple(REPORTS), default="text", help=says)
