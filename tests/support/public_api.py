"""The public API as lines that people and diffs read: ``python -m support.public_api``, run in ``tests/``.

It renews ``tests/data/public_api.txt`` and prints what is gone or another since the first release, whose list
is ``public_api_0_1_0.txt``; ``test_stability.py`` compares all three with the changelog.
"""

import enum
import inspect
import re
from collections.abc import Iterator
from typing import Any, ForwardRef

import eucentralasia as eca
from eucentralasia import formats
from eucentralasia.checks.reports import READING
from eucentralasia.model.validation import members
from support import DATA

LIST, FIRST = DATA / "public_api.txt", DATA / "public_api_0_1_0.txt"


def public_api() -> list[str]:
    """A line for each public name, argument list, field, word, code and check."""
    lines = [line for name in eca.__all__ for line in lines_of(name, getattr(eca, name))]
    for name in formats.__all__:
        value = getattr(formats, name)
        if inspect.ismodule(value):
            lines += [f"formats.{name}.{one}{told(getattr(value, one))}" for one in sorted(value.__all__)]
        else:
            lines += lines_of(f"formats.{name}", value)
    lines += [f"check {one.name}: {one.severity}" for one in sorted(eca.CHECKS, key=lambda one: one.name)]
    return [*lines, *(f"code {code}" for code in sorted(READING))]


def lines_of(name: str, value: Any) -> Iterator[str]:
    """Say a public name and what belongs to it."""
    if isinstance(value, enum.EnumMeta):
        yield f"{name}: words"
        yield from (f"{name}.{word.name} = {word.value!r}" for word in value)  # type: ignore[var-annotated]
    elif inspect.isclass(value):
        parents = [one.__name__ for one in value.__bases__ if issubclass(one, Exception)]
        yield f"{name}{told(value)}{' is ' * bool(parents)}{', '.join(parents)}"
        yield from (f"{name}.{line}" for line in attributes_of(value))
    elif inspect.isroutine(value):
        yield f"{name}{told(value)}"
    else:
        yield f"{name}: {type(value).__name__}"


def attributes_of(cls: type) -> Iterator[str]:
    """Say the fields of a class with their types, and its public methods and properties."""
    fields = {} if issubclass(cls, Exception) else {key: one.type for key, one in members(cls).items()}
    if issubclass(cls, tuple):
        fields = dict(inspect.get_annotations(cls))  # of a named tuple
    yield from (f"{name}: {text_of(kind)}" for name, kind in fields.items())
    for name, value in sorted(inspect.getmembers_static(cls)):
        home = next((one for one in cls.__mro__ if name in vars(one)), object)
        if name.startswith("_") or name in fields or not home.__module__.startswith("eucentralasia"):
            continue
        if isinstance(value, property):
            yield f"{name}: property"
        elif isinstance(value, classmethod | staticmethod) or inspect.isfunction(value):
            yield f"{name}{told(getattr(cls, name))}"


def told(value: Any) -> str:
    """Say the arguments of what can be called, with their types, and the type of the answer."""
    try:
        signature = inspect.signature(value)
    except (TypeError, ValueError):  # a word, a table or a class that has none to tell
        return "()"
    plain = [one.replace(annotation=Plain(one.annotation)) for one in signature.parameters.values()]
    bare = [one if one.annotation.text else one.replace(annotation=one.empty) for one in plain]
    answer = signature.return_annotation
    back = f" -> {text_of(answer)}" if answer is not signature.empty else ""
    return f"{signature.replace(parameters=bare, return_annotation=signature.empty)}{back}"


class Plain:
    """A type that shows itself without quotes and modules."""

    def __init__(self, value: Any) -> None:
        self.text = "" if value is inspect.Parameter.empty else text_of(value)
        self.__module__ = ""

    def __repr__(self) -> str:
        return self.text


def text_of(kind: Any) -> str:
    """Say a type as the code writes it."""
    if isinstance(kind, ForwardRef):  # what a named tuple makes of a type that is written as text
        kind = kind.__forward_arg__
    text = kind if isinstance(kind, str) else inspect.formatannotation(kind)
    return re.sub(r"\b(?:[a-z_]\w*\.)+(?=[A-Z]|date\b)|'", "", text)


def name_of(line: str) -> str:
    """The name that a line of the list is about."""
    found = re.match(r"(?:check |code )?[\w.-]+", line)
    if found is None:
        raise ValueError(line)
    return found[0]


def since_the_first() -> dict[str, str | None]:
    """What the lines of the first release are now, where they are gone or others."""
    here = {name_of(line): line for line in public_api()}
    old = FIRST.read_text(encoding="utf-8").splitlines()
    return {line: here.get(name_of(line)) for line in old if here.get(name_of(line)) != line}


if __name__ == "__main__":
    for before, after in since_the_first().items():
        print(f"- {before}\n+ {after}" if after else f"- {before}")
    found = public_api()
    LIST.write_text("\n".join(found) + "\n", encoding="utf-8")
    print(f"{LIST.name}: {len(found)} lines")
