"""Values that are nearly a date, calls that are nearly right and words that are nearly ours: what to type."""

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import attrs
import pytest

import eucentralasia as eca

ANY: Any = eca
WHERE: Any = eca.events.where
EVENT: Any = eca.events["hlpsd-12"]
ZONE = dt.timezone(dt.timedelta(hours=5))
TALKS = ANY.Event(id="talks-2030", name="Talks", dates="2030-05", parties=["KZ", "eu"])
MINE = eca.Registry([TALKS], base=eca.curated)
ALONE = eca.Registry([TALKS])
NESTED = eca.Registry([TALKS], base=MINE)


class datetime64:  # noqa: N801 - as numpy calls it
    """A day of numpy, as far as is asked of it."""

    def __str__(self) -> str:
        return "2025-07-11T10:00"


class Int64:
    """A whole number of numpy."""

    def __index__(self) -> int:
        return 2025

    __int__ = __index__


@pytest.mark.parametrize(
    ("found", "line"),
    [
        (dt.datetime(2025, 7, 11, 10, tzinfo=ZONE), "during('2025-07-11')"),
        (2025, "during('2025')"),
        (2025.0, "during('2025')"),
        (20250711, "during('2025-07-11')"),
        (45849, "during('2025-07-11')"),
        (45849.5, "during('2025-07-11')"),
        (datetime64(), "during('2025-07-11')"),
        (Int64(), "during('2025')"),
        (b"2025", "during('2025')"),
        (("2025-07-11", "2025-07-13"), "during('2025-07-11/2025-07-13')"),
        ([dt.date(2025, 7, 11), dt.date(2025, 7, 13)], "during('2025-07-11/2025-07-13')"),
        ((2024, 2025), "during('2024/2025')"),
        ("mid-July 2025", "during('2025-07')"),
        ("since 11.07.25", "during('2025-07-11/..')"),
        ("2025-W28", "during('2025-07-07/2025-07-13')"),
        ("2025Q2", "during('2025-34')"),
        ("2020s", "during('2020/2029')"),
        ("31 June 2025", "a date that exists; 2025-06 has 30 days"),
    ],
)
def test_what_is_nearly_a_date_is_refused_with_the_line_to_type(found: Any, line: str) -> None:
    with pytest.raises(eca.DateError) as caught:
        eca.during(found)
    assert line in str(caught.value)


@pytest.mark.parametrize(
    "found",
    [
        None,
        True,
        -3,
        1e300,
        float("nan"),
        (2024, "x"),
        ("2025",),
        {"a": 1},
        "2025-W53",
        "2025-W54",
        "2025-W53-8",
        "[2025-02-01, 2025-02-30)",
        "Q3",
    ],
)
def test_nothing_is_proposed_for_what_is_no_date_at_all(found: Any) -> None:
    with pytest.raises(eca.DateError) as caught:
        eca.during(found)
    assert "write" not in str(caught.value)


@pytest.mark.parametrize("line", ["2025-07", "2025-07-11/..", "../2025", "2025~", "2020/2029", "2025-34"])
def test_what_is_proposed_is_taken(line: str) -> None:
    assert str(eca.DateSpan.of(line)) == line


