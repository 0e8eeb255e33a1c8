"""An event on one line: its fields, the names behind its ids, and whole days that any engine can compare."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final, cast

from eucentralasia.queries.definitions import CHAIRS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from eucentralasia.formats._source import Resolver
    from eucentralasia.model import City, Event

__all__ = ["DERIVED", "LABELS", "coordinates", "derived", "labels"]

# What engines filter by and no field of an event says by itself: the type, and whether there are several.
DERIVED: Final[dict[str, tuple[type, bool]]] = {
    "first_day": (dt.date, False),
    "last_day": (dt.date, False),
    "sure_first_day": (dt.date, False),
    "sure_last_day": (dt.date, False),
    "city": (str, False),
    "country": (str, False),
    "scope": (str, False),
    "latitude": (float, False),
    "longitude": (float, False),
    "officials": (str, True),
    "chairs": (str, True),
    "cited": (str, True),
}
# For people, who do not know the ids; engines join the tables.
LABELS: Final = ("series_name", "country_name", "party_names", "topic_names", "official_names")


def derived(event: Event, resolver: Resolver) -> dict[str, Any]:
    """Return the derived columns of an event; ``None`` or an empty tuple where nothing is known.

    The first and last day are those that the event can have touched, the sure ones those of dates without a
    qualifier; the helpers ``during``, ``between``, ``before`` and ``after`` compare nothing else.

    Args:
        event: The event.
        resolver: Where cities are found, for their coordinates.
    """
    dates, place = event.dates, event.place
    latitude, longitude = coordinates(place.city, resolver)
    return {
        "first_day": dates.earliest,
        "last_day": dates.latest,
        "sure_first_day": dates.earliest if dates.start and not dates.start.qualifier else None,
        "sure_last_day": dates.latest if dates.end and not dates.end.qualifier else None,
        "city": place.city,
        "country": place.country,
        "scope": event.scope,
        "latitude": latitude,
        "longitude": longitude,
        "officials": _once(one.official for one in event.participations),
        "chairs": _once(one.official for one in event.participations if one.role in CHAIRS),
        "cited": _once(link.document for link in event.documents),
    }


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
