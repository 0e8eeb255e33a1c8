"""The explorer page as its readers have it: its filters, views, cards, links, downloads and files.

Run by ``.ci/run``, as it needs Chromium: ``python -m pytest tests/browser/explorer.py``.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

import eucentralasia as eca
from browser.reading import choose, ids, shown

QUERIES: dict[str, Callable[[str], eca.Query[eca.Event]]] = {
    "party": eca.involving,
    "year": eca.during,
    "category": eca.of_category,
    "level": eca.at_level,
    "series": eca.of_series,
    "topic": eca.about,
    "person": eca.attended_by,
    "place": eca.held_in,
}
"""Each filter of the page, and the question of the package that it must answer alike."""
HOSTILE = "<img src=x onerror='globalThis.ran = 1'>\u2028</script><script>globalThis.ran = 1</script>"


def test_the_page_shows_every_event(read: Any, written: Path) -> None:
    reader = read()
    page = reader.open(written)
    assert reader.count() == len(eca.events)
    assert ids(page) == list(eca.events.ids)
    assert page.locator("#body a").first.inner_text() == eca.events[eca.events.ids[-1]].name


@pytest.mark.parametrize("facet", QUERIES)
def test_every_choice_of_a_filter_counts_what_the_package_counts(
    read: Any, written: Path, facet: str
) -> None:
    counts = shown(read().open(written), facet)
    assert counts == {key: len(eca.events.where(QUERIES[facet](key))) for key in counts}
    assert counts


@pytest.mark.parametrize(
    "chosen",
    [
        {"party": ["KZ"]},
        {"party": ["KZ", "UZ"], "year": ["2025"]},
        {"topic": ["security"], "level": ["ministers"], "party": ["central-asia"]},
        {"series": ["hlpsd"], "person": ["olof-skoog"], "place": ["TJ"], "category": ["institutional"]},
    ],
)
def test_filters_together_mean_what_a_question_means(read: Any, written: Path, chosen: Any) -> None:
    page = read().open(written)
    for facet, keys in chosen.items():
        for key in keys:
            choose(page, facet, key)
    queries = []
    for facet, keys in chosen.items():
        first, *others = (QUERIES[facet](key) for key in keys)
        for other in others:
            first |= other
        queries.append(first)
    assert ids(page) == list(eca.events.where(*queries).ids)
    state = "#" + "&".join(f"{facet}={','.join(keys)}" for facet, keys in chosen.items())
    assert ids(read().open(written, state)) == list(eca.events.where(*queries).ids)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("skoog dushanbe", "hlpsd-12"),
        ("Ташкент", None),
        ("Сироджиддин Мухриддин", None),
        ("counter-terorism", "ct-dialogue-1"),
        ("hlpsd-12", "hlpsd-12"),
    ],
)
def test_words_find_events_by_their_own_names_and_by_those_of_what_they_lead_to(
    read: Any, written: Path, text: str, found: str | None
) -> None:
    reader = read()
    page = reader.open(written)
    page.fill("#text", text)
    expect(page.locator("#chips")).to_contain_text(text)
    assert 0 < reader.count() < len(eca.events)
    assert found is None or found in ids(page)


def test_what_nothing_answers_is_said(read: Any, written: Path) -> None:
    reader = read()
    page = reader.open(written, "#text=nowhereatall")
    expect(page.locator("#nothing")).to_be_visible()
    page.locator("#chips button").first.click()
    expect(page.locator("#text")).to_be_focused()
    assert reader.count() == len(eca.events)


def test_the_views_follow_the_filters(read: Any, written: Path) -> None:
    events = eca.events.where(eca.of_series("hlpsd"))
    page = read().open(written, "#series=hlpsd&view=timeline")
    labels = [str(one.get_attribute("aria-label")) for one in page.locator("#timeline svg").all()]
    assert [str(len(events)) in label for label in labels] == [True, True]
    marks = page.locator("#timeline svg").nth(1).locator("circle, rect.clickable")
    assert marks.count() == len(events)
    page.click("#to-map")
    cities = events.count_by("place.city")
    told = dict(one.inner_text().rsplit(" ", 1) for one in page.locator(".places button").all())
    assert {city: int(n) for city, n in told.items()} == {city: n for city, n in cities.items() if city}
    page.locator(".places button").first.click()
    assert "place=" in page.url


def test_a_year_a_mark_of_the_timeline_and_a_place_of_the_map_can_be_clicked(
    read: Any, written: Path
) -> None:
    page = read().open(written, "#series=hlpsd&view=timeline")
    page.locator("#timeline svg").nth(1).locator("circle").first.click()
    expect(page.locator("#card")).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("#timeline svg").first.locator("rect.clickable").first.click()
    assert "year=" in page.url
    page.goto(f"{written.as_uri()}#view=map")
    page.locator("#map circle").first.click()
    expect(page.locator("#chips")).to_contain_text("Place: Brussels")


def test_every_record_has_a_card_with_its_name_its_sources_and_its_disputes(read: Any, written: Path) -> None:
    page = read().open(written)
    drawers = {name: list(drawer) for name, drawer in eca.curated.by_drawer().items()}
    script = """async keys => {
      const told = [];
      for (const key of keys) {
        location.hash = `#record=${key}`;
        await new Promise(done => addEventListener("hashchange", () => setTimeout(done), {once: true}));
        const card = document.getElementById("card-body");
        told.push([card.innerText, [...card.querySelectorAll("a[href^=http]")].map(one => one.href)]);
      }
      return told;
    }"""
    for name, records in drawers.items():
        told = page.evaluate(script, [f"{name}/{one.id}" for one in records])
        for record, (text, links) in zip(records, told, strict=True):
            assert record.label in text, record.id
            missing = {source.url for source in record.sources} - set(links)
            assert {page.evaluate("url => new URL(url).href", url) for url in missing} <= set(links), (
                record.id
            )
            assert all(dispute.claim in text for dispute in record.disputes), record.id


def test_the_card_of_an_event_tells_who_what_and_what_came_of_it(read: Any, written: Path) -> None:
    page = read().open(written, "#record=hlpsd-12")
    card = page.locator("#card")
    event = eca.events["hlpsd-12"]
    for official in eca.curated.participants(event):
        expect(card).to_contain_text(official.name)
    for outcome in event.outcomes:
        expect(card).to_contain_text(outcome.text)
    for link in event.documents:
        expect(card).to_contain_text(eca.documents[link.document].title)
    for related in event.relations:
        expect(card).to_contain_text(eca.events[related.event].name)
    card.get_by_role("link", name=eca.events["hlpsd-11"].name).first.click()
    expect(page.locator("#card-title")).to_have_text(eca.events["hlpsd-11"].name)
    card.get_by_role("link", name="Olof Skoog").or_(card.locator("section a")).first.click()
    page.go_back()
    expect(page.locator("#card-title")).to_have_text(eca.events["hlpsd-11"].name)


def test_a_link_shows_the_same_again_and_can_be_copied(read: Any, written: Path) -> None:
    page = read().open(written)
    choose(page, "party", "TJ")
    choose(page, "year", "2025")
    page.click("#to-map")
    page.click("#permalink")
    expect(page.locator("#copied")).to_have_text("Copied.")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.partition("#")[2] == "party=TJ&year=2025&view=map"
    again = read().open(written, f"#{link.partition('#')[2]}")
    assert again.locator("#count").inner_text() == page.locator("#count").inner_text()
    expect(again.locator("#map svg")).to_be_visible()


@pytest.mark.parametrize("state", ["", "#party=KG&year=2025", "#text=nowhereatall"])
def test_what_is_taken_along_is_what_the_package_writes(read: Any, written: Path, state: str) -> None:
    page = read().open(written, state)
    chosen = eca.events.where(eca.during("2025"), eca.involving("KG")) if "KG" in state else eca.events
    events = chosen - chosen if "text" in state else chosen
    wanted = {
        "csv": eca.formats.csv.dumps(events, table="flat"),
        "json": eca.formats.json.dumps(events),
        "ics": eca.formats.ical.dumps(events),
    }
    for name, text in wanted.items():
        with page.expect_download() as waiting:
            page.click(f"#as-{name}")
        assert Path(waiting.value.path()).read_bytes().decode() == text
        assert waiting.value.suggested_filename == f"eu-central-asia.{name}"


def hostile() -> eca.Registry:
    """A host's records in which everything that can be a text is one that a careless page would run."""
    source = {"url": "https://example.org/", "publisher": HOSTILE, "title": HOSTILE, "note": HOSTILE}
    event = {
        "id": "talks-1",
        "name": HOSTILE,
        "dates": "2030-05-01",
        "parties": ["KZ", "eu"],
        "summary": HOSTILE,
        "names": [{"value": HOSTILE, "lang": "ru"}],
        "place": {"city": "Astana", "country": "KZ", "venue": HOSTILE},
        "disputes": [{"field": "name", "claim": HOSTILE, "urls": ["https://example.org/x"], "note": HOSTILE}],
        "sources": [source],
    }
    return eca.Registry([eca.structure(event, eca.Event)], base=eca.curated)


