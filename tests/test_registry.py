"""A registry joins its drawers and answers questions about its own sources."""

import datetime as dt
import pickle
from typing import Any

import attrs
import pytest

import eucentralasia as eca


def test_the_people_of_an_event_are_joined(tiny: eca.Registry) -> None:
    event = tiny.events["talks-2"]
    assert [official.id for official in tiny.chairs(event)] == ["ann-able"]
    assert [official.id for official in tiny.participants("talks-2")] == ["ann-able", "bob-baker"]
    assert [official.id for official in tiny.chairs("visit-north-cc-beta-2025")] == ["bob-baker"]
    assert [party.id for party in tiny.parties(event)] == ["CC", "north"]


def test_the_members_of_a_region_are_joined(tiny: eca.Registry) -> None:
    assert [country.name for country in tiny.members("north", on="2010-01-01")] == ["Aland", "Beland"]
    assert [country.name for country in tiny.members(tiny.regions["north"])] == ["Aland"]


def test_editions_are_the_events_of_a_series(tiny: eca.Registry) -> None:
    assert ("talks-2", "talks-3") == tiny.editions("talks").ids == tiny.editions(tiny.series["talks"]).ids


@pytest.mark.parametrize(
    ("record", "ids"),
    [
        ("ann-able", ("talks-2",)),
        ("talks", ("talks-2", "talks-3")),
        ("security", ("talks-2", "talks-3", "visit-north-cc-beta-2025")),
        ("plan", ("talks-2",)),
        ("Beta", ("visit-north-cc-beta-2025",)),
        ("BB", ()),
        ("bureau", ()),
        ("north", ("talks-2", "talks-3", "visit-north-cc-beta-2025", "session-north-cc-2025")),
    ],
)
def test_a_record_leads_to_its_events(record: str, ids: tuple[str, ...], tiny: eca.Registry) -> None:
    assert ids == tiny.events_of(record).ids == tiny.events_of(tiny.lookup(record)).ids


def test_relations_are_read_from_both_sides(tiny: eca.Registry) -> None:
    def related(event: str, how: str | None = None) -> list[str]:
        return [one.id for one in tiny.related(event, how)]

    assert ["talks-3"] == related("talks-2") == related("talks-2", "followed-by")
    assert related("talks-3", "follows") == ["talks-2"]
    assert related("talks-3", "prepares") == []
    assert related("visit-north-cc-beta-2025", "has-part") == ["session-north-cc-2025"]
    with pytest.raises(eca.UnknownRecordError, match="no relation 'follow'; did you mean 'follows'"):
        related("talks-2", "follow")


def test_a_topic_is_widened_to_all_under_it(tiny: eca.Registry) -> None:
    assert (tiny.narrower("security"), tiny.narrower(tiny.topics["borders"])) == (
        ("borders", "security"),
        ("borders",),
    )


def test_the_next_edition_is_an_estimate_that_says_what_it_rests_on(tiny: eca.Registry) -> None:
    found = tiny.expected_next("talks")
    assert found is not None
    assert (str(found.date), found.after, found.cadence) == ("2023-06~", "talks-3", eca.Cadence.ANNUAL)
    rests_on = "about 2023-06, as talks-3 was held and the series is annual"
    assert str(found) == f"talks: {rests_on}; overdue on the day of the registry"
    assert '<th>overdue</th><td dir="auto">yes' in found._repr_html_()


@pytest.mark.parametrize(
    ("version", "expected"), [("2023-06-30", False), ("2023-07-01", True), ("7", False), (None, False)]
)
def test_an_estimate_is_overdue_when_it_was_past_on_the_day_of_the_registry(
    tiny: eca.Registry, version: str | None, expected: bool
) -> None:
    found = eca.Registry(tiny, version=version).expected_next("talks")
    assert found is not None
    assert (found.overdue, "overdue" in str(found)) == (expected, expected)


def test_nothing_is_estimated_without_a_cadence_or_an_edition(tiny: eca.Registry) -> None:
    rare = eca.Series(id="rare", name="Rare", cadence=eca.Cadence.IRREGULAR)
    new = eca.Series(id="new", name="New", cadence=eca.Cadence.ANNUAL)
    registry = eca.Registry([rare, new, attrs.evolve(tiny.events["talks-2"], series="rare")], base=tiny)
    assert registry.expected_next("rare") is None
    assert registry.expected_next(new) is None


