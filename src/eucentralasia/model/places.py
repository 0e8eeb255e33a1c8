"""The places: regions, countries and cities."""

import datetime as dt

from attrs import frozen

from eucentralasia.dates import day
from eucentralasia.model.forms import ALPHA_2, ALPHA_3, CITY, CURRENCY, IDENTIFIER, LANGUAGE, LATITUDE, LONGITUDE, NUMERIC, SLUG, formed
from eucentralasia.model.parts import Dispute, Membership, Name, Source
from eucentralasia.model.record import Record
from eucentralasia.model.shapes import ids

__all__ = ["City", "Country", "Region"]


@frozen(kw_only=True, repr=False)
class Region(Record):
    """A group of countries that takes part in dialogues as one, or that they are about.

    Args:
        id: ``"eu"`` or ``"central-asia"`` in the curated registry.
        name: Its English name.
        scheme: Who defines the group, such as a treaty or UN M49.
        identifiers: Ids elsewhere, as ``scheme:value``.
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
    identifiers: tuple[str, ...] = formed(IDENTIFIER, ())
    former_ids: tuple[str, ...] = formed(SLUG, ())
    names: tuple[Name, ...] = ()
    memberships: tuple[Membership, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    sources: tuple[Source, ...] = ()

    def members(self, on: str | dt.date | None = None) -> tuple[str, ...]:
        """Return the ids of the countries that surely belonged to the region, sorted.

        Args:
            on: The day asked about, as a ``date`` or ``"YYYY-MM-DD"``; without it, those that had not left when last looked up.

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
                if one.dates is None or (one.dates.open_end if asked is None else one.dates.surely_covers(asked))
            )
        )


@frozen(kw_only=True, repr=False)
class Country(Record):
    """A state.

    Args:
        id: Its ISO 3166-1 alpha-2 code.
        alpha_3: Its ISO 3166-1 alpha-3 code.
        numeric: Its ISO 3166-1 numeric code, three digits.
        name: Its English name.
        official_name: Its official English name.
        capital: Id of the capital.
        languages: BCP 47 tags of its official languages.
        currency: ISO 4217 code of its currency.
        identifiers: Ids elsewhere, as ``scheme:value``.
        former_ids: Ids that the record once had.
        names: Its other names.
        disputes: Other claims than the recorded ones.
        sources: The pages that say so.

    Examples:
        >>> import eucentralasia as eca
        >>> eca.countries["KG"].official_name
        'Kyrgyz Republic'
    """

    id: str = formed(ALPHA_2)
    alpha_3: str | None = formed(ALPHA_3, None)
    numeric: str | None = formed(NUMERIC, None)
    name: str
    official_name: str | None = None
    capital: str | None = ids("cities", default=None)
    languages: tuple[str, ...] = formed(LANGUAGE, ())
    currency: str | None = formed(CURRENCY, None)
    identifiers: tuple[str, ...] = formed(IDENTIFIER, ())
    former_ids: tuple[str, ...] = formed(ALPHA_2, ())
    names: tuple[Name, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    sources: tuple[Source, ...] = ()


@frozen(kw_only=True, repr=False)
class City(Record):
    """A city or place in which events were held.

    Args:
        id: Its English name.
        country: Id of its country.
        latitude: Degrees north, WGS 84.
        longitude: Degrees east, WGS 84.
        timezone: IANA time zone; never an offset, which may change.
        identifiers: Ids elsewhere, as ``scheme:value``.
        former_ids: Ids that the record once had.
        names: Its other names, with their years.
        disputes: Other claims than the recorded ones.
        sources: The pages that say so.

    Examples:
        >>> import eucentralasia as eca
        >>> eca.cities["Samarkand"].timezone
        'Asia/Samarkand'
    """

    id: str = formed(CITY)
    country: str = ids("countries")
    latitude: float | None = formed(LATITUDE, None)
    longitude: float | None = formed(LONGITUDE, None)
    timezone: str | None = None
    identifiers: tuple[str, ...] = formed(IDENTIFIER, ())
    former_ids: tuple[str, ...] = formed(CITY, ())
    names: tuple[Name, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def name(self) -> str:
        """Its English name, which is its id."""
        return self.id
