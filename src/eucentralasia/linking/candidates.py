"""Candidates: what some words may mean, and how they must then be written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import Factory, field, frozen

from eucentralasia.linking.mentions import Score
from eucentralasia.linking.vocabulary import CAPITAL, CAPITALS

if TYPE_CHECKING:
    from eucentralasia.dates import DateSpan
    from eucentralasia.linking.tokenizer import Tokens
    from eucentralasia.model import Record

__all__ = ["JOINING_KINDS", "NO_MEANING", "PLACES", "Entry", "Meaning"]

PARTIES: Final = frozenset({"country", "region"})
PLACES: Final = PARTIES | {"city"}
JOINING_KINDS: Final = frozenset({"organisation", "series", "document"})
ANYHOW, AS_IT_SAYS = 0, 2  # beside CAPITAL


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
        joining: Those of organisations, series and documents, which may join parties.
        countable: Whether a number may count it.
        framed: Whether all of those are frames, which lack the parties that they join.
        parties: Id of the country or region that one is; nothing where none is.
        noun: Whether it is only what an ordinal counts.
        nouns: The series for which it is that.
        counts: Whether an ordinal before it counts no series that it names itself.
        adjective: Whether it is only an adjective of a party.
        people: Whether it is the name of a person and of no place.
        topic: Whether the plain one is a topic.
        needs: How the words must be written: ``ANYHOW``, with a ``CAPITAL``, or as each entry says.
    """

    __slots__ = (
        *("adjective", "countable", "counts", "entries", "framed", "joining", "needs", "noun", "nouns"),
        *("parties", "people", "plain", "topic"),
    )

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        self.entries = entries
        self.plain = entries[0] if len(entries) == 1 and entries[0].plain else None
        self.nouns = tuple([entry for entry in entries if entry.role == "noun"])
        self.joining = tuple([one for one in entries if one.kind in JOINING_KINDS and one.role != "noun"])
        self.countable = bool(self.nouns) or any(entry.kind == "series" for entry in self.joining)
        self.framed = all(entry.role == "frame" for entry in self.joining)
        self.counts = bool(self.nouns) and all(one.kind == "organisation" for one in self.joining)
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
        if self.needs != AS_IT_SAYS:
            return self if not self.needs or tokens.flags[first] & CAPITAL else None
        fitting = tuple([entry for entry in self.entries if entry.fits(tokens, first, last)])
        if len(fitting) == len(self.entries):
            return self
        return Meaning(fitting) if fitting else None


NO_MEANING: Final = Meaning(())
