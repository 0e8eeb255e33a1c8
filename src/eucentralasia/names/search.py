"""Search: which records go by nearly that name, the most alike first.

A name is a bag of words, each written by its sound. A word of the question is compared with the words that
share letter pairs with it; a name scores by how much of the question it answers and how much of it was asked
for, rare words counting more. So it forgives spelling, script, order and missing words.
"""

from __future__ import annotations

import math
from collections import Counter
from functools import cache
from itertools import chain, islice
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from attrs import frozen

from eucentralasia.dates.partial import MadeOnce
from eucentralasia.errors import TextTooLongError, refuse_no_text
from eucentralasia.model import Country, Document, Event, Official, Record, Region
from eucentralasia.names.aliases import aliases, editions_of, surnames
from eucentralasia.names.demonyms import DEMONYMS
from eucentralasia.names.fingerprints import number_of
from eucentralasia.names.lookup import LONGEST_NAME, ever_held, named
from eucentralasia.names.normalise import folded, sounding, stemmed
from eucentralasia.names.words import SMALL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from eucentralasia.names.index import NameIndex
    from eucentralasia.names.lookup import When

__all__ = ["Match"]

T = TypeVar("T", bound=Record)
MOST_NEAREST: Final = 3  # what a reader of an error takes in
MOST_WORDS: Final = 24  # no name has more words; a question that has bounds what it costs

# Measured on 500 names with one or two letters wrong, of which 96 % are found, on 400 written as one word, of
# which 88 % are, and on 40 that are none of ours (Brazil, football).
MOST_ALIKE: Final = 40  # with 20 one in 50 more is lost; with 80 none is won, and it takes longer
LEAST_ALIKE: Final = 0.6  # with 0.5 something is like 39 strangers, not 30; with 0.8 one in 25 more is lost
LEAST_SCORE: Final = 0.5  # with 0.7 nothing is like 18 more strangers, and one joined name in 25 more is lost
LEAST_GUESS: Final = 0.72  # where no word is whole; table in docs
NOT_EXACT: Final = 0.99  # 1 is kept for the same text but for case and accents
WHOLE: Final = 0.9  # a name that has every word that was asked is above all that are only alike
TOLD: Final = 0.6  # what a record tells beside its names, below nearly all that goes by the words
NUMBER: Final = 1.0  # the weight of a number, so that no edition of a series is rarer than another
IN_ONE_WORD: Final = 0.95  # below the same words apart; with 0.5 one joined name in six more is lost
LATE: Final = 1 << 40  # above the number of all records
JOINED_WORDS: Final = 4  # with 2 one joined name in eight more is lost; each more is more to compare with


@frozen
class Match(MadeOnce, Generic[T]):
    """A record that a search found.

    Args:
        record: The record.
        name: Which of its names is most like the text.
        score: How alike they are, from 0 to 1; 1 is the same but for case, accents and the like.
    """

    record: T
    name: str
    score: float

    def _repr_html_(self) -> str:
        from eucentralasia.model.display import facts

        return facts(
            self.record.label, [("id", self.record.id), ("name", self.name), ("score", f"{self.score:.2f}")]
        )


