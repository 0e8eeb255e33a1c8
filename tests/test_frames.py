"""The same queries on frames of other engines find the same events."""

from typing import Any

import duckdb
import narwhals as nw
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import eucentralasia as eca
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


def test_days_may_be_times_at_midnight(events: eca.Collection[eca.Event]) -> None:
    days = ["first_day", "last_day", "sure_first_day", "sure_last_day"]
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


def test_what_is_no_frame_is_refused() -> None:
    with pytest.raises(TypeError):
        frames.filter([1, 2], eca.during("2025"))


def test_the_columns_of_each_helper_are_in_the_schema() -> None:
    columns = {
        name
        for drawer in ("events", "officials")
        for name in nw.from_native(pa.table(getattr(eca, drawer))).columns
    }
    assert {name for names in frames.COLUMNS.values() for name in names} <= columns
    assert set(frames.COLUMNS) == set(ASKED)
