"""What a value may be: exact types, the text policy, and the check that every record and part runs on itself."""

from __future__ import annotations

import types
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from functools import cache
from typing import Any, Final, Self, Union, get_args, get_origin

import attrs

from eucentralasia.dates import EDTF, EDTF_SPAN, Compared, DateSpan
from eucentralasia.errors import DataError, shown
from eucentralasia.model.forms import LONGEST_ID, Form

__all__ = [
    "SCHEMA",
    "Value",
    "assembler",
    "bare",
    "described",
    "draft",
    "form_problems",
    "ids",
    "inner",
    "is_optional",
    "members",
    "shown_id",
    "text_problem",
    "value_problems",
]

LONGEST_TEXT: Final = 10_000
LARGEST_NUMBER: Final = 2**53 - 1  # what every JSON library keeps whole
BIDI: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
NONCHARACTERS: Final = frozenset(
    chr(code)
    for code in (
        *range(0xFDD0, 0xFDF0),
        *(plane + end for plane in range(0, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF)),
    )
)
SCHEMA: Final = 1

PLAIN: Final = {
    "str": "a text",
    "int": "a whole number",
    "float": "a number with a decimal point",
    "bool": "true or false",
    "date": "a day like '2025-07-11'",
    "PartialDate": EDTF,
    "DateSpan": EDTF_SPAN,
}


def ids(*drawers: str, default: Any = attrs.NOTHING) -> Any:
    """Return a field that holds an id, or a tuple of ids, of records in one of these drawers."""
    return attrs.field(default=default, metadata={"refers": drawers})


def described(kind: Any) -> str:
    """Say in words what a field of that type holds."""
    if is_optional(kind):
        return described(inner(kind))
    if get_origin(kind) is tuple:
        return f"a list, each {described(inner(kind))}"
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return "one of " + ", ".join(kind)
    return PLAIN.get(kind.__name__) or f"a table of a {kind.__name__}"


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


def text_problem(text: str) -> str | None:
    """Say what a text should have been, or ``None`` where it keeps the policy.

    A text is not empty, has no space at its ends, at most 10,000 characters, and no control, bidi or surrogate character.
    """
    if not text or text != text.strip():
        return "a text that is not empty and has no space at its ends"
    if len(text) > LONGEST_TEXT:
        return f"a text of at most {LONGEST_TEXT} characters"
    if text.isprintable():
        return None
    if any(
        (unicodedata.category(c) in {"Cc", "Cs"} and c != "\n") or c in BIDI or c in NONCHARACTERS
        for c in text
    ):
        return "a text without control, bidi or surrogate characters"
    return None


def value_problems(value: object, kind: Any) -> Iterator[tuple[str, str, object, str]]:
    """Yield ``(path, expected, got, code)`` for everything in a value that is not exactly of the declared type."""
    if is_optional(kind):
        if value is not None:
            yield from value_problems(value, inner(kind))
    elif get_origin(kind) is tuple:
        if type(value) is not tuple:
            yield "", "a tuple" + described(kind).removeprefix("a list"), value, "type"
            return
        for position, item in enumerate(value):
            for path, expected, got, code in value_problems(item, inner(kind)):
                yield f"[{position}]{path}", expected, got, code
    elif wanted := _leaf_problem(value, kind):
        yield "", wanted[0], value, wanted[1]


def _leaf_problem(value: Any, kind: Any) -> tuple[str, str] | None:
    """Return what was expected, and the code, where a value is not exactly of its type or no text or number that is allowed."""
    if type(value) is not kind:
        return described(kind), "type"
    if kind is str:
        wanted = text_problem(value)
        return (wanted, "text") if wanted else None
    if kind is float and value - value != 0:  # an infinity, or no number
        return "a finite number", "number"
    if kind is int and abs(value) > LARGEST_NUMBER:
        return f"a number of at most {LARGEST_NUMBER}", "number"
    return None


def members(value: Any) -> dict[str, attrs.Attribute[Any]]:
    """Return the fields of a record or part, or of its class, by name and in order; none for anything else."""
    cls = value if isinstance(value, type) else type(value)
    return attrs.fields_dict(cls) if attrs.has(cls) else {}


def shown_id(key: object) -> str | None:
    """Return what may stand as the id of a record in a message, or ``None`` for what is too long or no text."""
    return key if type(key) is str and len(key) <= LONGEST_ID and key.isprintable() else None


KINDS: Final[dict[type, tuple[tuple[str, Any, Form | None], ...]]] = {}


