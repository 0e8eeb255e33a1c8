"""Records in the formats of other programs, one module a format, each with the same verbs.

``dumps(records)`` returns a text (or bytes), ``dump(records, path)`` writes a file that is whole or untouched; records
are a ``Registry`` or a ``Collection``, which know their joins. What a format cannot carry is told to ``report``.

Nothing is imported before it is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from eucentralasia.formats import arrow as arrow
    from eucentralasia.formats import csv as csv
    from eucentralasia.formats import frames as frames
    from eucentralasia.formats import geojson as geojson
    from eucentralasia.formats import html as html
    from eucentralasia.formats import ical as ical
    from eucentralasia.formats import json as json
    from eucentralasia.formats import jsonl as jsonl
    from eucentralasia.formats import jsonld as jsonld
    from eucentralasia.formats import markdown as markdown
    from eucentralasia.formats import sqlite as sqlite
    from eucentralasia.formats import toml as toml
    from eucentralasia.formats import turtle as turtle

WRITERS: Final = ("arrow", "csv", "geojson", "html", "ical", "json", "jsonl", "jsonld", "markdown", "sqlite", "toml", "turtle")
"""The modules that write a format to a text, to bytes or to a file."""

__all__ = sorted(("WRITERS", "frames", *WRITERS))  # noqa: PLE0605 - made of the names above

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Serve the module of a format when it is first used."""
        from importlib import import_module  # noqa: PLC0415 - nothing is imported before it is used

        if name in __all__:
            return import_module(f"{__name__}.{name}")
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)


def __dir__() -> list[str]:
    """List the formats."""
    return list(__all__)
