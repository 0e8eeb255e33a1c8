"""What to write instead of a name that the module of a format has not."""

from __future__ import annotations

from sys import modules
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from eucentralasia.errors import did_you_mean, nearest

if TYPE_CHECKING:
    from collections.abc import Callable

MOVED: Final = MappingProxyType(
    {
        ("arrow", "from_parquet"): "formats.parquet.load",
        ("arrow", "to_parquet"): "formats.parquet.dump",
    }
)
"""What was in a module of version 0.1, and where it is."""


def missing_in(module: str) -> Callable[[str], object]:
    """Return the ``__getattr__`` of the module of a format, which says what was meant by a name."""

    def __getattr__(name: str) -> object:  # noqa: N807 - it becomes one
        told = f"module {module!r} has no attribute {name!r}"
        if way := MOVED.get((module.rpartition(".")[2], name)):
            told += f"; write {way}"
        elif not name.startswith("_"):
            told += did_you_mean(nearest(name, vars(modules[module])["__all__"]))
        raise AttributeError(told)

    return __getattr__
