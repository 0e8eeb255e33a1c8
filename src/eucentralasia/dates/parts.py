"""How long the months and the parts of a year are."""

from types import MappingProxyType
from typing import Final

__all__ = ["DECEMBER", "EXISTING", "GROUPINGS", "LAST_YEAR", "existing", "length", "parted"]

EXISTING: Final = "a date that exists"

LAST_YEAR: Final = 9999
FEBRUARY: Final = 2
DECEMBER: Final = 12
SHORT: Final = frozenset({4, 6, 9, 11})
GROUPINGS: Final = MappingProxyType(
    {
        21: (3, 6),
        22: (6, 9),
        23: (9, 12),
        24: (12, 15),
        33: (1, 3),
        34: (4, 6),
        35: (7, 9),
        36: (10, 12),
        40: (1, 6),
        41: (7, 12),
    }
)
"""The seasons, quarters and halves of a year by their EDTF numbers: the first and last month of each.

A season is northern, and its bounds hold both that of the weather (from 1 March) and that of the sun (to 22
June). EDTF does not say of which year a winter is; here it is the one in which it begins, so that the seasons
of a year are in their order, and the months 13 to 15 are the first of the next year.
"""


def length(year: int, month: int) -> int:
    """Return how many days a month has."""
    if month == FEBRUARY:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in SHORT else 31


def existing(year: int, month: int | None, day: int | None) -> str:
    """Say what was wanted where there is no such date, and how long its month is if that is what is wrong."""
    if month is None or day is None or not (1 <= month <= DECEMBER and 1 <= year <= LAST_YEAR):
        return EXISTING
    return f"{EXISTING}; {year:04}-{month:02} has {length(year, month)} days"


def parted(year: int, grouping: int) -> bool:
    """Whether a part of a year is one that is read, and does not end after the last year."""
    return grouping in GROUPINGS and (GROUPINGS[grouping][1] <= DECEMBER or year < LAST_YEAR)
