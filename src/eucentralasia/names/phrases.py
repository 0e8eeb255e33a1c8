"""Phrases: the names that stand in a text, with the parties, numbers and years that belong to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import define

from eucentralasia.names.days import MONTHS, Day, day_at, numeric_day_at
from eucentralasia.names.folding import folded, listed, stemmed
from eucentralasia.names.lexicon import JOINING, Entry, Lexicon, Node
from eucentralasia.names.tokens import Stretch, is_capital
from eucentralasia.names.wording import FILLERS, RUSSIAN_SUFFIXES, SMALL, number_at

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["PARTIES", "Phrase", "Starts", "phrases_of"]

MOST_PARTIES: Final = 8
MOST_FILLERS: Final = 5
FIRST_YEAR: Final = 1900
PARTIES: Final = frozenset({"country", "region"})
JOINED: Final = frozenset({"organisation", "series", "document"})
TITLES: Final = frozenset(
    stemmed(folded(word))
    for word in listed(
        "president minister premier commissioner ambassador representative envoy eusr hrvp hr vp mr mrs ms dr secretary speaker chair "
        "chairman chairperson chairwoman director president-elect coordinator vice "
        "президент министр посол спецпредставитель представитель глава господин госпожа премьер комиссар спикер"
    )
)
OPENERS: Final = frozenset(
    listed("the this that these those a an in at on during for after before following since under as with from both")
)


@define(eq=False)
class Phrase:
    """A name or a date in a text, before it is known what it means there.

    Args:
        start: Where it begins in the text.
        end: Where it ends.
        entries: What it may mean; none for a date.
        day: The date, or ``None`` for a name.
        parties: Parties that stand with it.
        number: The number that stands before it, or after.
        year: The year that stands before it, or after.
        capital: Whether it begins with a capital.
        apart: Whether no word of an unknown name stands before or after it.
        titled: Whether a title stands before it.
        after: The word before it, folded.
        modifies: Whether a plain word follows that it may colour, as in "security issues".
    """

    start: int
    end: int
    entries: tuple[Entry, ...] = ()
    day: Day | None = None
    parties: frozenset[str] = frozenset()
    number: int | None = None
    year: int | None = None
    capital: bool = True
    apart: bool = True
    titled: bool = False
    after: str = ""
    modifies: bool = False


class _Hit:
    __slots__ = ("day", "entries", "first", "last", "party")

    def __init__(self, first: int, last: int, entries: tuple[Entry, ...], day: Day | None = None) -> None:
        self.first = first
        self.last = last
        self.entries = entries
        self.day = day
        self.party = next((entry.record.id for entry in entries if entry.kind in PARTIES), None)


class Starts(dict[str, "Node | int | None"]):
    """For each word of one text, what may begin with it: a name, a month (1), a number (2), or nothing."""

    __slots__ = ("_children", "_keys")

    def __init__(self, lexicon: Lexicon, words: Stretch) -> None:
        super().__init__()
        self._children = lexicon.root.children
        self._keys = words.keys

    def __missing__(self, word: str) -> Node | int | None:
        key = self._keys[word]
        found = 1 if key in MONTHS else 2 if key.isdecimal() else self._children.get(key)
        self[word] = found
        return found


def phrases_of(lexicon: Lexicon, words: Stretch, starts: Starts | None = None) -> Iterator[Phrase]:
    """Yield the names and dates of a stretch of text, in order, none over another."""
    hits = list(_hits(lexicon, words, starts if starts is not None else Starts(lexicon, words)))
    place = 0
    found: list[tuple[_Hit, Phrase]] = []
    while place < len(hits):
        hit = hits[place]
        if any(entry.kind in JOINED for entry in hit.entries):
            taken, phrase = _joined(words, hits, place)
            while found and found[-1][1].end > phrase.start:
                found.pop()
            place += taken
        else:
            phrase = _phrase(words, hit.first, hit.last, hit.entries, hit.day)
        found.append((hit, phrase))
        place += 1
    return (phrase for _, phrase in found)


def _hits(lexicon: Lexicon, words: Stretch, starts: Starts) -> Iterator[_Hit]:
    kinds = list(map(starts.__getitem__, words.words))
    free = 0
    for place in [place for place, kind in enumerate(kinds) if kind is not None]:
        kind = kinds[place]
        if place < free:
            continue
        if not isinstance(kind, Node):
            day = day_at(words, place) if kind == 1 else numeric_day_at(words, place)
            if day is not None and day.first >= free:
                free = day.last + 1
                yield _Hit(day.first, day.last, (), day)
                continue
            kind = lexicon.root.children.get(words.key(place))
        walked = lexicon.walk(words, place, kind) if kind is not None else None
        if walked is not None:
            free = walked[0] + 1
            yield _Hit(place, walked[0], walked[1])


def _phrase(words: Stretch, first: int, last: int, entries: tuple[Entry, ...], day: Day | None = None) -> Phrase:
    before, after = words.key(first - 1), words.key(last + 1)
    near, far = not words.gap(first - 1), not words.gap(last)
    return Phrase(
        start=words.start(first),
        end=words.end(last),
        entries=entries,
        day=day,
        capital=is_capital(words.words[first]),
        apart=not (near and _is_foreign(words, first - 1)) and not (far and _is_foreign(words, last + 1)),
        titled=near and before in TITLES,
        after=before if near else "",
        modifies=far and _is_plain(words, last, after),
    )


def _is_foreign(words: Stretch, place: int) -> bool:
    """Whether a word is perhaps part of a name that is not known: it has a capital, and not as the first of a sentence."""
    key = words.key(place)
    is_name = bool(key) and is_capital(words.words[place]) and not key.isdecimal() and key not in TITLES and key not in OPENERS
    return is_name and words.gap(place - 1) != "."


def _is_plain(words: Stretch, last: int, after: str) -> bool:
    """Whether a plain word follows directly."""
    return bool(after) and words.between[last] == " " and words.words[last + 1].islower() and after not in SMALL and after not in VERBS


VERBS: Final = frozenset(listed("is are was were has have had will would can may should must remains as which that who"))


def _joined(words: Stretch, hits: list[_Hit], place: int) -> tuple[int, Phrase]:
    """Return a name with the parties and numbers around it, and how many hits after it are part of it."""
    hit = hits[place]
    entries = tuple(entry for entry in hit.entries if entry.kind in JOINED)
    first, last = hit.first, hit.last
    parties: set[str] = set()
    for earlier in _parties_before(words, hits, place):
        if any(parties | {earlier.party} <= entry.parties for entry in entries):
            parties.add(earlier.party or "")
            first = earlier.first
    taken = 0
    for later in _parties_after(words, hits, place):
        if any(parties | {later.party} <= entry.parties for entry in entries):
            parties.add(later.party or "")
            last, taken = later.last, taken + 1
        else:
            break
    if parties:
        entries = tuple(entry for entry in entries if parties <= entry.parties)
    number, start = _number_before(words, first)
    number_after, stop = _number_after(words, last) if number is None else (None, last)
    phrase = _phrase(words, start, stop, entries)
    phrase.capital = is_capital(words.words[hit.first])
    phrase.parties = frozenset(parties)
    counted = number if number is not None else number_after
    phrase.year = counted if counted is not None and counted >= FIRST_YEAR else None
    phrase.number = counted if phrase.year is None else None
    return taken, phrase


def _parties_before(words: Stretch, hits: list[_Hit], place: int) -> Iterator[_Hit]:
    """Yield the parties that stand directly before a name: EU–Central Asia Summit, Kazakhstan’s Ministry."""
    first = hits[place].first
    for earlier in hits[max(0, place - MOST_PARTIES) : place][::-1]:
        between = range(earlier.last + 1, first)
        joined = all(words.key(one) in {"and", "и"} for one in between) and len(between) < 2  # noqa: PLR2004 - one word joins
        if earlier.party is None or not joined or any(words.gap(one) for one in range(earlier.last, first)):
            return
        yield earlier
        first = earlier.first


def _parties_after(words: Stretch, hits: list[_Hit], place: int) -> Iterator[_Hit]:
    """Yield the parties that a name is said to be of, or between: Cooperation Council between the EU and Kazakhstan."""
    last = hits[place].last
    for later in hits[place + 1 : place + 1 + MOST_PARTIES]:
        between = range(last + 1, later.first)
        words_between = [words.key(one) for one in between]
        joined = all(key in JOINING for key in words_between) and len(words_between) <= 2  # noqa: PLR2004 - "between the"
        only_and = words_between in (["and"], ["in"]) and later is hits[place + 1]
        if later.party is None or not joined or only_and or any(words.gap(one) for one in range(last, later.first)):
            return
        yield later
        last = later.last


def _number_before(words: Stretch, first: int) -> tuple[int | None, int]:
    """Return the number that counts a name, with the place where it begins: the 18th meeting of the Council."""
    for place in range(first - 1, max(first - 2 - MOST_FILLERS, -1), -1):
        if words.gap(place):
            break
        keys = [words.key(one) for one in range(place, min(place + 2, first))]
        counted = number_at(keys, 0) if keys[0] else None
        if counted is not None and not (keys[0].isalpha() and len(keys[0]) < 4 and not words.words[place].isupper()):  # noqa: PLR2004
            is_second = place and not words.gap(place - 1) and (number_at([words.key(place - 1), keys[0]], 0) or (0, 1))[1] == 2  # noqa: PLR2004
            return (number_at([words.key(place - 1), keys[0]], 0) or counted)[0] if is_second else counted[0], place - bool(is_second)
        if keys[0] not in FILLERS and keys[0] not in SMALL and keys[0] not in RUSSIAN_SUFFIXES:
            break
    return None, first


def _number_after(words: Stretch, last: int) -> tuple[int | None, int]:
    """Return the number or year directly after a name: HLPSD 12, Summit 2025."""
    key = words.key(last + 1)
    if words.gap(last) or not key.isdecimal() or not key.isascii() or len(key) > 4 or words.between[last] != " ":  # noqa: PLR2004
        return None, last
    return int(key), last + 1
