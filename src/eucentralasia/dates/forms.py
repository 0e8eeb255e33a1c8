"""The grammar: the forms that dates have, each a row of letters, and what the numbers in them are.

A text is first cut into tokens (``tokens``), and what only surrounds a date is dropped (``REDUCTIONS``), so that *from Monday
the 3rd to Tuesday the 4th of April, 2025* is left as ``F d ~ d m y``. That is looked up in ``FORMS``. The same rows serve
``DateSpan.from_text``, which wants a whole text, and the linker, which reads on from a place in a running text.
"""

import re
from functools import cache
from typing import Final, NamedTuple

from eucentralasia.dates.tokens import Token

__all__ = ["Fit", "Form", "fits", "reduced"]

REDUCTIONS: Final = (
    (r"(s)\.?", "m"),  # Apr.
    (r"(v)\.?", "w"),  # Fri.
    (r"(y)-?J\.?", "Y"),  # 2025 г., 2025-yil
    (r"J(y)", "y"),  # соли 2025
    (r"(N)Q|(d)[.-]?Q", "Q"),  # second quarter, 2. Quartal
    (r"(N)H|(d)[.-]?H", "H"),
    (r"\(w\)$|,?w$", ""),  # 4 April 2025 (Friday)
    (r"w,?(?=P?[dmfuyY])", ""),  # Friday, 4 April 2025
    (r"^P+(?=[yY])", ""),  # in 2025
    (r"(?:^|(?<=[-~&|,FBY]))P+(?=[dmfuQHS])", ""),  # the 4th, den 13., в апреле; "3 in April" is none of it
    (r"(?<=d)\.(?=[mfu~&/,|-])", ""),  # 13. April; before a number the dot stays: 13.04.
    (r"(?<=d)[-/](?=[mfu])|(?<=[mfu])[-/](?=[yY])", ""),  # 4-aprel, 4-Apr-2025
    (r"(?<=d)G(?=[mfu])|(?<=[mfuSQH])G(?=[yY])", ""),  # 4th of April, spring of 2025
    (r",(?=&)", ""),  # 3, 4, and 5 April
    (r"(?<=[dmfu]),(?=[yY])", ""),  # April 4, 2025
    (r"(?<=[mfuY])K", ""),  # 4-aprel kuni
)
"""What is dropped, or joined under the letter of the group, in this order: a pattern of letters, and the letter."""

FORMS: Final = (
    *(
        "dmy?",
        "mdy?",
        "Ydm",
        "m-d-y",
        "y-m-d",
    ),  # 4 April 2025; April 4, 2025; 2025-yil 4-aprel; Apr-04-2025; 2025-Apr-04
    *("d.M.y", "y-M-d", "y/M/d", "y.M.d"),  # numbers: dots are day-first, and a year stands before the month
    *("d/M/y", "M/d/y", "d-M-y", "M-d-y"),  # what has two readings by these rows is ambiguous
    *("d~dmy?", "dmy?~dmy?"),  # 3–4 April 2025; 30 March – 2 April 2025
    *("md~dy?", "mdy?~mdy?"),  # April 3–4, 2025; March 30 – April 2, 2025
    *("Yd~dm", "Ydm~dm", "Ydm~Ydm"),  # 2025 жылғы 3–4 сәуір
    *("dfdmU?y?", "YdfdmU?"),  # 30-iyundan 1-iyulgacha
    *("d~d.M.y", "d.M~d.M.y", "d.M.y~d.M.y", "y-M-d~y-M-d"),  # 03.–04.04.2025
    *("my", "Ym", "m~my", "my~my", "Ym~m"),  # April 2025; March–April 2025
    *("Sy", "YS"),  # spring 2025
    *("Lmy?", "mly?", "YLm"),  # 3, 4 and 5 April 2025; April 3, 4 and 5, 2025
    *("dm&dmy?", "dmy&dmy", "md&mdy?", "mdy&mdy"),  # 30 June and 1 July 2024
    *("d|dmy?", "dm|dmy?", "md|dy?", "md|mdy?"),  # 25 or 26 November 2025
)
"""The forms that are clear in a running text too.

``m`` is the name of a month, ``M`` its number, ``L`` and ``l`` a list of days before and after the month; ``~`` stands in a
span, where ``from`` may come before, and where ``and`` does the same after ``between``.
"""
ALONE: Final = (
    *("ymd", "ym"),  # 2025 April 4
    *("M.y", "M/y", "M-y", "y=M"),  # 07.2025; 2025-7, but 2007–08 may be years
    *("y", "Y", "y~y", "y~Y"),  # in 2025, 2014–2020 годы
    *("m", "m~m"),  # April: with a day near it
)
"""The forms that only are a date where nothing else stands in the text."""

