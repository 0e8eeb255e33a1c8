"""Spans: the names and dates that stand in a text, the longest, none over another, and what is around each.

A name may be longer in a text than in the gazetteer: the parties that it joins, its number and its year may
stand before or after it, and are part of its span.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeAlias

from attrs import define

from eucentralasia.dates.running import dates_at, month_words
from eucentralasia.linking.gazetteer import DATE_STEMS, Meaning
from eucentralasia.linking.runs import run_of
from eucentralasia.linking.tokenizer import END, MARKS, PADS, PAUSE
from eucentralasia.linking.vocabulary import CAPITALS
from eucentralasia.names.fingerprints import DIGITS_OF_YEAR, number_of
from eucentralasia.names.normalise import folded, stemmed
from eucentralasia.names.words import AND, FILLERS, JOINING, OPENERS, ORDINALS, SMALL, TITLES, VERBS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from eucentralasia.dates.running import Written
    from eucentralasia.linking.gazetteer import Entry, Gazetteer
    from eucentralasia.linking.runs import Run
    from eucentralasia.linking.tokenizer import Tokens

__all__ = ["Span", "Surroundings", "spans_of"]

MONTH_STEMS: Final = frozenset(stemmed(folded(word)) for word in month_words())
DIGIT: Final = re.compile("[0-9]")
CLOSED_BY: Final = {"»": "«", "”": "“", ")": "("}
TOUCHING: Final = frozenset({" ", ".", ". ", "-", "\n", "\u00a0"})
GENITIVES: Final = frozenset("ияы")  # вопросы безопасности, проблемы торговли
MOST_PARTIES: Final = 8  # a name joins two or three, each perhaps told again in brackets
MOST_BESIDE: Final = 9  # words after a surname that may be of the name, with those of what is named after it
MOST_FILLERS: Final = 5  # "22nd meeting of the" needs three; more words between are another phrase
MOST_JOINING: Final = 4  # "between the states of" a region
MOST_NUMERALS: Final = 5  # XVIII; so many small letters may be a word, as mix is
FIRST_YEAR: Final = 1900  # no meeting has been held so often
NEAR: Final = 6  # "second and third quarters of 2025" has its number as far from its first word
NO_MEANING: Final = Meaning(())


Hit: TypeAlias = "tuple[int, int, Meaning, Written | None, Surroundings | None, tuple[Hit, ...]]"
"""A name of the gazetteer, or a date: positions of its first and last token, what it may mean, the date, what
stands around it where its meaning depends on that, and the hits that are part of it: parties."""


# These two are values: nothing changes them. They are not frozen, as each would take 2.6 µs more to make, a
# tenth of the time in which a press text is read.


@define(eq=False)
class Surroundings:
    """What stands with a name and beside it.

    Args:
        parties: Parties that are part of its span.
        number: The number that counts it.
        year: The year that stands before it, or after.
        capital: Whether it begins with a capital.
        before: The word before it, folded.
        stranger: Where a word of an unknown name begins that stands directly before it, or ``None``.
        alone: Whether no word of an unknown name stands directly after it.
        modifies: Whether a plain word follows that it may colour, as in "security issues".
        run: The words of a person's name around it; ``None`` where it is none.
    """

    parties: frozenset[str] = frozenset()
    number: int | None = None
    year: int | None = None
    capital: bool = True
    before: str = ""
    stranger: int | None = None
    alone: bool = True
    modifies: bool = False
    run: Run | None = None


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
    within = {position for first, last, _, date, _, _ in wholes if date for position in range(first, last)}
    ends = [position for position in (*tokens.endings(), len(tokens.keys)) if position not in within]
    spans, passed, text, offset = [], 0, tokens.text, tokens.offset
    edges = tokens.edges(whole[:2] for whole in wholes) if wholes else ()
    for (first, _, meaning, date, context, parts), edge in zip(wholes, edges, strict=True):
        start, end = edge if date is None else date[:2]
        while ends[passed] < first:
            passed += 1
        after = end + (text[end : end + 1] in CLOSED_BY and _closes(text, start, end))
        number = sentence + passed
        inner = tuple([_part(tokens, part, number) for part in parts]) if parts else ()
        spans.append(Span(offset + start, offset + after, number, meaning, date, context, inner))
    return spans, sentence + len(ends) - 1


def _part(tokens: Tokens, hit: Hit, sentence: int) -> Span:
    first, last, meaning, *_ = hit
    return Span(tokens.offset + tokens.start(first), tokens.offset + tokens.end(last), sentence, meaning)


def _closes(text: str, start: int, end: int) -> bool:
    """Whether the mark after a span closes one that the span opens."""
    mark = text[end]
    return text.count(CLOSED_BY[mark], start, end) > text.count(mark, start, end)


def _hits(gazetteer: Gazetteer, tokens: Tokens) -> Iterator[Hit]:
    """Yield the names and dates of a text from left to right, the longest that begin at each word."""
    names, keys, free = gazetteer.names, tokens.keys, 0
    for position in tokens.heads():
        if position < free:
            continue
        key = keys[position]
        if key in DATE_STEMS or key[:1].isdigit():
            dates, free = _dates_from(tokens, position)
            for first, last, date in dates:
                yield first, last, NO_MEANING, date, None, ()
            if free > position:
                continue
        if key in names and (walked := gazetteer.walk(tokens, position)) is not None:
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
    # Most words that may begin a date begin none (may, second, summer): without a number nothing is asked.
    if not DIGIT.search("".join(tokens.keys[position : position + NEAR])):
        return found, after
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
        if meaning.joining:
            whole = _joined(tokens, wholes, hits, position)
            while wholes and wholes[-1][1] >= whole[0]:
                wholes.pop()
            wholes.append(whole)
            free = whole[1] + 1
        elif meaning.people:
            run = run_of(tokens, first, last, _end_before(wholes), _start_after(hits, position))
            wholes.append((first, last, meaning, None, Surroundings(run=run), ()))
        elif date is None and (meaning.plain is None or (meaning.topic and tokens.is_capital(first))):
            follows = bool(wholes) and wholes[-1][1] == first - 1
            beside = _beside(tokens, first, last, first, follows=follows)
            wholes.append((first, last, meaning, None, Surroundings(frozenset(), None, None, *beside), ()))
        else:
            wholes.append(hit)
    return wholes


def _end_before(wholes: Sequence[Hit]) -> int:
    """Return the position after the last name that is nobody's."""
    return next((whole[1] + 1 for whole in reversed(wholes[-MOST_PARTIES:]) if not whole[2].people), 0)


