"""Cut the outlines of the map out of the npm package world-atlas: ``cut_outlines.py countries-50m.json``.

Run by hand when the source or the countries of the registry change; ``npm pack world-atlas`` brings the
source. What comes out is TopoJSON, in which neighbours share their border: Europe and Central Asia, with the
ids of the registry.
"""

import json
import math
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, TypeAlias

import eucentralasia as eca

Point: TypeAlias = tuple[float, float]
Ring: TypeAlias = list[int]

WEST, SOUTH, EAST, NORTH = BOX = (-16.0, 20.0, 104.0, 74.0)  # beyond all corners of the frame of the map
# Square degrees of latitude: a bend or an island below it is less than half a point wide on a page.
LEAST_BEND: Final = 0.02
LEAST_ISLAND: Final = 0.12
LEAST_COUNTRY: Final = 0.01  # Malta has 0.03, Monaco 0.0002
STEPS: Final = 5000  # of the grid on which points lie: 2.7 km from west to east at most, less than a bend
LEAST_POINTS: Final = 8  # of a ring, so that Malta and Luxembourg stay what they are
# What the source gives to another. The United Nations (General Assembly 68/262, Security Council 541) and the
# Union hold them to be parts of Ukraine and of Cyprus.
CRIMEA: Final = (34.1, 44.95)
JOINED: Final = {"N. Cyprus": "Cyprus"}
TARGET: Final = Path(__file__).parents[1] / "src/eucentralasia/pictures/outlines.json"
SOURCE: Final = (
    "world-atlas 2.0.2 (ISC, Copyright 2013-2019 Michael Bostock), countries-50m.json, made from Natural "
    "Earth 4.1.0 (public domain); cut and simplified; Crimea joined to Ukraine, the north of Cyprus to "
    "Cyprus; outlines are no statement on the status of a territory"
)


def main(path: str) -> None:
    """Read the source and write the outlines."""
    source = json.loads(Path(path).read_bytes())
    arcs = [_simple(_clamped(arc)) for arc in _degrees(source)]
    shapes = _mended(source["objects"]["countries"]["geometries"], arcs)
    known = {one.numeric: one.id for one in eca.countries if one.numeric}
    kept = {key: _kept(polygons, arcs) for key, polygons in shapes.items()}
    page = _page({key: polygons for key, polygons in kept.items() if polygons}, arcs, known)
    TARGET.write_text(json.dumps(page, separators=(",", ":")) + "\n", encoding="utf-8")
    sys.stdout.write(f"{TARGET.stat().st_size} bytes, {len(page['arcs'])} arcs\n")


def _degrees(source: Any) -> list[list[Point]]:
    """Return the arcs of a topology in degrees."""
    (width, height), (left, bottom) = source["transform"]["scale"], source["transform"]["translate"]
    arcs = []
    for arc in source["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * width + left, y * height + bottom))
        arcs.append(points)
    return arcs


def _clamped(arc: list[Point]) -> list[Point]:
    """Return an arc with all that is out of the box drawn to its edge, where it crosses the edge exactly.

    Clamping moves the ends of an arc as it moves those of its neighbours, so rings stay closed.
    """
    points = [arc[0]]
    for start, end in pairwise(arc):
        shares = {
            (edge - start[axis]) / (end[axis] - start[axis])
            for axis, edge in ((0, WEST), (0, EAST), (1, SOUTH), (1, NORTH))
            if (start[axis] - edge) * (end[axis] - edge) < 0
        }
        points += [_between(start, end, share) for share in sorted(shares)] + [end]
    return [(min(max(x, WEST), EAST), min(max(y, SOUTH), NORTH)) for x, y in points]


def _between(start: Point, end: Point, share: float) -> Point:
    return start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])


def _bend(before: Point, point: Point, after: Point) -> float:
    """Return the area of the triangle that a point makes, in square degrees of latitude."""
    across = (after[0] - before[0]) * (point[1] - before[1]) - (point[0] - before[0]) * (after[1] - before[1])
    return abs(across) / 2 * math.cos(math.radians(point[1]))


def _simple(arc: list[Point]) -> list[Point]:
    """Return an arc without its smallest bends (Visvalingam and Whyatt, 1993); its ends stay."""
    points = list(arc)
    closed = arc[0] == arc[-1]
    while len(points) > (LEAST_POINTS if closed else 2):
        bends = [_bend(*three) for three in zip(points, points[1:], points[2:], strict=False)]
        least = min(bends)
        if least >= LEAST_BEND:
            break
        del points[bends.index(least) + 1]
    return points


