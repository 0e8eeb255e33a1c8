"""One day within bounds, and parts of a year, are kept by whatever reads a date, or told to be left out."""

import json
from pathlib import Path
from typing import Any

import attrs
import jsonschema
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
import rdflib

import eucentralasia as eca
from eucentralasia import after, before, between, during, formats, on
from eucentralasia.codec.bulk import BulkMaker
from eucentralasia.dates.bounded_day import DayWithin
from eucentralasia.dates.partial import PartialDate
from eucentralasia.formats import frames
from eucentralasia.snapshot import Snapshot, written

SEEN, QUARTER, SEASON, DAY = "[2025-03-17..2025-03-20]", "2025-34", "2025-24", "2025-03-18"
DATES = {"seen": SEEN, "quarter": QUARTER, "season": SEASON, "day": DAY}


def event(key: str, dates: str, **fields: Any) -> eca.Event:
    return eca.Event(id=key, name=f"Talks {key}", dates=eca.DateSpan.from_edtf(dates), **fields)


OWN = eca.Registry([event(key, dates) for key, dates in DATES.items()])


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        (during("2025-03"), "seen day"),
        (during("2025-03-20"), "seen"),
        (during("2025-03-21"), ""),
        (on("2025-03-17"), "seen"),
        (on("2025-03-18"), "seen day"),
        (on("2025-06-30"), "quarter"),
        (on("2026-03-31"), "season"),
        (during(SEEN), "seen day"),
        (between("2025-03-17", "2025-03-20"), "seen day"),
        (between("2025-03-18", "2025-03-20"), "day"),
        (between("2025-03-17", "2025-03-19"), "day"),
        (between(SEEN, SEEN), "seen day"),
        (between("2025-04", "2025-06"), "quarter"),
        (between("2025-12", "2026-03"), "season"),
        (before("2025-03-20"), "day"),
        (before("2025-03-21"), "day seen"),
        (before(SEEN), ""),
        (after("2025-03-16"), "day quarter season seen"),
        (after("2025-03-17"), "day quarter season"),
        (after(SEEN), "quarter season"),
        (~during("2025-03-20"), "day quarter season"),
    ],
)
def test_queries_mean_what_may_be_or_what_is_sure(query: eca.Query[eca.Event], ids: str) -> None:
    assert set(ids.split()) == {one.id for one in OWN.events if query(one)}
    assert set(ids.split()) == set(OWN.events.where(query).ids)
    assert query == eval(repr(query), vars(eca) | {name: getattr(eca, name) for name in eca.__all__})
    for frame in (pl.DataFrame(OWN.events), pd.DataFrame.from_arrow(OWN.events), pa.table(OWN.events)):
        rows = frames.filter(frame, query)
        assert set(ids.split()) == set(rows["id"].to_pylist() if isinstance(rows, pa.Table) else rows["id"])


@pytest.mark.parametrize(
    ("ask", "line"),
    [
        (lambda: during("July 2025"), "during('2025-07')"),
        (lambda: during("2025-7"), "during('2025-07')"),
        (lambda: during(2025), "during('2025')"),  # type: ignore[arg-type]
        (lambda: during("03/04/2025"), "during('2025-04-03') or during('2025-03-04')"),
        (lambda: on("11.07.2025"), "on('2025-07-11')"),
        (lambda: on("July 2025"), "during('2025-07')"),
        (lambda: before("4 April 2025"), "before('2025-04-04')"),
        (lambda: after("сентябрь 2025 года"), "after('2025-09')"),
        (lambda: between("March 2025", "2025-07"), "'2025-03'"),
    ],
)
def test_a_query_takes_edtf_and_its_error_shows_the_line_to_type(ask: Any, line: str) -> None:
    with pytest.raises(eca.DateError) as caught:
        ask()
    assert caught.value.expected.partition("; write ")[2] == line


@pytest.mark.parametrize(
    ("first", "last", "text", "expected"),
    [
        ("2025-03-17", "2025-03", None, "two whole days that are sure"),
        ("2025-03-17?", "2025-03-20", None, "two whole days that are sure"),
        ("2025-03-20", "2025-03-17", "[2025-03-20..2025-03-17]", "a last day after the first"),
        (
            *("2025-03-17", "2025-03-17", "[2025-03-17..2025-03-17]"),
            "a last day after the first; one day is written '2025-03-17'",
        ),
    ],
)
def test_a_day_within_bounds_has_two_sure_ones_in_their_order(
    first: str, last: str, text: str | None, expected: str
) -> None:
    bounds = PartialDate.from_edtf(first), PartialDate.from_edtf(last)
    with pytest.raises(eca.DateError) as caught:
        DayWithin(*bounds)
    assert (caught.value.text, caught.value.expected) == (text or bounds, expected)


