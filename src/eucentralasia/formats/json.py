"""JSON: a data file that ``load`` reads, on one line or indented."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from eucentralasia import shipped
from eucentralasia.formats._files import write
from eucentralasia.formats._moved import missing_in
from eucentralasia.formats._source import page
from eucentralasia.shipped import CURATED

if TYPE_CHECKING:
    from eucentralasia.formats._source import PathLike, Records, Report
    from eucentralasia.registry import Registry
    from eucentralasia.shipped import Base

__all__ = ["dump", "dumps", "loads"]
if not TYPE_CHECKING:
    __getattr__ = missing_in(__name__)


def dumps(records: Records, *, indent: int | None = None, report: Report = None) -> str:
    """Return records as JSON: the head, and a list for each drawer that has any.

    Args:
        records: A registry or a collection.
        indent: Spaces for each level; without it all stands on one line.
        report: Called with each omission; JSON has none.

    Examples:
        >>> import eucentralasia as eca
        >>> rail = eca.Registry([eca.Topic(id="rail", name="Rail")])
        >>> text = eca.formats.json.dumps(rail)
        >>> text
        '{"schema":1,"topics":[{"id":"rail","name":"Rail"}]}\\n'
        >>> eca.formats.json.loads(text) == rail
        True
    """
    separators = (",", ":") if indent is None else None
    return (
        json.dumps(page(records), ensure_ascii=False, allow_nan=False, indent=indent, separators=separators)
        + "\n"
    )


def dump(records: Records, path: PathLike, *, indent: int | None = None, report: Report = None) -> None:
    """Write what ``dumps`` returns to a file, which is whole or untouched."""
    write(path, dumps(records, indent=indent, report=report))


def loads(text: str | bytes, *, base: Base = CURATED, max_bytes: int | None = None) -> Registry:
    """Read records back, as ``eucentralasia.loads`` does with the format ``"json"``."""
    return shipped.loads(text, "json", base=base, max_bytes=max_bytes)
