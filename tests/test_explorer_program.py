"""What the program of the explorer page makes of the registry is what the package makes of it.

Here without a browser: node runs the modules that need no page. The tests in ``browser`` look at the rest.
"""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

import eucentralasia as eca
from eucentralasia.formats._columns import precision
from support import from_source
from support.npm import NODE

SOURCES = Path(__file__).parents[1] / "docs" / "explorer" / "src"
SCRIPT = """
import { readFileSync } from "node:fs";
const from = (name) => import(`${process.argv[1]}/${name}.js`);
const { csv } = await from("downloads/csv");
const { ics } = await from("downloads/ics");
const { precision, span } = await from("dates");
const { read, written } = await from("address");
const { Registry, scope } = await from("registry");
const { page, dates, hashes } = JSON.parse(readFileSync(0));
const registry = new Registry(page);
const rows = registry.events;
process.stdout.write(JSON.stringify({
  csv: csv(rows, registry),
  ics: ics(rows, registry).text,
  scopes: Object.fromEntries(rows.map(({ event }) => [event.id, scope(event)])),
  relations: Object.fromEntries(rows.map(({ event }) => [event.id, registry.relations(event)])),
  dates: dates.map((text) => ({ ...span(text), unit: precision(text) })),
  hashes: hashes.map((hash) => written(read(hash, "en"), "en")),
}));
"""
PARTS = [f"2025-{part}" for part in (*range(1, 13), *range(21, 25), *range(33, 37), 40, 41)]
DATES = ["2025", "2025-07-11", "2025-07-11?", "2025-04-03/2025-04-04", "2025/..", "[2025-03-17..2025-03-20]"]
DATES += [f"{part[:5]}{int(part[5:]):02}" for part in PARTS]
HASHES = [
    "#party=KZ,UZ&year=2025&text=water&view=map&order=oldest&lang=ru&embed=1&record=hlpsd-12",
    "#order=oldest",
    "#view=timeline",
    "#",
]


@pytest.fixture(scope="module")
def told() -> Any:
    given = {"page": json.loads(eca.formats.json.dumps(eca.curated)), "dates": DATES, "hashes": HASHES}
    command = [NODE, "--input-type=module", "-e", SCRIPT, str(SOURCES)]
    done = subprocess.run(command, input=json.dumps(given), capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


@from_source
def test_it_saves_the_tables_and_calendars_that_the_package_writes(told: Any) -> None:
    assert eca.formats.csv.dumps(eca.events, table="flat") == told["csv"]
    assert eca.formats.ical.dumps(eca.events) == told["ics"]


@from_source
def test_a_meeting_is_regional_or_bilateral_to_both(told: Any) -> None:
    assert {event.id: event.scope for event in eca.events} == told["scopes"]


@from_source
def test_relations_are_read_from_both_sides_by_both(told: Any) -> None:
    words = ("part-of", "has-part", "alongside", "prepares", "prepared-by", "follows", "followed-by")
    for event in eca.events:
        for word in words:
            found = {one["event"] for one in told["relations"][event.id] if one["how"] == word}
            assert {one.id for one in eca.curated.related(event, word)} == found


@from_source
def test_dates_come_to_the_same_days(told: Any) -> None:
    for text, found in zip(DATES, told["dates"], strict=True):
        dates = eca.DateSpan.from_edtf(text)
        ends = [str(day) if day else None for day in (dates.earliest, dates.latest)]
        assert [*ends, precision(dates)] == [found["first"], found["last"], found["unit"]]


@from_source
def test_the_address_of_what_is_shown_leads_to_it_again(told: Any) -> None:
    parts = [set(filter(None, text.removeprefix("#").split("&"))) for text in (*HASHES, *told["hashes"])]
    assert parts[: len(HASHES)] == parts[len(HASHES) :]
