"""Queries are values that say which records are meant; a collection gives their answers by its indexes."""

import copy
import datetime as dt
import pickle
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, strategies as st

import eucentralasia as eca
from eucentralasia import (
    about,
    after,
    at_level,
    attended_by,
    before,
    between,
    chaired_by,
    citing,
    during,
    held_in,
    hosted_by,
    involving,
    of_category,
    of_kind,
    of_scope,
    of_series,
    on,
    representing,
    serving,
)
from eucentralasia.collection import Store
from eucentralasia.queries.definitions import AllOf, AnyOf
from support.tiny import TINY

REGISTRY = eca.loads(TINY, "toml", base=None)
ALONE = eca.Collection(Store("events", eca.events))  # without a registry, so that no id is unknown
SESSION, SECOND, THIRD, VISIT = "session-north-cc-2025", "talks-2", "talks-3", "visit-north-cc-beta-2025"


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        (during("2025"), {SESSION, VISIT}),
        (during("2022-06-15"), {THIRD}),
        (during("2025-01-03/2026"), {VISIT}),
        (during("../2021"), {SECOND}),
        (during("2025-01-03/.."), {VISIT}),
        (on("2025-01-02"), {SESSION, VISIT}),
        (on("2022-06-15"), {THIRD}),
        (between("2021", "2022"), {SECOND, THIRD}),
        (between("2022-06-02", "2022-07"), set()),
        (between("2025", "2025"), {VISIT}),
        (before("2022-07"), {SECOND, THIRD}),
        (before("2022-06"), {SECOND}),
        (after("2022"), {VISIT}),
        (after("2022-06-30"), {VISIT}),
        (after("2022-05"), {THIRD, VISIT}),
        (held_in("AA"), {SECOND}),
        (held_in("Beta", "Alpha"), {SECOND, VISIT}),
        (held_in(), set()),
        (involving("north"), {SECOND, THIRD, SESSION, VISIT}),
        (involving("BB"), set()),
        (attended_by("bob-baker"), {SECOND, VISIT}),
        (chaired_by("ann-able", "bob-baker"), {SECOND, VISIT}),
        (chaired_by("ann-able"), {SECOND}),
        (hosted_by("AA"), {SECOND}),
        (of_series("talks"), {SECOND, THIRD}),
        (of_kind("visit", "session"), {SESSION, VISIT}),
        (at_level(eca.Level.MINISTERS), {SECOND, THIRD}),
        (about("security"), {SECOND, THIRD, VISIT}),
        (about("security", exact=True), {SECOND, VISIT}),
        (of_category("forum"), set()),
        (of_scope("regional"), set()),
        (citing("plan"), {SECOND}),
        (~about("security"), {SESSION}),
        (~about("security", exact=True), {THIRD, SESSION}),
        (about("security") & ~during("2025"), {SECOND, THIRD}),
        ((of_series("talks") & about("borders")) | of_kind("visit"), {THIRD, VISIT}),
        (~(of_series("talks") | of_kind("visit")), {SESSION}),
    ],
)
def test_a_query_means_the_same_records_one_by_one_and_through_indexes(
    query: eca.Query[eca.Event], ids: set[str]
) -> None:
    widened = REGISTRY.widened(query)
    assert ids == {event.id for event in REGISTRY.events if widened(event)}
    assert tuple(event.id for event in REGISTRY.events if event.id in ids) == REGISTRY.events.where(query).ids


LEAVES: Any = st.one_of(
    st.builds(
        during, st.sampled_from(["2021", "2022-06", "2025-01-02", "2021/2022", "2024/..", "../2021", "2022~"])
    ),
    st.builds(on, st.dates(min_value=eca.PartialDate(2021).earliest, max_value=eca.PartialDate(2025).latest)),
    st.sampled_from(
        [
            between("2020", "2022"),
            before("2025"),
            after("2022"),
            between("2022-06", "2025-01-02"),
            before("../2020"),
            after("2020/.."),
        ]
    ),
    st.sampled_from(
        [
            held_in("AA"),
            held_in("Beta"),
            involving("CC", "BB"),
            involving("north", "CC"),
            involving("north", exact=True),
            held_in("north"),
            attended_by("bob-baker"),
            chaired_by("ann-able"),
            hosted_by("AA"),
        ]
    ),
    st.sampled_from(
        [
            of_series("talks"),
            of_kind("visit", "dialogue"),
            at_level("ministers"),
            of_category("forum"),
            of_scope("bilateral"),
            about("borders"),
            about("security"),
            about(),
            citing("plan"),
        ]
    ),
)
QUERIES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(lambda a, b: a & b, inner, inner),
        st.builds(lambda a, b: a | b, inner, inner),
        st.builds(lambda a: ~a, inner),
    ),
    max_leaves=6,
)


@given(QUERIES)
def test_random_queries_give_the_answer_of_their_definition(query: eca.Query[eca.Event]) -> None:
    widened = REGISTRY.widened(query)
    assert tuple(event.id for event in REGISTRY.events if widened(event)) == REGISTRY.events.where(query).ids
    assert tuple(event.id for event in eca.events if query(event)) == ALONE.where(query).ids


