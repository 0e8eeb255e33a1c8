"""What a record or a collection of them has not: positions, fields of other names, answers to any query."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from eucentralasia.errors import refuse_no_text
from eucentralasia.model import MODULES
from eucentralasia.model.attribute_hints import unknown_field
from eucentralasia.queries import Query
from eucentralasia.queries.definitions import ASKED, AllOf, AnyOf, Has, Not, Posted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Protocol

    from eucentralasia.model.record import Record

    class Directory(Protocol):
        """What a collection asks of the registry that it came from."""

        def lookup(self, key: str, *drawers: str) -> Record:
            """Return the record with an id in any of some drawers, or raise UnknownRecordError."""
            ...

        def widened(self, query: Query[Any]) -> Query[Any]:
            """Return a query in which wide ids are opened."""
            ...


__all__ = ["Directory", "checked", "positioned", "texts"]


def positioned(key: int | slice, drawer: str) -> str:
    """Say what to write instead of a position or a slice."""
    if isinstance(key, int):
        way = {0: f"{drawer}.first", -1: f"{drawer}.last"}.get(key, f"tuple({drawer})[{key}]")
    else:
        start, stop = (0 if key.start is None else key.start), key.stop
        sides = ":".join("" if side is None else str(side) for side in (key.start, stop))
        step = "" if key.step is None else f":{key.step}"
        is_page = not step and all(isinstance(side, int) and side >= 0 for side in (start, stop))
        way = f"{drawer}.page({start}, {stop})" if is_page else f"tuple({drawer})[{sides}{step}]"
    return f"{drawer} go by id and not by position; write {way}"


def texts(record: object, path: str) -> Iterator[str | None]:
    """Yield the values at a path of a record, as texts; ``None`` stands for what is not known."""
    from eucentralasia.model.validation import members

    refuse_no_text("a path", path)
    name, _, rest = path.partition(".")
    if name not in members(record):
        raise unknown_field(type(record), name)
    held = getattr(record, name)
    for value in held if isinstance(held, tuple) else (held,):
        if rest and value is not None:
            yield from texts(value, rest)
        else:
            yield None if value is None else str(value)


def checked(query: object, cls: type[Record], directory: Directory | None) -> bool:
    """Refuse a query that is none, that asks about other records, or that names an id nobody knows.

    Args:
        query: The query.
        cls: The class of the records that are asked.
        directory: Where ids are known; ``None`` where none has to be.

    Returns:
        Whether a part of it has ids that may be wide.

    Raises:
        TypeError: It is no query, or one about another kind of record.
        UnknownRecordError: It names an unknown id.
    """
    if isinstance(query, AllOf | AnyOf | Not):
        parts = (query.query,) if isinstance(query, Not) else query.queries
        # counted, as every part is to be checked and not up to the first that is wide
        return sum(checked(part, cls, directory) for part in parts) > 0
    if not isinstance(query, Query):
        msg = f"where takes queries such as during('2025'), not {type(query).__name__}"
        raise TypeError(msg)
    if not issubclass(cls, query.OF):
        noun, drawer = query.OF.__name__.lower(), MODULES[cls.__name__]
        msg = f"{query!r} asks about {noun}s, and this is a collection of {drawer}"
        raise TypeError(msg)
    if isinstance(query, Has | Posted) and directory is not None and (drawers := ASKED[query.name]):
        for key in query.ids:
            directory.lookup(key, *drawers)
    return isinstance(query, Has | Posted) and query.is_wide
