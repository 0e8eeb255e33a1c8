"""Phrases: the names that stand in a text, with the parties, numbers and years that belong to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from eucentralasia.names.days import MONTHS, Day, day_at, numeric_day_at
from eucentralasia.names.folding import folded, listed, stemmed
from eucentralasia.names.lexicon import JOINED, JOINING, Entry, Lexicon, Meaning
from eucentralasia.names.tokens import CAPITALS, END, MARKS, PAUSE, Words
from eucentralasia.names.wording import FILLERS, ORDINALS, SMALL, number_at

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Around", "Phrase", "phrases_of"]

MOST_PARTIES: Final = 8
MOST_FILLERS: Final = 5
CLOSED_BY: Final = {"»": "«", "”": "“", ")": "("}
FIRST_YEAR: Final = 1900
MOST_JOINING: Final = 4
MOST_ROMAN: Final = 5
DIGITS_OF_YEAR: Final = 4
TITLES: Final = frozenset(
    stemmed(folded(word))
    for word in listed(
        "president minister premier commissioner ambassador representative envoy eusr hrvp hr vp mr mrs ms dr secretary speaker chair "
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


VERBS: Final = frozenset(listed("is are was were has have had will would can may should must remains as which that who"))


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


@frozen(kw_only=True)
class Around:
    """What stands with a name and around it.

    Args:
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

    parties: frozenset[str] = frozenset()
    number: int | None = None
    year: int | None = None
    capital: bool = True
    apart: bool = True
    alone: bool = True
    start: int = 0
    titled: bool = False
    after: str = ""
    modifies: bool = False


NOTHING_AROUND: Final = Around()
NO_MEANING: Final = Meaning(())


def phrases_of(lexicon: Lexicon, words: Words, sentence: int) -> tuple[list[Phrase], int]:
    """Return the names and dates of a part of a text, in order, none over another, and the number of the sentence after it.

    Args:
        lexicon: The names.
        words: The part of the text.
        sentence: The number of its first sentence.
    """
    hits = list(_hits(lexicon, words))
    found: list[Phrase] = []
    place = 0
    while place < len(hits):
        phrase = hits[place]
        if phrase.meaning.joins:
            after = _join(words, hits, place)
            before = len(found)
            while before and found[before - 1].last >= phrase.first:
                before -= 1
            phrase.taken = (*found[before:], *hits[place + 1 : place + 1 + after])
            del found[before:]
            place += after
        elif phrase.day is None and (phrase.meaning.plain is None or _is_proper(words, phrase)):
            follows = bool(found) and found[-1].last == phrase.first - 1
            phrase.around = _around(words, phrase, phrase.first, follows=follows)
        found.append(phrase)
        place += 1
    return found, _place(words, found, sentence)


def _is_proper(words: Words, phrase: Phrase) -> bool:
    """Whether a topic is written as a proper name, so that it may be part of a longer one."""
    return phrase.meaning.entries[0].kind == "topic" and words.is_capital(phrase.first)


def _place(words: Words, found: list[Phrase], sentence: int) -> int:
    """Tell where each phrase begins and ends, and in which sentence; return the number of the sentence after all."""
    ends = [*words.endings(), len(words.keys)]
    passed = 0
    for phrase, (start, end) in zip(found, words.spans([(phrase.first, phrase.last) for phrase in found]), strict=True):
        while ends[passed] < phrase.first:
            passed += 1
        phrase.sentence = sentence + passed
        phrase.start, phrase.end = start, end + _closing(words, start - words.offset, end - words.offset)
        for taken in phrase.taken:
            taken.start, taken.end = words.offset + words.start(taken.first), words.offset + words.end(taken.last)
    return sentence + len(ends) - 1


def _closing(words: Words, start: int, end: int) -> int:
    """Return 1 where the quotation mark or bracket that a phrase opens is closed directly after it, else 0."""
    following = words.text[end : end + 1]
    opening = CLOSED_BY.get(following)
    return int(opening is not None and words.text.count(opening, start, end) > words.text.count(following, start, end))