# Who was asked in a wrong way, and what of the message is to be typed or known.
CALLS: list[tuple[Callable[[], Any], str]] = [
    # arguments
    (lambda: ANY.during("2025-01-01", "2025-12-31"), "write during('2025-01-01/2025-12-31')"),
    (lambda: ANY.during(start="2024", end="2025"), "write during('2024/2025')"),
    (ANY.during, "write during('2025')"),
    (lambda: ANY.between("2025"), "write between(start, end); one span goes to during('2025')"),
    (lambda: ANY.representing("KZ", when="2025-07-11"), "write on='2025-07-11'"),
    (lambda: ANY.serving("eeas", certain=True), "write sure=True"),
    (lambda: ANY.involving(country="KZ"), "write involving('KZ')"),
    (lambda: ANY.involving(parties="KZ"), "write involving('KZ')"),
    (lambda: ANY.involving("KZ", exct=True), "write exact=True"),
    (lambda: ANY.involving("KZ", forever=True), "there are parties, exact"),
    (lambda: ANY.find("KZ", kind="country"), "ask one drawer, as in eca.countries.find(...)"),
    (lambda: ANY.find("President of Kazakhstan", date="2025"), "write on='2025'"),
    (lambda: ANY.search("water", n=3), "write limit=3"),
    (lambda: ANY.members("eu", year=2016), "write on=2016"),
    (lambda: ANY.explain("hlpsd-12"), "write explain(record, path)"),
    (lambda: ANY.explain("hlpsd-12", field="dates"), "write path='dates'"),
    (lambda: ANY.events.page(0), "write page(start, stop)"),
    (lambda: ANY.events.page(start=0, size=10), "write stop=10"),
    (lambda: ANY.events.count_by("series", "year"), "count_by takes path by position, and no more"),
    (lambda: ANY.curated.merge(MINE, conflict="last"), "write on_conflict='last'"),
    (lambda: ANY.curated.extended([TALKS]), "write extended(events=[<Event 'talks-2030'>])"),
    (lambda: ANY.Registry(events=[EVENT]), "all records stand in one list: Registry([...])"),
    (lambda: ANY.Registry([EVENT], eca.curated), "base=..."),
    (lambda: ANY.curated.diff([EVENT]), "write diff(eca.Registry(records))"),
    (lambda: ANY.curated.extended(events=[{"id": "x"}]), "write eca.structure(data, eca.Event)"),
    (lambda: ANY.load([{"name": "x"}]), "from_rows(rows)"),
    (lambda: ANY.from_rows("name,dates\nTalks,2030"), "loads(text, 'csv')"),
    (lambda: ANY.check("ours.toml"), "write check(eca.load('ours.toml'))"),
    (lambda: ANY.chairs(eca.officials["kaja-kallas"]), "its events are eca.events_of('kaja-kallas')"),
    # what stands in another drawer, or in the base
    (lambda: WHERE(eca.involving("Brussels")), "write held_in('Brussels')"),
    (lambda: WHERE(eca.about("KZ")), "write involving('KZ')"),
    (lambda: WHERE(eca.chaired_by("EU")), "write involving('eu')"),
    (lambda: WHERE(eca.attended_by("eeas")), "write hosted_by('eeas')"),
    (lambda: WHERE(eca.involving(eca.officials["kaja-kallas"])), "write attended_by('kaja-kallas')"),
    (lambda: WHERE(eca.held_in("online")), "one.mode == 'virtual'"),
    (lambda: eca.officials.where(eca.serving("KZ")), "write representing('KZ')"),
    (lambda: eca.officials.where(eca.representing("eeas")), "write serving('eeas')"),
    (lambda: ANY.officials.where(eca.involving("KZ")), "write representing('KZ') or serving(...)"),
    (lambda: WHERE(ANY.serving("eeas")), "write involving(...), attended_by(...)"),
    (lambda: eca.countries["Brussels"], "it is the city 'Brussels', in the drawer cities"),
    (lambda: eca.countries.find("EU"), "it is the region 'eu', in the drawer regions"),
    (lambda: eca.events.find("Samarkand"), "did you mean 'Samarkand summit'?"),
    (lambda: MINE.countries["KZ"], "write registry.base.countries.find('KZ')"),
    (lambda: MINE.find("12th HLPSD"), "write registry.base.find('12th HLPSD')"),
    (lambda: ALONE.countries["KZ"], "give base=eca.curated"),
    (lambda: ALONE.find("Kazakhstan"), "give base=eca.curated"),
    (lambda: ANY.cities.where(eca.during("2025")), "write [one for one in cities if one.id == ...]"),
    (lambda: WHERE("12th HLPSD"), "write where(involving('12th HLPSD'))"),
    (lambda: NESTED.find("Kazakhstan"), "write registry.base.find('Kazakhstan')"),
    (lambda: ANY.configure(3), "write configure(cattrs.Converter())"),
    (lambda: ANY.unstructure(eca.events), "write [eca.unstructure(one) for one in ...]"),
    (lambda: ANY.find("KG", name="x"), "multiple values for argument 'name'"),
    (lambda: eca.explain("hlpsd-12", "place.zity"), "did you mean 'city'?"),
    (lambda: eca.explain("hlpsd-12", "participations.olof-skoog.titel"), "did you mean 'title'"),
    (lambda: eca.explain("hlpsd-12", "place.city.x"), "place.city is one value; write 'place.city'"),
    # ids that are none
    (lambda: ANY.events[eca.during("2025")], "events.where(during('2025'))"),
    (lambda: ANY.events[EVENT], "events[record.id]"),
    (lambda: ANY.events[["hlpsd-12"]], "[events[key] for key in keys]"),
    (lambda: eca.events["2025-07"], "write events.where(during('2025-07'))"),
    (lambda: ANY.events[None], "an id is a text"),
    (lambda: WHERE(eca.involving("KZ, UZ")), "did you mean 'KZ' (Kazakhstan) or 'UZ' (Uzbekistan)?"),
    (lambda: WHERE(eca.involving("Dutch")), "did you mean 'NL' (Netherlands)?"),
    (lambda: WHERE(eca.involving("🇰🇿")), "did you mean 'KZ' (Kazakhstan)?"),
    (lambda: eca.find("German"), "did you mean 'Germany'?"),
    (lambda: eca.regions.find("C5"), "did you mean 'Central Asia'?"),
    # words
    (lambda: eca.at_level("presidents"), "did you mean 'leaders'?"),
    (lambda: ANY.of_scope("multilateral"), "did you mean 'regional'?"),
    (lambda: eca.of_category("official"), "did you mean 'institutional'?"),
    (lambda: ANY.Event(id="x-1", name="X", dates="2030", mode="online"), "did you mean 'virtual'?"),
    (lambda: ANY.Event(id="x-1", name="X", dates="2030", status="done"), "did you mean 'held'?"),
    (lambda: eca.related("hlpsd-12", how="next"), "did you mean 'followed-by'?"),
    # what where takes
    (lambda: WHERE("2025"), "write where(during('2025'))"),
    (lambda: WHERE("leaders"), "write where(at_level('leaders'))"),
    (lambda: WHERE("Kallas"), "write where(attended_by('kaja-kallas'))"),
    (lambda: WHERE(parties__contains="KZ"), "write where(involving('KZ'))"),
    (lambda: ANY.during("2025") & "KZ", "write involving('KZ')"),
    (lambda: ANY.during("2025") | [1], "a query combines with queries, not list"),
    (lambda: ANY.events + eca.events, "write one | other"),
    # fields and paths
    (lambda: eca.events.count_by("year"), "write event.first_day.year"),
    (lambda: eca.events.count_by("official"), "write participations.official"),
    (lambda: ANY.events.count_by(None), "the path of a field is a str"),
    (lambda: eca.explain("hlpsd-12", "place.town"), "did you mean 'city'?"),
    (lambda: eca.explain("hlpsd-12", "participations.skoog"), "did you mean 'olof-skoog'?"),
    (lambda: eca.explain("hlpsd-12", "hosts.KZ"), "none is known"),
    # records, parts and dates are no tables and no days
    (lambda: EVENT["name"], "write event.name, or eca.unstructure(event)"),
    (lambda: list(EVENT), "eca.unstructure(event)"),
    (lambda: sorted([EVENT, TALKS]), "write key=lambda one: one.id"),
    (lambda: setattr(EVENT.place, "city", "Almaty"), "attrs.evolve(place, city=...)"),
    (lambda: EVENT.dates < dt.date(2026, 1, 1), "DateSpan.of('2026-01-01'); a day with its .earliest"),
    (lambda: dt.date(2026, 1, 1) > EVENT.dates.start, "PartialDate.of('2026-01-01')"),
    (lambda: EVENT.dates < 3, "a DateSpan is compared with a DateSpan"),
    (lambda: f"{EVENT.dates:%d %B %Y}", "date.earliest:%d %B %Y"),
    (lambda: json.dumps(EVENT.get("name")), "eca.unstructure(event)"),
    (lambda: ANY.PartialDate(2025, "7"), "write PartialDate.from_edtf('2025-07')"),
    (lambda: ANY.DateSpan(dt.date(2025, 1, 1)), "write DateSpan.from_edtf('2025-01-01')"),
    (lambda: eca.DateSpan.one_day_within("2025-07-11", "2025-07-11"), "one day is written '2025-07-11'"),
]