def _kinds(cls: type) -> tuple[tuple[str, Any, Form | None], ...]:
    """Return the names, types and forms of the fields of a class; kept, as every new record asks."""
    found = KINDS.get(cls)
    if found is None:
        kinds = tuple((name, field.type, field.metadata.get("form")) for name, field in members(cls).items())
        found = KINDS.setdefault(cls, kinds)
    return found


def _field_problems(value: object, kind: Any, form: Form | None) -> Iterator[tuple[str, str, object, str]]:
    problems = tuple(value_problems(value, kind))
    yield from problems or form_problems(value, form)


def form_problems(value: object, form: Form | None) -> Iterator[tuple[str, str, object, str]]:
    """Yield ``(path, expected, got, code)`` for a value, or for each item of a tuple, that has not the form."""
    if form is None or value is None:
        return
    if isinstance(value, tuple):
        for position, item in enumerate(value):
            if not form.holds(item):
                yield f"[{position}]", form.wanted, item, form.code
    elif not form.holds(value):
        yield "", form.wanted, str(value) if isinstance(value, DateSpan) else value, form.code


def _refusal(problems: Iterable[tuple[str, str, object, str]], record: str | None = None) -> DataError:
    """Return the error that tells some ``(path, expected, got, code)`` of a record."""
    from eucentralasia.errors import Problem

    return DataError(
        Problem(path=path, record=record, expected=expected, got=shown(got), code=code)
        for path, expected, got, code in problems
    )


class Value(Compared):
    """What all records and parts share: they check themselves, copy as themselves and pickle through their constructor."""

    __slots__ = ()

    @property
    def key(self) -> str:
        """How a path names it among its like."""
        return str(getattr(self, "id", ""))

    def __attrs_post_init__(self) -> None:
        """Refuse wrong types and broken rules, all at once; not an attrs validator, which a host could switch off."""
        problems = [
            (name + path, expected, got, code)
            for name, kind, form in _kinds(type(self))
            for path, expected, got, code in _field_problems(getattr(self, name), kind, form)
        ]
        problems = problems or list(self._broken_rules())
        if problems:
            raise _refusal(problems, shown_id(getattr(self, "id", None)))

    def _broken_rules(self) -> Iterator[tuple[str, str, object, str]]:
        """Yield ``(path, expected, got, code)`` for every rule between fields of this class that the values break."""
        yield from ()

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        values = tuple(getattr(self, name) for name, *_ in _kinds(type(self)))
        return _rebuilt, (type(self), SCHEMA, values)


def _rebuilt(cls: type[Any], schema: int, values: tuple[Any, ...]) -> Any:
    names = list(members(cls))
    if schema != SCHEMA or len(values) != len(names):
        expected = f"a pickle of schema {SCHEMA}; load the data files again"
        raise _refusal([("schema", expected, schema, "schema")])
    return cls(**dict(zip(names, values, strict=True)))


DRAFTS: Final[dict[type, type[Any]]] = {}


def draft(cls: type[Any]) -> type[Any]:
    """Return a subclass of a record or part whose fields may be assigned to: the one way around constructors and their checks.

    Two roads use it, both with values that were checked: the snapshot, whose records passed all checks when the wheel was
    built, and the quick makers of the codec, which check types, texts and forms themselves; tests compare what both make
    with what the constructors make. When all fields are filled, a draft changes its ``__class__`` to the record's. A frozen
    attrs class would pay for ``object.__setattr__`` on each field; deleting must be plain too, or assigning stays slow.
    """
    found = DRAFTS.get(cls)
    if found is None:
        plain = {"__slots__": (), "__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
        found = DRAFTS.setdefault(cls, type(f"Draft{cls.__name__}", (cls,), plain))
    return found


@cache
def assembler(cls: Any) -> Callable[[Iterable[Any]], Any]:
    """Return the function that makes a record, part or date of the values of all its fields, as a ``draft``."""
    # Written out, as a loop of setattr takes twice as long over the whole registry.
    fields = "".join(f"self.{name}, " for name in members(cls))
    source = f"def assemble(values):\n  self = new(draft)\n  {fields} = values\n  self.__class__ = cls\n  return self"
    names: dict[str, Any] = {"new": object.__new__, "draft": draft(cls), "cls": cls}
    exec(source, names)  # noqa: S102 - our own source, from our own classes
    written: Callable[[Iterable[Any]], Any] = names["assemble"]
    return written
