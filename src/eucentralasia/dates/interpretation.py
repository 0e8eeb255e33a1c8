"""What the dates of a form mean: the year and month they share; whether they are a span, or several days."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias, cast

from eucentralasia.dates.forms import Shape, shape_of
from eucentralasia.dates.parts import DECEMBER, EXISTING, GROUPINGS, existing, length, parted
from eucentralasia.errors import DateError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["LEAP_YEAR", "Readings", "Sense", "Side", "readings_of"]

MEANT: Final = {
    "d": "day",
    "m": "month",
    "f": "month",
    "u": "month",
    "M": "month",
    "y": "year",
    "Y": "year",
    "S": "part",
}
"""What the number is that stands at a letter of a form."""
JOINS: Final = frozenset("~&|")
LEAP_YEARS: Final = 8  # the most years between one 29 February and the next
LEAP_YEAR: Final = 2000  # in which every day exists that a text without a year can name
DAY: Final = dt.timedelta(days=1)


class Side(NamedTuple):
    """What a text says of one date, as far as it does; ``part`` is the EDTF number of a part of a year."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: int | None = None

    def days(self) -> tuple[dt.date, dt.date]:
        """Return the first and the last day that it can mean, where its year is given.

        Raises:
            DateError: There is no such date.
        """
        year, month, day, part = cast("tuple[int, int | None, int | None, int | None]", self)
        if part is not None and not parted(year, part):
            raise DateError(str(self), EXISTING)
        whole = (1, DECEMBER) if month is None else (month, month)
        first, last = whole if part is None else GROUPINGS[part]
        later, last = divmod(last - 1, DECEMBER)
        try:
            begin = dt.date(year, first, 1 if day is None else day)
            end = dt.date(year + later, last + 1, length(year + later, last + 1)) if day is None else begin
        except ValueError:
            raise DateError(str(self), existing(year, month, day)) from None
        return begin, end

    def __str__(self) -> str:
        return f"{self.year:04}{''.join(f'-{part:02}' for part in self[1:] if part is not None)}"


class Sense(NamedTuple):
    """What a form can mean: from one date to another, or one of two days; without a year, in any.

    Args:
        first: The first date.
        last: The last date.
        either: Whether it is one of the two days.
    """

    first: Side
    last: Side
    either: bool = False

    @property
    def has_year(self) -> bool:
        """Whether the year is given."""
        return self.first.year is not None

    def edtf(self) -> str:
        """Return it in EDTF, where its year is given.

        Raises:
            DateError: There is no such date, or the end is before the start.
        """
        return _edtf(self)

    def in_year(self, year: int) -> Sense | None:
        """Return what it means if its first date is in a year; ``None`` where there is no such day."""
        until = year + ((self.last.month or 0) < (self.first.month or 0))
        found = self._replace(first=self.first._replace(year=year), last=self.last._replace(year=until))
        return found if _exists(found) else None

    def near(self, day: dt.date) -> Sense | None:
        """Return what it means in the year in which it is nearest to a day; of two as near, the earlier."""
        years = range(day.year - LEAP_YEARS, day.year + LEAP_YEARS + 1)
        found = [sense for year in years if (sense := self.in_year(year)) is not None]
        return min(found, key=lambda sense: _distance(sense, day), default=None)


Senses: TypeAlias = tuple[Sense, ...]


@lru_cache(maxsize=1024)  # a text names the same days again and again
def _edtf(sense: Sense) -> str:
    first, last, either = sense
    if last.days()[1] < first.days()[0]:
        raise DateError(f"{first}/{last}", "an end that is not before the start")
    if either:
        return f"[{first}..{last}]"
    return str(first) if first == last else f"{first}/{last}"


def _exists(sense: Sense) -> bool:
    try:
        return bool(sense.edtf())
    except DateError:
        return False


def _distance(sense: Sense, day: dt.date) -> int:
    """Return how many days lie between a day and a span."""
    return max((sense.first.days()[0] - day).days, (day - sense.last.days()[1]).days, 0)


class Readings(NamedTuple):
    """What a date says: one of some readings, or several days.

    Args:
        shape: Its form; one without rows where it is no date.
        senses: What it can mean; one, where it is clear.
        days: The days, where they are several and no span.
    """

    shape: Shape
    senses: tuple[Sense, ...] = ()
    days: tuple[Sense, ...] = ()


