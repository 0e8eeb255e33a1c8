"""The series: standing formats, and the editions that no source shows."""

from enum import StrEnum

from attrs import frozen

from eucentralasia.model.closed_list import Listed
from eucentralasia.model.identifiers import Identifier
from eucentralasia.model.parts import Dispute, Name, Source
from eucentralasia.model.patterns import ORDINAL, SLUG, formed, ids
from eucentralasia.model.record import Record
from eucentralasia.model.validation import Value
from eucentralasia.model.vocabularies import Category, EventKind, Level

__all__ = ["Cadence", "Gap", "Series"]


class Cadence(StrEnum, metaclass=Listed):
    """How often a series is said to meet; a new member needs a source that states the rhythm."""

    SEMI_ANNUAL = "semi-annual"
    ANNUAL = "annual"
    BIENNIAL = "biennial"
    IRREGULAR = "irregular"


@frozen(kw_only=True, eq=False, repr=False)
class Gap(Value):
    """An edition of a series that no source shows.

    Args:
        edition: Its number.
        note: What is known about the gap.
    """

    edition: int = formed(ORDINAL)
    note: str | None = None

    @property
    def key(self) -> str:
        """The edition, which is how a path names it."""
        return str(self.edition)


@frozen(kw_only=True, eq=False, repr=False)
class Series(Record):
    """A standing format whose events are its editions.

    Args:
        id: Such as ``"hlpsd"``.
        name: Its English name.
        kind: The form of its events.
        category: What its events are in the field's eyes.
        level: The usual rank of its participants.
        parties: Ids of the countries and regions that it joins.
        cadence: How often it is said to meet.
        identifiers: Its ids in outside schemes.
        former_ids: Ids that the record once had.
        names: Its other names.
        gaps: Editions that no source shows.
        disputes: Other claims than the recorded ones.
        sources: The pages that say so.

    Examples:
        >>> import eucentralasia as eca
        >>> eca.series["hlpsd"].cadence.value
        'annual'
    """

    id: str = formed(SLUG)
    name: str
    kind: EventKind | None = None
    category: Category | None = None
    level: Level | None = None
    parties: tuple[str, ...] = ids("countries", "regions", default=())
    cadence: Cadence | None = None
    identifiers: tuple[Identifier, ...] = ()
    former_ids: tuple[str, ...] = formed(SLUG, ())
    names: tuple[Name, ...] = ()
    gaps: tuple[Gap, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    sources: tuple[Source, ...] = ()
