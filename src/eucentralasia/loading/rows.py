"""Rows of a spreadsheet to events: tables, frames and CSV, in the columns of the flat CSV of events.

A name is looked up where a file would have an id, and a date may be written as people write it. A cell that
cannot be read is a problem with its row and column, never left out.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeAlias

from eucentralasia.errors import did_you_mean, nearest, safe_repr

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from eucentralasia.loading.collector import Collector
    from eucentralasia.registry import Registry

from eucentralasia.loading.row_reader import REFERRING, WORDS, Row, RowReader

__all__ = ["DELIMITERS", "FORMULA_STARTS", "RowSource", "Rows", "add_csv", "add_rows", "unguarded"]

# What begins a formula in Excel, LibreOffice or Google Sheets, also full width and after what they skip. And
# the apostrophe itself, so that every guarded text can be unguarded.
FORMULA_STARTS: Final = frozenset("=+-@\t\r\n\0'＝＋－＠")
# A text that is split where its reader thinks a cell ends begins a cell there too. Such marks are guarded
# where they stand, and one apostrophe is taken off where they do.
INSIDE: Final = re.compile(r"([,;|\t\r\n][ \"\0]*)'(?=[=+\-@'＝＋－＠])")
DELIMITERS: Final = ",;\t"  # where the comma is that of decimals, spreadsheets write the others
TEXTS: Final = ("id", "name", "edition", "dates", "summary", "venue", "sources")
# Names of what another column has the id of; without that they are looked up as well.
LABELLED: Final = {
    "series_name": "series",
    "country_name": "country",
    "party_names": "parties",
    "topic_names": "topics",
    "official_names": "officials",
}
# What our flat table derives of the dates and of the city.
DERIVED: Final = (
    "scope",
    "first_day",
    "last_day",
    "precision",
    "sure_first_day",
    "sure_last_day",
    "latitude",
    "longitude",
)
COLUMNS: Final = (*TEXTS, *WORDS, *REFERRING)
KNOWN: Final = (*COLUMNS, *LABELLED, *DERIVED)
# Where a column goes in a record, if that is called otherwise; problems are told in words of the rows.
PATHS: Final = {"place.city": "city", "place.country": "country", "place.venue": "venue"}


class Polars(Protocol):
    """A frame that gives its rows as Polars does."""

    def to_dicts(self) -> Any:
        """Return a dict a row."""
        ...


class Arrow(Protocol):
    """A table that gives its rows as pyarrow does."""

    def to_pylist(self) -> Any:
        """Return a dict a row."""
        ...


class Pandas(Protocol):
    """A frame that gives its rows as pandas does."""

    @property
    def to_dict(self) -> Callable[..., Any]:
        """Return a dict a row where asked for records."""
        ...


Rows: TypeAlias = "Iterable[Mapping[str, Any]] | Polars | Arrow | Pandas"
"""Dicts, or a frame of Polars, pandas or pyarrow."""
RowSource: TypeAlias = "Rows | str | os.PathLike[str]"
"""Rows, or the path of a CSV file."""


def add_rows(
    rows: Rows,
    columns: Mapping[str, str | None] | None,
    kind: str | None,
    base: Registry | None,
    collector: Collector,
) -> None:
    """Make an event of each row and keep it, or note its problems, with the number of the row from 1.

    Args:
        rows: The rows.
        columns: Our names of their columns, where they have others; ``None`` leaves a column out.
        kind: The kind of events that do not tell theirs.
        base: Where names are looked up.
        collector: What keeps the events and the problems.

    Raises:
        TypeError: They are no rows.
    """
    dicts = _dicts(rows)
    heads = list(dict.fromkeys(head for row in dicts for head in row))
    _add(heads, enumerate(dicts, start=1), columns or {}, kind, base, collector)


def add_csv(
    content: bytes,
    columns: Mapping[str, str | None] | None,
    kind: str | None,
    base: Registry | None,
    collector: Collector,
) -> None:
    """Make an event of each row of a CSV, as ``add_rows`` does; the head is row 1, as spreadsheets count.

    Commas, semicolons or tabs may stand between cells, and a byte order mark before all.
    """
    most = collector.limits.size("csv")
    if len(content) > most:
        expected = f"a file of at most {most} bytes; max_bytes allows more"
        collector.blame("", expected, f"{len(content)} bytes or more", "size")
        return
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, found = content.count(b"\n", 0, error.start) + 1, content[error.start : error.start + 4]
        expected = "a text in UTF-8; save it as 'CSV UTF-8'"
        collector.blame("", expected, found, "encoding", line=line)
        return
    try:
        listed = list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True))
    except csv.Error as error:
        collector.blame("", "CSV that can be read", str(error), "syntax")
        return
    if listed and listed[0] and listed[0][0].startswith("sep="):
        del listed[0]  # what Excel writes for itself
    heads = [head.strip() for head in listed[0]] if listed else []
    for head in dict.fromkeys(head for head in heads if heads.count(head) > 1):
        collector.blame(head, "each column once", head, "duplicate-key", line=1)
    rows = listed[1:]
    # a comma at the end of each line is a column without a name and a cell
    while heads and not heads[-1] and not any(cell.strip() for row in rows for cell in row[len(heads) - 1 :]):
        heads.pop()
        rows = [row[: len(heads)] for row in rows]
    _add(heads, _dicts_of(heads, rows, collector), columns or {}, kind, base, collector)


def _delimiter(text: str) -> str:
    """Return what stands most often between the quoted texts of the first line."""
    first, _, _ = text.partition("\n")
    if first[: len("sep=")] == "sep=" and first[len("sep=") :].strip() in DELIMITERS:
        return first[len("sep=")]
    bare = "".join(first.split('"')[::2])
    return max(DELIMITERS, key=bare.count)


def _dicts_of(
    heads: Sequence[str], rows: Iterable[list[str]], collector: Collector
) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, row in enumerate(rows, start=2):
        if len(row) > len(heads):
            expected = f"at most {len(heads)} cells, as the head has"
            collector.blame("", expected, f"{len(row)} cells", "layout", line=number)
        yield number, dict(zip(heads, map(unguarded, row), strict=False))


def unguarded(cell: str) -> str:
    """Return the text that a cell was made of: without the apostrophes that keep it from being a formula.

    A cell that nobody guarded, such as ``'tis``, stays as it is.
    """
    whole = cell[1:] if cell[:1] == "'" and cell[1:2] in FORMULA_STARTS else cell
    return INSIDE.sub(r"\1", whole)


def _dicts(rows: Any) -> list[Mapping[str, Any]]:
    if hasattr(rows, "to_dicts"):
        rows = rows.to_dicts()
    elif hasattr(rows, "to_pylist"):
        rows = rows.to_pylist()
    elif hasattr(rows, "to_dict") and hasattr(rows, "columns"):
        rows = rows.to_dict(orient="records")
    wanted = "rows are dicts, a frame or the path of a CSV file"
    if hasattr(rows, "keys"):
        raise TypeError(f"{wanted}; a single row stands in a list: [row]")
    if not hasattr(rows, "__iter__"):
        raise TypeError(f"{wanted}, not {type(rows).__name__}")
    found = list(rows)
    for position, row in enumerate(found):
        if not hasattr(row, "keys"):
            raise TypeError(f"{wanted}, not {type(row).__name__} as row {position + 1}{_as_row(row)}")
    return found


def _as_row(row: object) -> str:
    """Say how what is no row becomes one, or nothing."""
    if isinstance(row, list | tuple):
        return "; write dict(zip(heads, row)) for each"
    return "; records become a registry by eca.Registry(records)" if hasattr(row, "sources_for") else ""


def _add(
    heads: Sequence[str],
    dicts: Iterable[tuple[int, Mapping[str, Any]]],
    columns: Mapping[str, str | None],
    kind: str | None,
    base: Registry | None,
    collector: Collector,
) -> None:
    if not hasattr(columns, "items"):
        raise TypeError(f"columns takes a table; write columns={{'theirs': {safe_repr(columns)}}}")
    ours = _columns(heads, columns, collector)
    theirs = {name: head for head, name in ours.items()}
    reader = RowReader(theirs, kind, base, collector)
    items, numbers = [], []
    for number, cells in dicts:
        known = {ours[head]: _plain(cell) for head, cell in cells.items() if head in ours}
        row = Row(number, {name: cell for name, cell in known.items() if cell is not None})
        if row.cells:
            items.append(reader.read(row))
            numbers.append(number)
    first = len(collector.problems)
    try:
        collector.add("events", items, numbers)
    finally:
        renamed = (one._replace(path=_renamed(one.path, theirs)) for one in collector.problems[first:])
        collector.problems[first:] = list(renamed)


def _renamed(path: str, theirs: Mapping[str, str]) -> str:
    """Return the name of the column that the path of a field came from."""
    field, bracket, rest = path.partition("[")
    name = PATHS.get(field, field)
    return theirs.get(name, name) + bracket + rest


def _columns(heads: Sequence[str], columns: Mapping[str, str | None], collector: Collector) -> dict[str, str]:
    """Return our names of the columns, and note those that nobody knows."""
    for theirs, ours in columns.items():
        if theirs not in heads:
            turned = f"; write columns={{{safe_repr(ours)}: {safe_repr(theirs)}}}" if ours in heads else ""
            expected = f"a column of the rows{turned or did_you_mean(nearest(theirs, heads))}"
            collector.blame("columns", expected, theirs, "unknown-column")
        elif ours is not None and ours not in KNOWN:
            expected = f"a known column{_known_like(ours)}"
            collector.blame(f"columns[{safe_repr(theirs)}]", expected, ours, "unknown-column")
    named: dict[str, str] = {}
    for head in heads:
        name = columns.get(head, head)
        if name is None or (head in columns and name not in KNOWN):
            continue
        if name not in KNOWN:
            meant, shown = next(iter(nearest(name, KNOWN)), "…"), safe_repr(head)
            ways = f"columns={{{shown}: {meant!r}}} says what it is, {{{shown}: None}} leaves it out"
            expected = f"a known column{_known_like(name)}; {ways}"
            collector.blame(safe_repr(str(head))[1:-1], expected, head, "unknown-column")
        elif name in named.values():
            collector.blame(safe_repr(str(head))[1:-1], f"one column for {name!r}", head, "duplicate-key")
        else:
            named[head] = name
    has = set(named.values())
    labels = {head: LABELLED[name] for head, name in named.items() if name in LABELLED}
    kept = {head: name for head, name in named.items() if name not in LABELLED}
    return kept | {head: name for head, name in labels.items() if name not in has}


def _known_like(name: object) -> str:
    return did_you_mean(nearest(name, KNOWN)) or f", one of {', '.join(COLUMNS)}"


def _plain(cell: Any) -> Any:
    """Return a cell without what spreadsheets and frames add; ``None`` where it is empty."""
    if isinstance(cell, str):
        return cell.strip() or None
    if isinstance(cell, list | tuple | set) or (hasattr(cell, "tolist") and getattr(cell, "ndim", None)):
        return list(cell) or None  # an array of numpy has no one truth, only its items have
    # what is not there, in frames, differs from itself or has no truth at all
    if cell is None or type(cell).__name__ == "NAType" or cell != cell:  # noqa: PLR0124
        return None
    if isinstance(cell, dt.datetime | dt.date) or type(cell).__name__ == "datetime64":
        return str(cell)[: len("2000-01-01")]
    # frames make numbers with a point of a column that lacks some; those of numpy are whole as ours
    is_whole = cell.is_integer() if isinstance(cell, float) else hasattr(cell, "__index__")
    return int(cell) if is_whole and not isinstance(cell, bool) else cell
