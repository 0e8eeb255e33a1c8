"""The same queries on frames of other engines find the same events."""

from typing import Any

import duckdb
import narwhals as nw
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import eucentralasia as eca
from eucentralasia import formats
from eucentralasia.formats import frames
from eucentralasia.queries.definitions import ASKED, Dated
from support.asking import found, queries, warehouse


@pytest.fixture(scope="module")
def events() -> eca.Collection[eca.Event]:
    return warehouse().events


def frame(engine: str, events: eca.Collection[eca.Event]) -> Any:
    match engine:
        case "polars":
            return pl.DataFrame(events)
        case "polars, lazily":
            return pl.DataFrame(events).lazy()
        case "pandas":
            return pd.DataFrame.from_arrow(events)
        case "pandas with Arrow's types":
            return pa.table(events).to_pandas(types_mapper=pd.ArrowDtype)
        case "duckdb":
            return duckdb.from_arrow(pa.table(events))
    return pa.table(events)


CURATED = pl.DataFrame(eca.events)
ENGINES = ("duckdb", "polars", "polars, lazily", "pandas", "pandas with Arrow's types", "pyarrow")


@pytest.mark.parametrize("count", [20, pytest.param(200, marks=pytest.mark.long)])
@pytest.mark.parametrize("engine", ENGINES)
def test_random_queries_find_what_the_registry_finds(
    engine: str, count: int, events: eca.Collection[eca.Event]
) -> None:
    table = frame(engine, events)
    asked = queries(2025, count)
    wanted = [sorted(events.where(query).ids) for query in asked]
    assert len({tuple(ids) for ids in wanted}) > count / 2
    assert [found(table, query) for query in asked] == wanted


def test_several_queries_are_all_meant_and_none_means_everything(events: eca.Collection[eca.Event]) -> None:
    table = pl.DataFrame(events)
    assert frames.filter(table) is table
    both = frames.filter(table, eca.during("2025-07"), eca.held_in("Dushanbe"))
    assert both["id"].to_list() == list(events.where(eca.during("2025-07"), eca.held_in("Dushanbe")).ids)
    assert type(both) is pl.DataFrame


@pytest.mark.parametrize("query", [eca.during("../2010"), eca.during("2010/.."), eca.during("2010/")])
@pytest.mark.parametrize("engine", ["duckdb", "pandas", "polars"])
def test_spans_without_an_end_are_open(
    engine: str, query: eca.Query[eca.Event], events: eca.Collection[eca.Event]
) -> None:
    assert found(frame(engine, events), query) == sorted(events.where(query).ids)


@pytest.mark.parametrize("engine", ENGINES)
def test_no_qualified_date_is_surely_before_or_after_or_between(engine: str) -> None:
    held = (
        "2025-05-10",
        "2025-05-10?",
        "2025-05-10~",
        "2025-05-10%",
        "2025-05-10%/2025-05-11",
        "2025-05-10/2025-05-11%",
    )
    made = [
        eca.structure({"id": f"a-{row}", "name": "A", "dates": dates, "parties": ["KZ", "eu"]}, eca.Event)
        for row, dates in enumerate(held)
    ]
    talks = eca.Registry(made, base=eca.curated).events
    for query in (eca.between("2025-01", "2025-12"), eca.before("2026"), eca.after("2024")):
        assert found(frame(engine, talks), query) == sorted(talks.where(query).ids)


@pytest.mark.parametrize("dates", ["../..", "2010/..", "../2010"])
@pytest.mark.parametrize("helper", ["between", "before", "after", "during"])
def test_open_spans_mean_what_they_mean_to_the_registry(
    helper: str, dates: str, events: eca.Collection[eca.Event]
) -> None:
    query = Dated(helper, eca.DateSpan.from_edtf(dates))
    assert found(frame("polars", events), query) == sorted(one.id for one in events if query(one))


def test_rows_of_pandas_keep_their_labels_and_columns(events: eca.Collection[eca.Event]) -> None:
    table = pd.DataFrame.from_arrow(events).iloc[::-1]
    kept = frames.filter(table, eca.involving("KZ") & eca.after("2024"))
    assert list(kept.columns) == list(table.columns)
    assert list(table.loc[kept.index]["id"]) == list(kept["id"])
    assert sorted(kept["id"]) == sorted(events.where(eca.involving("KZ"), eca.after("2024")).ids)


def test_months_never_look_like_long_meetings(events: eca.Collection[eca.Event]) -> None:
    table = pl.DataFrame(events)
    assert set(table["precision"].unique()) <= {"day", "month", "quarter", "season", "half", "year", "within"}
    sure = table.filter(pl.col("sure_first_day").is_not_null(), pl.col("sure_last_day").is_not_null())
    lengths = (sure["sure_last_day"] - sure["sure_first_day"]).dt.total_days() + 1
    longest = max(days_of(one) for one in events if precise(one))
    assert (len(sure), lengths.max()) == (sum(map(precise, events)), longest)
    vague = table.filter(pl.col("precision") != "day")
    assert vague["sure_first_day"].null_count() + vague["sure_last_day"].null_count() > len(vague)
    assert vague.filter(pl.col("dates").str.len_chars() == len("2025-06"))["sure_first_day"].count() == 0


def days_of(event: eca.Event) -> int:
    first, last = event.dates.earliest, event.dates.latest
    return (last - first).days + 1 if first and last else 0


