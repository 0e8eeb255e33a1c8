"""Mentions: which records a text names, where, and how surely."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from eucentralasia.dates import DateSpan
    from eucentralasia.model import Record

__all__ = ["Mention"]


@frozen
class Mention:
    """A place in a text at which a record, or a date, is named.

    Args:
        start: Where it begins, in code points.
        end: Where it ends.
        text: The words.
        record: The record; for a date, the event that was held then and that the same sentence names; ``None`` for another date.
        kind: ``"region"``, ``"country"``, ``"city"``, ``"organisation"``, ``"official"``, ``"series"``, ``"event"``,
            ``"document"``, ``"section"``, ``"topic"`` or ``"date"``.
        score: How sure it is, from 0 to 1.
        section: Id of the section of the document, for a section.
        date: The date; ``None`` for all else, and where the year is not known.
    """

    start: int
    end: int
    text: str
    record: Record | None
    kind: str
    score: float
    section: str | None = None
    date: DateSpan | None = None
