"""Spans: the names and dates that stand in a text, the longest, none over another, and what is around each.

A name may be longer in a text than in the gazetteer: the parties that it joins, its number and its year may
stand before or after it, and are part of its span.
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Final

from attrs import define

from eucentralasia.dates.scanner import dates_at
from eucentralasia.linking.around import Surroundings, beside
from eucentralasia.linking.entries import Meaning
from eucentralasia.linking.joining import alone, counted, joined
from eucentralasia.linking.runs import run_of
from eucentralasia.linking.tokenizer import DATE, DIGITS, MARKS, PADS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set as AbstractSet

    from eucentralasia.dates.scanner import Written
    from eucentralasia.linking.around import Hit
    from eucentralasia.linking.gazetteer import Gazetteer
    from eucentralasia.linking.tokenizer import Tokens

__all__ = ["Span", "spans_of"]

CLOSED_BY: Final = {"»": "«", "”": "“", ")": "("}
OPENED_BY: Final = {"«": "»", "“": "”", "„": "“", '"': '"'}
LONGEST_DATELINE: Final = 12  # words and marks: "Brussels, 17–18 March 2025, Europa."
MOST_BESIDE: Final = 9  # words after a surname that may be of the name, with those of what is named after it
MOST_NEAR: Final = 8  # names before and after that may be of people too
NEAR: Final = 6  # "second and third quarters of 2025" has its number as far from its first word
NO_MEANING: Final = Meaning(())


@define(eq=False)
class Span:
    """A part of a text that names a record or a date, before it is known what it means there.

    Args:
        start: Where it begins.
        end: Where it ends.
        sentence: The number of its sentence.
        meaning: What it may mean; nothing for a date.
        date: The date, or ``None`` for a name.
        context: What stands around it; ``None`` where its meaning does not depend on that.
        parts: The parties that are part of it, by themselves.
    """

    start: int
    end: int
    sentence: int
    meaning: Meaning
    date: Written | None = None
    context: Surroundings | None = None
    parts: tuple[Span, ...] = ()


def spans_of(gazetteer: Gazetteer, tokens: Tokens, sentence: int) -> tuple[list[Span], int]:
    """Return the spans of a part of a text, in order, and the number of the sentence after it.

    Args:
        gazetteer: The names.
        tokens: The part of the text.
        sentence: The number of its first sentence.
    """
    wholes = _wholes(tokens, list(_hits(gazetteer, tokens)))
    ends = list(_ends(tokens, wholes))
    spans, passed, text, offset = [], 0, tokens.text, tokens.offset
    edges = tokens.edges(whole[:2] for whole in wholes) if wholes else ()
    for (first, _, meaning, date, context, parts), edge in zip(wholes, edges, strict=True):
        start, end = edge if date is None else date[:2]
        while ends[passed] < first:
            passed += 1
        after = end + (text[end : end + 1] in CLOSED_BY and _closes(text, start, end))
        start -= date is None and start > 0 and text[start - 1] in OPENED_BY and _opens(text, start, after)
        number = sentence + passed
        inner = tuple([_part(tokens, part, number) for part in parts]) if parts else ()
        spans.append(Span(offset + start, offset + after, number, meaning, date, context, inner))
    return spans, sentence + len(ends) - 1


def _ends(tokens: Tokens, wholes: Sequence[Hit]) -> Iterator[int]:
    """Yield where sentences end: not within a date, nor after a dateline, whose date is the next one's."""
    within: set[int] = set()
    for first, last, _, date, _, _ in wholes:
        is_word = tokens.keys[last] not in MARKS  # else the full stop after a date, which may end a sentence
        within.update(range(first, last + is_word) if date is not None else ())
    begin = 0
    for end in (*tokens.endings(), len(tokens.keys)):
        if end in within:
            continue
        if not _is_dateline(tokens, within, begin, end):
            yield end
        begin = end + 1


def _is_dateline(tokens: Tokens, within: AbstractSet[int], begin: int, end: int) -> bool:
    """Whether a sentence is only a date and a few names: its date is that of what follows."""
    if end - begin > LONGEST_DATELINE or end >= len(tokens.keys) - PADS:
        return False
    if within.isdisjoint(range(begin, end)):
        return False
    beside = [position for position in range(begin, end) if position not in within]
    return all(tokens.is_capital(one) or tokens.keys[one] in MARKS for one in beside)


