"""What each word of a date does, whatever its language: one letter, and a number where it has one."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final

from eucentralasia.dates.languages import LANGUAGES, NUMBERED

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["suffixes", "words"]

LISTED: Final = {
    "to": "~",
    "and": "&",
    "or": "|",
    "from": "F",
    "between": "B",
    "before": "P",
    "of": "G",
    "years": "J",
    "after": "K",
    "until": "U",
    "quarters": "Q",
    "halves": "H",
}
"""The letter for the words of a row that do one thing."""
COUNTED: Final = {
    "months": ("m", 1),
    "short": ("s", 1),
    "weekdays": ("w", 1),
    "short_weekdays": ("v", 1),
    "ordinals": ("N", 1),
    "seasons": ("S", 21),
}
"""The letter for the words of a row of cells, and the number of the first cell."""
GREEK: Final = "\u0370"
"""The letters before it are Latin."""
ENDED: Final = {"endings": "m", "ablatives": "f", "terminatives": "u"}
"""The letter for a month with a case ending: as without one, from which, until which."""


@cache
def words() -> dict[str, tuple[str, int]]:
    """Return the letter and number of each word, in small letters; июн is short in Russian, not in Tajik."""
    found = dict(pair for language in LANGUAGES for pair in meanings(language))
    short = {word: meaning for language in LANGUAGES for word, meaning in _counted(language, "short")}
    return found | short | {word: ("S", number) for word, number in NUMBERED.items()}


def meanings(language: dict[str, str]) -> Iterator[tuple[str, tuple[str, int]]]:
    """Yield each word of a language with its letter and number."""
    for row, letter in LISTED.items():
        for word in language.get(row, "").split():
            yield word, (letter, 0)
    for row in COUNTED:
        yield from _counted(language, row)
    for number, cell in enumerate(language.get("months", "").split("|"), start=1):
        for row, letter in ENDED.items():
            for ending in language.get(row, "").split():
                for stem in cell.split():
                    yield stem + ending, (letter, number)


def _counted(language: dict[str, str], row: str) -> Iterator[tuple[str, tuple[str, int]]]:
    """Yield the words of a row of cells; Latin ones also without their accents, which are often left out."""
    letter, first = COUNTED[row]
    for number, cell in enumerate(language.get(row, "").split("|"), start=first):
        for word in cell.split():
            yield word, (letter, number)
            if not word.isascii() and word[0] < GREEK:
                plain = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
                yield plain, (letter, number)


@cache
def suffixes() -> tuple[str, ...]:
    """Return what makes a number an ordinal, the longest first."""
    found = {suffix for language in LANGUAGES for suffix in language.get("suffixes", "").split()}
    return tuple(sorted(found | set(map(str.upper, found)), key=lambda suffix: (-len(suffix), suffix)))
