"""Files to a registry: the only room that reads.

All roads are one: find the raw records, make each, look up every id, and either tell all problems or return a
new registry. Everything is built in values of this call, so nothing is ever half loaded.
"""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from eucentralasia.errors import DataError, Problem, safe_repr
from eucentralasia.loading.collector import Collector, Enough
from eucentralasia.loading.layouts import FETCH_AGAIN, format_of, read_folder, read_page, read_stream
from eucentralasia.loading.limits import FORMATS, Limits
from eucentralasia.loading.rows import add_csv, add_rows
from eucentralasia.loading.streams import NoText, content_of, opened, path_of
from eucentralasia.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from eucentralasia.loading.collector import Location
    from eucentralasia.loading.layouts import Readable
    from eucentralasia.loading.rows import RowSource
    from eucentralasia.loading.streams import Stream

__all__ = [
    "Limits",
    "is_laid_out",
    "read",
    "read_again",
    "read_explorer",
    "read_outlines",
    "read_plain",
    "read_rows",
    "read_shipped",
    "read_text",
]

SHOWN: Final = 12  # digits of a digest: two that differ do so in these


def read(
    source: Readable, format: str | None = None, base: Registry | None = None, limits: Limits | None = None
) -> tuple[Registry, Callable[[], dict[tuple[str, str], Location]]]:
    """Load records as ``eucentralasia.load`` does, and tell besides where each of them stands.

    Args:
        source: A folder, a file or an open stream.
        format: ``"toml"``, ``"json"``, ``"jsonl"`` or ``"csv"``; without it, what the name
            of the file ends with.
        base: The registry in which ids are looked up that the files do not have.
        limits: What is accepted.

    Returns:
        The registry, and a function that gives for each drawer and id the file and the line, as far as they
        are known.

    Raises:
        DataError: Something is wrong in the files; all problems at once.
        OSError: The path cannot be read.
    """
    collector = Collector(limits)
    try:
        _read_source(source, format, base, collector)
    except Enough:
        raise _failure(collector, stopped=True) from None
    registry = _finished(collector, base)  # before the last call of progress, which says that all went well
    if collector.limits.progress is not None:
        collector.limits.progress(collector.count)
    return registry, collector.locations


def read_rows(
    rows: RowSource,
    columns: Mapping[str, str | None] | None,
    kind: str | None,
    base: Registry | None,
    limits: Limits,
) -> Registry:
    """Load events of rows, as ``eucentralasia.from_rows`` does.

    Args:
        rows: Dicts, a frame, or the path of a CSV file.
        columns: Our names of their columns, where they have others.
        kind: The kind of events that do not tell theirs.
        base: Where names and ids are looked up.
        limits: What is accepted.

    Raises:
        DataError: Something is wrong in the rows; all problems at once.
        OSError: The path cannot be read.
    """
    collector = Collector(limits)
    try:
        if isinstance(rows, str | os.PathLike):
            path = path_of(rows)
            collector.begin(path.name)
            with path.open("rb") as stream:
                content = content_of(stream, limits.size("csv"))
            add_csv(content, columns, kind, base, collector)
        else:
            collector.begin(None)
            add_rows(rows, columns, kind, base, collector)
    except Enough:
        raise _failure(collector, stopped=True) from None
    return _finished(collector, base)


def read_plain(page: dict[str, Any], base: Registry | None) -> Registry:
    """Load a page that is plain data already, which another reader made of a format of its own.

    Args:
        page: ``schema = 1``, the head and a list for each drawer; the lists are emptied.
        base: The registry in which ids are looked up that the page does not have.

    Raises:
        DataError: Something is wrong in it; all problems at once.
    """
    collector = Collector()
    collector.begin(None)
    try:
        read_page(page, collector)
    except Enough:
        raise _failure(collector, stopped=True) from None
    return _finished(collector, base)


def is_laid_out(path: str) -> bool:
    """Whether a path is that of a folder with a head, as curators keep one."""
    return Path(path, "registry.toml").is_file()


def read_shipped() -> Registry:
    """Return the registry of the TOML files in a source tree, checked as a host's files are.

    Raises:
        DataError: They are not there: a wheel has them compiled, and has lost that.
    """
    folder = files("eucentralasia") / "data"
    if not folder.is_dir():
        wanted = "the data that were installed; install the package again"
        raise DataError([Problem(file="compiled", expected=wanted, got="no such folder", code="snapshot")])
    collector = Collector()
    read_folder(folder, collector)
    return _finished(collector, None)


