"""What of the dates of an event is sure and what is not, as stretches of days on an axis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    import datetime as dt

    from eucentralasia.model import Event

__all__ = ["When", "when"]


@frozen
class When:
    """The days of an event, each end after its last day, as ordinals.

    Args:
        start: The first day that it can have touched.
        end: After the last day that it can have touched.
        sure: From the first to after the last day on which it surely was; ``None`` where no day is sure.
    """

    start: int
    end: int
    sure: tuple[int, int] | None

    @property
    def is_sure(self) -> bool:
        """Whether every day of it is sure."""
        return self.sure == (self.start, self.end)


def when(event: Event, last: dt.date) -> When:
    """Return what is known of the days of an event.

    Args:
        event: The event.
        last: The day up to which an event goes on whose end is open; one of an unknown end is its start.

    Examples:
        >>> import eucentralasia as eca
        >>> from eucentralasia.pictures.when import when
        >>> month = eca.Event(id="talks", name="Talks", dates="2030-05")
        >>> found = when(month, month.first_day)
        >>> found.end - found.start, found.sure
        (31, None)
    """
    start, end = event.dates.start, event.dates.end
    first = event.first_day
    latest = end.latest if end is not None else last if event.dates.open_end else first
    outer = first.toordinal(), max(latest, first).toordinal() + 1
    if start is None or end is None or start.qualifier or end.qualifier:
        return When(*outer, None)
    # from one day to another; of a month, a year or bounds the latest start comes after the earliest end
    sure = start.latest.toordinal(), end.earliest.toordinal() + 1
    return When(*outer, sure if sure[0] < sure[1] else None)
