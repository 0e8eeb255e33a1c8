"""The level of a meeting is the rank of the lower of its two sides, as the titles of those who came say."""

import pytest

import eucentralasia as eca
from eucentralasia import Level, Participation, Role
from eucentralasia.model.levels import level_of

PRESIDENT, MINISTER, DEPUTY = "President", "Minister of Trade", "Deputy Minister of Trade"
COMMISSIONER, ENVOY = "Commissioner for Trade", "EU Special Representative for Central Asia"
FIVE = ("KG", "KZ", "TJ", "TM", "UZ")


def meeting(*who: tuple[str, str | None], kind: str = "meeting", parties: tuple[str, ...] = ()) -> eca.Event:
    """A meeting of those of whom each represents somebody and has a title."""
    sides = tuple(dict.fromkeys(side for side, _ in who))
    there = tuple(Participation(represents=side, title=title) for side, title in who)
    return eca.Event(
        id="x",
        name="X",
        dates=eca.DateSpan.of("2025"),
        kind=eca.EventKind(kind),
        parties=tuple(sorted(parties or sides)),
        participations=there,
    )


@pytest.mark.parametrize(
    ("who", "level"),
    [
        ((("eu", "President of the European Council"), ("KZ", PRESIDENT)), Level.LEADERS),
        ((("eu", COMMISSIONER), ("KZ", PRESIDENT)), Level.MINISTERS),
        ((("eu", ENVOY), ("KZ", PRESIDENT)), Level.DEPUTY_MINISTERS),
        ((("eu", COMMISSIONER), ("eu", ENVOY), ("KZ", DEPUTY), ("KZ", MINISTER)), Level.MINISTERS),
        (
            (("eu", "Chair of the Delegation for relations with Central Asia"), ("KG", PRESIDENT)),
            Level.PARLIAMENTARIANS,
        ),
        ((("eu", COMMISSIONER),), None),
        ((("eu", COMMISSIONER), ("KZ", None)), None),
        ((("eu", COMMISSIONER), ("KZ", "Translator")), None),
        # of several countries the rank that most of them sent counts, of equally many the higher
        ((("eu", COMMISSIONER), ("KG", MINISTER), ("KZ", MINISTER), ("TJ", DEPUTY)), Level.MINISTERS),
        ((("eu", COMMISSIONER), ("KG", DEPUTY), ("KZ", MINISTER), ("TJ", DEPUTY)), Level.DEPUTY_MINISTERS),
        ((("eu", COMMISSIONER), ("KG", DEPUTY), ("KZ", MINISTER)), Level.MINISTERS),
        # whom a country that is no party sent is of neither side
        ((("eu", COMMISSIONER), ("KZ", MINISTER), ("AF", DEPUTY)), Level.MINISTERS),
    ],
)
def test_the_lower_side_gives_a_meeting_its_level(
    who: tuple[tuple[str, str | None], ...], level: Level | None
) -> None:
    assert level_of(meeting(*who)) is level


@pytest.mark.parametrize(
    ("higher", "lower", "level"),
    [
        (PRESIDENT, MINISTER, Level.MINISTERS),
        (MINISTER, DEPUTY, Level.DEPUTY_MINISTERS),
        (DEPUTY, "Managing Director for Europe and Central Asia", Level.SENIOR_OFFICIALS),
        ("Director of the Department of Europe", "Ambassador to Belgium", Level.AMBASSADORS),
        ("Head of the EU Delegation", "Head of the Cooperation Section", Level.EXPERTS),
    ],
)
def test_of_two_ranks_the_lower_counts_whoever_has_it(higher: str, lower: str, level: Level) -> None:
    for one, other in ((higher, lower), (lower, higher)):
        assert level_of(meeting(("eu", one), ("KZ", other))) is level


def test_most_of_several_countries_must_be_known() -> None:
    three = ("eu", COMMISSIONER), ("KG", MINISTER), ("KZ", MINISTER), ("TJ", MINISTER)
    assert level_of(meeting(*three, parties=(*FIVE, "eu"))) is Level.MINISTERS
    assert level_of(meeting(*three[:3], parties=(*FIVE, "eu"))) is None


@pytest.mark.parametrize(
    ("role", "level"),
    [
        (None, Level.LEADERS),
        (Role.CHAIR, Level.LEADERS),
        # who only spoke, or came as a guest, led no side
        (Role.SPEAKER, Level.MINISTERS),
        (Role.GUEST, Level.MINISTERS),
        (Role.OBSERVER, Level.MINISTERS),
    ],
)
def test_a_role_tells_who_led_a_side(role: Role | None, level: Level) -> None:
    guest = Participation(represents="eu", title="President of the European Commission", role=role)
    event = meeting(("eu", COMMISSIONER), ("KZ", PRESIDENT))
    joined = (*event.participations, guest)
    again = eca.Event(id="x", name="X", dates=event.dates, parties=event.parties, participations=joined)
    assert level_of(again) is level


def test_where_all_only_spoke_the_highest_counts() -> None:
    spoke = tuple(
        Participation(represents=side, title=title, role=Role.SPEAKER)
        for side, title in (("eu", COMMISSIONER), ("KZ", MINISTER))
    )
    event = meeting(("eu", COMMISSIONER), ("KZ", MINISTER), kind="conference")
    again = eca.Event(id="x", name="X", dates=event.dates, parties=event.parties, participations=spoke)
    assert level_of(again) is Level.MINISTERS


@pytest.mark.parametrize("kind", ["tour", "visit"])
def test_what_holds_other_events_has_no_level(kind: str) -> None:
    assert level_of(meeting(("eu", COMMISSIONER), ("KZ", MINISTER), kind=kind)) is None


def test_the_curated_levels_are_those_of_the_titles_or_of_a_page() -> None:
    untold = [
        event.id
        for event in eca.events
        if event.level is not None and not event.sources_for("level") and level_of(event) is None
    ]
    # heads whom their pages name by rank only
    assert len(untold) <= 21
