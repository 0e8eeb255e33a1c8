"""Candidates: what some words may mean, and the spans of a text that may mean it, with what stands beside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import Factory, define, field, frozen

from eucentralasia.linking.languages import stems_in
from eucentralasia.linking.mentions import HINTED, SURE, Mention, Score, instead_of, made
from eucentralasia.linking.person_names import PLAIN, TITLES
from eucentralasia.linking.tokenizer import END, MARKS
from eucentralasia.linking.vocabulary import CAPITAL, CAPITALS, OTHER
from eucentralasia.names.words import SMALL

if TYPE_CHECKING:
    from eucentralasia.dates import DateSpan
    from eucentralasia.dates.scanner import Written
    from eucentralasia.linking.person_names import Run
    from eucentralasia.linking.tokenizer import Tokens
    from eucentralasia.model import Record

__all__ = [
    "JOINING_KINDS",
    "NO_MEANING",
    "OTHERS",
    "PLACES",
    "VERBS",
    "Entry",
    "Meaning",
    "Span",
    "SpanContext",
    "beside",
    "is_of_others",
    "is_strange",
    "mention_of",
]

PARTIES: Final = frozenset({"country", "region"})
PLACES: Final = PARTIES | {"city"}
JOINING_KINDS: Final = frozenset({"organisation", "series", "document"})
ANYHOW, AS_IT_SAYS = 0, 2  # beside CAPITAL


def _kind_of(entry: Entry) -> str:
    return "section" if entry.section is not None else type(entry.record).__name__.lower()


def _score_of(entry: Entry) -> Score:
    return SURE if entry.kind != "topic" or entry.words > 1 else HINTED


@frozen(eq=False)
class Entry:
    """One thing that some words may mean.

    Args:
        record: The record.
        role: ``"name"``, ``"frame"`` for one without the parties that it joins, ``"surname"``, ``"section"``,
            ``"adjective"`` of a party, ``"attribute"`` of a city, ``"noun"`` for what an ordinal counts where
            the series is known.
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
        score: How surely the words mean the record: a topic of one plain word less so.
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
    score: Score = field(init=False, default=Factory(_score_of, takes_self=True))

    @property
    def sense(self) -> tuple[object, ...]:
        """What two entries for the same words have in common if they say the same."""
        return id(self.record), self.role, self.code, self.tag, self.section, self.signs

    def fits(self, tokens: Tokens, first: int, last: int) -> bool:
        """Whether the words of a text are written as they must be."""
        if self.signs and tokens.small.isdisjoint(self.signs):
            return False
        if self.code:
            return first == last and bool(tokens.flags[first] & CAPITALS)
        if self.tag:
            start = tokens.edge(first)[0]
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
        cities: Ids of the cities among them.
        adjective: Whether it is only an adjective of a party.
        people: Whether it is the name of a person and of no place.
        topic: Whether the plain one is a topic.
        needs: How the words must be written: ``ANYHOW``, with a ``CAPITAL``, or as each entry says.
    """

    __slots__ = (
        *("_some", "adjective", "cities", "countable", "counts", "entries", "framed", "joining", "needs"),
        *("noun", "nouns", "parties", "people", "plain", "topic"),
    )

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        self.entries = entries
        self.plain: Entry | None = entries[0] if len(entries) == 1 and entries[0].plain else None
        self.nouns: tuple[Entry, ...] = tuple([entry for entry in entries if entry.role == "noun"])
        self.joining: tuple[Entry, ...] = tuple(
            [one for one in entries if one.kind in JOINING_KINDS and one.role != "noun"]
        )
        self.countable: bool = bool(self.nouns) or any(entry.kind == "series" for entry in self.joining)
        self.framed: bool = all(entry.role == "frame" for entry in self.joining)
        self.counts: bool = bool(self.nouns) and all(one.kind == "organisation" for one in self.joining)
        self.parties: frozenset[str] = frozenset(
            [entry.record.id for entry in entries if entry.kind in PARTIES][:1]
        )
        self.cities: tuple[str, ...] = tuple([entry.record.id for entry in entries if entry.kind == "city"])
        kinds, roles = {entry.kind for entry in entries}, {entry.role for entry in entries}
        self.noun: bool = roles == {"noun"}
        self.adjective: bool = roles == {"adjective"}
        self.people: bool = "official" in kinds and kinds.isdisjoint(PLACES)
        self.topic: bool = self.plain is not None and self.plain.kind == "topic"
        capitals = {entry.capital for entry in entries}
        if len(capitals) > 1 or any(entry.tag or entry.code or entry.signs for entry in entries):
            self.needs: int = AS_IT_SAYS
        else:
            self.needs = CAPITAL if True in capitals else ANYHOW
        self._some: dict[tuple[Entry, ...], Meaning] | None = None

    def fitting(self, tokens: Tokens, first: int, last: int) -> Meaning | None:
        """Return those of the meanings that fit how the words are written; ``None`` where none does."""
        if self.needs != AS_IT_SAYS:
            return self if not self.needs or tokens.flags[first] & CAPITAL else None
        fitting = tuple([entry for entry in self.entries if entry.fits(tokens, first, last)])
        return self.some(fitting) if fitting else None

    def some(self, entries: tuple[Entry, ...]) -> Meaning:
        """Return some of the meanings as one, which is kept, as texts have the same names again and again."""
        if len(entries) == len(self.entries):
            return self
        if self._some is None:
            self._some = {}
        known = self._some.get(entries)
        return known if known is not None else self._some.setdefault(entries, Meaning(entries))


NO_MEANING: Final = Meaning(())


# Spans

TOUCHING: Final = frozenset({" ", ".", ". ", "-", "\n", "\u00a0"})
VERBS: Final = stems_in("verbs")
OTHERS: Final = stems_in("others") | {OTHER + word for word in stems_in("others")}
MOST_NEAR: Final = 12  # words between a meeting and whose it is said to be
GENITIVES: Final = frozenset("ияы")  # вопросы безопасности, проблемы торговли


class SpanContext(NamedTuple):
    """What stands with a name and beside it.

    Args:
        parties: Parties that are part of its span.
        number: The number that counts it.
        year: The year that stands before it, or after.
        capital: Whether it begins with a capital.
        before: The word before it, folded.
        stranger: Where a word of an unknown name begins that stands directly before it, or ``None``.
        alone: Whether no word of an unknown name stands directly after it.
        modifies: Whether a plain word follows that it may colour, as in "security issues".
        others: Whether the sentence names another body that holds such meetings.
        bare: Whether it is an ordinal by itself for which only what was named before may speak.
        run: The words of a person's name around it; ``None`` where it is none.
    """

    parties: frozenset[str] = frozenset()
    number: int | None = None
    year: int | None = None
    capital: bool = True
    before: str = ""
    stranger: int | None = None
    alone: bool = True
    modifies: bool = False
    others: bool = False
    bare: bool = False
    run: Run | None = None


# Not frozen, as each would take 2.6 µs more to make, a twentieth of the time in which a name is read. Nothing
# changes one but ``spans``, which makes them and completes each before it is seen elsewhere.
@define(eq=False)
class Span:
    """A part of a text that names a record or a date, before it is known what it means there.

    Args:
        first: The position of its first token.
        last: That of its last.
        meaning: What it may mean; nothing for a date.
        date: The date, or ``None`` for a name.
        context: What stands around it; ``None`` where its meaning does not depend on that.
        parts: The parties that are part of it, by themselves.

    Attributes:
        start: Where it begins in the text.
        end: Where it ends.
        sentence: The number of its sentence.
    """

    first: int
    last: int
    meaning: Meaning
    date: Written | None = None
    context: SpanContext | None = None
    parts: tuple[Span, ...] = ()
    start: int = field(init=False)
    end: int = field(init=False)
    sentence: int = field(init=False)


def mention_of(text: str, span: Span, entry: Entry, score: Score, reason: str = "the name") -> Mention:
    """Return a span of a text as a mention of what an entry says, whatever others have its words."""
    entries = span.meaning.joining or span.meaning.entries
    if len(entries) > 1:
        reason = instead_of(reason, [str(one.record.id) for one in entries if one.record is not entry.record])
    where = (span.start, span.end, text[span.start : span.end])
    return made(where, entry.record, entry.kind, score, reason, entry.section)


def is_of_others(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the sentence of a name, as far as it is near, names another body that holds such meetings."""
    for step, near in ((-1, first - 1), (1, last + 1)):
        for position in range(near, near + step * MOST_NEAR, step):
            if position < 0 or position >= len(tokens.keys) or tokens.keys[position] == END:
                break
            if tokens.keys[position] in OTHERS:
                return True
    return False


