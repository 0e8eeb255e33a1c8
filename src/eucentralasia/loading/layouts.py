"""The layouts that data may have, of folders, files and streams, and the schemas that they once had."""

from __future__ import annotations

import re
import stat
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar

from attrs import NOTHING

from eucentralasia.errors import did_you_mean, nearest, safe_repr
from eucentralasia.loading.parse import Unreadable, parsed, parsed_lines
from eucentralasia.loading.streams import Endless, content_of, lines_of, opened
from eucentralasia.model import DRAWERS, Event
from eucentralasia.model.metadata import KEYS, head_problems
from eucentralasia.model.validation import SCHEMA, members

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterator, Mapping
    from importlib.resources.abc import Traversable

    from eucentralasia.loading.collector import Collector
    from eucentralasia.loading.streams import Stream

__all__ = ["MIGRATIONS", "Readable", "format_of", "read_folder", "read_page", "read_stream"]

SUFFIXES: Final = MappingProxyType({"toml": "toml", "json": "json", "jsonl": "jsonl", "ndjson": "jsonl"})
HEAD: Final = ("schema", "digest", *KEYS)
T = TypeVar("T")
# What may lie beside data, as nobody would take it for data.
FOR_PEOPLE: Final = (".md", ".rst", ".txt")
YEAR: Final = re.compile(r"[0-9]{4}", re.ASCII)
# Lines parsed together: more than 8 are no faster, and a bad one sends all of them back.
BATCH: Final = 16
# Bytes, as a line may have a mebibyte, and sixteen such need not be held at once.
LARGEST_BATCH: Final = 1 << 18

RELEASE: Final = "eucentralasia-data-"  # what the name of a release of data begins with
HEAD_BYTES: Final = 100  # of a release, in which it writes its schema and its digest
FETCH_AGAIN: Final = "fetch the file again, then run sha256sum -c FILE.sha256"

MIGRATIONS: Final[MappingProxyType[int, Callable[[dict[str, Any]], dict[str, Any]]]] = MappingProxyType({})
"""For each schema before today's, a pure function from a page of it to the same page of the next."""


Readable: TypeAlias = "str | os.PathLike[str] | Stream"
"""The path of a folder or a file, or an open stream."""


def schema_problem(schema: object) -> str | None:
    """Say what was wanted where a page is of a schema that cannot be read, or ``None``."""
    if type(schema) is not int or schema < 1:
        return f"schema = {SCHEMA} as the first key"
    newer = "a newer eucentralasia reads this file: python -m pip install --upgrade eucentralasia"
    return f"schema = {SCHEMA}; {newer}" if schema > SCHEMA else None


def migrated(page: dict[str, Any], schema: int) -> dict[str, Any]:
    """Return a page of an older schema as one of today's; one of today's as it is."""
    for step in range(schema, SCHEMA):
        page = MIGRATIONS[step](page)
    return page


def format_of(name: str) -> str | None:
    """Return the format that the ending of a file name stands for, or ``None``."""
    return SUFFIXES.get(name.rpartition(".")[2].lower()) if "." in name else None


def read_folder(folder: Traversable | Path, collector: Collector) -> None:
    """Read a folder laid out like ``data/``: a page or a folder for each drawer, and ``registry.toml``."""
    # The head first, as it says of which schema all others are; then by name, as problems keep an order.
    items = sorted(folder.iterdir(), key=lambda item: (not item.name.startswith("registry."), item.name))
    for item in filter(_is_data, items):
        collector.begin(item.name)
        is_folder = _tried(_is_folder, item, collector)
        if is_folder is False:
            _read_part(item, collector)
        elif is_folder and item.name in DRAWERS:
            _read_records(item, item.name, collector)
        elif is_folder:
            collector.blame("", _drawer_name(item.name), item.name, "layout")


def _read_part(item: Traversable | Path, collector: Collector) -> None:
    """Read a page of a folder."""
    stem, format = item.name.rpartition(".")[0], format_of(item.name)
    if format is None or (stem != "registry" and stem not in DRAWERS):
        hint = did_you_mean(nearest(stem, DRAWERS)) if stem not in DRAWERS else ", in TOML or JSON"
        collector.blame("", "registry.toml or a drawer's page" + hint, item.name, "layout")
        return
    stream = _tried(opened, item, collector)
    if stream is not None:
        with stream:
            read_stream(stream, format, collector)