PARTS: Final = {"Q": (4, 32), "H": (2, 39)}
"""How many quarters and halves a year has, and the EDTF number before that of the first."""
NO_OTHER_YEAR: Final = r"(?![yY](?!d?[mfu]))"
"""After a form that begins with its year: no other year, unless that begins a date of its own."""
LETTERS: Final = {
    "d": "(d)",
    "m": "(m)",
    "f": "(f)",
    "M": "(d)",
    "y": "(y|Y(?!-?d?[mfu]))",  # 4-aprel 2025-yil, but not the year of the next date
    "Y": "(Y)",
    "S": "([SQH])",
    "L": "(d(?:[,&/]d)*[&/]d|d(?:,d)+)",
    "l": "(d(?:,d)*[&/]d)",
    "~": "[-~]",
    "&": "[&/]",
    "-": "[-~]",
    "=": "-",
    ".": r"\.",
    "|": r"\|",
}


class Form(NamedTuple):
    """A row of the grammar.

    Args:
        pattern: What matches the letters of tokens.
        parts: For each group of the pattern the letter of the row, and whether it is of the first or the second date.
        joins: How two dates are joined: ``~``, ``&`` or ``|``; empty for one date.
    """

    pattern: re.Pattern[str]
    parts: tuple[tuple[str, int], ...]
    joins: str


class Fit(NamedTuple):
    """A form that some tokens have.

    Args:
        form: The form.
        tokens: The tokens, of which the first ones have the form.
        spots: For each part of the form where its tokens begin and end; -1 twice for a year that is left out.
        stop: Where the form ends.
    """

    form: Form
    tokens: list[Token]
    spots: tuple[tuple[int, int], ...]
    stop: int


def fits(tokens: list[Token], *, running: bool) -> list[Fit]:
    """Return the forms that the first tokens have, the longest only; of a whole text those that all tokens have.

    Args:
        tokens: What ``reduced`` has left.
        running: Whether the text may go on after the date.
    """
    letters = "".join(token.letter for token in tokens)
    matches = [(form, match) for form in _forms(running=running) if (match := form.pattern.match(letters))]
    longest = max((match.end() for _, match in matches), default=0) if running else len(letters)
    return [Fit(form, tokens, match.regs[1:], longest) for form, match in matches if match.end() == longest]


@cache
def _forms(*, running: bool) -> tuple[Form, ...]:
    rows = FORMS if running else FORMS + ALONE
    spans = [row for row in rows if "~" in row]
    return tuple(
        [_form(row, _joined(row), running=running) for row in rows]
        + [_form("F" + row, "~", running=running) for row in spans]
        + [_form("B" + row.replace("~", "&"), "~", running=running) for row in spans]
    )


def _joined(row: str) -> str:
    return "~" if "f" in row else next((letter for letter in row if letter in "~&|"), "")


def _form(row: str, joins: str, *, running: bool) -> Form:
    """Compile a row; in a running text "from" and "until" at a month may stand alone, as what follows is another sentence."""
    parts, side = [], 0
    for letter in row:
        side = 1 if letter in "~&|" else side
        if letter in "dmfMyYSLl":
            parts.append((letter, side))
        side = 1 if letter == "f" else side
    pattern = "".join(LETTERS.get(letter, letter) for letter in row)
    month = "([mu])" if "f" in row else "([mfu])" if running else "(m)"
    year_first = NO_OTHER_YEAR if row.lstrip("FB").startswith("Y") else ""
    return Form(re.compile(pattern.replace("(m)", month) + year_first), tuple(parts), joins)


def reduced(tokens: list[Token]) -> tuple[list[Token], list[Token]]:
    """Return tokens without what only surrounds a date, and the weekdays among it."""
    weekdays: list[Token] = []
    for pattern, letter in _reductions():
        letters = "".join(token.letter for token in tokens)
        for match in reversed(list(pattern.finditer(letters))):
            dropped = tokens[match.start() : match.end()]
            weekdays += [token for token in dropped if token.letter == "w" and not letter]
            tokens = [*tokens[: match.start()], *_kept(match, tokens, letter), *tokens[match.end() :]]
    return tokens, sorted(weekdays, key=lambda token: token.start)


@cache
def _reductions() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), letter) for pattern, letter in REDUCTIONS)


def _kept(match: re.Match[str], tokens: list[Token], letter: str) -> list[Token]:
    """Return what is left of some tokens: nothing, or the one of the group, as long as all of them, under another letter."""
    if match.lastindex is None:
        return []
    one, first = tokens[match.start(match.lastindex)], tokens[match.start()]
    most, before = PARTS.get(letter, (one.number, 0))
    number = one.number + before if one.number <= most else 0
    return [one._replace(letter=letter, number=number, start=first.start, stop=tokens[match.end() - 1].stop)]