def test_a_value_is_explained_by_its_sources_and_other_claims(tiny: eca.Registry) -> None:
    found = tiny.explain("talks-2", "dates")
    assert (str(found.value), len(found.sources), [one.claim for one in found.disputes]) == (
        "2021-05-04",
        2,
        ["2021-05-05"],
    )
    assert str(found) == (
        "talks-2 dates: 2021-05-04\n"
        "  says Gazette: https://gazette.example/2\n"
        "  says Herald: https://herald.example/2\n"
        "  but 2021-05-05: https://herald.example/other (A day later.)"
    )


@pytest.mark.parametrize("value", [None, (), ""])
def test_a_value_that_is_not_known_is_explained_so(value: Any) -> None:
    explained = eca.Explanation(record="talks", field="hosts", value=value, sources=(), disputes=())
    assert str(explained) == "talks hosts: not known"


def test_a_registry_of_ones_own_links_its_own_records_again_and_again(tiny: eca.Registry) -> None:
    own = eca.Registry([eca.Topic(id="rope-making", name="Rope making")], base=tiny)
    for _ in range(2):
        assert [one.record and one.record.id for one in own.mentions("They spoke of rope making.")] == [
            "rope-making"
        ]


def test_a_value_without_source_is_said_to_have_none(tiny: eca.Registry) -> None:
    assert (
        str(tiny.explain(tiny.events["talks-2"], "kind")) == "talks-2 kind: dialogue\n  no source supports it"
    )
    bare = eca.Topic(
        id="a", name="A", disputes=(eca.Dispute(field="name", claim="B", urls=("https://b.example/",)),)
    )
    assert (
        str(eca.Registry([bare]).explain("a", "name"))
        == "a name: A\n  no source supports it\n  but B: https://b.example/"
    )
    parts = str(tiny.explain("talks-2", "documents"))
    assert parts.startswith("talks-2 documents: document plan; how signed; section part-1")


def test_events_are_counted_by_series_and_year(tiny: eca.Registry) -> None:
    assert tiny.coverage() == {"": {"2025": 2}, "talks": {"2021": 1, "2022": 1}}


def test_an_id_that_is_not_here_is_looked_up_in_the_base(tiny: eca.Registry) -> None:
    event = attrs.evolve(tiny.events["talks-2"], id="talks-9")
    mine = eca.Registry([event], base=tiny)
    assert [official.name for official in mine.chairs("talks-9")] == ["Ann Able"]
    assert mine.events.where(eca.about("security")).ids == ("talks-9",)
    assert len(mine) == 1
    with pytest.raises(eca.UnknownRecordError, match="no official 'an-able'; did you mean 'ann-able'"):
        mine.lookup("an-able", "officials")


def test_an_id_that_two_drawers_have_is_ambiguous() -> None:
    registry = eca.Registry([eca.Topic(id="a", name="A"), eca.Series(id="a", name="A")])
    with pytest.raises(eca.AmbiguousNameError):
        registry.lookup("a")
    assert registry.lookup("a", "topics").label == "A"


def test_two_records_with_one_id_make_no_registry() -> None:
    with pytest.raises(eca.DataError, match="one topic with that id"):
        eca.Registry([eca.Topic(id="a", name="A"), eca.Topic(id="a", name="B")])


def test_a_registry_is_a_value(tiny: eca.Registry) -> None:
    twin = eca.Registry(reversed(tuple(tiny)), version=tiny.version)
    again = pickle.loads(pickle.dumps(tiny))
    assert tiny == twin == again
    assert (hash(tiny), tiny.digest) == (hash(twin), again.digest)
    assert tiny.publishers == again.publishers
    assert tiny != eca.Registry(tiny)
    assert tiny != 3
    assert len(tiny.digest) == 64
    assert tiny.digest != eca.Registry(tiny).digest


def test_a_registry_cannot_be_changed(tiny: eca.Registry) -> None:
    with pytest.raises(AttributeError, match="make a new one"):
        tiny.overridden = ()
    with pytest.raises(AttributeError, match="make a new one"):
        del tiny.events


def test_a_registry_shows_its_size(tiny: eca.Registry) -> None:
    assert repr(tiny).startswith("<Registry 2030-01-01: 1 regions, 3 countries, ")
    assert repr(eca.Registry()) == "<Registry: empty>"


def test_a_registry_says_of_each_category_how_far_it_is_complete() -> None:
    one = eca.Registry(complete_until={"forum": "2024-12-31", "institutional": "2025-12-31"})
    assert [one.complete_until_of(category) for category in eca.Category] == [
        "2025-12-31",
        None,
        None,
        "2024-12-31",
    ]
    assert one.complete_until == "2024-12-31"
    assert eca.Registry(complete_until="2025-06-30").complete_until_of("programme") == "2025-06-30"
    assert eca.Registry().complete_until is None
    with pytest.raises(eca.UnknownRecordError, match="no category 'forums'; did you mean 'forum'"):
        one.complete_until_of("forums")


