"""The nouns: nine records, one drawer each, and the parts that live inside them; the only room that defines records."""

from typing import Final

from eucentralasia.model.meetings import Document, Event, Series, Topic
from eucentralasia.model.parts import (
    Appointment,
    Dispute,
    DocumentLink,
    Gap,
    Mapping,
    Membership,
    Name,
    Participation,
    Place,
    Relation,
    Section,
    Source,
    Step,
)
from eucentralasia.model.people import Official, Organisation
from eucentralasia.model.places import City, Country, Region
from eucentralasia.model.record import Record
from eucentralasia.model.words import (
    Cadence,
    DocumentKind,
    DocumentStatus,
    EventKind,
    Level,
    LinkKind,
    MappingKind,
    Mode,
    NameKind,
    OrganisationKind,
    RelationKind,
    Role,
    Status,
    StepKind,
)

__all__ = [
    "DRAWERS",
    "SINGULARS",
    "Appointment",
    "Cadence",
    "City",
    "Country",
    "Dispute",
    "Document",
    "DocumentKind",
    "DocumentLink",
    "DocumentStatus",
    "Event",
    "EventKind",
    "Gap",
    "Level",
    "LinkKind",
    "Mapping",
    "MappingKind",
    "Membership",
    "Mode",
    "Name",
    "NameKind",
    "Official",
    "Organisation",
    "OrganisationKind",
    "Participation",
    "Place",
    "Record",
    "Region",
    "Relation",
    "RelationKind",
    "Role",
    "Section",
    "Series",
    "Source",
    "Status",
    "Step",
    "StepKind",
    "Topic",
]

DRAWERS: Final[dict[str, type[Record]]] = {
    "regions": Region,
    "countries": Country,
    "cities": City,
    "organisations": Organisation,
    "officials": Official,
    "series": Series,
    "topics": Topic,
    "documents": Document,
    "events": Event,
}
"""The nine drawers, in the order in which a registry lists them, each with its record."""

SINGULARS: Final[dict[str, str]] = {drawer: cls.__name__.lower() for drawer, cls in DRAWERS.items()}
"""What one record of each drawer is called in a sentence."""
