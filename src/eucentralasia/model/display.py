"""How records show themselves to people: on one line, as tables, in notebooks and in terminals."""

from __future__ import annotations

from html import escape
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from eucentralasia.model.drawers import SINGULARS
from eucentralasia.model.patterns import WEB
from eucentralasia.model.plain_data import one_line, unstructure
from eucentralasia.model.validation import Value, members

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from eucentralasia.model.parts import Dispute, Source

# The fields that tell records of a drawer apart in a row of a page; a record by itself shows them all.
COLUMNS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
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
)
# What a notebook or terminal shows without scrolling; all rows are an export.
MOST_ROWS: Final = 20
ALL_ROWS: Final = "all of them as a frame: <code>pandas.DataFrame.from_arrow(…)</code>"
# They come after the other fields, folded away, or would fill the page.
FOLDED: Final = frozenset({"sources", "disputes"})
# A date or id that is broken at its hyphens over three lines is read as three.
WHOLE: Final = frozenset({"id", "dates", "date"})


def caption(drawer: str, count: int) -> str:
    """Say how many records of a drawer there are.

    Examples:
        >>> from eucentralasia.model.display import caption
        >>> caption("countries", 1), caption("series", 2)
        ('1 country', '2 series')
    """
    return f"{count} {SINGULARS[drawer] if count == 1 else drawer}"


def cells(drawer: str, record: Any, registry: Any = None) -> tuple[str, ...]:
    """Return the values of a record under the columns of its drawer.

    Args:
        drawer: The drawer.
        record: The record.
        registry: Where the names behind ids are; without one ids stand as they are.
    """
    return tuple(_told(record, column, registry) for column in COLUMNS[drawer])


def _told(record: Any, name: str, registry: Any) -> str:
    """Write a field of a record or part, with names for ids where they are known."""
    value = getattr(record, name)
    drawers = members(record)[name].metadata.get("refers")
    if registry is None or not drawers or not value:
        return readable(value)
    held = registry.by_drawer()
    keys = value if isinstance(value, tuple) else (value,)
    found = [next((one.label for drawer in drawers if (one := held[drawer].get(key))), key) for key in keys]
    return ", ".join(found)


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
        <tr><th>id</th><td dir="auto" style="white-space:nowrap">rail</td></tr>
        <tr><th>name</th><td dir="auto">&lt;Rail&gt;</td></tr>
        </table>
    """
    rows = []
    for name in members(record):
        value = getattr(record, name)
        if name not in FOLDED and readable(value):
            rows.append(_row((f"<th>{escape(name)}</th>", _field(name, value))))
    folded = _folded(record.disputes, "other claim", _dispute) + _folded(record.sources, "source", _source)
    return f"<table>\n<caption>{escape(record.label)}</caption>\n{''.join(rows)}</table>{folded}"


def facts(title: str, pairs: Iterable[tuple[str, object]], sources: Iterable[Source] = ()) -> str:
    """Return an answer that is no record as HTML: a row for each thing that it says, and sources as links."""
    rows = [_row((f"<th>{escape(name)}</th>", _cell(readable(value)))) for name, value in pairs]
    folded = _folded(sources, "source", _source)
    return f"<table>\n<caption>{escape(title)}</caption>\n{''.join(rows)}</table>{folded}"


def _field(name: str, value: Any) -> str:
    """Return the cell of a field: a table in it where it holds parts that say several things."""
    if not (isinstance(value, tuple) and isinstance(value[0], Value)):
        return _cell(readable(value), whole=name in WHOLE)
    shown = [column for column in members(value[0]) if any(readable(getattr(one, column)) for one in value)]
    heads = _row(f"<th>{escape(column)}</th>" for column in shown)
    rows = [
        _row(_cell(readable(getattr(one, column)), whole=column in WHOLE) for column in shown)
        for one in value
    ]
    return f"<td><table>\n{heads}{''.join(rows)}</table></td>"


def table(records: Iterable[Any], drawer: str, count: int, registry: Any = None) -> str:
    """Return records of one drawer as an HTML table, with their sources folded away as links.

    Args:
        records: The records that are shown.
        drawer: Their drawer.
        count: How many there are in all.
        registry: Where the names behind ids are; without one ids stand as they are.
    """
    columns = COLUMNS[drawer]
    heads = [f"<th>{escape(column)}</th>" for column in (*columns, "sources")]
    rows = []
    for record in records:
        texts = zip(columns, cells(drawer, record, registry), strict=True)
        sources = _folded(record.sources, "source", _source)
        rows.append(
            _row((*(_cell(text, whole=name in WHOLE) for name, text in texts), f"<td>{sources}</td>"))
        )
    more = f"\n<p>… and {count - len(rows)} more; {ALL_ROWS}</p>" if count > len(rows) else ""
    return f"<table>\n<caption>{caption(drawer, count)}</caption>\n{_row(heads)}{''.join(rows)}</table>{more}"


def _row(tds: Iterable[str]) -> str:
    return f"<tr>{''.join(tds)}</tr>\n"


def _cell(text: str, *, whole: bool = False) -> str:
    nowrap = ' style="white-space:nowrap"' if whole else ""
    return f'<td dir="auto"{nowrap}>{escape(text)}</td>'


def _folded(parts: Iterable[Any], noun: str, written: Callable[[Any], str]) -> str:
    items = [f"<li>{written(part)}</li>" for part in parts]
    words = f"{len(items)} {noun}{'' if len(items) == 1 else 's'}"
    return f"<details><summary>{words}</summary><ul>{''.join(items)}</ul></details>" if items else ""


def _source(source: Source) -> str:
    date = f" ({source.published})" if source.published else ""
    return _link(source.url, ": ".join(part for part in (source.publisher, source.title) if part)) + date


def _dispute(dispute: Dispute) -> str:
    pages = ", ".join(_link(url, url) for url in dispute.urls)
    return f"{escape(dispute.field)}: {escape(dispute.claim)}{f', according to {pages}' if pages else ''}"


def _link(url: str, text: str) -> str:
    # a second lock: an address of another scheme can be a script, however it got past the constructor
    if not WEB.holds(url):
        return escape(text)
    return f'<a href="{escape(url)}" rel="noopener noreferrer">{escape(text)}</a>'


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
