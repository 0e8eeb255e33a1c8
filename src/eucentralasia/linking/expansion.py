"""Expansion: a name with the parties that it joins and the number or year that counts it.

A number may stand before the parties or after, right before the name, in it or behind it, each as one
language or another has it: 12th EU–Kazakhstan Council, «… – ЕО» кеңесінің 22-отырысы, 14-диалог.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from eucentralasia.dates.scanner import month_words
from eucentralasia.linking.candidates import (
    NO_MEANING,
    VERBS,
    Span,
    SpanContext,
    beside,
    is_of_others,
    is_strange,
)
from eucentralasia.linking.languages import LANGUAGES, stems_in, words_in
from eucentralasia.linking.tokenizer import END, ENDING, HEAD, MARKS, NUMBERS, PAUSE
from eucentralasia.linking.vocabulary import CAPITALS, NUMBER
from eucentralasia.names import words
from eucentralasia.names.fingerprints import number_of
from eucentralasia.names.normalise import folded, stemmed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from eucentralasia.linking.candidates import Entry
    from eucentralasia.linking.tokenizer import Tokens

__all__ = ["AND", "DECLINED", "alone", "counted", "joined", "may_count", "number_at"]


MONTH_STEMS: Final = frozenset(stemmed(folded(word)) for word in month_words())
AND: Final = words.AND | stems_in("and")
JOINING: Final = words.JOINING | AND | stems_in("joining")
NOUNS: Final = stems_in("nouns")
COUNTED: Final = stems_in("fillers") | NOUNS
FILLERS: Final = words.FILLERS | stems_in("fillers")
MET: Final = VERBS | stems_in("held")
ARTICLES: Final = stems_in("articles")
LEADING: Final = MARKS | AND | words.SMALL
COPULAS: Final = stems_in("copulas")
APART: Final = stems_in("apart")
MEETINGS: Final = frozenset({"series", "event"})
NO_EDITION: Final = 0
DASHES: Final = frozenset("–—")
MOST_PARTIES: Final = 8  # a name joins two or three, each perhaps told again in brackets
MOST_FILLERS: Final = 5  # "22nd meeting of the" needs three; more words between are another phrase
MOST_WORDS: Final = 3  # hundred and first
MOST_BEFORE: Final = MOST_FILLERS + MOST_WORDS  # words before a name in which its number may stand
MOST_JOINING: Final = 4  # "between the states of" a region
ROMAN: Final = frozenset("ivxl")
FIRST_YEAR: Final = 1900  # no meeting has been held so often
DIGITS_OF_YEAR: Final = 4
MOST_BESIDE: Final = 8  # words and marks: the eighth would take place in Ashgabat on a day
MOST_AFTER: Final = 24  # words to the next edition: was led by two guests with their titles; the ninth
MOST_DIGITS: Final = 2  # of a number with a full stop, which is an ordinal in German


def counted(tokens: Tokens, wholes: Sequence[Span], spans: Sequence[Span], position: int) -> Span | None:
    """Return a noun with the number that counts it, one of the spans; ``None`` where there is none.

    Parties may stand after it: the tenth dialogue EU–Turkmenistan.
    """
    span = spans[position]
    last, nouns = span.last, span.meaning.nouns
    number, first = _number_before(tokens, span.first, _free(wholes, span.first))
    if number is None and tokens.keys[last + 1] in FOLLOWING:
        number, last = _number_after(tokens, last)
    if number is None or number >= FIRST_YEAR:
        return None
    parties, after = _taken(frozenset(), nouns, _parties_after(tokens, spans, position))
    following = position + 1 + len(after)
    if after and following < len(spans) and spans[following].first == after[-1].last + 1:
        parties, after = frozenset(), []  # they belong to what follows them
    last = after[-1].last if after else last
    is_known = following < len(spans) and spans[following].first == last + 1
    alone = is_known or not is_strange(tokens, last + 1) or tokens.gap(last) != " "
    context = SpanContext(parties, number, before=tokens.keys[first - 1], alone=alone)
    return Span(first, last, span.meaning, None, context, tuple(after))


def joined(tokens: Tokens, wholes: Sequence[Span], spans: Sequence[Span], position: int) -> Span:
    """Return a name, which is one of the spans, with the parties and the number or year that belong to it."""
    name, end, meaning = spans[position].first, spans[position].last, spans[position].meaning
    entries, is_counted = meaning.joining, meaning.countable
    number, begin = _number_before(tokens, name, _free(wholes, name)) if is_counted else (None, name)
    parties, inside = _taken(frozenset(), entries, spans[position].parts)
    if len(inside) < len(spans[position].parts):  # a meeting of others
        return Span(name, end, NO_MEANING, None, SpanContext(number=NO_EDITION), spans[position].parts)
    is_apart = (
        number is not None and begin > 0 and tokens.gap(begin - 1).strip(" ") in DASHES
    )  # Tajikistan — the eleventh
    found = () if is_apart else _parties_before(tokens, wholes, begin)
    parties, before = _taken(parties, entries, found)
    after: list[Span] = []
    if meaning.framed and all(entry.parties != parties for entry in entries):
        parties, after = _taken(parties, entries, _parties_after(tokens, spans, position))
    meant = tuple([entry for entry in entries if parties <= entry.parties]) if parties else entries
    if parties and not _suffice(parties, meant):
        parties, before, after, meant = frozenset(), [], [], entries
    first = before[-1].first if before else begin
    last = after[-1].last if after else end
    if is_counted and number is None:
        number, first = _number_before(tokens, first, _free(wholes, first))
        following = position + 1 + len(after)
        if number is None and (following == len(spans) or last + 1 < spans[following].first):
            number, last = _number_after(tokens, last)
        if number is None:
            number = _number_within(tokens, name, last + 1)
        if number is None and not before and (beyond := _number_beyond(tokens, wholes, first)):
            number, first, city = beyond
            before = [city]
    is_year = number is not None and number >= FIRST_YEAR
    edition, year = (None, number) if is_year else (number, None)
    if entries[0].role == "name":
        context = SpanContext(parties, edition, year)
    else:
        others = not parties and (is_of_others(tokens, first, last) or _is_away(tokens, last))
        follows = bool(wholes) and wholes[-1].last == first - 1
        seen = beside(tokens, first, last, name, follows=follows)
        context = SpanContext(parties, edition, year, *seen, others=others)
    whole = meaning if len(meant) == len(entries) else meaning.some(meant)
    return Span(first, last, whole, None, context, (*before[::-1], *inside, *after))


def alone(tokens: Tokens, wholes: Sequence[Span]) -> Iterator[Span]:
    """Yield the ordinals that stand for a meeting by themselves, by a date or after its name: the tenth."""
    begins, free = [span.first for span in wholes], 0
    is_named = any(entry.kind in MEETINGS for span in wholes for entry in span.meaning.entries)
    bare = {match.start() for match in NUMBERS.finditer(tokens.flags)} if is_named else set[int]()
    near = {near for span in wholes for near in _numbers_near(tokens, span)}
    for first in sorted(near | bare):
        found = number_at(tokens, first) if first >= free else None
        if found is None or not _is_ordinal(tokens, first):
            continue
        last = first + found[1] - 1
        before = bisect_right(begins, last) - 1  # the last name that begins before the number ends
        is_free = before < 0 or wholes[before].last < first
        is_bare = is_free and is_named and _is_bare(tokens, first, last)
        is_near = is_free and first in near and not tokens.is_capital(first)
        if is_bare or (is_near and _ends_there(tokens, last)):
            free = last + 1
            context = SpanContext(number=found[0], others=is_of_others(tokens, first, last), bare=is_bare)
            yield Span(first, last, NO_MEANING, None, context)


def _is_bare(tokens: Tokens, first: int, last: int) -> bool:
    """Whether an ordinal stands for what it counts: the thirteenth, Десятое вёл, ikkinchisi."""
    keys = tokens.keys
    before, key = keys[first - 1], keys[last]
    if key in DECLINED and len(folded(tokens.text[slice(*tokens.edge(last))])) > len(key) + 1:
        return True
    if (tokens.is_capital(first) and before != END) or keys[first - 2] in COPULAS:
        return False
    if keys[last + 1] in MET and before in ARTICLES and keys[first - 2] not in LEADING:
        return False  # the next day the seventeenth was printed
    has_article = before in ARTICLES or not (key in ARTICLED or keys[first][0].isdigit())
    return has_article and keys[last + 1] not in APART and _ends_there(tokens, last)


def _numbers_near(tokens: Tokens, span: Span) -> Sequence[int]:
    """Return the positions of the numbers of its sentence that are near a date, or near after an edition."""
    flags, begin, after, context = tokens.flags, span.first, span.last + 1, span.context
    if span.date is not None:
        begin, end = max(begin - MOST_BESIDE, 0), after + MOST_BESIDE
        begin = max(begin, flags.rfind(ENDING, begin, span.first) + 1)
    elif context is not None and context.number is not None and span.meaning.joining:
        end = after + MOST_AFTER
    else:
        return ()
    stop = flags.find(ENDING, after, end)
    stretches = (begin, span.first), (after, end if stop < 0 else stop)
    return [match.start() for stretch in stretches for match in NUMBERS.finditer(flags, *stretch)]


def _is_ordinal(tokens: Tokens, position: int) -> bool:
    """Whether a number is no bare figure."""
    return not tokens.keys[position].isdecimal() or tokens.keys[position + 1] in ENDINGS


def _ends_there(tokens: Tokens, last: int) -> bool:
    """Whether nothing that an ordinal might count stands after it."""
    key = tokens.keys[last + 1]
    return key in MARKS or key in words.SMALL or key in MET or not DASHES.isdisjoint(tokens.gap(last))


def _free(wholes: Sequence[Span], first: int) -> int:
    """Return the position after the last name before a position; a city may be part of what follows it."""
    for span in wholes[: -MOST_PARTIES - 1 : -1]:
        if span.last < first and not span.meaning.noun:
            return span.last + 1
    return 0


def _taken(
    parties: frozenset[str], entries: Iterable[Entry], spans: Iterable[Span]
) -> tuple[frozenset[str], list[Span]]:
    """Return some parties with those of spans, while a name may join them all, and which spans these are."""
    taken = []
    for span in spans:
        wider = parties | span.meaning.parties
        if not any(wider <= entry.parties for entry in entries):
            break
        parties = wider
        taken.append(span)
    return parties, taken


def _suffice(parties: frozenset[str], entries: tuple[Entry, ...]) -> bool:
    """Whether parties tell which record a name means: they are all that it joins, or no other joins them.

    A name of one word needs all: an EU summit is not yet that with Central Asia.
    """
    complete = any(entry.parties == parties or entry.role == "name" for entry in entries)
    return complete or (len({id(entry.record) for entry in entries}) == 1 and entries[0].words > 1)


def _parties_before(tokens: Tokens, wholes: Sequence[Span], name: int) -> Iterator[Span]:
    """Yield the parties directly before a name: EU–Central Asia Summit, Kazakhstan’s Ministry."""
    for span in wholes[: -MOST_PARTIES - 1 : -1]:
        if span.meaning.noun:
            continue  # what the number counts, which stands before the name: 22nd meeting of the Council
        between = tokens.keys[span.last + 1 : name]
        if not span.meaning.parties or len(between) > 1 or not AND.issuperset(between):
            return
        yield span
        name = span.first


def _parties_after(tokens: Tokens, spans: Sequence[Span], position: int) -> Iterator[Span]:
    """Yield the parties that a name is said to be of: Cooperation Council between the EU and Kazakhstan.

    A party may be told again in brackets: between the European Union (EU) and Kazakhstan.
    """
    keys = tokens.keys
    end = spans[position].last
    end += keys[end + 1] in FOLLOWING
    before: frozenset[str] | None = None
    is_body = any(entry.kind == "organisation" for entry in spans[position].meaning.entries)
    for span in spans[position + 1 : position + 1 + MOST_PARTIES]:
        last, meaning = span.last, span.meaning
        between = keys[end + 1 : span.first]
        end = last
        if not meaning.parties or meaning.adjective:
            return
        if meaning.parties == before and between == [PAUSE] and keys[last + 1] == PAUSE:
            end = last + 1
        elif (
            len(between) > MOST_JOINING
            or not JOINING.issuperset(between)
            or (between and not _goes_on(between, is_body=is_body, is_first=before is None))
        ):
            return
        yield span if end == last else Span(span.first, end, meaning)
        before = meaning.parties


def _goes_on(between: Sequence[str], *, is_body: bool, is_first: bool) -> bool:
    """Whether words join a party to a name: not "and" right after it, which begins another name.

    A body is of one party and in another, a meeting of both: "the delegation of the EU and Kazakhstan".
    """
    if AND.issuperset(between):
        return not (is_first or is_body)
    return is_body or not is_first or not words.INSIDE.issuperset(between)


def _number_before(tokens: Tokens, name: int, earliest: int) -> tuple[int | None, int]:
    """Return the number that counts a name and where it begins with it: the 18th meeting of the Council."""
    if not NUMBERS.search(tokens.flags, max(earliest, name - MOST_BEFORE), name):
        return None, name
    keys = tokens.keys
    for position in range(name - 1, max(name - 2 - MOST_FILLERS, earliest - 1), -1):
        key = keys[position]
        is_beside = position == name - 1 or keys[position + 1] in NOUNS
        if key == END and is_beside and _is_dotted(tokens, position - 1, earliest):
            return int(keys[position - 1]), position - 1
        if key in MARKS:
            break
        found = number_ending_at(tokens, position, earliest)
        if found is not None:
            number, first = found
            follows = key in FOLLOWING and first > earliest and keys[first - 1] in COUNTED
            return number, first - follows
        if key not in FILLERS and key not in words.SMALL:
            break
    return None, name


def _number_beyond(tokens: Tokens, wholes: Sequence[Span], first: int) -> tuple[int, int, Span] | None:
    """Return the number before a city that stands before a name, as in "the second Samarkand summit"."""
    city = wholes[-1] if wholes else None
    if city is None or city.last != first - 1 or not city.meaning.cities:
        return None
    found = number_ending_at(tokens, city.first - 1, _free(wholes[:-1], city.first)) if city.first else None
    return (*found, city) if found is not None else None


def _is_away(tokens: Tokens, last: int) -> bool:
    """Whether a name was in a place that is no name of ours: the Economic Forum in St Petersburg."""
    place = last + 2
    return (
        tokens.keys[last + 1] in words.INSIDE and is_strange(tokens, place) and not tokens.flags[place] & HEAD
    )


def _is_dotted(tokens: Tokens, position: int, earliest: int) -> bool:
    """Whether a token is a short number with a full stop: 22. Kooperationsrat."""
    key = tokens.keys[position]
    is_short = position >= earliest and key.isdecimal() and key.isascii() and len(key) <= MOST_DIGITS
    begin = tokens.edge(position)[0] if is_short else 0
    return is_short and tokens.text[begin - 1 : begin] != "\n"  # an item of a list


def _number_after(tokens: Tokens, last: int) -> tuple[int | None, int]:
    """Return the number or year after a name and where it ends with it: HLPSD 12, Council's 22nd meeting."""
    found = number_at(tokens, last + 1)
    if found is None or tokens.gap(last).strip("»”\"’'“ \u00a0\n"):
        return None, last
    number, size = found
    end = last + size
    if tokens.keys[end + 1] in COUNTED and tokens.keys[end] not in FOLLOWING:
        return number, end + 1
    is_digits = tokens.keys[end].isdecimal() or ROMAN.issuperset(tokens.keys[end])
    is_plain = size == 1 and is_digits and tokens.gap(last) == " "
    is_plain = is_plain and (number >= FIRST_YEAR or tokens.is_capital(end + 1) or _ends_there(tokens, end))
    if tokens.keys[end] in FOLLOWING or (is_plain and tokens.keys[end + 1] not in MONTH_STEMS):
        return number, end
    return None, last


