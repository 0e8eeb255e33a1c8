"""The lexicon: every name of every record as a path of words, and the walk that finds the longest at each place of a text."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from attrs import define, evolve, field, frozen

from eucentralasia.model import City, Country, Document, Event, Official, Organisation, Record, Region, Series, Topic
from eucentralasia.names.folding import listed
from eucentralasia.names.index import chain_of
from eucentralasia.names.namings import namings, surnames
from eucentralasia.names.tokens import BREAK, Gaps, Keys, Stretch, is_capital
from eucentralasia.names.wording import EQUIVALENTS, SMALL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from eucentralasia.names.index import Drawers

__all__ = ["Entry", "Lexicon", "Node"]

SKIPPED: Final = frozenset({"the", "and"})
"""Words that a name may have or lack in a text."""

JOINING: Final = frozenset(listed("the of between and with to for in и между с со"))
"""Words that may stand between a name and the parties that it joins."""

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
        tag: Whether they are one word after ``#``.
    """

    record: Record
    kind: str
    role: str = "name"
    exact: str | None = None
    capital: bool = True
    parties: frozenset[str] = frozenset()
    words: int = 1
    section: str | None = None
    tag: bool = False

    def fits(self, words: Stretch, first: int, last: int) -> bool:
        """Whether the words of a text are written as they must be."""
        if self.exact is not None:
            return first == last and words.text[words.start(first) - words.offset : words.end(first) - words.offset] == self.exact
        if self.tag:
            return first > 0 and words.between[first - 1].endswith("#")
        return not self.capital or is_capital(words.words[first])


@define(eq=False)
class Node:
    """What may follow some words, and what they mean."""

    children: dict[str, Node] = field(factory=dict)
    entries: tuple[Entry, ...] = ()


class Lexicon:
    """Every name of every record of a registry, as a path of words.

    Args:
        drawers: The registry.
    """

    __slots__ = ("_gaps", "_keys", "_parties", "broad", "days", "editions", "root")

    def __init__(self, drawers: Drawers) -> None:
        self._keys, self._gaps = Keys(), Gaps()
        self.root = Node()
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

    def path(self, text: str) -> tuple[str, ...]:
        """Return the folded words of a name, with a mark where it pauses and without those that a text may leave out."""
        words = Stretch(text, 0, self._keys, self._gaps)
        found = []
        for place in range(len(words.words)):
            if key := words.key(place):
                found += [key] if key not in SKIPPED else []
                found += [BREAK] if words.gap(place) == BREAK and place + 1 < len(words.words) else []
        return tuple(found)

    def _add(self, path: tuple[str, ...], entry: Entry) -> None:
        if not path:
            return
        if 1 < len(path) <= LONG_NAME and entry.role == "name" and not entry.tag:
            self._add(("".join(path),), evolve(entry, tag=True, exact=None))
        node = self.root
        for key in path:
            node = node.children.setdefault(key, Node())
        if all(
            (entry.role, entry.exact, entry.tag) != (other.role, other.exact, other.tag) or entry.record is not other.record
            for other in node.entries
        ):
            node.entries = (*node.entries, entry)

    def _add_plain(self, records: Iterable[Region | Country | City]) -> None:
        for record in records:
            for text in _spoken(record):
                self._add(self.path(text), Entry(record, kind_of(record), exact=_code(text)))

    def _add_topics(self, topics: Iterable[Topic]) -> None:
        for topic in topics:
            for text in _spoken(topic):
                path = self.path(text)
                for variant in (path, *_in_other_number(path)):
                    self._add(variant, Entry(topic, "topic", exact=_code(text), capital=False, words=len(path)))

    def _add_officials(self, officials: Iterable[Official]) -> None:
        for official in officials:
            for text in _spoken(official):
                path = self.path(text)
                for variant in {path, path[::-1]} if len(path) == 2 else {path}:  # noqa: PLR2004 - given name and surname
                    self._add(variant, Entry(official, "official", words=len(path)))
            for text in surnames(official):
                if len(text) >= SHORTEST_SURNAME:
                    self._add(self.path(text), Entry(official, "official", "surname"))

    def _add_joining(self, records: Iterable[Organisation | Series | Document]) -> None:
        """Add the names of records that join parties, and the same without their parties."""
        for record in records:
            kind = kind_of(record)
            texts = {text: self._parted(self.path(text), record) for text in _spoken(record)}
            joined = frozenset[str]().union(*(parties for parties, _ in texts.values()))
            for text, (parties, frame) in texts.items():
                path = self.path(text)
                capital = kind != "series" and len(path) < LONG_NAME
                own = joined if not parties and frame == path else frozenset[str]()
                self._add(path, Entry(record, kind, exact=_code(text), capital=capital, parties=own, words=len(path)))
                for variant, exact in _variants(frame) if parties else ():
                    self._add(variant, Entry(record, kind, "frame", exact, capital=False, parties=joined, words=len(variant)))

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
                marks.append("" if path[place] in JOINING or path[place] == BREAK else None)
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
                    self._add(path, Entry(event, "event", capital=len(path) < LONG_NAME, words=len(path)))

    def walk(self, words: Stretch, first: int, node: Node) -> tuple[int, tuple[Entry, ...]] | None:
        """Return where the longest name ends that begins at a word, and what it may mean, or ``None``."""
        best: tuple[int, tuple[Entry, ...]] | None = None
        place = first
        while True:
            if node.entries:
                fitting = tuple(entry for entry in node.entries if entry.fits(words, first, place))
                best = (place, fitting) if fitting else best
            following = _follow(words, place, node)
            if following is None:
                return best
            place, node = following


def _without_parties(marks: list[str | None]) -> int:
    """Return how many words at the beginning of a name are parties and what joins them; none where no party is there."""
    count = next((place for place, mark in enumerate(marks) if mark is None), len(marks))
    return count if any(marks[:count]) else 0


def _follow(words: Stretch, place: int, node: Node) -> tuple[int, Node] | None:
    """Go one word on along a name; over a comma where the name has one, over an abbreviation in brackets, over ``the``."""
    gap = words.gap(place)
    if gap == BREAK and (over := _over_brackets(words, place)):
        place = over
    elif gap == BREAK and BREAK in node.children:
        node = node.children[BREAK]
    elif gap:
        return None
    key = words.key(place + 1)
    if key in node.children:
        return place + 1, node.children[key]
    if key in SKIPPED and not words.gap(place + 1) and words.key(place + 2) in node.children:
        return place + 2, node.children[words.key(place + 2)]
    return None


def _over_brackets(words: Stretch, place: int) -> int | None:
    """Return the place of an abbreviation in brackets that follows a word, as in ``Counter-Terrorism (CT) Dialogue``."""
    is_short = words.between[place].endswith("(") and place + 2 < len(words.words) and words.words[place + 1].isupper()
    return place + 1 if is_short and words.between[place + 1].strip() == ")" else None


def _spoken(record: Record) -> Iterator[str]:
    """Yield the names of a record that a text may use, without ids and codes."""
    codes = {record.id, getattr(record, "alpha_3", None), getattr(record, "numeric", None), *record.former_ids}
    for text, _ in namings(record):
        if text not in codes or text == record.label or any(text == name.value for name in record.names):
            yield text


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
            yield left, (left[0].upper() if len(left) == 1 and len(left[0]) < LONG_NAME else None)
            yield right, None


def kind_of(record: Record) -> str:
    """Return what a record is called in a sentence."""
    return type(record).__name__.lower()
