"""The explorer page for everybody: in each language, by keyboard, to a screen reader, narrow, on paper.

Run by ``.ci/run``, as it needs Chromium and npm: ``python -m pytest tests/browser/access.py``.
"""

import json
import re
import subprocess
from itertools import product
from pathlib import Path
from typing import Any, Final, Literal

import pytest
from playwright.sync_api import Page, ViewportSize, expect

import eucentralasia as eca
from browser.reading import BETWEEN, EXPLORER, NARROW, WIDE
from support.npm import NODE

AXE = "node_modules/axe-core/axe.min.js"
SCHEMES: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")


@pytest.mark.parametrize(
    ("lang", "country", "level"), [("ru", "Таджикистан", "послы"), ("kk", "Тәжікстан", "елшілер")]
)
def test_names_and_words_are_in_the_readers_language(
    read: Any, written: Path, lang: str, country: str, level: str
) -> None:
    page = read(locale=lang).open(written)
    assert page.evaluate("document.documentElement.lang") == lang
    assert country in page.locator("[data-facet=party] ul").inner_text()
    page.locator("[data-facet=level] summary").click()
    assert level in page.locator("[data-facet=level] ul").inner_text()
    page.select_option("#language", "en")
    expect(page.locator("#to-table")).to_have_text("Table")
    assert "lang=en" in page.url


def test_a_country_that_kazakh_calls_as_russian_does_is_not_in_english(read: Any, written: Path) -> None:
    page = read().open(written, "#record=DE&lang=kk")
    assert not any(name.lang == "kk" for name in eca.countries["DE"].names)
    expect(page.locator("#card-title")).to_have_text("Германия")
    expect(page.locator("#card-title")).to_have_attribute("lang", "ru")


TABLES = """
const load = async lang => (await import(`./src/labels/${lang}.js`)).default;
const tables = await Promise.all(["en", "ru", "kk"].map(load));
const told = one => [Object.entries(one.page), Object.keys(one.words), one.months.ofDay.length];
console.log(JSON.stringify(tables.map(told)));
"""
VOCABULARIES = (
    eca.EventKind,
    eca.Category,
    eca.Level,
    eca.Mode,
    eca.Status,
    eca.Role,
    eca.LinkKind,
    eca.RelationKind,
    eca.OutcomeKind,
    eca.StepKind,
    eca.DocumentKind,
    eca.DocumentStatus,
    eca.OrganisationKind,
    eca.PublisherKind,
    eca.Cadence,
)


def test_every_language_says_what_english_says_and_every_word_of_the_vocabularies() -> None:
    command = [NODE, "--input-type=module", "-e", TABLES]
    told = subprocess.run(command, cwd=EXPLORER, capture_output=True, check=True).stdout
    english, *others = json.loads(told)
    words = {str(word) for vocabulary in VOCABULARIES for word in vocabulary}
    for page, known, months in others:
        assert [(key, gaps(text)) for key, text in page] == [(key, gaps(text)) for key, text in english[0]]
        assert words - set(known) == set()
        assert months == 12


DATES = {
    "2025-07-11": ("11 Jul 2025", "11 июля 2025", "2025 ж. 11 шілде"),
    "2025-07": ("July 2025", "июль 2025", "2025 ж. шілде"),
    "2025-03~": ("about March 2025", "прибл. март 2025", "шамамен 2025 ж. наурыз"),
    "2025-34?": (
        "2nd quarter of 2025 (not sure)",
        "2-й квартал 2025 (не точно)",
        "2025 ж. 2-тоқсан (нақты емес)",
    ),
    "2024-12-01/..": ("1 Dec 2024 – …", "1 дек. 2024 – …", "2024 ж. 1 желтоқсан – …"),
    "2021-07-01/": ("1 Jul 2021 – ?", "1 июля 2021 – ?", "2021 ж. 1 шілде – ?"),
    "2025-04-03/2025-04-04": ("3–4 Apr 2025", "3–4 апр. 2025", "2025 ж. 3–4 сәуір"),
    "[2025-03-17..2025-03-20]": (
        "one day in 17–20 Mar 2025",
        "один из дней 17–20 марта 2025",
        "2025 ж. 17–20 наурыз күндерінің бірі",
    ),
    "2025-99": ("2025-99", "2025-99", "2025-99"),
}
WORDED = """
const { wordsOf } = await import("./src/labels.js");
const dates = JSON.parse(process.argv[1]);
console.log(JSON.stringify(dates.map(date => ["en", "ru", "kk"].map(lang => wordsOf(lang).day(date)))));
"""


