"""What checks found, written for people, for programs, for GitHub, and as SARIF for code scanning."""

from __future__ import annotations

import json
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from eucentralasia import __version__
from eucentralasia.errors import escaped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from eucentralasia.checks.context import Check
    from eucentralasia.errors import Problem

__all__ = ["REPORTS", "report"]

SARIF: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
GITHUB_WORDS: Final = MappingProxyType({"error": "error", "warning": "warning", "info": "notice"})
# What reading a file can find, beside the checks, which tell their rules themselves.
READING: Final = MappingProxyType(
    {
        "ambiguous-name": "A name means one record.",
        "code": "A code has the form of its standard.",
        "date": "A date is EDTF and exists.",
        "depth": "Tables and lists are nested no deeper than the limit.",
        "digest": "A release of data has the records of its digest.",
        "duplicate-id": "Each id is that of one record.",
        "duplicate-key": "A key stands once in a table.",
        "encoding": "A file is UTF-8 without a byte order mark.",
        "format": "A file is TOML, JSON, JSON Lines or CSV.",
        "id": "An id has the form of its drawer, and a file is named as its record.",
        "identifier": "An identifier has a scheme and a value.",
        "language": "A language is a BCP 47 tag.",
        "layout": "A folder is laid out as the package's data.",
        "missing": "A field that is required has a value.",
        "number": "A number is finite, and exact in every JSON library.",
        "older-data": "A release of data is no older than the package.",
        "range": "A number is within its range.",
        "schema": "A file is of a schema that this version reads.",
        "script": "A script is an ISO 15924 code.",
        "size": "A file is no larger than the limit.",
        "syntax": "A file can be parsed.",
        "text": "A text is not empty, has no space at its ends and hides nothing.",
        "type": "A value is of its declared type.",
        "unknown-column": "A column is one of those that rows may have.",
        "unknown-id": "An id is that of a known record.",
        "unknown-key": "A key is a field of its record.",
        "url": "An address starts with https:// or http:// and leads where it says.",
        "vocabulary": "A word is one of its closed list.",
    }
)
SARIF_WORDS: Final = MappingProxyType({"error": "error", "warning": "warning", "info": "note"})


def report(problems: Sequence[Problem], format: str, checks: Iterable[Check] = ()) -> str:
    """Return problems as a text.

    Args:
        problems: What was found; ``file`` is a path from where the report is read.
        format: ``"text"``, ``"json"``, ``"github"`` or ``"sarif"``.
        checks: The checks that ran, which SARIF lists as rules.
    """
    return REPORTS[format](problems, tuple(checks))


def _text(problems: Sequence[Problem], _: Sequence[Check]) -> str:
    lines = [
        f"{problem} [{problem.code}{'' if problem.severity == 'error' else f', {problem.severity}'}]"
        for problem in problems
    ]
    count = {0: "no problems", 1: "1 problem"}.get(len(problems), f"{len(problems)} problems")
    return "\n".join((*lines, count))


def _json(problems: Sequence[Problem], _: Sequence[Check]) -> str:
    plain = [
        {name: value for name, value in problem._asdict().items() if value not in {None, ""}}
        for problem in problems
    ]
    return _shown(plain)


def _github(problems: Sequence[Problem], _: Sequence[Check]) -> str:
    """Write workflow commands; what could end a command or a property early is escaped as GitHub asks."""
    return "\n".join(_command(problem) for problem in problems)


def _command(problem: Problem) -> str:
    line = problem.line or (1 if problem.file else None)
    named = {"file": problem.file, "line": line, "title": problem.code}
    properties = ",".join(
        f"{name}={_escaped(str(value), '%:,')}" for name, value in named.items() if value is not None
    )
    return f"::{GITHUB_WORDS[problem.severity]} {properties}::{_escaped(_message(problem), '%')}"


def _escaped(text: str, marks: str) -> str:
    return escaped("".join(f"%{ord(one):02X}" if one in marks or one in "\r\n" else one for one in text))


def _shown(plain: Any) -> str:
    """Return plain data as JSON that can be read in a terminal and written to any stream."""
    text = json.dumps(plain, ensure_ascii=False, indent=2)
    return "".join(one if one.isprintable() or one == "\n" else json.dumps(one)[1:-1] for one in text)


def _sarif(problems: Sequence[Problem], checks: Sequence[Check]) -> str:
    driver = {
        "name": "eucentralasia",
        "version": __version__,
        "rules": list(_rules(problems, checks)),
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem) for problem in problems],
    }
    return _shown({"$schema": SARIF, "version": "2.1.0", "runs": [run]})


def _rules(problems: Iterable[Problem], checks: Iterable[Check]) -> Iterator[dict[str, Any]]:
    """Yield what each check says, and what reading a file asks for as far as something was found."""
    ruled = {check.name: (check.says, check.severity) for check in checks}
    for code in sorted({*ruled, *(one.code for one in problems)}):
        says, severity = ruled.get(code, (READING.get(code, code), "error"))
        yield {
            "id": code,
            "shortDescription": {"text": says},
            "defaultConfiguration": {"level": SARIF_WORDS[severity]},
        }


def _result(problem: Problem) -> dict[str, Any]:
    where: dict[str, Any] = {}
    if problem.file is not None:
        # code scanning shows no result without a line, and the first is where a file is looked at
        where["physicalLocation"] = {
            "artifactLocation": {"uri": quote(problem.file.replace("\\", "/"), errors="surrogateescape")},
            "region": {"startLine": problem.line or 1},
        }
    name = ".".join(filter(None, (problem.record, problem.path)))
    if name:
        where["logicalLocations"] = [{"fullyQualifiedName": name}]
    result = {
        "ruleId": problem.code,
        "level": SARIF_WORDS[problem.severity],
        "message": {"text": _message(problem)},
    }
    return {**result, "locations": [where]} if where else result


def _message(problem: Problem) -> str:
    return str(problem._replace(file=None, line=None))


REPORTS: Final[Mapping[str, Callable[[Sequence[Problem], Sequence[Check]], str]]] = MappingProxyType(
    {"text": _text, "json": _json, "github": _github, "sarif": _sarif}
)