@lru_cache(maxsize=4096)  # a text names the same days again and again
def readings_of(letters: str, numbers: tuple[int, ...], *, running: bool) -> Readings:
    """Return what tokens mean.

    Args:
        letters: Their letters.
        numbers: Their numbers.
        running: Whether the text may go on after the date.
    """
    shape = shape_of(letters, running=running)
    said = [_said(row, shape, letters, numbers) for row in shape.rows]
    days = next((days for _, days in said if days), ())
    return Readings(shape, tuple(reading for readings, _ in said for reading in readings), days)


def _said(row: str, shape: Shape, letters: str, numbers: tuple[int, ...]) -> tuple[Senses, Senses]:
    """Return what a form can mean by one row: its readings, or its days where they are several."""
    first, last, days = _sides(row, shape, letters, numbers)
    if days:
        return _listed(first, days)
    match shape.joins:
        case "":
            return tuple(Sense(one, one) for one in _years_of_winter(first)), ()
        case "~":
            return tuple(_shared(first, last)), ()
    pairs = tuple(_shared(first, last))
    if all(map(_are_neighbours, pairs)):
        return tuple(pair._replace(either=shape.joins == "|") for pair in pairs), ()
    apart = tuple(Sense(one, one) for pair in pairs for one in pair[:2])
    return ((), apart) if shape.joins == "&" and len(pairs) == 1 else (apart, ())


def _sides(row: str, shape: Shape, letters: str, numbers: tuple[int, ...]) -> tuple[Side, Side, list[int]]:
    """Return what is said of the first and of the last date, and the days of a list."""
    sides: tuple[dict[str, int], dict[str, int]] = ({}, {})
    side, days = 0, []
    for letter, item in zip(row, shape.items, strict=True):
        if letter in JOINS:
            side = 1
        elif letter == "L":
            places = range(item.first, item.last + 1)
            days = [numbers[place] for place in places if letters[place] == "d"]
        elif letter in MEANT:
            number = numbers[item.number]
            sides[side][MEANT[letter]] = number + item.before if not item.most or number <= item.most else 0
        side = 1 if letter == "f" else side
    return Side(**sides[0]), Side(**sides[1]), days


def _years_of_winter(side: Side) -> tuple[Side, ...]:
    """Return a date, or two: the year of a winter may be that in which it ends or that in which it begins."""
    crosses = side.year and GROUPINGS.get(side.part or 0, (0, 0))[1] > DECEMBER
    return (side._replace(year=(side.year or 0) - 1), side) if crosses else (side,)


def _listed(rest: Side, days: list[int]) -> tuple[Senses, Senses]:
    """Return the span of days that follow each other, or else each."""
    found = tuple(Sense(one, one) for one in (rest._replace(day=day) for day in days))
    if all(later - earlier == 1 for earlier, later in pairwise(days)):
        return (Sense(found[0].first, found[-1].first),), ()
    return (), found


def _shared(first: Side, last: Side) -> Iterator[Sense]:
    """Yield how two dates share a month, and a year that stands with one of them.

    Where a new year lies between them, a year that stands with the first is clear, but one that stands with
    the last may be meant for both: 30 December – 2 January 2025.
    """
    first = first._replace(month=last.month if first.month is None else first.month)
    last = last._replace(month=first.month if last.month is None else last.month)
    crossing = (last.month or 0) < (first.month or 0)
    if (first.year is None) == (last.year is None):
        yield Sense(first, last)
    elif first.year is not None:
        yield Sense(first, last._replace(year=first.year + crossing))
    else:
        year = cast("int", last.year)
        yield Sense(first._replace(year=year - crossing), last)
        if crossing:
            yield Sense(first._replace(year=year), last._replace(year=year + 1))


def _are_neighbours(pair: Sense) -> bool:
    """Whether the second of two days is the day after the first; what does not exist has no neighbours."""
    dated = pair if pair.has_year else pair.in_year(LEAP_YEAR)
    if dated is None or not _exists(dated):
        return False
    return dated.last.days()[0] == dated.first.days()[0] + DAY
