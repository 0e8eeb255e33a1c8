"""What a value may be: its type, the policy of texts, its form, and the check of every record of itself."""

from __future__ import annotations

import re
import unicodedata
from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator
from enum import Enum, StrEnum
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, Final, Self, get_origin

import attrs

from eucentralasia.dates import EDTF, EDTF_SPAN, Compared, DateSpan, PartialDate, day
from eucentralasia.dates.parts import LAST_YEAR
from eucentralasia.errors import DataError, DateError, Problem, did_you_mean, nearest, safe_repr
from eucentralasia.model.attribute_hints import Missing, refuse_change, telling
from eucentralasia.model.kinds import bare, inner, is_optional, members
from eucentralasia.model.patterns import LONGEST_ID, Form

__all__ = [
    "BIDI",
    "INVISIBLE",
    "LARGEST_NUMBER",
    "LONGEST_TEXT",
    "NONCHARACTERS",
    "POSITIVE",
    "SCHEMA",
    "Flaw",
    "OneText",
    "Value",
    "bare",
    "described",
    "form_problems",
    "in_a_list",
    "inner",
    "is_optional",
    "is_value",
    "members",
    "mistaken",
    "reader_of",
    "refusal",
    "safe_id",
    "taken",
    "text_problem",
    "value_problems",
]

# What a file, a pickle or a snapshot holds has a number, so that an older one is migrated or refused, not
# misread.
SCHEMA: Final = 1
# The longest text of the curated registry has 382 characters; one so long as this was pasted by mistake.
LONGEST_TEXT: Final = 10_000
# What every JSON library keeps whole: JavaScript's numbers are exact up to here.
LARGEST_NUMBER: Final = 2**53 - 1
# Marks that turn the direction of a text, with which one name can be shown as another ("Trojan source").
BIDI: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Marks that nobody sees: within a text some join letters or part them, at its ends they are spaces, and a
# text of nothing else is empty.
INVISIBLE: Final = frozenset(
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u180f\u200b\u200c\u200d\u2060\u2061\u2062"
    "\u2063\u2064\u3164\ufeff\uffa0"
)
# Code points that Unicode keeps out of interchange: XML and many stores refuse a text that has one.
NONCHARACTERS: Final = frozenset(
    chr(code)
    for code in (
        *range(0xFDD0, 0xFDF0),
        *(plane + end for plane in range(0, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF)),
    )
)

PLAIN: Final = MappingProxyType(
    {
        "str": "a text",
        "int": "a whole number",
        "float": "a number with a decimal point",
        "bool": "true or false",
        "date": "a day like '2025-07-11'",
        "PartialDate": EDTF,
        "DateSpan": EDTF_SPAN,
    }
)

# What reads the text of a date, by the name of its class, as ``datetime`` is dear to import and a first
# record needs none of it; a ``OneText`` reads its own.
READERS: Final[MappingProxyType[str, Callable[[str], Any]]] = MappingProxyType(
    {
        "date": day,
        "PartialDate": PartialDate.from_edtf,
        "DateSpan": DateSpan.from_edtf,
    }
)

# A path within the value, what was expected, what was found, and the word for the kind of problem.
Flaw = tuple[str, str, object, str]


POSITIVE: Final = Form(
    wanted="an amount from 1",
    code="range",
    holds=lambda number: bool(number >= 1),
    schema={"type": "integer", "minimum": 1},
)


def described(kind: Any) -> str:
    """Say in words what a field of that type holds."""
    if is_optional(kind):
        return described(inner(kind))
    if get_origin(kind) is tuple:
        return f"a list, each {described(inner(kind))}"
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return "one of " + ", ".join(kind)
    if isinstance(kind, type) and issubclass(kind, OneText):
        return kind.form.wanted
    article = "an" if kind.__name__[0] in "AEIOU" else "a"
    return PLAIN.get(kind.__name__) or f"a table of {article} {kind.__name__}"


def is_value(kind: Any) -> bool:
    """Whether a type is that of a record or part."""
    return isinstance(kind, type) and issubclass(kind, Value)


