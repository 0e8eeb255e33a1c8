"""A drawer of records, or some of them: ordered, immutable, indexed.

A collection is a view: a store that is shared with its drawer, and the rows of it that are meant. So
counting, paging and combining build no lists of records.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeVar, cast, overload

from eucentralasia.collection.store import Store as Store
from eucentralasia.errors import AmbiguousNameError, UnknownRecordError
from eucentralasia.model import SINGULARS
from eucentralasia.model.call_hints import hinting
from eucentralasia.model.record import Record
from eucentralasia.names import Named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Never, Self

    from eucentralasia.collection.index import Rows
    from eucentralasia.names.index import NameIndex, RegistryLike
    from eucentralasia.queries import Query


__all__ = ["Collection"]

T = TypeVar("T", bound=Record)
D = TypeVar("D")
SHOWN_IDS: Final = 5


class Collection(Named[T]):
    """Some records of one drawer, in order: events by date and id, all else by id.

    ``pandas.DataFrame.from_arrow(eca.events)`` makes a frame of it, and so do polars, pyarrow and DuckDB.

    A collection cannot be changed. It equals another that holds equal records, hashes and pickles; it
    knows the registry that it came from only to join and to tell unknown ids.

    Examples:
        >>> import eucentralasia as eca
        >>> eca.countries["KZ"].name
        'Kazakhstan'
        >>> found = eca.events.where(eca.of_series("hlpsd"), eca.during("2025"))
        >>> found
        <1 event: hlpsd-12>
        >>> found.one().place.city
        'Dushanbe'
    """

    __slots__ = ("_store", "_subset")

    _store: Store[T]
    _subset: Rows | None

    def __new__(cls, store: Store[T], rows: Rows | None = None) -> Self:
        """Make a view of rows, ``None`` for all, that nobody can make again as with ``__init__``."""
        made, put = super().__new__(cls), object.__setattr__
        put(made, "_store", store)
        put(made, "_subset", rows)
        return made

    @property
    def drawer(self) -> str:
        """The name of the drawer, such as ``"events"``."""
        return self._store.drawer

    @property
    def registry(self) -> Any:
        """The registry that the records come from; ``None`` for a collection that came out of a pickle."""
        return self._store.directory

    def by_drawer(self) -> dict[str, Collection[T]]:
        """Return this collection under the name of its drawer, as a registry returns all of its own."""
        return {self.drawer: self}

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the records, in order."""
        ids, rows = self._store.ids, self._rows
        return ids[rows.start : rows.stop] if isinstance(rows, range) else tuple([ids[row] for row in rows])

    @property
    def first(self) -> T | None:
        """The first record, or ``None`` where there is none."""
        return next(iter(self.page(0, 1)), None)

    @property
    def last(self) -> T | None:
        """The last record, or ``None`` where there is none."""
        return next(iter(self.page(len(self) - 1, len(self))), None)

    def one(self) -> T:
        """Return the only record.

        Raises:
            UnknownRecordError: There is none.
            AmbiguousNameError: There are several.
        """
        if not self:
            raise UnknownRecordError(self._singular, "in an empty collection")
        if len(self) > 1:
            raise AmbiguousNameError(f"the only {self._singular}", tuple(self))
        return next(iter(self))

    @overload
    def get(self, key: str) -> T | None: ...
    @overload
    def get(self, key: str, default: D) -> T | D: ...
    def get(self, key: str, default: D | None = None) -> T | D | None:
        """Return the record with an id, or a default; an id that a record once had still finds it."""
        row = self._store.row_of.get(key) if isinstance(key, str) else None
        if row is not None and self._subset is not None:
            from eucentralasia.collection.index import sliced

            row = row if len(sliced(self._subset, row, row + 1)) else None
        return default if row is None else self._store.at(row)

    def where(self, *queries: Query[T], **words: Never) -> Collection[T]:
        """Return the records that every one of some queries means.

        A region means its members too, a country its cities, and a topic the narrower ones: the answer is
        that of ``registry.widened(query)`` on each record. A collection that came out of a pickle has no
        registry, and compares ids as they stand.

        Args:
            queries: What ``during``, ``involving`` and the other helpers give, alone or combined with ``&``,
                ``|`` and ``~``.
            words: None; who gives keywords is told the queries to write.

        Raises:
            UnknownRecordError: A query names an id that neither the registry nor its base knows.
            TypeError: A query asks about another kind of record, or there is something else than queries.

        Examples:
            >>> import eucentralasia as eca
            >>> eca.events.where(eca.on("2025-07-11"), eca.of_kind("dialogue")).ids
            ('hlpsd-12',)
        """
        from eucentralasia.collection.index import Index
        from eucentralasia.collection.refusals import checked, misasked

        if words:
            raise TypeError(misasked(queries, words, self.registry))
        store = self._store
        are_wide = [checked(query, store.cls, store.directory) for query in queries]
        if any(are_wide) and store.directory is not None:
            queries = tuple(map(store.directory.widened, queries))
        index: Index = store.index("index", lambda: Index(store.records, store.index))
        found = Collection(store, index.where(queries))
        return found if self._subset is None else self & found

    @hinting
    def count_by(self, path: str) -> dict[str | None, int]:
        """Count the records by the values of a field, most first.

        Args:
            path: A field or a path inside one: ``"kind"``, ``"parties"``, ``"place.country"``,
                ``"participations.official"``.

        Returns:
            How many records have each value; ``None`` stands for "not known". A record with several values
            counts for each.

        Raises:
            UnknownRecordError: The records have no such field.

        Examples:
            >>> import eucentralasia as eca
            >>> eca.events.where(eca.of_series("hlpsd"), eca.during("2025")).count_by("place.country")
            {'TJ': 1}
        """
        from collections import Counter

        from eucentralasia.collection.refusals import texts

        counts: Counter[str | None] = Counter()
        for record in self:
            counts.update(set(texts(record, path)))
        return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0] or "")))

    @hinting
    def unknown(self, path: str) -> Collection[T]:
        """Return the records of which a field is not known, which no query about it can find.

        Args:
            path: A field or a path inside one, as for ``count_by``.

        Raises:
            UnknownRecordError: The records have no such field.

        Examples:
            >>> import eucentralasia as eca
            >>> levels = eca.events.count_by("level")
            >>> len(eca.events.unknown("level")) == levels[None]
            True
        """
        from array import array

        from eucentralasia.collection.refusals import texts

        return Collection(
            self._store,
            array("I", [row for row in self._rows if not any(texts(self._store.at(row), path))]),
        )

    @hinting
    def page(self, start: int, stop: int) -> Collection[T]:
        """Return the records from one position in the order, counted from 0, up to, but without, another."""
        return Collection(self._store, self._rows[start:stop])

    def sorted_ids(self) -> Sequence[str]:
        """Return the ids in the order of their letters, which that of events is not."""
        if self._subset is not None:
            return sorted(self.ids)
        found: list[str] = self._store.index("sorted ids", lambda: sorted(self.ids))
        return found

    def _meant(self, key: object) -> tuple[tuple[str, ...], tuple[str, ...], str]:
        from eucentralasia.collection.refusals import no_id
        from eucentralasia.names.hints import Hint, hinted

        hint = no_id(key, self.drawer) or self._elsewhere(key)
        near = Hint() if hint else hinted((self,), key)
        return near.ids, near.names, hint

    def _elsewhere(self, name: object) -> str:
        from eucentralasia.names.hints import in_the_base, where_it_is

        return in_the_base(self.registry, name, self.drawer) or where_it_is(
            self.registry, name, (self.drawer,)
        )

    @property
    def _rows(self) -> Rows:
        return self._subset if self._subset is not None else range(len(self._store))

    @property
    def _singular(self) -> str:
        return SINGULARS[self.drawer]

    # What asking for a name needs to know

    def _names(self) -> NameIndex[T]:
        from eucentralasia.names.index import NameIndex

        store = self._store
        found: NameIndex[T] = store.index(
            "names", lambda: NameIndex(store.records, cast("RegistryLike | None", store.directory))
        )
        return found

    def _exactly(self, name: str) -> T | None:
        sure: dict[str, T] | None = self._store.built("sure")
        if sure is None:
            record = self.get(name)  # an id needs no table of names
            if record is not None:
                return record
            sure = cast("dict[str, T]", self._store.index("sure", self._sure))
        return sure.get(name)

    def _sure(self) -> dict[str, T]:
        """Return the only record that goes by each name; an id is its record's, whoever else goes by it."""
        ids = {key: self._store.at(row) for key, row in self._store.row_of.items()}
        return self._names().sure() | ids

    def _called(self) -> str:
        return self._singular

    def _has(self, record: Record) -> bool:
        return self._subset is None or self.get(record.id) is not None

    def _rows_of(self, other: Collection[T]) -> Rows:
        if not isinstance(other, Collection):
            msg = f"a collection combines with a collection, not with {type(other).__name__}"
            raise TypeError(msg)
        if other._store is not self._store:
            way = "one.registry.merge(other.registry)"
            msg = f"these collections come from two registries; merge the registries first: {way}"
            raise ValueError(msg)
        return other._rows

    def __and__(self, other: Collection[T]) -> Collection[T]:
        from eucentralasia.collection.index import intersect

        return Collection(self._store, intersect(self._rows, self._rows_of(other)))

    def __or__(self, other: Collection[T]) -> Collection[T]:
        from eucentralasia.collection.index import union

        return Collection(self._store, union((self._rows, self._rows_of(other))))

    def __sub__(self, other: Collection[T]) -> Collection[T]:
        from eucentralasia.collection.index import difference

        return Collection(self._store, difference(self._rows, self._rows_of(other)))

    if not TYPE_CHECKING:  # for type checkers a class with this can be added to

        def __add__(self, _: object) -> NoReturn:
            raise TypeError("collections are joined by |; write one | other")

    def __getitem__(self, key: str) -> T:
        found = self.get(key)
        if found is None:
            if isinstance(key, int | slice):
                from eucentralasia.collection.refusals import positioned

                raise TypeError(positioned(key, self.drawer))
            gone = self.registry.withdrawal(key, self.drawer) if self.registry is not None else None
            if gone is not None:
                raise UnknownRecordError(self._singular, key, (), str(gone))
            raise UnknownRecordError(self._singular, key, ask=lambda: self._meant(key))
        return found

    def __contains__(self, key: object) -> bool:
        if isinstance(key, Record):
            return self.get(key.id) == key
        return isinstance(key, str) and self.get(key) is not None

    def __iter__(self) -> Iterator[T]:
        return iter(self._store.records) if self._subset is None else map(self._store.at, self._subset)

    def __reversed__(self) -> Iterator[T]:
        return map(self._store.at, reversed(self._rows))

    def __len__(self) -> int:
        return len(self._rows)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Collection):
            return NotImplemented
        return self.drawer == other.drawer and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash((self.drawer, tuple(self)))

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuilt, (self.drawer, tuple(self))

    def __repr__(self) -> str:
        shown = ", ".join(record.id for record in self.page(0, SHOWN_IDS))
        more = ", …" if len(self) > SHOWN_IDS else ""
        noun = self._singular if len(self) == 1 else self.drawer
        return f"<{len(self)} {noun}{': ' if shown else ''}{shown}{more}>"

    def _repr_html_(self) -> str:
        from eucentralasia.model.display import MOST_ROWS, table

        return table(self.page(0, MOST_ROWS), self.drawer, len(self), self.registry)

    if not TYPE_CHECKING:  # for type checkers a class with this has any attribute

        def __getattr__(self, name: str) -> Any:
            """Say what to write instead of what tables and lists have."""
            from eucentralasia.collection.other_ways import WAYS
            from eucentralasia.model.attribute_hints import Missing

            # machinery asks for names with ``_``, also of what is half made
            noun = "" if name.startswith("_") else self._store.drawer
            raise AttributeError(Missing(type(self), name, noun, WAYS))

        def __setattr__(self, name: str, *_: object) -> NoReturn:
            raise AttributeError("a collection cannot be changed; make another one with where, page or & | -")

        __delattr__ = __setattr__

    def _ipython_key_completions_(self) -> list[str]:
        return list(self.ids)

    def __rich_repr__(self) -> Iterator[Any]:
        from eucentralasia.model.display import MOST_ROWS

        yield self.drawer
        yield "length", len(self)
        yield "ids", list(self.page(0, MOST_ROWS).ids)

    def __array__(self, *_: object, **__: object) -> NoReturn:
        # pandas asks for an array first, and would make one column of whole records
        raise TypeError(
            f"for a frame write pandas.DataFrame.from_arrow({self.drawer}), for records list(...)"
        )

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        from eucentralasia.formats.arrow import stream

        return stream(self, requested_schema)


def _rebuilt(drawer: str, records: tuple[Any, ...]) -> Collection[Any]:
    return Collection(Store(drawer, records))
