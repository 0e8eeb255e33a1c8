"""What to write instead of what days, texts and tables have and dates have not."""

from typing import TYPE_CHECKING, Any, Final, NoReturn

__all__ = ["Guided"]

# ``{}`` stands for the date.
WAYS: Final = {
    "begin": "{}.start",
    "date": "{}.earliest",
    "days": "({}.latest - {}.earliest).days + 1",
    "first": "{}.start",
    "first_day": "{}.earliest",
    "from_": "{}.start",
    "isoformat": "str({})",
    "last": "{}.end",
    "last_day": "{}.latest",
    "strftime": '{}.earliest.strftime("%d %B %Y")',
    "to": "{}.end",
    "to_date": "{}.earliest",
}
# What one date has, and a span at each of its ends.
PARTS: Final = ("year", "month", "day", "qualifier")


class Guided:
    """A date that says how it is asked, to who takes it for a day of ``datetime``."""

    __slots__ = ()

    if not TYPE_CHECKING:  # for type checkers a class with this has any attribute

        def __getattr__(self, name: str) -> Any:
            """Say what to write instead of an attribute that there is not."""
            noun = "span" if hasattr(type(self), "from_text") else "date"
            way = WAYS.get(name) or ("{}.start." + name if noun == "span" and name in PARTS else "")
            if noun == "date" and way.endswith((".start", ".end")):
                way = ""
            told = f"{type(self).__name__!r} object has no attribute {name!r}"
            raise AttributeError(f"{told}; write {way.replace('{}', noun)}" if way else told)

    def __format__(self, spec: str) -> str:
        if "%" in spec:
            raise ValueError(f"a date may be no whole day; write {{date.earliest:{spec}}} for its first one")
        return format(str(self), spec)


def refuse_order(date: object, other: object) -> NoReturn:
    """Say how a date is compared with what is none: a day or a text."""
    kind = type(date).__name__
    way = (
        f"{kind}.of({str(other)[:10]!r})"
        if hasattr(other, "isoformat") or isinstance(other, str)
        else f"a {kind}"
    )
    raise TypeError(f"a {kind} is compared with {way}; a day with its .earliest or .latest")
