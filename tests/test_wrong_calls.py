"""Wrong calls that people make: each message contains what to type instead."""

import copy
import datetime as dt
import pickle
import random
from collections.abc import Callable
from typing import Any

import attrs
import pytest

import eucentralasia as eca
from eucentralasia.names.hints import NEIGHBOURS, Hint, hinted

CURATED = eca.curated
EVENT = eca.events["hlpsd-12"]
OWN = eca.Registry([EVENT], base=None)
WHERE = eca.events.where
ANY: Any = eca


def _set(record: Any, name: str, value: object) -> None:
    setattr(record, name, value)


# Who was asked in the wrong way, the whole message, and in it what to type.
WRONG: list[tuple[Callable[[], Any], str, str]] = [
    # ids that are names, codes in use elsewhere, former names, slips
    (
        lambda: WHERE(eca.involving("Kazakhstan")),
        "no country or region 'Kazakhstan'; did you mean 'KZ' (Kazakhstan)?",
        "'KZ'",
    ),
    (lambda: WHERE(eca.involving("EL")), "no country or region 'EL'; did you mean 'GR' (Greece)?", "'GR'"),
    (
        lambda: WHERE(eca.hosted_by("UK")),
        "no country or region or organisation 'UK'; did you mean 'GB' (United Kingdom)?",
        "'GB'",
    ),
    (
        lambda: WHERE(eca.involving("kz")),
        "no country or region 'kz'; did you mean 'KZ' (Kazakhstan)?",
        "'KZ'",
    ),
    (
        lambda: WHERE(eca.held_in("Nur-Sultan")),
        "no country or city or region 'Nur-Sultan'; did you mean 'Astana'?",
        "'Astana'",
    ),
    (
        lambda: WHERE(eca.about("water")),
        "no topic 'water'; did you mean 'water-management' (Water management)?",
        "'water-management'",
    ),
    (lambda: WHERE(eca.about("securty")), "no topic 'securty'; did you mean 'security'?", "'security'"),
    (
        lambda: WHERE(eca.attended_by("Kallas")),
        "no official 'Kallas'; did you mean 'kaja-kallas' (Kaja Kallas)?",
        "'kaja-kallas'",
    ),
    (
        lambda: WHERE(eca.about("hlpsd")),
        "no topic 'hlpsd'; that id is in the drawer series; write of_series('hlpsd')",
        "of_series('hlpsd')",
    ),
    (lambda: WHERE(eca.involving("xx")), "no country or region 'xx'", ""),
    (
        lambda: WHERE(eca.of_kind("sumit")),
        "no kind of event 'sumit'; did you mean 'summit' or 'visit'?",
        "'summit'",
    ),
    (lambda: WHERE(ANY.of_scope("global")), "no scope 'global'; there are regional, bilateral", "regional"),
    (
        lambda: WHERE(eca.of_category("politics")),
        "no category 'politics'; did you mean 'political'?",
        "'political'",
    ),
    (
        lambda: eca.events["12th HLPSD"].name,
        "no event '12th HLPSD'; did you mean 'hlpsd-12' "
        "(12th EU–Central Asia High-Level Political and Security Dialogue)?",
        "'hlpsd-12'",
    ),
    (lambda: eca.countries["Uzbekistan"], "no country 'Uzbekistan'; did you mean 'UZ' (Uzbekistan)?", "'UZ'"),
    (
        lambda: eca.members("European Union"),
        "no region 'European Union'; did you mean 'eu' (European Union)?",
        "'eu'",
    ),
    (
        lambda: OWN.events.where(eca.involving("KZ")),
        "no country or region 'KZ'; this registry has none, nor has a base; "
        "give base=eca.curated to look it up there",
        "base=eca.curated",
    ),
    (lambda: ANY.about(3), "a query takes ids or records, or lists of them, not int", "ids or records"),
    # registries
    (
        lambda: ANY.Registry(EVENT),
        "a registry takes a list of records; write Registry([event])",
        "Registry([event])",
    ),
    (
        lambda: ANY.Registry([{"id": "x"}]),
        "a registry takes records, not dict; plain data become records by eca.loads, eca.from_rows "
        "or eca.structure(data, eca.Event)",
        "eca.structure(data, eca.Event)",
    ),
    (
        lambda: ANY.Registry([EVENT], base="curated"),
        "base is a registry, such as eca.curated, or None, not str",
        "eca.curated",
    ),
    # constructors
    (
        lambda: ANY.Event("talks-2030"),
        "Event takes its fields by name: Event(id=..., name=..., dates=...)",
        "Event(id=..., name=..., dates=...)",
    ),
    (lambda: ANY.Event(id="x", name="X"), "Event needs dates=...", "dates=..."),
    (
        lambda: ANY.Event(id="x", title="X", date="2030", city="Astana"),
        "Event has no field 'title'; write name=...; Event has no field 'date'; write dates=...; "
        "Event has no field 'city'; write place={'city': ...}; Event needs name=..., dates=...",
        "place={'city': ...}",
    ),
    (
        lambda: attrs.evolve(ANY.events["hlpsd-12"], venue="Hall"),
        "Event has no field 'venue'; write place={'venue': ...}",
        "place={'venue': ...}",
    ),
    (
        lambda: ANY.Topic(id="x", name="X", parnt="security", colour=3),
        "Topic has no field 'parnt'; there are id, name, broader, former_ids, names, mappings, disputes, "
        "sources; Topic has no field 'colour'; there are id, name, broader, former_ids, names, mappings, "
        "disputes, sources",
        "broader",
    ),
    (
        lambda: ANY.structure({}, "Event"),
        "structure makes a record or part such as eca.Event, not 'Event'",
        "eca.Event",
    ),
    (
        lambda: ANY.json_schema("events"),
        "json_schema takes a record or part such as Event, not 'events'; write json_schema(eca.Event)",
        "json_schema(eca.Event)",
    ),
    # what is no registry, no text and no rows
    (
        lambda: ANY.check([EVENT]),
        "check takes a registry, not list; eca.Registry(records, base=eca.curated) makes one",
        "eca.Registry(records, base=eca.curated)",
    ),
    (
        lambda: ANY.loads({"schema": 1}, "json"),
        "loads takes a text or bytes, not dict; write eca.structure(data, eca.Event) for a record, "
        "loads(json.dumps(data), 'json') for a page",
        "loads(json.dumps(data), 'json')",
    ),
    (
        lambda: ANY.formats.json.dumps(EVENT),
        "a format takes a Registry or a Collection, not Event; write eca.Registry([record])",
        "eca.Registry([record])",
    ),
    (
        lambda: ANY.formats.json.dumps([EVENT]),
        "a format takes a Registry or a Collection, not list; write eca.Registry(records)",
        "eca.Registry(records)",
    ),
    (
        lambda: ANY.from_rows({"name": "Talks"}),
        "rows are dicts, a frame or the path of a CSV file; a single row stands in a list: [row]",
        "[row]",
    ),
    (
        lambda: ANY.from_rows([["Talks", "2030"]]),
        "rows are dicts, a frame or the path of a CSV file, not list as row 1; write dict(zip(heads, row)) "
        "for each",
        "dict(zip(heads, row))",
    ),
    (
        lambda: ANY.from_rows([EVENT]),
        "rows are dicts, a frame or the path of a CSV file, not Event as row 1; records become a registry "
        "by eca.Registry(records)",
        "eca.Registry(records)",
    ),
    (lambda: ANY.from_rows([3]), "rows are dicts, a frame or the path of a CSV file, not int as row 1", ""),
    (lambda: ANY.from_rows(None), "rows are dicts, a frame or the path of a CSV file, not NoneType", ""),
    # dates
    (
        lambda: eca.during(dt.datetime(2025, 7, 11, 9, tzinfo=dt.UTC)),
        "expected a date like '2025-07-11', '2025-07' or '2025'; write during('2025-07-11'), "
        "got datetime.datetime(2025, 7, 11, 9, 0, tzinfo=datetime.timezo…",
        "during('2025-07-11')",
    ),
    (
        lambda: eca.on("July 2025"),
        "expected a whole day like '2025-07-11'; write during('2025-07'), got 'July 2025'",
        "during('2025-07')",
    ),
    (
        lambda: ANY.PartialDate("July 2025"),
        "expected numbers, as in PartialDate(2025, 7, 11); write PartialDate.from_edtf('2025-07'), "
        "got 'July 2025'",
        "PartialDate.from_edtf('2025-07')",
    ),
    (
        lambda: ANY.DateSpan("2025", "2026"),
        "expected two PartialDates, or None; write DateSpan.from_edtf('2025/2026'), got ('2025', '2026')",
        "DateSpan.from_edtf('2025/2026')",
    ),
    # positions
    (lambda: ANY.events[0], "events go by id and not by position; write events.first", "events.first"),
    (lambda: ANY.events[-1], "events go by id and not by position; write events.last", "events.last"),
    (
        lambda: ANY.events[7],
        "events go by id and not by position; write tuple(events)[7]",
        "tuple(events)[7]",
    ),
    (
        lambda: ANY.events[:5],
        "events go by id and not by position; write events.page(0, 5)",
        "events.page(0, 5)",
    ),
    (
        lambda: ANY.topics[2:5],
        "topics go by id and not by position; write topics.page(2, 5)",
        "topics.page(2, 5)",
    ),
    (
        lambda: ANY.events[-5:],
        "events go by id and not by position; write tuple(events)[-5:]",
        "tuple(events)[-5:]",
    ),
    (
        lambda: ANY.events[3:],
        "events go by id and not by position; write tuple(events)[3:]",
        "tuple(events)[3:]",
    ),
    (
        lambda: ANY.events[::2],
        "events go by id and not by position; write tuple(events)[::2]",
        "tuple(events)[::2]",
    ),
    # attributes
    (
        lambda: ANY.people,
        "module 'eucentralasia' has no attribute 'people'; write officials",
        "officials",
    ),
    (
        lambda: ANY.curated.people,
        "'Registry' object has no attribute 'people'; write registry.officials",
        "registry.officials",
    ),
    (
        lambda: ANY.curated.evnts,
        "'Registry' object has no attribute 'evnts'; did you mean 'events' or 'events_of' or 'events_in'?",
        "'events'",
    ),
    (lambda: ANY.curated.__wrapped__, "'Registry' object has no attribute '__wrapped__'", ""),
    (
        lambda: ANY.topics.head,
        "'Collection' object has no attribute 'head'; write topics.page(0, 5)",
        "topics.page(0, 5)",
    ),
    (
        lambda: ANY.events.to_pandas,
        "'Collection' object has no attribute 'to_pandas'; write pandas.DataFrame.from_arrow(events)",
        "pandas.DataFrame.from_arrow(events)",
    ),
    (
        lambda: ANY.events.wher,
        "'Collection' object has no attribute 'wher'; did you mean 'where' or 'drawer'?",
        "'where'",
    ),
    (lambda: ANY.events.__wrapped__, "'Collection' object has no attribute '__wrapped__'", ""),
    (
        lambda: ANY.formats.xlsx,
        "module 'eucentralasia.formats' has no attribute 'xlsx'; "
        "write pandas.DataFrame.from_arrow(events).to_excel(path)",
        "to_excel(path)",
    ),
    (
        lambda: ANY.formats.jsn,
        "module 'eucentralasia.formats' has no attribute 'jsn'; did you mean 'json' or 'jsonl' or 'jsonld'?",
        "'json'",
    ),
    (lambda: ANY.formats.__wrapped__, "module 'eucentralasia.formats' has no attribute '__wrapped__'", ""),
    # fields and keywords
    (
        lambda: ANY.events.where(kind="summit", year=2025),
        "where takes queries and no keywords; write where(of_kind('summit'), during('2025'))",
        "where(of_kind('summit'), during('2025'))",
    ),
    (
        lambda: ANY.events.where(colour=3),
        "where takes queries and no keywords; write where(during(...))",
        "during(...)",
    ),
    (lambda: ANY.events.count_by("city"), "no Event field 'city'; write place.city", "place.city"),
    (lambda: ANY.explain("hlpsd-12", "venue"), "no Event field 'venue'; write place.venue", "place.venue"),
    (
        lambda: ANY.events.count_by("place.town"),
        "no Place field 'town'; did you mean 'city'?",
        "city",
    ),
    (lambda: ANY.chairs(12), "no event 12; an id is a text", "text"),
    (
        lambda: ANY.held_at,
        "module 'eucentralasia' has no attribute 'held_at'; did you mean 'held_in'?",
        "'held_in'",
    ),
    (lambda: ANY.in_, "module 'eucentralasia' has no attribute 'in_'; write held_in", "held_in"),
    (lambda: ANY.__wrapped__, "module 'eucentralasia' has no attribute '__wrapped__'", ""),
    (
        lambda: ANY.events["hlpsd-12"].city,
        "'Event' object has no attribute 'city'; write event.place.city",
        "event.place.city",
    ),
    (
        lambda: ANY.events["hlpsd-12"].date,
        "'Event' object has no attribute 'date'; write event.dates",
        "event.dates",
    ),
    (
        lambda: ANY.events["hlpsd-12"].participants,
        "'Event' object has no attribute 'participants'; write event.participations, "
        "or eca.participants(event) for the officials",
        "eca.participants(event)",
    ),
    (
        lambda: ANY.events["hlpsd-12"].nmae,
        "'Event' object has no attribute 'nmae'; did you mean 'name' or 'names'?",
        "'name'",
    ),
    (lambda: ANY.events["hlpsd-12"].__array__, "'Event' object has no attribute '__array__'", ""),
    (
        lambda: ANY.officials["olof-skoog"].title,
        "'Official' object has no attribute 'title'; write official.title_on(\"2025-07-11\")",
        "official.title_on(",
    ),
    (
        lambda: ANY.series["hlpsd"].editions,
        "'Series' object has no attribute 'editions'; write eca.editions(series)",
        "eca.editions(series)",
    ),
    (
        lambda: ANY.topics["security"].narrower,
        "'Topic' object has no attribute 'narrower'; write eca.narrower(topic)",
        "eca.narrower(topic)",
    ),
    (
        lambda: ANY.countries["KZ"].events,
        "'Country' object has no attribute 'events'; write eca.events_of(country)",
        "eca.events_of(country)",
    ),
    # changes
    (
        lambda: _set(EVENT, "name", "x"),
        "a record cannot be changed; make a new one: attrs.evolve(event, name=...)",
        "attrs.evolve(event, name=...)",
    ),
    (lambda: _set(EVENT, "colour", "x"), "a record cannot be changed", ""),
    (
        lambda: delattr(EVENT, "name"),
        "a record cannot be changed; make a new one: attrs.evolve(event, name=...)",
        "attrs.evolve",
    ),
    # a text where a list of texts was wanted
    (
        lambda: eca.check(CURATED, skip="unsorted"),
        "skip takes a list of texts; write skip=['unsorted']",
        "skip=['unsorted']",
    ),
    (
        lambda: eca.check(CURATED, texts="x\n" * 99),
        "texts takes a list of texts; write texts=['" + "x\\n" * 19 + "x…]",
        "texts=[",
    ),
    (
        lambda: eca.Registry(denied="Juma"),
        "denied takes a list of texts; write denied=['Juma']",
        "denied=['Juma']",
    ),
    (
        lambda: CURATED.extended(denied="Juma"),
        "denied takes a list of texts; write denied=['Juma']",
        "denied=['Juma']",
    ),
    (
        lambda: CURATED.extended(names={"KZ": "Land of Apples"}),
        "names takes a list of texts for each record; write names={'KZ': ['Land of Apples']}",
        "names={'KZ': ['Land of Apples']}",
    ),
    (
        lambda: eca.from_rows([{}], columns="kind"),  # type: ignore[arg-type]
        "columns takes a table; write columns={'theirs': 'kind'}",
        "columns={'theirs': 'kind'}",
    ),
    # texts
    (lambda: ANY.search(None), "a text to search for is a str, not NoneType", "str"),
    (lambda: ANY.mentions(None), "a text to be read is a str, not NoneType", "str"),
    (lambda: CURATED.events_in(3), "a text to be read is a str, not int", "str"),  # type: ignore[arg-type]
]


