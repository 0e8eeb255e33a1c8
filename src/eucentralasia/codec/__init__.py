"""Plain data to records and back, strictly: the only room for cattrs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeVar, get_origin

from eucentralasia.codec.bulk import REFUSALS, single_maker
from eucentralasia.errors import safe_repr
from eucentralasia.model.call_hints import hinting
from eucentralasia.model.plain_data import unstructure as unstructure
from eucentralasia.model.validation import is_value

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["configure", "structure"]

T = TypeVar("T")


@hinting
def structure(data: object, cls: type[T]) -> T:
    """Make a record or part of plain data, strictly.

    Args:
        data: A dict of texts, numbers, booleans, lists and dicts, as TOML and JSON give them; dates are EDTF
            texts.
        cls: The record or part to make.

    Returns:
        The record.

    Raises:
        DataError: Something is not exactly as declared; all problems at once, up to a hundred.
        TypeError: ``cls`` is no class.

    Examples:
        >>> import eucentralasia as eca
        >>> eca.structure({"city": "Dushanbe", "country": "TJ"}, eca.Place).city
        'Dushanbe'
        >>> eca.structure({"city": 3}, eca.Place)
        Traceback (most recent call last):
        eucentralasia.errors.DataError: 1 problem in the data
          city: expected a text, got 3
    """
    if not isinstance(cls, type) and get_origin(cls) is None:
        msg = f"structure makes a record or part such as eca.Event, not {safe_repr(cls)}"
        raise TypeError(msg)
    if is_value(cls):
        try:
            made: T = single_maker().maker(cls)(data)
        except REFUSALS:
            pass  # the converter says what is wrong, or takes what the maker was too quick to refuse
        else:
            return made
    from eucentralasia.codec.converter import converted

    return converted(data, cls)


def dumps(value: Any) -> bytes:
    """Return the canonical JSON of a record, part or plain data: the same bytes on every machine and Python.

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
    if not hasattr(converter, "register_structure_hook_func"):
        raise TypeError(
            f"configure takes a converter; write configure(cattrs.Converter()), not {converter!r}"
        )
    converter.register_structure_hook_func(is_value, structure)
    converter.register_unstructure_hook_func(is_value, unstructure)
    return converter
