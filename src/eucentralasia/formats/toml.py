"""TOML: a data file that people edit and ``load`` reads; needs the extra ``toml``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from eucentralasia import shipped
from eucentralasia.errors import imported
from eucentralasia.formats._files import write
from eucentralasia.formats._moved import missing_in
from eucentralasia.formats._source import page
from eucentralasia.shipped import CURATED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eucentralasia.formats._source import PathLike, Records, Report
    from eucentralasia.registry import Registry
    from eucentralasia.shipped import Base

__all__ = ["dump", "dumps", "loads"]
if not TYPE_CHECKING:
    __getattr__ = missing_in(__name__)

MOST_BYTES: Final = (
    16 << 20
)  # as for JSON: a whole registry in one text, where a file that people edit has 1 MiB


def dumps(records: Records, *, report: Report = None) -> str:
    """Return records as TOML laid out as a data file: ids one a line, parts as tables below their record.

    Args:
        records: A registry or a collection.
        report: Called with each omission; TOML has none.

    Raises:
        MissingExtraError: ``tomli-w`` is not installed.

    Examples:
        >>> import eucentralasia as eca
        >>> print(eca.formats.toml.dumps(eca.Registry([eca.Topic(id="rail", name="Rail")])), end="")
        schema = 1
        <BLANKLINE>
        [[topics]]
        id = "rail"
        name = "Rail"
    """
    return "\n".join(_sections(page(records), imported("tomli_w", "toml")))


def dump(records: Records, path: PathLike, *, report: Report = None) -> None:
    """Write what ``dumps`` returns to a file, which is whole or untouched."""
    write(path, dumps(records, report=report))


def _sections(table: dict[str, Any], writer: Any, path: str = "") -> Iterator[str]:
    """Yield the fields of a table under its heading, then its tables, which the writer would inline."""
    flat = {name: value for name, value in table.items() if not _tables(value)}
    yield (f"{path}\n" if path else "") + writer.dumps(flat, indent=2)
    for name, value in table.items():
        here = f"{path.strip('[]')}.{name}".lstrip(".")
        heading = f"[[{here}]]" if isinstance(value, list) else f"[{here}]"
        for one in _tables(value):
            yield from _sections(one, writer, heading)


def _tables(value: Any) -> list[dict[str, Any]]:
    """Return the tables that a value is or holds; none for a text, a number or a list of them."""
    some = value if isinstance(value, list) else [value]
    return [one for one in some if isinstance(one, dict)]


def loads(text: str | bytes, *, base: Base = CURATED, max_bytes: int | None = None) -> Registry:
    """Read records back, as ``eucentralasia.loads`` does with the format ``"toml"``, but up to 16 MiB."""
    return shipped.loads(text, "toml", base=base, max_bytes=MOST_BYTES if max_bytes is None else max_bytes)
