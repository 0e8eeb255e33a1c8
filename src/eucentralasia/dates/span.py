"""A span of dates, as EDTF writes it; one date is a span too, and so is one day within bounds."""

from functools import lru_cache, total_ordering
from typing import TYPE_CHECKING, Final

import attrs

from eucentralasia.dates.other_ways import Guided, refuse_order
from eucentralasia.dates.partial import EDTF, LONGEST, Compared, PartialDate, day, read_date
from eucentralasia.dates.parts import LAST_YEAR
from eucentralasia.errors import DateError

if TYPE_CHECKING:
    import datetime as dt

__all__ = ["EDTF_SPAN", "DateSpan", "read_span"]

SET: Final = "one day within bounds like '[2025-03-17..2025-03-20]'; no other sets are read"
EDTF_SPAN: Final = "an EDTF date or span like '2025-07-11', '2025-04-03/2025-04-04' or '2024-12-01/..'"


@total_ordering
@attrs.frozen(eq=False, repr=False)
class DateSpan(Guided, Compared):
    """When something was: one date, a first and a last (one may be open or unknown), or a day within bounds.

    Spans are in the order of their starts, then of their ends.

    Args:
        start: The first date, or ``None`` where it is open or unknown; for a day within bounds a
            ``DayWithin``.
        end: The last date, or ``None`` where it is open or unknown; for a day within bounds the same.
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
        if (
            not (kinds or self._is_one_set())
            or type(self.open_start) is not bool
            or type(self.open_end) is not bool
        ):
            ends = (self.start, self.end)
            texts = [
                str(value)[:10] for value in ends if isinstance(value, str) or hasattr(value, "isoformat")
            ]
            way = f"; write DateSpan.from_edtf({'/'.join(texts)!r})" if texts else ""
            raise DateError((self.start, self.end), f"two PartialDates, or None{way}")
        if self.start is None and self.end is None and not (self.open_start or self.open_end):
            raise DateError("/", EDTF_SPAN)
        if (self.start and self.open_start) or (self.end and self.open_end):
            raise DateError(str(self), "a date or an open end, not both")
        if self.start and self.end and self.end.latest < self.start.earliest:
            raise DateError(str(self), "an end that is not before the start")

    @classmethod
    def from_edtf(cls, text: str) -> "DateSpan":
        """Read a date, an interval ``A/B`` (a side may be empty: unknown, or ``..``: open), or ``[A..B]``.

        ``2025/2025`` is read as ``2025``: an interval from a date to the same date is that date.

        Raises:
            DateError: The text has another form, or the end is before the start.
        """
        try:
            return read_span(text)
        except DateError as error:
            from eucentralasia.dates.reader import line_for

            raise DateError(text, error.expected + line_for(text, said=error.expected)) from None

    @classmethod
    def one_day_within(
        cls, first: "str | dt.date | PartialDate", last: "str | dt.date | PartialDate"
    ) -> "DateSpan":
        """Return a span of one day, of which only the bounds are known: ``[2025-03-17..2025-03-20]``.

        Args:
            first: The first day that it can be.
            last: The last day that it can be, after the first.

        Raises:
            DateError: The bounds are no whole days that are sure, or not in their order.

        Examples:
            >>> from eucentralasia import DateSpan
            >>> seen = DateSpan.one_day_within("2025-03-17", "2025-03-20")
            >>> str(seen), seen.is_set, seen == DateSpan.from_edtf("2025-03-17/2025-03-20")
            ('[2025-03-17..2025-03-20]', True, False)
        """
        from eucentralasia.dates.bounded_day import DayWithin

        one = DayWithin(PartialDate.of(first), PartialDate.of(last))
        return cls(one, one)

    @classmethod
    def from_text(cls, text: str, on: "str | dt.date | None" = None) -> "DateSpan":
        """Read a date as people write it, such as ``3–4 April 2025`` or ``June 30 - July 1, 2024``, strictly.

        English, Russian, the state languages of Central Asia, German, French and Polish are read, EDTF, and
        other dates in numbers where they have one reading; the page *Dates* has the forms. The whole text
        must be one date.

        Args:
            text: The text.
            on: A day near the date, such as that of the release. A date without a year is taken in the year
                in which it is nearest to this day; of two that are as near, in the earlier.

        Raises:
            DateError: The text is no date, has no year and no ``on`` is given, can be read in two ways, names
                several days, or contradicts itself.

        Examples:
            >>> from eucentralasia import DateSpan
            >>> str(DateSpan.from_text("с 30 июня по 1 июля 2024 года"))
            '2024-06-30/2024-07-01'
            >>> str(DateSpan.from_text("Friday, 4 April", on="2025-04-07"))
            '2025-04-04'
        """
        from eucentralasia.dates.reader import read

        try:
            return read_span(text)
        except DateError:
            return read_span(read(text, day(on) if on is not None else None))

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
    def is_set(self) -> bool:
        """Whether it is one day within bounds; its ``start`` and ``end`` are the same ``DayWithin``."""
        return self.start is not None and type(self.start) is not PartialDate

    @property
    def outer(self) -> "DateSpan":
        """The span from the first to the last day that a day within bounds can be; else the span itself."""
        from eucentralasia.dates.bounded_day import DayWithin

        return DateSpan(self.start.first, self.start.last) if isinstance(self.start, DayWithin) else self

    def _is_one_set(self) -> bool:
        from eucentralasia.dates.bounded_day import DayWithin

        return type(self.start) is DayWithin and self.start == self.end

    @property
    def earliest(self) -> "dt.date | None":
        """The first day that it can touch, or ``None`` where the start is open or unknown."""
        return self.start.earliest if self.start else None

    @property
    def latest(self) -> "dt.date | None":
        """The last day that it can touch, or ``None`` where the end is open or unknown."""
        return self.end.latest if self.end else None

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, DateSpan):
            refuse_order(self, other)
        return self._order < other._order

    @property
    def _order(self) -> tuple[object, ...]:
        """What it sorts by: its start, then its end; a missing start comes first, a missing end last."""
        start = self.start.order if self.start else (0,)
        return start, self.end.order if self.end else (LAST_YEAR + 1,), self.open_start, self.open_end

    def may_overlap(self, other: "DateSpan") -> bool:
        """Whether the two can have a day in common, as far as both are known."""
        return _not_after(self.earliest, other.latest) and _not_after(other.earliest, self.latest)

    def surely_within(self, other: "DateSpan") -> bool:
        """Whether no day of this can lie outside the other; unknown and qualified ends never are sure."""
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
        """Whether the day is between the latest start and the earliest end; an unknown side never is sure."""
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

    def __repr__(self) -> str:
        return f"{type(self).__name__}.from_edtf({str(self)!r})"


def _not_after(first: "dt.date | None", last: "dt.date | None") -> bool:
    return first is None or last is None or first <= last


def read_span(text: str) -> DateSpan:
    """Read an EDTF date or span; where it is none, do not look for the line that was meant."""
    if type(text) is not str or len(text) > LONGEST:
        raise DateError(text, EDTF_SPAN)
    return _read(text)


@lru_cache(maxsize=1024)  # an application asks about the same times again and again
def _read(text: str) -> DateSpan:
    try:
        if text[:1] == "[":
            return _read_set(text)
        first, slash, last = text.partition("/")
        if not slash:
            return DateSpan.on(read_date(text))
        start, end = (read_date(side) if side not in {"", ".."} else None for side in (first, last))
        return DateSpan(start, end, first == "..", last == "..")
    except DateError as error:
        raise DateError(text, EDTF_SPAN if error.expected == EDTF else error.expected) from None


def _read_set(text: str) -> DateSpan:
    first, _, last = text[1:-1].partition("..")
    if not (first and last and text.endswith("]")):
        raise DateError(text, SET)
    return DateSpan.one_day_within(read_date(first), read_date(last))
