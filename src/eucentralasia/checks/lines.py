"""The line of a text that a problem is about, for editors and for tools that mark lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from eucentralasia.model import DRAWERS

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Lines"]

# The head of a table of TOML, the second bracket of one of several; and a key with its value.
# One longer than a path can be is none, and would take the square of its dots.
HEAD: Final = re.compile(r"\s*\[(\[?)([^\[\]\"']{1,500})\]")
KEY: Final = re.compile(r"\s*\"?([A-Za-z0-9_-]+)\"?\s*[=:]")
# Where a record stands in TOML, or the top, which is where JSON and a file of one record have it.
HOMES: Final = frozenset({"", *DRAWERS})
VALUE: Final = re.compile(r"[=:]\s*\"([^\"]*)\"")


class Lines:
    """Where the parts of a file stand.

    Lines are read and not a parser asked, as parsers forget where they were: of TOML the heads and keys, of
    JSON the ids.

    Args:
        text: The file.

    Examples:
        >>> from eucentralasia.checks.lines import Lines
        >>> lines = Lines('[[topics]]\\nid = "rail"\\n[[topics]]\\nid = "road"\\nname = "Rood"\\n')
        >>> lines.find("topics[1].name"), lines.find("name", "road"), lines.find("broader", "road")
        (5, 5, 4)
    """

    def __init__(self, text: str) -> None:
        self._lines: dict[str, int] = {}
        self._homes: dict[str, tuple[str, int]] = {}
        for number, where, line in _stations(text):
            self._lines.setdefault(where, number)
            self._lines.setdefault(where.rpartition("[")[0], number)  # the first of several stands for all
            table, _, name = where.rpartition(".")
            # a part of a record may have an id too
            if name == "id" and table.partition("[")[0] in HOMES and (key := VALUE.search(line)):
                self._homes.setdefault(key[1], (table, number))

    def find(self, path: str, record: str | None = None) -> int:
        """Return the line, counted from 1, where what a path leads to begins, or the nearest above it.

        Args:
            path: Where a problem is in the record, or in the file: ``"place.city"``, ``"events[3].dates"``.
            record: The id of the record, where it is known.
        """
        home, own = self._homes.get(record or "", ("", 1))
        return self._nearest(_joined(home, path), home) or self._nearest(path, "") or own

    def _nearest(self, path: str, home: str) -> int | None:
        while path not in self._lines and path not in {"", home}:
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return self._lines[path] if path not in {"", home} else None


def _stations(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield the lines that name something: the number, the path with positions, and the line."""
    counts: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if head := HEAD.match(line):
            table = _table(head[2].strip(), several=bool(head[1]), counts=counts)
            yield number, table, line
        elif key := KEY.match(line):
            yield number, _joined(table, key[1]), line


def _table(name: str, *, several: bool, counts: dict[str, int]) -> str:
    """Return the path of a table, with positions of those that there are several of."""
    *above, last = name.split(".")
    here = ""
    for part in above:
        here = _joined(here, part)
        # what lies in one of several lies in the last
        here = f"{here}[{counts[here]}]" if here in counts else here
    here = _joined(here, last)
    if not several:
        return here
    counts[here] = counts.get(here, -1) + 1
    return f"{here}[{counts[here]}]"


def _joined(table: str, name: str) -> str:
    return f"{table}.{name}" if table and name else table or name