@pytest.mark.parametrize(("call", "wanted"), CALLS)
def test_a_call_that_is_nearly_right_is_told_what_to_type(call: Callable[[], Any], wanted: str) -> None:
    with pytest.raises((TypeError, ValueError, LookupError, AttributeError)) as caught:
        call()
    assert wanted in str(caught.value)


@pytest.mark.parametrize(
    ("record", "name", "way"),
    [
        (EVENT, "start_date", "event.dates.start"),
        (EVENT, "speakers", "event.participations, or eca.participants(event)"),
        (EVENT, "number", "event.edition"),
        (EVENT, "type", "event.kind"),
        (EVENT, "description", "event.summary"),
        (EVENT.place, "town", "place.city"),
        (EVENT.sources[0], "link", "source.url"),
        (EVENT.sources[0], "date", "source.published"),
        (EVENT.participations[0], "name", "eca.officials[participation.official].name"),
        (EVENT.outcomes[0], "sum", "outcome.amount"),
        (EVENT.dates, "year", "span.start.year"),
        (EVENT.dates, "first_day", "span.earliest"),
        (EVENT.dates.start, "date", "date.earliest"),
        (eca.officials["kaja-kallas"], "job", 'official.title_on("2025-07-11")'),
        (eca.countries["KZ"], "iso3", "country.alpha_3"),
        (eca.cities["Dushanbe"], "lat", "city.latitude"),
        (eca.series["hlpsd"], "frequency", "series.cadence"),
        (eca.series["hlpsd"], "events", "eca.editions(series)"),
        (eca.topics["security"], "children", "eca.narrower(topic)"),
        (eca.regions["eu"], "countries", "region.members()"),
        (eca.documents["joint-roadmap-2023"], "signed", "document.steps"),
        (eca.events, "append", "registry.extended(events=[...])"),
        (eca.curated, "filter", 'registry.events.where(eca.during("2025"))'),
        (eca, "validate", "check"),
        (eca, "Meeting", "Event"),
        (eca, "since", "after"),
    ],
)
def test_an_attribute_of_another_name_is_told_with_ours(record: Any, name: str, way: str) -> None:
    with pytest.raises(AttributeError) as caught:
        getattr(record, name)
    assert f"; write {way}" in str(caught.value)


