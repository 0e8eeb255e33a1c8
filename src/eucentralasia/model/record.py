"""What the nine records share: an id, sources for each field, and paths into their parts."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NoReturn

from eucentralasia.errors import UnknownRecordError, nearest, refuse_no_text
from eucentralasia.model.attribute_hints import unknown_field
from eucentralasia.model.parts import Dispute, Name, Source
from eucentralasia.model.validation import Value, members

__all__ = ["Record"]


class Record(Value):
    """The parent of the nine records; every one has an id, names, former ids, disputes and sources."""

    __slots__ = ()

    id: Any
    former_ids: Any
    names: Any
    disputes: Any
    sources: Any

    if not TYPE_CHECKING:  # for type checkers a class with this is a table

        def __getitem__(self, key: object) -> NoReturn:
            """Say how a record is asked, to who takes it for a table or a list."""
            noun = type(self).__name__.lower()
            way = f"{noun}.{key}" if isinstance(key, str) and key in members(self) else f"{noun}.name"
            raise TypeError(f"a record is no table; write {way}, or eca.unstructure({noun}) for a dict")

        def __lt__(self, other: object) -> NoReturn:
            """Say how records are sorted."""
            raise TypeError("records have no order; write key=lambda one: one.id, or another field")

        __gt__ = __le__ = __ge__ = __lt__

    @property
    def label(self) -> str:
        """The name by which people know the record."""
        return str(getattr(self, "name", None) or getattr(self, "title", None) or self.id)

    def sources_for(self, path: str) -> tuple[Source, ...]:
        """Return the sources that support one field.

        Args:
            path: A field, such as ``"dates"``, or a path inside one, such as ``"place.city"`` or
                ``"participations.olof-skoog"``. A source for a parent supports its children.

        Returns:
            The sources, in the order of the record; empty where no source supports the field.

        Raises:
            UnknownRecordError: The record has no such field.

        Examples:
            >>> import eucentralasia as eca
            >>> eca.events["hlpsd-12"].sources_for("hosts")
            ()
        """
        refuse_no_text("the path of a field", path)
        if path.partition(".")[0] not in members(self):
            raise unknown_field(type(self), path)
        return tuple(source for source in self.sources if source.covers(path))

    def identifier(self, scheme: str) -> str | None:
        """Return the record's identifier in an outside scheme, or ``None``.

        Args:
            scheme: ``"wikidata"``, ``"geonames"``, ``"celex"``, ``"op-country"`` (EU Publications Office) and
                the like; of several in one scheme the first is returned.

        Examples:
            >>> import eucentralasia as eca
            >>> eca.countries["KZ"].identifier("wikidata")
            'Q232'
        """
        known = getattr(self, "identifiers", ())
        return next((one.value for one in known if one.scheme == scheme), None)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.id!r}>"

    def _repr_html_(self) -> str:
        from eucentralasia.model.display import card

        return card(self)

    def __rich_repr__(self) -> Iterator[Any]:
        from eucentralasia.model.display import rich_fields

        return rich_fields(self)


def value_at(record: Record, path: str) -> object:
    """Return the value at a path of a record; a tuple where it names several, ``None`` where none."""
    values = _values_at(record, path)
    return values[0] if len(values) == 1 else tuple(values) or None


def _values_at(record: Record, path: str) -> list[object]:
    values: list[object] = [record]
    rest = path
    while rest and values:
        values, rest = _step(values, rest)
    return values


def _step(values: list[object], path: str) -> tuple[list[object], str]:
    """Go one step of a path: into a field, or into the part whose key the path begins with."""
    parts = [part for value in values if isinstance(value, tuple) for part in value if hasattr(part, "key")]
    if parts:
        keyed = [(part.key, part) for part in parts if path == part.key or path.startswith(f"{part.key}.")]
        # a key may have a dot, as the title of a post has: of those that fit, the longest is meant
        longest = max((len(key) for key, _ in keyed), default=0)
        return [part for key, part in keyed if len(key) == longest], path[longest + 1 :]
    name, _, rest = path.partition(".")
    return [getattr(value, name) for value in values if name in members(value)], rest


def refuse_unknown_path(record: Record, path: str) -> None:
    """Raise for a path into a record that leads to no field, or to no part that it has."""
    held: Any = record
    rest = path
    while rest and held is not None:
        step, _, after = rest.partition(".")
        if isinstance(held, tuple):
            keys = [str(part.key) for part in held if hasattr(part, "key")]
            key = max(
                (key for key in keys if rest == key or rest.startswith(f"{key}.")), key=len, default=None
            )
            if key is None:
                near = nearest(step, keys) or [one for one in keys if step in one]
                raise UnknownRecordError(f"part of {record.id}", path, near, "" if near else _listed(keys))
            held, rest = next(part for part in held if part.key == key), rest[len(key) + 1 :]
        elif not members(held):
            field = path[: -len(rest) - 1]
            raise UnknownRecordError("field", path, (), f"{field} is one value; write {field!r}")
        elif step not in members(held):
            raise unknown_field(type(held), step)
        else:
            held, rest = getattr(held, step), after


def _listed(keys: list[str]) -> str:
    return f"there are {', '.join(keys)}" if keys else "none is known"


def values_by_path(value: Any, path: str = "") -> Iterator[tuple[str, object]]:
    """Yield every path of a record, and into its parts by key, that has a value, with that value.

    All at once, as ``value_at`` goes over all parts for one path.

    Examples:
        >>> import eucentralasia as eca
        >>> from eucentralasia.model.record import values_by_path
        >>> dict(values_by_path(eca.events["hlpsd-12"]))["place.city"]
        'Dushanbe'
    """
    for name in members(value):
        inner = getattr(value, name)
        if inner is None or inner == ():
            continue
        yield path + name, inner
        for part in filter(lambda part: hasattr(part, "key"), inner if isinstance(inner, tuple) else ()):
            yield f"{path}{name}.{part.key}", part
            yield from values_by_path(part, f"{path}{name}.{part.key}.")
        yield from values_by_path(inner, f"{path}{name}.")


def references(value: Any, path: str = "") -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Yield ``(path, drawers, id)`` for every id of another record that a record or part holds.

    Examples:
        >>> import eucentralasia as eca
        >>> from eucentralasia.model.record import references
        >>> next(references(eca.events["hlpsd-12"]))
        ('series', ('series',), 'hlpsd')
    """
    for name, field in members(value).items():
        drawers = field.metadata.get("refers")
        inner = getattr(value, name)
        here = path + name
        if drawers:
            many = isinstance(inner, tuple)
            for position, key in enumerate(inner if many else () if inner is None else (inner,)):
                yield (f"{here}[{position}]" if many else here), drawers, key
        elif isinstance(inner, Value):
            yield from references(inner, f"{here}.")
        elif isinstance(inner, tuple) and inner and isinstance(inner[0], Value):
            # names, sources and disputes name no record, and they are the most of all parts
            for position, part in enumerate(() if isinstance(inner[0], Name | Source | Dispute) else inner):
                yield from references(part, f"{here}[{position}].")
