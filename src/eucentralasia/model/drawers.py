"""The nine drawers, listed once: every room that goes through them reads this table."""

from collections.abc import Iterable
from types import MappingProxyType
from typing import Final

# In the order in which a registry lists them: what stands still before what grows, and what is named before
# what names it. Each with what one of its records is called in a sentence; the class is called so too, in a
# module that is named after the drawer.
SINGULARS: Final[MappingProxyType[str, str]] = MappingProxyType(
    {
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
)


def noun_of(drawers: Iterable[str]) -> str:
    """Say what a record in one of some drawers is called.

    Examples:
        >>> from eucentralasia.model.drawers import noun_of
        >>> noun_of(("countries", "regions"))
        'country or region'
    """
    return " or ".join(SINGULARS[drawer] for drawer in drawers)
