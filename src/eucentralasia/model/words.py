"""The closed vocabularies: every word that a record may use for a kind, a level, a role or a state.

A new member is added when a sourced record needs it and no member says the same; it never changes the meaning of another,
and a member is never removed or renamed while a released registry uses it. Each class says what belongs into it.
"""

from enum import StrEnum

__all__ = [
    "Cadence",
    "DocumentKind",
    "DocumentStatus",
    "EventKind",
    "Level",
    "LinkKind",
    "MappingKind",
    "Mode",
    "OrganisationKind",
    "RelationKind",
    "Role",
    "Status",
    "StepKind",
]


class EventKind(StrEnum):
    """The form of a meeting or of a series; a new member needs a form that official titles use."""

    SUMMIT = "summit"
    MINISTERIAL = "ministerial"
    DIALOGUE = "dialogue"
    COUNCIL = "council"
    COMMITTEE = "committee"
    SUBCOMMITTEE = "subcommittee"
    FORUM = "forum"
    CONFERENCE = "conference"
    CONSULTATION = "consultation"
    NEGOTIATION = "negotiation"
    VISIT = "visit"
    TOUR = "tour"
    MEETING = "meeting"
    SIGNING = "signing"
    CALL = "call"
    SESSION = "session"
    SIDE_EVENT = "side-event"
    WORKSHOP = "workshop"


class Level(StrEnum):
    """The rank at which the parties are represented; a new member needs a rank between two of these."""

    LEADERS = "leaders"
    MINISTERS = "ministers"
    DEPUTY_MINISTERS = "deputy-ministers"
    SENIOR_OFFICIALS = "senior-officials"
    AMBASSADORS = "ambassadors"
    PARLIAMENTARIANS = "parliamentarians"
    EXPERTS = "experts"
    MIXED = "mixed"


class Mode(StrEnum):
    """How the participants met; closed."""

    IN_PERSON = "in-person"
    VIRTUAL = "virtual"
    HYBRID = "hybrid"


class Status(StrEnum):
    """Whether the event took place; a new member needs a state that ends or suspends an event."""

    HELD = "held"
    PLANNED = "planned"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class Role(StrEnum):
    """What a participant did at an event; a plain participant has none. A new member needs a role that sources name."""

    CHAIR = "chair"
    CO_CHAIR = "co-chair"
    HOST = "host"
    HEAD_OF_DELEGATION = "head-of-delegation"
    SPEAKER = "speaker"
    SIGNATORY = "signatory"
    OBSERVER = "observer"
    GUEST = "guest"


class RelationKind(StrEnum):
    """How an event stands to another; written once, the registry derives the inverse. Part-of must not form a circle."""

    PART_OF = "part-of"
    ALONGSIDE = "alongside"
    PREPARES = "prepares"
    FOLLOWS = "follows"


class LinkKind(StrEnum):
    """What an event did with a document, or a document with another; a new member needs an act with a name of its own."""

    ADOPTED = "adopted"
    SIGNED = "signed"
    INITIALLED = "initialled"
    REVIEWED = "reviewed"
    DISCUSSED = "discussed"
    ANNOUNCED = "announced"
    ESTABLISHED = "established"
    ENDORSED = "endorsed"
    PREPARED = "prepared"
    PUBLISHED = "published"
    VOTED = "voted"
    IMPLEMENTS = "implements"
    REPLACES = "replaces"
    ANNEXES = "annexes"
    FOLLOWS = "follows"


class DocumentKind(StrEnum):
    """The form of a document; a new member needs a form that official titles use."""

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
    RESOLUTION = "resolution"


class DocumentStatus(StrEnum):
    """How far a document has come; a new member needs a stage of treaty or policy practice."""

    NEGOTIATING = "negotiating"
    INITIALLED = "initialled"
    ADOPTED = "adopted"
    SIGNED = "signed"
    PROVISIONALLY_APPLIED = "provisionally-applied"
    IN_FORCE = "in-force"
    ENDED = "ended"


class StepKind(StrEnum):
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


class OrganisationKind(StrEnum):
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


class Cadence(StrEnum):
    """How often a series is said to meet; a new member needs a source that states the rhythm."""

    SEMI_ANNUAL = "semi-annual"
    ANNUAL = "annual"
    BIENNIAL = "biennial"
    IRREGULAR = "irregular"


class MappingKind(StrEnum):
    """How a topic of ours stands to a concept of a thesaurus: the SKOS mapping properties; closed."""

    EXACT = "exactMatch"
    CLOSE = "closeMatch"
    BROAD = "broadMatch"
    NARROW = "narrowMatch"
    RELATED = "relatedMatch"
