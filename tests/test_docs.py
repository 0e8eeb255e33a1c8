"""Every example in README, docs and docstrings runs and gives what it shows."""

import doctest
import os
import pkgutil
import pydoc
import re
import subprocess
import sys
import textwrap
from importlib import import_module
from pathlib import Path

import pytest

import eucentralasia

ROOT = Path(__file__).parent.parent
# the packages of the explorer page, where somebody has installed them, have pages of their own
FOREIGN = "node_modules"
PAGES = [
    ROOT / "README.md",
    *sorted(page for page in (ROOT / "docs").rglob("*.md") if FOREIGN not in page.parts),
]
CONTRIBUTING = (ROOT / "docs" / "contributing.md").read_text(encoding="utf-8")
# Those that build the pages and open them are run by test_built_site.
COMMANDS = [
    textwrap.dedent(block)
    for block in re.findall(r"```sh\n(.*?)^ *```", CONTRIBUTING, re.DOTALL | re.MULTILINE)
    if "-m sphinx" not in block
]
LONG = "pytest|check src"
DEAR = {
    "cite.md",
    "contributing.md",
    "export.md",
    "link-texts.md",
    "pictures.md",
    "pin-and-update.md",
    "scale-out.md",
    "eucentralasia.checks",
    "eucentralasia.formats.parquet",
    "eucentralasia.formats.sqlite",
    "eucentralasia.pictures.years",
    "eucentralasia.registry",
}
"""Pages and modules whose examples take half a second or more."""
HELP_SEEN = 130
"""The lines of ``help(eucentralasia)`` within which every name stands: what a reader pages through."""
MODULES = [module.name for module in pkgutil.walk_packages(eucentralasia.__path__, "eucentralasia.")]


@pytest.mark.parametrize(
    "page",
    [
        *(page for page in PAGES if page.name not in DEAR),
        *(pytest.param(page, marks=pytest.mark.long) for page in PAGES if page.name in DEAR),
    ],
    ids=lambda page: page.name,
)
def test_the_examples_of_a_page_run(page: Path) -> None:
    result = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
    assert result.failed == 0
    assert result.attempted == page.read_text(encoding="utf-8").count("\n>>> ")


@pytest.mark.parametrize(
    "name",
    [
        *(name for name in MODULES if name not in DEAR and not name.endswith("__main__")),
        *(pytest.param(name, marks=pytest.mark.long) for name in MODULES if name in DEAR),
    ],
)
def test_the_examples_of_a_module_run(name: str) -> None:
    assert doctest.testmod(import_module(name)).failed == 0


def test_help_begins_with_every_public_name_once_each_with_a_sentence() -> None:
    lines = pydoc.plain(pydoc.render_doc(eucentralasia)).splitlines()[:HELP_SEEN]
    told = [match for line in lines if (match := re.fullmatch(r" +- ([\w, ]+): [A-Z].*\.", line))]
    assert eucentralasia.__all__ == sorted(name for match in told for name in match[1].split(", "))


def test_help_shows_of_no_class_what_it_inherits_from_text_or_number() -> None:
    shown = pydoc.plain(pydoc.render_doc(eucentralasia))
    assert re.findall(r"inherited from builtins\.(?:str|int|float)", shown) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_links_of_a_page_lead_somewhere(page: Path) -> None:
    prose = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    links = re.findall(r"\]\((?!https?:)([^)#]+)", prose)
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_readme_sets_up_in_two_commands() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert text.count("```sh\n") == 2


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="needs a checkout with what it was before")
@pytest.mark.parametrize(
    "commands",
    [
        *(block for block in COMMANDS if not re.search(LONG, block)),
        *(pytest.param(block, marks=pytest.mark.long) for block in COMMANDS if re.search(LONG, block)),
    ],
)
def test_the_commands_for_contributors_run(commands: str, tmp_path: Path) -> None:
    """Tests are only collected by them, as these commands stand in one of them."""
    here = commands.replace(".venv/bin/", f"{Path(sys.executable).parent}/")
    env = os.environ | {"PYTEST_ADDOPTS": "--collect-only -q", "TMPDIR": str(tmp_path)}
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", here],
        cwd=ROOT,
        env=env,
        capture_output=True,
        check=False,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
