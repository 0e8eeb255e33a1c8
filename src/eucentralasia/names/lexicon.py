"""The lexicon: every name of every record as a path of words, and the walk that finds the longest at each place of a text."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from eucentralasia.model import City, Country, Document, Event, Official, Organisation, Record, Region, Series, Topic
from eucentralasia.names.days import MONTHS
from eucentralasia.names.folding import listed, sounding
from eucentralasia.names.index import chain_of
from eucentralasia.names.namings import spellings, surnames
from eucentralasia.names.tokens import CAPITALS, MARKS, PADS, PAUSE, Pieces, Words
from eucentralasia.names.wording import EQUIVALENTS, SMALL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from eucentralasia.dates import DateSpan
    from eucentralasia.names.index import Drawers

__all__ = ["Entry", "Lexicon", "Meaning", "Node"]

SKIPPED: Final = frozenset({"the", "and"})
LOOSE: Final = frozenset({*SKIPPED, PAUSE})
"""Words that a name may have or lack in a text."""

JOINING: Final = frozenset(listed("the of between and with to for in countries states и между с со стран"))
"""Words that may stand between a name and the parties that it joins."""

PARTIES: Final = frozenset({"country", "region"})
JOINED: Final = frozenset({"organisation", "series", "document"})
LONGEST_CODE: Final = 6
SHORTEST_SURNAME: Final = 3
LONG_NAME: Final = 4
MOST_DAYS: Final = 31


@frozen(eq=False)
class Entry:
    """One thing that some words may mean.

    Args:
        record: The record.
        kind: ``"country"``, ``"section"`` and the like.
        role: ``"name"``, ``"frame"`` for a name without the parties that it joins, ``"surname"`` or ``"section"``.
        exact: How the words must be written: as they stand for an abbreviation, else ``None``.
        capital: Whether they must begin with a capital.
        parties: The parties that the whole name joins.
        words: How many words they are.
        section: Id of the section.
        dates: When the name was in use; ``None`` where no source limits it.
        tag: Whether they are one word after ``#``.
        plain: Whether they mean the record wherever they stand.
    """

    record: Record
    kind: str
    role: str = "name"
    exact: str | None = None
    capital: bool = True
    parties: frozenset[str] = frozenset()
    words: int = 1
    section: str | None = None
    dates: DateSpan | None = None
    tag: bool = False
    plain: bool = False

    def differs(self, other: Entry) -> bool:
        """Whether it is not the same meaning again."""
        mine, its = (self.role, self.exact, self.tag, self.section), (other.role, other.exact, other.tag, other.section)
        return mine != its or self.record is not other.record

    @property
    def score(self) -> float:
        """How surely the words mean the record: a topic of one plain word less so."""
        return 1.0 if self.kind != "topic" or self.words > 1 else 0.8

    def fits(self, words: Words, first: int, last: int) -> bool:
        """Whether the words of a text are written as they must be."""
        if self.exact is not None:
            return first == last and bool(words.flags[first] & CAPITALS)
        if self.tag:
            start = words.start(first)
            return start > 0 and words.text[start - 1] == "#"
        return not self.capital or words.is_capital(first)


class Meaning:
    """Everything that some words may mean.

    Args:
        entries: The meanings.

    Attributes:
        plain: The only meaning, where it does not depend on what stands around; else ``None``.
        joins: Whether one is an organisation, a series or a document, which may join parties.
        party: Id of the country or region that one is, or ``None``.
        choosy: Whether one depends on how the words are written.
    """

    __slots__ = ("choosy", "entries", "joins", "party", "plain")

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        self.entries = entries
        self.plain = entries[0] if len(entries) == 1 and entries[0].plain else None
        self.joins = any(entry.kind in JOINED for entry in entries)
        self.party = next((entry.record.id for entry in entries if entry.kind in PARTIES), None)
        self.choosy = any(entry.capital or entry.tag or entry.exact is not None for entry in entries)

    def fitting(self, words: Words, first: int, last: int) -> Meaning | None:
        """Return those of the meanings that fit how the words are written; ``None`` where none does."""
        if not self.choosy:
            return self
        fitting = tuple([entry for entry in self.entries if entry.fits(words, first, last)])
        if len(fitting) == len(self.entries):
            return self
        return Meaning(fitting) if fitting else None


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

    __slots__ = ("_parties", "_sounds", "_words", "broad", "days", "editions", "pieces", "root")

    def __init__(self, drawers: Drawers) -> None:
        self.pieces = Pieces()
        self.root = Node()
        self._words: set[str] = set()
        self._sounds: dict[str, str] = {}
        self._parties = {
            self.path(text): record.id for one in chain_of(drawers) for record in (*one.regions, *one.countries) for text in _spoken(record)
        }
        self.editions: dict[str, list[Event]] = {}
        self.days: dict[dt.date, list[Event]] = {}
        for event in drawers.events:
            self.editions.setdefault(event.series or "", []).append(event)
            for day in _days_of(event):
                self.days.setdefault(day, []).append(event)
        topics = tuple(drawers.topics)
        self.broad = {topic.broader for topic in topics} & {topic.id for topic in topics if topic.broader is None}
        self._add_plain((*drawers.regions, *drawers.countries, *drawers.cities))
        self._add_topics(drawers.topics)
        self._add_officials(drawers.officials)
        self._add_joining((*drawers.organisations, *drawers.series, *drawers.documents))
        self._add_sections(drawers.documents)
        self._add_events(drawers)
        self.pieces = Pieces(self.root.children.keys() | MONTHS.keys(), self._words, self._sounds)

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
        node = self.root
        for key in path:
            node = node.children.setdefault(key, Node())
        entries = node.meaning.entries if node.meaning is not None else ()
        if all(entry.differs(other) for other in entries):
            node.meaning = Meaning((*entries, entry))

    def _add_plain(self, records: Iterable[Region | Country | City]) -> None:
        for record in records:
            for text in _spoken(record):
                self._add(self.path(text), Entry(record, kind_of(record), exact=_code(text), plain=True))

    def _add_topics(self, topics: Iterable[Topic]) -> None:
        for topic in topics:
            for text in _spoken(topic):
                path = self.path(text)
                for variant in (path, *_in_other_number(path)):
                    self._add(
                        variant, Entry(topic, "topic", exact=_code(text), capital=False, words=len(path), plain=topic.id not in self.broad)
                    )

    def _add_officials(self, officials: Iterable[Official]) -> None:
        for official in officials:
            for text in _spoken(official):
                path = self.path(text)
                self._sounds.update((sounding(word), word) for word in path if word.isascii() and len(word) >= SHORTEST_SURNAME)
                for variant in {path, path[::-1]} if len(path) == 2 else {path}:  # noqa: PLR2004 - given name and surname
                    self._add(variant, Entry(official, "official", words=len(path), plain=True))
            for text in surnames(official):
                if len(text) >= SHORTEST_SURNAME:
                    self._add(self.path(text), Entry(official, "official", "surname"))

    def _add_joining(self, records: Iterable[Organisation | Series | Document]) -> None:
        """Add the names of records that join parties, and the same without their parties."""
        for record in records:
            kind = kind_of(record)
            parted = [(text, dates, *self._parted(self.path(text), record)) for text, dates in _dated(record)]
            joined = frozenset[str]().union(*(parties for _, _, parties, _ in parted))
            for text, dates, parties, frame in parted:
                path = self.path(text)
                capital = kind != "series" and len(path) < LONG_NAME
                own = joined if not parties and frame == path else frozenset[str]()
                entry = Entry(record, kind, exact=_code(text), capital=capital, parties=own, words=len(path), dates=dates)
                if dates is None or not parties:
                    self._add(path, entry)
                for variant, exact in _variants(frame) if parties else ():
                    words = len(variant)
                    self._add(variant, Entry(record, kind, "frame", exact, capital=False, parties=joined, words=words, dates=dates))

    def _parted(self, path: tuple[str, ...], record: Organisation | Series | Document) -> tuple[frozenset[str], tuple[str, ...]]:
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
                        self._add(path, Entry(document, "section", "section", words=len(path), section=section.id))

    def _add_events(self, drawers: Drawers) -> None:
        series = {self.path(text) for one in chain_of(drawers) for record in one.series for text in _spoken(record)}
        for event in drawers.events:
            for text in _spoken(event):
                path = self.path(text)
                if path not in series:
                    self._add(path, Entry(event, "event", capital=len(path) < LONG_NAME, words=len(path), plain=True))

    def walk(self, words: Words, first: int) -> tuple[int, Meaning] | None:
        """Return where the longest name ends that begins at a word, and what it may mean, or ``None``."""
        best: tuple[int, Meaning] | None = None
        place, keys = first, words.keys
        node = self.root.children[keys[first]]
        while True:
            if node.meaning is not None and (meaning := node.meaning.fitting(words, first, place)) is not None:
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


def _spoken(record: Record) -> Iterator[str]:
    """Yield the names of a record that a text may use, without ids and codes."""
    return (text for text, _ in _dated(record))


def _dated(record: Record) -> Iterator[tuple[str, DateSpan | None]]:
    """Yield the same, each with the time in which it was in use."""
    codes = {record.id, getattr(record, "alpha_3", None), getattr(record, "numeric", None), *record.former_ids}
    given = {record.label, *(name.value for name in record.names)}
    return ((text, dates) for text, dates in spellings(record) if text not in codes or text in given)


def _code(text: str) -> str | None:
    """Return an abbreviation, which a text must spell as it is."""
    return text if len(text) <= LONGEST_CODE and text.isupper() and text.isalpha() else None


def _in_other_number(path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the plural of a singular, or the singular of a plural, as English mostly makes it."""
    last = path[-1] if path else ""
    if last.isascii() and len(last) > LONG_NAME:
        yield (*path[:-1], last[:-1] if last.endswith("s") and not last.endswith("ss") else f"{last}s")


def _days_of(event: Event) -> Iterator[dt.date]:
    """Yield the days of an event, where they are known."""
    first, last = event.dates.start, event.dates.end
    if first is not None and last is not None and first.day is not None and last.day is not None:
        for step in range(min((last.latest - first.earliest).days, MOST_DAYS) + 1):
            yield first.earliest + dt.timedelta(days=step)


def _variants(frame: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str | None]]:
    """Yield a name without its parties, and its equivalents."""
    yield frame, None
    content = tuple(word for word in frame if word not in SMALL)
    meaning = next((right for left, right in EQUIVALENTS if content in {left, right}), None)
    for left, right in EQUIVALENTS if meaning else ():
        if right == meaning:
            yield left, (left[0].upper() if len(left) == 1 and len(left[0]) <= LONG_NAME else None)
            yield right, None


def kind_of(record: Record) -> str:
    """Return what a record is called in a sentence."""
    return type(record).__name__.lower()
