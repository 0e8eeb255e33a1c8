"""Names: which record goes by a name, exactly or nearly, and which records a text names."""

from eucentralasia.names.finding import When, named
from eucentralasia.names.folding import folded, romanised
from eucentralasia.names.index import Drawers, NameIndex
from eucentralasia.names.lexicon import Lexicon
from eucentralasia.names.mentions import Mention, mentions_in
from eucentralasia.names.namings import names_of
from eucentralasia.names.searching import Match, nearest_names, searched

__all__ = [
    "Drawers",
    "Lexicon",
    "Match",
    "Mention",
    "NameIndex",
    "When",
    "folded",
    "mentions_in",
    "named",
    "names_of",
    "nearest_names",
    "romanised",
    "searched",
]
