"""Records in the formats of other programs, one module a format, each with the same verbs.

``dumps(records)`` returns a text (or bytes), ``dump(records, path)`` writes the same to a file that is whole
or untouched, or raises the OSError of what kept it from that. Records are a ``Registry`` or a ``Collection``,
which know their joins. What a format cannot carry is told to ``report``. ``loads``, or ``load`` of a folder,
reads back what loses nothing.

Nothing is imported before it is used.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from eucentralasia.formats import (
        arrow as arrow,
        csv as csv,
        explorer as explorer,
        frames as frames,
        geojson as geojson,
        html as html,
        ical as ical,
        json as json,
        jsonl as jsonl,
        jsonld as jsonld,
        markdown as markdown,
        parquet as parquet,
        sqlite as sqlite,
        toml as toml,
        turtle as turtle,
    )
    from eucentralasia.formats._source import Omission as Omission

WRITERS: Final = (
    "arrow",
    "csv",
    "geojson",
    "html",
    "ical",
    "json",
    "jsonl",
    "jsonld",
    "markdown",
    "parquet",
    "sqlite",
    "toml",
    "turtle",
)
"""The modules that write: all with ``dump``, and with ``dumps`` but for ``parquet``, which is a folder."""

ELSEWHERE: Final = MappingProxyType(
    {
        "excel": "pandas.DataFrame.from_arrow(events).to_excel(path)",
        "ics": "formats.ical",
        "pandas": "pandas.DataFrame.from_arrow(events)",
        "rdf": "formats.turtle",
        "tsv": "formats.csv",
        "xlsx": "pandas.DataFrame.from_arrow(events).to_excel(path)",
        "yaml": "formats.json",
    }
)
"""What people look for here and find otherwise."""

__all__ = sorted(("Omission", "WRITERS", "explorer", "frames", *WRITERS))  # noqa: PLE0605 - of names above

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Serve the module of a format when it is first used."""
        from importlib import import_module

        if name == "Omission":
            return import_module(f"{__name__}._source").Omission
        if name in __all__:
            return import_module(f"{__name__}.{name}")
        raise AttributeError(_missing(name))


def _missing(name: str) -> str:
    """Say that there is no such format, with what to write instead; machinery asks for names with ``_``."""
    from eucentralasia.errors import did_you_mean, nearest

    told = f"module {__name__!r} has no attribute {name!r}"
    if name.startswith("_"):
        return told
    way = ELSEWHERE.get(name)
    return f"{told}; write {way}" if way else f"{told}{did_you_mean(nearest(name, __all__))}"


def __dir__() -> list[str]:
    """List the formats."""
    return list(__all__)
