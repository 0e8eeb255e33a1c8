"""``network``: who met whom, the Union on the left and its partners on the right."""

from __future__ import annotations

from collections import Counter
from itertools import product
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from eucentralasia.errors import imported
from eucentralasia.formats._source import Resolver, events_of
from eucentralasia.pictures.cells import lay
from eucentralasia.pictures.paper import MARKS, QUIET, cut, note, paper, shade, width_of, write

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from eucentralasia.formats._source import Records
    from eucentralasia.model import Event

__all__ = ["network"]

UNION: Final = "eu"
WIDTH: Final = (
    300.0  # points between the two sides: lines of 60 rows still cross at angles that one can follow
)
ROW: Final = 13.0
BETWEEN: Final = 9.0  # two parties
LONGEST_NAME: Final = 190.0
MARGIN, ABOVE, BELOW = 10.0, 24.0, 18.0
LEAST_LINE, MOST_LINE = 0.4, 4.0  # points, for one meeting and for the most that two had
MOST_STEP: Final = 0.8  # points for one meeting more, where two had few
DOT: Final = 2.2
BOLD: Final = 1.15  # how much wider a bold text is


@frozen
class _Person:
    """Somebody on a side, and where, in points from the upper left."""

    official: str
    name: str
    party: str
    count: int
    y: float = 0.0


def network(events: Records, *, most: int = 24, ax: Axes | None = None) -> Figure:
    """Draw who met whom: who spoke for the Union on the left, the others on the right, a line for each pair.

    A line is as wide and dark as they met often; beside each name stands in how many events the person was.
    Named officials only: who led an unnamed delegation is not shown.

    Args:
        events: A collection of events, or a registry.
        most: How many are shown on each side, those with most events.
        ax: An axis to draw on; without it a new figure.

    Raises:
        MissingExtraError: ``matplotlib`` is not installed.
        TypeError: The records are no events.

    Examples:
        >>> import eucentralasia as eca
        >>> from eucentralasia import pictures
        >>> picture = pictures.network(eca.events.where(eca.of_series("summit")))
        >>> "António Costa 1" in [text.get_text() for text in picture.axes[0].texts]
        True
    """
    held, resolver = events_of(events), Resolver(events)
    met = [_sides(event) for event in held]
    sides = [_side(met, number, most, resolver) for number in (0, 1)]
    pairs = Counter(pair for left, right in met for pair in product(left, right))
    left, right = sides[0], _grouped(sides[1], resolver)
    left = _untangled(left, right, pairs)
    high = max((person.y for person in (*left, *right)), default=0.0) + ROW
    margins = [_widest(side, resolver) + MARGIN * 2 for side in (left, right)]
    figure, drawn = paper(ax, WIDTH, high, (margins[0], margins[1], ABOVE, BELOW))
    scale = lay(drawn, WIDTH, high)
    _draw_lines(drawn, left, right, pairs)
    _draw_people(drawn, left, right, resolver, scale)
    note(drawn, (_omitted(met, (left, right)),), 4)
    return figure


def _widest(side: Sequence[_Person], resolver: Resolver) -> float:
    """Return how wide the texts of a side are, in points."""
    parties = {UNION, *(one.party for one in side)}
    heads = [width_of(_party(party, resolver)) * BOLD for party in parties]
    return max(*heads, *(width_of(_label(one)) for one in side), 0.0)


def _sides(event: Event) -> tuple[dict[str, str], dict[str, str]]:
    """Return the officials at an event who spoke for the Union, and the others, with for whom they spoke."""
    left: dict[str, str] = {}
    right: dict[str, str] = {}
    for one in event.participations:
        if one.official is not None and one.represents is not None:
            (left if one.represents == UNION else right)[one.official] = one.represents
    return left, right


def _side(
    met: Sequence[tuple[Mapping[str, str], Mapping[str, str]]], side: int, most: int, resolver: Resolver
) -> list[_Person]:
    """Return those with most events on a side, in that order."""
    counts = Counter(official for both in met for official in both[side])
    parties = {official: party for both in met for official, party in both[side].items()}
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most]
    return [
        _Person(key, cut(resolver.label(key, "officials"), LONGEST_NAME), parties[key], count)
        for key, count in ordered
    ]


