"""Tokenizer: a text as folded words and marks, with the way back to where each stands.

A text is cut at its spaces; each piece between two spaces is cut once, as most pieces come again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate, chain
from operator import itemgetter, methodcaller
from typing import TYPE_CHECKING, Final, TypeAlias

from eucentralasia.linking.languages import words_in
from eucentralasia.linking.vocabulary import CAPITAL, CAPITALS, NUMBER
from eucentralasia.names.normalise import folded, stemmed

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator

__all__ = [
    "DATE",
    "DIGIT",
    "DIGITS",
    "END",
    "ENDING",
    "ENDINGS",
    "HEAD",
    "HEADS",
    "MARKS",
    "NUMBERS",
    "PADS",
    "PAUSE",
    "STOP",
    "TokenCache",
    "Tokens",
    "tokens_of",
]

END: Final = "."
STOP: Final = "|"
PAUSE: Final = ","
MARKS: Final = frozenset({END, STOP, PAUSE})
"""Tokens that are no words: a sentence, an item or a row ends; a name ends; a name may pause."""

APOSTROPHES: Final = "'’‘`´′"
INVISIBLE: Final = "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff" + "".join(
    map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
)
"""Marks that are no letters: hyphens that are not shown, marks of no width and of direction."""
WORD: Final = re.compile(rf"[\w{APOSTROPHES}\u0300-\u036f{INVISIBLE}]+")
EDGES: Final = APOSTROPHES + INVISIBLE
SPACES: Final = re.compile(r"[^\S\n\t]")
UNSEEN: Final = re.compile(f"[\r{INVISIBLE}]")
JOINER: Final = "\u034f"  # no letter, and no mark between two words
BROKEN: Final = re.compile(r"([^\W\d_]+)([-\u00ad\u2010]\r?\n)([^\W\d_]+)")
ADDRESS: Final = re.compile(r"(?:\w+://|www\.)\S+|\S+@\S+")
DOTTED: Final = re.compile(r"(?<![\w.])(?:[^\W\d_]\.)+[^\W\d_]?\.?(?!\w)")
STOPS: Final = frozenset(".!?…")
HARD: Final = frozenset(";|\t<>[]{}@=*\u2022")
PAUSES: Final = frozenset(",:()")
BULLETS: Final = frozenset("-•*–—|:;")
ROW_END: Final = "\v"  # stands for the line feed after a row of a table; no press text has one of its own

LONGEST_WORD: Final = 40  # the longest of a name has 18 letters; a longer one is not folded, and ends a name
LONGEST_PIECE: Final = 60  # longer ones are addresses and the like, which do not come again: not kept
MOST_PIECES: Final = 1 << 15  # 400,000 characters of prose have 20,000; 15 MB where all are new
STRETCH: Final = 1 << 17  # takes 6 MB at a time; a million characters at once take 20, and are read no faster
PADS: Final = 3  # no rule looks further beyond a token without having looked at those between

INITIALS: Final = words_in("initials")
ABBREVIATED: Final = words_in("abbreviated")
ELIDED: Final = words_in("elided")
CODES: Final = words_in("dotted")

# The byte about a token says of a word what a vocabulary says, that a name or date may begin with it, a date,
# and that it has a digit; and of a mark that a sentence ends there.
HEAD: Final = 4
ENDING: Final = 8
DATE: Final = 64
DIGIT: Final = 128


def with_bit(bit: int) -> re.Pattern[bytes]:
    """Return what finds the bytes about tokens that have a bit."""
    return re.compile(b"[" + re.escape(bytes(byte for byte in range(256) if byte & bit)) + b"]")


HEADS: Final = with_bit(HEAD)
NUMBERS: Final = with_bit(NUMBER)
DIGITS: Final = with_bit(DIGIT)
ENDINGS: Final = re.compile(rb"\x08")

Piece: TypeAlias = tuple[tuple[str, ...], bytes, tuple[int, ...], tuple[int, ...]]
"""The tokens between two spaces, a byte about each, and where each begins and ends."""

Recogniser: TypeAlias = "Callable[[str, str, int], tuple[str, int]]"
NOTHING: Final[Piece] = ((), b"", (), ())
_KEYS, _FLAGS = map(itemgetter, range(2))
_START: Final = methodcaller("start")


class TokenCache(dict[str, Piece]):
    """The pieces of texts, each cut once; the short ones of the latest texts are kept.

    Args:
        recognised: What a token is, from its key, the word as it is written, and the byte about it.
        known: The words of names; one that a line's end has broken is one word.
    """

    __slots__ = ("_known", "_recognised")

    def __init__(self, recognised: Recogniser | None = None, known: Container[str] = ()) -> None:
        super().__init__()
        self._recognised = recognised
        self._known = known

    def __missing__(self, text: str) -> Piece:
        piece = self._cut(text)
        if len(text) <= LONGEST_PIECE:
            if len(self) >= MOST_PIECES:
                self.clear()
            self[text] = piece
        return piece

    def _cut(self, text: str) -> Piece:
        if "\n" in text:
            text = BROKEN.sub(self._joined, text)
        if "." in text:
            text = DOTTED.sub(_undotted, ADDRESS.sub(_blotted, text))
        parts = _one_word(text) or list(_parts(text.replace("_", " ")))
        if not parts:
            return NOTHING
        keys, flags, starts, ends = zip(*parts, strict=True)
        if self._recognised is not None:
            words = (text[start:end] for start, end in zip(starts, ends, strict=True))
            keys, flags = zip(*map(self._recognised, keys, words, flags), strict=True)
        return keys, bytes(flags), starts, ends

    def _joined(self, broken: re.Match[str]) -> str:
        """Return a word that a line's end has broken as one of the same length, if it is one of a name."""
        begin, hyphen, end = broken.groups()
        return begin + JOINER * len(hyphen) + end if _key(begin + end) in self._known else broken[0]


