"""Records to constant tuples: what the build of a wheel writes."""

from __future__ import annotations

import marshal
from enum import Enum
from typing import TYPE_CHECKING, Any

from eucentralasia.model import DRAWERS
from eucentralasia.model.shapes import SCHEMA, members

if TYPE_CHECKING:
    from eucentralasia.registry import Registry

__all__ = ["written"]


def written(registry: Registry) -> dict[str, bytes]:
    """Return the files of a snapshot of a registry by name; the same registry always gives the same bytes."""
    head = (SCHEMA, registry.version, registry.complete_until, registry.publishers)
    return {"head.bin": _packed(head)} | {f"{drawer}.bin": _packed(_contents(getattr(registry, drawer))) for drawer in DRAWERS}


def _contents(drawer: Any) -> tuple[Any, ...]:
    former = {key: place for place, record in enumerate(drawer) for key in record.former_ids}
    return drawer.ids, former, tuple(map(_constant, drawer))


def _constant(value: Any) -> Any:
    """Return a tuple of the fields of a record or part, and texts for words and days."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return tuple(map(_constant, value))
    if members(value):
        return tuple(_constant(getattr(value, name)) for name in members(value))
    return value if value is None or isinstance(value, str | int | float) else str(value)


def _packed(value: Any) -> bytes:
    return marshal.dumps(_shared(value, {}), 4)


def _shared(value: Any, known: dict[bytes, Any]) -> Any:
    """Return a value in which equal constants are one, so that they are written and held once."""
    if isinstance(value, tuple):
        value = tuple(_shared(item, known) for item in value)
    return known.setdefault(marshal.dumps(value, 2), value) if isinstance(value, str | tuple) else value
