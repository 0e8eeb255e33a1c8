"""The gazetteer: every name of every record as a path of words, and the walk that finds the longest."""

from __future__ import annotations

import datetime as dt
from functools import partial
from string import digits
from typing import TYPE_CHECKING, Final

from eucentralasia.dates.scanner import opening_words
from eucentralasia.linking.candidates import JOINING_KINDS, NO_MEANING, OTHERS, PLACES, Meaning, Span
from eucentralasia.linking.expansion import AND, DECLINED, may_count, number_at
from eucentralasia.linking.languages import stems_in
from eucentralasia.linking.lexicon import SHORTEST_SURNAME, Names
from eucentralasia.linking.people import Bearer, Namesakes, kin_of
from eucentralasia.linking.person_names import TITLES
from eucentralasia.linking.tokenizer import DATE, DIGIT, HEAD, MARKS, PAUSE, TokenCache, Tokens
from eucentralasia.linking.vocabulary import CAPITAL, NUMBER, Vocabulary
from eucentralasia.model import Event, Official
from eucentralasia.names.aliases import surnames
from eucentralasia.names.normalise import folded, stemmed
from eucentralasia.names.words import SKIPPED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import TypeAlias

    from eucentralasia.linking.candidates import Entry
    from eucentralasia.linking.lexicon import Pair
    from eucentralasia.names.index import RegistryLike

    Over: TypeAlias = "tuple[int, Node, tuple[Span, ...]]"

__all__ = ["Gazetteer"]

DATE_STEMS: Final = frozenset(stemmed(folded(word)) for word in opening_words())
"""The folded words with which a date may begin; it may begin with any digit too."""

NEVER: Final = CAPITAL + 1  # more than a word can have
LOOSE: Final = SKIPPED | {PAUSE}
INSIDE: Final = HEAD | NUMBER
MOST_INSIDE: Final = 2  # a name joins no more parties but before or after it
MOST_EDITIONS: Final = 99  # no meeting has been held more often
MOST_DAYS: Final = 31  # a host's event may last for years; its first month is looked for


class Node:
    """What may follow some words, and what they mean."""

    __slots__ = ("children", "framed", "meaning")

    def __init__(self) -> None:
        self.framed: bool = False  # on the way to the frame of a name, in which parties may stand
        self.children: dict[str, Node] = {}
        self.meaning: Meaning | None = None


class Gazetteer:
    """Every name of every record of a registry, as a path of words.

    Args:
        registry: The registry.
        denied: Words that are to name nothing.

    Attributes:
        names: The first words of names, each with what may follow.
        cache: What texts are cut with into tokens.
        bearers: The officials by their ids, as bearers of their surnames.
        editions: The events of each series.
        numbered: The events with each number.
        days: The events of each day.
        broad: Ids of the topics that have others under them and none above.
    """

    __slots__ = ("_kin", "_namesakes", "bearers", "broad", "cache", "days", "editions", "names", "numbered")

    def __init__(self, registry: RegistryLike, denied: Iterable[str] = ()) -> None:
        names = Names(registry)
        refused = {names.path(text) for text in denied}
        written = [(path, entry) for path, entry in names.pairs() if path not in refused]
        vocabulary = _vocabulary(written, names.declined())
        pairs = [
            (tuple(map(vocabulary.own if entry.kind == "official" else vocabulary.plain, path)), entry)
            for path, entry in written
        ]
        self.names: dict[str, Node] = _laid_out(pairs)
        small = {path[0]: 0 for path, entry in pairs if entry.tag or not entry.capital}
        heads = dict.fromkeys(self.names, CAPITAL) | small
        self.cache: TokenCache = TokenCache(partial(_recognised, vocabulary, heads), vocabulary.known)
        self.bearers: dict[str, Bearer] = {
            str(one.id): Bearer.of(one, surnames(one)) for one in names.records.get(Official, ())
        }
        self._kin: dict[str, tuple[Bearer, ...]] = kin_of(self.bearers.values())
        self._namesakes: dict[tuple[Entry, ...], Namesakes] = {}
        self.broad: set[str] = names.broad
        self.editions: dict[str, list[Event]] = {}
        self.numbered: dict[int | None, list[Event]] = {}
        self.days: dict[dt.date, list[Event]] = {}
        for event in names.records.get(Event, ()):
            self.editions.setdefault(event.series or "", []).append(event)
            self.numbered.setdefault(event.edition, []).append(event)
            for day in _days_of(event):
                self.days.setdefault(day, []).append(event)

    def namesakes(self, entries: tuple[Entry, ...]) -> Namesakes:
        """Return who bears the name that entries are, found when a text first has it."""
        known = self._namesakes.get(entries)
        return known or self._namesakes.setdefault(entries, Namesakes.of(entries, self._kin))

    def walk(self, tokens: Tokens, first: int, *, into: bool = True) -> Span | None:
        """Return the longest name that begins at a word, with what it may mean, or ``None``.

        Args:
            tokens: The part of the text.
            first: The position of the word.
            into: Whether a number and parties may stand inside the name; they are returned with it.
        """
        position, keys, flags = first, tokens.keys, tokens.flags
        node = self.names[keys[first]]
        last, best = first, NO_MEANING
        parts: tuple[Span, ...] = ()
        inner = parts
        forks: list[tuple[int, Node]] = []
        while True:
            meaning = node.meaning and node.meaning.fitting(tokens, first, position)
            # Nothing may be left out of a person's name: Kallas and Kaja are two.
            if meaning is not None and not (meaning.people and SKIPPED.intersection(keys[first:position])):
                last, best, inner = position, meaning, parts
            if not node.children and not forks:
                break
            key = keys[position + 1]
            following = node.children.get(key)
            if following is not None:
                if node.framed and into and flags[position + 1] & HEAD:
                    forks.append((position, node))
                position, node = position + 1, following
            elif key in LOOSE and node.children and (over := _over(tokens, position, node)):
                position, node = over
            else:
                if into and node.children and flags[position + 1] & INSIDE:
                    forks.append((position, node))
                inside = self._inside(tokens, forks, last) if forks else None
                if inside is None:
                    break
                position, node, more = inside
                parts += more
        return Span(first, last, best, None, None, inner) if best is not NO_MEANING else None

    def _inside(self, tokens: Tokens, forks: list[tuple[int, Node]], last: int) -> Over | None:
        """Go on from the last of the forks after what is a name already, over what stands inside the name."""
        while forks and forks[-1][0] >= last:
            inside = self._over_inside(tokens, *forks.pop())
            if inside is not None:
                forks.clear()
                return inside
        return None

    def _over_inside(self, tokens: Tokens, position: int, node: Node) -> Over | None:
        """Go on along a name over what counts it and whose it is: Dialogue UE–Tadjikistan sur les droits."""
        following = position + 1
        parts: tuple[Span, ...] = ()
        counted = number_at(tokens, following)
        following += counted[1] if counted is not None and counted[0] <= MOST_EDITIONS else 0
        while node.framed and len(parts) < MOST_INSIDE:
            begin = following + (bool(parts) and tokens.keys[following] in AND)
            walked = self.walk(tokens, begin, into=False) if tokens.keys[begin] in self.names else None
            if walked is None or not walked.meaning.parties or walked.meaning.adjective:
                break
            parts += (walked,)
            following = walked.last + 1
        child = node.children.get(tokens.keys[following])
        return (following, child, parts) if child is not None else None


