"""Rules about ids: that they are well made, used once, and lead somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from eucentralasia.checks.context import Finding, listed
from eucentralasia.errors import UnknownRecordError
from eucentralasia.model import DRAWERS, SINGULARS, RelationKind
from eucentralasia.model.drawers import noun_of
from eucentralasia.model.record import references

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from eucentralasia.checks.context import Context
    from eucentralasia.model import Document, Withdrawn
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
    withdrawn: dict[tuple[str, str], Withdrawn] = {}
    registry: Registry | None = context.registry
    while registry is not None:
        for one in registry.withdrawn:
            withdrawn.setdefault((one.drawer, one.id), one)
        registry = registry.base
    for drawer in DRAWERS if withdrawn else ():
        for record in getattr(context.registry, drawer):
            for key in (record.id, *record.former_ids):
                gone = withdrawn.get((drawer, key))
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
    sections: dict[str, set[str]] = {}
    for event in context.registry.events:
        for position, link in enumerate(event.documents):
            if link.section is None or not _known(context.registry, link.document, "documents"):
                continue
            document = cast("Document", context.registry.lookup(link.document, "documents"))
            if document.id not in sections:
                sections[document.id] = {section.id for section in document.sections}
            if link.section not in sections[document.id]:
                expected = f"one of {listed(section.id for section in document.sections) or 'no sections'}"
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
    written = {(event.id, relation.event, relation.how) for event in events for relation in event.relations}
    for event in events:
        for position, relation in enumerate(event.relations):
            other = events.get(relation.event)
            # of the two, the one whose id comes first is told to drop it
            is_twice = other is not None and (other.id, event.id, relation.how) in written
            if is_twice and event.id < relation.event:
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
    registry: Registry, drawer: str, above: Callable[[Any], Iterable[str | None]], path: str
) -> Iterator[Finding]:
    """Yield a finding for every record from which the way up leads back to it."""
    records = getattr(registry, drawer)
    ways = {}
    for record in records:
        higher = [records.get(key) for key in above(record) if key is not None]
        ways[record.id] = [one.id for one in higher if one is not None]
    circling = in_circles(ways)
    for record in records if circling else ():
        if record.id in circling:
            yield Finding(record, path, "a way up that does not come back", record.id)


def in_circles(ways: Mapping[str, Sequence[str]]) -> set[str]:
    """Return all from which a way leads back to them, by the search of Gabow, which goes each way once.

    Args:
        ways: For each the ones that it leads to, which are keys themselves. No recursion, as a chain is as
            long as whoever wrote the data likes.
    """
    found: set[str] = set()
    order: dict[str, int] = {}
    left: dict[str, Iterator[str]] = {}
    closed: set[str] = set()
    entered: list[str] = []
    heads: list[str] = []  # of those entered, the first of each run that may turn out to be a circle
    for root in ways:
        going = [] if root in order else [root]
        while going:
            key = going[-1]
            if key not in order:
                order[key], left[key] = len(order), iter(ways[key])
                entered.append(key)
                heads.append(key)
            step = next(left[key], None)
            if step is None:
                going.pop()
                if heads[-1] == key:
                    heads.pop()
                    circle = _taken_back_to(key, entered)
                    closed.update(circle)
                    found.update(circle if len(circle) > 1 or key in ways[key] else ())
            elif step not in order:
                going.append(step)
            elif step not in closed:
                while order[heads[-1]] > order[step]:
                    heads.pop()
    return found


def _taken_back_to(key: str, entered: list[str]) -> list[str]:
    """Take what was entered last, back to one, off the list and return it."""
    taken = [entered.pop()]
    while taken[-1] != key:
        taken.append(entered.pop())
    return taken
