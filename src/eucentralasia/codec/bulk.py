"""Many records of plain data, quickly: the one room where speed is bought with a trick.

Going through cattrs and each record's own constructor takes about fifteen times as long as parsing the JSON.
Here a maker of each class reads the fields one by one, shares equal values (texts, dates, tuples of ids,
small parts), makes the record as a ``draft``, without its constructor, and asks it for the rules that it
breaks. Whatever a maker does not like it refuses, and the caller asks the converter, which either says what
is wrong or takes the value after all. So this room decides nothing, and the tests compare the two on every
corpus.

What is written for a class looks like this, for a topic with no more than an id and a broader one::

    def factory(load):
        read_broader = load.ids[refers_broader]
        def make(data):
            if type(data) is not dict: raise TypeError
            id, broader, = {**unset, **data}.values()
            if id is not unset_id: id = checked_id(id)
            if broader is not unset_broader: broader = read_broader[broader]
            self = new(draft)
            self.id = id
            self.broader = broader
            self.__class__ = cls
            for _ in self._broken_rules(): raise ValueError
            return self
        return make
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, Final, get_origin

import attrs

from eucentralasia.dates import DateSpan, PartialDate, day
from eucentralasia.model.kinds import assembler, draft
from eucentralasia.model.validation import (
    INVISIBLE,
    LARGEST_NUMBER,
    LONGEST_TEXT,
    OneText,
    Value,
    inner,
    is_optional,
    is_value,
    members,
    text_problem,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    Reader: TypeAlias = Callable[[Any], Any]

MISSING: Final = object()
NO_RULES: Final[Any] = Value._broken_rules  # noqa: SLF001 - this room makes records too
# The policy of texts for nearly all of them, in line, as asking a function for each makes a load some percent
# slower; what is less plain is looked at by ``text_problem``, where the policy stands.
PLAIN_TEXT: Final = (
    f"type({{0}}) is str and {{0}}.isprintable() and 0 < len({{0}}) <= {LONGEST_TEXT} "
    "and {0}[0] not in BLANK and {0}[-1] not in BLANK"
)
BLANK: Final = frozenset(one for one in INVISIBLE | {" "} if one.isprintable())
WHOLE_DAY: Final = len("YYYY-MM-DD")
# What a maker raises at what it does not like; DateError and DataError are ValueErrors.
REFUSALS: Final = (KeyError, TypeError, ValueError)
# Texts that come again and again in a file: one object for all takes less memory, and is checked once.
REPEATED: Final = frozenset({"lang", "publisher", "role", "script", "title"})


class Memo(dict[Any, Any]):
    """What has been read already: a key that is new is read, kept, and shared from then on."""

    __slots__ = ("read",)

    def __init__(self, read: Reader) -> None:
        self.read: Reader = read

    def __missing__(self, key: Any) -> Any:
        value = self.read(key)
        # where the value equals its key, as a list of ids does, keeping one of the two saves the other
        self[value if type(value) is tuple and value == key else key] = value
        return value


class Forgetful(Memo):
    """A memo that keeps nothing, for makers that live as long as the process does."""

    __slots__ = ()

    def __setitem__(self, key: Any, value: Any) -> None:
        """Keep nothing."""


class BulkMaker:
    """Makes the records of one load, which share what is equal in them.

    Args:
        memo: ``Memo``, or ``Forgetful`` where nothing may be kept.

    Attributes:
        ids: For each group of drawers, the ids of records in them that the records made here hold.
    """

    def __init__(self, memo: type[Memo] = Memo) -> None:
        self.memo = memo
        self.ids: Memo = Memo(lambda _: memo(checked_text))
        self.shared: Memo = Memo(lambda kind: memo(self._span if kind is DateSpan else _reader_of(kind)))
        self._makers: dict[type[Any], Reader] = {}
        self._lists = memo(lambda items: items)

    def maker(self, cls: Any) -> Reader:
        """Return the function that makes a record or part of a dict, or raises one of ``REFUSALS``."""
        made = self._makers.get(cls)
        if made is None:
            # the makers of a load do not outlive a change of a class; those that stay ask for rules every
            # time
            ruled = self.memo is Forgetful or cls._broken_rules is not NO_RULES
            made = self._makers[cls] = _factory(cls, ruled)(self)
        return made

    def list_memo(self, memo: Memo, holds: Reader | None) -> Memo:
        """Return a memo of lists whose items another memo reads; equal lists of several fields are one."""

        def read(items: tuple[Any, ...]) -> Any:
            made = tuple(map(memo.__getitem__, items))
            if holds is not None and not all(map(holds, made)):
                raise ValueError
            return self._lists[made]

        return self.memo(read)

    def _span(self, text: str) -> DateSpan:
        """Read a span; one of whole days, as most are, is made of shared dates and compared as texts."""
        first, slash, last = text.partition("/") if type(text) is str else ("", "", "")
        days = (first, last) if slash else (first, first)
        if not len(days[0]) == len(days[1]) == WHOLE_DAY or days[1] < days[0]:
            return DateSpan.from_edtf(text)
        dates = self.shared[PartialDate]
        found: DateSpan = assembler(DateSpan)((dates[days[0]], dates[days[1]], False, False))
        return found


def _exact_text(text: Any) -> str:
    if type(text) is not str:
        raise TypeError
    return text


def checked_text(text: Any) -> str:
    """Return a text that keeps the policy."""
    if type(text) is not str or text_problem(text) is not None:
        raise ValueError
    return text


def checked_number(number: Any) -> int:
    """Return a whole number that is not too large."""
    if type(number) is not int or abs(number) > LARGEST_NUMBER:
        raise ValueError
    return number


def checked_fraction(number: Any) -> float:
    """Return a number with a decimal point that is finite."""
    if type(number) is not float or number - number != 0:
        raise ValueError
    return number


READERS: Final[dict[Any, Reader]] = {
    str: checked_text,
    int: checked_number,
    float: checked_fraction,
    dt.date: lambda text: day(_exact_text(text)),
    PartialDate: PartialDate.from_edtf,
}


@cache
def _reader_of(kind: Any) -> Reader:
    """Return what reads a value of a type that is no span, which shares dates, and no part."""
    if issubclass(kind, OneText):
        return lambda text: kind.from_text(_exact_text(text))
    if not issubclass(kind, StrEnum):
        return READERS[kind]
    words = {word.value: word for word in kind}
    return lambda text: words[_exact_text(text)]


@cache
def _factory(cls: Any, ruled: bool) -> Callable[[BulkMaker], Reader]:  # noqa: FBT001 - cached by position
    """Write and compile what binds a maker of records or parts to the memos of a load, once for each class.

    A loop over the fields, instead of a line for each, takes a third longer. An unknown key is one value too
    many.
    """
    fields = members(cls)
    tools: dict[str, Any] = {"new": object.__new__, "draft": draft(cls), "cls": cls}
    tools["unset"] = {
        name: MISSING if one.default is attrs.NOTHING else one.default for name, one in fields.items()
    }
    bound, read = [], []
    for name, field in fields.items():
        tools[f"unset_{name}"] = field.default
        line, reading = _written(name, field, tools)
        bound += [line] if line else []
        # what is required and missing is read too, and refused by whatever reads it
        read += [f" if {name} is not unset_{name}:", *(f"  {statement}" for statement in reading)]
    build = [
        *read,
        " self = new(draft)",
        *(f" self.{name} = {name}" for name in fields),
        " self.__class__ = cls",
        *([" for _ in self._broken_rules(): raise ValueError"] if ruled else []),
        " return self",
    ]
    make = ["def make(data):", " if type(data) is not dict: raise TypeError"]
    values = f" {', '.join(fields)}, ="
    if _is_flat(cls):
        bound += ["def build(values):", f"{values} values", *build, "kept = load.memo(build)"]
        build = [" return kept[tuple({**unset, **data}.values())]"]
    else:
        make += [f"{values} {{**unset, **data}}.values()"]
    lines = [*bound, *make, *build, "return make"]
    source = "def factory(load):\n" + "".join(f" {line}\n" for line in lines)
    exec(source, tools)  # noqa: S102 - our own source
    factory: Callable[[BulkMaker], Reader] = tools["factory"]
    return factory


def _written(name: str, field: attrs.Attribute[Any], tools: dict[str, Any]) -> tuple[str, list[str]]:
    """Write the line that binds what reads a field to a load, if any, and the statements that read it."""
    kind, form = inner(field.type) if is_optional(field.type) else field.type, field.metadata.get("form")
    listed = get_origin(kind) is tuple
    kind = inner(kind) if listed else kind
    tools |= {
        f"kind_{name}": kind,
        f"form_{name}": form and form.holds,
        f"refers_{name}": field.metadata.get("refers"),
    }
    memo = f"load.ids[refers_{name}]" if "refers" in field.metadata else f"load.shared[kind_{name}]"
    guard = [f"if type({name}) is not list: raise TypeError"] if listed else []
    check = [f"if not form_{name}({name}): raise ValueError"] if form and not listed else []
    if is_value(kind):
        made = f"tuple([read_{name}(item) for item in {name}])" if listed else f"read_{name}({name})"
        return f"read_{name} = load.maker(kind_{name})", [*guard, f"{name} = {made}"]
    if listed:
        return f"read_{name} = load.list_memo({memo}, form_{name})", [
            *guard,
            f"{name} = read_{name}[tuple({name})]",
        ]
    if kind in {int, float} or (kind is str and "refers" not in field.metadata and name not in REPEATED):
        # the form of an id leaves nothing to the policy of texts, and every record has one
        tools["BLANK"] = BLANK
        tools[f"checked_{name}"] = _exact_text if name == "id" and form else READERS[kind]
        unless = f"if not ({PLAIN_TEXT.format(name)}): " if kind is str else ""
        return "", [f"{unless}{name} = checked_{name}({name})", *check]
    return f"read_{name} = {memo}", [f"{name} = read_{name}[{name}]", *check]


def _is_flat(cls: type[Any]) -> bool:
    """Whether the raw fields of a part are texts only, so that equal ones make equal parts."""
    kinds = [inner(field.type) if is_optional(field.type) else field.type for field in members(cls).values()]
    return all(isinstance(kind, type) and issubclass(kind, str | DateSpan | PartialDate) for kind in kinds)


@cache
def single_maker() -> BulkMaker:
    """Return the maker of records one by one; it keeps what makes each class, and no value."""
    return BulkMaker(Forgetful)
