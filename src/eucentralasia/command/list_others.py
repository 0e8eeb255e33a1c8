"""``series``, ``topics``, ``officials``, ``organisations``, ``documents``: what there is to ask about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from eucentralasia.command.layout import columns, cut
from eucentralasia.command.output import HEAD, say, say_all, say_json, width
from eucentralasia.model import Official, Topic
from eucentralasia.model.plain_data import unstructure
from eucentralasia.queries.definitions import KEYS
from eucentralasia.shipped import curated

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from eucentralasia.model import Record
    from eucentralasia.registry import Registry

__all__ = ["run"]

# What a record of each drawer says of itself beside its id, and the helper that counts its events.
SHOWN: Final[dict[str, tuple[tuple[str, ...], str]]] = {
    "series": (("cadence", "name"), "of_series"),
    "topics": (("name",), "about"),
    "officials": (("name", "post"), "attended_by"),
    "organisations": (("party", "name"), "hosted_by"),
    "documents": (("status", "title"), "citing"),
}
INDENT: Final = "  "


def run(asked: argparse.Namespace) -> int:
    """List the records of a drawer with their names, topics below the wider ones."""
    registry = curated()
    records = registry.by_drawer()[asked.drawer]
    if asked.json:
        say_json([unstructure(record) for record in records])
        return 0
    fields, helper = SHOWN[asked.drawer]
    counts = _counts(registry, helper)
    rows = [
        (INDENT * depth + record.id, str(counts.get(record.id, "")), *_cells(record, fields))
        for record, depth in (_tree(records) if asked.drawer == "topics" else ((one, 0) for one in records))
    ]
    room = width()
    head, *lines = [
        line if room is None else cut(line, room) for line in columns([("id", "events", *fields), *rows])
    ]
    say(head, HEAD)
    say_all(lines)
    return 0


def _counts(registry: Registry, helper: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    for event in registry.events:
        for key in {key for key in KEYS[helper](event) if key is not None}:
            counts[key] = counts.get(key, 0) + 1
    return counts


def _cells(record: Record, fields: Iterable[str]) -> Iterator[str]:
    for field in fields:
        value = _newest_post(record) if isinstance(record, Official) and field == "post" else None
        yield value if value is not None else str(getattr(record, field) or "")


def _newest_post(official: Official) -> str:
    """Return the title of the last post of an official; files hold posts in their order."""
    return official.appointments[-1].title if official.appointments else ""


def _tree(topics: Iterable[Topic]) -> Iterator[tuple[Any, int]]:
    """Yield each topic with how deep it stands below the widest."""
    held = {topic.id: topic for topic in topics}
    narrower: dict[str | None, list[Topic]] = {}
    for topic in held.values():
        narrower.setdefault(topic.broader, []).append(topic)

    def under(broader: str | None, depth: int) -> Iterator[tuple[Topic, int]]:
        for topic in narrower.get(broader, ()):
            yield topic, depth
            yield from under(topic.id, depth + 1)

    return under(None, 0)
