"""Parquet: a folder of normalised tables with their ``datapackage.json``; needs the extra ``arrow``."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from eucentralasia import shipped
from eucentralasia.errors import DataError, Problem, imported, safe_repr
from eucentralasia.formats import arrow
from eucentralasia.formats._files import write_all
from eucentralasia.formats._moved import missing_in
from eucentralasia.formats._source import head
from eucentralasia.formats._tables import plain_records, rows, tables
from eucentralasia.loading import Limits, read_plain
from eucentralasia.loading.limits import FORMATS
from eucentralasia.loading.parse import Unreadable, parsed
from eucentralasia.loading.streams import content_in, path_of
from eucentralasia.model.validation import LONGEST_TEXT
from eucentralasia.shipped import CURATED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from eucentralasia.formats._source import PathLike, Records, Report
    from eucentralasia.formats._tables import Row, Table
    from eucentralasia.registry import Registry
    from eucentralasia.shipped import Base

__all__ = ["PACKAGE", "dump", "load"]
if not TYPE_CHECKING:
    __getattr__ = missing_in(__name__)

PACKAGE: Final = "datapackage.json"
PROFILE: Final = "https://datapackage.org/profiles/2.0/datapackage.json"
# The profile allows keys of one's own; here stands what a data file says beside its drawers.
OWN: Final = "eucentralasia"
# Bytes of rows in memory, with those of their tables: 256 MiB is twenty times our registry.
MOST_BYTES: Final = 1 << 28
# A dict of a few short values, as it takes memory while the records are made.
BYTES_OF_ROW: Final = 400
# Rows unpacked together: with the longest texts in every column, a tenth of a gigabyte.
ROWS: Final = 256
# How Table Schema calls the types; ids and EDTF are strings to it.
WORDS: Final[Mapping[Any, str]] = MappingProxyType(
    {str: "string", int: "integer", float: "number", dt.date: "date"}
)


def dump(records: Records, folder: PathLike, *, report: Report = None) -> None:
    """Write records to a folder of Parquet files with a ``datapackage.json``.

    There is one file for each normalised table, as in SQLite, and ``nested_events.parquet`` (or that of the
    drawer) with the columns of ``arrow.table``. The same records give the same bytes. Each file is whole or
    untouched, and the package, written last, has the digest of each.

    Args:
        records: A registry or a collection.
        folder: The folder; made where there is none.
        report: Called with each omission; Parquet has none.

    Raises:
        MissingExtraError: ``pyarrow`` is not installed.
        OSError: A file cannot be written.

    Examples:
        >>> import pathlib, tempfile, eucentralasia as eca
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     eca.formats.parquet.dump(eca.curated, folder)
        ...     eca.formats.parquet.load(folder) == eca.curated
        True
    """
    pa, nested, found = imported("pyarrow", "arrow"), arrow.table(records), rows(records)
    metadata = nested.schema.metadata
    contents = {
        name: _content(pa.Table.from_pylist(found[name], schema=_schema(pa, table).with_metadata(metadata)))
        for name, table in tables().items()
    }
    contents[f"nested_{metadata[b'drawer'].decode()}"] = _content(nested)
    package = _package(records, found, contents)
    write_all(folder, {f"{name}.parquet": content for name, content in contents.items()} | {PACKAGE: package})


def _schema(pa: Any, table: Table) -> Any:
    fields = ((one.name, arrow.type_of(pa, one.kind), not one.required) for one in table.columns)
    return pa.schema([pa.field(name, kind, nullable=nullable) for name, kind, nullable in fields])


def _content(table: Any) -> bytes:
    sink = io.BytesIO()
    # Named, as the defaults may change with pyarrow, and the same records give the same bytes.
    imported("pyarrow.parquet", "arrow").write_table(table, sink, compression="zstd", version="2.6")
    return sink.getvalue()


def _package(records: Records, found: Mapping[str, list[Row]], contents: Mapping[str, bytes]) -> str:
    said = head(records)
    package = {
        "$schema": PROFILE,
        "name": "eucentralasia",
        "title": "Dialogues between the European Union and Central Asia",
        **({"version": said["version"]} if "version" in said else {}),
        "resources": [_resource(name, content, found) for name, content in contents.items()],
        OWN: said,
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _resource(name: str, content: bytes, found: Mapping[str, list[Row]]) -> dict[str, Any]:
    described = {"schema": _described(tables()[name], found)} if name in tables() else {}
    return {
        "name": name,
        "path": f"{name}.parquet",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "bytes": len(content),
        "hash": _digest(content),
        **described,
    }


def _described(table: Table, found: Mapping[str, list[Row]]) -> dict[str, Any]:
    """Return the Table Schema: a reference is listed where every one of its ids is in the package."""
    keys = [
        {"fields": [one.name], "reference": {"resource": one.refers, "fields": [tables()[one.refers].key[0]]}}
        for one in table.columns
        if one.refers
        and {row[one.name] for row in found[table.name]}
        <= {None, *(row[tables()[one.refers].key[0]] for row in found[one.refers])}
    ]
    fields = [
        {
            "name": one.name,
            "type": WORDS[one.kind],
            **({"constraints": {"required": True}} if one.required else {}),
        }
        for one in table.columns
    ]
    return {"fields": fields, "primaryKey": list(table.key), **({"foreignKeys": keys} if keys else {})}


def _digest(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def load(folder: PathLike, *, base: Base = CURATED, max_bytes: int = MOST_BYTES) -> Registry:
    """Read back a folder that ``dump`` wrote, through the same checks as any data file.

    Args:
        folder: The folder.
        base: The registry in which ids are looked up that the folder does not have.
        max_bytes: Most bytes that the rows may take in memory; Parquet can pack millions into a few thousand.

    Raises:
        MissingExtraError: ``pyarrow`` is not installed.
        DataError: A file is not the one that the package lists, is no such table, is too large, or holds
            wrong records.
        OSError: A file is missing or cannot be read.
    """
    said, digests = _listed(_content_of(folder, PACKAGE, FORMATS["json"]))
    found: dict[str, list[Row]] = {}
    for name, table in tables().items():
        content = _content_of(folder, f"{name}.parquet", max_bytes)
        found[name], size = _read_table(table, content, digests, max_bytes)
        max_bytes -= size
    plain, flaws = plain_records(found)
    try:
        registry = read_plain({**said, **plain}, shipped.resolved(base))
    except DataError as error:
        raise DataError([*error.problems, *flaws], error.stopped) from None
    if flaws:
        raise DataError(flaws)
    return registry


def _content_of(folder: PathLike, name: str, most: int) -> bytes:
    content = content_in(path_of(folder), name, most)
    if len(content) > most:
        raise _refused(name, f"at most {most} bytes; max_bytes allows more", f"{len(content)} or more")
    return content


def _listed(content: bytes) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the head and the digest of each file from the text of a package."""
    expected = "a package that formats.parquet wrote"
    try:
        package = parsed(content, "json", Limits())
        said, digests = package[OWN], {one["name"]: one["hash"] for one in package["resources"]}
    except Unreadable as error:
        raise _refused(PACKAGE, f"{expected}, {error.expected}", error.got) from None
    except (KeyError, TypeError) as error:
        raise _refused(PACKAGE, expected, error) from None
    if type(said) is not dict:
        raise _refused(PACKAGE, expected, said)
    return said, digests