def _number_within(tokens: Tokens, first: int, last: int) -> int | None:
    """Return the number that stands between the words of a name."""
    numbers = (number_at(tokens, position) for position in range(first + 1, last))
    return next((found[0] for found in numbers if found is not None), None)


# Numbers

LONGEST: Final = 4  # digits: a longer number counts no meeting and is no year
MOST_NUMERALS: Final = 5  # XVIII; so many small letters may be a word, as mix is
HUNDRED: Final = 100
ENDINGS: Final = words_in("suffixes") | words.SUFFIXES
"""What follows the digits of an ordinal."""
DIGITS: Final = re.compile(rf"([0-9]{{1,{LONGEST}}})(\D*)")
FOLLOWING: Final = stems_in("following")
"""Ordinals that stand after what they count."""


def _stems(rows: tuple[tuple[str, str], ...]) -> Iterator[tuple[str, int]]:
    for number, ordinals in rows:
        yield from ((stemmed(folded(word)), int(number)) for word in ordinals.split())


def _compounds() -> Iterator[tuple[tuple[str, str], int]]:
    """Yield the pairs of words that are one ordinal, language by language."""
    for language in LANGUAGES:
        tables: Mapping[str, tuple[tuple[str, str], ...]] = language.TABLES
        for tens, ten in _stems(tables.get("tens", ())):
            for word, unit in _stems(tables.get("ordinals", ())):
                if unit < ten:
                    yield (tens, word), ten + unit


