"""What a host holds cannot be made into something else, and what it is given is its own."""

import copy
import json
from typing import Any

import attrs
import pytest

import eucentralasia as eca

EVENT = eca.events["hlpsd-12"]
VALUES = [
    EVENT,
    EVENT.place,
    EVENT.dates,
    EVENT.dates.start,
    EVENT.sources[0],
    eca.topics["security"],
    eca.officials["olof-skoog"].appointments[0],
    eca.Place(),
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_value_is_made_once(value: Any) -> None:
    before = repr(value), hash(value), copy.deepcopy(value)
    fields = {one.name: getattr(value, one.name) for one in attrs.fields(type(value)) if one.init}
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        value.__init__(**fields)
    assert before == (repr(value), hash(value), value)
    assert attrs.evolve(value) == value


def broken(value: Any) -> None:
    """Change whatever can be changed in plain data, however deep."""
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        broken(inner)
    if isinstance(value, dict | list):
        value.clear()


@pytest.mark.parametrize("cls", [None, eca.Event, eca.Place, eca.Document])
def test_a_schema_is_fresh_for_each_who_asks(cls: Any) -> None:
    before = [json.dumps(eca.json_schema(one)) for one in (None, eca.Event, eca.Place, eca.Document)]
    broken(eca.json_schema(cls))
    assert before == [json.dumps(eca.json_schema(one)) for one in (None, eca.Event, eca.Place, eca.Document)]


def test_plain_data_are_fresh_for_each_who_asks() -> None:
    before = json.dumps(eca.unstructure(EVENT))
    broken(eca.unstructure(EVENT))
    broken(eca.curated.coverage())
    assert before == json.dumps(eca.unstructure(EVENT))
