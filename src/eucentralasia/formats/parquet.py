"""Folders of Parquet files with a ``datapackage.json``: written whole, and read back as the records that they were."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
from typing import TYPE_CHECKING, Any, Final

from eucentralasia import loading
from eucentralasia.codec import dumps as canonical
from eucentralasia.errors import DataError, Problem, imported, safe_repr
from eucentralasia.formats._files import read, write_all
from eucentralasia.formats._source import head
from eucentralasia.formats._tables import plain_records, rows, tables

if TYPE_CHECKING:
    from collections.abc import Mapping

    from eucentralasia.formats._files import PathLike
    from eucentralasia.formats._source import Base, Records
    from eucentralasia.formats._tables import Row, Table
    from eucentralasia.registry import Registry

__all__ = ["PACKAGE", "from_parquet", "write_package"]

PACKAGE: Final = "datapackage.json"
PROFILE: Final = "https://datapackage.org/profiles/2.0/datapackage.json"
HEAD: Final = "eucentralasia"
KINDS: Final = {str: "string", int: "int64", float: "float64", dt.date: "date32"}
WORDS: Final = {str: "string", int: "integer", float: "number", dt.date: "date"}


def write_package(records: Records, nested: Any, folder: PathLike) -> None:
    """Write the normalised tables of some records, a nested one, and last the package that lists them."""
    pa, found = imported("pyarrow", "arrow"), rows(records)
    said = nested.schema.metadata
    contents = {
        name: _content(pa.Table.from_pylist(found[name], schema=_schema(pa, table).with_metadata(said)))
        for name, table in tables().items()
    }
    contents[f"nested_{said[b'drawer'].decode()}"] = _content(nested)
    package = _package(records, found, contents)
    write_all(folder, {f"{name}.parquet": content for name, content in contents.items()} | {PACKAGE: package})


def _schema(pa: Any, table: Table) -> Any:
    return pa.schema(
        [
            pa.field(one.name, getattr(pa, KINDS[one.kind])(), nullable=not one.required)
            for one in table.columns
        ]
    )


def _content(table: Any) -> bytes:
    sink = io.BytesIO()
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
        HEAD: said,
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


def from_parquet(folder: PathLike, *, base: Base = loading.CURATED) -> Registry:
    """Read back a folder that ``to_parquet`` wrote, through the same checks as any data file.

    Args:
        folder: The folder.
        base: The registry in which ids are looked up that the folder does not have.

    Raises:
        MissingExtraError: ``pyarrow`` is not installed.
        DataError: A file is not the one that the package lists, is no such table, or holds wrong records.
        OSError: A file is missing or cannot be read.
    """
    said, digests = _listed(read(folder, PACKAGE))
    found = {
        name: _read_table(table, read(folder, f"{name}.parquet"), digests) for name, table in tables().items()
    }
    text = canonical({**said, **plain_records(found)})
    return loading.loads(text, "json", base=base, max_bytes=len(text))


def _listed(content: bytes) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the head and the digest of each file from the text of a package."""
    try:
        package = json.loads(content)
        return dict(package[HEAD]), {one["name"]: one["hash"] for one in package["resources"]}
    except (ValueError, KeyError, TypeError) as error:
        raise _refused(PACKAGE, "a package that to_parquet wrote", error) from None


def _read_table(table: Table, content: bytes, digests: Mapping[str, str]) -> list[Row]:
    file = f"{table.name}.parquet"
    if digests.get(table.name) != _digest(content):
        raise _refused(file, f"the file that {PACKAGE} lists", _digest(content))
    pa = imported("pyarrow", "arrow")
    try:
        held = imported("pyarrow.parquet", "arrow").ParquetFile(io.BytesIO(content)).read()
        some: list[Row] = (
            held.select([one.name for one in table.columns]).cast(_schema(pa, table)).to_pylist()
        )
    except (pa.ArrowException, KeyError, ValueError) as error:
        raise _refused(file, f"a table of {table.name}", error) from None
    return some


def _refused(file: str, expected: str, got: object) -> DataError:
    return DataError([Problem(file=file, expected=expected, got=safe_repr(str(got)), code="package")])