def beside(
    tokens: Tokens, first: int, last: int, name: int, *, follows: bool = False
) -> tuple[bool, str, int | None, bool, bool]:
    """Return how a name is written and what stands before and after its span, as ``SpanContext`` has it.

    A name that it ``follows`` is not unknown, nor is the first word of a sentence, which has a capital.
    """
    follows_strange = not follows and is_strange(tokens, first - 1) and _touches(tokens, first - 1)
    alone = not (tokens.is_capital(last) and is_strange(tokens, last + 1) and _touches(tokens, last))
    stranger = tokens.offset + tokens.edge(first - 1)[0] if follows_strange else None
    return tokens.is_capital(name), tokens.keys[first - 1], stranger, alone, _colours(tokens, first, last)


def is_strange(tokens: Tokens, position: int) -> bool:
    """Whether a word is perhaps part of an unknown name: it has a capital, and no other reason for it."""
    key = tokens.keys[position]
    if position < 0 or not tokens.is_capital(position) or key.isdecimal():
        return False
    if key in TITLES or key in PLAIN or key in SMALL:
        return False
    return position > 0 and tokens.keys[position - 1] != END


def _touches(tokens: Tokens, position: int) -> bool:
    """Whether nothing but a space, hyphen or full stop stands between a word and the next."""
    return tokens.gap(position) in TOUCHING


def _colours(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a name colours a plain word: "security issues", or as a genitive after it in Russian."""
    if _is_plain(tokens, last + 1) and tokens.gap(last) == " ":
        return True
    is_genitive = tokens.text[tokens.edge(last)[1] - 1] in GENITIVES
    return is_genitive and first > 0 and _is_plain(tokens, first - 1)


def _is_plain(tokens: Tokens, position: int) -> bool:
    """Whether a word is neither a name nor one of the small ones."""
    key = tokens.keys[position]
    return key not in MARKS and not tokens.is_capital(position) and key not in SMALL and key not in VERBS
