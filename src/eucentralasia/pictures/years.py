"""``coverage``: how many events of each series there are in each year."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from eucentralasia.formats._source import Resolver, events_of
from eucentralasia.pictures.cells import Cell, draw_cells, lay
from eucentralasia.pictures.paper import INK, QUIET, cut, note, paper, width_of, write

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from eucentralasia.formats._source import Records

__all__ = ["coverage"]

WIDE, HIGH = 24.0, 12.5  # points of a cell; "2025" is 19 points wide
LONGEST_NAME: Final = 260.0  # points, some 65 letters
LEFT, RIGHT, ABOVE, BELOW = 14.0, 34.0, 20.0, 32.0
MANY: Final = 9  # in a year; where no series has as many, one a year is still pale
NO_SERIES: Final = "(no series)"


def coverage(registry: Records, *, ax: Axes | None = None) -> Figure:
    """Draw how many events of each series a registry has in each year, with the totals on the right.

    What is on the right of the line is not complete yet, as the registry says of itself.

    Args:
        registry: The registry, or a collection of some of its events.
        ax: An axis to draw on; without it a new figure.

    Raises:
        MissingExtraError: ``matplotlib`` is not installed.
        TypeError: The records are no events.

    Examples:
        >>> import eucentralasia as eca
        >>> from eucentralasia import pictures
        >>> picture = pictures.coverage(eca.curated)
        >>> "European Union–Central Asia Summit" in [text.get_text() for text in picture.axes[0].texts]
        True
    """
    held, resolver = events_of(registry), Resolver(registry)
    counts: dict[str, Counter[int]] = {}
    for event in held:
        counts.setdefault(event.series or "", Counter())[event.first_day.year] += 1
    years = range(held[0].first_day.year, held[-1].first_day.year + 1) if held else range(0)
    rows = _rows(counts, resolver)
    wide, high = max(len(years), 1) * WIDE, max(len(rows), 1) * HIGH
    left = max((width_of(name) for _, name in rows), default=0.0) + LEFT
    figure, drawn = paper(ax, wide, high, (left, RIGHT, ABOVE, BELOW))
    scale = lay(drawn, wide, high)
    for column, year in enumerate(years):
        write(drawn, (column + 0.5) * WIDE, -8, str(year), scale, ha="center", color=QUIET)
    cells = []
    for row, (key, name) in enumerate(rows):
        y = row * HIGH
        write(drawn, -6, y + HIGH / 2, name, scale, ha="right")
        write(
            drawn, wide + 22, y + HIGH / 2, str(sum(counts[key].values())), scale, ha="right", weight="bold"
        )
        by_year = [counts[key][year] for year in years]
        cells += [Cell(column * WIDE, y, WIDE, HIGH, count) for column, count in enumerate(by_year)]
    # what is in no series is many times more, and would make all series look alike
    of_series = [count for key, by_year in counts.items() if key for count in by_year.values()]
    draw_cells(drawn, cells, max((*of_series, MANY)), scale)
    note(drawn, (_complete(drawn, registry.registry, years) if held else "No events.",), 8, left - LEFT / 2)
    return figure


def _rows(counts: dict[str, Counter[int]], resolver: Resolver) -> list[tuple[str, str]]:
    """Return the id and the name of each series, by their names, and last what is in none."""
    named = [(key, cut(resolver.label(key, "series"), LONGEST_NAME)) for key in counts if key]
    none = [("", NO_SERIES)] if "" in counts else []
    return sorted(named, key=lambda row: row[1]) + none


def _complete(ax: Axes, registry: Any, years: range) -> str:
    """Draw a line up to where the registry is complete, and say what it is."""
    until = registry.complete_until if registry is not None else None
    if until is None or int(until[:4]) not in years:
        return ""
    year, month = int(until[:4]), int(until[5:7])
    ax.axvline((year - years[0] + month / 12) * WIDE, color=INK, linewidth=1, linestyle=(0, (4, 2)))
    return f"Complete until {until}, where the line is."