class Searcher(Generic[T]):
    """The words of all names of some records, by their letter pairs.

    Args:
        named: Every text by which a record goes, with the record.
        told: Texts that say more of a record.
    """

    __slots__ = (
        "_exact",
        "_ids",
        "_joined",
        "_lengths",
        "_names",
        "_order",
        "_pairs",
        "_postings",
        "_told",
        "_weights",
        "_wholes",
        "_words",
    )

    def __init__(self, named: Iterable[tuple[str, T]], told: Iterable[tuple[str, T]] = ()) -> None:
        self._words: list[str] = []
        self._ids: dict[str, int] = {}
        self._pairs: dict[str, list[int]] = {}
        self._postings: list[list[int]] = []
        self._names: list[tuple[str, T]] = []
        self._order: dict[int, int] = {}
        self._exact: dict[str, list[tuple[int, str]]] = {}
        self._joined: dict[int, list[int]] = {}
        bags = self._read(named)
        count = len(self._names)
        self._weights = [
            NUMBER if word.isdigit() else math.log1p(count / (1 + len(rows)))
            for word, rows in zip(self._words, self._postings, strict=True)
        ]
        self._wholes = [sum(map(self._weights.__getitem__, bag)) for bag in bags]
        self._lengths = [sum(not self._words[word].isdigit() for word in bag) or 1 for bag in bags]
        self._told = self._hear(told)

    def _hear(self, told: Iterable[tuple[str, T]]) -> dict[str, dict[int, int]]:
        """Return the records that tell each word, each with the row of its first name."""
        first: dict[int, int] = {}
        for row, (_, record) in enumerate(self._names):
            first.setdefault(id(record), row)
        words: dict[str, dict[int, int]] = {}
        for text, record in told:
            for word in words_of(text):
                words.setdefault(word, {})[id(record)] = first[id(record)]
        return words

    def _read(self, named: Iterable[tuple[str, T]]) -> list[tuple[int, ...]]:
        """Take in all names, each bag of words of a record once; return the bags."""
        rows: dict[tuple[int, tuple[int, ...]], int] = {}
        for text, record in named:
            if id(record) not in self._order:
                self._order[id(record)] = _rank(record, len(self._order))
            words = words_of(text)
            bag = tuple(dict.fromkeys(map(self._id_of, words)))
            if not bag:
                continue
            row = rows.setdefault((id(record), bag), len(self._names))
            self._exact.setdefault(folded(text), []).append((row, text))
            if row < len(self._names):
                continue
            self._names.append((text, record))
            for word in bag:
                self._postings[word].append(row)
            if len(words) <= JOINED_WORDS:
                self._joined.setdefault(self._id_of("".join(words)), []).append(row)
        return [bag for _, bag in rows]

    def _id_of(self, word: str) -> int:
        known = self._ids.get(word)
        if known is None:
            known = self._ids[word] = len(self._words)
            self._words.append(word)
            self._postings.append([])
            for pair in _pairs(word):
                self._pairs.setdefault(pair, []).append(known)
        return known

    def search(self, text: str, limit: int, keep: Callable[[T], bool]) -> tuple[Match[T], ...]:
        """Return the records that are most like a text; see ``searched``."""
        words = words_of(text)[:MOST_WORDS]
        exact = dict(self._exact.get(folded(text), ()))
        scores = self._scores(words) | dict.fromkeys(exact, 1.0)
        best: dict[int, tuple[float, int]] = {}  # of each record its name with the highest score, the first
        for row, score in scores.items():
            key = id(self._names[row][1])
            if score >= LEAST_SCORE and (key not in best or (-score, row) < best[key]):
                best[key] = (-score, row)
        for key, row in self._telling(words).items():
            best.setdefault(key, (-TOLD, row))
        ranked = sorted((round(less, 6), self._order[key], row) for key, (less, row) in best.items())
        matches = (
            Match(record, exact.get(row, name), -less)
            for less, _, row in ranked
            for name, record in (self._names[row],)
            if keep(record)
        )
        return tuple(islice(matches, max(limit, 0)))

    def _telling(self, words: Sequence[str]) -> dict[int, int]:
        """Return the first names of the records that tell every word beside their names."""
        told = [self._told.get(word, {}) for word in words]
        return {key: row for key, row in told[0].items() if all(key in one for one in told)} if told else {}

    def _scores(self, words: Sequence[str]) -> dict[int, float]:
        """Return how well each name that has an alike word answers the words."""
        asked = []
        answers: dict[int, list[float]] = {}
        hits: dict[int, dict[int, float]] = {}
        for position, word in enumerate(words):
            alike = self._alike(word)
            asked.append(self._weights[alike[0][0]] if alike else max(self._weights, default=1.0))
            for other, likeness in alike:
                for row in self._postings[other]:
                    answer = answers.setdefault(row, [0.0] * len(words))
                    answer[position] = max(answer[position], likeness)
                    hit = hits.setdefault(row, {})
                    hit[other] = max(hit.get(other, 0.0), likeness)
        plain = sum(not word.isdigit() for word in words)
        scores = {row: self._score(asked, answer, hits[row], row, plain) for row, answer in answers.items()}
        whole = "".join(words)
        for other, likeness in self._alike(whole):
            # a number is like itself only, within a word too
            if likeness < 1 and any(map(str.isdigit, whole)):
                continue
            joined = likeness * IN_ONE_WORD * (1 if likeness == 1 else WHOLE)
            for row in self._joined.get(other, ()) if joined >= LEAST_GUESS else ():
                scores[row] = max(scores.get(row, 0.0), joined)
        return scores

    def _score(
        self, asked: list[float], answer: list[float], hits: dict[int, float], row: int, plain: int
    ) -> float:
        """Return the harmonic mean of how much of the question is answered and of the name asked for.

        A name with all words as they were asked is above the others, by how many more it has, so that of
        meetings that are named in one way the newest comes first; one with none must be very alike.
        """
        if min(answer) == 1:
            return WHOLE + (NOT_EXACT - WHOLE) * min(1.0, plain / self._lengths[row])
        answered = sum(weight * likeness for weight, likeness in zip(asked, answer, strict=True)) / sum(asked)
        asked_for = sum(self._weights[word] * likeness for word, likeness in hits.items()) / self._wholes[row]
        mean = WHOLE * 2 * answered * asked_for / (answered + asked_for)
        return mean if max(answer) == 1 or mean >= LEAST_GUESS else 0.0

    def _alike(self, word: str) -> list[tuple[int, float]]:
        """Return the known words that are like one, the most alike first; a number is like itself only."""
        known = self._ids.get(word)
        alike = [(known, 1.0)] if known is not None else []
        if word.isdigit():
            return alike
        shared = Counter(chain.from_iterable(self._pairs.get(pair, ()) for pair in _pairs(word)))
        count = counter()
        for other, _ in shared.most_common(MOST_ALIKE):
            text = self._words[other]
            likeness = 2 * count(word, text) / (len(word) + len(text))
            if likeness >= LEAST_ALIKE and other != known and not text.isdigit():
                alike.append((other, likeness))
        return sorted(alike, key=lambda pair: (-pair[1], pair[0]))


