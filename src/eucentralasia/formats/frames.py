"""The same queries on tables of other engines: Polars, DuckDB, PySpark, Dask, pandas, pyarrow, ibis.

A warehouse of events that was filled from ``formats.arrow`` answers ``during("2025") & involving("KZ")``
where it is.
Needs the extra ``frames``.
"""

from __future__ import annotations

import datetime as dt
from functools import partial
from itertools import zip_longest
from operator import and_, ge, gt, le, lt, or_
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from eucentralasia.errors import UnknownRecordError, imported, nearest
from eucentralasia.formats._moved import missing_in
from eucentralasia.queries import Query
from eucentralasia.queries.definitions import AllOf, AnyOf, Dated, Has, Not, Posted
from eucentralasia.shipped import CURATED, resolved

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from eucentralasia.dates import DateSpan
    from eucentralasia.shipped import Base

__all__ = ["COLUMNS", "filter"]
if not TYPE_CHECKING:
    __getattr__ = missing_in(__name__)

Frame = TypeVar("Frame")

# For each helper, the columns of formats.arrow of which any may have the id.
COLUMNS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "held_in": ("country", "city"),
        "involving": ("parties",),
        "attended_by": ("officials",),
        "chaired_by": ("chairs",),
        "hosted_by": ("hosts",),
        "of_series": ("series",),
        "of_kind": ("kind",),
        "of_category": ("category",),
        "of_scope": ("scope",),
        "at_level": ("level",),
        "about": ("topics",),
        "citing": ("cited",),
        "serving": ("organisations",),
        "representing": ("represents",),
    }
)

# The text of dates in EDTF has a qualifier at an end of which nothing is sure.
UNSURE: Final = MappingProxyType({"first_day": "^[^/]*[?~%]", "last_day": "[?~%]$"})
ORDERS: Final = MappingProxyType({"<": lt, "<=": le, ">": gt, ">=": ge})
# Beside the columns of a host for as long as a filter runs, so with a name that no host has.
MASK: Final = "_eucentralasia_"
LISTS: Final = frozenset(
    {"parties", "officials", "chairs", "hosts", "topics", "cited", "organisations", "represents"}
)


def filter(frame: Frame, *queries: Query[Any], registry: Base = CURATED) -> Frame:
    """Return the rows of a frame that every one of some queries means, with the engine of the frame.

    A region means its members too, a country its cities, and a topic the narrower ones, as for
    ``Collection.where``.

    Args:
        frame: A table with the columns of ``formats.arrow.table``, or at least those that the queries look
            at.
        queries: As for ``Collection.where``; unknown ids find nothing.
        registry: Whose regions, cities and topics open wide ids; ``None`` compares ids as they stand.

    Raises:
        MissingExtraError: ``narwhals`` is not installed.
        TypeError: ``narwhals`` does not know the frame, or a query cannot be asked without the records.
        UnknownRecordError: The frame has no column that a query looks at.

    Examples:
        >>> import pyarrow, eucentralasia as eca
        >>> frame = pyarrow.table(eca.events)
        >>> eca.formats.frames.filter(frame, eca.during("2025-07"), eca.of_series("hlpsd"))["id"].to_pylist()
        ['hlpsd-12']
    """
    nw = imported("narwhals", "frames")
    native = nw.from_native(frame)
    if not queries:
        return frame
    asked = _Expressions(nw, native)
    meant = asked.of(AllOf(tuple(map(widened(registry), queries))))
    # Masks only where there are some, as a lazy frame takes no column that stands outside its plan.
    found = (
        native.with_columns(*asked.masks).filter(meant).drop([mask.name for mask in asked.masks])
        if asked.masks
        else native.filter(meant)
    )
    return cast("Frame", found.to_native())


def widened(registry: Base) -> Callable[[Query[Any]], Query[Any]]:
    """Return what opens wide ids by a registry."""
    known = resolved(registry)
    return (lambda query: query) if known is None else known.widened


