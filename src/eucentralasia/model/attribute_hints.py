"""What to write instead of an attribute that a record has not, or of a change to one."""

from typing import Any, Final, NoReturn

from attrs.exceptions import FrozenInstanceError

from eucentralasia.errors import did_you_mean, nearest
from eucentralasia.model.validation import bare, is_value, members

__all__ = ["Missing", "refuse_change"]

# What people look for in a record and find beside it, or under another name; ``{}`` stands for the record.
ELSEWHERE: Final[dict[str, dict[str, str]]] = {
    "Event": {
        "attendees": "eca.participants({})",
        "chair": "eca.chairs({})",
        "chairs": "eca.chairs({})",
        "date": "{}.dates",
        "day": "{}.first_day",
        "end": "{}.dates.end",
        "location": "{}.place",
        "officials": "eca.participants({})",
        "participants": "{}.participations, or eca.participants({}) for the officials",
        "people": "eca.participants({})",
        "related": "eca.related({})",
        "start": "{}.dates.start",
        "title": "{}.name",
        "year": "{}.first_day.year",
    },
    "Official": {
        "organisation": "{}.appointments",
        "position": '{}.title_on("2025-07-11")',
        "post": '{}.title_on("2025-07-11")',
        "posts": "{}.appointments",
        "role": '{}.title_on("2025-07-11")',
        "title": '{}.title_on("2025-07-11")',
        "titles": "{}.appointments",
    },
    "Series": {
        "editions": "eca.editions({})",
        "expected_next": "eca.expected_next({})",
        "next": "eca.expected_next({})",
    },
    "Topic": {"narrower": "eca.narrower({})", "parent": "{}.broader"},
    "Document": {"name": "{}.title"},
}
ANYWHERE: Final = {
    "code": "{}.id",
    "events": "eca.events_of({})",
    "explain": 'eca.explain({}, "name")',
    "source": "{}.sources",
    "url": "{}.sources",
    "urls": "{}.sources",
}


class Missing:
    """The message of an ``AttributeError``, made when somebody reads it, as ``hasattr`` never does.

    Args:
        cls: The class of the record.
        name: The attribute that it has not.
    """

    __slots__ = ("_cls", "_name")

    def __init__(self, cls: type, name: str) -> None:
        self._cls = cls
        self._name = name

    def __repr__(self) -> str:
        told, noun = (
            f"{self._cls.__name__!r} object has no attribute {self._name!r}",
            self._cls.__name__.lower(),
        )
        way = (ANYWHERE | ELSEWHERE.get(self._cls.__name__, {})).get(self._name) or self._inside()
        if way:
            return f"{told}; write {way.format(noun, noun)}"
        known = (name for name in dir(self._cls) if not name.startswith("_"))
        return f"{told}{did_you_mean(nearest(self._name, known))}"

    def _inside(self) -> str:
        """Return the way into the only part that has a field of that name, or nothing."""
        cls: Any = self._cls
        parts = {name: bare(field.type) for name, field in members(cls).items() if is_value(field.type)}
        inside = (part for part, kind in parts.items() if self._name in members(kind))
        return next((f"{{}}.{part}.{self._name}" for part in inside), "")


def refuse_change(self: Any, name: str, *_: object) -> NoReturn:
    """Refuse to set or delete an attribute of a record, and say how a changed copy is made."""
    noun = type(self).__name__.lower()
    way = f"; make a new one: attrs.evolve({noun}, {name}=...)" if name in members(self) else ""
    told = f"a record cannot be changed{way}"
    # past its constructor, which takes no message
    error = FrozenInstanceError.__new__(FrozenInstanceError, told)
    error.msg = told
    raise error
