"""The nouns: nine records, one drawer each, and the parts that live inside them; the only room that defines records.

A class is dear to make, so each stands in the module of its drawer and is made when it is first asked for.
"""

from __future__ import annotations

from collections import abc
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from eucentralasia.model.cities import City as City
    from eucentralasia.model.countries import Country as Country
    from eucentralasia.model.documents import (
        Document as Document,
        DocumentKind as DocumentKind,
        DocumentStatus as DocumentStatus,
        Section as Section,
        Step as Step,
        StepKind as StepKind,
    )
    from eucentralasia.model.events import Event as Event, Participation as Participation, Place as Place
    from eucentralasia.model.links import DocumentLink as DocumentLink, Relation as Relation
    from eucentralasia.model.officials import Appointment as Appointment, Official as Official
    from eucentralasia.model.organisations import (
        Organisation as Organisation,
        OrganisationKind as OrganisationKind,
    )
    from eucentralasia.model.parts import (
        Dispute as Dispute,
        Name as Name,
        NameKind as NameKind,
        Source as Source,
    )
    from eucentralasia.model.record import Record as Record
    from eucentralasia.model.regions import Membership as Membership, Region as Region
    from eucentralasia.model.series import Cadence as Cadence, Gap as Gap, Series as Series
    from eucentralasia.model.topics import Mapping as Mapping, MappingKind as MappingKind, Topic as Topic
    from eucentralasia.model.vocabularies import (
        EventKind as EventKind,
        Level as Level,
        LinkKind as LinkKind,
        Mode as Mode,
        RelationKind as RelationKind,
        Role as Role,
        Status as Status,
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

OTHERS: Final[dict[str, tuple[str, ...]]] = {
    "documents": ("DocumentKind", "DocumentStatus", "Section", "Step", "StepKind"),
    "events": ("Participation", "Place"),
    "links": ("DocumentLink", "Relation"),
    "officials": ("Appointment",),
    "organisations": ("OrganisationKind",),
    "parts": ("Dispute", "Name", "NameKind", "Source"),
    "record": ("Record",),
    "regions": ("Membership",),
    "series": ("Cadence", "Gap"),
    "topics": ("Mapping", "MappingKind"),
    "vocabularies": ("EventKind", "Level", "LinkKind", "Mode", "RelationKind", "Role", "Status"),
}
MODULES: Final = {singular.title(): drawer for drawer, singular in SINGULARS.items()} | {
    name: module for module, names in OTHERS.items() for name in names
}


class Drawers(abc.Mapping[str, "type[Record]"]):
    """The nine drawers, in the order in which a registry lists them, each with its record; a record's class is made when asked for."""

    __slots__ = ()

    def __getitem__(self, drawer: str) -> type[Record]:
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