ORDINALS: Final = {
    word: number for one in LANGUAGES for word, number in _stems(one.TABLES.get("ordinals", ()))
}
COMPOUNDS: Final = dict(_compounds())
HUNDREDS: Final = {tens for tens, _ in COMPOUNDS if COMPOUNDS[tens, _] > HUNDRED}
DECLINED, ARTICLED = (
    frozenset(word for one in LANGUAGES if table in one.TABLES for word, _ in _stems(one.TABLES["ordinals"]))
    for table in ("endings", "articles")
)
"""Ordinals that stand for what they count with an ending, as ikkinchisi does, and those with an article."""
OPENING: Final = ORDINALS.keys() | {tens for tens, _ in COMPOUNDS}


def may_count(key: str, flags: int) -> bool:
    """Whether a word may begin a number; most of a text begin none, and are not looked at again."""
    return key[:1].isdigit() or key in OPENING or bool(flags & CAPITALS and number_of(key))


def number_at(tokens: Tokens, position: int) -> tuple[int, int] | None:
    """Return the number that tokens from a position on are, and how many these are; ``None`` for none."""
    return _counted(tokens, position) if tokens.flags[position] & NUMBER else None


def _counted(tokens: Tokens, position: int) -> tuple[int, int] | None:
    """Return the number with which tokens begin that may begin with one."""
    keys = tokens.keys
    key, after = keys[position], keys[position + 1]
    if (match := DIGITS.fullmatch(key)) is not None:
        if match[2] and match[2] not in ENDINGS and number_of(key) is None:
            return None
        return int(match[1]), 1 + (not match[2] and after in ENDINGS)
    if (key, after) in COMPOUNDS:
        return COMPOUNDS[key, after], 2
    if key in HUNDREDS and after in words.AND and (key, keys[position + 2]) in COMPOUNDS:
        return COMPOUNDS[key, keys[position + 2]], MOST_WORDS
    if key in ORDINALS:
        return ORDINALS[key], 1
    # A Roman number in small letters is a word.
    is_roman = len(key) > 1 and key.isascii() and tokens.flags[position] & CAPITALS
    return number_of(key) if is_roman and len(key) <= MOST_NUMERALS else None


def number_ending_at(tokens: Tokens, position: int, earliest: int) -> tuple[int, int] | None:
    """Return the number whose last token is at a position, and where it begins; ``None`` where there is none.

    The longest counts: in "twenty-first" the last word is no number by itself.
    """
    for first in range(max(earliest, position + 1 - MOST_WORDS), position + 1):
        counted = number_at(tokens, first)
        if counted is not None and first + counted[1] == position + 1:
            return counted[0], first
    return None
