"""The outlines of the map: TopoJSON to rings of degrees, which country a point is in, and the projection."""

from __future__ import annotations

import json
import math
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from eucentralasia.loading import read_outlines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Outline", "box", "country_at", "outlines", "projected"]

Point = tuple[float, float]

# Albers' conic of equal areas: of Europe and Central Asia together it bends the edges least. A page that
# draws the same map takes d3.geoConicEqualArea() with these.
PARALLELS: Final = (40.0, 60.0)
CENTRE: Final = (40.0, 48.0)
KILOMETRES: Final = 111.2  # in a degree of latitude


@frozen
class Outline:
    """A country, or a part of the land of which the registry has none.

    Args:
        country: Id of the country, or ``None``.
        rings: Its rings: longitudes and latitudes, the first point again at the end; a hole is a ring too.
    """

    country: str | None
    rings: tuple[tuple[Point, ...], ...]


@cache
def outlines() -> tuple[Outline, ...]:
    """Return the outlines; every caller gets the same."""
    page = json.loads(read_outlines())
    arcs = [_degrees(arc, page["transform"]) for arc in page["arcs"]]
    return tuple(
        Outline(one.get("id"), tuple(_ring(ring, arcs) for polygon in one["arcs"] for ring in polygon))
        for one in page["objects"]["countries"]["geometries"]
    )


@cache
def box() -> tuple[float, float, float, float]:
    """Return the west, south, east and north end of what outlines there are."""
    west, south, east, north = json.loads(read_outlines())["bbox"]
    return west, south, east, north


def _degrees(arc: Iterable[Point], transform: Any) -> list[Point]:
    (wide, high), (left, bottom) = transform["scale"], transform["translate"]
    x = y = 0.0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * wide + left, y * high + bottom))
    return points


def _ring(numbers: Iterable[int], arcs: Sequence[list[Point]]) -> tuple[Point, ...]:
    points: list[Point] = []
    for number in numbers:
        # ``~n`` is the arc n from its end
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return tuple(points)


def country_at(longitude: float, latitude: float) -> tuple[str | None, float]:
    """Return the id of the country in which a point lies, or that is nearest, and how far it is, in km.

    Examples:
        >>> from eucentralasia.pictures.outlines import country_at
        >>> country_at(68.78, 38.54)
        ('TJ', 0.0)
    """
    for one in outlines():
        if sum(_is_inside((longitude, latitude), ring) for ring in one.rings) % 2:
            return one.country, 0.0
    return min(
        ((one.country, _distance((longitude, latitude), ring)) for one in outlines() for ring in one.rings),
        key=lambda found: found[1],
    )


def _is_inside(point: Point, ring: Sequence[Point]) -> bool:
    """Whether a line from a point to the east crosses a ring an odd number of times."""
    x, y = point
    crossings = (
        x < left + (y - bottom) / (top - bottom) * (right - left)
        for (left, bottom), (right, top) in pairwise(ring)
        if (bottom > y) != (top > y)
    )
    return sum(crossings) % 2 == 1


def _distance(point: Point, ring: Sequence[Point]) -> float:
    """Return how far a point is from the lines of a ring, in km, as on a flat page around it."""
    narrow = math.cos(math.radians(point[1]))
    flat = [((x - point[0]) * narrow, y - point[1]) for x, y in ring]
    return min(_from_origin(*line) for line in pairwise(flat)) * KILOMETRES


def _from_origin(start: Point, end: Point) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    square = dx * dx + dy * dy
    share = -(start[0] * dx + start[1] * dy) / square if square else 0.0
    share = min(max(share, 0.0), 1.0)
    return math.hypot(start[0] + share * dx, start[1] + share * dy)


def projected(longitude: float, latitude: float) -> Point:
    """Return where a point is on the map, in radii of the Earth from its centre, north and east positive."""
    low, high = (math.radians(parallel) for parallel in PARALLELS)
    cone = (math.sin(low) + math.sin(high)) / 2
    square = math.cos(low) ** 2 + 2 * cone * math.sin(low)
    middle = math.sqrt(square - 2 * cone * math.sin(math.radians(CENTRE[1]))) / cone
    from_pole = math.sqrt(square - 2 * cone * math.sin(math.radians(latitude))) / cone
    turned = cone * math.radians(longitude - CENTRE[0])
    return from_pole * math.sin(turned), middle - from_pole * math.cos(turned)
