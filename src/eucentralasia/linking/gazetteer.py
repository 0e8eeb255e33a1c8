"""The lexicon: every name of every record as a path of words, and the walk that finds the longest at each place of a text."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from attrs import evolve

from eucentralasia.linking.dates_in_text import MONTHS
from eucentralasia.linking.entries import (
    AS_IT_SAYS,
    LONG_NAME,
    Entry,
    Meaning,
    code_of,
    days_of,
    in_other_number,
    kind_of,
    spoken,
    spoken_when,
    variants,
)
from eucentralasia.linking.tokenizer import CAPITAL, MARKS, PADS, PAUSE, Pieces, Words
from eucentralasia.model import City, Country, Document, Event, Official, Organisation, Region, Series, Topic
from eucentralasia.names.aliases import surnames
from eucentralasia.names.index import chain_of
from eucentralasia.names.normalise import listed, sounding, stemmed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eucentralasia.names.index import Drawers

__all__ = ["JOINING", "Lexicon", "Node"]

SKIPPED: Final = frozenset({"the", "and"})
LOOSE: Final = frozenset({*SKIPPED, PAUSE})
"""Words that a name may have or lack in a text."""

JOINING: Final = frozenset(
    map(stemmed, listed("the of between and with to for in countries states и между с со стран"))
)
"""Words that may stand between a name and the parties that it joins."""

SHORTEST_SURNAME: Final = 3


class Node:
    """What may follow some words, and what they mean."""

    __slots__ = ("children", "meaning")

    def __init__(self) -> None:
        self.children: dict[str, Node] = {}
        self.meaning: Meaning | None = None


class Lexicon:
    """Every name of every record of a registry, as a path of words.

    Args:
        drawers: The registry.
    """

    __slots__ = (
        "_capital_heads",
        "_heads",
        "_parties",
        "_sounds",
        "_words",
        "broad",
        "days",
        "editions",
        "pieces",
        "root",
    )

    def __init__(self, drawers: Drawers) -> None:
        self.pieces = Pieces()
        self.root = Node()
        self._words: set[str] = set()
        self._heads = set(MONTHS)
        self._capital_heads: set[str] = set()
        self._sounds: dict[str, str] = {}
        self._parties = {
            self.path(text): record.id
            for one in chain_of(drawers)
            for record in (*one.regions, *one.countries)
            for text in spoken(record)
        }
        self.editions: dict[str, list[Event]] = {}
        self.days: dict[dt.date, list[Event]] = {}
        for event in drawers.events:
            self.editions.setdefault(event.series or "", []).append(event)
            for day in days_of(event):
                self.days.setdefault(day, []).append(event)
        topics = tuple(drawers.topics)
        self.broad = {topic.broader for topic in topics} & {
            topic.id for topic in topics if topic.broader is None
        }
        self._add_plain((*drawers.regions, *drawers.countries, *drawers.cities))
        self._add_topics(drawers.topics)
        self._add_officials(drawers.officials)
        self._add_joining((*drawers.organisations, *drawers.series, *drawers.documents))
        self._add_sections(drawers.documents)
        self._add_events(drawers)
        self.pieces = Pieces(self._heads, self._capital_heads - self._heads, self._words, self._sounds)

    def path(self, text: str) -> tuple[str, ...]:
        """Return the folded words of a name, with a mark where it pauses and without those that a text may leave out."""
        keys = Words(text, 0, self.pieces).keys[:-PADS]
        found = [PAUSE if key in MARKS else key for key in keys if key not in SKIPPED]
        while found and found[-1] == PAUSE:
            found.pop()
        return tuple(found)

    def _add(self, path: tuple[str, ...], entry: Entry) -> None:
        if not path:
            return
        if 1 < len(path) <= LONG_NAME and entry.role == "name" and not entry.tag:
            self._add(("".join(path),), evolve(entry, tag=True, exact=None))
        self._words.update(path)
        (self._capital_heads if entry.capital and not entry.tag else self._heads).add(path[0])
        node = self.root
        for key in path:
            node = node.children.setdefault(key, Node())
        entries = node.meaning.entries if node.meaning is not None else ()
        if all(entry.differs(other) for other in entries):
            node.meaning = Meaning((*entries, entry))

    def _add_plain(self, records: Iterable[Region | Country | City]) -> None:
        for record in records:
            for text in spoken(record):
                self._add(self.path(text), Entry(record, kind_of(record), exact=code_of(text), plain=True))

    def _add_topics(self, topics: Iterable[Topic]) -> None:
        for topic in topics:
            for text in spoken(topic):
                path = self.path(text)
                for variant in (path, *in_other_number(path)):
                    self._add(
                        variant,
                        Entry(
                            topic,
                            "topic",
                            exact=code_of(text),
                            capital=False,
                            words=len(path),
                            plain=topic.id not in self.broad,
                        ),
                    )

    def _add_officials(self, officials: Iterable[Official]) -> None:
        for official in officials:
            for text in spoken(official):
                path = self.path(text)
                self._sounds.update(
                    (sounding(word), word)
                    for word in path
                    if word.isascii() and len(word) >= SHORTEST_SURNAME
                )
                for variant in {path, path[::-1]} if len(path) == 2 else {path}:  # noqa: PLR2004 - given name and surname
                    self._add(variant, Entry(official, "official", words=len(path), plain=True))
            for text in surnames(official):
                if len(text) >= SHORTEST_SURNAME:
                    self._add(self.path(text), Entry(official, "official", "surname"))

    def _add_joining(self, records: Iterable[Organisation | Series | Document]) -> None:
        """Add the names of records that join parties, and the same without their parties."""
        for record in records:
            kind = kind_of(record)
            parted = [
                (text, dates, *self._parted(self.path(text), record)) for text, dates in spoken_when(record)
            ]
            joined = frozenset[str]().union(*(parties for _, _, parties, _ in parted))
            for text, dates, parties, frame in parted:
                path = self.path(text)
                capital = kind != "series" and len(path) < LONG_NAME
                own = joined if not parties and frame == path else frozenset[str]()
                entry = Entry(
                    record,
                    kind,
                    exact=code_of(text),
                    capital=capital,
                    parties=own,
                    words=len(path),
                    dates=dates,
                )
                if dates is None or not parties:
                    self._add(path, entry)
                for variant, exact in variants(frame) if parties else ():
                    words = len(variant)
                    self._add(
                        variant,
                        Entry(
                            record,
                            kind,
                            "frame",
                            exact,
                            capital=False,
                            parties=joined,
                            words=words,
                            dates=dates,
                        ),
                    )

    def _parted(
        self, path: tuple[str, ...], record: Organisation | Series | Document
    ) -> tuple[frozenset[str], tuple[str, ...]]:
        """Return the parties at the ends of a name and what is left without them; all of it where a party stands inside."""
        marks = self._marked(path, set(record.parties) if not isinstance(record, Organisation) else None)
        first, last = _without_parties(marks), len(path) - _without_parties(marks[::-1])
        found = frozenset(mark for mark in marks if mark)
        is_parted = found and first < last and not any(marks[first:last])
        return (found, path[first:last]) if is_parted else (frozenset(), path)

    def _marked(self, path: tuple[str, ...], own: set[str] | None) -> list[str | None]:
        """Mark each word of a name with the party that it is part of, ``""`` where it only joins, ``None`` where it is neither.

        A country that is not one of its own is part of the name, as in "Envoys for Afghanistan".
        """
        marks: list[str | None] = []
        while len(marks) < len(path):
            place = len(marks)
            for end in range(len(path), place, -1):
                party = self._parties.get(path[place:end])
                if party is not None and (own is None or party in own or not party.isupper()):
                    marks += [party] * (end - place)
                    break
            else:
                marks.append("" if path[place] in JOINING or path[place] == PAUSE else None)
        return marks

    def _add_sections(self, documents: Iterable[Document]) -> None:
        for document in documents:
            for section in document.sections:
                numbered = section.id.replace("-", " ") if any(c.isdigit() for c in section.id) else ""
                for text in (numbered, section.title):
                    path = self.path(text)
                    if len(path) > 1:
                        self._add(
                            path, Entry(document, "section", "section", words=len(path), section=section.id)
                        )

    def _add_events(self, drawers: Drawers) -> None:
        series = {
            self.path(text) for one in chain_of(drawers) for record in one.series for text in spoken(record)
        }
        for event in drawers.events:
            for text in spoken(event):
                path = self.path(text)
                if path not in series:
                    self._add(
                        path,
                        Entry(event, "event", capital=not path[0].isdecimal(), words=len(path), plain=True),
                    )

    def walk(self, words: Words, first: int) -> tuple[int, Meaning] | None:
        """Return where the longest name ends that begins at a word, and what it may mean, or ``None``."""
        best: tuple[int, Meaning] | None = None
        place, keys, flags = first, words.keys, words.flags
        node = self.root.children[keys[first]]
        while True:
            meaning = node.meaning
            if meaning is not None:
                if meaning.needs == AS_IT_SAYS:
                    meaning = meaning.fitting(words, first, place)
                elif meaning.needs and not flags[first] & CAPITAL:
                    meaning = None
                if meaning is not None:
                    best = (place, meaning)
            key = keys[place + 1]
            following = node.children.get(key)
            if following is not None:
                place, node = place + 1, following
            elif key in LOOSE and node.children and (around := _around(words, place, node)):
                place, node = around
            else:
                return best


def _without_parties(marks: list[str | None]) -> int:
    """Return how many words at the beginning of a name are parties and what joins them; none where no party is there."""
    count = next((place for place, mark in enumerate(marks) if mark is None), len(marks))
    return count if any(marks[:count]) else 0


def _around(words: Words, place: int, node: Node) -> tuple[int, Node] | None:
    """Go on along a name over an abbreviation in brackets, or over ``the`` and ``and``."""
    following = place + 1
    if words.keys[following] == PAUSE:
        if words.keys[place + 3 : place + 4] != [PAUSE] or not words.is_word(place + 2):
            return None
        written = words.text[words.end(place) : words.start(place + 3)].strip()
        if not written.startswith("(") or not written.isupper():
            return None
        following = place + 4
    while words.keys[following] in SKIPPED and words.keys[following] not in node.children:
        following += 1
    child = node.children.get(words.keys[following])
    return (following, child) if child is not None else None
