"""Every check catches the fault planted for it, and no other check speaks."""

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest

import eucentralasia as eca
from eucentralasia import DateSpan, Name, PartialDate, Registry
from eucentralasia.checks import CHECKS
from support.tiny import TINY

TEXT = "one two three four five six seven eight nine ten eleven twelve thirteen"
Change = Callable[[Any], dict[str, Any]]


def planted(tiny: Registry, key: str, change: Change, *more: eca.Record) -> Registry:
    """The tiny registry with one record changed and others added."""
    changed = [again(record, **change(record)) if record.id == key else record for record in tiny]
    return Registry([*changed, *more], version=tiny.version, publishers=tiny.head.publishers)


def again(record: Any, **changes: Any) -> Any:
    return attrs.evolve(record, **changes)


def part(name: str, position: int, **changes: Any) -> Change:
    """A change of one part of a record."""

    def change(record: Any) -> dict[str, Any]:
        parts = list(getattr(record, name))
        parts[position] = attrs.evolve(parts[position], **changes)
        return {name: tuple(parts)}

    return change


def to(**changes: Any) -> Change:
    return lambda _: changes


def supporting(*paths: str, **changes: Any) -> Change:
    """A change of a record whose first source supports more."""

    def change(record: Any) -> dict[str, Any]:
        first = again(record.sources[0], supports=tuple(sorted({*record.sources[0].supports, *paths})))
        return {**changes, "sources": (first, *record.sources[1:])}

    return change


