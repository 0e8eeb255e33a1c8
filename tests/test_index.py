"""Indexes give the answers that queries define, on events with every kind of postings and form of date."""

import random
from array import array
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given, strategies as st

import eucentralasia as eca
from benchmarks.synthetic import COUNTRIES, PARTIES, SERIES, TOPICS, events, officials
from eucentralasia import (
    about,
    after,
    attended_by,
    before,
    between,
    during,
    held_in,
    hosted_by,
    involving,
    of_series,
    on,
)
from eucentralasia.collection import Collection, Store
from eucentralasia.collection.index import (
    BEYOND,
    DENSE,
    Index,
    Rows,
    days_of,
    difference,
    intersect,
    sliced,
    union,
)
from eucentralasia.queries.definitions import KEYS

MOST = 3000
NUMBERS = st.integers(0, MOST)
SOME = st.sets(NUMBERS, max_size=40)
EVERY_FEW = st.builds(
    lambda start, length, step: {*range(start, start + length, step)}, NUMBERS, NUMBERS, st.integers(1, 90)
)
RANGES = st.builds(lambda start, length: range(start, start + length), NUMBERS, NUMBERS)
ROWS = RANGES | st.builds(lambda rows: array("I", sorted(rows)), SOME | EVERY_FEW)


@given(ROWS, ROWS)
def test_rows_combine_as_sets_do(one: Rows, other: Rows) -> None:
    assert sorted({*one} & {*other}) == list(intersect(one, other))
    assert sorted({*one} | {*other}) == list(union((one, other)))
    assert sorted({*one} - {*other}) == list(difference(one, other))


@given(st.lists(ROWS, max_size=4))
def test_several_rows_unite_at_once(several: list[Rows]) -> None:
    assert sorted(set().union(*several)) == list(union(several))


@given(ROWS, ROWS, ROWS)
def test_what_combining_gives_combines_again(one: Rows, other: Rows, third: Rows) -> None:
    assert sorted({*one} & {*other} - {*third}) == list(difference(intersect(one, other), third))
    assert sorted(({*one} | {*other}) & {*third}) == list(intersect(union((one, other)), third))


@given(ROWS, NUMBERS, NUMBERS)
def test_a_slice_of_rows_has_those_from_one_up_to_another(rows: Rows, start: int, length: int) -> None:
    expected = [row for row in rows if start <= row < start + length]
    assert expected == list(sliced(rows, start, start + length))


KEY_LISTS = st.lists(st.lists(st.sampled_from(["ann", "bob", "cyd", None]), max_size=4), max_size=12)


@given(KEY_LISTS)
def test_a_key_has_the_rows_of_the_records_that_have_it_once_each(
    keys_of_each: list[list[str | None]],
) -> None:
    known = {key for keys in keys_of_each for key in keys if key is not None}
    expected = {key: [row for row, keys in enumerate(keys_of_each) if key in keys] for key in known}
    found = index_of(_attended(row, keys) for row, keys in enumerate(keys_of_each)).postings("attended_by")
    assert expected == {key: list(rows) for key, rows in found.items()}


def index_of(held: Iterable[eca.Event]) -> Index:
    store = Store("events", held)
    return Index(store.records, store.index)


def _attended(number: int, names: list[str | None]) -> eca.Event:
    people = tuple(eca.Participation(official=name, represents="KZ") for name in names)
    return event(f"e-{number:02}", participations=people)


def event(key: str, dates: str = "2025", **fields: Any) -> eca.Event:
    return eca.Event(id=key, name="Talks", dates=eca.DateSpan.from_edtf(dates), **fields)


def test_an_official_with_two_roles_in_an_event_attended_it_once() -> None:
    roles = (eca.Participation(official="ann", role=role) for role in (eca.Role.CHAIR, eca.Role.SPEAKER))
    talks = Collection(Store("events", [event("talks", participations=tuple(roles))]))
    found = talks.where(attended_by("ann", "bob"))
    assert (len(found), found.ids) == (1, ("talks",))


@pytest.mark.parametrize(
    ("text", "first", "last", "is_sure"),
    [
        ("2025-07-11", "2025-07-11", "2025-07-11", (True, True)),
        ("2025-07", "2025-07-01", "2025-07-31", (True, True)),
        ("2025-07-11?", "2025-07-11", "2025-07-11", (False, False)),
        ("2025-07-11/2025-08~", "2025-07-11", "2025-08-31", (True, False)),
        ("2025-07-11/..", "2025-07-11", None, (True, False)),
        ("2025-07~/", "2025-07-01", None, (False, False)),
        ("[2025-03-17..2025-03-20]", "2025-03-17", "2025-03-20", (True, True)),
    ],
)
def test_days_are_the_outermost_that_a_span_can_touch(
    text: str, first: str, last: str | None, is_sure: tuple[bool, bool]
) -> None:
    numbers = [eca.PartialDate.of(day).earliest.toordinal() if day else BEYOND for day in (first, last)]
    assert (*numbers, *is_sure) == days_of(eca.DateSpan.from_edtf(text))


DAYS = st.dates(min_value=eca.PartialDate(1993).earliest, max_value=eca.PartialDate(2034).latest)
LONG_SPANS = st.lists(st.tuples(DAYS, DAYS).map(lambda two: f"{min(two)}/{max(two)}"), max_size=60)