def text_problem(text: str) -> str | None:
    """Say what a text should have been, or ``None`` where it keeps the policy.

    A text is not empty, has nothing at its ends that nobody sees, at most 10,000 characters, and no control,
    bidi, surrogate or private character but line feeds, and no tag, with which a text is written unseen.
    """
    if not text or text != text.strip() or text[0] in INVISIBLE or text[-1] in INVISIBLE:
        return "a text that is not empty and has no space at its ends"
    if len(text) > LONGEST_TEXT:
        return f"a text of at most {LONGEST_TEXT} characters"
    # what is printable hides nothing; nearly all texts are, and need no look at each character
    if not text.isprintable() and any(map(_hides, text)):
        return "a text without control, bidi, surrogate or private characters"
    return None


def _hides(character: str) -> bool:
    hidden = character in BIDI or character in NONCHARACTERS
    hidden = hidden or "\U000e0000" <= character <= "\U000e007f"
    return hidden or (unicodedata.category(character) in {"Cc", "Co", "Cs"} and character != "\n")


def taken(value: Any, kind: Any) -> Any:
    """Return a value of the declared type for a plain form of it, such as files have; all else as it is.

    A word becomes a member of its vocabulary, an EDTF text a date, a list a tuple, a table a part. A number
    may be written with or without a point, as JSON has one kind of number. Nothing is guessed: what is no
    such form stays, and is told as a flaw.

    Examples:
        >>> from eucentralasia.model.validation import taken
        >>> taken(["KZ", "UZ"], tuple[str, ...]), taken(43, float), taken("43", float)
        (('KZ', 'UZ'), 43.0, '43')
    """
    if is_optional(kind):
        return None if value is None else taken(value, inner(kind))
    if get_origin(kind) is tuple:
        return tuple([taken(item, inner(kind)) for item in value]) if type(value) in (list, tuple) else value
    if type(value) is str:
        return _read(value, kind)
    if type(value) is dict and is_value(kind):
        return kind(**value) if not any(_table_problems(value, kind)) else value
    if type(value) is int and kind is float:
        return float(value) if abs(value) <= LARGEST_NUMBER else value
    return int(value) if type(value) is float and kind is int and value.is_integer() else value


def _read(text: str, kind: Any) -> Any:
    """Return the word, date or the like that a text is, or the text."""
    try:
        read = reader_of(kind)
        return read(text) if read else kind(text) if issubclass(kind, Enum) else text
    except ValueError:  # DateError and DataError are too
        return text


def value_problems(value: object, kind: Any) -> Iterator[Flaw]:
    """Yield a flaw for everything in a value that is not exactly of the declared type."""
    if is_optional(kind):
        if value is not None:
            yield from value_problems(value, inner(kind))
    elif type(value) is dict and is_value(kind):
        yield from _table_problems(value, kind)
    elif get_origin(kind) is tuple:
        if type(value) is not tuple:
            yield "", described(kind) + in_a_list(value, inner(kind)), value, "type"
            return
        for position, item in enumerate(value):
            for path, expected, got, code in value_problems(item, inner(kind)):
                yield _joined(f"[{position}]", path), expected, got, code
    elif wanted := _leaf_problem(value, kind):
        yield "", wanted[0], value, wanted[1]


def in_a_list(value: object, kind: Any) -> str:
    """Say what to write for one item that stands where a list was wanted, or nothing."""
    if type(value) is str and safe_id(value):
        return f"; write [{_as_table(value, kind) if is_value(kind) else repr(value)}]"
    if isinstance(value, dict) and isinstance(kind, type) and issubclass(kind, OneText):
        items = [f"{scheme}:{one}" for scheme, one in value.items()]
        return f"; write {items}" if safe_id(str(items)) else ""
    return "; put it in a list: [...]" if is_value(kind) and isinstance(value, dict | Value) else ""


def _as_table(text: str, kind: Any) -> str:
    """Write the part that a text alone may stand for: its first field, and what it needs besides."""
    first, *others = members(kind).items()
    needed = (f", {name!r}: ..." for name, field in others if field.default is attrs.NOTHING)
    return f"{{{first[0]!r}: {text!r}{''.join(needed)}}}"


