"""CSV: a table for each drawer, and a flat one of events for spreadsheets; nothing can become a formula."""

from __future__ import annotations

import csv
import io
import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from eucentralasia import shipped
from eucentralasia.codec import dumps as canonical
from eucentralasia.errors import UnknownRecordError, nearest, safe_repr
from eucentralasia.formats._columns import DERIVED, LABELS, derived, labels
from eucentralasia.formats._files import write, write_all
from eucentralasia.formats._moved import missing_in
from eucentralasia.formats._source import Omission, Resolver, by_drawer, events_of, is_whole
from eucentralasia.loading.rows import DELIMITERS, FORMULA_STARTS, unguarded
from eucentralasia.model import DRAWERS, Place
from eucentralasia.model.validation import Value, bare, members
from eucentralasia.shipped import CURATED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from eucentralasia.formats._source import PathLike, Records, Report
    from eucentralasia.registry import Registry
    from eucentralasia.shipped import Base

__all__ = ["FLAT", "dump", "dump_all", "dumps", "guarded", "loads", "unguarded"]
if not TYPE_CHECKING:
    __getattr__ = missing_in(__name__)

# The flat table of events stands beside the drawers, none of which is called so.
FLAT: Final = "flat"
SEPARATOR: Final = "; "  # names have commas in them
# What begins a cell to a spreadsheet that takes another mark for the end of one than we wrote, as those of
# half of Europe do: then quotes hold nothing together.
SPLIT: Final = re.compile(r"[,;|\t\r\n][ \"\0]*(?=[=+\-@'＝＋－＠])")
BOM: Final = "\ufeff"
# What the flat table keeps a part of, or nothing, and a row so cannot give back.
LOST: Final = MappingProxyType(
    {
        **dict.fromkeys(
            ("rescheduled_from", "former_ids", "names", "outcomes", "relations", "disputes"),
            "the flat table has no column for it",
        ),
        "participations": "the flat table tells which officials took part and which of them chaired, no more",
        "documents": "the flat table tells which documents were cited, no more",
        "sources": "the flat table tells the addresses, no more",
    }
)
OWN: Final = (
    "id",
    "name",
    "series",
    "edition",
    "kind",
    "category",
    "level",
    "mode",
    "status",
    "dates",
    "hosts",
    "parties",
    "topics",
    "summary",
)


def guarded(text: str) -> str:
    """Return a text in which no spreadsheet finds a formula, whatever it takes for the end of a cell.

    An apostrophe stands before what could begin one, at the start and after a comma, semicolon, tab, bar or
    line end; ``unguarded`` takes it off.

    Examples:
        >>> from eucentralasia.formats.csv import guarded, unguarded
        >>> guarded("=1+1"), guarded("'tis"), guarded("Talks; =1+1"), guarded("12th dialogue")
        ("'=1+1", "''tis", "Talks; '=1+1", '12th dialogue')
        >>> unguarded(guarded("Talks; =1+1"))
        'Talks; =1+1'
    """
    inside = SPLIT.sub(r"\g<0>'", text)
    return "'" + inside if inside[:1] in FORMULA_STARTS else inside


def dumps(
    records: Records,
    *,
    table: str | None = None,
    delimiter: str = ",",
    bom: bool = False,
    report: Report = None,
) -> str:
    """Return one table as CSV (RFC 4180, UTF-8, every text quoted).

    Lists of ids are joined with ``"; "``, parts such as participations and sources are JSON, what is unknown
    is empty.

    Args:
        records: A registry or a collection.
        table: A drawer, or ``"flat"`` for events with the names behind their ids; without it the drawer of a
            collection, and the flat table of a registry.
        delimiter: What stands between cells: a comma, or a semicolon or tab for a spreadsheet of a country
            that writes decimals with the comma.
        bom: Whether a byte order mark stands before all; without it Excel reads letters as if of another age.
        report: Called with each omission; a drawer's table has none, the flat one those fields that it tells
            in part or not at all.

    Raises:
        UnknownRecordError: There is no such table.
        ValueError: The delimiter is another.

    Examples:
        >>> import eucentralasia as eca
        >>> text = eca.formats.csv.dumps(eca.Registry([eca.Topic(id="rail", name="=Rail")]), table="topics")
        >>> print(*text.splitlines(), sep="\\n")
        "id","name","broader","former_ids","names","mappings","disputes","sources"
        "rail","'=Rail","","","","","",""
    """
    if delimiter not in DELIMITERS or len(delimiter) != 1:
        msg = f"delimiter is ',', ';' or '\\t', not {safe_repr(delimiter)}"
        raise ValueError(msg)
    text = _table(records, table, delimiter, report)
    return BOM + text if bom else text


