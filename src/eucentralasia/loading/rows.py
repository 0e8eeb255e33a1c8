"""Rows of a spreadsheet to events: tables, frames and CSV, in the columns of the flat CSV of events.

A name is looked up where a file would have an id, and a date may be written as people write it. A cell that
cannot be read is a problem with its row and column, never left out.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import unicodedata
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeAlias, cast
from urllib.parse import urlsplit

from attrs import frozen

from eucentralasia.dates import DateSpan
from eucentralasia.errors import AmbiguousNameError, DateError, UnknownRecordError, did_you_mean, nearest
from eucentralasia.model import DRAWERS, EventKind, Level, Mode, Status
from eucentralasia.model.drawers import noun_of
from eucentralasia.model.forms import LONGEST_ID
from eucentralasia.model.vocabularies import Category, LinkKind

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from eucentralasia.loading.collector import Collector
    from eucentralasia.registry import Registry

__all__ = ["FORMULA_STARTS", "RowSource", "Rows", "add_csv", "add_rows"]

# What begins a formula in Excel, LibreOffice or Google Sheets, also full width and after what they skip. And
# the apostrophe itself, so that every guarded text can be unguarded.
FORMULA_STARTS: Final = frozenset("=+-@\t\r\n\0'＝＋－＠")
DELIMITERS: Final = ",;\t"  # where the comma is that of decimals, spreadsheets write the others
REFERRING: Final[dict[str, tuple[str, ...]]] = {
    "series": ("series",),
    "hosts": ("countries", "regions", "organisations"),
    "parties": ("countries", "regions"),
    "topics": ("topics",),
    "country": ("countries",),
    "city": ("cities",),
    "officials": ("officials",),
    "chairs": ("officials",),
    "cited": ("documents",),
}
LISTS: Final = ("hosts", "parties", "topics", "officials", "chairs", "cited")
WORDS: Final[dict[str, Any]] = {
    "kind": EventKind,
    "category": Category,
    "level": Level,
    "mode": Mode,
    "status": Status,
}
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
    "sure_first_day",
    "sure_last_day",
    "latitude",
    "longitude",
)
COLUMNS: Final = (*TEXTS, *WORDS, *REFERRING)
KNOWN: Final = (*COLUMNS, *LABELLED, *DERIVED)
# Where a column goes in a record, if that is called otherwise; problems are told in words of the rows.
PATHS: Final = {"place.city": "city", "place.country": "country", "place.venue": "venue"}
LIST_SEPARATOR: Final = ";"  # names have commas in them
# Stands for dates that are told as a problem, so that the rest of the row can be looked at.
ANY_DATES: Final = "2000"


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


@frozen
class Row:
    """A row with its number and its cells by our names of the columns; what is empty is not there."""

    number: int
    cells: dict[str, Any]


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
    heads = [head.strip() for head in listed[0]] if listed else []
    for head in dict.fromkeys(head for head in heads if heads.count(head) > 1):
        collector.blame(head, "each column once", head, "duplicate-key", line=1)
    _add(heads, _dicts_of(heads, listed[1:], collector), columns or {}, kind, base, collector)


def _delimiter(text: str) -> str:
    """Return what stands most often between the quoted texts of the first line."""
    bare = "".join(text.partition("\n")[0].split('"')[::2])
    return max(DELIMITERS, key=bare.count)


def _dicts_of(
    heads: Sequence[str], rows: Iterable[list[str]], collector: Collector
) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, row in enumerate(rows, start=2):
        if len(row) > len(heads):
            expected = f"at most {len(heads)} cells, as the head has"
            collector.blame("", expected, f"{len(row)} cells", "layout", line=number)
        yield number, dict(zip(heads, map(_unguarded, row), strict=False))


def _unguarded(cell: str) -> str:
    """Return a cell without the apostrophe that keeps it from being a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in FORMULA_STARTS else cell


def _dicts(rows: Any) -> list[Mapping[str, Any]]:
    if hasattr(rows, "to_dicts"):
        rows = rows.to_dicts()
    elif hasattr(rows, "to_pylist"):
        rows = rows.to_pylist()
    elif hasattr(rows, "to_dict"):
        rows = rows.to_dict(orient="records")
    found = list(rows)
    for position, row in enumerate(found):
        if not hasattr(row, "keys"):
            what = f"{type(row).__name__} as row {position + 1}"
            msg = f"rows are dicts, a frame or the path of a CSV file, not {what}"
            raise TypeError(msg)
    return found


