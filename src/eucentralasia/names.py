"""Names: how a text is folded before it is compared, and which known names are nearest to it."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from eucentralasia.model import Record

__all__ = ["folded", "names_of"]

APOSTROPHES: Final = dict.fromkeys(map(ord, "'’‘`´ʻʼʹ′"))
HYPHENS: Final = dict.fromkeys(map(ord, "-‐‑‒–—―_"), " ")


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Fold a name for comparison: no case, accents or apostrophes, hyphens as spaces, single spaces.

    Examples:
        >>> from eucentralasia.names import folded
        >>> folded("Jozef  SÍKELA"), folded("Oʻzbekiston"), folded("Cholpon-Ata")
        ('jozef sikela', 'ozbekiston', 'cholpon ata')
    """
    plain = unicodedata.normalize("NFKD", text.translate(APOSTROPHES).translate(HYPHENS).casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def names_of(record: Record) -> tuple[str, ...]:
    """Return all texts by which a record can be found: id, codes, name, official name, title and other names."""
    own = (getattr(record, field, None) for field in ("id", "alpha_3", "numeric", "name", "official_name", "title"))
    return tuple(dict.fromkeys((*(text for text in own if text), *record.former_ids, *(name.value for name in record.names))))
