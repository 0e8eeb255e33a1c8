"""What the dates of a form mean: which year and month they share, and whether they are one span, several days or either of two."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from eucentralasia.dates.partial import DECEMBER, GROUPINGS, PartialDate
from eucentralasia.dates.span import DateSpan
from eucentralasia.errors import DateError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eucentralasia.dates.forms import Shape
    from eucentralasia.dates.tokens import Token

__all__ = ["Meaning", "Outcome", "outcome"]

Side = dict[str, int]
MEANT: Final = {"d": "d", "m": "m", "f": "m", "u": "m", "M": "m", "y": "y", "Y": "y", "S": "S"}
"""What the number is that stands at a letter of a form: a day, a month, a year, a part of a year."""
JOINS: Final = frozenset("~&|")
LEAP_YEARS: Final = 8  # the most years between one 29 February and the next
LEAP_YEAR: Final = 2000  # in which every day exists that a text without a year can name


class Meaning(NamedTuple):
    """What a form can mean: from one date to another, or one of two days; as long as no year stands with it, in any year.

    Args:
        first: The first date: its year, month, day and part of a year, as far as given.
        last: The last date.
        either: Whether it is one of the two days.
    """

    first: Side
    last: Side
    either: bool = False

    @property
    def has_year(self) -> bool:
        """Whether the year is given."""
        return "y" in self.first

    @property
    def ends(self) -> tuple[tuple[int, int | None], tuple[int, int | None]]:
        """The month and the day of its first and its last date."""
        return (self.first.get("m", 0), self.first.get("d")), (self.last.get("m", 0), self.last.get("d"))

    def span(self) -> DateSpan:
        """Return the span, whose year is given.

        Raises:
            DateError: There is no such day, or the end is before the start.
        """
        first, last = _date(self.first), _date(self.last)
        return DateSpan.one_day_within(first, last) if self.either else DateSpan(first, last)

    def in_year(self, year: int) -> DateSpan | None:
        """Return the span whose first date is in a year, where none is given; ``None`` where there is no such day."""
        first, last = self.ends
        try:
            return self._replace(
                first={**self.first, "y": year}, last={**self.last, "y": year + (last[0] < first[0])}
            ).span()
        except DateError:
            return None

    def near(self, day: dt.date) -> DateSpan | None:
        """Return the span that is nearest to a day, where no year is given; of two that are as near the earlier."""
        years = range(day.year - LEAP_YEARS, day.year + LEAP_YEARS + 1)
        spans = [span for year in years if (span := self.in_year(year)) is not None]
        return min(spans, key=lambda span: _distance(span, day), default=None)


def _date(side: Side) -> PartialDate:
    return PartialDate(side["y"], side.get("m"), side.get("d"), "", side.get("S"))


def _distance(span: DateSpan, day: dt.date) -> int:
    """Return how many days lie between a day and a span that is closed."""
    earliest, latest = span.earliest, span.latest
    return max((earliest - day).days if earliest else 0, (day - latest).days if latest else 0, 0)


class Outcome(NamedTuple):
    """What a date says: one of some readings, or several days.

    Args:
        readings: What it can mean; one, where it is clear.
        days: The days, where they are several and no span.
    """

    readings: tuple[Meaning, ...] = ()
    days: tuple[Meaning, ...] = ()


def outcome(shape: Shape, tokens: list[Token]) -> Outcome:
    """Return what tokens mean that have a form.

    Args:
        shape: The form.
        tokens: The tokens, before anything was dropped.
    """
    said = [_said(row, shape, tokens) for row in shape.rows]
    days = next((one.days for one in said if one.days), ())
    return Outcome(tuple(reading for one in said for reading in one.readings), days)


def _said(row: str, shape: Shape, tokens: list[Token]) -> Outcome:
    first, last, days = _sides(row, shape, tokens)
    if days:
        return _listed(first, days)
    match shape.joins:
        case "":
            return Outcome(tuple(Meaning(one, one) for one in _years_of_winter(first)))
        case "~":
            return Outcome(tuple(_shared(first, last)))
    pairs = tuple(_shared(first, last))
    if all(map(_are_neighbours, pairs)):
        return Outcome(tuple(pair._replace(either=shape.joins == "|") for pair in pairs))
    apart = tuple(Meaning(one, one) for pair in pairs for one in (pair.first, pair.last))
    return Outcome(days=apart) if shape.joins == "&" and len(pairs) == 1 else Outcome(apart)


def _sides(row: str, shape: Shape, tokens: list[Token]) -> tuple[Side, Side, list[int]]:
    """Return what is said of the first and of the last date, and the days of a list."""
    first: Side = {}
    last: Side = {}
    side, days = first, []
    for letter, item in zip(row, shape.items, strict=True):
        if letter in JOINS:
            side = last
        elif letter == "L":
            days = [token.number for token in tokens[item.first : item.last + 1] if token.letter == "d"]
        elif letter in MEANT:
            number = tokens[item.number].number
            side[MEANT[letter]] = number + item.before if not item.most or number <= item.most else 0
        side = last if letter == "f" else side
    return first, last, days


def _years_of_winter(side: Side) -> tuple[Side, ...]:
    """Return a date, or two where its year is that in which a winter ends as well as that in which one begins."""
    crosses = GROUPINGS.get(side.get("S", 0), (0, 0))[1] > DECEMBER
    return ({**side, "y": side["y"] - 1}, side) if crosses else (side,)


def _listed(rest: Side, days: list[int]) -> Outcome:
    """Return the span of days that follow each other, or else each."""
    found = tuple(Meaning(one, one) for one in ({**rest, "d": day} for day in days))
    if all(later - earlier == 1 for earlier, later in pairwise(days)):
        return Outcome((Meaning(found[0].first, found[-1].first),))
    return Outcome(days=found)


def _shared(first: Side, last: Side) -> Iterator[Meaning]:
    """Yield how two dates share a month, and a year that stands with one of them.

    Where a new year lies between them, a year that stands with the first is clear, but one that stands with the last may be
    meant for both: 30 December – 2 January 2025.
    """
    first, last = {**_only("m", last), **first}, {**_only("m", first), **last}
    crossing = last.get("m", 0) < first.get("m", 0)
    if ("y" in first) == ("y" in last):
        yield Meaning(first, last)
    elif "y" in first:
        yield Meaning(first, {**last, "y": first["y"] + crossing})
    else:
        yield Meaning({**first, "y": last["y"] - crossing}, last)
        if crossing:
            yield Meaning({**first, "y": last["y"]}, {**last, "y": last["y"] + 1})


def _only(letter: str, side: Side) -> Side:
    return {letter: side[letter]} if letter in side else {}


def _are_neighbours(pair: Meaning) -> bool:
    """Whether the second of two days is the day after the first; a day that does not exist has no neighbours."""
    try:
        span = pair.span() if pair.has_year else pair.in_year(LEAP_YEAR)
    except DateError:
        return False
    return span is not None and span.latest == cast("dt.date", span.earliest) + dt.timedelta(days=1)
