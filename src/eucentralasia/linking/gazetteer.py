"""The gazetteer: every name of every record as a path of words, and the walk that finds the longest."""

from __future__ import annotations

import datetime as dt
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from attrs import Factory, evolve, field, frozen

from eucentralasia.dates.running import opening_words
from eucentralasia.linking.languages import abbreviations, rows_of, stems_in
from eucentralasia.linking.mentions import Score
from eucentralasia.linking.numbers import number_at
from eucentralasia.linking.people import MIDDLES, Bearer, kin_of
from eucentralasia.linking.runs import TITLES
from eucentralasia.linking.tokenizer import MARKS, PADS, PAUSE, TokenCache, Tokens
from eucentralasia.linking.vocabulary import CAPITAL, CAPITALS, Vocabulary
from eucentralasia.model import City, Country, Document, Event, Official, Organisation, Region, Series, Topic
from eucentralasia.names.aliases import aliases, surnames
from eucentralasia.names.index import chain_of
from eucentralasia.names.normalise import folded, stemmed
from eucentralasia.names.words import EQUIVALENTS, JOINING, SKIPPED, SMALL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import TypeAlias

    from eucentralasia.dates import DateSpan
    from eucentralasia.model import Record
    from eucentralasia.names.index import RegistryLike

    Path: TypeAlias = tuple[str, ...]
    Pair: TypeAlias = "tuple[Path, Entry]"

__all__ = ["DATE_STEMS", "Entry", "Gazetteer", "Meaning"]

DATE_STEMS: Final = frozenset(stemmed(folded(word)) for word in opening_words())
"""The folded words with which a date may begin; it may begin with any digit too."""

PARTIES: Final = frozenset({"country", "region"})
PLACES: Final = PARTIES | {"city"}
JOINING_KINDS: Final = frozenset({"organisation", "series", "document"})
LOOSE: Final = SKIPPED | {PAUSE}
ANYHOW, AS_IT_SAYS = 0, 2  # beside CAPITAL
LONGEST_CODE: Final = 6  # HLPSD has five letters; a longer one in capitals is a name, perhaps shouted
LONGEST_SHORT_FORM: Final = 4  # EPCA and СРПС are abbreviations of their kind; саммит is a word
MOST_TAGGED: Final = 4  # words; nobody makes a hashtag of more
SELF_EVIDENT: Final = 4  # words; shorter names are also plain ones in small letters: joint roadmap
SHORTEST_PLURAL: Final = 5  # threats and visas, but not cts
SHORTEST_SURNAME: Final = 3  # Kos is the shortest; two letters are as often an initial or a word
MOST_EDITIONS: Final = 99  # no meeting has been held more often
MOST_DAYS: Final = 31  # a host's event may last for years; its first month is looked for


def _kind_of(entry: Entry) -> str:
    return "section" if entry.section is not None else type(entry.record).__name__.lower()


