"""Dates are read strictly, kept at their precision and compared by what is sure."""

import datetime as dt
import pickle
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

from eucentralasia import DateError, DateSpan, PartialDate
from eucentralasia.dates import day, months_later

DAYS = st.dates(min_value=dt.date(1000, 1, 1))


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2025-07-11", "2025-07-11", "2025-07-11"),
        ("2025-06", "2025-06-01", "2025-06-30"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-02", "2025-02-01", "2025-02-28"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("0001", "0001-01-01", "0001-12-31"),
        ("9999-12", "9999-12-01", "9999-12-31"),
        ("2025?", "2025-01-01", "2025-12-31"),
        ("2025-06~", "2025-06-01", "2025-06-30"),
        ("2025-06-03%", "2025-06-03", "2025-06-03"),
    ],
)
def test_a_date_is_known_from_its_earliest_to_its_latest_day(text: str, earliest: str, latest: str) -> None:
    date = PartialDate.from_edtf(text)
    assert (earliest, latest, text) == (date.earliest.isoformat(), date.latest.isoformat(), str(date))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2025-7-11",
        "20250711",
        "2025-W14-4",
        "2025-060",
        "2025-02-30",
        "2025-00",
        "2025-01-00",
        "2025-13",
        "0000",
        "2025-04-04T10:00",
        "2025-04-04/05",
        "２０２５",
        "2025-04-04\n",
        "2025-XX",
        "-2025",
        "2025-04-04\x00",
        "9" * 100,
        "April 2025",
        "10",
        "2025?~",
    ],
)
def test_a_text_that_is_no_edtf_date_is_refused(text: str) -> None:
    with pytest.raises(DateError) as caught:
        PartialDate.from_edtf(text)
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize(
    "arguments",
    [(True,), (2025, None, 3), (2025, 1.0), ("2025",), (2025, 1, 1, "x"), (10**9,), (2025, 0), (2025, 1, 0)],
)
def test_a_date_cannot_be_made_of_wrong_parts(arguments: tuple[Any, ...]) -> None:
    with pytest.raises(DateError):
        PartialDate(*arguments)


def test_dates_sort_by_time_and_then_by_precision() -> None:
    texts = ["2024", "2024-05", "2024-05-01", "2024-05-02", "2025"]
    assert texts == [str(date) for date in sorted(map(PartialDate.from_edtf, reversed(texts)))]
    with pytest.raises(TypeError):
        _ = PartialDate(2024) < 3


@pytest.mark.parametrize(
    "text",
    [
        "2025-07-11",
        "2025-06",
        "2025",
        "2025-04-03/2025-04-04",
        "2024-12-01/..",
        "2021-07-01/",
        "../2020",
        "/2020",
        "2025-06~",
        "2024/2025-03?",
        "../..",
    ],
)
def test_a_span_prints_as_it_was_read(text: str) -> None:
    span = DateSpan.from_edtf(text)
    assert text == str(span)
    assert span == pickle.loads(pickle.dumps(span)) == DateSpan.of(text) == DateSpan.of(span)


@pytest.mark.parametrize(
    "text", ["/", "", "2025-04-04/2025-04-03", "a/b/c", "2025/2024", "..", 3, "2025" * 20, "2025-04-04/05"]
)
def test_a_text_that_is_no_span_is_refused(text: str) -> None:
    with pytest.raises(DateError) as caught:
        DateSpan.from_edtf(text)
    assert caught.value.text == text


def test_a_span_cannot_be_made_of_wrong_parts() -> None:
    one = PartialDate(2025)
    wrong: list[tuple[Any, ...]] = [("2025",), (one, one, 1), (one, one, False, True), (one, None, True)]
    for arguments in wrong:
        with pytest.raises(DateError):
            DateSpan(*arguments)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("4 April 2025", "2025-04-04"),
        ("3–4 April 2025", "2025-04-03/2025-04-04"),
        ("3-4 apr 2025", "2025-04-03/2025-04-04"),
        ("30 March – 2 April 2025", "2025-03-30/2025-04-02"),
        ("30 Dec. 2024 — 2 Jan. 2025", "2024-12-30/2025-01-02"),
        (" April 2025 ", "2025-04"),
    ],
)
def test_the_english_forms_of_press_releases_are_read(text: str, edtf: str) -> None:
    assert edtf == str(DateSpan.from_text(text))


