"""A collection is an ordered, immutable view of a drawer."""

import pickle
from collections.abc import Callable

import attrs
import pytest

import eucentralasia as eca
from eucentralasia import about, during, of_series
from eucentralasia.collection import Collection, Store

ORDER = ("talks-2", "talks-3", "visit-north-cc-beta-2025", "session-north-cc-2025")


def test_events_stand_by_date_and_all_else_by_id(tiny: eca.Registry) -> None:
    assert tiny.events.ids == ORDER
    assert tiny.countries.ids == ("AA", "BB", "CC")
    assert tuple(topic.id for topic in tiny.topics) == ("borders", "security")


def test_a_record_is_found_by_its_id_only(tiny: eca.Registry) -> None:
    assert tiny.countries["AA"].name == "Aland"
    assert tiny.countries.get("ZZ") is None
    assert tiny.countries.get(3) is None  # type: ignore[call-overload]
    assert "AA" in tiny.countries
    assert tiny.countries["AA"] in tiny.countries
    assert tiny.events["talks-2"] not in tiny.countries
    assert 3 not in tiny.countries
    assert "ZZ" not in tiny.countries
    with pytest.raises(KeyError, match="no event 'talks-4'; did you mean"):
        tiny.events["talks-4"]


def test_a_former_id_leads_to_the_record_that_followed() -> None:
    topic = eca.Topic(id="new", name="New", former_ids=("old",))
    assert topic is eca.Registry([topic]).topics["old"]


def test_a_part_of_a_drawer_does_not_know_the_rest(tiny: eca.Registry) -> None:
    talks = tiny.events.where(of_series("talks"))
    assert (len(talks), talks.ids) == (2, ("talks-2", "talks-3"))
    assert talks.get("session-north-cc-2025") is None
    assert "session-north-cc-2025" not in talks


def test_first_last_and_one(tiny: eca.Registry) -> None:
    events = tiny.events
    nothing = events.where(during("1999"))
    assert (events["talks-2"], events[ORDER[-1]]) == (events.first, events.last)
    assert nothing.first is None is nothing.last
    assert events["talks-3"] == events.where(during("2022")).one()
    with pytest.raises(eca.UnknownRecordError):
        nothing.one()
    with pytest.raises(eca.AmbiguousNameError):
        events.one()


def test_pages_follow_each_other(tiny: eca.Registry) -> None:
    events = tiny.events
    assert [ORDER[0:2], ORDER[2:4], ()] == [
        events.page(0, 2).ids,
        events.page(2, 4).ids,
        events.page(4, 6).ids,
    ]
    assert events == events.page(0, 2) | events.page(2, 9)


class Shut(Store[eca.Event]):
    """A store that gives no record away once it is shut."""

    is_shut = False

    @property
    def records(self) -> tuple[eca.Event, ...]:
        assert not self.is_shut
        return super().records

    @property
    def at(self) -> Callable[[int], eca.Event]:
        assert not self.is_shut
        return super().at


def test_counting_paging_and_combining_touch_no_record(tiny: eca.Registry) -> None:
    store = Shut("events", tiny.events)
    events = Collection(store)
    talks, secure = events.where(of_series("talks")), events.where(about("security"))
    assert events.ids == ORDER
    store.is_shut = True
    assert [len(one) for one in (talks & secure, talks | secure, talks - secure, events - talks)] == [
        1,
        3,
        1,
        2,
    ]
    assert (
        (talks - secure).ids
        == talks.page(1, 2).ids
        == events.where(of_series("talks"), ~about("security")).ids
    )
    with pytest.raises(AssertionError):
        next(iter(talks))


@pytest.mark.parametrize(
    ("path", "counts"),
    [
        ("series", {None: 2, "talks": 2}),
        ("place.country", {None: 2, "AA": 1, "BB": 1}),
        ("topics", {"borders": 2, "security": 2}),
        ("participations.official", {"bob-baker": 2, None: 1, "ann-able": 1}),
        ("level", {None: 2, "ministers": 2}),
    ],
)
def test_records_are_counted_by_the_values_of_a_field(
    path: str, counts: dict[str | None, int], tiny: eca.Registry
) -> None:
    assert list(counts.items()) == list(tiny.events.count_by(path).items())


@pytest.mark.parametrize("path", ["plce", "place.town", "name.x"])
def test_an_unknown_field_is_not_counted_as_nothing(path: str, tiny: eca.Registry) -> None:
    with pytest.raises(eca.UnknownRecordError):
        tiny.events.count_by(path)


def test_collections_are_equal_by_their_records(tiny: eca.Registry) -> None:
    events = tiny.events
    assert events.where(about("security")) != events
    assert events != tiny.topics
    assert events != ORDER
    assert len({events, tiny.events.where(), pickle.loads(pickle.dumps(events))}) == 1


def test_a_pickled_collection_still_answers(tiny: eca.Registry) -> None:
    again = pickle.loads(pickle.dumps(tiny.events))
    assert tiny.events.where(about("security", exact=True)).ids == again.where(about("security")).ids
    assert again.where(about("unheard-of")).ids == ()


def test_a_record_is_in_a_drawer_as_it_is_and_not_by_its_id_alone() -> None:
    event = eca.events["hlpsd-12"]
    assert event in eca.events
    assert attrs.evolve(event, name="Another name") not in eca.events


