"""GeoJSON (RFC 7946): events, cities or countries as points on a map; an unknown place has no geometry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from eucentralasia.codec import dumps as canonical
from eucentralasia.formats._columns import coordinates
from eucentralasia.formats._files import write
from eucentralasia.formats._moved import missing_in
from eucentralasia.formats._source import Resolver, main_drawer
from eucentralasia.model import City, Country
from eucentralasia.model.plain_data import unstructure

if TYPE_CHECKING:
    from eucentralasia.formats._source import PathLike, Records, Report
    from eucentralasia.model import Event, Record

__all__ = ["dump", "dumps"]
if not TYPE_CHECKING:
    __getattr__ = missing_in(__name__)


def dumps(records: Records, *, report: Report = None) -> str:
    """Return a FeatureCollection: the events of a registry, or a collection of events, cities or countries.

    An event is a point at its city, a country at its capital; the properties are all fields of the record.

    Args:
        records: A registry or a collection.
        report: Called with each omission; GeoJSON has none.

    Raises:
        TypeError: Records of that drawer have no place.

    Examples:
        >>> import eucentralasia as eca
        >>> alpha = eca.City(id="Alpha", country="AA", latitude=10.5, longitude=-20.25)
        >>> text = eca.formats.geojson.dumps(eca.Registry([alpha]).cities)
        >>> text[39:130]
        '[{"type":"Feature","id":"Alpha","geometry":{"type":"Point","coordinates":[-20.25,10.5]},"pr'
    """
    drawer, held = main_drawer(records)
    if drawer not in {"events", "cities", "countries"}:
        msg = f"GeoJSON takes events, cities or countries, and this is a collection of {drawer}"
        raise TypeError(msg)
    resolver = Resolver(records)
    features = [_feature(one, drawer, resolver) for one in held]
    return canonical({"type": "FeatureCollection", "features": features}).decode()


def dump(records: Records, path: PathLike, *, report: Report = None) -> None:
    """Write what ``dumps`` returns to a file, which is whole or untouched."""
    write(path, dumps(records, report=report))


def _feature(record: Record, drawer: str, resolver: Resolver) -> dict[str, Any]:
    latitude, longitude = _coordinates(record, resolver)
    known = latitude is not None and longitude is not None
    properties = {"drawer": drawer, **unstructure(record)}
    return {
        "type": "Feature",
        "id": properties.pop("id"),
        "geometry": {"type": "Point", "coordinates": [longitude, latitude]} if known else None,
        "properties": properties,
    }


def _coordinates(record: Record, resolver: Resolver) -> tuple[float | None, float | None]:
    if isinstance(record, City):
        return record.latitude, record.longitude
    city = record.capital if isinstance(record, Country) else cast("Event", record).place.city
    return coordinates(city, resolver)
