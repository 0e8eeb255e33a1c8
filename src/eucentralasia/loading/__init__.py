"""Files to a registry: the only room that reads.

All roads are one: find the raw records, make each, look up every id, and either tell all problems or return a new
registry. Everything is built in values of this call, so nothing is ever half loaded.
"""

from __future__ import annotations

import io
import os
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from eucentralasia.errors import DataError
from eucentralasia.loading.collector import Draft, Enough
from eucentralasia.loading.layouts import format_of, read_folder, read_stream
from eucentralasia.loading.limits import FORMATS, Limits
from eucentralasia.registry import Registry
from eucentralasia.snapshot import curated as curated

if TYPE_CHECKING:
    from collections.abc import Callable

    from eucentralasia.loading.layouts import Stream

    Places = dict[tuple[str, str], tuple[str | None, int | None]]
    Format = Literal["toml", "json", "jsonl"]

__all__ = ["load", "loads"]


class _Curated:
    """Stands for the curated registry where a default value is wanted and nothing should be loaded yet."""

    def __repr__(self) -> str:
        return "curated"


CURATED: Final = _Curated()


def load(
    source: str | os.PathLike[str] | Stream,
    *,
    format: Format | None = None,  # noqa: A002 - the name users expect
    base: Registry | _Curated | None = CURATED,
    max_bytes: int | None = None,
    max_depth: int = 32,
    max_problems: int = 100,
    progress: Callable[[int], Any] | None = None,
) -> Registry:
    """Load records of your own from a folder, a file or an open stream.

    Args:
        source: A folder laid out like the package's ``data/``; a TOML or JSON file with ``schema = 1`` and a list for each
            drawer; a JSON Lines file with a record a line and its ``drawer``; or an open file of one of these.
        format: ``"toml"``, ``"json"`` or ``"jsonl"``; without it, what the name of the file ends with.
        base: The registry in which ids are looked up that the files do not have; ``None`` asks for self-contained files.
        max_bytes: Largest size of a file, or of a line of JSON Lines (which may have any number of lines); without it
            1 MiB for TOML and for a line, 16 MiB for JSON.
        max_depth: Most levels of lists and tables, and most parts of a dotted key.
        max_problems: Problems after which reading stops.
        progress: Called with the number of records read so far, every thousand and at the end.

    Returns:
        A new registry with the records of the files only; the base serves its joins.

    Raises:
        DataError: Something is wrong in the files; all problems at once, and nothing is half loaded.
        OSError: The path cannot be read.

    Examples:
        >>> import eucentralasia as eca, pathlib, tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     file = pathlib.Path(folder, "ours.toml")
        ...     _ = file.write_text('schema = 1\\n[[topics]]\\nid = "rail"\\nname = "Rail"\\nbroader = "connectivity"\\n')
        ...     eca.load(file)
        <Registry: 1 topics>
    """
    limits = Limits(max_bytes=max_bytes, max_depth=max_depth, max_problems=max_problems, progress=progress)
    return read(source, format, base, limits)[0]


def loads(
    text: str | bytes,
    format: Format,  # noqa: A002 - the name users expect
    *,
    base: Registry | _Curated | None = CURATED,
    max_bytes: int | None = None,
    max_depth: int = 32,
    max_problems: int = 100,
    progress: Callable[[int], Any] | None = None,
) -> Registry:
    """Load records of your own from a text or bytes.

    Args:
        text: What a file would hold.
        format: ``"toml"``, ``"json"`` or ``"jsonl"``.
        base: As for ``load``, like all that follow.
        max_bytes: Largest size of the text, or of a line of JSON Lines.
        max_depth: Most levels of lists and tables, and most parts of a dotted key.
        max_problems: Problems after which reading stops.
        progress: Called with the number of records read so far.

    Raises:
        DataError: Something is wrong in the text; all problems at once.

    Examples:
        >>> import eucentralasia as eca
        >>> eca.loads('{"schema": 1, "topics": [{"id": "rail", "name": "Rail"}]}', "json").topics["rail"].name
        'Rail'
        >>> eca.loads('{"drawer": "topics", "id": "rail", "name": "Rail"}', "jsonl").topics.ids
        ('rail',)
    """
    limits = Limits(max_bytes=max_bytes, max_depth=max_depth, max_problems=max_problems, progress=progress)
    content = text.encode(errors="surrogatepass") if isinstance(text, str) else text
    return read(io.BytesIO(content), format, base, limits)[0]


def shipped() -> Registry:
    """Return the registry of the TOML files in the package, checked as a host's files are."""
    draft = Draft()
    read_folder(files("eucentralasia") / "data", draft)
    return _finished(draft, None)


def read(
    source: str | os.PathLike[str] | Stream,
    format: Format | None = None,  # noqa: A002 - as in loads
    base: Registry | _Curated | None = CURATED,
    limits: Limits | None = None,
) -> tuple[Registry, Callable[[], Places]]:
    """Load records as ``load`` does, and tell besides where each of them stands.

    Returns:
        The registry, and a function that gives for each drawer and id the file and the line, as far as they are known.
    """
    draft = Draft(limits)
    try:
        _read_source(source, format, draft)
    except Enough:
        raise _failure(draft, stopped=True) from None
    registry = _finished(draft, base)
    if draft.limits.progress is not None:
        draft.limits.progress(draft.count)
    return registry, draft.places


def _read_source(source: str | os.PathLike[str] | Stream, format: str | None, draft: Draft) -> None:  # noqa: A002 - as in loads
    if not isinstance(source, str | os.PathLike):
        draft.begin(None)
        _read_open(source, format, draft)
        return
    path = Path(source)
    if path.is_dir():
        read_folder(path, draft)
        return
    draft.begin(path.name)
    with path.open("rb") as stream:
        _read_open(stream, format or format_of(path.name), draft)


def _read_open(stream: Stream, format: str | None, draft: Draft) -> None:  # noqa: A002 - as in loads
    if format in FORMATS:
        read_stream(stream, format, draft)
    else:
        draft.blame(
            "",
            "a file named .toml, .json or .jsonl, or one of these as its format",
            format or draft.file,
            "format",
        )


def _finished(draft: Draft, base: Registry | _Curated | None) -> Registry:
    """Look up every id; return the registry, or tell all problems."""
    under = curated() if isinstance(base, _Curated) else base
    try:
        draft.look_up(under)
    except Enough:
        raise _failure(draft, stopped=True) from None
    if draft.problems:
        raise _failure(draft, stopped=False)
    head = {key: value for key, value in draft.head.items() if key != "schema"}
    return Registry(draft.records, base=under, **head)


def _failure(draft: Draft, *, stopped: bool) -> DataError:
    return DataError(
        sorted(draft.problems, key=lambda problem: (problem.file or "", problem.line or 0)), stopped
    )
