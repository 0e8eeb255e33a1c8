"""JSON Schema (draft 2020-12) of records and of whole files, made from the records themselves.

A schema says what a value must be by itself, in patterns that every dialect reads alike. What needs the rest
of a file - that ids are known and unique - only the loader says, and that a span ends before it starts.
"""

from __future__ import annotations

import datetime as dt
from copy import deepcopy
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeAlias, get_origin

import attrs

from eucentralasia.dates import DateSpan, PartialDate
from eucentralasia.errors import safe_repr
from eucentralasia.model import DRAWERS, MODULES, SINGULARS, Category, PublisherKind, Withdrawn
from eucentralasia.model.closed_list import Fixed
from eucentralasia.model.metadata import UNKNOWN
from eucentralasia.model.patterns import SPACE
from eucentralasia.model.validation import (
    BIDI,
    INVISIBLE,
    LARGEST_NUMBER,
    LONGEST_TEXT,
    NONCHARACTERS,
    SCHEMA,
    OneText,
    inner,
    is_optional,
    is_value,
    members,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Refer: TypeAlias = Callable[[type[Any]], dict[str, Any]]

__all__ = ["json_schema"]

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
# In Python's dialect of patterns a line feed may follow the end, in that of JSON Schema it may not.
END: Final = "$(?!\\n)"
# Years with a 29 February: those that end in a leap multiple of four, and the centuries that 400 divides.
LEAP: Final = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)"
YEAR: Final = "(?!0000)[0-9]{4}"
DAYS_OF_MONTHS: Final = (
    "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    "|02-(?:0[1-9]|1[0-9]|2[0-8])"
)
DAY: Final = f"(?:{YEAR}-(?:{DAYS_OF_MONTHS})|(?!0000){LEAP}-02-29)"
# Months, and the parts of a year: seasons, quarters, halves; the winter of the last year would end beyond it.
PART: Final = "(?:0[1-9]|1[0-2]|2[1-4]|3[3-6]|4[01])"
DATE: Final = f"(?:{DAY}|(?!9999-24){YEAR}-{PART}|{YEAR})[?~%]?"
# Halves of pairs, and what hides in other planes, have no escape that every dialect knows. Texts that keep to
# I-JSON (RFC 7493) have no such halves; of others the loader alone refuses them.
SHORT: Final = tuple(sorted(one for one in BIDI | NONCHARACTERS if one <= "\uffff"))


def _spelt(characters: Iterable[str]) -> str:
    return "".join(f"\\u{ord(one):04x}" for one in characters)


HIDDEN: Final = "\\u0000-\\u0009\\u000b-\\u001f\\u007f-\\u009f\\ue000-\\uf8ff" + _spelt(SHORT)
EDGE: Final = f"[^{SPACE}{HIDDEN}{_spelt(sorted(INVISIBLE))}]"
LEAVES: Final[MappingProxyType[Any, Fixed]] = MappingProxyType(
    {
        str: Fixed(
            {"type": "string", "pattern": f"^{EDGE}(?:[^{HIDDEN}]*{EDGE})?{END}", "maxLength": LONGEST_TEXT}
        ),
        int: Fixed({"type": "integer", "minimum": -LARGEST_NUMBER, "maximum": LARGEST_NUMBER}),
        float: Fixed({"type": "number"}),
        dt.date: Fixed({"type": "string", "pattern": f"^{DAY}{END}"}),
        PartialDate: Fixed({"type": "string", "pattern": f"^{DATE}{END}"}),
        # an end is a date, unknown where nothing stands, or open where two dots stand; one of both is a date
        # or open
        DateSpan: Fixed(
            {
                "type": "string",
                "pattern": f"^(?:{DATE}|(?:{DATE}|\\.\\.)/(?:{DATE}|\\.\\.)?|/(?:{DATE}|\\.\\.)"
                f"|\\[{DAY}\\.\\.{DAY}\\]){END}",
            }
        ),
    }
)


