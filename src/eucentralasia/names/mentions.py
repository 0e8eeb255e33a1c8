"""Mentions: which records a text names, where, and how surely.

The longest name wins and no two overlap. A number before a series, or a date or city in the same sentence, makes it the event;
a surname is a person where the text names that person in full, or no other has it.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Final, cast

from attrs import frozen

from eucentralasia.dates import DateSpan, PartialDate
from eucentralasia.errors import DateError, TextTooLongError
from eucentralasia.model import Document, Event, Official, Record, Series
from eucentralasia.names.folding import sounding
from eucentralasia.names.lexicon import Entry, Lexicon
from eucentralasia.names.phrases import NOTHING_AROUND, Phrase, phrases_of
from eucentralasia.names.tokens import words_of_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eucentralasia.names.days import Day

__all__ = ["LONGEST_TEXT", "Mention", "Reading", "read"]

LONGEST_TEXT: Final = 20_000_000
ALONGSIDE: Final = re.compile(r",? (?:and|и) |, ")
BEFORE: Final = re.compile(r"(\w+)(?:,? (?:and|и) |, )$")
NEAR: Final = 40
ALIKE_LETTERS: Final = 2
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
    sentence = 0
    for words in words_of_text(text, lexicon.pieces):
        found, sentence = phrases_of(lexicon, words, sentence)
        phrases += found
    return Reading(lexicon, text, phrases)


class Reading:
    """One text with its phrases, and what each means."""

    def __init__(self, lexicon: Lexicon, text: str, phrases: list[Phrase]) -> None:
        self.lexicon = lexicon
        self.text = text
        self.phrases = phrases
        self.found: list[Mention | None] = [None] * len(phrases)
        self.focus: frozenset[str] = frozenset()
        self.parties: dict[int, set[str]] = {}
        self.cities: dict[int, set[str]] = {}
        self.people: set[str] = set()
        self.known: set[str] = set()
        self.set_free: dict[int, list[Mention]] = {}
        self.dealt_with: dict[int, set[str]] = {}
        for phrase in phrases:
            meaning = phrase.meaning
            if meaning.party is not None:
                self.parties.setdefault(phrase.sentence, set()).add(meaning.party)
            for entry in meaning.entries:
                if entry.kind == "city":
                    self.cities.setdefault(phrase.sentence, set()).add(entry.record.id)
                elif entry.kind == "official" and entry.role == "name":
                    self.people.add(entry.record.id)
        self.before = _nearest_days(phrases)
        self.after = _nearest_days(phrases[::-1])[::-1]

    def mentions(self) -> tuple[Mention, ...]:
        """Say what each phrase means: first the names, then the dates, which look at them."""
        dates = []
        for place, phrase in enumerate(self.phrases):
            if phrase.day is not None:
                dates.append(place)
                continue
            entry = phrase.meaning.plain if phrase.around is NOTHING_AROUND else None
            mention = self._mention(phrase, entry, entry.score) if entry is not None else self._named(place, phrase)
            self.found[place] = mention
            if mention is None and phrase.taken:
                self.set_free[place] = [self._mention(one, one.meaning.entries[0], SURE) for one in phrase.taken]
            if mention is not None and isinstance(mention.record, Event | Series | Document):
                self._remember(mention.record, phrase.sentence)
        events = self._nearest_events(dates)
        for place in dates:
            self.found[place] = self._dated(self.phrases[place], events[place])
        if not self.set_free:
            return tuple([mention for mention in self.found if mention is not None])
        rows = ([mention] if mention is not None else self.set_free.get(place, []) for place, mention in enumerate(self.found))
        return tuple(chain.from_iterable(rows))

    def _remember(self, record: Event | Series | Document, sentence: int) -> None:
        """Keep which records are named, which documents an event of the sentence dealt with, and whose the last meeting was."""
        self.known.add(record.id)
        if isinstance(record, Event):
            self.dealt_with.setdefault(sentence, set()).update(link.document for link in record.documents)
        countries = frozenset(key for key in record.parties if key.isupper())
        self.focus = countries if len(countries) == 1 else self.focus

    def _mention(self, phrase: Phrase, entry: Entry, score: float) -> Mention:
        start, end = phrase.start, phrase.end
        return Mention(start, end, self.text[start:end], entry.record, entry.kind, score, entry.section)

    def _named(self, place: int, phrase: Phrase) -> Mention | None:
        kinds = {entry.kind for entry in phrase.meaning.entries}
        if phrase.meaning.joins:
            return self._joining(place, phrase)
        if "section" in kinds:
            return self._section(phrase)
        if "official" in kinds and not kinds & {"country", "region", "city"}:
            return self._official(phrase)
        if "topic" in kinds:
            return self._topic(place, phrase)
        return self._mention(phrase, self._place(phrase), SURE)

    def _place(self, phrase: Phrase) -> Entry:
        """Choose between a city and a country of the same name: what one is in is the city."""
        wanted = "city" if phrase.around.after in {"in", "в"} else "country"
        entries = phrase.meaning.entries
        return next((entry for entry in entries if entry.kind == wanted), entries[0])

    def _topic(self, place: int, phrase: Phrase) -> Mention | None:
        entry = next(entry for entry in phrase.meaning.entries if entry.kind == "topic")
        around = phrase.around
        is_broad = entry.record.id in self.lexicon.broad
        if around.capital and not (around.apart and around.alone):
            return None
        if is_broad and (phrase.around.modifies or self._in_passing(place, phrase)):
            return None
        return self._mention(phrase, entry, entry.score)

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
        entries = {entry.record.id: entry for entry in phrase.meaning.entries if entry.kind == "official"}
        full = [entry for entry in entries.values() if entry.role == "name"]
        if full:
            return self._mention(phrase, full[0], SURE) if len(full) == 1 else None
        around = phrase.around
        if not around.alone:
            return None
        if not around.apart:
            entries = {key: entry for key, entry in entries.items() if _is_given(around.after, cast("Official", entry.record))}
            phrase.start = around.start
        named = [entry for key, entry in entries.items() if key in self.people]
        if len(named) == 1:
            return self._mention(phrase, named[0], LIKELY)
        if len(entries) == 1:
            return self._mention(phrase, next(iter(entries.values())), BY_PLACE if around.titled else GUESSED)
        return None

    def _section(self, phrase: Phrase) -> Mention | None:
        entries = [entry for entry in phrase.meaning.entries if entry.kind == "section"]
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
        sure = entry.role == "name" or phrase.around.parties
        return self._mention(phrase, entry, SURE if sure else GUESSED)

    def _chosen(self, place: int, phrase: Phrase) -> Entry | None:
        """Choose which record a name means that several may share without their parties."""
        named = [entry for entry in phrase.meaning.entries if entry.role == "name"] or list(phrase.meaning.entries)
        entries = self._in_use(place, named)
        if entries[0].role == "name" or phrase.around.parties:
            return _only(entries) or self._by_parties(place, entries)
        city = self._city_before(place)
        if city is not None and (held := _only([entry for entry in entries if self._was_in(entry, city)])):
            return held
        dealt_with = self.dealt_with.get(phrase.sentence, set())
        if chosen := _only([entry for entry in entries if entry.record.id in dealt_with and entry.kind == "document"]):
            return chosen
        short = entries[0].words == 1 and phrase.around.number is None and entries[0].exact is None
        if not phrase.around.apart or not phrase.around.alone or not phrase.around.capital or short:
            return None
        if len({id(entry.record) for entry in entries}) == 1:
            return entries[0] if entries[0].kind != "organisation" else self._by_parties(place, entries)
        return _only([entry for entry in entries if entry.record.id in self.known]) or self._by_parties(place, entries)

    def _was_in(self, entry: Entry, city: str) -> bool:
        """Whether an edition of a series was held in a city."""
        return any(event.place.city == city for event in self.lexicon.editions.get(entry.record.id, ()))

    def _in_use(self, place: int, entries: list[Entry]) -> list[Entry]:
        """Return the names that were in use on the date of the sentence only, or else those that no date limits, or all."""
        span = next((day.span for day in (self.after[place], self.before[place]) if day is not None and day.span is not None), None)
        then = [entry for entry in entries if span is not None and entry.dates is not None and entry.dates.may_overlap(span)]
        return then or [entry for entry in entries if entry.dates is None] or entries

    def _by_parties(self, place: int, entries: list[Entry]) -> Entry | None:
        """Choose the record whose country the sentence names, or else, but for a ministry, the last meeting before it was of."""
        here = self.parties.get(self.phrases[place].sentence, set())
        for named in (here, self.focus if all(entry.kind != "organisation" for entry in entries) else set()):
            chosen = _only([entry for entry in entries if any(party in named and party.isupper() for party in entry.parties)])
            if chosen is not None:
                return chosen
        return None

    def _city_before(self, place: int) -> str | None:
        """Return the city that stands directly before a name: the Samarkand summit."""
        if not place or self.text[self.phrases[place - 1].end : self.phrases[place].start] not in {" ", "-"}:
            return None
        return next((entry.record.id for entry in self.phrases[place - 1].meaning.entries if entry.kind == "city"), None)

    def _edition(self, place: int, phrase: Phrase, entry: Entry) -> Mention:
        """Return the event where its number, year, date or city is told, else the series."""
        editions = self.lexicon.editions.get(entry.record.id, [])
        if phrase.around.number is not None:
            numbered = [event for event in editions if event.edition == phrase.around.number]
            if len(numbered) == 1:
                return self._event(phrase, numbered[0], SURE)
            editions = [event for event in editions if event.edition is None]
        if phrase.around.year is not None:
            editions = [event for event in editions if event.first_day.year == phrase.around.year]
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
        if phrase.around.number is None and phrase.around.year is None:
            cities = self.cities.get(self.phrases[place].sentence, set())
            held = [event for event in editions if event.place.city in cities]
            if len(held) == 1:
                return self._event(phrase, held[0], GUESSED)
        return self._mention(phrase, entry, SURE if entry.role == "name" or phrase.around.parties else GUESSED)

    def _event(self, phrase: Phrase, event: Event, score: float) -> Mention:
        return self._mention(phrase, Entry(event, "event"), score)

    # Dates

    def _nearest_events(self, dates: list[int]) -> dict[int, list[Event]]:
        """Return for each date the last event named before it, and the first one after it, in its sentence."""
        found: dict[int, list[Event]] = {place: [] for place in dates}
        places = sorted({*dates, *(place for place, one in enumerate(self.found) if one is not None and one.kind == "event")})
        for ordered in (places, places[::-1]) if dates else ():
            sentence, event = -1, None
            for place in ordered:
                if self.phrases[place].sentence != sentence:
                    sentence, event = self.phrases[place].sentence, None
                mention = self.found[place]
                if mention is not None and isinstance(mention.record, Event):
                    event = mention.record
                elif event is not None:
                    found[place].append(event)
        return found

    def _dated(self, phrase: Phrase, events: list[Event]) -> Mention:
        day = cast("Day", phrase.day)
        event = next((event for event in events if _is_day_of(day, event)), None)
        span = day.span
        if span is None and event is not None and event.dates.start is not None:
            span = _in_year(day, event.dates.start.year)
        score = SURE if day.span is not None else BY_DATE if event is not None else GUESSED
        return Mention(phrase.start, phrase.end, self.text[phrase.start : phrase.end], event, "date", score, None, span)


def _is_given(word: str, official: Official) -> bool:
    """Whether a word may be a given name of an official in another spelling, a case of it, or its first letter."""
    sound = sounding(word)[:ALIKE_LETTERS]
    return bool(sound) and any(sounding(name).startswith(sound) for name in (official.name, *(name.value for name in official.names)))


def _only(entries: Iterable[Entry]) -> Entry | None:
    records = {id(entry.record): entry for entry in entries}
    return next(iter(records.values())) if len(records) == 1 else None


def _in_year(day: Day, year: int) -> DateSpan | None:
    """Return a date without a year in that year; ``None`` where there is no such day."""
    if day.months is None or day.days is None:
        return None
    try:
        return DateSpan(PartialDate(year, day.months[0], day.days[0]), PartialDate(year, day.months[1], day.days[1]))
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
    return day.months is not None


def _nearest_days(phrases: list[Phrase]) -> list[Day | None]:
    """Return for each phrase the last date before it in its sentence."""
    found: list[Day | None] = []
    sentence, day = -1, None
    for phrase in phrases:
        if phrase.sentence != sentence:
            sentence, day = phrase.sentence, None
        found.append(day)
        day = phrase.day or day
    return found
