"""Which events are meant: filters whose words are names, and what is meant where nothing is said."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from attrs import frozen

from eucentralasia.collection import Collection, Store
from eucentralasia.errors import AmbiguousNameError, DateError, UnknownRecordError, nearest
from eucentralasia.model import Category
from eucentralasia.queries import about, at_level, attended_by, during, held_in, involving, of_kind, of_series

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable

    from eucentralasia.model import Event, Record
    from eucentralasia.queries import Query
    from eucentralasia.registry import Registry

__all__ = ["FILTERS", "SCOPES", "WORDS", "Chosen", "chosen", "filtered", "resolved"]

# Each filter whose words are names: the helper that it asks with, and where its words are looked up.
FILTERS: Final[MappingProxyType[str, tuple[Callable[..., Query[Event]], tuple[str, ...]]]] = MappingProxyType(
    {
        "place": (held_in, ("countries", "cities", "regions")),
        "party": (involving, ("countries", "regions")),
        "series": (of_series, ("series",)),
        "topic": (about, ("topics",)),
        "official": (attended_by, ("officials",)),
    }
)
# Each filter whose words are those of a closed list.
WORDS: Final[MappingProxyType[str, Callable[..., Query[Event]]]] = MappingProxyType(
    {"kind": of_kind, "level": at_level}
)
SCOPES: Final = ("regional", "bilateral")


@frozen
class Chosen:
    """The events that a question means.

    Args:
        events: The events.
        year: The year that they are of where the question named none; ``None`` where none is hidden.
        standing: Whether they are institutional only, as the question did not say otherwise.
    """

    events: Collection[Event]
    year: str | None
    standing: bool


def chosen(asked: argparse.Namespace, registry: Registry) -> Chosen:
    """Return the events that a list shows.

    Without a word it is the institutional ones of the newest complete year; a filter opens all years and all
    categories, and a date alone all years but still the institutional ones.

    Args:
        asked: The filters.
        registry: Where the events are.
    """
    narrowed = any(getattr(asked, name) for name in (*FILTERS, *WORDS, "category", "scope"))
    standing = not (asked.all or narrowed)
    # The year after would look as if nothing were going on: its events are not gathered yet.
    year = (registry.complete_until or "")[:4] if standing and asked.during is None else None
    events = filtered(asked, registry, during_also=year)
    if standing:
        events = _of(events, filter(is_institutional, events))
    return Chosen(events, year or None, standing)


def is_institutional(event: Event) -> bool:
    """Whether an event is a session of a standing format."""
    return event.category is Category.INSTITUTIONAL


def _during(dates: str) -> Query[Event]:
    """Return the query of ``--during``; its error shows the option to type, and no call."""
    try:
        return during(dates)
    except DateError as error:
        expected = re.sub(r"during\('([^']*)'\)", r"--during \1", error.expected)
        raise DateError(error.text, expected) from None


def filtered(
    asked: argparse.Namespace, registry: Registry, *, during_also: str | None = None
) -> Collection[Event]:
    """Return the events that filters leave.

    Args:
        asked: The filters.
        registry: Where the events are.
        during_also: A date that was not asked for but is meant.

    Raises:
        AmbiguousNameError: A word is the name of several records.
        DateError: The date is none.
        UnknownRecordError: A word is no name; the nearest are told.
    """
    queries = [_during(dates) for dates in (asked.during, during_also) if dates is not None]
    for name, (helper, drawers) in FILTERS.items():
        if words := getattr(asked, name):
            queries.append(helper(*(resolved(word, registry, *drawers) for word in words)))
    queries += [helper(*words) for name, helper in WORDS.items() if (words := getattr(asked, name))]
    events = registry.events.where(*queries)
    for name, known in (("category", tuple(map(str, Category))), ("scope", SCOPES)):
        if words := getattr(asked, name):
            _refuse_unknown(name, words, known)
            events = _of(events, (event for event in events if getattr(event, name) in words))
    return events


def resolved(word: str, registry: Registry, *drawers: str) -> str:
    """Return the id of the only record of some drawers that goes by a name; an id is its record's.

    Raises:
        AmbiguousNameError: Several do.
        UnknownRecordError: None does; the nearest are told.
    """
    held = [registry.by_drawer()[drawer] for drawer in drawers]
    if any(word in drawer for drawer in held):
        return word
    found: list[Record] = [record for drawer in held for record in drawer.named(word)]
    if len(found) > 1:
        raise AmbiguousNameError(word, found)
    # where nobody goes by the name either, the registry says what may have been meant
    return str((found[0] if found else registry.lookup(word, *drawers)).id)


def _refuse_unknown(kind: str, words: Iterable[str], known: tuple[str, ...]) -> None:
    for word in words:
        if word not in known:
            raise UnknownRecordError(kind, word, nearest(word, known))


def _of(events: Collection[Event], kept: Iterable[Event]) -> Collection[Event]:
    return Collection(Store("events", kept, events.registry))
