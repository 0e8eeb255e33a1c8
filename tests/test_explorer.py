"""The explorer page, without a browser: what stands in it, what cannot run in it, and what it weighs."""

import base64
import gzip
import hashlib
import json
import pickle
import re
import subprocess
import sys
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import eucentralasia as eca
from eucentralasia.__main__ import main
from eucentralasia.formats import explorer
from eucentralasia.loading import read_explorer, read_outlines

EXPLORER = Path(__file__).parents[1] / "docs" / "explorer"
LONGEST_LINE, LONGEST_FILE = 110, 200
DATA = re.compile(r'<script type="application/json" id="data">(.*?)</script>', re.DOTALL)
MOST_BUNDLE, MOST_PAGE = 200_000, 600_000
"""Bytes after ``gzip -9``: of the page without data, and with the curated registry."""
HOSTILE = "</script><!--<script><img src=x onerror='run()'>\u2028\u2029&amp;"


class Parts(HTMLParser):
    """The elements of a page with their attributes, and the text after each."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.texts.append((tag, ""))

    def handle_data(self, data: str) -> None:
        if self.texts:
            tag, text = self.texts[-1]
            self.texts[-1] = tag, text + data

    def inside(self, tag: str) -> list[str]:
        """What stands in the elements of a name, up to the next element."""
        return [text for name, text in self.texts if name == tag]


def data_of(page: str) -> dict[str, Any]:
    """What the program of a page is given."""
    found = DATA.search(page)
    assert found is not None
    given: dict[str, Any] = json.loads(found[1])
    return given


def talks(name: str = "Talks", **more: Any) -> eca.Event:
    return eca.structure({"id": "talks-1", "name": name, "dates": "2030-05"} | more, eca.Event)


@pytest.fixture(scope="module")
def page() -> str:
    return explorer.dumps(eca.curated)


def test_the_page_has_the_registry_as_json_has_it(page: str) -> None:
    assert data_of(page) == {"data": json.loads(eca.formats.json.dumps(eca.curated))}


def test_a_reader_takes_the_data_back_out_of_the_page(page: str) -> None:
    assert eca.loads(json.dumps(data_of(page)["data"]), "json", base=None) == eca.curated


def test_the_policy_names_the_one_program_and_the_styles_and_forbids_the_rest(page: str) -> None:
    parts = Parts(page)
    metas = [attrs for tag, attrs in parts.elements if tag == "meta"]
    policy = next(str(one["content"]) for one in metas if "http-equiv" in one)
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    (style,) = (text.strip() for text in parts.inside("style"))
    data, script = (text.strip() for text in parts.inside("script"))
    assert json.loads(data) == data_of(page)
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == digest(script)
    assert digest(style) in rules["style-src"].split()
    assert "unsafe" not in policy
    assert "connect-src" not in rules, "so that default-src forbids it"


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_nothing_in_the_page_is_fetched_and_no_attribute_runs(page: str) -> None:
    parts = Parts(page)
    loading = [
        (tag, attrs) for tag, attrs in parts.elements if attrs.keys() & {"src", "srcset", "action", "data"}
    ]
    links = [attrs["href"] for tag, attrs in parts.elements if "href" in attrs]
    assert loading == []
    assert links == ["data:,", "#count"]
    assert [name for _, attrs in parts.elements for name in attrs if name.startswith("on")] == []
    assert not re.search(r"url\(|@import", parts.inside("style")[0])


@pytest.mark.parametrize("way", ["name", "summary", "title"])
def test_no_text_of_a_record_ends_the_script_that_holds_it(way: str) -> None:
    event = talks(HOSTILE) if way == "name" else talks(summary=HOSTILE)
    written = explorer.dumps(eca.Registry([event]), title=HOSTILE if way == "title" else None)
    plain = explorer.dumps(eca.Registry([talks()]))
    assert [tag for tag, _ in Parts(written).elements] == [tag for tag, _ in Parts(plain).elements]
    found = DATA.search(written)
    assert found is not None
    assert not set("<\u2028\u2029") & set(found[1])
    assert HOSTILE in json.dumps(data_of(written), ensure_ascii=False).replace('\\"', '"')


def test_records_bring_along_what_they_refer_to_near_and_far() -> None:
    given = data_of(explorer.dumps(eca.events.where(eca.of_series("hlpsd"), eca.during("2025"))))
    assert [one["id"] for one in given["data"]["events"]] == ["hlpsd-12"]
    base = {
        drawer: {one["id"] for one in given["base"].get(drawer, [])} for drawer in eca.curated.by_drawer()
    }
    event = eca.events["hlpsd-12"]
    assert set(event.topics) <= base["topics"]
    assert {eca.topics[topic].broader for topic in event.topics} - {None} <= base["topics"]
    assert {one.official for one in event.participations} <= base["officials"]
    assert {one.event for one in event.relations} <= base["events"]
    assert base["regions"] == {"eu", "central-asia"}
    assert given["base"]["publishers"] == dict(eca.curated.head.plain()["publishers"])


def test_a_hosts_own_records_bring_along_what_they_refer_to_in_their_base() -> None:
    mine = eca.Registry([talks(parties=["KZ"], place={"city": "Astana", "country": "KZ"})], base=eca.curated)
    given = data_of(explorer.dumps(mine))
    assert [one["id"] for one in given["data"]["events"]] == ["talks-1"]
    assert [one["id"] for one in given["base"]["countries"]] == ["KZ"]
    assert [one["id"] for one in given["base"]["cities"]] == ["Astana"]
    assert [one["id"] for one in given["base"]["regions"]] == ["central-asia", "eu"]


def test_a_hosts_own_region_stands_before_that_of_its_base() -> None:
    region = eca.Region(id="eu", name="Ours")
    given = data_of(explorer.dumps(eca.Registry([region, talks(parties=["eu"])], base=eca.curated)))
    assert [one["name"] for one in given["data"]["regions"]] == ["Ours"]
    assert [one["id"] for one in given["base"]["regions"]] == ["central-asia"]


def test_events_out_of_a_pickle_are_shown_with_the_ids_that_nobody_knows() -> None:
    events = pickle.loads(pickle.dumps(eca.events.where(eca.of_series("hlpsd"))))
    given = data_of(explorer.dumps(events))
    assert len(given["data"]["events"]) == len(events)
    assert given["base"]["regions"] == []


def test_what_stands_alone_brings_nothing_along() -> None:
    assert data_of(explorer.dumps(eca.Registry([talks()]))).keys() == {"data"}


def test_a_host_says_title_language_and_where_reports_go() -> None:
    address = "https://example.org/?id={id}"
    given = data_of(explorer.dumps(eca.Registry([talks()]), title="Ours", lang="kk", report_to=address))
    assert (given["title"], given["lang"], given["report"]) == ("Ours", "kk", address)


def test_the_page_is_light_enough(page: str) -> None:
    assert len(gzip.compress(read_explorer().encode(), 9)) <= MOST_BUNDLE
    assert len(gzip.compress(page.encode(), 9)) <= MOST_PAGE


def test_the_map_is_drawn_with_the_outlines_of_the_pictures(page: str) -> None:
    assert read_outlines().decode().rstrip() in page


def test_the_licences_of_what_is_inside_stand_in_the_page(page: str) -> None:
    licences = page.partition('<pre id="licences">')[2].partition("</pre>")[0]
    for name in ("@observablehq/plot 0.6.17 (ISC)", "d3-geo 3.1.1 (ISC)", "minisearch 7.2.0 (MIT)"):
        assert name in licences
    for notice in ("Copyright 2020-2025 Observable, Inc.", "Mike Bostock", "Luca Ongaro"):
        assert notice in licences


@pytest.mark.parametrize(
    ("arguments", "count"), [([], len(eca.events)), (["--during", "2025", "--series", "hlpsd"], 1)]
)
def test_the_command_writes_the_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], count: int
) -> None:
    target = tmp_path / "page.html"
    assert main(["explorer", "-o", str(target), "--lang", "ru", *arguments]) == 0
    given = data_of(target.read_text(encoding="utf-8"))
    assert (len(given["data"]["events"]), given["lang"]) == (count, "ru")
    assert capsys.readouterr() == ("", "")


def test_the_command_writes_the_page_of_a_hosts_own_file_to_standard_output(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    source = tmp_path / "mine.json"
    source.write_text(eca.formats.json.dumps(eca.Registry([talks(parties=["KZ"])])), encoding="utf-8")
    assert main(["explorer", str(source), "--title", "Ours"]) == 0
    given = data_of(capsysbinary.readouterr().out.decode())
    assert [one["id"] for one in given["data"]["events"]] == ["talks-1"]
    assert given["title"] == "Ours"


def test_a_page_is_made_without_the_extras() -> None:
    script = "import sys, eucentralasia as e; e.formats.explorer.dumps(e.events); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    assert {"matplotlib", "pyarrow", "icalendar"} & set(done.stdout.split()) == set()


@pytest.mark.parametrize(
    ("builder", "failed", "there"), [("html", None, True), ("text", None, False), ("html", OSError(), False)]
)
def test_the_site_has_the_page_of_the_curated_registry(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    builder: str,
    failed: Exception | None,
    there: bool,
    page: str,
) -> None:
    monkeypatch.syspath_prepend(str(EXPLORER.parent / "_ext"))
    app = SimpleNamespace(builder=SimpleNamespace(format=builder), outdir=tmp_path)
    pytest.importorskip("sphinx", reason="the dependency group docs is not installed")
    import_module("explorer_page").write(app, failed)
    assert [file.read_text(encoding="utf-8") for file in tmp_path.iterdir()] == [page] * there


def sources() -> dict[Path, str]:
    files = [*(EXPLORER / "src").rglob("*.js"), *(EXPLORER / "styles").glob("*.css"), EXPLORER / "build.js"]
    return {file: file.read_text(encoding="utf-8") for file in files}


def test_every_text_that_the_page_can_say_is_said_somewhere() -> None:
    told = "".join(text for file, text in sources().items() if file.parent.name != "labels")
    told += (EXPLORER / "page.html").read_text(encoding="utf-8")
    english = sources()[EXPLORER / "src" / "labels" / "en.js"].partition("months:")[0]
    keys = re.findall(r"^    (\w+):", english, re.MULTILINE)
    assert [key for key in keys if f'"{key}"' not in told] == []


def test_the_sources_of_the_page_are_short() -> None:
    code = {file.name: text.splitlines() for file, text in sources().items() if file.parent.name != "labels"}
    assert [name for name, lines in code.items() if len(lines) > LONGEST_FILE] == []
    assert [(name, line) for name, lines in code.items() for line in lines if len(line) > LONGEST_LINE] == []
