"""The gold of the tests of mentions: texts in which a person marked every name, and how they are read."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import eucentralasia as eca
from support import DATA

if TYPE_CHECKING:
    from collections.abc import Iterable

Marks = set[tuple[int, str, str]]
Blind = set[tuple[str, int, int, str]]
FOLDER = DATA / "mentions"
HALVES = Path(__file__).parents[1] / "linking"
MARKED = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")


def read(path: Path) -> tuple[str, Marks]:
    """Return the text of a file, and its marks."""
    return marked(path.read_text(encoding="utf-8"))


def marked(text: str) -> tuple[str, Marks]:
    """Return a text without its marks, and these: where each name begins, the name, and what it means."""
    plain, end = "", 0
    marks: Marks = set()
    for match in MARKED.finditer(text):
        plain += text[end : match.start()]
        marks.add((len(plain), match[1], match[2]))
        plain += match[1]
        end = match.end()
    return plain + text[end:], marks


def told(mention: eca.Mention) -> str:
    """Return what a mention means as the marks say it: ``KZ``, ``joint-roadmap-2023/part-1``, ``@2025``."""
    if mention.kind == "date":
        return f"@{mention.date or ''}"
    assert mention.record is not None
    return str(mention.record.id) + (f"/{mention.section}" if mention.section else "")


def marks_of(mentions: Iterable[eca.Mention]) -> Marks:
    """Return mentions as marks."""
    return {(mention.start, mention.text, told(mention)) for mention in mentions}


def quality(found: Marks, gold: Marks) -> tuple[float, float]:
    """Return the precision and the recall."""
    right = len(found & gold)
    return right / len(found), right / len(gold)


def blind(half: str, kind: str) -> tuple[Blind, Blind]:
    """Return what is found of a kind in a half of the blind texts, and what is marked.

    Each mention is the file, where it begins and ends, and the id or date; of dates only those count that
    have a year, as its README says.
    """
    found: Blind = set()
    gold: Blind = set()
    for path in sorted((HALVES / half).glob("*.json")):
        text = json.loads(path.read_text(encoding="utf-8"))
        gold |= {
            (path.stem, one["start"], one["end"], one["id"]) for one in text["marks"] if one["kind"] == kind
        }
        for one in eca.curated.mentions(text["text"], kinds=[kind]):
            told_so = told(one).removeprefix("@")
            if kind != "date" or "-" in told_so:
                found.add((path.stem, one.start, one.end, told_so))
    return found, gold
