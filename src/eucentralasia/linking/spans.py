"""Spans: the names and dates that stand in a text, the longest, none over another, and what is around each.

A name may be longer in a text than in the gazetteer: the parties that it joins, its number and its year may
stand before or after it, and are part of its span.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Final

from eucentralasia.dates.scanner import dates_at
from eucentralasia.linking.candidates import NO_MEANING, VERBS, Span, SpanContext, beside, is_strange
from eucentralasia.linking.expansion import AND, alone, counted, joined
from eucentralasia.linking.languages import stems_in
from eucentralasia.linking.person_names import is_verb, run_of
from eucentralasia.linking.tokenizer import DATE, DIGITS, END, ENDINGS, HEAD, HEADS, MARKS, PADS, PAUSE
from eucentralasia.linking.vocabulary import CAPITALS
from eucentralasia.names import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set as AbstractSet

    from eucentralasia.dates.scanner import Written
    from eucentralasia.linking.gazetteer import Gazetteer
    from eucentralasia.linking.tokenizer import Tokens

__all__ = ["spans_of"]

CLOSED_BY: Final = {"»": "«", "”": "“„", "“": "„", "’": "‘", '"': '"', ")": "("}
OPENED_BY: Final = {"«": "»", "“": "”", "„": "“", '"': '"'}
LONGEST_DATELINE: Final = 12  # words and marks: "Brussels, 17–18 March 2025, Europa."
MOST_BESIDE: Final = 9  # words after a surname that may be of the name, with those of what is named after it
MOST_NEAR: Final = 8  # names before and after that may be of people too, words where a town may be
FIRMS: Final = stems_in("firms")
ACADEMIES: Final = stems_in("academies")
ELSEWHERE: Final = stems_in("elsewhere")
NAMESAKES: Final = stems_in("namesakes")
STATES: Final = stems_in("states")
VESSELS: Final = stems_in("vessels")
AMERICAN: Final = stems_in("american")
WARES: Final = stems_in("wares")
PRONOUNS: Final = stems_in("pronouns")
TOWNS: Final = stems_in("namesake_towns")
CALLING: Final = stems_in("calling")
APART: Final = AND | words.INSIDE | stems_in("inside")
ODD: Final = FIRMS | ACADEMIES | ELSEWHERE | NAMESAKES | VESSELS | AMERICAN | PRONOUNS
"""Words one of which stands near a place that is perhaps none; near most places none does."""
MOST_CALLING: Final = 4  # words between an institution and its country: the state medical university of
LONGEST_CALLED: Final = 30  # characters and words that a firm has in its marks after a country
MOST_CALLED: Final = 2  # a longer one is more likely what somebody said
NOBODY: Final = frozenset[str]()
NEAR: Final = 6  # "second and third quarters of 2025" has its number as far from its first word


def spans_of(gazetteer: Gazetteer, tokens: Tokens, sentence: int) -> tuple[list[Span], int]:
    """Return the spans of a part of a text, in order, and the number of the sentence after it.

    Args:
        gazetteer: The names.
        tokens: The part of the text.
        sentence: The number of its first sentence.
    """
    wholes = _wholes(tokens, list(_hits(gazetteer, tokens)))
    ends = list(_ends(tokens, wholes))
    passed, text, offset = 0, tokens.text, tokens.offset
    edges = tokens.edges((whole.first, whole.last) for whole in wholes) if wholes else ()
    spans = []
    for whole, edge in zip(wholes, edges, strict=True):
        start, end = edge if whole.date is None else whole.date[:2]
        while ends[passed] < whole.first:
            passed += 1
        if (whole.meaning.parties or whole.meaning.cities) and _names_another(tokens, whole, start, end):
            continue
        spans.append(whole)
        stop = end + (text[end : end + 2] in {" »", "\u00a0»", "\u202f»"})  # as French has it
        is_closed = text[stop : stop + 1] in CLOSED_BY and _closes(text, start, stop)
        whole.end = offset + (stop + 1 if is_closed else end)
        if start and whole.date is None and text[start - 1] in OPENED_BY:
            start -= _opens(text, start, whole.end - offset)
        whole.start = offset + start
        whole.sentence = sentence + passed
        for part in whole.parts:
            part.start, part.end = offset + tokens.edge(part.first)[0], offset + tokens.edge(part.last)[1]
    return spans, sentence + len(ends) - 1


def _names_another(tokens: Tokens, span: Span, start: int, end: int) -> bool:
    """Whether what is called after a country is meant: Uzbekistan Airways, the hotel «Kazakhstan»."""
    is_odd = not ODD.isdisjoint(tokens.keys[max(span.first - MOST_CALLING, 0) : span.last + 3])
    if is_odd and _is_elsewhere(tokens, span):
        return True
    if not span.meaning.parties:
        return False
    if is_odd and (_is_firm(tokens, span.last) or _is_academy(tokens, span.first)):
        return True
    text, mark = tokens.text, tokens.text[start - 1 : start]
    if mark not in OPENED_BY:
        return False
    stop = text.find(OPENED_BY[mark], end, end + LONGEST_CALLED)
    said, after = text[end:stop], text[stop + 1 : stop + 3].lstrip()[:1]
    is_name = said.replace(" ", "").isalpha() and said.count(" ") <= MOST_CALLED and after.isalpha()
    return stop >= 0 and (not said or is_name)


def _is_firm(tokens: Tokens, last: int) -> bool:
    """Whether a word follows that firms have behind a country."""
    return tokens.keys[last + 1] in FIRMS and tokens.is_capital(last + 1) and tokens.gap(last) == " "


def _is_elsewhere(tokens: Tokens, span: Span) -> bool:
    """Whether another place or a person has the name of one: Inner Mongolia, Georgia Palmer, Paris, Texas."""
    keys, first, after = tokens.keys, span.first, span.last + 1
    if keys[first - 1] in VESSELS or (keys[first - 1] in ELSEWHERE and tokens.is_capital(first - 1)):
        return True
    if keys[after] == PAUSE and keys[after + 1] in AMERICAN and tokens.is_capital(after + 1):
        return True
    if keys[first] in PRONOUNS and _is_shouted(tokens, first):
        return True
    if keys[first] not in NAMESAKES:
        return False
    if (first == 0 or keys[first - 1] == END) and (keys[first] in tokens.small or keys[after] in WARES):
        return True  # Turkey, where it opens a sentence of a text that has a turkey, or before meat
    is_person = (
        is_strange(tokens, after) and tokens.gap(span.last) == " " and not tokens.is_capital(after + 1)
    )
    is_state = not TOWNS.isdisjoint(keys[max(first - MOST_NEAR, 0) : after + MOST_NEAR])
    return is_person or is_state or not STATES.isdisjoint(keys[max(first - 2, 0) : first])


def _is_shouted(tokens: Tokens, position: int) -> bool:
    """Whether a code is a word of a text in capitals: JOIN US IN BRUSSELS."""
    before = position - 1
    is_word = position > 0 and tokens.flags[before] & (CAPITALS | HEAD) == CAPITALS
    return is_word and tokens.gap(before) == " " and tokens.keys[before] not in words.SMALL | VERBS


def _is_academy(tokens: Tokens, first: int) -> bool:
    """Whether a country is part of what an institution is called: the National Library of Tajikistan."""
    for position in range(first - 1, max(first - 1 - MOST_CALLING, -1), -1):
        key = tokens.keys[position]
        if key in ACADEMIES:
            return tokens.is_capital(position) or is_strange(tokens, position - 1)
        if key in APART or (key not in CALLING and key not in words.SMALL):
            return False
    return False


def _ends(tokens: Tokens, wholes: Sequence[Span]) -> Iterator[int]:
    """Yield where sentences end: not within a date, nor after a dateline, whose date is the next one's."""
    within: set[int] = set()
    for span in wholes:
        if span.date is not None:
            # The full stop after a date may end a sentence.
            within.update(range(span.first, span.last + (tokens.keys[span.last] not in MARKS)))
    begin = 0
    for end in (*tokens.found(ENDINGS), len(tokens.keys)):
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