def _start_after(hits: Sequence[Hit], position: int) -> int:
    """Return the position of the next name that is nobody's."""
    following = hits[position + 1 : position + MOST_PARTIES]
    return next((hit[0] for hit in following if not hit[2].people), hits[position][1] + MOST_BESIDE)


# What is part of a name


def _joined(tokens: Tokens, wholes: Sequence[Hit], hits: Sequence[Hit], position: int) -> Hit:
    """Return a name, which is one of the hits, with the parties and the number or year that belong to it."""
    name, end, meaning, _, _, _ = hits[position]
    entries = meaning.joining
    parties, before = _taken(frozenset(), entries, _parties_before(tokens, wholes, name))
    after: list[Hit] = []
    if all(entry.role == "frame" for entry in entries):
        parties, after = _taken(parties, entries, _parties_after(tokens, hits, position))
    meant = tuple([entry for entry in entries if parties <= entry.parties])
    if parties and not _suffice(parties, meant):
        parties, before, after, meant = frozenset(), [], [], entries
    first = before[-1][0] if before else name
    last = after[-1][1] if after else end
    number = None
    if any(entry.kind == "series" for entry in entries):
        earliest = next((hit[1] + 1 for hit in reversed(wholes) if hit[1] < first), 0)
        number, first = _number_before(tokens, first, earliest)
        following = position + 1 + len(after)
        if number is None and (following == len(hits) or last + 1 < hits[following][0]):
            number, last = _number_after(tokens, last)
    is_year = number is not None and number >= FIRST_YEAR
    edition, year = (None, number) if is_year else (number, None)
    if entries[0].role == "name":
        context = Surroundings(parties, edition, year)
    else:
        context = Surroundings(parties, edition, year, *_beside(tokens, first, last, name))
    whole = meaning if len(meant) == len(meaning.entries) else Meaning(meant)
    return first, last, whole, None, context, (*before[::-1], *after)


def _taken(
    parties: frozenset[str], entries: Iterable[Entry], hits: Iterable[Hit]
) -> tuple[frozenset[str], list[Hit]]:
    """Return some parties with those of hits, while a name may join them all, and which hits these are."""
    taken = []
    for hit in hits:
        wider = parties | hit[2].parties
        if not any(wider <= entry.parties for entry in entries):
            break
        parties = wider
        taken.append(hit)
    return parties, taken


def _suffice(parties: frozenset[str], entries: tuple[Entry, ...]) -> bool:
    """Whether parties tell which record a name means: they are all that it joins, or no other joins them.

    A name of one word needs all: an EU summit is not yet that with Central Asia.
    """
    complete = any(entry.parties == parties or entry.role == "name" for entry in entries)
    return complete or (len({id(entry.record) for entry in entries}) == 1 and entries[0].words > 1)


