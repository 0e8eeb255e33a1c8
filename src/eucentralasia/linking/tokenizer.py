"""Tokens: a text as folded words and marks, with the way back to where each stands.

A text is cut at its spaces; each piece between two spaces is cut into words and marks once, however often it comes again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate, chain
from operator import itemgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeAlias

from eucentralasia.names.normalise import folded, is_cyrillic, listed, sounding, stemmed

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping

__all__ = [
    "CAPITAL",
    "CAPITALS",
    "END",
    "ENDING",
    "MARKS",
    "PADS",
    "PAUSE",
    "STOP",
    "Pieces",
    "Words",
    "words_of_text",
]

END: Final = "."
STOP: Final = "|"
PAUSE: Final = ","
MARKS: Final = frozenset({END, STOP, PAUSE})
"""What stands among the words: where a sentence, an item or a row ends; where a name ends; where a name may pause."""

APOSTROPHES: Final = "'’‘`´′"
WORD: Final = re.compile(rf"[\w{APOSTROPHES}\u0300-\u036f]+")
LONGEST_WORD: Final = 40
PADS: Final = 3
_KEYS, _FLAGS, _STARTS, _ENDS = map(itemgetter, range(4))
STRETCH: Final = 1 << 17
MOST_PIECES: Final = 1 << 15
LONGEST_PIECE: Final = 60
ROW_END: Final = "\v"
STOPS: Final = frozenset(".!?…")
HARD: Final = frozenset(";|\t<>[]{}@=*\u2022")
PAUSES: Final = frozenset(",:()")
BULLETS: Final = frozenset("-•*–—|:;")
ABBREVIATIONS: Final = frozenset(listed("mr mrs ms dr st no prof gen г гг им т д п"))


CAPITAL: Final = 1
CAPITALS: Final = 2
HEAD: Final = 4
ENDING: Final = 8
HEADS: Final = re.compile(rb"[\x04-\x07]")
ENDINGS: Final = re.compile(rb"\x08")

Piece: TypeAlias = tuple[tuple[str, ...], bytes, tuple[int, ...], tuple[int, ...]]
"""The folded words and marks between two spaces, a byte about each, and where each begins and ends."""


class Pieces(dict[str, Piece]):
    """The pieces of texts, each cut once; the short ones of the latest texts are kept.

    The byte about a word has 1 for a capital, 2 for capitals only, and 4 where a name or date may begin; that about the end
    of a sentence is 8.

    Args:
        heads: The folded words at which a name or date may begin; a number always may.
        capital_heads: Those at which one may begin where they have a capital.
        known: All folded words of names.
        sounds: For the sounds of the words of people's names, the folded words; so a Cyrillic word that is not known may be one.
    """

    __slots__ = ("_capital_heads", "_heads", "_known", "_sounds")

    def __init__(
        self,
        heads: Container[str] = (),
        capital_heads: Container[str] = (),
        known: Container[str] = (),
        sounds: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        super().__init__()
        self._heads = heads
        self._capital_heads = capital_heads
        self._known = known
        self._sounds = sounds

    def __missing__(self, piece: str) -> Piece:
        if len(piece) > LONGEST_PIECE:
            return self._cut(piece)
        if len(self) >= MOST_PIECES:
            self.clear()
        found = self[piece] = self._cut(piece)
        return found

    def _cut(self, piece: str) -> Piece:
        parts = _part(piece) or list(_parts(piece.replace("_", " ")))
        if not parts:
            return NOTHING
        keys, sizes, starts, ends = zip(*parts, strict=True)
        if self._sounds and not piece.isascii():
            keys = tuple(map(self._sounded, keys))
        flags = bytes(
            [
                size | HEAD if self._may_begin(key, size) else size
                for key, size in zip(keys, sizes, strict=True)
            ]
        )
        return keys, flags, starts, ends

    def _may_begin(self, key: str, size: int) -> bool:
        return key in self._heads or key.isdecimal() or bool(size & CAPITAL and key in self._capital_heads)

    def _sounded(self, key: str) -> str:
        """Return the word of a person's name that a Cyrillic word of no name sounds like, or the word itself."""
        return self._sounds.get(sounding(key), key) if is_cyrillic(key) and key not in self._known else key


NOTHING: Final[Piece] = ((), b"", (), ())


def _part(piece: str) -> list[tuple[str, int, int, int]] | None:
    """Return the one word that most pieces are, quickly; ``None`` for any other."""
    if not piece.isascii() or not piece.isalnum() or len(piece) > LONGEST_WORD:
        return None
    return [(piece.lower(), _size(piece), 0, len(piece))]


