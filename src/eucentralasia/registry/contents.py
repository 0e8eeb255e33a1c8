"""What a registry is made of: records of nine classes, no two of one with the same id."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from eucentralasia.errors import DataError, Problem
from eucentralasia.model import DRAWERS
from eucentralasia.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["by_class"]


def by_class(records: Iterable[Record]) -> dict[type[Record], list[Record]]:
    """Return records by their classes, one list for each drawer, in the order that they came.

    Args:
        records: Records of any drawer.

    Raises:
        DataError: Two records of a drawer have one id.
        TypeError: They are no records, or one that is in no list.
    """
    if isinstance(records, Record):
        msg = f"a registry takes a list of records; write Registry([{type(records).__name__.lower()}])"
        raise TypeError(msg)
    found: dict[type[Record], list[Record]] = {cls: [] for cls in DRAWERS.values()}
    for record in records:
        alike = found.get(type(record))
        if alike is None:
            made = "plain data become records by eca.loads, eca.from_rows or eca.structure(data, eca.Event)"
            msg = f"a registry takes records, not {type(record).__name__}; {made}"
            raise TypeError(msg)
        alike.append(record)
    _refuse_doubles(found)
    return found


def _refuse_doubles(by_class: Mapping[type[Record], list[Record]]) -> None:
    problems = [
        Problem(
            path="id",
            record=key,
            expected=f"one {cls.__name__.lower()} with that id",
            got=f"{count}",
            code="duplicate-id",
        )
        for cls, records in by_class.items()
        if len({record.id for record in records}) < len(records)
        for key, count in Counter(record.id for record in records).items()
        if count > 1
    ]
    if problems:
        raise DataError(problems)