def _mended(geometries: list[Any], arcs: list[list[Point]]) -> dict[str, list[list[Ring]]]:
    """Return the polygons of each country by its number, or its name where it has none."""
    shapes = {
        one["properties"]["name"]: [one["arcs"]] if one["type"] == "Polygon" else one["arcs"]
        for one in geometries
    }
    moved = next(one for one in shapes["Russia"] if _inside(CRIMEA, _points(one[0], arcs)))
    shapes["Russia"].remove(moved)
    shapes["Ukraine"] = _united([*shapes["Ukraine"], moved], arcs)
    for part, whole in JOINED.items():
        shapes[whole] = _united([*shapes[whole], *shapes.pop(part)], arcs)
    numbers = {one["properties"]["name"]: one.get("id") for one in geometries}
    return {numbers[name] or name: polygons for name, polygons in shapes.items()}


def _united(polygons: list[list[Ring]], arcs: list[list[Point]]) -> list[list[Ring]]:
    """Return polygons without the arcs that two of them share, each ring a polygon; none may have a hole."""
    count = Counter(arc for (ring,) in polygons for arc in ring)
    left = [arc for (ring,) in polygons for arc in ring if not count[~arc]]
    rings: list[list[Ring]] = []
    while left:
        ring = [left.pop(0)]
        while (end := _ends(ring[-1], arcs)[1]) != _ends(ring[0], arcs)[0]:
            ring.append(left.pop(next(place for place, arc in enumerate(left) if _ends(arc, arcs)[0] == end)))
        rings.append([ring])
    return rings


def _ends(arc: int, arcs: list[list[Point]]) -> tuple[Point, Point]:
    points = arcs[arc] if arc >= 0 else arcs[~arc][::-1]
    return points[0], points[-1]


def _points(ring: Ring, arcs: list[list[Point]]) -> list[Point]:
    return [point for arc in ring for point in (arcs[arc] if arc >= 0 else arcs[~arc][::-1])]


def _inside(point: Point, ring: list[Point]) -> bool:
    crossings = 0
    for (x, y), (other_x, other_y) in pairwise(ring):
        if (y > point[1]) != (other_y > point[1]):
            crossings += point[0] < x + (point[1] - y) / (other_y - y) * (other_x - x)
    return crossings % 2 == 1


def _area(ring: Ring, arcs: list[list[Point]]) -> float:
    points = _points(ring, arcs)
    twice = sum(x * other_y - other_x * y for (x, y), (other_x, other_y) in pairwise(points))
    return abs(twice) / 2 * math.cos(math.radians(points[0][1]))


def _kept(polygons: list[list[Ring]], arcs: list[list[Point]]) -> list[list[Ring]]:
    """Return the polygons in the box that are large enough to see, and the largest of a small country."""
    areas = [_area(rings[0], arcs) for rings in polygons]
    least = max(min(LEAST_ISLAND, max(areas)), LEAST_COUNTRY)
    return [
        [rings[0], *(hole for hole in rings[1:] if _area(hole, arcs) >= LEAST_ISLAND)]
        for rings, area in zip(polygons, areas, strict=True)
        if area >= least
    ]


def _page(
    shapes: dict[str, list[list[Ring]]], arcs: list[list[Point]], known: dict[str, str]
) -> dict[str, Any]:
    """Return a topology with the arcs that shapes use, on the grid."""
    used = sorted(
        {max(arc, ~arc) for polygons in shapes.values() for rings in polygons for r in rings for arc in r}
    )
    number = {arc: place for place, arc in enumerate(used)}
    renumbered = {
        key: [[[number[a] if a >= 0 else ~number[~a] for a in ring] for ring in rings] for rings in polygons]
        for key, polygons in shapes.items()
    }
    scale = [(EAST - WEST) / STEPS, (NORTH - SOUTH) / STEPS]
    return {
        "type": "Topology",
        "source": SOURCE,
        "bbox": BOX,
        "transform": {"scale": scale, "translate": [WEST, SOUTH]},
        "objects": {
            "countries": {
                "type": "GeometryCollection",
                "geometries": [
                    {"type": "MultiPolygon", **({"id": known[key]} if key in known else {}), "arcs": polygons}
                    for key, polygons in sorted(renumbered.items())
                ],
            }
        },
        "arcs": [_steps(arcs[arc], scale) for arc in used],
    }


def _steps(arc: list[Point], scale: list[float]) -> list[list[int]]:
    """Return an arc as steps on the grid, without those that go nowhere."""
    grid = [(round((x - WEST) / scale[0]), round((y - SOUTH) / scale[1])) for x, y in arc]
    steps = [[x - left, y - bottom] for (left, bottom), (x, y) in pairwise(grid)]
    return [list(grid[0]), *(step for step in steps if step != [0, 0])]


if __name__ == "__main__":
    main(sys.argv[1])
