"""SQLite: normalised tables with foreign keys and full-text search, as Datasette likes them."""

from __future__ import annotations

import datetime as dt
import sqlite3
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from eucentralasia.codec import dumps as canonical
from eucentralasia.formats._files import write
from eucentralasia.formats._moved import missing_in
from eucentralasia.formats._source import Omission, Resolver, by_drawer, head, referred
from eucentralasia.formats._tables import RECORDS, as_text, shredded, tables
from eucentralasia.model import DRAWERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from eucentralasia.formats._source import Drawer, PathLike, Records, Report
    from eucentralasia.formats._tables import Column, Row, Table
    from eucentralasia.model import Record

__all__ = ["dump", "dumps"]
if not TYPE_CHECKING:
    __getattr__ = missing_in(__name__)

SQL_TYPES: Final[Mapping[Any, str]] = MappingProxyType(
    {str: "TEXT", int: "INTEGER", float: "REAL", dt.date: "TEXT"}
)
SEARCHED: Final = MappingProxyType({RECORDS: ("label", "text"), "events": ("name", "summary")})
MAP: Final = (
    "CREATE VIEW event_places AS\n"
    "SELECT events.id, events.name, events.dates, events.first_day, "
    "cities.id AS city, cities.latitude, cities.longitude\n"
    "FROM events JOIN cities ON cities.id = events.place_city ORDER BY events.first_day, events.id"
)
TOKENS: Final = "unicode61 remove_diacritics 2"
# Of the header: how often the file was changed, and by which SQLite; the same records give the same bytes.
CHANGES: Final = (slice(24, 28), slice(92, 100))


def dumps(records: Records, *, report: Report = None) -> bytes:
    """Return records as a database: the bytes of a file.

    Records that they refer to come along, but for events; so the events of a collection bring their countries
    and officials. An id that then leads nowhere is left out.

    Args:
        records: A registry or a collection.
        report: Called with each id that is left out, as no record in the database has it.

    Examples:
        >>> import contextlib, sqlite3, eucentralasia as eca
        >>> found = "SELECT key FROM records WHERE rowid IN (SELECT rowid FROM records_fts ('olof skoog'))"
        >>> with contextlib.closing(sqlite3.connect(":memory:")) as database:
        ...     database.deserialize(eca.formats.sqlite.dumps(eca.curated))
        ...     database.execute(found).fetchall()
        [('officials/olof-skoog',)]
    """
    resolver = Resolver(records)
    held = _with_referred(by_drawer(records), resolver)
    found = _without_loose(shredded(held, resolver), resolver, report)
    database = sqlite3.connect(":memory:")
    try:
        _build(database, found, head(records))
        content = bytearray(database.serialize())
    finally:
        database.close()
    for span in CHANGES:
        content[span] = bytes(span.stop - span.start)
    return bytes(content)


def dump(records: Records, path: PathLike, *, report: Report = None) -> None:
    """Write what ``dumps`` returns to a file, which is whole or untouched."""
    write(path, dumps(records, report=report))


def _with_referred(held: Mapping[str, Drawer], resolver: Resolver) -> dict[str, list[Record]]:
    """Return the records and all that they refer to, but for events; each drawer in order."""
    found = {drawer: {record.id: record for record in held.get(drawer, ())} for drawer in DRAWERS}
    waiting = [record for some in held.values() for record in some]
    while waiting:
        for drawer, other in referred((waiting.pop(),), resolver):
            if drawer != "events" and other.id not in found[drawer]:
                found[drawer][other.id] = other
                waiting.append(other)
    return {
        drawer: list(some.values() if drawer == "events" else (some[key] for key in sorted(some)))
        for drawer, some in found.items()
    }


def _without_loose(found: dict[str, list[Row]], resolver: Resolver, report: Report) -> dict[str, list[Row]]:
    """Return the rows so that each reference leads to a row: by the id of today, or not at all."""
    keys = {
        name: {row[table.key[0]] for row in found[name]}
        for name, table in tables().items()
        if len(table.key) == 1
    }
    return {
        name: [row for row in found[name] if _settled(table, row, keys, resolver, report)]
        for name, table in tables().items()
    }


def _settled(table: Table, row: Row, keys: dict[str, set[str]], resolver: Resolver, report: Report) -> bool:
    """Mend the references of a row, and say whether the row can stay."""
    for column in table.columns:
        value = row[column.name]
        if column.refers is None or value is None or value in keys[column.refers]:
            continue
        today = resolver.get(value, column.refers) if column.refers in DRAWERS else None
        row[column.name] = today.id if today is not None and today.id in keys[column.refers] else None
        if row[column.name] is None:
            if report is not None:
                report(_omission(table, row, column, value))
            if column.required:
                return False
    return True


def _omission(table: Table, row: Row, column: Column, value: str) -> Omission:
    """Tell that an id is left out; the owner of the row stands in the first column of its key."""
    owner, refers = str(row[table.key[0]]), table.columns[0].refers
    drawer, _, record = owner.partition("/") if refers == RECORDS else (refers or table.name, "", owner)
    why = f"no record of {column.refers} has the id {value}"
    return Omission(drawer=drawer, record=record, field=f"{table.name}.{column.name}", why=why)


def _build(database: sqlite3.Connection, found: dict[str, list[Row]], said: dict[str, Any]) -> None:
    # The default differs between builds of SQLite, and the same records give the same bytes.
    database.execute("PRAGMA page_size = 4096")
    for statement in _statements():
        database.execute(statement)
    for name, table in tables().items():
        marks = ", ".join("?" for _ in table.columns)
        values = [[as_text(row[column.name]) for column in table.columns] for row in found[name]]
        database.executemany(f'INSERT INTO "{name}" VALUES ({marks})', values)  # noqa: S608 - our own names
    texts = (
        (key, value if isinstance(value, str) else canonical(value).decode().strip())
        for key, value in said.items()
    )
    database.executemany("INSERT INTO data VALUES (?, ?)", texts)
    for name in SEARCHED:
        rebuild = f"INSERT INTO {name}_fts ({name}_fts) VALUES ('rebuild')"  # noqa: S608 - our own names
        database.execute(rebuild)
    database.commit()
    # Leaves no free pages, whose number would depend on the way in which the tables were filled.
    database.execute("VACUUM")


def _statements() -> Iterator[str]:
    yield "CREATE TABLE data (key TEXT PRIMARY KEY, value TEXT NOT NULL)"
    for table in tables().values():
        key = ", ".join(f'"{name}"' for name in table.key)
        columns = ",\n  ".join((*map(_column, table.columns), f"PRIMARY KEY ({key})"))
        yield f'CREATE TABLE "{table.name}" (\n  {columns}\n)'
    for table in tables().values():
        for column in table.columns:
            if column.refers and column.name != table.key[0]:
                yield f'CREATE INDEX "{table.name}_{column.name}" ON "{table.name}" ("{column.name}")'
    for name, columns_ in SEARCHED.items():
        options = f'content="{name}", tokenize="{TOKENS}"'
        yield f"CREATE VIRTUAL TABLE {name}_fts USING fts5 ({', '.join(columns_)}, {options})"
    yield MAP


def _column(column: Column) -> str:
    words = [f'"{column.name}"', SQL_TYPES[column.kind]]
    words += ["NOT NULL"] if column.required else []
    words += [f'REFERENCES "{column.refers}" ("{tables()[column.refers].key[0]}")'] if column.refers else []
    return " ".join(words)
