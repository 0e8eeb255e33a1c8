"""What is closed, as all share it: an enum that lists its words, and a table of JSON that stays as it is."""

from copy import deepcopy
from enum import EnumType
from typing import TYPE_CHECKING, Any, NoReturn

from eucentralasia.errors import did_you_mean, nearest

__all__ = ["Fixed", "Listed"]


class Listed(EnumType):
    """The class of the vocabularies: what ``help`` and completion show of one, and that its words stay."""

    def __new__(cls, name: str, bases: tuple[type, ...], namespace: Any) -> Any:
        """Make a vocabulary, and close it and its words when all are there."""
        made = super().__new__(cls, name, bases, namespace)
        type.__setattr__(made, "__setattr__", _refuse)
        type.__setattr__(made, "__delattr__", _refuse)
        return made

    if not TYPE_CHECKING:  # for type checkers a class with this takes any attribute

        def __setattr__(cls, name: str, value: object) -> None:
            if vars(cls).get("__delattr__") is _refuse:
                _refuse(cls, name)
            super().__setattr__(name, value)

        def __getattr__(cls, name: str) -> Any:
            """Say which word was meant."""
            told = f"{cls.__name__} has no word {name!r}"
            if not name.startswith("_"):
                near = nearest(name.replace("_", "-").lower(), [word.value for word in cls])
                told += did_you_mean(cls(word).name for word in near)
            raise AttributeError(told)

    def __dir__(cls) -> list[str]:
        # an enum of texts lists all 80 methods of texts too, among which its words are lost
        return sorted({*cls.__members__, "__doc__", "__members__", "__module__"})


def _refuse(self: Any, name: str, *_: object) -> NoReturn:
    """Refuse to set or delete an attribute of a vocabulary or a word, which all share."""
    msg = f"a word cannot be changed: {self!r} keeps its {name}"
    raise AttributeError(msg)


class Fixed(dict[str, Any]):
    """A dict, as ``json`` and readers of JSON-LD ask for, that refuses every change; a copy takes them."""

    __slots__ = ()

    def _refuse(self, *_: Any, **__: Any) -> Any:
        msg = "this table belongs to the package; change a copy of it: write table.copy()"
        raise TypeError(msg)

    if not TYPE_CHECKING:  # a dict to type checkers, whose ways to change it they know
        __setitem__ = __delitem__ = __ior__ = _refuse
        clear = pop = popitem = setdefault = update = _refuse

    def copy(self) -> dict[str, Any]:
        """Return a plain dict, whose tables are plain too."""
        return {key: value.copy() if isinstance(value, dict) else value for key, value in self.items()}

    __copy__ = copy

    def __deepcopy__(self, memo: dict[int, Any]) -> dict[str, Any]:
        return {key: deepcopy(value, memo) for key, value in self.items()}

    def __reduce__(self) -> tuple[Any, ...]:
        return dict, (dict(self),)
