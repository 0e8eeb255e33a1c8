"""Entries: what some words of a text may mean, and by which texts a record is spoken of."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from attrs import frozen

from eucentralasia.linking.tokenizer import CAPITAL, CAPITALS
from eucentralasia.names.aliases import spellings
from eucentralasia.names.fingerprints import EQUIVALENTS, SMALL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eucentralasia.dates import DateSpan
    from eucentralasia.linking.tokenizer import Words
    from eucentralasia.model import Event, Record

__all__ = [
    "JOINED",
    "LONG_NAME",
    "PARTIES",
    "Entry",
    "Meaning",
    "code_of",
    "days_of",
    "in_other_number",
    "kind_of",
    "spoken",
    "spoken_when",
    "variants",
]

PARTIES: Final = frozenset({"country", "region"})
JOINED: Final = frozenset({"organisation", "series", "document"})
ANYHOW, AS_IT_SAYS = 0, 2
LONGEST_CODE: Final = 6
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
        mine, its = (
            (self.role, self.exact, self.tag, self.section),
            (other.role, other.exact, other.tag, other.section),
        )
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
        score: How surely the words mean the plain one.
        topic: Whether the plain one is a topic.
        needs: How the words must be written: ``ANYHOW``, with a ``CAPITAL``, or each meaning as it says itself.
    """

    __slots__ = ("entries", "joins", "needs", "party", "plain", "score", "topic")

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        self.entries = entries
        self.plain = entries[0] if len(entries) == 1 and entries[0].plain else None
        self.joins = any(entry.kind in JOINED for entry in entries)
        self.party = next((entry.record.id for entry in entries if entry.kind in PARTIES), None)
        self.topic = self.plain is not None and self.plain.kind == "topic"
        self.score = self.plain.score if self.plain is not None else 0.0
        own = (
            any(entry.tag or entry.exact is not None for entry in entries)
            or len({entry.capital for entry in entries}) > 1
        )
        self.needs = AS_IT_SAYS if own else CAPITAL if entries and entries[0].capital else ANYHOW

    def fitting(self, words: Words, first: int, last: int) -> Meaning | None:
        """Return those of the meanings that fit how the words are written; ``None`` where none does."""
        fitting = tuple([entry for entry in self.entries if entry.fits(words, first, last)])
        if len(fitting) == len(self.entries):
            return self
        return Meaning(fitting) if fitting else None


def spoken(record: Record) -> Iterator[str]:
    """Yield the names of a record that a text may use, without ids and codes."""
    return (text for text, _ in spoken_when(record))


def spoken_when(record: Record) -> Iterator[tuple[str, DateSpan | None]]:
    """Yield the same, each with the time in which it was in use."""
    codes = {
        record.id,
        getattr(record, "alpha_3", None),
        getattr(record, "numeric", None),
        *record.former_ids,
    }
    given = {record.label, *(name.value for name in record.names)}
    return ((text, dates) for text, dates in spellings(record) if text not in codes or text in given)


def code_of(text: str) -> str | None:
    """Return an abbreviation, which a text must spell as it is."""
    return text if len(text) <= LONGEST_CODE and text.isupper() and text.isalpha() else None


def in_other_number(path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the plural of a singular, or the singular of a plural, as English mostly makes it."""
    last = path[-1] if path else ""
    if last.isascii() and len(last) > LONG_NAME:
        yield (*path[:-1], last[:-1] if last.endswith("s") and not last.endswith("ss") else f"{last}s")


def days_of(event: Event) -> Iterator[dt.date]:
    """Yield the days of an event, where they are known."""
    first, last = event.dates.start, event.dates.end
    if first is not None and last is not None and first.day is not None and last.day is not None:
        for step in range(min((last.latest - first.earliest).days, MOST_DAYS) + 1):
            yield first.earliest + dt.timedelta(days=step)


def variants(frame: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str | None]]:
    """Yield a name without its parties, also without "meeting" at its end, and its equivalents."""
    yield frame, None
    if frame[-1] == "meeting" and len(frame) > 1:
        yield frame[:-1], None
    content = tuple(word for word in frame if word not in SMALL)
    meaning = next((right for left, right in EQUIVALENTS if content in {left, right}), None)
    for left, right in EQUIVALENTS if meaning else ():
        if right == meaning:
            yield left, (left[0].upper() if len(left) == 1 and len(left[0]) <= LONG_NAME else None)
            yield right, None


def kind_of(record: Record) -> str:
    """Return what a record is called in a sentence."""
    return type(record).__name__.lower()
