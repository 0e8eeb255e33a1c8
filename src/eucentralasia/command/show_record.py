"""``show``: a record as a page that a person reads, with names where the record has ids."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final, get_origin

from eucentralasia.command.layout import columns, widest, wrapped
from eucentralasia.command.output import HEAD, say, say_all, say_json, width
from eucentralasia.model import Place
from eucentralasia.model.plain_data import one_line, unstructure
from eucentralasia.model.validation import Value, bare, members
from eucentralasia.shipped import curated

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from eucentralasia.model import Record
    from eucentralasia.registry import Registry

__all__ = ["page", "run"]

INDENT: Final = "  "
# They stand at the end of a page, each in a way of its own, and the id stands in the title.
APART: Final = frozenset({"id", "disputes", "sources"})
# A president is attested on a hundred days; what somebody reads is from when to when.
MOST_DAYS: Final = 3


def run(asked: argparse.Namespace) -> int:
    """Show one record, for people or for machines."""
    registry = curated()
    record = registry.find(asked.id)
    if asked.json:
        say_json(unstructure(record))
        return 0
    room = width()
    for line in wrapped(f"{record.label} ({type(record).__name__.lower()} {record.id})", room):
        say(line, HEAD)
    say_all(page(record, registry, room))
    return 0


def page(record: Record, registry: Registry, room: int | None) -> Iterator[str]:
    """Yield the lines of a page about a record, without its title.

    Args:
        record: The record.
        registry: Where the names behind its ids are.
        room: The cells of a line, as far as words can be parted; ``None`` for as many as it takes.
    """
    yield from _facts(record, registry, room)
    for name, field in members(record).items():
        held = getattr(record, name)
        if name not in APART and _has_parts(field) and held:
            yield ""
            yield title(name)
            yield from _table(held, registry, room)
    yield from _disputes(record, room)
    yield from _sources(record, room)


def title(name: str) -> str:
    """Return how a page calls a field.

    Examples:
        >>> from eucentralasia.command.show_record import title
        >>> title("official_name")
        'Official name'
    """
    return name.replace("_", " ").capitalize()


def _has_parts(field: Any) -> bool:
    """Whether a field holds several parts, which are a table and no line."""
    kind = bare(field.type)
    return get_origin(field.type) is tuple and isinstance(kind, type) and issubclass(kind, Value)


def _facts(record: Record, registry: Registry, room: int | None) -> Iterator[str]:
    """Yield a line, or some below each other, for each field that is known and no list of parts."""
    found = {
        title(name): _told(getattr(record, name), field, registry)
        for name, field in members(record).items()
        # the title has the name already
        if name not in APART and not _has_parts(field) and getattr(record, name) != record.label
    }
    known = {name: text for name, text in found.items() if text}
    margin = widest(known) + len(INDENT)
    for name, text in known.items():
        first, *rest = wrapped(text, room, " " * margin)
        yield name.ljust(margin) + first[margin:]
        yield from rest


def _told(value: Any, field: Any, registry: Registry) -> str:
    """Write the value of a field on one line, with names for ids."""
    if value is None or value == ():
        return ""
    if drawers := field.metadata.get("refers"):
        keys = value if isinstance(value, tuple) else (value,)
        return ", ".join(_name(key, registry, drawers) for key in keys)
    if isinstance(value, Place):
        country = _name(value.country, registry, ("countries",)) if value.country else None
        return ", ".join(part for part in (value.venue, value.city, country) if part)
    if isinstance(value, tuple) and len(value) > MOST_DAYS and isinstance(value[0], dt.date):
        return f"{len(value)} days, {min(value)} to {max(value)}"
    return " ".join(one_line(value).split())


def _name(key: str, registry: Registry, drawers: Sequence[str]) -> str:
    held = registry.by_drawer()
    record = next((one for drawer in drawers if (one := held[drawer].get(key)) is not None), None)
    return record.label if record is not None else key


def _table(parts: Sequence[Any], registry: Registry, room: int | None) -> Iterator[str]:
    """Yield parts as a table with the fields that any of them has."""
    fields = members(parts[0])
    cells = [
        {name: _told(getattr(part, name), field, registry) for name, field in fields.items()}
        for part in parts
    ]
    shown = [name for name in fields if any(row[name] for row in cells)]
    rows = [tuple(map(_head, shown)), *([row[name] for name in shown] for row in cells)]
    within = None if room is None else room - len(INDENT)
    yield from (INDENT + line for line in columns(rows, within))


def _head(name: str) -> str:
    return {"how": "what", "lang": "language"}.get(name, name.replace("_", " "))


def _disputes(record: Record, room: int | None) -> Iterator[str]:
    if record.disputes:
        yield ""
        yield "Sources disagree"
    for dispute in record.disputes:
        yield from wrapped(f"{dispute.field}: others say {dispute.claim}", room, INDENT)
        yield from wrapped(dispute.note, room, INDENT * 3) if dispute.note else ()
        yield from (INDENT * 3 + url for url in dispute.urls)


def _sources(record: Record, room: int | None) -> Iterator[str]:
    if record.sources:
        yield ""
        yield "Sources"
    for source in record.sources:
        date = str(source.published) if source.published else ""
        yield from wrapped(", ".join(filter(None, (source.title, source.publisher, date))), room, INDENT)
        yield INDENT * 3 + source.url
        if source.supports:
            yield from wrapped(f"says {', '.join(source.supports)}", room, INDENT * 3)
        yield from wrapped(f"note: {source.note}", room, INDENT * 3) if source.note else ()
