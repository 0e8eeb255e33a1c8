"""Searching: which records go by nearly that name, the most alike first.

A name is a bag of words, each written by its sound. A word of the question is compared with the words that share letter
pairs with it; a name scores by how much of the question it answers and how much of it was asked for, rare words counting
more. So it forgives spelling, script, order and missing words, and needs no list of all names.
"""

from __future__ import annotations

import math
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from attrs import frozen

from eucentralasia.errors import TextTooLongError
from eucentralasia.model import Event, Official, Record
from eucentralasia.names.aliases import editions_of, spellings, surnames
from eucentralasia.names.fingerprints import SMALL, number_at
from eucentralasia.names.lookup import LONGEST_NAME, named
from eucentralasia.names.normalise import folded, sounding, stemmed
from eucentralasia.names.similarity import counter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from eucentralasia.names.index import NameIndex
    from eucentralasia.names.lookup import When

__all__ = ["Match"]

T = TypeVar("T", bound=Record)
MOST_NEAREST: Final = 3
MOST_WORDS: Final = 24
MOST_ALIKE: Final = 40
LEAST_ALIKE: Final = 0.6
LEAST_SCORE: Final = 0.5
NOT_EXACT: Final = 0.99
IN_ONE_WORD: Final = 0.95
JOINED_WORDS: Final = 4


@frozen
class Match(Generic[T]):
    """A record that a search found.

    Args:
        record: The record.
        name: Which of its names is most like the text.
        score: How alike they are, from 0 to 1; 1 is the same but for case, accents and the like.
    """

    record: T
    name: str
    score: float


class Searcher(Generic[T]):
    """The words of all names of some records, by their letter pairs.

    Args:
        named: Every text by which a record goes, with the record.
    """

    __slots__ = (
        "_exact",
        "_grams",
        "_joined",
        "_names",
        "_order",
        "_postings",
        "_vocabulary",
        "_weights",
        "_words",
    )

    def __init__(self, named: Iterable[tuple[str, T]]) -> None:
        self._names: list[tuple[str, T, tuple[int, ...], float]] = []
        self._vocabulary: dict[str, int] = {}
        self._words: list[str] = []
        self._postings: list[list[int]] = []
        self._joined: dict[int, list[int]] = {}
        self._exact: dict[str, list[tuple[int, str]]] = {}
        self._grams: dict[str, list[int]] = {}
        self._order: dict[int, int] = {}
        self._read(named)
        self._weights = [math.log1p(len(self._names) / (1 + len(found))) for found in self._postings]
        self._names = [
            (text, record, ids, sum(map(self._weights.__getitem__, ids)))
            for text, record, ids, _ in self._names
        ]

    def _read(self, named: Iterable[tuple[str, T]]) -> None:
        seen: dict[tuple[int, tuple[int, ...]], int] = {}
        for text, record in named:
            self._order.setdefault(id(record), len(self._order))
            words = words_of(text)
            ids = tuple(dict.fromkeys(map(self._word, words)))
            if not ids:
                continue
            place = seen.setdefault((id(record), ids), len(self._names))
            self._exact.setdefault(folded(text), []).append((place, text))
            if place < len(self._names):
                continue
            self._names.append((text, record, ids, 0.0))
            for one in ids:
                self._postings[one].append(place)
            if 1 < len(words) <= JOINED_WORDS or len(words) == 1:
                self._joined.setdefault(self._word("".join(words)), []).append(place)

    def _word(self, word: str) -> int:
        found = self._vocabulary.get(word)
        if found is None:
            found = self._vocabulary[word] = len(self._words)
            self._words.append(word)
            self._postings.append([])
            for gram in _grams(word):
                self._grams.setdefault(gram, []).append(found)
        return found

    def search(self, text: str, limit: int, keep: Callable[[T], bool]) -> tuple[Match[T], ...]:
        """Return the records that are most like a text; see ``searched``."""
        scores = self._scores(words_of(text)[:MOST_WORDS])
        exact = dict(self._exact.get(folded(text), ()))
        scores.update(dict.fromkeys(exact, 1.0))
        best: dict[int, tuple[float, int]] = {}
        for place, score in scores.items():
            key = id(self._names[place][1])
            if score >= LEAST_SCORE and (key not in best or (-score, place) < (-best[key][0], best[key][1])):
                best[key] = (score, place)
        ranked = sorted((-round(score, 6), self._order[key], place) for key, (score, place) in best.items())
        found = (
            Match(self._names[place][1], exact.get(place, self._names[place][0]), -score)
            for score, _, place in ranked
        )
        return tuple(
            match for match, _ in zip((one for one in found if keep(one.record)), range(limit), strict=False)
        )

    def _scores(self, words: list[str]) -> dict[int, float]:
        """Return how well each name that has an alike word answers the words."""
        asked = []
        rows: dict[int, list[float]] = {}
        hits: dict[int, dict[int, float]] = {}
        for position, word in enumerate(words):
            alike = self._alike(word)
            asked.append(self._weights[alike[0][0]] if alike else max(self._weights, default=1.0))
            for one, likeness in alike:
                for place in self._postings[one]:
                    row = rows.setdefault(place, [0.0] * len(words))
                    row[position] = max(row[position], likeness)
                    hit = hits.setdefault(place, {})
                    hit[one] = max(hit.get(one, 0.0), likeness)
        scores = {place: self._score(asked, row, hits[place], place) for place, row in rows.items()}
        for one, likeness in self._alike("".join(words)):
            for place in self._joined.get(one, ()):
                scores[place] = max(scores.get(place, 0.0), likeness * IN_ONE_WORD)
        return scores

    def _score(self, asked: list[float], row: list[float], hits: dict[int, float], place: int) -> float:
        question = sum(weight * likeness for weight, likeness in zip(asked, row, strict=True)) / sum(asked)
        _, _, _, whole = self._names[place]
        answer = sum(self._weights[one] * likeness for one, likeness in hits.items()) / whole
        return min(NOT_EXACT, 2 * question * answer / (question + answer))

    def _alike(self, word: str) -> list[tuple[int, float]]:
        """Return the known words that are like one, the most alike first, each with its likeness; a number is like itself only."""
        known = self._vocabulary.get(word)
        found = [(known, 1.0)] if known is not None else []
        if word.isdigit():
            return found
        shared = Counter(chain.from_iterable(self._grams.get(gram, ()) for gram in _grams(word)))
        count = counter()
        for one, _ in shared.most_common(MOST_ALIKE):
            other = self._words[one]
            likeness = 2 * count(word, other) / (len(word) + len(other))
            if likeness >= LEAST_ALIKE and one != known and not other.isdigit():
                found.append((one, likeness))
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))