def json_schema(cls: type[Any] | None = None, *, file: bool = False) -> dict[str, Any]:
    """Return the JSON Schema of a record or part, or of a whole data file.

    Args:
        cls: The record or part; without it, the schema of a file with ``schema = 1`` and a list for each
            drawer.
        file: Whether the record stands alone in a file of the folder layout, whose name is its id.

    Returns:
        A fresh dict, draft 2020-12, with an ``$id`` of its own; parts stand under ``$defs``.

    Raises:
        TypeError: ``cls`` is no record or part of this package; or no record, where a file of one is asked
            for.

    Examples:
        >>> import eucentralasia as eca
        >>> eca.json_schema(eca.Place)["properties"]["city"]["type"]
        ['string', 'null']
        >>> sorted(eca.json_schema()["properties"])[:3]
        ['cities', 'complete_until', 'countries']
        >>> eca.json_schema(eca.Topic)["required"], eca.json_schema(eca.Topic, file=True)["required"]
        (['id', 'name'], ['name'])
    """
    parts: dict[str, Any] = {}

    def refer(kind: type[Any]) -> dict[str, Any]:
        if kind.__name__ not in parts:
            parts[kind.__name__] = _table(kind, refer)
        return {"$ref": f"#/$defs/{kind.__name__}"}

    if cls is None:
        schema = _file(refer)
    elif isinstance(cls, type) and members(cls) and cls.__module__.startswith("eucentralasia.model."):
        schema = _record_file(cls, refer) if file else _table(cls, refer)
    else:
        told = SINGULARS.get(cls, cls).title() if isinstance(cls, str) else ""
        way = f"; write json_schema(eca.{told})" if told in MODULES else ""
        msg = f"json_schema takes a record or part such as Event, not {safe_repr(cls)}{way}"
        raise TypeError(msg)
    named = {"$schema": DIALECT, "$id": _address(cls, file=file)}
    # a copy, as what the tables of this room say is said again for the next
    return deepcopy({**named, **schema, **({"$defs": dict(sorted(parts.items()))} if parts else {})})


def _address(cls: type[Any] | None, *, file: bool) -> str:
    """Return what a schema is called for ever: a name, as there is no place where it would be served."""
    what = ("data-file",) if cls is None else (cls.__name__.lower(), *(["file"] if file else []))
    return f"urn:eucentralasia:schema:{SCHEMA}:{'-'.join(what)}"


def _record_file(cls: type[Any], refer: Refer) -> dict[str, Any]:
    """Return the schema of a record without its id, which the file tells by its name and may repeat."""
    if cls not in DRAWERS.values():
        msg = f"a file holds a record such as Event, not a {cls.__name__}"
        raise TypeError(msg)
    schema = _table(cls, refer)
    return {
        **schema,
        "title": f"A file of one {cls.__name__}",
        "required": [name for name in schema["required"] if name != "id"],
    }


def bare_schema(cls: type[Any], refer: Refer) -> dict[str, Any]:
    """Return the JSON Schema of a record, part or date for a host that keeps the schemas of parts itself.

    Args:
        cls: The record, part or date.
        refer: Returns for a part what refers to its schema.
    """
    return _table(cls, refer) if is_value(cls) else _leaf(cls)


def _file(refer: Refer) -> dict[str, Any]:
    drawers = {drawer: {"type": "array", "items": _of(cls, refer)} for drawer, cls in DRAWERS.items()}
    head = {
        "schema": {"const": SCHEMA},
        "digest": LEAVES[str],
        "version": LEAVES[str],
        "complete_until": {"anyOf": [LEAVES[dt.date], _table_of(dict.fromkeys(Category, LEAVES[dt.date]))]},
        "publishers": {
            "anyOf": [
                {"type": "array", "items": LEAVES[str]},
                {
                    "type": "object",
                    "propertyNames": LEAVES[str],
                    "additionalProperties": {"type": "string", "enum": [*PublisherKind, UNKNOWN]},
                },
            ]
        },
        "withdrawn": {"type": "array", "items": _of(Withdrawn, refer)},
    }
    return {
        "title": "A data file of eucentralasia",
        "type": "object",
        "properties": {**head, **drawers},
        "required": ["schema"],
        "additionalProperties": False,
    }


def _table_of(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _table(cls: type[Any], refer: Refer) -> dict[str, Any]:
    fields = members(cls)
    return {
        "title": cls.__name__,
        "description": (cls.__doc__ or "").partition("\n")[0],
        "type": "object",
        "properties": {name: _field(field, refer) for name, field in fields.items()},
        "required": [name for name, field in fields.items() if field.default is attrs.NOTHING],
        "additionalProperties": False,
        **cls._rules_schema,
    }


def _field(field: attrs.Attribute[Any], refer: Refer) -> dict[str, Any]:
    schema = _of(field.type, refer)
    form = field.metadata.get("form")
    if form is None:
        return schema
    if "items" in schema:
        return {**schema, "items": {"allOf": [schema["items"], form.schema]}}
    return (
        {"anyOf": [{"type": "null"}, form.schema], **schema}
        if is_optional(field.type)
        else {"allOf": [form.schema], **schema}
    )


def _of(kind: Any, refer: Refer) -> dict[str, Any]:
    """Return the schema of a type; of a record or part, what refers to its own."""
    if is_optional(kind):
        schema = _of(inner(kind), refer)
        if "enum" in schema:
            return {**schema, "type": ["string", "null"], "enum": [*schema["enum"], None]}
        return {**schema, "type": [schema["type"], "null"]}
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _of(inner(kind), refer)}
    return refer(kind) if is_value(kind) else _leaf(kind)


def _leaf(kind: Any) -> dict[str, Any]:
    if issubclass(kind, OneText):
        return {**LEAVES[str], "allOf": [kind.form.schema]}
    if issubclass(kind, StrEnum):
        return {"type": "string", "enum": [member.value for member in kind]}
    return dict(LEAVES[kind])