@pytest.mark.parametrize(("call", "message", "line"), WRONG)
def test_a_wrong_call_is_told_what_to_type(call: Callable[[], Any], message: str, line: str) -> None:
    with pytest.raises((eca.EUCentralAsiaError, AttributeError, TypeError)) as caught:
        call()
    assert str(caught.value) == message
    assert line in message


def test_a_record_that_cannot_be_changed_says_so_as_attrs_does() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError, match=r"attrs\.evolve") as caught:
        _set(EVENT, "name", "x")
    assert caught.value.msg == str(caught.value)


def test_a_record_that_lacks_an_attribute_copies_and_pickles_as_ever() -> None:
    assert copy.copy(EVENT) is EVENT is copy.deepcopy(EVENT)
    assert pickle.loads(pickle.dumps(EVENT)) == EVENT
    assert not hasattr(EVENT, "city")
    assert getattr(EVENT, "city", "none") == "none"
    assert repr(eca.documents.first).startswith("<Document ")


def test_what_was_meant_is_looked_for_when_somebody_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def nobody(_: object, key: object) -> Hint:
        asked.append(key)
        return Hint()

    monkeypatch.setattr("eucentralasia.names.hints.hinted", nobody)
    with pytest.raises(eca.UnknownRecordError) as caught:
        eca.events["nothing-1"]
    assert asked == []
    assert (str(caught.value), caught.value.names) == ("no event 'nothing-1'", ())
    assert asked == ["nothing-1"]