def _parts(piece: str) -> Iterator[tuple[str, int, int, int]]:
    end, before = 0, ""
    for match in WORD.finditer(piece):
        bare = _bare(match[0])
        word = bare.lstrip(APOSTROPHES)
        start = match.start() + len(bare) - len(word)
        if mark := _mark(piece[end : match.start()], before, word):
            yield mark, ENDING * (mark == END), end, end
        end, before = match.end(), word
        if word:
            yield _key(word), _size(word), start, start + len(word)
    if mark := _mark(piece[end:], before, None):
        yield mark, ENDING * (mark == END), end, end


def _size(word: str) -> int:
    """Return whether a word has a capital or is in a script without them, and whether it is in capitals only."""
    if word.isupper():
        return CAPITAL | CAPITALS
    return CAPITAL if word[0].isupper() or (word[0].isalpha() and not word[0].islower()) else 0


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
    if ROW_END in signs:
        return END
    if "\n" in signs and (
        after is None or gap.count("\n") > 1 or signs & (STOPS | BULLETS) or after[:1].isdigit()
    ):
        return END
    if signs & STOPS:
        abbreviates = gap[0] == "." and (
            (len(before) == 1 and before.isalpha()) or before.lower() in ABBREVIATIONS
        )
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
        flags: A byte about each; see ``Pieces``.
    """

    __slots__ = ("_pieces", "_strings", "_sums", "flags", "keys", "offset", "text")

    def __init__(self, text: str, offset: int, pieces: Pieces) -> None:
        self.text = text
        self.offset = offset
        self._strings = text.split(" ")
        self._pieces = list(map(pieces.__getitem__, self._strings))
        self.keys = [*chain.from_iterable(map(_KEYS, self._pieces)), END, END, END]
        self.flags = b"".join(map(_FLAGS, self._pieces)) + bytes(PADS)
        self._sums: tuple[list[int], list[int]] | None = None

    def heads(self) -> Iterator[int]:
        """Yield the places at which a name or date may begin."""
        return (match.start() for match in HEADS.finditer(self.flags))

    def endings(self) -> list[int]:
        """Return the places of the ends of sentences."""
        return [match.start() for match in ENDINGS.finditer(self.flags)]

    def is_capital(self, place: int) -> bool:
        """Whether a word begins with a capital, or with a letter of a script without them."""
        return bool(self.flags[place] & CAPITAL)

    def start(self, place: int) -> int:
        """Return where a word begins in this part of the text."""
        return self._edge(place, bisect_right(self._summed()[0], place), _STARTS)

    def end(self, place: int) -> int:
        """Return where a word ends, without a possessive s."""
        return self._edge(place, bisect_right(self._summed()[0], place), _ENDS)

    def _summed(self) -> tuple[list[int], list[int]]:
        """Return how many words, and how many characters, the pieces up to each have."""
        if self._sums is None:
            self._sums = (
                list(accumulate(map(len, map(_FLAGS, self._pieces)))),
                list(accumulate(map(len, self._strings))),
            )
        return self._sums

    def _edge(self, place: int, number: int, side: Callable[[Piece], tuple[int, ...]]) -> int:
        counts, lengths = self._summed()
        edges = side(self._pieces[number])
        return (lengths[number - 1] + number if number else 0) + edges[place - counts[number] + len(edges)]

    def spans(self, places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Yield where some successive rows of words begin and end in this part of the text."""
        counts, lengths = self._summed()
        pieces, number, following = self._pieces, 0, 0
        for first, last in places:
            number = bisect_right(counts, first, following)
            starts = pieces[number][2]
            start = starts[first - counts[number] + len(starts)] + (
                lengths[number - 1] + number if number else 0
            )
            following = number if counts[number] > last else bisect_right(counts, last, number)
            ends = pieces[following][3]
            yield (
                start,
                ends[last - counts[following] + len(ends)]
                + (lengths[following - 1] + following if following else 0),
            )

    def is_word(self, place: int) -> bool:
        """Whether a word stands at a place, and not a mark."""
        return self.keys[place] not in MARKS

    def written(self, first: int, last: int) -> str:
        """Return some words as they are written."""
        return self.text[self.start(first) : self.end(last)]

    def gap(self, place: int) -> str:
        """Return what is written between a word and the next."""
        return self.text[self.end(place) : self.start(place + 1)]


def words_of_text(text: str, pieces: Pieces) -> Iterator[Words]:
    """Cut a text into parts of bounded length, at the end of a line or sentence where there is one near."""
    start = 0
    while start < len(text):
        end = min(start + STRETCH, len(text))
        if end < len(text):
            near = (text.rfind(mark, start + STRETCH // 2, end) for mark in ("\n", ". ", " "))
            end = next((place + 1 for place in near if place > 0), end)
        yield Words(_with_rows(text[start:end]), start, pieces)
        start = end


def _with_rows(text: str) -> str:
    """Mark where the rows of a table end, character for character."""
    if "|" not in text and "\t" not in text:
        return text
    lines = text.splitlines(keepends=True)
    return "".join(
        line[:-1] + ROW_END if line.endswith("\n") and ("|" in line or "\t" in line) else line
        for line in lines
    )
