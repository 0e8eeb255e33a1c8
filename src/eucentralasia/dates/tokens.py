"""A text as tokens: numbers, words and signs, each a letter that says what it does in a date.

======  ========================================  ======  ==============================================
letter  token                                     letter  token
======  ========================================  ======  ==============================================
d       a number of one or two digits             J j     "year", beside a number; short for it
y Y     a year; with "year" beside it             P G     a small word before a date; "of"
m s     a month; its short name                   F B     "from"; "between"
f u     a month from which; until which           ~ -     "to" or a dash; a hyphen without spaces
w v     a weekday; its short name                 & |     "and"; "or"
S       a season, a quarter, a half of a year     K U     a small word after a month; "until" after one
N Q H   an ordinal; "quarter"; "half"             x       anything else, at which reading stops
======  ========================================  ======  ==============================================

The signs ``, / . ( )`` stand for themselves.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from eucentralasia.dates.languages import LANGUAGES, NAMES, NUMBERED, ORDINARY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["DASHES", "HYPHENS", "LETTER", "LETTERS", "Token", "cut", "meanings", "suffixes", "words"]

LISTED: Final = {
    "to": "~",
    "and": "&",
    "or": "|",
    "from": "F",
    "between": "B",
    "before": "P",
    "of": "G",
    "years": "J",
    "short_years": "j",
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


def meanings(language: Mapping[str, str]) -> Iterator[tuple[str, tuple[str, int]]]:
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


def _counted(language: Mapping[str, str], row: str) -> Iterator[tuple[str, tuple[str, int]]]:
    """Yield the words of a row of cells; Latin ones also without their accents, which are often left out."""
    letter, first = COUNTED[row]
    for number, cell in enumerate(language.get(row, "").split("|"), start=first):
        for word in cell.split():
            yield word, (letter, number)
            if not word.isascii() and word[0] < GREEK:
                plain = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
                yield plain, (letter, number)


@cache
def suffixes() -> frozenset[str]:
    """Return what makes a number an ordinal."""
    return frozenset(suffix for language in LANGUAGES for suffix in language.get("suffixes", "").split())


HYPHENS: Final = "-\u2010\u2011\ufe63\uff0d"
DASHES: Final = r"\-\u2010-\u2015\u2212\ufe58\ufe63\uff0d"
LETTER: Final = r"[^\W\d_][\u0300-\u036f]*"
LETTERS: Final = r"(?:[^\W\d_]++[\u0300-\u036f]*+)++"
MOST: Final = 24  # tokens; a range of two dates, each with weekday, article, comma, dot and year, has 18
SIGNS: Final = frozenset(",/.()&")
DASH: Final = re.compile(f"[{DASHES}]")
NUMBER, WORD, DASHED = 1, 2, 3  # groups of the pattern of a token; the fourth is any other sign
NOT_DIGIT: Final = re.compile("[^0-9]")
DIGITS_OF_YEAR: Final = 4
DIGITS_OF_DAY: Final = 2


class Token(NamedTuple):
    """A word, number or sign of a date.

    Args:
        letter: What it does in a date.
        number: Its number: that of a day, a year, a month, a weekday, a part of a year; else 0.
        start: Where it begins in the text.
        stop: Where it ends.
        doubt: ``"word"`` for a month that is more often another word, ``"name"`` for one more often a name.
    """

    letter: str
    number: int
    start: int
    stop: int
    doubt: str = ""


@cache
def _pattern() -> re.Pattern[str]:
    found = sorted(suffixes(), key=len, reverse=True)
    ordinal = f"(?:[{HYPHENS}]?(?:{'|'.join((*found, *map(str.upper, found)))})(?![^\\W_]))?"
    return re.compile(
        rf"(?:[^\S\n\t\v]|\n(?!\s*\n))*(?:([0-9]+{ordinal})"
        rf"|({LETTERS}(?:['’ʼ‘`]{LETTERS})*(?:[0-9](?![0-9]))?)"
        rf"|([{DASHES}]+)|(.))",
        re.DOTALL,
    )


def cut(text: str, start: int = 0) -> list[Token]:
    """Cut a text into tokens from a place on, up to the first that has no meaning in a date.

    Args:
        text: The text.
        start: Where to begin.
    """
    found: list[Token] = []
    last = ""
    for match in _pattern().finditer(text, start):
        kind = match.lastindex or 0
        first, stop = match.span(kind)
        letter, number, doubt = _told(text[first:stop])
        before = text[first - 1 : first]
        if kind == DASHED:
            letter = "~" if letter == "~" or before.isspace() or text[stop : stop + 1].isspace() else "-"
        elif kind == WORD and before.isdigit() and letter not in "Jj":
            letter = "x"  # 2025г is a year, 3May no date
        elif letter == "P" and last == "~" and text[first].isupper():
            letter = "x"  # Almaty, 4 April 2025 – On 5 April
        elif kind == NUMBER and before.isalpha():
            letter = "x"
        found.append(Token(letter, number, first, stop, doubt))
        if letter == "x" or letter == last == "d" or len(found) == MOST:  # no date has two days side by side
            break
        last = letter
    return found


@lru_cache(maxsize=4096)  # of a press text the same few hundred come again and again
def _told(token: str) -> tuple[str, int, str]:
    """Return the letter, the number and the doubt of a token, by itself."""
    digits = NOT_DIGIT.split(token, maxsplit=1)[0]
    if digits:
        letter = "d" if len(digits) <= DIGITS_OF_DAY else "y" if len(digits) == DIGITS_OF_YEAR else "x"
        return letter, int(digits) if letter != "x" else 0, ""
    if not token[0].isalpha():
        return _sign(token), 0, ""
    small = unicodedata.normalize("NFC", token).lower()
    doubt = "word" if token in ORDINARY else "name" if token[0].isupper() and small.startswith(NAMES) else ""
    return *words().get(small, ("x", 0)), doubt


def _sign(sign: str) -> str:
    return sign if sign in SIGNS else "-" if sign in HYPHENS else "~" if DASH.match(sign) else "x"
