"""Where marks and their texts go so that none covers another; in points, and nothing of it draws."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Boxes", "Track", "packed"]

Stretch = tuple[float, float]
Box = tuple[float, float, float, float]


class Track:
    """Stretches of one track, none of which covers another."""

    def __init__(self) -> None:
        self._taken: list[Stretch] = []

    def is_free(self, stretch: Stretch) -> bool:
        """Whether a stretch covers none that is there."""
        place = bisect_left(self._taken, stretch)
        before = place == 0 or self._taken[place - 1][1] <= stretch[0]
        return before and (place == len(self._taken) or stretch[1] <= self._taken[place][0])

    def take(self, stretch: Stretch) -> None:
        """Add a stretch."""
        insort(self._taken, stretch)


def packed(stretches: Sequence[Stretch]) -> tuple[list[int], list[Track]]:
    """Return the track of each stretch, and the tracks, of which there are as few as can be.

    Examples:
        >>> from eucentralasia.pictures.placing import packed
        >>> packed([(0, 2), (1, 3), (2, 4)])[0]
        [0, 1, 0]
    """
    tracks: list[Track] = []
    found = [0] * len(stretches)
    for place in sorted(range(len(stretches)), key=lambda place: (stretches[place], place)):
        stretch = stretches[place]
        free = next((number for number, track in enumerate(tracks) if track.is_free(stretch)), len(tracks))
        if free == len(tracks):
            tracks.append(Track())
        tracks[free].take(stretch)
        found[place] = free
    return found, tracks


class Boxes:
    """Boxes on a page (left, bottom, right, top), none of which covers another."""

    def __init__(self, taken: Iterable[Box] = ()) -> None:
        self._taken = list(taken)

    def first_free(self, candidates: Iterable[Box]) -> Box | None:
        """Return the first of some boxes that covers none, and take it; ``None`` where all do."""
        for box in candidates:
            if all(_apart(box, other) for other in self._taken):
                self._taken.append(box)
                return box
        return None


def _apart(one: Box, other: Box) -> bool:
    return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
