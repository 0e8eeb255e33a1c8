"""How records show themselves to people: on one line, as tables, in notebooks and in terminals."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, Final

from eucentralasia.model.drawers import SINGULARS
from eucentralasia.model.forms import WEB
from eucentralasia.model.plain import one_line, unstructure
from eucentralasia.model.validation import Value, members

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from eucentralasia.model.parts import Source

# The fields that tell records of a drawer apart in a row of a page; a record by itself shows them all.
COLUMNS: Final = {
    "regions": ("id", "name", "scheme"),
    "countries": ("id", "name", "official_name", "capital"),
    "cities": ("id", "country", "latitude", "longitude", "timezone"),
    "organisations": ("id", "name", "kind", "party"),
    "officials": ("id", "name", "appointments"),
    "series": ("id", "name", "kind", "level", "cadence"),
    "topics": ("id", "name", "broader"),
    "documents": ("id", "title", "kind", "status"),
    "events": ("dates", "id", "name", "place", "level", "parties"),
}
# What a notebook or terminal shows without scrolling; all rows are an export.
MOST_ROWS: Final = 20
# They come after the other fields, folded away, or would fill the page.
FOLDED: Final = {"sources", "disputes"}


def caption(drawer: str, count: int) -> str:
    """Say how many records of a drawer there are.

    Examples:
        >>> from eucentralasia.model.display import caption
        >>> caption("countries", 1), caption("series", 2)
        ('1 country', '2 series')
    """
    return f"{count} {SINGULARS[drawer] if count == 1 else drawer}"


def cells(drawer: str, record: Any) -> tuple[str, ...]:
    """Return the values of a record under the columns of its drawer."""
    return tuple(readable(getattr(record, column)) for column in COLUMNS[drawer])


def readable(value: object) -> str:
    """Write a value on one line: a place or post by its label, other parts as their files would.

    Examples:
        >>> import eucentralasia as eca
        >>> from eucentralasia.model.display import readable
        >>> readable(eca.Place(city="Dushanbe", country="TJ")), readable(None), readable(("KZ", "UZ"))
        ('Dushanbe, TJ', '', 'KZ, UZ')
    """
    if value is None:
        return ""
    parts = value if isinstance(value, tuple) else (value,)
    labels = [part.label for part in parts if isinstance(part, Value) and part.label is not None]
    return "; ".join(labels) or one_line(value)


def card(record: Any) -> str:
    """Return a record as HTML for a notebook: a row for each field that is known; nothing runs or is fetched.

    Examples:
        >>> import eucentralasia as eca
        >>> print(eca.Topic(id="rail", name="<Rail>")._repr_html_())
        <table>
        <caption>&lt;Rail&gt;</caption>
        <tr><th>id</th><td dir="auto">rail</td></tr>
        <tr><th>name</th><td dir="auto">&lt;Rail&gt;</td></tr>
        </table>
    """
    texts = {name: readable(getattr(record, name)) for name in members(record) if name not in FOLDED}
    rows = [_row((f"<th>{escape(name)}</th>", _cell(text))) for name, text in texts.items() if text]
    sources = _folded(record.sources, links=False)
    return f"<table>\n<caption>{escape(record.label)}</caption>\n{''.join(rows)}</table>{sources}"


def table(records: Iterable[Any], drawer: str, count: int, *, links: bool = False) -> str:
    """Return records of one drawer as an HTML table, with their sources folded away.

    Args:
        records: The records that are shown.
        drawer: Their drawer.
        count: How many there are in all.
        links: Whether sources lead to their pages; a notebook that is passed on should fetch nothing.
    """
    heads = [f"<th>{escape(column)}</th>" for column in (*COLUMNS[drawer], "sources")]
    rows = [
        _row((*map(_cell, cells(drawer, record)), f"<td>{_folded(record.sources, links=links)}</td>"))
        for record in records
    ]
    more = f"\n<p>… and {count - len(rows)} more</p>" if count > len(rows) else ""
    return f"<table>\n<caption>{caption(drawer, count)}</caption>\n{_row(heads)}{''.join(rows)}</table>{more}"


def _row(tds: Iterable[str]) -> str:
    return f"<tr>{''.join(tds)}</tr>\n"


def _cell(text: str) -> str:
    return f'<td dir="auto">{escape(text)}</td>'


def _folded(sources: Iterable[Source], *, links: bool) -> str:
    items = [f"<li>{_source(source, links=links)}</li>" for source in sources]
    words = f"{len(items)} source{'' if len(items) == 1 else 's'}"
    return f"<details><summary>{words}</summary><ul>{''.join(items)}</ul></details>" if items else ""


def _source(source: Source, *, links: bool) -> str:
    text = escape(": ".join(part for part in (source.publisher, source.title) if part))
    # a second lock: an address of another scheme can be a script, however it got past the constructor
    if not links or not WEB.holds(source.url):
        return text
    return f'<a href="{escape(source.url)}" rel="noopener noreferrer">{text}</a>'


def rich_fields(record: Any) -> Iterator[Any]:
    """Yield what rich, the terminal library, shows of a record: its id and each field that is known.

    Examples:
        >>> import eucentralasia as eca
        >>> from eucentralasia.model.display import rich_fields
        >>> list(rich_fields(eca.Topic(id="rail", name="Rail")))
        ['rail', ('name', 'Rail'), ('sources', 0)]
    """
    plain = unstructure(record)
    yield plain.pop("id")
    yield from (plain | {"sources": len(record.sources)}).items()
