"""What to write instead of an attribute that there is not, of a change to a record, or of a wrong field."""

from collections.abc import Callable, Iterator, Mapping
from functools import wraps
from types import MappingProxyType
from typing import Any, Final, NoReturn

from attrs import NOTHING
from attrs.exceptions import FrozenInstanceError

from eucentralasia.errors import UnknownRecordError, did_you_mean, nearest
from eucentralasia.model.kinds import bare, members

__all__ = ["Missing", "field_hint", "refuse_change", "telling", "unknown_field", "way_into"]

# What people look for in a record and find beside it, or under another name; ``{}`` stands for the record.
ELSEWHERE: Final = MappingProxyType(
    {
        "Event": {
            "agenda": "{}.topics",
            "attendees": "eca.participants({})",
            "chair": "eca.chairs({})",
            "chairs": "eca.chairs({})",
            "date": "{}.dates",
            "countries": "{}.parties",
            "day": "{}.first_day",
            "description": "{}.summary",
            "end": "{}.dates.end",
            "end_date": "{}.dates.end",
            "format": "{}.mode",
            "location": "{}.place",
            "number": "{}.edition",
            "officials": "eca.participants({})",
            "participants": "{}.participations, or eca.participants({}) for the officials",
            "parent": 'eca.related({}, "part-of")',
            "people": "eca.participants({})",
            "related": "eca.related({})",
            "speakers": "{}.participations, or eca.participants({}) for the officials",
            "start": "{}.dates.start",
            "start_date": "{}.dates.start",
            "subject": "{}.topics",
            "title": "{}.name",
            "type": "{}.kind",
            "year": "{}.first_day.year",
        },
        "Official": {
            "country": "{}.appointments[0].represents",
            "first_name": "{}.name",
            "job": '{}.title_on("2025-07-11")',
            "last_name": "{}.name",
            "organisation": "{}.appointments",
            "position": '{}.title_on("2025-07-11")',
            "post": '{}.title_on("2025-07-11")',
            "posts": "{}.appointments",
            "role": '{}.title_on("2025-07-11")',
            "surname": "{}.name",
            "title": '{}.title_on("2025-07-11")',
            "titles": "{}.appointments",
        },
        "Series": {
            "editions": "eca.editions({})",
            "events": "eca.editions({})",
            "frequency": "{}.cadence",
            "members": "{}.parties",
            "type": "{}.kind",
            "expected_next": "eca.expected_next({})",
            "next": "eca.expected_next({})",
        },
        "Topic": {"children": "eca.narrower({})", "narrower": "eca.narrower({})", "parent": "{}.broader"},
        "Document": {
            "adopted": "{}.steps",
            "date": "{}.steps",
            "dates": "{}.steps",
            "link": "{}.sources",
            "name": "{}.title",
            "signed": "{}.steps",
            "type": "{}.kind",
        },
        "Country": {
            "alpha2": "{}.id",
            "alpha3": "{}.alpha_3",
            "cities": "[one for one in eca.cities if one.country == {}.id]",
            "iso": "{}.id",
            "iso2": "{}.id",
            "iso3": "{}.alpha_3",
            "languages_spoken": "{}.languages",
            "regions": "[one for one in eca.regions if {}.id in one.members()]",
        },
        "Region": {"countries": "{}.members()", "member_states": "{}.members()", "states": "{}.members()"},
        "City": {
            "coordinates": "{}.latitude, {}.longitude",
            "lat": "{}.latitude",
            "lng": "{}.longitude",
            "lon": "{}.longitude",
            "time_zone": "{}.timezone",
            "tz": "{}.timezone",
        },
        "Place": {"name": "{}.label", "town": "{}.city"},
        "Participation": {
            "name": "eca.officials[{}.official].name",
            "country": "{}.represents",
            "party": "{}.represents",
            "person": "{}.official",
            "position": "{}.title",
        },
        "Appointment": {
            "end": "{}.dates",
            "name": "{}.title",
            "post": "{}.title",
            "start": "{}.dates",
            "surely_covers": "{}.certainty_on(day) is eca.Certainty.SURE",
        },
        "Source": {
            "date": "{}.published",
            "fields": "{}.supports",
            "href": "{}.url",
            "language": "{}.lang",
            "link": "{}.url",
            "name": "{}.publisher",
            "retrieved": "{}.accessed",
        },
        "Name": {"language": "{}.lang", "name": "{}.value", "text": "{}.value"},
        "Outcome": {"description": "{}.text", "money": "{}.amount", "sum": "{}.amount", "type": "{}.kind"},
        "Dispute": {"source": "{}.urls", "sources": "{}.urls", "url": "{}.urls", "value": "{}.claim"},
    }
)
ANYWHERE: Final = MappingProxyType(
    {
        "asdict": "eca.unstructure({})",
        "code": "{}.id",
        "dict": "eca.unstructure({})",
        "get": "{}.name, or eca.unstructure({}) for a dict",
        "items": "eca.unstructure({}).items()",
        "json": "json.dumps(eca.unstructure({}))",
        "keys": "eca.unstructure({}).keys()",
        "link": "{}.sources",
        "to_json": "json.dumps(eca.unstructure({}))",
        "events": "eca.events_of({})",
        "explain": 'eca.explain({}, "name")',
        "model_dump": "eca.unstructure({})",
        "replace": "attrs.evolve({}, name=...)",
        "source": "{}.sources",
        "to_dict": "eca.unstructure({})",
        "url": "{}.sources",
        "urls": "{}.sources",
    }
)


