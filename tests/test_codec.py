"""Plain data become records strictly, and records become the same plain data and bytes everywhere."""

import datetime as dt
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Any

import attrs
import cattrs
import pytest
from hypothesis import given, strategies as st

import eucentralasia as eca
from eucentralasia.codec import bulk, dumps
from eucentralasia.codec.converter import converted, converter as strict_converter
from eucentralasia.model import DRAWERS, Record, drawer_of
from eucentralasia.model.validation import bare, is_value, members
from support.tiny import TINY

EVENT = {"id": "talks-9", "name": "Talks", "dates": "2025-07-11"}


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"name": 3}, "name (talks-9): expected a text, got 3"),
        ({"name": None}, "name (talks-9): expected a text, got None"),
        ({"name": ["a"]}, "name (talks-9): expected a text, got ['a']"),
        ({"name": b"x"}, "name (talks-9): expected a text, got b'x'"),
        (
            {"name": ""},
            "name (talks-9): expected a text that is not empty and has no space at its ends, got ''",
        ),
        (
            {"name": "\ud800"},
            "name (talks-9): expected a text without control, bidi, surrogate or private characters, "
            "got '\\ud800'",
        ),
        ({"edition": True}, "edition (talks-9): expected a whole number, got True"),
        ({"edition": "3"}, "edition (talks-9): expected a whole number; write 3 without quotes, got '3'"),
        ({"edition": 3.9}, "edition (talks-9): expected a whole number, got 3.9"),
        ({"edition": 0}, "edition (talks-9): expected a number from 1, got 0"),
        ({"parties": "EU"}, "parties (talks-9): expected a list, each a text; write ['EU'], got 'EU'"),
        ({"parties": {"a": 1}}, "parties (talks-9): expected a list, each a text, got {'a': 1}"),
        ({"parties": ["KZ", 3]}, "parties[1] (talks-9): expected a text, got 3"),
        ({"kind": "sumit"}, "kind (talks-9): expected one of summit, "),
        ({"kind": 3}, "kind (talks-9): expected one of summit, "),
        (
            {"mode": "virtuel"},
            "mode (talks-9): expected one of in-person, virtual, hybrid; did you mean 'virtual'?, "
            "got 'virtuel'",
        ),
        (
            {"dates": "2025-02-30"},
            "dates (talks-9): expected a date that exists; 2025-02 has 28 days, got '2025-02-30'",
        ),
        (
            {"dates": "3-4 April 2025"},
            "dates (talks-9): expected an EDTF date or span like '2025-07-11', "
            "'2025-04-03/2025-04-04' or '2024-12-01/..'; write '2025-04-03/2025-04-04', "
            "got '3-4 April 2025'",
        ),
        ({"dates": dt.date(2025, 1, 1)}, "; put it in quotes: '2025-01-01', got datetime.date(2025, 1, 1)"),
        ({"dates": 2025}, "; put it in quotes: '2025', got 2025"),
        ({"dates": []}, "dates (talks-9): expected an EDTF date or span like"),
        ({"rescheduled_from": "2025-03-04/2025-03-05"}, "rescheduled_from (talks-9): expected a date like"),
        (
            {"place": "Dushanbe"},
            "place (talks-9): expected a table of a Place; write {'city': 'Dushanbe'}, got 'Dushanbe'",
        ),
        ({"place": {3: "x"}}, "place (talks-9): expected a table of a Place, got {3: 'x'}"),
        ({"place": {"town": "x"}}, "place.town (talks-9): expected a field of Place; write city, got 'town'"),
        (
            {"participations": [{}]},
            "participations[0] (talks-9): expected an official, an organisation or a party",
        ),
        (
            {"relations": [{"event": "x"}]},
            "relations[0].how (talks-9): expected a value; the field is required, got nothing",
        ),
        (
            {"sources": [{"url": "x", "publisher": "y"}]},
            "sources[0].url (talks-9): expected an address that starts with https://",
        ),
        (
            {"nmae": "x"},
            "nmae (talks-9): expected a field of Event; did you mean 'name' or 'names'?, got 'nmae'",
        ),
    ],
)
def test_what_is_not_exactly_as_declared_is_one_problem(change: dict[str, Any], problem: str) -> None:
    with pytest.raises(eca.DataError) as caught:
        eca.structure({**EVENT, **change}, eca.Event)
    assert len(caught.value.problems) == 1
    assert problem in str(caught.value.problems[0])


def test_all_problems_are_told_at_once() -> None:
    data = {"name": 3, "dates": "x", "place": {"city": 1, "x": 2}, "topics": [1, 2], "y": 1}
    with pytest.raises(eca.DataError) as caught:
        eca.structure(data, eca.Event)
    paths = [problem.path for problem in caught.value.problems]
    assert sorted(paths) == ["dates", "id", "name", "place.city", "place.x", "topics[0]", "topics[1]", "y"]