@pytest.mark.parametrize("way", ["written", "chosen", "dropped"])
def test_a_hosts_own_records_are_shown_the_same_way_and_run_nothing(
    read: Any, written: Path, tmp_path: Path, way: str
) -> None:
    reader = read()
    if way == "written":
        eca.formats.explorer.dump(hostile(), tmp_path / "own.html")
        page = reader.open(tmp_path / "own.html")
    else:
        page = reader.open(written, "#party=TM")
        text = eca.formats.json.dumps(hostile())
        text = text.replace("https://example.org/x", "javascript:globalThis.ran=1")
        if way == "chosen":
            (tmp_path / "own.json").write_text(text, encoding="utf-8")
            page.set_input_files("#own-file", tmp_path / "own.json")
        else:
            drop = """text => {
              const given = new DataTransfer();
              given.items.add(new File([text], "own.json", {type: "application/json"}));
              dispatchEvent(new DragEvent("drop", {dataTransfer: given, bubbles: true, cancelable: true}));
            }"""
            page.evaluate(drop, text)
        expect(page.locator("#own-told")).to_have_text("Shown: own.json (events: 1).")
    assert reader.count() == 1
    expect(page.locator("#body .where")).to_have_text("Astana")
    page.locator("#body a").click()
    expect(page.locator("#card")).to_contain_text("<img src=x")
    for view in ("timeline", "map"):
        page.goto(f"{page.url.partition('#')[0]}#view={view}")
    assert page.evaluate("globalThis.ran") is None
    assert page.locator("#card a[href^=javascript]").count() == 0
    if way != "written":
        page.click("#own-back")
        assert reader.count() == len(eca.events)


