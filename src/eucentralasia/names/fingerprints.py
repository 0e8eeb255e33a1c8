"""Fingerprints: a name as the parties that it joins, a number and the words that are left, in their order.

"Summit of the European Union and Central Asia" and "Central Asia–EU summit" have one fingerprint.
"""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from eucentralasia.names.normalise import folded, stemmed, undotted
from eucentralasia.names.words import ADJECTIVES, EQUIVALENTS, FILLERS, ORDINALS, SMALL, SUFFIXES, TENS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Fingerprint", "Parties", "fingerprint", "number_of", "plain_words", "stems_of", "turned"]

ROMAN_DIGITS: Final = MappingProxyType({"i": 1, "v": 5, "x": 10, "l": 50})
MOST_ROMAN: Final = 8  # LXXXVIII is the longest up to a hundred
DIGITS_OF_YEAR: Final = 4  # a longer number counts no meeting and is no year
POSSESSIVE: Final = re.compile(r"['’‘`´ʻʼ′]s\b", re.IGNORECASE)
INVERTED: Final = re.compile(r"([^,()]+)[,(]([^,()]+)\)?")
DIGITS: Final = re.compile(rf"([0-9]{{1,{DIGITS_OF_YEAR}}})(?:st|nd|rd|th)?")


class Fingerprint(NamedTuple):
    """A name taken apart.

    Args:
        parties: Ids of the countries and regions that it joins.
        number: Its number, or ``None``.
        words: Its other words without case endings, in their order, the small ones left out.
    """

    parties: frozenset[str]
    number: int | None
    words: tuple[str, ...]

    def counted(self, number: int) -> Fingerprint:
        """Return the fingerprint with a number, beside which small words for a meeting say nothing."""
        words = tuple(word for word in self.words if word not in FILLERS) if len(self.words) > 1 else ()
        return Fingerprint(self.parties, number, words or self.words)


def plain_words(text: str) -> list[str]:
    """Return the folded words of a name, without punctuation and possessive s."""
    plain = folded(POSSESSIVE.sub("", undotted(text)))
    return "".join(c if c.isalnum() or c.isspace() else " " for c in plain).split()


def turned(text: str) -> tuple[str, ...]:
    """Return a name, and what stands behind its comma or in its brackets before the rest, as lists write it.

    Examples:
        >>> from eucentralasia.names.fingerprints import turned
        >>> turned("Moldova, Republic of"), turned("Kazakhstan")
        (('Moldova, Republic of', 'Republic of Moldova'), ('Kazakhstan',))
    """
    match = INVERTED.fullmatch(text)
    return (text,) if match is None else (text, f"{match[2].strip()} {match[1].strip()}")


def stems_of(text: str) -> list[str]:
    """Return the folded words of a name without Russian case endings, punctuation and possessive s."""
    return [stemmed(word) for word in plain_words(text)]


@lru_cache(maxsize=4096)  # a text has the same words before its meetings again and again
def number_of(word: str, after: str = "") -> tuple[int, int] | None:
    """Return the number that a stem and the one after it begin with and how many of them it is, or ``None``.

    Examples:
        >>> from eucentralasia.names.fingerprints import number_of
        >>> number_of("12th", "meeting"), number_of("twenty", "first"), number_of("xii"), number_of("meeting")
        ((12, 1), (21, 2), (12, 1), None)
    """
    match = DIGITS.fullmatch(word)
    if match is not None:
        return int(match[1]), 2 if after in SUFFIXES and word.isdecimal() else 1
    if word in TENS and ORDINALS.get(after, TENS[word]) < TENS[word]:
        return TENS[word] + ORDINALS[after], 2
    return (ORDINALS[word], 1) if word in ORDINALS else _roman(word)


def _roman(word: str) -> tuple[int, int] | None:
    """Read a Roman number of at least two letters, as one letter is too often an initial."""
    values = [ROMAN_DIGITS.get(letter, 0) for letter in word] if 1 < len(word) <= MOST_ROMAN else []
    if not values or not all(values):
        return None
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs), 1


class Parties:
    """The countries and regions by every name that they have, to be recognised inside other names.

    Args:
        named: Ids, each with its names.
    """

    __slots__ = ("_by_words", "_longest")

    def __init__(self, named: Iterable[tuple[str, Iterable[str]]]) -> None:
        self._by_words = {
            tuple(word for word in stems_of(name) if word not in SMALL): key
            for key, names in named
            for name in names
            if len(name) > 1
        }
        self._longest = max(map(len, self._by_words), default=0)

    def split(self, words: Sequence[str]) -> tuple[frozenset[str], tuple[str, ...]]:
        """Return the ids of the parties that some words name, and the words that are left."""
        parties, left, position = set(), [], 0
        while position < len(words):
            for end in range(min(position + self._longest, len(words)), position, -1):
                party = self._by_words.get(tuple(words[position:end]))
                if party is not None:
                    parties.add(party)
                    position = end
                    break
            else:
                left.append(words[position])
                position += 1
        return frozenset(parties), tuple(left)


def _equivalent(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return words with one wording for all that mean the same, in a pass for each."""
    for left, right in EQUIVALENTS:
        if left[0] in words:
            words = _replaced(words, left, right)
    return words


def _replaced(words: tuple[str, ...], left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, ...]:
    found: list[str] = []
    position = 0
    while position < len(words):
        is_there = words[position : position + len(left)] == left
        found += right if is_there else (words[position],)
        position += len(left) if is_there else 1
    return tuple(found)


def fingerprint(text: str, parties: Parties) -> Fingerprint:
    """Return the fingerprint of a name.

    Args:
        text: The name.
        parties: The parties that it may join.

    Examples:
        >>> import eucentralasia as eca
        >>> from eucentralasia.names.fingerprints import Parties, fingerprint
        >>> parties = Parties([("eu", ["EU", "European Union"]), ("KZ", ["Kazakhstan"])])
        >>> mine = fingerprint("2nd EU–Kazakhstan Talks", parties)
        >>> mine == fingerprint("Talks between Kazakhstan and the EU, II", parties), mine.number, mine.words
        (True, 2, ('talks',))
    """
    joined, words = parties.split(_equivalent(tuple(word for word in stems_of(text) if word not in SMALL)))
    if words[1:]:
        joined |= {ADJECTIVES[word] for word in words if word in ADJECTIVES}
        words = tuple(word for word in words if word not in ADJECTIVES)
    number, left, position = None, [], 0
    following = (*words[1:], "")
    while position < len(words):
        counted = number_of(words[position], following[position]) if number is None else None
        if counted is not None:
            number = counted[0]
            position += counted[1]
        else:
            left.append(words[position])
            position += 1
    plain = Fingerprint(joined, None, tuple(left))
    return plain if number is None else plain.counted(number)
