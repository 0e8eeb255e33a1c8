"""The nouns: nine records, one drawer each, and the parts that live inside them."""

from __future__ import annotations

from collections import abc
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from eucentralasia.model.drawers import SINGULARS as SINGULARS

if TYPE_CHECKING:
    from eucentralasia.model.cities import *
    from eucentralasia.model.countries import *
    from eucentralasia.model.documents import *
    from eucentralasia.model.events import *
    from eucentralasia.model.identifiers import *
    from eucentralasia.model.links import *
    from eucentralasia.model.metadata import *
    from eucentralasia.model.officials import *
    from eucentralasia.model.organisations import *
    from eucentralasia.model.outcomes import *
    from eucentralasia.model.parts import *
    from eucentralasia.model.ranks import *
    from eucentralasia.model.record import *
    from eucentralasia.model.regions import *
    from eucentralasia.model.series import *
    from eucentralasia.model.topics import *
    from eucentralasia.model.vocabularies import *

# The first country needs 8 ms of classes, all other nouns 35 ms more: so each module is imported when one of
# its names is asked for. Beside the records, which stand in the modules of their drawers, these have:
OTHERS: Final[MappingProxyType[str, tuple[str, ...]]] = MappingProxyType(
    {
        "documents": ("DocumentKind", "DocumentStatus", "Section", "Step", "StepKind"),
        "events": ("Participation", "Place"),
        "metadata": ("PublisherKind", "Withdrawn"),
        "identifiers": ("Identifier",),
        "links": ("DocumentLink", "Relation"),
        "officials": ("Appointment", "Certainty"),
        "organisations": ("OrganisationKind",),
        "outcomes": ("Outcome", "OutcomeKind"),
        "parts": ("Dispute", "Name", "NameKind", "Source"),
        "ranks": ("is_single_seat", "rank_of"),
        "record": ("Record",),
        "regions": ("Membership",),
        "series": ("Cadence", "Gap"),
        "topics": ("Mapping", "MappingKind"),
        "vocabularies": (
            "Category",
            "EventKind",
            "Level",
            "LinkKind",
            "Mode",
            "RelationKind",
            "Role",
            "Status",
        ),
    }
)
MODULES: Final = MappingProxyType(
    {singular.title(): drawer for drawer, singular in SINGULARS.items()}
    | {name: module for module, names in OTHERS.items() for name in names}
)


class Drawers(abc.Mapping[str, "type[Record]"]):
    """The nine drawers in their order, each with the class of its records, which is made when asked for."""

    __slots__ = ()

    def __getitem__(self, drawer: str) -> type[Record]:
        found: type[Record] = _class_named(SINGULARS[drawer].title())
        return found

    def __iter__(self) -> abc.Iterator[str]:
        return iter(SINGULARS)

    def __len__(self) -> int:
        return len(SINGULARS)

    def __contains__(self, drawer: object) -> bool:
        return drawer in SINGULARS


DRAWERS: Final = Drawers()


def drawer_of(record: Record) -> str:
    """Return the name of the drawer that a record belongs to."""
    return MODULES[type(record).__name__]


def _class_named(name: str) -> Any:
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
        return _class_named(name)


def __dir__() -> list[str]:
    """List what the room exports."""
    return sorted(("DRAWERS", "SINGULARS", "drawer_of", *MODULES))