def _table(records: Records, table: str | None, delimiter: str, report: Report) -> str:
    held = by_drawer(records)
    wanted = table or (FLAT if is_whole(records) else next(iter(held)))
    if wanted == FLAT:
        if report is not None:
            _tell_lost(records, report)
        return _written(_flat_heads(), _flat_rows(records), delimiter)
    if wanted not in held:
        raise UnknownRecordError("table", wanted, nearest(wanted, (*held, FLAT)))
    cls = DRAWERS[wanted]
    return _written(_heads(cls), (_row(record) for record in held[wanted]), delimiter)


def dump(
    records: Records,
    path: PathLike,
    *,
    table: str | None = None,
    delimiter: str = ",",
    bom: bool = False,
    report: Report = None,
) -> None:
    """Write what ``dumps`` returns to a file, which is whole or untouched."""
    write(path, dumps(records, table=table, delimiter=delimiter, bom=bom, report=report))


def loads(text: str | bytes, *, base: Base = CURATED, max_bytes: int | None = None) -> Registry:
    """Read the events of a flat table, as ``eucentralasia.loads`` does with the format ``"csv"``.

    What the flat table does not tell is not there. Any delimiter is read, and so is a byte order mark.
    """
    return shipped.loads(text, "csv", base=base, max_bytes=max_bytes)


def dump_all(records: Records, folder: PathLike) -> None:
    """Write a CSV file for each drawer into a folder, and ``flat.csv`` where there are events.

    Raises:
        OSError: A file cannot be written.
    """
    tables = [*by_drawer(records), *([FLAT] if "events" in by_drawer(records) else [])]
    write_all(folder, {f"{table}.csv": dumps(records, table=table) for table in tables})


def _heads(cls: type[Any]) -> list[str]:
    found: list[str] = []
    for name, field in members(cls).items():
        found += [f"{name}.{part}" for part in members(Place)] if bare(field.type) is Place else [name]
    return found


def _row(record: Value) -> Iterator[object]:
    for name in members(record):
        value = getattr(record, name)
        yield from (getattr(value, part) for part in members(Place)) if isinstance(value, Place) else (value,)


def _tell_lost(records: Records, report: Callable[[Omission], Any]) -> None:
    for event in events_of(records):
        for field, why in LOST.items():
            if getattr(event, field):
                report(Omission(drawer="events", record=event.id, field=field, why=why))


def _flat_heads() -> list[str]:
    return [*OWN, *DERIVED, "venue", *LABELS, "sources"]


def _flat_rows(records: Records) -> Iterator[list[object]]:
    resolver = Resolver(records)
    for event in events_of(records):
        urls = tuple(source.url for source in event.sources)
        known = derived(event, resolver) | labels(event, resolver)
        own = [getattr(event, name) for name in OWN]
        yield [
            *own,
            *(known[name] for name in DERIVED),
            event.place.venue,
            *(known[name] for name in LABELS),
            urls,
        ]


def _written(heads: Iterable[str], rows: Iterable[Iterable[object]], delimiter: str) -> str:
    stream = io.StringIO()
    # Texts are quoted and numbers are not, so that the country code "004" can stay a text.
    writer = csv.writer(stream, delimiter=delimiter, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow(heads)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return stream.getvalue()


def _cell(value: object) -> str | float:
    """Return the cell of a value: numbers as they are, everything else as a guarded text."""
    if value is None or value == ():
        return ""
    if isinstance(value, int | float):
        return value
    if isinstance(value, tuple):
        parts = isinstance(value[0], Value)
        text = canonical(value).decode().rstrip("\n") if parts else SEPARATOR.join(map(str, value))
        return guarded(text)
    return guarded(str(value))
