"""Records are immutable values that check themselves."""

import ast
import copy
import datetime as dt
import inspect
import json
import pickle
from enum import Enum
from pathlib import Path
from typing import Any

import attrs
import pytest
from attrs import validators

import eucentralasia as eca
from eucentralasia import DateSpan, Event, Name, Official, Place, Source
from eucentralasia.model import DRAWERS, SINGULARS
from eucentralasia.model.display import cells
from eucentralasia.model.record import references, value_at, values_by_path
from eucentralasia.model.validation import INVISIBLE, Value, described, members, text_problem

EVENT = Event(id="talks-9", name="Talks", dates=DateSpan.from_edtf("2025-07-11"))
PLEDGE = eca.Outcome(id="package", kind=eca.OutcomeKind.PLEDGE, text="A package.", amount=12, currency="EUR")
NOT_SOURCES: Any = (3,)
TEXTS: Any = ("Q232",)
WRONG: tuple[Any, ...] = (
    3,
    True,
    1.5,
    float("nan"),
    "",
    " x",
    "a\u202eb",
    "\ud800",
    "\ufffe",
    "x" * 10_001,
    None,
    b"x",
    [],
    ["KZ"],
    {},
    {"a"},
    ("KZ", 3),
    (None,),
    dt.datetime(2025, 1, 1, tzinfo=dt.UTC),
    object(),
)


ACCEPTED = {
    (int, "edition"),
    (int, "latitude"),
    (int, "longitude"),
    (float, "latitude"),
    (float, "longitude"),
    (dict, "place"),
}
"""What a constructor takes; a list of ids for a tuple is in a table of its own."""


def walked(value: Any, seen: set[int]) -> set[type]:
    """Return the types of everything that can be reached from a value."""
    if id(value) in seen:
        return set()
    seen.add(id(value))
    inside: list[Any] = list(value) if isinstance(value, tuple) else []
    if attrs.has(type(value)):
        assert not hasattr(value, "__dict__")
        inside = [getattr(value, name) for name in attrs.fields_dict(type(value))]
    return {type(value)}.union(*(walked(one, seen) for one in inside))


def is_immutable(kind: type) -> bool:
    frozen = attrs.has(kind) and kind.__setattr__ is not object.__setattr__
    return kind in {str, int, bool, float, tuple, type(None), dt.date} or issubclass(kind, Enum) or frozen


def test_only_immutable_types_can_be_reached_from_the_curated_registry() -> None:
    kinds = walked(tuple(eca.curated), set())
    assert {Source, Place} < kinds
    assert [kind for kind in kinds if not is_immutable(kind)] == []
    assert dt.datetime not in kinds


def test_a_record_cannot_be_changed(tiny: eca.Registry) -> None:
    for record in tiny:
        with pytest.raises(AttributeError):
            record.id = "x"
        with pytest.raises(AttributeError):
            del record.id
        with pytest.raises(AttributeError):
            record.anything = 1  # type: ignore[attr-defined]


def test_a_record_is_a_value(tiny: eca.Registry) -> None:
    for record in tiny:
        twin = eca.structure(eca.unstructure(record), type(record))
        assert (record, hash(record)) == (twin, hash(twin))
        assert record is not twin
        assert record is copy.copy(record) is copy.deepcopy(record)
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
            assert record == pickle.loads(pickle.dumps(record, protocol))


@pytest.mark.parametrize("cls", DRAWERS.values())
def test_every_field_refuses_every_value_of_another_type(cls: type[eca.Record], tiny: eca.Registry) -> None:
    record: Any = next(one for one in tiny if type(one) is cls)
    for name, field in members(cls).items():
        for value in WRONG:
            fits = (value is None and "None" in str(field.type)) or (type(value), name) in ACCEPTED
            fits = fits or (type(value) is list and str(field.type).startswith("tuple"))
            if not fits or value != value:  # noqa: PLR0124 - NaN is a float and never accepted
                with pytest.raises(eca.DataError):
                    attrs.evolve(record, **{name: value})


def test_checks_hold_even_where_a_host_switches_validators_off() -> None:
    with validators.disabled(), pytest.raises(eca.DataError):
        Event(id="BAD ID", name="x", dates=DateSpan.from_edtf("2025"))