def _add(
    heads: Sequence[str],
    dicts: Iterable[tuple[int, Mapping[str, Any]]],
    columns: Mapping[str, str | None],
    kind: str | None,
    base: Registry | None,
    collector: Collector,
) -> None:
    ours = _columns(heads, columns, collector)
    theirs = {name: head for head, name in ours.items()}
    reader = _Reader(theirs, kind, base, collector)
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
            expected = f"a column of the rows{did_you_mean(nearest(theirs, heads))}"
            collector.blame("columns", expected, theirs, "unknown-column")
        elif ours is not None and ours not in KNOWN:
            expected = f"a known column{_known_like(ours)}"
            collector.blame(f"columns[{theirs!r}]", expected, ours, "unknown-column")
    named: dict[str, str] = {}
    for head in heads:
        name = columns.get(head, head)
        if name is None or (head in columns and name not in KNOWN):
            continue
        if name not in KNOWN:
            expected = f"a known column{_known_like(name)}; columns={{{head!r}: None}} leaves it out"
            collector.blame(str(head), expected, head, "unknown-column")
        elif name in named.values():
            collector.blame(str(head), f"one column for {name!r}", head, "duplicate-key")
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
    if isinstance(cell, dt.datetime | dt.date):
        # pandas has a time that is none, and it differs from itself like the number that is none
        return str(cell)[: len("2000-01-01")] if cell == cell else None  # noqa: PLR0124
    if isinstance(cell, list | tuple | set):
        return list(cell) or None
    return None if cell is None or cell != cell else cell  # noqa: PLR0124


class _Reader:
    """Reads rows to plain events, such as files have.

    Args:
        theirs: What the rows call the columns.
        kind: The kind of events that do not tell theirs.
        base: Where names are looked up.
        collector: What problems are told.
    """

    def __init__(
        self, theirs: Mapping[str, str], kind: str | None, base: Registry | None, collector: Collector
    ) -> None:
        self._theirs, self._kind, self._base, self._collector = theirs, kind, base, collector
        self._found: dict[tuple[str, str], str | UnknownRecordError | AmbiguousNameError] = {}

    def read(self, row: Row) -> dict[str, Any]:
        """Return the event of a row as plain data."""
        cells = row.cells
        known = {
            "name": cells.get("name"),
            "edition": _number(cells.get("edition")),
            "summary": cells.get("summary"),
            "dates": self._dates(row),
            **{name: _word(cells.get(name), words) for name, words in WORDS.items()},
            **{name: self._id(row, name) for name in ("series", "country", "city")},
            **{name: self._ids(row, name) for name in LISTS},
        }
        known["kind"] = known["kind"] or self._kind
        known["place"] = self._place(known.pop("city"), known.pop("country"), cells.get("venue"))
        officials, chairs = known.pop("officials"), known.pop("chairs")
        known["participations"] = [
            {"official": one, **({"role": "chair"} if one in chairs else {})}
            for one in dict.fromkeys((*officials, *chairs))
        ]
        # a table does not say what was done, and this claims least
        known["documents"] = [
            {"document": one, "how": LinkKind.DISCUSSED.value} for one in known.pop("cited")
        ]
        urls = _items(cells.get("sources"))
        known["sources"] = [{"url": url, "publisher": _publisher(url)} for url in urls]
        event = {name: value for name, value in known.items() if value not in (None, [], {})}
        return {"id": cells.get("id") or _id_of(event), **event}

    def _dates(self, row: Row) -> str | None:
        cells = row.cells
        text = cells.get("dates")
        if text is None and "first_day" in cells:
            ends = dict.fromkeys((cells["first_day"], cells.get("last_day", cells["first_day"])))
            text = "/".join(map(str, ends))
        if text is None:
            return None
        try:
            return str(DateSpan.from_edtf(str(text)))
        except DateError:
            pass
        try:
            return str(DateSpan.from_text(str(text)))
        except DateError as error:
            self._blame(row, "dates", error.expected, text, "date")
            return ANY_DATES

    def _place(self, city: str | None, country: str | None, venue: Any) -> dict[str, Any]:
        if city is not None and "country" not in self._theirs:
            country = self._country_of(city)
        place = {"city": city, "country": country, "venue": venue}
        return {name: value for name, value in place.items() if value is not None}

    def _country_of(self, city: str) -> str | None:
        for registry in _layers(self._base):
            found = registry.cities.get(city)
            if found is not None:
                return found.country
        return None

    def _id(self, row: Row, column: str) -> str | None:
        cell = row.cells.get(column)
        return None if cell is None else self._looked_up(row, column, cell)

    def _ids(self, row: Row, column: str) -> list[str]:
        found = (self._looked_up(row, column, item) for item in _items(row.cells.get(column)))
        return list(dict.fromkeys(one for one in found if one is not None))

    def _looked_up(self, row: Row, column: str, name: Any) -> str | None:
        """Return the id of the record that a cell names; ``None`` where it is told as a problem."""
        if not isinstance(name, str):
            self._blame(row, column, f"an id or a name of a {noun_of(REFERRING[column])}", name, "type")
            return None
        key = column, name
        if key not in self._found:
            self._found[key] = _find(self._base, REFERRING[column], name)
        found = self._found[key]
        if isinstance(found, str):
            return found
        noun = noun_of(REFERRING[column])
        if isinstance(found, AmbiguousNameError):
            ids = ", ".join(one.id for one in found.candidates)
            self._blame(row, column, f"the id of one {noun}: {ids}", name, "ambiguous-name")
        else:
            line = _line_to_add(REFERRING[column][0], name, row)
            expected = f"a known {noun}{did_you_mean(found.nearest)}{line}"
            self._blame(row, column, expected, name, "unknown-id")
        return None

    def _blame(self, row: Row, column: str, expected: str, got: object, code: str) -> None:
        path, record = self._theirs.get(column, column), row.cells.get("id")
        self._collector.blame(path, expected, got, code, line=row.number, record=record)


