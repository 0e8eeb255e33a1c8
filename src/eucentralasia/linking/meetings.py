"""Meetings: which organisation, series, event or document a name means, by what the text says with it.

A number, a year, a date or a city makes a series the event, and one that contradicts is never passed over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from eucentralasia.linking.candidates import mention_of
from eucentralasia.linking.languages import words_in
from eucentralasia.linking.mentions import DATED, GUESSED, HINTED, KNOWN, SURE, Score, made
from eucentralasia.model import Document, Event, Series
from eucentralasia.names.normalise import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from eucentralasia.dates.scanner import Written
    from eucentralasia.linking.candidates import Entry, Span, SpanContext
    from eucentralasia.linking.gazetteer import Gazetteer
    from eucentralasia.linking.mentions import Mention

__all__ = ["LOCATIVES", "Meetings", "is_day_of", "latest"]

V = TypeVar("V")
LOCATIVES: Final = tuple(words_in("locatives"))
"""Endings of where one is."""

OF: Final = words_in("of")
WHOSE: Final = words_in("whose")
MOST_APART: Final = 5  # editions; who speaks of an older one says its date or city
MOST_OTHERS: Final = 3  # Kallas was the first to speak, Síkela the second
BOTH: Final = 2  # parties of a bilateral meeting
APART: Final = frozenset({" ", "-", "\u00a0", "\n"})


class Meetings:
    """The meetings, bodies and documents of a text.

    Args:
        gazetteer: The names.
        text: The text.
        spans: The names and dates that stand in it.

    Attributes:
        named: Ids of those that were named so far.
    """

    def __init__(self, gazetteer: Gazetteer, text: str, spans: Sequence[Span]) -> None:
        self._gazetteer = gazetteer
        self._text = text
        self._spans = spans
        self._parties: dict[int, set[str]] = {}
        self._cities: dict[int, set[str]] = {}
        for span in spans:
            if span.meaning.parties:
                self._parties.setdefault(span.sentence, set()).update(span.meaning.parties)
            if span.meaning.cities:
                self._cities.setdefault(span.sentence, set()).update(span.meaning.cities)
        named = frozenset[str]().union(*self._parties.values())
        self._everywhere = frozenset(filter(str.isupper, named))  # the countries of the whole text
        dates = [(span.sentence, span.date) for span in spans]
        self._date_before = latest(dates)
        self._date_after = latest(dates[::-1])[::-1]
        self.named: set[str] = set()
        self._dealt_with: dict[int, set[str]] = {}
        self._countries: frozenset[str] = frozenset()
        self._series: dict[str, None] = {}
        self._last: tuple[int, Event] | None = None

    def remember(self, record: Event | Series | Document, position: int) -> None:
        """Keep a meeting or document: its id, its country, and by the sentence what a meeting dealt with."""
        sentence = self._spans[position].sentence
        self.named.add(record.id)
        if isinstance(record, Event):
            self._dealt_with.setdefault(sentence, set()).update(link.document for link in record.documents)
            self._last = position, record
        series = record.series if isinstance(record, Event) else record.id
        if series is not None and not isinstance(record, Document):
            self._series.pop(series, None)
            self._series[series] = None
        countries = frozenset(party for party in record.parties if party.isupper())
        self._countries = countries if len(countries) == 1 else self._countries

    def mention(self, position: int, context: SpanContext) -> Mention | None:
        """Return what a name means, by its position among the spans, or ``None``."""
        span = self._spans[position]
        entry = self._chosen(position, span, context) if span.meaning.joining else None
        is_counted = context.number is not None and bool(span.meaning.nouns)
        if entry is None or (is_counted and not isinstance(entry.record, Series)):
            return self._counted(position, span, context)
        if isinstance(entry.record, Series):
            editions = self._gazetteer.editions.get(entry.record.id, [])
            edition = self._edition(position, span, context, editions)
            if edition is not None:
                return edition
        is_full = entry.role == "name" or context.parties
        reason = "the whole name" if is_full else "a name without its parties that no other has here"
        return mention_of(self._text, span, entry, SURE if is_full else GUESSED, reason)

    def _event(
        self, position: int, event: Event, score: Score, reason: str, *, is_bare: bool = False
    ) -> Mention:
        """Return a span as a mention of an event, a bare name with the city beside it that was the place."""
        span = self._spans[position]
        city, place = self._city_beside(position)
        city = city if is_bare and place == event.place.city and city is not None else span
        # With the ending of where one is it says where the meeting was: the forum in Tashkent.
        is_there = city.start < span.start and folded(self._text[city.start : city.end]).endswith(LOCATIVES)
        ends = (span,) if is_there else (span, city)
        start, end = min(one.start for one in ends), max(one.end for one in ends)
        return made((start, end, self._text[start:end]), event, "event", score, reason)

    def _counted(self, position: int, span: Span, context: SpanContext) -> Mention | None:
        """Return the edition with a number of the series that the text named last: "the 14th round"."""
        number = context.number
        if number is None:
            return None
        nouns = [one for one in span.meaning.nouns if _is_of(context.parties, one.parties)]
        dated = self._by_date(position, number, nouns) if context.alone else None
        is_alone = not span.meaning.nouns
        if context.bare and (sibling := self._sibling(position, number)) is not None:
            return self._event(position, sibling, KNOWN, "its number and country after another edition")
        allowed = {entry.record.id for entry in nouns}
        named = () if context.before in WHOSE and not self._is_near(position) else reversed(self._series)
        before = (series for series in named if is_alone or series in allowed)
        for series in (dated.record.id,) if dated is not None else before:
            editions = self._gazetteer.editions.get(series or "", ())
            found = [event for event in editions if event.edition == number]
            if is_alone and len(found) == 1 and self._follows(position, found[0]):
                return self._event(position, found[0], KNOWN, "its number after another edition")
            if len(found) != 1 or self._contradicts(position, found[0]):
                continue
            if dated is not None:
                return self._event(position, found[0], DATED, "its number and a date of the sentence")
            if not is_alone or self._agrees(position, found[0]) or self._goes_on(position, context, found[0]):
                return self._event(position, found[0], KNOWN, "its number in the series named before")
        return None

    def _agrees(self, position: int, event: Event) -> bool:
        """Whether a date of the sentence is an event's, without which a number by itself counts nothing."""
        return any(is_day_of(date, event) for date in self._dates_beside(position))

    def _follows(self, position: int, event: Event) -> bool:
        """Whether a number in a word stands after another edition of its sentence: "and the ninth in Rome".

        Small numbers are more often of something else, and those in digits of days.
        """
        before, last = self._last or (position, event)
        span = self._spans[position]
        if (
            self._spans[before].sentence != span.sentence
            or event.series != last.series
            or not self._text[span.start].isalpha()
        ):
            return False
        others = (date for date in self._dates_beside(position) if not is_day_of(date, last))
        return (event.edition or 0) > MOST_OTHERS and all(date.is_vague for date in others)

    def _goes_on(self, position: int, context: SpanContext, event: Event) -> bool:
        """Whether a number by itself counts the meeting named last, a small one only with its city."""
        span, last = self._spans[position], self._last[1] if self._last else None
        is_word = self._text[span.start].isalpha()  # in digits it is as often of a day
        if last is None or context.others or not (context.bare and is_word):
            return False
        apart = abs((event.edition or 0) - (last.edition or 0))
        if last.series != event.series or not 0 < apart <= MOST_APART:
            return False
        if not self._is_near(position) and len(self._series) > 1:
            return False
        return (event.edition or 0) > MOST_OTHERS or event.place.city in self._cities.get(span.sentence, ())

    def _is_near(self, position: int) -> bool:
        """Whether a meeting was named in the sentence or the one before."""
        last = self._spans[self._last[0]].sentence if self._last else None
        return last is not None and self._spans[position].sentence - last <= 1

    def _sibling(self, position: int, number: int) -> Event | None:
        """Return the edition of the same meeting with the country that stands after another one's edition."""
        before, last = self._last or (position, None)
        if last is None or self._spans[before].sentence != self._spans[position].sentence:
            return None
        named = [party for one in self._spans[before + 1 : position] for party in one.meaning.parties]
        country = next((party.lower() for party in reversed(named) if party.isupper()), "")
        own, _, kind = (last.series or "").partition("-")  # a bilateral series is called after its country
        editions = self._gazetteer.editions.get(f"{country}-{kind}", ()) if country != own else ()
        found = [event for event in editions if event.edition == number]
        return found[0] if len(found) == 1 and not self._contradicts(position, found[0]) else None

    def _contradicts(self, position: int, event: Event) -> bool:
        """Whether the dates of the sentence are others than an event's."""
        dates = [date for date in self._dates_beside(position) if not date.is_vague]
        return bool(dates) and not any(is_day_of(date, event) for date in dates)

    def _chosen(self, position: int, span: Span, context: SpanContext) -> Entry | None:
        """Choose which record a name means that several may share without their parties."""
        named = [entry for entry in span.meaning.joining if entry.role == "name"]
        entries = self._in_use(position, named or span.meaning.joining)
        if entries[0].role == "name" or context.parties:
            return _only(entries) or self._by_party(span, entries)
        beside, city = self._city_beside(position)
        held = _only(entry for entry in entries if city is not None and self._was_in(entry, city, context))
        if beside is span or (held is not None and not context.others):
            return held if not context.others else None
        dealt_with = self._dealt_with.get(span.sentence, ())
        if document := _only(
            one for one in entries if one.kind == "document" and one.record.id in dealt_with
        ):
            return document
        return self._shared(position, span, context, entries)

    def _shared(
        self, position: int, span: Span, context: SpanContext, entries: Sequence[Entry]
    ) -> Entry | None:
        """Choose by the number and date, what was named before, or the country of the sentence."""
        if context.stranger is not None or not context.alone or context.others:
            return None
        if context.number is not None and (dated := self._by_date(position, context.number, entries)):
            return dated
        is_short = entries[0].words == 1 and context.number is None and not entries[0].code
        if is_short or (context.number is None and not context.capital):
            return None
        if context.number is not None and (there := self._by_text(context.number, entries)):
            return there
        named = (
            entry for entry in entries if entry.record.id in self.named or entry.record.id in self._series
        )
        before = _only(named)
        only = before or _only(entries)
        if only is not None and (before is not None or only.kind != "organisation"):
            is_plain = entries[0].words == 1 and before is None
            return None if is_plain and self._lacks(only, context.number) else only
        return self._by_party(span, entries)

    def _lacks(self, entry: Entry, number: int | None) -> bool:
        """Whether a series has no edition with a number."""
        editions = self._gazetteer.editions.get(entry.record.id, ())
        return all(event.edition != number for event in editions)

    def _by_text(self, number: int, entries: Sequence[Entry]) -> Entry | None:
        """Choose the series that has an edition with a number and whose country the text names somewhere."""
        there = [entry for entry in entries if not self._everywhere.isdisjoint(entry.parties)]
        return _only(one for one in there if not self._lacks(one, number)) if len(entries) > 1 else None

    def _by_date(self, position: int, number: int, entries: Sequence[Entry]) -> Entry | None:
        """Choose the series that had an edition with a number on a date of the sentence."""
        dates = [date for date in self._dates_beside(position) if not date.is_vague]
        series = {entry.record.id: entry for entry in entries} if dates else {}
        numbered = [event for event in self._gazetteer.numbered.get(number, ()) if event.series in series]
        held = [event for event in numbered if any(is_day_of(date, event) for date in dates)]
        return _only(series[str(event.series)] for event in held)

    def _in_use(self, position: int, entries: Sequence[Entry]) -> Sequence[Entry]:
        """Return the names in use on the date of the sentence, or else those that no date limits, or all."""
        if all(entry.dates is None for entry in entries):
            return entries
        days = [date.span for date in self._dates_beside(position) if date.span is not None]
        then = [one for one in entries if days and one.dates is not None and one.dates.may_overlap(days[0])]
        return then or [entry for entry in entries if entry.dates is None] or entries

    def _by_party(self, span: Span, entries: Sequence[Entry]) -> Entry | None:
        """Choose the record whose country the sentence names, or else, but for a body, the last meeting."""
        is_body = any(entry.kind == "organisation" for entry in entries)
        for countries in (self._parties.get(span.sentence, ()), () if is_body else self._countries):
            chosen = _only(
                entry
                for entry in entries
                if any(party.isupper() and party in countries for party in entry.parties)
            )
            if chosen is not None:
                return chosen
        return None

    def _dates_beside(self, position: int) -> list[Written]:
        """Return the next and the last date of the sentence, as far as there are such."""
        dates = (self._date_after[position], self._date_before[position])
        return [date for date in dates if date is not None]

    def _was_in(self, entry: Entry, city: str, context: SpanContext) -> bool:
        """Whether an edition of a series was held in a city, of a year and number if these are told."""
        return any(
            one.place.city == city
            and context.year in {None, one.first_day.year}
            and context.number in {None, one.edition}
            for one in self._gazetteer.editions.get(entry.record.id, ())
        )

    def _city_beside(self, position: int) -> tuple[Span | None, str | None]:
        """Return the city that stands directly before a name, or after it: sommet de Samarcande."""
        span = self._spans[position]
        for entry in (one for part in span.parts for one in part.meaning.entries if one.kind == "city"):
            return span, entry.record.id  # the 2025 Samarkand summit
        for other, step in ((position - 1, -1), (position + 1, 1)):
            if not 0 <= other < len(self._spans):
                continue
            first, second = self._spans[min(other, position)], self._spans[max(other, position)]
            gap = self._text[first.end : second.start]
            if gap in APART or (step > 0 and gap[:1] == gap[-1:] == " " and folded(gap) in OF):
                for city in self._spans[other].meaning.cities:
                    return self._spans[other], city
        return None, None

    def _edition(
        self, position: int, span: Span, context: SpanContext, editions: Sequence[Event]
    ) -> Mention | None:
        """Return which edition of a series is meant where its number, year, date or city tells that."""
        if context.number is not None:
            numbered = [event for event in editions if event.edition == context.number]
            if len(numbered) == 1:
                return self._event(position, numbered[0], SURE, "its number")
            editions = [event for event in editions if event.edition is None]
        is_bare = context.number is None and not context.parties
        if context.year is not None:
            editions = [event for event in editions if event.first_day.year == context.year]
            if len(editions) == 1:
                return self._event(position, editions[0], KNOWN, "its year")
        for date in self._dates_beside(position):
            held = [event for event in editions if is_day_of(date, event)]
            if len(held) == 1:
                return self._event(position, held[0], DATED, "a date of the sentence", is_bare=is_bare)
        beside, city = self._city_beside(position)
        held = [event for event in editions if city is not None and event.place.city == city]
        if len(held) == 1 and not context.others and context.number is None:
            reason = "the city before it" if beside is self._spans[position - 1] else "the city after it"
            return self._event(position, held[0], HINTED, reason, is_bare=is_bare)
        if context.number is None and context.year is None and not context.others:
            cities = self._cities.get(span.sentence, ())
            held = [event for event in editions if event.place.city in cities]
            if len(held) == 1:
                return self._event(position, held[0], GUESSED, "a city of the sentence")
        return None


def _only(entries: Iterable[Entry]) -> Entry | None:
    """Return an entry where all are of one record."""
    only: Entry | None = None
    for entry in entries:
        if only is not None and only.record is not entry.record:
            return None
        only = entry
    return only


def _is_of(parties: frozenset[str], joined: frozenset[str]) -> bool:
    """Whether parties are those that a name joins, or the country of two: the Council with Kazakhstan."""
    is_country = len(joined) == len(parties) + 1 == BOTH and any(map(str.isupper, parties))
    return not parties or parties == joined or (is_country and parties <= joined)


def is_day_of(date: Written, event: Event) -> bool:
    """Whether an event was held on a date: on a day, or in a month for one of which no day is known."""
    if date.is_vague:
        return False
    days = date.span or date.in_year(event.first_day.year)
    return days is not None and days.may_overlap(event.dates)


def latest(values: Iterable[tuple[int, V | None]]) -> list[V | None]:
    """Return for each value, with the number of its sentence, the last one before it in that, or ``None``."""
    latest: list[V | None] = []
    current, last = -1, None
    for sentence, value in values:
        if sentence != current:
            current, last = sentence, None
        latest.append(last)
        if value is not None:
            last = value
    return latest
