"""Days: the dates that a text names, in the forms of English and Russian press releases and in numbers.

Only what is clear is read: ``11/07/2025`` is two days, and is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import frozen

from eucentralasia.dates import DateSpan, PartialDate
from eucentralasia.errors import DateError
from eucentralasia.names.folding import folded, listed, stemmed

if TYPE_CHECKING:
    from eucentralasia.names.tokens import Stretch

__all__ = ["MONTHS", "Day", "day_at", "numeric_day_at"]

MONTHS: Final = {
    stemmed(folded(name)): number
    for number, names in enumerate(
        (
            "january jan января январь январе",
            "february feb февраля февраль феврале",
            "march mar марта март марте",
            "april apr апреля апрель апреле",
            "may мая май мае",
            "june jun июня июнь июне",
            "july jul июля июль июле",
            "august aug августа август августе",
            "september sep sept сентября сентябрь сентябре",
            "october oct октября октябрь октябре",
            "november nov ноября ноябрь ноябре",
            "december dec декабря декабрь декабре",
        ),
        start=1,
    )
    for name in listed(names)
}
DASHES: Final = frozenset("-‐‑‒–—−")
RANGE_WORDS: Final = frozenset(listed("and to по и"))
BEFORE_YEAR: Final = frozenset(listed("in since until during by в с до"))
LAST_DAY: Final = 31
DIGITS_OF_YEAR: Final = 4
"""The months by the folded words for them."""


@frozen
class Day:
    """A date that a text names.

    Args:
        first: Place of its first word.
        last: Place of its last word.
        month: The month, 1 to 12; of the last day.
        days: The first and the last day of the month; ``None`` for a month or a year.
        span: The date; ``None`` where no year stands with it.
    """

    first: int
    last: int
    month: int | None
    days: tuple[int, int] | None
    span: DateSpan | None


def day_at(words: Stretch, place: int) -> Day | None:
    """Return the date around the name of a month, or ``None``."""
    month = MONTHS[words.key(place)]
    first, days = _days_before(words, place)
    last = place
    if days is None:
        last, days = _days_after(words, place)
    elif crossing := _crossing(words, place):
        until, last, (_, end_day) = crossing
        year, last = _year_after(words, last)
        span = _span(year, month, days[0], until, end_day)
        return Day(first, last, until, (days[0], end_day), span) if span or year is None else None
    year, last = _year_after(words, last)
    if days is None and year is None:
        return None
    if days is None:
        return Day(place, last, month, None, _span(year, month, None, month, None))
    span = _span(year, month, days[0], month, days[1])
    return Day(first, last, month, days, span) if span or (year is None and _exists(month, days)) else None


def _exists(month: int, days: tuple[int, int]) -> bool:
    return _span(2000, month, days[0], month, days[1]) is not None


def _span(year: int | None, month: int, day: int | None, until: int, last_day: int | None) -> DateSpan | None:
    if year is None:
        return None
    try:
        return DateSpan(PartialDate(year, month, day), PartialDate(year, until, last_day))
    except DateError:
        return None


def _day_number(words: Stretch, place: int) -> int | None:
    """Return a word as a day of a month: ``3``, ``3rd``."""
    key = words.key(place)
    digits = key.rstrip("stndrh") if key[:1].isdigit() else ""
    return int(digits) if digits.isdecimal() and digits.isascii() and len(digits) <= 2 and 1 <= int(digits) <= LAST_DAY else None  # noqa: PLR2004


def _is_dash(words: Stretch, place: int) -> bool:
    return 0 <= place < len(words.between) and words.between[place].strip() in DASHES


def _days_before(words: Stretch, place: int) -> tuple[int, tuple[int, int] | None]:
    """Return the place and the numbers of the days before the name of a month: 3 April, 3–4 April, 3 and 4 April."""
    before = place - 1
    if words.key(before) == "го" or words.key(before) == "of":
        before -= 1
    day = _day_number(words, before)
    if day is None or words.gap(before):
        return place, None
    other = before - 1
    if words.key(other) in RANGE_WORDS and not words.gap(other) and not words.gap(other - 1):
        other -= 1
    elif not _is_dash(words, other):
        return before, (day, day)
    earlier = _day_number(words, other)
    return (other, (earlier, day)) if earlier is not None and earlier <= day else (before, (day, day))


def _days_after(words: Stretch, place: int) -> tuple[int, tuple[int, int] | None]:
    """Return the place and the numbers of the days after the name of a month: April 3, April 3–4."""
    day = _day_number(words, place + 1)
    if day is None or words.gap(place):
        return place, None
    if _is_dash(words, place + 1) and (later := _day_number(words, place + 2)) is not None and later >= day:
        return place + 2, (day, later)
    return place + 1, (day, day)


def _crossing(words: Stretch, place: int) -> tuple[int, int, tuple[int, int]] | None:
    """Return the month, place and day of the end of a span that began in an earlier month: 30 March – 2 April."""
    if not _is_dash(words, place) or words.key(place + 2) not in MONTHS:
        return None
    day = _day_number(words, place + 1)
    return None if day is None else (MONTHS[words.key(place + 2)], place + 2, (day, day))


def _year_after(words: Stretch, place: int) -> tuple[int | None, int]:
    key = words.key(place + 1)
    gap = words.between[place].strip() if 0 <= place < len(words.between) else "."
    is_year = len(key) == DIGITS_OF_YEAR and key.isdecimal() and key.isascii() and key[:2] in {"19", "20"}
    return (int(key), place + 1) if is_year and gap in {"", ","} else (None, place)


def numeric_day_at(words: Stretch, place: int) -> Day | None:
    """Return the date that begins with a number: ``2025-07-11``, ``11.07.2025``, or a year after a preposition; or ``None``."""
    key = words.key(place)
    gaps = words.between[place : place + 2]
    parts = [words.key(place + step) for step in range(3)]
    if len(gaps) == 2 and gaps[0] == gaps[1] and all(part.isdecimal() and part.isascii() for part in parts):  # noqa: PLR2004
        lengths = [len(part) for part in parts]
        if gaps[0] == "-" and lengths == [4, 2, 2]:
            return _numeric(place, parts)
        if gaps[0] == "." and lengths[2] == DIGITS_OF_YEAR and max(lengths[:2]) <= 2:  # noqa: PLR2004
            return _numeric(place, parts[::-1])
    if len(key) == DIGITS_OF_YEAR and key[:2] in {"19", "20"} and words.key(place - 1) in BEFORE_YEAR and not words.gap(place - 1):
        if _is_dash(words, place):
            return None
        return Day(place, place, None, None, DateSpan.on(PartialDate(int(key))))
    return None


def _numeric(place: int, parts: list[str]) -> Day | None:
    year, month, day = map(int, parts)
    span = _span(year, month, day, month, day)
    return Day(place, place + 2, month, (day, day), span) if span else None
