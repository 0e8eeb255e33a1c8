"""The official dialogues between the European Union and Central Asia, as typed, immutable, sourced records.

Nothing is loaded on import; each public name is served when it is first used.
"""

# type checkers take it for true; importing it from typing would cost half of what a bare interpreter does
TYPE_CHECKING = False
if TYPE_CHECKING:
    from eucentralasia import formats as formats
    from eucentralasia.checks import *
    from eucentralasia.codec import *
    from eucentralasia.codec.schemas import *
    from eucentralasia.collection import *
    from eucentralasia.dates import *
    from eucentralasia.errors import *
    from eucentralasia.linking.events_in import *
    from eucentralasia.linking.mentions import *
    from eucentralasia.model import *
    from eucentralasia.model.plain_data import *
    from eucentralasia.names.search import *
    from eucentralasia.queries import *
    from eucentralasia.registry import *
    from eucentralasia.registry.diff import *
    from eucentralasia.registry.explain import *
    from eucentralasia.shipped import *

    __all__: list[str]
    __version__: str
    curated = Registry()
    regions: Collection[Region]
    countries: Collection[Country]
    cities: Collection[City]
    organisations: Collection[Organisation]
    officials: Collection[Official]
    series: Collection[Series]
    topics: Collection[Topic]
    documents: Collection[Document]
    events: Collection[Event]

    # Questions to the curated registry, in the order of SERVED_BY_CURATED.
    chairs = curated.chairs
    editions = curated.editions
    events_of = curated.events_of
    expected_next = curated.expected_next
    explain = curated.explain
    find = curated.find
    members = curated.members
    mentions = curated.mentions
    narrower = curated.narrower
    participants = curated.participants
    parties = curated.parties
    related = curated.related
    search = curated.search


# What each room but the model gives to the front door: its ``__all__``, written again as no room may be
# imported yet.
ROOMS = {
    "checks": ("CHECKS", "check"),
    "codec": ("configure", "structure"),
    "codec.schemas": ("json_schema",),
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
    "linking.mentions": ("Mention", "Score"),
    "linking.events_in": ("Subject",),
    "model.plain_data": ("unstructure",),
    "names.search": ("Match",),
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
        "of_category",
        "of_kind",
        "of_scope",
        "of_series",
        "on",
        "representing",
        "serving",
    ),
    "registry": ("Registry",),
    "registry.diff": ("Change", "Diff"),
    "registry.explain": ("Estimate", "Explanation"),
    "shipped": ("from_rows", "load", "loads"),
}
HOMES = {name: room for room, names in ROOMS.items() for name in names}
SERVED_BY_CURATED = (
    "chairs",
    "editions",
    "events_of",
    "expected_next",
    "explain",
    "find",
    "members",
    "mentions",
    "narrower",
    "participants",
    "parties",
    "related",
    "search",
)


def _public_names() -> list[str]:
    """Return the public names, sorted; the nouns and the drawers are those of the model."""
    from eucentralasia.model import MODULES, SINGULARS

    return sorted(("__version__", "curated", "formats", *SERVED_BY_CURATED, *HOMES, *MODULES, *SINGULARS))


if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Serve a public name from its room, or a drawer from the curated registry."""
        from importlib import import_module

        if name in HOMES:
            found = getattr(import_module(f"{__name__}.{HOMES[name]}"), name)
        elif name == "curated":
            found = import_module(f"{__name__}.shipped").curated()
        elif name in SERVED_BY_CURATED:
            found = getattr(import_module(f"{__name__}.shipped").curated(), name)
        elif name == "formats":
            found = import_module(f"{__name__}.formats")
        elif name == "__version__":
            found = import_module("importlib.metadata").version(__name__)
        elif name == "__all__":
            found = _public_names()
        else:
            model = import_module(f"{__name__}.model")
            if name in model.SINGULARS:
                found = import_module(f"{__name__}.shipped").served(name)
            elif name in model.MODULES:
                found = getattr(model, name)
            else:
                raise AttributeError(_missing(name))
        globals()[name] = found
        return found


def _missing(name: str) -> str:
    """Say that there is no such public name, with those most like it; machinery asks for names with ``_``."""
    from eucentralasia.errors import did_you_mean, nearest

    hint = "" if name.startswith("_") else did_you_mean(nearest(name, _public_names()))
    return f"module {__name__!r} has no attribute {name!r}{hint}"


def __dir__() -> list[str]:
    """List the public names."""
    return _public_names()