def _grams(word: str) -> set[str]:
    padded = f"^{word}$"
    return {padded[place : place + 2] for place in range(len(padded) - 1)}


def words_of(text: str) -> list[str]:
    """Return the words of a name by their sounds, numbers as digits."""
    plain = "".join(c if c.isalnum() or c.isspace() else " " for c in folded(text)).split()
    stems = [stemmed(word) for word in plain]
    found, place = [], 0
    while place < len(plain):
        number = number_at(stems, place)
        found.append(str(number[0]) if number else sounding(plain[place]))
        place += number[1] if number else 1
    return [word for word in found if word not in SMALL] or found


def _named(index: NameIndex[T]) -> Iterator[tuple[str, T]]:
    for record in index.records:
        texts = [text for text, _ in spellings(record)]
        for text in sorted(texts, key=record.id.__eq__):
            yield text, record
        if isinstance(record, Event) and record.series in index.series():
            for text in editions_of(record, index.series()[record.series]):
                yield text, record
        for text in surnames(record) if isinstance(record, Official) else ():
            yield text, record


def searched(index: NameIndex[T], text: str, limit: int, keep: Callable[[T], bool]) -> tuple[Match[T], ...]:
    """Return the records whose names are most like a text, best first; of equals the first in the order of the records.

    Args:
        index: The names of the records.
        text: What was asked; at most 500 characters.
        limit: The most to return.
        keep: Whether a record may be returned.

    Raises:
        TextTooLongError: The text is longer.
    """
    if len(text) > LONGEST_NAME:
        raise TextTooLongError("a text to search for", len(text), LONGEST_NAME)
    searcher: Searcher[T] = index.built("search", lambda: Searcher(_named(index)))
    return searcher.search(text, limit, keep)


def nearest_names(
    index: NameIndex[T], name: object, on: When | None, keep: Callable[[T], bool]
) -> tuple[tuple[str, ...], str]:
    """Return the names that are most like one that nobody has, and why there can be none where that is known."""
    if not isinstance(name, str):
        return (), "a name is a text"
    if len(name) > LONGEST_NAME:
        return (), f"a name has at most {LONGEST_NAME} characters, and this has {len(name):,}"
    if on is not None and any(keep(record) for record in named(index, name)):
        return (), f"nobody went by it on {on}"
    return tuple(match.name for match in searched(index, name, MOST_NEAREST, keep)), ""
