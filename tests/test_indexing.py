"""What the indexes of a drawer are built of is what looking at each record would tell."""

import pytest
from hypothesis import given, strategies as st

from eucentralasia import DateSpan, PartialDate
from eucentralasia.collection.indexing import FOREVER, by_key, by_length, days_of

KEYS = st.lists(st.lists(st.sampled_from(["KZ", "UZ", "eu", None]), max_size=4))
DAYS = st.dates(min_value=PartialDate(1991).earliest, max_value=PartialDate(2030).latest)
SPANS = st.lists(
    st.tuples(DAYS, DAYS).map(lambda two: DateSpan(PartialDate.of(min(two)), PartialDate.of(max(two))))
)


@given(KEYS)
def test_a_key_has_the_places_of_the_records_that_have_it_once_each(
    keys_of_each: list[list[str | None]],
) -> None:
    known = {key for keys in keys_of_each for key in keys if key is not None}
    expected = {key: [place for place, keys in enumerate(keys_of_each) if key in keys] for key in known}
    assert expected == {key: list(places) for key, places in by_key(keys_of_each).items()}


def test_a_record_that_has_a_key_twice_counts_once() -> None:
    assert {key: list(places) for key, places in by_key([["KZ", "KZ"], ["eu", "KZ", None]]).items()} == {
        "KZ": [0, 1],
        "eu": [1],
    }


@pytest.mark.parametrize(
    ("text", "first", "last", "unsure"),
    [
        ("2025-07-11", "2025-07-11", "2025-07-11", (False, False)),
        ("2025-07", "2025-07-01", "2025-07-31", (False, False)),
        ("2025-07-11?", "2025-07-11", "2025-07-11", (True, True)),
        ("2025-07-11/2025-08~", "2025-07-11", "2025-08-31", (False, True)),
        ("2025-07-11/..", "2025-07-11", None, (False, True)),
        ("2025-07~/", "2025-07-01", None, (True, True)),
    ],
)
def test_days_are_the_outermost_that_a_span_can_touch(
    text: str, first: str, last: str | None, unsure: tuple[bool, bool]
) -> None:
    days = days_of([DateSpan.from_edtf(text)])
    numbers = [PartialDate.from_edtf(day).earliest.toordinal() if day else FOREVER for day in (first, last)]
    assert numbers == [*days.firsts, *days.lasts]
    assert unsure == (list(days.unsure_first) == [0], list(days.unsure_last) == [0])


@given(SPANS)
def test_a_span_that_is_shared_has_the_days_of_one_that_is_not(spans: list[DateSpan]) -> None:
    apart = [DateSpan.from_edtf(str(span)) for span in (*spans, *spans)]
    one, other = days_of([*spans, *spans]), days_of(apart)
    assert [list(column) for column in one] == [list(column) for column in other]


@given(SPANS)
def test_events_of_more_than_a_day_stand_apart_by_their_length(spans: list[DateSpan]) -> None:
    days = days_of(spans)
    found = by_length(days)
    assert [place for place in range(len(spans)) if days.lasts[place] > days.firsts[place]] == sorted(
        place for _, places, _ in found for place in places
    )
    for longest, places, firsts in found:
        lengths = [days.lasts[place] - days.firsts[place] for place in places]
        assert [longest // 2 <= length < longest for length in lengths] == [True] * len(lengths)
        assert [days.firsts[place] for place in places] == list(firsts)


def test_spans_that_nobody_else_holds_keep_their_own_days() -> None:
    days = days_of(DateSpan.on(PartialDate(year)) for year in range(1991, 2031))
    assert [PartialDate(year).earliest.toordinal() for year in range(1991, 2031)] == list(days.firsts)


def test_of_nothing_there_are_no_days() -> None:
    days = days_of([])
    assert [list(column) for column in days] == [[], [], [], []]
    assert by_length(days) == ()
