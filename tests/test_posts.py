"""Posts on a day: who held which, how surely, and until when where no page gives an end."""

import datetime as dt
import pickle

import pytest
from hypothesis import given, strategies as st

import eucentralasia as eca
from eucentralasia import Appointment, Certainty, DateSpan, Official, representing, serving
from eucentralasia.model.officials import successions

NO, POSSIBLE, SURE = Certainty.NO, Certainty.POSSIBLE, Certainty.SURE
TODAY = eca.curated.version or ""
LATER = "2099-12-31"


def post(
    dates: str | None, *attested: str, title: str = "Minister of Rail", party: str = "KZ"
) -> Appointment:
    """Return an appointment, dates and days as texts."""
    days = tuple(map(dt.date.fromisoformat, attested))
    span = DateSpan.from_edtf(dates) if dates else None
    return Appointment(title=title, represents=party, organisation="desk", dates=span, attested=days)


def official(key: str, *posts: Appointment) -> Official:
    """Return somebody with some posts."""
    return Official(id=key, name=key.title(), appointments=posts)


# Of each term, on some days, how sure it is that the post was held.
TERMS: list[tuple[str | None, tuple[str, ...], dict[str, Certainty]]] = [
    ("2019-03-20/", (), {"2019-03-19": NO, "2019-03-20": SURE, "2019-03-21": POSSIBLE, LATER: POSSIBLE}),
    ("2019-03-20/", ("2025-12-03",), {"2020-01-01": SURE, "2025-12-03": SURE, "2025-12-04": POSSIBLE}),
    ("2024-12-01/..", (), {"2024-11-30": NO, "2024-12-01": SURE, LATER: SURE}),
    ("2024~/..", (), {"2023-12-31": NO, "2024-01-01": POSSIBLE, LATER: POSSIBLE}),
    ("2024~/..", ("2025-02-01",), {"2025-01-31": POSSIBLE, "2025-02-01": SURE, LATER: SURE}),
    ("2021/2023", (), {"2020-12-31": NO, "2021-01-01": POSSIBLE, "2021-12-31": SURE, "2023-01-01": SURE}),
    ("2021/2023", (), {"2023-01-02": POSSIBLE, "2023-12-31": POSSIBLE, "2024-01-01": NO}),
    ("2024/2024", (), {"2023-12-31": NO, "2024-06-01": POSSIBLE, "2025-01-01": NO}),
    ("2024", ("2024-06-05",), {"2024-06-04": POSSIBLE, "2024-06-05": SURE, "2025-01-01": NO}),
    ("2019-03-20/2021-01-31~", (), {"2019-03-20": SURE, "2021-01-31": POSSIBLE, "2021-02-01": NO}),
    ("/2018-12", (), {"2018-11-30": NO, "2018-12-01": SURE, "2018-12-31": POSSIBLE, "2019-01-01": NO}),
    ("/2018-12", ("2017-11-10",), {"2017-11-09": NO, "2017-11-10": SURE, "2018-12-01": SURE}),
    ("/2018~", (), {"2017-12-31": NO, "2018-01-01": POSSIBLE, "2019-01-01": NO}),
    ("../2018", (), {"0001-01-01": POSSIBLE, "2018-01-01": SURE, "2019-01-01": NO}),
    ("../..", (), {"0001-01-01": POSSIBLE, "9999-12-31": POSSIBLE}),
    ("../", (), {"2018-01-01": NO}),
    ("../", ("2018-01-01",), {"2017-01-01": POSSIBLE, "2018-01-01": SURE, "2018-01-02": NO}),
    ("/..", ("2018-01-01",), {"2017-12-31": NO, "2018-01-01": SURE, LATER: SURE}),
    ("2024-10~/", ("2024-09-30",), {"2024-09-30": SURE, "2024-10-01": POSSIBLE, "2024-09-29": NO}),
    ("[2025-03-17..2025-03-20]", (), {"2025-03-16": NO, "2025-03-17": POSSIBLE, "2025-03-20": POSSIBLE}),
    ("2025-33/", (), {"2024-12-31": NO, "2025-03-30": POSSIBLE, "2025-03-31": SURE, LATER: POSSIBLE}),
    (None, ("2021-05-04", "2025-01-02"), {"2021-05-03": NO, "2023-01-01": SURE, "2025-01-03": NO}),
    (None, ("2007-03-27",), {"2007-03-27": SURE, "2007-03-28": NO, LATER: NO}),
    (None, (), {"2007-03-27": NO}),
]


