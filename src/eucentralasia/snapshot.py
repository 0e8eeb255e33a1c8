"""A registry compiled: written when the wheel is built, read without parsing, checking or cattrs.

A snapshot is a file for each drawer, one for the head and one for the schema, of constants that ``marshal``
packs: the ids, and for each record a tuple of its fields, in which parts are tuples too, and words and dates
are texts; each tuple is packed by itself, and all stand one after another behind the ids.
A drawer reads its file when it is first asked for a record, and unpacks and makes a record when that is asked
for, so that the first record costs the same however many there are. The file of the schema has the sum of
each other, so that a damaged copy is told and never believed. Nothing of this is ever committed; a source
tree reads the TOML.
"""

from __future__ import annotations

import marshal
from enum import Enum, StrEnum
from functools import cache
from itertools import accumulate
from sys import intern
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar, get_origin

from eucentralasia.collection import Collection, Store
from eucentralasia.dates import DateSpan, PartialDate
from eucentralasia.model import DRAWERS
from eucentralasia.model.kinds import assembler
from eucentralasia.model.record import Record
from eucentralasia.model.validation import SCHEMA, bare, members

if TYPE_CHECKING:
    from collections.abc import Callable

    from eucentralasia.model.metadata import Head
    from eucentralasia.registry import Registry

    Reader: TypeAlias = Callable[[Any], Any] | None

__all__ = ["Snapshot", "written"]

T = TypeVar("T", bound=Record)
MARSHAL: Final = (
    4  # what every Python since 3.4 reads, and the newest that is the same in all that we support
)
UNSHARED: Final = 2  # the last that writes no references, so that equal values are equal bytes
# Bytes up to which a sum is made without a library, which takes 0.3 MB: a first record of most drawers.
SMALL: Final = 90_000
CHUNK: Final = 4096
# The largest prime that Python divides by in one step: no change of up to three bytes keeps the remainder.
PRIME: Final = 2**30 - 35
LAST_MONTH: Final = 12  # beyond it stand the numbers of seasons, quarters and halves, which are rare


class Snapshot:
    """A compiled registry, which is opened drawer by drawer.

    Args:
        content_of: Returns the content of a file of the snapshot, or raises OSError.

    Raises:
        DataError: The snapshot is of another schema.
        OSError: There is none.
    """

    def __init__(self, content_of: Callable[[str], bytes]) -> None:
        schema, *lines = content_of("schema").split(b"\n")
        if schema != b"%d" % SCHEMA:
            raise _broken(
                "schema", f"a snapshot of schema {SCHEMA}", schema.decode(errors="backslashreplace")
            )
        self.content_of = content_of
        self._sums: dict[bytes, bytes] = {}
        for line in lines:
            name, _, self._sums[name] = line.partition(b" ")
        self._cell: dict[str, Any] = {}

    def content(self, name: str) -> bytes:
        """Return what a file holds, of which every byte is as it was written.

        Raises:
            DataError: It is missing, or another.
        """
        try:
            content = self.content_of(name)
        except FileNotFoundError:
            content = b""
        # Disks and copies fail, and of damaged bytes marshal mostly makes data, which are wrong. A sum is
        # nothing against people: who can write here can write the code.
        if self._sums.get(name.encode()) != b"%08x" % sum_of(content):
            raise _broken(name, "the file that was installed", f"{len(content)} bytes that are not")
        return content

    def drawer(self, name: str) -> Collection[Any]:
        """Return a drawer; every caller gets the same object."""
        found: Collection[Any] | None = self._cell.get(name)
        return found if found is not None else self._cell.setdefault(name, Collection(Shelf(name, self)))

    def registry(self) -> Registry:
        """Return the registry of all drawers; every caller gets the same object."""
        from eucentralasia.registry import Registry

        found: Registry | None = self._cell.get("registry")
        if found is not None:
            return found
        head = _head(unpacked(self.content("head")))
        made: Registry = self._cell.setdefault(
            "registry", Registry.of_drawers(map(self.drawer, DRAWERS), head)
        )
        return made


def _broken(name: str, expected: str, got: str) -> Exception:
    from eucentralasia.errors import DataError, Problem, safe_repr

    expected = f"{expected}; install the package again"
    return DataError([Problem(file=f"{name}.bin", expected=expected, got=safe_repr(got), code="snapshot")])


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
        found: tuple[T, ...] = self.index("records", lambda: tuple(map(self.at, range(len(self)))))
        return found

    @property
    def ids(self) -> tuple[str, ...]:
        """Their ids."""
        return self._contents[0]

    @property
    def at(self) -> Callable[[int], T]:
        """What returns the record of a row; of two threads that make one the first wins, without a lock."""
        found: Callable[[int], T] = self.index("at", self._at)
        return found

    def __len__(self) -> int:
        return len(self._contents[0])

    def _at(self) -> Callable[[int], T]:
        cls: Any = DRAWERS[self.drawer]  # Any, as type checkers find no hash in a class of records
        make, made, (_, _, edges, content) = maker(cls), self._made, self._contents

        def at(row: int) -> T:
            found = made.get(row)
            if found is not None:
                return found
            return made.setdefault(row, make(unpacked(content[edges[row] : edges[row + 1]])))

        return at

    @property
    def _contents(self) -> tuple[tuple[str, ...], dict[str, int], tuple[int, ...], bytes]:
        found: tuple[Any, Any, Any, Any] = self.index("contents", self._opened)
        return found

    def _opened(self) -> tuple[tuple[str, ...], dict[str, int], tuple[int, ...], bytes]:
        # The records stay where they are in the file, which so is in memory once.
        content = self._snapshot.content(self.drawer)
        ids, former, edges = unpacked(content)
        return ids, former, tuple(edge + len(content) for edge in edges), content

    def _row_of(self) -> dict[str, int]:
        return self._contents[1] | {key: row for row, key in enumerate(self.ids)}


