"""Phrases: the names and dates that stand in a text, the longest first and none over another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eucentralasia.linking.around import NO_MEANING, Around, Phrase
from eucentralasia.linking.dates_in_text import MONTHS, day_at, numeric_day_at
from eucentralasia.linking.joining import join
from eucentralasia.linking.tokenizer import ENDING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eucentralasia.linking.gazetteer import Lexicon
    from eucentralasia.linking.tokenizer import Words

__all__ = ["phrases_of"]

CLOSED_BY: Final = {"»": "«", "”": "“", ")": "("}


def phrases_of(lexicon: Lexicon, words: Words, sentence: int) -> tuple[list[Phrase], int]:
    """Return the names and dates of a part of a text, in order, none over another, and the number of the sentence after it.

    Args:
        lexicon: The names.
        words: The part of the text.
        sentence: The number of its first sentence.
    """
    hits = list(_hits(lexicon, words))
    if not hits:
        return [], sentence + words.flags.count(ENDING)
    found: list[Phrase] = []
    place = 0
    while place < len(hits):
        phrase = hits[place]
        if phrase.meaning.joins:
            after = join(words, hits, place)
            before = len(found)
            while before and found[before - 1].last >= phrase.first:
                before -= 1
            phrase.taken = (*found[before:], *hits[place + 1 : place + 1 + after])
            del found[before:]
            place += after
        elif phrase.day is None and (
            phrase.meaning.plain is None or (phrase.meaning.topic and words.is_capital(phrase.first))
        ):
            follows = bool(found) and found[-1].last == phrase.first - 1
            phrase.around = Around()
            phrase.around.look(words, phrase, phrase.first, follows=follows)
        found.append(phrase)
        place += 1
    return found, _place(words, found, sentence)


def _place(words: Words, found: list[Phrase], sentence: int) -> int:
    """Tell where each phrase begins and ends, and in which sentence; return the number of the sentence after all."""
    ends = [*words.endings(), len(words.keys)]
    passed = 0
    text, offset = words.text, words.offset
    for phrase, (start, end) in zip(
        found, words.spans([(phrase.first, phrase.last) for phrase in found]), strict=True
    ):
        while ends[passed] < phrase.first:
            passed += 1
        phrase.sentence = sentence + passed
        phrase.start = offset + start
        phrase.end = offset + end + (_closing(text, start, end) if text[end : end + 1] in CLOSED_BY else 0)
        for taken in phrase.taken:
            taken.start, taken.end = offset + words.start(taken.first), offset + words.end(taken.last)
    return sentence + len(ends) - 1


def _closing(text: str, start: int, end: int) -> int:
    """Return 1 where the mark after a phrase closes one that the phrase opens, else 0."""
    mark = text[end]
    return int(text.count(CLOSED_BY[mark], start, end) > text.count(mark, start, end))


def _hits(lexicon: Lexicon, words: Words) -> Iterator[Phrase]:
    names, free = lexicon.root.children, 0
    for place in words.heads():
        if place < free:
            continue
        key = words.keys[place]
        day = (
            day_at(words, place)
            if key in MONTHS
            else numeric_day_at(words, place)
            if key.isdecimal()
            else None
        )
        if day is not None and day.first >= free:
            free = day.last + 1
            yield Phrase(day.first, day.last, NO_MEANING, day)
            continue
        walked = lexicon.walk(words, place) if key in names else None
        if walked is not None:
            free = walked[0] + 1
            yield Phrase(place, *walked)
