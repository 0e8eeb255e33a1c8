"""Files to a registry: the only room that reads.

All roads are one: find the raw records, structure each, look up every id, and either tell all problems or return a new
registry. A record that fails still counts as existing, so that one mistake is one problem.
"""

from __future__ import annotations

import json
import re
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

import attrs

from eucentralasia.codec import structure
from eucentralasia.errors import DataError, Problem, UnknownRecordError, did_you_mean, nearest, shown
from eucentralasia.model import DRAWERS, SINGULARS, Event, Record
from eucentralasia.model.record import references
from eucentralasia.registry import Registry

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator
    from importlib.resources.abc import Traversable

__all__ = ["CURATED", "curated", "load", "loads", "read_folder"]

SCHEMA: Final = 1
HEAD: Final = {"schema", "version", "complete_until", "publishers"}
LINE: Final = re.compile(r"\(at line ([0-9]+), column [0-9]+\)|: line ([0-9]+) column")
YEAR: Final = re.compile(r"[0-9]{4}", re.ASCII)
CELL: Final[dict[str, Registry]] = {}


class _Curated:
    """Stands for the curated registry where a default value is wanted and nothing should be loaded yet."""

    def __repr__(self) -> str:
        return "curated"


CURATED: Final = _Curated()


@attrs.define(kw_only=True)
class Draft:
    """What has been read so far, good and bad."""

    records: list[Record] = attrs.field(factory=list)
    origins: dict[tuple[str, str], list[str | None]] = attrs.field(factory=dict)
    problems: list[Problem] = attrs.field(factory=list)
    head: dict[str, Any] = attrs.field(factory=dict)

    def blame(self, file: str | None, path: str, expected: str, got: object, code: str, **more: Any) -> None:
        """Note a problem."""
        self.problems.append(Problem(file=file, path=path, expected=expected, got=shown(got), code=code, **more))

    def add(self, drawer: str, data: Any, file: str | None, path: str = "") -> None:
        """Structure one raw record and keep it, or its problems."""
        key = data.get("id") if type(data) is dict else None
        if type(key) is str:
            self.origins.setdefault((drawer, key), []).append(file)
        try:
            self.records.append(structure(data, DRAWERS[drawer]))
        except DataError as error:
            for problem in error.problems:
                place = f"{path}.{problem.path}" if path and problem.path else path + problem.path
                record = problem.record or (key if type(key) is str else None)
                self.problems.append(attrs.evolve(problem, file=file, path=place, record=record))


