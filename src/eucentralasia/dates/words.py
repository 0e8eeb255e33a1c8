"""What each word of a date does, whatever its language: one letter, and a number where it has one."""

import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final

from eucentralasia.dates.languages import LANGUAGES, NUMBERED

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["months", "suffixes", "words"]

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
ENDED: Final = {"endings": "m", "ablatives": "f", "terminatives": "u"}
"""The letter for a month with a case ending: as without one, from which, until which."""


@cache
def words() -> dict[str, tuple[str, int]]:
    """Return the letter and the number of each word, in small letters."""
    return {word: meaning for language in LANGUAGES for word, meaning in meanings(language)} | {
        word: ("S", number) for word, number in NUMBERED.items()
    }


def meanings(language: dict[str, str]) -> "Iterator[tuple[str, tuple[str, int]]]":
    """Yield each word of a language with its letter and number."""
    for row, letter in LISTED.items():
        for word in language.get(row, "").split():
            yield word, (letter, 0)
    for row, (letter, first) in COUNTED.items():
        for number, cell in enumerate(language.get(row, "").split("|"), start=first):
            for word in cell.split():
                yield word, (letter, number)
                yield _plain(word), (letter, number)
                if row == "months":
                    yield from _ended(language, word, number)


def _ended(language: dict[str, str], stem: str, number: int) -> "Iterator[tuple[str, tuple[str, int]]]":
    for row, letter in ENDED.items():
        for ending in language.get(row, "").split():
            yield stem + ending, (letter, number)


def _plain(word: str) -> str:
    """Return a word in Latin letters without its accents, as they are often left out; й is a letter of its own."""
    bare = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    return bare if bare.isascii() else word


@cache
def suffixes() -> tuple[str, ...]:
    """Return what makes a number an ordinal, the longest first."""
    found = {suffix for language in LANGUAGES for suffix in language.get("suffixes", "").split()}
    return tuple(sorted(found | set(map(str.upper, found)), key=lambda suffix: (-len(suffix), suffix)))


def months() -> dict[str, int]:
    """Return the number of each word for a month, of each season and of each part of a year."""
    return {word: number for word, (letter, number) in words().items() if letter in "msfuS"}
