"""What is told about a bad file, word for word; ``data/bad_files.txt`` holds the files and what is told."""

import re
from pathlib import Path
from typing import Any

import pytest

import eucentralasia as eca

SCREEN = 24, 100
TEXT = (Path(__file__).parent / "data" / "bad_files.txt").read_text("utf-8")
CASES = re.findall(r"^=== (.+) \((\w+)\)\n((?:(?!>|===).*\n)*)((?:> .*\n)+)", TEXT, re.MULTILINE)


def whole(content: str) -> str:
    """The content, with ``x{101}`` written out as 101 letters."""
    return re.sub(r"([a-z\[])\{([0-9]+)\}", lambda match: match[1] * int(match[2]), content)


def told(content: str, kind: Any) -> list[str]:
    with pytest.raises(eca.DataError) as caught:
        eca.loads(whole(content), kind, base=None)
    return [f"{problem} [{problem.code}]" for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("name", "kind", "content", "expected"), CASES, ids=[f"{name} ({kind})" for name, kind, *_ in CASES]
)
def test_a_bad_file_is_told_word_for_word(name: str, kind: str, content: str, expected: str) -> None:
    found = told(content, kind)
    wanted = [line.removeprefix("> ") for line in expected.splitlines()]
    if found[0].endswith(
        "[syntax]"
    ):  # what follows comes from the parser, and differs between versions of Python
        found, wanted = ([line.partition(", got ")[0] for line in lines] for lines in (found, wanted))
    assert wanted == found


def test_there_are_many_and_each_fits_on_a_screen() -> None:
    assert len(CASES) >= 120
    assert TEXT.count("\n=== ") == len(CASES)
    rows = [sum(len(line) // SCREEN[1] + 1 for line in expected.splitlines()) for *_, expected in CASES]
    assert max(rows) <= SCREEN[0]


def test_every_code_of_the_loader_is_shown() -> None:
    codes = set(re.findall(r"\[([a-z-]+)\]$", TEXT, re.MULTILINE))
    assert {
        "schema",
        "syntax",
        "type",
        "text",
        "unknown-key",
        "duplicate-key",
        "number",
        "depth",
        "duplicate-id",
        "unknown-id",
    } <= codes
    assert {
        "missing",
        "id",
        "vocabulary",
        "language",
        "script",
        "date",
        "url",
        "code",
        "identifier",
        "range",
    } <= codes
