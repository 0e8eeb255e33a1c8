"""What an error tells, as values: one problem in some data, one conflict of two registries."""

from __future__ import annotations

from typing import Any

import attrs

from eucentralasia.errors import shown

__all__ = ["Conflict", "Problem"]


@attrs.frozen(kw_only=True)
class Problem:
    """One thing that is wrong in some data: where it is, what was wanted and what was found.

    Args:
        file: Name of the file, or ``None`` for data that came from no file.
        path: Place inside the record or file, such as ``"place.city"`` or ``"events[3].dates"``.
        record: Id of the record, or ``None`` where none is known.
        expected: What was wanted, with a hint where there is one.
        got: What was found, already cut and escaped for showing.
        code: A short stable word for the kind of problem, such as ``"type"`` or ``"unknown-id"``.
        line: Line number in the file, counted from 1, where the parser gives one.
        severity: ``"error"``, ``"warning"`` or ``"info"``.

    Examples:
        >>> from eucentralasia import Problem
        >>> print(Problem(file="a.toml", path="dates", record="x", expected="a date", got="3", code="type"))
        a.toml: dates (x): expected a date, got 3
    """

    file: str | None = None
    path: str = ""
    record: str | None = None
    expected: str
    got: str
    code: str
    line: int | None = None
    severity: str = "error"

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line) if part is not None)
        where = " ".join(part for part in (self.path, f"({self.record})" if self.record else "") if part)
        return ": ".join(part for part in (place, where, f"expected {self.expected}, got {self.got}") if part)


@attrs.frozen(kw_only=True)
class Conflict:
    """A field that two registries have differently for the same record.

    Args:
        drawer: The drawer of the record.
        record: Id of the record.
        field: The field; ``"former_ids"`` where an id of one record was once that of another.
        left: The value in the registry that came first, or that was kept.
        right: The other value.
        left_sources: The sources that support the left value.
        right_sources: The sources that support the right value.
    """

    drawer: str
    record: str
    field: str
    left: Any
    right: Any
    left_sources: tuple[Any, ...] = ()
    right_sources: tuple[Any, ...] = ()

    def __str__(self) -> str:
        sides = (f"{shown(value)} ({_publishers(sources)})" for value, sources in self._sides())
        return f"{self.drawer} {self.record} {self.field}: {' or '.join(sides)}"

    def _sides(self) -> tuple[tuple[Any, tuple[Any, ...]], ...]:
        return (self.left, self.left_sources), (self.right, self.right_sources)


def _publishers(sources: tuple[Any, ...]) -> str:
    return ", ".join(dict.fromkeys(source.publisher for source in sources)) or "no source"