def _closes(text: str, start: int, end: int) -> bool:
    """Whether the mark after a span closes one that the span opens."""
    mark = text[end]
    opened = sum(text.count(one, start, end) for one in CLOSED_BY[mark])
    return opened % 2 == 1 if mark == '"' else opened > text.count(mark, start, end)


def _hits(gazetteer: Gazetteer, tokens: Tokens) -> Iterator[Span]:
    """Yield the names and dates of a text from left to right, the longest that begin at each word."""
    names, keys, flags, free = gazetteer.names, tokens.keys, tokens.flags, 0
    for position in tokens.found(HEADS):
        if position < free:
            continue
        # Most words that may begin a date begin none (may, second, summer): without a digit nothing is asked.
        if flags[position] & DATE and DIGITS.search(flags, position, position + NEAR):
            dates, free = _dates_from(tokens, position)
            for first, last, date in dates:
                yield Span(first, last, NO_MEANING, date)
            if free > position:
                continue
        if keys[position] in names and (hit := gazetteer.walk(tokens, position)) is not None:
            free = hit.last + 1
            yield hit


def _dates_from(tokens: Tokens, position: int) -> tuple[list[tuple[int, int, Written]], int]:
    """Return the dates that begin with a token, several for a list of days, and the position after them.

    Each is given with the positions of its first and last token. What looks like a date and is not clear is
    stepped over.
    """
    found: list[tuple[int, int, Written]] = []
    after = position
    for written in dates_at(tokens.text, tokens.edge(position)[0]):
        first, last = _positions(tokens, after, written)
        after = last + 1
        if written.sense is not None:
            found.append((first, last, written))
    return found, after


