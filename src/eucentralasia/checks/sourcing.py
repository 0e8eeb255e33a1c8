"""Rules about who says so: every fact has a source, and no source is an outlet that the Union has banned."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Final

from eucentralasia.checks.context import Finding
from eucentralasia.checks.restricted_outlets import banned
from eucentralasia.model import DocumentKind, EventKind, Level, Place, drawer_of, rank_of
from eucentralasia.model.levels import level_of
from eucentralasia.model.plain_data import one_line
from eucentralasia.model.record import values_by_path
from eucentralasia.model.validation import members
from eucentralasia.names.aliases import names_of

if TYPE_CHECKING:
    from eucentralasia.checks.context import Context
    from eucentralasia.model import Document, Event, Record

# What is no fact about the world, or a word of our own for what other fields tell: ids, summaries, labels;
# the form, the category and the state of a thing in our vocabularies; how events stand to each other, which
# is seen by their dates; the gaps that a search left. The address of a text is its own source.
NO_FACTS: Final = frozenset({"id", "former_ids", "disputes", "sources", "kind"})
OUR_WORDS: Final = {
    "events": frozenset({"category", "relations", "series", "status", "summary"}),
    "series": frozenset({"category", "gaps", "level", "parties"}),
    "topics": frozenset({"broader", "name", "names"}),
    "organisations": frozenset({"name"}),
    "documents": frozenset({"relations", "status", "text_url"}),
}
# Meetings whose names only say who met; the others have one of their own.
NAMED_BY_US: Final = frozenset(
    {
        EventKind.CALL,
        EventKind.CONSULTATION,
        EventKind.MEETING,
        EventKind.NEGOTIATION,
        EventKind.SIGNING,
        EventKind.TOUR,
        EventKind.VISIT,
    }
)
# The levels that stand in an order; parliamentarians stand beside it.
IN_ORDER: Final = (
    Level.LEADERS,
    Level.MINISTERS,
    Level.DEPUTY_MINISTERS,
    Level.SENIOR_OFFICIALS,
    Level.AMBASSADORS,
    Level.EXPERTS,
)
# What a body of the Union adopts by itself, so that the Union is a party of it.
ACTS: Final = frozenset(
    {
        DocumentKind.CONCLUSIONS,
        DocumentKind.DECISION,
        DocumentKind.JOINT_COMMUNICATION,
        DocumentKind.PROPOSAL,
        DocumentKind.RECOMMENDATION,
        DocumentKind.REGULATION,
        DocumentKind.REPORT,
        DocumentKind.RESOLUTION,
        DocumentKind.STRATEGY,
    }
)


def facts_have_sources(context: Context) -> Iterator[Finding]:
    """Every fact is in what some source supports, unless other fields tell it or it is a word of our own."""
    # of a record without any source another check tells
    for record in filter(lambda one: one.sources, context.registry):
        drawer = drawer_of(record)
        told: Callable[[Context, Any, str], bool] = TOLD.get(drawer, _is_told_by_nothing)
        supported = {path for source in record.sources for path in source.supports}
        in_order, values = sorted(supported), dict(values_by_path(record))
        for path in _facts(record, NO_FACTS | OUR_WORDS.get(drawer, frozenset())):
            is_supported = _is_within(path, supported) or _has_some_within(path, in_order)
            if not is_supported and not told(context, record, path):
                expected = f"a source that supports {path!r}; what no page says goes"
                yield Finding(record, path, expected, one_line(values[path]))


def sources_are_not_banned(context: Context) -> Iterator[Finding]:
    """No source is a page of an outlet that the Union has banned from broadcasting."""
    for record in context.registry:
        for position, source in enumerate(record.sources):
            outlet = banned(source.url)
            if outlet is not None:
                expected = f"a page of another than {outlet.name}, which Regulation {outlet.act} names"
                yield Finding(record, f"sources[{position}].url", expected, source.url)


def levels_are_those_of_the_participants(context: Context) -> Iterator[Finding]:
    """The level of an event is the rank of the lower of the two sides, or what a page says of the meeting."""
    for event in context.registry.events:
        if event.level is not None and (far := _far_from(event)):
            yield Finding(event, "level", far, event.level)
            continue
        told = level_of(event) if event.level is not None and not event.sources_for("level") else None
        if told is not None and told is not event.level:
            yield Finding(
                event, "level", f"{told}, by the titles of who took part, or a page that says it", event.level
            )


def _far_from(event: Event) -> str:
    """Say what a level should be that is more than a rank off those of both sides, whoever says it."""
    if event.level not in IN_ORDER:
        return ""
    sides: dict[bool, list[int]] = {}
    for one in event.participations:
        rank = rank_of(one.title) if one.title and one.represents else None
        if rank in IN_ORDER:
            sides.setdefault(one.represents == "eu", []).append(IN_ORDER.index(rank))
    known = [min(ranks) for ranks in sides.values()]
    # of one side alone nobody knows the lower
    if len(known) == 1 or not known or min(known) - 1 <= IN_ORDER.index(event.level) <= max(known) + 1:
        return ""
    return " or ".join(dict.fromkeys(IN_ORDER[rank] for rank in sorted(known))) + ", as who took part"


def _facts(record: Record, left_out: frozenset[str]) -> Iterator[str]:
    """Yield the paths of what a record says: its fields, a place by its fields, and lists of parts by key."""
    for name in members(record):
        value = getattr(record, name)
        if name in left_out or value is None or value == ():
            continue
        if isinstance(value, Place):
            yield from (f"{name}.{part}" for part in members(value) if getattr(value, part) is not None)
        elif isinstance(value, tuple) and hasattr(value[0], "key"):
            yield from dict.fromkeys(f"{name}.{part.key}" for part in value)
        else:
            yield name


def _is_within(path: str, supported: set[str]) -> bool:
    """Whether some paths have it, or a parent of it."""
    return path in supported or any(path[: dot.start()] in supported for dot in re.finditer(r"\.", path))


def _has_some_within(path: str, in_order: list[str]) -> bool:
    """Whether sorted paths have one that is inside it."""
    first = bisect_left(in_order, f"{path}.")
    return first < len(in_order) and in_order[first].startswith(f"{path}.")


def _is_told_by_nothing(_: Context, __: Record, ___: str) -> bool:
    return False


def _is_told_of_event(context: Context, event: Event, path: str) -> bool:
    """Whether other fields of an event tell one."""
    series = context.record(event.series, "series")
    if path == "name":
        return event.kind in NAMED_BY_US or (series is not None and _names(series, event.name))
    if path == "parties":
        spoken_for = {one.represents for one in event.participations}
        known = spoken_for.union(series.parties if series is not None else ())
        return all(_is_named(context, party, event.name) for party in set(event.parties) - known)
    if path == "level":
        return event.level is level_of(event)
    return path == "place.country" and event.place.city is not None


def _is_told_of_document(context: Context, document: Document, path: str) -> bool:
    """Whether the title of a document, or the event at which it came about, tells its parties."""
    if path != "parties":
        return False
    events = [context.record(step.event, "events") for step in document.steps]
    known = {party for event in events if event is not None for party in event.parties}
    if document.kind in ACTS:
        known.add("eu")
    return all(_is_named(context, party, document.title) for party in set(document.parties) - known)


TOLD: Final[dict[str, Callable[[Context, Any, str], bool]]] = {
    "events": _is_told_of_event,
    "documents": _is_told_of_document,
}


def _is_named(context: Context, party: str, text: str) -> bool:
    record = context.record(party, "countries", "regions")
    return record is not None and _names(record, text)


def _names(record: Record, text: str) -> bool:
    """Whether a text has one of the names of a record in it, as whole words."""
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for name in names_of(record))
