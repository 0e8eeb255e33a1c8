"""Records as tables that people read: which columns, and each value on one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eucentralasia.model import SINGULARS, Appointment, Place
from eucentralasia.model.validation import members
from eucentralasia.registry.explanations import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eucentralasia.model import Record

__all__ = ["COLUMNS", "caption", "fields", "row"]

COLUMNS: Final = {
    "regions": ("id", "name", "scheme"),
    "countries": ("id", "name", "official_name", "capital"),
    "cities": ("id", "country", "latitude", "longitude", "timezone"),
    "organisations": ("id", "name", "kind", "party"),
    "officials": ("id", "name", "appointments"),
    "series": ("id", "name", "kind", "level", "cadence"),
    "topics": ("id", "name", "broader"),
    "documents": ("id", "title", "kind", "status"),
    "events": ("dates", "id", "name", "place", "level", "parties"),
}
"""For each drawer the fields that a table shows; all others are in the record."""

ELSEWHERE: Final = {"sources", "disputes"}


def caption(drawer: str, count: int) -> str:
    """Say how many records of a drawer there are.

    Examples:
        >>> from eucentralasia.model.shown import caption
        >>> caption("countries", 1), caption("series", 2)
        ('1 country', '2 series')
    """
    return f"{count} {SINGULARS[drawer] if count == 1 else drawer}"


def row(drawer: str, record: Record) -> tuple[str, ...]:
    """Return the values of a record under the columns of its drawer."""
    return tuple(text(getattr(record, column)) for column in COLUMNS[drawer])


def fields(record: Record) -> Iterator[tuple[str, str]]:
    """Yield the name and value of every field that is known, but for sources and disputes."""
    for name in members(record):
        value = getattr(record, name)
        if name not in ELSEWHERE and (shown := text(value)):
            yield name, shown


def text(value: object) -> str:
    """Show a value on one line: a place by its city, country and venue, a post by its title, parts as their files would.

    Examples:
        >>> import eucentralasia as eca
        >>> from eucentralasia.model.shown import text
        >>> text(eca.Place(city="Dushanbe", country="TJ")), text(None), text(("KZ", "UZ"))
        ('Dushanbe, TJ', '', 'KZ, UZ')
    """
    if value is None:
        return ""
    if isinstance(value, Place):
        return ", ".join(part for part in (value.venue, value.city, value.country) if part)
    if isinstance(value, tuple) and value and isinstance(value[0], Appointment):
        return "; ".join(post.title for post in value)
    return plain(value)