def _table_problems(table: dict[Any, Any], kind: Any) -> Iterator[Flaw]:
    """Yield a flaw for everything that keeps a table from being a part."""
    fields = members(kind)
    for key in table:
        if key not in fields:
            hint = did_you_mean(nearest(key, fields))
            yield safe_repr(key)[1:-1], f"a field of {kind.__name__}{hint}", key, "unknown-key"
    for name, field in fields.items():
        if field.default is attrs.NOTHING and name not in table:
            yield name, "a value; the field is required", "nothing", "missing"
    if table.keys() <= fields.keys():
        for name, value in table.items():
            for path, expected, got, code in _field_problems(
                taken(value, fields[name].type), fields[name].type, fields[name].metadata.get("form")
            ):
                yield _joined(name, path), expected, got, code


def _joined(name: str, path: str) -> str:
    return name + path if not path or path.startswith("[") else f"{name}.{path}"


def _leaf_problem(value: Any, kind: Any) -> tuple[str, str] | None:
    """Return what was expected, and the code, where a value is not exactly of its type or not allowed."""
    if type(value) is not kind:
        return mistaken(value, kind)
    if kind is str:
        wanted = text_problem(value)
        return (wanted + _trimmed(value), "text") if wanted else None
    if kind is float and value - value != 0:  # an infinity, or no number
        return "a finite number", "number"
    if kind is int and abs(value) > LARGEST_NUMBER:
        return f"a number of at most {LARGEST_NUMBER}", "number"
    return None


def _trimmed(text: str) -> str:
    """Say how a text is written without the space at its ends, where that is all that is wrong."""
    bare_text = text.strip()
    fits = bare_text != text and len(bare_text) <= LONGEST_ID and not text_problem(bare_text)
    return f"; write {bare_text!r}" if bare_text and fits else ""


def mistaken(value: Any, kind: Any) -> tuple[str, str]:
    """Return what was expected, with what to write where that is known, and the code, for a wrong type."""
    if kind.__name__ in READERS:
        try:
            READERS[kind.__name__](value if type(value) is str else "2000-01-01")
        except DateError as error:
            return error.expected, "date"
        return described(kind) + _quoted(value), "type"
    if issubclass(kind, OneText):
        return kind.form.wanted + kind.form.mended(value), kind.form.code if type(value) is str else "type"
    if issubclass(kind, Enum):
        return described(kind) + did_you_mean(nearest(value, [word.value for word in kind])), "vocabulary"
    # where it is long it is no name or address that a part could begin with
    if is_value(kind) and safe_id(value):
        is_json = value.lstrip()[:1] in {"{", "["}
        way = "json.loads(text) makes one" if is_json else f"write {_as_table(value, kind)}"
        return f"{described(kind)}; {way}", "type"
    is_number = kind in {int, float} and type(value) is str and re.fullmatch("-?[0-9]{1,15}", value)
    return described(kind) + (f"; write {int(value)} without quotes" if is_number else ""), "type"


def _quoted(value: Any) -> str:
    """Say how a date or a year that is no text is written as one, or nothing."""
    if hasattr(value, "isoformat") and hasattr(value, "year"):  # a day, perhaps with a time behind it
        return f"; put it in quotes: '{str(value)[: len('2025-07-11')]}'"
    if type(value) is int and 1 <= value <= LAST_YEAR:
        return f"; put it in quotes: '{value:04}'"
    from eucentralasia.dates.reader import line_for

    return line_for(value)


class OneText(Compared):
    """What a value shares that files write as one text, although it has several fields.

    Attributes:
        form: What the text must look like.
    """

    __slots__ = ()

    form: ClassVar[Form]

    @classmethod
    @abstractmethod
    def from_text(cls, text: str) -> Self:
        """Read the text, or raise a ValueError."""

    if not TYPE_CHECKING:  # for type checkers a class with this has any attribute

        def __getattr__(self, name: str) -> Any:
            """Say what to write for what a text would have."""
            raise AttributeError(
                Missing(type(self), name, ways={one: f"str({{}}).{one}" for one in dir(str)})
            )


def reader_of(kind: Any) -> Callable[[str], Any] | None:
    """Return what reads the text that files write for a value of a class; ``None`` where they write none."""
    return kind.from_text if issubclass(kind, OneText) else READERS.get(kind.__name__)


