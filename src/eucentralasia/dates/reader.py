"""Dates as people write them: a whole text as one date, strictly; the line to type where EDTF is wanted."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final

from eucentralasia.dates.interpretation import Sense, readings_of
from eucentralasia.dates.languages.en import WORDS as ENGLISH
from eucentralasia.dates.near_misses import lines_of
from eucentralasia.dates.parts import EXISTING
from eucentralasia.dates.tokens import LETTER, Token, cut, words
from eucentralasia.errors import DateError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["line_for", "read", "typed"]

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
WRITE: Final = "; write "
WANTED: Final[dict[str, Callable[[str], bool]]] = {
    "span": bool,  # any
    "date": lambda edtf: edtf[0] != "[" and "/" not in edtf,
    "day": lambda edtf: len(edtf) == len("YYYY-MM-DD"),
}
"""Which texts help where a span, one date or a whole day is wanted."""


def read(text: str, near: dt.date | None = None) -> str:
    """Read a text as one date or span, and return it in EDTF.

    Args:
        text: The text.
        near: A day near the date, which gives one without a year its year.

    Raises:
        DateError: The text is no date, has no year and there is no day near it, can be read in two ways,
            names several days, or contradicts itself.
    """
    try:
        found = _readings(text, near)
    except DateError as error:
        # a small number is no more a year than anything else
        lines = [] if isinstance(text, int) else lines_of(text, lambda nearly: _readings(nearly, near))
        told = WRITE + " or ".join(map(repr, lines)) if lines else ""
        raise DateError(text, error.expected + told) from None
    if len(found) > 1:
        raise DateError(text, f"a date with one reading, not both {_listed(found)}")
    return found[0]


def line_for(found: object, wanted: str = "span", call: str = "", *, said: str = "") -> str:
    """Return the end of a message that shows what to type; nothing where a text is no date in any form.

    Args:
        found: What was given where EDTF is wanted.
        wanted: What is wanted: a ``"span"``, a ``"date"`` or a ``"day"``.
        call: The function that it was given to.
        said: What the message says already.

    Examples:
        >>> from eucentralasia.dates.reader import line_for
        >>> line_for("July 2025", call="during"), line_for("03/04/2025"), line_for("some day", "day")
        ("; write during('2025-07')", "; write '2025-04-03' or '2025-03-04'", '')
        >>> line_for("2025-07", "day")
        "; write a day of it, such as '2025-07-01'"
    """
    try:
        readings = _readings(found, None)
    except DateError as error:
        readings = lines_of(found, lambda text: _readings(text, None))
        if not readings and error.expected.startswith(EXISTING) and not said.startswith(EXISTING):
            return f"; and {error.expected}"
    fitting = filter(WANTED[wanted], readings)
    lines = [f"{call}({edtf!r})" if call else repr(edtf) for edtf in fitting]
    if not lines and wanted == "day" and not call:
        months = (re.match("[0-9]{4}(-[01][0-9])?(?![-0-9])", edtf) for edtf in readings[:1])
        lines = [
            f"a day of it, such as {month[0] + '-01-01'[len(month[0]) - 4 :]!r}" for month in months if month
        ]
    return WRITE + " or ".join(lines) if lines else ""


def typed(error: DateError, call: str) -> DateError:
    """Return the error of a reader, in which the line to type calls the function that was given the text."""
    expected = error.expected.partition(WRITE)[0]
    line = line_for(error.text, "day" if "a whole day" in expected else "span", call)
    # who asks for what was held on a month or a year means during it
    return DateError(
        error.text, expected + (line or (line_for(error.text, call="during") if call == "on" else ""))
    )


def _readings(text: object, near: dt.date | None) -> list[str]:
    """Return what a text can mean, each reading once.

    Raises:
        DateError: It has none.
    """
    if type(text) is not str or len(text) > LONGEST_WRITTEN:
        raise DateError(text, WRITTEN)
    plain = text.translate(HIDDEN).strip().removesuffix(".")
    tokens = cut(plain, _after_places(plain))
    letters = "".join(token.letter for token in tokens)
    said = readings_of(letters, tuple(token.number for token in tokens), running=False)
    if not said.shape.rows:
        raise DateError(text, "a date without a time of day" if TIME.search(plain) else WRITTEN)
    if said.days:
        days = [edtf for day in said.days if day.has_year for edtf in _existing(text, [day])]
        told = f": {_listed(days)}" if days else ""
        raise DateError(text, f"one date or span, not several days{told}")
    found = _existing(text, filter(None, [_dated(text, one, near) for one in said.senses]))
    _check_weekdays(text, next(iter(found.values())), [tokens[place] for place in said.shape.weekdays])
    return list(found)


def _dated(text: object, sense: Sense, near: dt.date | None) -> Sense | None:
    """Return a sense with its year; ``None`` where it exists in no year near a day.

    Raises:
        DateError: There is no year and no day near it.
    """
    if sense.has_year:
        return sense
    if near is None:
        raise DateError(text, "a date with its year, or a day near it as 'on'")
    return sense.near(near)


def _existing(text: object, senses: Iterable[Sense]) -> dict[str, Sense]:
    """Return what of some senses exists, each once, by its EDTF.

    Raises:
        DateError: None does.
    """
    found: dict[str, Sense] = {}
    wrong = [EXISTING]
    for sense in senses:
        try:
            found[sense.edtf()] = sense
        except DateError as error:
            wrong.append(error.expected)
    if not found:
        raise DateError(text, wrong[-1])
    return found


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


def _check_weekdays(text: object, sense: Sense, weekdays: list[Token]) -> None:
    """Refuse a weekday that is not that of the first day, or of the last day where there are two."""
    ends = [side.days()[0] for side in sense[:2] if side.day is not None]
    for day, weekday in zip(ends, weekdays, strict=False):
        if day.isoweekday() != weekday.number:
            raise DateError(text, f"a weekday that fits: {day} is a {DAYS[day.isoweekday() - 1]}")
    if len(weekdays) > len(ends):
        raise DateError(text, "a weekday beside its day")


def _listed(found: list[str]) -> str:
    """Return texts as a message tells them: 'a', 'b' and 'c'."""
    *others, last = map(repr, found)
    return f"{', '.join(others)} and {last}" if others else last