def _read_records(folder: Traversable | Path, drawer: str, collector: Collector, year: str = "") -> None:
    """Read a folder of single records; the file name is the id, and a folder within is a year."""
    found = _tried(lambda folder: list(folder.iterdir()), folder, collector) or []
    for item in filter(_is_data, sorted(found, key=lambda item: item.name)):
        collector.begin("/".join(filter(None, (drawer, year, item.name))))
        is_folder, is_year = _tried(_is_folder, item, collector), YEAR.fullmatch(item.name) is not None
        if is_folder and is_year and not year:
            _read_records(item, drawer, collector, item.name)
        elif is_folder:
            collector.blame("", "a folder named as a year", item.name, "layout")
        elif format_of(item.name) not in {"toml", "json"}:
            collector.blame("", "a file of one record, named .toml or .json", item.name, "layout")
        else:
            # It counts as there, so that those who refer to it are not told as problems too.
            collector.known[drawer].setdefault(item.name.rpartition(".")[0], collector.count)
            if is_folder is False:
                _read_record(item, drawer, collector, year)


def _is_data(item: Traversable | Path) -> bool:
    """Whether a part of a folder must be data: it is read, or told, and never left out in silence."""
    return not item.name.startswith(".") and not item.name.endswith(FOR_PEOPLE)


def _is_folder(item: Traversable | Path) -> bool:
    # is_dir would say no of a link that leads nowhere or round, and in some Pythons of what is forbidden
    return stat.S_ISDIR(item.stat().st_mode) if isinstance(item, Path) else item.is_dir()


def _tried(
    ask: Callable[[Traversable | Path], T], item: Traversable | Path, collector: Collector
) -> T | None:
    """Return what a part of a folder answers, or note that it cannot be read, as a problem beside others."""
    try:
        return ask(item)
    except OSError as error:
        expected = "what can be read; mend the link or the permissions, or move it out of the folder"
        collector.blame("", expected, error.strerror, "file")
    return None


def _read_record(item: Traversable | Path, drawer: str, collector: Collector, year: str) -> None:
    key, format = item.name.rpartition(".")[0], str(format_of(item.name))
    content = _tried(lambda item: _content(item, collector.limits.size(format)), item, collector)
    data = _parsed(content, format, collector) if content is not None else None
    if data is None:
        return
    if data.get("id", key) != key:
        collector.blame("id", f"{key!r}, as the file is named, or no id at all", data["id"], "id", record=key)
    schema = collector.head.get("schema", SCHEMA)
    page = migrated({"schema": schema, drawer: [{**data, "id": key}]}, schema)
    kept = len(collector.records)
    collector.add(drawer, page[drawer])
    record = collector.records[-1] if len(collector.records) > kept else None
    if year and isinstance(record, Event) and f"{record.first_day.year:04}" != year:
        expected = f"a first day in {year}, as the folder is named"
        collector.blame("dates", expected, str(record.dates), "layout", record=key)


def _content(item: Traversable | Path, most: int) -> bytes:
    with opened(item) as stream:
        return content_of(stream, most)


def read_stream(stream: Stream, format: str, collector: Collector) -> None:
    """Read an open file to its end, or as far as the limits allow."""
    if format == "jsonl":
        try:
            _read_lines(lines_of(stream, collector.limits.size(format)), collector)
        except Endless as error:
            expected, got = "a record now and then; reading stopped here", "mebibytes without one"
            collector.blame("", expected, got, "size", line=error.line)
    else:
        _read_page(content_of(stream, collector.limits.size(format)), format, collector)


def _read_page(content: bytes, format: str, collector: Collector) -> None:
    data = _parsed(content, format, collector)
    if data is not None:
        read_page(data, collector)


def read_page(data: dict[str, Any], collector: Collector) -> None:
    """Read a page: many records of many drawers from one table, which is emptied."""
    schema = data.get("schema")
    wanted = schema_problem(schema)
    if wanted is not None:
        collector.blame("schema", wanted, schema, "schema")
        return
    collector.head.setdefault("schema", schema)
    for key, value in migrated(data, int(str(schema))).items():
        if key in HEAD:
            _read_head(key, value, collector)
        elif key not in DRAWERS:
            collector.blame(safe_repr(key)[1:-1], _drawer_name(key), key, "unknown-key")
        elif type(value) is not list:
            collector.blame(key, f"a list of {key}", value, "type")
        else:
            collector.add(key, value, listed=True)