def safe_id(key: object) -> str | None:
    """Return what may stand as an id in a message, or ``None`` for what is too long or no text."""
    return key if type(key) is str and len(key) <= LONGEST_ID and key.isprintable() else None


def form_problems(value: object, form: Form | None) -> Iterator[Flaw]:
    """Yield a flaw for a value, or for each item of a tuple, that has not the form."""
    if form is None or value is None:
        return
    if isinstance(value, tuple):
        for position, item in enumerate(value):
            if not form.holds(item):
                yield f"[{position}]", form.wanted + form.mended(item), item, form.code
    elif not form.holds(value):
        got = str(value) if isinstance(value, DateSpan) else value
        yield "", form.wanted + form.mended(value), got, form.code


@cache
def _checked_fields(cls: type) -> tuple[tuple[str, Any, Form | None], ...]:
    """Return the names, types and forms of the fields of a class; kept, as every new record asks."""
    return tuple((name, field.type, field.metadata.get("form")) for name, field in members(cls).items())


def refusal(flaws: Iterable[Flaw], record: str | None = None) -> DataError:
    """Return the error that tells some flaws."""
    return DataError(
        Problem(path=path, record=record, expected=expected, got=safe_repr(got), code=code)
        for path, expected, got, code in flaws
    )


class Value(Compared):
    """What records and parts share: they check themselves, copy as themselves, pickle by constructor."""

    __slots__ = ()

    # What JSON Schema can say of the rules in ``_broken_rules``; it stands beside them, as it is the same
    # rule twice.
    _rules_schema: ClassVar[dict[str, Any]] = {}

    def __init_subclass__(cls) -> None:
        # attrs makes each class twice, the second time with all its methods
        if "__attrs_attrs__" in vars(cls):
            setattr(cls, "__init__", telling(vars(cls)["__init__"]))  # noqa: B010 - a type checker minds
            # attrs' own refusal does not say what to do
            for name in ("__setattr__", "__delattr__"):
                setattr(cls, name, refuse_change)

    if not TYPE_CHECKING:  # for type checkers a class with this has any attribute

        def __getattr__(self, name: str) -> Any:
            """Say what to write instead of an attribute that there is not."""
            raise AttributeError(Missing(type(self), name))

    @property
    def key(self) -> str:
        """How a path names it among its like."""
        return str(getattr(self, "id", ""))

    @property
    def label(self) -> str | None:
        """What people read for it; ``None`` where they read it field by field."""
        return None

    def __attrs_post_init__(self) -> None:
        """Take the plain forms of files; refuse wrong types and broken rules, all at once.

        Not in converters and validators of attrs: a host can switch validators off for the whole process, and
        the bulk maker and the snapshot, whose values were checked before, come past here.
        """
        cls: Any = type(self)
        flaws = []
        for name, kind, form in _checked_fields(cls):
            value = taken(getattr(self, name), kind)
            object.__setattr__(self, name, value)
            for path, expected, got, code in _field_problems(value, kind, form):
                flaws.append((_joined(name, path), expected, got, code))
        flaws = flaws or list(self._broken_rules())
        if flaws:
            raise refusal(flaws, safe_id(getattr(self, "id", None)))

    def _broken_rules(self) -> Iterable[Flaw]:
        """Return a flaw for every rule between fields of this class that the values break.

        A rule stands here and nowhere else: the constructor asks it, and so does the bulk maker of the codec.
        """
        return ()

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        values = tuple(getattr(self, name) for name in members(self))
        return _rebuilt, (type(self), SCHEMA, values)


def _field_problems(value: object, kind: Any, form: Form | None) -> Iterator[Flaw]:
    flaws = tuple(value_problems(value, kind))
    # a form is asked only of a value of the right type
    yield from flaws or form_problems(value, form)


def _rebuilt(cls: type[Any], schema: int, values: tuple[Any, ...]) -> Any:
    names = list(members(cls))
    if schema != SCHEMA or len(values) != len(names):
        expected = f"a pickle of schema {SCHEMA}; load the data files again"
        raise refusal([("schema", expected, schema, "schema")])
    return cls(**dict(zip(names, values, strict=True)))
