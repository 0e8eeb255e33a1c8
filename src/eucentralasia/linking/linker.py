"""The linker: what each name and date of a text means, by what stands around it and what was named before.

A text is read in steps, each of which returns values and changes nothing: tokens, spans, mentions. A number
before a series, or a date or city in the same sentence, makes it the event; a surname is a person where the
text names that person in full, or no other has it.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar, cast

from eucentralasia.dates import DateSpan
from eucentralasia.dates.tokens import words as date_words
from eucentralasia.errors import TextTooLongError, did_you_mean, nearest, refuse_no_text
from eucentralasia.linking.candidates import Span, mention_of
from eucentralasia.linking.languages import stems_in, words_in
from eucentralasia.linking.meetings import LOCATIVES, Meetings, is_day_of, latest
from eucentralasia.linking.mentions import (
    DATED,
    GUESSED,
    KINDS,
    KNOWN,
    SURE,
    Mention,
    Score,
    instead_of,
    made,
)
from eucentralasia.linking.people import People, local_of
from eucentralasia.linking.spans import spans_of
from eucentralasia.linking.tokenizer import tokens_of
from eucentralasia.model import Document, Event, Series
from eucentralasia.names import words
from eucentralasia.names.normalise import folded

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from eucentralasia.dates.scanner import Written
    from eucentralasia.linking.candidates import SpanContext
    from eucentralasia.linking.gazetteer import Gazetteer
    from eucentralasia.model import Record
    from eucentralasia.names.lookup import When

__all__ = ["LONGEST_TEXT", "Linked", "link", "mentioned"]


TOWNS: Final = words_in("towns")
INSIDE: Final = words.INSIDE | stems_in("inside") | stems_in("towns")
AFTER: Final = re.compile(r"\s(\w{1,20})\b")  # no word for a town is longer
REMEMBERED: Final = frozenset({"event", "series", "document", "section"})
LONGEST_TEXT: Final = 20_000_000  # a shelf of books, read in a quarter of a minute; more is a mistake
ALONGSIDE: Final = re.compile(r",? (?:and|и) |, ")
BEFORE: Final = re.compile(r"(\w+)(?:,? (?:and|и) |, )$")
NEAR: Final = 40  # longer than any word with what joins it, so that a text without spaces costs no more


class Linked(NamedTuple):
    """What a text names.

    Args:
        mentions: The names and dates, in order.
        sentences: The number of the sentence of each.
    """

    mentions: tuple[Mention, ...]
    sentences: tuple[int, ...]


def link(gazetteer: Gazetteer, text: str, on: dt.date | None = None) -> Linked:
    """Return what a text names.

    Args:
        gazetteer: The names.
        text: The text.
        on: The day of the text: days without a year are those nearest to it, and posts are those of that day.

    Raises:
        TextTooLongError: The text is longer than 20 million characters.
    """
    if not isinstance(text, str) or len(text) > LONGEST_TEXT:
        refuse_no_text("a text to be read", text)
        raise TextTooLongError("a text to be read", len(text), LONGEST_TEXT)
    spans: list[Span] = []
    sentence = 0
    for tokens in tokens_of(text, gazetteer.cache):
        more, sentence = spans_of(gazetteer, tokens, sentence)
        spans += more
    return _Linker(gazetteer, text, spans, on).linked()


def mentioned(
    gazetteer: Gazetteer, text: str, at_least: float, kinds: Iterable[str] | None, on: When | None
) -> tuple[Mention, ...]:
    """Return the mentions of a text that have a score and a kind, as ``Registry.mentions`` says."""
    wanted = frozenset(KINDS if kinds is None else [kinds] if isinstance(kinds, str) else kinds)
    for kind in sorted(wanted.difference(KINDS)):
        msg = f"kinds are those of mentions, not {kind!r}{did_you_mean(nearest(kind, KINDS))}"
        raise ValueError(msg)
    span = None if on is None else DateSpan.of(on)
    day = None if span is None else span.earliest or span.latest
    found = link(gazetteer, text, day).mentions
    if kinds is None and not at_least:
        return found
    return tuple([one for one in found if one.score >= at_least and one.kind in wanted])


class _Linker:
    """The spans of one text, and what the text says as a whole."""

    def __init__(self, gazetteer: Gazetteer, text: str, spans: Sequence[Span], on: dt.date | None) -> None:
        self._gazetteer = gazetteer
        self._on = on or dateline(text, spans)
        self._text = text
        self._spans = spans
        self._meetings = Meetings(gazetteer, text, spans)
        self._locals = {
            span.start: local_of(span.context.run, gazetteer.namesakes(span.meaning.entries))
            for span in spans
            if span.context and span.context.run
        }
        self._people = People(tuple(self._locals.values()), gazetteer.bearers, on)

    def linked(self) -> Linked:
        """Say what each span means: first the names, in order, then the dates, by the events beside them."""
        rows: list[Mention | Span] = []
        sentences: list[int] = []
        for position, span in enumerate(self._spans):
            if rows and span.start < rows[-1].end:
                continue  # a given name after its surname, which looks like another surname
            row = span if span.date is not None else self._named(position, span)
            if row is None:
                # The parties of what is no name after all are names by themselves.
                parts = [part for part in span.parts if not part.meaning.adjective]
                rows += [mention_of(self._text, part, part.meaning.entries[0], SURE) for part in parts]
                sentences += [span.sentence] * len(parts)
                continue
            if row.start < span.start and rows and row.start < rows[-1].end:
                # The city before a meeting has become part of its name.
                del rows[-1], sentences[-1]
            rows.append(row)
            sentences.append(span.sentence)
            if isinstance(row, Mention) and row.kind in REMEMBERED:
                self._meetings.remember(cast("Event | Series | Document", row.record), span.sentence)
        return Linked(tuple(self._with_dates(rows, sentences)), tuple(sentences))

    def _with_dates(self, rows: list[Mention | Span], sentences: list[int]) -> list[Mention]:
        """Return the mentions of names, and of dates by the events and days beside them in a sentence."""
        marks = [number for number, row in enumerate(rows) if isinstance(row, Span) or row.kind == "event"]
        events = [(sentences[mark], getattr(rows[mark], "record", None)) for mark in marks]
        dates = [(sentences[mark], days_in(getattr(rows[mark], "date", None))) for mark in marks]
        found: list[Mention] = cast("list[Mention]", rows.copy())
        for mark, held, near in zip(marks, around(events), around(dates), strict=True):
            row = rows[mark]
            if isinstance(row, Span):
                found[mark] = self._dated(row, held, near)
        return found

    def _named(self, position: int, span: Span) -> Mention | None:
        """Return what a name means, or ``None``."""
        entries, context = span.meaning.entries, span.context
        if context is None:
            is_named = entries[0].role != "attribute"
            return mention_of(self._text, span, entries[0], entries[0].score) if is_named else None
        if span.meaning.joining or span.meaning.nouns or context.number is not None:
            return self._meetings.mention(position, context)
        if context.run is not None:
            return self._official(span)
        kinds = {entry.kind for entry in entries}
        if "section" in kinds:
            return self._section(span)
        if "topic" in kinds:
            return self._topic(position, span, context)
        # Of a city and a country with one name, what one is in is the city, and so is that of a dateline.
        is_city = context.before in INSIDE or self._is_local(position, span)
        wanted = "city" if is_city else "country"
        entry = next((entry for entry in entries if entry.kind == wanted), entries[0])
        return mention_of(self._text, span, entry, SURE, "what one is in" if is_city else "the name")

    def _is_local(self, position: int, span: Span) -> bool:
        """Whether a place stands in a dateline, beside a date, or is said to be a town or where one is."""
        after = AFTER.match(self._text, span.end)
        if after is not None and folded(after[1]) in TOWNS:
            return True
        near = self._spans[max(0, position - 1) : position + 2]
        gaps = (self._text[one.end : other.start] for one, other in pairwise(near) if one.date or other.date)
        if ", " in gaps:
            return True
        begins = span.start == 0 or self._text[span.start - 1] == "\n"
        dated = self._text[span.end : span.end + 2].lstrip()[:1] in {",", "/", "("}
        return (begins and dated) or folded(self._text[span.start : span.end]).endswith(LOCATIVES)

    # Topics, people, sections, dates

    def _topic(self, position: int, span: Span, context: SpanContext) -> Mention | None:
        """Return the topic, unless it is part of an unknown name, or broad and only said in passing."""
        entry = next(entry for entry in span.meaning.entries if entry.kind == "topic")
        if context.capital and (context.stranger is not None or not context.alone):
            return None
        is_broad = entry.record.id in self._gazetteer.broad
        if is_broad and (context.modifies or self._in_passing(position, span)):
            return None
        return mention_of(self._text, span, entry, entry.score, "the topic by its words")

    def _in_passing(self, position: int, span: Span) -> bool:
        """Whether a broad topic stands in one breath with a plain word, as in "peace and security"."""
        after = ALONGSIDE.match(self._text, span.end, span.end + NEAR)
        if after is not None and self._text[after.end() : after.end() + 1].islower():
            following = self._spans[position + 1 : position + 2]
            if not following or following[0].start != after.end():
                return True
        before = BEFORE.search(self._text, max(0, span.start - NEAR), span.start)
        if before is None or not before[1].islower():
            return False
        return position == 0 or self._spans[position - 1].end != before.end(1)

    def _official(self, span: Span) -> Mention | None:
        """Return whose name it is."""
        local = self._locals[span.start]
        verdict = self._people.verdict(local)
        if verdict is None:
            return None
        start = span.start if local.start is None else min(span.start, local.start)
        end = span.end if local.end is None else max(span.end, local.end)
        official = self._gazetteer.bearers[verdict.official].official
        rivals = local.bearers - {verdict.official}
        reason = instead_of(verdict.reason, rivals) if rivals else verdict.reason
        return made((start, end, self._text[start:end]), official, "official", verdict.score, reason)

    def _section(self, span: Span) -> Mention | None:
        """Return the section of the document named before, or of the only one that has it by its number."""
        entries = [entry for entry in span.meaning.entries if entry.kind == "section"]
        named = [entry for entry in entries if entry.record.id in self._meetings.named]
        if named:
            return mention_of(self._text, span, named[-1], KNOWN, "a section of a document named before")
        numbered = any(c.isdigit() for c in self._text[span.start : span.end])
        is_only = len(entries) == 1 and numbered
        return mention_of(self._text, span, entries[0], GUESSED, "its number") if is_only else None

    def _dated(self, span: Span, beside: Iterable[Record | None], near: Iterable[DateSpan | None]) -> Mention:
        """Return a date with the event beside it that was held then, whose year it takes if it has none."""
        date = cast("Written", span.date)
        held = (record for record in beside if isinstance(record, Event) and is_day_of(date, record))
        event = next(held, None)
        day = next((days.earliest for days in near if days is not None), self._on)
        days, score, reason = days_of(date, event, day)
        where = (span.start, span.end, self._text[span.start : span.end])
        return made(where, event, "date", score, reason, date=days)


# Days

V = TypeVar("V")
LONGEST_DATELINE: Final = 80  # characters before its date: agency, city and a title or two
MOST_SIGNS: Final = 3  # before the date with which a line of a chronicle begins: a bullet and a space
ENDS: Final = frozenset({"", "\n", "\r"})
MOST_ABOVE: Final = 3  # lines above a dateline: a headline, what it adds and who wrote it
LONGEST_HEADLINE: Final = 150  # characters; a paragraph is longer
SMALL: Final = "|".join(word for word, (letter, _) in date_words().items() if letter in "Pwv")
ARTICLE: Final = re.compile(rf"(?<=\W)(?:{SMALL})(?:\.?,? (?:{SMALL}))?[.,]?$", re.IGNORECASE)
"""What may stand between a place and its date: Paris, le; Brussels, Tuesday."""


def days_of(date: Written, event: Event | None, near: dt.date | None) -> tuple[DateSpan | None, Score, str]:
    """Return which days a date is, how surely, and why."""
    if date.span is not None:
        return date.span, SURE, "a date with its year"
    if event is not None:
        return date.in_year(event.first_day.year), DATED, "the year of the event beside it"
    if near is not None:
        return date.near(near), DATED, "the year nearest to the day of the sentence or text"
    return None, GUESSED, "a date without a year"


def days_in(date: Written | DateSpan | None) -> DateSpan | None:
    """Return a date that stands in a text with its year, if it tells a day."""
    days: DateSpan | None = getattr(date, "span", None)
    return days if days is not None and days.start is not None and days.start.day else None


def around(values: Sequence[tuple[int, V | None]]) -> list[tuple[V | None, V | None]]:
    """Return for each value, with the number of its sentence, the last one up to it and the next one."""
    return list(zip(latest(values), latest(values[::-1])[::-1], strict=True))


def dateline(text: str, spans: Sequence[Span]) -> dt.date | None:
    """Return the day with which a text begins, or the first line under its headline; ``None`` without one.

    A place and a comma may stand before it, or a title in capitals: BISHKEK, 5 March 2026; NEWS 5 March 2026.
    Of a chronicle, whose lines all begin with dates, the first is none of the text.
    """
    dated = [(span, days) for span in spans if (days := days_in(span.date)) is not None]
    for number, (span, days) in enumerate(dated[: MOST_ABOVE + 1], start=1):
        begin = text.rfind("\n", 0, span.start) + 1
        before = text[begin : span.start].strip()
        if _is_headline(text[:begin]) and _is_place(before, text[span.end : span.end + 1]):
            others = (text[one.start - MOST_SIGNS : one.start] for one, _ in dated[number:])
            return days.earliest if before or not any("\n" in signs for signs in others) else None
    return None


def _is_headline(above: str) -> bool:
    """Whether what stands above a line is no more than a headline."""
    lines = [line for line in above.splitlines() if line.strip()]
    return len(lines) <= MOST_ABOVE and all(len(line) <= LONGEST_HEADLINE for line in lines)


def _is_place(before: str, after: str) -> bool:
    """Whether what stands before a date in its line makes it that of a text, or nothing does."""
    if len(before) > LONGEST_DATELINE:
        return False
    place = ARTICLE.sub("", before).rstrip()
    is_title = before.isupper() and after in ENDS
    return not before or is_title or (bool(place) and not place[-1].isalnum())
