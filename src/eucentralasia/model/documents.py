"""The documents, their sections, and the steps of their lives."""

from enum import StrEnum

from attrs import frozen

from eucentralasia.dates import PartialDate
from eucentralasia.model.closed_list import Listed
from eucentralasia.model.identifiers import Identifier
from eucentralasia.model.links import DocumentLink
from eucentralasia.model.parts import Dispute, Name, Source
from eucentralasia.model.patterns import SLUG, WEB, formed, ids
from eucentralasia.model.record import Record
from eucentralasia.model.validation import Value

__all__ = ["Document", "DocumentKind", "DocumentStatus", "Section", "Step", "StepKind"]


class DocumentKind(StrEnum, metaclass=Listed):
    """The form of a document; a new member needs a form that official titles use.

    A decision is an act of the Council or the Commission, those that the Treaties called joint actions and
    common positions until 2009 too; a regulation binds everybody; a proposal is for either. Parliament adopts
    resolutions, and recommendations to those who negotiate. A report tells what came of a document.
    """

    STRATEGY = "strategy"
    ROADMAP = "roadmap"
    DECLARATION = "declaration"
    JOINT_STATEMENT = "joint-statement"
    COMMUNIQUE = "communique"
    CONCLUSIONS = "conclusions"
    JOINT_COMMUNICATION = "joint-communication"
    AGREEMENT = "agreement"
    MEMORANDUM = "memorandum"
    FUNDING_PACKAGE = "funding-package"
    PARTNERSHIP = "partnership"
    PROGRAMME = "programme"
    DECISION = "decision"
    REGULATION = "regulation"
    PROPOSAL = "proposal"
    RESOLUTION = "resolution"
    RECOMMENDATION = "recommendation"
    REPORT = "report"


class DocumentStatus(StrEnum, metaclass=Listed):
    """How far a document has come; a new member needs a stage of treaty or policy practice."""

    NEGOTIATING = "negotiating"
    INITIALLED = "initialled"
    ADOPTED = "adopted"
    SIGNED = "signed"
    PROVISIONALLY_APPLIED = "provisionally-applied"
    IN_FORCE = "in-force"
    ENDED = "ended"


class StepKind(StrEnum, metaclass=Listed):
    """One step in the life of a document; a new member needs an act that sources date."""

    PROPOSED = "proposed"
    OPENED = "opened"
    CONCLUDED = "concluded"
    INITIALLED = "initialled"
    ESTABLISHED = "established"
    ADOPTED = "adopted"
    ENDORSED = "endorsed"
    SIGNED = "signed"
    VOTED = "voted"
    RATIFIED = "ratified"
    PROVISIONALLY_APPLIED = "provisionally-applied"
    IN_FORCE = "in-force"
    ENDED = "ended"


@frozen(kw_only=True, eq=False, repr=False)
class Step(Value):
    """One step in the life of a document.

    Args:
        kind: What happened.
        date: When, as far as known.
        event: Id of the event at which it happened, if it did at one.
        note: A remark of our own.
    """

    kind: StepKind
    date: PartialDate | None = None
    event: str | None = ids("events", default=None)
    note: str | None = None

    @property
    def key(self) -> str:
        """The kind, which is how a path names it."""
        return self.kind.value


@frozen(kw_only=True, eq=False, repr=False)
class Section(Value):
    """A part of a document that events refer to.

    Args:
        id: Its id within the document, such as ``"key-area-4"``.
        title: Its heading.
    """

    id: str
    title: str


@frozen(kw_only=True, eq=False, repr=False)
class Document(Record):
    """A text, or an arrangement, that events adopt, sign, set up or review.

    Args:
        id: Such as ``"joint-roadmap-2023"``.
        title: Its English title.
        kind: Its form.
        status: How far it has come.
        text_url: The address of its official text.
        parties: Ids of the countries and regions that it binds or concerns.
        identifiers: Its ids in outside schemes, such as its CELEX number.
        former_ids: Ids that the record once had.
        names: Its other names.
        sections: Parts that events refer to.
        steps: What happened to it, each with date and event.
        relations: How it stands to other documents.
        disputes: Other claims than the recorded ones.
        sources: The pages that say so.

    Examples:
        >>> import eucentralasia as eca
        >>> [section.id for section in eca.documents["joint-roadmap-2023"].sections][-2:]
        ['key-area-4', 'key-area-5']
    """

    id: str = formed(SLUG)
    title: str
    kind: DocumentKind | None = None
    status: DocumentStatus | None = None
    text_url: str | None = formed(WEB, None)
    parties: tuple[str, ...] = ids("countries", "regions", default=())
    identifiers: tuple[Identifier, ...] = ()
    former_ids: tuple[str, ...] = formed(SLUG, ())
    names: tuple[Name, ...] = ()
    sections: tuple[Section, ...] = ()
    steps: tuple[Step, ...] = ()
    relations: tuple[DocumentLink, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    sources: tuple[Source, ...] = ()
