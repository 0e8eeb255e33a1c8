"""Calendars that others subscribe to; the expected lines are written by hand."""

from typing import Any

import attrs
import icalendar
import pytest

import eucentralasia as eca
from eucentralasia import formats
from eucentralasia.__main__ import main
from eucentralasia.formats import Omission

Talk = eca.Event(id="talk-1", name="A talk", dates=eca.DateSpan.from_edtf("2030-05-31"), parties=("KZ",))


def event(dates: str, **more: Any) -> eca.Event:
    return attrs.evolve(Talk, dates=eca.DateSpan.from_edtf(dates), **more)


@pytest.mark.parametrize(
    "dates",
    [
        "2030",
        "2030-05",
        "2030-05-31~",
        "2030-05-31?",
        "2030-05-31/",
        "2030-05-31/..",
        "2030-05/2030-06",
        "2030-05-31/2030-06",
        "[2030-05-01..2030-05-04]",
        "2030-33",
        "9999-12-31",
    ],
)
def test_a_date_that_is_no_sure_day_is_left_out_and_told(dates: str) -> None:
    told: list[Omission] = []
    text = formats.ical.dumps(eca.Registry([event(dates)]), report=told.append)
    assert "BEGIN:VEVENT" not in text
    assert [str(one) for one in told] == [
        f"events talk-1 dates: a calendar needs whole days that are sure, not {dates}"
    ]
    assert "BEGIN:VEVENT" not in formats.ical.dumps(eca.Registry([event(dates)]))


@pytest.mark.parametrize(
    ("dates", "first", "after"),
    [
        ("2030", "20300101", "20310101"),
        ("2030-05", "20300501", "20300601"),
        ("2030-05-31~", "20300531", "20300601"),
        ("2030-05/2030-06", "20300501", "20300701"),
        ("[2030-05-01..2030-05-04]", "20300501", "20300505"),
        ("2030-33", "20300101", "20300401"),
    ],
)
def test_a_date_that_is_no_sure_day_is_shown_as_what_it_can_be_if_asked_for(
    dates: str, first: str, after: str
) -> None:
    told: list[Omission] = []
    held = event(dates, status=eca.Status.HELD)
    text = formats.ical.dumps(eca.Registry([held]), vague="span", report=told.append)
    lines = text.replace("\r\n ", "").split("\r\n")
    for line in (
        f"DTSTART;VALUE=DATE:{first}",
        f"DTEND;VALUE=DATE:{after}",
        f"SUMMARY:A talk (day not known: {dates})",
        "STATUS:TENTATIVE",
    ):
        assert line in lines
    assert told == []


@pytest.mark.parametrize("dates", ["2030-05-31/", "2030-05-31/..", "2030/", "9999", "9999-12-31"])
def test_a_date_without_a_last_day_is_in_no_calendar(dates: str) -> None:
    told: list[Omission] = []
    text = formats.ical.dumps(eca.Registry([event(dates)]), vague="span", report=told.append)
    assert "BEGIN:VEVENT" not in text
    assert [str(one) for one in told] == [f"events talk-1 dates: a calendar needs a last day, not {dates}"]


def test_all_events_can_be_in_a_calendar_and_sure_ones_are_as_ever() -> None:
    told: list[Omission] = []
    text = formats.ical.dumps(eca.curated, vague="span", report=told.append)
    assert text.count("BEGIN:VEVENT") + len(told) == len(eca.events)
    assert len(told) < 3
    sure = eca.Registry([event("2030-05-31", status=eca.Status.HELD)])
    assert formats.ical.dumps(sure, vague="span") == formats.ical.dumps(sure)
    cancelled = eca.Registry([event("2030-05", status=eca.Status.CANCELLED)])
    assert "\r\nSTATUS:CANCELLED\r\n" in formats.ical.dumps(cancelled, vague="span")
    with pytest.raises(ValueError, match="vague is 'omit' or 'span', not 'month'"):
        formats.ical.dumps(sure, vague="month")  # type: ignore[arg-type]


def test_newer_data_make_a_newer_event_and_nobody_is_asked_to_answer(tiny: eca.Registry) -> None:
    text = formats.ical.dumps(eca.Registry(tiny, version="2030-01-02"))
    assert text.count("\r\nSEQUENCE:20300102\r\n") == text.count("BEGIN:VEVENT") == 2
    assert text.count("\r\nLAST-MODIFIED:20300102T000000Z\r\n") == 2
    assert "\r\nREFRESH-INTERVAL;VALUE=DURATION:P7D\r\n" in text
    for word in ("METHOD", "ORGANIZER", "ATTENDEE"):
        assert f"\r\n{word}" not in text