def _blotted(address: re.Match[str]) -> str:
    """Return an address as marks that end a name: it names a page or a mailbox, and nothing in it is said."""
    return STOP * len(address[0])


def _undotted(dotted: re.Match[str]) -> str:
    """Return a code with full stops as one word of the same length: U.S., U.K."""
    return dotted[0].replace(".", JOINER) if folded(dotted[0].replace(".", "")) in CODES else dotted[0]


def _one_word(text: str) -> list[tuple[str, int, int, int]] | None:
    """Return the one word that most pieces are, quickly; ``None`` for any other piece."""
    if not text.isascii() or not text.isalnum() or len(text) > LONGEST_WORD:
        return None
    return [(text.lower(), _size(text), 0, len(text))]


def _parts(text: str) -> Iterator[tuple[str, int, int, int]]:
    end, before = 0, ""
    for match in WORD.finditer(text):
        bare = _bare(match[0])
        word = bare.lstrip(EDGES)
        word = word[2:] if _is_elided(word) else word
        start = match.start() + len(bare) - len(word)
        if mark := _mark(text[end : match.start()], before, word):
            yield mark, ENDING * (mark == END), end, end
        end, before = match.end(), word
        if word:
            yield _key(word), _size(word), start, start + len(word)
    if mark := _mark(text[end:], before, None):
        yield mark, ENDING * (mark == END), end, end


def _is_elided(word: str) -> bool:
    """Whether a word begins with another, cut short before a vowel: l'Italie."""
    return word[:1].lower() in ELIDED and word[1:2] in APOSTROPHES and word[2:3].isupper()


def _size(word: str) -> int:
    """Return whether a word has a capital, or a script without them, and whether it has only capitals."""
    if word.isupper():
        return CAPITAL | CAPITALS
    return CAPITAL if word[0].isupper() or (word[0].isalpha() and not word[0].islower()) else 0


def _bare(word: str) -> str:
    """Return a word without a possessive s and apostrophes after it."""
    plain = word.rstrip(EDGES)
    is_possessive = plain[-1:] in {"s", "S"} and plain[-2:-1] != "" and plain[-2] in APOSTROPHES
    return plain[:-2].rstrip(EDGES) if is_possessive else plain


def _key(word: str) -> str:
    if len(word) > LONGEST_WORD:
        return STOP
    if word.isascii() and word.isalnum():
        return word.lower()
    return stemmed(folded(word)) or STOP


