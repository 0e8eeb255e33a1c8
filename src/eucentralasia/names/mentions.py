"""Mentions: which records a text names, where, and how surely.

The longest name wins and no two overlap. A number before a series, or a date or city in the same sentence, makes it the event;
a surname is a person where the text names that person in full, or no other has it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import frozen

from eucentralasia.dates import DateSpan, PartialDate
from eucentralasia.errors import DateError, TextTooLongError
from eucentralasia.model import Event, Record, Series
from eucentralasia.names.lexicon import Entry, Lexicon
from eucentralasia.names.phrases import PARTIES, Phrase, Starts, phrases_of
from eucentralasia.names.tokens import stretches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from eucentralasia.names.days import Day

__all__ = ["LONGEST_TEXT", "Mention", "Reading", "read"]

LONGEST_TEXT: Final = 20_000_000
LONGEST_SENTENCE: Final = 1_000
STOP: Final = re.compile(r"(\w*)[.!?…][\"”»’)]*\s|\n\s*\n|\n\s*(?:[-•*–—|]|\d)|[|;]\s*\n")
NO_STOPS: Final = frozenset(["mr", "mrs", "ms", "dr", "st", "no", "prof", "gen", "г", "гг", "им", "т", "д", "п"])
ALONGSIDE: Final = re.compile(r",? (?:and|и) |, ")
BEFORE: Final = re.compile(r"(\w+)(?:,? (?:and|и) |, )$")
NEAR: Final = 40
SURE, LIKELY, BY_DATE, BY_PLACE, GUESSED = 1.0, 0.95, 0.9, 0.8, 0.7


@frozen
class Mention:
    """A place in a text at which a record, or a date, is named.

    Args:
        start: Where it begins, in code points.
        end: Where it ends.
        text: The words.
        record: The record; for a date, the event that was held then and that the same sentence names; ``None`` for another date.
        kind: ``"region"``, ``"country"``, ``"city"``, ``"organisation"``, ``"official"``, ``"series"``, ``"event"``,
            ``"document"``, ``"section"``, ``"topic"`` or ``"date"``.
        score: How sure it is, from 0 to 1.
        section: Id of the section of the document, for a section.
        date: The date; ``None`` for all else, and where the year is not known.
    """

    start: int
    end: int
    text: str
    record: Record | None
    kind: str
    score: float
    section: str | None = None
    date: DateSpan | None = None


def read(lexicon: Lexicon, text: str) -> Reading:
    """Return a text with what it names.

    Raises:
        TextTooLongError: The text is longer than 20 million characters.
    """
    if len(text) > LONGEST_TEXT:
        raise TextTooLongError("a text to be read", len(text), LONGEST_TEXT)
    phrases: list[Phrase] = []
    starts: Starts | None = None
    for words in stretches(text):
        starts = starts if starts is not None else Starts(lexicon, words)
        phrases += phrases_of(lexicon, words, starts)
    return Reading(lexicon, text, phrases)


class Reading:
    """One text with its phrases, and what each means."""

    def __init__(self, lexicon: Lexicon, text: str, phrases: list[Phrase]) -> None:
        self.lexicon = lexicon
        self.text = text
        self.phrases = phrases
        self.sentences = list(_sentences(text, phrases))
        self.found: list[Mention | None] = [None] * len(phrases)
        self.focus: frozenset[str] = frozenset()
        self.parties: dict[int, set[str]] = {}
        self.cities: dict[int, set[str]] = {}
        self.people: set[str] = set()
        self.known: set[str] = set()
        for phrase, sentence in zip(phrases, self.sentences, strict=True):
            for entry in phrase.entries:
                if entry.kind in PARTIES:
                    self.parties.setdefault(sentence, set()).add(entry.record.id)
                elif entry.kind == "city":
                    self.cities.setdefault(sentence, set()).add(entry.record.id)
                elif entry.kind == "official" and entry.role == "name":
                    self.people.add(entry.record.id)
        self.before = _nearest_days(phrases, self.sentences)
        self.after = _nearest_days(phrases[::-1], self.sentences[::-1])[::-1]

    def mentions(self) -> tuple[Mention, ...]:
        """Say what each phrase means: first the names, then the dates, which look at them."""
        for place, phrase in enumerate(self.phrases):
            if phrase.day is None:
                self.found[place] = mention = self._named(place, phrase)
                if mention is not None and mention.record is not None:
                    self._remember(mention.record)
        events = self._nearest_events()
        for place, phrase in enumerate(self.phrases):
            if phrase.day is not None:
                self.found[place] = self._dated(phrase, phrase.day, events[place])
        return tuple(mention for mention in self.found if mention is not None)

    def _remember(self, record: Record) -> None:
        """Keep which records are named, and whom the last meeting of one country joined."""
        self.known.add(record.id)
        countries = frozenset(key for key in getattr(record, "parties", ()) if key.isupper())
        if len(countries) == 1:
            self.focus = countries

    def _mention(self, phrase: Phrase, entry: Entry, score: float) -> Mention:
        return Mention(
            start=phrase.start,
            end=phrase.end,
            text=self.text[phrase.start : phrase.end],
            record=entry.record,
            kind=entry.kind,
            score=score,
            section=entry.section,
        )

    def _named(self, place: int, phrase: Phrase) -> Mention | None:
        kinds = {entry.kind for entry in phrase.entries}
        if kinds & {"series", "document", "organisation"}:
            return self._joining(place, phrase)
        if "section" in kinds:
            return self._section(phrase)
        if "official" in kinds and not kinds & {"country", "region", "city"}:
            return self._official(phrase)
        if "topic" in kinds:
            return self._topic(place, phrase)
        entry = self._place(phrase) if len(phrase.entries) > 1 else phrase.entries[0]
        return self._mention(phrase, entry, SURE)

    def _place(self, phrase: Phrase) -> Entry:
        """Choose between a city and a country of the same name: what one is in is the city."""
        wanted = "city" if phrase.after in {"in", "в"} else "country"
        return next((entry for entry in phrase.entries if entry.kind == wanted), phrase.entries[0])

    def _topic(self, place: int, phrase: Phrase) -> Mention | None:
        entry = next(entry for entry in phrase.entries if entry.kind == "topic")
        is_broad = entry.record.id in self.lexicon.broad
        if is_broad and (phrase.modifies or self._in_passing(place, phrase)):
            return None
        return self._mention(phrase, entry, SURE if entry.words > 1 else BY_PLACE)

    def _in_passing(self, place: int, phrase: Phrase) -> bool:
        """Whether a broad topic stands in one breath with a plain word, as in "peace and security"."""
        after = ALONGSIDE.match(self.text, phrase.end, phrase.end + NEAR)
        if after is not None and self.text[after.end() : after.end() + 1].islower():
            other = self.phrases[place + 1] if place + 1 < len(self.phrases) else None
            if other is None or other.start != after.end():
                return True
        before = BEFORE.search(self.text[max(0, phrase.start - NEAR) : phrase.start])
        if before is None or not before[1].islower():
            return False
        other = self.phrases[place - 1] if place else None
        return other is None or other.end != phrase.start - (len(before[0]) - len(before[1]))

    def _official(self, phrase: Phrase) -> Mention | None:
        entries = {entry.record.id: entry for entry in phrase.entries if entry.kind == "official"}
        full = [entry for entry in entries.values() if entry.role == "name"]
        if full:
            return self._mention(phrase, full[0], SURE) if len(full) == 1 else None
        named = [entry for key, entry in entries.items() if key in self.people]
        if len(named) == 1 and phrase.apart:
            return self._mention(phrase, named[0], LIKELY)
        if len(entries) == 1 and phrase.apart:
            return self._mention(phrase, next(iter(entries.values())), BY_PLACE if phrase.titled else GUESSED)
        return None

    def _section(self, phrase: Phrase) -> Mention | None:
        entries = [entry for entry in phrase.entries if entry.kind == "section"]
        of_known = [entry for entry in entries if entry.record.id in self.known]
        if of_known:
            return self._mention(phrase, of_known[-1], LIKELY)
        numbered = any(c.isdigit() for c in self.text[phrase.start : phrase.end])
        return self._mention(phrase, entries[0], GUESSED) if len(entries) == 1 and numbered else None

    # What joins parties: organisations, series, documents

    def _joining(self, place: int, phrase: Phrase) -> Mention | None:
        entry = self._chosen(place, phrase)
        if entry is None:
            return None
        if isinstance(entry.record, Series):
            return self._edition(place, phrase, entry)
        sure = entry.role == "name" or phrase.parties
        return self._mention(phrase, entry, SURE if sure else GUESSED)

    def _chosen(self, place: int, phrase: Phrase) -> Entry | None:
        """Choose which record a name means that several may share without their parties."""
        entries = [entry for entry in phrase.entries if entry.role == "name"] or list(phrase.entries)
        if entries[0].role == "name" or phrase.parties:
            return _only(entries) or self._by_parties(place, entries)
        if self._city_before(place) is not None:
            return _only(entries)
        short = entries[0].words == 1 and phrase.number is None and entries[0].exact is None
        if not phrase.apart or not phrase.capital or short:
            return None
        if len({id(entry.record) for entry in entries}) == 1:
            return entries[0] if entries[0].kind != "organisation" else self._by_parties(place, entries)
        return _only([entry for entry in entries if entry.record.id in self.known]) or self._by_parties(place, entries)

    def _by_parties(self, place: int, entries: Iterable[Entry]) -> Entry | None:
        """Choose the record whose country the sentence names, or else the last meeting before it was of."""
        for named in (self.parties.get(self.sentences[place], set()), self.focus):
            chosen = _only([entry for entry in entries if any(party in named and party.isupper() for party in entry.parties)])
            if chosen is not None:
                return chosen
        return None

    def _city_before(self, place: int) -> str | None:
        """Return the city that stands directly before a name: the Samarkand summit."""
        if not place or self.text[self.phrases[place - 1].end : self.phrases[place].start] not in {" ", "-"}:
            return None
        return next((entry.record.id for entry in self.phrases[place - 1].entries if entry.kind == "city"), None)

    def _edition(self, place: int, phrase: Phrase, entry: Entry) -> Mention:
        """Return the event where its number, year, date or city is told, else the series."""
        editions = self.lexicon.editions.get(entry.record.id, [])
        if phrase.number is not None:
            numbered = [event for event in editions if event.edition == phrase.number]
            if len(numbered) == 1:
                return self._event(phrase, numbered[0], SURE)
            editions = [event for event in editions if event.edition is None]
        if phrase.year is not None:
            editions = [event for event in editions if event.first_day.year == phrase.year]
            if len(editions) == 1:
                return self._event(phrase, editions[0], LIKELY)
        for day in (self.after[place], self.before[place]):
            held = [event for event in editions if day is not None and _is_day_of(day, event)]
            if len(held) == 1:
                return self._event(phrase, held[0], BY_DATE)
        city = self._city_before(place)
        if city is not None and len(held := [event for event in editions if event.place.city == city]) == 1:
            self.found[place - 1] = None
            phrase.start = self.phrases[place - 1].start
            return self._event(phrase, held[0], BY_PLACE)
        if phrase.number is None and phrase.year is None:
            cities = self.cities.get(self.sentences[place], set())
            held = [event for event in editions if event.place.city in cities]
            if len(held) == 1:
                return self._event(phrase, held[0], GUESSED)
        return self._mention(phrase, entry, SURE if entry.role == "name" or phrase.parties else GUESSED)

    def _event(self, phrase: Phrase, event: Event, score: float) -> Mention:
        return self._mention(phrase, Entry(event, "event"), score)

    # Dates

    def _nearest_events(self) -> list[list[Event]]:
        """Return for each phrase the last event named before it and the first one after it in its sentence."""
        found: list[list[Event]] = [[] for _ in self.phrases]
        for places in (range(len(self.phrases)), range(len(self.phrases) - 1, -1, -1)):
            sentence, event = -1, None
            for place in places:
                if self.sentences[place] != sentence:
                    sentence, event = self.sentences[place], None
                mention = self.found[place]
                if mention is not None and isinstance(mention.record, Event):
                    event = mention.record
                elif event is not None:
                    found[place].append(event)
        return found

    def _dated(self, phrase: Phrase, day: Day, events: list[Event]) -> Mention:
        event = next((event for event in events if _is_day_of(day, event)), None)
        span = day.span
        if span is None and event is not None and event.dates.start is not None:
            span = _in_year(day, event.dates.start.year)
        return Mention(
            start=phrase.start,
            end=phrase.end,
            text=self.text[phrase.start : phrase.end],
            record=event,
            kind="date",
            score=SURE if day.span is not None else BY_DATE if event is not None else GUESSED,
            date=span,
        )


def _only(entries: Iterable[Entry]) -> Entry | None:
    records = {id(entry.record): entry for entry in entries}
    return next(iter(records.values())) if len(records) == 1 else None


def _in_year(day: Day, year: int) -> DateSpan | None:
    """Return a date without a year in that year; ``None`` where there is no such day."""
    if day.month is None or day.days is None:
        return None
    first, last = day.days
    try:
        end = PartialDate(year, day.month, last)
        return DateSpan(PartialDate(year, day.month if first <= last else day.month - 1, first), end)
    except DateError:
        return None


def _is_day_of(day: Day, event: Event) -> bool:
    """Whether an event was held on a date that a text gives: on a day, or in a month for one of which no day is known."""
    start = event.dates.start
    span = day.span
    if span is None and start is not None:
        span = _in_year(day, start.year)
    if span is None or start is None or not span.may_overlap(event.dates):
        return False
    return day.days is not None or day.month is not None


def _nearest_days(phrases: list[Phrase], sentences: list[int]) -> list[Day | None]:
    """Return for each phrase the last date before it in its sentence."""
    found: list[Day | None] = []
    sentence, day = -1, None
    for phrase, current in zip(phrases, sentences, strict=True):
        if current != sentence:
            sentence, day = current, None
        found.append(day)
        day = phrase.day or day
    return found


def _sentences(text: str, phrases: list[Phrase]) -> Iterator[int]:
    """Yield for each phrase the number of the sentence that it stands in."""
    number, end = 0, 0
    for phrase in phrases:
        number += _ends(text, end, phrase.start)
        yield number
        end = phrase.end


def _ends(text: str, start: int, end: int) -> bool:
    """Whether a sentence, an item or a row ends between two places."""
    if end - start > LONGEST_SENTENCE:
        return True
    return any(stop[1] is None or (stop[1].lower() not in NO_STOPS and len(stop[1]) != 1) for stop in STOP.finditer(text, start, end))
