"""Ids that records hold of other records: which of them nobody has, and which were perhaps meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, get_origin

from eucentralasia.errors import did_you_mean, nearest
from eucentralasia.model import Record, drawer_of
from eucentralasia.model.drawers import noun_of
from eucentralasia.model.record import references
from eucentralasia.model.validation import bare, is_value, members

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from eucentralasia.registry.joins import Joins

# The first hints teach what is wrong; a file with a thousand unknown ids would take seconds for the rest.
MOST_HINTS: Final = 20


def by_key(registry: Joins) -> dict[tuple[str, str], Record]:
    """Return all records by drawer and id."""
    return {(drawer_of(record), record.id): record for record in registry}


class Unresolved:
    """The ids that some records ask for and that neither they nor a base have; true where there are any.

    Args:
        asked: For each group of drawers, the ids that are asked for in it.
        known: For each drawer, the ids that there are, as keys.
        records: The records, for the ids that they once had.
        base: Where an id may be instead.
    """

    def __init__(
        self,
        asked: Mapping[tuple[str, ...], Iterable[str]],
        known: Mapping[str, Mapping[str, Any]],
        records: Iterable[Record],
        base: Joins | None,
    ) -> None:
        self._known = known
        self._base = base
        self._hints = 0
        self._sorted: dict[tuple[str, ...], list[str]] = {}
        self._former: dict[str, set[str]] = {}
        self._loose = {
            drawers: set(keys).difference(*(known[drawer] for drawer in drawers))
            for drawers, keys in asked.items()
        }
        if any(self._loose.values()):
            for record in records:
                if record.former_ids:
                    self._former.setdefault(drawer_of(record), set()).update(record.former_ids)
            for drawers, keys in self._loose.items():
                keys.difference_update(
                    *(self._former.get(drawer, ()) for drawer in drawers), *self._ids_below(drawers)
                )

    def __bool__(self) -> bool:
        return any(self._loose.values())

    def __contains__(self, asked: tuple[tuple[str, ...], str]) -> bool:
        return asked[1] in self._loose[asked[0]]

    def knows(self, drawers: tuple[str, ...], key: str) -> bool:
        """Whether some record in these drawers has, or once had, the id."""
        if any(key in self._known[drawer] or key in self._former.get(drawer, ()) for drawer in drawers):
            return True
        return any(key in ids for ids in self._ids_below(drawers))

    def wanted(self, drawers: tuple[str, ...], key: str) -> str:
        """Say what was wanted instead of an id, with the nearest of those that there are."""
        self._hints += 1
        hint = self._hint(drawers, key) if self._hints <= MOST_HINTS else ""
        return f"the id of a known {noun_of(drawers)}{hint or f'; add it to {drawers[0]}'}"

    def _hint(self, drawers: tuple[str, ...], key: str) -> str:
        """Say which of the own ids, or else which records of the base, may have been meant."""
        from eucentralasia.names.hints import around, hinted

        near = nearest(key, around(self._own_ids(drawers), key))
        below = (getattr(layer, name) for layer in self._layers() for name in drawers)
        return did_you_mean(near) if near else str(hinted(below, key))

    def _ids_below(self, drawers: tuple[str, ...]) -> Iterator[set[str]]:
        """Yield the ids, former ones too, that the base and its bases have in some drawers."""
        for registry in self._layers():
            for drawer in drawers:
                yield {key for record in getattr(registry, drawer) for key in (record.id, *record.former_ids)}

    def _layers(self) -> Iterator[Joins]:
        """Yield the base and its bases."""
        registry = self._base
        while registry is not None:
            yield registry
            registry = registry.base

    def _own_ids(self, drawers: tuple[str, ...]) -> list[str]:
        """Return the ids of the records themselves in some drawers, sorted."""
        known = self._sorted.get(drawers)
        if known is None:
            known = self._sorted[drawers] = sorted({one for name in drawers for one in self._known[name]})
        return known


def loose_references(
    records: Iterable[Record], unresolved: Unresolved
) -> Iterator[tuple[Record, str, tuple[str, ...], str]]:
    """Yield ``(record, path, drawers, id)`` for every place at which records hold an id that nobody has."""
    for record in records:
        for path, drawers, key in references(record):
            if (drawers, key) in unresolved:
                yield record, path, drawers, key


def named_ids(data: Any, kind: Any, path: str = "") -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Yield ``(path, drawers, id)`` for every id that plain data name, however broken the rest of them is."""
    if type(data) is not dict:
        return
    for name, field in members(kind).items():
        value, drawers, one = data.get(name), field.metadata.get("refers"), bare(field.type)
        many = get_origin(field.type) is tuple
        if many is not isinstance(value, list):
            continue
        for position, item in enumerate(value if isinstance(value, list) else (value,)):
            here = f"{path}{name}[{position}]" if many else path + name
            if drawers and type(item) is str:
                yield here, drawers, item
            elif is_value(one):
                yield from named_ids(item, one, f"{here}.")