@pytest.mark.parametrize(("dates", "attested", "told"), TERMS)
def test_a_term_is_sure_possible_or_no_on_a_day(
    dates: str | None, attested: tuple[str, ...], told: dict[str, Certainty]
) -> None:
    held = post(dates, *attested)
    assert {day: held.certainty_on(day) for day in told} == told


@pytest.mark.parametrize(("dates", "attested", "told"), TERMS)
def test_an_official_has_the_posts_of_a_day_as_far_as_known_or_surely(
    dates: str | None, attested: tuple[str, ...], told: dict[str, Certainty]
) -> None:
    one = official("ann", post(dates, *attested))
    for day, certainty in told.items():
        known, sure = certainty is not NO, certainty is SURE
        assert one.appointments_on(day) == one.appointments[:known]
        assert one.appointments_on(day, sure=True) == one.appointments[:sure]
        assert one.title_on(day) == ("Minister of Rail" if known else None)
        assert one.title_on(day, sure=True) == ("Minister of Rail" if sure else None)
        assert representing("KZ", on=day)(one) is serving("desk", on=day)(one) is known
        assert representing("KZ", on=day, sure=True)(one) is serving("desk", on=day, sure=True)(one) is sure


def test_a_certainty_that_is_none_is_false_and_they_are_in_order() -> None:
    assert [bool(one) for one in (NO, POSSIBLE, SURE)] == [False, True, True]
    assert sorted([SURE, NO, POSSIBLE]) == [NO, POSSIBLE, SURE]


@pytest.mark.parametrize("value", ["2025", "2025-13-01", "", 3])
def test_a_certainty_is_that_of_one_whole_day(value: str) -> None:
    with pytest.raises(eca.DateError):
        post("2024/..").certainty_on(value)


DATES = st.dates(dt.date(2000, 1, 1), dt.date(2030, 12, 31))
ENDS = st.one_of(
    st.sampled_from(["", ".."]),
    st.builds(
        lambda day, length, mark: day.isoformat()[:length] + mark,
        DATES,
        st.sampled_from([4, 7, 10]),
        st.sampled_from(["", "~", "?"]),
    ),
)


@st.composite
def posts(draw: st.DrawFn) -> Appointment:
    """Draw an appointment of any term that there can be."""
    text = f"{draw(ENDS)}/{draw(ENDS)}"
    attested = sorted(draw(st.lists(DATES, max_size=3)))
    try:
        dates = DateSpan.from_edtf(text)
    except eca.DateError:
        dates = None
    title = draw(st.sampled_from(["Minister of Rail", "Minister of Roads", "Deputy Minister of Rail"]))
    return Appointment(title=title, represents="KZ", dates=dates, attested=tuple(attested))


@given(posts(), st.lists(DATES, min_size=3, max_size=3))
def test_a_post_comes_to_be_held_and_then_ends_and_never_both_again(
    held: Appointment, days: list[dt.date]
) -> None:
    first, middle, last = (held.certainty_on(day) for day in sorted(days))
    assert middle >= min(first, last)


@given(posts(), DATES)
def test_what_is_sure_is_possible_and_an_attested_day_is_sure(held: Appointment, day: dt.date) -> None:
    one = official("ann", held)
    assert set(one.appointments_on(day, sure=True)) <= set(one.appointments_on(day))
    assert {held.certainty_on(seen) for seen in held.attested} <= {SURE}


@given(posts(), DATES, DATES)
def test_a_post_is_held_in_a_time_as_surely_as_on_its_surest_day(
    held: Appointment, one: dt.date, other: dt.date
) -> None:
    first, last = min(one, other), min(max(one, other), min(one, other) + dt.timedelta(days=60))
    days = [first + dt.timedelta(days=count) for count in range((last - first).days + 1)]
    assert held.certainty_within(first, last) is max(map(held.certainty_on, days))


@given(posts(), DATES, DATES, DATES)
def test_a_post_that_somebody_took_over_is_held_as_in_the_time_before_that_day(
    held: Appointment, one: dt.date, other: dt.date, until: dt.date
) -> None:
    first, last = min(one, other), max(one, other)
    before = min(last, until - dt.timedelta(days=1))
    expected = held.certainty_within(first, before) if first <= before else NO
    assert held.certainty_within(first, last, until) is expected


