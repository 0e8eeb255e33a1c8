"""One date: a day, a month, a part of a year or a year, never padded."""

import re
from collections.abc import Callable
from functools import cache, total_ordering
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, Final, TypeGuard, cast

import attrs

from eucentralasia.dates.other_ways import Guided, refuse_order
from eucentralasia.dates.parts import DECEMBER, EXISTING, GROUPINGS, LAST_YEAR, existing, length, parted
from eucentralasia.errors import DateError

if TYPE_CHECKING:
    import datetime as dt

__all__ = ["EDTF", "LONGEST", "Compared", "MadeOnce", "PartialDate", "day", "months_later", "read_date"]

LONGEST: Final = 64  # twice the longest EDTF text that is read, with its qualifiers
FORM: Final = r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([?~%]?)"
EDTF: Final = "a date like '2025-07-11', '2025-07' or '2025'"
WHOLE_DAY: Final = "a whole day like '2025-07-11'"
OTHERS: Final = frozenset((*range(25, 33), 37, 38, 39))  # seasons by hemisphere and thirds of a year
PARTS: Final = (
    "a date that exists (parts of a year are 21 to 24, seasons, 33 to 36, quarters, and 40, 41, halves)"
)


@cache
def _date() -> "type[dt.date]":
    """Return the class ``date``; its module is dear to import, and a record can be had without."""
    from datetime import date

    return date


@cache
def _form() -> Callable[[str], re.Match[str] | None]:
    """Return what matches whole texts; a pattern is dear to compile, and the curated data need none."""
    return re.compile(FORM, re.ASCII).fullmatch


class MadeOnce:
    """A frozen value on which ``__init__`` and ``__setstate__`` cannot be called again.

    Both would change it for all who hold it, and of a curated record that is everybody.
    """

    __slots__ = ("__weakref__",)  # which attrs would else put behind the fields of each class
    _first: ClassVar[str]

    def __attrs_pre_init__(self) -> None:
        """Refuse to be made again."""
        try:
            object.__getattribute__(self, self._first)
        except AttributeError:
            return
        raise attrs.exceptions.FrozenInstanceError

    @classmethod
    def __attrs_init_subclass__(cls) -> None:
        cls._first = attrs.fields(cls)[0].name  # type: ignore[arg-type]
        # attrs writes one for each class with slots, over any that is inherited
        setattr(cls, "__setstate__", _fill)  # noqa: B010 - a type checker minds


def _fill(self: Any, state: dict[str, Any]) -> None:
    """Take the fields of a pickle or a copy, once."""
    self.__attrs_pre_init__()
    for name, value in state.items():
        object.__setattr__(self, name, value)


class Compared(MadeOnce):
    """What compares, hashes and shows itself by its fields; attrs would write that anew for each class."""

    __slots__ = ()
    _held: ClassVar[Any]

    @classmethod
    def __attrs_init_subclass__(cls) -> None:
        super().__attrs_init_subclass__()
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

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """Tell pydantic how a date, record or part is a field or a response; nothing else imports it."""
        from eucentralasia.codec.hooks import core_schema

        return core_schema(cls)


