"""Wording: what may stand in a name without changing it, numbers in words, and the parties that a name joins.

A wording is a name as a set of parties, a number and the words that are left, in their order: "Summit of the European
Union and Central Asia" and "Central Asia–EU summit" are one wording.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from eucentralasia.names.normalise import folded, listed, stemmed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["EQUIVALENTS", "FILLERS", "SMALL", "Parties", "number_at", "plain_words", "tokens_of", "wording"]

SMALL: Final = frozenset(
    form
    for word in listed(
        "the a an of and between with in at on for to by s di de la и в во на с со по между для при о об стран государств"
    )
    for form in (word, stemmed(word))
)
"""Words that a name may have or lack."""

FILLERS: Final = frozenset(
    map(
        stemmed,
        listed(
            "annual regular meeting session round edition ever history ежегодный очередной заседание раунд встреча история"
        ),
    )
)
"""Words that may stand between a number and the name that it counts."""

EQUIVALENTS: Final = tuple(
    (tuple(stemmed(folded(word)) for word in left.split() if word not in SMALL), tuple(right.split()))
    for left, right in (
        ("ministry foreign affairs", "foreign ministry"),
        ("minister foreign affairs", "foreign minister"),
        ("foreign affairs ministry", "foreign ministry"),
        ("foreign affairs minister", "foreign minister"),
        ("mfa", "foreign ministry"),
        ("министерство иностранных дел", "foreign ministry"),
        ("министр иностранных дел", "foreign minister"),
        ("мид", "foreign ministry"),
        ("специальный представитель", "special representative"),
        ("спецпредставитель", "special representative"),
        ("президент", "president"),
        ("посол", "ambassador"),
        ("саммит", "summit"),
        ("диалог", "dialogue"),
        ("dialog", "dialogue"),
        ("eusr", "eu special representative"),
        ("epca", "enhanced partnership cooperation agreement"),
        ("pca", "partnership cooperation agreement"),
        (
            "соглашение о расширенном партнерстве и сотрудничестве",
            "enhanced partnership cooperation agreement",
        ),
        ("српс", "enhanced partnership cooperation agreement"),
    )
)
"""Words that mean the same in the names of offices and meetings, without their small words."""

ORDINALS: Final = {
    stemmed(folded(word)): number
    for number, words in enumerate(
        (
            "first inaugural initial первый",
            "second второй",
            "third третий третьего третьем третьему",
            "fourth четвертый",
            "fifth пятый",
            "sixth шестой",
            "seventh седьмой",
            "eighth восьмой",
            "ninth девятый",
            "tenth десятый",
            "eleventh одиннадцатый",
            "twelfth двенадцатый",
            "thirteenth тринадцатый",
            "fourteenth четырнадцатый",
            "fifteenth пятнадцатый",
            "sixteenth шестнадцатый",
            "seventeenth семнадцатый",
            "eighteenth восемнадцатый",
            "nineteenth девятнадцатый",
            "twentieth двадцатый",
        ),
        start=1,
    )
    for word in words.split()
}
"""Ordinal numbers in words; from the twentieth on they are written as ``21st``, ``twenty-first`` or ``XXI``."""

TENS: Final = {"twenty": 20, "thirty": 30, "двадцать": 20, "тридцать": 30}
SUFFIXES: Final = frozenset({"st", "nd", "rd", "th"})
RUSSIAN_SUFFIXES: Final = frozenset(map(folded, listed("й ый ой го ого ем ом му ому м я ая е ое ю ую")))
ROMAN_DIGITS: Final = {"i": 1, "v": 5, "x": 10, "l": 50}
MOST_DIGITS: Final = 4
POSSESSIVE: Final = re.compile(r"['’]s\b")


def plain_words(text: str) -> list[str]:
    """Return the folded words of a name, without punctuation and possessive s."""
    return "".join(c if c.isalnum() or c.isspace() else " " for c in folded(POSSESSIVE.sub("", text))).split()


def tokens_of(text: str) -> list[str]:
    """Return the same, without Russian case endings."""
    return [stemmed(word) for word in plain_words(text)]


def number_at(tokens: Sequence[str], place: int) -> tuple[int, int] | None:
    """Return the number that begins at a place among folded words and how many words it takes, or ``None``.

    Examples:
        >>> from eucentralasia.names.fingerprints import number_at
        >>> [number_at(text.split(), 0) for text in ("12th meeting", "twenty first", "xii", "meeting")]
        [(12, 1), (21, 2), (12, 1), None]
    """
    word = tokens[place]
    after = tokens[place + 1] if place + 1 < len(tokens) else ""
    digits = word.rstrip("stndrh") if word[:1].isdigit() else ""
    if (
        digits.isdecimal()
        and digits.isascii()
        and len(digits) <= MOST_DIGITS
        and word[len(digits) :] in {"", *SUFFIXES}
    ):
        return int(digits), 2 if after in RUSSIAN_SUFFIXES and word == digits else 1
    if word in ORDINALS:
        return ORDINALS[word], 1
    if word in TENS and ORDINALS.get(after, TENS[word]) < TENS[word]:
        return TENS[word] + ORDINALS[after], 2
    return _roman(word)


def _roman(word: str) -> tuple[int, int] | None:
    """Read a Roman number of at least two letters, as one letter is too often an initial."""
    values = [ROMAN_DIGITS.get(letter, 0) for letter in word] if 1 < len(word) <= 2 * MOST_DIGITS else []
    if not values or not all(values):
        return None
    total = sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )
    return total, 1


class Parties:
    """The countries and regions by every name that they have, to be recognised inside other names.

    Args:
        named: Ids, each with its names.
    """

    __slots__ = ("_by_tokens", "_longest")

    def __init__(self, named: Iterable[tuple[str, Iterable[str]]]) -> None:
        self._by_tokens = {
            tuple(word for word in tokens_of(name) if word not in SMALL): key
            for key, names in named
            for name in names
            if len(name) > 1
        }
        self._longest = max(map(len, self._by_tokens), default=0)

    def split(self, tokens: Sequence[str]) -> tuple[frozenset[str], tuple[str, ...]]:
        """Return the ids of the parties that some words name, and the words that are left."""
        found, left, place = set(), [], 0
        while place < len(tokens):
            for length in range(min(self._longest, len(tokens) - place), 0, -1):
                party = self._by_tokens.get(tuple(tokens[place : place + length]))
                if party is not None:
                    found.add(party)
                    place += length
                    break
            else:
                left.append(tokens[place])
                place += 1
        return frozenset(found), tuple(left)


def _equivalent(tokens: tuple[str, ...]) -> tuple[str, ...]:
    for left, right in EQUIVALENTS:
        for place in range(len(tokens) - len(left) + 1):
            if tokens[place : place + len(left)] == left:
                return _equivalent((*tokens[:place], *right, *tokens[place + len(left) :]))
    return tokens


def wording(text: str, parties: Parties) -> tuple[frozenset[str], int | None, tuple[str, ...]]:
    """Return the parties, the number and the other words of a name; without small words, in their order."""
    tokens = _equivalent(tuple(word for word in tokens_of(text) if word not in SMALL))
    joined, words = parties.split(tokens)
    number, left, place = None, [], 0
    while place < len(words):
        counted = number_at(words, place) if number is None else None
        if counted is not None:
            number, taken = counted
            place += taken
            continue
        left.append(words[place])
        place += 1
    if number is not None and len(left) > 1:
        left = [word for word in left if word not in FILLERS] or left
    return joined, number, tuple(left)
