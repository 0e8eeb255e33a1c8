"""The public names and fields that the pages must have, and those that their extension is about to write."""

import enum
import re
from importlib import import_module
from typing import Any

import attrs

import eucentralasia as eca


def fields_of(cls: type[Any]) -> list[str]:
    """What a class holds, as read of the class itself and not by the extension that is tested."""
    if attrs.has(cls):
        return [field.name for field in attrs.fields(cls)]
    if issubclass(cls, enum.Enum):
        return [*cls.__members__]
    return [*getattr(cls, "_fields", ())]


def classes() -> list[type[Any]]:
    """The classes among the public names."""
    return [one for name in eca.__all__ if isinstance(one := getattr(eca, name, None), type)]


def names_wanted() -> set[str]:
    """The public names, and the fields of their classes."""
    fields = {f"{cls.__name__}.{field}" for cls in classes() for field in fields_of(cls)}
    return {*eca.__all__, *fields}


def written() -> set[str]:
    """The names that the pages of the API are about to have."""
    public_names = import_module("public_names")
    lines = [
        line
        for told in public_names.groups().values()
        for name, said in told.items()
        for line in public_names.lines_of(name, said)
    ]
    found, owner = set(), ""
    for line in lines:
        match = re.fullmatch(r"( *)\.\. (?:py:|auto)\w+:: (?:eucentralasia\.)?([\w.]+)", line)
        if match and match[1]:
            found.add(f"{owner}.{match[2]}")
        elif match:
            owner = match[2]
            found.add(owner)
    return found
