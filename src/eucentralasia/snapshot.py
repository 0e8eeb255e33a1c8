"""The curated registry compiled: written when the wheel is built, read without parsing, checking or cattrs.

A snapshot is a file for each drawer, and one for the head, of constants that ``marshal`` packs: the ids, and for each
record a tuple of its fields, in which parts and dates are tuples too, and words are texts. A drawer reads its file when it
is first asked for a record, and makes a record when that is asked for. They are files, not modules, so that no import lock
is held while they are read: a signal handler or a fork never waits. Version 4 of ``marshal`` is read by every Python
since 3.4. Nothing of this is ever committed; a source tree has no snapshot and reads the TOML.
"""

from __future__ import annotations

import marshal
from enum import Enum, StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeVar, get_origin

from eucentralasia.collection import Collection, Store
from eucentralasia.dates import DateSpan, PartialDate
from eucentralasia.model import DRAWERS
from eucentralasia.model.record import Record
from eucentralasia.model.shapes import SCHEMA, bare, draft, members

if TYPE_CHECKING:
    from collections.abc import Callable

    from eucentralasia.registry import Registry

__all__ = ["Snapshot", "curated", "served", "written"]

T = TypeVar("T", bound=Record)
CELL: Final[dict[str, Any]] = {}


def served(drawer: str) -> Collection[Any]:
    """Return a drawer of the curated registry; of a snapshot without touching the other drawers."""
    snapshot = _shipped()
    found: Collection[Any] = getattr(curated(), drawer) if snapshot is None else snapshot.drawer(drawer)
    return found


def curated() -> Registry:
    """Return the curated registry, from the snapshot or else from the TOML; every caller gets the same object.

    No lock is held: of two threads that load at the same time one result is kept, so a signal handler or a fork in
    the middle of loading can never wait for ever.
    """
    found: Registry | None = CELL.get("curated")
    return found if found is not None else CELL.setdefault("curated", _read())


def _read() -> Registry:
    snapshot = _shipped()
    if snapshot is not None:
        return snapshot.registry()
    from eucentralasia.loading import shipped

    return shipped()


def _shipped() -> Snapshot | None:
    """Return the snapshot in the package, or ``None`` where there is none."""
    if "snapshot" not in CELL:
        try:
            CELL.setdefault("snapshot", Snapshot(_content_of))
        except OSError:
            return None
    found: Snapshot = CELL["snapshot"]
    return found


def _content_of(name: str) -> bytes:
    """Read a file of the package, which may be inside a zip file."""
    folder = __file__.rpartition("snapshot")[0]
    content: bytes = __spec__.loader.get_data(f"{folder}compiled/{name}.bin")  # type: ignore[union-attr]
    return content


class Snapshot:
    """A compiled registry, which is opened drawer by drawer.

    Args:
        content_of: Returns the content of a file of the snapshot, or raises OSError.

    Raises:
        DataError: The snapshot is of another schema.
    """

    def __init__(self, content_of: Callable[[str], bytes]) -> None:
        schema, *self._head = marshal.loads(content_of("head"))  # noqa: S302 - a file of this package, as its code is
        if schema != SCHEMA:
            from eucentralasia.errors import DataError, Problem

            expected = f"a snapshot of schema {SCHEMA}; install the package again"
            raise DataError([Problem(path="schema", expected=expected, got=str(schema), code="schema")])
        self.content_of = content_of
        self._cell: dict[str, Any] = {}

    def drawer(self, name: str) -> Collection[Any]:
        """Return a drawer; every caller gets the same object."""
        found: Collection[Any] | None = self._cell.get(name)
        return found if found is not None else self._cell.setdefault(name, Collection(Shelf(name, self)))

    def registry(self) -> Registry:
        """Return the registry of all drawers; every caller gets the same object."""
        from eucentralasia.registry import Registry

        found: Registry | None = self._cell.get("registry")
        made = (self.drawer(name) for name in DRAWERS)
        return found if found is not None else self._cell.setdefault("registry", Registry.of_drawers(made, *self._head))

    def lookup(self, key: str, *drawers: str) -> Record:
        """Return the record with an id in any of some drawers, as the registry does."""
        return self.registry().lookup(key, *drawers)