# The five presidents, and who sat in Brussels: on a day, at the end of the registry and long after it.
LEADERS = {
    "President of Kazakhstan": {
        "2005-01-01": "nursultan-nazarbayev",
        "2019-03-21": "kassym-jomart-tokayev",
        "2025-12-31": "kassym-jomart-tokayev",
        TODAY: "kassym-jomart-tokayev",
        LATER: "kassym-jomart-tokayev",
    },
    "President of Kyrgyzstan": {
        "2009-01-01": "kurmanbek-bakiyev",
        "2011-01-01": "roza-otunbayeva",
        "2020-01-01": "sooronbay-jeenbekov",
        TODAY: "sadyr-japarov",
        LATER: "sadyr-japarov",
    },
    "President of Tajikistan": {
        "1995-01-01": "emomali-rahmon",
        TODAY: "emomali-rahmon",
        LATER: "emomali-rahmon",
    },
    "President of Turkmenistan": {
        "2021-12-31": "gurbanguly-berdimuhamedov",
        TODAY: "serdar-berdimuhamedov",
        LATER: "serdar-berdimuhamedov",
    },
    "President of Uzbekistan": {
        "2016-09-01": "islam-karimov",
        TODAY: "shavkat-mirziyoyev",
        LATER: "shavkat-mirziyoyev",
    },
    "President of the European Council": {"2024-11-30": "charles-michel", TODAY: "antonio-costa"},
    "Minister of Foreign Affairs of Kazakhstan": {
        "2010-06-01": "kanat-saudabayev",
        "2011-12-31": "yerzhan-kazykhan",
        "2012-12-31": "erlan-idrissov",
        "2018-06-01": "kairat-abdrakhmanov",
        TODAY: "yermek-kosherbayev",
    },
    "Minister of Foreign Affairs of Uzbekistan": {
        "2006-01-01": "elyor-ganiev",
        "2007-01-01": "vladimir-norov",
        TODAY: "bakhtiyor-saidov",
    },
    "EU Special Representative for Central Asia": {"2020-01-01": "peter-burian", TODAY: "eduards-stiprais"},
}
TOLD = [(post, day, key) for post, days in LEADERS.items() for day, key in days.items()]


@pytest.mark.parametrize(("title", "day", "key"), TOLD)
def test_a_post_means_who_held_it_on_that_day_and_that_person_says_so(title: str, day: str, key: str) -> None:
    found = eca.find(title, on=day)
    assert (found.id, isinstance(found, Official) and found.title_on(day) is not None) == (key, True)


@pytest.mark.parametrize("title", LEADERS)
def test_a_post_without_a_day_means_who_holds_it_on_the_day_of_the_registry(title: str) -> None:
    assert eca.find(title).id == LEADERS[title][TODAY]


@pytest.mark.parametrize("day", ["2007-06-30", "2015-12-21", "2021-06-01", "2025-07-11", TODAY, LATER])
def test_who_is_found_for_a_post_on_a_day_holds_it_then(day: str) -> None:
    for one in eca.officials:
        for held in one.appointments:
            country = eca.countries.get(held.represents) if held.represents else None
            if country is not None:
                name = f"{held.title} of {country.name}"
                found = eca.officials.named(name, on=day)
                assert [seen.id for seen in found if not seen.appointments_on(day)] == []
                sure = held in one.appointments_on(day, sure=True)
                assert not sure or one in found


@pytest.mark.parametrize(
    ("title", "day", "keys"),
    [
        ("President of Kazakhstan", "2019-03-20", ["kassym-jomart-tokayev", "nursultan-nazarbayev"]),
        ("President of Turkmenistan", "2022-03-19", ["gurbanguly-berdimuhamedov", "serdar-berdimuhamedov"]),
        ("President of Kyrgyzstan", "2017-11-24", ["almazbek-atambayev", "sooronbay-jeenbekov"]),
    ],
)
def test_both_hold_a_post_on_the_day_on_which_it_is_handed_over(
    title: str, day: str, keys: list[str]
) -> None:
    assert [one.id for one in eca.officials.named(title, on=day)] == keys


def test_who_was_only_seen_in_a_post_holds_it_between_those_days_and_no_longer() -> None:
    for one in eca.officials:
        for held in one.appointments:
            if held.dates is None:
                first, last = min(held.attested), max(held.attested)
                around = (first - dt.timedelta(days=1), first, last, last + dt.timedelta(days=1))
                assert [held.certainty_on(day) for day in around] == [NO, SURE, SURE, NO]