RELATION = eca.Relation(event="talks-3", how=eca.RelationKind.FOLLOWS)
SPAN = DateSpan.from_edtf
FAULTS: list[tuple[str, str, Change, str]] = [
    ("event-id", "talks-3", to(id="parley-3"), "id"),
    ("id-case", "AA", to(former_ids=("BB",)), "id"),
    ("unknown-reference", "talks-3", to(topics=("fences",)), "topics[0]"),
    ("wrong-kind", "talks-3", to(topics=("plan",)), "topics[0]"),
    ("unknown-section", "talks-2", part("documents", 0, section="part-9"), "documents[0].section"),
    (
        "part-of-circle",
        "session-north-cc-2025",
        part("relations", 0, event="session-north-cc-2025"),
        "relations",
    ),
    ("hierarchy-circle", "security", to(broader="borders"), "broader"),
    ("hierarchy-circle", "bureau", supporting("parent", parent="desk"), "parent"),
    ("relation-twice", "talks-2", to(relations=(RELATION,)), "relations[0]"),
    ("edition-order", "talks-3", to(dates=SPAN("2020-06")), "edition"),
    ("edition-twice", "talks-3", to(id="talks-of-june", name="Northern Talks in June", edition=2), "edition"),
    ("gap-filled", "talks", lambda one: {"gaps": (*one.gaps, eca.Gap(edition=2))}, "gaps[1]"),
    ("gap-unnamed", "talks-3", to(id="talks-of-june", name="Northern Talks in June", edition=4), "gaps"),
    ("implausible-date", "session-north-cc-2025", to(dates=SPAN("1990-06")), "dates"),
    ("implausible-date", "talks-3", to(dates=SPAN("2022-06-01/2022-08-01")), "dates"),
    ("held-in-future", "talks-3", to(dates=SPAN("2031-06")), "status"),
    ("step-order", "plan", part("steps", 0, date=PartialDate(2022)), "steps.signed"),
    (
        "not-in-post",
        "visit-north-cc-beta-2025",
        to(dates=SPAN("2025-06-01/2025-06-03")),
        "participations.bob-baker",
    ),
    ("not-in-post", "visit-north-cc-beta-2025", to(dates=SPAN("2025-06")), "participations.bob-baker"),
    (
        "post-undated",
        "bob-baker",
        lambda one: {"appointments": (*one.appointments, again(one.appointments[0], attested=()))},
        "appointments[1]",
    ),
    ("several-chairs", "talks-2", part("participations", 1, role=eca.Role.CHAIR), "participations"),
    ("no-source", "AA", to(sources=()), "sources"),
    ("unsourced", "talks-3", part("sources", 0, supports=("dates", "edition", "level", "topics")), "mode"),
    ("unsourced", "AA", part("sources", 0, supports=("alpha_3", "capital", "name", "numeric")), "names.sv"),
    (
        "unsourced",
        "visit-north-cc-beta-2025",
        to(place=eca.Place(country="BB", venue="Hall", city="Beta")),
        "place.venue",
    ),
    (
        "banned-outlet",
        "AA",
        part("sources", 0, url="https://tj.sputniknews.ru/20250711/a.html"),
        "sources[0].url",
    ),
    ("banned-outlet", "AA", part("sources", 0, url="http://m.lenta.ru:80/a"), "sources[0].url"),
    (
        "supports-unknown",
        "talks-3",
        supporting("where"),
        "sources[0].supports",
    ),
    (
        "supports-nothing",
        "talks-3",
        supporting("summary"),
        "sources[0].supports",
    ),
    (
        "source-idle",
        "AA",
        lambda one: {"sources": (*one.sources, again(one.sources[0], url="https://a.example", supports=()))},
        "sources[1].supports",
    ),
    ("source-twice", "AA", lambda one: {"sources": one.sources * 2}, "sources"),
    ("unlisted-publisher", "AA", part("sources", 0, publisher="Gazete"), "sources[0].publisher"),
    ("idle-dispute", "talks-2", part("disputes", 0, claim="2021-05-04"), "disputes[0].claim"),
    ("idle-dispute", "talks-2", part("disputes", 0, urls=()), "disputes[0].urls"),
    ("not-a-party", "talks-2", part("participations", 2, role=None), "participations.BB"),
    ("one-party", "talks-3", to(parties=("CC",)), "parties"),
    ("city-elsewhere", "talks-2", to(place=eca.Place(city="Alpha", country="BB")), "place.country"),
    ("virtual-place", "talks-2", to(mode=eca.Mode.VIRTUAL), "place"),
    ("unknown-timezone", "Alpha", to(timezone="Asia/Astana"), "timezone"),
    ("status-without-step", "plan", to(status=eca.DocumentStatus.IN_FORCE), "status"),
    ("kind-differs", "talks-3", to(kind=eca.EventKind.MEETING), "kind"),
    ("unsorted", "talks-3", to(parties=("north", "CC")), "parties"),
    (
        "unsorted",
        "talks-2",
        part("sources", 1, supports=("participations.ann-able", "dates")),
        "sources[1].supports",
    ),
    ("double", "talks-3", to(topics=("borders", "borders")), "topics"),
    ("double", "talks-3", lambda one: {"relations": one.relations * 2}, "relations"),
    ("double", "talks-2", lambda one: {"outcomes": one.outcomes * 2}, "outcomes"),
    ("not-nfc", "AA", to(official_name="A\u030aland"), "official_name"),
    ("mixed-script", "AA", to(official_name="Аland"), "name"),
    ("invisible-mark", "AA", to(official_name="A\u00adland"), "name"),
    (
        "name-repeated",
        "AA",
        lambda one: supporting("names", names=(*one.names, Name(value="Aland", lang="en")))(one),
        "names[1]",
    ),
    ("private", "talks-3", to(summary="Write to ann@bureau.example."), "summary"),
    ("private", "talks-3", to(summary="She was born on a Monday."), "summary"),
    ("copied", "talks-3", to(summary=f"Then {TEXT}."), "summary"),
    ("edition-differs", "talks-3", to(name="4th Northern Talks"), "edition"),
    ("edition-differs", "talks-3", to(id="talks-4"), "edition"),
    ("year-differs", "visit-north-cc-beta-2025", to(dates=SPAN("2024-01-01/2024-01-03")), "dates"),
    ("planned-past", "talks-3", to(status="planned"), "status"),
    ("source-day", "talks-2", part("sources", 0, accessed="2020-01-01"), "sources[0].accessed"),
    ("source-day", "talks-2", part("sources", 0, accessed="2092-01-01"), "sources[0].accessed"),
    ("source-twice", "talks-2", part("sources", 1, url="http://www.gazette.example/2/"), "sources"),
    ("unknown-language", "talks-2", part("sources", 0, lang="ua"), "sources[0].lang"),
    ("unknown-language", "talks-2", part("sources", 0, lang="kz-Cyrl"), "sources[0].lang"),
    ("script-differs", "AA", part("names", 0, script="Cyrl"), "names[0].script"),
    (
        "another-party",
        "talks-2",
        part("participations", 1, represents="AA", role="guest"),
        "participations.bob-baker",
    ),
    (
        "another-title",
        "talks-2",
        part("participations", 1, title="Minister of Trade"),
        "participations.bob-baker",
    ),
    ("act-without-step", "talks-2", part("documents", 0, how="adopted"), "documents[0].how"),
    ("relation-day", "talks-3", part("relations", 0, how="prepares"), "relations[0]"),
    ("relation-day", "talks-3", part("relations", 0, event="talks-3"), "relations[0]"),
    ("relation-day", "talks-3", part("relations", 0, event="visit-north-cc-beta-2025"), "relations[0]"),
    ("markup", "talks-3", to(summary="Two  spaces."), "summary"),
    ("markup", "talks-3", to(summary="A <b>bold</b> word."), "summary"),
    ("markup", "talks-2", part("outcomes", 0, text="Bread &amp; butter."), "outcomes.plan-paid"),
    ("capital-elsewhere", "AA", to(capital="Beta"), "capital"),
    (
        "identifier-twice",
        "Beta",
        supporting("identifiers.wikidata", identifiers=["wikidata:Q1"]),
        "identifiers[0]",
    ),
    (
        "attested-outside",
        "ann-able",
        part("appointments", 0, attested=["2019-01-01"]),
        "appointments[0].attested",
    ),
]


