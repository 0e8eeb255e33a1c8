"""The regions: groups of countries, and who belonged to them when."""

from typing import TYPE_CHECKING

from attrs import frozen

from eucentralasia.dates import DateSpan, day
from eucentralasia.model.identifiers import Identifier
from eucentralasia.model.parts import Dispute, Name, Source
from eucentralasia.model.record import Record
from eucentralasia.model.validation import SLUG, Value, formed, ids

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

    def members(self, on: "str | dt.date | None" = None) -> tuple[str, ...]:
        """Return the ids of the countries that surely belonged to the region, sorted.

        Args:
            on: The day asked about, as a ``date`` or ``"YYYY-MM-DD"``; without it, those that had not left
                when last looked up.

        Raises:
            DateError: ``on`` is not one whole day.

        Examples:
            >>> import eucentralasia as eca
            >>> "GB" in eca.regions["eu"].members(on="2019-06-01"), "GB" in eca.regions["eu"].members()
            (True, False)
        """
        asked = day(on) if on is not None else None
        return tuple(
            sorted(
                one.country
                for one in self.memberships
                if one.dates is None
                or (one.dates.open_end if asked is None else one.dates.surely_covers(asked))
            )
        )
