"""The curated registry compiled: written when the wheel is built, read without parsing, checking or cattrs.

A snapshot is a file for each drawer, and one for the head, of constants that ``marshal`` packs: ids, and for each record
a tuple of its fields, parts within as tuples too, words and dates as texts. A drawer loads its file when it is first asked
for a record, and makes a record when that is asked for. Files, not modules: no import lock is held while they are read,
so a signal handler or a fork never waits. The format is version 4 of ``marshal``, which Python reads since 3.4.

Nothing here is ever committed; a source tree has no snapshot and reads the TOML.
"""

from __future__ import annotations

import marshal
from typing import TYPE_CHECKING, Any, Final, TypeVar

from eucentralasia.collection import Store
from eucentralasia.errors import DataError
from eucentralasia.model import DRAWERS
from eucentralasia.model.record import Record
from eucentralasia.model.shapes import SCHEMA
from eucentralasia.registry import Registry
from eucentralasia.snapshot.making import maker

if TYPE_CHECKING:
    from collections.abc import Callable

    from eucentralasia.collection import Directory

__all__ = ["compiled", "curated"]

T = TypeVar("T", bound=Record)
CELL: Final[dict[str, Registry]] = {}


def curated() -> Registry:
    """Return the curated registry, from the snapshot or else from the TOML; every caller gets the same object.

    No lock is held: of two threads that load at the same time one result is kept, so a signal handler or a fork in
    the middle of loading can never wait for ever.
    """
    found = CELL.get("curated")
    return found if found is not None else CELL.setdefault("curated", compiled() or _read_shipped())


def _read_shipped() -> Registry:
    from eucentralasia.loading import shipped

    return shipped()


def compiled(read: Callable[[str], bytes] | None = None) -> Registry | None:
    """Return the registry of the snapshot, or ``None`` where there is none.

    Args:
        read: Gives the content of a file of the snapshot, or raises OSError; without it, those in the package.

    Raises:
        DataError: The snapshot is of another schema.
    """
    content_of = read or _read_file
    try:
        head = content_of("head")
    except OSError:
        return None
    schema, *rest = marshal.loads(head)  # noqa: S302 - a file of this package, as its code is
    if schema != SCHEMA:
        from eucentralasia.errors import Problem

        expected = f"a snapshot of schema {SCHEMA}; install the package again"
        raise DataError([Problem(path="schema", expected=expected, got=str(schema), code="schema")])
    return Registry.from_stores(lambda drawer, registry: Shelf(drawer, registry, content_of), *rest)


def _read_file(name: str) -> bytes:
    """Read a file of the package, which may be inside a zip file."""
    content: bytes = __spec__.loader.get_data(f"{__path__[0]}/{name}.bin")  # type: ignore[union-attr]
    return content


class Shelf(Store[T]):
    """A store that loads its drawer, and makes its records, when they are asked for."""

    __slots__ = ("_made", "_read")

    def __init__(self, drawer: str, directory: Directory, read: Callable[[str], bytes]) -> None:
        super().__init__(drawer, directory=directory)
        self._read = read
        self._made: dict[int, T] = {}

    @property
    def records(self) -> tuple[T, ...]:
        """All records, in order."""
        found: tuple[T, ...] = self.index("records", lambda: tuple(map(self.at, range(len(self)))))
        return found

    @property
    def at(self) -> Callable[[int], T]:
        """What returns the record at a place; of two makers at the same time one result is kept, without a lock."""
        found: Callable[[int], T] = self.index("at", self._at)
        return found

    def _at(self) -> Callable[[int], T]:
        make, fields, made = maker(DRAWERS[self.drawer]), self._contents[2], self._made

        def at(place: int) -> T:
            found = made.get(place)
            return found if found is not None else made.setdefault(place, make(fields[place]))

        return at

    @property
    def ids(self) -> tuple[str, ...]:
        """Their ids."""
        return self._contents[0]

    def __len__(self) -> int:
        return len(self._contents[0])

    @property
    def _contents(self) -> tuple[tuple[str, ...], dict[str, int], tuple[tuple[Any, ...], ...]]:
        found: tuple[Any, Any, Any] = self.index("contents", lambda: marshal.loads(self._read(self.drawer)))  # noqa: S302 - as above
        return found

    def _positions(self) -> dict[str, int]:
        return self._contents[1] | {key: place for place, key in enumerate(self.ids)}
