"""An event on one line: its fields, the names behind its ids, and whole days that any engine can compare."""

from __future__ import annotations

import datetime as dt
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, cast

from eucentralasia.queries.definitions import CHAIRS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from eucentralasia.dates import DateSpan, PartialDate
    from eucentralasia.formats._source import Resolver
    from eucentralasia.model import City, Event

__all__ = ["DERIVED", "LABELS", "OF_DATES", "coordinates", "derived", "labels", "precision"]

# What the dates of an event come to, in words and days that any engine compares.
OF_DATES: Final[MappingProxyType[str, type]] = MappingProxyType(
    {
        "first_day": dt.date,
        "last_day": dt.date,
        "precision": str,
        "sure_first_day": dt.date,
        "sure_last_day": dt.date,
    }
)

# What engines filter by and no field of an event says by itself: the type, and whether there are several.
DERIVED: Final[MappingProxyType[str, tuple[type, bool]]] = MappingProxyType(
    {
        **{name: (kind, False) for name, kind in OF_DATES.items()},
        "city": (str, False),
        "country": (str, False),
        "scope": (str, False),
        "latitude": (float, False),
        "longitude": (float, False),
        "officials": (str, True),
        "chairs": (str, True),
        "cited": (str, True),
    }
)
UNITS: Final = ("day", "month", "quarter", "season", "half", "year")
# The parts of a year, by the first numbers that EDTF gives them.
PARTS: Final = MappingProxyType({21: "season", 33: "quarter", 40: "half"})
# For people, who do not know the ids; engines join the tables.
LABELS: Final = ("series_name", "country_name", "party_names", "topic_names", "official_names")


def derived(event: Event, resolver: Resolver) -> dict[str, Any]:
    """Return the derived columns of an event; ``None`` or an empty tuple where nothing is known.

    The first and last day are those that the event can have touched; what the precision is says whether they
    are those of a meeting, or of a month in which one was. The sure ones are there only where the day itself
    is known.

    Args:
        event: The event.
        resolver: Where cities are found, for their coordinates.
    """
    dates, place = event.dates, event.place
    latitude, longitude = coordinates(place.city, resolver)
    return {
        "first_day": dates.earliest,
        "last_day": dates.latest,
        "precision": precision(dates),
        "sure_first_day": dates.earliest if _is_sure(dates.start) else None,
        "sure_last_day": dates.latest if _is_sure(dates.end) else None,
        "city": place.city,
        "country": place.country,
        "scope": event.scope,
        "latitude": latitude,
        "longitude": longitude,
        "officials": _once(one.official for one in event.participations),
        "chairs": _once(one.official for one in event.participations if one.role in CHAIRS),
        "cited": _once(link.document for link in event.documents),
    }


def precision(dates: DateSpan) -> str:
    """Return how much of dates is known: the longer of what their ends are, from ``"day"`` to ``"year"``.

    One day within bounds is ``"within"``. A qualifier says something else, and stands in the dates.

    Examples:
        >>> from eucentralasia import DateSpan
        >>> from eucentralasia.formats._columns import precision
        >>> [precision(DateSpan.from_edtf(text)) for text in ("2025-04-03/2025-04", "2025-34", "2025~")]
        ['month', 'quarter', 'year']
    """
    if dates.is_set:
        return "within"
    units = (_unit(end) for end in (dates.start, dates.end) if end is not None)
    return max(units, key=UNITS.index)


def _unit(date: PartialDate) -> str:
    if date.grouping is not None:
        return PARTS[max(first for first in PARTS if first <= date.grouping)]
    return "year" if date.month is None else "month" if date.day is None else "day"


def _is_sure(end: PartialDate | None) -> bool:
    return end is not None and end.day is not None and not end.qualifier


def coordinates(city: str | None, resolver: Resolver) -> tuple[float | None, float | None]:
    """Return the latitude and longitude of a city, or ``None`` twice where either is not known."""
    found = cast("City | None", resolver.get(city, "cities")) if city else None
    # half a point would be taken for a point on the equator or the meridian
    known = found is not None and found.latitude is not None and found.longitude is not None
    return (found.latitude, found.longitude) if found is not None and known else (None, None)


def labels(event: Event, resolver: Resolver) -> dict[str, str | tuple[str, ...] | None]:
    """Return the names behind the ids of an event; an id that nobody knows stands for itself."""
    label: Callable[..., str] = resolver.label
    return {
        "series_name": label(event.series, "series") if event.series else None,
        "country_name": label(event.place.country, "countries") if event.place.country else None,
        "party_names": tuple(label(key, "countries", "regions") for key in event.parties),
        "topic_names": tuple(label(key, "topics") for key in event.topics),
        "official_names": tuple(
            label(key, "officials") for key in _once(one.official for one in event.participations)
        ),
    }


def _once(keys: Iterable[str | None]) -> tuple[str, ...]:
    """Return the ids that are known, each once, in their order."""
    return tuple(dict.fromkeys(key for key in keys if key is not None))