def test_an_error_keeps_what_it_tells_when_it_is_pickled() -> None:
    with pytest.raises(eca.UnknownRecordError) as caught:
        WHERE(eca.involving("Kazakhstan"))
    again = pickle.loads(pickle.dumps(caught.value))
    assert (again.kind, again.key, again.nearest, again.names) == (
        "country or region",
        "Kazakhstan",
        ("KZ",),
        ("Kazakhstan",),
    )
    assert str(again) == str(caught.value)


def test_a_large_drawer_is_asked_near_an_id_only() -> None:
    topics = eca.Registry(eca.Topic(id=f"topic-{n:05}", name=f"Name {n}") for n in range(3000)).topics
    assert hinted([topics], "Name 7").ids == ()
    assert hinted([topics], "topic-01234x").ids[0] == "topic-01234"
    assert len(topics.page(0, NEIGHBOURS).sorted_ids()) == NEIGHBOURS
    assert hinted([topics.page(0, NEIGHBOURS)], "Name 7").names == ("Name 7",)


@pytest.mark.parametrize("key", [None, 3, "", "x" * 501])
def test_what_is_no_id_at_all_means_nobody(key: object) -> None:
    assert hinted([eca.countries], key) == ((), ())


def test_positions_have_other_ways() -> None:
    events = eca.events
    assert next(reversed(events)) == events.last == tuple(events)[-1]
    assert [*reversed(events.page(0, 3))] == [*events.page(0, 3)][::-1]
    with pytest.raises(TypeError, match=r"write (tuple\(events\)\[\d+\]|events.first)"):
        random.choice(events)  # type: ignore[arg-type]
    assert (events.get("x"), events.get("x", 3), events.get("hlpsd-12", 3)) == (None, 3, EVENT)
    assert events._ipython_key_completions_() == list(events.ids)