@frozen(eq=False)
class Entry:
    """One thing that some words may mean.

    Args:
        record: The record.
        role: ``"name"``, ``"frame"`` for one without the parties that it joins, ``"surname"``, ``"section"``,
            ``"adjective"`` of a party, ``"noun"`` for what an ordinal counts where the series is known.
        code: Whether it is an abbreviation, which a text has in capitals.
        tag: Whether it is a name as one word after ``#``.
        capital: Whether it must begin with a capital.
        plain: Whether it means the record wherever it stands.
        parties: The parties that the whole name joins.
        words: How many words the name has.
        section: Id of the section.
        dates: When the name was in use; ``None`` where no source limits it.
        signs: Words one of which a text must have, as it is then in a language that has the abbreviation.

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
    signs: frozenset[str] = frozenset()
    kind: str = field(init=False, default=Factory(_kind_of, takes_self=True))

    @property
    def sense(self) -> tuple[object, ...]:
        """What two entries for the same words have in common if they say the same."""
        return id(self.record), self.role, self.code, self.tag, self.section, self.signs

    @property
    def score(self) -> Score:
        """How surely the words mean the record: a topic of one plain word less so."""
        return Score.SURE if self.kind != "topic" or self.words > 1 else Score.HINTED

    def fits(self, tokens: Tokens, first: int, last: int) -> bool:
        """Whether the words of a text are written as they must be."""
        if self.signs and tokens.small.isdisjoint(self.signs):
            return False
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
        noun: Whether it is only what an ordinal counts.
        nouns: The series for which it is that.
        adjective: Whether it is only an adjective of a party.
        people: Whether it is the name of a person and of no place.
        topic: Whether the plain one is a topic.
        needs: How the words must be written: ``ANYHOW``, with a ``CAPITAL``, or as each entry says.
    """

    __slots__ = (
        *("adjective", "entries", "joining", "needs", "noun", "nouns", "parties", "people", "plain"),
        *("score", "topic"),
    )

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        self.entries = entries
        self.plain = entries[0] if len(entries) == 1 and entries[0].plain else None
        self.score: float = float(self.plain.score) if self.plain is not None else 0.0
        self.nouns = tuple([entry for entry in entries if entry.role == "noun"])
        self.joining = tuple([one for one in entries if one.kind in JOINING_KINDS and one.role != "noun"])
        self.parties = frozenset([entry.record.id for entry in entries if entry.kind in PARTIES][:1])
        kinds, roles = {entry.kind for entry in entries}, {entry.role for entry in entries}
        self.noun, self.adjective = roles == {"noun"}, roles == {"adjective"}
        self.people = "official" in kinds and kinds.isdisjoint(PLACES)
        self.topic = self.plain is not None and self.plain.kind == "topic"
        capitals = {entry.capital for entry in entries}
        if len(capitals) > 1 or any(entry.tag or entry.code or entry.signs for entry in entries):
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
        bearers: The officials by their ids, as bearers of their surnames.
        kin: For each official all bearers of the surname.
        editions: The events of each series.
        days: The events of each day.
        broad: Ids of the topics that have others under them and none above.
    """

    __slots__ = ("bearers", "broad", "cache", "days", "editions", "kin", "names")

    def __init__(self, registry: RegistryLike) -> None:
        names = _Names(registry)
        vocabulary = _vocabulary(list(names.pairs()))
        pairs = [(tuple(map(vocabulary.plain, path)), entry) for path, entry in names.pairs()]
        self.names = _laid_out(pairs)
        heads = {*DATE_STEMS, *(path[0] for path, entry in pairs if entry.tag or not entry.capital)}
        capital_heads = {path[0] for path, _ in pairs} - heads
        self.cache = TokenCache(heads, capital_heads, vocabulary)
        self.bearers = {str(one.id): Bearer.of(one, surnames(one)) for one in names.records.get(Official, ())}
        self.kin = kin_of(self.bearers.values())
        self.broad = names.broad
        self.editions: dict[str, list[Event]] = {}
        self.days: dict[dt.date, list[Event]] = {}
        for event in names.records.get(Event, ()):
            self.editions.setdefault(event.series or "", []).append(event)
            for day in _days_of(event):
                self.days.setdefault(day, []).append(event)

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
            elif (key in LOOSE and node.children and (over := _over(tokens, position, node))) or (
                node.children and key not in MARKS and (over := _over_number(tokens, position, node))
            ):
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


def _over_number(tokens: Tokens, position: int, node: Node) -> tuple[int, Node] | None:
    """Go on along a name over the number that counts what it names: диалог is also 14-диалог."""
    counted = number_at(tokens, position + 1)
    if counted is None or counted[0] > MOST_EDITIONS:
        return None
    following = position + 1 + counted[1]
    child = node.children.get(tokens.keys[following])
    return (following, child) if child is not None else None


def _vocabulary(pairs: Sequence[Pair]) -> Vocabulary:
    """Return the words of names as those by which the words of a text are recognised."""
    people = [(path, entry) for path, entry in pairs if entry.kind == "official" and not entry.tag]
    joined = [path for path, entry in pairs if entry.kind in JOINING_KINDS]
    local = TITLES.keys() | stems_in("fillers") | stems_in("nouns") | stems_in("frames")
    return Vocabulary(
        names={word for path, _ in pairs for word in path},
        common={word for path in joined for word in path} | local,
        local=local,
        places={path[0] for path, entry in pairs if entry.kind in PLACES and len(path) == 1},
        people={word for path, _ in people for word in path if len(word) >= SHORTEST_SURNAME},
        surnames={path[-1] for path, entry in people if entry.role == "surname"},
    )


def _laid_out(pairs: Iterable[Pair]) -> dict[str, Node]:
    """Return paths laid one over another, where they begin alike."""
    root = Node()
    for path, entry in pairs:
        node = root
        for key in path:
            node = node.children.setdefault(key, Node())
        entries = node.meaning.entries if node.meaning is not None else ()
        if all(entry.sense != other.sense for other in entries):
            node.meaning = Meaning((*entries, entry))
    return root.children


class _Names:
    """By which paths of words a text may name the records of a registry.

    Args:
        registry: The registry.

    Attributes:
        records: The records by their class.
        broad: Ids of the topics that have others under them and none above.
    """

    def __init__(self, registry: RegistryLike) -> None:
        self._cache = TokenCache()
        self.records: dict[type[Record], list[Any]] = {}
        for record in registry:
            self.records.setdefault(type(record), []).append(record)
        topics = self.records.get(Topic, ())
        self.broad = {one.broader for one in topics} & {one.id for one in topics if one.broader is None}
        self._countries = {one.id: one for one in self.records.get(Country, ())}
        self._parties: dict[Path, str] = {}
        self._series: set[Path] = set()
        self._frames: dict[Path, list[Path]] = {}
        for name, phrases in rows_of("frames"):
            paths = map(self._path, phrases.split("|"))
            self._frames.setdefault(_content(self._path(name)), []).extend(paths)
        for one in chain_of(registry):
            for party in (*one.regions, *one.countries):
                self._parties.update((self._path(text), party.id) for text, _ in _spoken(party))
            self._series.update(self._path(text) for series in one.series for text, _ in _spoken(series))

    def pairs(self) -> Iterator[Pair]:
        """Yield each path with what it means; a name of a few words also as the one word of a hashtag."""
        for cls, pairs_of in (
            *((Region, self._place), (Country, self._place), (City, self._place), (Topic, self._topic)),
            *((Official, self._official), (Organisation, self._joining), (Series, self._joining)),
            *((Document, self._joining), (Document, self._sections), (Event, self._event)),
        ):
            for path, entry in chain.from_iterable(map(pairs_of, self.records.get(cls, ()))):
                if 1 < len(path) <= MOST_TAGGED and entry.role == "name":
                    yield ("".join(path),), evolve(entry, tag=True, code=False)
                if path:
                    yield path, entry
        yield from self._short()

    def _short(self) -> Iterator[Pair]:
        """Yield what the languages have of their own: adjectives, abbreviations and what ordinals count."""
        joined = (*self.records.get(Region, ()), *self.records.get(Country, ()))
        by_id = {record.id: record for record in (*joined, *self.records.get(Organisation, ()))}
        for key, phrases in rows_of("aliases"):
            for phrase in phrases.split("|") if key in by_id else ():
                yield self._path(phrase), Entry(by_id[key], plain=True)
        for key, adjective in _words_of("adjectives"):
            if key in by_id:
                yield self._path(adjective), Entry(by_id[key], "adjective")
        for (key, code), signs in abbreviations().items():
            if key in by_id:
                plain = by_id[key] in joined
                yield self._path(code), Entry(by_id[key], code=code.isupper(), plain=plain, signs=signs)
        for series in self.records.get(Series, ()):
            for kinds, noun in _words_of("nouns"):
                if not kinds or str(series.kind) in kinds.split():
                    parties = frozenset(series.parties)
                    yield self._path(noun), Entry(series, "noun", capital=False, parties=parties)

    def _path(self, text: str) -> Path:
        """Return the folded words of a name and its pauses, without what a text may leave out."""
        keys = (key for key in Tokens(text, 0, self._cache).keys[:-PADS] if key not in SKIPPED)
        path = [PAUSE if key in MARKS else key for key in keys]
        while path and path[-1] == PAUSE:
            path.pop()
        return tuple(path)

    def _place(self, record: Region | Country | City) -> Iterator[Pair]:
        """Yield the names of a place; a capital that is called as its country is so in every language."""
        named = dict.fromkeys(text for text, _ in _spoken(record))
        if isinstance(record, City) and (country := self._countries.get(record.country)) is not None:
            spoken = dict.fromkeys(text for text, _ in _spoken(country))
            named |= spoken if named.keys() & spoken.keys() else {}
        for text in named:
            yield self._path(text), Entry(record, code=_is_code(text), plain=True)

    def _topic(self, topic: Topic) -> Iterator[Pair]:
        """Yield the names of a topic, which a text may write small, and their plurals or singulars."""
        plain = topic.id not in self.broad
        for text, _ in _spoken(topic):
            path = self._path(text)
            entry = Entry(topic, code=_is_code(text), capital=False, plain=plain, words=len(path))
            yield path, entry
            last = path[-1] if path else ""
            if last.isascii() and len(last) >= SHORTEST_PLURAL:
                is_plural = last.endswith("s") and not last.endswith("ss")
                yield (*path[:-1], last[:-1] if is_plural else f"{last}s"), entry

    def _official(self, official: Official) -> Iterator[Pair]:
        """Yield the names of an official, one of two words in both orders, and the surnames."""
        for text, _ in _spoken(official):
            path = self._path(text)
            if any(len(word) == 1 for word in path):
                continue  # an initial, which other names have too
            for words in (path, path[::-1]) if len(path) == 2 else (path,):  # noqa: PLR2004 - a pair
                yield words, Entry(official)
        for text in surnames(official):
            path = self._path(text)
            if len(text) >= SHORTEST_SURNAME and path[-1] not in MIDDLES:
                yield path, Entry(official, "surname")

    def _sections(self, document: Document) -> Iterator[Pair]:
        for section in document.sections:
            numbered = section.id.replace("-", " ") if any(c.isdigit() for c in section.id) else ""
            for path in map(self._path, (numbered, section.title)):
                if len(path) > 1:
                    yield path, Entry(document, "section", section=section.id)

    def _event(self, event: Event) -> Iterator[Pair]:
        for text, _ in _spoken(event):
            path = self._path(text)
            if path not in self._series:
                yield path, Entry(event, capital=not "".join(path[:1]).isdecimal(), plain=True)

    def _joining(self, record: Organisation | Series | Document) -> Iterator[Pair]:
        """Yield the names of a record that joins parties, and the frames that are left without these."""
        own = None if isinstance(record, Organisation) else set(record.parties)
        parted = [(text, dates, *self._parted(self._path(text), own)) for text, dates in _spoken(record)]
        joined = frozenset[str]().union(*(parties for _, _, parties, _ in parted))
        for text, dates, parties, frame in parted:
            path = self._path(text)
            if dates is None or not parties:
                capital = not isinstance(record, Series) and len(path) < SELF_EVIDENT
                own_parties = joined if not parties and frame == path else frozenset[str]()
                entry = Entry(record, capital=capital, parties=own_parties, words=len(path), dates=dates)
                yield path, evolve(entry, code=_is_code(text))
            entry = Entry(record, "frame", capital=False, parties=joined, words=len(frame), dates=dates)
            for variant, code in _variants(frame) if parties else ():
                yield variant, evolve(entry, code=code, words=len(variant))
            for variant in self._said_otherwise(record, path, frame):
                yield variant, evolve(entry, words=len(variant))

    def _said_otherwise(
        self, record: Organisation | Series | Document, path: Path, frame: Path
    ) -> list[Path]:
        """Return what a series is called in other languages, and by a name without the parties inside it."""
        if not isinstance(record, Series):
            return []
        keys = {_content(frame), _content(self._path(record.id.replace("-", " ")))}
        paths = [words for key in keys for words in self._frames.get(key, ())]
        bare = _without(path, self._marked(path, set(record.parties)))
        return [*paths, bare] if 1 < len(bare) < len(path) and bare != frame else paths

    def _parted(self, path: Path, own: set[str] | None) -> tuple[frozenset[str], Path]:
        """Return the parties at the ends of a name and its frame; no parties where one is inside it."""
        marks = self._marked(path, own)
        first, last = _count_parties(marks), len(path) - _count_parties(marks[::-1])
        parties = frozenset(mark for mark in marks if mark)
        is_parted = parties and first < last and not any(marks[first:last])
        return (parties, path[first:last]) if is_parted else (frozenset(), path)

    def _marked(self, path: Path, own: set[str] | None) -> list[str | None]:
        """Mark each word of a name with the party that it is part of, ``""`` if it only joins, else ``None``.

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


