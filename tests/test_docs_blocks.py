"""What the pages show beside examples of Python runs too: commands, files, SQL and parts of programs."""

import contextlib
import re
import shlex
import sqlite3
import tomllib
from collections.abc import Callable
from html.parser import HTMLParser
from importlib.metadata import metadata
from pathlib import Path
from types import SimpleNamespace
from typing import Annotated, Any

import pytest

import eucentralasia as eca
from eucentralasia.__main__ import main

ROOT = Path(__file__).parent.parent
PAGES = {
    page.name: page.read_text(encoding="utf-8")
    for page in (ROOT / "docs").rglob("*.md")
    if "node_modules" not in page.parts  # those of the explorer's packages, where they are installed
}
PAGES["README.md"] = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^( *)```(\S*).*?\n(.*?)^\1```$", re.DOTALL | re.MULTILINE)
FENCED = re.compile(r"^ *```.*?^ *```$", re.DOTALL | re.MULTILINE)
# Lines that only another program can run, or that need a network.
OTHERS = re.compile(
    r"(\.venv/bin/)?python -m pip install|datasette|python3 -m venv|python tests/benchmarks/run\.py"
)
# Run by other modules: the page of the command by test_main, what contributors type by test_docs.
ELSEWHERE = {"command.md", "contributing.md"}
COMMAND = re.compile(r"python -m eucentralasia\b(.*)")
DEAR = "export turtle|export parquet|check src"
"""What takes seconds as it takes the whole registry; the formats and the data have tests of their own."""


def blocks(language: str) -> list[tuple[str, str]]:
    """The blocks of a language, each with the name of its page; examples of Python are left to doctest."""
    found = [
        (name, block)
        for name, text in PAGES.items()
        for _, said, block in BLOCK.findall(text)
        if said == language
    ]
    return [(name, block) for name, block in found if ">>>" not in block]


def commands() -> list[str]:
    """Every command of the package in a block or in a line, but patterns such as ``check PATH``."""
    found: set[str] = set()
    for name in sorted({*PAGES} - ELSEWHERE):
        lines = [
            line
            for language in ("sh", "text")
            for page, block in blocks(language)
            if page == name
            for line in block.splitlines()
        ]
        lines += re.findall(r"`([^`\n]+)`", FENCED.sub("", PAGES[name]))
        # what a command is for stands behind it, four spaces away
        words = [match[1].partition("    ")[0].strip() for line in lines if (match := COMMAND.match(line))]
        found |= {one for one in words if not re.search(r"\b[A-Z]{2,}$", one)}
    return sorted(found)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that the pages name."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "release.txt").write_text("Olof Skoog chaired the 12th HLPSD in Dushanbe.", encoding="utf-8")
    for name in ("old.json", "registry.json"):
        eca.formats.json.dump(eca.curated, folder / name)
    events = folder / "our-meetings" / "events" / "2030"
    events.mkdir(parents=True)
    text = 'name = "Talks"\ndates = "2030-05"\nparties = [\n  "KZ",\n  "eu",\n]\n'
    (events / "talks-2030.toml").write_text(text, encoding="utf-8")
    if (ROOT / "src").exists():
        (folder / "src").symlink_to(ROOT / "src")
    return folder