def _mark(gap: str, before: str, after: str | None) -> str:
    """Return the mark for what stands between two words of a piece, or between the last and a space."""
    signs = set(gap)
    if ROW_END in signs:
        return END
    # A line feed may be within a sentence; it ends one after a stop, before an item, and where it is double.
    ends_line = after is None or gap.count("\n") > 1 or signs & (STOPS | BULLETS) or after[:1].isdigit()
    if "\n" in signs and ends_line:
        return END
    if signs & STOPS:
        is_initial = before[:1].isupper() and (len(before) == 1 or before.lower() in INITIALS)
        if gap[0] == "." and (is_initial or before.lower() in ABBREVIATED):
            return ""
        return END if after is None or any(c.isspace() for c in gap) else STOP
    return STOP if signs & HARD else PAUSE if signs & PAUSES else ""


class Tokens:
    """Some of a text as tokens: words and marks.

    Args:
        text: The part of the text.
        offset: Where it begins in the whole text.
        cache: What each piece is cut into.

    Attributes:
        keys: The folded words and the marks, in order; three ends follow, so that rules may look ahead.
        flags: A byte about each.
    """

    def __init__(self, text: str, offset: int, cache: TokenCache) -> None:
        self.text = text
        self.offset = offset
        strings = text.split(" ")
        self._pieces = list(map(cache.__getitem__, strings))
        self.keys: list[str] = [*chain.from_iterable(map(_KEYS, self._pieces)), END, END, END]
        self.flags: bytes = b"".join(map(_FLAGS, self._pieces)) + bytes(PADS)
        # No cached_property: in Python 3.11 that is a lock for the class, and a forked child may wait for it.
        self._small: frozenset[str] | None = None
        # How many tokens the pieces up to each have, and how many letters those before each.
        self._counts = list(accumulate(map(len, map(_FLAGS, self._pieces))))
        self._letters = list(accumulate(map(len, strings), initial=0))

    def found(self, bits: re.Pattern[bytes]) -> Iterator[int]:
        """Yield the positions of the tokens that have one of some bits, as ``with_bit`` says."""
        return map(_START, bits.finditer(self.flags))

    def is_capital(self, position: int) -> bool:
        """Whether a word begins with a capital, or with a letter of a script without them."""
        return bool(self.flags[position] & CAPITAL)

    @property
    def small(self) -> frozenset[str]:
        """The words that are somewhere written without a capital."""
        if self._small is None:
            both = zip(self.keys, self.flags, strict=False)
            self._small = frozenset(key for key, flags in both if not flags & CAPITAL)
        return self._small

    def edge(self, position: int) -> tuple[int, int]:
        """Return where a token begins and ends in this part of the text, without a possessive s."""
        number = bisect_right(self._counts, position)
        offset, place = self._letters[number] + number, position - self._counts[number]
        _, _, starts, ends = self._pieces[number]
        return offset + starts[place], offset + ends[place]

    def edges(self, rows: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Yield where rows of tokens begin and end in this part of the text, by the first and last of each.

        The rows come in order, so that each is looked for after the one before only.
        """
        counts, letters, pieces, number = self._counts, self._letters, self._pieces, 0
        for first, last in rows:
            # Before a piece stand the letters of those before it, and after each of these a space.
            number = bisect_right(counts, first, number)
            start = letters[number] + number + pieces[number][2][first - counts[number]]
            number = number if counts[number] > last else bisect_right(counts, last, number)
            yield start, letters[number] + number + pieces[number][3][last - counts[number]]

    def gap(self, position: int) -> str:
        """Return what is written between a token and the next, any kind of space as a plain one."""
        number = bisect_right(self._counts, position)
        place = position - self._counts[number]  # from the end of the piece
        offset = self._letters[number] + number
        end = offset + self._pieces[number][3][place]
        after = offset + self._pieces[number][2][place + 1] if place < -1 else self.edge(position + 1)[0]
        gap = self.text[end:after]
        return gap if gap == " " else SPACES.sub(" ", UNSEEN.sub("", gap))


def tokens_of(text: str, cache: TokenCache) -> Iterator[Tokens]:
    """Cut a text into parts of bounded length, at the end of a line or sentence where there is one near."""
    start = 0
    while start < len(text):
        end = min(start + STRETCH, len(text))
        if end < len(text):
            near = (text.rfind(mark, start + STRETCH // 2, end) for mark in ("\n", ". ", " "))
            end = next((position + 1 for position in near if position > 0), end)
        yield Tokens(_with_rows(text[start:end]), start, cache)
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