def test_a_wrong_form_is_told_beside_a_wrong_type() -> None:
    data = {
        "id": "BAD ID",
        "name": 3,
        "edition": 0,
        "former_ids": ["good", "B C"],
        "dates": "/2025",
        "sources": [{"url": "x"}],
    }
    with pytest.raises(eca.DataError) as caught:
        eca.structure(data, eca.Event)
    paths = [problem.path for problem in caught.value.problems]
    assert sorted(paths) == [
        "dates",
        "edition",
        "former_ids[1]",
        "id",
        "name",
        "sources[0].publisher",
        "sources[0].url",
    ]


@pytest.mark.parametrize("data", [None, 3, "x", [], (), {1: 2}])
def test_what_is_no_table_is_no_record(data: object) -> None:
    with pytest.raises(eca.DataError, match="expected a table of an Event"):
        eca.structure(data, eca.Event)


def test_a_day_that_is_attested_is_a_whole_day() -> None:
    data = {
        "id": "a-b",
        "name": "A B",
        "appointments": [{"title": "Envoy", "represents": "KZ", "attested": ["2025-07-11", "2025-07"]}],
    }
    with pytest.raises(
        eca.DataError,
        match=r"appointments\[0\].attested\[1\] \(a-b\): "
        r"expected a whole day like '2025-07-11'; write a day of it, such as '2025-07-01', got '2025-07'",
    ):
        eca.structure(data, eca.Official)


def test_the_hook_for_text_lets_no_word_pass_that_is_in_no_vocabulary() -> None:
    with pytest.raises(eca.DataError):
        eca.structure({"event": "x", "how": "zzz"}, eca.Relation)
    assert eca.RelationKind.FOLLOWS is eca.structure({"event": "x", "how": "follows"}, eca.Relation).how


def test_the_hook_for_text_is_the_one_that_is_asked() -> None:
    for wrong in (3, None, True, ["a"], "\ud800"):
        with pytest.raises(eca.DataError):
            eca.structure({"value": wrong}, eca.Name)


def test_the_traps_are_real_without_our_hooks() -> None:
    """Cattrs alone would take what ours refuse; if that ever changes, our hooks may become simpler."""

    class Word(StrEnum):
        GOOD = "good"

    @attrs.frozen
    class Lenient:
        text: str
        word: Word
        many: tuple[str, ...] = ()

    converter = cattrs.Converter()
    assert Lenient("3", Word.GOOD, ("a", "b")) == converter.structure(
        {"text": 3, "word": "good", "many": "ab", "x": 1}, Lenient
    )
    converter.register_structure_hook(str, lambda value, _: value)
    assert converter.structure({"text": "x", "word": "zzz"}, Lenient).word == "zzz"


@pytest.mark.parametrize(
    "fatal", [MemoryError, RecursionError, KeyboardInterrupt, SystemExit, AssertionError]
)
def test_what_is_nobodys_data_is_raised_again(
    fatal: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: object) -> None:
        raise fatal

    monkeypatch.setattr(eca.Name, "_broken_rules", fail)
    for road in (eca.structure, converted):
        with pytest.raises(fatal):
            road({"id": "x", "name": "y", "names": [{"value": "z"}]}, eca.Topic)


def test_plain_data_are_fresh_and_read_back_equal(tiny: eca.Registry) -> None:
    for record in tiny:
        plain = eca.unstructure(record)
        assert record == eca.structure(plain, type(record))
        assert plain is not eca.unstructure(record)
        assert plain == eca.unstructure(record)


def test_plain_data_leave_out_what_is_unknown_and_keep_the_order_of_fields(tiny: eca.Registry) -> None:
    plain = eca.unstructure(tiny.events["talks-3"])
    assert list(plain)[:9] == ["id", "name", "series", "edition", "kind", "level", "mode", "status", "dates"]
    assert "place" not in plain
    assert eca.unstructure(eca.Membership(country="CC", dates=eca.DateSpan.from_edtf("2020"))) == {
        "country": "CC",
        "dates": "2020",
    }


def test_the_canonical_form_is_utf_8_with_a_line_feed() -> None:
    assert dumps(eca.Name(value="д")) == b'{"value":"\xd0\xb4"}\n'
    with pytest.raises(ValueError, match="Out of range"):
        dumps({"x": float("nan")})


TEXTS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=20)
NAMES = st.builds(
    eca.Name,
    value=TEXTS,
    lang=st.sampled_from([None, "ru", "uz-Latn"]),
    kind=st.sampled_from([None, *eca.NameKind]),
)


@given(
    st.builds(
        eca.Topic,
        id=st.from_regex(r"\A[a-z][a-z0-9]{3,20}\Z"),
        name=TEXTS,
        names=st.lists(NAMES, max_size=3).map(tuple),
    )
)
def test_every_record_reads_back_equal(topic: eca.Topic) -> None:
    assert topic == eca.structure(eca.unstructure(topic), eca.Topic)


def test_a_host_converter_learns_our_records_strictly() -> None:
    @attrs.frozen
    class Note:
        text: str
        event: eca.Event

    converter = eca.configure(cattrs.Converter())
    note = converter.structure({"text": 3, "event": EVENT}, Note)
    assert (note.text, note.event.id) == ("3", "talks-9")
    assert converter.unstructure(note)["event"] == EVENT
    with pytest.raises(cattrs.ClassValidationError):
        converter.structure({"text": "x", "event": {**EVENT, "name": 3}}, Note)


