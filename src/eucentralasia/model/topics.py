"""The topics, and how they stand to the concepts of a thesaurus."""

from enum import StrEnum

from attrs import frozen

from eucentralasia.model.closed_list import Listed
from eucentralasia.model.parts import Dispute, Name, Source
from eucentralasia.model.patterns import SLUG, formed, ids
from eucentralasia.model.record import Record
from eucentralasia.model.validation import Value

__all__ = ["Mapping", "MappingKind", "Topic"]


class MappingKind(StrEnum, metaclass=Listed):
    """How a topic of ours stands to a concept of a thesaurus: the SKOS mapping properties; closed."""

    EXACT = "exactMatch"
    CLOSE = "closeMatch"
    BROAD = "broadMatch"
    NARROW = "narrowMatch"
    RELATED = "relatedMatch"


@frozen(kw_only=True, eq=False, repr=False)
class Mapping(Value):
    """How a topic stands to a concept of a thesaurus.

    Args:
        concept: The concept, as ``scheme:id``, such as ``"eurovoc:4452"``.
        match: The SKOS mapping property.
    """

    concept: str
    match: MappingKind

    @property
    def key(self) -> str:
        """The concept, which is how a path names it."""
        return self.concept


@frozen(kw_only=True, eq=False, repr=False)
class Topic(Record):
    """A subject that events are about.

    Args:
        id: Such as ``"counter-terrorism"``.
        name: Its English name.
        broader: Id of the topic that it belongs under.
        former_ids: Ids that the record once had.
        names: Its other names.
        mappings: Concepts of EuroVoc, each with its SKOS mapping property.
        disputes: Other claims than the recorded ones.
        sources: The pages that say so.

    Examples:
        >>> import eucentralasia as eca
        >>> [(m.concept, m.match.value) for m in eca.topics["water-management"].mappings]
        [('eurovoc:3144', 'exactMatch')]
    """

    id: str = formed(SLUG)
    name: str
    broader: str | None = ids("topics", default=None)
    former_ids: tuple[str, ...] = formed(SLUG, ())
    names: tuple[Name, ...] = ()
    mappings: tuple[Mapping, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    sources: tuple[Source, ...] = ()
