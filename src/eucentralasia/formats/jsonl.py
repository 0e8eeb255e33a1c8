"""JSON Lines: a head, then a record a line with its drawer; a stream of any length."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from eucentralasia import loading
from eucentralasia.codec import unstructure
from eucentralasia.formats._files import write
from eucentralasia.formats._source import by_drawer, head

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eucentralasia.formats._files import PathLike
    from eucentralasia.formats._source import Base, Records, Report
    from eucentralasia.registry import Registry

__all__ = ["dump", "dumps", "lines", "loads"]


def lines(records: Records) -> Iterator[str]:
    """Yield the lines one by one, each with its line feed, for a stream that need not be held whole.

    Args:
        records: A registry or a collection.
    """
    yield _line(head(records))
    for drawer, held in by_drawer(records).items():
        for record in held:
            yield _line({"drawer": drawer, **unstructure(record)})


def _line(plain: object) -> str:
    return json.dumps(plain, ensure_ascii=False, allow_nan=False, separators=(",", ":")) + "\n"


def dumps(records: Records, *, report: Report = None) -> str:  # noqa: ARG001 - JSON Lines carry everything
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
    """Write records to a file of JSON Lines, which is whole or untouched.

    Raises:
        OSError: The file cannot be written.
    """
    write(path, dumps(records, report=report))


def loads(text: str | bytes, *, base: Base = loading.CURATED, max_bytes: int | None = None) -> Registry:
    """Read records back, as ``eucentralasia.loads`` does.

    Args:
        text: What ``dumps`` returned.
        base: The registry in which ids are looked up that the text does not have.
        max_bytes: Largest size of a line; 1 MiB where nothing is given.

    Raises:
        DataError: Something is wrong in the text; all problems at once.
    """
    return loading.loads(text, "jsonl", base=base, max_bytes=max_bytes)
