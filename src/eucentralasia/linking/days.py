"""Days: which days a date of a text means where it stands without a year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from eucentralasia.linking.meetings import latest
from eucentralasia.linking.mentions import Score

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from eucentralasia.dates import DateSpan
    from eucentralasia.dates.scanner import Written
    from eucentralasia.linking.context import Span
    from eucentralasia.model import Event

__all__ = ["around", "dateline", "day_of", "days_of"]

V = TypeVar("V")
LONGEST_DATELINE: Final = 80  # characters before its date: agency, city and a title or two


def days_of(date: Written, event: Event | None, near: dt.date | None) -> tuple[DateSpan | None, Score, str]:
    """Return which days a date is, how surely, and why."""
    if date.span is not None:
        return date.span, Score.SURE, "a date with its year"
    if event is not None:
        return date.in_year(event.first_day.year), Score.DATED, "the year of the event beside it"
    if near is not None:
        return date.near(near), Score.DATED, "the year nearest to the day of the sentence or text"
    return None, Score.GUESSED, "a date without a year"


def day_of(date: Written | DateSpan | None) -> dt.date | None:
    """Return the first day of a date that stands in a text with its year."""
    days = getattr(date, "span", None)
    return days.earliest if days is not None and days.start is not None and days.start.day else None


def around(values: Sequence[tuple[int, V | None]]) -> list[tuple[V | None, V | None]]:
    """Return for each value, with the number of its sentence, the last one up to it and the next one."""
    return list(zip(latest(values), latest(values[::-1])[::-1], strict=True))


def dateline(text: str, spans: Sequence[Span]) -> dt.date | None:
    """Return the day with which a text begins, after a place and a comma at most; ``None`` without one."""
    first = next((span for span in spans if span.date is not None), None)
    if first is None or first.sentence or first.start > LONGEST_DATELINE:
        return None
    before = text[: first.start].rstrip()
    return day_of(first.date) if not before or not before[-1].isalnum() else None
