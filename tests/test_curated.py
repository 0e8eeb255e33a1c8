"""The shipped registry keeps every rule, and answers what the project was started to ask."""

from pathlib import Path
from typing import Any

import attrs
import pytest

import eucentralasia as eca

SEEDS = Path(__file__).parent.parent.parent / "shared" / "seeds"
ARTICLE = "https://www.europeaninterest.eu/eu-and-central-asia-held-a-high-level-political-and-security-dialogue-in-dushanbe"


def test_the_registry_keeps_every_rule() -> None:
    texts = [file.read_text(encoding="utf-8") for file in SEEDS.glob("*.txt")] if SEEDS.is_dir() else []
    problems = eca.check(eca.curated, profile="curated", texts=texts)
    assert "\n".join(map(str, problems)) == ""


def test_a_file_is_canonical_text() -> None:
    data = Path(str(eca.__file__)).parent / "data"
    for file in data.rglob("*.toml"):
        text = file.read_bytes()
        assert text.endswith(b"\n"), file
        assert b"\r" not in text, file
        assert b"\t" not in text, file


@pytest.mark.parametrize(
    ("event", "dates", "city", "country", "edition"),
    [
        ("hlpsd-12", "2025-07-11", "Dushanbe", "TJ", 12),
        ("ct-dialogue-1", "2025-07-10", "Dushanbe", "TJ", 1),
        ("ministerial-20", "2025-03-27", "Ashgabat", "TM", 20),
        ("summit-1", "2025-04-03/2025-04-04", "Samarkand", "UZ", 1),
    ],
)
def test_the_four_dialogues_of_the_article_are_known(
    event: str, dates: str, city: str, country: str, edition: int
) -> None:
    found = eca.events[event]
    assert (dates, city, country, edition) == (
        str(found.dates),
        found.place.city,
        found.place.country,
        found.edition,
    )
    assert found.parties == ("KG", "KZ", "TJ", "TM", "UZ", "eu")


@pytest.mark.parametrize(
    ("official", "title", "represents"),
    [
        ("olof-skoog", "Deputy Secretary-General for Political Affairs", "eu"),
        ("meder-abakirov", "Deputy Minister of Foreign Affairs", "KG"),
        ("ismatullo-nasredin", "Deputy Minister of Foreign Affairs", "TJ"),
        ("muzaffar-madrakhimov", "Deputy Minister of Foreign Affairs", "UZ"),
        ("stanislav-vassilenko", "Ambassador-at-Large", "KZ"),
        ("aymyrat-gochmyradov", "Ambassador of Turkmenistan to Tajikistan", "TM"),
    ],
)
def test_the_six_officials_of_the_article_are_in_post(official: str, title: str, represents: str) -> None:
    post = eca.officials[official].appointment_on("2025-07-11")
    assert post is not None
    assert (title, represents) == (post.title, post.represents)
    assert eca.officials[official] in eca.curated.participants("hlpsd-12")


def test_the_twelfth_dialogue_was_chaired_by_the_union_and_attended_by_all_five() -> None:
    hlpsd = eca.events["hlpsd-12"]
    assert [official.name for official in eca.curated.chairs(hlpsd)] == ["Olof Skoog"]
    assert sorted(str(one.represents) for one in hlpsd.participations) == ["KG", "KZ", "TJ", "TM", "UZ", "eu"]
    assert [
        event.id
        for event in eca.events.where(
            eca.of_series("hlpsd", "ct-dialogue"), eca.held_in("TJ"), eca.during("2025-07")
        )
    ] == [
        "ct-dialogue-1",
        "hlpsd-12",
    ]


def test_the_roadmap_was_reviewed_with_its_fourth_key_area() -> None:
    assert [
        eca.DocumentLink(document="joint-roadmap-2023", how=eca.LinkKind.REVIEWED, section="key-area-4")
    ] == list(eca.events["hlpsd-12"].documents)
    assert "hlpsd-12" in eca.events.where(eca.citing("joint-roadmap-2023"))
    assert len(eca.documents["joint-roadmap-2023"].sections) == 5
    assert "summit-1" in eca.events.where(eca.citing("strategic-partnership-2025"))


def test_the_topics_of_the_article_are_known() -> None:
    security = (
        "counter-terrorism violent-extremism border-management drug-trafficking disinformation "
        "cyber-threats hybrid-threats"
    )
    others = "water-management connectivity ukraine-situation middle-east-situation afghanistan-situation"
    assert set(security.split() + others.split()) == set(eca.events["hlpsd-12"].topics)


def test_what_the_article_leaves_vague_is_noted_on_it() -> None:
    for event in ("hlpsd-12", "ct-dialogue-1"):
        note = next(source.note for source in eca.events[event].sources if source.url == ARTICLE)
        assert note is not None
        assert "session" in note
        assert "concurrent" in note
    note = next(source.note or "" for source in eca.events["hlpsd-12"].sources if source.url == ARTICLE)
    assert "without a year" in note


@pytest.mark.parametrize(
    ("record", "field", "claim"),
    [
        ("summit-1", "dates", "2025-04-04"),
        ("hlpsd-12", "participations.ismatullo-nasredin", "First Deputy Minister of Foreign Affairs"),
    ],
)
def test_where_sources_differ_the_other_claim_is_told_with_its_pages(
    record: str, field: str, claim: str
) -> None:
    disputes = eca.curated.explain(record, field).disputes
    assert claim in [dispute.claim for dispute in disputes]
    assert all(dispute.urls for dispute in disputes)


