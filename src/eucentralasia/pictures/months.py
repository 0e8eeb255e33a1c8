"""``calendar_heatmap``: how many events there were on each day, or in each month of many years."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from attrs import frozen

from eucentralasia.dates import DateSpan
from eucentralasia.formats._source import events_of
from eucentralasia.pictures.cells import Cell, draw_cells, lay
from eucentralasia.pictures.paper import QUIET, SMALL, note, paper, width_of, write
from eucentralasia.pictures.when import When, when

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from eucentralasia.formats._source import Records
    from eucentralasia.model import Event

__all__ = ["calendar_heatmap"]

MOST_YEARS: Final = 4  # of days: 470 points, a page that one sees at once; of more years there are months
DAY: Final = 12.0  # points of a cell: two digits of a number
MONTH_WIDE, MONTH_HIGH = 46.0, 17.0
WEEKS, WEEK = 54, 7  # a leap year that begins on a Sunday has days of 54 weeks
BETWEEN: Final = 26.0  # two years of days, with the names of the months
LEFT, RIGHT, ABOVE, BELOW = 40.0, 12.0, 18.0, 12.0
WEEKDAYS: Final = MappingProxyType({0: "Mon", 2: "Wed", 4: "Fri"})
NAMES: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""Not those of ``strftime``, which are in the language of the host's process."""
YEAR_ONLY: Final = "month not sure"
DECEMBER: Final = 12


def calendar_heatmap(events: Records, *, ax: Axes | None = None) -> Figure:
    """Draw a calendar that is dark where there were many events: days, or months of more than four years.

    An event counts on each of its days; in a calendar of months it counts once, where it begins. What is not
    sure is told apart: beside a year of days stands how many events have no sure day; a month with some that
    have only about that date has a broken edge and ``~``, and those of no one month stand in a last column.

    Args:
        events: A collection of events, or a registry.
        ax: An axis to draw on; without it a new figure.

    Raises:
        MissingExtraError: ``matplotlib`` is not installed.
        TypeError: The records are no events.

    Examples:
        >>> import eucentralasia as eca
        >>> from eucentralasia import pictures
        >>> picture = pictures.calendar_heatmap(eca.events.where(eca.during("2025")))
        >>> picture.axes[0].texts[0].get_text()
        '2025'
    """
    held = events_of(events)
    days = [(event, when(event, event.first_day)) for event in held]
    years = range(
        min((event.first_day.year for event in held), default=1),
        max((event.first_day.year for event in held), default=0) + 1,
    )
    draw = _draw_days if len(years) <= MOST_YEARS else _draw_months
    return draw(days, years, ax)


def _draw_days(days: Sequence[tuple[Event, When]], years: range, ax: Axes | None) -> Figure:
    counts = Counter(day for _, found in days if found.sure is not None for day in range(*found.sure))
    unsure = Counter(event.first_day.year for event, found in days if found.sure is None)
    wide, high = WEEKS * DAY, len(years) * (WEEK * DAY + BETWEEN)
    figure, drawn = paper(ax, wide, max(high, BETWEEN), (LEFT, RIGHT + width_of("no sure day"), 4, BELOW))
    scale = lay(drawn, wide, max(high, BETWEEN))
    cells: list[Cell] = []
    for number, year in enumerate(years):
        top = number * (WEEK * DAY + BETWEEN) + BETWEEN
        write(drawn, -LEFT + 6, top - 9, str(year), scale, size=SMALL + 1, weight="bold")
        for weekday, name in WEEKDAYS.items():
            write(drawn, -4, top + (weekday + 0.5) * DAY, name, scale, ha="right", color=QUIET)
        cells += _year_of_days(drawn, year, top, counts, scale)
        if unsure[year]:
            text = f"and {unsure[year]} of\nno sure day"
            write(drawn, wide + 4, top + WEEK * DAY / 2, text, scale, color=QUIET, gid=f"unsure-{year}")
    draw_cells(drawn, cells, max(counts.values(), default=1), scale)
    note(drawn, () if days else ("No events.",), 0)
    return figure


def _year_of_days(ax: Axes, year: int, top: float, counts: Counter[int], scale: float) -> list[Cell]:
    """Write the months of a year over their first weeks, and return its days."""
    first = dt.date(year, 1, 1)
    cells = []
    for number in range((dt.date(year, DECEMBER, 31) - first).days + 1):
        day = dt.date.fromordinal(first.toordinal() + number)
        week, weekday = divmod(number + first.weekday(), WEEK)
        count = counts[day.toordinal()]
        # one is told by its colour; more by their number
        cells.append(Cell(week * DAY, top + weekday * DAY, DAY, DAY, count, has_number=count > 1))
        if day.day == 1:
            # over the first whole week, so that the names of two months never meet
            x = (week + (weekday > 0)) * DAY
            write(ax, x, top - 9, NAMES[day.month - 1], scale, color=QUIET)
    return cells


@frozen
class _Month:
    """Which column of a year an event is counted in, and whether that is sure."""

    year: int
    column: int
    is_sure: bool


def _month_of(event: Event, found: When) -> _Month:
    first, last = dt.date.fromordinal(found.start), dt.date.fromordinal(found.end - 1)
    one_month = (first.year, first.month) == (last.year, last.month)
    if found.sure is None and not one_month:
        return _Month(first.year, DECEMBER, is_sure=True)
    is_sure = found.sure is not None or not _is_qualified(event.dates)
    return _Month(first.year, first.month - 1, is_sure)


def _is_qualified(dates: DateSpan) -> bool:
    return any(end is not None and end.qualifier for end in (dates.start, dates.end))


def _draw_months(days: Sequence[tuple[Event, When]], years: range, ax: Axes | None) -> Figure:
    months = [_month_of(*pair) for pair in days]
    counts = Counter((one.year, one.column) for one in months)
    vague = {(one.year, one.column) for one in months if not one.is_sure}
    columns = (*NAMES, YEAR_ONLY) if any(one.column == DECEMBER for one in months) else NAMES
    widths = [max(MONTH_WIDE, width_of(name) + 8) for name in columns]
    lefts = [sum(widths[:number]) for number in range(len(columns) + 1)]
    wide, high = lefts[-1] + MONTH_WIDE, len(years) * MONTH_HIGH
    figure, drawn = paper(ax, wide, high, (LEFT, RIGHT, ABOVE, BELOW))
    scale = lay(drawn, wide, high)
    for left, width, name in zip(lefts, widths, columns, strict=False):
        write(drawn, left + width / 2, -8, name, scale, ha="center", color=QUIET)
    cells = []
    for number, year in enumerate(years):
        y = number * MONTH_HIGH
        write(drawn, -6, y + MONTH_HIGH / 2, str(year), scale, ha="right")
        cells += [
            Cell(left, y, width, MONTH_HIGH, counts[year, column], (year, column) not in vague)
            for column, (left, width) in enumerate(zip(lefts, widths, strict=False))
        ]
        total = sum(counts[year, column] for column in range(len(columns)))
        write(drawn, wide - 8, y + MONTH_HIGH / 2, str(total), scale, ha="right", weight="bold")
    draw_cells(drawn, cells, max(counts.values(), default=1), scale)
    return figure
