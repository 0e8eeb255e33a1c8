"""The nine drawers, listed once: every room that goes through them reads this table."""

from typing import Final

# In the order in which a registry lists them: what stands still before what grows, and what is named before
# what names it. Each with what one of its records is called in a sentence; the class is called so too, in a
# module that is named after the drawer.
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
