"""The list of faults fits the tree in which they would be planted."""

import re
from collections import Counter
from importlib import import_module

import pytest

from support import from_source
from support.faults import FAULTS, Fault, faults, lines_like
from support.mutants import HOUSE, equivalent, kept
from support.planting import ROOT, path_of


@from_source
@pytest.mark.parametrize("room", [path.stem for path in sorted(FAULTS.glob("*.toml"))])
def test_the_line_of_a_fault_stands_in_its_file_once(room: str) -> None:
    assert [one for one in faults(room) if len(lines_like(one, ROOT)) != 1] == []


@from_source
def test_a_fault_changes_its_line_and_names_tests_that_there_are() -> None:
    def is_sound(fault: Fault) -> bool:
        return fault.line != fault.wrong and bool(fault.tests) and all(map(is_there, fault.tests))

    def is_there(test: str) -> bool:
        path, _, name = path_of(test).partition("::")
        return f"def {name}" in (ROOT / path).read_text(encoding="utf-8")

    assert [one for one in faults() if not is_sound(one)] == []


@from_source
def test_there_are_two_hundred_different_faults() -> None:
    planted = Counter((one.file, one.line, one.wrong) for one in faults())
    assert (len(planted), max(planted.values())) == (200, 1)


@from_source
def test_what_changes_came_to_is_kept_of_files_that_there_are() -> None:
    pages = kept()
    assert [path for path in pages if not (HOUSE / path).is_file()] == []
    assert [path for path, page in pages.items() if len({*page.unnoticed}) > page.changes] == []
    homes = {one.rpartition(".")[0]: path for path, page in pages.items() for one in page.unnoticed}
    assert {home: home.replace(".", "/") for home in homes} == {
        home: path.removesuffix(".py").removesuffix("/__init__") for home, path in homes.items()
    }


def test_a_change_that_is_none_to_a_caller_has_a_reason_and_its_function() -> None:
    def is_there(name: str) -> bool:
        path, _, changed = name.rpartition(".")
        *_, owner, function = ["", *re.split("ǁ", changed.rpartition("__mutmut_")[0].removeprefix("x"))]
        home = import_module(path)
        return hasattr(getattr(home, owner) if owner else home, function.removeprefix("_" * (not owner)))

    assert [line for name, line in equivalent().items() if not line or not is_there(name)] == []
