"""The officials, and the posts that they hold or held."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable
from enum import IntEnum

from attrs import frozen

from eucentralasia.dates import DateSpan, day
from eucentralasia.errors import AmbiguousNameError
from eucentralasia.model.closed_list import Listed
from eucentralasia.model.identifiers import Identifier
from eucentralasia.model.parts import Dispute, Name, Source
from eucentralasia.model.patterns import SLUG, formed, ids
from eucentralasia.model.ranks import is_seat_of_a_body, seat_of
from eucentralasia.model.record import Record
from eucentralasia.model.validation import Value

__all__ = ["Appointment", "Certainty", "Official"]


class Certainty(IntEnum, metaclass=Listed):
    """How sure it is that a post was held; in this order, so that the least and the most are told; closed."""

    NO = 0
    POSSIBLE = 1
    SURE = 2


@frozen(kw_only=True, eq=False, repr=False)
class Appointment(Value):
    """A post that an official holds or held.

    Args:
        title: The title of the post, in English.
        organisation: Id of the organisation that the post belongs to.
        represents: Id of the country or region that the post speaks for.
        dates: The term; ``None`` where no source gives a start or an end.
        attested: Days on which a source shows the official in the post.
    """

    title: str
    organisation: str | None = ids("organisations", default=None)
    represents: str | None = ids("countries", "regions", default=None)
    dates: DateSpan | None = None
    attested: tuple[dt.date, ...] = ()

    @property
    def key(self) -> str:
        """The organisation, or else whom the post speaks for, which is how a path names it."""
        return self.organisation or self.represents or self.title

    @property
    def label(self) -> str:
        """The title."""
        return self.title

    @property
    def seat(self) -> tuple[str, str] | None:
        """The seat that it is for, the same for all who held it; ``None`` if it is no single seat."""
        found = seat_of(self.title)
        whose = self.organisation if is_seat_of_a_body(self.title) else self.represents or self.organisation
        return (found, whose) if found and whose else None

    def certainty_on(self, on: str | dt.date) -> Certainty:
        """Return how sure it is that the official was in the post on a day, as far as this record knows.

        A post is sure between its latest start and its earliest end, on an attested day and between two sure
        days, and goes on being sure where its end is open (``2024-12-01/..``). It is possible from its
        earliest start to its latest end, and goes on being possible where no end is recorded after a start
        (``2021-07-01/``). Without ``dates`` it is held from its first to its last attested day only.

        Args:
            on: The day asked about, as a ``date`` or ``"YYYY-MM-DD"``.

        Raises:
            DateError: ``on`` is not one whole day.

        Examples:
            >>> from eucentralasia import Appointment, DateSpan
            >>> term = DateSpan.from_edtf("2019-03-20/")
            >>> post = Appointment(title="President", represents="KZ", dates=term)
            >>> [post.certainty_on(day).name for day in ("2019-03-19", "2019-03-20", "2025-12-31")]
            ['NO', 'SURE', 'POSSIBLE']
        """
        asked = day(on)
        return self.certainty_within(asked, asked)

    def certainty_within(self, first: dt.date, last: dt.date, until: dt.date | None = None) -> Certainty:
        """Return how sure it is that the official was in the post on some day of a time.

        Args:
            first: The first day of that time.
            last: The last day of it.
            until: The day on which a later holder took over, before which the post ended at the latest.
        """
        if until is not None:
            last = min(last, until - dt.timedelta(days=1))
        for certainty, days in ((Certainty.SURE, self._sure_days()), (Certainty.POSSIBLE, self._days())):
            if days is not None and first <= last and days[0] <= last and first <= days[1]:
                return certainty
        return Certainty.NO

    def _sure_days(self) -> tuple[dt.date, dt.date] | None:
        """Return the first and the last day on which the post was surely held."""
        dates = self.dates
        start = dates.start.latest if dates and dates.start and not dates.start.qualifier else None
        end = dates.end.earliest if dates and dates.end and not dates.end.qualifier else None
        # of a term of two vague ends, such as 2024 to 2024, no day between them is sure
        if start and end and end < start:
            start = end = None
        days = [day for day in (start, end, *self.attested) if day is not None]
        if not days:
            return None
        return min(days), dt.date.max if dates and dates.open_end else max(days)

    def _days(self) -> tuple[dt.date, dt.date] | None:
        """Return the first and the last day on which the post may have been held."""
        dates, sure = self.dates, self._sure_days()
        if dates is None:
            return sure
        first, last = dates.earliest, dates.latest
        if first is None:
            # nothing is said of the days before the first that a source shows
            first = (
                dt.date.min
                if dates.open_start
                else sure[0]
                if sure
                else dates.end.earliest
                if dates.end
                else None
            )
        if last is None:
            last = dt.date.max if dates.open_end or dates.start else sure[1] if sure else None
        if first is None or last is None:
            return sure
        return (min(first, sure[0]), max(last, sure[1])) if sure else (first, last)


@frozen(kw_only=True, eq=False, repr=False)
class Official(Record):
    """A person in public office; nothing private is recorded.

    Args:
        id: Given name and family name.
        name: The name as sources cite it.
        identifiers: The ids in outside schemes.
        former_ids: Ids that the record once had.
        names: Its other spellings.
        appointments: The posts held.
        disputes: Other claims than the recorded ones.
        sources: The pages that say so.

    Examples:
        >>> import eucentralasia as eca
        >>> eca.officials["olof-skoog"].title_on("2025-07-11")
        'Deputy Secretary-General for Political Affairs'
    """

    id: str = formed(SLUG)
    name: str
    identifiers: tuple[Identifier, ...] = ()
    former_ids: tuple[str, ...] = formed(SLUG, ())
    names: tuple[Name, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    sources: tuple[Source, ...] = ()

    def appointments_on(self, on: str | dt.date, *, sure: bool = False) -> tuple[Appointment, ...]:
        """Return the posts held on a day as far as known or, with ``sure=True``, surely.

        A term without a recorded end goes on: after the day of the registry the answer is that of its day.
        ``Appointment.certainty_on`` tells which posts are sure and which are possible.

        Args:
            on: The day asked about, as a ``date`` or ``"YYYY-MM-DD"``.
            sure: Whether to leave out what is only possible.

        Raises:
            DateError: ``on`` is not one whole day.

        Examples:
            >>> import eucentralasia as eca
            >>> [post.title for post in eca.officials["kaja-kallas"].appointments_on("2025-12-31")]
            ['High Representative of the Union for Foreign Affairs and Security Policy']
        """
        asked, least = day(on), Certainty.SURE if sure else Certainty.POSSIBLE
        return tuple(post for post in self.appointments if post.certainty_on(asked) >= least)

    def appointment_on(self, on: str | dt.date, *, sure: bool = False) -> Appointment | None:
        """Return the only post held on a day, as far as known or surely, or ``None`` if there was none.

        Args:
            on: The day asked about, as a ``date`` or ``"YYYY-MM-DD"``.
            sure: Whether to leave out what is only possible.

        Raises:
            AmbiguousNameError: There were several; ``appointments_on`` gives them all.
            DateError: ``on`` is not one whole day.
        """
        posts = self.appointments_on(on, sure=sure)
        if len(posts) > 1:
            raise AmbiguousNameError(f"the post of {self.id} on {on}", [post.title for post in posts])
        return posts[0] if posts else None

    def title_on(self, on: str | dt.date, *, sure: bool = False) -> str | None:
        """Return the title of the only post held on a day, as far as known or surely, or ``None``.

        Args:
            on: The day asked about, as a ``date`` or ``"YYYY-MM-DD"``.
            sure: Whether to leave out what is only possible.

        Raises:
            AmbiguousNameError: There were several; ``appointments_on`` gives them all.
            DateError: ``on`` is not one whole day.

        Examples:
            >>> import eucentralasia as eca
            >>> berdimuhamedov = eca.officials["serdar-berdimuhamedov"]
            >>> berdimuhamedov.title_on("2026-11-28"), berdimuhamedov.title_on("2026-11-28", sure=True)
            ('President', None)
        """
        post = self.appointment_on(on, sure=sure)
        return post.title if post else None


def successions(officials: Iterable[Official]) -> dict[tuple[str, int], dt.date]:
    """Return when a later holder of the same seat took over from those whose posts have no recorded end.

    Args:
        officials: All officials of a registry.

    Returns:
        The first known day of the next holder, for the id of an official and the position of the appointment.
    """
    seats: dict[tuple[str, str], list[tuple[dt.date, dt.date, str, int, Appointment]]] = {}
    for official in officials:
        for position, post in enumerate(official.appointments):
            days = [*post.attested, *((post.dates.start.latest,) if post.dates and post.dates.start else ())]
            if days and (seat := post.seat):
                seats.setdefault(seat, []).append((min(days), max(days), official.id, position, post))
    taken_over = {}
    for posts in seats.values():
        begun = sorted(first for first, *_ in posts)
        for _, last, key, position, post in posts:
            later = bisect_right(begun, last)
            if post.dates is not None and post.dates.end is None and later < len(begun):
                taken_over[key, position] = begun[later]
    return taken_over