@pytest.mark.parametrize(
    ("address", "uri"),
    [
        ("https://a.example/ҳам-1", "https://a.example/%D2%B3%D0%B0%D0%BC-1"),
        ("https://a.example/%D2%B3?a=b,c;d&e=(f)#g", "https://a.example/%D2%B3?a=b,c;d&e=(f)#g"),
        ("https://münchen.example:8080?x=ä", "https://m%C3%BCnchen.example:8080?x=%C3%A4"),
        ("https://a.example/[1]!$'*+~@:", "https://a.example/[1]!$'*+~@:"),
    ],
)
def test_an_address_in_a_calendar_has_the_letters_of_a_uri(address: str, uri: str) -> None:
    held = event("2030-05-31", sources=(eca.Source(url=address, publisher="A"),))
    text = formats.ical.dumps(eca.Registry([held])).replace("\r\n ", "")
    assert f"\r\nURL:{uri}\r\n" in text


@pytest.mark.parametrize(
    ("version", "stamp"),
    [("2030-01-02", "20300102T000000Z"), ("v3", "20290601T000000Z"), (None, "20290601T000000Z")],
)
def test_the_stamp_is_the_version_of_the_data_or_the_last_look_at_a_source(
    version: str | None, stamp: str, tiny: eca.Registry
) -> None:
    text = formats.ical.dumps(eca.Registry(tiny, version=version))
    assert text.count(f"DTSTAMP:{stamp}") == text.count("BEGIN:VEVENT") == 2


def test_a_calendar_of_one_series_has_its_name_and_leads_from_edition_to_edition(tiny: eca.Registry) -> None:
    third = attrs.evolve(tiny.events["talks-3"], dates=eca.DateSpan.from_edtf("2022-06-01"))
    registry = eca.Registry([*(one for one in tiny if one.id != "talks-3"), third])
    text = formats.ical.dumps(registry.editions("talks"))
    assert "\r\nX-WR-CALNAME:Northern Talks\r\n" in text
    assert text.count("RELATED-TO") == 1
    assert "\r\nRELATED-TO;RELTYPE=NEXT:talks-3@eucentralasia\r\n" in text
    assert "\r\nX-WR-CALNAME:Ours\\; all\r\n" in formats.ical.dumps(registry, name="Ours; all")


def test_a_part_leads_to_its_whole_and_to_what_was_alongside() -> None:
    how = eca.RelationKind
    links = (eca.Relation(event="talk-1", how=how.PART_OF), eca.Relation(event="gone", how=how.ALONGSIDE))
    more = (eca.Relation(event="talk-3", how=how.ALONGSIDE), eca.Relation(event="talk-3", how=how.FOLLOWS))
    registry = eca.Registry(
        [Talk, event("2030-06-01", id="talk-2", relations=links + more), event("2030-06-02", id="talk-3")]
    )
    text = formats.ical.dumps(registry)
    assert [line for line in text.split("\r\n") if line.startswith("RELATED")] == [
        "RELATED-TO;RELTYPE=PARENT:talk-1@eucentralasia",
        "RELATED-TO;RELTYPE=SIBLING:talk-3@eucentralasia",
    ]


@pytest.mark.parametrize(
    ("status", "word"),
    [
        ("held", "CONFIRMED"),
        ("planned", "TENTATIVE"),
        ("postponed", "TENTATIVE"),
        ("cancelled", "CANCELLED"),
        (None, None),
    ],
)
def test_each_status_has_its_word(status: str | None, word: str | None) -> None:
    text = formats.ical.dumps(
        eca.Registry([event("2030-05-31", status=eca.Status(status) if status else None)])
    )
    assert [line.partition(":")[2] for line in text.split("\r\n") if line.startswith("STATUS")] == (
        [word] if word else []
    )


def test_line_ends_in_the_name_of_a_calendar_inject_nothing() -> None:
    text = formats.ical.dumps(eca.Registry(), name="a\r\nMETHOD:REQUEST\rb\nc\\N")
    assert "\r\nX-WR-CALNAME:a\\nMETHOD:REQUEST\\nb\\nc\\\\N\r\n" in text


