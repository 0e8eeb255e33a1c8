"""The facts of the data agree with each other, and with what others have written down.

Each fact stands in one place of the data. So a slip of a digit is seen only where something else tells the
same: a map, the tables of CLDR and of the time zones, an amount and its parts, a list written by hand.
"""

from pathlib import Path
from zoneinfo import TZPATH

import pytest
from babel.core import get_global
from babel.numbers import get_territory_currencies

import eucentralasia as eca
from eucentralasia.model import Status
from eucentralasia.pictures.outlines import country_at
from support import DATA

NEAR = 10  # km from a country to a city of its coast, as the outlines are coarse
# Without an outline of their own on the map, whose frame is Europe and Central Asia.
BEYOND = {"CN", "MN", "US"}
ZONES = next((path for path in (Path(one, "zone.tab") for one in TZPATH) if path.exists()), None)
KNOWN = [
    tuple(cell.strip() for cell in line.split("|"))
    for line in (DATA / "known_days.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("key", "dates", "what"), KNOWN)
def test_what_histories_tell_was_on_that_day(key: str, dates: str, what: str) -> None:
    event = eca.events.get(key)
    if event is not None:
        assert (dates, what) == (str(event.dates), event.place.city or event.mode)
    else:
        assert dates in [str(step.date) for step in eca.documents[key].steps if step.kind == what]


def test_a_city_lies_where_the_map_has_its_country() -> None:
    known = [city for city in eca.cities if city.country not in BEYOND]
    placed = [(one, one.longitude, one.latitude) for one in known]
    found = {
        one.id: country_at(east, north)
        for one, east, north in placed
        if east is not None and north is not None
    }
    assert {key: at for key, at in found.items() if at[0] != eca.cities[key].country or at[1] > NEAR} == {}


@pytest.mark.skipif(ZONES is None, reason="this machine has no table of the time zones of countries")
def test_the_time_zone_of_a_city_is_one_of_its_country() -> None:
    assert ZONES is not None
    rows = [line.split("\t") for line in ZONES.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    zones = {(row[0], row[2]) for row in rows}
    assert [one.id for one in eca.cities if one.timezone and (one.country, one.timezone) not in zones] == []


def test_the_codes_and_the_currency_of_a_country_are_those_of_cldr() -> None:
    same = get_global("territory_aliases")
    codes = {one.id: (same[one.alpha_3 or ""], same[one.numeric or ""]) for one in eca.countries}
    assert codes == {key: ([key], [key]) for key in eca.countries.ids}
    assert [one.id for one in eca.countries if one.currency not in get_territory_currencies(one.id)] == []


def test_a_country_is_governed_from_the_capital_that_everybody_knows() -> None:
    told = (
        "AF Kabul, AM Yerevan, AT Vienna, AZ Baku, BE Brussels, BG Sofia, CH Bern, CN Beijing, CY Nicosia, "
        "CZ Prague, DE Berlin, DK Copenhagen, EE Tallinn, ES Madrid, FI Helsinki, FR Paris, GB London, "
        "GE Tbilisi, GR Athens, HR Zagreb, HU Budapest, IE Dublin, IT Rome, KG Bishkek, KZ Astana, "
        "LT Vilnius, LU Luxembourg, LV Riga, MD Chișinău, MN Ulaanbaatar, MT Valletta, NL Amsterdam, "
        "PL Warsaw, PT Lisbon, RO Bucharest, RU Moscow, SE Stockholm, SI Ljubljana, SK Bratislava, "
        "TJ Dushanbe, TM Ashgabat, TR Ankara, UA Kyiv, US Washington, UZ Tashkent"
    )
    capitals = {row.partition(" ")[0]: row.partition(" ")[2] for row in told.split(", ")}
    assert capitals == {one.id: one.capital for one in eca.countries}


def test_members_joined_the_union_together_or_alone_as_history_tells() -> None:
    joined = {
        "1958": "BE DE FR IT LU NL",
        "1973": "DK GB IE",
        "1981": "GR",
        "1986": "ES PT",
        "1995": "AT FI SE",
        "2004": "CY CZ EE HU LT LV MT PL SI SK",
        "2007": "BG RO",
        "2013": "HR",
    }
    found: dict[str, list[str]] = {}
    for one in eca.regions["eu"].memberships:
        found.setdefault(str(one.dates).partition("-")[0], []).append(one.country)
    assert joined == {year: " ".join(sorted(countries)) for year, countries in sorted(found.items())}
    assert [str(one.dates.end) for one in eca.regions["eu"].memberships if one.dates and one.dates.end] == [
        "2020-01-31"
    ]


def test_a_step_that_was_taken_at_a_meeting_is_of_its_days() -> None:
    taken = [
        (step, eca.events[step.event].dates) for one in eca.documents for step in one.steps if step.event
    ]
    assert [
        step for step, days in taken if step.date and not days.may_overlap(eca.DateSpan.on(step.date))
    ] == []


def test_a_day_on_which_somebody_is_seen_in_a_post_is_within_its_term() -> None:
    terms = [(one.id, post) for one in eca.officials for post in one.appointments if post.dates]
    outside = [
        (key, day)
        for key, post in terms
        for day in post.attested
        if post.dates and not post.dates.may_overlap(eca.DateSpan.on(day))
    ]
    assert outside == []


@pytest.mark.parametrize(
    ("official", "on", "organisation"),
    [
        ("federica-mogherini", "2018-01-01", "eeas"),
        ("josep-borrell", "2023-10-23", "eeas"),
        ("kaja-kallas", "2025-07-11", "eeas"),
        ("enrique-mora", "2024-06-05", "eeas"),
        ("olof-skoog", "2025-07-11", "eeas"),
        ("terhi-hakala", "2023-05-26", "council-of-the-eu"),
        ("eduards-stiprais", "2026-11-28", "council-of-the-eu"),
    ],
)
def test_people_of_the_union_served_the_body_that_history_gives_them(
    official: str, on: str, organisation: str
) -> None:
    post = eca.officials[official].appointment_on(on, sure=True)
    assert post is not None
    assert organisation == post.organisation


def test_an_amount_is_the_sum_of_those_that_it_was_said_to_be_made_of() -> None:
    amounts = {one.id: one.amount or 0 for one in eca.events["summit-1"].outcomes}
    parts = [amount for key, amount in amounts.items() if key.startswith("eib-memorandum-")]
    assert (4, amounts["eib-memoranda"]) == (len(parts), sum(parts))


def test_a_postponed_meeting_was_first_to_be_earlier() -> None:
    moved = [event for event in eca.events if event.rescheduled_from and event.status is Status.HELD]
    assert moved
    assert [
        one.id for one in moved if one.rescheduled_from and one.rescheduled_from.latest >= one.first_day
    ] == []


def test_a_meeting_of_ministers_or_leaders_stands_at_their_level() -> None:
    levels = {"ministerial": "ministers", "leaders-meeting": "leaders", "summit": "leaders"}
    found = {event.id: event.level for series in levels for event in eca.curated.editions(series)}
    assert {key: levels[eca.events[key].series or ""] for key in found} == found


def test_nothing_was_looked_up_or_gathered_after_the_day_of_the_data() -> None:
    version = eca.curated.version or ""
    late = [
        one.id
        for one in eca.curated
        for page in one.sources
        if page.accessed and str(page.accessed) > version
    ]
    assert late == []
    assert [
        event.id for event in eca.events if event.status is Status.HELD and str(event.first_day) > version
    ] == []
    assert {until for until in eca.curated.head.complete.values() if until > version} == set()


@pytest.mark.parametrize(
    ("broad", "narrow"),
    [
        ("connectivity", "digital-connectivity energy trans-caspian-corridor transport"),
        ("transport", "trans-caspian-corridor"),
        ("trade", "wto-accession"),
        ("environment", "climate-change disaster-resilience water-management"),
        ("human-rights", "gender-equality labour-rights media-freedom"),
    ],
)
def test_a_topic_has_under_it_what_belongs_to_it(broad: str, narrow: str) -> None:
    assert tuple(sorted((broad, *narrow.split()))) == eca.curated.narrower(broad)


@pytest.mark.parametrize(
    ("document", "number", "day"),
    [
        ("epca-kz", "22016A0204(01)", "4.2.2016"),
        ("aviation-agreement-kg", "22007A0707(01)", "7.7.2007"),
        ("interim-agreement-tj", "22004A1116(01)", "16.11.2004"),
    ],
)
def test_an_agreement_has_the_number_that_eur_lex_gives_it(document: str, number: str, day: str) -> None:
    identifiers = eca.documents[document].identifiers
    assert [f"celex:{number}"] == [str(one) for one in identifiers if str(one).startswith("celex:")]
    assert [day in str(one) for one in identifiers if str(one).startswith("oj:")] == [True]


@pytest.mark.parametrize(
    ("kind", "publishers"),
    [
        ("media", "24.kg|Asia-Plus|Astana Times|Euractiv|Euronews|Gazeta.uz|Politico|The Diplomat|Vlast"),
        ("agency", "Avesta|Kabar|Kazinform|Khovar|Reuters|TASS|UzA|Xinhua"),
        ("official", "Council of the EU|EEAS|EUR-Lex|European Commission|European Parliament"),
    ],
)
def test_a_publisher_is_of_the_kind_that_everybody_knows(kind: str, publishers: str) -> None:
    assert dict.fromkeys(publishers.split("|"), kind) == {
        name: eca.curated.publisher_kind(name) for name in publishers.split("|")
    }
