"""Asking for the wider means the narrower too: ``where`` answers what the opened query says of each event."""

import random
import sys
from collections.abc import Iterator
from typing import Any

import polars as pl
import pytest
from hypothesis import given, strategies as st

import eucentralasia as eca
from eucentralasia import about, before, during, held_in, involving, of_scope
from eucentralasia.formats import frames
from support.tiny import TINY


def region(key: str, **members: str | None) -> eca.Region:
    """A region with some members, each with its dates."""
    memberships = tuple(
        eca.Membership(country=country, dates=eca.DateSpan.from_edtf(dates) if dates else None)
        for country, dates in members.items()
    )
    return eca.Region(id=key, name=key, memberships=memberships)


COUNTRIES = ("AA", "BB", "CC", "DD", "EE", "FF", "GG", "HH")
# Every kind of membership that there is: for ever, open, ended, vague, uncertain and unknown on either side.
WORLD = region(
    "world",
    AA=None,
    BB="2001-05-10/..",
    CC="../2011-03-31",
    DD="2004/2010-06",
    EE="2004?/..",
    FF="2004/",
    GG="/2010",
    HH="2004",
)
BASE = eca.Registry(
    [
        WORLD,
        region("twins", AA="2001-05-10/..", BB="2001-05-10/..", CC="0001-01-01/9999-12-31"),
        region("always", BB="0001-01-01/..", CC="../9999-12-31"),
        *(eca.Country(id=key, name=key) for key in COUNTRIES),
        *(eca.City(id=f"{key.title()}ville", country=key) for key in COUNTRIES),
        *(eca.City(id=f"{key.title()}berg", country=key) for key in COUNTRIES),
        eca.Topic(id="security", name="Security"),
        eca.Topic(id="borders", name="Borders", broader="security"),
        eca.Topic(id="chicken", name="Chicken", broader="egg"),
        eca.Topic(id="egg", name="Egg", broader="chicken"),
    ]
)
KEYS = {
    "involving": ("world", "twins", "always", *COUNTRIES),
    "held_in": ("world", "twins", "always", *COUNTRIES, "Aaville", "Ddberg"),
    "about": ("security", "borders", "fences", "chicken", "egg"),
}
DATES = (
    "2000",
    "2001-05-09",
    "2001-05-10",
    "2004-12-31",
    "2005~",
    "2008-03/..",
    "2010-06-01",
    "2010-06-02",
    "2011-03-31/2011-04-01",
    "2011-03",
    "[2011-03-20..2011-03-31]",
    "2020-07-11?",
)


def _events() -> Iterator[eca.Event]:
    chance = random.Random(11)
    for number in range(400):
        country = chance.choice((*COUNTRIES, None))
        city = chance.choice((f"{(country or 'AA').title()}ville", None))
        yield eca.Event(
            id=f"e-{number}",
            name="Talks",
            dates=eca.DateSpan.from_edtf(chance.choice(DATES)),
            place=eca.Place(country=chance.choice((country, None)), city=city),
            parties=tuple(chance.sample(KEYS["involving"], 2)),
            topics=tuple(chance.sample(KEYS["about"], chance.randrange(3))),
        )


# Topics of a host lie under those of its base.
OURS = eca.Registry([*_events(), eca.Topic(id="fences", name="Fences", broader="borders")], base=BASE)
TABLE = pl.DataFrame(OURS.events)

LEAVES: Any = st.one_of(
    *(
        st.builds(
            getattr(eca, helper),
            st.lists(st.sampled_from(keys), max_size=3),
            exact=st.sampled_from((False, False, False, True)),
        )
        for helper, keys in KEYS.items()
    ),
    st.builds(during, st.sampled_from(DATES)),
)
QUERIES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(lambda one, other: one & other, inner, inner),
        st.builds(lambda one, other: one | other, inner, inner),
        st.builds(lambda one: ~one, inner),
    ),
    max_leaves=5,
)


@given(QUERIES)
def test_an_answer_is_what_the_opened_query_says_of_each_event(query: eca.Query[eca.Event]) -> None:
    opened = OURS.widened(query)
    expected = [event.id for event in OURS.events if opened(event)]
    assert expected == list(OURS.events.where(query).ids)
    assert expected == list(frames.filter(TABLE, query, registry=OURS)["id"])


@given(QUERIES)
def test_opening_is_done_once_and_gives_plain_queries(query: eca.Query[eca.Event]) -> None:
    opened = OURS.widened(query)
    assert (
        opened
        == OURS.widened(opened)
        == eval(repr(opened), vars(eca) | {n: getattr(eca, n) for n in eca.__all__})
    )
    assert list(frames.filter(TABLE, opened, registry=None)["id"]) == list(OURS.events.where(query).ids)


@given(QUERIES)
def test_without_a_registry_ids_are_compared_as_they_stand(query: eca.Query[eca.Event]) -> None:
    alone = eca.Registry(OURS.events)
    kept: Any = eca.Collection(eca.collection.Store("events", alone.events))
    expected = [event.id for event in OURS.events if query(event)]
    assert expected == list(kept.where(query).ids)
    assert expected == list(frames.filter(TABLE, query, registry=None)["id"])


@given(st.dates(min_value=eca.PartialDate(2000).earliest, max_value=eca.PartialDate(2012).latest), st.data())
def test_a_region_means_its_members_on_the_day(day: Any, data: st.DataObject) -> None:
    key = data.draw(st.sampled_from(["world", "twins", "always"]))
    country = data.draw(st.sampled_from(COUNTRIES))
    place = eca.Place(city=f"{country.title()}berg")
    met = eca.Event(id="met", name="Met", dates=eca.DateSpan.on(day), parties=(country,), place=place)
    is_member = country in BASE.regions[key].members(on=day)
    assert is_member == BASE.widened(involving(key))(met) == BASE.widened(held_in(key))(met)


