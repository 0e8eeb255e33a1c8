"""The curated registry as it is shipped, and a host's own records, which look ids up in it.

Nothing but the snapshot is imported before a file has to be read, so that a first record stays quick.
"""
# The room does not bear the name ``curated``, which is that of the registry: whoever imported the room first
# would find the module in the registry's place, and a property of the front door that guards the name would
# still be a module to type checkers.

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from eucentralasia.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from eucentralasia.collection import Collection
    from eucentralasia.loading.layouts import Readable
    from eucentralasia.loading.rows import RowSource
    from eucentralasia.registry import Registry

__all__ = ["from_rows", "load", "loads", "preload"]


class _Curated:
    """Stands for the curated registry where a default value is wanted and nothing should be loaded yet."""

    def __repr__(self) -> str:
        return "curated"


CURATED: Final = _Curated()
# What was opened once; no state, as it can only ever hold what the files of the package say.
CELL: Final[dict[str, Any]] = {}
# What functions of the package or of the standard library import when they are called, and what is used where
# it is installed; tests find what is missing.
IMPORTED_LATE: Final = (
    *("array", "collections", "dateutil.relativedelta", "difflib", "hashlib", "importlib.readers"),
    *("importlib.resources._adapters", "io", "rapidfuzz.distance.LCSseq", "tzdata"),
)

Base: TypeAlias = "Registry | _Curated | None"
Format: TypeAlias = Literal["toml", "json", "jsonl", "csv"]


def load(
    source: Readable,
    *,
    format: Format | None = None,
    base: Base = CURATED,
    max_bytes: int | None = None,
    max_depth: int = 32,
    max_problems: int = 100,
    progress: Callable[[int], Any] | None = None,
    older: bool = False,
) -> Registry:
    """Load records of your own from a folder, a file or an open stream.

    Args:
        source: A folder laid out like the package's ``data/``; a TOML or JSON file with ``schema = 1`` and a
            list for each drawer; a JSON Lines file with a record a line and its ``drawer``; a CSV file of
            events, as ``from_rows`` reads it; or an open file, pipe, socket or body of one of these, which is
            read to its end.
        format: ``"toml"``, ``"json"``, ``"jsonl"`` or ``"csv"``; without it, what the file's name ends with.
        base: Where ids are looked up that the files do not have; ``None`` asks for self-contained files.
        max_bytes: Largest size of a file, or of a line of JSON Lines (which may have any number of lines);
            without it 1 MiB for TOML and for a line, 16 MiB for JSON and CSV.
        max_depth: Most levels of lists and tables, and most parts of a dotted key.
        max_problems: Problems after which reading stops.
        progress: Called with the number of records read so far, every thousand and at the end.
        older: Whether a release of data may be older than those of the package.

    Returns:
        A new registry with the records of the files only; the base serves its joins.

    Raises:
        DataError: Something is wrong in the files; all problems at once, and nothing is half loaded.
        OSError: The path cannot be read.

    Examples:
        >>> import eucentralasia as eca, pathlib, tempfile
        >>> ours = 'schema = 1\\n[[topics]]\\nid = "rail"\\nname = "Rail"\\nbroader = "connectivity"\\n'
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     file = pathlib.Path(folder, "ours.toml")
        ...     _ = file.write_text(ours)
        ...     eca.load(file)
        <Registry: 1 topics>
    """
    from eucentralasia.loading import Limits, read

    _refuse_rows(source)
    most: Any = {"max_bytes": max_bytes, "max_depth": max_depth, "max_problems": max_problems}
    limits = Limits(progress=progress, newest=None if older else lambda: curated().version, **most)
    return read(source, format, resolved(base), limits)[0]


def _refuse_rows(source: object) -> None:
    """Say where rows and plain data go, to who gives them instead of a file."""
    if isinstance(source, list | tuple | dict) or hasattr(source, "columns"):
        way = "rows and frames go to from_rows(rows), plain data to loads(json.dumps(data), 'json')"
        raise TypeError(f"load takes a path or an open file, not {type(source).__name__}; {way}")


def loads(
    text: str | bytes | bytearray | memoryview,
    format: Format,
    *,
    base: Base = CURATED,
    max_bytes: int | None = None,
    max_depth: int = 32,
    max_problems: int = 100,
    progress: Callable[[int], Any] | None = None,
    older: bool = False,
) -> Registry:
    """Load records of your own from a text or bytes.

    Args:
        text: What a file would hold.
        format: ``"toml"``, ``"json"``, ``"jsonl"`` or ``"csv"``.
        base: As for ``load``, like all that follow.
        max_bytes: Largest size of the text, or of a line of JSON Lines.
        max_depth: Most levels of lists and tables, and most parts of a dotted key.
        max_problems: Problems after which reading stops.
        progress: Called with the number of records read so far.
        older: As for ``load``.

    Raises:
        DataError: Something is wrong in the text; all problems at once.

    Examples:
        >>> import eucentralasia as eca
        >>> eca.loads('{"schema": 1, "topics": [{"id": "rail", "name": "Rail"}]}', "json").topics["rail"].name
        'Rail'
        >>> eca.loads('{"drawer": "topics", "id": "rail", "name": "Rail"}', "jsonl").topics.ids
        ('rail',)
    """
    from io import BytesIO

    if not isinstance(text, str | bytes | bytearray | memoryview):
        way = "write eca.structure(data, eca.Event) for a record, loads(json.dumps(data), 'json') for a page"
        msg = f"loads takes a text or bytes, not {type(text).__name__}; {way}"
        raise TypeError(msg)
    content = text.encode(errors="surrogatepass") if isinstance(text, str) else bytes(text)
    return load(
        BytesIO(content),
        format=format,
        base=base,
        max_bytes=max_bytes,
        max_depth=max_depth,
        max_problems=max_problems,
        progress=progress,
        older=older,
    )