def test_after_the_day_of_the_registry_the_answer_is_that_of_its_day() -> None:
    for one in eca.officials:
        ending = [held for held in one.appointments if held.dates and held.dates.end]
        later = [held for held in one.appointments_on(TODAY) if held not in ending]
        assert list(one.appointments_on(LATER)) == later


def test_nobody_of_the_registry_is_left_in_a_seat_that_another_has_taken() -> None:
    assert successions(eca.officials) == {}
    for party in eca.countries:
        query = representing(party, on=TODAY)
        assert eca.curated.widened(query) == query


# Later holders of a seat, whom a record alone does not know.

RAIL = (
    official("ann", post("2000/"), post(None, "2012-01-01", title="Deputy Minister of Rail")),
    official("bob", post("2010-05-01/..")),
    official("cat", post("2003/2004", title="Minister for Rail")),
    official("dan", post("2001/", party="UZ")),
    official("eve", post(None, "2020-03-01", title="Acting Minister of Rail")),
    official("fay", post("2001/", title="Deputy Minister of Rail")),
)


def test_a_seat_is_taken_over_on_the_first_known_day_of_the_next_holder() -> None:
    assert successions(RAIL) == {("ann", 0): dt.date(2003, 12, 31), ("bob", 0): dt.date(2020, 3, 1)}


def test_a_holder_who_was_seen_after_another_began_is_followed_by_the_one_after() -> None:
    people = (official("ann", post("2000/", "2012-01-01")), official("bob", post("2010/2011")))
    assert successions(people) == {}
    assert successions((*people, official("cat", post("2015/..")))) == {("ann", 0): dt.date(2015, 12, 31)}


@pytest.mark.parametrize(
    ("day", "ids"),
    [
        ("2002-01-01", ["ann", "fay"]),
        ("2003-12-30", ["ann", "cat", "fay"]),
        ("2003-12-31", ["cat", "fay"]),
        ("2006-01-01", ["fay"]),
        ("2012-01-01", ["ann", "bob", "fay"]),
        ("2020-03-01", ["eve", "fay"]),
        (LATER, ["fay"]),
    ],
)
def test_a_registry_leaves_out_whose_seat_a_later_holder_had_taken_by_then(day: str, ids: list[str]) -> None:
    registry = eca.Registry([*RAIL, eca.countries["KZ"]])
    query = registry.widened(representing("KZ", on=day))
    assert [one.id for one in registry.officials if query(one)] == ids
    assert list(registry.officials.where(query).ids) == ids
    assert query == pickle.loads(pickle.dumps(query)) == eval(repr(query), vars(eca))


@given(st.lists(posts(), min_size=1, max_size=5), DATES, st.booleans())
def test_a_seat_has_no_open_term_beside_a_later_one(
    held: list[Appointment], day: dt.date, sure: bool
) -> None:
    people = [official(f"p-{number}", one) for number, one in enumerate(held)]
    registry = eca.Registry([*people, eca.countries["KZ"]])
    asked = representing("KZ", on=day, sure=sure)
    query = registry.widened(asked)
    over = {key for (key, _), taken_over in successions(people).items() if taken_over <= day}
    expected = [one.id for one in registry.officials if asked(one) and one.id not in over]
    assert [one.id for one in registry.officials if query(one)] == expected


def test_a_query_for_any_time_is_not_narrowed_and_one_among_others_is() -> None:
    registry, asked = eca.Registry(RAIL), representing("KZ", on=LATER)
    assert registry.widened(serving("desk")) == serving("desk")
    assert registry.widened(~asked) == ~registry.widened(asked) != ~asked


def test_surely_needs_a_day() -> None:
    for helper in (serving, representing):
        with pytest.raises(TypeError, match=r"^sure=True needs a day: write on='2025-07-11', sure=True$"):
            helper("KZ", sure=True)


def test_a_seat_is_of_a_party_and_where_each_body_has_one_of_the_body() -> None:
    head = Appointment(title="Head of the EU Delegation", represents="eu", organisation="eu-delegation-kz")
    seats = {
        post(None).seat: ("minister of rail", "KZ"),
        head.seat: ("head of the eu delegation", "eu-delegation-kz"),
        Appointment(title="President", organisation="ebrd").seat: ("president", "ebrd"),
        Appointment(title="President").seat: None,
        Appointment(title="Commissioner for Energy", represents="eu").seat: None,
    }
    assert list(seats) == list(seats.values())