def test_dates_are_written_as_each_language_writes_them() -> None:
    command = [NODE, "--input-type=module", "-e", WORDED, json.dumps(list(DATES))]
    told = subprocess.run(command, cwd=EXPLORER, capture_output=True, check=True).stdout
    assert [tuple(one) for one in json.loads(told)] == list(DATES.values())


def gaps(text: str) -> list[str]:
    """What a text has a place for."""
    return sorted(re.findall(r"\{\w+\}", text))


STATES = {
    "table": "",
    "filters": "#party=KZ&text=water",
    "timeline": "#view=timeline",
    "map": "#view=map",
    "card": "#record=hlpsd-12",
    "person": "#record=olof-skoog",
}


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_serious(read: Any, written: Path, copied: Path, state: str) -> None:
    page = read().open(written, STATES[state])
    for folded in page.locator("details").all():
        folded.evaluate("one => { one.open = true }")
    page.evaluate((copied / AXE).read_text(encoding="utf-8"))
    for size, scheme in product((WIDE, NARROW), SCHEMES):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        if state == "filters" and page.locator("#open-filters[aria-expanded=false]").is_visible():
            page.click("#open-filters")
        found = page.evaluate("axe.run().then(told => told.violations)")
        serious = [one for one in found if one["impact"] in {"serious", "critical"}]
        told = [(one["id"], [node["html"][:200] for node in one["nodes"][:3]]) for one in serious]
        assert told == [], (size, scheme)


@pytest.mark.parametrize("state", STATES)
def test_nothing_is_wider_than_the_screen(read: Any, written: Path, state: str) -> None:
    page = read().open(written, STATES[state])
    for folded in page.locator("details").all():
        folded.evaluate("one => { one.open = true }")
    sizes: tuple[ViewportSize, ...] = (WIDE, BETWEEN, NARROW)
    for size in sizes:
        page.set_viewport_size(size)
        page.wait_for_timeout(200)  # pictures are drawn again
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        assert page.evaluate("document.getElementById('card').scrollWidth") <= size["width"]


def test_all_can_be_done_with_the_keyboard_alone(read: Any, written: Path) -> None:
    reader = read()
    page = reader.open(written)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    press_until(page, "Tab", "#text")
    page.keyboard.type("water")
    expect(page.locator("#chips")).to_contain_text("water")
    press_until(page, "Tab", "[data-facet=party] input[value=KZ]")
    page.keyboard.press("Space")
    expect(page.locator("[data-facet=party] input[value=KZ]")).to_be_focused()
    expect(page.locator("#chips")).to_contain_text("Kazakhstan")
    press_until(page, "Tab", "#body a")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator('[data-row="2"]')).to_be_focused()
    name = page.locator('[data-row="2"]').inner_text()
    page.keyboard.press("Enter")
    expect(page.locator("#card-title")).to_have_text(name)
    page.keyboard.press("Escape")
    expect(page.locator("#card")).to_be_hidden()
    expect(page.locator('[data-row="2"]')).to_be_focused()
    page.keyboard.press("End")
    expect(page.locator(f'[data-row="{reader.count() - 1}"]')).to_be_focused()


def press_until(page: Page, key: str, selector: str) -> None:
    """Press a key until the focus is on what a selector means; a page that traps it never gets there."""
    for _ in range(60):
        page.keyboard.press(key)
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{key} does not lead to {selector}")


FIRST = eca.events[eca.events.ids[0]].name


def test_only_the_rows_that_can_be_seen_are_there_and_all_are_reached(read: Any, written: Path) -> None:
    page = read().open(written)
    assert page.locator("#body tr:not(.gap)").count() < len(eca.events) / 2
    assert page.locator("#rows table").get_attribute("aria-rowcount") == str(len(eca.events) + 1)
    page.locator("#rows").evaluate("box => { box.scrollTop = box.scrollHeight }")
    expect(page.locator("#body a").last).to_have_text(FIRST)
    page.click("#sort")
    expect(page.locator("#body a").first).to_have_text(FIRST)


def test_paper_has_every_row_and_no_buttons(read: Any, written: Path) -> None:
    page = read().open(written, "#party=TM")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("#body tr:not(.gap)").count() == len(eca.events.where(eca.involving("TM")))
    expect(page.locator("#filters")).to_be_hidden()
    expect(page.locator("#as-csv")).to_be_hidden()
