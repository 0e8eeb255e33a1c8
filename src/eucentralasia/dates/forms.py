"""The grammar: the forms that dates have, each a row of letters.

A text is first cut into tokens (``tokens``), and what only surrounds a date is dropped (``REDUCTIONS``), so
that of *Monday the 3rd to Tuesday the 4th of April, 2025* is left ``d~dmy``. That is looked up in ``FORMS``.
The same rows serve ``DateSpan.from_text``, which wants a whole text, and the linker, which reads on from a
place in one. This room looks at letters only and never at words or numbers, so that texts of one shape cost
it once.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple

__all__ = ["Item", "Shape", "shape_of"]

REDUCTIONS: Final = (
    (r"(?<=y-d-d)(/)(?=y-d-d)", "~"),  # 2025-04-03/2025-04-04
    (r"(s)\.?", "m"),  # Apr.
    (r"(v)\.?", "w"),  # Fri.
    (r"(y)-?(?:J|j\.?)", "Y"),  # 2025-yil, 2025 г.
    (r"J(y)", "y"),  # соли 2025
    (r"(N)Q|(d)[.-]?Q", "Q"),  # second quarter, 2. Quartal
    (r"(N)H|(d)[.-]?H", "H"),
    (r"\(w\)$|,?w$", ""),  # 4 April 2025 (Friday)
    (r"w,?(?=P?[dmfuyY])", ""),  # Friday, 4 April 2025
    (r"^P+(?=[yY])", ""),  # in 2025
    (r"(?:^|(?<=[-~&|,FBY]))P+(?=[dmfuQHS])", ""),  # the 4th, den 13., в апреле; "3 in April" is none of it
    (r"(?<=d)\.(?=[mfu~&/,|-])", ""),  # 13. April; before a number the dot stays: 13.04.
    (r"(?<=d)[-/](?=[mfu])|(?<=[mfuS])[-/](?=[yY])|(?<=y)[-/](?=S)", ""),  # 4-aprel, 4-Apr-2025, Q2/2025
    (r"(?<=d)G(?=[mfu])|(?<=[mfuSQH])G(?=[yY])", ""),  # 4th of April, spring of 2025
    (r",(?=[&~])", ""),  # 3, 4, and 5 April
    (r"(?<=[dmfu]),(?=[yY])|(?<=Y),(?=[dmfu])", ""),  # April 4, 2025; 2025-ж., 4-апрель
    (r"(?<=[mfuY])K", ""),  # 4-aprel kuni
    (r"(?<=[mfuSQH~./-])(Y)(?!-?d?[mfu])", "y"),  # 4-aprel 2025-yil, unless the year begins the next date
    (r"([SQH])", "S"),
    (r"(?<=[mfu])(/)(?=d)|(?<=[mfu]y)(/)(?=d)", "&"),  # 30 June/1 July
    (r"(d)(?:[,&/]d)*[&/]d(?=[mfu])|(d)(?:,d)+(?=[mfu])|(?<=[mfu])(d)(?:,d)*[&/]d", "L"),  # 3, 4 and 5
)
"""What is dropped, or joined under one letter, in this order: a pattern of letters, and the letter."""

FORMS: Final = (
    *("dm", "dmy", "md", "mdy", "Ydm"),  # 4 April 2025; April 4, 2025; 2025-yil 4-aprel
    *("m-d-y", "y-m-d"),  # Apr-04-2025; 2025-Apr-04
    *("d.M.y", "y-M-d", "y/M/d", "y.M.d"),  # numbers: dots are day-first, and a year stands before the month
    *("d/M/y", "M/d/y", "d-M-y", "M-d-y"),  # what has two readings by these rows is ambiguous
    *("d~dm", "d~dmy", "dm~dm", "dm~dmy", "dmy~dm", "dmy~dmy"),  # 3–4 April 2025; 30 March – 2 April 2025
    *("md~d", "md~dy", "md~md", "md~mdy", "mdy~md", "mdy~mdy"),  # April 3–4, 2025; March 30 – April 2, 2025
    *("Yd~dm", "Ydm~dm", "Ydm~Ydm"),  # 2025 жылғы 3–4 сәуір
    *("dfdm", "dfdu", "dfdmU", "dfdmy", "dfduy", "dfdmUy"),  # 30-iyundan 1-iyulgacha
    *("Ydfdm", "Ydfdu", "YdfdmU"),
    *("d~d.M.y", "d.M~d.M.y", "d.M.y~d.M.y", "y-M-d~y-M-d"),  # 03.–04.04.2025
    *("d/M/y~d/M/y", "M/d/y~M/d/y"),
    *("my", "Ym", "m~my", "my~my", "Ym~m", "Ym~Ym"),  # April 2025; March–April 2025
    *("Sy", "YS"),  # spring 2025
    *("Lm", "Lmy", "mL", "mLy", "YLm"),  # 3, 4 and 5 April 2025; April 3, 4 and 5, 2025
    *("dm&dm", "dm&dmy", "dmy&dmy", "md&md", "md&mdy", "mdy&mdy"),  # 30 June and 1 July 2024
    *("d|dm", "d|dmy", "dm|dm", "dm|dmy", "md|d", "md|dy", "md|md", "md|mdy"),  # 25 or 26 November 2025
)
"""The forms that are clear in a running text too.

