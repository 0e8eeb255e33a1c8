"""Context: the names and dates that stand in a text, and what stands with each and beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import define, field

from eucentralasia.linking.languages import stems_in, words_in
from eucentralasia.linking.mentions import Mention, Score, instead_of
from eucentralasia.linking.tokenizer import END, MARKS
from eucentralasia.linking.vocabulary import OTHER
from eucentralasia.names.words import OPENERS, SMALL, TITLES, VERBS

if TYPE_CHECKING:
    from eucentralasia.dates.scanner import Written
    from eucentralasia.linking.candidates import Entry, Meaning
    from eucentralasia.linking.person_names import Run
    from eucentralasia.linking.tokenizer import Tokens

__all__ = ["OTHERS", "Span", "SpanContext", "beside", "is_of_others", "is_strange", "mention_of"]

TOUCHING: Final = frozenset({" ", ".", ". ", "-", "\n", "\u00a0"})
OTHERS: Final = stems_in("others") | {OTHER + word for word in words_in("others")}
MOST_NEAR: Final = 12  # words between a meeting and whose it is said to be
GENITIVES: Final = frozenset("ияы")  # вопросы безопасности, проблемы торговли


# Both are not frozen, as each would take 2.6 µs more to make, a tenth of the time in which a press text is
# read. Nothing changes them but ``spans``, which makes them and completes each before it is seen elsewhere.


@define(eq=False)
class SpanContext:
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
    run: Run | None = None


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
    rivals = [str(one.record.id) for one in entries if one.record is not entry.record]
    said = instead_of(reason, rivals) if rivals else reason
    text = text[span.start : span.end]
    return Mention(
        span.start, span.end, text, entry.record, entry.kind, float(score), entry.section, None, said
    )


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
    stranger = tokens.offset + tokens.start(first - 1) if follows_strange else None
    return tokens.is_capital(name), tokens.keys[first - 1], stranger, alone, _colours(tokens, first, last)


def is_strange(tokens: Tokens, position: int) -> bool:
    """Whether a word is perhaps part of an unknown name: it has a capital, and no other reason for it."""
    key = tokens.keys[position]
    if position < 0 or not tokens.is_capital(position) or key.isdecimal():
        return False
    if key in TITLES or key in OPENERS or key in SMALL:
        return False
    return position > 0 and tokens.keys[position - 1] != END


def _touches(tokens: Tokens, position: int) -> bool:
    """Whether nothing but a space, hyphen or full stop stands between a word and the next."""
    return tokens.gap(position) in TOUCHING


def _colours(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a name colours a plain word: "security issues", or as a genitive after it in Russian."""
    if _is_plain(tokens, last + 1) and tokens.gap(last) == " ":
        return True
    is_genitive = tokens.text[tokens.end(last) - 1] in GENITIVES
    return is_genitive and first > 0 and _is_plain(tokens, first - 1)


def _is_plain(tokens: Tokens, position: int) -> bool:
    """Whether a word is neither a name nor one of the small ones."""
    key = tokens.keys[position]
    return key not in MARKS and not tokens.is_capital(position) and key not in SMALL and key not in VERBS