@given(LONG_SPANS, DAYS)
def test_events_under_way_on_a_day_are_found_however_long_they_are(spans: list[str], day: object) -> None:
    held = [event(f"e-{number}", span) for number, span in enumerate(spans)]
    expected = {one.id for one in held if str(one.first_day) <= str(day) <= str(one.dates.latest)}
    assert expected == {*Collection(Store("events", held)).where(on(str(day))).ids}


COUNT = 1500
LUCK = random.Random(1)


def _vague(day: str) -> str:
    """The day, or less than is known of it."""
    return LUCK.choice((day, day, day, day[:7], day[:4], day + "~", day[:7] + "?", day[:4] + "%"))


def _event(data: dict[str, object]) -> eca.Event:
    first, _, last = str(data["dates"]).partition("/")
    end = LUCK.choice((last or first, first, str(int(first[:4]) + LUCK.randint(1, 8)), "..", ""))
    texts = (
        first,
        f"{first}/{last or first}",
        _vague(first),
        f"{first[:4]}/{end}",
        f"{first[:7]}~/{end}",
        f"{first}/{int(first[:4]) + 8!s}",
        f"[{first}..{int(first[:4]) + LUCK.randint(1, 2)}-01-01]",
        f"{first[:4]}-{LUCK.randint(33, 36)}",
    )
    return eca.structure(data | {"dates": LUCK.choice(texts)}, eca.Event)


EVENTS = Collection(
    Store("events", map(_event, events(COUNT)))
)  # without a registry, so that no id is unknown
PLAIN = tuple(EVENTS)

DATES = st.builds(lambda day, length: day.isoformat()[:length], DAYS, st.sampled_from((4, 7, 10)))
SPANS = (
    st.builds(lambda one, other: "/".join(sorted((one[:4], other[:4]))), DATES, DATES)
    | st.builds("../{}".format, DATES)
    | st.builds("[{}..2035-01-01]".format, DAYS)
    | st.builds("{0.year}-{1}".format, DAYS, st.sampled_from((21, 24, 33, 36, 40, 41)))
    | DATES
)
DATED = st.one_of(
    st.builds(during, SPANS),
    st.builds(on, DAYS),
    st.builds(lambda one, other: between(*sorted((one[:4], other))), DATES, DATES),
    st.builds(lambda date: between(f"../{date}", date), DATES),
    st.builds(lambda date: between(date, f"{date}/.."), DATES),
    st.builds(before, DATES | st.builds("../{}".format, DATES)),
    st.builds(after, DATES | st.builds("{}/..".format, DATES)),
)


class Named(eca.Query[eca.Event]):
    """A query of a host, which has no index."""

    OF = eca.Event

    def __init__(self, digit: str) -> None:
        self.digit = digit

    def __call__(self, record: eca.Event) -> bool:
        return self.digit in record.name


HELD = st.one_of(
    st.builds(involving, st.sampled_from(PARTIES), st.sampled_from(PARTIES)),
    st.builds(hosted_by, st.sampled_from(PARTIES)),
    st.builds(about, st.sampled_from(TOPICS), st.sampled_from(TOPICS)),
    st.builds(attended_by, st.sampled_from(officials(COUNT))),
    st.builds(of_series, st.sampled_from(SERIES)),
    st.builds(held_in, st.sampled_from(COUNTRIES)),
    st.builds(Named, st.sampled_from("0123456789")),
)
QUERIES = st.recursive(
    DATED | HELD,
    lambda inner: st.one_of(
        st.builds(lambda one, other: one & other, inner, inner),
        st.builds(lambda one, other: one | other, inner, inner),
        st.builds(lambda one: ~one, inner),
    ),
    max_leaves=5,
)


def test_some_ids_are_dense_and_some_are_not() -> None:
    sizes = [len(rows) for name in KEYS for rows in index_of(EVENTS).postings(name).values()]
    assert min(sizes) * DENSE < COUNT < max(sizes) * DENSE


@given(QUERIES)
def test_an_answer_is_what_calling_the_query_on_each_event_gives(query: eca.Query[eca.Event]) -> None:
    found = EVENTS.where(query)
    expected = tuple(event for event in PLAIN if query(event))
    assert (expected, len(expected)) == (tuple(found), len(found))
    assert tuple(event.id for event in expected) == found.ids
    assert [*expected[:1], *expected[-1:]] == [one for one in (found.first, found.last) if one is not None]
    assert expected[2:5] == tuple(found.page(2, 5))


@given(QUERIES, QUERIES)
def test_an_answer_is_found_by_id_and_combines(
    one: eca.Query[eca.Event], other: eca.Query[eca.Event]
) -> None:
    left, right = EVENTS.where(one), EVENTS.where(other)
    assert (left & right, left | right, left - right) == tuple(
        EVENTS.where(query) for query in (one & other, one | other, one & ~other)
    )
    assert left & right == EVENTS.where(one, other) == left.where(other)
    assert all((left.get(event.id) is event) == one(event) for event in PLAIN[::50])


def test_events_stand_in_the_order_of_their_first_days() -> None:
    assert sorted(EVENTS, key=lambda event: (event.first_day, event.id)) == list(EVENTS)
    assert EVENTS.where(about()) == EVENTS.where(about() & during("2001")) == EVENTS.page(5, 2)


@given(QUERIES)
def test_an_empty_drawer_has_an_answer_to_every_query(query: eca.Query[eca.Event]) -> None:
    assert Collection(Store[eca.Event]("events")).where(query).ids == ()