def test_all_problems_of_a_record_are_told_at_once() -> None:
    with pytest.raises(eca.DataError) as caught:
        Event(id="x", name=3, dates="July 2025", parties="KZ")  # type: ignore[arg-type]
    assert [problem.path for problem in caught.value.problems] == ["name", "dates", "parties"]


PLAIN: dict[str, tuple[Any, Any]] = {
    "kind": ("meeting", eca.EventKind.MEETING),
    "dates": ("2030-05-01", DateSpan.from_edtf("2030-05-01")),
    "rescheduled_from": ("2030-04", eca.PartialDate.from_edtf("2030-04")),
    "parties": (["KZ", "eu"], ("KZ", "eu")),
    "edition": (12.0, 12),
    "place": ({"city": "Astana"}, eca.Place(city="Astana")),
    "participations": (
        [{"official": "kaja-kallas", "role": "chair"}],
        (eca.Participation(official="kaja-kallas", role=eca.Role.CHAIR),),
    ),
}


@pytest.mark.parametrize("name", PLAIN)
def test_a_constructor_takes_the_plain_forms_that_files_take(name: str) -> None:
    plain, strict = PLAIN[name]
    made: Any = attrs.evolve(EVENT, **{name: plain})
    assert strict == getattr(made, name)
    assert type(strict) is type(getattr(made, name))


def test_a_constructor_takes_a_whole_number_of_degrees() -> None:
    city = eca.City(id="Astana", country="KZ", latitude=51, longitude=71)
    assert [city.latitude, city.longitude] == [51.0, 71.0]
    assert {float} == {type(city.latitude), type(city.longitude)}


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"kind": "meting"}, "did you mean 'meeting'?, got 'meting'"),
        ({"dates": "July 2030"}, "write '2030-07', got 'July 2030'"),
        ({"dates": dt.date(2030, 5, 1)}, "; put it in quotes: '2030-05-01', got datetime.date(2030, 5, 1)"),
        ({"parties": "KZ"}, "a list, each a text; write ['KZ'], got 'KZ'"),
        ({"parties": {"KZ"}}, "parties (talks-9): expected a list, each a text, got {'KZ'}"),
        (
            {"place": {"town": "Astana"}},
            "place.town (talks-9): expected a field of Place; did you mean 'city'?, got 'town'",
        ),
        ({"place": {"city": 3}}, "place.city (talks-9): expected a text, got 3"),
        (
            {"participations": [{"rol": "chair"}]},
            "participations[0].rol (talks-9): expected a field of Participation; did you mean 'role'?, "
            "got 'rol'",
        ),
        (
            {"documents": [{"document": "joint-roadmap-2023"}]},
            "documents[0].how (talks-9): expected a value; the field is required, got 'nothing'",
        ),
        ({"mode": eca.Level.LEADERS}, "expected one of in-person, virtual, hybrid, got 'leaders'"),
        ({"edition": 12.5}, "edition (talks-9): expected a whole number, got 12.5"),
    ],
)
def test_what_is_no_plain_form_is_refused_with_what_to_write(fields: dict[str, Any], told: str) -> None:
    with pytest.raises(eca.DataError) as caught:
        attrs.evolve(EVENT, **fields)
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("make", "path"),
    [
        (lambda: attrs.evolve(EVENT, id="Talks"), "id"),
        (lambda: attrs.evolve(EVENT, id="nul"), "id"),
        (lambda: attrs.evolve(EVENT, id="x" * 101), "id"),
        (lambda: attrs.evolve(EVENT, former_ids=("A B",)), "former_ids[0]"),
        (lambda: attrs.evolve(EVENT, edition=0), "edition"),
        (lambda: attrs.evolve(PLEDGE, amount=0), "amount"),
        (lambda: attrs.evolve(PLEDGE, currency=None), "amount"),
        (lambda: attrs.evolve(PLEDGE, amount=None), "amount"),
        (lambda: attrs.evolve(PLEDGE, currency="euro"), "currency"),
        (lambda: attrs.evolve(EVENT, dates=DateSpan.from_edtf("/2025")), "dates"),
        (lambda: attrs.evolve(EVENT, summary="a\u202eb"), "summary"),
        (lambda: attrs.evolve(EVENT, sources=NOT_SOURCES), "sources[0]"),
        (lambda: eca.Country(id="kz", name="x"), "id"),
        (lambda: eca.Country(id="KZ", name="x", alpha_3="KZ"), "alpha_3"),
        (lambda: eca.Country(id="KZ", name="x", numeric="39"), "numeric"),
        (lambda: eca.Country(id="KZ", name="x", currency="tenge"), "currency"),
        (lambda: eca.Country(id="KZ", name="x", identifiers=TEXTS), "identifiers[0]"),
        (lambda: eca.Region(id="x", name="x", identifiers=TEXTS), "identifiers[0]"),
        (lambda: eca.Organisation(id="x", name="x", identifiers=TEXTS), "identifiers[0]"),
        (lambda: eca.City(id="A1", country="KZ"), "id"),
        (lambda: eca.City(id="A", country="KZ", latitude=91.0), "latitude"),
        (lambda: eca.City(id="A", country="KZ", longitude=-181.0), "longitude"),
        (lambda: eca.City(id="A", country="KZ", longitude=float("inf")), "longitude"),
        (lambda: eca.Participation(role=eca.Role.CHAIR), ""),
        (lambda: Name(value="x", lang="russian"), "lang"),
        (lambda: Name(value="x", script="cyrl"), "script"),
        (lambda: Source(url="https://a.example/", publisher="x", lang="EN"), "lang"),
        (lambda: eca.Dispute(field="x", claim="y", urls=("ftp://a.example",)), "urls[0]"),
    ],
)
def test_a_rule_that_is_broken_is_told_with_its_place(make: Any, path: str) -> None:
    with pytest.raises(eca.DataError) as caught:
        make()
    assert [path] == [problem.path for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("url", "good"),
    [
        ("https://a.example/x?y=1#z", True),
        ("http://a.example:80/", True),
        ("https://a.example/путь", True),
        ("ftp://a.example/", False),
        ("javascript:alert(1)", False),
        ("java\nscript:x", False),
        ("https://x.eu@evil.example", False),
        ("https:///nowhere", False),
        ("https://a.example:99999/", False),
        ("https://a.example:0/", False),
        ("https://[::1/", False),
        ("https://a.example/ b", False),
        ("https://a\\b.example", False),
        ("x", False),
    ],
)
def test_a_source_has_a_web_address(url: str, good: bool) -> None:
    if good:
        assert url == Source(url=url, publisher="x").url
    else:
        with pytest.raises(eca.DataError):
            Source(url=url, publisher="x")


