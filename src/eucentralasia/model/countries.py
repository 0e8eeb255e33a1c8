"""The countries."""

from attrs import frozen

from eucentralasia.model.identifiers import Identifier
from eucentralasia.model.parts import Dispute, Name, Source
from eucentralasia.model.patterns import ALPHA_2, ALPHA_3, CURRENCY, LANGUAGE, NUMERIC, formed, ids
from eucentralasia.model.record import Record

__all__ = ["Country"]


@frozen(kw_only=True, eq=False, repr=False)
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
        identifiers: Its ids in outside schemes.
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
    identifiers: tuple[Identifier, ...] = ()
    former_ids: tuple[str, ...] = formed(ALPHA_2, ())
    names: tuple[Name, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    sources: tuple[Source, ...] = ()