def seat_taken_twice(tiny: Registry) -> Registry:
    post = again(
        tiny.officials["bob-baker"].appointments[0], dates=SPAN("2022-01-01/2023-01-01"), attested=()
    )
    source = tiny.officials["bob-baker"].sources
    return planted(
        tiny,
        "nobody",
        to(),
        eca.Official(id="cat-cole", name="Cat Cole", appointments=(post,), sources=source),
    )


def test_the_tiny_registry_is_clean(tiny: Registry) -> None:
    assert eca.check(tiny, profile="curated", texts=(TEXT,)) == ()


@pytest.mark.parametrize(("name", "key", "change", "path"), FAULTS)
def test_a_planted_fault_is_caught_by_its_check_alone(
    name: str, key: str, change: Change, path: str, tiny: Registry
) -> None:
    found = eca.check(planted(tiny, key, change), profile="curated", texts=(TEXT,))
    assert {name} == {problem.code for problem in found}
    assert path in {problem.path for problem in found}
    assert eca.check(planted(tiny, key, change), profile="curated", texts=(TEXT,), skip=[name]) == ()


def test_a_seat_with_two_holders_is_caught_by_its_check_alone(tiny: Registry) -> None:
    found = eca.check(seat_taken_twice(tiny))
    assert [(one.code, one.record, one.path) for one in found] == [
        ("seat-shared", "cat-cole", "appointments.CC")
    ]
    assert "both from 2022-01-01 to 2023-01-01" in found[0].got


def test_a_seat_that_another_has_taken_is_caught_by_its_check_alone(tiny: Registry) -> None:
    post = again(tiny.officials["bob-baker"].appointments[0], dates=SPAN("2000/"), attested=())
    source = tiny.officials["bob-baker"].sources
    former = eca.Official(id="cat-cole", name="Cat Cole", appointments=(post,), sources=source)
    found = eca.check(planted(tiny, "nobody", to(), former), profile="curated")
    assert [(one.code, one.record, one.path, one.got) for one in found] == [
        ("seat-succeeded", "cat-cole", "appointments.CC", "'2000/'")
    ]
    assert "by 2021-05-04; '2021-05~' at least" in found[0].expected
    former = again(former, appointments=(again(post, dates=SPAN("2000/2021-05~")),))
    assert eca.check(planted(tiny, "nobody", to(), former), profile="curated") == ()


def test_a_day_of_handing_over_is_shared(tiny: Registry) -> None:
    post = again(
        tiny.officials["bob-baker"].appointments[0], dates=SPAN("2025-01-02/2026-01-01"), attested=()
    )
    heir = eca.Official(
        id="cat-cole", name="Cat Cole", appointments=(post,), sources=tiny.officials["bob-baker"].sources
    )
    assert eca.check(planted(tiny, "nobody", to(), heir), profile="curated") == ()


@pytest.mark.parametrize(("count", "found"), [(11, []), (12, ["copied"]), (13, ["copied"])])
def test_twelve_words_in_a_row_are_copied_and_eleven_are_not(
    count: int, found: list[str], tiny: Registry
) -> None:
    ours = planted(tiny, "talks-3", to(summary=f"Then {' '.join(TEXT.split()[:count])}."))
    assert [one.code for one in eca.check(ours, profile="curated", texts=[TEXT])] == found


def test_every_check_has_a_planted_fault() -> None:
    assert {check.name for check in CHECKS} == {name for name, *_ in FAULTS} | {
        "category-differs",
        "level-differs",
        "seat-shared",
        "seat-succeeded",
        "told-twice",
        "withdrawn-id",
    }
    assert len(CHECKS) >= 25
    assert len(CHECKS) == len({check.name for check in CHECKS})


