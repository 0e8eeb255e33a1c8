"""The places: regions, countries and cities."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import ClassVar, Final

from attrs import frozen

from eucentralasia.dates import day
from eucentralasia.model.parts import Dispute, Membership, Name, Source
from eucentralasia.model.record import Record
from eucentralasia.model.shapes import ids

__all__ = ["City", "Country", "Region"]

ALPHA_2: Final = re.compile(r"[A-Z]{2}", re.ASCII)
ALPHA_3: Final = re.compile(r"[A-Z]{3}", re.ASCII)
NUMERIC: Final = re.compile(r"[0-9]{3}", re.ASCII)
CITY: Final = re.compile(r"[^\W\d_]+([ '’-][^\W\d_]+)*")
IDENTIFIER: Final = re.compile(r"[a-z0-9-]+:\S+", re.ASCII)
MOST_LATITUDE, MOST_LONGITUDE = 90, 180


def identifier_problems(identifiers: tuple[str, ...]) -> Iterator[tuple[str, str, object, str]]:
    """Yield a problem for every identifier that is not of the form ``scheme:value``."""
    for position, known in enumerate(identifiers):
        if IDENTIFIER.fullmatch(known) is None:
            yield f"identifiers[{position}]", "a scheme and a value like 'wikidata:Q232'", known, "identifier"


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

    id: str
    name: str
    scheme: str | None = None
    identifiers: tuple[str, ...] = ()
    former_ids: tuple[str, ...] = ()
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

    def _broken_rules(self) -> Iterator[tuple[str, str, object, str]]:
        yield from super()._broken_rules()
        yield from identifier_problems(self.identifiers)


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

    ID_FORM: ClassVar[re.Pattern[str]] = ALPHA_2
    ID_EXAMPLE: ClassVar[str] = "an ISO 3166-1 alpha-2 code like 'KZ'"

    id: str
    alpha_3: str | None = None
    numeric: str | None = None
    name: str
    official_name: str | None = None
    capital: str | None = ids("cities", default=None)
    languages: tuple[str, ...] = ()
    currency: str | None = None
    identifiers: tuple[str, ...] = ()
    former_ids: tuple[str, ...] = ()
    names: tuple[Name, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    sources: tuple[Source, ...] = ()

    def _broken_rules(self) -> Iterator[tuple[str, str, object, str]]:
        yield from super()._broken_rules()
        yield from identifier_problems(self.identifiers)
        if self.alpha_3 is not None and ALPHA_3.fullmatch(self.alpha_3) is None:
            yield "alpha_3", "an ISO 3166-1 alpha-3 code like 'KAZ'", self.alpha_3, "code"
        if self.numeric is not None and NUMERIC.fullmatch(self.numeric) is None:
            yield "numeric", "an ISO 3166-1 numeric code like '398'", self.numeric, "code"
        if self.currency is not None and ALPHA_3.fullmatch(self.currency) is None:
            yield "currency", "an ISO 4217 code like 'KZT'", self.currency, "code"


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

    ID_FORM: ClassVar[re.Pattern[str]] = CITY
    ID_EXAMPLE: ClassVar[str] = "the English name of the city"

    id: str
    country: str = ids("countries")
    latitude: float | None = None
    longitude: float | None = None
    timezone: str | None = None
    identifiers: tuple[str, ...] = ()
    former_ids: tuple[str, ...] = ()
    names: tuple[Name, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def name(self) -> str:
        """Its English name, which is its id."""
        return self.id

    def _broken_rules(self) -> Iterator[tuple[str, str, object, str]]:
        yield from super()._broken_rules()
        yield from identifier_problems(self.identifiers)
        if self.latitude is not None and abs(self.latitude) > MOST_LATITUDE:
            yield "latitude", "degrees from -90 to 90", self.latitude, "range"
        if self.longitude is not None and abs(self.longitude) > MOST_LONGITUDE:
            yield "longitude", "degrees from -180 to 180", self.longitude, "range"