@total_ordering
@attrs.frozen(eq=False, repr=False)
class PartialDate(Guided, Compared):
    """A day, a month, a part of a year or a year, never padded, with an optional EDTF qualifier.

    Dates are in the order of their first days; of two that begin on one day, the longer comes first.

    Args:
        year: The year, 1 to 9999.
        month: The month, 1 to 12, or ``None`` where it is not known.
        day: The day of the month, or ``None`` where it is not known.
        qualifier: ``""``, ``"?"`` (uncertain), ``"~"`` (approximate) or ``"%"`` (both).
        grouping: A season (21 to 24, spring to winter), a quarter (33 to 36) or a half (40, 41) of the year,
            as EDTF numbers them; ``None`` for anything else. It has no month and no day: nothing within it is
            known.

    Raises:
        DateError: There is no such day, a day has no month, or a part of a year has one.

    Examples:
        >>> from eucentralasia import PartialDate
        >>> june = PartialDate.from_edtf("2025-06")
        >>> june.earliest, june.latest
        (datetime.date(2025, 6, 1), datetime.date(2025, 6, 30))
        >>> str(PartialDate(2025, 7, 11)), str(PartialDate(2025, grouping=34))
        ('2025-07-11', '2025-34')
    """

    year: int
    month: int | None = None
    day: int | None = None
    qualifier: str = ""
    grouping: int | None = None

    def __attrs_post_init__(self) -> None:
        parts = (self.year, self.month, self.day, self.grouping)
        if any(isinstance(part, str) for part in parts):
            from eucentralasia.dates.reader import line_for

            text = "-".join(str(part) for part in parts[:3] if part is not None)
            way = line_for(text, "date", "PartialDate.from_edtf")
            raise DateError(text, f"numbers, as in PartialDate(2025, 7, 11){way}")
        exact = type(self.year) is int and all(part is None or type(part) is int for part in parts)
        padded = self.day is not None and self.month is None
        divided = self.grouping is not None and self.month is not None
        if not exact or self.qualifier not in {"", "?", "~", "%"} or padded or divided:
            raise DateError(parts, EDTF)
        year, month, day_ = self.year, self.month, self.day
        known = 1 <= year <= LAST_YEAR and (month is None or 1 <= month <= DECEMBER)
        if not known or (day_ is not None and not 1 <= day_ <= length(year, month or 1)):
            raise DateError(str(self), existing(year, month, day_))
        if self.grouping is not None and not parted(year, self.grouping):
            raise DateError(str(self), PARTS if self.grouping in OTHERS else EXISTING)

    @classmethod
    def from_edtf(cls, text: str) -> "PartialDate":
        """Read ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, with an optional ``?``, ``~`` or ``%``.

        ``MM`` may also be the number of a season, a quarter or a half: ``2025-34`` is the second quarter of
        2025.

        Raises:
            DateError: The text has another form, or there is no such day.
        """
        try:
            return read_date(text)
        except DateError as error:
            from eucentralasia.dates.reader import line_for

            raise DateError(text, error.expected + line_for(text, "date", said=error.expected)) from None

    @classmethod
    def of(cls, value: "str | dt.date | PartialDate") -> "PartialDate":
        """Return a PartialDate for an EDTF text, a day or a PartialDate.

        Raises:
            DateError: The text is no date, or the value is of another type (a ``datetime`` is no day).
        """
        if isinstance(value, PartialDate):
            return value
        if _is_day(value):
            return cls(value.year, value.month, value.day)
        return cls.from_edtf(cast("str", value))

    @property
    def earliest(self) -> "dt.date":
        """The first day that it can mean."""
        return _date()(self.year, self._first_month, self.day or 1)

    @property
    def latest(self) -> "dt.date":
        """The last day that it can mean."""
        year, month = self._last_month
        # years are asked for most, and the last day of one needs no counting
        return _date()(year, month, self.day or (31 if month == DECEMBER else length(year, month)))

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            refuse_order(self, other)
        return self.order < other.order

    @property
    def order(self) -> tuple[int | str, ...]:
        """What it sorts by, which is its first day, and what is longer before what is shorter."""
        first, last = (1, DECEMBER) if self.grouping is None else GROUPINGS[self.grouping]
        months = 0 if self.day else 1 if self.month else 1 + last - first
        return self.year, self._first_month, self.day or 1, -months, self.qualifier, self.grouping or 0

    @property
    def _first_month(self) -> int:
        return (self.month or 1) if self.grouping is None else GROUPINGS[self.grouping][0]

    @property
    def _last_month(self) -> tuple[int, int]:
        if self.grouping is None:
            return self.year, self.month or DECEMBER
        month = GROUPINGS[self.grouping][1]
        return (self.year, month) if month <= DECEMBER else (self.year + 1, month - DECEMBER)

    def __str__(self) -> str:
        parts = (self.month, self.day, self.grouping)
        return f"{self.year:04}{''.join(f'-{part:02}' for part in parts if part is not None)}{self.qualifier}"

    def __repr__(self) -> str:
        return f"{type(self).__name__}.from_edtf({str(self)!r})"


def read_date(text: str) -> PartialDate:
    """Read an EDTF date; where it is none, do not look for the line that was meant."""
    match = _form()(text) if type(text) is str and len(text) <= LONGEST else None
    if match is None:
        raise DateError(text, EDTF)
    year, month, day_, qualifier = match.groups()
    if month and int(month) > DECEMBER and not day_:
        return PartialDate(int(year), None, None, qualifier, int(month))
    return PartialDate(int(year), int(month) if month else None, int(day_) if day_ else None, qualifier)


def _is_day(value: object) -> "TypeGuard[dt.date]":
    """Whether a value is a ``date`` and no ``datetime``."""
    return type(value) is _date()


def day(value: "str | dt.date") -> "dt.date":
    """Read one day: a ``date``, or the text ``YYYY-MM-DD``.

    Raises:
        DateError: The text is not one whole day, there is no such day, or the value is a ``datetime``.

    Examples:
        >>> from eucentralasia.dates import day
        >>> day("2025-07-11")
        datetime.date(2025, 7, 11)
    """
    if _is_day(value):
        return value
    try:
        found = PartialDate.of(value)
    except DateError:
        found = None
    if found is None or found.day is None or found.qualifier:
        from eucentralasia.dates.reader import line_for

        raise DateError(value, WHOLE_DAY + line_for(value, "day"))
    return found.earliest


def months_later(date: PartialDate, months: int) -> PartialDate:
    """Move a date by whole months, keeping its precision; the 31st becomes the last day of a shorter month.

    Raises:
        DateError: The result lies outside the years 1 to 9999, or a part of a year would move by months.

    Examples:
        >>> from eucentralasia.dates import PartialDate, months_later
        >>> str(months_later(PartialDate(2025, 1, 31), 1)), str(months_later(PartialDate(2025, 7), 12))
        ('2025-02-28', '2026-07')
    """
    from dateutil.relativedelta import relativedelta

    if date.grouping is not None and months % DECEMBER:
        raise DateError(
            f"{date} and {months} months", "whole years, as nothing within a part of a year is known"
        )
    try:
        moved = date.earliest + relativedelta(months=months)
    except (ValueError, OverflowError):
        raise DateError(f"{date} and {months} months", "a date in the years 1 to 9999") from None
    return PartialDate(
        moved.year,
        moved.month if date.month is not None else None,
        moved.day if date.day is not None else None,
        date.qualifier,
        date.grouping,
    )
