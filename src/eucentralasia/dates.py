"""Dates as sources give them: a year, a month or a day, and spans of these, written in EDTF; the only room for dateutil."""

import re
from collections.abc import Callable
from functools import cache, lru_cache, total_ordering
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, Final, TypeGuard, cast

import attrs

from eucentralasia.errors import DateError

if TYPE_CHECKING:
    import datetime as dt

__all__ = ["DateSpan", "PartialDate"]

LONGEST: Final = 64
LAST_YEAR: Final = 9999
FEBRUARY: Final = 2
DECEMBER: Final = 12
SHORT: Final = frozenset({4, 6, 9, 11})
FORM: Final = r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([?~%]?)"
EDTF: Final = "a date like '2025-07-11', '2025-07' or '2025'"
EDTF_SPAN: Final = "an EDTF date or span like '2025-07-11', '2025-04-03/2025-04-04' or '2024-12-01/..'"
NAMES: Final = "january february march april may june july august september october november december"
MONTHS: Final = {
    name: number for number, full in enumerate(NAMES.split(), start=1) for name in (full, full[:3])
} | {"sept": 9}
_DAY, _MONTH, _YEAR = r"([0-9]{1,2})", r"([a-z]{3,9})\.?", r"([0-9]{4})"
_DASH = r"\s*[-–—]\s*"
RANGES: Final = (
    rf"{_DAY} {_MONTH} {_YEAR}",
    rf"{_DAY}{_DASH}{_DAY} {_MONTH} {_YEAR}",
    rf"{_DAY} {_MONTH}{_DASH}{_DAY} {_MONTH} {_YEAR}",
    rf"{_DAY} {_MONTH} {_YEAR}{_DASH}{_DAY} {_MONTH} {_YEAR}",
    rf"{_MONTH} {_YEAR}",
)
ENGLISH: Final = "an English date like '4 April 2025', '3–4 April 2025' or '30 March – 2 April 2025'"


@cache
def _date() -> "type[dt.date]":
    """Return the class ``date``; its module is dear to import, and a record can be had without."""
    from datetime import date

    return date


@cache
def _matcher(pattern: str, flags: int = re.ASCII) -> Callable[[str], re.Match[str] | None]:
    """Return what matches whole texts; a pattern is dear to compile, and dates of the curated data are not read again."""
    return re.compile(pattern, flags).fullmatch


class Compared:
    """What compares, hashes and shows itself by its fields; written once, as attrs would write it anew for each class."""

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


@total_ordering
@attrs.frozen(eq=False, repr=False)
class PartialDate(Compared):
    """A day, a month or a year, never padded, with an optional EDTF qualifier.

    Args:
        year: The year, 1 to 9999.
        month: The month, 1 to 12, or ``None`` where only the year is known.
        day: The day of the month, or ``None`` where it is not known.
        qualifier: ``""``, ``"?"`` (uncertain), ``"~"`` (approximate) or ``"%"`` (both).

    Raises:
        DateError: There is no such day, or a day has no month.

    Examples:
        >>> from eucentralasia import PartialDate
        >>> june = PartialDate.from_edtf("2025-06")
        >>> june.earliest, june.latest
        (datetime.date(2025, 6, 1), datetime.date(2025, 6, 30))
        >>> str(PartialDate(2025, 7, 11))
        '2025-07-11'
    """

    year: int
    month: int | None = None
    day: int | None = None
    qualifier: str = ""

    def __attrs_post_init__(self) -> None:
        parts = (self.year, self.month, self.day)
        exact = type(self.year) is int and all(part is None or type(part) is int for part in parts)
        if (
            not exact
            or self.qualifier not in {"", "?", "~", "%"}
            or (self.day is not None and self.month is None)
        ):
            raise DateError(parts, EDTF)
        year, month, day_ = self.year, self.month, self.day
        known = 1 <= year <= LAST_YEAR and (month is None or 1 <= month <= DECEMBER)
        if not known or (day_ is not None and not 1 <= day_ <= _length(year, month or 1)):
            raise DateError(str(self), "a date that exists")

    @classmethod
    def from_edtf(cls, text: str) -> "PartialDate":
        """Read ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, with an optional ``?``, ``~`` or ``%``.

        Raises:
            DateError: The text has another form, or there is no such day.
        """
        match = _matcher(FORM)(text) if type(text) is str and len(text) <= LONGEST else None
        if match is None:
            raise DateError(text, EDTF)
        year, month, day_, qualifier = match.groups()
        return cls(int(year), int(month) if month else None, int(day_) if day_ else None, qualifier)

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
        return _date()(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> "dt.date":
        """The last day that it can mean."""
        month = self.month or DECEMBER
        return _date()(self.year, month, self.day or _length(self.year, month))

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self._key < other._key

    @property
    def _key(self) -> tuple[int, int, int, str]:
        return self.year, self.month or 0, self.day or 0, self.qualifier

    def __str__(self) -> str:
        parts = (f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part is not None))
        return "-".join(parts) + self.qualifier