def _recognised(
    vocabulary: Vocabulary, heads: Mapping[str, int], key: str, word: str, flags: int
) -> tuple[str, int]:
    """Return which word of a name a word of a text is, and the byte about it: what may begin there."""
    key, flags = vocabulary.recognised(key, word, flags)
    is_dated = key in DATE_STEMS or key[:1].isdigit()
    is_head = is_dated or heads.get(key, NEVER) <= flags & CAPITAL
    has_digit = any(map(key.__contains__, digits))
    said = (HEAD, is_head), (DATE, is_dated), (DIGIT, has_digit), (NUMBER, may_count(key, flags))
    return key, flags | sum(bit for bit, is_so in said if is_so)


def _over(tokens: Tokens, position: int, node: Node) -> tuple[int, Node] | None:
    """Go on along a name over an abbreviation in brackets, or over ``the`` and ``and``."""
    following = position + 1
    if tokens.keys[following] == PAUSE:
        if tokens.keys[position + 3 : position + 4] != [PAUSE] or tokens.keys[position + 2] in MARKS:
            return None
        written = tokens.text[tokens.edge(position)[1] : tokens.edge(position + 3)[0]].strip()
        if not written.startswith("(") or not written.isupper():
            return None
        following = position + 4
    while tokens.keys[following] in SKIPPED and tokens.keys[following] not in node.children:
        following += 1
    child = node.children.get(tokens.keys[following])
    return (following, child) if child is not None else None


def _vocabulary(pairs: Sequence[Pair], declined: Mapping[str, frozenset[str]]) -> Vocabulary:
    """Return the words of names as those by which the words of a text are recognised."""
    people = [(path, entry) for path, entry in pairs if entry.kind == "official" and not entry.tag]
    joined = [path for path, entry in pairs if entry.kind in JOINING_KINDS]
    local = TITLES.keys() | stems_in("fillers") | stems_in("nouns") | stems_in("frames")
    return Vocabulary(
        names={word for path, _ in pairs for word in path},
        common={word for path in joined for word in path} | local | OTHERS | DECLINED,
        local=local,
        places={path[-1] for path, entry in pairs if entry.kind in PLACES},
        people={word for path, _ in people for word in path if len(word) >= SHORTEST_SURNAME},
        surnames={path[-1] for path, entry in people if entry.role == "surname"},
        declined=declined,
    )


def _laid_out(pairs: Iterable[Pair]) -> dict[str, Node]:
    """Return paths laid one over another, where they begin alike."""
    root = Node()
    for path, entry in pairs:
        node = root
        for key in path:
            node = node.children.setdefault(key, Node())
            node.framed = node.framed or entry.role == "frame"
        entries = node.meaning.entries if node.meaning is not None else ()
        if all(entry.sense != other.sense for other in entries):
            node.meaning = Meaning((*entries, entry))
    return root.children


def _days_of(event: Event) -> Iterator[dt.date]:
    """Yield the days of an event, where they are known."""
    first, last = event.dates.start, event.dates.end
    if first is not None and last is not None and first.day is not None and last.day is not None:
        for step in range(min((last.latest - first.earliest).days, MOST_DAYS) + 1):
            yield first.earliest + dt.timedelta(days=step)