@given(QUERIES)
def test_a_query_is_a_value_that_can_be_kept_printed_and_hashed(query: eca.Query[eca.Event]) -> None:
    again = pickle.loads(pickle.dumps(query))
    assert (query, hash(query), repr(query)) == (again, hash(again), repr(again))
    assert query == eval(repr(query), vars(eca) | {name: getattr(eca, name) for name in eca.__all__})


@given(QUERIES, QUERIES)
def test_combining_queries_is_combining_their_answers(
    one: eca.Query[eca.Event], other: eca.Query[eca.Event]
) -> None:
    events = REGISTRY.events
    assert events.where(one) & events.where(other) == events.where(one & other) == events.where(one, other)
    assert events.where(one) | events.where(other) == events.where(one | other)
    assert events.where(one) - events.where(other) == events.where(one & ~other)
    assert events.where(~(one & other)) == events.where(~one | ~other)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        (serving("bureau"), ("ann-able",)),
        (serving("bureau", on="2019-12-31"), ()),
        (serving("bureau", on="2021-01-01"), ("ann-able",)),
        (representing("CC", "north"), ("ann-able", "bob-baker")),
        (serving("bureau", on="2099-01-01", sure=True), ("ann-able",)),
        (representing("CC", on="2023-01-01"), ("bob-baker",)),
        (representing("CC", on="2023-01-01", past=[("bob-baker", 0)]), ()),
        (representing("CC", on="2025-01-03"), ()),
        (~representing("CC"), ("ann-able",)),
    ],
)
def test_officials_are_asked_for_their_posts(query: eca.Query[eca.Official], ids: tuple[str, ...]) -> None:
    assert (
        ids
        == REGISTRY.officials.where(query).ids
        == tuple(one.id for one in REGISTRY.officials if query(one))
    )
    assert query == pickle.loads(pickle.dumps(query))


@pytest.mark.parametrize("times", [2, 3, 3000, 3001])
def test_a_query_that_is_negated_often_is_negated_once_or_not(times: int) -> None:
    query: eca.Query[eca.Event] = eca.during("2025")
    once, often = ~query, query
    for _ in range(times):
        often = ~often
    assert (query, once)[times % 2] == often
    assert often in {query, once}
    assert repr(often) == ("during('2025')", "~during('2025')")[times % 2]
    assert list(eca.events.where(often)) == list(eca.events.where((query, once)[times % 2]))


@pytest.mark.parametrize(
    "turn",
    [
        lambda query: ~(query & eca.of_kind("meeting")),
        lambda query: (query & eca.of_kind("meeting")) | eca.of_kind("summit"),
        lambda query: ~(eca.of_kind("meeting") | query),
    ],
)
def test_a_query_that_grows_inwards_says_when_it_is_too_deep(turn: Any) -> None:
    deepest: eca.Query[eca.Event] = eca.involving("KZ")
    with suppress(ValueError):
        for _ in range(1000):
            deepest = turn(deepest)
    with pytest.raises(ValueError, match="a query has at most 100 levels"):
        turn(deepest)
    assert list(eca.events.where(deepest)) == [
        event for event in eca.events if REGISTRY.widened(deepest)(event)
    ]
    assert deepest == pickle.loads(pickle.dumps(deepest)) == copy.deepcopy(deepest)
    assert len({deepest, copy.copy(deepest)}) == 1
    assert repr(deepest).count("meeting") > 40


def test_a_query_has_a_hundred_levels_and_one_more_is_refused() -> None:
    def of_levels(count: int) -> eca.Query[eca.Event]:
        return AnyOf((of_levels(count - 1), eca.of_kind("meeting"))) if count > 1 else eca.involving("KZ")

    assert [getattr(of_levels(count), "levels", 1) for count in (1, 2, 100)] == [1, 2, 100]
    assert [AllOf(()).levels, AllOf((OfAHost(),)).levels] == [1, 2]
    with pytest.raises(ValueError, match="levels") as caught:
        of_levels(101)
    assert str(caught.value) == (
        "a query has at most 100 levels of & | ~ within each other; "
        "q & a & b is one level, and events.where(q).where(a) asks in turn"
    )


class OfAHost(eca.Query[eca.Event]):
    """A query that does not say how many levels it has."""

    def __call__(self, record: eca.Event) -> bool:
        return record.edition == 12


def test_a_set_is_asked_for_in_the_order_of_its_ids() -> None:
    records = tuple(eca.series)[:20]
    ids = sorted(one.id for one in records)
    assert eca.of_series({*records}).ids == eca.of_series({*ids}).ids == tuple(ids)  # type: ignore[attr-defined]


def test_a_query_that_grows_outwards_has_no_bound() -> None:
    query: eca.Query[eca.Event] = eca.on("2025-01-01")
    for day in range(3000):
        query |= eca.on(dt.date(2000, 1, 1) + dt.timedelta(day))
    assert list(eca.events.where(query)) == [event for event in eca.events if query(event)]


