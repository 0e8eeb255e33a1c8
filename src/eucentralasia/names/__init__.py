"""Names: which record goes by a name, exactly or nearly, and which records a text names.

Each question has a room of its own, which is imported when it is first asked: ``finding``, ``searching``, ``mentions``, ``subjects``.
"""

from eucentralasia.names.folding import folded, romanised
from eucentralasia.names.namings import names_of

__all__ = ["folded", "names_of", "romanised"]
