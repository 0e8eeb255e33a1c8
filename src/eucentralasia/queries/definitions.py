"""What the query helpers give: immutable values that say which records are meant, and combine.

A query called on one record compares ids as they stand, and is the definition of the answer that a collection
gives through its indexes.
"""

from __future__ import annotations

import datetime as dt
from abc import ABC, abstractmethod
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, Final, Generic, NoReturn, TypeVar

from attrs import Factory, field, frozen

from eucentralasia.dates import DateSpan
from eucentralasia.dates.partial import MadeOnce
from eucentralasia.model import Event, Official, Record, Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from eucentralasia.model import Appointment


# A query about events is none about officials, but one about any record would do for both.
T_contra = TypeVar("T_contra", bound=Record, contravariant=True)

# Co-chairs are chairs who share the seat; readers who ask for chairs mean both.
CHAIRS: Final = (Role.CHAIR, Role.CO_CHAIR)

SCOPES: Final = ("regional", "bilateral")

# Levels of queries within each other: a level takes up to four calls of Python, which allows a thousand in
# all, those of the host among them. Nobody writes ten; a loop that adds one at each turn has a slip.
DEEPEST: Final = 100

# For each helper, the ids of an event that it compares; ``None`` matches nothing. An index asks for the same
# keys.
KEYS: Final[MappingProxyType[str, Callable[[Event], Sequence[str | None]]]] = MappingProxyType(
    {
        "held_in": lambda event: (event.place.country, event.place.city),
        "involving": lambda event: event.parties,
        "attended_by": lambda event: [one.official for one in event.participations],
        "chaired_by": lambda event: [one.official for one in event.participations if one.role in CHAIRS],
        "hosted_by": lambda event: event.hosts,
        "of_series": lambda event: (event.series,),
        "of_kind": lambda event: (event.kind,),
        "of_category": lambda event: (event.category,),
        "of_scope": lambda event: (event.scope,),
        "at_level": lambda event: (event.level,),
        "about": lambda event: event.topics,
        "citing": lambda event: [link.document for link in event.documents],
    }
)

# For each helper, the drawers in which its ids must be known; words of a vocabulary are looked at by the
# helper.
ASKED: Final[MappingProxyType[str, tuple[str, ...]]] = MappingProxyType(
    {
        "held_in": ("countries", "cities", "regions"),
        "involving": ("countries", "regions"),
        "attended_by": ("officials",),
        "chaired_by": ("officials",),
        "hosted_by": ("countries", "regions", "organisations"),
        "of_series": ("series",),
        "of_kind": (),
        "of_category": (),
        "of_scope": (),
        "at_level": (),
        "about": ("topics",),
        "citing": ("documents",),
        "serving": ("organisations",),
        "representing": ("countries", "regions"),
    }
)

# The query that finds the events of a record, by its drawer.
EVENTS_OF: Final = MappingProxyType(
    {
        "regions": "involving",
        "countries": "involving",
        "cities": "held_in",
        "organisations": "hosted_by",
        "officials": "attended_by",
        "series": "of_series",
        "topics": "about",
        "documents": "citing",
    }
)
# The query that finds the officials of one.
OFFICIALS_OF: Final = MappingProxyType(
    {"organisations": "serving", "countries": "representing", "regions": "representing"}
)

# The helpers whose ids may be wide: of a region, a country with its cities, or a topic with others under it.
OPENED: Final = frozenset({"held_in", "involving", "about"})


class Query(MadeOnce, ABC, Generic[T_contra]):
    """Which records are meant: call it on one record, or give it to ``where``.

    Queries combine with ``&`` (both), ``|`` (either) and ``~`` (not). They have no truth value, so that a
    forgotten ``&`` is an error instead of a wrong answer. Any number combine in a row, and 100 levels of them
    within each other; one more raises a ValueError.

    Examples:
        >>> import eucentralasia as eca
        >>> query = eca.during("2025") & ~eca.about("water-management")
        >>> query
        during('2025') & ~about('water-management')
        >>> query(eca.events["hlpsd-12"])
        False
    """

    __slots__ = ()
    OF: ClassVar[type[Record]] = Record

    @abstractmethod
    def __call__(self, record: T_contra) -> bool:
        """Whether the record is meant."""

    def __and__(self, other: Query[T_contra]) -> Query[T_contra]:
        _refuse_no_query(other)
        return AllOf(_parts(AllOf, self, other))

    def __or__(self, other: Query[T_contra]) -> Query[T_contra]:
        _refuse_no_query(other)
        return AnyOf(_parts(AnyOf, self, other))

    def __invert__(self) -> Query[T_contra]:
        return Not(self)

    def __bool__(self) -> NoReturn:
        msg = "a query has no truth value; combine queries with & | ~ and not with and, or, not"
        raise TypeError(msg)


def _refuse_no_query(other: object) -> None:
    """Say what a query is combined with, to who combines it with an id or a list."""
    if not isinstance(other, Query):
        way = f"; write involving({other!r}), or another query" if isinstance(other, str) else ""
        raise TypeError(f"a query combines with queries, not {type(other).__name__}{way}")


@frozen(repr=False)
class Has(Query[Event]):
    """Events that have any of some ids where the helper looks.

    ``exact`` says that the ids are meant as they stand, also by ``where``.
    """

    OF: ClassVar[type[Record]] = Event
    name: str
    ids: tuple[str, ...]
    exact: bool = False

    def __call__(self, record: Event) -> bool:
        """Whether the record is meant."""
        return any(key in self.ids for key in KEYS[self.name](record) if key is not None)

    @property
    def is_wide(self) -> bool:
        """Whether a registry may open its ids."""
        return not self.exact and self.name in OPENED

    def __repr__(self) -> str:
        words = [*map(repr, self.ids), *(("exact=True",) if self.exact else ())]
        return f"{self.name}({', '.join(words)})"


