"""``plot``: a picture of the events that filters name."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from eucentralasia.command.filters import filtered
from eucentralasia.command.output import say_bytes
from eucentralasia.shipped import curated

if TYPE_CHECKING:
    import argparse

__all__ = ["PICTURES", "run"]

# Each picture by its short name, and the function that draws it.
PICTURES: Final = MappingProxyType(
    {
        "timeline": "timeline",
        "calendar": "calendar_heatmap",
        "venues": "venues",
        "network": "network",
        "coverage": "coverage",
    }
)


def run(asked: argparse.Namespace) -> int:
    """Draw a picture into a file, or as SVG to standard output."""
    # only here: it would be the dearest import of every other question
    from eucentralasia import pictures

    figure = getattr(pictures, PICTURES[asked.picture])(filtered(asked, curated()))
    if asked.output is not None:
        pictures.dump(figure, asked.output)
    else:
        say_bytes(pictures.dumps(figure))
    return 0
