"""The cities in which events were held."""

from attrs import frozen

from eucentralasia.model.identifiers import Identifier
from eucentralasia.model.parts import Dispute, Name, Source
from eucentralasia.model.patterns import CITY, LATITUDE, LONGITUDE, formed, ids
from eucentralasia.model.record import Record

__all__ = ["City"]


@frozen(kw_only=True, eq=False, repr=False)
class City(Record):
    """A city or place in which events were held.

    Args:
        id: Its English name.
        country: Id of its country.
        latitude: Degrees north, WGS 84.
        longitude: Degrees east, WGS 84.
        timezone: IANA time zone; never an offset, which may change.
        identifiers: Its ids in outside schemes.
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
    identifiers: tuple[Identifier, ...] = ()
    former_ids: tuple[str, ...] = formed(CITY, ())
    names: tuple[Name, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def name(self) -> str:
        """Its English name, which is its id."""
        return self.id
