"""The closed vocabularies of events: every word that one may use for a kind, a level, a role or a state.

Vocabularies that only another noun uses stand beside it, under the same policy: a new member is added when a
sourced record needs it and no member says the same; it never changes the meaning of another, and a member is
never removed or renamed while a released registry uses it. Each class says what belongs into it.
"""

from enum import StrEnum
from types import MappingProxyType
from typing import Final, Self

from eucentralasia.model.closed_list import Listed

__all__ = [
    "Category",
    "EventKind",
    "Level",
    "LinkKind",
    "Mode",
    "RelationKind",
    "Role",
    "Status",
]


# What files of version 0.1 say, and the word of today; whoever asks for one is told the other.
FORMER_KINDS: Final = MappingProxyType({"side-event": "session", "workshop": "conference"})


class EventKind(StrEnum, metaclass=Listed):
    """The form of a meeting or of a series; a new member needs a form that official titles use.

    The titles of standing formats tell a summit, a ministerial, a dialogue, and a council, committee or
    subcommittee, which an agreement or a programme sets up. Otherwise it is what went on: a forum is open to
    the public or to business, a conference has speakers on a subject; at a consultation officials hear each
    other on an agenda, at a negotiation they work on a text, at a signing they sign or initial it; a call is
    by telephone; a session is one sitting of a larger event, or beside it; anything else is a meeting. A
    visit, to one country, and a tour, of several, hold other events; talks on a visit that no page tells
    apart are a meeting. Files of version 0.1 say ``side-event`` for a session and ``workshop`` for a
    conference, and are read.
    """

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
    SIGNING = "signing"
    CALL = "call"
    SESSION = "session"
    MEETING = "meeting"
    VISIT = "visit"
    TOUR = "tour"

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        return cls(FORMER_KINDS[value]) if isinstance(value, str) and value in FORMER_KINDS else None


class Category(StrEnum, metaclass=Listed):
    """What a meeting is in the field's eyes; a new member needs a rule by which it is in the registry.

    Institutional is a session of a standing format; political a contact of leaders, ministers, commissioners,
    envoys or deputy ministers, and of directors and ambassadors where it is a consultation, negotiation or
    signing; programme a steering group, committee or conference of an EU regional programme; forum is public
    and organised by both sides.
    """

    INSTITUTIONAL = "institutional"
    POLITICAL = "political"
    PROGRAMME = "programme"
    FORUM = "forum"


class Level(StrEnum, metaclass=Listed):
    """The rank at which the parties are represented; a new member needs a rank between two of these."""

    LEADERS = "leaders"
    MINISTERS = "ministers"
    DEPUTY_MINISTERS = "deputy-ministers"
    SENIOR_OFFICIALS = "senior-officials"
    AMBASSADORS = "ambassadors"
    PARLIAMENTARIANS = "parliamentarians"
    EXPERTS = "experts"
    MIXED = "mixed"


class Mode(StrEnum, metaclass=Listed):
    """How the participants met; closed."""

    IN_PERSON = "in-person"
    VIRTUAL = "virtual"
    HYBRID = "hybrid"


class Status(StrEnum, metaclass=Listed):
    """Whether the event took place; a new member needs a state that ends or suspends an event."""

    HELD = "held"
    PLANNED = "planned"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class Role(StrEnum, metaclass=Listed):
    """What a participant did, beside being there; a new member needs a role that sources name."""

    CHAIR = "chair"
    CO_CHAIR = "co-chair"
    HOST = "host"
    HEAD_OF_DELEGATION = "head-of-delegation"
    SPEAKER = "speaker"
    SIGNATORY = "signatory"
    OBSERVER = "observer"
    GUEST = "guest"


class RelationKind(StrEnum, metaclass=Listed):
    """How an event stands to another; a new member needs an inverse. Part-of must not form a circle."""

    PART_OF = "part-of"
    ALONGSIDE = "alongside"
    PREPARES = "prepares"
    FOLLOWS = "follows"


class LinkKind(StrEnum, metaclass=Listed):
    """What an event did with a document, or one with another; a new member needs an act of its own name."""

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
