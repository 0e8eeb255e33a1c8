"""Around a name: what stands with it and beside it in a text, as far as its meaning may depend on that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eucentralasia.linking.entries import Meaning
from eucentralasia.linking.tokenizer import END, MARKS, Words
from eucentralasia.names.fingerprints import SMALL
from eucentralasia.names.normalise import folded, is_cyrillic, listed, stemmed

if TYPE_CHECKING:
    from eucentralasia.linking.dates_in_text import Day

__all__ = ["NOTHING_AROUND", "NO_MEANING", "Around", "Phrase"]

TITLES: Final = frozenset(
    stemmed(folded(word))
    for word in listed(
        "president minister premier commissioner ambassador representative envoy eusr hrvp hr vp mr mrs ms dr secretary speaker chair "
        "presidents ministers commissioners ambassadors representatives envoys secretaries chairs leaders "
        "chairman chairperson chairwoman director president-elect coordinator vice "
        "президент министр посол спецпредставитель представитель глава господин госпожа премьер комиссар спикер"
    )
)
OPENERS: Final = frozenset(
    listed(
        "the this that these those a an in at on during for after before following since under as with from both when while but if "
        "yesterday today tomorrow later earlier meanwhile then now also however when where according вчера сегодня позже ранее затем однако"
    )
)
GENITIVES: Final = frozenset("ияы")
VERBS: Final = frozenset(
    listed("is are was were has have had will would can may should must remains as which that who")
)


class Phrase:
    """A name or a date in a text, before it is known what it means there.

    Attributes:
        first: Place of its first word.
        last: Place of its last word.
        meaning: What it may mean; nothing for a date.
        day: The date, or ``None`` for a name.
        around: What stands with it and around it; told where its meaning may depend on that.
        taken: The phrases of the parties that it took in.
        start: Where it begins in the text.
        end: Where it ends.
        sentence: The number of its sentence.
    """

    __slots__ = ("around", "day", "end", "first", "last", "meaning", "sentence", "start", "taken")

    def __init__(self, first: int, last: int, meaning: Meaning, day: Day | None = None) -> None:
        self.first = first
        self.last = last
        self.meaning = meaning
        self.day = day
        self.around = NOTHING_AROUND
        self.taken: tuple[Phrase, ...] = ()
        self.start = self.end = self.sentence = 0


class Around:
    """What stands with a name and around it.

    Attributes:
        parties: Parties that stand with it.
        number: The number that stands before it, or after.
        year: The year that stands before it, or after.
        capital: Whether it begins with a capital.
        apart: Whether no word of an unknown name stands directly before it.
        alone: Whether none stands directly after it.
        start: Where the word of an unknown name before it begins.
        titled: Whether a title stands before it.
        after: The word before it, folded.
        modifies: Whether a plain word follows that it may colour, as in "security issues".
    """

    __slots__ = (
        "after",
        "alone",
        "apart",
        "capital",
        "modifies",
        "number",
        "parties",
        "start",
        "titled",
        "year",
    )

    def __init__(
        self, parties: frozenset[str] = frozenset(), number: int | None = None, year: int | None = None
    ) -> None:
        self.parties = parties
        self.number = number
        self.year = year
        self.capital = self.apart = self.alone = True
        self.titled = self.modifies = False
        self.start = 0
        self.after = ""

    def look(self, words: Words, phrase: Phrase, name: int, *, follows: bool = False) -> None:
        """See how the name in a phrase is written and what stands before and after it; a name that it follows is not unknown."""
        first, last = phrase.first, phrase.last
        is_surname = any(entry.role == "surname" for entry in phrase.meaning.entries)
        foreign = not follows and _is_foreign(words, first - 1, opens=not is_surname)
        self.capital = words.is_capital(name)
        self.apart = not (foreign and _touch(words, first - 1))
        self.alone = not (_is_foreign(words, last + 1) and _touch(words, last))
        self.start = words.offset + words.start(first - 1) if foreign else 0
        self.after = words.keys[first - 1]
        self.titled = self.after in TITLES
        self.modifies = _colours(words, first, last)


NOTHING_AROUND: Final = Around()
NO_MEANING: Final = Meaning(())


def _is_foreign(words: Words, place: int, *, opens: bool = True) -> bool:
    """Whether a word is perhaps part of a name that is not known: it has a capital.

    Args:
        words: The words.
        place: The place of the word.
        opens: Whether the first word of a sentence, which has a capital anyway, is let pass.
    """
    key = words.keys[place]
    if (
        place < 0
        or not words.is_capital(place)
        or key.isdecimal()
        or key in TITLES
        or key in OPENERS
        or key in SMALL
    ):
        return False
    return not (opens and (place == 0 or words.keys[place - 1] == END))


def _touch(words: Words, place: int) -> bool:
    """Whether nothing but a space or hyphen stands between a word and the next."""
    return words.gap(place) in {" ", ".", ". ", "-", "\n", "\u00a0"}


def _colours(words: Words, first: int, last: int) -> bool:
    """Whether some words colour a plain one: before it, as in "security issues", or in Russian as a genitive after it."""
    if _is_plain(words, last + 1) and words.gap(last) == " ":
        return True
    is_genitive = is_cyrillic(words.keys[first]) and words.text[words.end(last) - 1] in GENITIVES
    return is_genitive and first > 0 and _is_plain(words, first - 1)


def _is_plain(words: Words, place: int) -> bool:
    """Whether a word is neither a name nor one of the small ones."""
    key = words.keys[place]
    return key not in MARKS and not words.is_capital(place) and key not in SMALL and key not in VERBS
