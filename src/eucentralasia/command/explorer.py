"""``explorer``: the page in which a registry is filtered, drawn and read in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eucentralasia.command.filters import filtered
from eucentralasia.command.output import say_bytes
from eucentralasia.formats import explorer
from eucentralasia.shipped import curated, load

if TYPE_CHECKING:
    import argparse

__all__ = ["run"]


def run(asked: argparse.Namespace) -> int:
    """Write the explorer page of the curated registry or a host's own, or of what filters leave."""
    registry = load(asked.path) if asked.path is not None else curated()
    events = filtered(asked, registry)
    records = registry if len(events) == len(registry.events) else events
    options = {"title": asked.title, "lang": asked.lang, "report_to": asked.report_to}
    if asked.output is not None:
        explorer.dump(records, asked.output, **options)
    else:
        say_bytes(explorer.dumps(records, **options).encode())
    return 0
