"""Rules about ids: that they are well made, used once, and lead somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from eucentralasia.checks.context import Finding
from eucentralasia.errors import UnknownRecordError
from eucentralasia.model import DRAWERS, SINGULARS, RelationKind
from eucentralasia.model.drawers import noun_of
from eucentralasia.model.record import references

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from eucentralasia.checks.context import Context
    from eucentralasia.model import Document
    from eucentralasia.registry import Registry


def event_ids_follow_the_rule(context: Context) -> Iterator[Finding]:
    """The id of an event of a series begins with the series."""
    # what other ids begin with means nothing, as an id stays when the kind of its event is mended
    for event in context.registry.events:
        if event.series is not None and not f"{event.id}-".startswith(f"{event.series}-"):
            yield Finding(event, "id", f"an id that begins with {event.series!r}", event.id)


def ids_differ_by_more_than_case(context: Context) -> Iterator[Finding]:
    """No two records of a drawer have ids, former ids included, that differ only by case."""
    for drawer in DRAWERS:
        seen: dict[str, str] = {}
        for record in getattr(context.registry, drawer):
            for path, key in (("id", record.id), *(("former_ids", former) for former in record.former_ids)):
                # an id is the name of a file, and some file systems do not tell case
                if key.casefold() in seen:
                    expected = f"an id that is not taken; {seen[key.casefold()]!r} has it"
                    yield Finding(record, path, expected, key)
                seen.setdefault(key.casefold(), record.id)


def withdrawn_ids_are_not_used(context: Context) -> Iterator[Finding]:
    """No record takes the id of one that was withdrawn."""
    for drawer in DRAWERS:
        for record in getattr(context.registry, drawer):
            for key in (record.id, *record.former_ids):
                gone = context.registry.withdrawal(key, drawer)
                if gone is not None:
                    yield Finding(record, "id", f"an id that was never used; this one was {gone}", key)


def references_exist(context: Context) -> Iterator[Finding]:
    """Every id that a record holds is the id of a record."""
    for record, path, drawers, key in _references(context.registry):
        if not _known(context.registry, key, *drawers) and not _known(context.registry, key):
            yield Finding(record, path, f"the id of a known {noun_of(drawers)}", key)


def references_are_of_the_right_kind(context: Context) -> Iterator[Finding]:
    """Every id that a record holds is of a record of the kind that stands there."""
    for record, path, drawers, key in _references(context.registry):
        if not _known(context.registry, key, *drawers) and (other := _known(context.registry, key)):
            yield Finding(record, path, f"the id of a known {noun_of(drawers)}, not of a {other}", key)


def sections_exist(context: Context) -> Iterator[Finding]:
    """A section that an event refers to is a section of the document."""
    for event in context.registry.events:
        for position, link in enumerate(event.documents):
            if link.section is None or not _known(context.registry, link.document, "documents"):
                continue
            document = cast("Document", context.registry.lookup(link.document, "documents"))
            known = [section.id for section in document.sections]
            if link.section not in known:
                expected = f"one of {', '.join(known) or 'no sections'}"
                yield Finding(event, f"documents[{position}].section", expected, link.section)


def wholes_do_not_circle(context: Context) -> Iterator[Finding]:
    """No event is, by way of others, part of itself."""

    def wholes(event: Any) -> list[str | None]:
        return [relation.event for relation in event.relations if relation.how is RelationKind.PART_OF]

    yield from _circles(context.registry, "events", wholes, "relations")


def hierarchies_do_not_circle(context: Context) -> Iterator[Finding]:
    """No topic is, by way of others, broader than itself, and no organisation its own parent."""
    registry = context.registry
    yield from _circles(registry, "topics", lambda topic: [topic.broader], "broader")
    yield from _circles(registry, "organisations", lambda body: [body.parent], "parent")


def relations_are_written_once(context: Context) -> Iterator[Finding]:
    """A relation between two events is written on one of them only."""
    events = context.registry.events
    for event in events:
        for position, relation in enumerate(event.relations):
            other = events.get(relation.event)
            back = [one.how for one in other.relations if one.event == event.id] if other else []
            # of the two, the one whose id comes first is told to drop it
            if relation.how in back and event.id < relation.event:
                expected = f"a relation that {relation.event} does not write too"
                yield Finding(event, f"relations[{position}]", expected, relation.how.value)


def _references(registry: Registry) -> Iterator[tuple[Any, str, tuple[str, ...], str]]:
    for record in registry:
        for path, drawers, key in references(record):
            yield record, path, drawers, key


def _known(registry: Registry, key: str, *drawers: str) -> str | None:
    """Return what kind of record has the id, looking into some drawers or all, or ``None``."""
    for drawer in drawers or DRAWERS:
        try:
            registry.lookup(key, drawer)
        except UnknownRecordError:
            continue
        return SINGULARS[drawer]
    return None


def _circles(
    registry: Registry, drawer: str, above: Callable[[Any], list[str | None]], path: str
) -> Iterator[Finding]:
    """Yield a finding for every record from which the way up leads back to it."""
    records = getattr(registry, drawer)
    for record in records:
        seen: set[str | None] = {None}
        waiting = above(record)
        while waiting:
            key = waiting.pop()
            if key not in seen:
                seen.add(key)
                higher = records.get(key)
                waiting += above(higher) if higher is not None else []
        if record.id in seen:
            yield Finding(record, path, "a way up that does not come back", record.id)
