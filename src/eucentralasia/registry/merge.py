"""Registries as sets of records: merged and extended, always into something new."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from eucentralasia.errors import Conflict, MergeError, Problem, shown
from eucentralasia.model import DRAWERS, SINGULARS, Record
from eucentralasia.model.record import references
from eucentralasia.model.validation import members
from eucentralasia.registry.references import Unresolved, by_key, drawer_of, loose_references

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from eucentralasia.registry import Registry

    Key = tuple[str, str]
    OnConflict = Literal["raise", "first", "last"]

__all__ = ["extension_problems", "merged"]


def merged(registries: tuple[Registry, ...], on_conflict: OnConflict) -> Registry:
    """Return a new registry with the records of all."""
    if on_conflict not in {"raise", "first", "last"}:
        msg = f"on_conflict is 'raise', 'first' or 'last', not {on_conflict!r}"
        raise ValueError(msg)
    records, conflicts = _merged_records(registries, on_conflict)
    return type(registries[0])(
        records.values(),
        version=max((one.version for one in registries if one.version), default=None),
        complete_until=min((one.complete_until for one in registries if one.complete_until), default=None),
        publishers=_merged_publishers(registries),
        base=_merged_base(registries, records, on_conflict),
        overridden=(*(conflict for one in registries for conflict in one.overridden), *conflicts),
    )


def _merged_publishers(registries: tuple[Registry, ...]) -> tuple[str, ...]:
    """Return all publishers, or none where a registry with records allows any; an empty registry has no say."""
    if any(len(one) and not one.publishers for one in registries):
        return ()
    return tuple(sorted({publisher for one in registries for publisher in one.publishers}))


def _merged_base(
    registries: tuple[Registry, ...], records: Mapping[Key, Record], on_conflict: OnConflict
) -> Registry | None:
    """Return what serves the joins of all: their bases, without those whose every id is among the merged records."""
    bases: list[Registry] = []
    for base in (one.base for one in registries):
        if base is None or any(base is other for other in bases):
            continue
        if base.base is not None or not by_key(base).keys() <= records.keys():
            bases.append(base)
    return merged(tuple(bases), on_conflict) if len(bases) > 1 else next(iter(bases), None)


def _merged_records(
    registries: tuple[Registry, ...], on_conflict: OnConflict
) -> tuple[dict[Key, Record], tuple[Conflict, ...]]:
    """Return the records of all registries by drawer and id, and the conflicts among them.

    Raises:
        MergeError: There are conflicts, and ``on_conflict`` is ``"raise"``.
    """
    records: dict[Key, Record] = {}
    conflicts: list[Conflict] = []
    for registry in registries:
        for key, record in by_key(registry).items():
            there = records.setdefault(key, record)
            if there != record:
                kept, other = (record, there) if on_conflict == "last" else (there, record)
                conflicts += _conflicts(key, kept, other)
                records[key] = kept
    if on_conflict == "raise":
        conflicts += _taken_ids(records)
        if conflicts:
            raise MergeError(conflicts)
    return records, tuple(conflicts)


def _conflicts(key: Key, left: Record, right: Record) -> Iterator[Conflict]:
    for name in members(left):
        mine, other = getattr(left, name), getattr(right, name)
        if mine != other:
            yield Conflict(
                drawer=key[0],
                record=key[1],
                field=name,
                left=mine,
                right=other,
                left_sources=left.sources_for(name),
                right_sources=right.sources_for(name),
            )


def _taken_ids(records: dict[Key, Record]) -> Iterator[Conflict]:
    """Yield a conflict for every id that one record has and another once had, or that two once had."""
    owners: dict[Key, Record] = {}
    for (drawer, _), record in sorted(records.items()):
        for former in record.former_ids:
            other = records.get((drawer, former)) or owners.get((drawer, former))
            owners[drawer, former] = record
            if other is not None:
                yield Conflict(
                    drawer=drawer,
                    record=former,
                    field="former_ids",
                    left=record.id,
                    right=other.id,
                    left_sources=record.sources,
                    right_sources=other.sources,
                )


def extension_problems(registry: Registry, added: dict[str, tuple[Any, ...]]) -> list[Problem]:
    """Return what keeps records from being added: another drawer's, an id that is taken, ids that nobody has."""
    problems = [
        Problem(
            path=f"{drawer}[{position}]", expected=f"a record of {drawer}", got=shown(record), code="type"
        )
        for drawer, records in added.items()
        for position, record in enumerate(records)
        if type(record) is not DRAWERS[drawer]
    ]
    if problems:
        return problems
    records = [record for records in added.values() for record in records]
    known: dict[str, dict[str, int]] = {drawer: {} for drawer in DRAWERS}
    for record in records:
        drawer = drawer_of(record)
        if record.id in known[drawer] or getattr(registry, drawer).get(record.id) is not None:
            expected = f"a new id; the registry has that {SINGULARS[drawer]} already"
            problems.append(
                Problem(
                    path="id", record=record.id, expected=expected, got=shown(record.id), code="duplicate-id"
                )
            )
        known[drawer][record.id] = 1
    asked: dict[tuple[str, ...], set[str]] = {}
    for record in records:
        for _, drawers, key in references(record):
            asked.setdefault(drawers, set()).add(key)
    unresolved = Unresolved(asked, known, records, registry)
    for record, path, drawers, key in loose_references(records, unresolved) if unresolved else ():
        problems.append(
            Problem(
                path=path,
                record=record.id,
                expected=unresolved.wanted(drawers, key),
                got=shown(key),
                code="unknown-id",
            )
        )
    return problems
