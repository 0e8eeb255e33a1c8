"""The curated registry compiled: written when the wheel is built, read without parsing, checking or cattrs.

A snapshot is a file for each drawer, and one for the head, of constants that ``marshal`` packs: the ids, and for each
record a tuple of its fields, in which parts are tuples too, and words and dates are texts; each tuple is packed by itself.
A drawer reads its file when it is first asked for a record, and unpacks and makes a record when that is asked for, so that
the first record costs the same however many there are. They are files, not modules, so that no import lock is held while
they are read: a signal handler or a fork never waits. Version 4 of ``marshal`` is read by every Python since 3.4. Nothing
of this is ever committed; a source tree has no snapshot and reads the TOML.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable
from enum import Enum, StrEnum
from functools import partial
from sys import intern
from typing import TYPE_CHECKING, Any, Final, TypeVar, get_origin

from eucentralasia.collection import Collection, Store
from eucentralasia.dates import DateSpan, PartialDate
from eucentralasia.model import DRAWERS
from eucentralasia.model.record import Record
from eucentralasia.model.validation import SCHEMA, Value, bare, draft, members

if TYPE_CHECKING:
    from eucentralasia.registry import Registry

__all__ = ["Snapshot", "curated", "served", "written"]

T = TypeVar("T", bound=Record)
MARSHAL: Final = 4
LAST_MONTH: Final = 12
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


def unpacked(content: bytes) -> Any:
    """Return the constants in some bytes."""
    return marshal.loads(content)  # noqa: S302 - a file of this package, as its code is


class Snapshot:
    """A compiled registry, which is opened drawer by drawer.

    Args:
        content_of: Returns the content of a file of the snapshot, or raises OSError.

    Raises:
        DataError: The snapshot is of another schema.
    """

    def __init__(self, content_of: Callable[[str], bytes]) -> None:
        schema, *self._head = unpacked(content_of("head"))
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
        return (
            found
            if found is not None
            else self._cell.setdefault("registry", Registry.of_drawers(made, *self._head))
        )


class Shelf(Store[T]):
    """A store that reads its drawer, and makes its records, when they are asked for."""

    __slots__ = ("_made", "_snapshot")

    def __init__(self, drawer: str, snapshot: Snapshot) -> None:
        super().__init__(drawer)
        self._snapshot = snapshot
        self._made: dict[int, T] = {}

    @property
    def directory(self) -> Registry:
        """The registry of all drawers of the snapshot, which opens none of them."""
        return self._snapshot.registry()

    @property
    def records(self) -> tuple[T, ...]:
        """All records, in order."""
        found: tuple[T, ...] = self.index("records", self._all)
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
        cls, packed, made = DRAWERS[self.drawer], self._contents[2], self._made

        def at(place: int) -> T:
            found = made.get(place)
            return found if found is not None else made.setdefault(place, maker(cls)(unpacked(packed[place])))

        return at

    def _all(self) -> tuple[T, ...]:
        make, made = written_maker(DRAWERS[self.drawer]), self._made
        return tuple(
            [
                made.get(place) or made.setdefault(place, make(unpacked(one)))
                for place, one in enumerate(self._contents[2])
            ]
        )

    @property
    def _contents(self) -> tuple[tuple[str, ...], dict[str, int], tuple[bytes, ...]]:
        found: tuple[Any, Any, Any] = self.index(
            "contents", lambda: unpacked(self._snapshot.content_of(self.drawer))
        )
        return found

    def _positions(self) -> dict[str, int]:
        return self._contents[1] | {key: place for place, key in enumerate(self.ids)}


Maker = Callable[[tuple[Any, ...]], Any]
Reader = Callable[[Any], Any] | None
MAKERS: Final[dict[type, Maker]] = {}
PLANS: Final[dict[type, dict[str, Reader]]] = {}


def maker(cls: type[Any]) -> Maker:
    """Return the function that makes a record or part of the tuple of its fields: the written one, where there is one."""
    return MAKERS.get(cls) or partial(_make, cls)


def _make(cls: type[Any], constants: tuple[Any, ...]) -> Any:
    """Make one record field by field."""
    made = object.__new__(cls)
    for (name, read), constant in zip(_plan(cls).items(), constants, strict=True):
        object.__setattr__(made, name, read(constant) if read is not None and constant else constant)
    return made


def written_maker(cls: type[Any]) -> Maker:
    """Write the function out as Python source and compile it, which pays from some twenty records on; those of its parts too.

    What needs no reading goes straight from the tuple into the slots of a draft; words, dates and parts are read after that.
    """
    if cls not in MAKERS:
        plan = {name: read for name, read in _plan(cls).items() if read is not None}
        targets = "".join(f"{name}, " if name in plan else f"self.{name}, " for name in members(cls))
        source = (
            f"def written(new, draft, cls, {', '.join(f'read_{name}' for name in plan)}):\n"
            f" def make(fields):\n  self = new(draft)\n  {targets} = fields\n"
            + "".join(f"  self.{name} = read_{name}({name}) if {name} else {name}\n" for name in plan)
            + "  self.__class__ = cls\n  return self\n return make\n"
        )
        namespace: dict[str, Any] = {}
        exec(source, namespace)  # noqa: S102 - our own source, from our own classes
        MAKERS.setdefault(cls, namespace["written"](object.__new__, draft(cls), cls, *plan.values()))
        for kind in {
            bare(field.type) for field in members(cls).values() if issubclass(bare(field.type), Value)
        }:
            written_maker(kind)
    return MAKERS[cls]


def _plan(cls: type[Any]) -> dict[str, Reader]:
    """Return for each field what reads its constant, or ``None`` where the constant is the value."""
    found = PLANS.get(cls)
    return (
        found
        if found is not None
        else PLANS.setdefault(cls, {name: _reader(field.type) for name, field in members(cls).items()})
    )


def _reader(kind: Any) -> Reader:
    one = bare(kind)
    if get_origin(kind) is not tuple:
        return _reader_of_one(one)
    if issubclass(one, Value):
        return lambda parts: tuple(map(maker(one), parts))
    read = _reader_of_one(one)
    return (lambda leaves: tuple(map(read, leaves))) if read is not None else None


def _reader_of_one(kind: Any) -> Reader:
    if kind in DATES:
        return DATES[kind].__getitem__
    if issubclass(kind, Value):
        return lambda part: maker(kind)(part)  # noqa: PLW0108 - a maker may have been written since
    if issubclass(kind, StrEnum):
        return {word.value: word for word in kind}.__getitem__
    read: Reader = kind.fromisoformat if kind.__name__ == "date" else None
    return read


class Dates(dict[str, Any]):
    """The dates, or the spans, that were read already; equal ones are one. They were checked, so that reading is splitting."""

    __slots__ = ("read",)

    def __init__(self, read: Callable[[str], Any]) -> None:
        self.read = read

    def __missing__(self, text: str) -> Any:
        return self.setdefault(text, self.read(text))


def _date(text: str) -> PartialDate:
    qualifier = text[-1] if text[-1] in "?~%" else ""
    year, month, day = (*map(int, text.rstrip("?~%").split("-")), None, None)[:3]
    if month is not None and month > LAST_MONTH:
        return PartialDate.from_edtf(text)
    made: PartialDate = _make(PartialDate, (year, month, day, qualifier, None))
    return made


def _span(text: str) -> DateSpan:
    if text[0] == "[":
        return DateSpan.from_edtf(text)
    start, slash, end = text.partition("/")
    ends = (side if side not in {"", ".."} else None for side in (start, end if slash else start))
    made: DateSpan = _make(DateSpan, (*ends, start == "..", end == ".."))
    return made


DATES: Final[dict[Any, Dates]] = {PartialDate: Dates(_date), DateSpan: Dates(_span)}


def written(registry: Registry) -> dict[str, bytes]:
    """Return the files of a snapshot of a registry by name; the same registry always gives the same bytes."""
    head = (SCHEMA, registry.version, registry.complete_until, registry.publishers)
    return {"head": packed(head)} | {
        drawer: packed(_contents_of(getattr(registry, drawer))) for drawer in DRAWERS
    }


def _contents_of(drawer: Collection[Any]) -> tuple[Any, ...]:
    former = {key: place for place, record in enumerate(drawer) for key in record.former_ids}
    return drawer.ids, former, tuple(packed(_constant(record)) for record in drawer)


def _constant(value: Any) -> Any:
    """Return a tuple of the fields of a record or part, and texts for words and dates."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return tuple(map(_constant, value))
    if isinstance(value, Value):
        return tuple(_constant(getattr(value, name)) for name in members(value))
    return value if value is None or isinstance(value, str | int | float) else str(value)


def packed(value: Any) -> bytes:
    """Return constants as bytes."""
    return marshal.dumps(_shared(value, {}), MARSHAL)


def _canonical(text: str) -> str:
    """Return an equal text that marshal writes in one way: it tells those that are interned, which single letters may be or not."""
    return intern(text) if len(text) == 1 else text.encode().decode()


def _shared(value: Any, known: dict[bytes, Any]) -> Any:
    """Return a value in which equal constants are one, so that they are written and held once."""
    if isinstance(value, tuple):
        value = tuple(_shared(item, known) for item in value)
    elif isinstance(value, str):
        value = _canonical(value)
    return known.setdefault(marshal.dumps(value, 2), value) if isinstance(value, str | tuple) else value
