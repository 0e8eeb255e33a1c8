"""Joining: the parties, the number and the year that belong to a name, taken into its phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eucentralasia.linking.around import Around, Phrase
from eucentralasia.linking.dates_in_text import MONTHS
from eucentralasia.linking.entries import JOINED, Entry, Meaning
from eucentralasia.linking.gazetteer import JOINING
from eucentralasia.linking.tokenizer import CAPITALS, MARKS, PAUSE, Words
from eucentralasia.names.fingerprints import FILLERS, ORDINALS, SMALL, number_at

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["join"]

MOST_PARTIES: Final = 8
MOST_FILLERS: Final = 5
FIRST_YEAR: Final = 1900
MOST_JOINING: Final = 4
MOST_ROMAN: Final = 5
DIGITS_OF_YEAR: Final = 4


def join(words: Words, hits: list[Phrase], place: int) -> int:
    """Take the parties and numbers around a name into its phrase; return how many hits after it are part of it."""
    phrase = hits[place]
    name, last = phrase.first, phrase.last
    entries = tuple(entry for entry in phrase.meaning.entries if entry.kind in JOINED)
    parties: frozenset[str] = frozenset()
    taken = 0
    for earlier, party in _parties_before(words, hits, place):
        if not _fit(parties | {party}, entries):
            break
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
        earliest = max(
            (hit.last + 1 for hit in hits[max(0, place - MOST_PARTIES) : place] if hit.last < phrase.first),
            default=0,
        )
        latest = hits[place + taken + 1].first if place + taken + 1 < len(hits) else len(words.keys)
        counted = _number_before(words, phrase, earliest)
        counted = counted if counted is not None else _number_after(words, phrase, latest)
    is_year = counted is not None and counted >= FIRST_YEAR
    phrase.around = Around(parties, None if is_year else counted, counted if is_year else None)
    if entries[0].role != "name":
        phrase.around.look(words, phrase, name)
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
    is_body = any(entry.kind == "organisation" for entry in hits[place].meaning.entries)
    for later in hits[place + 1 : place + 1 + MOST_PARTIES]:
        between = words.keys[last + 1 : later.first]
        party = later.meaning.party
        if (
            party is not None
            and party == before
            and between == [PAUSE]
            and words.keys[later.last + 1] == PAUSE
        ):
            last = later.last + 1
            yield last, party
            continue
        joined = all(key in JOINING for key in between) and len(between) <= MOST_JOINING
        begins_anew = later is hits[place + 1] and (
            between in (["and"], ["и"]) or (between == ["in"] and not is_body)
        )
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
            counted = (
                number_at(keys[first : place + 1], 0)
                if first >= earliest and keys[first] not in MARKS
                else None
            )
            if counted is not None and counted[1] == place + 1 - first and _counts(words, first):
                phrase.first = first
                return counted[0]
        if keys[place] not in FILLERS and keys[place] not in SMALL:
            return None
    return None


def _counts(words: Words, place: int) -> bool:
    """Whether a number is no Roman one in small letters, which is a word."""
    key = words.keys[place]
    return (
        not key.isalpha() or len(key) > MOST_ROMAN or bool(words.flags[place] & CAPITALS) or key in ORDINALS
    )


def _number_after(words: Words, phrase: Phrase, latest: int) -> int | None:
    """Return the number or year directly after a name, and let the phrase end with it: HLPSD 12, Summit 2025."""
    key = words.keys[phrase.last + 1]
    is_short = key.isdecimal() and key.isascii() and len(key) <= DIGITS_OF_YEAR
    if (
        not is_short
        or phrase.last + 1 >= latest
        or words.gap(phrase.last) != " "
        or words.keys[phrase.last + 2] in MONTHS
    ):
        return None
    phrase.last += 1
    return int(key)
