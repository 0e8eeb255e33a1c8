"""TOML: a data file that people edit and ``load`` reads; needs the extra ``toml``."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from eucentralasia import loading
from eucentralasia.errors import imported
from eucentralasia.formats.files import write
from eucentralasia.formats.given import page

if TYPE_CHECKING:
    from eucentralasia.formats.files import PathLike
    from eucentralasia.formats.given import Base, Records, Report
    from eucentralasia.registry import Registry

__all__ = ["dump", "dumps", "loads"]


def dumps(records: Records, *, report: Report = None) -> str:  # noqa: ARG001 - TOML carries everything
    """Return records as TOML in the layout of a data file: lists of ids one a line, parts as tables below their record.

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
    return cast("str", imported("tomli_w", "toml").dumps(page(records), indent=2))


def dump(records: Records, path: PathLike, *, report: Report = None) -> None:
    """Write records to a TOML file, which is whole or untouched.

    Raises:
        MissingExtraError: ``tomli-w`` is not installed.
        OSError: The file cannot be written.
    """
    write(path, dumps(records, report=report))


def loads(text: str | bytes, *, base: Base = loading.CURATED, max_bytes: int | None = None) -> Registry:
    """Read records back, as ``eucentralasia.loads`` does.

    Args:
        text: What ``dumps`` returned.
        base: The registry in which ids are looked up that the text does not have.
        max_bytes: Largest size of the text; 1 MiB where nothing is given.

    Raises:
        DataError: Something is wrong in the text; all problems at once.
    """
    return loading.loads(text, "toml", base=base, max_bytes=max_bytes)
