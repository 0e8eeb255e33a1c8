"""Records as normalised tables, made from the records themselves, and back; SQLite and Parquet share them.

Each drawer is a table. What a record has several of is a table of its own, with the id of the record and the
position. What every record has - names, sources and so on - is one table for all drawers; it names a record
by its key, which is the drawer and the id: ``events/hlpsd-12``. An id that may be of several drawers has the
key beside it.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, get_origin

from attrs import frozen

from eucentralasia.errors import Problem, safe_repr
from eucentralasia.formats._columns import OF_DATES, derived
from eucentralasia.formats._source import Resolver, by_drawer
from eucentralasia.model import DRAWERS, SINGULARS, Event, Place, Record
from eucentralasia.model.plain_data import unstructure
from eucentralasia.model.validation import Value, bare, is_optional, members
from eucentralasia.names.aliases import names_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from eucentralasia.formats._source import Records

__all__ = ["Column", "Row", "Table", "as_text", "key_of", "plain_records", "rows", "shredded", "tables"]

Row = dict[str, Any]

RECORDS: Final = "records"
# As many as a load tells.
MOST_FLAWS: Final = 100
# Each has one table for all drawers, so that one query finds every page that is cited.
SHARED: Final = frozenset({"former_ids", "identifiers", "names", "disputes", "sources"})
# What one value of a list is called in its table; English has no rule for it.
ONE_OF: Final = MappingProxyType(
    {
        "attested": "day",
        "former_ids": "former_id",
        "hosts": "host",
        "identifiers": "identifier",
        "languages": "language",
        "parties": "party",
        "supports": "field",
        "topics": "topic",
        "urls": "url",
    }
)


@frozen(kw_only=True)
class Column:
    """A column of a table.

    Args:
        name: Its name.
        kind: ``str``, ``int``, ``float`` or ``datetime.date``.
        required: Whether it always has a value.
        refers: The table whose key it holds, or ``None``.
    """

    name: str
    kind: type
    required: bool = False
    refers: str | None = None


@frozen(kw_only=True)
class Table:
    """A table.

    Args:
        name: Its name.
        columns: Its columns, those of the key first.
        key: The columns that tell rows apart.
    """

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]


def key_of(drawer: str, record_id: str) -> str:
    """Return the key of a record, which tells it from those of other drawers."""
    return f"{drawer}/{record_id}"


@cache
def tables() -> dict[str, Table]:
    """Return all tables by name: ``records``, a table for each drawer, and those of their lists and parts."""
    found = {RECORDS: _records_table()}
    for drawer, cls in DRAWERS.items():
        own = [column for name, field in members(cls).items() for column in _columns(name, field)]
        # SQL compares days and no EDTF; the other derived columns are joins, which a database makes itself
        own += [Column(name=name, kind=kind) for name, kind in OF_DATES.items() if cls is Event]
        found[drawer] = Table(name=drawer, columns=tuple(own), key=("id",))
    for drawer, cls in DRAWERS.items():
        for name, field in members(cls).items():
            if get_origin(field.type) is tuple:
                found |= {table.name: table for table in _list_tables(drawer, name, field)}
    return found


def _records_table() -> Table:
    texts = [Column(name=name, kind=str, required=True) for name in ("key", "drawer", "id", "label", "text")]
    return Table(name=RECORDS, columns=tuple(texts), key=("key",))


def _columns(name: str, field: Any) -> Iterator[Column]:
    """Yield the columns of a field that holds no list."""
    if get_origin(field.type) is tuple:
        return
    if bare(field.type) is Place:  # one at most, so its parts are columns and no table
        for part, inner in members(Place).items():
            yield from _columns(f"{name}_{part}", inner)
        return
    yield from _columns_of_one(name, field, required=not is_optional(field.type))


def _columns_of_one(name: str, field: Any, *, required: bool) -> Iterator[Column]:
    """Yield the column of one value, and that of its key where it may be an id of several drawers."""
    drawers, kind = field.metadata.get("refers", ()), bare(field.type)
    kind = kind if kind in {int, float, dt.date} else str
    yield Column(name=name, kind=kind, required=required, refers=drawers[0] if len(drawers) == 1 else None)
    if len(drawers) > 1:
        yield Column(name=f"{name}_key", kind=str, refers=RECORDS)


def _list_tables(drawer: str, name: str, field: Any) -> Iterator[Table]:
    """Yield the table of a field that holds a list, and those of the lists within its parts."""
    table, kind = _list_name(drawer, name), bare(field.type)
    owner, position = _owner(drawer, name), Column(name="position", kind=int, required=True)
    if not _is_part(kind):
        yield _list_table(table, (owner, position), _columns_of_one(ONE_OF[name], field, required=True))
        return
    parts = members(kind)
    plain = (column for part, inner in parts.items() for column in _columns(part, inner))
    yield _list_table(table, (owner, position), plain)
    for part, inner in parts.items():
        if get_origin(inner.type) is tuple:
            key = (owner, Column(name="part", kind=int, required=True), position)
            items = _columns_of_one(ONE_OF[part], inner, required=True)
            yield _list_table(_inner_name(table, part), key, items)


def _list_table(name: str, key: tuple[Column, ...], columns: Iterable[Column]) -> Table:
    return Table(name=name, columns=(*key, *columns), key=tuple(one.name for one in key))


def _is_part(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Value)


def _owner(drawer: str, name: str) -> Column:
    if name in SHARED:
        return Column(name="record", kind=str, required=True, refers=RECORDS)
    return Column(name=f"{SINGULARS[drawer]}_id", kind=str, required=True, refers=drawer)


def _list_name(drawer: str, name: str) -> str:
    return name if name in SHARED else f"{SINGULARS[drawer]}_{name}"


def _inner_name(table: str, part: str) -> str:
    return f"{table.removesuffix('s')}_{part}"


def rows(records: Records) -> dict[str, list[Row]]:
    """Return the rows of all tables, in the order of the records; ids stand as the records hold them.

    Args:
        records: A registry or a collection.
    """
    return shredded(by_drawer(records), Resolver(records))


def shredded(held: Mapping[str, Iterable[Record]], resolver: Resolver) -> dict[str, list[Row]]:
    """Return the rows of some records by drawer.

    Args:
        held: The records by drawer.
        resolver: Where the drawers of ids are found.
    """
    found: dict[str, list[Row]] = {name: [] for name in tables()}
    for drawer, some in held.items():
        for record in some:
            key = key_of(drawer, record.id)
            found[RECORDS].append(
                {"key": key, "drawer": drawer, "id": record.id, "label": record.label, "text": _text(record)}
            )
            found[drawer].append(_row(record, resolver) | _days(record, resolver))
            for name, field in members(record).items():
                if get_origin(field.type) is tuple:
                    _shred(found, drawer, name, field, record, resolver)
    return found


def _text(record: Record) -> str:
    """Return everything by which a record is found in a text search."""
    return "\n".join((*names_of(record), *filter(None, (getattr(record, "summary", None),))))


def _days(record: Record, resolver: Resolver) -> Row:
    known = derived(record, resolver) if isinstance(record, Event) else {}
    return {name: known[name] for name in OF_DATES if name in known}


def _row(value: Value, resolver: Resolver, prefix: str = "") -> Row:
    found: Row = {}
    for name, field in members(value).items():
        held = getattr(value, name)
        if isinstance(held, Place):
            found |= _row(held, resolver, f"{name}_")
        elif get_origin(field.type) is not tuple:
            found |= _cells(prefix + name, field, held, resolver)
    return found


def _cells(name: str, field: Any, value: Any, resolver: Resolver) -> Row:
    """Return the cell of one value, and that of its key where it may be an id of several drawers."""
    drawers = field.metadata.get("refers", ())
    cell: Any = value if type(value) is dt.date else unstructure(value)
    return {name: cell} | ({f"{name}_key": _key(cell, drawers, resolver)} if len(drawers) > 1 else {})


def _key(held: str | None, drawers: tuple[str, ...], resolver: Resolver) -> str | None:
    """Return the key of the record with an id in the first of some drawers that has it, or ``None``."""
    for drawer in drawers if held is not None else ():
        record = resolver.get(str(held), drawer)
        if record is not None:
            return key_of(drawer, record.id)
    return None


def _shred(
    found: dict[str, list[Row]], drawer: str, name: str, field: Any, record: Record, resolver: Resolver
) -> None:
    """Add the rows of a field that holds a list."""
    table = _list_name(drawer, name)
    owner = {_owner(drawer, name).name: key_of(drawer, record.id) if name in SHARED else record.id}
    for position, item in enumerate(getattr(record, name)):
        here = {**owner, "position": position}
        if not isinstance(item, Value):
            found[table].append(here | _cells(ONE_OF[name], field, item, resolver))
            continue
        found[table].append(here | _row(item, resolver))
        for part, inner in members(item).items():
            if get_origin(inner.type) is tuple:
                found[_inner_name(table, part)] += [
                    {**owner, "part": position, "position": index}
                    | _cells(ONE_OF[part], inner, one, resolver)
                    for index, one in enumerate(getattr(item, part))
                ]


# The rows of a list by whose they are: a record, or a record and the position of one of its parts.
Groups = dict[tuple[Any, ...], list[Row]]


def plain_records(found: Mapping[str, Iterable[Row]]) -> tuple[dict[str, list[Any]], list[Problem]]:
    """Return the plain records of each drawer that the rows of all tables stand for, as in a data file.

    Args:
        found: The rows by table; tables that are missing are empty.

    Returns:
        The records, and what is wrong with rows that no record has.
    """
    grouped = {name: _grouped(found.get(name, ()), table) for name, table in tables().items()}
    flaws = [
        Problem(file=name, expected="each position once", got=safe_repr(rows[0]), code="package")
        for name, groups in grouped.items()
        for rows in groups.values()
        if len({row["position"] for row in rows}) < len(rows)
    ]
    made = {
        drawer: [_plain_record(row, drawer, cls, grouped) for row in found.get(drawer, ())]
        for drawer, cls in DRAWERS.items()
    }
    # each record has taken its rows
    flaws += [
        Problem(file=name, expected="rows of records that there are", got=safe_repr(rows[0]), code="package")
        for name, groups in grouped.items()
        for rows in groups.values()
    ]
    return made, flaws[:MOST_FLAWS]


def _grouped(some: Iterable[Row], table: Table) -> Groups:
    """Group the rows of a list by what comes before the position in their key; a group is in its order."""
    groups: Groups = {}
    if table.key[-1] == "position":
        # an engine may have shuffled the rows; the order of a list is in its positions
        for row in sorted(some, key=lambda row: int(row["position"])):
            groups.setdefault(tuple(row[name] for name in table.key[:-1]), []).append(row)
    return groups


def _plain_record(row: Row, drawer: str, cls: type[Record], grouped: Mapping[str, Groups]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, field in members(cls).items():
        if get_origin(field.type) is not tuple:
            found |= _plain_field(row, name, field)
            continue
        table = _list_name(drawer, name)
        owner = key_of(drawer, row["id"]) if name in SHARED else row["id"]
        kind, own = bare(field.type), grouped[table].pop((owner,), ())
        parts = _is_part(kind)
        held = [
            _plain_part(one, kind, table, owner, grouped) if parts else as_text(one[ONE_OF[name]])
            for one in own
        ]
        found |= {name: held} if held else {}
    return found


def _plain_part(row: Row, kind: Any, table: str, owner: str, grouped: Mapping[str, Groups]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, field in members(kind).items():
        if get_origin(field.type) is tuple:
            inner = grouped[_inner_name(table, name)].pop((owner, row["position"]), ())
            found |= {name: [as_text(one[ONE_OF[name]]) for one in inner]} if inner else {}
        else:
            found |= _plain_field(row, name, field)
    return found


def _plain_field(row: Row, name: str, field: Any) -> dict[str, Any]:
    if bare(field.type) is Place:
        place = {part: row[f"{name}_{part}"] for part in members(Place) if row[f"{name}_{part}"] is not None}
        return {name: place} if place else {}
    return {name: as_text(row[name])} if row[name] is not None else {}


def as_text(value: Any) -> Any:
    """Return a day as a text, and any other value as it is."""
    return str(value) if type(value) is dt.date else value
