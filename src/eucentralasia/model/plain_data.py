"""Records as plain data, as files hold them, and any value on one line."""

from __future__ import annotations

import datetime as dt
from enum import Enum
from typing import Any

from eucentralasia.dates import DateSpan, PartialDate
from eucentralasia.model.validation import OneText, Value, members

__all__ = ["unstructure"]


def unstructure(value: Any) -> Any:
    """Make fresh plain data of a record, part or answer: dicts in the order of its fields, lists and scalars.

    What is unknown or empty is left out.

    Examples:
        >>> import eucentralasia as eca
        >>> eca.unstructure(eca.Place(city="Dushanbe", country="TJ"))
        {'city': 'Dushanbe', 'country': 'TJ'}
    """
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple | list):
        return [unstructure(item) for item in value]
    if isinstance(value, dt.date | PartialDate | DateSpan | OneText):
        return str(value)
    if hasattr(value, "by_drawer"):
        way = "[eca.unstructure(one) for one in ...], or eca.formats.json.dumps(...) for all"
        raise TypeError(f"unstructure takes a record or part, not {type(value).__name__}; write {way}")
    fields = members(value)
    pairs = ((name, getattr(value, name)) for name in fields)
    return {name: unstructure(one) for name, one in pairs if not _is_unknown(one)} if fields else value


def _is_unknown(value: object) -> bool:
    # a zero is known: the equator has a latitude; an empty text stands only in answers, as the path of a
    # whole record
    return value is None or (not value and isinstance(value, tuple | Value))


def one_line(value: Any) -> str:
    """Write a value of a record on one line, as its files would.

    Examples:
        >>> import eucentralasia as eca
        >>> from eucentralasia.model.plain_data import one_line
        >>> one_line((eca.Place(city="Dushanbe", country="TJ"), "KZ"))
        'city Dushanbe; country TJ, KZ'
    """
    plain = unstructure(value)
    if isinstance(plain, list):
        return ", ".join(map(one_line, plain))
    if isinstance(plain, dict):
        return "; ".join(f"{key} {one_line(item)}" for key, item in plain.items())
    return str(plain)
