"""The answers to queries, through indexes: ids of every kind by their postings, dates by bisection."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from eucentralasia.collection.combining import difference, intersection, union
from eucentralasia.collection.indexing import by_key, by_length, days_of
from eucentralasia.collection.places import NONE, Few, Places, Run
from eucentralasia.model import DRAWERS
from eucentralasia.queries import ASKED, KEYS, AllOf, AnyOf, Dated, Has, Not, Posted, Query

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from eucentralasia.collection import Store
    from eucentralasia.dates import DateSpan

__all__ = ["Calendar", "all_of", "calendar", "postings", "refuse_unknown"]


def refuse_unknown(store: Store[Any], query: object) -> None:
    """Refuse a query that is none, that asks about other records, or that names an id that the registry does not know.

    Raises:
        TypeError: It is no query, or one about another kind of record.
        UnknownRecordError: It names an unknown id.
    """
    parts = PARTS.get(type(query))
    if parts is not None:
        for part in parts(query):
            refuse_unknown(store, part)
        return
    if not isinstance(query, Query):
        msg = f"where takes queries such as during('2025'), not {type(query).__name__}"
        raise TypeError(msg)
    if not issubclass(DRAWERS[store.drawer], query.OF):
        msg = f"{query!r} asks about {query.OF.__name__.lower()}s, and this is a collection of {store.drawer}"
        raise TypeError(msg)
    if isinstance(query, (Has, Posted)) and store.directory is not None and (drawers := ASKED[query.name]):
        for key in query.ids:
            store.directory.lookup(key, *drawers)


PARTS: Final[dict[type, Callable[[Any], Iterable[Query[Any]]]]] = {
    AllOf: attrgetter("queries"),
    AnyOf: attrgetter("queries"),
    Not: lambda query: (query.query,),
}
"""What the queries that are made of others are made of."""


def all_of(store: Store[Any], queries: Iterable[Query[Any]]) -> Places:
    """Return the places of the records that every one of some queries means; what is not meant comes last."""
    meant = [_answered(store, query) for query in queries if type(query) is not Not]
    found = intersection(meant) if meant else Run(0, len(store))
    for query in queries:
        if type(query) is Not:
            found = difference(found, _answered(store, query.query))
    return found


def _answered(store: Store[Any], query: Query[Any]) -> Places:
    """Return the places of the records that a query means: the same as calling it on each, which is its definition."""
    answer = ANSWERS.get(type(query))
    if answer is not None:
        return answer(store, query)
    return Few(array("I", [place for place, record in enumerate(store.records) if query(record)]))


def _any_of(store: Store[Any], query: AnyOf[Any]) -> Places:
    return union([_answered(store, part) for part in query.queries])


def _not(store: Store[Any], query: Not[Any]) -> Places:
    return difference(Run(0, len(store)), _answered(store, query.query))


def _has(store: Store[Any], query: Has) -> Places:
    index = postings(store, query.name)
    return union([index.get(key, NONE) for key in query.ids])


ANSWERS: Final[dict[type, Callable[[Store[Any], Any], Places]]] = {
    AllOf: lambda store, query: all_of(store, query.queries),
    AnyOf: _any_of,
    Not: _not,
    Has: _has,
    Dated: lambda store, query: calendar(store).answered(query),
}


def postings(store: Store[Any], name: str) -> dict[str, Few]:
    """Return, for each id that a helper can ask for, the places of the events that have it."""
    found: dict[str, Few] = store.index(name, lambda: by_key(map(KEYS[name], store.records)))
    return found


def calendar(store: Store[Any]) -> Calendar:
    """Return when the events were."""
    found: Calendar = store.index("calendar", lambda: Calendar(map(attrgetter("dates"), store.records)))
    return found


WORTH_SEARCHING: Final = 16


class Calendar:
    """When events were, as numbers of days, in the order of their first days.

    An event that began before a day and was not over is found by its length: those of up to 2, 4, 8 ... days stand
    apart, so that one of eight years costs the search for all others nothing.
    """

    def __init__(self, spans: Iterable[DateSpan]) -> None:
        days = days_of(spans)
        self._firsts, self._lasts, self._unsure_first, self._unsure_last = days
        self._count = len(self._firsts)
        self._by_length = by_length(days)

    def answered(self, query: Dated) -> Places:
        """Return the places of the events whose dates stand to a span as the query says."""
        first, last = query.span.earliest, query.span.latest
        start, end = first.toordinal() if first else None, last.toordinal() if last else None
        match query.name:
            case "before":
                return self._surely_over(Run(0, self._begun_before(start)), start) if start else NONE
            case "after":
                return (
                    difference(Run(bisect_right(self._firsts, end), self._count), self._unsure_first)
                    if end
                    else NONE
                )
            case "between":
                return self._between(start, end)
        run = Run(
            self._begun_before(start) if start else 0, bisect_right(self._firsts, end) if end else self._count
        )
        return Run(run.start, run.stop, self._under_way(start)) if start else run

    def _between(self, start: int | None, end: int | None) -> Places:
        found: Places = Run(
            self._begun_before(start) if start else 0, bisect_right(self._firsts, end) if end else self._count
        )
        if start:
            found = difference(found, self._unsure_first)
        return self._surely_over(found, end + 1) if end else found

    def _surely_over(self, places: Places, day: int) -> Places:
        return difference(difference(places, Few(self._under_way(day))), self._unsure_last)

    def _begun_before(self, day: int) -> int:
        return bisect_left(self._firsts, day)

    def _under_way(self, day: int) -> array[int]:
        """Return the events that began before a day and were not over."""
        found: list[int] = []
        lasts = self._lasts
        for longest, places, firsts in self._by_length:
            stop = bisect_left(firsts, day)
            start = bisect_left(firsts, day + 1 - longest, 0, stop)
            # From the sure ones on even the shortest were not over; where there are few, to look at each is as quick
            sure = (
                bisect_left(firsts, day - longest // 2, start, stop)
                if stop - start > WORTH_SEARCHING
                else stop
            )
            for place in places[start:sure]:
                if lasts[place] >= day:
                    found.append(place)  # noqa: PERF401 - most stretches have one or two, for which this is quicker
            if sure < stop:
                found += places[sure:stop]
        return array("I", sorted(found))
