"""Forty more things that people get wrong, in code, files, tables and at the prompt: what to type is told."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest

import eucentralasia as eca
from eucentralasia.model.attribute_hints import telling

ANY: Any = eca
EVENT = eca.events["hlpsd-12"]
TALKS = eca.Event(id="talks-2030", name="Talks", dates="2030-05", parties=["KZ", "eu"])  # type: ignore[arg-type]
MINE = eca.Registry([TALKS], base=eca.curated)
THEIRS = eca.Registry([attrs.evolve(TALKS, name="Other talks")], base=eca.curated)


def made(**fields: Any) -> Any:
    return ANY.Event(**{"id": "talks-2030", "name": "Talks", "dates": "2030", **fields})


def row(**cells: Any) -> Any:
    return ANY.from_rows([{"name": "Talks", "dates": "2030", **cells}])


# What was asked, and what of the message is to be typed.
CALLS: list[tuple[Callable[[], Any], str]] = [
    # records
    (lambda: made(id="Talks 2030"), "write 'talks-2030'"),
    (lambda: made(kind="conferance"), "did you mean 'conference'"),
    (lambda: made(name=" Talks"), "write 'Talks'"),
    (lambda: made(edition="3"), "write 3 without quotes"),
    (lambda: made(participations=["olof-skoog"]), "write {'official': 'olof-skoog'}"),
    (lambda: made(participations="olof-skoog"), "write [{'official': 'olof-skoog'}]"),
    (lambda: made(participations={"official": "olof-skoog"}), "put it in a list"),
    (lambda: made(sources=["https://x.eu/a"]), "write {'url': 'https://x.eu/a', 'publisher': ...}"),
    (lambda: ANY.Source(url="eeas.europa.eu/x", publisher="EEAS"), "write 'https://eeas.europa.eu/x'"),
    (lambda: ANY.Country(id="kz", name="K", alpha_3="KAZ", numeric="398"), "write 'KZ'"),
    (lambda: ANY.Participation(official="olof-skoog", role="chairman"), "did you mean 'chair'"),
    (lambda: ANY.Place(city="Almaty", county="KZ"), "did you mean 'country'"),
    (lambda: ANY.Name("Talks"), "Name(value=...)"),
    (lambda: ANY.Place("Almaty"), "Place(city=...)"),
    # names of version 0.1
    (lambda: ANY.EventKind.WORKSHOP, "did you mean 'CONFERENCE'"),
    (lambda: ANY.EventKind.SIDE_EVENT, "did you mean 'SESSION'"),
    (lambda: ANY.of_kind("workshop"), "did you mean 'conference'"),
    (lambda: ANY.of_kind("side-event"), "did you mean 'session'"),
    (lambda: ANY.Level.PRESIDENTS, "did you mean 'LEADERS'"),
    (lambda: ANY.formats.arrow.to_parquet, "write formats.parquet.dump"),
    (lambda: ANY.formats.arrow.from_parquet, "write formats.parquet.load"),
    (lambda: ANY.formats.json.dmups, "did you mean 'dumps'"),
    (
        lambda: ANY.Appointment(title="T").surely_covers,
        "write appointment.certainty_on(day) is eca.Certainty.SURE",
    ),
    (lambda: ANY.countries["KZ"].identifiers[0].split, "write str(identifier).split"),
    # dates
    (lambda: eca.during("summer 2025"), "write during('2025-22')"),
    (lambda: eca.after("Q2 2025"), "write after('2025-34')"),
    (lambda: eca.DateSpan.from_edtf("2025-04-03 - 2025-04-04"), "write '2025-04-03/2025-04-04'"),
    # rows
    (lambda: row(Level="x"), "columns={'Level': 'level'}"),
    (lambda: row(level="presidents"), "leaders"),
    (lambda: row(topics="energy, water"), "semicolons part several"),
    (lambda: row(sources="x.eu/a"), "write 'https://x.eu/a'"),
    # queries
    (lambda: ANY.events.where(eca.during("2025"), "KZ"), "where(involving('KZ'))"),
    (lambda: ANY.events.where([eca.during("2025")]), "where(*queries)"),
    (lambda: ANY.events.where(None), "queries such as during('2025')"),
    (lambda: eca.officials.where(eca.representing("KZ", sure=True)), "write on='2025-07-11', sure=True"),
    (lambda: eca.events.where(eca.citing("Joint Roadmap")), "did you mean 'joint-roadmap-2023'"),
    (lambda: ANY.events.order_by("name"), "write sorted(events, key=lambda one: one.name)"),
    (lambda: eca.related("hlpsd-12", how="parent"), "did you mean 'part-of'"),
    # registries
    (lambda: MINE.merge(THEIRS), "on_conflict='first' or 'last'"),
    (lambda: ANY.curated.merge([MINE]), "write merge(*registries)"),
    (lambda: ANY.curated.merge(TALKS), "write merge(eca.Registry(records))"),
    (lambda: ANY.curated.extended(events=TALKS), "write events=[event]"),
    (lambda: ANY.curated.extended(topics=[TALKS]), "write events=[...]"),
    (lambda: ANY.curated.extended(topics=[3]), "a record of topics"),
    (lambda: eca.curated.extended(events=[attrs.evolve(EVENT, name="X")]), "on_conflict='last') changes it"),
    (lambda: MINE.events | eca.events, "one.registry.merge(other.registry)"),
    (lambda: ANY.curated.diff("old.toml"), "write diff(eca.load('old.toml'))"),
]

# What a file holds, and what of the message is to be typed.
FILES = [
    ("page.json", '[{"id": "talks-2030"}]', 'write {"schema": 1, "events": [...]}'),
    ("page.json", '{"schema": 1, "event": []}', "did you mean 'events'"),
    ("page.toml", '[[topics]]\nid = "rail"\nname = "Rail"\n', "schema = 1 as the first key"),
    ("page.jsonl", '{"id": "rail", "name": "Rail"}', '"drawer": "topics"'),
    ("page.xlsx", "x", "a spreadsheet is saved as CSV"),
    ("page.csv", "Name;Dates\nTalks;2030\n", "columns={'Name': 'name'}"),
    ("page.toml", 'schema = 1\n[[events]]\nid = "x"\nname = "X"\ndates = "2030"\ncity = "A"\n', "place.city"),
    ("page.toml", 'schema = 1\n[[events]]\nid = "x"\nname = "X"\ndates = 2030-05-01\n', ": '2030-05-01'"),
    ("page.toml", 'schema = 1\n[[documents]]\nid = "x"\nname = "X"\n', "write title"),
]

# What is typed after ``python -m eucentralasia``, and what of the message is to be typed.
WORDS = [
    ("list --country KZ", "write --party"),
    ("list --year=2025", "write --during"),
    ("list --kindd summit", "did you mean '--kind'"),
    ("list --during 11.07.2025", "write --during 2025-07-11, got"),
    ("list --during 03/04/2025", "write --during 2025-04-03 or --during 2025-03-04, got"),
    ("list extra", "unrecognized arguments: extra"),
    ("list --kind sumit", "did you mean 'summit'"),
    ("export csv --table officals", "did you mean 'officials'"),
    ("people", "'officials'"),
]


@pytest.mark.parametrize(("call", "line"), CALLS)
def test_a_wrong_call_contains_what_to_type(call: Callable[[], Any], line: str) -> None:
    with pytest.raises((eca.EUCentralAsiaError, AttributeError, TypeError, ValueError)) as caught:
        call()
    assert line in str(caught.value)


@pytest.mark.parametrize(("name", "text", "line"), FILES)
def test_a_wrong_file_is_told_what_to_write(name: str, text: str, line: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(eca.DataError) as caught:
        eca.load(tmp_path / name)
    assert line in str(caught.value)


@pytest.mark.parametrize(
    ("words", "line"), [WORDS[0], *(pytest.param(*one, marks=pytest.mark.long) for one in WORDS[1:])]
)
def test_a_wrong_word_at_the_prompt_is_told_the_right_one(words: str, line: str) -> None:
    command = [sys.executable, "-m", "eucentralasia", *words.split()]
    env = os.environ | {"COLUMNS": "100"}
    done = subprocess.run(command, capture_output=True, check=False, text=True, env=env)
    assert done.returncode == 2
    assert line in done.stderr


def test_a_constructor_that_fails_for_another_reason_says_its_own() -> None:
    def init(self: object, **fields: object) -> None:
        raise TypeError("inside")

    with pytest.raises(TypeError, match="inside"):
        telling(init)(EVENT, id="x", name="X", dates="2030")


@pytest.mark.parametrize(
    ("asked", "line", "value"),
    [
        ("start", "event.dates.start", eca.PartialDate(2025, 4, 3)),
        ("end", "event.dates.end", eca.PartialDate(2025, 4, 4)),
        ("title", "event.name", "First EU–Central Asia Summit"),
        ("location", "event.place", eca.events["summit-1"].place),
        ("year", "event.first_day.year", 2025),
    ],
)
def test_what_an_event_calls_otherwise_is_told_by_the_line_that_has_it(
    asked: str, line: str, value: object
) -> None:
    event = eca.events["summit-1"]
    with pytest.raises(AttributeError, match=f"write {line}$"):
        getattr(event, asked)
    for name in line.split(".")[1:]:
        event = getattr(event, name)
    assert value == event