def _rank(record: Record, place: int) -> int:
    """Return where a record stands among equals: meetings newest first, and papers behind them."""
    if isinstance(record, Event):
        return LATE - place  # events stand by their dates
    return place + 2 * LATE if isinstance(record, Document) else place


def _pairs(word: str) -> list[str]:
    """Return the pairs of letters of a word, each once; its ends are letters too."""
    padded = f"^{word}$"
    # In their order, not as a set, as of words that share as many pairs the first that were met are compared.
    return list(dict.fromkeys(padded[start : start + 2] for start in range(len(padded) - 1)))


def words_of(text: str) -> list[str]:
    """Return the words of a name by their sounds, numbers as digits."""
    plain = "".join(c if c.isalnum() or c.isspace() else " " for c in folded(text)).split()
    stems = [stemmed(word) for word in plain]
    following = [*stems[1:], ""]
    words, position = [], 0
    while position < len(plain):
        number = number_of(stems[position], following[position])
        words.append(str(number[0]) if number else sounding(plain[position]))
        position += number[1] if number else 1
    return [word for word in words if word not in SMALL] or words


def common(left: str, right: str) -> int:
    """Return the length of the longest common subsequence of two words, with a whole number as a row of bits.

    This is the algorithm of Hyyrö (2004): every letter of one word costs two additions.

    Examples:
        >>> from eucentralasia.names.search import common
        >>> common("kirgizstan", "kyrgyzstan")
        8
    """
    everything = (1 << len(left)) - 1
    bits: dict[str, int] = {}
    for position, letter in enumerate(left):
        bits[letter] = bits.get(letter, 0) | 1 << position
    row = everything
    for letter in right:
        matched = row & bits.get(letter, 0)
        row = (row + matched) | (row - matched)
    return len(left) - (row & everything).bit_count()


@cache
def counter() -> Callable[[str, str], int]:
    """Return what counts common letters: ``rapidfuzz`` where it is installed, else ``common``; both agree."""
    try:
        from rapidfuzz.distance.LCSseq import similarity
    except ImportError:
        return common
    return similarity


def _named(index: NameIndex[T]) -> Iterator[tuple[str, T]]:
    for record in index.records:
        texts = [text for text, _ in aliases(record) if text != record.id]
        series = index.series().get(record.series or "") if isinstance(record, Event) else None
        if isinstance(record, Event) and series is not None:
            texts += editions_of(record, series)
        # The id behind them: where it says the same as a name, the name is given.
        for text in (*texts, record.id):
            yield text, record
        if isinstance(record, Event) and series is not None and record.place.city:
            yield f"{record.place.city} {series.id}", record
        for text in surnames(record) if isinstance(record, Official) else ():
            yield text, record


def _telling(index: NameIndex[T]) -> Iterator[tuple[str, T]]:
    """Yield what records say beside their names: what a meeting was about, and the posts of people."""
    for record in index.records:
        if isinstance(record, Event) and record.summary:
            yield record.summary, record
        for post in record.appointments if isinstance(record, Official) else ():
            yield post.title, record


def searched(index: NameIndex[T], text: str, limit: int, keep: Callable[[T], bool]) -> tuple[Match[T], ...]:
    """Return the records whose names are most like a text, best first; of equals the first in order.

    Args:
        index: The names of the records.
        text: What was asked; at most 500 characters.
        limit: The most to return.
        keep: Whether a record may be returned.

    Raises:
        TextTooLongError: The text is longer.
    """
    refuse_no_text("a text to search for", text)
    if len(text) > LONGEST_NAME:
        raise TextTooLongError("a text to search for", len(text), LONGEST_NAME)
    return index.built("search", lambda: Searcher(_named(index), _telling(index))).search(text, limit, keep)


def nearest_names(
    index: NameIndex[T], name: object, on: When | None, keep: Callable[[T], bool]
) -> tuple[tuple[str, ...], str]:
    """Return the names most like one that nobody has, and why there can be none where that is known."""
    if not isinstance(name, str):
        return (), "a name is a text"
    if len(name) > LONGEST_NAME:
        return (), f"a name has at most {LONGEST_NAME} characters, and this has {len(name):,}"
    past = [record for record in ever_held(index, name) if keep(record)]
    if on is not None and (past or any(keep(record) for record in named(index, name))):
        return (), f"nobody went by it on {on}"
    if past:
        labels = tuple(record.label for record in past[:MOST_NEAREST])
        return labels, f"nobody is known to hold that post on {index.today()}, only before"
    code = DEMONYMS.get(folded(name))
    places = (one for one in index.records if isinstance(one, Country | Region))
    country = next((one for one in places if one.id == code and keep(one)), None)
    found = [] if country else searched(index, name, MOST_NEAREST, keep)
    # a name that several have would be no answer when it is typed
    names = (match.name if len(named(index, match.name)) == 1 else match.record.id for match in found)
    return (country.label,) if country else tuple(dict.fromkeys(names)), ""
