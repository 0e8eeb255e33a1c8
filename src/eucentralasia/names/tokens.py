"""Tokens: a text cut into words and what stands between them, in one pass, with the folded form of each word made once."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from eucentralasia.names.folding import folded, is_cyrillic, stemmed

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["BREAK", "Keys", "Stretch", "is_capital", "stretches"]

MARKS: Final = "'’‘`´′"
BETWEEN: Final = re.compile(rf"([^\w{MARKS}\u0300-\u036f]+)")
LONGEST_WORD: Final = 40
STRETCH: Final = 1 << 17
BREAK: Final = ","
"""What stands in the place of a comma, colon or bracket inside a name."""

HARD: Final = frozenset(".;!?…|\t<>[]{}@=*\u2022")
PAUSES: Final = frozenset(",:()")
LONGEST_GAP: Final = 6


def is_capital(word: str) -> bool:
    """Whether a word begins with a capital, or with a letter of a script without them."""
    first = word.lstrip(MARKS)[:1]
    return first.isupper() or (first.isalpha() and not first.islower())


class Keys(dict[str, str]):
    """The folded form of each word of one text, made when it is first asked for; empty for a word that is too long."""

    __slots__ = ()

    def __missing__(self, word: str) -> str:
        found = self[word] = _key(word)
        return found


def _key(word: str) -> str:
    if len(word) > LONGEST_WORD:
        return ""
    if word.isascii() and word.isalnum():
        return word.lower()
    plain = word.strip(MARKS)
    if plain[-1:] in {"s", "S"} and plain[-2:-1] in MARKS:
        plain = plain[:-2]
    plain = folded(plain)
    return stemmed(plain) if is_cyrillic(plain) else plain


class Gaps(dict[str, str]):
    """What a gap between two words is: ``""`` where a name may run over it, ``BREAK`` where it pauses, ``"."`` where it ends."""

    __slots__ = ()

    def __missing__(self, gap: str) -> str:
        found = self[gap] = _kind(gap)
        return found


def _kind(gap: str) -> str:
    marks = set(gap)
    if len(gap) > LONGEST_GAP or marks & HARD or gap.count("\n") > 1:
        return "."
    return BREAK if marks & PAUSES else ""


class Stretch:
    """Some successive words of a text.

    Args:
        text: The text of the stretch.
        offset: Where it begins in the whole text.
        keys: The folded forms of words.
        gaps: The kinds of gaps.
    """

    __slots__ = ("_ends", "between", "gap_kinds", "keys", "offset", "text", "words")

    def __init__(self, text: str, offset: int, keys: Keys, gaps: Gaps) -> None:
        pieces = BETWEEN.split(text.replace("_", " "))
        self.text = text
        self.offset = offset
        self.words = pieces[::2]
        self.between = pieces[1::2]
        self.keys = keys
        self.gap_kinds = gaps
        self._ends = list(accumulate(map(len, pieces)))[::2]

    def key(self, place: int) -> str:
        """Return the folded form of a word; empty outside the stretch."""
        return self.keys[self.words[place]] if 0 <= place < len(self.words) else ""

    def gap(self, place: int) -> str:
        """Return the kind of the gap after a word."""
        return self.gap_kinds[self.between[place]] if 0 <= place < len(self.between) else "."

    def start(self, place: int) -> int:
        """Return where a word begins in the whole text, without apostrophes before it."""
        word = self.words[place]
        return self.offset + self._ends[place] - len(word.lstrip(MARKS))

    def end(self, place: int) -> int:
        """Return where a word ends in the whole text, without a possessive s and apostrophes after it."""
        word = self.words[place]
        plain = word.rstrip(MARKS)
        if plain[-1:] in {"s", "S"} and plain[-2:-1] and plain[-2] in MARKS:
            plain = plain[:-2].rstrip(MARKS)
        return self.offset + self._ends[place] - len(word) + len(plain)


def stretches(text: str) -> Iterator[Stretch]:
    """Cut a text into stretches of bounded length, at the end of a line or sentence where there is one near."""
    keys, gaps = Keys(), Gaps()
    start = 0
    while start < len(text):
        end = min(start + STRETCH, len(text))
        if end < len(text):
            near = max(text.rfind(mark, start + STRETCH // 2, end) for mark in ("\n", ". ", " "))
            end = near + 1 if near > 0 else end
        yield Stretch(text[start:end], start, keys, gaps)
        start = end
