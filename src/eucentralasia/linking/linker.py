"""Reading: what each name and date of a text means, from what stands around it and what the text named before.

The longest name wins and no two overlap. A number before a series, or a date or city in the same sentence, makes it the event;
a surname is a person where the text names that person in full, or no other has it.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Final, cast

from eucentralasia.errors import TextTooLongError
from eucentralasia.linking.around import NOTHING_AROUND, Phrase
from eucentralasia.linking.choosing import BY_DATE, BY_PLACE, GUESSED, LIKELY, SURE, Choosing, is_day_of
from eucentralasia.linking.mentions import Mention
from eucentralasia.linking.spans import phrases_of
from eucentralasia.linking.tokenizer import words_of_text
from eucentralasia.model import Document, Event, Official, Series
from eucentralasia.names.normalise import sounding

if TYPE_CHECKING:
    from eucentralasia.linking.dates_in_text import Day
    from eucentralasia.linking.entries import Entry
    from eucentralasia.linking.gazetteer import Lexicon

__all__ = ["LONGEST_TEXT", "Reading", "read"]

LONGEST_TEXT: Final = 20_000_000
ALONGSIDE: Final = re.compile(r",? (?:and|и) |, ")
BEFORE: Final = re.compile(r"(\w+)(?:,? (?:and|и) |, )$")
NEAR: Final = 40
ALIKE_LETTERS: Final = 2


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


class Reading(Choosing):
    """One text with its phrases, and what each means.

    Args:
        lexicon: The names.
        text: The text.
        phrases: Its names and dates, in order.
    """

    def __init__(self, lexicon: Lexicon, text: str, phrases: list[Phrase]) -> None:
        super().__init__(lexicon, text, phrases)
        self.people: set[str] = set()
        for phrase in phrases:
            meaning = phrase.meaning
            if meaning.party is not None:
                self.parties.setdefault(phrase.sentence, set()).add(meaning.party)
            for entry in meaning.entries:
                if entry.kind == "city":
                    self.cities.setdefault(phrase.sentence, set()).add(entry.record.id)
                elif entry.kind == "official" and entry.role == "name":
                    self.people.add(entry.record.id)

    def mentions(self) -> tuple[Mention, ...]:
        """Say what each phrase means: first the names, then the dates, which look at them."""
        dates = []
        for place, phrase in enumerate(self.phrases):
            if phrase.day is not None:
                dates.append(place)
                continue
            entry = phrase.meaning.plain
            if entry is not None and phrase.around is NOTHING_AROUND and entry.kind != "event":
                start, end = phrase.start, phrase.end
                self.found[place] = Mention(
                    start, end, self.text[start:end], entry.record, entry.kind, phrase.meaning.score
                )
                continue
            self.found[place] = mention = self._named(place, phrase)
            if mention is None and phrase.taken:
                self.set_free[place] = [
                    self.mention(one, one.meaning.entries[0], SURE) for one in phrase.taken
                ]
            if mention is not None and isinstance(mention.record, Event | Series | Document):
                self.remember(mention.record, phrase.sentence)
        events = self._nearest_events(dates)
        for place in dates:
            self.found[place] = self._dated(self.phrases[place], events[place])
        if not self.set_free:
            return tuple([mention for mention in self.found if mention is not None])
        rows = (
            [mention] if mention is not None else self.set_free.get(place, [])
            for place, mention in enumerate(self.found)
        )
        return tuple(chain.from_iterable(rows))

    def _named(self, place: int, phrase: Phrase) -> Mention | None:
        kinds = {entry.kind for entry in phrase.meaning.entries}
        if phrase.meaning.joins:
            return self.joining(place, phrase)
        if "section" in kinds:
            return self._section(phrase)
        if "official" in kinds and not kinds & {"country", "region", "city"}:
            return self._official(phrase)
        if "topic" in kinds:
            return self._topic(place, phrase)
        return self.mention(phrase, self._place(phrase), SURE)

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
        return self.mention(phrase, entry, entry.score)

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
            return self.mention(phrase, full[0], SURE) if len(full) == 1 else None
        around = phrase.around
        if not around.alone:
            return None
        if not around.apart:
            entries = {
                key: entry
                for key, entry in entries.items()
                if _is_given(around.after, cast("Official", entry.record))
            }
            phrase.start = around.start
        named = [entry for key, entry in entries.items() if key in self.people]
        if len(named) == 1:
            return self.mention(phrase, named[0], LIKELY)
        if len(entries) == 1:
            return self.mention(phrase, next(iter(entries.values())), BY_PLACE if around.titled else GUESSED)
        return None

    def _section(self, phrase: Phrase) -> Mention | None:
        entries = [entry for entry in phrase.meaning.entries if entry.kind == "section"]
        of_known = [entry for entry in entries if entry.record.id in self.known]
        if of_known:
            return self.mention(phrase, of_known[-1], LIKELY)
        numbered = any(c.isdigit() for c in self.text[phrase.start : phrase.end])
        return self.mention(phrase, entries[0], GUESSED) if len(entries) == 1 and numbered else None

    # Dates

    def _nearest_events(self, dates: list[int]) -> dict[int, list[Event]]:
        """Return for each date the last event named before it, and the first one after it, in its sentence."""
        found: dict[int, list[Event]] = {place: [] for place in dates}
        places = sorted(
            {
                *dates,
                *(place for place, one in enumerate(self.found) if one is not None and one.kind == "event"),
            }
        )
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
        event = next((event for event in events if is_day_of(day, event)), None)
        span = day.in_year(event.first_day.year) if event is not None else day.span
        score = SURE if day.span is not None else BY_DATE if event is not None else GUESSED
        return Mention(
            phrase.start, phrase.end, self.text[phrase.start : phrase.end], event, "date", score, None, span
        )


def _is_given(word: str, official: Official) -> bool:
    """Whether a word may be a given name of an official in another spelling, a case of it, or its first letter."""
    sound = sounding(word)[:ALIKE_LETTERS]
    return bool(sound) and any(
        sounding(name).startswith(sound) for name in (official.name, *(name.value for name in official.names))
    )
