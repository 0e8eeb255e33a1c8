"""The truth table of names, which a person without Python can extend: ``data/names.txt`` says how."""

from collections import Counter
from pathlib import Path

import pytest

import eucentralasia as eca

TABLE = Path(__file__).parent / "data" / "names.txt"


def rows() -> list[tuple[str, str, str, str | None]]:
    """Return the part, the name, the answer and the date of each line."""
    found, part = [], ""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            part = line.strip("[]")
        elif line and not line.startswith("#"):
            name, answer, *date = (cell.strip() for cell in line.split(" | "))
            found.append((part, name, answer, date[0] if date else None))
    return found


ROWS = rows()


def told(record: eca.Record) -> str:
    return f"{type(record).__name__.lower()} {record.id}"


@pytest.mark.parametrize(("name", "answer", "date"), [row[1:] for row in ROWS])
def test_a_name_finds_what_the_table_says(name: str, answer: str, date: str | None) -> None:
    if name.startswith("~"):
        assert told(eca.search(name.removeprefix("~ "), limit=1)[0].record) == answer
    elif answer == "unknown":
        with pytest.raises(eca.UnknownRecordError):
            eca.find(name, on=date)
    elif answer.startswith("ambiguous"):
        with pytest.raises(eca.AmbiguousNameError) as caught:
            eca.find(name, on=date)
        assert sorted(record.id for record in caught.value.candidates) == sorted(answer.split()[1:])
    else:
        assert told(eca.find(name, on=date)) == answer


def test_the_table_is_as_long_as_it_should_be() -> None:
    parts = Counter(row[0] for row in ROWS)
    cyrillic = sum(any("\u0400" <= letter <= "\u052f" for letter in row[1]) for row in ROWS)
    misspelt = sum(row[1].startswith("~") for row in ROWS)
    assert len(ROWS) >= 300
    assert cyrillic >= 60
    assert parts["historic"] >= 30
    assert misspelt >= 40
    assert [row for row, count in Counter(row[1:] for row in ROWS).items() if count > 1] == []