def _parties_before(tokens: Tokens, wholes: Sequence[Hit], name: int) -> Iterator[Hit]:
    """Yield the parties directly before a name: EU–Central Asia Summit, Kazakhstan’s Ministry."""
    for hit in wholes[: -MOST_PARTIES - 1 : -1]:
        first, last, meaning, _, _, _ = hit
        between = tokens.keys[last + 1 : name]
        if not meaning.parties or len(between) > 1 or not AND.issuperset(between):
            return
        yield hit
        name = first


def _parties_after(tokens: Tokens, hits: Sequence[Hit], position: int) -> Iterator[Hit]:
    """Yield the parties that a name is said to be of: Cooperation Council between the EU and Kazakhstan.

    A party may be told again in brackets: between the European Union (EU) and Kazakhstan.
    """
    keys = tokens.keys
    _, end, name, _, _, _ = hits[position]
    before: frozenset[str] | None = None
    is_body = any(entry.kind == "organisation" for entry in name.entries)
    for first, last, meaning, _, _, _ in hits[position + 1 : position + 1 + MOST_PARTIES]:
        between = keys[end + 1 : first]
        end = last
        if not meaning.parties:
            return
        if meaning.parties == before and between == [PAUSE] and keys[last + 1] == PAUSE:
            end = last + 1
        elif len(between) > MOST_JOINING or not JOINING.issuperset(between):
            return
        elif before is None and between and (AND.issuperset(between) or (between == ["in"] and not is_body)):
            return  # another name begins, as in "the Summit and Kazakhstan"
        yield first, end, meaning, None, None, ()
        before = meaning.parties


def _number_before(tokens: Tokens, name: int, earliest: int) -> tuple[int | None, int]:
    """Return the number that counts a name and where it begins with it: the 18th meeting of the Council."""
    keys = tokens.keys
    for position in range(name - 1, max(name - 2 - MOST_FILLERS, earliest - 1), -1):
        if keys[position] in MARKS:
            break
        for first in (position - 1, position):
            if first < earliest or keys[first] in MARKS or not _counts(tokens, first):
                continue
            counted = number_of(keys[first], keys[position] if first < position else "")
            if counted is not None and counted[1] == position + 1 - first:
                return counted[0], first
        if keys[position] not in FILLERS and keys[position] not in SMALL:
            break
    return None, name


def _counts(tokens: Tokens, position: int) -> bool:
    """Whether a number is no Roman one in small letters, which is a word."""
    key = tokens.keys[position]
    is_roman = key.isalpha() and len(key) <= MOST_NUMERALS and key not in ORDINALS
    return not is_roman or bool(tokens.flags[position] & CAPITALS)


def _number_after(tokens: Tokens, last: int) -> tuple[int | None, int]:
    """Return the number or year directly after a name and where it ends with it: HLPSD 12, Summit 2025."""
    key = tokens.keys[last + 1]
    is_number = key.isdecimal() and key.isascii() and len(key) <= DIGITS_OF_YEAR
    if not is_number or tokens.gap(last) != " " or tokens.keys[last + 2] in MONTH_STEMS:
        return None, last
    return int(key), last + 1


# What stands beside a name


def _beside(
    tokens: Tokens, first: int, last: int, name: int, *, follows: bool = False
) -> tuple[bool, str, int | None, bool, bool]:
    """Return how a name is written and what stands before and after its span, as ``Surroundings`` has it.

    A name that it ``follows`` is not unknown, nor is the first word of a sentence, which has a capital.
    """
    is_strange = not follows and _is_strange(tokens, first - 1) and _touches(tokens, first - 1)
    alone = not (_is_strange(tokens, last + 1) and _touches(tokens, last))
    stranger = tokens.offset + tokens.start(first - 1) if is_strange else None
    return tokens.is_capital(name), tokens.keys[first - 1], stranger, alone, _colours(tokens, first, last)


def _is_strange(tokens: Tokens, position: int) -> bool:
    """Whether a word is perhaps part of an unknown name: it has a capital, and no other reason for it."""
    key = tokens.keys[position]
    if position < 0 or not tokens.is_capital(position) or key.isdecimal():
        return False
    if key in TITLES or key in OPENERS or key in SMALL:
        return False
    return position > 0 and tokens.keys[position - 1] != END


def _touches(tokens: Tokens, position: int) -> bool:
    """Whether nothing but a space, hyphen or full stop stands between a word and the next."""
    return tokens.gap(position) in TOUCHING


def _colours(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a name colours a plain word: "security issues", or as a genitive after it in Russian."""
    if _is_plain(tokens, last + 1) and tokens.gap(last) == " ":
        return True
    is_genitive = tokens.text[tokens.end(last) - 1] in GENITIVES
    return is_genitive and first > 0 and _is_plain(tokens, first - 1)


def _is_plain(tokens: Tokens, position: int) -> bool:
    """Whether a word is neither a name nor one of the small ones."""
    key = tokens.keys[position]
    return key not in MARKS and not tokens.is_capital(position) and key not in SMALL and key not in VERBS
