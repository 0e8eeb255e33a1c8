"""Ranks and seats: what the table says of a title."""

import pytest

import eucentralasia as eca
from eucentralasia.model import Level
from eucentralasia.model.ranks import RANKS, TABLE, TITLES, is_single_seat, rank_of, seat_of

EQUAL = {
    Level.LEADERS: (
        "President",
        "Prime Minister",
        "Chairman of the Cabinet of Ministers",
        "President of the European Council",
        "President of the European Commission",
    ),
    Level.MINISTERS: (
        "Minister of Transport",
        "Acting Minister of Foreign Affairs",
        "Deputy Prime Minister and Minister of Foreign Affairs",
        "Commissioner for International Partnerships",
        "Executive Vice-President of the European Commission",
        "High Representative of the Union for Foreign Affairs and Security Policy",
        "Secretary-General of the Council and High Representative for the Common Foreign and Security Policy",
        "President of the European Bank for Reconstruction and Development",
        "Federal Minister for Foreign Affairs",
        "Secretary of the Security Council",
        "Head of the Presidential Administration",
    ),
    Level.DEPUTY_MINISTERS: (
        "First Deputy Minister of Foreign Affairs",
        "Vice Minister of Energy",
        "Minister of State for European Affairs",
        "EU Special Representative for Central Asia",
        "EU Special Envoy for Sanctions",
        "Special Envoy of the President for Afghanistan",
        "State Secretary of the Ministry of Foreign Affairs",
        "Secretary of State",
        "Secretary-General",
        "Deputy Secretary-General for Political Affairs",
        "Vice President, Banking",
    ),
    Level.SENIOR_OFFICIALS: (
        "Managing Director for Europe and Central Asia",
        "Director, Directorate-General for International Partnerships",
        "Head of the Central Asia Division",
        "Deputy Head of the Central Asia Division",
    ),
    Level.AMBASSADORS: (
        "Ambassador to Belgium",
        "Head of the EU Delegation",
        "Head of the Delegation of the European Commission",
        "Chargé d’affaires of the EU Delegation",
        "Chargé d'affaires",
    ),
    Level.EXPERTS: ("Programme Manager, EU Delegation to Uzbekistan", "Head of the Cooperation Section"),
    Level.PARLIAMENTARIANS: (
        "Member of the European Parliament",
        "Speaker of the Jogorku Kenesh",
        "Senator",
        "Deputy Speaker of the Mejlis",
        "Chairman of the Committee on International Affairs",
        "Chair of the Delegation for relations with Central Asia",
        "Head of the Delegation to the Central Asian parliamentary cooperation committees",
    ),
}
SEATS = {
    "President": True,
    "Prime Minister": True,
    "Minister of Foreign Affairs": True,
    "Acting Minister of Foreign Affairs": True,
    "High Representative of the Union for Foreign Affairs and Security Policy": True,
    "EU Special Representative for Central Asia": True,
    "Deputy Prime Minister": False,
    "Deputy Minister of Foreign Affairs": False,
    "Commissioner for Energy": False,
    "Managing Director for Europe and Central Asia": False,
    "Head of the EU Delegation": True,
    "Secretary-General": True,
    "Minister of State for European Affairs": False,
    "Gardener": False,
}
SAME = (
    (
        "Minister for Foreign Affairs",
        "Minister of Foreign Affairs",
        "Minister for Europe and Foreign Affairs",
        "Minister of Foreign and European Affairs",
        "Deputy Prime Minister and Minister of Foreign Affairs",
    ),
    (
        "High Representative for the Common Foreign and Security Policy",
        "High Representative of the Union for Foreign Affairs and Security Policy",
    ),
)


@pytest.mark.parametrize(
    ("rank", "title"), [(rank, title) for rank, titles in EQUAL.items() for title in titles]
)
def test_a_title_stands_at_the_level_of_those_that_it_is_held_equal_to(rank: Level, title: str) -> None:
    assert rank_of(title) is rank


def test_a_title_that_the_table_does_not_know_has_no_rank() -> None:
    assert [rank_of(title) for title in ("Gardener", "", "Ministerial aide", "Presidents")] == [None] * 4


@pytest.mark.parametrize(("title", "single"), SEATS.items())
def test_a_seat_is_single_where_one_person_at_a_time_holds_it(title: str, single: bool) -> None:
    assert is_single_seat(title) is single


@pytest.mark.parametrize("titles", SAME)
def test_a_seat_stays_the_same_when_its_title_is_worded_anew(titles: tuple[str, ...]) -> None:
    assert len({seat_of(title) for title in titles}) == 1


def test_seats_of_different_matters_are_different() -> None:
    titles = ("Minister of Transport", "Minister of Justice", "Minister of Investments and Foreign Trade")
    assert len({seat_of(title) for title in titles}) == len(titles)


def test_every_title_of_the_registry_has_a_rank() -> None:
    titles = {post.title for official in eca.officials for post in official.appointments}
    titles |= {one.title for event in eca.events for one in event.participations if one.title}
    assert sorted(title for title in titles if rank_of(title) is None) == []


def test_no_two_rows_begin_alike() -> None:
    assert len(TABLE) == len(TITLES)


def test_the_order_of_ranks_is_that_of_levels_but_for_parliamentarians_and_mixed() -> None:
    beside = (Level.PARLIAMENTARIANS, Level.MIXED)
    assert tuple(level for level in Level if level not in beside) == RANKS
