"""Counts as cells: dark where there are many, with a broken edge where something is not sure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from eucentralasia.errors import imported
from eucentralasia.pictures.paper import INK, points, shade, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

__all__ = ["Cell", "draw_cells", "lay"]

NONE: Final = "#f2f2f2"  # a cell without any: it is there, and nothing was in it
EDGE: Final = 1.0  # points between two cells
NUMBER: Final = 6.5  # points; "88" fits into the smallest cell


@frozen
class Cell:
    """A count and where it stands, in points from the upper left.

    Args:
        x: Where it begins.
        y: Where it begins.
        width: How wide it is.
        height: How high it is.
        count: How many there are.
        is_sure: Whether all of them surely belong there.
        has_number: Whether the number is written in it.
        gid: How an SVG calls it.
    """

    x: float
    y: float
    width: float
    height: float
    count: int
    is_sure: bool = True
    has_number: bool = True
    gid: str | None = None


def lay(ax: Axes, width: float, height: float) -> float:
    """Measure an axis in points from its upper left, without ticks; one of another size is stretched.

    Returns:
        What part of the points that were wanted the axis has, one at most.
    """
    ax.set_xlim(0, width)
    ax.set_ylim(height, 0)
    ax.set_xticks([])
    ax.set_yticks([])
    wide, high = points(ax)
    return min(wide / width, high / height, 1.0)


def draw_cells(ax: Axes, cells: Sequence[Cell], most: int, scale: float) -> None:
    """Draw cells, each as dark as its count is beside the highest that is told apart."""
    polygons: Any = imported("matplotlib.collections", "plot").PolyCollection
    colours = [shade(min(cell.count, most), most) if cell.count else (NONE, INK) for cell in cells]
    corners = list(map(_corners, cells))
    ax.add_collection(polygons(corners, facecolors=[face for face, _ in colours], linewidths=0))
    unsure = [shape for shape, cell in zip(corners, cells, strict=True) if not cell.is_sure]
    # a broken edge over the others, as on the line of time
    lines = polygons(unsure, facecolors="none", edgecolors=INK, linewidths=0.6, linestyles=[(0, (2, 1.5))])
    ax.add_collection(lines).set_gid("unsure")
    for cell, (_, ink) in zip(cells, colours, strict=True):
        if cell.count and cell.has_number:
            middle = cell.x + cell.width / 2, cell.y + cell.height / 2
            text = f"{cell.count}" if cell.is_sure else f"{cell.count}~"
            write(ax, *middle, text, scale, ha="center", size=NUMBER, color=ink, gid=cell.gid)


def _corners(cell: Cell) -> list[tuple[float, float]]:
    left, top = cell.x + EDGE / 2, cell.y + EDGE / 2
    right, bottom = cell.x + cell.width - EDGE / 2, cell.y + cell.height - EDGE / 2
    return [(left, top), (right, top), (right, bottom), (left, bottom)]
