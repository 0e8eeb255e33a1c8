"""Plain data to records, strictly, through cattrs.

cattrs turns data into objects and is lenient by default: it makes ``"3"`` of 3, ``("a", "b")`` of ``"ab"``,
and overlooks unknown keys. Here every leaf has a hook of ours that takes exactly the declared type. Two traps
are kept shut
by tests: a hook registered for ``str`` also catches every ``StrEnum`` (so the ``str`` hook looks at its
target), and a predicate hook for ``str`` would never be asked (so it is registered for the class).
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, TypeVar, get_origin

from cattrs import (
    AttributeValidationNote,
    ClassValidationError,
    Converter,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn

from eucentralasia.dates import DateSpan, PartialDate
from eucentralasia.errors import DataError, Problem, safe_repr
from eucentralasia.model import Record
from eucentralasia.model.attribute_hints import field_hint
from eucentralasia.model.validation import (
    OneText,
    described,
    form_problems,
    in_a_list,
    inner,
    is_value,
    members,
    mistaken,
    reader_of,
    safe_id,
    taken,
    value_problems,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")
# As many as a person mends at a time; a page of broken data could have a problem for every byte.
MOST_PROBLEMS: Final = 100


class InvalidValue(Exception):  # noqa: N818 - never seen outside
    """A value is not what was wanted."""

    def __init__(self, expected: str, got: object, code: str = "type", path: str = "") -> None:
        self.expected: str = expected
        self.got: object = got
        self.code: str = code
        self.path: str = path
        super().__init__(expected)


def converted(data: object, cls: type[T]) -> T:
    """Make a record or part of plain data through cattrs, as ``structure`` does.

    Raises:
        DataError: Something is not exactly as declared; all problems at once, up to a hundred.
    """
    try:
        return converter().structure(data, cls)
    except Exception as error:  # noqa: BLE001 - whatever a hook raised becomes a problem, or is raised again
        problems = list(islice(problems_in(error, cls, data), MOST_PROBLEMS))
    raise DataError(problems)


@cache
def converter() -> Converter:
    """Return the one strict converter."""
    made = Converter(forbid_extra_keys=True, detailed_validation=True)
    for leaf in (str, int, float, bool, dt.date, PartialDate, DateSpan):
        made.register_structure_hook(leaf, _take)
    made.register_structure_hook_func(_is_one_text, _take)
    made.register_structure_hook_factory(_is_tuple, _tuple_hook)
    made.register_structure_hook_factory(is_value, _value_hook)
    return made


def _take(value: object, kind: Any) -> Any:
    """Take a leaf of the declared type, or its plain form; cattrs asks this for enums of texts too."""
    if reader_of(kind) and type(value) is not str:  # a file has its dates in quotes, as it may have no day
        expected, code = mistaken(value, kind)
        raise InvalidValue(expected, value, code)
    strict = taken(value, kind)
    for _, expected, got, code in value_problems(strict, kind):
        raise InvalidValue(expected, got, code)
    return strict


def _is_one_text(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, OneText)


def _is_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple


def _tuple_hook(kind: Any, converter: Converter) -> Callable[[object, Any], Any]:
    item = inner(kind)
    hook = converter.get_structure_hook(item)

    def take(value: object, _: Any) -> tuple[Any, ...]:
        if type(value) is not list and type(value) is not tuple:
            raise InvalidValue(described(kind) + in_a_list(value, item), value)
        taken, errors = [], []
        for position, one in enumerate(value):
            try:
                taken.append(hook(one, item))
            except Exception as error:  # noqa: BLE001 - the problems of all items come at once
                # not add_note, which wants a text: cattrs reads the position from a note of its own kind
                notes = getattr(error, "__notes__", [])
                error.__notes__ = [*notes, IterableValidationNote("item", position, item)]
                errors.append(error)
                if len(errors) >= MOST_PROBLEMS:
                    break
        if errors:
            raise _group(IterableValidationError, "items", errors, kind)
        return tuple(taken)

    return take


def _value_hook(kind: Any, converter: Converter) -> Callable[[object, Any], Any]:
    make = make_dict_structure_fn(kind, converter, _cattrs_forbid_extra_keys=True)

    def take(value: object, _: Any) -> Any:
        if type(value) is not dict or not all(type(key) is str for key in value):
            expected, code = mistaken(value, kind)
            raise InvalidValue(expected, value, code)
        try:
            return make(value, kind)
        except ClassValidationError as error:
            made = any(isinstance(one, DataError) for one in error.exceptions)
            # where the constructor was reached it has told the forms; else the good fields have not been
            # looked at
            forms = () if made else _misformed(error, value, kind, converter)
            raise _group(ClassValidationError, "fields", [*error.exceptions, *forms], kind) from None

    return take


def _group(group: Callable[..., Exception], message: str, errors: list[Exception], kind: Any) -> Exception:
    """Return a group of cattrs, whose third argument a type checker cannot see behind ``ExceptionGroup``."""
    return group(message, errors, kind)


def _misformed(
    error: ClassValidationError, value: dict[str, Any], kind: Any, converter: Converter
) -> Iterator[Exception]:
    """Yield what is wrong with the form of the fields of the right type, which no constructor came to see."""
    failed = {_field_of(one) for one in error.exceptions}
    for name, field in members(kind).items():
        form = field.metadata.get("form")
        if form is not None and name in value and name not in failed:
            taken = converter.get_structure_hook(field.type)(value[name], field.type)
            for path, expected, got, code in form_problems(taken, form):
                yield InvalidValue(expected, got, code, name + path)


def problems_in(error: BaseException, cls: Any, data: object) -> Iterator[Problem]:
    """Turn what cattrs and our hooks raised into problems with paths; all else is raised again."""
    record = safe_id(data.get("id")) if isinstance(data, dict) and issubclass(cls, Record) else None
    for path, expected, got, code in _flaws_in(error, ""):
        yield Problem(path=path, record=record, expected=expected, got=got, code=code)


def _flaws_in(error: BaseException, path: str) -> Iterator[tuple[str, str, str, str]]:
    match error:
        case ClassValidationError() | IterableValidationError():
            for inside in error.exceptions:
                yield from _flaws_in(inside, _join(path, _field_of(inside)))
        case ForbiddenExtraKeysError():
            for key in sorted(error.extra_fields):
                expected = f"a field of {error.cl.__name__}{field_hint(error.cl, key)}"
                yield _join(path, safe_repr(key)[1:-1]), expected, safe_repr(key), "unknown-key"
        case InvalidValue():
            yield _join(path, error.path), error.expected, safe_repr(error.got), error.code
        case DataError():
            for problem in error.problems:
                yield _join(path, problem.path), problem.expected, problem.got, problem.code
        case KeyError() if path:
            yield path, "a value; the field is required", "nothing", "missing"
        case _:
            raise error


def _field_of(error: BaseException) -> str:
    """Return the field or position that cattrs has noted on an error, as a step of a path."""
    ours = AttributeValidationNote | IterableValidationNote
    note = next((one for one in getattr(error, "__notes__", ()) if isinstance(one, ours)), None)
    if isinstance(note, IterableValidationNote):
        return f"[{note.index}]"
    return note.name if note is not None else ""


def _join(path: str, name: str) -> str:
    return path + name if not path or not name or name.startswith("[") else f"{path}.{name}"