def from_rows(
    rows: RowSource,
    *,
    columns: Mapping[str, str | None] | None = None,
    kind: str | None = None,
    base: Base = CURATED,
    max_bytes: int | None = None,
    max_problems: int = 100,
) -> Registry:
    """Load events of the rows of a spreadsheet, a row an event.

    The columns are those of the flat CSV of events: ``name``, ``dates``, ``city``, ``country``, ``venue``,
    ``parties``, ``hosts``, ``series``, ``edition``, ``kind``, ``level``, ``mode``, ``status``, ``topics``,
    ``officials``, ``chairs``, ``cited``, ``summary``, ``sources`` and ``id``. Where records are meant, an id
    or a name may stand; lists are separated by semicolons. An event without ``id`` gets one of its series and
    edition, or of its kind, parties, city and first day; a source is said to be of the site of its address.

    Args:
        rows: Dicts; a frame of Polars, pandas or pyarrow; or the path of a CSV file.
        columns: Our names of their columns, where they have others; ``None`` leaves a column out.
        kind: The kind of events that do not tell theirs.
        base: The registry in which names and ids are looked up; ``None`` takes no ids of others.
        max_bytes: Largest size of a file; without it 16 MiB.
        max_problems: Problems after which reading stops.

    Returns:
        A new registry with the events only; the base serves its joins.

    Raises:
        DataError: Something is wrong in the rows; all problems at once, each with its row as ``line``.
        OSError: The path cannot be read.
        TypeError: They are no rows.

    Examples:
        >>> import eucentralasia as eca
        >>> row = {"Titel": "Talks", "dates": "1 May 2030", "city": "Almaty", "parties": "Kazakhstan; EU"}
        >>> event = eca.from_rows([row], columns={"Titel": "name"}).events.one()
        >>> event.id, str(event.dates), event.place.country, event.parties
        ('event-eu-kz-almaty-2030-05-01', '2030-05-01', 'KZ', ('KZ', 'eu'))
    """
    from eucentralasia.loading import Limits, read_rows

    if isinstance(rows, str) and "\n" in rows:
        raise TypeError("from_rows takes the path of a file; what a CSV holds goes to loads(text, 'csv')")
    limits = Limits(max_bytes=max_bytes, max_problems=max_problems)
    return read_rows(rows, columns, kind, resolved(base), limits)


def preload() -> None:
    """Import all of the package and open all of the curated registry, so that no later question has to.

    For programs that fork while other threads run, or that ask from a signal handler. The package imports its
    modules when they are first needed, under locks that Python holds: a child that is forked in the middle
    waits for ever, and a handler finds half a module. After this nothing is imported any more, but what the
    formats of the extras bring: a host that writes Parquet imports ``pyarrow`` itself.

    Examples:
        >>> import eucentralasia as eca
        >>> eca.preload()
    """
    import sys
    from contextlib import suppress
    from importlib import import_module
    from pkgutil import walk_packages

    package = sys.modules[str(__package__)]
    for module in walk_packages(package.__path__, f"{__package__}."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    for name in IMPORTED_LATE:
        with suppress(ImportError):
            import_module(name)
    for name in package.__all__:
        getattr(package, name)  # which the front door keeps
    tuple(curated())


def hook_folders() -> list[str]:
    """Return where PyInstaller finds its hook for the package; an entry point of the wheel names this."""
    return [f"{__file__.rpartition('shipped')[0]}pyinstaller"]


def resolved(base: Base) -> Registry | None:
    """Return the registry that a default stands for, or the one that was given."""
    return curated() if isinstance(base, _Curated) else base


def curated() -> Registry:
    """Return the curated registry, of the snapshot or else of the TOML; every caller gets the same object.

    No lock of ours is held: of two threads that load at the same time one result is kept. Python's own lock
    of an import is, which is why hosts that fork or handle signals call ``preload``.
    """
    found: Registry | None = CELL.get("curated")
    return found if found is not None else CELL.setdefault("curated", _read())


def served(drawer: str) -> Collection[Any]:
    """Return a drawer of the curated registry; of a snapshot without touching the other drawers."""
    # A first record does not need the class of a registry, with its joins and names.
    snapshot = _snapshot()
    found: Collection[Any] = getattr(curated(), drawer) if snapshot is None else snapshot.drawer(drawer)
    return found


def _read() -> Registry:
    snapshot = _snapshot()
    if snapshot is not None:
        return snapshot.registry()
    from eucentralasia.loading import read_shipped

    return read_shipped()


def _snapshot() -> Snapshot | None:
    """Return the snapshot in the package, or ``None`` where there is none, as in a source tree."""
    if "snapshot" not in CELL:
        try:
            CELL.setdefault("snapshot", Snapshot(_content_of))
        except OSError:
            return None
    found: Snapshot = CELL["snapshot"]
    return found


def _content_of(name: str) -> bytes:
    """Read a file of the snapshot through the loader of this module, as the package may be a zip file."""
    # importlib.resources would do the same, and import 35 modules for it.
    folder = __file__.rpartition("shipped")[0]
    return bytes(__spec__.loader.get_data(f"{folder}compiled/{name}.bin"))  # type: ignore[union-attr]
