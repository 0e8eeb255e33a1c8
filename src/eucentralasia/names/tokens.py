"""Tokens: a text as folded words and marks, with the way back to where each stands.

A text is cut at its spaces; each piece between two spaces is cut into words and marks once, however often it comes again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate, chain
from typing import TYPE_CHECKING, Final

from attrs import frozen

from eucentralasia.names.folding import folded, is_cyrillic, listed, stemmed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["END", "MARKS", "PAUSE", "STOP", "Pieces", "Words", "words_of_text"]

END: Final = "."
STOP: Final = "|"
PAUSE: Final = ","
MARKS: Final = frozenset({END, STOP, PAUSE})
"""What stands among the words: where a sentence, an item or a row ends; where a name ends; where a name may pause."""

APOSTROPHES: Final = "'’‘`´′"
WORD: Final = re.compile(rf"[\w{APOSTROPHES}\u0300-\u036f]+")
LONGEST_WORD: Final = 40
STRETCH: Final = 1 << 17
MOST_PIECES: Final = 1 << 16
STOPS: Final = frozenset(".!?…")
HARD: Final = frozenset(";|\t<>[]{}@=*\u2022")
PAUSES: Final = frozenset(",:()")
BULLETS: Final = frozenset("-•*–—|:;")
ABBREVIATIONS: Final = frozenset(listed("mr mrs ms dr st no prof gen г гг им т д п"))


@frozen
class Piece:
    """What stands between two spaces.

    Args:
        keys: Its folded words and its marks, in order.
        sizes: How each is written: 0 without a capital, 1 with one, 2 in capitals only.
        starts: Where each begins in it.
        ends: Where each ends in it.
    """

    keys: tuple[str, ...]
    sizes: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


class Pieces(dict[str, Piece]):
    """The pieces of a text, each cut once."""

    __slots__ = ()

    def __missing__(self, piece: str) -> Piece:
        if len(self) > MOST_PIECES:
            self.clear()
        parts = list(_parts(piece.replace("_", " ")))
        found = self[piece] = Piece(*zip(*parts, strict=True)) if parts else NOTHING
        return found


NOTHING: Final = Piece((), (), (), ())


def _parts(piece: str) -> Iterator[tuple[str, int, int, int]]:
    end, before = 0, ""
    for match in WORD.finditer(piece):
        bare = _bare(match[0])
        word = bare.lstrip(APOSTROPHES)
        start = match.start() + len(bare) - len(word)
        if mark := _mark(piece[end : match.start()], before, word):
            yield mark, 0, end, end
        end, before = match.end(), word
        if word:
            yield _key(word), _size(word), start, start + len(word)
    if mark := _mark(piece[end:], before, None):
        yield mark, 0, end, end


def _size(word: str) -> int:
    """Return 2 for a word in capitals, 1 for one with a capital or in a script without them, else 0."""
    if word.isupper():
        return 2
    return 1 if word[0].isupper() or (word[0].isalpha() and not word[0].islower()) else 0


def _bare(word: str) -> str:
    """Return a word without a possessive s and apostrophes after it."""
    plain = word.rstrip(APOSTROPHES)
    is_possessive = plain[-1:] in {"s", "S"} and plain[-2:-1] != "" and plain[-2] in APOSTROPHES
    return plain[:-2].rstrip(APOSTROPHES) if is_possessive else plain


def _key(word: str) -> str:
    if len(word) > LONGEST_WORD:
        return STOP
    if word.isascii() and word.isalnum():
        return word.lower()
    plain = folded(word)
    return (stemmed(plain) if is_cyrillic(plain) else plain) or STOP


def _mark(gap: str, before: str, after: str | None) -> str:
    """Return the mark for what stands between two words of a piece, or after its last word, where a space follows."""
    signs = set(gap)
    if "\n" in signs and (after is None or gap.count("\n") > 1 or signs & (STOPS | BULLETS) or after[:1].isdigit()):
        return END
    if signs & STOPS:
        abbreviates = gap[0] == "." and (len(before) == 1 or before.lower() in ABBREVIATIONS)
        ends = after is None or any(c.isspace() for c in gap)
        return (END if ends else STOP) if not abbreviates else ""
    return STOP if signs & HARD else PAUSE if signs & PAUSES else ""


class Words:
    """Some of a text as words and marks.

    Args:
        text: The part of the text.
        offset: Where it begins in the whole text.
        pieces: What each piece is cut into.

    Attributes:
        keys: The folded words and the marks, in order; three ends follow, so that there is one just outside too.
        sizes: How each is written: 0 without a capital, 1 with one, 2 in capitals only.
    """

    __slots__ = ("_counts", "_pieces", "_starts", "keys", "offset", "sizes", "text")

    def __init__(self, text: str, offset: int, pieces: Pieces) -> None:
        strings = text.split(" ")
        self.text = text
        self.offset = offset
        self._pieces = [pieces[piece] for piece in strings]
        self.keys = [*chain.from_iterable([piece.keys for piece in self._pieces]), END, END, END]
        self.sizes = [*chain.from_iterable([piece.sizes for piece in self._pieces]), 0, 0, 0]
        self._counts = list(accumulate([len(piece.keys) for piece in self._pieces]))
        self._starts = list(accumulate(map(len, strings)))

    def start(self, place: int) -> int:
        """Return where a word begins in this part of the text."""
        return self._edge(place, bisect_right(self._counts, place))[0]

    def end(self, place: int) -> int:
        """Return where a word ends, without a possessive s."""
        return self._edge(place, bisect_right(self._counts, place))[1]

    def _edge(self, place: int, number: int) -> tuple[int, int]:
        piece = self._pieces[number]
        within = place - self._counts[number] + len(piece.keys)
        before = self._starts[number - 1] + number if number else 0
        return before + piece.starts[within], before + piece.ends[within]

    def spans(self, places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Yield where some successive rows of words begin and end in the whole text."""
        number, counts = 0, self._counts
        for first, last in places:
            while counts[number] <= first:
                number += 1
            start, end = self._edge(first, number)
            if last != first:
                while counts[number] <= last:
                    number += 1
                _, end = self._edge(last, number)
            yield self.offset + start, self.offset + end

    def is_word(self, place: int) -> bool:
        """Whether a word stands at a place, and not a mark."""
        return self.keys[place] not in MARKS

    def written(self, first: int, last: int) -> str:
        """Return some words as they are written."""
        return self.text[self.start(first) : self.end(last)]

    def gap(self, place: int) -> str:
        """Return what is written between a word and the next."""
        return self.text[self.end(place) : self.start(place + 1)]


def words_of_text(text: str) -> Iterator[Words]:
    """Cut a text into parts of bounded length, at the end of a line or sentence where there is one near."""
    pieces = Pieces()
    start = 0
    while start < len(text):
        end = min(start + STRETCH, len(text))
        if end < len(text):
            near = max(text.rfind(mark, start + STRETCH // 2, end) for mark in ("\n", ". ", " "))
            end = near + 1 if near > 0 else end
        yield Words(text[start:end], start, pieces)
        start = end