@attrs.frozen(eq=False, repr=False)
class DateSpan(Compared):
    """When something was: one date, or a first and a last, either of which may be open or unknown.

    Args:
        start: The first date, or ``None`` where it is open or unknown.
        end: The last date, or ``None`` where it is open or unknown.
        open_start: Whether a missing start means "from ever" (``..``) and not "unknown".
        open_end: Whether a missing end means "still so when last looked up" (``..``) and not "unknown".

    Raises:
        DateError: The end is before the start, both are missing, or an end is both given and open.

    Examples:
        >>> from eucentralasia import DateSpan
        >>> span = DateSpan.from_edtf("2025-04-03/2025-04-04")
        >>> span.start.day, span.end.day, str(span)
        (3, 4, '2025-04-03/2025-04-04')
        >>> DateSpan.from_edtf("2024-12-01/..").end is None
        True
        >>> str(DateSpan.from_text("3–4 April 2025"))
        '2025-04-03/2025-04-04'
    """

    start: PartialDate | None = None
    end: PartialDate | None = None
    open_start: bool = False
    open_end: bool = False

    def __attrs_post_init__(self) -> None:
        kinds = all(value is None or type(value) is PartialDate for value in (self.start, self.end))
        if not kinds or type(self.open_start) is not bool or type(self.open_end) is not bool:
            raise DateError((self.start, self.end), "two PartialDates, or None")
        if self.start is None and self.end is None and not (self.open_start or self.open_end):
            raise DateError("/", EDTF_SPAN)
        if (self.start and self.open_start) or (self.end and self.open_end):
            raise DateError(str(self), "a date or an open end, not both")
        if self.start and self.end and self.end.latest < self.start.earliest:
            raise DateError(str(self), "an end that is not before the start")

    @classmethod
    def from_edtf(cls, text: str) -> "DateSpan":
        """Read a date or an interval ``A/B``; an empty side is unknown, ``..`` is open.

        Raises:
            DateError: The text has another form, or the end is before the start.
        """
        if type(text) is not str or len(text) > LONGEST:
            raise DateError(text, EDTF_SPAN)
        return cls._read(text)

    @classmethod
    @lru_cache(maxsize=1024)  # an application asks about the same times again and again
    def _read(cls, text: str) -> "DateSpan":
        sides = text.split("/")
        if len(sides) > 2:  # noqa: PLR2004 - an interval has two sides
            raise DateError(text, EDTF_SPAN)
        try:
            if len(sides) == 1:
                return cls.on(PartialDate.from_edtf(text))
            start, end = (PartialDate.from_edtf(side) if side not in {"", ".."} else None for side in sides)
            return cls(start, end, sides[0] == "..", sides[1] == "..")
        except DateError as error:
            raise DateError(text, EDTF_SPAN if error.expected == EDTF else error.expected) from None

    @classmethod
    def from_text(cls, text: str) -> "DateSpan":
        """Read the English forms of press releases, such as ``3–4 April 2025``, strictly.

        Raises:
            DateError: The text is unclear: numbers only, a weekday, no year, no such day, end before start.
        """
        words = text.strip() if type(text) is str and len(text) <= LONGEST else ""
        groups = next(
            (match.groups() for form in RANGES if (match := _matcher(form, re.ASCII | re.IGNORECASE)(words))),
            None,
        )
        if groups is None:
            raise DateError(text, ENGLISH)
        try:
            return cls._from_words(groups)
        except KeyError:
            raise DateError(text, "an English month name") from None
        except DateError as error:
            raise DateError(text, error.expected) from None

    @classmethod
    def _from_words(cls, groups: tuple[str, ...]) -> "DateSpan":
        numbers = [int(word) if word.isdigit() else MONTHS[word.lower()] for word in groups]
        match numbers:
            case [month, year]:
                return cls.on(PartialDate(year, month))
            case [day_, month, year]:
                return cls.on(PartialDate(year, month, day_))
            case [first, last, month, year]:
                return cls(PartialDate(year, month, first), PartialDate(year, month, last))
            case [first, month, last, last_month, year]:
                return cls(PartialDate(year, month, first), PartialDate(year, last_month, last))
        first, month, first_year, last, last_month, year = numbers
        return cls(PartialDate(first_year, month, first), PartialDate(year, last_month, last))

    @classmethod
    def on(cls, date: "str | dt.date | PartialDate") -> "DateSpan":
        """Return the span of one date."""
        one = PartialDate.of(date)
        return cls(one, one)

    @classmethod
    def of(cls, value: "str | dt.date | PartialDate | DateSpan") -> "DateSpan":
        """Return a DateSpan for an EDTF text, a day, a PartialDate or a DateSpan.

        Raises:
            DateError: The text is no date or span, or the value is of another type.
        """
        if isinstance(value, DateSpan):
            return value
        return cls.from_edtf(value) if isinstance(value, str) else cls.on(value)

    @property
    def earliest(self) -> "dt.date | None":
        """The first day that it can touch, or ``None`` where the start is open or unknown."""
        return self.start.earliest if self.start else None

    @property
    def latest(self) -> "dt.date | None":
        """The last day that it can touch, or ``None`` where the end is open or unknown."""
        return self.end.latest if self.end else None

    def may_overlap(self, other: "DateSpan") -> bool:
        """Whether the two can have a day in common, as far as both are known."""
        return _not_after(self.earliest, other.latest) and _not_after(other.earliest, self.latest)

    def surely_within(self, other: "DateSpan") -> bool:
        """Whether no day of this span can lie outside the other; unknown, uncertain and approximate ends never are sure."""
        first, last = self._sure_first, self._sure_last
        from_start = other.start is None or (first is not None and first >= other.start.earliest)
        return from_start and (other.end is None or (last is not None and last <= other.end.latest))

    def surely_before(self, date: "dt.date") -> bool:
        """Whether every day that it can touch comes before that day."""
        return self._sure_last is not None and self._sure_last < date

    def surely_after(self, date: "dt.date") -> bool:
        """Whether every day that it can touch comes after that day."""
        return self._sure_first is not None and self._sure_first > date

    @property
    def _sure_first(self) -> "dt.date | None":
        return self.start.earliest if self.start and not self.start.qualifier else None

    @property
    def _sure_last(self) -> "dt.date | None":
        return self.end.latest if self.end and not self.end.qualifier else None

    def surely_covers(self, date: "dt.date") -> bool:
        """Whether the day lies between the latest start and the earliest end; a side that is unknown is never sure."""
        return self._surely_begun(date) and self._surely_not_over(date)

    def _surely_begun(self, date: "dt.date") -> bool:
        if self.start is None:
            return self.open_start
        return not self.start.qualifier and self.start.latest <= date

    def _surely_not_over(self, date: "dt.date") -> bool:
        if self.end is None:
            return self.open_end
        return not self.end.qualifier and date <= self.end.earliest

    def __str__(self) -> str:
        if self.start is not None and self.start == self.end:
            return str(self.start)
        start = str(self.start) if self.start else ".." if self.open_start else ""
        end = str(self.end) if self.end else ".." if self.open_end else ""
        return f"{start}/{end}"


