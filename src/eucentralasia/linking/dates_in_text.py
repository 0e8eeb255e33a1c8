"""Days: the dates that a text names, in the forms of English and Russian press releases and in numbers.

Only what is clear is read: ``11/07/2025`` is two days, and is none.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from attrs import frozen

from eucentralasia.dates import DateSpan, PartialDate
from eucentralasia.errors import DateError
from eucentralasia.linking.tokenizer import PAUSE, STOP, Words
from eucentralasia.names.normalise import folded, listed, stemmed

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
"""The months by the folded words for them."""

DASHES: Final = frozenset("-‐‑‒–—−")
RANGE_WORDS: Final = frozenset(listed("and to по и"))
YEAR_WORDS: Final = frozenset({"г", "год"})
BEFORE_YEAR: Final = frozenset(listed("in since until during by в с до"))
LAST_DAY: Final = 31
DIGITS_OF_YEAR: Final = 4
DIGITS_OF_DAY: Final = 2
LEAP_YEAR: Final = 2000


@frozen
class Day:
    """A date that a text names.

    Args:
        first: Place of its first word.
        last: Place of its last word.
        ends: Month and day of its first and last day; none for a month or a year.
        span: The date; ``None`` where no year stands with it.
        is_year: Whether it is no more than a year.
    """

    first: int
    last: int
    ends: tuple[tuple[int, int], ...]
    span: DateSpan | None
    is_year: bool = False

    def in_year(self, year: int) -> DateSpan | None:
        """Return the date in the year that stands with it, or else in another; ``None`` where there is no such day."""
        if self.span is not None:
            return self.span
        (month, day), (until, last_day) = self.ends
        return _span(year, month, day, until, last_day)


def day_at(words: Words, place: int) -> Day | None:
    """Return the date around the name of a month, or ``None``."""
    month = MONTHS[words.keys[place]]
    first, days = _days_before(words, place)
    last, until = place, month
    if days is None:
        last, days = _days_after(words, place)
    elif crossing := _crossing(words, place):
        until, last, end_day = crossing
        days = (days[0], end_day)
    year, last = _year_after(words, last)
    if days is None:
        return Day(place, last, (), _span(year, month, None, month, None)) if year is not None else None
    span = _span(year if year is not None else LEAP_YEAR, month, days[0], until, days[1])
    ends = (month, days[0]), (until, days[1])
    return Day(first, last, ends, span if year is not None else None) if span is not None else None


@lru_cache(maxsize=1024)
def _span(year: int, month: int, day: int | None, until: int, last_day: int | None) -> DateSpan | None:
    try:
        return DateSpan(PartialDate(year, month, day), PartialDate(year, until, last_day))
    except DateError:
        return None


def _day_number(key: str) -> int | None:
    """Return a word as a day of a month: ``3``, ``3rd``."""
    digits = key.rstrip("stndrh") if key[:1].isdigit() else ""
    is_short = digits.isdecimal() and digits.isascii() and len(digits) <= DIGITS_OF_DAY
    return int(digits) if is_short and 1 <= int(digits) <= LAST_DAY else None


def _is_dash(words: Words, place: int) -> bool:
    """Whether a dash stands between a word and the next."""
    return words.is_word(place) and words.is_word(place + 1) and words.gap(place).strip() in DASHES


def _days_before(words: Words, place: int) -> tuple[int, tuple[int, int] | None]:
    """Return the place and the numbers of the days before the name of a month: 3 April, 3–4 April, 3 and 4 April."""
    before = place - 1 - (words.keys[place - 1] in {"го", "of"})
    day = _day_number(words.keys[before])
    if day is None:
        return place, None
    other = before - 1
    if words.keys[other] in RANGE_WORDS:
        other -= 1
    elif not words.is_word(other) or not _is_dash(words, other):
        return before, (day, day)
    earlier = _day_number(words.keys[other])
    return (other, (earlier, day)) if earlier is not None and earlier <= day else (before, (day, day))


def _days_after(words: Words, place: int) -> tuple[int, tuple[int, int] | None]:
    """Return the place and the numbers of the days after the name of a month: April 3, April 3–4, April 3 and 4."""
    day = _day_number(words.keys[place + 1])
    if day is None:
        return place, None
    other = place + 3 if words.keys[place + 2] in RANGE_WORDS else place + 2
    later = _day_number(words.keys[other])
    if later is not None and later >= day and (other == place + 3 or _is_dash(words, place + 1)):
        return other, (day, later)
    return place + 1, (day, day)


def _crossing(words: Words, place: int) -> tuple[int, int, int] | None:
    """Return the month, its place and the day of the end of a span that began in an earlier month: 30 March – 2 April."""
    day = _day_number(words.keys[place + 1])
    if day is None or words.keys[place + 2] not in MONTHS or not _is_dash(words, place):
        return None
    return MONTHS[words.keys[place + 2]], place + 2, day


def _is_year(key: str) -> bool:
    return len(key) == DIGITS_OF_YEAR and key.isdecimal() and key.isascii() and key[:2] in {"19", "20"}


def _year_after(words: Words, place: int) -> tuple[int | None, int]:
    """Return the year after a day or a month, over a comma too, and its place."""
    for step in (1, 2):
        if _is_year(words.keys[place + step]):
            return int(words.keys[place + step]), place + step + (words.keys[place + step + 1] in YEAR_WORDS)
        if words.keys[place + step] != PAUSE:
            break
    return None, place


def numeric_day_at(words: Words, place: int) -> Day | None:
    """Return the date that begins with a number: ``2025-07-11``, ``11.07.2025``, or a year after a preposition; or ``None``."""
    keys = words.keys
    if keys[place + 1] == STOP and keys[place + 3 : place + 4] == [STOP]:
        return _numeric(words, [place + 4, place + 2, place], ".")
    if not _is_year(keys[place]):
        return None
    if keys[place + 1].isdecimal() and keys[place + 2].isdecimal():
        return _numeric(words, [place, place + 1, place + 2], "-")
    if keys[place - 1] in BEFORE_YEAR and not _is_dash(words, place):
        last = place + (keys[place + 1] in YEAR_WORDS)
        return Day(place, last, (), DateSpan.on(PartialDate(int(keys[place]))), is_year=True)
    return None


def _numeric(words: Words, places: list[int], sign: str) -> Day | None:
    """Return the date of three numbers with one sign between them, given by the places of its year, month and day."""
    first, last = min(places), max(places)
    parts = [words.keys[place] for place in places]
    lengths = [len(part) for part in parts]
    if (
        not all(part.isdecimal() and part.isascii() for part in parts)
        or not _is_year(parts[0])
        or max(lengths[1:]) > DIGITS_OF_DAY
    ):
        return None
    if words.written(first, last) != sign.join(words.written(place, place) for place in sorted(places)):
        return None
    year, month, day = map(int, parts)
    span = _span(year, month, day, month, day)
    return Day(first, last, ((month, day), (month, day)), span) if span else None
