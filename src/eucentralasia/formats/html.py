"""HTML: tables for a page or a notebook; every text is escaped, nothing runs and nothing is fetched."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, Final

from eucentralasia.formats._files import write
from eucentralasia.formats._source import by_drawer
from eucentralasia.model import Record
from eucentralasia.model.forms import WEB
from eucentralasia.model.shown import COLUMNS, caption, fields, row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from eucentralasia.formats._source import PathLike, Records, Report
    from eucentralasia.model import Source

__all__ = ["dump", "dumps", "shown", "table"]

MOST_ROWS: Final = 20
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
        table(tuple(found), drawer)
        for drawer, found in by_drawer(records).items()
        if len(found) or len(by_drawer(records)) == 1
    )
    opening = f'<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>{escape(TITLE)}</title>'
    return f"{opening}\n{tables}\n</html>\n"


def dump(records: Records, path: PathLike, *, report: Report = None) -> None:
    """Write what ``dumps`` returns to a file, which is whole or untouched."""
    write(path, dumps(records, report=report))


def table(records: Sequence[Record], drawer: str) -> str:
    """Return a table of all records, with links to their sources.

    Args:
        records: Records of one drawer.
        drawer: Its name.
    """
    return _table(records, drawer, len(records), links=True)


def shown(value: Any) -> str:
    """Return a collection or a record for a notebook, as ``_repr_html_`` must.

    A collection shows at most 20 rows, a record a row for each field that is known; sources are folded away,
    and there is no script, no link and no outside address.

    Args:
        value: A collection or a record.

    Examples:
        >>> import eucentralasia as eca
        >>> print(eca.Topic(id="rail", name="<Rail>")._repr_html_())
        <table>
        <caption>&lt;Rail&gt;</caption>
        <tr><th>id</th><td dir="auto">rail</td></tr>
        <tr><th>name</th><td dir="auto">&lt;Rail&gt;</td></tr>
        </table>
    """
    if isinstance(value, Record):
        return _card(value)
    return _table(tuple(value.page(0, MOST_ROWS)), value.drawer, len(value), links=False).rstrip("\n")


def _card(record: Record) -> str:
    rows = "".join(f"<tr><th>{escape(name)}</th>{_cell(shown)}</tr>\n" for name, shown in fields(record))
    return f"<table>\n<caption>{escape(record.label)}</caption>\n{rows}</table>{_sources(record.sources, links=False)}"


def _table(records: Sequence[Record], drawer: str, count: int, *, links: bool) -> str:
    heads = "".join(f"<th>{escape(column)}</th>" for column in (*COLUMNS[drawer], "sources"))
    rows = "".join(
        f"<tr>{''.join(map(_cell, row(drawer, record)))}<td>{_sources(record.sources, links=links)}</td></tr>\n"
        for record in records
    )
    more = f"<p>… and {count - len(records)} more</p>\n" if count > len(records) else ""
    return f"<table>\n<caption>{caption(drawer, count)}</caption>\n<tr>{heads}</tr>\n{rows}</table>\n{more}"


def _cell(text: str) -> str:
    return f'<td dir="auto">{escape(text)}</td>'


def _sources(sources: Iterable[Source], *, links: bool) -> str:
    items = [f"<li>{_link(source) if links else escape(_told(source))}</li>" for source in sources]
    words = f"{len(items)} source{'' if len(items) == 1 else 's'}"
    return f"<details><summary>{words}</summary><ul>{''.join(items)}</ul></details>" if items else ""


def _told(source: Source) -> str:
    return ": ".join(part for part in (source.publisher, source.title) if part)


def _link(source: Source) -> str:
    if not WEB.holds(source.url):
        return escape(_told(source))
    return f'<a href="{escape(source.url)}" rel="noopener noreferrer">{escape(_told(source))}</a>'