class Shelf(Store[T]):
    """A store that reads its drawer, and makes its records, when they are asked for."""

    __slots__ = ("_made",)

    directory: Snapshot

    def __init__(self, drawer: str, snapshot: Snapshot) -> None:
        super().__init__(drawer, directory=snapshot)
        self._made: dict[int, T] = {}

    @property
    def records(self) -> tuple[T, ...]:
        """All records, in order."""
        found: tuple[T, ...] = self.index("records", lambda: tuple(map(self.at, range(len(self)))))
        return found

    @property
    def ids(self) -> tuple[str, ...]:
        """Their ids."""
        return self._contents[0]

    @property
    def at(self) -> Callable[[int], T]:
        """What returns the record at a place; of two makers at the same time one result is kept, without a lock."""
        found: Callable[[int], T] = self.index("at", self._at)
        return found

    def __len__(self) -> int:
        return len(self._contents[0])

    def _at(self) -> Callable[[int], T]:
        make, fields, made = maker(DRAWERS[self.drawer]), self._contents[2], self._made

        def at(place: int) -> T:
            found = made.get(place)
            return found if found is not None else made.setdefault(place, make(fields[place]))

        return at

    @property
    def _contents(self) -> tuple[tuple[str, ...], dict[str, int], tuple[tuple[Any, ...], ...]]:
        read = self.directory.content_of
        found: tuple[Any, Any, Any] = self.index("contents", lambda: marshal.loads(read(self.drawer)))  # noqa: S302 - as above
        return found

    def _positions(self) -> dict[str, int]:
        return self._contents[1] | {key: place for place, key in enumerate(self.ids)}


MAKERS: Final[dict[type, Callable[[tuple[Any, ...]], Any]]] = {}


def maker(cls: type[Any]) -> Callable[[tuple[Any, ...]], Any]:
    """Return the function that makes a record, part or date of the tuple of its fields."""
    found = MAKERS.get(cls)
    return found if found is not None else MAKERS.setdefault(cls, _maker(cls))


def _maker(cls: type[Any]) -> Callable[[tuple[Any, ...]], Any]:
    """Write the function out as Python source, and compile it.

    What needs no reading goes straight from the tuple into the slots; words, dates and parts are read after that.
    """
    fields = members(cls)
    readers = {name: read for name, field in fields.items() if (read := _reader(field.type)) is not None}
    targets = "".join(f"{name}, " if name in readers else f"self.{name}, " for name in fields)
    source = (
        f"def written(new, draft, cls, {', '.join(f'read_{name}' for name in readers)}):\n"
        f" def make(fields):\n  self = new(draft)\n  {targets} = fields\n"
        + "".join(f"  self.{name} = read_{name}({name}) if {name} else {name}\n" for name in readers)
        + "  self.__class__ = cls\n  return self\n return make\n"
    )
    namespace: dict[str, Any] = {}
    exec(source, namespace)  # noqa: S102 - our own source, from our own classes
    make: Callable[[tuple[Any, ...]], Any] = namespace["written"](object.__new__, draft(cls), cls, *readers.values())
    return cache(make) if cls in {DateSpan, PartialDate} else make


def _reader(kind: Any) -> Callable[[Any], Any] | None:
    """Return what reads the constant of a field, or ``None`` where the constant is the value."""
    one = bare(kind)
    many = get_origin(kind) is tuple
    if members(one) and many:  # the maker of a part is written when the first is met
        return lambda parts: tuple(map(maker(one), parts))
    read = _reader_of_one(one)
    return (lambda leaves: tuple(map(read, leaves))) if read is not None and many else read


def _reader_of_one(kind: Any) -> Callable[[Any], Any] | None:
    if kind is PartialDate:
        return maker(kind)
    if members(kind):
        return lambda part: maker(kind)(part)  # noqa: PLW0108 - as above
    if issubclass(kind, StrEnum):
        return {word.value: word for word in kind}.__getitem__
    read: Callable[[Any], Any] | None = kind.fromisoformat if kind.__name__ == "date" else None
    return read


def written(registry: Registry) -> dict[str, bytes]:
    """Return the files of a snapshot of a registry by name; the same registry always gives the same bytes."""
    head = (SCHEMA, registry.version, registry.complete_until, registry.publishers)
    return {"head": _packed(head)} | {drawer: _packed(_contents_of(getattr(registry, drawer))) for drawer in DRAWERS}


def _contents_of(drawer: Collection[Any]) -> tuple[Any, ...]:
    former = {key: place for place, record in enumerate(drawer) for key in record.former_ids}
    return drawer.ids, former, tuple(map(_constant, drawer))


def _constant(value: Any) -> Any:
    """Return a tuple of the fields of a record, part or date, and texts for words and days."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return tuple(map(_constant, value))
    if members(value):
        return tuple(_constant(getattr(value, name)) for name in members(value))
    return value if value is None or isinstance(value, str | int | float) else str(value)


def _packed(value: Any) -> bytes:
    return marshal.dumps(_shared(value, {}), 4)


def _shared(value: Any, known: dict[bytes, Any]) -> Any:
    """Return a value in which equal constants are one, so that they are written and held once."""
    if isinstance(value, tuple):
        value = tuple(_shared(item, known) for item in value)
    return known.setdefault(marshal.dumps(value, 2), value) if isinstance(value, str | tuple) else value