class _Expressions:
    """Turns queries into expressions that are true or false for every row, and never unknown.

    Args:
        nw: The module ``narwhals``.
        frame: The frame, as that module knows it.

    Attributes:
        masks: Columns that the expressions use and that the frame has to be given first.
    """

    def __init__(self, nw: Any, frame: Any) -> None:
        self._nw = nw
        self._frame = frame
        self._columns: Mapping[str, Any] = frame.collect_schema()
        self.masks: list[Any] = []

    def of(self, query: Query[Any]) -> Any:
        """Return the expression of a query."""
        match query:
            case AllOf():
                return _combined(and_, map(self.of, query.queries))
            case AnyOf():
                return _combined(or_, map(self.of, query.queries))
            case Not():
                return ~self.of(query.query)
            case Dated():
                return self._dated(query.name, query.span)
            case Has() | Posted(day=None):
                return self._having(COLUMNS[query.name], query.ids)
        msg = f"{query!r} cannot be asked of a frame; ask the records"
        raise TypeError(msg)

    def _column(self, name: str) -> Any:
        if name not in self._columns:
            raise UnknownRecordError("column of the frame", name, nearest(name, self._columns))
        return self._nw.col(name)

    def _constant(self, *, value: bool) -> Any:
        """Return the same for every row; a bare constant would be one value and no column."""
        known = self._nw.col(next(iter(self._columns))).is_null()
        return (known | ~known) if value else (known & ~known)

    def _having(self, columns: Iterable[str], ids: tuple[str, ...]) -> Any:
        """Return whether any of some columns is, or has in its list, any of some ids."""
        parts = []
        for name in columns:
            column = self._column(name)
            if name in LISTS and self._is_opaque(name):
                parts.append(self._by_hand(name, partial(_have_any, frozenset(ids)), default=False))
                continue
            whole = [column.is_in(ids)] if ids else []  # an empty list would have no type
            tests = [column.list.contains(key) for key in ids] if name in LISTS else whole
            parts += [test.fill_null(value=False) for test in tests]
        return _combined(or_, parts) if parts else self._constant(value=False)

    def _is_opaque(self, name: str) -> bool:
        """Whether a column holds Python objects of no type that the engine knows, as pandas holds lists."""
        return bool(self._columns[name] == self._nw.Object)

    def _by_hand(self, name: str, test: Callable[[Any], bool], *, default: bool) -> Any:
        """Return what a test says of each object in a column, and a default where there is none."""
        held = map(_plain, self._frame.get_column(name).to_list())
        values = [default if _is_unknown(value) else test(value) for value in held]
        mask = f"{MASK}{len(self.masks)}"
        self.masks.append(
            self._nw.new_series(mask, values, self._nw.Boolean, backend=self._frame.implementation)
        )
        return self._nw.col(mask)

    def _dated(self, name: str, span: DateSpan) -> Any:
        """Return how the days of an event stand to a span, as the definition in ``queries`` says."""
        first, last = span.earliest, span.latest
        match name:
            case "between":
                begun = (self._surely("first_day", ">=", first),) if first else ()
                return self._all(*begun, *((self._surely("last_day", "<=", last),) if last else ()))
            case "before":
                return self._surely("last_day", "<", first) if first else self._constant(value=False)
            case "after":
                return self._surely("first_day", ">", last) if last else self._constant(value=False)
        begun = (self._perhaps("first_day", "<=", last),) if last else ()
        return self._all(*begun, *((self._perhaps("last_day", ">=", first),) if first else ()))

    def _all(self, *parts: Any) -> Any:
        return _combined(and_, parts) if parts else self._constant(value=True)

    def _surely(self, name: str, how: str, day: dt.date) -> Any:
        """Return how a day at an end of which the dates are sure stands to another."""
        unsure = self._column("dates").str.contains(UNSURE[name]).fill_null(value=True)
        return self._compared(name, how, day, default=False) & ~unsure

    def _perhaps(self, name: str, how: str, day: dt.date) -> Any:
        return self._compared(name, how, day, default=True)

    def _compared(self, name: str, how: str, day: dt.date, *, default: bool) -> Any:
        """Return how the days of a column stand to a day, and a default where none is known."""
        column, compare = self._column(name), ORDERS[how]
        if self._is_opaque(name):
            return self._by_hand(name, lambda held: compare(held, day), default=default)
        timed = self._columns[name] == self._nw.Datetime
        # without a zone, as the engine has it
        asked = dt.datetime(day.year, day.month, day.day) if timed else day  # noqa: DTZ001
        return compare(column, self._nw.lit(asked)).fill_null(value=default)


def _combined(join: Callable[[Any, Any], Any], parts: Iterable[Any]) -> Any:
    """Return some expressions as one, in which none lies deeper than it must: engines recurse over them."""
    found = list(parts)
    while len(found) > 1:
        pairs = zip_longest(found[::2], found[1::2])
        found = [left if right is None else join(left, right) for left, right in pairs]
    return found[0]


def _have_any(ids: frozenset[str], held: Iterable[str]) -> bool:
    return not ids.isdisjoint(held)


def _is_unknown(value: Any) -> bool:
    return value is None or bool(value != value)  # noqa: PLR0124 - nan, which pandas puts for what is missing


def _plain(value: Any) -> Any:
    """Return a list for an array, whose comparison would be an array too."""
    return value.tolist() if hasattr(value, "tolist") else value
