"""Apache Arrow: collections as tables with a declared schema, for any engine; needs the extra ``arrow``.

``pyarrow.table``, ``polars.DataFrame``, ``pandas.DataFrame.from_arrow``, DuckDB and ibis take a collection as
it is; ``pandas`` here gives pandas days for days.
"""

from __future__ import annotations

import datetime as dt
import io
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, cast, get_origin

from eucentralasia.errors import imported
from eucentralasia.formats._columns import DERIVED, derived
from eucentralasia.formats._files import write
from eucentralasia.formats._moved import missing_in
from eucentralasia.formats._source import Resolver, head, main_drawer
from eucentralasia.model import DRAWERS, Event, Official
from eucentralasia.model.plain_data import unstructure
from eucentralasia.model.validation import Value, inner, is_optional, members

if TYPE_CHECKING:
    from collections.abc import Mapping

    from eucentralasia.formats._source import PathLike, Records, Report
    from eucentralasia.model import Record

__all__ = ["dump", "dumps", "pandas", "schema", "stream", "table"]
if not TYPE_CHECKING:
    __getattr__ = missing_in(__name__)

# All else is a text, as in the files.
ARROW_TYPES: Final[Mapping[Any, str]] = MappingProxyType({int: "int64", float: "float64", dt.date: "date32"})
# Of all posts of an official, as frames.filter cannot look into lists of structs.
POSTED: Final = ("organisations", "represents")


def schema(drawer: str) -> Any:
    """Return the schema of the table of a drawer: a column for each field, and flat ones to filter by.

    Dates are EDTF texts, as records have them; of events the first and last day that they can have touched
    stand beside them as days, how much of the dates is known as ``precision``, and the days themselves where
    they are known and sure. ``officials``, ``chairs``, ``parties``, ``topics`` and ``cited`` are lists of
    ids.

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
        pa.field(name, type_of(pa, field.type), nullable=is_optional(field.type))
        for name, field in members(cls).items()
    ]
    if cls is Event:
        for name, (kind, several) in DERIVED.items():
            one = type_of(pa, kind)
            fields.append(pa.field(name, pa.list_(one) if several else one, nullable=not several))
    elif cls is Official:
        fields += [pa.field(name, pa.list_(pa.string()), nullable=False) for name in POSTED]
    return pa.schema(fields)


def type_of(pa: Any, kind: Any) -> Any:
    """Return the Arrow type of the type of a field."""
    if is_optional(kind):
        return type_of(pa, inner(kind))
    if get_origin(kind) is tuple:
        return pa.list_(type_of(pa, inner(kind)))
    if isinstance(kind, type) and issubclass(kind, Value):
        parts = members(kind).items()
        return pa.struct(
            [
                pa.field(name, type_of(pa, field.type), nullable=is_optional(field.type))
                for name, field in parts
            ]
        )
    return getattr(pa, ARROW_TYPES.get(kind, "string"))()


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
    drawer, held = main_drawer(records)
    said = {
        "drawer": drawer,
        "schema": str(head(records)["schema"]),
        "data_version": str(head(records).get("version", "")),
    }
    resolver = Resolver(records)
    nested = [_nested(record, resolver) for record in held]
    return pa.Table.from_pylist(nested, schema=schema(drawer).with_metadata(said))


def pandas(records: Records) -> Any:
    """Return a collection, or the events of a registry, as a ``pandas.DataFrame`` with the types of Arrow.

    Days are days that ``.dt`` knows, whole numbers stay whole where some are missing, and lists are lists;
    ``pandas.DataFrame.from_arrow`` makes objects and floats of them.

    Args:
        records: A registry or a collection.

    Raises:
        MissingExtraError: ``pyarrow`` is not installed.
        ModuleNotFoundError: pandas is not installed.

    Examples:
        >>> import eucentralasia as eca
        >>> frame = eca.formats.arrow.pandas(eca.events)
        >>> int((frame["first_day"].dt.year == 2025).sum()) > 100, frame["edition"].dtype
        (True, int64[pyarrow])
    """
    return table(records).to_pandas(types_mapper=import_module("pandas").ArrowDtype)


def _nested(record: Record, resolver: Resolver) -> dict[str, Any]:
    row = {name: _value(getattr(record, name)) for name in members(record)}
    if isinstance(record, Event):
        row |= derived(record, resolver)
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


def stream(collection: Records, requested_schema: object = None) -> object:
    """Return the Arrow stream of a collection, as ``__arrow_c_stream__`` must."""
    return cast("object", table(collection).__arrow_c_stream__(requested_schema))


def dumps(records: Records, *, report: Report = None) -> bytes:
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
    """Write what ``dumps`` returns to a file, which is whole or untouched."""
    write(path, dumps(records, report=report))
