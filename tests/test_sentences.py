"""A sentence names records: one line a case, in the table of ``data/linked_sentences.txt``."""

import re
from collections.abc import Iterator

import pytest

import eucentralasia as eca
from support import DATA
from support.mention_gold import marked, marks_of

ESCAPED = re.compile(r"\\(u[0-9a-f]{4}|[nrt])")
PLAIN = {"n": "\n", "r": "\r", "t": "\t"}


def unescaped(line: str) -> str:
    """Return a line of the table with the characters that it names."""
    return ESCAPED.sub(lambda match: PLAIN.get(match[1]) or chr(int(match[1][1:], 16)), line)


def sentences() -> Iterator[tuple[list[str], str]]:
    """Yield the lines of the table, each with the kinds of mentions that it is about."""
    kinds: list[str] = []
    for line in (DATA / "linked_sentences.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            kinds = line[3:].partition(":")[0].split()
        elif not line.startswith("# "):
            yield kinds, line


@pytest.mark.parametrize(("kinds", "line"), list(sentences()))
def test_a_sentence_names_what_is_marked_in_it_and_nothing_else(kinds: list[str], line: str) -> None:
    text, marks = marked(unescaped(line))
    found = marks_of(eca.mentions(text, kinds=kinds))
    # A year by itself, or a day without one, has no mark in the table.
    assert {one for one in found if not one[2].startswith("@") or "-" in one[2]} == marks