def precise(event: eca.Event) -> bool:
    return all(end and end.day and not end.qualifier for end in (event.dates.start, event.dates.end))


@pytest.mark.parametrize(
    ("dates", "precision", "sure"),
    [
        ("2025-07-11", "day", ["2025-07-11", "2025-07-11"]),
        ("2025-07-11/2025-07-12", "day", ["2025-07-11", "2025-07-12"]),
        ("2025-07-11/2025-07", "month", ["2025-07-11", None]),
        ("2025-07-11~", "day", [None, None]),
        ("2025-07-11/2025-07-12?", "day", ["2025-07-11", None]),
        ("2025-07-11/", "day", ["2025-07-11", None]),
        ("2025-07", "month", [None, None]),
        ("2025-07/2026", "year", [None, None]),
        ("2025", "year", [None, None]),
        ("2025-24", "season", [None, None]),
        ("2025-36", "quarter", [None, None]),
        ("2025-40", "half", [None, None]),
        ("[2025-03-17..2025-03-20]", "within", [None, None]),
    ],
)
def test_a_column_says_how_much_of_the_dates_is_known(
    dates: str, precision: str, sure: list[str | None]
) -> None:
    event = eca.Event(id="a", name="A", dates=eca.DateSpan.from_edtf(dates), parties=("KZ",))
    row = pl.DataFrame(eca.Registry([event]).events).to_dicts()[0]
    days = [day and str(day) for day in (row["sure_first_day"], row["sure_last_day"])]
    assert (row["precision"], days) == (precision, sure)


def test_pandas_has_days_for_days_and_whole_numbers() -> None:
    frame = formats.arrow.pandas(eca.events)
    assert list(frame["id"]) == list(eca.events.ids)
    assert set(frame["first_day"].dt.year) == {one.first_day.year for one in eca.events}
    assert [None if pd.isna(one) else int(one) for one in frame["edition"]] == [
        one.edition for one in eca.events
    ]
    assert str(frame["edition"].dtype) == "int64[pyarrow]"
    query = eca.during("2025") & eca.involving("KZ")
    assert found(frame, query) == sorted(eca.events.where(query).ids)


def test_no_frame_is_one_column_of_records() -> None:
    for make in (pd.DataFrame, pd.Series, np.asarray):
        with pytest.raises(TypeError, match=r"for a frame write pandas\.DataFrame\.from_arrow\(events\)"):
            make(eca.events)
    assert len(pd.Series(list(eca.topics))) == len(eca.topics)


def test_days_may_be_times_at_midnight(events: eca.Collection[eca.Event]) -> None:
    days = ["first_day", "last_day"]
    table = pl.DataFrame(events).with_columns(pl.col(day).cast(pl.Datetime) for day in days)
    for query in (eca.during("2025-07"), eca.before("2020"), eca.between("2024", "2025-03")):
        assert found(table, query) == sorted(events.where(query).ids)


def test_officials_are_asked_for_their_posts() -> None:
    table = pl.DataFrame(eca.officials)
    for query in (eca.serving("eeas", "kz-mfa"), eca.representing("KZ") & ~eca.serving("kz-mfa")):
        assert found(table, query) == sorted(eca.officials.where(query).ids)


def test_a_post_on_one_day_needs_the_records() -> None:
    with pytest.raises(TypeError, match=r"serving\('eeas', on='2025-07-11'\) cannot be asked of a frame"):
        frames.filter(pl.DataFrame(eca.officials), eca.serving("eeas", on="2025-07-11"))


def test_a_column_that_is_missing_is_named() -> None:
    with pytest.raises(
        eca.UnknownRecordError, match="no column of the frame 'parties'; did you mean 'partis'"
    ):
        frames.filter(pl.DataFrame({"id": ["a"], "partis": [["KZ"]]}), eca.involving("KZ"))


def test_dates_without_a_text_are_not_sure() -> None:
    table = pl.DataFrame(eca.events).with_columns(dates=pl.lit(None, pl.String))
    assert frames.filter(table, eca.before("2100")).is_empty()
    assert len(frames.filter(table, ~eca.before("2100"))) == len(table)


def test_what_is_no_frame_is_refused() -> None:
    with pytest.raises(TypeError):
        frames.filter([1, 2], eca.during("2025"))


@pytest.mark.parametrize(
    "query",
    [
        eca.held_in("Samarkand"),
        eca.involving("KZ"),
        eca.attended_by("olof-skoog"),
        eca.chaired_by("josep-borrell"),
        eca.hosted_by("UZ"),
        eca.of_series("hlpsd"),
        eca.of_kind("summit"),
        eca.of_category("forum"),
        eca.of_scope("regional"),
        eca.at_level("leaders"),
        eca.about("energy"),
        eca.citing("joint-roadmap-2023"),
    ],
    ids=str,
)
def test_each_helper_looks_at_the_column_that_it_is_about(query: eca.Query[eca.Event]) -> None:
    wanted = sorted(eca.events.where(query).ids)
    assert wanted
    assert wanted == sorted(frames.filter(CURATED, query)["id"].to_list())


def test_the_columns_of_each_helper_are_in_the_schema() -> None:
    columns = {
        name
        for drawer in ("events", "officials")
        for name in nw.from_native(pa.table(getattr(eca, drawer))).columns
    }
    assert {name for names in frames.COLUMNS.values() for name in names} <= columns
    assert set(frames.COLUMNS) == set(ASKED)
