"""What a record or a collection of them has not: positions, and fields of other names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eucentralasia.errors import UnknownRecordError, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["positioned", "texts"]


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

    name, _, rest = path.partition(".")
    if name not in members(record):
        raise UnknownRecordError(f"{type(record).__name__} field", name, nearest(name, members(record)))
    held = getattr(record, name)
    for value in held if isinstance(held, tuple) else (held,):
        if rest and value is not None:
            yield from texts(value, rest)
        else:
            yield None if value is None else str(value)