def test_a_text_may_have_lines_and_nothing_that_hides() -> None:
    assert text_problem("two\nlines") is None
    assert text_problem("bell\a") is not None


@pytest.mark.parametrize("mark", sorted(INVISIBLE), ids=ascii)
def test_what_nobody_sees_is_no_text_and_no_end_of_one(mark: str) -> None:
    page: Any = {"schema": 1, "topics": [{"id": f"t-{n}", "name": f"T {n}"} for n in range(20)]}
    for text in (mark, mark * 3, f"{mark}Rail", f"Rail{mark}"):
        assert text_problem(text) == "a text that is not empty and has no space at its ends"
        page["topics"][7]["name"] = text
        with pytest.raises(eca.DataError, match="not empty and has no space at its ends"):
            eca.loads(json.dumps(page), "json", base=None)
    assert text_problem(f"Ra{mark}il") is None


@pytest.mark.parametrize(
    "mark", ["\ue000", "\uf8ff", "\U000f0000", "\U0010fffd", "\U000e0041", "\U000e007f"], ids=ascii
)
def test_a_text_has_nothing_that_only_some_can_read(mark: str) -> None:
    assert text_problem(f"Ra{mark}il") == "a text without control, bidi, surrogate or private characters"


@pytest.mark.parametrize(
    "host",
    [
        "eur-lex.europa.eu\u3002evil.com",
        "eur-lex.europa.eu\uff0eevil.com",
        "eur-lex.europa.eu\uff61evil.com",
        "europa\u200b.eu",
        "europa\u00ad.eu",
        "europa\u2060.eu",
        "europa\ufe0f.eu",
        "\u3164.eu",
    ],
    ids=ascii,
)
def test_a_host_is_the_one_that_people_see(host: str) -> None:
    assert Source(url=f"https://europa.eu/{host}", publisher="x").url
    with pytest.raises(eca.DataError):
        Source(url=f"https://{host}/", publisher="x")


