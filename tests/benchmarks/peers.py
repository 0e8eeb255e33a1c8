"""The same events in the classes of other libraries: plainly typed, without the checks that ours have.

Dates stay texts there, which saves the others the work of reading them.
"""

import json
from typing import Any, BinaryIO

import attrs

EVENTS = b'"drawer": "events"'


def with_pydantic(file: BinaryIO) -> list[Any]:
    """Load the events of JSON Lines into models of pydantic, from bytes in one step."""
    from pydantic import BaseModel, ConfigDict

    class Model(BaseModel):
        model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    class Place(Model):
        city: str | None = None
        country: str | None = None

    class Participation(Model):
        official: str | None = None
        role: str | None = None
        title: str | None = None
        represents: str | None = None
        organisation: str | None = None

    class Link(Model):
        document: str
        how: str

    class Event(Model):
        drawer: str
        id: str
        name: str
        series: str | None = None
        edition: int | None = None
        kind: str | None = None
        level: str | None = None
        mode: str | None = None
        status: str | None = None
        dates: str
        hosts: tuple[str, ...] = ()
        parties: tuple[str, ...] = ()
        topics: tuple[str, ...] = ()
        place: Place = Place()
        participations: tuple[Participation, ...] = ()
        documents: tuple[Link, ...] = ()

    return [Event.model_validate_json(line) for line in file if EVENTS in line]


@attrs.frozen(kw_only=True)
class Place:
    """A place, plainly."""

    city: str | None = None
    country: str | None = None


@attrs.frozen(kw_only=True)
class Participation:
    """A participation, plainly."""

    official: str | None = None
    role: str | None = None
    title: str | None = None
    represents: str | None = None
    organisation: str | None = None


@attrs.frozen(kw_only=True)
class Link:
    """A link to a document, plainly."""

    document: str
    how: str


@attrs.frozen(kw_only=True)
class Event:
    """An event, plainly."""

    drawer: str
    id: str
    name: str
    series: str | None = None
    edition: int | None = None
    kind: str | None = None
    level: str | None = None
    mode: str | None = None
    status: str | None = None
    dates: str
    hosts: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    place: Place = Place()
    participations: tuple[Participation, ...] = ()
    documents: tuple[Link, ...] = ()


def with_cattrs(file: BinaryIO) -> list[Any]:
    """Load the events of JSON Lines into plain attrs objects through cattrs."""
    from cattrs import Converter

    converter = Converter(forbid_extra_keys=True)
    return [converter.structure(json.loads(line), Event) for line in file if EVENTS in line]


def with_msgspec(file: BinaryIO) -> list[Any]:
    """Load the events of JSON Lines into plain attrs objects through msgspec, which is written in C."""
    import msgspec

    decode = msgspec.json.Decoder(Event).decode
    return [decode(line) for line in file if EVENTS in line]
