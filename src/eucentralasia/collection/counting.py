"""Records counted by the values of a field."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from eucentralasia.errors import UnknownRecordError, nearest
from eucentralasia.model.validation import members

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from eucentralasia.model import Record

__all__ = ["counted"]


def counted(records: Iterable[Record], path: str) -> dict[str | None, int]:
    """Count records by the values at a path, most first; a record with several values counts for each."""
    counts: Counter[str | None] = Counter()
    for record in records:
        counts.update(set(_texts(record, path)))
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0] or "")))


def _texts(record: object, path: str) -> Iterator[str | None]:
    name, _, rest = path.partition(".")
    if name not in members(record):
        raise UnknownRecordError(f"{type(record).__name__} field", name, nearest(name, members(record)))
    held = getattr(record, name)
    for value in held if isinstance(held, tuple) else (held,):
        if rest and value is not None:
            yield from _texts(value, rest)
        else:
            yield None if value is None else str(value)
