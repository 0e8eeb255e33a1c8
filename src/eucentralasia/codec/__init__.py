"""Plain data to records and back, strictly: the only room for cattrs."""

from __future__ import annotations

import datetime as dt
import json
from enum import Enum
from typing import TYPE_CHECKING, Any

from eucentralasia.codec.converter import is_value, structure
from eucentralasia.codec.schemas import json_schema
from eucentralasia.dates import DateSpan, PartialDate
from eucentralasia.model.events import NOWHERE
from eucentralasia.model.validation import members

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["configure", "dumps", "json_schema", "structure", "unstructure"]


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
    if isinstance(value, tuple):
        return [unstructure(item) for item in value]
    if isinstance(value, dt.date | PartialDate | DateSpan):
        return str(value)
    fields = members(value)
    pairs = ((name, getattr(value, name)) for name in fields)
    return (
        {name: unstructure(held) for name, held in pairs if held not in (None, (), NOWHERE)}
        if fields
        else value
    )


def dumps(value: Any) -> bytes:
    """Return the canonical JSON of a record, part or plain data: the same bytes whatever the machine or Python.

    Keys keep the order of the fields, texts stay as they are in UTF-8, and a line feed ends the text.

    Examples:
        >>> import eucentralasia as eca
        >>> from eucentralasia.codec import dumps
        >>> dumps(eca.Place(city="Dushanbe"))
        b'{"city":"Dushanbe"}\\n'
    """
    plain = unstructure(value)
    return (json.dumps(plain, ensure_ascii=False, allow_nan=False, separators=(",", ":")) + "\n").encode()


def configure(converter: Converter) -> Converter:
    """Teach a host's own cattrs converter our records, strictly, and return it.

    Args:
        converter: Any ``cattrs.Converter``; its hooks for other types, such as ``str``, stay as they are.

    Examples:
        >>> import cattrs, eucentralasia as eca
        >>> converter = eca.configure(cattrs.Converter())
        >>> converter.structure({"country": "KZ"}, eca.Place).country
        'KZ'
    """
    converter.register_structure_hook_func(is_value, structure)
    converter.register_unstructure_hook_func(is_value, unstructure)
    return converter