def test_a_publisher_has_a_kind_here_or_in_the_base(tiny: eca.Registry) -> None:
    mine = eca.Registry(base=tiny, publishers={"Diary": "media"})
    kinds = [mine.publisher_kind(name) for name in ("Diary", "Gazette", "Nobody")]
    assert kinds == [eca.PublisherKind.MEDIA, eca.PublisherKind.OFFICIAL, None]
    assert tiny.publisher_kind(tiny.events["talks-2"].sources[1]) is eca.PublisherKind.MEDIA
    assert tiny.publishers == ("Gazette", "Herald")
    assert eca.Registry(publishers=["B", "A"]).head.plain() == {"publishers": ["A", "B"]}
    mixed = tiny.merge(eca.Registry(publishers=["B", "Gazette"]))
    assert mixed.head.plain()["publishers"] == {"B": "unknown", "Gazette": "official", "Herald": "media"}


def test_whoever_asks_for_what_was_withdrawn_is_told_why(tiny: eca.Registry) -> None:
    gone = eca.Withdrawn(id="talks-4", rule="A courtesy call.", day=dt.date(2029, 1, 1))
    one = eca.Registry(tiny, withdrawn=[gone])
    told = "no event 'talks-4'; withdrawn on 2029-01-01: A courtesy call."
    with pytest.raises(eca.UnknownRecordError) as caught:
        one.events["talks-4"]
    assert (str(caught.value), caught.value.nearest) == (told, ())
    with pytest.raises(eca.UnknownRecordError, match=told):
        one.lookup("talks-4", "events")
    with pytest.raises(eca.UnknownRecordError, match="no record 'talks-4'; withdrawn on 2029-01-01"):
        eca.Registry(base=one).lookup("talks-4")
    assert one.withdrawal("talks-4", "series") is one.withdrawal("talks-2") is None
    assert (one.withdrawn, pickle.loads(pickle.dumps(one)).withdrawn) == ((gone,), (gone,))


@pytest.mark.parametrize(
    ("said", "path"),
    [
        ({"publishers": "Gazette"}, "publishers"),
        ({"publishers": ("Gazette", "")}, "publishers[1]"),
        ({"publishers": {"Gazette": "paper"}}, "publishers.Gazette"),
        ({"complete_until": "2025"}, "complete_until"),
        ({"complete_until": {"forum": 2025}}, "complete_until.forum"),
        ({"version": 3}, "version"),
        ({"withdrawn": ({"id": "x", "rule": "y"},)}, "withdrawn[0].day"),
    ],
)
def test_what_a_registry_says_of_itself_is_checked(said: dict[str, Any], path: str) -> None:
    with pytest.raises(eca.DataError) as caught:
        eca.Registry(**said)
    assert [problem.path for problem in caught.value.problems] == [path]


def talks(key: str, dates: str, **more: object) -> eca.Event:
    plain = {"id": key, "name": key, "dates": dates, "status": "held", "parties": ["KZ", "eu"], **more}
    return eca.structure(plain, eca.Event)


@pytest.mark.parametrize(
    ("cadence", "month"), [("semi-annual", "2030-11"), ("annual", "2031-05"), ("biennial", "2032-05")]
)
def test_the_next_edition_is_as_far_off_as_the_cadence_says(cadence: str, month: str) -> None:
    series = eca.structure({"id": "talks", "name": "Talks", "cadence": cadence}, eca.Series)
    estimate = eca.Registry([series, talks("talks-1", "2030-05-06", series="talks")]).expected_next("talks")
    assert estimate is not None
    assert f"{month}~" == str(estimate.date)


@pytest.mark.parametrize(
    ("how", "back"),
    [
        ("part-of", "has-part"),
        ("prepares", "prepared-by"),
        ("follows", "followed-by"),
        ("alongside", "alongside"),
    ],
)
def test_a_relation_has_a_word_for_each_of_its_ends(how: str, back: str) -> None:
    one = talks("one", "2030")
    other = talks("other", "2031", relations=[{"event": "one", "how": how}])
    registry = eca.Registry([one, other])
    assert registry.related("other", how) == (one,)
    assert registry.related("one", back) == (other,)
    words = {"part-of", "has-part", "prepares", "prepared-by", "follows", "followed-by", "alongside"}
    for word in words - {back}:
        assert registry.related("one", word) == ()


def test_names_that_a_host_denied_stay_denied_in_a_pickle() -> None:
    registry = eca.Registry([talks("one", "2030")], denied=["One"])
    assert frozenset({"One"}) == registry.denied == pickle.loads(pickle.dumps(registry)).denied
