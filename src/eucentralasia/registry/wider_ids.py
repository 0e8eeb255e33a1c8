"""Opening wide ids: a region means its members, a country its cities, a topic all that are narrower.

A post on a day means those who hold it, not those whom a later holder of the same seat had followed by then.

The result is a plain query of the same helpers, so that it is answered through the same indexes, by the same
engines, and one record at a time.
"""

from __future__ import annotations

import datetime as dt
from functools import reduce
from operator import and_, itemgetter, or_
from typing import TYPE_CHECKING, Any, Final, TypeAlias, cast

from attrs import evolve

from eucentralasia.model.officials import successions
from eucentralasia.queries import Query, after, before, between
from eucentralasia.queries.definitions import AllOf, AnyOf, Has, Not, Posted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Protocol

    from eucentralasia.collection import Collection
    from eucentralasia.model import Event, Official, Region

    class Layer(Protocol):
        """What is asked of a registry; the class itself would close a circle of imports."""

        @property
        def regions(self) -> Collection[Region]:
            """Its regions, with their members."""
            ...

        @property
        def officials(self) -> Collection[Official]:
            """Its officials, with their appointments."""
            ...

        @property
        def base(self) -> Layer | None:
            """Where ids are looked up that it does not have."""
            ...


__all__ = ["Widening"]

Times: TypeAlias = "tuple[Query[Event], ...]"
"""When an id stands for a wide one: one query about time, or none where it always does."""

ALWAYS: Final[Times] = ()
ONE_DAY: Final = dt.timedelta(days=1)


class Widening:
    """What the ids of a registry and its bases stand for.

    Args:
        registry: The registry.
    """

    __slots__ = ("_alone", "_known", "_registry", "_successions", "_tables")

    def __init__(self, registry: Layer) -> None:
        self._registry = registry
        self._tables: dict[str, dict[str, tuple[str, ...]]] = {}
        self._successions: dict[tuple[str, int], dt.date] | None = None
        # only of ids that there are, so that it cannot grow with what strangers ask
        self._known: dict[tuple[str, str], tuple[tuple[str, Times], ...]] = {}
        self._alone: dict[tuple[str, str], Query[Event]] = {}

    def of(self, query: Query[Any]) -> Query[Any]:
        """Return the plain query that a query stands for; one without wide ids is returned as it is."""
        if isinstance(query, AllOf | AnyOf):
            parts = [self.of(part) for part in query.queries]
            if all(part is old for part, old in zip(parts, query.queries, strict=True)):
                return query
            return reduce(and_ if isinstance(query, AllOf) else or_, parts)
        if isinstance(query, Not):
            part = self.of(query.query)
            return query if part is query.query else ~part
        if isinstance(query, Posted) and query.is_wide:
            return self._without_past_holders(query, cast("dt.date", query.day))
        return self._of_ids(query) if isinstance(query, Has) and query.is_wide else query

    def _without_past_holders(self, query: Posted, day: dt.date) -> Query[Official]:
        """Return a query that leaves out the posts that a later holder of the same seat had taken over."""
        if self._successions is None:
            self._successions = dict(successions(self._registry.officials))
        past = [post for post, taken_over in self._successions.items() if taken_over <= day]
        return evolve(query, past=tuple(sorted(past))) if past else query

    def _of_ids(self, query: Has) -> Query[Event]:
        """Return what a query on ids stands for; it is kept for one wide id, as most ask for one."""
        if len(query.ids) != 1:
            return self._opened(query)
        key = query.name, query.ids[0]
        found = self._alone.get(key)
        if found is None:
            found = self._opened(query)
            if key in self._known:
                self._alone[key] = found
        return found

    def _opened(self, query: Has) -> Query[Event]:
        """Return a query on what the ids stand for, with one part for each time in which they do."""
        groups: dict[Times, dict[str, None]] = {ALWAYS: {}}
        for key in query.ids:
            for one, times in self._meant(query.name, key):
                groups.setdefault(times, {})[one] = None
        always = groups.pop(ALWAYS)
        parts: list[Query[Event]] = [Has(query.name, tuple(always), exact=True)]
        for times, ids in groups.items():
            # what is asked for at any time need not be asked for at one
            if own := tuple(one for one in ids if one not in always):
                parts.append(reduce(and_, (Has(query.name, own, exact=True), *times)))
        return reduce(or_, parts)

    def _meant(self, name: str, key: str) -> tuple[tuple[str, Times], ...]:
        """Return the ids that an id stands for, itself first, each with when it does."""
        found = self._known.get((name, key))
        if found is None:
            found = tuple(dict.fromkeys(self._about(key) if name == "about" else self._of_place(name, key)))
            if len(found) > 1:
                self._known[name, key] = found
        return found

    def _about(self, key: str) -> Iterator[tuple[str, Times]]:
        yield key, ALWAYS
        for narrower in self.narrower(key):
            yield narrower, ALWAYS

    def _of_place(self, name: str, key: str) -> Iterator[tuple[str, Times]]:
        yield key, ALWAYS
        region = self._region(key)
        periods = [] if region is None else [(one.country, one.sure_days) for one in region.memberships]
        members = sorted(
            ((country, _within(*days)) for country, days in periods if days is not None),
            key=itemgetter(0),
        )
        for country, times in members or [(key, ALWAYS)]:
            yield country, times
            for city in self._table("cities").get(country, ()) if name == "held_in" else ():
                yield city, times

    def narrower(self, topic: str) -> tuple[str, ...]:
        """Return the ids of a topic and of all under it, sorted."""
        under, ids, waiting = self._table("topics"), set(), [topic]
        while waiting:
            ids.add(key := waiting.pop())
            # an id that was seen is not taken again: hosts' own topics may stand in a circle
            waiting += [one for one in under.get(key, ()) if one not in ids]
        return tuple(sorted(ids))

    def _region(self, key: str) -> Region | None:
        return next(
            (found for layer in self._layers() if (found := layer.regions.get(key)) is not None), None
        )

    def _table(self, drawer: str) -> dict[str, tuple[str, ...]]:
        """Return the ids of a drawer by the id that they lie under."""
        known = self._tables.get(drawer)
        if known is not None:
            return known
        above: Callable[[Any], str | None] = ABOVE[drawer]
        found: dict[str, dict[str, None]] = {}
        for layer in self._layers():
            for record in getattr(layer, drawer):
                if (key := above(record)) is not None:
                    found.setdefault(key, {})[record.id] = None
        return self._tables.setdefault(drawer, {key: tuple(ids) for key, ids in found.items()})

    def _layers(self) -> Iterator[Layer]:
        """Yield the registry and its bases."""
        layer: Layer | None = self._registry
        while layer is not None:
            yield layer
            layer = layer.base


# The field that says what a record lies under.
ABOVE: Final[dict[str, Callable[[Any], str | None]]] = {
    "cities": lambda city: city.country,
    "topics": lambda topic: topic.broader,
}


def _within(first: dt.date | None, last: dt.date | None) -> Times:
    """Return the query for events that surely were between two days; none where both sides are open."""
    if first is not None and last is not None:
        return (between(first, last),)
    # nothing can be before the first day of the calendar, or after its last
    if first is not None and first > dt.date.min:
        return (after(first - ONE_DAY),)
    return (before(last + ONE_DAY),) if last is not None and last < dt.date.max else ALWAYS