ODD = {
    "id": "odd-1",
    "kind": "constructor",
    "level": "__proto__",
    "dates": "2030-05-01",
    "status": "toString",
    "parties": ["constructor", "XX"],
    "participations": [{"role": "valueOf"}, {"official": "nobody"}],
    "relations": [{"event": "odd-1", "how": "constructor"}, {"how": "follows"}, {}],
    "sources": [{"url": "data:text/html,x", "publisher": "constructor"}, {}],
    "appointments": 7,
    "documents": [{}],
    "outcomes": [{}],
    "disputes": [{}],
    "names": [{}],
}
"""What no data of the package say, and a file of somebody may."""


def test_words_that_nobody_knows_are_shown_as_they_stand(read: Any, written: Path, tmp_path: Path) -> None:
    page = read().open(written)
    records = {drawer: [{"id": f"{drawer}-1"}] for drawer in eca.curated.by_drawer()}
    (tmp_path / "own.json").write_text(json.dumps({"schema": 1} | records | {"events": [ODD]}))
    page.set_input_files("#own-file", tmp_path / "own.json")
    expect(page.locator("#own-told")).to_contain_text("(events: 1)")
    page.locator("#body a").click()
    expect(page.locator("#card")).to_contain_text("constructor")
    expect(page.locator("#card")).not_to_contain_text("native code")
    for key in [*(f"{drawer}-1" for drawer in records), "constructor/x", "nothing", "events/odd-1"]:
        page.goto(f"{written.as_uri()}#record={key}")
        expect(page.locator("#card-title")).to_be_visible()
    page.keyboard.press("Escape")
    for name in ("csv", "json", "ics"):
        with page.expect_download():
            page.click(f"#as-{name}")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "own.json is no JSON:"),
        ("[]", "own.json has no records"),
        ('{"schema": 2, "events": []}', 'wanted is "schema": 1'),
        ('{"schema": 1, "events": [7, null, {"name": "x"}, {"id": "x", "names": 3}]}', "no id: 3"),
        ('{"schema": 1, "events": [{"id": "x", "dates": "2025-45-99"}]}', "(events: 1)"),
    ],
)
def test_a_file_that_is_none_is_told_and_changes_nothing_else(
    read: Any, written: Path, tmp_path: Path, text: str, told: str
) -> None:
    page = read().open(written)
    (tmp_path / "own.json").write_text(text, encoding="utf-8")
    page.set_input_files("#own-file", tmp_path / "own.json")
    expect(page.locator("#own-told")).to_contain_text(told)
    expect(page.locator("#own-told")).to_be_visible()


def test_a_reader_can_report_a_fact_to_where_the_host_says(read: Any, written: Path, tmp_path: Path) -> None:
    card = read().open(written, "#record=hlpsd-12").locator("#card")
    card.locator(".report summary").click()
    text = card.locator("textarea").input_value()
    assert "hlpsd-12" in text
    assert str(eca.curated.version) in text
    assert card.locator(".report a").count() == 0
    eca.formats.explorer.dump(
        eca.curated, tmp_path / "own.html", report_to="https://example.org/new?title={id}&body={text}"
    )
    card = read().open(tmp_path / "own.html", "#record=hlpsd-12").locator("#card")
    card.locator(".report summary").click()
    address = str(card.locator(".report a").get_attribute("href"))
    assert address.startswith("https://example.org/new?title=hlpsd-12&body=Record%3A%20hlpsd-12")


def test_another_page_embeds_it_with_the_filter_in_the_address(
    read: Any, written: Path, tmp_path: Path
) -> None:
    frame = f'<iframe src="{written.as_uri()}#party=TJ&embed=1" width="600" height="600"></iframe>'
    (tmp_path / "host.html").write_text(f"<!doctype html><title>host</title>{frame}", encoding="utf-8")
    page = read().page
    page.goto((tmp_path / "host.html").as_uri())
    inside = page.frame_locator("iframe")
    count = len(eca.events.where(eca.involving("TJ")))
    expect(inside.locator("#count")).to_have_text(f"{count} of {len(eca.events)} events")
    expect(inside.locator("header")).to_be_hidden()