@pytest.mark.parametrize(("ask", "text"), [(during, "soon"), (on, "11 July"), (before, "11 July")])
def test_a_text_that_no_query_can_mean_is_shown_no_line(ask: Any, text: str) -> None:
    with pytest.raises(eca.DateError) as caught:
        ask(text)
    assert "; write" not in caught.value.expected


def test_events_are_in_the_order_of_their_first_possible_days() -> None:
    assert OWN.events.ids == ("seen", "day", "quarter", "season")


@pytest.mark.parametrize("name", ["json", "jsonl", "toml"])
def test_data_come_back_as_they_were(name: str) -> None:
    text = getattr(formats, name).dumps(OWN)
    loads: Any = eca.loads
    assert loads(text, name, base=None) == OWN


def test_tables_keep_the_text_and_the_days() -> None:
    rows = {row["id"]: row for row in pa.table(OWN.events).to_pylist()}
    days = ("first_day", "last_day", "sure_first_day", "sure_last_day")
    precisions = {"seen": "within", "day": "day", "quarter": "quarter", "season": "season"}
    for key, dates in DATES.items():
        span = eca.DateSpan.from_edtf(dates)
        bounds = [span.earliest, span.latest]
        assert (rows[key]["dates"], rows[key]["precision"]) == (dates, precisions[key])
        assert [rows[key][name] for name in days] == bounds + (bounds if key == "day" else [None, None])
        assert dates in formats.csv.dumps(OWN, table="events")
        assert dates in formats.markdown.dumps(OWN).replace("\\", "")
        assert dates in formats.html.dumps(OWN)
        assert dates in json.dumps(json.loads(formats.geojson.dumps(OWN.events)))


def test_a_calendar_leaves_them_out_and_says_so() -> None:
    told: list[Any] = []
    text = formats.ical.dumps(OWN, report=told.append)
    assert text.count("BEGIN:VEVENT") == 1
    assert {(one.record, one.why.rpartition(", not ")[2]) for one in told} == {
        (key, dates) for key, dates in DATES.items() if key != "day"
    }


def test_linked_data_keep_them_as_edtf_and_make_no_day_of_them() -> None:
    moved = event("moved", DAY, rescheduled_from=eca.PartialDate.from_edtf("2024-36"))
    graph = rdflib.Graph().parse(data=formats.turtle.dumps(eca.Registry([*OWN, moved])), format="turtle")
    schema = rdflib.Namespace("http://schema.org/")
    told = {
        str(name).removeprefix("Talks "): (str(when), start and str(start))
        for node, name in graph.subject_objects(schema.name)
        if (when := graph.value(node, rdflib.DCTERMS.temporal)) is not None
        for start in (graph.value(node, schema.startDate),)
    }
    assert told == {
        "seen": (SEEN, None),
        "quarter": (QUARTER, None),
        "season": (SEASON, None),
        "day": (DAY, DAY),
        "moved": (DAY, DAY),
    }
    (before_that,) = graph.objects(None, schema.previousStartDate)
    assert isinstance(before_that, rdflib.Literal)
    assert (str(before_that), str(before_that.datatype)[-4:]) == ("2024-36", "EDTF")


def test_the_snapshot_carries_them() -> None:
    registry = Snapshot(written(OWN).__getitem__).registry()
    assert registry.events == OWN.events
    assert registry.events["seen"].dates.is_set


def test_the_quick_maker_makes_what_structure_makes() -> None:
    for one in OWN.events:
        data = eca.unstructure(one)
        assert BulkMaker().maker(eca.Event)(data) == eca.structure(data, eca.Event) == one