@given(QUERIES)
def test_what_nobody_knows_is_asked_for_as_it_stands(query: eca.Query[eca.Event]) -> None:
    strange = involving("nowhere") | ~held_in("Nowhere") | about("nothing")
    opened = (
        "involving('nowhere', exact=True) | ~held_in('Nowhere', exact=True) | about('nothing', exact=True)"
    )
    assert repr(OURS.widened(strange)) == opened
    assert OURS.widened(during("2025")) == during("2025")


@pytest.mark.parametrize(
    ("query", "opened"),
    [
        (
            involving("twins"),
            "involving('twins', exact=True) | (involving('AA', 'BB', exact=True) & "
            "after('2001-05-09')) | (involving('CC', exact=True) & between('0001-01-01', '9999-12-31'))",
        ),
        (
            involving("twins", "AA", "CC"),
            "involving('twins', 'AA', 'CC', exact=True) | "
            "(involving('BB', exact=True) & after('2001-05-09'))",
        ),
        (involving("always"), "involving('always', 'BB', 'CC', exact=True)"),
        (held_in("AA"), "held_in('AA', 'Aaberg', 'Aaville', exact=True)"),
        (held_in("Aaville"), "held_in('Aaville', exact=True)"),
        (about("security"), "about('security', 'borders', 'fences', exact=True)"),
        (about("egg"), "about('egg', 'chicken', exact=True)"),
        (about("security", exact=True), "about('security', exact=True)"),
        (involving(), "involving(exact=True)"),
    ],
)
def test_an_opened_query_reads_as_one_would_write_it(query: eca.Query[eca.Event], opened: str) -> None:
    assert repr(OURS.widened(query)) == opened


def test_the_narrower_topics_are_those_that_a_query_takes_in() -> None:
    assert [registry.narrower("security") for registry in (OURS, BASE)] == [
        ("borders", "fences", "security"),
        ("borders", "security"),
    ]


def test_the_narrower_topics_are_all_that_lie_under_one_on_every_branch() -> None:
    under = {
        "trade": "",
        "goods": "trade",
        "services": "trade",
        "ore": "goods",
        "rail": "services",
        "gauge": "rail",
    }
    topics = [eca.Topic(id=key, name=key, broader=above or None) for key, above in under.items()]
    registry = eca.Registry(topics)
    assert {key: registry.narrower(key) for key in under} == {
        "trade": ("gauge", "goods", "ore", "rail", "services", "trade"),
        "goods": ("goods", "ore"),
        "services": ("gauge", "rail", "services"),
        "ore": ("ore",),
        "rail": ("gauge", "rail"),
        "gauge": ("gauge",),
    }


def test_the_region_as_a_whole_is_asked_for_by_scope() -> None:
    regional, everything = (
        eca.events.where(query) for query in (of_scope("regional"), involving("central-asia"))
    )
    assert regional & everything == regional
    assert everything.where(of_scope("bilateral")) == everything - regional
    assert [event.scope for event in regional] == ["regional"] * len(regional)
    with pytest.raises(eca.UnknownRecordError, match="no scope 'global'; there are regional, bilateral"):
        of_scope("global")  # type: ignore[arg-type]


def test_a_state_that_left_is_a_member_only_before() -> None:
    london, later = (
        eca.Event(id="london", name="London", dates=eca.DateSpan.from_edtf(day), parties=("GB", "KZ"))
        for day in ("2020-01-31", "2020-02-01")
    )
    query = eca.curated.widened(involving("eu"))
    assert (query(london), query(later)) == (True, False)
    assert (involving("GB") & before("2020-02-01"))(london)


def test_a_time_needs_no_registry() -> None:
    tiny = eca.loads(TINY, "toml", base=None)
    assert tiny.events.where(during("2025"))
    query, entered = during("2025"), set[str]()

    def on_call(frame: Any, event: str, _: object) -> None:
        if event == "call" and "eucentralasia" in frame.f_code.co_filename:
            entered.add(frame.f_code.co_filename.rpartition("eucentralasia")[2])

    sys.setprofile(on_call)
    try:
        tiny.events.where(query)
    finally:
        sys.setprofile(None)
    # nothing of a registry, and of queries nothing but the value that was given
    assert {"collection", "dates"} == {file.split("/")[1] for file in entered}


@pytest.mark.parametrize(
    ("country", "day", "is_member"),
    [
        ("HR", "2013-06-30", False),
        ("HR", "2013-07-01", True),
        ("GB", "2020-01-31", True),
        ("GB", "2020-02-01", False),
    ],
)
def test_a_country_is_a_member_from_its_first_day_to_its_last(
    country: str, day: str, is_member: bool
) -> None:
    plain = {"id": "talks", "name": "Talks", "dates": day, "parties": [country, "KZ"]}
    events = eca.Registry([eca.structure(plain, eca.Event)], base=eca.curated).events
    assert is_member is bool(events.where(eca.involving("eu")))


def test_what_is_about_a_topic_is_found_by_the_broader_one() -> None:
    registry = eca.Registry(
        [
            eca.Topic(id="security", name="Security"),
            eca.Topic(id="borders", name="Borders", broader="security"),
            eca.Event(id="met", name="Met", dates=eca.DateSpan.from_edtf("2030-05-01"), topics=("borders",)),
        ]
    )
    answers = [registry.events.where(about("security", exact=exact)).ids for exact in (False, True)]
    assert [tuple(ids) for ids in answers] == [("met",), ()]