def _opens(text: str, start: int, end: int) -> bool:
    """Whether a mark before a span opens one that the span closes and does not open."""
    mark = OPENED_BY[text[start - 1]]
    opened = 1 if mark != '"' else 0
    return text.count(mark, start, end) - opened * text.count(text[start - 1], start, end) == 1


def _part(tokens: Tokens, hit: Hit, sentence: int) -> Span:
    first, last, meaning, *_ = hit
    return Span(tokens.offset + tokens.start(first), tokens.offset + tokens.end(last), sentence, meaning)


def _closes(text: str, start: int, end: int) -> bool:
    """Whether the mark after a span closes one that the span opens."""
    mark = text[end]
    return text.count(CLOSED_BY[mark], start, end) > text.count(mark, start, end)


def _hits(gazetteer: Gazetteer, tokens: Tokens) -> Iterator[Hit]:
    """Yield the names and dates of a text from left to right, the longest that begin at each word."""
    names, keys, flags, free = gazetteer.names, tokens.keys, tokens.flags, 0
    for position in tokens.heads():
        if position < free:
            continue
        # Most words that may begin a date begin none (may, second, summer): without a digit nothing is asked.
        if flags[position] & DATE and DIGITS.search(flags, position, position + NEAR):
            dates, free = _dates_from(tokens, position)
            for first, last, date in dates:
                yield first, last, NO_MEANING, date, None, ()
            if free > position:
                continue
        if keys[position] in names and (walked := gazetteer.walk(tokens, position)) is not None:
            last, meaning = walked
            free = last + 1
            yield position, last, meaning, None, None, ()


def _dates_from(tokens: Tokens, position: int) -> tuple[list[tuple[int, int, Written]], int]:
    """Return the dates that begin with a token, several for a list of days, and the position after them.

    Each is given with the positions of its first and last token. What looks like a date and is not clear is
    stepped over.
    """
    found: list[tuple[int, int, Written]] = []
    after = position
    for written in dates_at(tokens.text, tokens.start(position)):
        first, last = _positions(tokens, after, written)
        after = last + 1
        if written.sense is not None:
            found.append((first, last, written))
    return found, after


def _positions(tokens: Tokens, position: int, written: Written) -> tuple[int, int]:
    """Return the positions of the first and last token of a date that begins at a position or after it."""
    while tokens.start(position) < written.start:
        position += 1
    last = position
    while last + 1 < len(tokens.keys) - PADS and tokens.end(last + 1) <= written.stop:
        last += 1
    return position, last


def _wholes(tokens: Tokens, hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits as whole names, each with what is around it where its meaning depends on that."""
    wholes: list[Hit] = []
    free = 0
    for position, hit in enumerate(hits):
        first, last, meaning, date, _, _ = hit
        if first < free:
            continue
        whole = counted(tokens, wholes, hits, position) if meaning.counts else None
        if whole is None and meaning.joining:
            whole = joined(tokens, wholes, hits, position)
        if whole is not None:
            while wholes and wholes[-1][1] >= whole[0]:
                wholes.pop()
            wholes.append(whole)
            free = whole[1] + 1
        elif meaning.noun:
            continue
        elif meaning.people:
            run = run_of(tokens, first, last, _end_before(wholes), _start_after(hits, position))
            wholes.append((first, last, meaning, None, Surroundings(run=run), ()))
        elif date is None and (meaning.plain is None or (meaning.topic and tokens.is_capital(first))):
            follows = bool(wholes) and wholes[-1][1] == first - 1
            context = Surroundings(
                frozenset(), None, None, *beside(tokens, first, last, first, follows=follows)
            )
            wholes.append((first, last, meaning, None, context, ()))
        else:
            wholes.append(hit)
    kept = [whole for whole in wholes if not whole[2].adjective]
    by_themselves = list(alone(tokens, wholes))
    return sorted([*by_themselves, *kept], key=itemgetter(0)) if by_themselves else kept


def _end_before(wholes: Sequence[Hit]) -> int:
    """Return the position after the last name that is nobody's."""
    return next((whole[1] + 1 for whole in reversed(wholes[-MOST_NEAR:]) if not whole[2].people), 0)


def _start_after(hits: Sequence[Hit], position: int) -> int:
    """Return the position of the next name that is nobody's."""
    following = hits[position + 1 : position + MOST_NEAR]
    return next((hit[0] for hit in following if not hit[2].people), hits[position][1] + MOST_BESIDE)