``m`` is the name of a month, ``M`` its number, ``L`` a list of days, ``-`` any dash within a date and ``~``
any between two dates. Before a form with ``~`` may stand "from", and after "between" an "and" is ``~``.
"""
ALONE: Final = (
    *("ymd", "ym", "yS"),  # 2025 April 4; 2025-Q2
    *("M.y", "M/y", "M-y", "y-M"),  # 07.2025; 2025-7 with a hyphen, but 2007–08 may be years
    *("y", "Y", "y~y"),  # in 2025, 2014–2020 годы
    *("m", "m~m"),  # April: with a day near it
)
"""The forms that only are a date where nothing else stands in the text."""
OTHER_YEAR: Final = re.compile(r"[yY](?!d?[mfu])")
"""What may not follow a form that begins with its year: another year, unless it begins a date of its own."""
HYPHENED: Final = "y-d"
"""What only a hyphen joins: 2025-7."""
OPENED: Final = MappingProxyType({"B": re.compile("&"), "F": re.compile(r"(?<=[dmsyYjJ.])v(?=[dm])")})
"""What is "to" after "between" and "from": the Polish "do", which elsewhere is a Thursday in German."""
PARTS: Final = MappingProxyType({"Q": (4, 32), "H": (2, 39)})
"""How many quarters and halves a year has, and the EDTF number before that of the first."""


class Item(NamedTuple):
    """One letter of a form, and where in the tokens it comes from.

    Args:
        letter: The letter.
        number: Where the token with its number stands.
        first: Where its first token stands.
        last: Where its last token stands.
        most: The highest number that it may have; 0 where there is none.
        before: What its number is counted from.
    """

    letter: str
    number: int
    first: int
    last: int
    most: int = 0
    before: int = 0


class Shape(NamedTuple):
    """What some letters are as a date.

    Args:
        items: What is left of them, of which the first ones are the date.
        rows: The rows of ``FORMS`` that these have.
        joins: How two dates are joined: ``~``, ``&`` or ``|``; empty for one date.
        weekdays: Where the weekdays stand that were dropped.
    """

    items: tuple[Item, ...]
    rows: tuple[str, ...]
    joins: str
    weekdays: tuple[int, ...]


@lru_cache(maxsize=4096)  # of a press text the same few hundred come again and again
def shape_of(letters: str, *, running: bool) -> Shape:
    """Return the longest form that the first letters have; of a whole text, the form that all have.

    Args:
        letters: The letters of tokens.
        running: Whether the text may go on after the date.
    """
    head = letters[:1] if letters[:1] in {"F", "B"} else ""
    plain = letters[len(head) :]
    items, weekdays = _reduced(OPENED[head].sub("~", plain) if head else plain)
    left = "".join(item.letter for item in items)
    for stop in range(len(left), 0 if running else len(left) - 1, -1):
        rows = _rows(left[:stop], running=running)
        blocked = left[:1] == "Y" and OTHER_YEAR.match(left, stop)
        joins = _joined(rows[0]) if rows else ""
        if rows and not blocked and (not head or joins == "~"):
            moved = tuple(_moved(item, len(head)) for item in items[:stop])
            return Shape(moved, rows, joins, tuple(place + len(head) for place in weekdays))
    return Shape((), (), "", ())


def _moved(item: Item, places: int) -> Item:
    return item._replace(number=item.number + places, first=item.first + places, last=item.last + places)


def _rows(letters: str, *, running: bool) -> tuple[str, ...]:
    """Return the rows of these letters; in a running text a month with "from" or "until" may stand alone."""
    known = _known(running=running)
    dashed = letters if letters == HYPHENED else letters.replace("-", "~")
    return known.get(dashed) or (known.get(re.sub("[fu]", "m", dashed)) if running else None) or ()


@cache
def _known(*, running: bool) -> dict[str, tuple[str, ...]]:
    """Return the rows by the letters of tokens: a month in numbers is like a day; all dashes are alike."""
    found: dict[str, tuple[str, ...]] = {}
    for row in FORMS if running else FORMS + ALONE:
        letters = row.replace("M", "d")
        key = letters if letters == HYPHENED else letters.replace("-", "~")
        found[key] = (*found.get(key, ()), row)
    return found


def _joined(row: str) -> str:
    return "~" if "f" in row else next((letter for letter in row if letter in "~&|"), "")


def _reduced(letters: str) -> tuple[list[Item], list[int]]:
    """Return what is left of some letters, and where the weekdays stood that were dropped."""
    items = [Item(letter, place, place, place) for place, letter in enumerate(letters)]
    weekdays: list[int] = []
    for pattern, letter in _reductions():
        left = "".join(item.letter for item in items)
        for match in reversed(list(pattern.finditer(left))):
            first, stop = match.span()
            weekdays += [item.number for item in items[first:stop] if item.letter == "w" and not letter]
            items[first:stop] = _kept(
                items[first:stop], match.lastindex and match.start(match.lastindex) - first, letter
            )
    return items, sorted(weekdays)


@cache
def _reductions() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), letter) for pattern, letter in REDUCTIONS)


def _kept(items: list[Item], place: int | None, letter: str) -> list[Item]:
    """Return what is left of items: nothing, or that of the group, as long as all, under another letter."""
    if place is None:
        return []
    one = items[place]
    most, before = PARTS.get(letter, (one.most, one.before))
    return [Item(letter, one.number, items[0].first, items[-1].last, most, before)]
