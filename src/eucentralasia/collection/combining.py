"""What several groups of places have in common, and what they are together.

What is short is filtered through what is long; what is long combines as whole numbers, sixty-four places at a step.
"""

from __future__ import annotations

from array import array
from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING, Final

from eucentralasia.collection.places import NONE, SPARSE, Few, Places, Run, from_bits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Either", "difference", "intersection", "union"]

FILTERED: Final = 80
"""One place among so many is looked at alone; that is quicker than shifting whole numbers and reading what they leave."""
HANDFUL: Final = 250
"""Fewer than so many are looked at alone in any case."""


def intersection(several: Sequence[Places]) -> Places:
    """Return the places that are in all of several; at least one must be given."""
    if len(several) == 1:
        return several[0]
    runs: list[Run] = []
    others: list[Places] = []
    for places in several:
        if type(places) is Run:
            runs.append(places)
        else:
            others.append(places)
    if not runs:
        return _shared(others, 0, min(part.stop for part in others))
    run = reduce(_overlap, runs)
    if not others:
        return run
    found = _shared(others, run.start, run.stop)
    return _joined(_shared([Few(run.early), *others], 0, run.start), found) if run.early else found


def _overlap(one: Run, other: Run) -> Run:
    run = other.cut(one.start, one.stop)
    return Run(run.start, run.stop, other.kept(one.early) + run.early)


def _shared(parts: list[Places], start: int, stop: int) -> Places:
    """Return the places of a stretch that are in all parts: the fewest filtered through the others, or all as whole numbers."""
    if len(parts) == 1:
        return parts[0].cut(start, stop)
    start, stop = max(start, *(part.first for part in parts)), min(stop, *(part.stop for part in parts))
    if start >= stop:
        return NONE
    shortest, *longer = sorted(parts, key=lambda part: part.at_most(start, stop))
    count = shortest.at_most(start, stop)
    if count < HANDFUL or count * FILTERED < stop - start:
        return Few(
            reduce(lambda places, part: part.kept(places), longer, array("I", shortest.cut(start, stop)))
        )
    return from_bits(start, stop, reduce(and_, [part.bits(start, stop) for part in parts]))


def _joined(early: Places, places: Places) -> Places:
    """Return a few places and those after them."""
    return Few(array("I", early) + array("I", places)) if type(places) is Few else _together([early, places])


def union(several: Iterable[Places]) -> Places:
    """Return the places that are in any of several; they are put together where they are asked for, as far as they are."""
    parts = [
        part
        for places in several
        for part in (places.parts if isinstance(places, Either) else (places,))
        if len(part)
    ]
    if len(parts) < 2:  # noqa: PLR2004 - two can be united
        return parts[0] if parts else NONE
    return Either(parts)


class Either(Places):
    """The places that are in any of some parts, none of which is empty."""

    __slots__ = ("_all", "parts")

    def __init__(self, parts: list[Places]) -> None:
        super().__init__(min(part.first for part in parts), max(part.stop for part in parts))
        self.parts = parts
        self._all: Places | None = None

    def whole(self) -> Places:
        """Return them put together, kept for the next time."""
        if self._all is None:
            self._all = _together(self.parts)
        return self._all

    def __len__(self) -> int:
        return len(self.whole())

    def __iter__(self) -> Iterator[int]:
        return iter(self.whole())

    def cut(self, start: int, stop: int) -> Places:
        """Return those from one place up to, but not including, another."""
        return union(part.cut(start, stop) for part in self.parts)

    def page(self, start: int, stop: int) -> Places:
        """Return those from one rank up to, but not including, another."""
        return self.whole().page(start, stop)

    def at_most(self, start: int, stop: int) -> int:
        """Return a number that is quick to tell: no more of them are in that stretch."""
        return sum(part.at_most(start, stop) for part in self.parts)

    def kept(self, places: Iterable[int]) -> array[int]:
        """Return those of some ascending places that are among these."""
        asked = array("I", places)
        return array("I", sorted({place for part in self.parts for place in part.kept(asked)}))

    def bits(self, start: int, stop: int) -> int:
        """Return a whole number in which bit 0 stands for ``start``."""
        return reduce(or_, [part.bits(start, stop) for part in self.parts])


def _together(parts: list[Places]) -> Places:
    start, stop = min(part.first for part in parts), max(part.stop for part in parts)
    if sum(map(len, parts)) * SPARSE < stop - start:
        return Few(array("I", sorted({place for part in parts for place in part})))
    return from_bits(start, stop, reduce(or_, [part.bits(start, stop) for part in parts]))


def difference(one: Places, other: Places) -> Places:
    """Return the places that are in one and not in another."""
    start, stop = one.first, one.stop
    if not other.at_most(start, stop):
        return one
    if len(one) * SPARSE < stop - start:
        gone = set(other.kept(one))
        return Few(array("I", [place for place in one if place not in gone]))
    return from_bits(start, stop, one.bits(start, stop) & ~other.bits(start, stop))