def test_the_schema_takes_what_the_loader_takes() -> None:
    validator = jsonschema.Draft202012Validator(eca.json_schema(eca.Event))
    for dates in (*DATES.values(), "2025-21/2025-22", "9999-23", "[2024-12-30..2025-01-02]"):
        data = {"id": "talks", "name": "Talks", "dates": dates}
        assert validator.is_valid(data)
        assert str(eca.structure(data, eca.Event).dates) == dates
    for dates in (
        "2025-25",
        "2025-42",
        "9999-24",
        "[2025-03..2025-05]",
        "[2025-02-30..2025-03-01]",
        "2025-21-01",
    ):
        data = {"id": "talks", "name": "Talks", "dates": dates}
        assert not validator.is_valid(data)
        with pytest.raises(eca.DataError):
            eca.structure(data, eca.Event)


def test_diff_and_merge_tell_a_set_from_its_span() -> None:
    other = eca.Registry([event("seen", "2025-03-17/2025-03-20")])
    mine = eca.Registry([event("seen", SEEN)])
    (change,) = mine.diff(other).changed
    assert (SEEN in str(change), "2025-03-17/2025-03-20" in str(change)) == (True, True)
    with pytest.raises(eca.MergeError, match=r"\[2025-03-17\.\.2025-03-20\]"):
        mine.merge(other)
    assert mine.merge(mine) == mine


def test_a_folder_of_a_year_takes_what_begins_in_it(tmp_path: Path) -> None:
    for year, key in (("2025", "seen"), ("2026", "season")):
        file = tmp_path / "events" / year / f"{key}.toml"
        file.parent.mkdir(parents=True)
        file.write_text(f'name = "Talks"\ndates = "{DATES[key]}"\n', encoding="utf-8")
    with pytest.raises(eca.DataError) as caught:
        eca.load(tmp_path)
    assert [(one.record, one.code) for one in caught.value.problems] == [("season", "layout")]


def test_an_estimate_and_the_coverage_rest_on_the_first_possible_day() -> None:
    series = eca.Series(id="talks", name="Talks", cadence=eca.Cadence.ANNUAL)
    held = [
        event("one", "2024-05", series="talks", edition=1, status=eca.Status.HELD),
        event("two", SEEN, series="talks", edition=2, status=eca.Status.HELD),
        event("vague", "2025-34", series="talks", status=eca.Status.HELD),
    ]
    registry = eca.Registry([series, *held], base=None)
    estimate = registry.expected_next("talks")
    assert estimate is not None
    assert (str(estimate.date), estimate.after) == ("2026-03~", "two")
    assert registry.coverage() == {"talks": {"2024": 1, "2025": 2}}


def test_a_post_within_bounds_is_possible_and_never_sure_and_a_membership_neither() -> None:
    post = eca.Appointment(title="Minister", represents="KZ", dates=eca.DateSpan.from_edtf(SEEN))
    told = [post.certainty_on(f"2025-03-{day}") for day in range(16, 22)]
    assert told == [eca.Certainty.NO, *[eca.Certainty.POSSIBLE] * 4, eca.Certainty.NO]
    union = eca.Region(
        id="union",
        name="Union",
        memberships=(eca.Membership(country="KZ", dates=eca.DateSpan.from_edtf(SEEN)),),
    )
    assert [union.members(f"2025-03-{day}") for day in range(16, 22)] == [()] * 6


def test_a_participant_of_such_a_day_needs_a_post_at_some_time_in_it() -> None:
    minister = eca.Official(
        id="ann-able",
        name="Ann Able",
        appointments=(
            eca.Appointment(title="Minister", represents="KZ", dates=eca.DateSpan.from_edtf("2025-03-19/..")),
        ),
    )
    seen = event("seen", SEEN, participations=(eca.Participation(official="ann-able"),))
    for dates, said in ((SEEN, []), ("2025-03-01/2025-03-10", ["participants-in-post"])):
        registry = eca.Registry([minister, attrs.evolve(seen, dates=eca.DateSpan.from_edtf(dates))])
        found = [one.code for one in eca.check(registry) if one.path.startswith("participations")]
        assert [code for code in found if "post" in code] == [code for code in found if said]


def test_a_text_that_names_a_day_of_it_is_not_proof_of_such_an_event() -> None:
    place = eca.Place(city="Dushanbe", country="TJ")
    city = eca.curated.cities["Dushanbe"]
    registry = eca.Registry([city, event("seen", SEEN, place=place), event("day", DAY, place=place)])
    assert {one.event.id for one in registry.events_in("They met in Dushanbe on 18 March 2025.")} == {"day"}
