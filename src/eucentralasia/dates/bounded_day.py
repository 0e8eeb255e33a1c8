"""One day somewhere within bounds: what EDTF writes as a set."""

from typing import TYPE_CHECKING

import attrs

from eucentralasia.dates.partial import PartialDate
from eucentralasia.errors import DateError

if TYPE_CHECKING:
    import datetime as dt

__all__ = ["DayWithin"]


@attrs.frozen(eq=False, repr=False, init=False)
class DayWithin(PartialDate):
    """One day, of which only its bounds are known: both the start and the end of a ``DateSpan``.

    Its month and day are ``None``, as those of a ``PartialDate`` that is a year; its year is that of the
    first day that it can be.

    Args:
        first: The first day that it can be.
        last: The last day that it can be, after the first.

    Raises:
        DateError: The bounds are no whole days that are sure, or not in their order.
    """

    first: PartialDate = attrs.field(kw_only=True)
    last: PartialDate = attrs.field(kw_only=True)

    def __init__(self, first: PartialDate, last: PartialDate) -> None:
        bounds = (first, last)
        if not all(type(one) is PartialDate and one.day is not None and not one.qualifier for one in bounds):
            raise DateError(bounds, "two whole days that are sure")
        if first >= last:
            one = f"; one day is written {str(first)!r}" if first == last else ""
            raise DateError(f"[{first}..{last}]", f"a last day after the first{one}")
        super().__init__(first.year)
        for name, bound in zip(("first", "last"), bounds, strict=True):
            object.__setattr__(self, name, bound)  # frozen, as attrs does it

    @property
    def earliest(self) -> "dt.date":
        """The first day that it can be."""
        return self.first.earliest

    @property
    def latest(self) -> "dt.date":
        """The last day that it can be."""
        return self.last.latest

    @property
    def order(self) -> tuple[int | str, ...]:
        """What it sorts by, which is its first day, after that day itself, and then its last."""
        return (*self.first.order, *self.last.order)

    def __repr__(self) -> str:
        return f"DayWithin({self.first!r}, {self.last!r})"

    def __str__(self) -> str:
        return f"[{self.first}..{self.last}]"