def test_other_types_are_the_converters() -> None:
    assert eca.structure(["KZ", "UZ"], tuple[str, ...]) == ("KZ", "UZ")


def test_a_hook_that_is_asked_for_a_date_reads_only_text() -> None:
    assert dt.date(2025, 1, 2) == strict_converter().structure("2025-01-02", dt.date)


def test_what_the_bulk_maker_refuses_is_taken_where_the_converter_takes_it(
    monkeypatch: pytest.MonkeyPatch, tiny: eca.Registry
) -> None:
    def refusing(self: bulk.BulkMaker, cls: type) -> Any:
        return lambda data: bulk.checked_text(None)

    monkeypatch.setattr(bulk.BulkMaker, "maker", refusing)
    assert tiny == eca.loads(TINY, "toml", base=None)
    with pytest.raises(eca.DataError, match="expected the id of a known topic; add it to topics, got 'gone'"):
        eca.loads('{"schema": 1, "topics": [{"id": "rail", "name": "Rail", "broader": "gone"}]}', "json")


def test_the_bulk_maker_takes_what_is_right_and_leaves_nothing_of_it_to_the_converter() -> None:
    # what it refuses is read all the same, only slower, so that nobody would see it
    maker = bulk.BulkMaker()
    for drawer in eca.curated.by_drawer().values():
        for record in drawer:
            assert record == maker.maker(type(record))(eca.unstructure(record))


VALUES: tuple[Any, ...] = (
    *(None, True, 0, 1, 2**60, 1.5, float("nan"), "", " x", "x", "x-1", "a\u202eb", "x" * 10_001, b"x"),
    *([], ["x"], ["x", 3], ("x",), {}, {"x": 1}, [{}], [{"url": "https://a.example/", "publisher": "p"}]),
    *(
        "2025-07-11",
        "2025-07/2025-08",
        "2025-07-11/2025-07-10",
        "/2025",
        "2025-02-30",
        "dialogue",
        "KZ",
        "ru",
    ),
    *("https://a.example/", eca.EventKind.DIALOGUE, dt.date(2025, 1, 1), eca.Place(city="A")),
)


def values_in(value: Any) -> Iterator[Any]:
    """The records and parts in a value, itself included."""
    for item in value if isinstance(value, tuple) else (value,):
        if is_value(type(item)):
            yield item
            for name in members(item):
                yield from values_in(getattr(item, name))


HOLDERS = {type(value): record for record in eca.curated for value in values_in(record)}
MOST_ITEMS = 3
"""Of each list of a sample: a country has names in thirty languages, and each of them means the same here."""


def sample_of(cls: type, record: Record) -> Any:
    """The fullest value of a class within a record, with the first of what it lists."""
    full = max(
        (eca.unstructure(one) for one in values_in(record) if type(one) is cls),
        key=lambda plain: len(repr(plain)),
    )
    cut = {name: value[:MOST_ITEMS] if isinstance(value, list) else value for name, value in full.items()}
    return eca.structure(cut, cls)


SAMPLES = {cls: sample_of(cls, record) for cls, record in HOLDERS.items()}


def outcome(make: Any, data: Any, cls: type) -> Any:
    try:
        return make(data, cls)
    except eca.DataError as error:
        return error.problems


def test_the_samples_are_of_every_record_and_part() -> None:
    kinds = {bare(field.type) for cls in SAMPLES for field in members(cls).values()}
    assert set(DRAWERS.values()) | {kind for kind in kinds if is_value(kind)} == set(SAMPLES)


@pytest.mark.parametrize("cls", SAMPLES)
def test_structure_and_the_converter_agree_whatever_stands_in_a_field(cls: type) -> None:
    good = eca.unstructure(SAMPLES[cls])
    assert SAMPLES[cls] == eca.structure(good, cls) == converted(good, cls)
    for name in (*members(cls), "x"):
        without = {key: value for key, value in good.items() if key != name}
        for data in (without, *({**good, name: value} for value in VALUES)):
            assert outcome(converted, data, cls) == outcome(eca.structure, data, cls)


@pytest.mark.parametrize("cls", SAMPLES)
def test_a_rule_that_is_added_to_a_class_is_kept_on_every_road(
    cls: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample, holder = SAMPLES[cls], HOLDERS[cls]
    page = {"schema": 1, drawer_of(holder): [eca.unstructure(holder)]}
    roads: tuple[Callable[[], object], ...] = (
        lambda: attrs.evolve(sample),
        lambda: eca.structure(eca.unstructure(sample), cls),
        lambda: converted(eca.unstructure(sample), cls),
        lambda: eca.loads(dumps(page), "json"),
    )
    for road in roads:
        road()
    monkeypatch.setattr(cls, "_broken_rules", lambda self: [("", "no such thing", self.key, "planted")])
    for road in roads:
        with pytest.raises(eca.DataError, match="expected no such thing"):
            road()
