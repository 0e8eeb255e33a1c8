"""Days: which days a date of a text means where it stands without a year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeVar

from eucentralasia.dates.tokens import words
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
MOST_SIGNS: Final = 3  # before the date with which a line of a chronicle begins: a bullet and a space
ENDS: Final = frozenset({"", "\n", "\r"})
MOST_ABOVE: Final = 3  # lines above a dateline: a headline, what it adds and who wrote it
LONGEST_HEADLINE: Final = 150  # characters; a paragraph is longer
SMALL: Final = "|".join(word for word, (letter, _) in words().items() if letter in "Pwv")
ARTICLE: Final = re.compile(rf"(?<=\W)(?:{SMALL})(?:\.?,? (?:{SMALL}))?[.,]?$", re.IGNORECASE)
"""What may stand between a place and its date: Paris, le; Brussels, Tuesday."""
HEADLINE: Final = re.compile(r"\s*+(?:[^\n]{1,150}+\n\s*+)?+")
"""What may stand above a dateline: one line, hardly ever longer; a paragraph is none."""


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
    """Return the day with which a text begins, or the first line under its headline; ``None`` without one.

    A place and a comma may stand before it, or a title in capitals: BISHKEK, 5 March 2026; NEWS 5 March 2026.
    Of a chronicle, whose lines all begin with dates, the first is none of the text.
    """
    dated = [span for span in spans if day_of(span.date) is not None]
    for number, span in enumerate(dated[: MOST_ABOVE + 1], start=1):
        begin = text.rfind("\n", 0, span.start) + 1
        before = text[begin : span.start].strip()
        if _is_headline(text[:begin]) and _is_place(before, text[span.end : span.end + 1]):
            is_chronicle = any("\n" in text[one.start - MOST_SIGNS : one.start] for one in dated[number:])
            return None if is_chronicle and not before else day_of(span.date)
    return None


def _is_headline(above: str) -> bool:
    """Whether what stands above a line is no more than a headline."""
    lines = [line for line in above.splitlines() if line.strip()]
    return len(lines) <= MOST_ABOVE and all(len(line) <= LONGEST_HEADLINE for line in lines)


def _is_place(before: str, after: str) -> bool:
    """Whether what stands before a date in its line makes it that of a text, or nothing does."""
    if len(before) > LONGEST_DATELINE:
        return False
    place = ARTICLE.sub("", before).rstrip()
    is_title = before.isupper() and after in ENDS
    return not before or is_title or (bool(place) and not place[-1].isalnum())
