"""What ``pyproject.toml`` tells of the package is what the package is."""

import re
import runpy
import tomllib
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

import eucentralasia as eca
from support import from_source

ROOT = Path(__file__).parents[1]
HOUSE = Path(eca.__file__).parent


@pytest.fixture(scope="module")
def project() -> Any:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@from_source
def test_commands_and_entry_points_are_there_to_be_called(project: Any) -> None:
    points = {**project["scripts"], **project["entry-points"]["pyinstaller40"]}
    assert set(points) == {"eucentralasia", "hook-dirs"}
    for target in points.values():
        module, _, name = target.partition(":")
        assert callable(getattr(import_module(module), name))
    assert import_module("eucentralasia.__main__").main(["list", "--during", "1900"]) == 0


@from_source
def test_the_oldest_python_is_the_first_that_was_tested(project: Any) -> None:
    tested = [line.rpartition(" :: ")[2] for line in project["classifiers"] if re.search(r":: 3\.\d+$", line)]
    assert project["requires-python"] == f">={tested[0]}"
    assert f'target-version = "py{tested[0].replace(".", "")}"' in (ROOT / "pyproject.toml").read_text()


@from_source
def test_types_and_licences_are_told_as_they_are(project: Any) -> None:
    assert (HOUSE / "py.typed").exists()
    assert "Typing :: Typed" in project["classifiers"]
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "MIT License" in text
    assert "Creative Commons Attribution 4.0" in text
    assert {"MIT", "CC-BY-4.0"} == set(project["license"].split(" AND "))


@from_source
def test_an_extra_brings_what_its_formats_import(project: Any) -> None:
    extras = project["optional-dependencies"]
    asked = re.compile(r'imported\("([\w.]+)", "(\w+)"\)')
    texts = [file.read_text(encoding="utf-8") for file in HOUSE.rglob("*.py")]
    imported = {(extra, module.partition(".")[0]) for text in texts for module, extra in asked.findall(text)}
    assert imported
    for extra, module in imported:
        brought = [re.split(r"[^\w-]", line)[0].replace("-", "_") for line in extras[extra]]
        assert module in brought
        assert find_spec(module) is not None
    assert set(re.findall(r"\w+", extras["all"][0].partition("[")[2])) == extras.keys() - {"all"}


@from_source
def test_no_licence_that_binds_the_program_of_a_host_is_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / ".build"))
    allowed = runpy.run_path(str(ROOT / ".build" / "licences.py"))["ALLOWED"]
    assert [one for one in allowed if re.search("GPL|SSPL|EUPL|CC-BY-SA|CC-BY-NC", one)] == []