@pytest.mark.parametrize(
    ("one", "name"), [(EVENT.dates, "weeks"), (EVENT.dates.start, "start"), (EVENT.dates.start, "begin")]
)
def test_an_attribute_that_nobody_knows_is_told_alone(one: Any, name: str) -> None:
    with pytest.raises(AttributeError) as caught:
        getattr(one, name)
    assert str(caught.value) == f"{type(one).__name__!r} object has no attribute {name!r}"


def test_an_error_within_a_call_is_told_as_it_is() -> None:
    with pytest.raises(TypeError, match="a query takes ids or records"):
        ANY.involving(3)


def test_a_flag_is_the_name_of_its_country() -> None:
    assert [eca.find(flag).id for flag in ("🇰🇿", "🇺🇿", "🇪🇺")] == ["KZ", "UZ", "eu"]


def test_a_title_is_found_without_what_nobody_says() -> None:
    assert eca.find("EU High Representative").id == eca.find("Mme Kallas").id == "kaja-kallas"


def test_a_field_that_is_not_known_is_explained_so() -> None:
    assert str(eca.explain("hlpsd-12", "hosts")) == "hlpsd-12 hosts: not known"


def test_every_name_that_is_proposed_names_one_record() -> None:
    for text in ("Samarkand 2025", "13th HLPSD", "Kazkhstan", "Kalas", "Central Asian", "minister"):
        with pytest.raises(eca.UnknownRecordError) as caught:
            eca.find(text)
        assert [eca.curated.find(name).label for name in caught.value.nearest] != []


def test_what_is_told_when_asked_survives_a_pickle() -> None:
    import pickle

    with pytest.raises(eca.UnknownRecordError) as caught:
        WHERE(eca.involving("Brussels"))
    again = pickle.loads(pickle.dumps(caught.value))
    assert (str(again), again.hint) == (str(caught.value), caught.value.hint)


def test_a_part_says_how_a_changed_one_is_made() -> None:
    with pytest.raises(
        attrs.exceptions.FrozenInstanceError, match=r"a place cannot be changed; make a new one"
    ):
        EVENT.place.city = "Almaty"


@pytest.mark.parametrize("path", ["place.city", "series"])
def test_what_an_event_does_not_have_is_explained_as_unknown(path: str) -> None:
    assert ALONE.explain("talks-2030", path).value is None