def test_an_event_of_another_category_than_its_series_or_of_none_is_told(tiny: Registry) -> None:
    formal = planted(tiny, "talks", to(category="institutional"))
    other = planted(formal, "talks-3", to(category="forum"))
    found = eca.check(other, profile="curated")
    assert [(one.code, one.record, one.path, one.got) for one in found] == [
        ("category-differs", "talks-2", "category", "None"),
        ("category-differs", "talks-3", "category", "'forum'"),
    ]


def test_who_speaks_for_a_country_belongs_to_a_body_of_it(tiny: Registry) -> None:
    bureau = planted(tiny, "bureau", to(party="AA"))
    guest = part("participations", 2, organisation="bureau")
    found = eca.check(planted(bureau, "talks-2", guest), profile="own", skip=["supports-nothing"])
    assert [(one.code, one.path) for one in found] == [("another-party", "participations.bureau")]


def test_a_level_far_from_those_of_both_sides_is_told_whoever_says_it() -> None:
    event = eca.events["hlpsd-12"]
    mine = Registry([again(event, level="leaders")], base=eca.curated, version="2026-11-28")
    found = eca.check(mine, profile="curated", skip=["unlisted-publisher"])
    assert [(one.code, one.path, one.expected) for one in found] == [
        ("level-differs", "level", "deputy-ministers, as who took part")
    ]


def test_every_check_says_what_must_hold() -> None:
    assert [check.name for check in CHECKS if not check.says.endswith(".")] == []
    assert {"error", "warning", "info"} == {check.severity for check in CHECKS}


def test_a_check_that_is_skipped_must_exist(tiny: Registry) -> None:
    with pytest.raises(eca.UnknownRecordError, match="no check 'unsorte'; did you mean 'unsorted'"):
        eca.check(tiny, skip=["unsorte"])


def test_ids_of_the_base_are_known(tiny: Registry) -> None:
    event = again(tiny.events["talks-2"], id="talks-7", edition=7)
    assert eca.check(Registry([event], base=tiny)) == ()


def test_what_cannot_be_judged_is_not_blamed(tiny: Registry) -> None:
    """Unknown people, documents, versions and lists are the business of other checks, or of nobody."""
    event = again(
        tiny.events["talks-2"], participations=(eca.Participation(official="nobody", represents="CC"),)
    )
    event = again(event, disputes=(), sources=(again(event.sources[0], supports=("dates", "place")),))
    codes = [problem.code for problem in eca.check(Registry([event]))]
    assert set(codes) == {"unknown-reference"}
    assert eca.loads(TINY, "toml", base=None) == tiny


@pytest.mark.parametrize(
    ("profile", "publishers", "expected"),
    [
        ("own", ("A",), {"virtual-place"}),
        ("curated", (), {"virtual-place", "no-source", "one-party", "unsorted"}),
        (None, (), {"virtual-place"}),
        (None, ("A",), {"virtual-place", "no-source", "one-party", "unsorted"}),
    ],
)
def test_rules_of_the_house_are_for_those_who_keep_a_list_of_publishers(
    profile: Any, publishers: tuple[str, ...], expected: set[str]
) -> None:
    place = eca.Place(city="Almaty")
    talks = eca.Event(id="talks", name="Talks", dates=DateSpan.of("2025"), hosts=("UZ", "KZ"))
    talks = again(talks, mode=eca.model.Mode.VIRTUAL, place=place)
    registry = Registry([talks], publishers=publishers, base=eca.curated)
    assert expected == {problem.code for problem in eca.check(registry, profile=profile)}


def test_a_profile_is_one_of_two(tiny: Registry) -> None:
    with pytest.raises(ValueError, match="profile is 'own' or 'curated', not 'house'"):
        eca.check(tiny, profile="house")  # type: ignore[arg-type]


def met(*, level: eca.Level, title: str, supports: tuple[str, ...] = ()) -> Registry:
    """A meeting of the Union with Kazakhstan that a minister led on one side."""
    who = (
        eca.Participation(represents="eu", title="Commissioner for Trade"),
        eca.Participation(represents="KZ", title=title),
    )
    paths = tuple(sorted(("dates", "name", "participations", *supports)))
    page = eca.Source(url="https://a.example", publisher="EEAS", supports=paths)
    talks = eca.Event(id="talks", name="EU–Kazakhstan talks", dates=SPAN("2025"), parties=("KZ", "eu"))
    talks = again(talks, participations=who, level=level, sources=(page,))
    return Registry([talks], publishers=["EEAS"], base=eca.curated)


