"""Registries as sets of records: merged and extended, always into something new."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeVar

from attrs import evolve

from eucentralasia.errors import (
    AmbiguousNameError,
    Conflict,
    MergeError,
    Problem,
    UnknownRecordError,
    nearest,
    safe_repr,
)
from eucentralasia.model import DRAWERS, SINGULARS, Name, Record, drawer_of
from eucentralasia.model.metadata import merged_head
from eucentralasia.model.record import references
from eucentralasia.model.validation import members
from eucentralasia.registry.references import Unresolved, by_key, loose_references

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from eucentralasia.registry.joins import Joins

    Key = tuple[str, str]
    OnConflict = Literal["raise", "first", "last"]

R = TypeVar("R", bound="Joins")


def merged(registries: tuple[R, ...], on_conflict: OnConflict, make: Callable[..., R]) -> R:
    """Return a new registry with the records of all.

    Args:
        registries: The registries, the one to merge into first.
        on_conflict: What to do where two have different records of one id.
        make: The class that they are of.

    Raises:
        MergeError: There are conflicts and none may be overridden.
        ValueError: ``on_conflict`` is another word.
    """
    if on_conflict not in {"raise", "first", "last"}:
        msg = f"on_conflict is 'raise', 'first' or 'last', not {safe_repr(on_conflict)}"
        raise ValueError(msg)
    records, conflicts = _merged_records(registries, on_conflict)
    bases = _merged_bases(registries, records)
    return make(
        records.values(),
        **_merged_head(registries),
        base=merged(bases, on_conflict, make) if len(bases) > 1 else next(iter(bases), None),
        overridden=(*(conflict for one in registries for conflict in one.overridden), *conflicts),
    )


def _merged_head(registries: tuple[Joins, ...]) -> dict[str, Any]:
    """Return what all say of themselves; one without records has no say in which publishers there are."""
    # what rests on another of them extends it, and a version of one's own notes is none of the data below
    extended = [one for one in registries if any(other.base is one for other in registries)]
    versions = [one.version for one in extended if one.version] or [
        one.version for one in registries if one.version
    ]
    allow_any = any(len(one) and not one.publishers for one in registries)
    heads = [one.head for one in registries]
    return merged_head(heads, version=max(versions, default=None), any_publisher=allow_any).plain()


def _merged_bases(registries: tuple[R, ...], records: Mapping[Key, Record]) -> tuple[R, ...]:
    """Return the bases that serve the joins of all, but for those whose every id is among the records."""
    bases: list[R] = []
    for base in (one.base for one in registries):
        # most registries rest on one and the same base, which is told faster by looking at the object
        if base is None or any(base is other for other in bases):
            continue
        if base.base is not None or not by_key(base).keys() <= records.keys():
            bases.append(base)
    return tuple(bases)


def _merged_records(
    registries: tuple[Joins, ...], on_conflict: OnConflict
) -> tuple[dict[Key, Record], tuple[Conflict, ...]]:
    """Return the records of all registries by drawer and id, and the conflicts among them.

    Raises:
        MergeError: There are conflicts, and ``on_conflict`` is ``"raise"``.
    """
    records: dict[Key, Record] = {}
    conflicts: list[Conflict] = []
    for registry in registries:
        for key, record in by_key(registry).items():
            earlier = records.setdefault(key, record)
            if earlier != record:
                kept, other = (record, earlier) if on_conflict == "last" else (earlier, record)
                conflicts += _conflicts(key, kept, other)
                records[key] = kept
    if on_conflict == "raise":
        # where one side may win, an id that is taken is that of the record that has it today
        conflicts += _taken_ids(records)
        if conflicts:
            raise MergeError(conflicts)
    return records, tuple(conflicts)


def _conflicts(key: Key, left: Record, right: Record) -> Iterator[Conflict]:
    for name in members(left):
        values = getattr(left, name), getattr(right, name)
        if values[0] != values[1]:
            yield _conflict(key, name, values, (left.sources_for(name), right.sources_for(name)))


def _taken_ids(records: dict[Key, Record]) -> Iterator[Conflict]:
    """Yield a conflict for every id that one record has and another once had, or that two once had."""
    owners: dict[Key, Record] = {}
    for (drawer, _), record in sorted(records.items()):
        for former in record.former_ids:
            key = drawer, former
            other = records.get(key) or owners.get(key)
            owners[key] = record
            if other is not None:
                yield _conflict(key, "former_ids", (record.id, other.id), (record.sources, other.sources))


def _conflict(key: Key, field: str, values: tuple[Any, Any], sources: tuple[Any, Any]) -> Conflict:
    (left, right), (left_sources, right_sources) = values, sources
    drawer, record = key
    return Conflict(
        drawer=drawer,
        record=record,
        field=field,
        left=left,
        right=right,
        left_sources=left_sources,
        right_sources=right_sources,
    )


def extension_problems(registry: Joins, added: dict[str, tuple[Any, ...]]) -> list[Problem]:
    """Return what keeps records from being added: another drawer, an id that is taken, ids of nobody."""
    problems = [
        Problem(
            path=f"{drawer}[{position}]",
            expected=f"a record of {drawer}{_drawer_hint(record, drawer)}",
            got=safe_repr(record),
            code="type",
        )
        for drawer, records in added.items()
        for position, record in enumerate(records)
        if type(record) is not DRAWERS[drawer]
    ]
    if problems:
        return problems  # what is no record has no id to look at
    records = [record for records in added.values() for record in records]
    known: dict[str, dict[str, int]] = {drawer: {} for drawer in DRAWERS}
    for record in records:
        drawer = drawer_of(record)
        if record.id in known[drawer] or getattr(registry, drawer).get(record.id) is not None:
            noun = SINGULARS[drawer]
            way = f"registry.merge(eca.Registry([{noun}]), on_conflict='last') changes it"
            expected = f"a new id; the registry has that {noun} already, and {way}"
            problems.append(_problem("id", record, expected, record.id, "duplicate-id"))
        known[drawer][record.id] = 1
    asked: dict[tuple[str, ...], set[str]] = {}
    for record in records:
        for _, drawers, key in references(record):
            asked.setdefault(drawers, set()).add(key)
    unresolved = Unresolved(asked, known, records, registry)
    for record, path, drawers, key in loose_references(records, unresolved) if unresolved else ():
        problems.append(_problem(path, record, unresolved.wanted(drawers, key), key, "unknown-id"))
    return problems


def _drawer_hint(record: object, drawer: str) -> str:
    """Say under which drawer a record is added, or how plain data become one."""
    if isinstance(record, dict):
        return f"; write eca.structure(data, eca.{DRAWERS[drawer].__name__})"
    return f"; write {drawer_of(record)}=[...]" if isinstance(record, Record) else ""


def _problem(path: str, record: Record, expected: str, key: str, code: str) -> Problem:
    return Problem(path=path, record=record.id, expected=expected, got=safe_repr(key), code=code)


def renamed(records: tuple[Record, ...], names: Mapping[str, Iterable[str]]) -> tuple[Record, ...]:
    """Return records, some of them with more names.

    Args:
        records: The records.
        names: The names by the id of the record.

    Raises:
        UnknownRecordError: There is no record with an id.
        AmbiguousNameError: There are several.
    """
    known: dict[str, list[Record]] = {key: [] for key in names}
    for key, values in names.items():
        if isinstance(values, str):  # it would be taken for its letters
            way = f"names={{{safe_repr(key)}: [{safe_repr(values)}]}}"
            raise TypeError(f"names takes a list of texts for each record; write {way}")
    for record in records:
        known.get(str(record.id), []).append(record)
    for key, found in known.items():
        if not found:
            raise UnknownRecordError("record", key, nearest(key, (str(one.id) for one in records)))
        if len(found) > 1:
            raise AmbiguousNameError(key, found)
    more = {key: tuple(Name(value=value) for value in values) for key, values in names.items()}
    return tuple(_with_names(one, more[str(one.id)]) if str(one.id) in more else one for one in records)


def _with_names(record: Any, names: tuple[Name, ...]) -> Any:
    """Return a record with more names."""
    return evolve(record, names=(*record.names, *names))
