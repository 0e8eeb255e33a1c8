"""Numbers: the ordinal or number that counts a meeting, in words, in digits and in Roman numerals.

Words of two languages never make one number: "он" is ten in Kazakh and "he" in Russian.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from eucentralasia.linking.languages import LANGUAGES, stems_in, words_in
from eucentralasia.linking.vocabulary import CAPITALS, NUMBER
from eucentralasia.names.fingerprints import number_of
from eucentralasia.names.normalise import folded, stemmed
from eucentralasia.names.words import AND, SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from eucentralasia.linking.tokenizer import Tokens

__all__ = ["ENDINGS", "FOLLOWING", "MOST_WORDS", "may_count", "number_at", "number_ending_at"]

MOST_WORDS: Final = 3  # hundred and first
LONGEST: Final = 4  # digits: a longer number counts no meeting and is no year
MOST_NUMERALS: Final = 5  # XVIII; so many small letters may be a word, as mix is
HUNDRED: Final = 100
ENDINGS: Final = words_in("suffixes") | SUFFIXES
"""What follows the digits of an ordinal."""
DIGITS: Final = re.compile(rf"([0-9]{{1,{LONGEST}}})(\D*)")
FOLLOWING: Final = stems_in("following")
"""Ordinals that stand after what they count."""


def _stems(rows: tuple[tuple[str, str], ...]) -> Iterator[tuple[str, int]]:
    for number, words in rows:
        yield from ((stemmed(folded(word)), int(number)) for word in words.split())


def _compounds() -> Iterator[tuple[tuple[str, str], int]]:
    """Yield the pairs of words that are one ordinal, language by language."""
    for language in LANGUAGES:
        tables: Mapping[str, tuple[tuple[str, str], ...]] = language.TABLES
        for tens, ten in _stems(tables.get("tens", ())):
            for word, unit in _stems(tables.get("ordinals", ())):
                if unit < ten:
                    yield (tens, word), ten + unit


ORDINALS: Final = {
    word: number for one in LANGUAGES for word, number in _stems(one.TABLES.get("ordinals", ()))
}
COMPOUNDS: Final = dict(_compounds())
HUNDREDS: Final = {tens for tens, _ in COMPOUNDS if COMPOUNDS[tens, _] > HUNDRED}
OPENING: Final = ORDINALS.keys() | {tens for tens, _ in COMPOUNDS}


def may_count(key: str, flags: int) -> bool:
    """Whether a word may begin a number; most of a text begin none, and are not looked at again."""
    return key[:1].isdigit() or key in OPENING or bool(flags & CAPITALS and number_of(key))


def number_at(tokens: Tokens, position: int) -> tuple[int, int] | None:
    """Return the number that tokens from a position on are, and how many these are; ``None`` for none."""
    return _counted(tokens, position) if tokens.flags[position] & NUMBER else None


def _counted(tokens: Tokens, position: int) -> tuple[int, int] | None:
    """Return the number with which tokens begin that may begin with one."""
    keys = tokens.keys
    key, after = keys[position], keys[position + 1]
    if (match := DIGITS.fullmatch(key)) is not None:
        if match[2] and match[2] not in ENDINGS and number_of(key) is None:
            return None
        return int(match[1]), 1 + (not match[2] and after in ENDINGS)
    if (key, after) in COMPOUNDS:
        return COMPOUNDS[key, after], 2
    if key in HUNDREDS and after in AND and (key, keys[position + 2]) in COMPOUNDS:
        return COMPOUNDS[key, keys[position + 2]], MOST_WORDS
    if key in ORDINALS:
        return ORDINALS[key], 1
    # A Roman number in small letters is a word.
    is_roman = len(key) > 1 and key.isascii() and tokens.flags[position] & CAPITALS
    return number_of(key) if is_roman and len(key) <= MOST_NUMERALS else None


def number_ending_at(tokens: Tokens, position: int, earliest: int) -> tuple[int, int] | None:
    """Return the number whose last token is at a position, and where it begins; ``None`` where there is none.

    The longest counts: in "twenty-first" the last word is no number by itself.
    """
    for first in range(max(earliest, position + 1 - MOST_WORDS), position + 1):
        counted = number_at(tokens, first)
        if counted is not None and first + counted[1] == position + 1:
            return counted[0], first
    return None
