"""The types of fields, and what stands inside them."""

from __future__ import annotations

import types
from typing import Any, Union, get_args, get_origin

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
