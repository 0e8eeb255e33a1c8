"""The public bodies."""

from enum import StrEnum

from attrs import frozen

from eucentralasia.model.closed_list import Listed
from eucentralasia.model.identifiers import Identifier
from eucentralasia.model.parts import Dispute, Name, Source
from eucentralasia.model.patterns import SLUG, formed, ids
from eucentralasia.model.record import Record

__all__ = ["Organisation", "OrganisationKind"]


class OrganisationKind(StrEnum, metaclass=Listed):
    """What sort of body it is; a new member needs a legal form of its own."""

    EU_INSTITUTION = "eu-institution"
    EU_SERVICE = "eu-service"
    EU_AGENCY = "eu-agency"
    EU_DELEGATION = "eu-delegation"
    MINISTRY = "ministry"
    PRESIDENCY = "presidency"
    GOVERNMENT = "government"
    PARLIAMENT = "parliament"
    EMBASSY = "embassy"
    INTERNATIONAL_ORGANISATION = "international-organisation"
    BANK = "bank"
    OTHER = "other"


@frozen(kw_only=True, eq=False, repr=False)
class Organisation(Record):
    """A public body.

    Args:
        id: Such as ``"eeas"`` or ``"kz-mfa"``.
        name: Its English name.
        kind: What sort of body it is.
        parent: Id of the organisation that it is part of.
        party: Id of the country or region that it belongs to.
        identifiers: Its ids in outside schemes.
        former_ids: Ids that the record once had.
        names: Its other names.
        disputes: Other claims than the recorded ones.
        sources: The pages that say so.

    Examples:
        >>> import eucentralasia as eca
        >>> eca.organisations["eeas"].party
        'eu'
    """

    id: str = formed(SLUG)
    name: str
    kind: OrganisationKind | None = None
    parent: str | None = ids("organisations", default=None)
    party: str | None = ids("countries", "regions", default=None)
    identifiers: tuple[Identifier, ...] = ()
    former_ids: tuple[str, ...] = formed(SLUG, ())
    names: tuple[Name, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    sources: tuple[Source, ...] = ()