def _content(path: Path) -> Path:
    """Return the words of a name that say something."""
    return tuple(word for word in path if word not in SMALL)


def _without(path: Path, marks: list[str | None]) -> Path:
    """Return a name without its parties and what joins them to one another and to the rest."""
    kept = [word for word, mark in zip(path, marks, strict=True) if mark is None]
    return tuple(kept) if any(marks) else path


def _words_of(table: str) -> Iterator[tuple[str, str]]:
    """Yield the words of a table of all languages, each with its meaning."""
    return ((meaning, word) for meaning, words in rows_of(table) for word in words.split())


def _spoken(record: Record) -> Iterator[tuple[str, DateSpan | None]]:
    """Yield the names of a record that a text may use, no ids and codes, each with when it was in use."""
    codes = {
        record.id,
        *(getattr(record, field, None) for field in ("alpha_3", "numeric")),
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


def _count_parties(marks: list[str | None]) -> int:
    """Return how many words at the beginning of a name are parties and what joins them."""
    count = next((position for position, mark in enumerate(marks) if mark is None), len(marks))
    return count if any(marks[:count]) else 0


def _variants(frame: Path) -> Iterator[tuple[Path, bool]]:
    """Yield a frame, also without "meeting", and its equivalents, each with whether it is a code."""
    yield frame, False
    if frame[-1] == "meeting" and len(frame) > 1:
        yield frame[:-1], False
    content = _content(frame)
    meaning = next((right for left, right in EQUIVALENTS if content in {left, right}), None)
    for left, right in EQUIVALENTS if meaning else ():
        if right == meaning:
            yield left, len(left) == 1 and len(left[0]) <= LONGEST_SHORT_FORM
            yield right, False
