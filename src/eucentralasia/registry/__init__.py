"""A registry: nine drawers of records, and the questions that need more than one of them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal, TypeVar

from eucentralasia.collection import Collection, Store
from eucentralasia.errors import DataError, did_you_mean, nearest, refuse_lone_text, safe_repr
from eucentralasia.model import DRAWERS, SINGULARS
from eucentralasia.model.call_hints import hinting
from eucentralasia.model.metadata import Head
from eucentralasia.model.record import Record
from eucentralasia.model.validation import SCHEMA
from eucentralasia.names import Named
from eucentralasia.registry.contents import by_class
from eucentralasia.registry.joins import Joins

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Self

    from eucentralasia.errors import Conflict
    from eucentralasia.linking.events_in import Subject
    from eucentralasia.linking.gazetteer import Gazetteer
    from eucentralasia.linking.mentions import Mention
    from eucentralasia.model import Withdrawn
    from eucentralasia.names.index import NameIndex
    from eucentralasia.names.lookup import When
    from eucentralasia.queries import Query
    from eucentralasia.registry.diff import Diff
    from eucentralasia.registry.wider_ids import Widening

__all__ = ["Registry"]

T = TypeVar("T", bound=Record)

# What people look for in a registry and find under another name.
WAYS: Final = MappingProxyType(
    {
        "add": "registry.extended(events=[...])",
        "append": "registry.extended(events=[...])",
        "dialogues": "registry.events",
        "filter": 'registry.events.where(eca.during("2025"))',
        "get": "registry.find(name), or registry.events.get(id)",
        "institutions": "registry.organisations",
        "meetings": "registry.events",
        "people": "registry.officials",
        "persons": "registry.officials",
        "places": "registry.cities",
        "update": "registry.merge(other, on_conflict='last')",
        "query": 'registry.events.where(eca.during("2025"))',
        "save": 'eca.formats.toml.dump(registry, "ours.toml")',
        "to_csv": 'eca.formats.csv.dump(registry, "ours.csv")',
        "to_json": "eca.formats.json.dumps(registry)",
        "where": 'registry.events.where(eca.during("2025"))',
    }
)


class Registry(Joins, Named[Record]):
    """Records in nine drawers; it cannot be changed.

    Args:
        records: All records, of any kind and in any order; ids are unique within a drawer.
        version: Version of the data.
        complete_until: The day up to which the data are meant to be complete, or one for each category.
        publishers: The publishers that sources may name, or a table with the kind of each; empty allows any.
        withdrawn: The records that were taken out, whose ids are not used again.
        base: Another registry, in which ids are looked up that are not here, such as ``eca.curated``, which
            ``load`` and ``from_rows`` have; without one, a registry stands by itself.
        overridden: What was not kept when this was merged of others.
        denied: Words that name nothing to ``mentions``, although a record goes by them.

    Attributes:
        regions, countries, cities, organisations, officials, series, topics, documents, events: The drawers.

    Raises:
        DataError: Two records have one id.
        TypeError: They are no records, or the base is no registry.

    Examples:
        >>> import eucentralasia as eca
        >>> talks = eca.Event(id="talks-2030", name="Talks", dates="2030", parties=["KZ"])
        >>> mine = eca.Registry([talks], base=eca.curated)
        >>> mine.events.where(eca.involving("central-asia")).ids
        ('talks-2030',)
    """

    __slots__ = ("_indexes", "_sealed", "base", "denied", "head", "overridden", *DRAWERS)

    base: Registry | None

    @hinting
    def __init__(
        self,
        records: Iterable[Record] = (),
        *,
        version: str | None = None,
        complete_until: str | Mapping[str, str] | None = None,
        publishers: Mapping[str, str | None] | Sequence[str] = (),
        withdrawn: Iterable[Withdrawn] = (),
        base: Self | None = None,
        overridden: tuple[Conflict, ...] = (),
        denied: Iterable[str] = (),
    ) -> None:
        refuse_lone_text("denied", denied)
        held = by_class(records)
        drawers = [Collection(Store(drawer, held[cls], self)) for drawer, cls in DRAWERS.items()]
        said = {"complete_until": complete_until, "publishers": publishers, "withdrawn": tuple(withdrawn)}
        self._fill(drawers, Head.of(version=version, **said), base, overridden, frozenset(denied))

    @classmethod
    def of_drawers(cls, drawers: Iterable[Collection[Any]], head: Head) -> Self:
        """Return a registry of drawers that load themselves, as a snapshot's do.

        Args:
            drawers: The nine drawers.
            head: What it says of itself.
        """
        made = object.__new__(cls)
        made._fill(drawers, head)
        return made

    def _fill(
        self,
        drawers: Iterable[Collection[Any]],
        head: Head,
        base: Self | None = None,
        overridden: tuple[Conflict, ...] = (),
        denied: frozenset[str] = frozenset(),
    ) -> None:
        if base is not None and not isinstance(base, Registry):
            msg = f"base is a registry, such as eca.curated, or None, not {type(base).__name__}"
            raise TypeError(msg)
        for drawer in drawers:
            setattr(self, drawer.drawer, drawer)
        self.head = head
        self.base = base
        self.overridden = overridden
        self.denied = denied
        self._indexes: dict[str, Any] = {}
        # set last: from here on nothing can be assigned
        self._sealed = True

    # Looking up

    def mentions(
        self,
        text: str,
        *,
        at_least: float = 0.0,
        kinds: Iterable[str] | None = None,
        on: When | None = None,
    ) -> tuple[Mention, ...]:
        """Return what a text names, in its order: records and dates; the longest name, none over another.

        What it takes to read is built with the first text and kept, so that many texts are read quickly.

        Args:
            text: Running text, a list or a table, without HTML; at most 20 million characters.
            at_least: The lowest score to return.
            kinds: The kinds to return, such as ``"official"`` and ``"date"``; ``None`` for all.
            on: The day of the text: days without a year are those nearest to it, and a title means who then
                had it. Without it the dateline counts for days, where there is one.

        Raises:
            TextTooLongError: The text is longer.
            ValueError: There is no such kind.
            DateError: ``on`` is no date.

        Examples:
            >>> import eucentralasia as eca
            >>> for one in eca.curated.mentions("The 12th HLPSD met in Dushanbe."):
            ...     print(one.start, one.text, one.record)
            4 12th HLPSD <Event 'hlpsd-12'>
            22 Dushanbe <City 'Dushanbe'>
            >>> [str(one.date) for one in eca.curated.mentions("They met on 11 July.", on="2025-07-14")]
            ['2025-07-11']
        """
        from eucentralasia.linking.linker import mentioned

        return mentioned(self._gazetteer(), text, at_least, kinds, on)

    def events_in(self, text: str) -> tuple[Subject, ...]:
        """Return the events that a text is about, surest first, each with the reasons.

        Args:
            text: A press release or the like; at most 20 million characters.

        Raises:
            TextTooLongError: The text is longer.

        Examples:
            >>> import eucentralasia as eca
            >>> found = eca.curated.events_in("On 11 July 2025, Olof Skoog chaired a dialogue in Dushanbe.")
            >>> found[0].event, found[0].reasons[0]
            (<Event 'hlpsd-12'>, 'on 2025-07-11 in Dushanbe')
        """
        from eucentralasia.linking.events_in import subjects_of
        from eucentralasia.linking.linker import link

        gazetteer = self._gazetteer()
        return subjects_of(gazetteer, link(gazetteer, text))

    def widened(self, query: Query[T]) -> Query[T]:
        """Return the plain query that a query stands for here, as ``where`` asks it of each record.

        A region becomes itself or any of its members on the event's day, a country itself or its cities, a
        topic itself or any narrower one. Ids that nobody knows, and all with ``exact=True``, stay as they
        are.

        Args:
            query: What ``involving``, ``held_in`` and the other helpers give, alone or combined.

        Examples:
            >>> import eucentralasia as eca
            >>> eca.curated.widened(eca.involving("central-asia"))
            involving('central-asia', 'KG', 'KZ', 'TJ', 'TM', 'UZ', exact=True)
            >>> old = eca.Membership(country="GB", dates=eca.DateSpan.from_edtf("../2020-01-31"))
            >>> left = eca.Region(id="left", name="Those who left", memberships=(old,))
            >>> eca.Registry([left]).widened(eca.involving("left"))
            involving('left', exact=True) | (involving('GB', exact=True) & before('2020-02-01'))
        """
        return self._widening().of(query)

    def _widening(self) -> Widening:
        from eucentralasia.registry.wider_ids import Widening

        known: Widening | None = self._indexes.get("widening")
        return known if known is not None else self._indexes.setdefault("widening", Widening(self))

    def _gazetteer(self) -> Gazetteer:
        from eucentralasia.linking.gazetteer import Gazetteer

        known: Gazetteer | None = self._indexes.get("gazetteer")
        return (
            known
            if known is not None
            else self._indexes.setdefault("gazetteer", Gazetteer(self, self.denied))
        )

    def _names(self) -> NameIndex[Record]:
        from eucentralasia.names.index import NameIndex

        found: NameIndex[Record] | None = self._indexes.get("names")
        return found if found is not None else self._indexes.setdefault("names", NameIndex(self, self))

    def _exactly(self, name: str) -> Record | None:
        known: dict[str, Record] | None = self._indexes.get("sure")
        if known is not None:
            return known.get(name)
        sure: dict[str, Record] = self._indexes.setdefault("sure", self._names().sure())
        return sure.get(name)

    def _called(self) -> str:
        return "record"

    def _elsewhere(self, name: object) -> str:
        from eucentralasia.names.hints import in_the_base

        return in_the_base(self, name)

    def _has(self, record: Record) -> bool:
        return isinstance(record, Record)

    # Being written

    @property
    def registry(self) -> Registry:
        """The registry itself, as a collection has the one that it comes from."""
        return self

    def by_drawer(self) -> dict[str, Collection[Any]]:
        """Return the nine drawers by name; none of them is opened."""
        return {name: getattr(self, name) for name in DRAWERS}

    # Being one of several

    @hinting
    def merge(self, *others: Registry, on_conflict: Literal["raise", "first", "last"] = "raise") -> Registry:
        """Return a new registry with the records of this one and of others.

        With ``"raise"`` the order does not matter. The newest version, or that of the registry which is the
        base of the others, and the earliest ``complete_until`` are kept, and ids are looked up in the bases
        of all, as far as they are not merged themselves.

        Args:
            others: The other registries.
            on_conflict: What to do where two have different records of one id: refuse, or keep that of the
                first or the last registry; ``overridden`` of the result then lists what was not kept.

        Raises:
            MergeError: There are conflicts and none may be overridden; all at once.
            ValueError: ``on_conflict`` is another word.

        Examples:
            >>> import eucentralasia as eca
            >>> mine = eca.loads('{"schema": 1, "topics": [{"id": "rail", "name": "Rail"}]}', "json")
            >>> both = eca.curated.merge(mine)
            >>> "rail" in both.topics, len(both) - len(eca.curated)
            (True, 1)
        """
        from eucentralasia.registry.merge import merged

        for other in others:
            _refuse_no_registry("merge", other)
        return merged((self, *others), on_conflict, Registry)

    @hinting
    def extended(
        self,
        *,
        names: Mapping[str, Iterable[str]] | None = None,
        denied: Iterable[str] = (),
        **records: Iterable[Record],
    ) -> Registry:
        """Return a new registry with more records, made in code, and with more names or fewer.

        Args:
            names: More names for records of this registry or new ones, by the id of each.
            denied: Words that are to name nothing to ``mentions``, although a record goes by them.
            records: Records by the name of their drawer: ``events=[...]``.

        Raises:
            DataError: An id is taken, an id is not known, or a record is of another drawer; all at once.
            UnknownRecordError: A record that is to have more names is not there.
            AmbiguousNameError: Several records have its id.
            TypeError: There is no such drawer, or a record stands where a list of them was wanted.

        Examples:
            >>> import eucentralasia as eca
            >>> dates = eca.DateSpan.from_edtf("2030")
            >>> talks = eca.Event(id="talks-2030", name="Talks", dates=dates, parties=("KZ", "eu"))
            >>> eca.curated.extended(events=[talks]).events.last.id
            'talks-2030'
            >>> mine = eca.curated.extended(names={"KZ": ["Land of Apples"]}, denied=["Juma"])
            >>> [one.record for one in mine.mentions("Mr Juma left the Land of Apples.")]
            [<Country 'KZ'>]
        """
        from eucentralasia.registry.merge import extension_problems, renamed

        for name, new in records.items():
            if name not in DRAWERS:
                msg = f"extended takes drawers, not {safe_repr(name)}{did_you_mean(nearest(name, DRAWERS))}"
                raise TypeError(msg)
            if isinstance(new, Record):
                msg = f"extended takes lists of records; write {name}=[{SINGULARS[name]}]"
                raise TypeError(msg)
        refuse_lone_text("denied", denied)
        added = {drawer: tuple(new) for drawer, new in records.items()}
        problems = extension_problems(self, added)
        if problems:
            raise DataError(problems)
        everything = renamed((*self, *(record for new in added.values() for record in new)), names or {})
        return Registry(everything, **self.head.plain(), base=self.base, denied=self.denied.union(denied))

    @hinting
    def diff(self, other: Registry) -> Diff:
        """Compare with another registry: what it has that this has not, has no more, and has differently.

        Examples:
            >>> import attrs, eucentralasia as eca
            >>> rail = eca.Topic(id="rail", name="Rail")
            >>> print(eca.Registry([rail]).diff(eca.Registry([attrs.evolve(rail, name="Railways")])))
            From no version to no version
            <BLANKLINE>
            Changed (1)
            - topic rail
              - name: Rail -> Railways
        """
        from eucentralasia.registry.diff import difference

        _refuse_no_registry("diff", other)
        return difference(self, other)

    # Being a value

    @property
    def digest(self) -> str:
        """SHA-256 of the canonical form of all records and the version, as 64 hexadecimal digits."""
        from hashlib import sha256

        from eucentralasia.codec import dumps
        from eucentralasia.model.plain_data import unstructure

        drawers = {drawer.drawer: [unstructure(record) for record in drawer] for drawer in self._drawers()}
        return sha256(dumps({"schema": SCHEMA, "version": self.version, **drawers})).hexdigest()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Registry):
            return NotImplemented
        return (self.version, tuple(self)) == (other.version, tuple(other))

    def __hash__(self) -> int:
        return hash((self.version, tuple(self)))

    def __reduce__(self) -> tuple[Any, ...]:
        head = {**self.head.plain(), "base": self.base, "overridden": self.overridden}
        head["denied"] = tuple(sorted(self.denied))
        return _rebuilt, (type(self), tuple(self), head)

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(drawer)} {drawer.drawer}" for drawer in self._drawers() if len(drawer))
        return f"<Registry{f' {self.version}' if self.version else ''}: {counts or 'empty'}>"

    def _repr_html_(self) -> str:
        from eucentralasia.model.display import facts

        counts = [(drawer.drawer, str(len(drawer))) for drawer in self._drawers()]
        return facts(f"Registry {self.version or ''}".rstrip(), counts)

    if not TYPE_CHECKING:  # for type checkers a class with this has any attribute

        def __getattr__(self, name: str) -> Any:
            """Say what to write instead of what people look for in a registry."""
            from eucentralasia.model.attribute_hints import Missing

            raise AttributeError(Missing(type(self), name, "registry", WAYS))

        def __setattr__(self, name: str, *value: object) -> None:
            if getattr(self, "_sealed", False):
                raise AttributeError("a registry cannot be changed; make a new one")
            object.__setattr__(self, name, *value)

        __delattr__ = __setattr__


def _refuse_no_registry(asked: str, other: object) -> None:
    if not isinstance(other, Registry):
        ways: dict[type, str] = {
            list: "*registries",
            tuple: "*registries",
            str: f"eca.load({safe_repr(other)})",
        }
        way = ways.get(type(other), "eca.Registry(records)")
        if isinstance(other, list | tuple) and any(isinstance(one, Record) for one in other):
            way = "eca.Registry(records)"
        msg = f"{asked} takes a registry, not {type(other).__name__}; write {asked}({way})"
        raise TypeError(msg)


def _rebuilt(cls: type[Registry], records: tuple[Record, ...], head: dict[str, Any]) -> Registry:
    return cls(records, **head)