def _hits(lexicon: Lexicon, words: Words) -> Iterator[Phrase]:
    names, free = lexicon.root.children, 0
    for place in words.heads():
        if place < free:
            continue
        key = words.keys[place]
        day = day_at(words, place) if key in MONTHS else numeric_day_at(words, place) if key.isdecimal() else None
        if day is not None and day.first >= free:
            free = day.last + 1
            yield Phrase(day.first, day.last, NO_MEANING, day)
            continue
        walked = lexicon.walk(words, place) if key in names else None
        if walked is not None:
            free = walked[0] + 1
            yield Phrase(place, *walked)


def _around(words: Words, phrase: Phrase, name: int, *, follows: bool = False, **joined: Any) -> Around:
    """Tell how the name in a phrase is written and what stands before and after it; a name that it follows is not unknown."""
    before = words.keys[phrase.first - 1]
    is_surname = any(entry.role == "surname" for entry in phrase.meaning.entries)
    foreign = not follows and _is_foreign(words, phrase.first - 1, opens=not is_surname)
    return Around(
        capital=words.is_capital(name),
        apart=not (foreign and _touch(words, phrase.first - 1)),
        alone=not (_is_foreign(words, phrase.last + 1) and _touch(words, phrase.last)),
        start=words.offset + words.start(phrase.first - 1) if foreign else 0,
        after=before,
        titled=before in TITLES,
        modifies=_is_plain(words, phrase.last),
        **joined,
    )


def _is_foreign(words: Words, place: int, *, opens: bool = True) -> bool:
    """Whether a word is perhaps part of a name that is not known: it has a capital.

    Args:
        words: The words.
        place: The place of the word.
        opens: Whether the first word of a sentence, which has a capital anyway, is let pass.
    """
    key = words.keys[place]
    if place < 0 or not words.is_capital(place) or key.isdecimal() or key in TITLES or key in OPENERS or key in SMALL:
        return False
    return not (opens and (place == 0 or words.keys[place - 1] == END))


def _touch(words: Words, place: int) -> bool:
    """Whether nothing but a space or hyphen stands between a word and the next."""
    return words.gap(place) in {" ", ". ", "-", "\n", "\u00a0"}


def _is_plain(words: Words, last: int) -> bool:
    """Whether a plain word follows directly."""
    after = words.keys[last + 1]
    if after in MARKS or words.is_capital(last + 1) or after in SMALL or after in VERBS:
        return False
    return words.gap(last) == " "


def _join(words: Words, hits: list[Phrase], place: int) -> int:
    """Take the parties and numbers around a name into its phrase; return how many hits after it are part of it."""
    phrase = hits[place]
    name, last = phrase.first, phrase.last
    entries = tuple(entry for entry in phrase.meaning.entries if entry.kind in JOINED)
    parties: frozenset[str] = frozenset()
    taken = 0
    for earlier, party in _parties_before(words, hits, place):
        if _fit(parties | {party}, entries):
            parties, phrase.first = parties | {party}, earlier.first
    if all(entry.role == "frame" for entry in entries):
        parties, taken = _take_after(words, hits, place, parties, entries)
    fitting = tuple(entry for entry in entries if parties <= entry.parties)
    if parties and not _suffice(parties, fitting):
        parties, taken, fitting = frozenset(), 0, entries
        phrase.first, phrase.last = name, last
    if len(fitting) < len(phrase.meaning.entries):
        phrase.meaning = Meaning(fitting)
    counted = None
    if any(entry.kind == "series" for entry in entries):
        earliest = max((hit.last + 1 for hit in hits[max(0, place - MOST_PARTIES) : place] if hit.last < phrase.first), default=0)
        latest = hits[place + taken + 1].first if place + taken + 1 < len(hits) else len(words.keys)
        counted = _number_before(words, phrase, earliest)
        counted = counted if counted is not None else _number_after(words, phrase, latest)
    is_year = counted is not None and counted >= FIRST_YEAR
    phrase.around = _around(words, phrase, name, parties=parties, number=None if is_year else counted, year=counted if is_year else None)
    return taken