def _read_table(table: Table, content: bytes, digests: Mapping[str, str], most: int) -> tuple[list[Row], int]:
    """Return the rows of a table, and what they take in memory; it is never more than it may be."""
    file = f"{table.name}.parquet"
    if digests.get(table.name) != _digest(content):
        raise _refused(file, f"the file that {PACKAGE} lists", _digest(content))
    pa = imported("pyarrow", "arrow")
    found: list[Row] = []
    names = [one.name for one in table.columns]
    try:
        held = imported("pyarrow.parquet", "arrow").ParquetFile
        whole = held(io.BytesIO(content))
        _refuse_other_types(pa, whole.schema_arrow, table)
        said = [whole.metadata.row_group(number).total_byte_size for number in range(whole.num_row_groups)]
        rows = whole.metadata.num_rows
        size = sum(said) + rows * BYTES_OF_ROW
        # a word longer than any text of ours is several joined, in few rows, or one that each row means
        longest = _longest_word(held, table, content) if size <= most else 0
        if longest > LONGEST_TEXT:
            size = max(size, rows * longest)
        if size > most:
            raise _refused(file, "fewer rows and shorter texts; max_bytes allows more", f"{size} bytes")
        for batch in whole.iter_batches(ROWS, columns=names):
            size += batch.nbytes
            if size > most:
                raise _refused(file, "shorter rows; max_bytes allows more", f"{size} bytes or more")
            found += pa.Table.from_batches([batch]).select(names).cast(_schema(pa, table)).to_pylist()
    except DataError:
        raise
    except (pa.ArrowException, ArithmeticError, KeyError, TypeError, ValueError, OSError) as error:
        raise _refused(file, f"a table of {table.name}", error) from None
    return found, size


def _refuse_other_types(pa: Any, schema: Any, table: Table) -> None:
    """Refuse a column of another kind: Arrow would make a text of a number, and a number of a text."""
    fitting = {
        str: (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view),
        int: (pa.types.is_integer,),
        float: (pa.types.is_floating, pa.types.is_integer),
        dt.date: (pa.types.is_date,),
    }
    for column in table.columns:
        kind = schema.field(column.name).type
        kind = kind.value_type if pa.types.is_dictionary(kind) else kind
        if not pa.types.is_null(kind) and not any(fits(kind) for fits in fitting[column.kind]):
            raise _refused(
                f"{table.name}.parquet", f"a column {column.name!r} of type {WORDS[column.kind]}", kind
            )


def _longest_word(held: Any, table: Table, content: bytes) -> int:
    """Return how long a text of a table is, of those that are packed once and may be meant by every row."""
    texts = [one.name for one in table.columns if one.kind is str]
    columns = held(io.BytesIO(content), read_dictionary=texts).read(columns=texts).columns
    words = (getattr(chunk, "dictionary", None) for column in columns for chunk in column.chunks)
    return max(
        (len(word or "") for each in words if each is not None for word in each.to_pylist()), default=0
    )


def _refused(file: str, expected: str, got: object) -> DataError:
    return DataError([Problem(file=file, expected=expected, got=safe_repr(str(got)), code="package")])
