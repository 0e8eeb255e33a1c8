"""``search``, ``mentions`` and ``--version``."""

from __future__ import annotations

import errno
import sys
from typing import TYPE_CHECKING, Any, Final

from eucentralasia import __version__
from eucentralasia.command.layout import columns, cut
from eucentralasia.command.output import say, say_all, say_json, width
from eucentralasia.loading import read_text
from eucentralasia.shipped import curated

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from eucentralasia.linking.mentions import Mention

__all__ = ["mentions", "search", "version"]

# Of what never ends so much is read that it is seen to be too long: twenty million characters, as many as the
# library reads, have at most eighty million bytes.
MOST_BYTES: Final = 80_000_001


def version() -> None:
    """Print the versions of the package and of its data."""
    registry = curated()
    say(f"eucentralasia {__version__}, data {registry.version}")


def search(asked: argparse.Namespace) -> int:
    """List the records whose names are most like a text, best first."""
    found = curated().search(asked.text, limit=asked.limit)
    if asked.json:
        say_json(
            [
                {
                    "kind": _kind(one.record),
                    "id": one.record.id,
                    "name": one.name,
                    "score": round(one.score, 3),
                }
                for one in found
            ]
        )
    elif not found:
        say(f"no record has a name like {asked.text!r}")
    else:
        _say_rows([(f"{one.score:.2f}", _kind(one.record), one.record.id, one.name) for one in found])
    return 0


def mentions(asked: argparse.Namespace) -> int:
    """List the records and dates that a text names, in its order, each with where it begins."""
    found = curated().mentions(_text(asked.file))
    if asked.json:
        say_json([_plain(one) for one in found])
    elif not found:
        say("the text names nothing that is known here")
    else:
        _say_rows([(str(one.start), one.kind, _meant(one), f"{one.score:.2f}", one.text) for one in found])
    return 0


def _text(file: str) -> str:
    if file != "-":
        return read_text(file, MOST_BYTES)
    if sys.stdin is None:  # as with <&-
        raise OSError(errno.EBADF, "it is closed", "standard input")
    return read_text(sys.stdin.buffer, MOST_BYTES)


def _plain(mention: Mention) -> dict[str, Any]:
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "kind": mention.kind,
        "id": mention.record.id if mention.record is not None else None,
        "section": mention.section,
        "date": str(mention.date) if mention.date is not None else None,
        "score": float(mention.score),
    }


def _meant(mention: Mention) -> str:
    """Write what a mention means: the date, or the id of the record."""
    if mention.date is not None:
        return str(mention.date)
    key = mention.record.id if mention.record is not None else ""
    return f"{key}#{mention.section}" if mention.section else key


def _kind(record: object) -> str:
    return type(record).__name__.lower()


def _say_rows(rows: Sequence[Sequence[str]]) -> None:
    room = width()
    # a name that was cited over two lines must not break the list
    flat = [[" ".join(cell.split()) for cell in row] for row in rows]
    say_all(line if room is None else cut(line, room) for line in columns(flat))
