"""What checks found, written for people, for programs, for GitHub, and as SARIF for code scanning."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from eucentralasia.checks.context import Check
    from eucentralasia.errors import Problem

__all__ = ["REPORTS", "report"]

SARIF: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
GITHUB_WORDS: Final = {"error": "error", "warning": "warning", "info": "notice"}
SARIF_WORDS: Final = {"error": "error", "warning": "warning", "info": "note"}


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
    return json.dumps(plain, ensure_ascii=False, indent=2)


def _github(problems: Sequence[Problem], _: Sequence[Check]) -> str:
    """Write workflow commands; what could end a command or a property early is escaped as GitHub asks."""
    return "\n".join(_command(problem) for problem in problems)


def _command(problem: Problem) -> str:
    named = {"file": problem.file, "line": problem.line, "title": problem.code}
    properties = ",".join(
        f"{name}={_escaped(str(value), '%:,')}" for name, value in named.items() if value is not None
    )
    return f"::{GITHUB_WORDS[problem.severity]} {properties}::{_escaped(_message(problem), '%')}"


def _escaped(text: str, marks: str) -> str:
    return "".join(f"%{ord(one):02X}" if one in marks or one in "\r\n" else one for one in text)


def _sarif(problems: Sequence[Problem], checks: Sequence[Check]) -> str:
    ruled = {check.name: check.says for check in checks}
    rules = [
        {"id": code, "shortDescription": {"text": ruled.get(code, code)}}
        for code in sorted({*ruled, *(one.code for one in problems)})
    ]
    driver = {"name": "eucentralasia", "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem) for problem in problems],
    }
    return json.dumps({"$schema": SARIF, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _result(problem: Problem) -> dict[str, Any]:
    where: dict[str, Any] = {}
    if problem.file is not None:
        region = {} if problem.line is None else {"region": {"startLine": problem.line}}
        where["physicalLocation"] = {"artifactLocation": {"uri": problem.file.replace("\\", "/")}, **region}
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


REPORTS: Final = {"text": _text, "json": _json, "github": _github, "sarif": _sarif}
