"""The query helpers: plain immutable values that say which records are meant, and combine.

A query called on one record compares ids as they stand, and is the definition of the answer that a
collection gives through its indexes. ``where`` first has its registry open wide ids - a region, a topic with
others under it - into a plain query of the same helpers; ``registry.widened(query)`` is that query.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypeVar

from eucentralasia.dates import DateSpan, day
from eucentralasia.errors import DateError, UnknownRecordError, nearest
from eucentralasia.model import Category, Event, EventKind, Level, Official, Record
from eucentralasia.model.call_hints import hinting
from eucentralasia.queries.definitions import SCOPES, Dated, Has, Posted, Query

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = [
    "Query",
    "about",
    "after",
    "at_level",
    "attended_by",
    "before",
    "between",
    "chaired_by",
    "citing",
    "during",
    "held_in",
    "hosted_by",
    "involving",
    "of_category",
    "of_kind",
    "of_scope",
    "of_series",
    "on",
    "representing",
    "serving",
]

T = TypeVar("T")
# What helpers take: ids or records, one by one or as lists, tuples and collections of them.
Asked: TypeAlias = str | Record | Iterable[str | Record]


@hinting
def during(dates: str | dt.date | DateSpan) -> Query[Event]:
    """Events that may have been held within some time, as far as their dates are known.

    Args:
        dates: An EDTF text such as ``"2025"``, ``"2025-07"`` or ``"2025-04-03/2025-04-04"``, a day or a span.

    Raises:
        DateError: The text is no date.

    Examples:
        >>> import eucentralasia as eca
        >>> eca.events.where(eca.during("2025-07-10/2025-07-11"), eca.of_series("hlpsd")).ids
        ('hlpsd-12',)
    """
    return Dated("during", _asked("during", DateSpan.of, dates))


@hinting
def on(date: str | dt.date) -> Query[Event]:
    """Events that may have been held on one day.

    Args:
        date: A day, or the text ``"YYYY-MM-DD"``.

    Raises:
        DateError: The text is not one whole day.
    """
    return Dated("on", DateSpan.on(_asked("on", day, date)))


@hinting
def between(start: str | dt.date, end: str | dt.date) -> Query[Event]:
    """Events that were surely held from one date to another, both included.

    Args:
        start: The first date; a year or month means its first day.
        end: The last date; a year or month means its last day.

    Raises:
        DateError: A text is no date, or the end comes before the start.
    """
    first, last = DateSpan.of(start), DateSpan.of(end)
    return Dated("between", DateSpan(first.outer.start, last.outer.end))


@hinting
def before(date: str | dt.date) -> Query[Event]:
    """Events that were surely over before a date; a year or month means its first day.

    Raises:
        DateError: The text is no date.
    """
    return Dated("before", _asked("before", DateSpan.of, date))


@hinting
def after(date: str | dt.date) -> Query[Event]:
    """Events that surely began after a date; a year or month means its last day.

    Raises:
        DateError: The text is no date.
    """
    return Dated("after", _asked("after", DateSpan.of, date))


@hinting
def held_in(*places: Asked, exact: bool = False) -> Query[Event]:
    """Events held in any of some countries, cities or regions.

    ``where`` takes a country to mean its cities too, and a region its members on the event's day; called on
    one record, and with ``exact=True``, the query compares ids as they stand. Events whose place is unknown
    are left out.

    Args:
        places: Ids or records, one by one or in lists, tuples or collections.
        exact: Whether only the ids themselves are meant.

    Examples:
        >>> import eucentralasia as eca
        >>> event = eca.events["hlpsd-12"]
        >>> eca.held_in("TJ")(event), eca.held_in("Almaty", "Dushanbe")(event)
        (True, True)
        >>> eca.held_in("central-asia")(event), event in eca.events.where(eca.held_in("central-asia"))
        (False, True)
    """
    return Has("held_in", _ids(places), exact)


@hinting
def involving(*parties: Asked, exact: bool = False) -> Query[Event]:
    """Events with any of some countries or regions as a party.

    ``where`` takes a region to mean any of its members on the event's day too, so that
    ``involving("central-asia")`` is nearly every event; meetings with the region as a whole are
    ``of_scope("regional")``. Called on one record, and with ``exact=True``, the query compares ids as they
    stand.

    Args:
        parties: Ids or records, one by one or in lists, tuples or collections.
        exact: Whether only the ids themselves are meant.

    Examples:
        >>> import eucentralasia as eca
        >>> members = eca.regions["central-asia"].members()
        >>> wide, listed = eca.involving("central-asia"), eca.involving("central-asia", members)
        >>> eca.events.where(wide) == eca.events.where(listed)
        True
    """
    return Has("involving", _ids(parties), exact)


@hinting
def attended_by(*officials: Asked) -> Query[Event]:
    """Events in which any of some officials took part.

    Events of which no participants are known are left out; ``unknown("participations")`` gives them.
    """
    return Has("attended_by", _ids(officials))


@hinting
def chaired_by(*officials: Asked) -> Query[Event]:
    """Events that any of some officials chaired or co-chaired.

    Events whose chairs are unknown are left out; ``~chaired_by(...)`` has them among the others, and
    ``unknown("participations.role")`` gives those of which nobody's role is known.
    """
    return Has("chaired_by", _ids(officials))


@hinting
def hosted_by(*hosts: Asked) -> Query[Event]:
    """Events that any of some countries, regions or organisations hosted.

    Events whose hosts are unknown are left out; ``~hosted_by(...)`` has them among the others, and
    ``unknown("hosts")`` gives them.
    """
    return Has("hosted_by", _ids(hosts))


@hinting
def of_series(*series: Asked) -> Query[Event]:
    """Events that are editions of any of some series."""
    return Has("of_series", _ids(series))


@hinting
def of_kind(*kinds: str | EventKind | Iterable[str]) -> Query[Event]:
    """Events of any of some kinds.

    Raises:
        UnknownRecordError: A word is no kind of event.
    """
    return Has("of_kind", _words(kinds, EventKind, "kind of event"))


@hinting
def of_category(*categories: str | Category | Iterable[str]) -> Query[Event]:
    """Events of any of some categories: institutional, political, programme or forum.

    Raises:
        UnknownRecordError: A word is no category.

    Examples:
        >>> import eucentralasia as eca
        >>> "hlpsd-12" in eca.events.where(eca.of_category("institutional"))
        True
    """
    return Has("of_category", _words(categories, Category, "category"))


@hinting
def of_scope(*scopes: Literal["regional", "bilateral"]) -> Query[Event]:
    """Events with the region as a whole (``"regional"``), or with one state of it (``"bilateral"``).

    The parties tell it: the region itself or two states or more are regional, one is bilateral.

    Raises:
        UnknownRecordError: A word is no scope.

    Examples:
        >>> import eucentralasia as eca
        >>> eca.events.where(eca.of_scope("regional"), eca.of_kind("summit")).ids
        ('leaders-meeting-1', 'leaders-meeting-2', 'summit-1')
    """
    return Has("of_scope", _words(scopes, SCOPES, "scope"))


@hinting
def at_level(*levels: str | Level | Iterable[str]) -> Query[Event]:
    """Events at any of some levels.

    Events whose level is unknown are left out; ``~at_level(...)`` has them among the others, ``count_by``
    counts them under ``None``, and ``unknown("level")`` gives them.

    Raises:
        UnknownRecordError: A word is no level.
    """
    return Has("at_level", _words(levels, Level, "level"))


@hinting
def about(*topics: Asked, exact: bool = False) -> Query[Event]:
    """Events about any of some topics.

    ``where`` takes a topic to mean all narrower ones too; called on one record, and with ``exact=True``, the
    query compares ids as they stand.

    Args:
        topics: Ids or records, one by one or in lists, tuples or collections.
        exact: Whether only the topics themselves are meant.

    Examples:
        >>> import eucentralasia as eca
        >>> event = eca.events["hlpsd-12"]
        >>> eca.about("security")(event), event in eca.events.where(eca.about("security"))
        (False, True)
    """
    return Has("about", _ids(topics), exact)


@hinting
def citing(*documents: Asked) -> Query[Event]:
    """Events that adopted, signed, reviewed or otherwise dealt with any of some documents."""
    return Has("citing", _ids(documents))


@hinting
def serving(
    *organisations: Asked,
    on: str | dt.date | None = None,
    sure: bool = False,
    past: Iterable[tuple[str, int]] = (),
) -> Query[Official]:
    """Officials with a post at any of some organisations, ever or on a day, as far as known or surely.

    Args:
        organisations: The organisations, as ids or records.
        on: A day; without it, at any time. After the day of the registry the answer is that of its day.
        sure: Whether to leave out who only possibly held the post on that day.
        past: Posts to leave out, each as the id of its official and its position among the appointments;
            ``where`` leaves out those that a later holder of the same seat had taken over.

    Raises:
        DateError: ``on`` is not one whole day.
        TypeError: ``sure`` is asked for without a day.

    Examples:
        >>> import eucentralasia as eca
        >>> "olof-skoog" in eca.officials.where(eca.serving("eeas", on="2025-07-11"))
        True
    """
    return Posted("serving", _ids(organisations), *_when(on, sure=sure), tuple(past))


@hinting
def representing(
    *parties: Asked,
    on: str | dt.date | None = None,
    sure: bool = False,
    past: Iterable[tuple[str, int]] = (),
) -> Query[Official]:
    """Officials with a post for any of some parties, ever or on a day, as far as known or surely.

    Args:
        parties: The countries or regions, as ids or records.
        on: A day; without it, at any time. After the day of the registry the answer is that of its day.
        sure: Whether to leave out who only possibly held the post on that day.
        past: Posts to leave out, each as the id of its official and its position among the appointments;
            ``where`` leaves out those that a later holder of the same seat had taken over.

    Raises:
        DateError: ``on`` is not one whole day.
        TypeError: ``sure`` is asked for without a day.

    Examples:
        >>> import eucentralasia as eca
        >>> "kassym-jomart-tokayev" in eca.officials.where(eca.representing("KZ", on="2025-12-31"))
        True
    """
    return Posted("representing", _ids(parties), *_when(on, sure=sure), tuple(past))


def _when(on: str | dt.date | None, *, sure: bool) -> tuple[dt.date | None, bool]:
    if on is None and sure:
        msg = "sure=True needs a day: write on='2025-07-11', sure=True"
        raise TypeError(msg)
    return (day(on) if on is not None else None), bool(sure)


def _asked(name: str, read: Callable[[Any], T], date: object) -> T:
    """Read a date that a helper was given; the error shows the call to type."""
    try:
        return read(date)
    except DateError as error:
        from eucentralasia.dates.reader import typed

        raise typed(error, name) from None


def _ids(values: Iterable[Asked]) -> tuple[str, ...]:
    """Return the ids of what a helper was given, each once."""
    ids = [value.id if isinstance(value, Record) else value for value in _one_by_one(values)]
    for value in ids:
        if type(value) is not str:
            msg = f"a query takes ids or records, or lists of them, not {type(value).__name__}"
            raise TypeError(msg)
    return tuple(dict.fromkeys(ids))


def _one_by_one(values: Iterable[Any]) -> Iterator[Any]:
    """Yield what was given by itself or in a list; a set in the order of its ids, as it has none."""
    for value in values:
        if isinstance(value, str | bytes | Record) or not isinstance(value, Iterable):
            yield value
        elif isinstance(value, set | frozenset):
            yield from sorted(value, key=lambda one: str(getattr(one, "id", one)))
        else:
            yield from value


def _words(values: Iterable[str | Iterable[str]], vocabulary: Iterable[str], kind: str) -> tuple[str, ...]:
    """Return the words that a helper was given, each once and known."""
    known = [str(word) for word in vocabulary]
    words = list(_one_by_one(values))
    for word in words:
        if word not in known:
            near = nearest(word, known)
            raise UnknownRecordError(kind, word, near, "" if near else f"there are {', '.join(known)}")
    return tuple(dict.fromkeys(map(str, words)))
