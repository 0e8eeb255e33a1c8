"""The gazetteer: every name of every record as a path of words, and the walk that finds the longest."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

from attrs import evolve, field, frozen

from eucentralasia.linking.dates_in_text import DATE_STEMS
from eucentralasia.linking.mentions import Score
from eucentralasia.linking.tokenizer import CAPITAL, CAPITALS, MARKS, PADS, PAUSE, TokenCache, Tokens
from eucentralasia.model import City, Country, Document, Event, Official, Organisation, Region, Series, Topic
from eucentralasia.names.aliases import aliases, surnames
from eucentralasia.names.index import chain_of
from eucentralasia.names.normalise import sounding
from eucentralasia.names.words import EQUIVALENTS, JOINING, SKIPPED, SMALL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TypeAlias

    from eucentralasia.dates import DateSpan
    from eucentralasia.model import Record
    from eucentralasia.names.index import RegistryLike

    Path: TypeAlias = tuple[str, ...]
    Cut: TypeAlias = Callable[[str], Path]
    Named: TypeAlias = "Iterator[tuple[Path, Entry]]"
    Joining: TypeAlias = Organisation | Series | Document

__all__ = ["Entry", "Gazetteer", "Meaning"]

R = TypeVar("R", bound="Record")

PARTIES: Final = frozenset({"country", "region"})
JOINING_KINDS: Final = frozenset({"organisation", "series", "document"})
LOOSE: Final = SKIPPED | {PAUSE}
ANYHOW, AS_IT_SAYS = 0, 2  # beside CAPITAL
LONGEST_CODE: Final = 6
LONG_NAME: Final = 4
SHORTEST_SURNAME: Final = 3
MOST_DAYS: Final = 31


@frozen(eq=False)
class Entry:
    """One thing that some words may mean.

    Args:
        record: The record.
        role: ``"name"``, ``"surname"``, ``"section"``, or ``"frame"`` for a name without its parties.
        code: Whether it is an abbreviation, which a text has in capitals.
        tag: Whether it is a name as one word after ``#``.
        capital: Whether it must begin with a capital.
        plain: Whether it means the record wherever it stands.
        parties: The parties that the whole name joins.
        words: How many words the name has.
        section: Id of the section.
        dates: When the name was in use; ``None`` where no source limits it.

    Attributes:
        kind: ``"country"``, ``"section"`` and the like.
    """

    record: Record
    role: str = "name"
    code: bool = False
    tag: bool = False
    capital: bool = True
    plain: bool = False
    parties: frozenset[str] = frozenset()
    words: int = 1
    section: str | None = None
    dates: DateSpan | None = None
    kind: str = field(init=False)

    @kind.default
    def _kind(self) -> str:
        return "section" if self.section is not None else type(self.record).__name__.lower()

    @property
    def sense(self) -> tuple[object, ...]:
        """What two entries for the same words have in common if they say the same."""
        return id(self.record), self.role, self.code, self.tag, self.section

    @property
    def score(self) -> Score:
        """How surely the words mean the record: a topic of one plain word less so."""
        return Score.SURE if self.kind != "topic" or self.words > 1 else Score.HINTED

    def fits(self, tokens: Tokens, first: int, last: int) -> bool:
        """Whether the words of a text are written as they must be."""
        if self.code:
            return first == last and bool(tokens.flags[first] & CAPITALS)
        if self.tag:
            start = tokens.start(first)
            return start > 0 and tokens.text[start - 1] == "#"
        return not self.capital or tokens.is_capital(first)


class Meaning:
    """Everything that some words may mean.

    Args:
        entries: The meanings.

    Attributes:
        plain: The only meaning, where it does not depend on what stands around; else ``None``.
        score: How surely the words mean the plain one.
        joining: Those of organisations, series and documents, which may join parties.
        parties: Id of the country or region that one is; nothing where none is.
        topic: Whether the plain one is a topic.
        needs: How words must be written: ``ANYHOW``, with a ``CAPITAL``, or each meaning as it says itself.
    """

    __slots__ = ("entries", "joining", "needs", "parties", "plain", "score", "topic")

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        self.entries = entries
        self.plain = entries[0] if len(entries) == 1 and entries[0].plain else None
        self.score: float = float(self.plain.score) if self.plain is not None else 0.0
        self.joining = tuple([entry for entry in entries if entry.kind in JOINING_KINDS])
        self.parties = frozenset([entry.record.id for entry in entries if entry.kind in PARTIES][:1])
        self.topic = self.plain is not None and self.plain.kind == "topic"
        capitals = {entry.capital for entry in entries}
        if len(capitals) > 1 or any(entry.tag or entry.code for entry in entries):
            self.needs = AS_IT_SAYS
        else:
            self.needs = CAPITAL if True in capitals else ANYHOW

    def fitting(self, tokens: Tokens, first: int, last: int) -> Meaning | None:
        """Return those of the meanings that fit how the words are written; ``None`` where none does."""
        fitting = tuple([entry for entry in self.entries if entry.fits(tokens, first, last)])
        if len(fitting) == len(self.entries):
            return self
        return Meaning(fitting) if fitting else None


class Node:
    """What may follow some words, and what they mean."""

    __slots__ = ("children", "meaning")

    def __init__(self) -> None:
        self.children: dict[str, Node] = {}
        self.meaning: Meaning | None = None


class Gazetteer:
    """Every name of every record of a registry, as a path of words.

    Args:
        registry: The registry.

    Attributes:
        names: The first words of names, each with what may follow.
        cache: What texts are cut with into tokens.
        editions: The events of each series.
        days: The events of each day.
        broad: Ids of the topics that have others under them and none above.
    """

    __slots__ = ("broad", "cache", "days", "editions", "names")

    def __init__(self, registry: RegistryLike) -> None:
        records = tuple(registry)
        topics, officials, events = _of(Topic, records), _of(Official, records), _of(Event, records)
        parents = {topic.broader for topic in topics}
        self.broad = {topic.id for topic in topics if topic.broader is None and topic.id in parents}
        self.editions: dict[str, list[Event]] = {}
        self.days: dict[dt.date, list[Event]] = {}
        for event in events:
            self.editions.setdefault(event.series or "", []).append(event)
            for day in _days_of(event):
                self.days.setdefault(day, []).append(event)
        path = partial(_path, TokenCache())
        chain = chain_of(registry)
        parties: list[Region | Country] = [
            *(one for each in chain for one in each.regions),
            *(one for each in chain for one in each.countries),
        ]
        joining = _Joining(path, parties)
        series = {path(text) for each in chain for one in each.series for text, _ in _spoken(one)}
        trie = _Trie()
        trie.add_all(_places([*_of(Region, records), *_of(Country, records), *_of(City, records)], path))
        trie.add_all(_topics(topics, self.broad, path))
        trie.add_all(_people(officials, path))
        for cls in (Organisation, Series, Document):
            trie.add_all(joining.names(_of(cls, records)))
        trie.add_all(_sections(_of(Document, records), path))
        trie.add_all(pair for pair in _events(events, path) if pair[0] not in series)
        self.names = trie.root.children
        self.cache = TokenCache(
            trie.heads, trie.capital_heads - trie.heads, trie.words, _sounds(officials, path)
        )

    def walk(self, tokens: Tokens, first: int) -> tuple[int, Meaning] | None:
        """Return where the longest name ends that begins at a word, and what it may mean, or ``None``."""
        best: tuple[int, Meaning] | None = None
        position, keys, flags = first, tokens.keys, tokens.flags
        node = self.names[keys[first]]
        while True:
            meaning = node.meaning
            if meaning is not None:
                if meaning.needs == AS_IT_SAYS:
                    meaning = meaning.fitting(tokens, first, position)
                elif meaning.needs and not flags[first] & CAPITAL:
                    meaning = None
                if meaning is not None:
                    best = (position, meaning)
            key = keys[position + 1]
            following = node.children.get(key)
            if following is not None:
                position, node = position + 1, following
            elif key in LOOSE and node.children and (over := _over(tokens, position, node)):
                position, node = over
            else:
                return best


def _over(tokens: Tokens, position: int, node: Node) -> tuple[int, Node] | None:
    """Go on along a name over an abbreviation in brackets, or over ``the`` and ``and``."""
    following = position + 1
    if tokens.keys[following] == PAUSE:
        if tokens.keys[position + 3 : position + 4] != [PAUSE] or not tokens.is_word(position + 2):
            return None
        written = tokens.text[tokens.end(position) : tokens.start(position + 3)].strip()
        if not written.startswith("(") or not written.isupper():
            return None
        following = position + 4
    while tokens.keys[following] in SKIPPED and tokens.keys[following] not in node.children:
        following += 1
    child = node.children.get(tokens.keys[following])
    return (following, child) if child is not None else None


# How it is made: each kind of record says by which paths a text may name it; they are laid one over another.


class _Trie:
    """Paths laid one over another, and the words in them: all, and those at which one begins."""

    def __init__(self) -> None:
        self.root = Node()
        self.words: set[str] = set()
        self.heads = set(DATE_STEMS)
        self.capital_heads: set[str] = set()

    def add_all(self, pairs: Iterable[tuple[Path, Entry]]) -> None:
        """Add paths, each with what it means; a name of a few words also as the one word of a hashtag."""
        for path, entry in pairs:
            if 1 < len(path) <= LONG_NAME and entry.role == "name":
                self._add(("".join(path),), evolve(entry, tag=True, code=False))
            if path:
                self._add(path, entry)

    def _add(self, path: Path, entry: Entry) -> None:
        self.words.update(path)
        (self.capital_heads if entry.capital and not entry.tag else self.heads).add(path[0])
        node = self.root
        for key in path:
            node = node.children.setdefault(key, Node())
        entries = node.meaning.entries if node.meaning is not None else ()
        if all(entry.sense != other.sense for other in entries):
            node.meaning = Meaning((*entries, entry))


def _of(cls: type[R], records: Iterable[Record]) -> list[R]:
    return [record for record in records if isinstance(record, cls)]


def _path(cache: TokenCache, text: str) -> Path:
    """Return the folded words of a name, with a mark where it pauses, without what a text may leave out."""
    keys = [
        PAUSE if key in MARKS else key for key in Tokens(text, 0, cache).keys[:-PADS] if key not in SKIPPED
    ]
    while keys and keys[-1] == PAUSE:
        keys.pop()
    return tuple(keys)


def _spoken(record: Record) -> Iterator[tuple[str, DateSpan | None]]:
    """Yield the names of a record that a text may use, no ids and codes, each with when it was in use."""
    codes = {
        record.id,
        getattr(record, "alpha_3", None),
        getattr(record, "numeric", None),
        *record.former_ids,
    }
    given = {record.label, *(name.value for name in record.names)}
    return ((text, dates) for text, dates in aliases(record) if text not in codes or text in given)


def _is_code(text: str) -> bool:
    return len(text) <= LONGEST_CODE and text.isupper() and text.isalpha()


def _days_of(event: Event) -> Iterator[dt.date]:
    """Yield the days of an event, where they are known."""
    first, last = event.dates.start, event.dates.end
    if first is not None and last is not None and first.day is not None and last.day is not None:
        for step in range(min((last.latest - first.earliest).days, MOST_DAYS) + 1):
            yield first.earliest + dt.timedelta(days=step)


def _places(records: Iterable[Region | Country | City], path: Cut) -> Named:
    for record in records:
        for text, _ in _spoken(record):
            yield path(text), Entry(record, code=_is_code(text), plain=True)


def _topics(topics: Iterable[Topic], broad: set[str], path: Cut) -> Named:
    """Yield the names of topics, in the other number too; a text may write them small."""
    for topic in topics:
        for text, _ in _spoken(topic):
            *before, last = path(text) or ("",)
            entry = Entry(
                topic, code=_is_code(text), capital=False, plain=topic.id not in broad, words=len(before) + 1
            )
            yield path(text), entry
            if last.isascii() and len(last) > LONG_NAME:
                is_plural = last.endswith("s") and not last.endswith("ss")
                yield (*before, last[:-1] if is_plural else f"{last}s"), entry


def _people(officials: Iterable[Official], path: Cut) -> Named:
    """Yield the names of officials, two words in both orders, and their surnames."""
    for official in officials:
        for text, _ in _spoken(official):
            words = path(text)
            yield words, Entry(official, plain=True)
            if len(words) == 2:  # noqa: PLR2004 - given name and surname
                yield words[::-1], Entry(official, plain=True)
        for text in surnames(official):
            if len(text) >= SHORTEST_SURNAME:
                yield path(text), Entry(official, "surname")


def _sounds(officials: Iterable[Official], path: Cut) -> dict[str, str]:
    """Return the Latin words of the names of officials by their sounds."""
    words = (word for official in officials for text, _ in _spoken(official) for word in path(text))
    return {sounding(word): word for word in words if word.isascii() and len(word) >= SHORTEST_SURNAME}


def _sections(documents: Iterable[Document], path: Cut) -> Named:
    for document in documents:
        for section in document.sections:
            numbered = section.id.replace("-", " ") if any(c.isdigit() for c in section.id) else ""
            for words in map(path, (numbered, section.title)):
                if len(words) > 1:
                    yield words, Entry(document, "section", section=section.id)


def _events(events: Iterable[Event], path: Cut) -> Named:
    for event in events:
        for text, _ in _spoken(event):
            words = path(text)
            yield words, Entry(event, capital=not "".join(words[:1]).isdecimal(), plain=True)


class _Joining:
    """The names of organisations, series and documents, which may join parties: with these and without.

    Args:
        path: What makes a path of a text.
        parties: The countries and regions.
    """

    def __init__(self, path: Cut, parties: Iterable[Region | Country]) -> None:
        self._path = path
        self._parties = {path(text): party.id for party in parties for text, _ in _spoken(party)}

    def names(self, records: Iterable[Joining]) -> Named:
        """Yield the names of records with their parties, and the frames that are left without them."""
        return (named for record in records for named in self._names(record))

    def _names(self, record: Joining) -> Named:
        parted = [(text, dates, *self._parted(self._path(text), record)) for text, dates in _spoken(record)]
        joined = frozenset[str]().union(*(parties for _, _, parties, _ in parted))
        for text, dates, parties, frame in parted:
            path = self._path(text)
            if dates is None or not parties:
                capital = not isinstance(record, Series) and len(path) < LONG_NAME
                own = joined if not parties and frame == path else frozenset[str]()
                yield (
                    path,
                    Entry(
                        record,
                        code=_is_code(text),
                        capital=capital,
                        parties=own,
                        words=len(path),
                        dates=dates,
                    ),
                )
            for variant, code in _variants(frame) if parties else ():
                yield (
                    variant,
                    Entry(
                        record, "frame", code, capital=False, parties=joined, words=len(variant), dates=dates
                    ),
                )

    def _parted(self, path: Path, record: Joining) -> tuple[frozenset[str], Path]:
        """Return the parties at the ends of a name, and the rest; no parties where one stands inside."""
        marks = self._marked(path, None if isinstance(record, Organisation) else set(record.parties))
        first, last = _count_parties(marks), len(path) - _count_parties(marks[::-1])
        parties = frozenset(mark for mark in marks if mark)
        is_parted = parties and first < last and not any(marks[first:last])
        return (parties, path[first:last]) if is_parted else (frozenset(), path)

    def _marked(self, path: Path, own: set[str] | None) -> list[str | None]:
        """Mark each word of a name with its party, ``""`` where it only joins, ``None`` where neither.

        A country that is not one of its own is part of the name, as in "Envoys for Afghanistan".
        """
        marks: list[str | None] = []
        while (start := len(marks)) < len(path):
            for end in range(len(path), start, -1):
                party = self._parties.get(path[start:end])
                if party is not None and (own is None or party in own or not party.isupper()):
                    marks += [party] * (end - start)
                    break
            else:
                marks.append("" if path[start] in JOINING or path[start] == PAUSE else None)
        return marks


def _count_parties(marks: list[str | None]) -> int:
    """Return how many words at the beginning of a name are parties and what joins them."""
    count = next((position for position, mark in enumerate(marks) if mark is None), len(marks))
    return count if any(marks[:count]) else 0


def _variants(frame: Path) -> Iterator[tuple[Path, bool]]:
    """Yield a frame, also without "meeting" at its end, its equivalents; and whether each is short."""
    yield frame, False
    if frame[-1] == "meeting" and len(frame) > 1:
        yield frame[:-1], False
    content = tuple(word for word in frame if word not in SMALL)
    meaning = next((right for left, right in EQUIVALENTS if content in {left, right}), None)
    for left, right in EQUIVALENTS if meaning else ():
        if right == meaning:
            yield left, len(left) == 1 and len(left[0]) <= LONG_NAME
            yield right, False
