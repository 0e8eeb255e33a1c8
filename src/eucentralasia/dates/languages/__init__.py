"""The words of dates: tables, a file a language, and where they are joined.

A row of twelve or seven cells is of the months from January or the weekdays from Monday; in a cell stand the
words for one. ``endings`` are the case endings that a month may have, ``ablatives`` those that say "from",
``terminatives`` those that say "until". No word has two meanings, in whatever language: the tests read all
tables and compare.
"""

from types import MappingProxyType
from typing import Final

from eucentralasia.dates.languages import de, en, fr, kk, ky, pl, ru, tg, tk, uz, uz_cyrl

__all__ = ["LANGUAGES", "NAMES", "NUMBERED", "ORDINARY"]

COMMON: Final = {"ordinals": "i|ii|iii|iv"}
LANGUAGES: Final = tuple(
    MappingProxyType(words)
    for words in (*(one.WORDS for one in (en, ru, kk, uz, uz_cyrl, ky, tg, tk, de, fr, pl)), COMMON)
)
NUMBERED: Final = MappingProxyType({"q1": 33, "q2": 34, "q3": 35, "q4": 36, "h1": 40, "h2": 41})
"""Quarters and halves by their EDTF numbers."""
ORDINARY: Final = frozenset({"may", "march", "mar", "mayda", "майда", "marta"})
"""Months that in running text are mostly other words (a verb; Uzbek and Kyrgyz for small; a name), unless a
year stands with them, a capital begins them or a hyphen joins them to their day."""
NAMES: Final = ("mars", "marta", "қазан")
"""How the months begin that with a capital are mostly names (the planet, a woman, the city of Kazan), unless
a day and a year stand with them."""
