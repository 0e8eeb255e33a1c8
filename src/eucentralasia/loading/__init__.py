"""Files to a registry: the only room that reads.

All roads are one: find the raw records, make each, look up every id, and either tell all problems or return a
new registry. Everything is built in values of this call, so nothing is ever half loaded.
"""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from eucentralasia.errors import DataError
from eucentralasia.loading.collector import Collector, Enough
from eucentralasia.loading.layouts import format_of, read_folder, read_stream
from eucentralasia.loading.limits import FORMATS, Limits
from eucentralasia.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Callable

    from eucentralasia.loading.collector import Location
    from eucentralasia.loading.layouts import Readable, Stream

__all__ = ["Limits", "read", "read_shipped", "read_text"]


def read(
    source: Readable, format: str | None = None, base: Registry | None = None, limits: Limits | None = None
) -> tuple[Registry, Callable[[], dict[tuple[str, str], Location]]]:
    """Load records as ``eucentralasia.load`` does, and tell besides where each of them stands.

    Args:
        source: A folder, a file or an open stream.
        format: ``"toml"``, ``"json"`` or ``"jsonl"``; without it, what the name of the file ends with.
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
        _read_source(source, format, collector)
    except Enough:
        raise _failure(collector, stopped=True) from None
    registry = _finished(collector, base)  # before the last call of progress, which says that all went well
    if collector.limits.progress is not None:
        collector.limits.progress(collector.count)
    return registry, collector.locations


def read_shipped() -> Registry:
    """Return the registry of the TOML files in the package, checked as a host's files are."""
    collector = Collector()
    read_folder(files("eucentralasia") / "data", collector)
    return _finished(collector, None)


def _read_source(source: Readable, format: str | None, collector: Collector) -> None:
    if not isinstance(source, str | os.PathLike):
        collector.begin(None)
        _read_open(source, format, collector)
        return
    path = Path(source)
    if path.is_dir():
        read_folder(path, collector)
        return
    collector.begin(path.name)
    with path.open("rb") as stream:
        _read_open(stream, format or format_of(path.name), collector)


def _read_open(stream: Stream, format: str | None, collector: Collector) -> None:
    if format in FORMATS:
        read_stream(stream, format, collector)
    else:
        expected = "a file named .toml, .json or .jsonl, or one of these as its format"
        collector.blame("", expected, format or collector.file, "format")


def _finished(collector: Collector, base: Registry | None) -> Registry:
    """Look up every id; return the registry, or tell all problems."""
    try:
        collector.look_up(base)
    except Enough:
        raise _failure(collector, stopped=True) from None
    if collector.problems:
        raise _failure(collector, stopped=False)
    head = {key: value for key, value in collector.head.items() if key != "schema"}
    return Registry(collector.records, base=base, **head)


def _failure(collector: Collector, *, stopped: bool) -> DataError:
    in_order = sorted(collector.problems, key=lambda problem: (problem.file or "", problem.line or 0))
    return DataError(in_order, stopped)


def read_text(path: str) -> str:
    """Return the text of a file in UTF-8; bytes that are none are replaced, as one must not hide the rest.

    Raises:
        OSError: The file cannot be read.
    """
    return Path(path).read_bytes().decode("utf-8-sig", "replace")