@pytest.mark.parametrize(
    ("level", "title", "supports", "codes"),
    [
        (eca.Level.MINISTERS, "Minister of Trade", (), []),
        (eca.Level.MINISTERS, "Deputy Minister of Trade", (), ["unsourced", "level-differs"]),
        (eca.Level.MINISTERS, "Deputy Minister of Trade", ("level",), []),
        (eca.Level.EXPERTS, "Translator", (), ["unsourced"]),
    ],
)
def test_a_level_is_told_by_titles_or_by_a_page(
    level: eca.Level, title: str, supports: tuple[str, ...], codes: list[str]
) -> None:
    found = eca.check(met(level=level, title=title, supports=supports))
    assert [(problem.code, problem.path) for problem in found] == [(code, "level") for code in codes]


def test_the_id_of_what_was_withdrawn_is_not_used_again(tiny: Registry) -> None:
    gone = eca.Withdrawn(id="talks-3", rule="A courtesy call.", day=dt.date(2029, 1, 1))
    (found,) = eca.check(Registry(tiny, **{**tiny.head.plain(), "withdrawn": [gone]}))
    assert (found.code, found.record, found.path) == ("withdrawn-id", "talks-3", "id")
    assert "withdrawn on 2029-01-01: A courtesy call." in found.expected


def test_two_records_of_one_meeting_are_caught(tiny: Registry) -> None:
    visit = tiny.events["visit-north-cc-beta-2025"]
    twin = again(visit, id="visit-north-cc-beta-2025-2", name="The visit")
    (found,) = eca.check(Registry([*tiny, twin], **tiny.head.plain()))
    assert (found.code, found.record) == ("told-twice", "visit-north-cc-beta-2025-2")
    assert "visit-north-cc-beta-2025 may be the same" in found.expected
    other = again(
        twin, participations=(again(twin.participations[0], official="ann-able", represents="north"),)
    )
    assert "told-twice" not in {one.code for one in eca.check(Registry([*tiny, other], **tiny.head.plain()))}


def told(record: eca.Record) -> list[str]:
    """The paths of a record that no source supports, of a page that supports its dates or title only."""
    path = "title" if isinstance(record, eca.Document) else "dates"
    page = eca.Source(url="https://a.example", publisher="EEAS", supports=(path,))
    registry = Registry([again(record, sources=(page,))], publishers=["EEAS"], base=eca.curated)
    return [problem.path for problem in eca.check(registry) if problem.code == "unsourced"]


def event(name: str, **fields: Any) -> eca.Event:
    return eca.Event(id="x", name=name, dates=SPAN("2025"), parties=("KZ", "eu"), **fields)


def document(title: str, **fields: Any) -> eca.Document:
    return eca.Document(id="x", title=title, **fields)


@pytest.mark.parametrize(
    ("record", "unsourced"),
    [
        # the name of a meeting only says who met, that of a forum is its own
        (event("Talks of Kazakhstan and the EU", kind="meeting"), []),
        (event("EU–Kazakhstan Lighthouse Forum", kind="forum"), ["name"]),
        (
            event("21st EU–Kazakhstan Cooperation Council", kind="council", series="kz-cooperation-council"),
            [],
        ),
        (
            event("Kazakhstan’s session with the EU", kind="council", series="kz-cooperation-council"),
            ["name"],
        ),
        # the parties are told by the name, by the series, or by whom the participants represent
        (event("Talks", kind="call"), ["parties"]),
        (event("Talks with Kazakh ministers", kind="call", series="kz-cooperation-council"), []),
        (
            event(
                "Talks",
                kind="call",
                participations=[{"represents": "KZ"}, {"represents": "eu"}],
            ),
            ["participations.KZ", "participations.eu"],
        ),
        (event("Kazakhstan–EU talks", kind="call", series="nobody-knows"), []),
        # a city lies in its country
        (event("EU–Kazakhstan", kind="call", place={"city": "Astana", "country": "KZ"}), ["place.city"]),
        (event("EU–Kazakhstan", kind="call", place={"country": "KZ"}), ["place.country"]),
        # what the Union adopts by itself has it for a party; an agreement, those who signed it
        (document("Conclusions", kind="conclusions", parties=("eu",)), []),
        (document("On Kazakhstan", kind="decision", parties=("KZ", "eu")), []),
        (document("A memorandum", kind="memorandum", parties=("KZ", "eu")), ["parties"]),
        (
            document(
                "A memorandum",
                kind="memorandum",
                parties=("KZ", "eu"),
                steps=({"kind": "signed", "event": "kz-cooperation-council-22"},),
            ),
            ["steps.signed"],
        ),
        (
            document("A plan", kind="roadmap", identifiers=["celex:5"], status="adopted"),
            ["identifiers.celex"],
        ),
    ],
)
def test_what_other_fields_tell_needs_no_page(record: eca.Record, unsourced: list[str]) -> None:
    assert told(record) == unsourced