VALUES = [one for name in eca.__all__ if attrs.has(one := getattr(eca, name)) and issubclass(one, Value)]


@pytest.mark.parametrize("cls", VALUES, ids=lambda cls: cls.__name__)
def test_records_and_parts_take_their_fields_by_name_alone(cls: Any) -> None:
    kinds = {one.kind for one in inspect.signature(cls).parameters.values()}
    assert kinds == {inspect.Parameter.KEYWORD_ONLY}
    with pytest.raises(TypeError):
        cls("x")


def test_a_type_is_described_in_words() -> None:
    assert described(tuple[str, ...]) == "a list, each a text"
    assert described(Name) == "a table of a Name"
    assert described(eca.Mode | None) == "one of in-person, virtual, hybrid"


def test_sources_tell_fields_apart(tiny: eca.Registry) -> None:
    event = tiny.events["talks-2"]
    assert [source.publisher for source in event.sources_for("dates")] == ["Gazette", "Herald"]
    assert [source.publisher for source in event.sources_for("place.city")] == ["Gazette"]
    assert [source.publisher for source in event.sources_for("participations.ann-able")] == ["Herald"]
    assert [source.publisher for source in event.sources_for("level")] == ["Gazette"]
    assert event.sources_for("kind") == ()
    assert event.sources_for("participations") == ()
    with pytest.raises(eca.UnknownRecordError, match="no Event field 'plce'; did you mean 'place'"):
        event.sources_for("plce")


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("place.city", "Alpha"),
        ("place.town", None),
        ("participations.ann-able.role", eca.Role.CHAIR),
        ("participations.nobody", None),
        ("edition.x", None),
        ("nothing", None),
    ],
)
def test_a_path_leads_to_a_value(path: str, value: object, tiny: eca.Registry) -> None:
    assert value == value_at(tiny.events["talks-2"], path)
    assert value == dict(values_by_path(tiny.events["talks-2"])).get(path)


def test_all_paths_with_values_are_those_that_lead_to_one(tiny: eca.Registry) -> None:
    for record in tiny:
        for path, value in values_by_path(record):
            assert value is value_at(record, path) or value in value_at(record, path)  # type: ignore[operator]


def test_a_path_may_name_several_parts(tiny: eca.Registry) -> None:
    post = tiny.officials["bob-baker"].appointments[0]
    twice = attrs.evolve(tiny.officials["bob-baker"], appointments=(post, attrs.evolve(post, title="Envoy")))
    assert value_at(twice, "appointments.CC.title") == ("Minister of Foreign Affairs", "Envoy")


def test_references_are_found_in_fields_and_parts(tiny: eca.Registry) -> None:
    found = {(path, key) for path, _, key in references(tiny.events["talks-2"])}
    assert {
        ("series", "talks"),
        ("hosts[0]", "AA"),
        ("place.city", "Alpha"),
        ("participations[0].official", "ann-able"),
    } < found


def test_parts_have_keys_that_paths_use() -> None:
    keys = {
        "ru": Name(value="x", lang="ru"),
        "und": Name(value="x"),
        "eeas": eca.Appointment(title="x", organisation="eeas", represents="eu"),
        "eu": eca.Appointment(title="x", represents="eu"),
        "x": eca.Appointment(title="x"),
        "KZ": eca.Participation(represents="KZ"),
        "kz-mfa": eca.Participation(organisation="kz-mfa", represents="KZ"),
        "roman-vassilenko": eca.Participation(official="roman-vassilenko", organisation="kz-mfa"),
        "1": eca.Gap(edition=1),
        "signed": eca.Step(kind=eca.StepKind.SIGNED),
        "eurovoc:1": eca.Mapping(concept="eurovoc:1", match=eca.MappingKind.EXACT),
        "part": eca.Section(id="part", title="x"),
        "": Place(),
    }
    assert list(keys) == [part.key for part in keys.values()]


def test_an_empty_place_is_false_and_a_known_country_is_enough() -> None:
    assert [bool(Place()), bool(Place(country="KZ"))] == [False, True]