BREAKS = "\x00\x08\x0b\x0c\x1c\x1d\x1e\x1f\x7f\x85\x9f\u2028\u2029"


@pytest.mark.parametrize("mark", [*BREAKS, "\ud800"], ids=ascii)
def test_no_reader_takes_any_mark_for_the_end_of_a_line(mark: str) -> None:
    talks = event("2030-05-31")
    told = [formats.ical.dumps(eca.Registry(), name=f"a{mark}ATTENDEE:x")]
    if mark in "\u2028\u2029":  # of these marks a text of a record may have only the two
        many = attrs.evolve(
            talks, name=f"a{mark}ATTENDEE:x", summary=f"b{mark}URL:y", place=eca.Place(venue=f"c{mark}d")
        )
        told.append(formats.ical.dumps(eca.Registry([many])))
    for text in told:
        assert not set(text) & {*BREAKS, "\ud800"}
        assert text.splitlines() == text.split("\r\n")[:-1]
        assert "a ATTENDEE:x" in text


def test_a_calendar_of_ones_own_events_has_uids_of_ones_own() -> None:
    talks = eca.Registry([event("2030-05-31")])
    key = talks.events.one().id
    assert f"UID:{key}@org.example\r\n" in formats.ical.dumps(talks, domain="org.example")
    assert "UID:x-1\r\n" in formats.ical.dumps(talks, uid=lambda _: "x-1")


def test_what_is_not_known_of_an_event_is_no_line() -> None:
    text = formats.ical.dumps(eca.Registry([event("2030-05-31", parties=())]))
    for word in ("DESCRIPTION", "LOCATION", "GEO", "URL", "STATUS", "CATEGORIES"):
        assert f"\r\n{word}" not in text


def test_the_unnamed_are_not_in_the_description() -> None:
    unnamed = eca.Participation(represents="KZ", role=eca.Role.CHAIR)
    named = eca.Participation(official="ann-able", role=eca.Role.CHAIR)
    text = formats.ical.dumps(eca.Registry([event("2030-05-31", participations=(unnamed, named))]))
    assert "\r\nDESCRIPTION:Parties: KZ\\nann-able (chair)\r\n" in text


def test_the_command_takes_what_a_calendar_takes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "ical", "--vague", "span", "--during", "2018-02"]) == 0
    text = capsys.readouterr().out
    assert "(day not known: 2018-02)" in text.replace("\r\n ", "")
    assert main(["export", "json", "--vague", "span", "--during", "2025-06"]) == 2
    assert "no vague in json 'span'" in capsys.readouterr().err


@pytest.mark.parametrize("mark", ["\r\n", "\n", "\r", "\x0b", "\x85", "\u2028", "\ud800", "\0"])
@pytest.mark.parametrize("given", ["name", "domain", "uid"])
def test_what_a_host_calls_its_calendar_and_events_begins_no_line(mark: str, given: str) -> None:
    events = [event(f"203{n}-01-01", id=f"talks-{n}", series="talks") for n in (1, 2)]
    registry = eca.Registry([eca.Series(id="talks", name="Talks"), *events])
    forged = f"x{mark}ATTENDEE:mailto:a@b.example"
    options: Any = {given: (lambda event: event.id + forged) if given == "uid" else forged}
    text = formats.ical.dumps(registry, **options)
    assert [line for line in text.splitlines() if line.startswith("ATTENDEE")] == []
    assert len(text.encode().splitlines()) == len(text.splitlines())


def test_a_uid_of_a_host_comes_back_and_leads_to_its_event() -> None:
    events = [event(f"203{n}-01-01", id=f"talks-{n}", series="talks") for n in (1, 2)]
    registry = eca.Registry([eca.Series(id="talks", name="Talks"), *events])
    text = formats.ical.dumps(registry, uid=lambda event: f"{event.id}, b; c")
    first, second = icalendar.Calendar.from_ical(text).walk("vevent")
    assert (first["uid"], second["uid"]) == ("talks-1, b; c", "talks-2, b; c")
    assert "RELATED-TO;RELTYPE=NEXT:talks-2\\, b\\; c\r\n" in text
    wrong: Any = lambda event: len(event.id)
    with pytest.raises(TypeError, match="the UID of an event is a str, not int"):
        formats.ical.dumps(registry, uid=wrong)
