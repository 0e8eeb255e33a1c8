"""Markdown: tables (GitHub's flavour) for a page of documentation; every text stays a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from eucentralasia.formats._files import write
from eucentralasia.formats._moved import missing_in
from eucentralasia.formats._source import by_drawer
from eucentralasia.model.display import COLUMNS, caption, cells

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from eucentralasia.formats._source import PathLike, Records, Report

__all__ = ["dump", "dumps", "escaped"]
if not TYPE_CHECKING:
    __getattr__ = missing_in(__name__)

# All that GitHub reads as more than text, also mentions, issues, mathematics and bare addresses with www.
SPECIAL: Final = re.compile(r"[\\`*_{}\[\]<>()#+!|~&$^=@:]|(?<=[wW])\.")
# Possessive, as a run of spaces without a line end is else tried from each of them.
BREAK: Final = re.compile(r"(?<!\s)[^\S\n\u2028\u2029]*+[\n\u2028\u2029]\s*+")


def escaped(text: str) -> str:
    """Return a text for a cell of a table: with a backslash before what Markdown would read, on one line.

    Examples:
        >>> from eucentralasia.formats.markdown import escaped
        >>> print(escaped("a|b *c* <script>"))
        a\\|b \\*c\\* \\<script\\>
    """
    return SPECIAL.sub(r"\\\g<0>", BREAK.sub(" ", text))


def dumps(records: Records, *, report: Report = None) -> str:
    """Return a table of the records, or one for each drawer of a registry that has any, under a heading.

    Args:
        records: A registry or a collection.
        report: Called with each omission; a table of a few fields tells none.

    Examples:
        >>> import eucentralasia as eca
        >>> print(eca.formats.markdown.dumps(eca.countries.where().page(0, 1)), end="")
        | id | name | official_name | capital |
        | --- | --- | --- | --- |
        | AF | Afghanistan | Islamic Republic of Afghanistan | Kabul |
    """
    held = {drawer: found for drawer, found in by_drawer(records).items() if len(found)}
    tables = {
        drawer: _table(COLUMNS[drawer], (cells(drawer, one) for one in found))
        for drawer, found in held.items()
    }
    if len(by_drawer(records)) == 1:
        return "".join(tables.values())
    return "\n".join(
        f"## {caption(drawer, len(held[drawer]))}\n\n{table}" for drawer, table in tables.items()
    )


def dump(records: Records, path: PathLike, *, report: Report = None) -> None:
    """Write what ``dumps`` returns to a file, which is whole or untouched."""
    write(path, dumps(records, report=report))


def _table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    heads = list(columns)
    lines = [_line(heads), _line("---" for _ in heads), *(_line(map(escaped, cells)) for cells in rows)]
    return "".join(lines)


def _line(cells: Iterable[str] | Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |\n"