POSTS: list[tuple[str | None, list[str], str, bool]] = [
    (None, ["2021-05-04", "2025-01-02"], "2023-01-01", True),
    (None, ["2021-05-04", "2025-01-02"], "2025-01-03", False),
    (None, [], "2025-01-03", False),
    ("2021-07-01/", [], "2021-07-01", True),
    ("2021-07-01/", [], "2021-07-02", False),
    ("2021-07-01/", ["2022-01-01"], "2021-12-01", True),
    ("2021/2023", [], "2021-12-31", True),
    ("2021/2023", [], "2021-12-30", False),
    ("2021/2023", [], "2023-01-01", True),
    ("2021/2021", [], "2021-06-01", False),
    ("2021", ["2021-06-05"], "2021-06-05", True),
    ("/2023-05", ["2022-01-01"], "2023-05-01", True),
    ("2024-12-01/..", [], "2029-06-01", True),
    ("2024-12-01/..", [], "2999-06-02", True),
    ("2024-12-01/..", ["2029-08-01"], "2029-07-30", True),
    ("2024~/..", [], "2025-01-01", False),
    ("../..", [], "2025-01-01", False),
]


@pytest.mark.parametrize(("dates", "attested", "asked", "held"), POSTS)
def test_a_post_is_surely_held_only_where_that_is_sure(
    dates: str | None, attested: list[str], asked: str, held: bool
) -> None:
    post = eca.Appointment(
        title="Envoy",
        represents="KZ",
        dates=DateSpan.from_edtf(dates) if dates else None,
        attested=tuple(dt.date.fromisoformat(one) for one in attested),
    )
    official = Official(id="a-b", name="A B", appointments=(post,))
    assert ("Envoy" if held else None) == official.title_on(asked, sure=True)
    assert held is bool(official.appointments_on(dt.date.fromisoformat(asked), sure=True))


def test_two_posts_on_a_day_are_told_and_not_chosen_between() -> None:
    post = eca.Appointment(title="Envoy", represents="KZ", dates=DateSpan.from_edtf("2024/.."))
    official = Official(id="a-b", name="A B", appointments=(post, attrs.evolve(post, title="Minister")))
    with pytest.raises(eca.AmbiguousNameError) as caught:
        official.title_on("2025-01-01")
    assert caught.value.candidates == ("Envoy", "Minister")


@pytest.mark.parametrize(
    ("on", "members"),
    [
        ("2019", ("AA", "BB")),
        ("2019-07", ("AA",)),
        ("2019-06-30/2030", ("AA", "BB")),
        ("../2000-12-31", ()),
        ("../2001", ("AA", "BB")),
        (DateSpan.from_edtf("2019-06"), ("AA", "BB")),
        (eca.PartialDate(2000), ()),
    ],
)
def test_members_of_a_region_are_asked_for_a_time(
    on: str | DateSpan | eca.PartialDate, members: tuple[str, ...], tiny: eca.Registry
) -> None:
    assert members == tiny.regions["north"].members(on=on)
    assert members == tuple(country.id for country in tiny.members("north", on=on))


def test_members_of_a_region_are_asked_for_a_day(tiny: eca.Registry) -> None:
    north = tiny.regions["north"]
    assert (north.members("2010-01-01"), north.members(on="2025-01-01"), north.members()) == (
        ("AA", "BB"),
        ("AA",),
        ("AA",),
    )
    with pytest.raises(eca.DateError):
        north.members(on="last year")
    timeless = attrs.evolve(north, memberships=(eca.Membership(country="CC"),))
    assert ("CC",) == timeless.members() == timeless.members("1900-01-01")


@pytest.mark.parametrize(
    ("scheme", "value"),
    [
        ("Wikidata", "Q1"),
        ("a:b", "c"),
        ("", "Q1"),
        ("wikidata", ""),
        ("oj", " C 50"),
        ("oj", "C\n50"),
        ("a", 3),
    ],
)
def test_an_identifier_has_a_scheme_and_a_value(scheme: str, value: Any) -> None:
    with pytest.raises(eca.DataError):
        eca.Identifier(scheme=scheme, value=value)


