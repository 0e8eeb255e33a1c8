"""Which records of a store are meant: their places in its order, ascending, in whichever form is shortest.

A ``Run`` is a stretch of places, perhaps with a few before it; ``Few`` is a sorted array; ``Many`` is a whole number whose
bits are places, sixty-four at a step. How they combine is told next door, in ``combining``.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from array import array
from bisect import bisect_left
from itertools import compress, islice
from operator import itemgetter
from typing import TYPE_CHECKING, Final, TypeVar, cast, final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["NONE", "SPARSE", "Few", "Many", "Places", "Run", "from_bits"]

X = TypeVar("X")
SPARSE: Final = 64
"""One place among so many is worth no whole number, which would be longer than the places."""
CROWDED: Final = 40
"""Where one place in so many is meant, going by bytes is faster than going by words of eight and then by bits."""
CUT: Final = 8
"""A stretch of less than one part in so many of a whole number is cut from its bytes, as to shift it would be to copy it."""
OFFSETS: Final = tuple(tuple(bit for bit in range(8) if byte >> bit & 1) for byte in range(256))


class Places(ABC):
    """Some places, ascending, from ``start`` up to, but not including, ``stop``; they cannot be changed."""

    __slots__ = ("start", "stop")

    def __init__(self, start: int, stop: int) -> None:
        self.start = start
        self.stop = stop

    @abstractmethod
    def __len__(self) -> int: ...

    @abstractmethod
    def __iter__(self) -> Iterator[int]: ...

    @abstractmethod
    def cut(self, start: int, stop: int) -> Places:
        """Return those from one place up to, but not including, another."""

    @abstractmethod
    def page(self, start: int, stop: int) -> Places:
        """Return those from one rank up to, but not including, another; the first has rank 0, and all ranks exist."""

    @abstractmethod
    def at_most(self, start: int, stop: int) -> int:
        """Return a number that is quick to tell: no more of them are in that stretch."""

    @abstractmethod
    def kept(self, places: Iterable[int]) -> array[int]:
        """Return those of some ascending places that are among these."""

    @abstractmethod
    def bits(self, start: int, stop: int) -> int:
        """Return a whole number in which bit 0 stands for ``start`` and so on up to ``stop``."""

    def picked(self, items: tuple[X, ...]) -> tuple[X, ...]:
        """Return the items at these places; one call takes them all, as it then waits for several at a time in memory."""
        if len(self) > 1:
            return cast("tuple[X, ...]", itemgetter(*self)(items))
        return tuple([items[place] for place in self])

    def __contains__(self, place: object) -> bool:
        return isinstance(place, int) and len(self.kept((place,))) > 0

    @property
    def first(self) -> int:
        """The first of them, or one before it."""
        return self.start


@final
class Run(Places):
    """A stretch of places, and perhaps a few early ones before it."""

    __slots__ = ("early",)

    def __init__(self, start: int, stop: int, early: array[int] | None = None) -> None:
        super().__init__(start, max(start, stop))
        self.early = early if early is not None else array("I")

    def __len__(self) -> int:
        return len(self.early) + self.stop - self.start

    def __iter__(self) -> Iterator[int]:
        yield from self.early
        yield from range(self.start, self.stop)

    def cut(self, start: int, stop: int) -> Run:
        """Return those from one place up to, but not including, another."""
        return Run(max(start, self.start), min(stop, self.stop), _between(self.early, start, stop))

    def page(self, start: int, stop: int) -> Places:
        """Return those from one rank up to, but not including, another."""
        shift = self.start - len(self.early)
        return Run(max(start + shift, self.start), max(stop + shift, self.start), self.early[start:stop])

    def at_most(self, start: int, stop: int) -> int:
        """Return a number that is quick to tell: no more of them are in that stretch."""
        return max(min(stop, self.stop) - max(start, self.start), 0) + len(self.early)

    def kept(self, places: Iterable[int]) -> array[int]:
        """Return those of some ascending places that are among these."""
        early = set(self.early)
        return array("I", [place for place in places if self.start <= place < self.stop or place in early])

    def bits(self, start: int, stop: int) -> int:
        """Return a whole number in which bit 0 stands for ``start``."""
        first, last = max(start, self.start), min(stop, self.stop)
        run = (1 << (last - first)) - 1 << (first - start) if first < last else 0
        return run | _bits(_between(self.early, start, stop), start)

    def picked(self, items: tuple[X, ...]) -> tuple[X, ...]:
        """Return the items at these places."""
        run = items[self.start : self.stop]
        return (*[items[place] for place in self.early], *run) if self.early else run

    @property
    def first(self) -> int:
        """The first of them, or one before it."""
        return self.early[0] if self.early else self.start


class Few(Places):
    """A sorted array of places; as a whole number too, once that was asked for."""

    __slots__ = ("_array", "_mask", "_number", "_whole")

    def __init__(self, places: array[int], whole: Few | None = None) -> None:
        self.start, self.stop = (places[0], places[-1] + 1) if places else (0, 0)
        self._array = places
        self._whole = whole or self  # what it was cut from, which has its whole number already
        self._number: int | None = None
        self._mask: bytes | None = None

    def __len__(self) -> int:
        return len(self._array)

    def __iter__(self) -> Iterator[int]:
        return iter(self._array)

    def cut(self, start: int, stop: int) -> Places:
        """Return those from one place up to, but not including, another."""
        return (
            self
            if start <= self.start and self.stop <= stop
            else Few(_between(self._array, start, stop), self._whole)
        )

    def page(self, start: int, stop: int) -> Places:
        """Return those from one rank up to, but not including, another."""
        return Few(self._array[start:stop], self._whole)

    def at_most(self, start: int, stop: int) -> int:
        """Return how many of them are in that stretch."""
        return bisect_left(self._array, stop) - bisect_left(self._array, start)

    def kept(self, places: Iterable[int]) -> array[int]:
        """Return those of some ascending places that are among these."""
        own, count = self._array, len(self._array)
        if not self._whole.is_dense:
            found = ((place, bisect_left(own, place)) for place in places)
            return array("I", [place for place, rank in found if rank < count and own[rank] == place])
        mask, first, stop = self._whole.mask(), self.start, self.stop
        return array(
            "I", [place for place in places if first <= place < stop and mask[place >> 3] >> (place & 7) & 1]
        )

    def bits(self, start: int, stop: int) -> int:
        """Return a whole number in which bit 0 stands for ``start``."""
        if not self._whole.is_dense:
            return _bits(_between(self._array, start, stop), start)
        first, last = max(start, self.start), min(stop, self.stop)
        if first >= last:
            return 0
        if (last - first) * CUT < self._whole.stop:  # a short stretch of a long number is read from its bytes
            stretch = int.from_bytes(self._whole.mask()[first >> 3 : last + 7 >> 3], "little") >> (first & 7)
        else:
            stretch = self._whole.number() >> first
        return (stretch & (1 << (last - first)) - 1) << first - start

    @property
    def is_dense(self) -> bool:
        """Whether the places are worth a whole number."""
        return len(self._array) * SPARSE >= self.stop

    def number(self) -> int:
        """Return all bits from place 0 on, kept for the next time."""
        if self._number is None:
            self._number = int.from_bytes(self.mask(), "little")
        return self._number

    def mask(self) -> bytes:
        """Return the same as bytes, kept for the next time."""
        if self._mask is None:
            self._mask = _masked(self._array, 0)
        return self._mask


class Many(Places):
    """A whole number whose bits are places, from a start on."""

    __slots__ = ("_count", "_mask", "_number")

    def __init__(self, start: int, stop: int, number: int) -> None:
        super().__init__(start, stop)
        self._number = number
        self._count = number.bit_count()
        self._mask: bytes | None = None

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[int]:
        """Iterate a byte at a step, or a word where few bits are set; only over those that are not zero."""
        mask = self.mask()
        if self._count * CROWDED > self.stop - self.start:
            spots = compress(range(self.start, self.stop, 8), mask)
            return iter(
                [
                    spot + offset
                    for spot, byte in zip(spots, filter(None, mask), strict=True)
                    for offset in OFFSETS[byte]
                ]
            )
        found: list[int] = []
        words = memoryview(mask + bytes(-len(mask) % 8)).cast("Q")
        before_spots = compress(range(self.start - 1, self.stop, 64), words)
        for before, word in zip(before_spots, filter(None, words), strict=True):
            rest = word
            while rest:
                found.append(before + (rest & -rest).bit_length())
                rest &= rest - 1
        return iter(found)

    def cut(self, start: int, stop: int) -> Places:
        """Return those from one place up to, but not including, another."""
        first, last = max(start, self.start), min(stop, self.stop)
        return from_bits(first, last, self.bits(first, last)) if first < last else NONE

    def page(self, start: int, stop: int) -> Places:
        """Return those from one rank up to, but not including, another."""
        return Few(array("I", islice(self, start, stop)))

    def at_most(self, start: int, stop: int) -> int:
        """Return a number that is quick to tell: no more of them are in that stretch."""
        return max(min(stop, self.stop) - max(start, self.start, 0), 0) and self._count

    def kept(self, places: Iterable[int]) -> array[int]:
        """Return those of some ascending places that are among these."""
        mask, start, stop = self.mask(), self.start, self.stop
        inside = (place - start for place in places if start <= place < stop)
        return array("I", [place + start for place in inside if mask[place >> 3] >> (place & 7) & 1])

    def bits(self, start: int, stop: int) -> int:
        """Return a whole number in which bit 0 stands for ``start``."""
        if start >= stop:
            return 0
        shift = start - self.start
        bits = self._number >> shift if shift > 0 else self._number << -shift
        return bits & (1 << (stop - start)) - 1 if stop < self.stop else bits

    def mask(self) -> bytes:
        """Return the same as bytes, kept for the next time."""
        if self._mask is None:
            self._mask = self._number.to_bytes((self.stop - self.start + 7) // 8, "little")
        return self._mask


NONE: Final = Few(array("I"))


def from_bits(start: int, stop: int, number: int) -> Places:
    """Return places as a whole number, or as few where there are few."""
    many = Many(start, stop, number)
    return many if len(many) * SPARSE >= stop - start else Few(array("I", many))


def _between(places: array[int], start: int, stop: int) -> array[int]:
    return places[bisect_left(places, start) : bisect_left(places, stop)]


def _bits(places: array[int], start: int) -> int:
    return int.from_bytes(_masked(places, start), "little") if places else 0


def _masked(places: array[int], start: int) -> bytes:
    mask = bytearray((places[-1] - start >> 3) + 1) if places else bytearray()
    for place in places:
        mask[place - start >> 3] |= 1 << (place - start & 7)
    return bytes(mask)
