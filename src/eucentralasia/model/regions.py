"""The regions: groups of countries, and who belonged to them when."""

from typing import TYPE_CHECKING

from attrs import frozen

from eucentralasia.dates import DateSpan, PartialDate
from eucentralasia.model.identifiers import Identifier
from eucentralasia.model.parts import Dispute, Name, Source
from eucentralasia.model.patterns import SLUG, formed, ids
from eucentralasia.model.record import Record
from eucentralasia.model.validation import Value

if TYPE_CHECKING:
    import datetime as dt

__all__ = ["Membership", "Region"]


@frozen(kw_only=True, eq=False, repr=False)
class Membership(Value):
    """That a country belongs, or belonged, to a region.

    Args:
        country: Id of the country.
        dates: When; ``None`` where the region has no history of members.
    """

    country: str = ids("countries")
    dates: DateSpan | None = None

    @property
    def key(self) -> str:
        """The country, which is how a path names it."""
        return self.country

    @property
    def sure_days(self) -> "tuple[dt.date | None, dt.date | None] | None":
        """The first and the last day on which it surely was a member, ``None`` twice where always.

        A side that is open is ``None``; where a side is unknown or uncertain no day is sure, so that there
        are none.
        """
        dates = self.dates
        if dates is None:
            return None, None
        sides = ((dates.start, dates.open_start), (dates.end, dates.open_end))
        if any(bool(side.qualifier) if side else not is_open for side, is_open in sides):
            return None
        first = dates.start.latest if dates.start else None
        last = dates.end.earliest if dates.end else None
        return (first, last) if first is None or last is None or first <= last else None

    def covers(self, span: DateSpan | None) -> bool:
        """Whether it surely was a member on some day of a span; without one, whether it had not left."""
        if span is None:
            return self.dates is None or self.dates.open_end
        if self.sure_days is None:
            return False
        first, last = self.sure_days
        is_early = last is not None and span.earliest is not None and last < span.earliest
        is_late = first is not None and span.latest is not None and first > span.latest
        return not (is_early or is_late)


@frozen(kw_only=True, eq=False, repr=False)
class Region(Record):
    """A group of countries that takes part in dialogues as one, or that they are about.

    Args:
        id: ``"eu"`` or ``"central-asia"`` in the curated registry.
        name: Its English name.
        scheme: Who defines the group, such as a treaty or UN M49.
        identifiers: Its ids in outside schemes.
        former_ids: Ids that the record once had.
        names: Its other names.
        memberships: Which countries belonged to it, and when.
        disputes: Other claims than the recorded ones.
        sources: The pages that say so.

    Examples:
        >>> import eucentralasia as eca
        >>> eca.regions["central-asia"].members()
        ('KG', 'KZ', 'TJ', 'TM', 'UZ')
    """

    id: str = formed(SLUG)
    name: str
    scheme: str | None = None
    identifiers: tuple[Identifier, ...] = ()
    former_ids: tuple[str, ...] = formed(SLUG, ())
    names: tuple[Name, ...] = ()
    memberships: tuple[Membership, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    sources: tuple[Source, ...] = ()

    def members(self, on: "str | dt.date | PartialDate | DateSpan | None" = None) -> tuple[str, ...]:
        """Return the ids of the countries that surely belonged to the region, sorted.

        Args:
            on: A day, or a month, year or span, on some day of which they must have belonged to it; without
                it, those that had not left when last looked up.

        Raises:
            DateError: ``on`` is no date.

        Examples:
            >>> import eucentralasia as eca
            >>> "GB" in eca.regions["eu"].members(on="2019"), "GB" in eca.regions["eu"].members()
            (True, False)
        """
        span = DateSpan.of(on) if on is not None else None
        return tuple(sorted({one.country for one in self.memberships if one.covers(span)}))