@pytest.mark.parametrize(
    "words",
    [
        *(words for words in commands() if not re.match(DEAR, words)),
        *(pytest.param(words, marks=pytest.mark.long) for words in commands() if re.match(DEAR, words)),
    ],
)
def test_every_command_in_a_page_runs(
    words: str, desk: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    if "src/" in words and not (desk / "src").exists():
        pytest.skip("needs a checkout: an installed package has no data files")
    monkeypatch.chdir(desk)
    before = {*desk.iterdir()}
    assert main(shlex.split(words.partition(" >")[0])) == 0
    written = {*desk.iterdir()} - before
    printed, told = capfdbinary.readouterr()
    assert printed or written or words.startswith(("check", "diff"))
    assert b"Traceback" not in told


def test_every_line_that_one_types_into_a_shell_is_run_by_some_test_or_needs_another_program() -> None:
    lines = [
        (name, line.strip())
        for language in ("sh", "console")
        for name, block in blocks(language)
        if name not in ELSEWHERE
        for line in block.splitlines()
    ]
    assert [line for line in lines if not (COMMAND.match(line[1]) or OTHERS.match(line[1]))] == []


def test_every_extra_that_a_page_installs_is_one_of_the_package() -> None:
    named = re.findall(r"(?:eucentralasia|\.)\[([\w,]+)\]", "\n".join(PAGES.values()))
    extras = {*metadata("eucentralasia").get_all("Provides-Extra", [])}
    assert {one for names in named for one in names.split(",")} - extras == set()
    table = PAGES["install.md"]
    assert [extra for extra in extras if f"| `{extra}` |" not in table] == []


def event_file(block: str) -> None:
    event = eca.structure({"id": "lighthouse-dialogue-3", **tomllib.loads(block)}, eca.Event)
    assert event.sources


def registry_file(block: str) -> None:
    head = tomllib.loads(block)
    assert head["schema"] == 1
    text = block + '\n[[topics]]\nid = "rail"\nname = "Rail"\n'
    assert eca.loads(text, "toml", base=None).version == head["version"]


def first_lines(block: str) -> None:
    assert [*tomllib.loads(block)] == ["name"]


@pytest.mark.parametrize(
    ("page", "read"),
    [("event-file.md", event_file), ("data-files.md", registry_file), ("use-your-own-data.md", first_lines)],
)
def test_the_toml_of_a_page_is_read(page: str, read: Callable[[str], None]) -> None:
    (block,) = [block for name, block in blocks("toml") if name == page]
    read(block)


def test_the_sql_of_a_page_answers() -> None:
    ((_, block),) = blocks("sql")
    with contextlib.closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(eca.formats.sqlite.dumps(eca.curated))
        for line in block.splitlines():
            assert database.execute(line).fetchall()


def test_the_sparql_of_a_page_is_sparql() -> None:
    prepare = pytest.importorskip("rdflib.plugins.sparql", reason="needs the extra rdf").prepareQuery
    ((_, block),) = blocks("sparql")
    assert [str(name) for name in prepare(block).algebra["PV"]] == ["event"]


def test_the_html_of_the_pages_is_a_link_and_a_frame() -> None:
    found: list[str] = []
    reader = HTMLParser()
    reader.handle_starttag = lambda tag, attrs: found.append(tag)  # type: ignore[method-assign]
    for _, block in blocks("html"):
        reader.feed(block)
    assert found == ["a", "iframe"]


def test_the_service_of_a_page_answers() -> None:
    fastapi = pytest.importorskip("fastapi", reason="needs the dependency group dev")
    (service, _) = [block for name, block in blocks("python") if name == "web-service.md"]
    app = fastapi.FastAPI()
    names = {"eca": eca, "app": app, "Annotated": Annotated, "Body": fastapi.Body, "Request": fastapi.Request}
    names["JSONResponse"] = fastapi.responses.JSONResponse
    exec(service, names)
    from fastapi.testclient import TestClient

    with TestClient(app) as client:
        found = client.get("/events", params={"during": "2025-07-11", "about": "counter-terrorism"})
        assert "hlpsd-12" in [one["id"] for one in found.json()]
        new = {"id": "talks-2030", "name": "Talks", "dates": "2030-05", "parties": ["KZ", "eu"]}
        assert client.post("/events", json=new).status_code == 201
        assert client.get("/events", params={"about": "nothing"}).status_code == 404


def test_the_serialiser_of_a_page_takes_and_gives_plain_data() -> None:
    (_, serialiser) = [block for name, block in blocks("python") if name == "web-service.md"]
    names: dict[str, Any] = {
        "eca": eca,
        "serializers": SimpleNamespace(BaseSerializer=object, ValidationError=ValueError),
        "problems_of": lambda error: len(error.problems),
    }
    exec(serialiser, names)
    made = names["RecordSerializer"]()
    event = eca.events["hlpsd-12"]
    assert made.to_internal_value(made.to_representation(event)) == event
    with pytest.raises(ValueError, match="1"):
        made.to_internal_value({"id": "talks-2030", "name": "Talks"})


def test_the_part_for_spark_is_python_and_what_it_imports_is_there() -> None:
    """``.ci/release spark`` runs it."""
    (block,) = [block for name, block in blocks("python") if name == "scale-out.md"]
    compile(block, "scale-out.md", "exec")
    exec("\n".join(line for line in block.splitlines() if line.startswith("from eucentralasia")), {})


def test_every_block_is_of_a_kind_that_some_test_looks_at() -> None:
    kinds = {language for text in PAGES.values() for _, language, _ in BLOCK.findall(text)}
    looked_at = {"console", "html", "python", "sh", "sparql", "sql", "text", "toml"}
    assert {kind for kind in kinds if not kind.startswith("{")} == looked_at


@pytest.mark.skipif(not (ROOT / ".github").exists(), reason="needs a checkout, which has the forms")
def test_the_form_for_a_wrong_fact_asks_for_what_its_page_does() -> None:
    yaml = pytest.importorskip("yaml", reason="the dependency group docs is not installed")
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE/wrong-fact.yml").read_text(encoding="utf-8"))
    required = {one["id"]: one.get("validations", {}).get("required", False) for one in form["body"]}
    expected = {"record": True, "field": False, "says": True, "page": True, "version": False}
    assert required == expected
    # one box for what it says and what it should say, and one for a page and its words
    (lines,) = [block for name, block in blocks("text") if name == "report-a-fact.md"]
    asked = [line.partition(":")[0] for line in lines.splitlines()]
    both = {"It says": "says", "It should say": "says", "Page that says so (address)": "page"}
    names = both | {"What that page says, in its words": "page", "Data version": "version"}
    assert [*dict.fromkeys(names.get(line, line.lower()) for line in asked)] == [*expected]
    assert {form["name"] != "", form["description"] != "", form["title"] != ""} == {True}


@pytest.mark.skipif(not (ROOT / ".github").exists(), reason="needs a checkout, which has the workflow")
def test_the_workflow_names_each_action_by_its_commit_and_runs_what_contributors_do() -> None:
    text = (ROOT / ".github/workflows/docs.yml").read_text(encoding="utf-8")
    actions = re.findall(r"uses: (.+)", text)
    assert [one for one in actions if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one)] == []
    (build,) = re.findall(r"run: python (-m sphinx .+)", text)
    assert f".venv/bin/python {build}\n" in PAGES["contributing.md"]
