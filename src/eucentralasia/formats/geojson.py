"""GeoJSON (RFC 7946): events, cities or countries as points on a map; an unknown place has no geometry."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

from eucentralasia.codec import unstructure
from eucentralasia.formats._columns import coordinates
from eucentralasia.formats._files import write
from eucentralasia.formats._source import Directory, by_drawer
from eucentralasia.model import City, Country

if TYPE_CHECKING:
    from eucentralasia.formats._files import PathLike
    from eucentralasia.formats._source import Records, Report
    from eucentralasia.model import Event, Record

__all__ = ["dump", "dumps"]


def dumps(records: Records, *, report: Report = None) -> str:  # noqa: ARG001 - what has no point keeps its properties
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
    held = by_drawer(records)
    drawer = "events" if "events" in held else next(iter(held))
    if drawer not in {"events", "cities", "countries"}:
        msg = f"GeoJSON takes events, cities or countries, and this is a collection of {drawer}"
        raise TypeError(msg)
    directory = Directory(records)
    collection = {
        "type": "FeatureCollection",
        "features": [_feature(one, drawer, directory) for one in held[drawer]],
    }
    return json.dumps(collection, ensure_ascii=False, allow_nan=False, separators=(",", ":")) + "\n"


def dump(records: Records, path: PathLike, *, report: Report = None) -> None:
    """Write records to a GeoJSON file, which is whole or untouched.

    Raises:
        TypeError: Records of that drawer have no place.
        OSError: The file cannot be written.
    """
    write(path, dumps(records, report=report))


def _feature(record: Record, drawer: str, directory: Directory) -> dict[str, Any]:
    latitude, longitude = _coordinates(record, directory)
    known = latitude is not None and longitude is not None
    properties = {"drawer": drawer, **unstructure(record)}
    return {
        "type": "Feature",
        "id": properties.pop("id"),
        "geometry": {"type": "Point", "coordinates": [longitude, latitude]} if known else None,
        "properties": properties,
    }


def _coordinates(record: Record, directory: Directory) -> tuple[float | None, float | None]:
    if isinstance(record, City):
        return record.latitude, record.longitude
    city = record.capital if isinstance(record, Country) else cast("Event", record).place.city
    return coordinates(city, directory)
