"""What a record or a collection of them has not: positions, fields of other names, answers to any query."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from eucentralasia.collection.other_ways import misasked
from eucentralasia.errors import UnknownRecordError, refuse_no_text
from eucentralasia.model import MODULES
from eucentralasia.model.attribute_hints import unknown_field
from eucentralasia.model.record import Record
from eucentralasia.queries import Query
from eucentralasia.queries.definitions import (
    ASKED,
    EVENTS_OF,
    OFFICIALS_OF,
    AllOf,
    AnyOf,
    Has,
    Not,
    Posted,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Protocol

    class Directory(Protocol):
        """What a collection asks of the registry that it came from."""

        def lookup(self, key: str, *drawers: str) -> Record:
            """Return the record with an id in any of some drawers, or raise UnknownRecordError."""
            ...

        def widened(self, query: Query[Any]) -> Query[Any]:
            """Return a query in which wide ids are opened."""
            ...


__all__ = ["Directory", "checked", "misasked", "no_id", "positioned", "texts"]

# What some write for a place where nobody travelled.
HOW: Final = frozenset({"online", "virtual", "hybrid", "in-person", "remote", "zoom", "videoconference"})


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


def no_id(key: object, drawer: str) -> str:
    """Say how a drawer is asked, to who gives it something else than an id; nothing for a text."""
    if isinstance(key, Query):
        return f"a query goes to where: {drawer}.where({key!r})"
    if isinstance(key, Record):
        return f"a record has its id: {drawer}[record.id]"
    if isinstance(key, tuple | list | set | frozenset):
        return f"ids go one by one: [{drawer}[key] for key in keys]"
    if isinstance(key, str) and drawer == "events" and re.fullmatch("[12][0-9]{3}(-[0-9]{2}){0,2}", key):
        return f"write events.where(during({key!r}))"
    return "" if isinstance(key, str) else "an id is a text"


def texts(record: object, path: str) -> Iterator[str | None]:
    """Yield the values at a path of a record, as texts; ``None`` stands for what is not known."""
    from eucentralasia.model.validation import members

    refuse_no_text("the path of a field", path)
    name, _, rest = path.partition(".")
    if name not in members(record):
        raise unknown_field(type(record), name)
    held = getattr(record, name)
    for value in held if isinstance(held, tuple) else (held,):
        if rest and value is not None:
            yield from texts(value, rest)
        else:
            yield None if value is None else str(value)


def _of_others(query: Query[Any], drawer: str) -> str:
    """Say which queries there are about the records of a drawer, to who gives another one."""
    if drawer == "officials":
        keys = (
            ", ".join(map(repr, query.ids)) if isinstance(query, Has) and query.name == "involving" else "..."
        )
        return f"; write representing({keys}) or serving(...)"
    if drawer == "events":
        return "; write involving(...), attended_by(...) or another query of events"
    return f"; write [one for one in {drawer} if one.id == ...]"


def _with_helper(error: UnknownRecordError, query: Has | Posted, directory: Any) -> UnknownRecordError:
    """Return the error of an unknown id with the query that asks about what has it, in another drawer."""
    helpers = OFFICIALS_OF if query.OF.__name__ == "Official" else EVENTS_OF
    key = str(error.key)

    def ask() -> tuple[tuple[str, ...], tuple[str, ...], str]:
        from eucentralasia.names.hints import elsewhere

        if isinstance(query, Has) and key.casefold() in HOW:
            return (), (), "how they met is the mode: [one for one in events if one.mode == 'virtual']"
        drawer, other = elsewhere(directory, key, ASKED[query.name])
        way = f"; write {helpers[drawer]}({other!r})" if drawer in helpers else ""
        return error.nearest, error.names, f"{error.hint}{way}".removeprefix("; ")

    return UnknownRecordError(error.kind, key, ask=ask)


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
        raise TypeError(misasked((query,), {}, directory) or msg)
    if not issubclass(cls, query.OF):
        noun, drawer = query.OF.__name__.lower(), MODULES[cls.__name__]
        msg = f"{query!r} asks about {noun}s, and this is a collection of {drawer}{_of_others(query, drawer)}"
        raise TypeError(msg)
    if isinstance(query, Has | Posted) and directory is not None and (drawers := ASKED[query.name]):
        for key in query.ids:
            try:
                directory.lookup(key, *drawers)
            except UnknownRecordError as error:
                raise _with_helper(error, query, directory) from None
    return isinstance(query, Has | Posted) and query.is_wide