def _layers(registry: Registry | None) -> Iterator[Registry]:
    while registry is not None:
        yield registry
        registry = registry.base


def _find(
    base: Registry | None, drawers: tuple[str, ...], name: str
) -> str | UnknownRecordError | AmbiguousNameError:
    """Return the id that a cell is or names; without a registry it can only be an id."""
    if base is None:
        return name
    near: list[str] = []
    for registry in _layers(base):
        for drawer in drawers:
            if getattr(registry, drawer).get(name) is not None:
                return name
    for registry in _layers(base):
        found: dict[str, Any] = {}
        for drawer in drawers:
            held = getattr(registry, drawer)
            found |= {one.id: one for one in held.named(name)}
            # the best of a search may be like nothing, so it must look alike too
            near += nearest(name, [match.record.label for match in held.search(name[:LONGEST_ID])], 1)
        if len(found) == 1:
            return next(iter(found))
        if found:
            return AmbiguousNameError(name, found.values())
    return UnknownRecordError(noun_of(drawers), name, near[:1])


def _line_to_add(drawer: str, name: str, row: Row) -> str:
    """Say how a record that is not known is added, where its name is enough to make it."""
    cls = DRAWERS[drawer].__name__
    if drawer == "cities":
        made = f"City(id={name!r}, country={row.cells.get('country', '…')!r})"
    elif drawer in {"officials", "series", "topics"}:
        made = f"{cls}(id={_slug(name) or '…'!r}, name={name!r})"
    else:
        return ""
    return f"; or base=curated.extended({drawer}=[{made}])"


def _items(cell: Any) -> list[Any]:
    """Return the items of a list, which in a text are separated by semicolons."""
    if isinstance(cell, str):
        return [item for part in cell.split(LIST_SEPARATOR) if (item := part.strip())]
    return [] if cell is None else cell if isinstance(cell, list) else [cell]


def _number(cell: Any) -> Any:
    return int(cell) if isinstance(cell, str) and re.fullmatch("[0-9]{1,9}", cell) else cell


def _word(cell: Any, words: Any) -> Any:
    """Return the known word that a cell is but for its case; anything else as it is, to be refused."""
    if not isinstance(cell, str):
        return cell
    word = "-".join(cell.casefold().split())
    return word if word in list(words) else cell


def _publisher(url: Any) -> str:
    """Return the site of an address, as the rows do not say who published it."""
    try:
        host = urlsplit(str(url)).hostname
    except ValueError:
        host = None
    return (host or "unknown").removeprefix("www.")


def _id_of(event: Mapping[str, Any]) -> str:
    """Return the id of an event by the rule: its series and edition, or else what tells it from others."""
    day = re.sub("[^0-9-]", "", cast("str", event.get("dates", "")).partition("/")[0])
    if "series" in event:
        return f"{event['series']}-{event.get('edition', day)}"
    parties = sorted(key.lower() for key in event.get("parties", ()))
    city = _slug(event.get("place", {}).get("city", ""))
    kind = _slug(str(event.get("kind", "event")))
    return "-".join(filter(None, (kind, *parties, city, day)))


def _slug(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall("[a-z0-9]+", letters))
