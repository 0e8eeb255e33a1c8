"""JSON Lines: a head, then a record a line with its drawer; a stream of any length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eucentralasia import shipped
from eucentralasia.codec import dumps as canonical
from eucentralasia.formats._files import write
from eucentralasia.formats._moved import missing_in
from eucentralasia.formats._source import by_drawer, head
from eucentralasia.model.plain_data import unstructure
from eucentralasia.shipped import CURATED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eucentralasia.formats._source import PathLike, Records, Report
    from eucentralasia.registry import Registry
    from eucentralasia.shipped import Base

__all__ = ["dump", "dumps", "lines", "loads"]
if not TYPE_CHECKING:
    __getattr__ = missing_in(__name__)


def lines(records: Records) -> Iterator[str]:
    """Yield the lines one by one, each with its line feed, for a stream that need not be held whole.

    Args:
        records: A registry or a collection.
    """
    yield canonical(head(records)).decode()
    for drawer, held in by_drawer(records).items():
        for record in held:
            yield canonical({"drawer": drawer, **unstructure(record)}).decode()


def dumps(records: Records, *, report: Report = None) -> str:
    """Return records as JSON Lines.

    Args:
        records: A registry or a collection.
        report: Called with each omission; JSON Lines have none.

    Examples:
        >>> import eucentralasia as eca
        >>> rail = eca.Registry([eca.Topic(id="rail", name="Rail")])
        >>> print(eca.formats.jsonl.dumps(rail), end="")
        {"schema":1}
        {"drawer":"topics","id":"rail","name":"Rail"}
    """
    return "".join(lines(records))


def dump(records: Records, path: PathLike, *, report: Report = None) -> None:
    """Write what ``dumps`` returns to a file, which is whole or untouched."""
    write(path, dumps(records, report=report))


def loads(text: str | bytes, *, base: Base = CURATED, max_bytes: int | None = None) -> Registry:
    """Read records back, as ``eucentralasia.loads`` does with the format ``"jsonl"``."""
    return shipped.loads(text, "jsonl", base=base, max_bytes=max_bytes)