@frozen(repr=False)
class Dated(Query[Event]):
    """Events whose dates stand in some way to a span."""

    OF: ClassVar[type[Record]] = Event
    name: str
    span: DateSpan

    def __call__(self, record: Event) -> bool:
        """Whether the record is meant."""
        return COMPARED[self.name](record.dates, self.span)

    def __repr__(self) -> str:
        words = (str(self.span.start), str(self.span.end)) if self.name == "between" else (str(self.span),)
        return f"{self.name}({', '.join(map(repr, words))})"


@frozen(repr=False)
class Posted(Query[Official]):
    """Officials with a post at an organisation, or for a party, at any time or on one day.

    A record alone does not know who followed; ``past`` are the posts that others had taken over by that day.
    """

    OF: ClassVar[type[Record]] = Official
    name: str
    ids: tuple[str, ...]
    day: dt.date | None = None
    sure: bool = False
    past: tuple[tuple[str, int], ...] = ()

    @property
    def is_wide(self) -> bool:
        """Whether a registry may leave out posts that others had taken over."""
        return self.day is not None and not self.past

    def __call__(self, record: Official) -> bool:
        """Whether the record is meant."""
        keys = (
            post.organisation if self.name == "serving" else post.represents for post in self._posts(record)
        )
        return any(key is not None and key in self.ids for key in keys)

    def _posts(self, record: Official) -> Iterable[Appointment]:
        if self.day is None:
            return record.appointments
        held = record.appointments_on(self.day, sure=self.sure)
        if not self.past:
            return held
        past = [record.appointments[position] for key, position in self.past if key == record.id]
        return [post for post in held if not any(post is other for other in past)]

    def __repr__(self) -> str:
        words = [*map(repr, self.ids), *((f"on={str(self.day)!r}",) if self.day else ())]
        words += ["sure=True"] if self.sure else []
        words += [f"past={self.past!r}"] if self.past else []
        return f"{self.name}({', '.join(words)})"


@frozen(repr=False)
class AllOf(Query[T_contra]):
    """Records that every one of some queries means."""

    queries: tuple[Query[T_contra], ...]
    levels: int = field(
        init=False, eq=False, default=Factory(lambda self: _levels(self.queries), takes_self=True)
    )

    def __call__(self, record: T_contra) -> bool:
        """Whether the record is meant."""
        return all(query(record) for query in self.queries)

    def __repr__(self) -> str:
        return " & ".join(_in_brackets(query, AnyOf) for query in self.queries)


@frozen(repr=False)
class AnyOf(Query[T_contra]):
    """Records that at least one of some queries means."""

    queries: tuple[Query[T_contra], ...]
    levels: int = field(
        init=False, eq=False, default=Factory(lambda self: _levels(self.queries), takes_self=True)
    )

    def __call__(self, record: T_contra) -> bool:
        """Whether the record is meant."""
        return any(query(record) for query in self.queries)

    def __repr__(self) -> str:
        # Python needs no brackets here, a reader does
        return " | ".join(_in_brackets(query, AllOf) for query in self.queries)


@frozen(repr=False)
class Not(Query[T_contra]):
    """Records that a query does not mean."""

    query: Query[T_contra]
    levels: int = field(
        init=False, eq=False, default=Factory(lambda self: _levels((self.query,)), takes_self=True)
    )

    def __call__(self, record: T_contra) -> bool:
        """Whether the record is meant."""
        return not self.query(record)

    def __invert__(self) -> Query[T_contra]:
        return self.query  # not one more around it: a host may do so in a loop

    def __repr__(self) -> str:
        return f"~{_in_brackets(self.query, AllOf | AnyOf)}"


def _in_brackets(query: Query[Any], kind: Any) -> str:
    """Write a query, in brackets where it is of a kind that would be read otherwise without."""
    return f"({query!r})" if isinstance(query, kind) else repr(query)


def _levels(queries: Iterable[Query[Any]]) -> int:
    """Return how many levels a query of some others has.

    Raises:
        ValueError: There are more than could be asked.
    """
    # what a host made, or has from a pickle of 0.1.0, does not say
    found = 1 + max((getattr(query, "levels", 1) for query in queries), default=0)
    if found > DEEPEST:
        way = "q & a & b is one level, and events.where(q).where(a) asks in turn"
        msg = f"a query has at most {DEEPEST} levels of & | ~ within each other; {way}"
        raise ValueError(msg)
    return found


def _parts(kind: type[AllOf[Any] | AnyOf[Any]], *queries: Query[Any]) -> tuple[Query[Any], ...]:
    """Return the queries, those of the kind opened, so that ``a & (b & c)`` is ``(a & b) & c``."""
    opened = (query.queries if isinstance(query, kind) else (query,) for query in queries)
    return tuple(part for parts in opened for part in parts)


# For each helper, how the dates of an event stand to its span; nothing is surely before a span without a
# first day.
COMPARED: Final[MappingProxyType[str, Callable[[DateSpan, DateSpan], bool]]] = MappingProxyType(
    {
        "during": DateSpan.may_overlap,
        "on": DateSpan.may_overlap,
        "between": DateSpan.surely_within,
        "before": lambda dates, span: span.earliest is not None and dates.surely_before(span.earliest),
        "after": lambda dates, span: span.latest is not None and dates.surely_after(span.latest),
    }
)