def load(path: str | os.PathLike[str], *, base: Registry | _Curated | None = CURATED) -> Registry:
    """Load records of your own from a folder or a file.

    Args:
        path: A folder laid out like the package's ``data/``, or one TOML or JSON file with ``schema = 1`` and a list for each drawer.
        base: The registry in which ids are looked up that the files do not have; ``None`` asks for self-contained files.

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
    where = Path(path)
    draft = Draft()
    if where.is_dir():
        read_folder(where, draft)
    else:
        _read_page(where.read_bytes(), where.suffix.lstrip("."), where.name, draft)
    return _finished(draft, base)


def loads(text: str | bytes, format: Literal["toml", "json"], *, base: Registry | _Curated | None = CURATED) -> Registry:  # noqa: A002 - the name users expect
    """Load records of your own from a text.

    Args:
        text: A TOML or JSON text with ``schema = 1`` and a list for each drawer.
        format: ``"toml"`` or ``"json"``.
        base: As for ``load``.

    Raises:
        DataError: Something is wrong in the text; all problems at once.

    Examples:
        >>> import eucentralasia as eca
        >>> eca.loads('{"schema": 1, "topics": [{"id": "rail", "name": "Rail"}]}', "json").topics["rail"].name
        'Rail'
    """
    draft = Draft()
    _read_page(text.encode(errors="surrogatepass") if isinstance(text, str) else text, format, None, draft)
    return _finished(draft, base)


def curated() -> Registry:
    """Return the curated registry, loading it on first use; every caller gets the same object.

    No lock is held: of two threads that load at the same time one result is kept, so a signal handler or a fork in
    the middle of loading can never wait for ever.
    """
    found = CELL.get("curated")
    if found is None:
        draft = Draft()
        read_folder(files("eucentralasia") / "data", draft)
        found = CELL.setdefault("curated", _finished(draft, None))
    return found


def read_folder(folder: Traversable | Path, draft: Draft) -> None:
    """Read a folder laid out like ``data/``: a page or a folder for each drawer, and ``registry.toml``."""
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        stem, dot, suffix = item.name.rpartition(".")
        if item.is_dir():
            if item.name in DRAWERS:
                _read_records(item, item.name, draft, f"{item.name}/")
            elif not item.name.startswith((".", "_")):
                draft.blame(item.name, "", "the name of a drawer" + did_you_mean(nearest(item.name, DRAWERS)), item.name, "layout")
        elif dot and suffix == "toml":
            if stem != "registry" and stem not in DRAWERS:
                draft.blame(item.name, "", "registry.toml or a drawer's page" + did_you_mean(nearest(stem, DRAWERS)), item.name, "layout")
            else:
                _read_page(item.read_bytes(), "toml", item.name, draft)


def _read_records(folder: Traversable | Path, drawer: str, draft: Draft, shown_folder: str) -> None:
    """Read a folder of single records; the file name is the id, and a folder within is a year."""
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        file = shown_folder + item.name
        if item.is_dir():
            if YEAR.fullmatch(item.name) is None:
                draft.blame(file, "", "a folder named as a year", item.name, "layout")
            _read_records(item, drawer, draft, f"{file}/")
        elif item.name.endswith(".toml"):
            _read_record(item.read_bytes(), item.name.removesuffix(".toml"), drawer, draft, file)


def _read_record(content: bytes, key: str, drawer: str, draft: Draft, file: str) -> None:
    data = _parsed(content, "toml", file, draft)
    if data is None:
        draft.origins.setdefault((drawer, key), []).append(file)
        return
    if data.get("id", key) != key:
        draft.blame(file, "id", f"{key!r}, as the file is named, or no id at all", data["id"], "id", record=key)
    draft.add(drawer, {**data, "id": key}, file)
    year = file.split("/")[-2]
    last = draft.records[-1] if draft.records else None
    if YEAR.fullmatch(year) and isinstance(last, Event) and last.id == key and str(last.dates.start)[:4] != year:
        draft.blame(file, "dates", f"a first day in {year}, as the folder is named", str(last.dates), "layout", record=key)


def _read_page(content: bytes, format: str, file: str | None, draft: Draft) -> None:  # noqa: A002 - as in loads
    """Read many records of many drawers from one text."""
    data = _parsed(content, format, file, draft)
    if data is None:
        return
    if type(data.get("schema")) is not int or data["schema"] != SCHEMA:
        newer = type(data.get("schema")) is int and data["schema"] > SCHEMA
        hint = "; a newer eucentralasia reads this file" if newer else " as the first key"
        draft.blame(file, "schema", f"schema = {SCHEMA}{hint}", data.get("schema"), "schema")
        return
    for key, value in data.items():
        if key in HEAD:
            _read_head(key, value, file, draft)
        elif key not in DRAWERS:
            draft.blame(file, shown(key)[1:-1], "a drawer name" + did_you_mean(nearest(key, DRAWERS)), key, "unknown-key")
        elif type(value) is not list:
            draft.blame(file, key, f"a list of {key}", value, "type")
        else:
            for position, record in enumerate(value):
                draft.add(key, record, file, f"{key}[{position}]")


def _read_head(key: str, value: Any, file: str | None, draft: Draft) -> None:
    listed = key == "publishers"
    good = type(value) is list and all(type(one) is str for one in value) if listed else type(value) is str
    if key != "schema" and not good:
        draft.blame(file, key, "a list of texts" if listed else "a text", value, "type")
    else:
        draft.head[key] = tuple(value) if listed else value


def _parsed(content: bytes, format: str, file: str | None, draft: Draft) -> dict[str, Any] | None:  # noqa: A002 - as in loads
    """Parse a text into a dict, or note why that cannot be."""
    try:
        text = content.decode("utf-8")
        data = _parse(text, format)
    except UnicodeDecodeError as error:
        draft.blame(file, "", "a text in UTF-8", error.object[error.start : error.start + 4], "encoding")
    except RecursionError:
        draft.blame(file, "", "tables and lists that are not so deep", "too many levels", "depth")
    except ValueError as error:
        match = LINE.search(str(error))
        line = int(match[1] or match[2]) if match else None
        draft.blame(file, "", f"{format.upper()} that can be read", LINE.sub("", str(error)).strip(" :"), "syntax", line=line)
    else:
        if type(data) is dict:
            return data
        draft.blame(file, "", "a table with schema = 1 and drawers", data, "type")
    return None


def _parse(text: str, format: str) -> Any:  # noqa: A002 - as in loads
    if format == "toml":
        return tomllib.loads(text)
    if format == "json":
        return json.loads(text, object_pairs_hook=_without_duplicates, parse_constant=_no_constant)
    known = "'toml' or 'json'"
    msg = f"a format that is {known}, not {format!r}"
    raise ValueError(msg)


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        keys = [key for key, _ in pairs]
        msg = f"the key {next(key for key in keys if keys.count(key) > 1)!r} stands twice"
        raise ValueError(msg)
    return table


def _no_constant(name: str) -> Any:
    msg = f"{name} is no number of JSON"
    raise ValueError(msg)


def _finished(draft: Draft, base: Registry | _Curated | None) -> Registry:
    """Look up every id; return the registry, or tell all problems."""
    under = curated() if isinstance(base, _Curated) else base
    draft.problems += _doubled(draft)
    for record in draft.records:
        draft.problems += _dangling(record, draft, under)
    if draft.problems:
        raise DataError(sorted(draft.problems, key=lambda problem: (problem.file or "", problem.line or 0)))
    head = {key: value for key, value in draft.head.items() if key != "schema"}
    return Registry(draft.records, base=under, **head)


def _doubled(draft: Draft) -> Iterator[Problem]:
    for (drawer, key), origins in draft.origins.items():
        if len(origins) > 1:
            others = ", ".join(str(origin) for origin in origins[:-1] if origin) or "this text"
            expected = f"one {SINGULARS[drawer]} with that id; it stands in {others} too"
            yield Problem(file=origins[-1], path="id", record=key, expected=expected, got=shown(key), code="duplicate-id")


def _dangling(record: Record, draft: Draft, base: Registry | None) -> Iterator[Problem]:
    own = next(drawer for drawer, cls in DRAWERS.items() if type(record) is cls)
    origins = draft.origins.get((own, record.id), [None])
    for path, drawers, key in references(record):
        if any((drawer, key) in draft.origins for drawer in drawers) or _knows(base, key, drawers):
            continue
        known: Iterable[str] = (other for drawer, other in draft.origins if drawer in drawers)
        if base is not None:
            known = (*known, *(other for drawer in drawers for other in getattr(base, drawer).ids))
        wanted = " or ".join(SINGULARS[drawer] for drawer in drawers)
        expected = f"the id of a known {wanted}" + did_you_mean(nearest(key, known))
        yield Problem(file=origins[-1], path=path, record=record.id, expected=expected, got=shown(key), code="unknown-id")


def _knows(base: Registry | None, key: str, drawers: tuple[str, ...]) -> bool:
    try:
        return base is not None and bool(base.lookup(key, *drawers))
    except UnknownRecordError:
        return False
