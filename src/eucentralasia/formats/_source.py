"""What a writer is given: a registry or a collection, with its joins, and a place to tell what it left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, cast

from attrs import frozen

from eucentralasia.codec import unstructure
from eucentralasia.collection import Collection
from eucentralasia.model import DRAWERS, Event, Record
from eucentralasia.model.validation import SCHEMA
from eucentralasia.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Callable

    from eucentralasia.loading import _Curated

__all__ = [
    "Base",
    "Directory",
    "Omission",
    "Records",
    "Report",
    "by_drawer",
    "events_of",
    "head",
    "page",
    "registry_of",
]

Records: TypeAlias = "Registry | Collection[Any]"


@frozen(kw_only=True)
class Omission:
    """Something that a format cannot carry and that was left out.

    Args:
        drawer: The drawer of the record.
        record: Id of the record.
        field: The field, or ``""`` for the whole record.
        why: What the format would have needed.

    Examples:
        >>> from eucentralasia.formats._source import Omission
        >>> print(Omission(drawer="events", record="hlpsd-4", field="dates", why="a calendar needs whole days, not 2016"))
        events hlpsd-4 dates: a calendar needs whole days, not 2016
    """

    drawer: str
    record: str
    field: str
    why: str

    def __str__(self) -> str:
        return f"{' '.join(filter(None, (self.drawer, self.record, self.field)))}: {self.why}"


Report: TypeAlias = "Callable[[Omission], Any] | None"
Base: TypeAlias = "Registry | _Curated | None"


def by_drawer(records: Records) -> dict[str, tuple[Record, ...]]:
    """Return the records by drawer: all nine of a registry, the one of a collection.

    Raises:
        TypeError: They are neither.
    """
    if isinstance(records, Registry):
        return {drawer: tuple(getattr(records, drawer)) for drawer in DRAWERS}
    _refuse_others(records)
    return {records.drawer: tuple(records)}


def _refuse_others(records: object) -> None:
    if not isinstance(records, Collection):
        raise TypeError(f"a format takes a Registry or a Collection, not {type(records).__name__}")


def events_of(records: Records) -> tuple[Event, ...]:
    """Return the events of a registry, or those of a collection of events.

    Raises:
        TypeError: They are other records.
    """
    drawers = by_drawer(records)
    if "events" not in drawers:
        msg = f"this format takes events, and this is a collection of {next(iter(drawers))}"
        raise TypeError(msg)
    return cast("tuple[Event, ...]", drawers["events"])


def registry_of(records: Records) -> Registry | None:
    """Return the registry that records are, or come from; ``None`` for a collection that came out of a pickle."""
    if isinstance(records, Registry):
        return records
    _refuse_others(records)
    return cast("Registry | None", records._store.directory)  # noqa: SLF001 - a collection keeps its registry to itself


def head(records: Records) -> dict[str, Any]:
    """Return what a data file says beside its drawers: the schema and, as far as they are known, the version and so on."""
    registry = registry_of(records)
    found: dict[str, Any] = {"schema": SCHEMA, "version": registry.version if registry is not None else None}
    if isinstance(records, Registry):
        found |= {"complete_until": records.complete_until, "publishers": list(records.publishers)}
    return {key: value for key, value in found.items() if value}


def page(records: Records) -> dict[str, Any]:
    """Return records as one plain page of data: the head, and a list for each drawer that has any."""
    return head(records) | {
        drawer: [unstructure(one) for one in held] for drawer, held in by_drawer(records).items() if held
    }


class Directory:
    """Finds the records that ids stand for: among those given, then in their registry and its bases.

    Args:
        records: What the writer was given.
    """

    def __init__(self, records: Records) -> None:
        own = (records,) if isinstance(records, Collection) else ()
        self._places: list[dict[str, Collection[Any]]] = [{one.drawer: one} for one in own]
        registry = registry_of(records)
        while registry is not None:
            self._places.append({drawer: getattr(registry, drawer) for drawer in DRAWERS})
            registry = registry.base

    def get(self, key: str, *drawers: str) -> Record | None:
        """Return the record with an id in the first of some drawers that has it, or ``None``."""
        for place in self._places:
            for drawer in drawers:
                found: Record | None = place[drawer].get(key) if drawer in place else None
                if found is not None:
                    return found
        return None

    def label(self, key: str, *drawers: str) -> str:
        """Return the name of the record with an id, or the id where nobody knows it."""
        found = self.get(key, *drawers)
        return found.label if found is not None else key