def test_the_editions_of_a_series_that_only_the_base_has_are_not_counted() -> None:
    row = {"id": "hlpsd-99", "name": "Far", "dates": "2090", "series": "hlpsd", "edition": 99}
    registry = eca.loads(json.dumps({"schema": 1, "events": [row]}), "json")
    assert [one for one in eca.check(registry, profile="curated") if one.code == "gap-unnamed"] == []


def test_the_page_of_checks_tells_each_with_its_profile() -> None:
    page = (Path(__file__).parents[1] / "docs" / "reference" / "checks.md").read_text(encoding="utf-8")
    expected = [
        f"| `{one.name}` | {one.profile} | {one.severity} | {(one.rule.__doc__ or '').splitlines()[0]} |"
        for one in eca.CHECKS
    ]
    assert expected == [line for line in page.splitlines() if line.startswith("| `")]


@pytest.mark.parametrize(
    "version", [None, "1", "1.0", "2025", "2025-01", "v3", "2025-02-30", "0001-01-01", "x" * 99]
)
def test_a_version_that_is_no_day_is_compared_with_no_day(version: str | None) -> None:
    events = [event("Talks"), again(event("Far talks"), id="far", dates=SPAN("2999"), status=eca.Status.HELD)]
    codes = {one.code for one in eca.check(Registry(events, version=version, base=eca.curated))}
    assert codes == ({"implausible-date", "held-in-future"} if version == "0001-01-01" else set())


@pytest.mark.parametrize(
    ("dates", "is_plausible"),
    [
        ("1990-12-31", False),
        ("1991-01-01", True),
        ("2028-12-31", True),
        ("2029-01-01", False),
        ("2026-03-01/2026-04-01", True),
        ("2026-03-01/2026-04-02", False),
    ],
)
def test_an_event_is_planned_two_years_ahead_and_lasts_a_month_at_most(
    dates: str, is_plausible: bool
) -> None:
    plain = {"id": "talks", "name": "Talks", "dates": dates, "status": "planned", "parties": ["KZ", "eu"]}
    registry = eca.Registry([eca.structure(plain, eca.Event)], version="2026-01-01", base=eca.curated)
    codes = [problem.code for problem in eca.check(registry)]
    assert is_plausible is ("implausible-date" not in codes)


@pytest.mark.parametrize(
    "text",
    [
        "Write to ann.able@example.org for more.",
        "Call +998 71 239 15 17 for more.",
        "Call +7 (7172) 97-45-40 for more.",
        "She was born in Almaty.",
        "He came with his wife.",
    ],
)
def test_what_is_private_is_told_whatever_it_is(text: str) -> None:
    plain = {"id": "talks", "name": "Talks", "dates": "2030", "parties": ["KZ", "eu"], "summary": text}
    registry = eca.Registry([eca.structure(plain, eca.Event)], base=eca.curated)
    assert "private" in [problem.code for problem in eca.check(registry, profile="curated")]


def test_an_event_that_was_put_off_keeps_the_year_of_its_first_date_in_its_id() -> None:
    first = PartialDate.from_edtf("2025-10-01")
    visit = eca.Event(id="visit-2025", name="Visit", dates=SPAN("2026-02-01"), rescheduled_from=first)
    assert "year-differs" not in {one.code for one in eca.check(Registry([visit]), profile="curated")}


def test_an_act_at_a_meeting_without_a_known_end_is_none_of_its_days() -> None:
    step = eca.Step(kind=eca.StepKind.SIGNED, date=PartialDate.from_edtf("2025-01-02"))
    pact = eca.Document(id="pact", title="Pact", steps=(step,))
    link = eca.DocumentLink(document="pact", how=eca.LinkKind.SIGNED)
    talks = eca.Event(id="talks", name="Talks", dates=SPAN("2025-01-01/.."), documents=(link,))
    found = eca.check(Registry([pact, talks]), profile="curated")
    assert "act-without-step" in {one.code for one in found}
