"""The dates that a text names, in the forms of English and Russian press releases and in numbers.

Only what is clear is read: ``11/07/2025`` is two days, and is none.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from eucentralasia.dates import DateSpan, PartialDate
from eucentralasia.errors import DateError
from eucentralasia.linking.tokenizer import PAUSE, STOP
from eucentralasia.names.fingerprints import DIGITS_OF_YEAR, in_digits
from eucentralasia.names.normalise import listed
from eucentralasia.names.words import stems

if TYPE_CHECKING:
    from eucentralasia.linking.tokenizer import Tokens

__all__ = ["MONTH_STEMS", "TextDate", "date_at_month", "date_at_number"]

MONTH_STEMS: Final = {
    stem: number
    for number, words in enumerate(
        (
            *("january jan января январь январе", "february feb февраля февраль феврале"),
            *("march mar марта март марте", "april apr апреля апрель апреле", "may мая май мае"),
            *("june jun июня июнь июне", "july jul июля июль июле", "august aug августа август августе"),
            *("september sep sept сентября сентябрь сентябре", "october oct октября октябрь октябре"),
            *("november nov ноября ноябрь ноябре", "december dec декабря декабрь декабре"),
        ),
        start=1,
    )
    for stem in stems(words)
}
"""The months by the folded words for them without their case endings."""

DASHES: Final = frozenset("-‐‑‒–—−")
RANGE_WORDS: Final = frozenset(listed("and to по и"))
OF_MONTH: Final = frozenset({"го", "of"})
YEAR_WORDS: Final = stems("г год")
BEFORE_YEAR: Final = frozenset(listed("in since until during by в с до"))
CENTURIES: Final = frozenset({"19", "20"})  # other numbers of four digits are as often a sum as a year
LAST_DAY: Final = 31
DIGITS_OF_DAY: Final = 2  # of a month too
LEAP_YEAR: Final = 2000  # a day without a year is checked in one that has all days


class TextDate(NamedTuple):
    """A date that a text names.

    Args:
        first: Position of its first token.
        last: Position of its last token.
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
        """Return the date, in a year where none stands with it; ``None`` where there is no such day in it."""
        if self.span is not None:
            return self.span
        (month, day), (until, last_day) = self.ends
        return _span(year, month, day, until, last_day)


def date_at_month(tokens: Tokens, position: int) -> TextDate | None:
    """Return the date around the name of a month, or ``None``."""
    month = MONTH_STEMS[tokens.keys[position]]
    first, days = _days_before(tokens, position)
    last, until = position, month
    if days is None:
        last, days = _days_after(tokens, position)
    elif crossing := _crossing(tokens, position):
        until, last, end_day = crossing
        days = (days[0], end_day)
    year, last = _year_after(tokens, last)
    if days is None:
        if year is None:
            return None
        return TextDate(position, last, (), _span(year, month, None, month, None))
    span = _span(LEAP_YEAR if year is None else year, month, days[0], until, days[1])
    if span is None:
        return None
    return TextDate(first, last, ((month, days[0]), (until, days[1])), None if year is None else span)


@lru_cache(maxsize=1024)  # a text speaks of the same days again and again
def _span(year: int, month: int, day: int | None, until: int, last_day: int | None) -> DateSpan | None:
    try:
        return DateSpan(PartialDate(year, month, day), PartialDate(year, until, last_day))
    except DateError:
        return None


def _day_number(key: str) -> int | None:
    """Return a word as a day of a month: ``3``, ``3rd``."""
    day = in_digits(key, DIGITS_OF_DAY)
    return day if day is not None and 1 <= day <= LAST_DAY else None


def _is_dash(tokens: Tokens, position: int) -> bool:
    """Whether a dash stands between a word and the next."""
    both = tokens.is_word(position) and tokens.is_word(position + 1)
    return both and tokens.gap(position).strip() in DASHES


def _days_before(tokens: Tokens, position: int) -> tuple[int, tuple[int, int] | None]:
    """Return the position and the numbers of the days before a month: 3 April, 3–4 April, 3 and 4 April."""
    before = position - 1 - (tokens.keys[position - 1] in OF_MONTH)
    day = _day_number(tokens.keys[before])
    if day is None:
        return position, None
    other = before - 1
    if tokens.keys[other] in RANGE_WORDS:
        other -= 1
    elif not tokens.is_word(other) or not _is_dash(tokens, other):
        return before, (day, day)
    earlier = _day_number(tokens.keys[other])
    return (other, (earlier, day)) if earlier is not None and earlier <= day else (before, (day, day))


def _days_after(tokens: Tokens, position: int) -> tuple[int, tuple[int, int] | None]:
    """Return the position and the numbers of the days after a month: April 3, April 3–4, April 3 and 4."""
    day = _day_number(tokens.keys[position + 1])
    if day is None:
        return position, None
    other = position + 3 if tokens.keys[position + 2] in RANGE_WORDS else position + 2
    later = _day_number(tokens.keys[other])
    if later is not None and later >= day and (other == position + 3 or _is_dash(tokens, position + 1)):
        return other, (day, later)
    return position + 1, (day, day)


def _crossing(tokens: Tokens, position: int) -> tuple[int, int, int] | None:
    """Return the month, its position and the day of the end of a span over months: 30 March – 2 April."""
    day = _day_number(tokens.keys[position + 1])
    month = MONTH_STEMS.get(tokens.keys[position + 2])
    if day is None or month is None or not _is_dash(tokens, position):
        return None
    return month, position + 2, day


def _is_year(key: str) -> bool:
    is_number = len(key) == DIGITS_OF_YEAR and key.isdecimal() and key.isascii()
    return is_number and key[:2] in CENTURIES


def _year_after(tokens: Tokens, position: int) -> tuple[int | None, int]:
    """Return the year after a day or a month, over a comma too, and its position."""
    keys = tokens.keys
    for following in (position + 1, position + 2):
        if _is_year(keys[following]):
            return int(keys[following]), following + (keys[following + 1] in YEAR_WORDS)
        if keys[following] != PAUSE:
            break
    return None, position


def date_at_number(tokens: Tokens, position: int) -> TextDate | None:
    """Return the date that begins with a number, or ``None``: ``2025-07-11``, ``11.07.2025``, ``in 2025``."""
    keys = tokens.keys
    if keys[position + 1] == STOP and keys[position + 3 : position + 4] == [STOP]:
        return _in_numbers(tokens, (position + 4, position + 2, position), ".")
    if not _is_year(keys[position]):
        return None
    if keys[position + 1].isdecimal() and keys[position + 2].isdecimal():
        return _in_numbers(tokens, (position, position + 1, position + 2), "-")
    if keys[position - 1] in BEFORE_YEAR and not _is_dash(tokens, position):
        last = position + (keys[position + 1] in YEAR_WORDS)
        return TextDate(position, last, (), DateSpan.on(PartialDate(int(keys[position]))), is_year=True)
    return None


def _in_numbers(tokens: Tokens, positions: tuple[int, int, int], sign: str) -> TextDate | None:
    """Return the date of three numbers with one sign between them: where its year, month and day stand."""
    first, last = min(positions), max(positions)
    keys = [tokens.keys[position] for position in positions]
    if not all(key.isdecimal() and key.isascii() for key in keys) or not _is_year(keys[0]):
        return None
    signed = sign.join(tokens.written(position, position) for position in sorted(positions))
    if max(map(len, keys[1:])) > DIGITS_OF_DAY or tokens.written(first, last) != signed:
        return None
    year, month, day = map(int, keys)
    span = _span(year, month, day, month, day)
    return TextDate(first, last, ((month, day), (month, day)), span) if span else None
