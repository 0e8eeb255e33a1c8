"""The official dialogues between the European Union and Central Asia, as typed, immutable, sourced records.

Nothing is loaded on import; each public name is served when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from eucentralasia.checks import CHECKS as CHECKS
    from eucentralasia.checks import check as check
    from eucentralasia.codec import configure as configure
    from eucentralasia.codec import json_schema as json_schema
    from eucentralasia.codec import structure as structure
    from eucentralasia.codec import unstructure as unstructure
    from eucentralasia.collection import Collection as Collection
    from eucentralasia.dates import DateSpan as DateSpan
    from eucentralasia.dates import PartialDate as PartialDate
    from eucentralasia.errors import (
        AmbiguousNameError as AmbiguousNameError,
    )
    from eucentralasia.errors import (
        Conflict as Conflict,
    )
    from eucentralasia.errors import (
        DataError as DataError,
    )
    from eucentralasia.errors import (
        DateError as DateError,
    )
    from eucentralasia.errors import (
        EUCentralAsiaError as EUCentralAsiaError,
    )
    from eucentralasia.errors import (
        MergeError as MergeError,
    )
    from eucentralasia.errors import (
        Problem as Problem,
    )
    from eucentralasia.errors import (
        TextTooLongError as TextTooLongError,
    )
    from eucentralasia.errors import (
        UnknownRecordError as UnknownRecordError,
    )
    from eucentralasia.loading import load as load
    from eucentralasia.loading import loads as loads
    from eucentralasia.model import *  # noqa: F403 - the nouns, by the list of that room
    from eucentralasia.model import City, Country, Document, Event, Official, Organisation, Record, Region, Series, Topic
    from eucentralasia.names.finding import When
    from eucentralasia.names.mentions import Mention as Mention
    from eucentralasia.names.searching import Match as Match
    from eucentralasia.names.subjects import Subject as Subject
    from eucentralasia.queries import (
        Query as Query,
    )
    from eucentralasia.queries import (
        about as about,
    )
    from eucentralasia.queries import (
        after as after,
    )
    from eucentralasia.queries import (
        at_level as at_level,
    )
    from eucentralasia.queries import (
        attended_by as attended_by,
    )
    from eucentralasia.queries import (
        before as before,
    )
    from eucentralasia.queries import (
        between as between,
    )
    from eucentralasia.queries import (
        chaired_by as chaired_by,
    )
    from eucentralasia.queries import (
        citing as citing,
    )
    from eucentralasia.queries import (
        during as during,
    )
    from eucentralasia.queries import (
        held_in as held_in,
    )
    from eucentralasia.queries import (
        hosted_by as hosted_by,
    )
    from eucentralasia.queries import (
        involving as involving,
    )
    from eucentralasia.queries import (
        of_kind as of_kind,
    )
    from eucentralasia.queries import (
        of_series as of_series,
    )
    from eucentralasia.queries import (
        on as on,
    )
    from eucentralasia.queries import (
        representing as representing,
    )
    from eucentralasia.queries import (
        serving as serving,
    )
    from eucentralasia.registry import Change as Change
    from eucentralasia.registry import Diff as Diff
    from eucentralasia.registry import Estimate as Estimate
    from eucentralasia.registry import Explanation as Explanation
    from eucentralasia.registry import Registry as Registry

    __version__: str
    curated: Registry
    regions: Collection[Region]
    countries: Collection[Country]
    cities: Collection[City]
    organisations: Collection[Organisation]
    officials: Collection[Official]
    series: Collection[Series]
    topics: Collection[Topic]
    documents: Collection[Document]
    events: Collection[Event]

    def find(name: str, *, on: When | None = None) -> Record: ...
    def search(text: str, limit: int = 10) -> tuple[Match[Record], ...]: ...
    def mentions(text: str) -> tuple[Mention, ...]: ...


ROOMS = {
    "checks": ("CHECKS", "check"),
    "codec": ("configure", "json_schema", "structure", "unstructure"),
    "collection": ("Collection",),
    "dates": ("DateSpan", "PartialDate"),
    "errors": (
        "AmbiguousNameError",
        "Conflict",
        "DataError",
        "DateError",
        "EUCentralAsiaError",
        "MergeError",
        "Problem",
        "TextTooLongError",
        "UnknownRecordError",
    ),
    "loading": ("load", "loads"),
    "names.mentions": ("Mention",),
    "names.searching": ("Match",),
    "names.subjects": ("Subject",),
    "model": (
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
    ),
    "queries": (
        "Query",
        "about",
        "after",
        "at_level",
        "attended_by",
        "before",
        "between",
        "chaired_by",
        "citing",
        "during",
        "held_in",
        "hosted_by",
        "involving",
        "of_kind",
        "of_series",
        "on",
        "representing",
        "serving",
    ),
    "registry": ("Change", "Diff", "Estimate", "Explanation", "Registry"),
}
SERVED_BY_CURATED = (
    "regions",
    "countries",
    "cities",
    "organisations",
    "officials",
    "series",
    "topics",
    "documents",
    "events",
    "find",
    "search",
    "mentions",
)
HOMES = {name: room for room, names in ROOMS.items() for name in names}
__all__ = sorted(("__version__", "curated", *SERVED_BY_CURATED, *HOMES))  # noqa: PLE0605 - made of the names above

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Serve a public name from its room, or a drawer from the curated registry."""
        from importlib import import_module  # noqa: PLC0415 - nothing is imported before it is used

        if name in HOMES:
            found = getattr(import_module(f"{__name__}.{HOMES[name]}"), name)
        elif name == "curated":
            found = import_module(f"{__name__}.loading").curated()
        elif name in SERVED_BY_CURATED:
            found = getattr(import_module(f"{__name__}.loading").curated(), name)
        elif name == "__version__":
            found = import_module("importlib.metadata").version(__name__)
        else:
            msg = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(msg)
        globals()[name] = found
        return found


def __dir__() -> list[str]:
    """List the public names."""
    return list(__all__)
