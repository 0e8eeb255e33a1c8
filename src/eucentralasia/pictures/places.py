"""``venues``: a map of where events were held."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from eucentralasia.errors import imported
from eucentralasia.formats._columns import coordinates
from eucentralasia.formats._source import Resolver, events_of
from eucentralasia.model import Mode
from eucentralasia.pictures.outlines import box, outlines, projected
from eucentralasia.pictures.paper import (
    BACK,
    INK,
    LEADING,
    MARKS,
    SMALL,
    note,
    paper,
    points,
    width_of,
    wrapped,
    write,
)
from eucentralasia.pictures.placing import Boxes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from eucentralasia.formats._source import Records
    from eucentralasia.model import Event
    from eucentralasia.pictures.outlines import Outline
    from eucentralasia.pictures.placing import Box

__all__ = ["venues"]

FRAME: Final = (-0.68, -0.25, 0.56, 0.29)  # Ireland, Cyprus and Afghanistan, the Altai, Helsinki
WIDTH: Final = 760.0  # points
MARGIN: Final = 8.0
LAND, HELD, BORDER = "#ececec", "#d3dbe4", "#a6a6a6"
MOST_RADIUS, LEAST_RADIUS = 20.0, 2.5  # points; the area of a circle is as its count
ONE_RADIUS: Final = 4.0  # of one event; where a city has too many for that all circles are smaller
HIGH: Final = 9.5  # points of a line of SMALL
GAP: Final = 2.0
FARTHEST: Final = 90.0  # points from a circle to its label, on a line; farther off nobody sees whose it is
STEP: Final = 6.0
TURNS: Final = (0, 180, 90, 270, 45, 315, 135, 225)  # where a label is looked for first: on the right


@frozen
class _City:
    """A city on the map, in points from the lower left of the frame."""

    name: str
    count: int
    x: float
    y: float
    radius: float

    @property
    def label(self) -> str:
        """What is written beside it."""
        return f"{self.name} {self.count}"

    @property
    def circle(self) -> Box:
        """The box that holds its circle."""
        return self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius


def venues(events: Records, *, ax: Axes | None = None) -> Figure:
    """Draw a map of Europe and Central Asia with a circle for each city, as large as it saw events.

    A line below says how many events are not on it: those that met online, whose city is not known, or is
    outside the map. The outlines are no statement on the status of a territory.

    Args:
        events: A collection of events, or a registry.
        ax: An axis to draw on; without it a new figure.

    Raises:
        MissingExtraError: ``matplotlib`` is not installed.
        TypeError: The records are no events.

    Examples:
        >>> import eucentralasia as eca
        >>> from eucentralasia import pictures
        >>> picture = pictures.venues(eca.curated.editions("hlpsd"))
        >>> any(text.get_text().startswith("Dushanbe") for text in picture.axes[0].texts)
        True
    """
    held, resolver = events_of(events), Resolver(events)
    left, bottom, right, top = FRAME
    high = WIDTH * (top - bottom) / (right - left)
    wide, tall = points(ax) if ax is not None else (WIDTH, high)
    scale = min(wide / (right - left), tall / (top - bottom))
    cities, missing = _cities(held, resolver, scale)
    labels = _labels(cities, scale)
    said = list(_said(missing, [city for city in cities if city not in labels])) if held else ["No events."]
    lines = sum(len(wrapped(one, wide)) for one in said)
    figure, drawn = paper(ax, WIDTH, high, (MARGIN, MARGIN, MARGIN, MARGIN * 2 + lines * SMALL * LEADING))
    drawn.set_xlim(left, right)
    drawn.set_ylim(bottom, top)
    # a map that is stretched is none; what an axis has more than it stays empty
    drawn.set_aspect("equal", adjustable="box", anchor="NW")
    drawn.set_xticks([])
    drawn.set_yticks([])
    _draw_land(drawn, {event.place.country for event in held})
    _draw_cities(drawn, cities, labels, scale)
    note(drawn, said, MARGIN)
    return figure


def _draw_land(ax: Axes, countries: set[str | None]) -> None:
    """Draw the outlines, those of countries in which an event was held a little darker."""
    path: Any = imported("matplotlib.path", "plot").Path
    patch: Any = imported("matplotlib.patches", "plot").PathPatch
    for outline in outlines():
        colour = HELD if outline.country is not None and outline.country in countries else LAND
        shape = path(*_corners(outline, path))
        drawn = ax.add_patch(patch(shape, facecolor=colour, edgecolor=BORDER, linewidth=0.4, zorder=1))
        if outline.country:
            drawn.set_gid(f"country-{outline.country}")


def _corners(outline: Outline, path: Any) -> tuple[list[tuple[float, float]], list[int]]:
    """Return the corners of an outline on the map, and what is drawn to each of them."""
    corners: list[tuple[float, float]] = []
    codes: list[int] = []
    for ring in outline.rings:
        corners += [projected(*point) for point in ring]
        codes += [path.MOVETO, *[path.LINETO] * (len(ring) - 2), path.CLOSEPOLY]
    return corners, codes


def _cities(events: Iterable[Event], resolver: Resolver, scale: float) -> tuple[list[_City], Counter[str]]:
    """Return the cities on the map, those with most events first, and why how many events are not on it."""
    counts: Counter[tuple[str, float, float]] = Counter()
    missing: Counter[str] = Counter()
    for event in events:
        latitude, longitude = coordinates(event.place.city, resolver)
        if latitude is None or longitude is None:
            missing[_why(event)] += 1
        elif not _on_map(longitude, latitude):
            missing[f"in {event.place.city}"] += 1
        else:
            counts[str(event.place.city), longitude, latitude] += 1
    most = max(counts.values(), default=1)
    unit = min(ONE_RADIUS, MOST_RADIUS / math.sqrt(most))
    cities = []
    for (name, longitude, latitude), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        x, y = projected(longitude, latitude)
        radius = max(LEAST_RADIUS, unit * math.sqrt(count))
        cities.append(_City(name, count, (x - FRAME[0]) * scale, (y - FRAME[1]) * scale, radius))
    return cities, missing


def _why(event: Event) -> str:
    if event.place.city:
        return f"in {event.place.city}"
    if event.mode is Mode.VIRTUAL:
        return "online"
    return "in a city that is not known" if event.place.country else "in a place that is not known"


def _on_map(longitude: float, latitude: float) -> bool:
    west, south, east, north = box()
    x, y = projected(longitude, latitude)
    within = west < longitude < east and south < latitude < north
    return within and FRAME[0] < x < FRAME[2] and FRAME[1] < y < FRAME[3]


def _labels(cities: Sequence[_City], scale: float) -> dict[_City, Box]:
    """Return where the labels go, of cities with most events first; there may not be room for all."""
    boxes = Boxes(city.circle for city in cities)
    most = (FRAME[2] - FRAME[0]) * scale, (FRAME[3] - FRAME[1]) * scale
    found = {city: boxes.first_free(_within(_beside(city, cities), most)) for city in cities}
    return {city: place for city, place in found.items() if place is not None}


def _draw_cities(ax: Axes, cities: Sequence[_City], labels: Mapping[_City, Box], scale: float) -> None:
    """Draw circles, the smaller ones over the larger, and their labels."""
    ellipse: Any = imported("matplotlib.patches", "plot").Circle
    for city in cities:
        x, y = _to_frame((city.x, city.y), scale)
        circle = ellipse((x, y), city.radius / scale, facecolor=MARKS[0], edgecolor=BACK, linewidth=0.8)
        circle.set_zorder(3)
        ax.add_patch(circle).set_gid(f"city-{city.name}")
        if city in labels:
            _draw_label(ax, city, labels[city], scale)


def _draw_label(ax: Axes, city: _City, place: Box, scale: float) -> None:
    middle = (place[0] + place[2]) / 2, (place[1] + place[3]) / 2
    write(ax, *_to_frame(middle, scale), city.label, ha="center", zorder=5, gid=f"label-{city.name}")
    if _distance(place, city) > 2 * GAP:
        line = [_to_frame((city.x, city.y), scale), _to_frame(_nearest(place, city), scale)]
        ax.plot(*zip(*line, strict=True), color=INK, linewidth=0.5, zorder=4)


def _nearest(place: Box, city: _City) -> tuple[float, float]:
    """Return the point of a box that is nearest to a city."""
    return min(max(city.x, place[0]), place[2]), min(max(city.y, place[1]), place[3])


def _distance(place: Box, city: _City) -> float:
    """Return how far a box is from the circle of a city."""
    return math.dist(_nearest(place, city), (city.x, city.y)) - city.radius


def _to_frame(point: tuple[float, float], scale: float) -> tuple[float, float]:
    return point[0] / scale + FRAME[0], point[1] / scale + FRAME[1]


def _beside(city: _City, cities: Sequence[_City]) -> Iterator[Box]:
    """Yield where the label of a city can be, the best first: as near as can be, on the right, on the left.

    Where no line leads to it, no other circle may be as near, or the label would be read as that one's.
    """
    others = [other for other in cities if other is not city]
    wide = width_of(city.label) + 2 * GAP
    far = GAP
    while far < FARTHEST:
        for turn in TURNS:
            dx, dy = math.cos(math.radians(turn)), math.sin(math.radians(turn))
            x = city.x + dx * (city.radius + far + wide / 2)
            y = city.y + dy * (city.radius + far + HIGH / 2)
            place = x - wide / 2, y - HIGH / 2, x + wide / 2, y + HIGH / 2
            if far > GAP or all(_distance(place, other) > _distance(place, city) for other in others):
                yield place
        far += STEP


def _within(boxes: Iterable[Box], most: tuple[float, float]) -> Iterator[Box]:
    return (one for one in boxes if one[0] >= 0 <= one[1] and one[2] <= most[0] and one[3] <= most[1])


def _said(missing: Counter[str], unlabelled: Sequence[_City]) -> Iterator[str]:
    if missing:
        told = ", ".join(f"{count} {why}" for why, count in sorted(missing.items(), key=lambda one: -one[1]))
        yield f"Not on the map: {told}."
    if unlabelled:
        yield f"Without a label: {', '.join(city.label for city in unlabelled)}."
    yield "Lines are no statement on the status of a territory. Outlines: Natural Earth."
