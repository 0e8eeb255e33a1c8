"""Two registries compared, field by field, as release notes of data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from eucentralasia.dates.partial import MadeOnce
from eucentralasia.model import SINGULARS, Record, drawer_of
from eucentralasia.model.plain_data import one_line
from eucentralasia.model.validation import Value, members
from eucentralasia.registry.references import by_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from eucentralasia.registry.joins import Joins

__all__ = ["Change", "Diff"]


@frozen(kw_only=True)
class Change(MadeOnce):
    """One field that two registries have differently.

    Args:
        drawer: The drawer of the record.
        record: Id of the record.
        field: Path of the field, into parts by their keys: ``"participations.olof-skoog.title"``.
        before: What the first holds; ``None`` where it holds nothing.
        after: What the second holds; ``None`` where it holds nothing.
    """

    drawer: str
    record: str
    field: str
    before: Any
    after: Any

    def __str__(self) -> str:
        if self.before is None:
            return f"{self.field}: {one_line(self.after)} (new)"
        after = one_line(self.after) if self.after is not None else "gone"
        return f"{self.field}: {one_line(self.before)} -> {after}"


@frozen(kw_only=True)
class Diff(MadeOnce):
    """What a second registry has that a first has not, or no more, or otherwise; false where they are equal.

    ``str`` gives it as release notes of data, ``eucentralasia.unstructure`` as plain data.

    Args:
        before: Version of the first.
        after: Version of the second.
        added: Records that only the second has.
        removed: Records that only the first has.
        changed: Fields of records that both have, one by one.
    """

    before: str | None
    after: str | None
    added: tuple[Record, ...]
    removed: tuple[Record, ...]
    changed: tuple[Change, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed or self.before != self.after)

    def __str__(self) -> str:
        lines = [f"From {self.before or 'no version'} to {self.after or 'no version'}"]
        for word, records in (("Added", self.added), ("Removed", self.removed)):
            lines += ["", f"{word} ({len(records)})"] if records else []
            lines += [f"- {SINGULARS[drawer_of(record)]} {record.id}: {record.label}" for record in records]
        if self.changed:
            lines += ["", f"Changed ({len({(one.drawer, one.record) for one in self.changed})})"]
            for (drawer, key), changes in _grouped(self.changed):
                lines += [f"- {SINGULARS[drawer]} {key}", *(f"  - {change}" for change in changes)]
        return "\n".join(lines) if self else "no difference"


def _grouped(changes: Iterable[Change]) -> list[tuple[tuple[str, str], list[Change]]]:
    groups: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        groups.setdefault((change.drawer, change.record), []).append(change)
    return list(groups.items())


def difference(first: Joins, second: Joins) -> Diff:
    """Compare two registries, drawer by drawer and field by field."""
    left, right = by_key(first), by_key(second)
    return Diff(
        before=first.version,
        after=second.version,
        added=tuple(record for key, record in right.items() if key not in left),
        removed=tuple(record for key, record in left.items() if key not in right),
        changed=tuple(
            Change(drawer=key[0], record=key[1], field=path, before=before, after=after)
            for key, record in left.items()
            if key in right and right[key] != record
            for path, before, after in _changes(record, right[key])
        ),
    )


def _changes(before: Any, after: Any, path: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Yield ``(path, before, after)`` for what differs in two values, as deep inside as they allow."""
    if before == after:
        return
    if isinstance(before, Value) and type(before) is type(after):
        for name in members(before):
            here = f"{path}.{name}" if path else name
            yield from _changes(getattr(before, name), getattr(after, name), here)
        return
    left, right = _keyed(before), _keyed(after)
    if left is None or right is None or left == right:  # no such parts, or only their order differs
        yield path, None if before == () else before, None if after == () else after
        return
    for key in (*left, *(key for key in right if key not in left)):
        yield from _changes(left.get(key), right.get(key), f"{path}.{key}")


def _keyed(parts: Any) -> dict[str, Any] | None:
    """Return parts by their keys; ``None`` for what are no parts, or parts that share a key."""
    if type(parts) is not tuple or not all(isinstance(part, Value) for part in parts):
        return None
    keyed = {part.key or getattr(part, "url", "") or getattr(part, "field", ""): part for part in parts}
    return keyed if len(keyed) == len(parts) else None
