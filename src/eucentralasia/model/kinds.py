"""The types of fields, and what stands inside them."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, Final, Union, get_args, get_origin

import attrs


def is_optional(kind: Any) -> bool:
    """Whether the type is ``X | None``."""
    return get_origin(kind) in {Union, types.UnionType}


def inner(kind: Any) -> Any:
    """Return the ``X`` of ``X | None`` or of ``tuple[X, ...]``."""
    return get_args(kind)[0]


def bare(kind: Any) -> Any:
    """Return the type without ``| None`` and ``tuple[..., ...]`` around it."""
    while get_args(kind):
        kind = inner(kind)
    return kind


def members(value: Any) -> dict[str, attrs.Attribute[Any]]:
    """Return the fields of a record or part, or of its class, by name, in order; none of anything else."""
    cls = value if isinstance(value, type) else type(value)
    return attrs.fields_dict(cls) if attrs.has(cls) else {}


DRAFTS: Final[dict[type, type[Any]]] = {}


def draft(cls: type[Any]) -> type[Any]:
    """Return a subclass whose fields may be assigned to: the one way around constructors and their checks.

    Two roads use it, both with values that were checked: the snapshot, whose records passed all checks when
    the wheel was built, and the bulk maker of the codec, which checks types, texts, forms and rules itself;
    tests compare what both make with what the constructors make. When all fields are filled, a draft changes
    its ``__class__``.
    """
    found = DRAFTS.get(cls)
    if found is None:
        # a frozen class pays for object.__setattr__ on each field; without a plain __delattr__ assigning
        # stays slow
        plain = {"__slots__": (), "__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
        found = DRAFTS.setdefault(cls, type(f"Draft{cls.__name__}", (cls,), plain))
    return found


@cache
def assembler(cls: Any) -> Callable[[Iterable[Any]], Any]:
    """Return the function that makes a record, part or date of the values of its fields, as a ``draft``."""
    # Written out, as a loop of setattr takes twice as long over the whole registry.
    fields = "".join(f"self.{name}, " for name in members(cls))
    body = f"  self = new(draft)\n  {fields} = values\n  self.__class__ = cls\n  return self"
    names: dict[str, Any] = {"new": object.__new__, "draft": draft(cls), "cls": cls}
    exec(f"def assemble(values):\n{body}", names)  # noqa: S102 - our own source, from our own classes
    written: Callable[[Iterable[Any]], Any] = names["assemble"]
    return written