def _read_lines(lines: Iterator[tuple[int, bytes]], collector: Collector) -> None:
    """Read JSON Lines: a head line, where there is one, then a record a line with its ``drawer``."""
    for number, line in lines:
        data = _parsed(line, "jsonl", collector, number)
        if data is None:
            continue
        if "schema" not in data or "drawer" in data:
            _add_lines([number], [data], collector)
        elif not _read_head_line(data, collector, number):
            return
        break
    for batch in _batches(lines):
        tables = parsed_lines([line for _, line in batch], collector.limits)
        if tables is not None:
            _add_lines([number for number, _ in batch], tables, collector)
            continue
        for number, line in batch:
            data = _parsed(line, "jsonl", collector, number)
            if data is not None:
                _add_lines([number], [data], collector)


def _batches(lines: Iterator[tuple[int, bytes]]) -> Iterator[list[tuple[int, bytes]]]:
    """Yield so many lines together as are worth it, and no more than fit into little memory."""
    batch: list[tuple[int, bytes]] = []
    size = 0
    for numbered in lines:
        batch.append(numbered)
        size += len(numbered[1])
        if len(batch) == BATCH or size > LARGEST_BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _read_head_line(data: dict[str, Any], collector: Collector, number: int) -> bool:
    wanted = schema_problem(data["schema"])
    if wanted is not None:
        collector.blame("schema", wanted, data["schema"], "schema", line=number)
        return False
    for key, value in data.items():
        if key in HEAD:
            _read_head(key, value, collector, number)
        else:
            expected = "a key of the first line" + did_you_mean(nearest(key, HEAD))
            collector.blame(safe_repr(key)[1:-1], expected, key, "unknown-key", line=number)
    return True


def _add_lines(numbers: list[int], tables: list[dict[str, Any]], collector: Collector) -> None:
    """Add the records of some lines, those of one drawer that follow each other together."""
    schema, start = collector.head.get("schema", 1), 0
    for drawer, group in groupby([table.pop("drawer", None) for table in tables]):
        stop = start + len(list(group))
        if type(drawer) is not str or drawer not in DRAWERS:
            for number, table in zip(numbers[start:stop], tables[start:stop], strict=True):
                wanted = _drawer_name(drawer) if drawer is not None else _drawer_of(table)
                collector.blame("drawer", wanted, drawer, "unknown-key", line=number)
        else:
            page = migrated({"schema": schema, drawer: tables[start:stop]}, schema)
            collector.add(drawer, page[drawer], numbers[start:stop])
        start = stop


def _drawer_name(found: object) -> str:
    return "the name of a drawer" + (
        did_you_mean(nearest(found, DRAWERS)) or f", one of {', '.join(DRAWERS)}"
    )


def _drawer_of(table: Mapping[str, Any]) -> str:
    """Say which line a record lacks: the drawers whose records have all its fields."""
    fitting = [
        drawer
        for drawer, cls in DRAWERS.items()
        if table.keys() <= members(cls).keys()
        and {name for name, field in members(cls).items() if field.default is NOTHING} <= table.keys()
    ]
    lines = [f'"drawer": "{drawer}"' for drawer in fitting]
    return f"the name of its drawer; write {' or '.join(lines)}" if lines else _drawer_name(None)


def _read_head(key: str, value: Any, collector: Collector, line: int | None = None) -> None:
    problems = list(head_problems(key, value)) if key != "schema" else []
    for path, wanted, got, code in problems:
        collector.blame(path, wanted, got, code, line=line)
    if not problems:
        collector.head.setdefault(key, value)


def _is_release(content: bytes, file: str | None) -> bool:
    """Whether what cannot be read was a release of data: by its name, or by the digest at its head."""
    return Path(file or "").name.startswith(RELEASE) or b'"digest"' in content[:HEAD_BYTES]


def _parsed(
    content: bytes, format: str, collector: Collector, line: int | None = None
) -> dict[str, Any] | None:
    try:
        return parsed(content, format, collector.limits)
    except Unreadable as error:
        release = error.code == "syntax" and _is_release(content, collector.file)
        wanted = f"{error.expected}; {FETCH_AGAIN}" if release else error.expected
        collector.blame("", wanted, error.got, error.code, line=line or error.line)
    return None