def test_a_query_prints_as_it_is_written() -> None:
    assert repr(serving("bureau", on="2021-01-01")) == "serving('bureau', on='2021-01-01')"
    surely = representing("CC", on="2021-01-01", sure=True, past=[("a-b", 0)])
    assert repr(surely) == "representing('CC', on='2021-01-01', sure=True, past=(('a-b', 0),))"
    assert (
        repr((during("2025") | on("2025-01-02")) & ~(about("a") & about("b")))
        == "(during('2025') | on('2025-01-02')) & ~(about('a') & about('b'))"
    )
    assert (
        repr((about("a") & about("b")) | between("2020", "2021-05"))
        == "(about('a') & about('b')) | between('2020', '2021-05')"
    )


def test_a_query_takes_records_as_well_as_ids() -> None:
    assert about("security") == about(REGISTRY.topics["security"], "security")


@pytest.mark.parametrize(
    "given",
    [
        ["borders", "security"],
        ("borders", "security"),
        {"security", "borders"},
        frozenset(REGISTRY.topics),
        REGISTRY.topics,
        (key for key in ("borders", "security")),
    ],
)
def test_a_query_takes_lists_of_ids_or_records_too(given: Any) -> None:
    assert about("borders", "security") == about(given) == about("borders", ["security"])


def test_words_come_in_lists_too() -> None:
    assert of_kind(["visit", "session"]) == of_kind("visit", eca.EventKind.SESSION)
    assert at_level(eca.Level) == at_level(*eca.Level)


def test_a_query_has_no_truth_value() -> None:
    with pytest.raises(TypeError) as caught:
        _ = about("security") and during("2025")
    told = "a query has no truth value; combine queries with & | ~ and not with and, or, not"
    assert str(caught.value) == told
    for combine in (lambda: about("x") & "y", lambda: about("x") | 3):  # type: ignore[operator]
        with pytest.raises(TypeError):
            combine()


def test_a_query_refuses_what_is_no_id() -> None:
    for wrong in (3, None, b"trade", [3], [["trade"]]):
        with pytest.raises(
            TypeError, match=r"takes ids or records, or lists of them, not (int|NoneType|bytes|list)"
        ):
            about(wrong)  # type: ignore[arg-type]


def test_a_word_that_is_in_no_vocabulary_is_refused_at_once() -> None:
    with pytest.raises(eca.UnknownRecordError, match="no kind of event 'sumit'; did you mean 'summit'"):
        of_kind("sumit")
    with pytest.raises(eca.UnknownRecordError, match="no level 'x'"):
        at_level("x")


def test_an_unknown_id_is_an_error_to_a_drawer_and_false_to_a_record() -> None:
    assert not about("securty")(REGISTRY.events["talks-2"])
    with pytest.raises(eca.UnknownRecordError, match="no topic 'securty'; did you mean 'security'"):
        REGISTRY.events.where(~(about("securty") | during("2025")))


@pytest.mark.parametrize(
    ("query", "drawer"),
    [
        (eca.held_in("olof-skoog"), "officials"),
        (eca.involving("Dushanbe"), "cities"),
        (eca.attended_by("eeas"), "organisations"),
        (eca.chaired_by("KZ"), "countries"),
        (eca.hosted_by("olof-skoog"), "officials"),
        (eca.of_series("security"), "topics"),
        (eca.about("hlpsd"), "series"),
        (eca.citing("hlpsd-12"), "events"),
        (eca.serving("KZ"), "countries"),
        (eca.representing("eeas"), "organisations"),
    ],
    ids=str,
)
def test_an_id_of_another_drawer_than_a_helper_asks_is_told_where_it_is(query: Any, drawer: str) -> None:
    held: Any = eca.officials if query.OF is eca.Official else eca.events
    with pytest.raises(eca.UnknownRecordError, match=f"that id is in the drawer {drawer}(; write |$)"):
        held.where(query)


def test_a_query_about_another_kind_of_record_is_refused() -> None:
    with pytest.raises(TypeError, match="asks about officials, and this is a collection of events"):
        REGISTRY.events.where(serving("bureau"))  # type: ignore[arg-type]
    for wrong, kind in (("2025", "str"), (2025, "int"), (b"KZ", "bytes")):
        with pytest.raises(
            TypeError, match=rf"^where takes quer.* not {kind}$|^where takes queries and no ids"
        ):
            REGISTRY.events.where(wrong)  # type: ignore[arg-type]


def test_a_query_of_a_host_is_asked_record_by_record() -> None:
    class Long(eca.Query[eca.Event]):
        def __call__(self, record: eca.Event) -> bool:
            return len(record.name) > 16

    assert REGISTRY.events.where(Long()).ids != (VISIT,)
    assert (
        tuple(event.id for event in REGISTRY.events if len(event.name) > 16)
        == REGISTRY.events.where(Long()).ids
    )
