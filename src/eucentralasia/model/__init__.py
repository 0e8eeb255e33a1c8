"""The nouns: nine records, one drawer each, and the parts that live inside them; the only room that defines records.

A class is dear to make, so each stands in the module of its drawer and is made when it is first asked for.
"""

from collections import abc
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from eucentralasia.model.cities import City as City
    from eucentralasia.model.countries import Country as Country
    from eucentralasia.model.documents import Document as Document, Section as Section, Step as Step
    from eucentralasia.model.events import Event as Event, Participation as Participation, Place as Place
    from eucentralasia.model.links import DocumentLink as DocumentLink, Relation as Relation
    from eucentralasia.model.officials import Appointment as Appointment, Official as Official
    from eucentralasia.model.organisations import Organisation as Organisation
    from eucentralasia.model.parts import Dispute as Dispute, Name as Name, NameKind as NameKind, Source as Source
    from eucentralasia.model.record import Record as Record
    from eucentralasia.model.regions import Membership as Membership, Region as Region
    from eucentralasia.model.series import Gap as Gap, Series as Series
    from eucentralasia.model.topics import Mapping as Mapping, Topic as Topic
    from eucentralasia.model.words import (
        Cadence as Cadence,
        DocumentKind as DocumentKind,
        DocumentStatus as DocumentStatus,
        EventKind as EventKind,
        Level as Level,
        LinkKind as LinkKind,
        MappingKind as MappingKind,
        Mode as Mode,
        OrganisationKind as OrganisationKind,
        RelationKind as RelationKind,
        Role as Role,
        Status as Status,
        StepKind as StepKind,
    )

SINGULARS: Final[dict[str, str]] = {
    "regions": "region",
    "countries": "country",
    "cities": "city",
    "organisations": "organisation",
    "officials": "official",
    "series": "series",
    "topics": "topic",
    "documents": "document",
    "events": "event",
}
"""The nine drawers, in the order in which a registry lists them, each with what one of its records is called in a sentence."""

PARTS: Final[dict[str, tuple[str, ...]]] = {
    "documents": ("Section", "Step"),
    "events": ("Participation", "Place"),
    "links": ("DocumentLink", "Relation"),
    "officials": ("Appointment",),
    "parts": ("Dispute", "Name", "NameKind", "Source"),
    "record": ("Record",),
    "regions": ("Membership",),
    "series": ("Gap",),
    "topics": ("Mapping",),
    "words": (
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
    ),
}
MODULES: Final = {singular.title(): drawer for drawer, singular in SINGULARS.items()} | {
    name: module for module, names in PARTS.items() for name in names
}


class Drawers(abc.Mapping[str, "type[Record]"]):
    """The nine drawers, in the order in which a registry lists them, each with its record; a record's class is made when asked for."""

    __slots__ = ()

    def __getitem__(self, drawer: str) -> "type[Record]":
        found: type[Record] = _served(SINGULARS[drawer].title())
        return found

    def __iter__(self) -> abc.Iterator[str]:
        return iter(SINGULARS)

    def __len__(self) -> int:
        return len(SINGULARS)

    def __contains__(self, drawer: object) -> bool:
        return drawer in SINGULARS


DRAWERS: Final = Drawers()


def _served(name: str) -> Any:
    """Return a class from the module in which it stands; at once, where it was asked for before."""
    found = globals().get(name)
    if found is None:
        globals()[name] = found = getattr(import_module(f"{__name__}.{MODULES[name]}"), name)
    return found


if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Serve a class."""
        if name not in MODULES:
            msg = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(msg)
        return _served(name)


def __dir__() -> list[str]:
    """List what the room exports."""
    return sorted(("DRAWERS", "SINGULARS", *MODULES))
