"""Choosing: which record a name means that several share without their parties, and which edition of a series."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eucentralasia.linking.entries import Entry
from eucentralasia.linking.mentions import Mention
from eucentralasia.model import Document, Event, Series

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eucentralasia.linking.around import Phrase
    from eucentralasia.linking.dates_in_text import Day
    from eucentralasia.linking.gazetteer import Lexicon

__all__ = ["BY_DATE", "BY_PLACE", "GUESSED", "LIKELY", "SURE", "Choosing", "is_day_of"]

SURE, LIKELY, BY_DATE, BY_PLACE, GUESSED = 1.0, 0.95, 0.9, 0.8, 0.7


class Choosing:
    """One text with its phrases, and what is known so far of what they mean.

    Args:
        lexicon: The names.
        text: The text.
        phrases: Its names and dates, in order.
    """

    def __init__(self, lexicon: Lexicon, text: str, phrases: list[Phrase]) -> None:
        self.lexicon = lexicon
        self.text = text
        self.phrases = phrases
        self.found: list[Mention | None] = [None] * len(phrases)
        self.set_free: dict[int, list[Mention]] = {}
        self.focus: frozenset[str] = frozenset()
        self.known: set[str] = set()
        self.dealt_with: dict[int, set[str]] = {}
        self.parties: dict[int, set[str]] = {}
        self.cities: dict[int, set[str]] = {}
        self.before = _nearest_days(phrases)
        self.after = _nearest_days(phrases[::-1])[::-1]

    def remember(self, record: Event | Series | Document, sentence: int) -> None:
        """Keep which records are named, which documents an event of the sentence dealt with, and whose the last meeting was."""
        self.known.add(record.id)
        if isinstance(record, Event):
            self.dealt_with.setdefault(sentence, set()).update(link.document for link in record.documents)
        countries = frozenset(key for key in record.parties if key.isupper())
        self.focus = countries if len(countries) == 1 else self.focus

    def mention(self, phrase: Phrase, entry: Entry, score: float) -> Mention:
        """Return a phrase as a mention of what an entry says."""
        start, end = phrase.start, phrase.end
        return Mention(start, end, self.text[start:end], entry.record, entry.kind, score, entry.section)

    def joining(self, place: int, phrase: Phrase) -> Mention | None:
        """Return which organisation, series, event or document a phrase names, or ``None``."""
        entry = self._chosen(place, phrase)
        if entry is None:
            return None
        if isinstance(entry.record, Series):
            return self._edition(place, phrase, entry)
        sure = entry.role == "name" or phrase.around.parties
        return self.mention(phrase, entry, SURE if sure else GUESSED)

    def _chosen(self, place: int, phrase: Phrase) -> Entry | None:
        """Choose which record a name means that several may share without their parties."""
        named = [entry for entry in phrase.meaning.entries if entry.role == "name"] or list(
            phrase.meaning.entries
        )
        entries = self._in_use(place, named)
        if entries[0].role == "name" or phrase.around.parties:
            return _only(entries) or self._by_parties(place, entries)
        city = self._city_before(place)
        if city is not None and (held := _only([entry for entry in entries if self._was_in(entry, city)])):
            return held
        dealt_with = self.dealt_with.get(phrase.sentence, set())
        if chosen := _only(
            [entry for entry in entries if entry.record.id in dealt_with and entry.kind == "document"]
        ):
            return chosen
        short = entries[0].words == 1 and phrase.around.number is None and entries[0].exact is None
        if not phrase.around.apart or not phrase.around.alone or not phrase.around.capital or short:
            return None
        if len({id(entry.record) for entry in entries}) == 1:
            return entries[0] if entries[0].kind != "organisation" else self._by_parties(place, entries)
        return _only([entry for entry in entries if entry.record.id in self.known]) or self._by_parties(
            place, entries
        )

    def _was_in(self, entry: Entry, city: str) -> bool:
        """Whether an edition of a series was held in a city."""
        return any(event.place.city == city for event in self.lexicon.editions.get(entry.record.id, ()))

    def _in_use(self, place: int, entries: list[Entry]) -> list[Entry]:
        """Return the names that were in use on the date of the sentence only, or else those that no date limits, or all."""
        span = next(
            (
                day.span
                for day in (self.after[place], self.before[place])
                if day is not None and day.span is not None
            ),
            None,
        )
        then = [
            entry
            for entry in entries
            if span is not None and entry.dates is not None and entry.dates.may_overlap(span)
        ]
        return then or [entry for entry in entries if entry.dates is None] or entries

    def _by_parties(self, place: int, entries: list[Entry]) -> Entry | None:
        """Choose the record whose country the sentence names, or else, but for a ministry, the last meeting before it was of."""
        here = self.parties.get(self.phrases[place].sentence, set())
        for named in (here, self.focus if all(entry.kind != "organisation" for entry in entries) else set()):
            chosen = _only(
                [
                    entry
                    for entry in entries
                    if any(party in named and party.isupper() for party in entry.parties)
                ]
            )
            if chosen is not None:
                return chosen
        return None

    def _city_before(self, place: int) -> str | None:
        """Return the city that stands directly before a name: the Samarkand summit."""
        if not place or self.text[self.phrases[place - 1].end : self.phrases[place].start] not in {" ", "-"}:
            return None
        return next(
            (entry.record.id for entry in self.phrases[place - 1].meaning.entries if entry.kind == "city"),
            None,
        )

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
            held = [event for event in editions if day is not None and is_day_of(day, event)]
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
        return self.mention(phrase, entry, SURE if entry.role == "name" or phrase.around.parties else GUESSED)

    def _event(self, phrase: Phrase, event: Event, score: float) -> Mention:
        return self.mention(phrase, Entry(event, "event"), score)


def _only(entries: Iterable[Entry]) -> Entry | None:
    records = {id(entry.record): entry for entry in entries}
    return next(iter(records.values())) if len(records) == 1 else None


def is_day_of(day: Day, event: Event) -> bool:
    """Whether an event was held on a date that a text gives: on a day, or in a month for one of which no day is known."""
    span = day.in_year(event.first_day.year)
    return not day.is_year and span is not None and span.may_overlap(event.dates)


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
