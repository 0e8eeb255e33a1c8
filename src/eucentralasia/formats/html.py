"""HTML: tables for a page or a notebook; every text is escaped, nothing runs and nothing is fetched."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, Final

from eucentralasia.formats._files import write
from eucentralasia.formats._moved import missing_in
from eucentralasia.formats._source import by_drawer
from eucentralasia.model import display

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eucentralasia.formats._source import PathLike, Records, Report
    from eucentralasia.model import Record

__all__ = ["dump", "dumps", "table"]
if not TYPE_CHECKING:
    __getattr__ = missing_in(__name__)

TITLE: Final = "Dialogues between the European Union and Central Asia"


def dumps(records: Records, *, report: Report = None) -> str:
    """Return a whole page with a table of the records, or one for each drawer of a registry that has any.

    The sources of each record are folded away below its name, with links to them.

    Args:
        records: A registry or a collection.
        report: Called with each omission; a table of a few fields tells none.

    Examples:
        >>> import eucentralasia as eca
        >>> page = eca.formats.html.dumps(eca.Registry([eca.Topic(id="rail", name="<b>Rail</b>")]))
        >>> "<td dir=\\"auto\\">&lt;b&gt;Rail&lt;/b&gt;</td>" in page
        True
    """
    tables = "\n".join(
        table(tuple(found), drawer, records.registry)
        for drawer, found in by_drawer(records).items()
        if len(found) or len(by_drawer(records)) == 1
    )
    opening = f'<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>{escape(TITLE)}</title>'
    return f"{opening}\n{tables}\n</html>\n"


def dump(records: Records, path: PathLike, *, report: Report = None) -> None:
    """Write what ``dumps`` returns to a file, which is whole or untouched."""
    write(path, dumps(records, report=report))


def table(records: Sequence[Record], drawer: str, registry: Any = None) -> str:
    """Return a table of all records, with links to their sources.

    Args:
        records: Records of one drawer.
        drawer: Its name.
        registry: Where the names behind ids are; without one ids stand as they are.
    """
    return display.table(records, drawer, len(records), registry) + "\n"