def test_parts_of_a_drawer_are_equal_only_with_the_same_records_and_taken_away_one_from_the_other() -> None:
    early, late = eca.events.page(0, 5), eca.events.page(3, 8)
    assert early != late
    assert eca.events.page(0, 3) == early - late
    assert eca.events.page(5, 8) == late - early
    assert eca.events.page(3, 5) == early & late
    assert eca.events.page(0, 8) == early | late == late | early


def test_collections_of_two_registries_are_not_combined(tiny: eca.Registry) -> None:
    with pytest.raises(ValueError, match="merge the registries first"):
        _ = tiny.events | eca.events
    with pytest.raises(TypeError, match="not with int"):
        _ = tiny.events & 3  # type: ignore[operator]


def test_a_collection_shows_its_size_and_first_ids(tiny: eca.Registry) -> None:
    assert repr(tiny.events.where(during("2022"))) == "<1 event: talks-3>"
    assert repr(tiny.events.where(during("1999"))) == "<0 events>"
    assert repr(tiny.topics) == "<2 topics: borders, security>"
    assert repr(eca.countries).endswith(", …>")


@pytest.mark.parametrize(("count", "shown"), [(4, "t0, t1, t2, t3>"), (5, "t3, t4>"), (6, "t3, t4, …>")])
def test_a_collection_shows_five_ids_and_that_there_are_more(count: int, shown: str) -> None:
    topics = eca.Registry([eca.Topic(id=f"t{at}", name=f"T{at}") for at in range(count)]).topics
    assert repr(topics).startswith(f"<{count} topics: t0, ")
    assert repr(topics).endswith(shown)


def test_a_page_and_a_console_show_twenty_records() -> None:
    assert list(eca.documents.__rich_repr__())[:2] == ["documents", ("length", len(eca.documents))]
    assert list(eca.documents.__rich_repr__())[2] == ("ids", list(eca.documents.ids[:20]))
    assert [one.id for one in eca.documents if f">{one.id}<" in eca.documents._repr_html_()] == [
        *eca.documents.ids[:20]
    ]


def test_equal_collections_have_one_hash_and_others_another(tiny: eca.Registry) -> None:
    drawers = [tiny.events, tiny.topics, tiny.countries, tiny.events.page(0, 1), tiny.events.page(0, 2)]
    assert hash(tiny.events) == hash(tiny.events.page(0, 99))
    assert len({hash(drawer) for drawer in drawers}) == len(drawers)


def test_what_was_withdrawn_of_one_drawer_is_no_news_of_another() -> None:
    gone = eca.curated.withdrawn[0]
    with pytest.raises(eca.UnknownRecordError) as caught:
        eca.events[gone.id]
    assert str(gone) in str(caught.value)
    with pytest.raises(eca.UnknownRecordError) as caught:
        eca.topics[gone.id]
    assert str(gone) not in str(caught.value)
    alone = Collection(Store("events", tuple(eca.events)[:3], None))
    with pytest.raises(eca.UnknownRecordError) as caught:
        alone[gone.id]
    assert str(gone) not in str(caught.value)


def test_the_only_record_is_asked_of_one_that_has_none_or_several(tiny: eca.Registry) -> None:
    with pytest.raises(eca.UnknownRecordError) as none:
        tiny.events.page(0, 0).one()
    assert (none.value.kind, none.value.key) == ("event", "in an empty collection")
    with pytest.raises(eca.AmbiguousNameError) as several:
        tiny.events.one()
    assert (several.value.name, several.value.candidates) == ("the only event", tuple(tiny.events))


def test_a_collection_cannot_be_changed(tiny: eca.Registry) -> None:
    with pytest.raises((AttributeError, TypeError)):
        tiny.events["x"] = tiny.events["talks-2"]  # type: ignore[index]
    with pytest.raises(AttributeError):
        tiny.events.anything = 1  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "name", ["AA", "AAA", "001", "Aland", "ALAND", "ålånd", "republic of aland", "  Aland "]
)
def test_a_record_is_found_by_any_of_its_names(name: str, tiny: eca.Registry) -> None:
    assert "AA" == tiny.countries.find(name).id == tiny.find(name).id


def test_a_name_that_nobody_has_is_told_with_the_nearest(tiny: eca.Registry) -> None:
    with pytest.raises(eca.UnknownRecordError, match="no country 'Alend'; did you mean 'Aland'"):
        tiny.countries.find("Alend")
    with pytest.raises(eca.UnknownRecordError, match="no record 'Alend'; did you mean 'Aland'"):
        tiny.find("Alend")
    with pytest.raises(eca.UnknownRecordError):
        tiny.countries.find(3)


def test_a_name_that_several_have_is_told_with_all() -> None:
    registry = eca.Registry(
        [eca.Topic(id="a", name="Same"), eca.Topic(id="b", name="Same"), eca.Official(id="a", name="Other")]
    )
    for find in (registry.topics.find, registry.find):
        with pytest.raises(eca.AmbiguousNameError) as caught:
            find("same")
        assert [record.id for record in caught.value.candidates] == ["a", "b"]
    with pytest.raises(eca.AmbiguousNameError):
        registry.find("a")


def test_a_page_shows_the_sources_of_each_record_as_links() -> None:
    records = eca.events.where(eca.of_series("hlpsd"))
    shown = records._repr_html_()
    assert [
        one.id for one in records for source in one.sources if f'<a href="{source.url}" rel=' not in shown
    ] == []