def test_sources_tell_fields_apart() -> None:
    hlpsd = eca.events["hlpsd-12"]
    assert ARTICLE in [source.url for source in hlpsd.sources_for("participations.olof-skoog")]
    assert len(hlpsd.sources_for("dates")) >= 2
    bare = attrs.evolve(hlpsd, summary="Words of our own.")
    assert bare.sources_for("summary") == ()
    for event in eca.events:
        held = {
            name
            for name, value in eca.unstructure(event).items()
            if value and name not in {"id", "sources", "disputes"}
        }
        assert not any(
            held <= {path.partition(".")[0] for path in source.supports} for source in event.sources
        ), event


@pytest.mark.parametrize(
    ("on", "count", "united_kingdom"),
    [
        ("1957-12-31", 0, False),
        ("1958-01-01", 6, False),
        ("2004-05-01", 25, True),
        ("2019-06-01", 28, True),
        ("2020-01-31", 28, True),
        ("2020-02-01", 27, False),
        ("2025-07-11", 27, False),
    ],
)
def test_members_of_the_union_are_known_for_each_day(on: str, count: int, united_kingdom: bool) -> None:
    members = eca.regions["eu"].members(on=on)
    assert (count, united_kingdom) == (len(members), "GB" in members)


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Kyrgyz Republic", "KG"),
        ("Казахстан", "KZ"),
        ("kirghizia", "KG"),
        ("EL", "GR"),
        ("UK", "GB"),
        ("TJK", "TJ"),
        ("795", "TM"),
        ("Oʻzbekiston", "UZ"),
        ("O'zbekiston", "UZ"),
    ],
)
def test_a_country_is_found_by_any_of_its_names(name: str, country: str) -> None:
    assert country == eca.countries.find(name).id


def test_no_public_field_is_private() -> None:
    forbidden = {
        "birth_date",
        "born",
        "address",
        "email",
        "phone",
        "family",
        "spouse",
        "photo",
        "religion",
        "gender",
        "nationality",
    }
    kinds: set[Any] = {type(record) for record in eca.curated}
    assert set() == forbidden & {name for kind in kinds for name in attrs.fields_dict(kind)}


def test_the_registry_is_as_wide_as_it_says() -> None:
    year = eca.events.where(eca.during("2025"))
    past = eca.events.where(eca.before("2025"))
    dated = [one for one in eca.officials if any(post.dates or post.attested for post in one.appointments)]
    assert len(year) >= 60
    assert len(past) >= 50
    assert len(dated) >= 90
    assert len(eca.documents) >= 25


def test_every_event_has_web_sources_for_its_date_and_for_its_place() -> None:
    for event in eca.events:
        assert event.sources_for("dates"), event
        if event.place:
            assert any(event.sources_for(f"place.{part}") for part in ("city", "country", "venue")), event


def test_outcomes_are_told_with_their_pages() -> None:
    outcomes = [(event, one) for event in eca.events for one in event.outcomes]
    assert len(outcomes) >= 80
    assert sum(1 for _, one in outcomes if one.amount or one.document) >= 25
    assert [event.id for event, one in outcomes if not event.sources_for(f"outcomes.{one.id}")] == []


def test_half_of_the_events_of_2025_have_two_publishers_for_their_date() -> None:
    year = eca.events.where(eca.during("2025"))
    twice = [
        event.id for event in year if len({source.publisher for source in event.sources_for("dates")}) > 1
    ]
    assert len(twice) / len(year) >= 0.5


def test_the_leaders_meetings_of_2025_are_those_that_the_pages_tell() -> None:
    lines = (Path(__file__).parent / "data" / "leaders_2025.txt").read_text(encoding="utf-8").splitlines()
    told = [line for line in lines if not line.startswith("#")]
    found = eca.events.where(eca.during("2025"), eca.at_level("leaders"))
    assert told == sorted(event.id for event in found)


@pytest.mark.parametrize(
    ("official", "on", "title"),
    [
        ("jan-kubis", "2005-09-30", "EU Special Representative for Central Asia"),
        ("pierre-morel", "2008-01-01", "EU Special Representative for Central Asia"),
        ("patricia-flor", "2013-02-13", "EU Special Representative for Central Asia"),
        ("peter-burian", "2018-01-01", "EU Special Representative for Central Asia"),
        ("terhi-hakala", "2022-06-01", "EU Special Representative for Central Asia"),
        ("eduards-stiprais", "2025-07-11", "EU Special Representative for Central Asia"),
        (
            "federica-mogherini",
            "2017-11-10",
            "High Representative of the Union for Foreign Affairs and Security Policy",
        ),
        ("charles-michel", "2022-10-27", "President of the European Council"),
        ("sadyr-japarov", "2023-06-02", "President"),
        ("murat-nurtleu", "2025-03-28", "Minister of Foreign Affairs"),
        ("yermek-kosherbayev", "2025-12-01", "Minister of Foreign Affairs"),
    ],
)
def test_people_are_in_the_posts_that_history_gives_them(official: str, on: str, title: str) -> None:
    assert title == eca.officials[official].title_on(on)


def test_the_version_of_the_data_is_a_day() -> None:
    assert eca.curated.version is not None
    assert eca.PartialDate.from_edtf(eca.curated.version).day is not None
    assert eca.curated.complete_until == "2025-12-31"