@cache
def maker(cls: Any) -> Callable[[tuple[Any, ...]], Any]:
    """Return the function that makes a record, part or date of its fields, past its constructor."""
    assemble = assembler(cls)
    readers = [_reader(field.type) for field in members(cls).values()]
    plan = [(index, read) for index, read in enumerate(readers) if read is not None]

    def make(constants: tuple[Any, ...]) -> Any:
        values = list(constants)
        for index, read in plan:
            if values[index]:  # None and () are what they stand for
                values[index] = read(values[index])
        return assemble(values)

    return make if plan else assemble


def _reader(kind: Any) -> Reader:
    """Return what reads the constant of a field, or ``None`` where the constant is the value."""
    read = _reader_of_one(bare(kind))
    if get_origin(kind) is not tuple or read is None:
        return read
    return lambda constants: tuple(map(read, constants))


def _reader_of_one(kind: Any) -> Reader:
    if kind in DATES:
        return DATES[kind]
    if members(kind):
        return maker(kind)
    if issubclass(kind, StrEnum):
        return {word.value: word for word in kind}.__getitem__
    read: Reader = kind.fromisoformat if kind.__name__ == "date" else None
    return read


# The curated registry has 4,146 dates and spans, 870 different ones, so each is read once. They were checked
# when the snapshot was written, so that reading is splitting.


@cache
def _date(text: str) -> PartialDate:
    qualifier = text[-1] if text[-1] in "?~%" else ""
    year, month, day = (*map(int, text.rstrip("?~%").split("-")), None, None)[:3]
    if month is not None and month > LAST_MONTH:
        return PartialDate.from_edtf(text)
    made: PartialDate = maker(PartialDate)((year, month, day, qualifier, None))
    return made


@cache
def _span(text: str) -> DateSpan:
    if text[0] == "[":
        return DateSpan.from_edtf(text)
    start, slash, end = text.partition("/")
    ends = (side if side not in {"", ".."} else None for side in (start, end if slash else start))
    made: DateSpan = maker(DateSpan)((*ends, start == "..", end == ".."))
    return made


DATES: Final[dict[Any, Reader]] = {PartialDate: _date, DateSpan: _span}


def sum_of(content: bytes) -> int:
    """Return a number that other bytes hardly have: in 0.2 ms for the countries, 0.1 ms for all events."""
    if len(content) > SMALL:
        from binascii import crc32

        return crc32(content)
    found = len(content)
    for start in range(0, len(content), CHUNK):
        part = int.from_bytes(content[start : start + CHUNK], "little")
        found = (found * CHUNK + part) % PRIME
    return found


def written(registry: Registry) -> dict[str, bytes]:
    """Return the files of a snapshot of a registry by name; the same registry always gives the same bytes."""
    head = registry.head
    said = (
        head.version,
        *(tuple(table.items()) for table in (head.complete, head.publishers)),
        head.withdrawn,
    )
    files = {"head": packed(_constant(said))} | {
        drawer: _contents_of(getattr(registry, drawer)) for drawer in DRAWERS
    }
    sums = (b"%s %08x" % (name.encode(), sum_of(content)) for name, content in files.items())
    return {"schema": b"\n".join((b"%d" % SCHEMA, *sums)), **files}


def _head(constants: tuple[Any, ...]) -> Head:
    """Return what the registry says of itself; it stands in a file that a first record does not need."""
    from eucentralasia.model import Category, PublisherKind, Withdrawn
    from eucentralasia.model.metadata import Head

    version, days, kinds, withdrawn = constants
    return Head(
        version=version,
        complete={Category(word): until for word, until in days},
        publishers={name: PublisherKind(word) if word else None for name, word in kinds},
        withdrawn=tuple(map(maker(Withdrawn), withdrawn)),
    )


def _contents_of(drawer: Collection[Any]) -> bytes:
    # Ids stand beside the records, so that whoever looks one up unpacks one record.
    former = {key: row for row, record in enumerate(drawer) for key in record.former_ids}
    records = [packed(_constant(record)) for record in drawer]
    # where each begins and the last ends, counted from the end of the file
    edges = accumulate(map(len, records), initial=-sum(map(len, records)))
    return packed((drawer.ids, former, tuple(edges))) + b"".join(records)


def _constant(value: Any) -> Any:
    """Return a tuple of the fields of a record or part, and texts for words and dates."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return tuple(map(_constant, value))
    if isinstance(value, tuple(DATES)) or not members(value):
        return value if value is None or isinstance(value, str | int | float) else str(value)
    return tuple(_constant(getattr(value, name)) for name in members(value))


def packed(value: Any) -> bytes:
    """Return constants as bytes."""
    return marshal.dumps(_shared(value, {}), MARSHAL)


def unpacked(content: bytes) -> Any:
    """Return the constants that some bytes begin with."""
    return marshal.loads(content)  # noqa: S302 - a file of this package, as its code is


def _shared(value: Any, known: dict[bytes, Any]) -> Any:
    """Return a value in which equal constants are one, so that they are written and held once."""
    # By their bytes, as True and 1 and 1.0 are equal, and so are tuples of them.
    if isinstance(value, tuple):
        value = tuple(_shared(item, known) for item in value)
    elif isinstance(value, str):
        value = _canonical(value)
    return (
        known.setdefault(marshal.dumps(value, UNSHARED), value) if isinstance(value, str | tuple) else value
    )


def _canonical(text: str) -> str:
    """Return an equal text that marshal writes in one way; it marks those that are interned."""
    # Python itself may intern single letters; all others are made anew, which interns none.
    return intern(text) if len(text) == 1 else text.encode().decode()