class Missing:
    """The message of an ``AttributeError``, made when somebody reads it, as ``hasattr`` never does.

    Args:
        cls: The class of what was asked.
        name: The attribute that it has not.
        noun: What it is called in code.
        ways: What to write instead of some attributes; ``{}`` stands for the noun.
    """

    __slots__ = ("_cls", "_name", "_noun", "_ways")

    def __init__(
        self, cls: type, name: str, noun: str | None = None, ways: Mapping[str, str] | None = None
    ) -> None:
        self._cls = cls
        self._name = name
        self._noun = noun or cls.__name__.lower()
        self._ways = ways

    def __repr__(self) -> str:
        told = f"{self._cls.__name__!r} object has no attribute {self._name!r}"
        ways = _ways_of(self._cls) if self._ways is None else self._ways
        way = ways.get(self._name) or way_into(self._cls, self._name)
        if way:
            return f"{told}; write {way.replace('{}', self._noun)}"
        known = (name for name in dir(self._cls) if not name.startswith("_"))
        return f"{told}{did_you_mean(nearest(self._name, known))}"


def _ways_of(cls: type) -> dict[str, str]:
    known = members(cls)
    own = ELSEWHERE.get(cls.__name__, {})
    # what stands at records only is no way out of a part
    return {name: way for name, way in ANYWHERE.items() if "sources" in known or "unstructure" in way} | own


def way_into(cls: Any, name: str) -> str:
    """Return the way into the first part that has a field of that name, ``{}.place.city``, or nothing.

    Examples:
        >>> import eucentralasia as eca
        >>> from eucentralasia.model.attribute_hints import way_into
        >>> way_into(eca.Event, "city"), way_into(eca.Event, "colour")
        ('{}.place.city', '')
    """
    parts = {field: one.type for field, one in members(cls).items()}
    return next((f"{{}}.{part}.{name}" for part, kind in parts.items() if name in members(kind)), "")


def _path_into(cls: Any, name: str) -> str:
    """Return the path into the first parts that have a field of that name: ``participations.official``."""
    parts = {field: bare(one.type) for field, one in members(cls).items()}
    return next((f"{part}.{name}" for part, kind in parts.items() if name in members(kind)), "")


def telling(init: Callable[..., None]) -> Callable[..., None]:
    """Return a constructor that says what to write where it was given other fields than there are."""

    @wraps(init)
    def __init__(self: Any, *values: Any, **fields: Any) -> None:  # noqa: N807 - it becomes one
        try:
            init(self, *values, **fields)
        except TypeError:
            told = "; ".join(_misused(type(self), values, fields))
            if not told:
                raise
        else:
            return
        raise TypeError(told)

    return __init__


def _misused(cls: type, values: tuple[Any, ...], fields: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong with the arguments of a constructor, with what to write."""
    known = members(cls)
    lacking = [f"{name}=..." for name, one in known.items() if one.default is NOTHING and name not in fields]
    if values:
        call = ", ".join(lacking) or f"{next(iter(known))}=..."
        yield f"{cls.__name__} takes its fields by name: {cls.__name__}({call})"
    for name in (one for one in fields if one not in known):
        field, inside = _meant(cls, name)
        value = f"{{{inside!r}: ...}}" if inside else "..."
        hint = f"; write {field}={value}" if field else field_hint(cls, name)
        yield f"{cls.__name__} has no field {name!r}{hint or '; there are ' + ', '.join(known)}"
    if lacking and not values:
        yield f"{cls.__name__} needs {', '.join(lacking)}"


def field_hint(cls: type, name: str) -> str:
    """Say for the end of a sentence which field was meant by one that there is not, or nothing.

    Examples:
        >>> import eucentralasia as eca
        >>> from eucentralasia.model.attribute_hints import field_hint
        >>> field_hint(eca.Event, "city"), field_hint(eca.Event, "title"), field_hint(eca.Event, "nmae")
        ('; write place.city', '; write name', "; did you mean 'name' or 'names'?")
    """
    field, inside = _meant(cls, name)
    way = f"{field}.{inside}" if inside else field
    return f"; write {way}" if way else did_you_mean(nearest(name, members(cls)))


def unknown_field(cls: type, name: str) -> UnknownRecordError:
    """Return the error that records have no field of that name, with the one that was meant, or all."""
    near = nearest(name, members(cls))
    ways = (_ways_of(cls).get(name), _path_into(cls, name))
    way = next((way.replace("{}", cls.__name__.lower()) for way in ways if way), "")
    other = f"write {way}" if way else f"there are {', '.join(members(cls))}"
    meant = field_hint(cls, name).removeprefix("; ") or other
    return UnknownRecordError(f"{cls.__name__} field", name, near, "" if near else meant)


def _meant(cls: type, name: str) -> tuple[str, str]:
    """Return the field that people call by a name, and what they mean within it; two empty texts if none."""
    way = _ways_of(cls).get(name) or way_into(cls, name)
    field, _, inside = way.partition(",")[0].removeprefix("{}.").partition(".")
    return (field, inside) if field in members(cls) and inside in {"", name} else ("", "")


def refuse_change(self: Any, name: str, *_: object) -> NoReturn:
    """Refuse to set or delete an attribute of a record, and say how a changed copy is made."""
    noun = type(self).__name__.lower()
    way = f"; make a new one: attrs.evolve({noun}, {name}=...)" if name in members(self) else ""
    told = f"{'a record' if 'sources' in members(self) else f'a {noun}'} cannot be changed{way}"
    # past its constructor, which takes no message
    error = FrozenInstanceError.__new__(FrozenInstanceError, told)
    error.msg = told
    raise error