def _grouped(people: Sequence[_Person], resolver: Resolver) -> list[_Person]:
    """Return the right side by parties, by their names, each with its people together."""
    found: list[_Person] = []
    y = 0.0
    for party in sorted({one.party for one in people}, key=lambda key: _party(key, resolver)):
        y += BETWEEN + ROW  # the name of the party
        for person in people:
            if person.party == party:
                found.append(_at(person, y))
                y += ROW
    return found


def _at(person: _Person, y: float) -> _Person:
    return _Person(person.official, person.name, person.party, person.count, y)


def _party(key: str, resolver: Resolver) -> str:
    return resolver.label(key, "countries", "regions")


def _untangled(
    left: Sequence[_Person], right: Sequence[_Person], pairs: Mapping[tuple[str, str], int]
) -> list[_Person]:
    """Return the left side so that each is about as high as those whom it met, and lines cross less."""
    heights = {one.official: one.y for one in right}
    middle = max(heights.values(), default=0.0) / 2

    def height(person: _Person) -> float:
        met = {key: pairs.get((person.official, key), 0) for key in heights}
        return sum(heights[key] * count for key, count in met.items()) / (sum(met.values()) or 1) or middle

    ordered = sorted(left, key=height)
    room = max(max(heights.values(), default=0.0) / max(len(left), 1), ROW)
    return [_at(person, (number + 0.5) * room + ROW / 2) for number, person in enumerate(ordered)]


def _label(person: _Person) -> str:
    return f"{person.name} {person.count}"


def _draw_lines(
    ax: Axes, left: Sequence[_Person], right: Sequence[_Person], pairs: Mapping[tuple[str, str], int]
) -> None:
    """Draw a line for each pair that met, those that met most over the others."""
    path: Any = imported("matplotlib.path", "plot").Path
    patch: Any = imported("matplotlib.patches", "plot").PathPatch
    drawn = [
        (count, one, other)
        for one, other in product(left, right)
        if (count := pairs.get((one.official, other.official), 0))
    ]
    most = max((count for count, _, _ in drawn), default=1)
    for count, one, other in sorted(drawn, key=lambda line: line[0]):
        # leaving both sides level, so that ends show whose they are
        bend = [(0, one.y), (WIDTH / 2, one.y), (WIDTH / 2, other.y), (WIDTH, other.y)]
        curve = path(bend, [path.MOVETO, *[path.CURVE4] * 3])
        # a thin line that is pale too could not be seen: half of the way to dark is 3 : 1 on white
        wide = LEAST_LINE + min((MOST_LINE - LEAST_LINE) / max(most - 1, 1), MOST_STEP) * (count - 1)
        line = patch(curve, facecolor="none", edgecolor=shade(max(count, most / 4), most)[0], linewidth=wide)
        ax.add_patch(line).set_gid(f"{one.official}-{other.official}")


def _draw_people(
    ax: Axes, left: Sequence[_Person], right: Sequence[_Person], resolver: Resolver, scale: float
) -> None:
    for people, x, ha, to in ((left, 0.0, "right", -1), (right, WIDTH, "left", 1)):
        for one in people:
            write(ax, x + to * MARGIN, one.y, _label(one), scale, ha=ha, gid=f"person-{one.official}")
            ax.plot([x], [one.y], "o", color=MARKS[0], markersize=DOT * 2, clip_on=False, zorder=4)
    write(ax, -MARGIN, -ABOVE / 2, _party(UNION, resolver), scale, ha="right", weight="bold")
    seen: set[str] = set()
    for one in right:
        if one.party not in seen:
            seen.add(one.party)
            write(
                ax,
                WIDTH + MARGIN,
                one.y - ROW,
                _party(one.party, resolver),
                scale,
                weight="bold",
                color=QUIET,
            )


def _omitted(
    met: Sequence[tuple[Mapping[str, str], Mapping[str, str]]], shown: tuple[Sequence[_Person], ...]
) -> str:
    """Say how many there are more on each side."""
    there = [len({official for both in met for official in both[side]}) for side in (0, 1)]
    if not any(there):
        return "No named officials."
    told = [f"{len(people)} of {count}" for people, count in zip(shown, there, strict=True)]
    return (
        f"{told[0]} on the left, {told[1]} on the right: those with most events."
        if _is_less(shown, there)
        else ""
    )


def _is_less(shown: tuple[Sequence[_Person], ...], there: Sequence[int]) -> bool:
    return any(len(people) < count for people, count in zip(shown, there, strict=True))
