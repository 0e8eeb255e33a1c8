"""The answers to queries, through indexes: ids of every kind by their postings, dates by bisection.

A row is the number of a record in the order of its drawer, and rows are always ascending. The *postings* of an id are a
sorted array of rows. Events stand in the order of their first days, so a time is a slice of rows, found by bisection, and
its *carry*: the few rows before the slice that were still under way when it began.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import partial, reduce
from itertools import compress, count, filterfalse, islice
from operator import attrgetter, eq
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias, cast

from eucentralasia.queries import ASKED, KEYS, AllOf, AnyOf, Dated, Has, Not, Posted, Query

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from eucentralasia.collection import Store
    from eucentralasia.dates import DateSpan, PartialDate

__all__ = ["Index", "Rows", "Window", "difference", "intersect", "refuse_unknown", "sliced", "union"]

Rows: TypeAlias = "array[int] | range"
"""Ascending rows; a range has no gaps, and whatever meets it is cut and not compared."""

NONE: Final = array("I")
FOREVER: Final = 2**31 - 1
"""The last day of what has no known end; any number beyond the days of the year 9999 that is four bytes long would do."""
MUCH_LONGER: Final = 16
"""Where one list is more than so many times as long as the other, each row of the short one is searched in it by halves.
Else one pass over both is quicker: the two ways met between 12 and 20 for lists of 8,000, 50,000 and 80,000 rows."""


def refuse_unknown(store: Store[Any], query: object) -> None:
    """Refuse a query that is none, that asks about other records, or that names an id that the registry does not know.

    Raises:
        TypeError: It is no query, or one about another kind of record.
        UnknownRecordError: It names an unknown id.
    """
    if isinstance(query, (AllOf, AnyOf, Not)):
        for part in (query.query,) if isinstance(query, Not) else query.queries:
            refuse_unknown(store, part)
        return
    if not isinstance(query, Query):
        msg = f"where takes queries such as during('2025'), not {type(query).__name__}"
        raise TypeError(msg)
    if not issubclass(store.cls, query.OF):
        msg = f"{query!r} asks about {query.OF.__name__.lower()}s, and this is a collection of {store.drawer}"
        raise TypeError(msg)
    if isinstance(query, (Has, Posted)) and store.directory is not None and (drawers := ASKED[query.name]):
        for key in query.ids:
            store.directory.lookup(key, *drawers)


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
    if len(short) * MUCH_LONGER < len(long):
        found = ((row, bisect_left(long, row)) for row in short)
        return array("I", [row for row, at in found if at < len(long) and long[at] == row])
    return array("I", sorted(set(short).intersection(long)))


def union(several: Iterable[Rows]) -> Rows:
    """Return the rows that are in any of several."""
    parts = [rows for rows in several if rows]
    return parts[0] if len(parts) == 1 else array("I", sorted(set().union(*parts)))


def difference(one: Rows, other: Rows) -> Rows:
    """Return the rows that are in one and not in another."""
    gone = set(intersect(one, other))
    return array("I", filterfalse(gone.__contains__, one)) if gone else one


class Window(NamedTuple):
    """The rows of a time.

    Attributes:
        carry: Those before the slice that were under way when it began.
        slice: Those that began within it.
    """

    carry: Rows
    slice: range

    def rows(self) -> Rows:
        """Return all rows in it."""
        return array("I", self.carry) + array("I", self.slice) if self.carry else self.slice

    def cut(self, rows: Rows) -> Rows:
        """Return those of some rows that are in it."""
        carried = intersect(self.carry, rows)
        inside = sliced(rows, self.slice.start, self.slice.stop)
        return array("I", carried) + array("I", inside) if carried else inside

    def overlap(self, other: Window) -> Window:
        """Return what is in both; only what the later one carries can come before its slice."""
        early, late = sorted((self, other), key=lambda window: window.slice.start)
        start, stop = late.slice.start, min(early.slice.stop, late.slice.stop)
        return Window(early.cut(late.carry), range(start, max(start, stop)))


class Days(NamedTuple):
    """When an event was, as numbers of days; an end that is not known is no sure end, and its last day is never over."""

    first: int
    last: int
    has_sure_start: bool
    has_sure_end: bool

    @classmethod
    def of(cls, span: DateSpan) -> Days:
        """Return the days of a span that has a first date; the index looks into the dates of events only here."""
        start, end = cast("PartialDate", span.start), span.end
        last = end.latest.toordinal() if end else FOREVER
        return cls(start.earliest.toordinal(), last, not start.qualifier, end is not None and not end.qualifier)


class Calendar:
    """When events were, in the order of their first days.

    An event that began before a day and was not over is found by its length: those of up to 2, 4, 8 ... days stand
    apart, so that one of eight years costs the search for all others nothing.
    """

    def __init__(self, spans: Iterable[DateSpan]) -> None:
        held = tuple(spans)
        one_of_each = {id(span): span for span in held}  # loaded events share equal dates; each is read once
        known = {key: Days.of(span) for key, span in one_of_each.items()}
        days = [known[id(span)] for span in held]
        self._firsts = array("I", map(attrgetter("first"), days))
        self._lasts = array("I", map(attrgetter("last"), days))
        self._unsure_start = array("I", compress(count(), [not one.has_sure_start for one in days]))
        self._unsure_end = array("I", compress(count(), [not one.has_sure_end for one in days]))
        self._by_length: defaultdict[int, array[int]] = defaultdict(partial(array, "I"))
        for row, (first, last, *_) in enumerate(days):
            if last > first:
                self._by_length[(last - first).bit_length()].append(row)

    def answered(self, query: Dated) -> tuple[Window, list[Rows]]:
        """Return the window in which the rows that a query means lie, and the rows that must be left out of it."""
        start, end = (day and day.toordinal() for day in (query.span.earliest, query.span.latest))
        low = bisect_left(self._firsts, start) if start else 0
        high = bisect_right(self._firsts, end) if end else len(self._firsts)
        match query.name:
            case "before":
                over = [self._under_way(start), self._unsure_end] if start else []
                return Window(NONE, range(low)), over
            case "after":
                return Window(NONE, range(high, len(self._firsts))), [self._unsure_start]
            case "between":
                over = [self._under_way(end + 1), self._unsure_end] if end else []
                return Window(NONE, range(low, high)), over + [self._unsure_start] * bool(start)
        return Window(self._under_way(start) if start else NONE, range(low, high)), []

    def _under_way(self, day: int) -> array[int]:
        """Return the events that began before a day and were not over."""
        found: list[int] = []
        stop = bisect_left(self._firsts, day)
        for length, rows in self._by_length.items():
            start = bisect_left(self._firsts, day + 1 - (1 << length), 0, stop)
            found += [row for row in sliced(rows, start, stop) if self._lasts[row] >= day]
        return array("I", sorted(found))


class Index:
    """The indexes of some records, each built when a query first needs it.

    Args:
        records: The records, in the order of their drawer.
    """

    __slots__ = ("_built", "_records")

    def __init__(self, records: Sequence[Any]) -> None:
        self._records = records
        self._built: dict[str, Any] = {}

    def where(self, queries: Iterable[Query[Any]]) -> Rows:
        """Return the rows of the records that every one of some queries means, which is what calling them on each tells."""
        return self._all_of(queries, Window(NONE, range(len(self._records))))

    def _all_of(self, queries: Iterable[Query[Any]], window: Window) -> Rows:
        """Time first, as it narrows what all others must look at; then the shortest list; what is not meant comes last."""
        parts = [part for query in queries for part in (query.queries if type(query) is AllOf else (query,))]
        gone: list[Rows] = []
        for part in parts:
            if type(part) is Dated:
                time, outside = self.calendar.answered(part)
                window, gone = window.overlap(time), gone + outside
        meant = [self._rows(part, window) for part in parts if type(part) not in (Dated, Not)]
        found = reduce(intersect, sorted(meant, key=len)) if meant else window.rows()
        gone += [self._rows(part.query, window) for part in parts if type(part) is Not]
        return reduce(difference, gone, found)

    def _rows(self, query: Query[Any], window: Window) -> Rows:
        """Return the rows in a window that a query means."""
        kind = type(query)
        if kind is Has:
            postings = self.postings(query.name)
            return union([window.cut(postings.get(key, NONE)) for key in query.ids])
        if kind is AnyOf:
            return union([self._rows(part, window) for part in query.queries])
        if kind in (AllOf, Not, Dated):
            return self._all_of((query,), window)
        return array("I", [row for row in window.rows() if query(self._records[row])])

    def postings(self, name: str) -> dict[str, array[int]]:
        """Return, for each id that a helper can ask for, the rows of the events that have it."""
        found: dict[str, array[int]] | None = self._built.get(name)
        if found is None:
            found = self._built.setdefault(name, _postings(map(KEYS[name], self._records)))
        return found

    @property
    def calendar(self) -> Calendar:
        """When the events were."""
        found: Calendar | None = self._built.get("calendar")
        return found or self._built.setdefault("calendar", Calendar(map(attrgetter("dates"), self._records)))


def _postings(keys_of_each: Iterable[Iterable[str | None]]) -> dict[str, array[int]]:
    """Return the rows of each key; ``None`` is no key, and a record that has one twice stands in its rows once."""
    found: defaultdict[Any, array[int]] = defaultdict(partial(array, "I"))
    for row, keys in enumerate(keys_of_each):
        for key in keys:
            found[key].append(row)
    found.pop(None, None)
    for key, rows in found.items():
        if any(map(eq, rows, islice(rows, 1, None))):
            found[key] = array("I", dict.fromkeys(rows))
    return found