def _positions(tokens: Tokens, position: int, written: Written) -> tuple[int, int]:
    """Return the positions of the first and last token of a date that begins at a position or after it."""
    while tokens.edge(position)[0] < written.start:
        position += 1
    last = position
    while last + 1 < len(tokens.keys) - PADS and tokens.edge(last + 1)[1] <= written.stop:
        last += 1
    return position, last


def _wholes(tokens: Tokens, hits: Sequence[Span]) -> list[Span]:
    """Return the hits as whole names, each with what is around it where its meaning depends on that."""
    wholes: list[Span] = []
    free = 0
    for position, hit in enumerate(hits):
        first, last, meaning = hit.first, hit.last, hit.meaning
        if first < free:
            continue
        whole = counted(tokens, wholes, hits, position) if meaning.counts else None
        if whole is None and meaning.joining:
            whole = joined(tokens, wholes, hits, position)
        if whole is not None:
            while wholes and wholes[-1].last >= whole.first:
                wholes.pop()
            wholes.append(whole)
            free = whole.last + 1
            continue
        if meaning.noun:
            continue
        if meaning.people:
            run = run_of(tokens, first, last, _end_before(tokens, wholes), _start_after(hits, position))
            hit.context = SpanContext(run=run)
        elif hit.date is None and (meaning.plain is None or (meaning.topic and tokens.is_capital(first))):
            follows = bool(wholes) and wholes[-1].last == first - 1
            hit.context = SpanContext(
                NOBODY, None, None, *beside(tokens, first, last, first, follows=follows)
            )
        wholes.append(hit)
    kept = [whole for whole in wholes if not whole.meaning.adjective]
    by_themselves = list(alone(tokens, wholes))
    return sorted([*by_themselves, *kept], key=attrgetter("first")) if by_themselves else kept


def _end_before(tokens: Tokens, wholes: Sequence[Span]) -> int:
    """Return the position after the last name that is nobody's, or the whole one of somebody else."""
    for span in wholes[: -MOST_NEAR - 1 : -1]:
        if span.meaning.people and is_verb(tokens, span.last + 1):
            return span.last + 2
        if not span.meaning.people or (span.last > span.first and tokens.is_capital(span.last + 1)):
            return span.last + 1
    return 0


def _start_after(hits: Sequence[Span], position: int) -> int:
    """Return the position of the next name that is nobody's, or the whole one of somebody else."""
    for hit in hits[position + 1 : position + MOST_NEAR]:
        if not hit.meaning.people or (hit.last > hit.first and hit.meaning.entries[0].role == "name"):
            return hit.first
    return hits[position].last + MOST_BESIDE
