"""Constant tuples to records: a function for each class, written out as Python source and compiled when it is first needed."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, get_origin

import attrs

from eucentralasia.dates import DateSpan, PartialDate
from eucentralasia.model.drafts import draft
from eucentralasia.model.shapes import bare, members

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["maker"]


@cache
def maker(cls: type[Any]) -> Callable[[tuple[Any, ...]], Any]:
    """Return the function that makes a record, part or date of the tuple of its fields.

    What needs no reading goes straight from the tuple into the slots; words, dates and parts are read after that.
    """
    is_date = cls in {DateSpan, PartialDate}
    fields = members(attrs.resolve_types(cls) if is_date else cls)
    readers = {name: read for name, field in fields.items() if (read := _reader(field.type)) is not None}
    targets = "".join(f"{name}, " if name in readers else f"self.{name}, " for name in fields)
    source = (
        f"def written(new, draft, cls, {', '.join(f'read_{name}' for name in readers)}):\n"
        f" def make(fields):\n  self = new(draft)\n  {targets} = fields\n"
        + "".join(f"  self.{name} = read_{name}({name}) if {name} else {name}\n" for name in readers)
        + "  self.__class__ = cls\n  return self\n return make\n"
    )
    namespace: dict[str, Any] = {}
    exec(source, namespace)  # noqa: S102 - our own source, from our own classes
    make: Callable[[tuple[Any, ...]], Any] = namespace["written"](object.__new__, draft(cls), cls, *readers.values())
    return cache(make) if is_date else make


def _reader(kind: Any) -> Callable[[Any], Any] | None:
    """Return what reads the constant of a field, or ``None`` where the constant is the value."""
    one = bare(kind)
    if attrs.has(one) and one is not PartialDate:  # of which all records have some; other makers are written when one is met
        return (lambda parts: tuple(map(maker(one), parts))) if get_origin(kind) is tuple else (lambda part: maker(one)(part))
    read = maker(one) if one is PartialDate else _reader_of_leaf(one)
    return (lambda leaves: tuple(map(read, leaves))) if read is not None and get_origin(kind) is tuple else read


def _reader_of_leaf(kind: Any) -> Callable[[str], Any] | None:
    if issubclass(kind, StrEnum):
        return {word.value: word for word in kind}.__getitem__
    read: Callable[[str], Any] | None = kind.fromisoformat if kind.__name__ == "date" else None
    return read