@pytest.mark.parametrize("path", ["level", "hosts", "place.city", "participations.role"])
def test_the_records_of_which_a_field_is_unknown_are_those_that_no_value_counts(path: str) -> None:
    unknown = eca.events.unknown(path)
    assert set(unknown.count_by(path)) <= {None}
    assert None not in (eca.events - unknown).count_by(path) or path == "participations.role"
    with pytest.raises(eca.UnknownRecordError):
        eca.events.unknown("nothing")


@pytest.mark.parametrize(
    "name",
    [
        "chairs",
        "editions",
        "events_of",
        "expected_next",
        "explain",
        "members",
        "narrower",
        "participants",
        "parties",
        "related",
    ],
)
def test_joins_stand_at_the_top_as_finding_does(name: str) -> None:
    assert getattr(eca, name) == getattr(CURATED, name)
    assert name in eca.__all__


@pytest.mark.parametrize(
    "value", [None, 3, 1.5, [], {"a": 1}, object(), eca.events.first, 10**5000], ids=range(8)
)
@pytest.mark.parametrize(
    "call",
    [
        eca.events.count_by,
        lambda value: eca.curated.explain("summit-1", value),
        eca.events["hlpsd-12"].sources_for,
        eca.curated.publisher_kind,
        lambda value: eca.check(eca.Registry(), texts=[value]),
        eca.curated.merge,
        eca.curated.diff,
        lambda value: eca.structure({}, value),
    ],
)
def test_what_is_no_text_or_registry_is_refused_by_type(call: Any, value: Any) -> None:
    with pytest.raises(TypeError) as caught:
        call(value)
    assert len(str(caught.value)) < 300


def test_checks_are_of_a_registry_and_a_drawer_is_one_that_there_is() -> None:
    records: Any = eca.events
    with pytest.raises(TypeError, match="check takes a registry, not Collection"):
        eca.check(records)
    with pytest.raises(eca.UnknownRecordError, match="no drawer 'evnts'; did you mean 'events'"):
        eca.curated.lookup("summit-1", "evnts")


def test_what_a_host_wrote_is_shown_cut_however_long_it_is() -> None:
    long: Any = "x" * 100_000
    calls: list[Any] = [
        lambda: eca.events.where(long),
        lambda: eca.curated.merge(long),
        lambda: eca.curated.merge(eca.Registry(), on_conflict=long),
        lambda: eca.check(eca.Registry(), profile=long),
        lambda: eca.json_schema(long),
        lambda: eca.formats.csv.dumps(eca.events, delimiter=long),
        lambda: eca.formats.ical.dumps(eca.events, vague=long),
    ]
    for call in calls:
        with pytest.raises((TypeError, ValueError)) as caught:
            call()
        assert len(str(caught.value)) < 300