def _read_source(source: Readable, format: str | None, base: Registry | None, collector: Collector) -> None:
    if not isinstance(source, str | os.PathLike):
        _refuse_no_stream(source)
        collector.begin(None)
        _read_open(source, format, base, collector)
        return
    path = path_of(source)
    if path.is_dir():
        read_folder(path, collector)
        return
    collector.begin(path.name)
    # a table in a folder of data is for people, and only one that is asked for by name is read
    named = "csv" if path.suffix.lower() == ".csv" else format_of(path.name)
    with path.open("rb") as stream:
        _read_open(stream, format or named, base, collector)


def _refuse_no_stream(source: object) -> None:
    if not hasattr(source, "read"):
        way = "; bytes and texts are read by eca.loads" if isinstance(source, bytes | bytearray) else ""
        raise TypeError(f"load takes a path or an open file, not {type(source).__name__}{way}")


def _read_open(stream: Stream, format: str | None, base: Registry | None, collector: Collector) -> None:
    try:
        _read_as(stream, format, base, collector)
    except NoText as error:
        expected = "a text in the encoding that it was opened in; open(path, 'rb') leaves that to the reader"
        collector.blame("", expected, error.got, "encoding")


def _read_as(stream: Stream, format: str | None, base: Registry | None, collector: Collector) -> None:
    if format == "csv":
        content = content_of(stream, collector.limits.size(format))
        add_csv(content, None, None, base, collector)
    elif isinstance(format, str) and format in FORMATS:
        read_stream(stream, format, collector)
    else:
        names = "a file named .toml, .json, .jsonl or .csv, or one of these as its format"
        expected = f"{names} (a spreadsheet is saved as CSV)"
        collector.blame("", expected, format or collector.file, "format")


def _finished(collector: Collector, base: Registry | None) -> Registry:
    """Look up every id; return the registry, or tell all problems."""
    try:
        collector.look_up(base)
    except Enough:
        raise _failure(collector, stopped=True) from None
    if collector.problems:
        raise _failure(collector, stopped=False)
    head = {key: value for key, value in collector.head.items() if key not in {"schema", "digest"}}
    registry = Registry(collector.records, base=base, **head)
    if "digest" in collector.head:
        _refuse_other_release(registry, collector)
    return registry


def _refuse_other_release(registry: Registry, collector: Collector) -> None:
    """Refuse a release of data, as a digest makes it of a file, that was changed or is older than ours."""
    told, version, newest = collector.head["digest"], registry.version or "", collector.limits.newest
    if told != registry.digest:
        promised = safe_repr(str(told)[:SHOWN])  # whoever made the file wrote it
        expected = f"records whose digest begins with {promised}, as the file says; {FETCH_AGAIN}"
        wrong = "digest", expected, f"one that begins with {registry.digest[:SHOWN]}", "digest"
    elif newest is not None and version < (ours := newest() or ""):
        way = f"eca.load({collector.file or 'file'!r}, base=None, older=True)"
        expected = f"{ours} or newer, as the package has; to read it all the same write {way}"
        wrong = "version", expected, version, "older-data"
    else:
        return
    path, expected, got, code = wrong
    problem = Problem(file=collector.file, path=path, expected=expected, got=safe_repr(got), code=code)
    raise DataError([problem])


def _failure(collector: Collector, *, stopped: bool) -> DataError:
    in_order = sorted(collector.problems, key=lambda problem: (problem.file or "", problem.line or 0))
    return DataError(in_order, stopped)


def read_text(source: str | Stream, most: int) -> str:
    """Return a text in UTF-8; bytes that are none are replaced, as one must not hide the rest.

    Args:
        source: The path of a file, or an open stream.
        most: The bytes that are read; a device may give them for ever.

    Raises:
        OSError: The file cannot be read.
    """
    if not isinstance(source, str):
        return content_of(source, most).decode("utf-8-sig", "replace")
    with path_of(source).open("rb") as stream:
        return read_text(stream, most)


def read_again(path: str) -> str:
    """Return the text of a file that was loaded, as far as a load reads.

    Raises:
        OSError: It cannot be read, or not twice, as a pipe.
    """
    with opened(Path(path)) as stream:
        return read_text(stream, max(FORMATS.values()))


def read_outlines() -> bytes:
    """Return the outlines of the map, which stand in the package beside the data."""
    return (files("eucentralasia") / "pictures" / "outlines.json").read_bytes()


def read_explorer() -> str:
    """Return the explorer page as it is without data; its line ends stay as they are."""
    return (files("eucentralasia") / "formats" / "explorer.html").read_bytes().decode()
