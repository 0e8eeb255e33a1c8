"""Lines that fit: how wide a text stands in a terminal, where it is cut, and columns side by side."""

from __future__ import annotations

import sys
import textwrap
from itertools import accumulate, zip_longest
from typing import TYPE_CHECKING, Final
from unicodedata import category, east_asian_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["GAP", "columns", "cut", "padded", "widest", "width_of", "wrapped"]

GAP: Final = "  "
CUT: Final = "…"
# Below that, a word a line would be no easier to read than a line that the terminal breaks.
LEAST_FOLDED: Final = 12
# marks that stand on the letter before them, and what no terminal shows
NO_WIDTH: Final = frozenset({"Mn", "Me", "Cf", "Cc"})


def width_of(text: str) -> int:
    """Return how many cells of a terminal a text takes: two for a wide character, none for an accent.

    Examples:
        >>> from eucentralasia.command.layout import width_of
        >>> width_of("Osh"), width_of("塔什干"), width_of("e\\u0301")
        (3, 6, 1)
    """
    if text.isascii():
        return len(text)
    return sum(_cells(letter) for letter in text)


def _cells(letter: str) -> int:
    if category(letter) in NO_WIDTH:
        return 0
    return 2 if east_asian_width(letter) in "WF" else 1


def cut(text: str, most: int) -> str:
    """Return a text that takes at most some cells, with ``…`` where something is missing.

    Examples:
        >>> from eucentralasia.command.layout import cut
        >>> cut("Tashkent", 8), cut("Tashkent", 6), cut("塔什干", 4)
        ('Tashkent', 'Tashk…', '塔…')
    """
    if width_of(text) <= most:
        return text
    used = accumulate(map(_cells, text))
    kept = "".join(letter for letter, cells in zip(text, used, strict=True) if cells < most)
    return f"{kept.rstrip(' ,')}{CUT}" if most > 0 else ""


def padded(text: str, width: int) -> str:
    """Return a text with spaces behind it until it takes some cells."""
    return text + " " * (width - width_of(text))


def columns(rows: Sequence[Sequence[str]], room: int | None = None) -> list[str]:
    """Return rows as lines of columns that stand below each other.

    Args:
        rows: The cells, as many in each row.
        room: The cells of a line, into which the widest columns are folded; ``None`` for as many as it takes.
    """
    widths = [widest(column) for column in zip(*rows, strict=True)]
    free = (sys.maxsize if room is None else room) - len(GAP) * (len(widths) - 1)
    while sum(widths) > free and max(widths) > LEAST_FOLDED:
        widths[widths.index(max(widths))] -= 1
    lines: list[str] = []
    for row in rows:
        folded = [_folded(cell, width) for cell, width in zip(row, widths, strict=True)]
        lines += [GAP.join(map(padded, line, widths)).rstrip() for line in zip_longest(*folded, fillvalue="")]
    return lines


def _folded(text: str, width: int) -> list[str]:
    return [text] if width_of(text) <= width else wrapped(text, width)


def wrapped(text: str, width: int | None, indent: str = "") -> list[str]:
    """Return a text in lines of at most some characters; a longer word, as an address is, stays whole.

    Args:
        text: The text.
        width: The most characters of a line; ``None`` for one line.
        indent: What each line begins with.
    """
    if width is None:
        return [indent + text]
    lines = textwrap.wrap(
        text,
        max(width, len(indent) + LEAST_FOLDED),
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return lines or [indent]


def widest(texts: Iterable[str]) -> int:
    """Return the width of the widest of some texts."""
    return max(map(width_of, texts), default=0)
