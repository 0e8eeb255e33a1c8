"""The list of faults fits the tree in which they would be planted."""

from collections import Counter

import pytest

from support import from_source
from support.faults import FAULTS, ROOT, Fault, faults, lines_like


@from_source
@pytest.mark.parametrize("room", [path.stem for path in sorted(FAULTS.glob("*.toml"))])
def test_the_line_of_a_fault_stands_in_its_file_once(room: str) -> None:
    assert [one for one in faults(room) if len(lines_like(one, ROOT)) != 1] == []


@from_source
def test_a_fault_changes_its_line_and_names_test_files_that_there_are() -> None:
    def is_sound(fault: Fault) -> bool:
        files = [ROOT / "tests" / f"test_{name}.py" for name in fault.tests]
        return fault.line != fault.wrong and bool(files) and all(file.exists() for file in files)

    assert [one for one in faults() if not is_sound(one)] == []


@from_source
def test_there_are_two_hundred_different_faults() -> None:
    planted = Counter((one.file, one.line, one.wrong) for one in faults())
    assert (len(planted), max(planted.values())) == (200, 1)
