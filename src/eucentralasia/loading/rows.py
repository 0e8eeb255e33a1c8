"""Rows of a spreadsheet to events: tables, frames and CSV, in the columns of the flat CSV of events.

A name is looked up where a file would have an id, and a date may be written as people write it. A cell that
cannot be read is a problem with its row and column, never left out.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections import Counter
from itertools import islice
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
# Columns of a table: as many as Excel has. A file of commas would be millions.
MOST_COLUMNS: Final = 16_384
# Heads that a hint looks at, as difflib takes 20 µs for each.
MOST_LOOKED_AT: Final = 1000
# Rows made into events together: what is wrong with the first is told before millions are held.
BATCH: Final = 1000
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
    rows = _listed(text, collector)
    heads = [head.strip() for head in next(rows, [])]
    if heads[:1] and heads[0].startswith("sep="):  # what Excel writes for itself
        heads = [head.strip() for head in next(rows, [])]
    if len(heads) > MOST_COLUMNS:
        collector.blame("", f"at most {MOST_COLUMNS} columns", f"{len(heads)} columns", "layout", line=1)
        return
    while heads and not heads[-1]:
        heads.pop()  # a comma at the end of each line is a column without a name and a cell
    for head in [head for head, count in Counter(heads).items() if count > 1]:
        collector.blame(safe_repr(head)[1:-1], "each column once", head, "duplicate-key", line=1)
    _add(heads, _dicts_of(heads, rows, collector), columns or {}, kind, base, collector)


def _listed(text: str, collector: Collector) -> Iterator[list[str]]:
    """Yield the rows one by one, as far as they can be read, as a file of commas alone has millions."""
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    except csv.Error as error:
        collector.blame("", "CSV that can be read", str(error), "syntax")


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
        while len(row) > len(heads) and not row[-1].strip():
            row.pop()
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
    if hasattr(rows, "read"):
        raise TypeError(f"{wanted}; an open file is read by eca.load(file, format='csv')")
    if isinstance(rows, bytes | bytearray | memoryview):
        raise TypeError(f"{wanted}; bytes are read by eca.loads(content, 'csv')")
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
    numbered = iter(dicts)
    while some := list(islice(numbered, BATCH)):
        rows = [Row(number, _known_cells(cells, ours)) for number, cells in some]
        _add_rows([row for row in rows if row.cells], reader, theirs, collector)


def _known_cells(cells: Mapping[str, Any], ours: Mapping[str, str]) -> dict[str, Any]:
    known = {ours[head]: _plain(cell) for head, cell in cells.items() if head in ours}
    return {name: cell for name, cell in known.items() if cell is not None}


def _add_rows(
    rows: Sequence[Row], reader: RowReader, theirs: Mapping[str, str], collector: Collector
) -> None:
    items = [reader.read(row) for row in rows]
    first = len(collector.problems)
    try:
        collector.add("events", items, [row.number for row in rows])
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
            near = nearest(theirs, islice((head for head in heads if isinstance(head, str)), MOST_LOOKED_AT))
            turned = f"; write columns={{{safe_repr(ours)}: {safe_repr(theirs)}}}" if ours in heads else ""
            expected = f"a column of the rows{turned or did_you_mean(near)}"
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
        items: Any = cell  # an array of numpy has no one truth, only its items have
        return list(items.tolist() if hasattr(items, "tolist") else items) or None
    if _is_nothing(cell):
        return None
    if isinstance(cell, dt.datetime | dt.date) or getattr(getattr(cell, "dtype", None), "kind", "") == "M":
        return str(cell)[: len("2000-01-01")]
    if hasattr(cell, "tolist"):  # a number of numpy
        return _plain(cell.tolist())
    # frames make numbers with a point of a column that lacks some
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def _is_nothing(cell: Any) -> bool:
    """Whether a cell is none, or one of those that differ from themselves or refuse to be compared."""
    try:
        return cell is None or bool(cell != cell)  # noqa: PLR0124
    except (ArithmeticError, TypeError):
        return True
