"""Many records of plain data, quickly: the one place where speed is bought with a trick.

``structure`` is the definition; it goes through cattrs and each record's own constructor, and takes about fifteen times
as long as parsing the JSON. Here one function for each class is written out as Python source: it checks the types, the
texts and the forms in line, shares equal values (texts, dates, tuples of ids, small parts), and makes the record
as a ``draft``, without its constructor. Whatever it does not like it refuses, and the caller asks ``structure``, which either tells the
problems or takes the value after all. So this room decides nothing, and the tests compare the two on every corpus.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, Final, get_origin

import attrs

from eucentralasia.dates import DateSpan, PartialDate, day
from eucentralasia.model import DRAWERS
from eucentralasia.model.events import Participation
from eucentralasia.model.validation import (
    LARGEST_NUMBER,
    LONGEST_TEXT,
    Value,
    assembler,
    bare,
    draft,
    inner,
    is_optional,
    members,
    text_problem,
)

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["REFUSALS", "Workshop"]

NOTHING: Final = object()
WHOLE_DAY: Final = len("YYYY-MM-DD")
REFUSALS: Final = (
    KeyError,
    TypeError,
    ValueError,
)  # what a maker raises at what it does not like; DateError and DataError are ValueErrors
MEMOISED_TEXTS: Final = {"publisher", "lang", "script", "title", "role"}


class Memo(dict[Any, Any]):
    """What has been read already: a key that is new is read, kept, and shared from then on."""

    __slots__ = ("read",)

    def __init__(self, read: Callable[[Any], Any]) -> None:
        self.read = read

    def __missing__(self, key: Any) -> Any:
        value = self[key] = self.read(key)
        return value


class Texts(dict[Any, Any]):
    """Texts that have been read already; a new one is checked, kept, and shared from then on."""

    __slots__ = ()

    def __missing__(self, text: Any) -> Any:
        plain = (
            type(text) is str
            and text.isprintable()
            and 0 < len(text) <= LONGEST_TEXT
            and text[0] != " "
            and text[-1] != " "
        )
        self[text] = text if plain else checked_text(text)
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


class Workshop:
    """The makers of one load, and what they share.

    Attributes:
        makers: A function for each drawer that makes a record of a dict, or raises one of ``REFUSALS``.
        ids: For each group of drawers, the ids of records in them that the records made here hold.
    """

    __slots__ = ("ids", "makers")

    def __init__(self) -> None:
        self.ids: dict[tuple[str, ...], Texts] = {drawers: Texts() for drawers in _groups()}
        made = _workshop()(
            **_tools(), **_memos(), **{name: self.ids[drawers] for drawers, name in _groups().items()}
        )
        self.makers: dict[str, Callable[[Any], Any]] = {
            drawer: made[cls.__name__] for drawer, cls in DRAWERS.items()
        }


@cache
def _classes() -> tuple[type[Any], ...]:
    """Return the records and all parts that they hold, parts before their holders."""
    found: dict[type[Any], None] = {}

    def visit(cls: type[Any]) -> None:
        for field in members(cls).values():
            kind = bare(field.type)
            if isinstance(kind, type) and issubclass(kind, Value):
                visit(kind)
        found[cls] = None

    for cls in DRAWERS.values():
        visit(cls)
    return tuple(found)


@cache
def _groups() -> dict[tuple[str, ...], str]:
    """Return a name for each group of drawers that some field refers to."""
    groups = {
        field.metadata["refers"]
        for cls in _classes()
        for field in members(cls).values()
        if "refers" in field.metadata
    }
    return {drawers: "ids_" + "_".join(drawers) for drawers in sorted(groups)}


def _memos() -> dict[str, Any]:
    """Return what one load shares, empty."""
    dates = Memo(PartialDate.from_edtf)
    return {
        "texts": Texts(),
        "tuples": Memo(lambda items: items),
        "day_memo": Memo(lambda text: day(checked_text(text))),
        "date_memo": dates,
        "span_memo": Memo(lambda text: _span(text, dates)),
    }


def _span(text: str, dates: Memo) -> DateSpan:
    """Read a span; one of whole days, as most are, is made of dates that are shared, and compared as texts."""
    first, slash, last = text.partition("/") if type(text) is str else ("", "", "")
    days = (first, last) if slash else (first, first)
    if not len(days[0]) == len(days[1]) == WHOLE_DAY or days[1] < days[0]:
        return DateSpan.from_edtf(text)
    found: DateSpan = assembler(DateSpan)((dates[days[0]], dates[days[1]], False, False))
    return found


@cache
def _tools() -> dict[str, Any]:
    """Return what the written source uses by name, the same for every load."""
    tools: dict[str, Any] = {
        "EMPTY": (),
        "NOTHING": NOTHING,
        "new": object.__new__,
        "checked_text": checked_text,
        "checked_number": checked_number,
    }
    for cls in _classes():
        tools[cls.__name__] = cls
        tools[f"Draft_{cls.__name__}"] = draft(cls)
        for name, field in members(cls).items():
            kind, form = bare(field.type), field.metadata.get("form")
            if isinstance(kind, type) and issubclass(kind, StrEnum):
                tools[f"words_{kind.__name__}"] = {member.value: member for member in kind}
            if form is not None:
                tools[f"has_form_{cls.__name__}_{name}"] = form.holds
            if isinstance(field.default, Value):
                tools[f"default_{cls.__name__}_{name}"] = field.default
    return tools


@cache
def _workshop() -> Callable[..., dict[str, Callable[[Any], Any]]]:
    """Write and compile the source of all makers."""
    tools = ", ".join((*_tools(), *_memos(), *_groups().values()))
    makers = "".join(_maker(cls) for cls in _classes())
    result = ", ".join(f"{cls.__name__}=make_{cls.__name__}" for cls in _classes())
    namespace: dict[str, Any] = {}
    exec(f"def workshop(*, {tools}):\n{makers} return dict({result})\n", namespace)  # noqa: S102 - our own source, from our own classes
    written: Callable[..., Any] = namespace["workshop"]
    return written


def _maker(cls: type[Any]) -> str:
    fields = members(cls)
    keyed = _is_flat(cls)
    lines = ["if type(data) is not dict: raise TypeError"]
    values = f"{{**unset_{cls.__name__}, **data}}.values()"
    if keyed:
        lines += [
            f"values = tuple({values})",
            f"found = kept_{cls.__name__}.get(values)",
            "if found is not None: return found",
        ]
    lines += [
        f"{', '.join(fields)}, = {'values' if keyed else values}"
    ]  # an unknown key is one value too many
    for name, field in fields.items():
        lines += _field_lines(cls, name, field)
    if cls is Participation:
        lines += ["if official is None and organisation is None and represents is None: raise ValueError"]
    lines += [
        f"self = new(Draft_{cls.__name__})",
        *(f"self.{name} = {name}" for name in fields),
        f"self.__class__ = {cls.__name__}",
    ]
    lines += [f"kept_{cls.__name__}[values] = self"] if keyed else []
    lines += ["return self"]
    body = "".join(f"  {line}\n" for line in lines)
    kept = (
        cls.__name__,
        *(f"{cls.__name__}_{name}" for name, field in fields.items() if get_origin(field.type) is tuple),
    )
    dicts = "".join(f" kept_{name} = {{}}\n" for name in kept)
    unset = ", ".join(f"{name!r}: {_unset(cls, name, field)}" for name, field in fields.items())
    return f" unset_{cls.__name__} = {{{unset}}}\n{dicts} def make_{cls.__name__}(data):\n{body}"


def _unset(cls: type[Any], name: str, field: attrs.Attribute[Any]) -> str:
    """Write what stands for a field that data do not have; nothing that is required takes ``NOTHING`` for a value."""
    if field.default is attrs.NOTHING:
        return "NOTHING"
    return (
        "None"
        if field.default is None
        else "EMPTY"
        if field.default == ()
        else f"default_{cls.__name__}_{name}"
    )


def _is_flat(cls: type[Any]) -> bool:
    """Whether the raw fields of a part are texts only, so that equal raw fields make equal parts, which are shared."""
    kinds = [inner(field.type) if is_optional(field.type) else field.type for field in members(cls).values()]
    plain = all(
        isinstance(kind, type) and (issubclass(kind, str) or kind in {DateSpan, PartialDate})
        for kind in kinds
    )
    return plain and cls not in DRAWERS.values()


def _field_lines(cls: type[Any], name: str, field: attrs.Attribute[Any]) -> list[str]:
    """Write the lines that check and read one field, which stands in a variable of its name, where it is set."""
    kind = inner(field.type) if is_optional(field.type) else field.type
    lines, unset = _checked(cls, name, field, kind), _unset(cls, name, field)
    return lines if unset == "NOTHING" else [f"if {name} is not {unset}:", *(f"  {line}" for line in lines)]


def _checked(cls: type[Any], name: str, field: attrs.Attribute[Any], kind: Any) -> list[str]:
    """Write the lines that check and read the value of a variable."""
    form = f"has_form_{cls.__name__}_{name}" if "form" in field.metadata else None
    if get_origin(kind) is tuple:
        return [
            f"if type({name}) is not list: raise TypeError",
            *_read_items(cls, name, field, inner(kind), form),
        ]
    if name == "id" and form:
        return [
            f"if type(id) is not str or not {form}(id): raise ValueError"
        ]  # such a form leaves nothing to the policy of texts
    lines = [f"{name} = {_read(name, field, kind)}"]
    if kind is str and "refers" not in field.metadata and name not in MEMOISED_TEXTS:
        quick = f"type({name}) is str and {name}.isprintable() and 0 < len({name}) <= {LONGEST_TEXT} and {name}[0] != ' ' and {name}[-1] != ' '"
        lines = [f"if not ({quick}): {name} = checked_text({name})"]
    return lines + ([f"if not {form}({name}): raise ValueError"] if form else [])


def _read_items(
    cls: type[Any], name: str, field: attrs.Attribute[Any], kind: Any, form: str | None
) -> list[str]:
    if isinstance(kind, type) and issubclass(kind, Value):
        return [f"{name} = tuple([make_{kind.__name__}(item) for item in {name}])"]
    memo = _read("", field, kind).removesuffix("[]") if kind is not str else _text_memo(field)
    lines = [
        f"items = tuple({name})",
        f"{name} = kept_{cls.__name__}_{name}.get(items)",
        f"if {name} is None:",
    ]
    lines += [f"  {name} = tuple(map({memo}.__getitem__, items))"]
    if form:
        lines += [f"  if not all(map({form}, {name})): raise ValueError"]
    key = name if kind is str else "items"  # of texts the result itself is the key, which saves a tuple
    return [*lines, f"  {name} = tuples[{name}]", f"  kept_{cls.__name__}_{name}[{key}] = {name}"]


def _text_memo(field: attrs.Attribute[Any]) -> str:
    return _groups()[field.metadata["refers"]] if "refers" in field.metadata else "texts"


def _read(name: str, field: attrs.Attribute[Any], kind: Any) -> str:
    """Write the expression that reads one value."""
    if kind is str:
        return f"{_text_memo(field)}[{name}]"
    if kind is int:
        return f"checked_number({name})"
    if kind is float:
        return f"{name} if type({name}) is float and -1e300 < {name} < 1e300 else checked_text({name})"
    if issubclass(kind, StrEnum):
        return f"words_{kind.__name__}[{name}]"
    if issubclass(kind, Value):
        return f"make_{kind.__name__}({name})"
    return {dt.date: "day_memo", PartialDate: "date_memo", DateSpan: "span_memo"}[kind] + f"[{name}]"
