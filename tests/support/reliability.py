"""Count what the package is tested with, and write it down: ``python -m support.reliability``, in ``tests/``.

``test_reliability.py`` holds the page to it: no number there is above what there is now.
"""

import ast
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import eucentralasia as eca
from support import DATA
from support.faults import faults
from support.matrix import ROWS
from support.mutant_sample import BASIS, wilson
from support.mutants import shares
from support.planting import RECORD

TESTS = DATA.parent
ROOT = TESTS.parent
PAGE = ROOT / "docs" / "explanation" / "reliability.md"
MARKS = "<!-- numbers -->", "<!-- /numbers -->"
NOTICED = "<!-- noticed -->", "<!-- /noticed -->"
LONG_EXAMPLES = 500  # for each property in .ci/run, as conftest.py says


def lines_of(name: str) -> int:
    """The lines of a table of tests that are neither empty nor remarks."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return sum(bool(line.strip()) and not line.startswith("#") for line in lines)


def functions() -> list[ast.FunctionDef]:
    """Every test function."""
    trees = (ast.parse(file.read_text(encoding="utf-8")) for file in TESTS.glob("test_*.py"))
    nodes = (node for tree in trees for node in ast.walk(tree))
    return [node for node in nodes if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")]


def is_property(test: ast.FunctionDef) -> bool:
    """Whether hypothesis makes the examples of a test."""
    return any(ast.unparse(one).startswith("given(") for one in test.decorator_list)


def code_lines(folder: Path) -> int:
    """The lines of Python in a folder."""
    return sum(len(file.read_text(encoding="utf-8").splitlines()) for file in folder.rglob("*.py"))


def examples() -> int:
    """The examples in pages and docstrings, which all run."""
    files = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md"), *Path(eca.__file__).parent.rglob("*.py")]
    return sum(len(re.findall(r"^ *>>> ", file.read_text(encoding="utf-8"), re.MULTILINE)) for file in files)


def gold() -> list[int]:
    """For each text that people marked, how many marks it has."""
    pages = [json.loads(file.read_text(encoding="utf-8")) for file in (TESTS / "linking").rglob("*.json")]
    return [len(next(value for value in page.values() if isinstance(value, list))) for page in pages]


def numbers() -> dict[str, int]:
    """What there is, by what it is called on the page, but for what only a run can count."""
    tests, marks = functions(), gold()
    properties = sum(map(is_property, tests))
    return {
        "test functions": len(tests),
        "of them properties, for which hypothesis makes examples": properties,
        "examples that it makes in `.ci/run`": properties * LONG_EXAMPLES,
        "texts in ten languages with the names that people marked": len(marks),
        "marked names, dates and strangers in them": sum(marks),
        "written dates with what they mean, or why they are refused": lines_of("written_dates.txt")
        + lines_of("refused_dates.txt")
        + lines_of("running_dates.txt"),
        "names with the record that they find, or none": lines_of("names.txt"),
        "lines of bad files with the problems that must be told": lines_of("bad_files.txt"),
        "examples in pages and docstrings": examples(),
        "ids of the first release that must answer": lines_of("ids_0_1_0.txt"),
        "public names, arguments, fields, words and codes that are held": lines_of("public_api.txt"),
        "faults made by hand, to be planted": sum(1 for _ in faults()),
        "named checks that the data pass": len(eca.CHECKS),
        "Pythons, flags, layouts and ages of packages beside those of the suite": len(ROWS),
        "lines of the package": code_lines(Path(eca.__file__).parent),
        "lines of tests": code_lines(TESTS),
    }


def noticed() -> str:
    """What the last runs of the planted faults and changes counted, in sentences."""
    kept = json.loads(RECORD.read_text(encoding="utf-8"))
    told = []
    if planted := kept.get("faults"):
        told += [
            f"- Of {planted['listed']} faults that were made by hand {planted['planted']} were planted, and "
            f"{planted['noticed']} of these noticed."
        ]
    if changes := kept.get("changes"):
        low, high = wilson(changes["noticed"], changes["drawn"] - changes["equivalent"])
        told += [
            f"- Of the {changes['all']:,} changes that mutmut makes of {BASIS} the seed "
            f"{changes['seed']} drew {changes['drawn']}, and the tests of their room noticed "
            f"{changes['noticed']} of these; {changes['equivalent']} are none to a caller. "
            f"Of all others, with 95 of 100, between {low:.0%} and {high:.0%} would be noticed."
        ]
    return "\n".join([*told, *(f"- {one[0].upper()}{one[1:]}." for one in shares())])


def with_block(page: str, marks: tuple[str, str], block: str) -> str:
    """Return a page with a block between two marks."""
    before, _, rest = page.partition(marks[0])
    return f"{before}{marks[0]}\n{block}\n{marks[1]}{rest.partition(marks[1])[2]}"


def rounded(count: int) -> int:
    """A number of thousands as hundreds, down, so that not every change of a line changes the page."""
    return count if count < 1000 else count - count % 100


def collected() -> int:
    """How many cases pytest makes of the functions."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pytest", "-q", "--collect-only", "-m", "", f"--basetemp={folder}/t"]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return int(re.findall(r"^(\d+) tests collected", done.stdout, re.MULTILINE)[0])


if __name__ == "__main__":
    rows = {"test cases, with their parameters": collected()} | numbers()
    table = "\n".join(
        ["| what | at least |", "| --- | ---: |", *(f"| {what} | {rounded(rows[what]):,} |" for what in rows)]
    )
    page = with_block(PAGE.read_text(encoding="utf-8"), MARKS, table)
    PAGE.write_text(with_block(page, NOTICED, noticed()), encoding="utf-8")
    print(table, noticed(), sep="\n")
