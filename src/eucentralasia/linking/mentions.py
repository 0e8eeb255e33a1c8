"""Mentions: which records a text names, where, and how surely."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from eucentralasia.dates.partial import MadeOnce
from eucentralasia.model.closed_list import Listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eucentralasia.dates import DateSpan
    from eucentralasia.model import Record

__all__ = ["Mention", "Score"]

KINDS: Final = (
    *("region", "country", "city", "organisation", "official", "series", "event", "document", "section"),
    *("topic", "date"),
)
MOST_RIVALS: Final = 3  # as many as one takes in at a glance


class Score(float, Enum, metaclass=Listed):
    """How sure a mention is, surest first: one of five; the numbers are an order, no frequencies."""

    SURE = 1.0
    """The words alone say it: a full name, an edition by its number, a date with its year."""

    KNOWN = 0.95
    """The text or the year settles it: a surname of somebody named in full, a section of a document named
    before, an edition by its year."""

    DATED = 0.9
    """A date and an event of one sentence say it of each other."""

    HINTED = 0.8
    """One word says it: a title before a surname, a city before a meeting, a topic that is a plain word."""

    GUESSED = 0.7
    """Nothing else was meant as far as the registry knows: one of several with that name, a lone surname."""


SURE, KNOWN, DATED, HINTED, GUESSED = Score  # to ask an enum for one takes 0.6 µs in Python 3.11


@frozen
class Mention(MadeOnce):
    """A span of a text that names a record, or a date.

    Args:
        start: Where it begins, in code points.
        end: Where it ends.
        text: The words.
        record: The record; for a date, the event that was held then and that the same sentence names, or
            ``None``.
        kind: One of ``KINDS``: ``"country"``, ``"official"``, ``"event"``, ``"section"``, ``"date"`` ...
        score: How sure it is, from 0 to 1: one of the five of ``Score``.
        section: Id of the section of the document, for a section.
        date: The date; ``None`` for all else, and where the year is not known.
        reason: By which rule it means the record, and which others have the words too.
    """

    start: int
    end: int
    text: str
    record: Record | None
    kind: str
    score: float
    section: str | None = None
    date: DateSpan | None = None
    reason: str = ""

    def _repr_html_(self) -> str:
        from eucentralasia.model.display import facts

        meant = self.record.label if self.record is not None else self.date
        return facts(self.text, [("kind", self.kind), ("meant", meant), ("score", f"{self.score:.2f}")])


class _Draft(MadeOnce):
    """A mention while it is made."""

    __slots__ = Mention.__slots__


def made(
    span: tuple[int, int, str],
    record: Record | None,
    kind: str,
    score: Score,
    reason: str,
    section: str | None = None,
    date: DateSpan | None = None,
) -> Mention:
    """Return a mention of where a span begins and ends and its words; the rest is as ``Mention`` has it."""
    # A frozen record takes 2 µs to fill its fields, a twentieth of what it costs to find a mention. Here an
    # open one with the same fields is filled, and then becomes it, for good.
    draft: Any = _Draft()
    draft.start, draft.end, draft.text = span
    draft.record, draft.kind, draft.score = record, kind, float(score)
    draft.section, draft.date, draft.reason = section, date, reason
    draft.__class__ = Mention
    mention: Mention = draft
    return mention


def instead_of(reason: str, rivals: Iterable[str]) -> str:
    """Return a reason with the ids of the others that have the same words, a few of them."""
    ids = sorted(set(rivals))
    more = " and others" if len(ids) > MOST_RIVALS else ""
    return f"{reason}, not {', '.join(ids[:MOST_RIVALS])}{more}" if ids else reason
