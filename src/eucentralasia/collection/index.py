"""The answers to queries, through indexes: ids of every kind by their postings, dates by bisection.

A row is the number of a record in the order of its drawer, and rows are always ascending. The *postings* of
an id are a sorted array of rows. Events stand in the order of their first days, so a time is a slice of rows,
found by bisection, and its *carry*: the few rows before the slice that were still under way when it began.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import partial, reduce
from itertools import chain, filterfalse, islice
from operator import attrgetter, eq
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias, cast

from eucentralasia.queries.definitions import KEYS, AllOf, AnyOf, Dated, Has, Not

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from eucentralasia.dates import DateSpan, PartialDate
    from eucentralasia.queries import Query

__all__ = ["Index", "Rows", "days_of", "difference", "intersect", "sliced", "union"]

Rows: TypeAlias = "array[int] | range"
"""Ascending rows; a range has no gaps, so that what meets it is cut and not compared."""

NONE: Final = array("I")
BEYOND: Final = 2**31 - 1
"""Above every row and every day, and small enough for an array: the last day of what has no known end."""
DENSE: Final = 32
"""An id that one event in so many has gets a byte for each event when rows are first looked up in it: that
takes half the time of a pass over its postings or less (0.4 and not 0.9 ms for 10,000 rows in as many), and
80 bytes an event for all such ids. For a rarer id a pass takes 0.1 ms at most among 100,000 events."""


def sliced(rows: Rows, start: int, stop: int) -> Rows:
    """Return those rows from one up to, but not including, another."""
    first, last = bisect_left(rows, start), bisect_left(rows, stop)
    return rows if last - first == len(rows) else rows[first:last]


def intersect(one: Rows, other: Rows) -> Rows:
    """Return the rows that are in both."""
    short, long = sorted((one, other), key=len)
    if not short:
        return short
    long = sliced(long, short[0], short[-1] + 1)
    if isinstance(short, range):
        return long
    if isinstance(long, range):
        return sliced(short, long.start, long.stop)
    # A search halves the long one until one row is left; a pass is quicker where all searches take more steps
    if len(short) * len(long).bit_length() < len(long):
        found = ((row, bisect_left(long, row)) for row in short)
        return array("I", [row for row, at in found if at < len(long) and long[at] == row])
    return array("I", sorted(set(short).intersection(long)))


def union(several: Iterable[Rows]) -> Rows:
    """Return the rows that are in any of several."""
    parts = [rows for rows in several if rows]
    return parts[0] if len(parts) == 1 else array("I", dict.fromkeys(sorted(chain(*parts))))


def difference(one: Rows, other: Rows) -> Rows:
    """Return the rows that are in one and not in another."""
    gone = set(other if len(other) < len(one) else intersect(one, other))
    return array("I", filterfalse(gone.__contains__, one)) if gone else one


class Window(NamedTuple):
    """The rows that are still looked at: some, and after them a slice; at first a time, with its carry."""

    carry: Rows
    slice: range = range(BEYOND, BEYOND)

    def rows(self) -> Rows:
        """Return all rows in it."""
        if not self.slice:
            return self.carry
        return array("I", self.carry) + array("I", self.slice) if self.carry else self.slice

    def cut(self, rows: Rows) -> Rows:
        """Return those of some rows that are in it."""
        carried = intersect(self.carry, rows)
        inside = sliced(rows, self.slice.start, self.slice.stop)
        return array("I", carried) + array("I", inside) if carried and inside else carried or inside

    def overlap(self, other: Window) -> Window:
        """Return what is in both; before the slice of the later one comes only what that one carries."""
        early, late = sorted((self, other), key=lambda window: window.slice.start)
        start, stop = late.slice.start, min(early.slice.stop, late.slice.stop)
        return Window(early.cut(late.carry), range(start, max(start, stop)))


class Calendar:
    """When events were, as numbers of days, in the order of their first days.

    An event that began before a day and was not over is found by its length: those of up to 2, 4, 8 ... days
    stand apart, so that one of eight years costs the search for all others nothing.
    """

    __slots__ = ("_firsts", "_lasts", "_longer", "_unsure_end", "_unsure_start")

    def __init__(self, spans: Iterable[DateSpan]) -> None:
        self._firsts, self._lasts = array("I"), array("I")
        self._unsure_start, self._unsure_end = array("I"), array("I")
        self._longer: defaultdict[int, tuple[array[int], array[int]]]
        self._longer = defaultdict(lambda: (array("I"), array("I")))
        for row, span in enumerate(spans):
            first, last, is_sure_start, is_sure_end = days_of(span)
            self._firsts.append(first)
            self._lasts.append(last)
            if not is_sure_start:
                self._unsure_start.append(row)
            if not is_sure_end:
                self._unsure_end.append(row)
            if last > first:
                firsts, rows = self._longer[(last - first).bit_length()]
                firsts.append(first)
                rows.append(row)

    def answered(self, query: Dated) -> tuple[Window, list[Rows]]:
        """Return the window in which a query's rows lie, and the rows that must be left out of it."""
        start, end = (day and day.toordinal() for day in (query.span.earliest, query.span.latest))
        low = bisect_left(self._firsts, start) if start else 0
        high = bisect_right(self._firsts, end) if end else len(self._firsts)
        match query.name:
            case "before":
                gone = [self._under_way(start), self._unsure_end] if start else []
                return Window(NONE, range(low)), gone
            case "after":
                return Window(NONE, range(high, len(self._firsts))), [self._unsure_start]
            case "between":
                gone = [self._under_way(end + 1), self._unsure_end] if end else []
                return Window(NONE, range(low, high)), [*gone, self._unsure_start] if start else gone
        return Window(self._under_way(start) if start else NONE, range(low, high)), []

    def _under_way(self, day: int) -> Rows:
        """Return the events that began before a day and were not over."""
        found: list[int] = []
        for length, (firsts, rows) in self._longer.items():
            start = bisect_left(firsts, day + 1 - (1 << length))  # what began before it was over by then
            stop = bisect_left(firsts, day, start)
            found += [row for row in rows[start:stop] if self._lasts[row] >= day]
        return array("I", sorted(found))


