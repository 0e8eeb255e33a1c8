"""Lexicon: the names of records as words, in every form in which a text may have them."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

from eucentralasia.linking.candidates import Entry
from eucentralasia.linking.languages import abbreviations, rows_of
from eucentralasia.linking.people import MIDDLES
from eucentralasia.linking.tokenizer import MARKS, PADS, PAUSE, TokenCache, Tokens
from eucentralasia.model import City, Country, Document, Event, Official, Organisation, Region, Series, Topic
from eucentralasia.names.aliases import aliases, surnames
from eucentralasia.names.index import chain_of
from eucentralasia.names.normalise import folded, stemmed
from eucentralasia.names.words import EQUIVALENTS, JOINING, SKIPPED, SMALL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import TypeAlias

    from eucentralasia.dates import DateSpan
    from eucentralasia.model import Record
    from eucentralasia.names.index import RegistryLike

    Path: TypeAlias = tuple[str, ...]
    Pair: TypeAlias = "tuple[Path, Entry]"

__all__ = ["SHORTEST_SURNAME", "Names", "Pair"]

LONGEST_CODE: Final = 6  # HLPSD has five letters; a longer one in capitals is a name, perhaps shouted
LONGEST_SHORT_FORM: Final = 4  # EPCA and СРПС are abbreviations of their kind; саммит is a word
MOST_TAGGED: Final = 4  # words; nobody makes a hashtag of more
SELF_EVIDENT: Final = 4  # words; shorter names are also plain ones in small letters: joint roadmap
SHORTEST_PLURAL: Final = 5  # threats and visas, but not cts
ANOTHER: Final = Topic(id="another", name="Another")  # stands for what is none of ours; no mention names it
DECLENSIONS: Final = {
    folded(ending): frozenset(folded(word) for word in words.split())
    for ending, words in rows_of("declensions")
}
CARONS: Final = str.maketrans({"š": "sh", "Š": "Sh", "č": "ch", "Č": "Ch", "ž": "zh", "Ž": "Zh"})
"""Letters with marks, without which they have another sound: Šefčovič is Шефчович."""
SHORTEST_SURNAME: Final = 3  # Kos is the shortest; two letters are as often an initial or a word


class Names:
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
        self.broad: set[str] = {one.broader for one in topics} & {
            one.id for one in topics if one.broader is None
        }
        self._countries = {one.id: one for one in self.records.get(Country, ())}
        self._parties: dict[Path, str] = {}
        self._series: set[Path] = set()
        self._frames: dict[Path, list[Path]] = {}
        for name, phrases in rows_of("frames"):
            paths = map(self.path, phrases.split("|"))
            self._frames.setdefault(_content(self.path(name)), []).extend(paths)
        for one in chain_of(registry):
            for party in (*one.regions, *one.countries):
                self._parties.update((self.path(text), party.id) for text, _ in _spoken(party))
            self._series.update(self.path(text) for series in one.series for text, _ in _spoken(series))

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
        others = (*self.records.get(Organisation, ()), *self.records.get(City, ()))
        by_id = {record.id: record for record in (*joined, *others)}
        for key, phrases in rows_of("aliases"):
            for phrase in phrases.split("|") if key in by_id else ():
                yield self.path(phrase), Entry(by_id[key], plain=True)
        yield from self._adjectives(by_id)
        for (key, code), signs in abbreviations().items():
            if key in by_id:
                plain = by_id[key] in joined
                yield self.path(code), Entry(by_id[key], code=code.isupper(), plain=plain, signs=signs)
        for series in self.records.get(Series, ()):
            for kinds, noun in _words_of("nouns"):
                if not kinds or str(series.kind) in kinds.split():
                    parties = frozenset(series.parties)
                    yield self.path(noun), Entry(series, "noun", capital=False, parties=parties)

    def _adjectives(self, by_id: Mapping[str, Record]) -> Iterator[Pair]:
        """Yield what is part of other names only: adjectives, and the names of others in which ours stand."""
        for key, adjective in _words_of("adjectives"):
            if key in by_id:
                is_city = isinstance(by_id[key], City)
                role = "attribute" if is_city else "adjective"
                yield self.path(adjective), Entry(by_id[key], role, capital=not is_city, plain=is_city)
        for _, phrases in rows_of("another"):
            yield from ((self.path(phrase), Entry(ANOTHER, "adjective")) for phrase in phrases.split("|"))

    def path(self, text: str) -> Path:
        """Return the folded words of a name and its pauses, without what a text may leave out."""
        keys = (key for key in Tokens(text, 0, self._cache).keys[:-PADS] if key not in SKIPPED)
        path = [PAUSE if key in MARKS else key for key in keys]
        while path and path[-1] == PAUSE:
            path.pop()
        return tuple(path)

    def declined(self) -> dict[str, frozenset[str]]:
        """Return which endings the stems of names of places have, where all with one stem are declined."""
        rests: dict[str, set[str]] = {}
        places = chain.from_iterable(self.records.get(cls, ()) for cls in (Region, Country, City))
        own = (text for record in places for text, _ in _spoken(record))
        for name in map(folded, chain(own, *(phrases.split("|") for _, phrases in rows_of("aliases")))):
            stem = stemmed(name)
            rests.setdefault(stem, set()).add(name[len(stem) :])
        return {
            stem: frozenset[str]().union(*map(DECLENSIONS.__getitem__, found))
            for stem, found in rests.items()
            if found <= DECLENSIONS.keys()
        }

    def _place(self, record: Region | Country | City) -> Iterator[Pair]:
        """Yield the names of a place; a capital that is called as its country is so in every language."""
        named = dict.fromkeys(text for text, _ in _spoken(record))
        if isinstance(record, City) and (country := self._countries.get(record.country)) is not None:
            spoken = dict.fromkeys(text for text, _ in _spoken(country))
            named |= spoken if named.keys() & spoken.keys() else {}
        for text in named:
            yield self.path(text), Entry(record, code=_is_code(text), plain=True)

    def _topic(self, topic: Topic) -> Iterator[Pair]:
        """Yield the names of a topic, which a text may write small, and their plurals or singulars."""
        plain = topic.id not in self.broad
        for text, _ in _spoken(topic):
            path = self.path(text)
            entry = Entry(topic, code=_is_code(text), capital=False, plain=plain, words=len(path))
            yield path, entry
            last = path[-1] if path else ""
            if last.isascii() and len(last) >= SHORTEST_PLURAL:
                is_plural = last.endswith("s") and not last.endswith("ss")
                yield (*path[:-1], last[:-1] if is_plural else f"{last}s"), entry

    def _official(self, official: Official) -> Iterator[Pair]:
        """Yield the names of an official, one of two words in both orders, and the surnames."""
        spoken = [text for text, _ in _spoken(official)]
        for text in dict.fromkeys((*spoken, *(one.translate(CARONS) for one in spoken))):
            path = self.path(text)
            if any(len(word) == 1 for word in path):
                continue  # an initial, which other names have too
            for words in (path, path[::-1]) if len(path) == 2 else (path,):  # noqa: PLR2004 - a pair
                yield words, Entry(official)
        families = surnames(official)
        for text in dict.fromkeys((*families, *(one.translate(CARONS) for one in families))):
            path = self.path(text)
            if len(text) >= SHORTEST_SURNAME and path[-1] not in MIDDLES:
                yield path, Entry(official, "surname")

    def _sections(self, document: Document) -> Iterator[Pair]:
        for section in document.sections:
            numbered = section.id.replace("-", " ") if any(c.isdigit() for c in section.id) else ""
            for path in map(self.path, (numbered, section.title)):
                if len(path) > 1:
                    yield path, Entry(document, "section", section=section.id)

    def _event(self, event: Event) -> Iterator[Pair]:
        for text, _ in _spoken(event):
            path = self.path(text)
            if path not in self._series:
                yield path, Entry(event, capital=not "".join(path[:1]).isdecimal(), plain=True)

    def _joining(self, record: Organisation | Series | Document) -> Iterator[Pair]:
        """Yield the names of a record that joins parties, and the frames that are left without these."""
        own = None if isinstance(record, Organisation) else set(record.parties)
        parted = [(text, dates, *self._parted(self.path(text), own)) for text, dates in _spoken(record)]
        joined = frozenset[str]().union(*(parties for _, _, parties, _ in parted))
        for text, dates, parties, frame in parted:
            path = self.path(text)
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
        if isinstance(record, Document):
            return []
        keys = {_content(frame), _content(self.path(record.id.replace("-", " ")))}
        paths = [words for key in keys for words in self._frames.get(key, ())]
        bare = _without(path, self._marked(path, set(record.parties))) if isinstance(record, Series) else ()
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
