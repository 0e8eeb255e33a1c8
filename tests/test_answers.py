"""Indexes give the answers that queries define, on events enough for every form of index and with every form of date."""

import random

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
    involving,
    of_series,
    on,
)
from eucentralasia.collection import Collection
from eucentralasia.collection.answering import all_of

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
    )
    return eca.structure(data | {"dates": LUCK.choice(texts)}, eca.Event)


EVENTS = eca.Registry(map(_event, events(COUNT))).events
PLAIN = tuple(EVENTS)

DAYS = st.dates(min_value=eca.PartialDate(1993).earliest, max_value=eca.PartialDate(2034).latest)
DATES = st.builds(lambda day, length: day.isoformat()[:length], DAYS, st.sampled_from((4, 7, 10)))
SPANS = (
    st.builds(lambda one, other: "/".join(sorted((one[:4], other[:4]))), DATES, DATES)
    | st.builds("../{}".format, DATES)
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
HELD = st.one_of(
    st.builds(involving, st.sampled_from(PARTIES), st.sampled_from(PARTIES)),
    st.builds(about, st.sampled_from(TOPICS), st.sampled_from(TOPICS)),
    st.builds(attended_by, st.sampled_from(officials(COUNT))),
    st.builds(of_series, st.sampled_from(SERIES)),
    st.builds(held_in, st.sampled_from(COUNTRIES)),
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


@given(QUERIES)
def test_an_answer_is_what_calling_the_query_on_each_event_gives(query: eca.Query[eca.Event]) -> None:
    found = Collection(EVENTS._store, all_of(EVENTS._store, (query,)))
    expected = tuple(event for event in PLAIN if query(event))
    assert (expected, len(expected)) == (tuple(found), len(found))
    assert tuple(event.id for event in expected) == found.ids
    assert [*expected[:1], *expected[-1:]] == [one for one in (found.first, found.last) if one is not None]
    assert expected[2:5] == tuple(found.page(2, 5))


@given(QUERIES, QUERIES)
def test_an_answer_is_found_by_id_and_combines(
    one: eca.Query[eca.Event], other: eca.Query[eca.Event]
) -> None:
    left, right = (Collection(EVENTS._store, all_of(EVENTS._store, (query,))) for query in (one, other))
    assert (left & right, left | right, left - right) == tuple(
        Collection(EVENTS._store, all_of(EVENTS._store, (query,)))
        for query in (one & other, one | other, one & ~other)
    )
    assert all((left.get(event.id) is event) == one(event) for event in PLAIN[::50])


def test_events_stand_in_the_order_of_their_first_days() -> None:
    assert sorted(EVENTS, key=lambda event: (event.first_day, event.id)) == list(EVENTS)
    assert EVENTS.where(about()) == EVENTS.where(about() & during("2001")) == EVENTS.page(5, 2)