def days_of(span: DateSpan) -> tuple[int, int, bool, bool]:
    """Return the first and the last day that a span can touch, and whether each is sure; no more is kept."""
    start, end = cast("PartialDate", span.start), span.end
    last, is_sure_end = (end.latest.toordinal(), not end.qualifier) if end else (BEYOND, False)
    return start.earliest.toordinal(), last, not start.qualifier, is_sure_end


class Index:
    """The answers to queries on some records.

    Args:
        records: The records, in the order of their drawer.
        kept: Returns what is kept under a key, and builds it where nothing is yet.
    """

    __slots__ = ("_kept", "_records")

    def __init__(self, records: tuple[Any, ...], kept: Callable[[Hashable, Callable[[], Any]], Any]) -> None:
        self._records = records
        self._kept = kept

    def where(self, queries: Iterable[Query[Any]]) -> Rows:
        """Return the rows of the records that every one of some queries means, as calling them would tell."""
        return self._all_of(queries, Window(NONE, range(len(self._records))))

    def _all_of(self, queries: Iterable[Query[Any]], window: Window) -> Rows:
        """Ask for time first, as a slice costs nothing, then for what is rarest; what is left out is last."""
        parts = [part for query in queries for part in (query.queries if type(query) is AllOf else (query,))]
        gone: list[Rows] = []
        for part in parts:
            if type(part) is Dated:
                time, outside = self.calendar.answered(part)
                window, gone = window.overlap(time), gone + outside
        for part in sorted((part for part in parts if type(part) not in (Dated, Not)), key=self._at_most):
            window = Window(self._meant(part, window))
        gone += [self._meant(part.query, window) for part in parts if type(part) is Not]
        return reduce(difference, gone, window.rows())

    def _at_most(self, query: Query[Any]) -> int:
        """Return a number that is quick to tell: no more rows are meant."""
        if type(query) is Has:
            return sum(len(self.postings(query.name).get(key, NONE)) for key in query.ids)
        return sum(map(self._at_most, query.queries)) if type(query) is AnyOf else len(self._records)

    def _meant(self, query: Query[Any], window: Window) -> Rows:
        """Return the rows in a window that a query means; one without an index is called on each record."""
        if type(query) is Has:
            return union([self._having(query.name, key, window) for key in query.ids])
        if type(query) is AnyOf:
            return union([self._meant(part, window) for part in query.queries])
        if type(query) in (AllOf, Not, Dated):
            return self._all_of((query,), window)
        return array("I", [row for row in window.rows() if query(self._records[row])])

    def _having(self, name: str, key: str, window: Window) -> Rows:
        rows = self.postings(name).get(key, NONE)
        if window.slice or len(rows) * DENSE < len(self._records):
            return window.cut(rows)
        mask = self._kept(("mask", name, key), lambda: _mask(rows, len(self._records)))
        return array("I", [row for row in window.carry if mask[row]])

    def postings(self, name: str) -> dict[str, array[int]]:
        """Return, for each id that a helper can ask for, the rows of the events that have it."""
        found = self._kept(("postings", name), lambda: _postings(map(KEYS[name], self._records)))
        return cast("dict[str, array[int]]", found)

    @property
    def calendar(self) -> Calendar:
        """When the events were."""
        found = self._kept("calendar", lambda: Calendar(map(attrgetter("dates"), self._records)))
        return cast("Calendar", found)


def _postings(keys_of_each: Iterable[Iterable[str | None]]) -> dict[str, array[int]]:
    """Return the rows of each key, once each though a record may have it twice; ``None`` is no key."""
    found: defaultdict[Any, array[int]] = defaultdict(partial(array, "I"))
    for row, keys in enumerate(keys_of_each):
        for key in keys:
            found[key].append(row)
    found.pop(None, None)
    for key, rows in found.items():
        if any(map(eq, rows, islice(rows, 1, None))):
            found[key] = array("I", dict.fromkeys(rows))
    return found


def _mask(rows: Rows, count: int) -> bytes:
    """Return a byte for each of so many rows, 1 for those given."""
    mask = bytearray(count)
    for row in rows:
        mask[row] = 1
    return bytes(mask)
