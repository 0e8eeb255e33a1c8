"""Names: which record goes by a name, exactly or nearly, and which records a text names."""

from eucentralasia.names.finding import When, named
from eucentralasia.names.folding import folded, romanised
from eucentralasia.names.index import Drawers, NameIndex
from eucentralasia.names.lexicon import Lexicon
from eucentralasia.names.mentions import Mention, read
from eucentralasia.names.namings import names_of
from eucentralasia.names.searching import Match, nearest_names, searched
from eucentralasia.names.subjects import Subject, subjects_of

__all__ = [
    "Drawers",
    "Lexicon",
    "Match",
    "Mention",
    "NameIndex",
    "Subject",
    "When",
    "folded",
    "named",
    "names_of",
    "nearest_names",
    "read",
    "romanised",
    "searched",
    "subjects_of",
]