def test_an_identifier_equals_its_text() -> None:
    one = eca.Identifier.from_text("wikidata:Q232")
    assert one == "wikidata:Q232"
    assert hash(one) == hash("wikidata:Q232")
    assert "wikidata:Q232" in eca.countries["KZ"].identifiers
    assert one not in {"Q232", "wikidata:Q233", eca.Identifier.from_text("other:Q232")}


def test_an_identifier_is_one_text_in_files_and_a_value_in_python() -> None:
    one = eca.Identifier.from_text("oj:C 50, 9.2.2018, p. 38")
    assert (one.scheme, one.value, one.key) == ("oj", "C 50, 9.2.2018, p. 38", "oj")
    assert (
        one == pickle.loads(pickle.dumps(one)) == eca.Identifier(scheme="oj", value="C 50, 9.2.2018, p. 38")
    )
    country = eca.structure({"id": "KZ", "name": "Kazakhstan", "identifiers": ["wikidata:Q232"]}, eca.Country)
    assert country.identifiers == (eca.Identifier(scheme="wikidata", value="Q232"),)
    assert eca.unstructure(country)["identifiers"] == ["wikidata:Q232"]
    page = eca.Source(url="https://a.example", publisher="A", supports=("identifiers.wikidata",))
    assert attrs.evolve(country, sources=(page,)).sources_for("identifiers.wikidata") == (page,)
    assert (
        eca.check(eca.Registry([attrs.evolve(country, sources=(page,))]), skip=["unlisted-publisher"]) == ()
    )


def test_identifiers_are_found_by_scheme(tiny: eca.Registry) -> None:
    city = tiny.cities["Alpha"]
    assert (
        city.identifier("wikidata"),
        city.identifier("geonames"),
        tiny.topics["security"].identifier("x"),
    ) == ("Q1", None, None)
    assert (city.name, city.label, tiny.documents["plan"].label) == ("Alpha", "Alpha", "The Plan")


def test_a_pickle_of_another_schema_is_refused() -> None:
    rebuild, (cls, schema, values) = Place(city="A").__reduce__()
    assert Place(city="A") == rebuild(cls, schema, values)
    for wrong in [(cls, schema + 1, values), (cls, schema, values[1:])]:
        with pytest.raises(eca.DataError, match="expected a pickle of schema 1"):
            rebuild(*wrong)


def test_the_nine_drawers_lead_to_their_records() -> None:
    assert [(drawer, cls.__name__.lower()) for drawer, cls in DRAWERS.items()] == list(SINGULARS.items())
    assert (len(DRAWERS), "events" in DRAWERS, "event" in DRAWERS, DRAWERS["events"]) == (
        9,
        True,
        False,
        eca.Event,
    )
    with pytest.raises(KeyError):
        DRAWERS["event"]


def test_the_nine_drawers_are_listed_in_one_place() -> None:
    house = Path(str(eca.model.__file__)).parents[1]
    listed = {
        (
            file.relative_to(house).as_posix(),
            *(item.value for item in items if isinstance(item, ast.Constant)),
        )
        for file in house.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(items := getattr(node, "elts", None) or getattr(node, "keys", None), list)
    }
    # the second has the columns of each
    assert {file for file, *names in listed if set(DRAWERS) <= set(names)} == {
        "model/drawers.py",
        "model/display.py",
    }


def test_the_room_lists_what_it_serves() -> None:
    assert {"DRAWERS", "SINGULARS", "Event", "Place", "Level", "drawer_of"} <= set(dir(eca.model))
    with pytest.raises(AttributeError, match="has no attribute 'Evnt'"):
        eca.model.Evnt  # type: ignore[attr-defined]  # noqa: B018


def test_a_part_has_a_label_where_people_read_it_as_one() -> None:
    place = Place(city="Alpha", country="AA", venue="Palace")
    post = eca.Appointment(title="Envoy", represents="AA")
    assert (place.label, post.label, Name(value="x").label) == ("Palace, Alpha, AA", "Envoy", None)


@pytest.mark.parametrize(
    ("parties", "scope"),
    [
        (("KZ", "eu"), "bilateral"),
        (("KG", "KZ", "eu"), "regional"),
        (("central-asia", "eu"), "regional"),
        (("KZ", "central-asia"), "regional"),
        (("AF", "eu"), None),
        ((), None),
    ],
)
def test_the_parties_tell_whether_a_meeting_was_regional(parties: tuple[str, ...], scope: str | None) -> None:
    assert attrs.evolve(EVENT, parties=parties).scope == scope


