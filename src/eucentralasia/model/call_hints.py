"""What to write instead of a call that a function cannot take: a wrong keyword, too many or few values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import wraps
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from eucentralasia.errors import nearest, safe_repr
from eucentralasia.model.drawers import SINGULARS

if TYPE_CHECKING:
    from inspect import Parameter

__all__ = ["hinting"]

F = TypeVar("F", bound=Callable[..., Any])

# What people call arguments; of several the first that a function has is meant.
WORDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "as_of": ("on",),
        "at": ("on",),
        "by": ("path",),
        "certain": ("sure",),
        "column": ("path",),
        "conflict": ("on_conflict",),
        "count": ("limit",),
        "date": ("on", "dates"),
        "day": ("on", "dates"),
        "end": ("stop",),
        "field": ("path",),
        "first": ("start",),
        "ignore": ("skip",),
        "k": ("limit",),
        "kind": ("kinds", "how"),
        "mapping": ("columns",),
        "max": ("limit",),
        "max_results": ("limit",),
        "min_score": ("at_least",),
        "n": ("limit",),
        "only": ("exact",),
        "parent": ("base",),
        "query": ("text", "name"),
        "relation": ("how",),
        "rename": ("columns",),
        "score": ("at_least",),
        "size": ("limit", "stop"),
        "strict": ("exact", "sure"),
        "surely": ("sure",),
        "threshold": ("at_least",),
        "top": ("limit",),
        "type": ("kinds", "format"),
        "when": ("on", "dates"),
        "year": ("on", "dates"),
    }
)


def hinting(function: F) -> F:
    """Return a function that says what to write where its arguments are not those that it takes.

    Examples:
        >>> from eucentralasia.model.call_hints import hinting
        >>> @hinting
        ... def serving(*organisations, on=None): ...
        >>> try:
        ...     serving("eeas", when="2025-07-11")
        ... except TypeError as error:
        ...     print(error)
        serving has no argument 'when'; write on='2025-07-11'
    """

    @wraps(function)
    def call(*values: Any, **words: Any) -> Any:
        try:
            return function(*values, **words)
        except TypeError as error:
            # raised by the call itself, and not by what it called
            told = (
                ""
                if error.__traceback__ is None or error.__traceback__.tb_next
                else _told(function, values, words)
            )
            if not told:
                raise
        raise TypeError(told)

    return cast("F", call)


def _told(function: Callable[..., Any], values: tuple[Any, ...], words: Mapping[str, Any]) -> str:
    from inspect import Parameter, signature

    known = {
        key: one
        for key, one in signature(function).parameters.items()
        if one.kind is not Parameter.VAR_KEYWORD
    }
    owner = function.__qualname__.split(".")
    name = owner[0] if function.__name__ == "__init__" else function.__name__
    if next(iter(known), "") == "self":
        known.pop("self")
        values = values[1:]
    many = any(one.kind is Parameter.VAR_POSITIONAL for one in known.values())
    placed = [key for key, one in known.items() if one.kind is Parameter.POSITIONAL_OR_KEYWORD]
    if name == "during":
        return _span(values, words)
    told = [
        _word(name, word, value, known, words, many=many)
        for word, value in words.items()
        if word not in known or known[word].kind is Parameter.VAR_POSITIONAL
    ]
    if len(values) > len(placed) and not many:
        told.append(_too_many(name, placed, known, words, values[len(placed) :]))
    told += _too_few(name, placed[len(values) :], known, {**words}) if not told else []
    return "; ".join(told)


def _span(values: tuple[Any, ...], words: Mapping[str, Any]) -> str:
    """Say how several dates are one span."""
    ends = [str(value)[: len("2025-07-11")] for value in (*values, *words.values())]
    line = f"during({'/'.join(ends[:2])!r})" if ends else "during('2025')"
    return f"during takes one date or span; write {line}"


def _word(
    name: str, word: str, value: Any, known: Mapping[str, Parameter], given: Mapping[str, Any], *, many: bool
) -> str:
    """Say what to write instead of a keyword that there is not."""
    told = f"{name} has no argument {word!r}"
    if word in SINGULARS and name == "Registry":
        return f"{told}; all records stand in one list: Registry([...])"
    if word in {"kind", "type", "drawer"} and name in {"find", "named", "search"}:
        return f"{told}; ask one drawer, as in eca.countries.{name}(...)"
    free = [one for one in known if one not in given]
    near = [one for one in WORDS.get(word, ()) if one in free] or list(nearest(word, free))
    if near:
        return f"{told}; write {near[0]}={safe_repr(value)}"
    if many and isinstance(value, str | list | tuple):  # what stands for an id, or for some
        return f"{told}; write {name}({safe_repr(value)})"
    return f"{told}; there are {', '.join(known)}"


def _too_many(
    name: str,
    placed: list[str],
    known: Mapping[str, Parameter],
    given: Mapping[str, Any],
    rest: tuple[Any, ...],
) -> str:
    named = [f"{key}=..." for key in known if key not in placed and key not in given]
    if name == "extended":
        return f"extended takes records by their drawer; write extended(events={safe_repr(rest[0])})"
    told = f"{name} takes {', '.join(placed)} by position" if placed else f"{name} takes nothing by position"
    return f"{told}; name the others: {', '.join(named)}" if named else f"{told}, and no more"


def _too_few(
    name: str, left: list[str], known: Mapping[str, Parameter], given: Mapping[str, Any]
) -> Iterator[str]:
    lacking = [key for key in left if known[key].default is known[key].empty and key not in given]
    if lacking:
        call = ", ".join(key for key, one in known.items() if one.default is one.empty)
        way = "; one span goes to during('2025')" if name == "between" else ""
        yield f"{name} needs {', '.join(lacking)}; write {name}({call}){way}"
