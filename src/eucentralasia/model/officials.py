"""The officials, and the posts that they hold or held."""

import datetime as dt

from attrs import frozen

from eucentralasia.dates import DateSpan, day
from eucentralasia.errors import AmbiguousNameError
from eucentralasia.model.identifiers import Identifier
from eucentralasia.model.parts import Dispute, Name, Source
from eucentralasia.model.record import Record
from eucentralasia.model.validation import SLUG, Value, formed, ids

__all__ = ["Appointment", "Official"]


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

    def surely_covers(self, day: dt.date, until: dt.date | None = None) -> bool:
        """Whether the official was surely in the post that day.

        Args:
            day: The day asked about.
            until: The day up to which an open end is sure; ``None`` sets no limit.
        """
        first, last = self._sure_days()
        if first is None:
            return False
        if self.dates is not None and self.dates.open_end and last is not None:
            last = max(last, until) if until else dt.date.max
        return last is not None and first <= day <= last

    def _sure_days(self) -> tuple[dt.date | None, dt.date | None]:
        dates = self.dates
        start = dates.start.latest if dates and dates.start and not dates.start.qualifier else None
        end = dates.end.earliest if dates and dates.end and not dates.end.qualifier else None
        # of a term of two vague ends, such as 2024 to 2024, no day between them is sure
        if start and end and end < start:
            start = end = None
        days = [day for day in (start, end, *self.attested) if day is not None]
        return (min(days), max(days)) if days else (None, None)


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

    def appointments_on(self, on: str | dt.date) -> tuple[Appointment, ...]:
        """Return the posts surely held on a day.

        A post is sure between its latest start and its earliest end, on an attested day, and between two sure
        days; an open end is sure until the record's sources were last looked up.

        Args:
            on: The day asked about, as a ``date`` or ``"YYYY-MM-DD"``.

        Raises:
            DateError: ``on`` is not one whole day.
        """
        asked = day(on)
        until = max((source.accessed.latest for source in self.sources if source.accessed), default=None)
        return tuple(post for post in self.appointments if post.surely_covers(asked, until))

    def appointment_on(self, on: str | dt.date) -> Appointment | None:
        """Return the only post surely held on a day, or ``None`` if there was none.

        Raises:
            AmbiguousNameError: There were several; ``appointments_on`` gives them all.
            DateError: ``on`` is not one whole day.
        """
        posts = self.appointments_on(on)
        if len(posts) > 1:
            raise AmbiguousNameError(f"the post of {self.id} on {on}", [post.title for post in posts])
        return posts[0] if posts else None

    def title_on(self, on: str | dt.date) -> str | None:
        """Return the title of the only post surely held on a day, or ``None`` if there was none.

        Raises:
            AmbiguousNameError: There were several.
            DateError: ``on`` is not one whole day.
        """
        post = self.appointment_on(on)
        return post.title if post else None
