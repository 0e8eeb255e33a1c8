"""Apache Arrow: collections as tables with a declared schema, for every engine that reads Arrow; needs the extra ``arrow``.

``pyarrow.table``, ``polars.DataFrame``, ``pandas.DataFrame.from_arrow``, DuckDB and ibis take a collection as it is.
"""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, Any, Final, cast, get_origin

from eucentralasia.codec import unstructure
from eucentralasia.errors import imported
from eucentralasia.formats import parquet
from eucentralasia.formats._columns import DERIVED, derived
from eucentralasia.formats._files import write
from eucentralasia.formats._source import Directory, by_drawer, head
from eucentralasia.formats.parquet import from_parquet
from eucentralasia.model import DRAWERS, Event, Official
from eucentralasia.model.validation import Value, inner, is_optional, members

if TYPE_CHECKING:
    from eucentralasia.collection import Collection
    from eucentralasia.formats._files import PathLike
    from eucentralasia.formats._source import Records, Report
    from eucentralasia.model import Record

__all__ = ["dump", "dumps", "from_parquet", "schema", "stream", "table", "to_parquet"]

KINDS: Final = {str: "string", int: "int64", float: "float64", dt.date: "date32"}
POSTED: Final = ("organisations", "represents")
"""For officials: the organisations and parties of all their posts, for engines to filter by."""


def schema(drawer: str) -> Any:
    """Return the schema of the table of a drawer: a column for each field, and flat ones to filter by.

    Dates are EDTF texts, as records have them; of events the first and last day, and those that are sure, stand beside
    them as days. ``officials``, ``chairs``, ``parties``, ``topics`` and ``cited`` are lists of ids.

    Args:
        drawer: The drawer, such as ``"events"``.

    Raises:
        MissingExtraError: ``pyarrow`` is not installed.

    Examples:
        >>> import eucentralasia as eca
        >>> fields = eca.formats.arrow.schema("events")
        >>> fields.field("first_day").type, fields.field("parties").type
        (DataType(date32[day]), ListType(list<item: string>))
    """
    pa = imported("pyarrow", "arrow")
    cls = DRAWERS[drawer]
    fields = [
        pa.field(name, _type(pa, field.type), nullable=is_optional(field.type))
        for name, field in members(cls).items()
    ]
    if cls is Event:
        for name, (kind, several) in DERIVED.items():
            one = getattr(pa, KINDS[kind])()
            fields.append(pa.field(name, pa.list_(one) if several else one, nullable=not several))
    elif cls is Official:
        fields += [pa.field(name, pa.list_(pa.string()), nullable=False) for name in POSTED]
    return pa.schema(fields)


def _type(pa: Any, kind: Any) -> Any:
    if is_optional(kind):
        return _type(pa, inner(kind))
    if get_origin(kind) is tuple:
        return pa.list_(_type(pa, inner(kind)))
    if isinstance(kind, type) and issubclass(kind, Value):
        parts = members(kind).items()
        return pa.struct(
            [pa.field(name, _type(pa, field.type), nullable=is_optional(field.type)) for name, field in parts]
        )
    return getattr(pa, KINDS.get(kind, "string"))()


def table(records: Records) -> Any:
    """Return a collection, or the events of a registry, as a ``pyarrow.Table``.

    Args:
        records: A registry or a collection.

    Raises:
        MissingExtraError: ``pyarrow`` is not installed.

    Examples:
        >>> import eucentralasia as eca
        >>> found = eca.formats.arrow.table(eca.events.where(eca.of_series("hlpsd"), eca.during("2025")))
        >>> found.select(["id", "first_day", "city"]).to_pylist()
        [{'id': 'hlpsd-12', 'first_day': datetime.date(2025, 7, 11), 'city': 'Dushanbe'}]
    """
    pa = imported("pyarrow", "arrow")
    held = by_drawer(records)
    drawer = "events" if "events" in held else next(iter(held))
    said = {
        "drawer": drawer,
        "schema": str(head(records)["schema"]),
        "data_version": str(head(records).get("version", "")),
    }
    directory = Directory(records)
    rows = [_row(record, directory) for record in held[drawer]]
    return pa.Table.from_pylist(rows, schema=schema(drawer).with_metadata(said))


def _row(record: Record, directory: Directory) -> dict[str, Any]:
    row = {name: _value(getattr(record, name)) for name in members(record)}
    if isinstance(record, Event):
        row |= derived(record, directory)
    elif isinstance(record, Official):
        row["organisations"] = [key for post in record.appointments if (key := post.organisation)]
        row["represents"] = [key for post in record.appointments if (key := post.represents)]
    return row


def _value(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_value(one) for one in value]
    if isinstance(value, Value):
        return {name: _value(getattr(value, name)) for name in members(value)}
    return value if type(value) is dt.date else unstructure(value)


def stream(collection: Collection[Any], requested_schema: object = None) -> object:
    """Return the Arrow stream of a collection, as ``__arrow_c_stream__`` must."""
    return cast("object", table(collection).__arrow_c_stream__(requested_schema))


def dumps(records: Records, *, report: Report = None) -> bytes:  # noqa: ARG001 - the tables carry everything of their drawer
    """Return a collection, or the events of a registry, as the bytes of an Arrow (Feather) file.

    Args:
        records: A registry or a collection.
        report: Called with each omission; Arrow has none.

    Raises:
        MissingExtraError: ``pyarrow`` is not installed.
    """
    ipc = imported("pyarrow.ipc", "arrow")
    held, sink = table(records), io.BytesIO()
    with ipc.new_file(sink, held.schema) as writer:
        writer.write_table(held)
    return sink.getvalue()


def dump(records: Records, path: PathLike, *, report: Report = None) -> None:
    """Write a collection, or the events of a registry, to an Arrow file, which is whole or untouched.

    Raises:
        MissingExtraError: ``pyarrow`` is not installed.
        OSError: The file cannot be written.
    """
    write(path, dumps(records, report=report))


def to_parquet(records: Records, folder: PathLike) -> None:
    """Write records to a folder of Parquet files with a ``datapackage.json``.

    There is one file for each normalised table, as in SQLite, and ``nested_events.parquet`` (or that of the drawer) with
    the same columns as ``table``. The same records give the same bytes. Each file is whole or untouched, and the
    package, written last, has the digest of each.

    Args:
        records: A registry or a collection.
        folder: The folder; made where there is none.

    Raises:
        MissingExtraError: ``pyarrow`` is not installed.
        OSError: A file cannot be written.

    Examples:
        >>> import pathlib, tempfile, eucentralasia as eca
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     eca.formats.arrow.to_parquet(eca.curated, folder)
        ...     eca.formats.arrow.from_parquet(folder) == eca.curated
        True
    """
    parquet.write_package(records, table(records), folder)
