"""Dates as people write them: a whole text as one date, strictly."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from eucentralasia.dates.forms import shape_of
from eucentralasia.dates.languages import ENGLISH
from eucentralasia.dates.meanings import Meaning, outcome
from eucentralasia.dates.span import DateSpan, read_span
from eucentralasia.dates.tokens import LETTER, Token, cut
from eucentralasia.dates.words import words
from eucentralasia.errors import DateError

__all__ = ["possible", "read"]

LONGEST_WRITTEN: Final = (
    120  # a range of two days with weekdays, months and years in full has some 70 characters
)
WRITTEN: Final = "a date like '4 April 2025', '3–4 April 2025', '30 March – 2 April 2025' or 'April 2025'"
HIDDEN: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
"""What a page has between letters that nobody sees."""
NAME: Final = rf"(?:{LETTER})+(?:['’ʼ‘`.-](?:{LETTER})+)*\.?"
PLACE: Final = re.compile(rf"(?P<names>{NAME}(?: {NAME}){{0,3}})(?:[,:] *| [–—-] )")
MOST_PLACES: Final = 3  # BRUSSELS, BELGIUM, April 4, 2025
DAYS: Final = tuple(day.capitalize() for day in ENGLISH["weekdays"].split("|"))
TIME: Final = re.compile(r"[0-9]:[0-9]|[0-9]T[0-9]")


def read(text: str, near: dt.date | None = None) -> DateSpan:
    """Read a text as one date or span.

    Args:
        text: The text.
        near: A day near the date, which gives one without a year its year.

    Raises:
        DateError: The text is no date, has no year and there is no day near it, can be read in two ways,
            names several days, or contradicts itself.
    """
    spans = _readings(text, near)
    if len(spans) > 1:
        raise DateError(text, f"a date with one reading, not both {_listed(spans)}")
    return spans[0]


def possible(text: str) -> list[DateSpan]:
    """Return what a text may mean as one date or span; nothing where it is none, or has no year."""
    try:
        return _readings(text, None)
    except DateError:
        return []


def _readings(text: str, near: dt.date | None) -> list[DateSpan]:
    """Return what a text can mean, each reading once.

    Raises:
        DateError: It has none.
    """
    if type(text) is not str or len(text) > LONGEST_WRITTEN:
        raise DateError(text, WRITTEN)
    plain = text.translate(HIDDEN).strip()
    try:
        return [read_span(plain)]
    except DateError:
        plain = plain.removesuffix(".")
    tokens = cut(plain, _after_places(plain))
    shape = shape_of("".join(token.letter for token in tokens), running=False)
    if not shape.rows:
        raise DateError(text, "a date without a time of day" if TIME.search(plain) else WRITTEN)
    said = outcome(shape, tokens)
    if said.days:
        days = [span for day in said.days if day.has_year for span in _spans(text, (day,), None)]
        told = f": {_listed(days)}" if days else ""
        raise DateError(text, f"one date or span, not several days{told}")
    spans = _spans(text, said.readings, near)
    _check_weekdays(text, spans[0], [tokens[place] for place in shape.weekdays])
    return spans


def _after_places(text: str) -> int:
    """Return where a text goes on after the places of a dateline."""
    start = 0
    for _ in range(MOST_PLACES):
        match = PLACE.match(text, start)
        if match is None or not _is_place(match["names"]):
            break
        start = match.end()
    return start


def _is_place(names: str) -> bool:
    """Whether words are of a place: with capitals, or small as "the" and "de", and one at least unknown."""
    letters = set()
    for name in re.split(r"[ .-]+", names.rstrip(".")):
        letter = words().get(name.lower(), ("x", 0))[0]
        letters.add(letter if letter in "PG" or name[0].isupper() else "")
    return "x" in letters and letters <= {"x", "P", "G"}


def _spans(text: str, found: tuple[Meaning, ...], near: dt.date | None) -> list[DateSpan]:
    """Return the readings that exist, each once.

    Raises:
        DateError: None exists, or there is no year.
    """
    spans: dict[DateSpan, None] = {}
    wrong: list[str] = []
    for meaning in found:
        try:
            spans[_span(text, meaning, near)] = None
        except DateError as error:
            wrong.append(error.expected)
    if not spans:
        raise DateError(text, wrong[0])
    return list(spans)


def _span(text: str, meaning: Meaning, near: dt.date | None) -> DateSpan:
    if meaning.has_year:
        return meaning.span()
    if near is None:
        raise DateError(text, "a date with its year, or a day near it as 'on'")
    found = meaning.near(near)
    if found is None:
        raise DateError(text, "a date that exists")
    return found


def _check_weekdays(text: str, span: DateSpan, weekdays: list[Token]) -> None:
    """Refuse a weekday that is not that of the first day, or of the last day where there are two."""
    ends = [end.earliest for end in (span.start, span.end) if end is not None and end.day is not None]
    for day, weekday in zip(ends, weekdays, strict=False):
        if day.isoweekday() != weekday.number:
            raise DateError(text, f"a weekday that fits: {day} is a {DAYS[day.isoweekday() - 1]}")
    if len(weekdays) > len(ends):
        raise DateError(text, "a weekday beside its day")


def _listed(spans: list[DateSpan]) -> str:
    """Return spans as a message tells them: 'a', 'b' and 'c'."""
    *others, last = (repr(str(span)) for span in spans)
    return f"{', '.join(others)} and {last}" if others else last
