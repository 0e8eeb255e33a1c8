"""Records in the formats of other programs, one module a format, each with the same verbs.

``dumps(records)`` returns a text (or bytes), ``dump(records, path)`` writes the same to a file that is whole
or untouched, or raises the OSError of what kept it from that. Records are a ``Registry`` or a ``Collection``,
which know their joins. What a format cannot carry is told to ``report``. ``loads``, or ``load`` of a folder,
reads back what loses nothing.

Nothing is imported before it is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from eucentralasia.formats import (
        arrow as arrow,
        csv as csv,
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

__all__ = sorted(("WRITERS", "frames", *WRITERS))  # noqa: PLE0605 - made of the names above

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Serve the module of a format when it is first used."""
        from importlib import import_module

        if name in __all__:
            return import_module(f"{__name__}.{name}")
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)


def __dir__() -> list[str]:
    """List the formats."""
    return list(__all__)
