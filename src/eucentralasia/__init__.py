"""The official dialogues between the European Union and Central Asia, as typed, immutable, sourced records.

Nothing is loaded on import; each public name is served when it is first used.
"""

TYPE_CHECKING = (
    False  # type checkers take it for true; importing typing would cost half of what a bare interpreter does
)
if TYPE_CHECKING:
    from eucentralasia import formats as formats
    from eucentralasia.checks import CHECKS as CHECKS, check as check
    from eucentralasia.codec import (
        configure as configure,
        json_schema as json_schema,
        structure as structure,
        unstructure as unstructure,
    )
    from eucentralasia.collection import Collection as Collection
    from eucentralasia.dates import DateSpan as DateSpan, PartialDate as PartialDate
    from eucentralasia.errors import (
        AmbiguousNameError as AmbiguousNameError,
        Conflict as Conflict,
        DataError as DataError,
        DateError as DateError,
        EUCentralAsiaError as EUCentralAsiaError,
        MergeError as MergeError,
        MissingExtraError as MissingExtraError,
        Problem as Problem,
        TextTooLongError as TextTooLongError,
        UnknownRecordError as UnknownRecordError,
    )
    from eucentralasia.linking.mentions import Mention as Mention
    from eucentralasia.linking.subjects import Subject as Subject
    from eucentralasia.model import *  # noqa: F403 - the nouns, by the list of that room
    from eucentralasia.model import (
        City,
        Country,
        Document,
        Event,
        Official,
        Organisation,
        Record,
        Region,
        Series,
        Topic,
    )
    from eucentralasia.names.lookup import When
    from eucentralasia.names.search import Match as Match
    from eucentralasia.queries import (
        Query as Query,
        about as about,
        after as after,
        at_level as at_level,
        attended_by as attended_by,
        before as before,
        between as between,
        chaired_by as chaired_by,
        citing as citing,
        during as during,
        held_in as held_in,
        hosted_by as hosted_by,
        involving as involving,
        of_kind as of_kind,
        of_series as of_series,
        on as on,
        representing as representing,
        serving as serving,
    )
    from eucentralasia.registry import Registry as Registry
    from eucentralasia.registry.diff import Change as Change, Diff as Diff
    from eucentralasia.registry.explanations import Estimate as Estimate, Explanation as Explanation
    from eucentralasia.shipped import load as load, loads as loads

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
        "MissingExtraError",
        "Problem",
        "TextTooLongError",
        "UnknownRecordError",
    ),
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
    "linking.mentions": ("Mention",),
    "names.search": ("Match",),
    "linking.subjects": ("Subject",),
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
    "shipped": ("load", "loads"),
}
SERVED_DRAWERS = (
    "regions",
    "countries",
    "cities",
    "organisations",
    "officials",
    "series",
    "topics",
    "documents",
    "events",
)
SERVED_BY_CURATED = ("find", "search", "mentions")
HOMES = {name: room for room, names in ROOMS.items() for name in names}
__all__ = sorted(("__version__", "curated", "formats", *SERVED_DRAWERS, *SERVED_BY_CURATED, *HOMES))  # noqa: PLE0605 - made of the names above

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Serve a public name from its room, or a drawer from the curated registry."""
        from importlib import import_module

        if name in HOMES:
            found = getattr(import_module(f"{__name__}.{HOMES[name]}"), name)
        elif name == "curated":
            found = import_module(f"{__name__}.shipped").curated()
        elif name in SERVED_DRAWERS:
            found = import_module(f"{__name__}.shipped").served(name)
        elif name in SERVED_BY_CURATED:
            found = getattr(import_module(f"{__name__}.shipped").curated(), name)
        elif name == "formats":
            found = import_module(f"{__name__}.formats")
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
