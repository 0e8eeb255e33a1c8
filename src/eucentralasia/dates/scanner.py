"""Dates in a running text: what begins at a place of it, or nothing; silence rather than a guess.

The grammar is that of ``DateSpan.from_text``. Here a text goes on after a date, so the longest form counts,
and what is more often something else than a date is none: ``3 may``, the planet Mars, a year without "in".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple
from unicodedata import normalize

from eucentralasia.dates.interpretation import LEAP_YEAR, Readings, Sense, Side, readings_of
from eucentralasia.dates.languages import LANGUAGES
from eucentralasia.dates.span import DateSpan, read_span
from eucentralasia.dates.tokens import DASHES, HYPHENS, LETTERS, Token, cut, suffixes, words
from eucentralasia.errors import DateError

if TYPE_CHECKING:
    import datetime as dt

    from eucentralasia.dates.forms import Shape

__all__ = ["Written", "dates_at", "month_words", "opening_words"]

FIRST_YEAR, LAST_YEAR = 1900, 2099  # other numbers of four digits are mostly something else
SINCE: Final = frozenset(word for language in LANGUAGES for word in language.get("since", "").split())
"""After which a number of four digits is a year."""
CLOCK: Final = re.compile("T[0-9]{2}:?[0-9]{2}")
"""What may follow a day in numbers: 2025-12-01T10:00."""
GLANCE: Final = re.compile(rf"\W{{0,4}}+(?:[0-9]{{1,4}}+\W{{0,4}}+){{0,9}}+(?P<word>{LETTERS})")
"""The first word after a place, or after the numbers that begin there; a list of days has fewer than nine."""
NUMBERS: Final = re.compile(rf"[0-9]{{1,4}}(?:\.?\s?[{DASHES}]\s?|[./])[0-9]{{1,2}}\.?[{DASHES}./][0-9]")
"""How a date in numbers begins, or a range of them."""
YEAR: Final = re.compile(rf"(?P<number>[0-9]{{4}})(?!\w)(?!\s?[{DASHES}]\s?\w)(?:\s(?P<word>{LETTERS}))?")
"""A year that begins no range, and the word after it."""
WORDS_BEFORE: Final = re.compile(r"(?:\b[^\W\d_]+\s+){1,2}$")
LONGEST_WORDS: Final = 30  # characters that the two words before a date may have, with the spaces after them
OPENED: Final = {"B": "&", "F": "v"}
"""What two days have between them that are a span only after "between" or "from"."""
SEPARATORS: Final = frozenset(",/&")
UNSURE: Final = ("mL",)
"""A list of days after its month: April 3 and 25 men; as long as no year follows, only the first is sure."""


class Written(NamedTuple):
    """A date that stands in a text.

    Args:
        start: Where it begins in the text.
        stop: Where it ends.
        sense: What it means; ``None`` where it is a date and not clear which.
        span: The date; ``None`` where no year stands with it, or it is not clear.
        is_vague: Whether it is no more than a year or a part of one.
    """

    start: int
    stop: int
    sense: Sense | None
    span: DateSpan | None
    is_vague: bool = False

    def in_year(self, year: int) -> DateSpan | None:
        """Return the date in the year that stands with it, or in another; ``None`` where there is none."""
        return self.span or _span(self.sense and self.sense.in_year(year))

    def near(self, day: dt.date) -> DateSpan | None:
        """Return the date in the year that stands with it, or else where it is nearest to a day."""
        return self.span or _span(self.sense and self.sense.near(day))


def month_words() -> frozenset[str]:
    """Return the words for months, in small letters."""
    return frozenset(word for word, (letter, _) in words().items() if letter in "msfu")


def opening_words() -> frozenset[str]:
    """Return the words with which a date may begin, in small letters; it may begin with any digit too."""
    parts = (word for word, (letter, _) in words().items() if letter in "SN" and len(word) > 1)
    return month_words().union(parts)


def dates_at(text: str, start: int) -> tuple[Written, ...]:
    """Return the date that begins at a place of a text, the longest that can; several for a list of days.

    Args:
        text: The text.
        start: Where a number or one of ``opening_words`` begins.

    Returns:
        Nothing where no date begins there. What looks like a date but has two readings, or does not exist, is
        given without a sense, so that a reader steps over it.

    Examples:
        >>> from eucentralasia.dates.scanner import dates_at
        >>> text = "They met on 3 and 25 July 2025."
        >>> [(text[one.start : one.stop], str(one.span)) for one in dates_at(text, 12)]
        [('3', '2025-07-03'), ('25 July 2025', '2025-07-25')]
    """
    found = _found(text, start, _likely(cut(text, start))) if _is_likely(text, start) else None
    return _year(text, start) if found is None else found


def _found(text: str, start: int, tokens: list[Token]) -> tuple[Written, ...] | None:
    """Return the dates that tokens begin with; ``None`` where they have no form of a date."""
    said, tokens = _said(text, start, tokens)
    shape = said.shape
    if not shape.rows:
        return None
    last = next(item for item in reversed(shape.items) if item.letter != "U")  # "until" is no part of it
    stop = tokens[last.number if last.letter in "mfu" else last.last].stop  # nor is the full stop of 17 Oct.
    following = tokens[last.last + 1 :][:1]
    if following and following[0].letter == "K" and all(item.letter not in "dL" for item in shape.items):
        stop = following[0].stop  # in the month of; what says "on the day of" is no part of it
    if (text[stop : stop + 1].isalnum() and CLOCK.match(text, stop) is None) or _is_doubtful(
        text, shape, tokens
    ):
        return ()
    if said.days and shape.rows == UNSURE:
        return _found(text, start, tokens[: shape.items[1].number + 1])
    if said.days:
        return tuple(map(_written, _stretches(shape, tokens), [(day,) for day in said.days]))
    return (_written((start, stop), said.senses),)


def _is_likely(text: str, start: int) -> bool:
    """Whether the first word after a place, past a few numbers, is one of dates, or the numbers may be one.

    Most numbers of a text are none of a date; this tells them quickly.
    """
    if start > 1 and text[start - 1] in "./-" and text[start - 2].isdigit():  # 2024/3, 10.5
        return False
    glance = GLANCE.match(text, start)
    while glance and glance["word"].lower() in suffixes():  # 12th of July, 12th and 13th of July
        glance = GLANCE.match(text, glance.end())
    word = normalize("NFC", glance["word"]).lower() if glance else ""
    return word in words() or NUMBERS.match(text, start) is not None


def _likely(tokens: list[Token]) -> list[Token]:
    """Return the tokens up to a number of four digits that is no likely year."""
    for place, token in enumerate(tokens):
        if token.letter == "y" and not FIRST_YEAR <= token.number <= LAST_YEAR:
            return tokens[:place]
    return tokens


def _said(text: str, start: int, tokens: list[Token]) -> tuple[Readings, list[Token]]:
    """Return what tokens say; after "between", two days with "and" are a span, after "od" those with "do"."""
    letters = "".join([token.letter for token in tokens])
    numbers = tuple([token.number for token in tokens])
    for head, mark in OPENED.items():
        before = _letters_before(text, start) if mark in letters else ""
        if before.endswith(head) or before == head + "P":
            opened = readings_of(head + letters, (0, *numbers), running=True)
            if opened.shape.rows:
                return opened, [Token(head, 0, start, start), *tokens]
    return readings_of(letters, numbers, running=True), tokens


def _letters_before(text: str, start: int) -> str:
    """Return the letters of the two words before a place, where only spaces stand between and after them."""
    match = WORDS_BEFORE.search(text, max(0, start - LONGEST_WORDS), start)
    return "".join(words().get(word.lower(), ("x", 0))[0] for word in match[0].split()) if match else ""


def _is_doubtful(text: str, shape: Shape, tokens: list[Token]) -> bool:
    """Whether a month is more likely another word or a name, as little stands with it."""
    if not any(tokens[item.number].doubt for item in shape.items):
        return False
    has_year = any(item.letter in "yY" for item in shape.items)
    has_day = any(item.letter in "dL" for item in shape.items)
    for item in shape.items:
        one = tokens[item.number]
        if one.doubt == "word" and not (has_year or text[one.start - 1] in HYPHENS):
            return True
        if one.doubt == "name" and not (has_year and has_day):
            return True
    return False


def _stretches(shape: Shape, tokens: list[Token]) -> list[tuple[int, int]]:
    """Return where each day of a list begins and ends."""
    stretches: list[tuple[int, int]] = []
    start = last = shape.items[0].first
    for place in range(start, shape.items[-1].last + 1):
        if tokens[place].letter in SEPARATORS and tokens[place + 1].letter not in "yY":
            stretches += [(start, last)] if start <= last else []
            start = place + 1
        else:
            last = place
    return [(tokens[one].start, tokens[end].stop) for one, end in (*stretches, (start, last))]


def _written(stretch: tuple[int, int], found: tuple[Sense, ...]) -> Written:
    sense, span, is_vague = _meant(found)
    return Written(*stretch, sense, span, is_vague)


@lru_cache(maxsize=1024)  # a text names the same days again and again
def _meant(found: tuple[Sense, ...]) -> tuple[Sense | None, DateSpan | None, bool]:
    """Return what a date means, where that is one thing that exists."""
    senses: dict[str, Sense] = {}
    for sense in found:
        dated = sense if sense.has_year else sense.in_year(LEAP_YEAR)
        try:
            senses.setdefault(dated.edtf() if dated is not None else "", sense)
        except DateError:
            continue
    senses.pop("", None)
    if len(senses) != 1:
        return None, None, False
    ((edtf, sense),) = senses.items()
    return sense, read_span(edtf) if sense.has_year else None, sense.first.part is not None


def _span(sense: Sense | None) -> DateSpan | None:
    return read_span(sense.edtf()) if sense is not None else None


def _year(text: str, start: int) -> tuple[Written, ...]:
    """Return the year that a text has after "in" and the like, unless it begins a range of years."""
    match = YEAR.match(text, start)
    if match is None:
        return ()
    number = int(match["number"])
    before = WORDS_BEFORE.search(text, max(0, start - LONGEST_WORDS), start)
    since = before is not None and before[0].split()[-1].lower() in SINCE
    if not (since and FIRST_YEAR <= number <= LAST_YEAR):
        return ()
    counted = words().get(normalize("NFC", match["word"] or "").lower(), ("x", 0))[0] in "Jj"
    year = Sense(Side(number), Side(number))
    stop = match.end("word" if counted else "number")
    return (Written(start, stop, year, _span(year), is_vague=True),)
