"""What a writer is given: a registry or a collection, with its joins, and whom to tell what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import frozen

from eucentralasia.formats._files import PathLike
from eucentralasia.model.plain_data import unstructure
from eucentralasia.model.validation import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Protocol

    from eucentralasia.model import Event, Record

    # protocols, as a collection imports the Arrow format: to import its class here would close a circle
    class Drawer(Protocol):
        """Records of one drawer: a ``Collection``."""

        def get(self, key: str) -> Record | None:
            """Return the record with an id, or ``None``."""
            ...

        def __iter__(self) -> Iterator[Any]:
            """Iterate over the records, in order."""
            ...

        def __len__(self) -> int:
            """Count the records."""
            ...

    class Records(Protocol):
        """What every writer takes: a ``Registry`` or a ``Collection``."""

        @property
        def registry(self) -> Any:
            """The registry that they are, or come from; a collection out of a pickle has none."""
            ...

        def by_drawer(self) -> Mapping[str, Drawer]:
            """Return all nine drawers of a registry, the one of a collection."""
            ...


__all__ = [
    "Drawer",
    "Omission",
    "PathLike",
    "Records",
    "Report",
    "Resolver",
    "by_drawer",
    "events_of",
    "head",
    "is_whole",
    "main_drawer",
    "page",
]


@frozen(kw_only=True)
class Omission:
    """Something that a format cannot carry and that was left out.

    Args:
        drawer: The drawer of the record.
        record: Id of the record.
        field: The field, or ``""`` for the whole record.
        why: What the format would have needed.

    Examples:
        >>> from eucentralasia.formats import Omission
        >>> why = "a calendar needs whole days, not 2016"
        >>> print(Omission(drawer="events", record="hlpsd-4", field="dates", why=why))
        events hlpsd-4 dates: a calendar needs whole days, not 2016
    """

    drawer: str
    record: str
    field: str
    why: str

    def __str__(self) -> str:
        return f"{' '.join(filter(None, (self.drawer, self.record, self.field)))}: {self.why}"


Report: TypeAlias = "Callable[[Omission], Any] | None"


def by_drawer(records: Records) -> Mapping[str, Drawer]:
    """Return the records by drawer: all nine of a registry, the one of a collection.

    Raises:
        TypeError: They are neither.
    """
    _refuse_others(records)
    return records.by_drawer()


def _refuse_others(records: object) -> None:
    if not hasattr(records, "by_drawer"):
        way = (
            "write eca.Registry(records)" if hasattr(records, "__iter__") else "write eca.Registry([record])"
        )
        raise TypeError(f"a format takes a Registry or a Collection, not {type(records).__name__}; {way}")


def is_whole(records: Records) -> bool:
    """Whether they are a registry, and not some records of one."""
    return records.registry is records


def main_drawer(records: Records) -> tuple[str, Drawer]:
    """Return what a format of one table writes: the events of a registry, the one drawer of a collection."""
    drawers = by_drawer(records)
    name = "events" if "events" in drawers else next(iter(drawers))
    return name, drawers[name]


def events_of(records: Records) -> tuple[Event, ...]:
    """Return the events of a registry, or those of a collection of events.

    Raises:
        TypeError: They are other records.
    """
    drawer, held = main_drawer(records)
    if drawer != "events":
        msg = f"this format takes events, and this is a collection of {drawer}"
        raise TypeError(msg)
    return tuple(held)


def head(records: Records) -> dict[str, Any]:
    """Return what a data file says beside its drawers: the schema and, where known, the version and so on."""
    _refuse_others(records)
    registry = records.registry
    found: dict[str, Any] = {"schema": SCHEMA, "version": getattr(registry, "version", None)}
    if is_whole(
        records
    ):  # some of the records would be neither complete up to a day nor of all the publishers
        found |= registry.head.plain()
    return {key: value for key, value in found.items() if value}


def page(records: Records) -> dict[str, Any]:
    """Return records as one plain page of data: the head, and a list for each drawer that has any."""
    drawers = by_drawer(records)
    return head(records) | {
        name: [unstructure(one) for one in drawer] for name, drawer in drawers.items() if len(drawer)
    }


class Resolver:
    """Finds the records that ids stand for: among those given, then in their registry and its bases.

    Args:
        records: What the writer was given.
    """

    def __init__(self, records: Records) -> None:
        self._layers = [by_drawer(records)]
        registry = records.registry.base if is_whole(records) else records.registry
        while registry is not None:
            self._layers.append(registry.by_drawer())
            registry = registry.base

    def get(self, key: str, *drawers: str) -> Record | None:
        """Return the record with an id in the first of some drawers that has it, or ``None``."""
        for layer in self._layers:
            for drawer in drawers:
                found = layer[drawer].get(key) if drawer in layer else None
                if found is not None:
                    return found
        return None

    def label(self, key: str, *drawers: str) -> str:
        """Return the name of the record with an id, or the id where nobody knows it."""
        found = self.get(key, *drawers)
        return found.label if found is not None else key
