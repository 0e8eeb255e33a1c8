"""Hints: which records somebody may have meant by an id or a name that none has."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

from eucentralasia.errors import did_you_mean, nearest
from eucentralasia.model import SINGULARS, Country, Region, drawer_of
from eucentralasia.names.demonyms import DEMONYMS
from eucentralasia.names.fingerprints import number_of
from eucentralasia.names.lookup import LONGEST_NAME
from eucentralasia.names.normalise import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from eucentralasia.model import Record

__all__ = ["NEIGHBOURS", "Hint", "around", "elsewhere", "hinted", "in_the_base", "layers_of", "where_it_is"]

# Known ids on each side of an unknown one that a hint looks at. A slip after the first letters leaves an id
# near where it belongs, and difflib takes 8 ms for these 400, where it would take 16 s for a million.
NEIGHBOURS: Final = 200
# Records of a drawer that are asked by name for a hint; the index of so many names takes 0.5 s or less.
MOST_NAMED: Final = 2000
# As many as one takes in at a glance; what was meant is nearly always the first.
MOST_HINTED: Final = 3


class Asked(Protocol):
    """Some records of a drawer: a ``Collection``."""

    def sorted_ids(self) -> Sequence[str]:
        """Return the ids, sorted."""
        ...

    def named(self, name: str) -> tuple[Any, ...]:
        """Return all records that go by a name."""
        ...

    def search(self, text: str, limit: int = 10) -> tuple[Any, ...]:
        """Return the records whose names are most like a text."""
        ...

    def get(self, key: str) -> Any:
        """Return the record with an id, or ``None``."""
        ...

    def __len__(self) -> int:
        """Count the records."""
        ...


# What parts ids that somebody wrote into one text.
BETWEEN: Final = re.compile(r"\s*(?:[,;/|&+\n]|\band\b|\bи\b)\s*")


class Hint(NamedTuple):
    """What may have been meant.

    Args:
        ids: The ids, likeliest first.
        names: The name of each, or ``""`` where the id says as much.
    """

    ids: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    def __str__(self) -> str:
        return did_you_mean(self.ids, self.names)


def hinted(drawers: Iterable[Asked], key: object) -> Hint:
    """Return what may have been meant by an id: who goes by it as a name, is spelt or is called nearly so.

    Args:
        drawers: Where the id was looked for.
        key: The id, or what stood for one.

    Examples:
        >>> import eucentralasia as eca
        >>> from eucentralasia.names.hints import hinted
        >>> [str(hinted([eca.countries], text)) for text in ("Kazakhstan", "xx")]
        ["; did you mean 'KZ' (Kazakhstan)?", '']
    """
    if not isinstance(key, str) or not key or len(key) > LONGEST_NAME:
        return Hint()
    asked = tuple(drawers)
    small = [drawer for drawer in asked if len(drawer) <= MOST_NAMED]
    records: list[Record] = [record for drawer in small for record in drawer.named(key)]
    if not records and (code := DEMONYMS.get(folded(key))):
        records = [record for drawer in small if isinstance(record := drawer.get(code), Country | Region)]
    if not records and len(parts := [part for part in BETWEEN.split(key) if part]) > 1:
        found = [[record for drawer in small for record in drawer.named(part)] for part in parts]
        records = [one for named in found for one in named] if all(len(named) == 1 for named in found) else []
    if not records:
        if near := nearest(key, (one for drawer in asked for one in around(drawer.sorted_ids(), key))):
            return Hint(_newest_first(near, key), ("",) * len(near))
        if number_of(folded(key)) is not None:
            return Hint()  # a number by itself, which many editions have
        matches = [match for drawer in small for match in drawer.search(key, MOST_HINTED)]
        records = [match.record for match in sorted(matches, key=lambda match: -match.score)]
    names = {record.id: "" if record.label == record.id else record.label for record in records}
    return Hint(tuple(names)[:MOST_HINTED], tuple(names.values())[:MOST_HINTED])


def layers_of(registry: Any) -> Iterator[Any]:
    """Yield a registry and its bases; nothing for no registry."""
    while registry is not None:
        yield registry
        registry = registry.base


def elsewhere(registry: Any, key: object, drawers: Iterable[str]) -> tuple[str, str]:
    """Return the drawer and the id of what goes by a name in another drawer; two empty texts if nothing does.

    Args:
        registry: The registry that is asked first, and then its bases.
        key: The name.
        drawers: Where it was looked for.
    """
    asked = set(drawers)
    for layer in layers_of(registry) if isinstance(key, str) and key else ():
        found = [(drawer_of(record), record.id) for record in layer.named(key)]
        if found and len(found) <= MOST_HINTED and asked.isdisjoint(drawer for drawer, _ in found):
            return found[0]
    return "", ""


def where_it_is(registry: Any, key: object, drawers: Iterable[str]) -> str:
    """Say in which other drawer the record is that goes by a name; nothing where none does."""
    drawer, other = elsewhere(registry, key, drawers)
    return f"it is the {SINGULARS[drawer]} {other!r}, in the drawer {drawer}" if drawer else ""


def in_the_base(registry: Any, key: object, drawer: str = "") -> str:
    """Say that the base of a registry has the record of a name, or that there is no base and nothing to ask.

    Args:
        registry: The registry; ``None`` where there is none.
        key: The name.
        drawer: The drawer that was asked; without it, all were.
    """
    path = f"{drawer}.find" if drawer else "find"
    for layer in list(layers_of(registry))[1:]:
        asked = getattr(layer, drawer) if drawer else layer
        if isinstance(key, str) and asked.named(key):
            return f"the base has it; write registry.base.{path}({key!r})"
    if registry is None or registry.base is not None or len(getattr(registry, drawer or "countries")):
        return ""
    return "this registry has none, nor has a base; give base=eca.curated to look it up there"


def _newest_first(ids: tuple[str, ...], key: str) -> tuple[str, ...]:
    """Put the newest edition first where an edition that there is not was asked for."""
    parts = [one.rpartition("-") for one in (key, *ids)]
    if len({series for series, _, _ in parts}) == 1 and all(edition.isdecimal() for *_, edition in parts):
        return tuple(sorted(ids, key=lambda one: -int(one.rpartition("-")[2])))
    return ids


def around(ids: Sequence[str], key: str) -> Sequence[str]:
    """Return the ids around one in their order; all, where they are few."""
    if len(ids) <= 2 * NEIGHBOURS:
        return ids
    position = bisect_left(ids, key)
    return ids[max(0, position - NEIGHBOURS) : position + NEIGHBOURS]