def _take_after(
    words: Words, hits: list[Phrase], place: int, parties: frozenset[str], entries: tuple[Entry, ...]
) -> tuple[frozenset[str], int]:
    """Take the parties after a name into its phrase; return all that are with it, and how many hits were taken."""
    phrase, taken, joined, last = hits[place], 0, parties, hits[place].last
    for count, (end, party) in enumerate(_parties_after(words, hits, place), start=1):
        if not _fit(joined | {party}, entries):
            break
        joined, last, taken = joined | {party}, end, count
    phrase.last = last
    return joined, taken


def _suffice(parties: frozenset[str], entries: tuple[Entry, ...]) -> bool:
    """Whether parties tell which record a name means: they are all that it joins, or no other record joins them.

    A name of one word needs all: an EU summit is not yet that with Central Asia.
    """
    complete = any(entry.parties == parties or entry.role == "name" for entry in entries)
    return complete or (len({id(entry.record) for entry in entries}) == 1 and entries[0].words > 1)


def _fit(parties: frozenset[str], entries: tuple[Entry, ...]) -> bool:
    return any(parties <= entry.parties for entry in entries)


def _parties_before(words: Words, hits: list[Phrase], place: int) -> Iterator[tuple[Phrase, str]]:
    """Yield the parties that stand directly before a name: EU–Central Asia Summit, Kazakhstan’s Ministry."""
    first = hits[place].first
    for earlier in hits[max(0, place - MOST_PARTIES) : place][::-1]:
        party = earlier.meaning.party
        if party is None or words.keys[earlier.last + 1 : first] not in ([], ["and"], ["и"]):
            return
        yield earlier, party
        first = earlier.first


def _parties_after(words: Words, hits: list[Phrase], place: int) -> Iterator[tuple[int, str]]:
    """Yield where each of the parties ends that a name is said to be of: Cooperation Council between the EU and Kazakhstan.

    A party may be told again in brackets: between the European Union (EU) and Kazakhstan.
    """
    last, before = hits[place].last, ""
    for later in hits[place + 1 : place + 1 + MOST_PARTIES]:
        between = words.keys[last + 1 : later.first]
        party = later.meaning.party
        if party is not None and party == before and between == [PAUSE] and words.keys[later.last + 1] == PAUSE:
            last = later.last + 1
            yield last, party
            continue
        joined = all(key in JOINING for key in between) and len(between) <= MOST_JOINING
        begins_anew = later is hits[place + 1] and between in (["and"], ["и"], ["in"])
        if party is None or not joined or begins_anew:
            return
        last, before = later.last, party
        yield last, party


def _number_before(words: Words, phrase: Phrase, earliest: int) -> int | None:
    """Return the number that counts a name, and let the phrase begin with it: the 18th meeting of the Council."""
    keys = words.keys
    for place in range(phrase.first - 1, max(phrase.first - 2 - MOST_FILLERS, earliest - 1), -1):
        if keys[place] in MARKS:
            return None
        for first in (place - 1, place):
            counted = number_at(keys[first : place + 1], 0) if first >= earliest and keys[first] not in MARKS else None
            if counted is not None and counted[1] == place + 1 - first and _counts(words, first):
                phrase.first = first
                return counted[0]
        if keys[place] not in FILLERS and keys[place] not in SMALL:
            return None
    return None


def _counts(words: Words, place: int) -> bool:
    """Whether a number is no Roman one in small letters, which is a word."""
    key = words.keys[place]
    return not key.isalpha() or len(key) > MOST_ROMAN or bool(words.flags[place] & CAPITALS) or key in ORDINALS


def _number_after(words: Words, phrase: Phrase, latest: int) -> int | None:
    """Return the number or year directly after a name, and let the phrase end with it: HLPSD 12, Summit 2025."""
    key = words.keys[phrase.last + 1]
    is_short = key.isdecimal() and key.isascii() and len(key) <= DIGITS_OF_YEAR
    if not is_short or phrase.last + 1 >= latest or words.gap(phrase.last) != " " or words.keys[phrase.last + 2] in MONTHS:
        return None
    phrase.last += 1
    return int(key)
