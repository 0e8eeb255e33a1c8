"""What a host holds cannot be made into something else, and what it is given is its own."""

import contextlib
import copy
import importlib
import inspect
import json
import pickle
import pkgutil
from collections.abc import Iterator
from types import MappingProxyType, ModuleType
from typing import Any

import attrs
import pytest

import eucentralasia as eca
from eucentralasia.model.closed_list import Fixed

EVENT = eca.events["hlpsd-12"]
VALUES = [
    EVENT,
    EVENT.place,
    EVENT.dates,
    EVENT.dates.start,
    eca.DateSpan.from_edtf("[2025-03-17..2025-03-20]").start,
    EVENT.sources[0],
    eca.topics["security"],
    eca.officials["olof-skoog"].appointments[0],
    eca.Place(),
    eca.during("2025"),
    eca.involving("KZ") & ~eca.about("security"),
    eca.serving("eeas", on="2025-01-01"),
    eca.search("Dushanbe")[0],
    eca.explain("hlpsd-12", "dates"),
    eca.expected_next("hlpsd"),
    eca.mentions("Dushanbe")[0],
]
# The rooms of which every constant is looked at, as hosts come by them; of the others what they name as
# theirs.
WHOLE_ROOMS = ("codec", "formats", "queries")
# Filled when they are first asked, each with what follows from the classes alone.
CACHES = {"eucentralasia.codec.bulk.READERS"}


def modules() -> Iterator[ModuleType]:
    """Every module of the package."""
    for found in pkgutil.walk_packages(eca.__path__, "eucentralasia."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def constants(module: ModuleType) -> Iterator[tuple[str, Any]]:
    """The constants of a module that somebody outside can come upon."""
    whole = module.__name__.split(".")[1] in WHOLE_ROOMS
    named = [name for name in vars(module) if name.strip("_").isupper() and name[0] != "_"] if whole else []
    for name in sorted({*named, *getattr(module, "__all__", ())}):
        if f"{module.__name__}.{name}" not in CACHES:
            yield name, getattr(module, name, None)  # a type alias is for type checkers alone


def changeable(value: Any, path: str) -> Iterator[str]:
    """The paths in a constant at which something can be put in or taken out."""
    if isinstance(value, dict | list | set | bytearray) and not isinstance(value, Fixed):
        yield path
    is_table, is_list = isinstance(value, dict | MappingProxyType), isinstance(value, tuple | list)
    for key, inner in value.items() if is_table else enumerate(value) if is_list else ():
        yield from changeable(inner, f"{path}[{key!r}]")


@pytest.mark.parametrize("module", list(modules()), ids=lambda module: module.__name__)
def test_no_constant_can_be_changed(module: ModuleType) -> None:
    found = [path for name, value in constants(module) for path in changeable(value, name)]
    assert found == []


def test_constants_are_found_however_deep() -> None:
    assert list(changeable((1, Fixed(a=[2])), "x")) == ["x[1]['a']"]
    assert "CONTEXT" in dict(constants(eca.formats.jsonld))


@pytest.mark.parametrize(
    "change",
    [
        lambda table: table.update(a=1),
        lambda table: table.__setitem__("a", 1),
        lambda table: table.__delitem__("xsd"),
        lambda table: table.__ior__({"a": 1}),
        lambda table: table.pop("xsd"),
        lambda table: table.popitem(),
        lambda table: table.clear(),
        lambda table: table.setdefault("a", 1),
        lambda table: table["url"].update(a=1),
    ],
)
def test_the_context_of_linked_data_refuses_every_change(change: Any) -> None:
    before = json.dumps(eca.formats.jsonld.CONTEXT)
    with pytest.raises(TypeError, match=r"change a copy of it: write table.copy\(\)"):
        change(eca.formats.jsonld.CONTEXT)
    assert before == json.dumps(eca.formats.jsonld.CONTEXT)


@pytest.mark.parametrize(
    "copied",
    [lambda table: table.copy(), copy.copy, copy.deepcopy, lambda table: pickle.loads(pickle.dumps(table))],
)
def test_a_copy_of_the_context_is_the_hosts_own(copied: Any) -> None:
    own = copied(eca.formats.jsonld.CONTEXT)
    assert own == eca.formats.jsonld.CONTEXT
    broken(own)
    assert {} == own != eca.formats.jsonld.CONTEXT


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_value_is_made_once(value: Any) -> None:
    before = repr(value), hash(value), copy.deepcopy(value)
    fields = {name: getattr(value, name) for name in inspect.signature(type(value)).parameters}
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        value.__init__(**fields)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        value.__setstate__(fields)
    assert before == (repr(value), hash(value), value)
    assert value == type(value)(**fields) == copy.copy(value) == pickle.loads(pickle.dumps(value))


def test_every_value_that_the_package_names_is_made_once() -> None:
    named = [getattr(eca, name) for name in eca.__all__]
    values: list[type] = [one for one in named if isinstance(one, type) and attrs.has(one)]
    assert [one for one in values if vars(one)["__setstate__"].__name__ != "_fill"] == []
    assert len(values) > 30


@pytest.mark.parametrize("held", [eca.events, eca.curated], ids=["collection", "registry"])
def test_records_cannot_be_changed_or_made_again(held: Any) -> None:
    before = repr(held), len(held)
    for change in (
        lambda: setattr(held, "base", None),
        lambda: setattr(held, "_store", None),
        lambda: setattr(held, "new", None),
        lambda: delattr(held, "_store"),
        lambda: held.__setstate__({}),
    ):
        with pytest.raises((AttributeError, TypeError)):
            change()
    with contextlib.suppress(AttributeError):
        held.__init__([])
    assert before == (repr(held), len(held))


@pytest.mark.parametrize("word", [eca.Level.LEADERS, eca.Certainty.SURE], ids=repr)
def test_a_word_of_a_vocabulary_is_what_it_is(word: Any) -> None:
    cls: Any = type(word)
    before = repr(word), list(cls)
    for change in (
        lambda: setattr(word, "_value_", "x"),
        lambda: setattr(word, "new", "x"),
        lambda: delattr(word, "_value_"),
        lambda: setattr(cls, "NEW", "x"),
        lambda: setattr(cls, word.name, "x"),
        lambda: delattr(cls, word.name),
    ):
        with pytest.raises(AttributeError):
            change()  # type: ignore[no-untyped-call]
    assert before == (repr(word), list(cls))
    assert word is copy.deepcopy(word) is pickle.loads(pickle.dumps(word)) is cls(word.value)


def broken(value: Any) -> None:
    """Change whatever can be changed in plain data, however deep."""
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        broken(inner)
    if isinstance(value, dict | list) and not isinstance(value, Fixed):
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