@pytest.mark.parametrize(
    "text",
    [
        "03/04/2025",
        "Friday",
        "10",
        "3–4 April",
        "4–3 April 2025",
        "31 April 2025",
        "4 Smarch 2025",
        "ſept 2025",
        "4 aprıl 2025",
        "٤ April 2025",
        "The 12th dialogue took place on 11 July 2025",
        "x" * 10_000_000,
        3,
    ],
)
def test_an_unclear_text_is_no_date(text: str) -> None:
    with pytest.raises(DateError):
        DateSpan.from_text(text)


@given(DAYS, DAYS)
def test_every_range_of_days_is_read_back_from_english(one: dt.date, other: dt.date) -> None:
    first, last = sorted((one, other))
    text = f"{first.day} {first:%B} {first.year:04} – {last.day} {last:%B} {last.year:04}"
    assert DateSpan(PartialDate.of(first), PartialDate.of(last)) == DateSpan.from_text(text)


def test_unknown_ends_may_overlap_and_are_never_sure() -> None:
    unknown_end = DateSpan.from_edtf("2021-07-01/")
    assert unknown_end.may_overlap(DateSpan.from_edtf("2030"))
    assert not unknown_end.surely_covers(dt.date(2021, 8, 1))
    assert not DateSpan.from_edtf("/2020").surely_covers(dt.date(2019, 1, 1))
    assert not unknown_end.may_overlap(DateSpan.from_edtf("2020"))


def test_open_ends_cover_and_qualified_dates_are_not_sure() -> None:
    asked = dt.date(2022, 1, 1)
    assert DateSpan.from_edtf("2021-07-01/..").surely_covers(asked)
    assert DateSpan.from_edtf("../2023").surely_covers(asked)
    assert not DateSpan.from_edtf("2021~/..").surely_covers(asked)
    assert not DateSpan.from_edtf("../2023?").surely_covers(asked)


@pytest.mark.parametrize(
    ("text", "within", "sure"),
    [
        ("2025-07-11", "2025", True),
        ("2025-07", "2025-07-02/2025-12", False),
        ("2025-07", "2024/2025-07-30", False),
        ("2025-07~", "2025", False),
        ("2025/..", "2024/..", True),
        ("2025/..", "2024/2030", False),
        ("/2025", "2024/..", False),
        ("/2025", "../2026", True),
    ],
)
def test_a_span_is_surely_within_another_only_if_no_day_can_lie_outside(
    text: str, within: str, sure: bool
) -> None:
    assert sure is DateSpan.from_edtf(text).surely_within(DateSpan.from_edtf(within))


def test_a_day_is_a_date_or_its_text_and_never_a_datetime() -> None:
    assert dt.date(2025, 7, 11) == day("2025-07-11") == day(dt.date(2025, 7, 11))
    for wrong in ("2025-07", "2025-07-11~", dt.datetime(2025, 7, 11, tzinfo=dt.UTC), 3):
        with pytest.raises(DateError):
            day(wrong)  # type: ignore[arg-type]
    with pytest.raises(DateError):
        PartialDate.of(dt.datetime(2025, 7, 11, tzinfo=dt.UTC))
    assert (
        DateSpan.of(dt.date(2025, 7, 11))
        == DateSpan.of("2025-07-11")
        == DateSpan.on(PartialDate(2025, 7, 11))
    )


def test_months_are_added_at_the_precision_of_the_date() -> None:
    assert str(months_later(PartialDate(2025), 12)) == "2026"
    assert str(months_later(PartialDate(2024, 1, 31), 1)) == "2024-02-29"
    with pytest.raises(DateError):
        months_later(PartialDate(9999, 12), 1)


def test_dates_compare_by_what_they_hold_and_show_it() -> None:
    june = PartialDate(2025, 6)
    assert (june, hash(june)) == (PartialDate.from_edtf("2025-06"), hash(PartialDate.from_edtf("2025-06")))
    assert june not in {PartialDate(2025, 6, 1), "2025-06", DateSpan.on(june)}
    assert repr(DateSpan(june)) == (
        "DateSpan(start=PartialDate(year=2025, month=6, day=None, qualifier=''), end=None, open_start=False, open_end=False)"
    )
    assert attrs.evolve(june, day=2) == PartialDate(2025, 6, 2)
    with pytest.raises(AttributeError):
        june.year = 2026  # type: ignore[misc]