@pytest.mark.parametrize(
    ("field", "named", "not_named"),
    [
        ("hosts", ["UZ", "eeas", "eu"], "olof-skoog"),
        ("parties", ["KZ", "central-asia", "eu"], "eeas"),
        ("topics", ["energy", "trade"], "KZ"),
    ],
)
def test_a_field_takes_ids_of_the_drawers_that_it_is_about(
    field: str, named: list[str], not_named: str
) -> None:
    def loaded(ids: list[str]) -> eca.Event:
        plain = {"id": "talks-2030", "name": "Talks", "dates": "2030", "parties": ["KZ", "eu"], field: ids}
        return eca.loads(json.dumps({"schema": 1, "events": [plain]}), "json").events.one()

    assert named == [*getattr(loaded(named), field)]
    with pytest.raises(eca.DataError, match=not_named):
        loaded([*named, not_named])


@pytest.mark.parametrize(
    ("dates", "first", "last"),
    [
        ("2004-05-01/..", "2004-05-01", None),
        ("2004/..", "2004-12-31", None),
        ("2004-05/2020-01", "2004-05-31", "2020-01-01"),
        ("../2020", None, "2020-01-01"),
    ],
)
def test_of_a_vague_term_only_the_days_between_are_sure(
    dates: str, first: str | None, last: str | None
) -> None:
    days = eca.structure({"country": "AA", "dates": dates}, eca.Membership).sure_days
    assert days is not None
    assert (first, last) == tuple(str(day) if day else None for day in days)


def test_an_id_has_a_hundred_letters_at_most() -> None:
    assert eca.Topic(id="a" * 100, name="A").id == "a" * 100
    with pytest.raises(eca.DataError, match="at most 100"):
        eca.Topic(id="a" * 101, name="A")


def test_a_dispute_leads_to_pages_of_the_web() -> None:
    plain = {"field": "dates", "claim": "2025", "urls": ["https://example.org/a", "example.org/b"]}
    with pytest.raises(eca.DataError, match=r"urls.1.*expected an address that starts with https://"):
        eca.structure(plain, eca.Dispute)
    plain["urls"] = ["https://example.org/a"]
    assert eca.structure(plain, eca.Dispute).urls == ("https://example.org/a",)


def test_none_of_the_66_code_points_that_are_no_characters_stands_in_a_text() -> None:
    codes = [
        *range(0xFDD0, 0xFDF0),
        *(plane * 0x10000 + end for plane in range(17) for end in (0xFFFE, 0xFFFF)),
    ]
    assert len(codes) == 66
    for code in codes:
        with pytest.raises(eca.DataError, match="name"):
            eca.Topic(id="rail", name=f"Rail {chr(code)} road")


@pytest.mark.parametrize("state", ["KG", "KZ", "TJ", "TM", "UZ"])
def test_a_meeting_with_one_of_the_five_is_bilateral_and_with_two_regional(state: str) -> None:
    other = "UZ" if state == "KZ" else "KZ"
    scopes = {
        parties: eca.structure(
            {"id": "x", "name": "X", "dates": "2030", "parties": [*parties]}, eca.Event
        ).scope
        for parties in ((state, "eu"), (state, other), (state, "central-asia"), ("AF", "eu"))
    }
    assert [*scopes.values()] == ["bilateral", "regional", "regional", None]


def test_an_outcome_is_read_as_its_sentence() -> None:
    assert (PLEDGE.label, PLEDGE.key) == ("A package.", "package")


def test_a_row_shows_names_where_a_registry_knows_them_and_ids_without_one() -> None:
    record = eca.events["hlpsd-12"]
    plain = cells("events", record)
    assert plain[:2] == ("2025-07-11", "hlpsd-12")
    assert plain[3:] == ("Dushanbe, TJ", "deputy-ministers", "KG, KZ, TJ, TM, UZ, eu")
    parties = "Kyrgyzstan, Kazakhstan, Tajikistan, Turkmenistan, Uzbekistan, European Union"
    assert cells("events", record, eca.curated) == (*plain[:5], parties)
