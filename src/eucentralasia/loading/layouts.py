"""Folders, files and streams to a draft: the layouts that data may have."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, Protocol

from eucentralasia.dates import day
from eucentralasia.errors import DateError, did_you_mean, nearest, safe_repr
from eucentralasia.loading.migrating import migrated, schema_problem
from eucentralasia.loading.parse import Unreadable, parsed, parsed_lines
from eucentralasia.model import DRAWERS, Event
from eucentralasia.model.validation import SCHEMA, text_problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from eucentralasia.loading.collector import Draft

__all__ = ["Stream", "format_of", "read_content", "read_folder", "read_stream"]

SUFFIXES: Final = {"toml": "toml", "json": "json", "jsonl": "jsonl", "ndjson": "jsonl"}
HEAD: Final = ("schema", "version", "complete_until", "publishers")
BATCH: Final = 16
LARGEST_BATCH: Final = 1 << 18
YEAR: Final = re.compile(r"[0-9]{4}", re.ASCII)


class Stream(Protocol):
    """What can be read from: an open file, in bytes or in text."""

    def read(self, size: int, /) -> Any:
        """Return at most that much."""
        ...

    def readline(self, size: int, /) -> Any:
        """Return a line, or at most that much of it."""
        ...


def format_of(name: str) -> str | None:
    """Return the format that the ending of a file name stands for, or ``None``."""
    return SUFFIXES.get(name.rpartition(".")[2].lower()) if "." in name else None


def read_folder(folder: Traversable | Path, draft: Draft) -> None:
    """Read a folder laid out like ``data/``: a page or a folder for each drawer, and ``registry.toml``."""
    items = sorted(folder.iterdir(), key=lambda item: (not item.name.startswith("registry."), item.name))
    for item in items:
        if item.is_dir():
            if item.name in DRAWERS:
                _read_records(item, item.name, draft)
            elif not item.name.startswith((".", "_")):
                draft.begin(item.name)
                draft.blame("", _drawer_name(item.name), item.name, "layout")
        elif (format := format_of(item.name)) is not None:  # noqa: A001 - as in loads
            draft.begin(item.name)
            stem = item.name.rpartition(".")[0]
            if stem != "registry" and stem not in DRAWERS:
                hint = did_you_mean(nearest(stem, DRAWERS))
                draft.blame("", "registry.toml or a drawer's page" + hint, item.name, "layout")
            else:
                _read_item(item, format, draft)


def _read_item(item: Traversable | Path, format: str, draft: Draft) -> None:  # noqa: A002 - as in loads
    with item.open("rb") as stream:
        read_stream(stream, format, draft)


def _read_records(folder: Traversable | Path, drawer: str, draft: Draft, year: str = "") -> None:
    """Read a folder of single records; the file name is the id, and a folder within is a year."""
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        draft.begin("/".join(filter(None, (drawer, year, item.name))))
        if item.is_dir():
            if year or YEAR.fullmatch(item.name) is None:
                draft.blame("", "a folder named as a year", item.name, "layout")
            else:
                _read_records(item, drawer, draft, item.name)
        elif format_of(item.name) in {"toml", "json"}:
            _read_record(item, drawer, draft, year)


def _read_record(item: Traversable | Path, drawer: str, draft: Draft, year: str) -> None:
    key, format = item.name.rpartition(".")[0], str(format_of(item.name))  # noqa: A001 - as in loads
    with item.open("rb") as stream:
        data = _parsed(stream.read(draft.limits.size(format) + 1), format, draft)
    if data is None:
        draft.known[drawer].setdefault(key, draft.count)
        return
    if data.get("id", key) != key:
        draft.blame("id", f"{key!r}, as the file is named, or no id at all", data["id"], "id", record=key)
    schema = draft.head.get("schema", SCHEMA)
    page = migrated({"schema": schema, drawer: [{**data, "id": key}]}, schema)
    kept = len(draft.records)
    draft.add(drawer, page[drawer])
    record = draft.records[-1] if len(draft.records) > kept else None
    if year and isinstance(record, Event) and str(record.dates.start)[:4] != year:
        draft.blame(
            "dates", f"a first day in {year}, as the folder is named", str(record.dates), "layout", record=key
        )


def read_stream(stream: Stream, format: str, draft: Draft) -> None:  # noqa: A002 - as in loads
    """Read an open file to its end, or as far as the limits allow."""
    if format == "jsonl":
        _read_lines(stream, draft)
    else:
        read_content(_as_bytes(stream.read(draft.limits.size(format) + 1)), format, draft)


def read_content(content: bytes, format: str, draft: Draft) -> None:  # noqa: A002 - as in loads
    """Read a page: many records of many drawers from one text."""
    data = _parsed(content, format, draft)
    if data is None:
        return
    schema = data.get("schema")
    wanted = schema_problem(schema)
    if wanted is not None:
        draft.blame("schema", wanted, schema, "schema")
        return
    draft.head.setdefault("schema", schema)
    for key, value in migrated(data, int(str(schema))).items():
        if key in HEAD:
            _read_head(key, value, draft)
        elif key not in DRAWERS:
            draft.blame(safe_repr(key)[1:-1], _drawer_name(key), key, "unknown-key")
        elif type(value) is not list:
            draft.blame(key, f"a list of {key}", value, "type")
        else:
            draft.add(key, value, listed=True)


def _read_lines(stream: Stream, draft: Draft) -> None:
    """Read JSON Lines: a head line, where there is one, then a record a line with its ``drawer``."""
    lines = (
        (number, line)
        for number, line in enumerate(_lines(stream, draft.limits.size("jsonl")), start=1)
        if line.strip()
    )
    for number, line in lines:
        data = _parsed(line, "jsonl", draft, number)
        if data is None:
            continue
        if "schema" not in data or "drawer" in data:
            _add_lines([number], [data], draft)
        elif not _read_head_line(data, draft, number):
            return
        break
    for batch in _batches(lines):
        tables = parsed_lines([line for _, line in batch], draft.limits)
        if tables is not None:
            _add_lines([number for number, _ in batch], tables, draft)
            continue
        for number, line in batch:
            data = _parsed(line, "jsonl", draft, number)
            if data is not None:
                _add_lines([number], [data], draft)


def _lines(stream: Stream, most: int) -> Iterator[bytes]:
    """Yield the lines; of one that is too long only the beginning, which tells that it is."""
    while line := _as_bytes(stream.readline(most + 1)):
        rest = line
        while len(rest) > most and not rest.endswith(b"\n"):
            rest = _as_bytes(stream.readline(most + 1))
        yield line.removesuffix(b"\n")


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


def _read_head_line(data: dict[str, Any], draft: Draft, number: int) -> bool:
    wanted = schema_problem(data["schema"])
    if wanted is not None:
        draft.blame("schema", wanted, data["schema"], "schema", line=number)
        return False
    for key, value in data.items():
        if key in HEAD:
            _read_head(key, value, draft, number)
        else:
            draft.blame(
                safe_repr(key)[1:-1],
                "a key of the first line" + did_you_mean(nearest(key, HEAD)),
                key,
                "unknown-key",
                line=number,
            )
    return True


def _add_lines(numbers: list[int], tables: list[dict[str, Any]], draft: Draft) -> None:
    """Add the records of some lines, those of one drawer that follow each other together."""
    schema, start = draft.head.get("schema", 1), 0
    for drawer, group in groupby([table.pop("drawer", None) for table in tables]):
        stop = start + len(list(group))
        if type(drawer) is not str or drawer not in DRAWERS:
            for number in numbers[start:stop]:
                draft.blame("drawer", _drawer_name(drawer), drawer, "unknown-key", line=number)
        else:
            draft.add(
                drawer,
                migrated({"schema": schema, drawer: tables[start:stop]}, schema)[drawer],
                numbers[start:stop],
            )
        start = stop


def _drawer_name(found: object) -> str:
    return "the name of a drawer" + (
        did_you_mean(nearest(found, DRAWERS)) or f", one of {', '.join(DRAWERS)}"
    )


def _read_head(key: str, value: Any, draft: Draft, line: int | None = None) -> None:
    problems = list(_head_problems(key, value))
    for path, wanted, got in problems:
        draft.blame(path, wanted, got, "type", line=line)
    if not problems:
        draft.head.setdefault(key, tuple(value) if key == "publishers" else value)


def _head_problems(key: str, value: Any) -> Iterator[tuple[str, str, Any]]:
    """Yield ``(path, expected, got)`` for what is wrong with a value beside the drawers; the schema was looked at before."""
    if key == "publishers":
        if type(value) is not list:
            yield key, "a list of texts", value
            return
        texts = {item for item in value if type(item) is str}
        bad = sum(type(item) is str for item in value) < len(value) or any(map(_no_text, texts))
        problems = (
            (f"{key}[{position}]", _no_text(item), item) for position, item in enumerate(value if bad else ())
        )
        yield from ((path, wanted, item) for path, wanted, item in problems if wanted)
    elif key != "schema" and (
        wanted := _no_text(value) or (_no_day(value) if key == "complete_until" else None)
    ):
        yield key, wanted, value


def _no_text(value: Any) -> str | None:
    return text_problem(value) if type(value) is str else "a text"


def _no_day(value: str) -> str | None:
    try:
        day(value)
    except DateError as error:
        return error.expected
    return None


def _parsed(content: bytes, format: str, draft: Draft, line: int | None = None) -> dict[str, Any] | None:  # noqa: A002 - as in loads
    try:
        return parsed(content, format, draft.limits)
    except Unreadable as error:
        draft.blame("", error.expected, error.got, error.code, line=line or error.line)
    return None


def _as_bytes(content: Any) -> bytes:
    return content if isinstance(content, bytes) else content.encode(errors="surrogatepass")
