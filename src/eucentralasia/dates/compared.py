"""What values are by: their fields."""

from operator import attrgetter
from typing import Any, ClassVar

import attrs

__all__ = ["Compared"]


class Compared:
    """What compares, hashes and shows itself by its fields; attrs would write that anew for each class."""

    __slots__ = ()
    _held: ClassVar[Any]

    @classmethod
    def __attrs_init_subclass__(cls) -> None:
        cls._held = attrgetter(*(field.name for field in attrs.fields(cls)))  # type: ignore[arg-type]

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return bool(self._held(self) == self._held(other))

    def __hash__(self) -> int:
        return hash(self._held(self))

    def __repr__(self) -> str:
        names = (field.name for field in attrs.fields(type(self)))  # type: ignore[arg-type]
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"