def _is_day(value: object) -> "TypeGuard[dt.date]":
    """Whether a value is a ``date`` and no ``datetime``."""
    return type(value) is _date()


def _length(year: int, month: int) -> int:
    """Return how many days a month has."""
    if month == FEBRUARY:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in SHORT else 31


def _not_after(first: "dt.date | None", last: "dt.date | None") -> bool:
    return first is None or last is None or first <= last


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
    found = PartialDate.of(value)
    if found.day is None or found.qualifier:
        raise DateError(value, "a whole day like '2025-07-11'")
    return found.earliest


def months_later(date: PartialDate, months: int) -> PartialDate:
    """Move a date by whole months, keeping its precision; the 31st becomes the last day of a shorter month.

    Raises:
        DateError: The result lies outside the years 1 to 9999.

    Examples:
        >>> from eucentralasia.dates import PartialDate, months_later
        >>> str(months_later(PartialDate(2025, 1, 31), 1)), str(months_later(PartialDate(2025, 7), 12))
        ('2025-02-28', '2026-07')
    """
    from dateutil.relativedelta import relativedelta

    try:
        moved = date.earliest + relativedelta(months=months)
    except (ValueError, OverflowError):
        raise DateError(f"{date} and {months} months", "a date in the years 1 to 9999") from None
    return PartialDate(
        moved.year,
        moved.month if date.month is not None else None,
        moved.day if date.day is not None else None,
        date.qualifier,
    )
