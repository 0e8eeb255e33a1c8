"""The dates that a text names: where among its tokens those stand that the grammar of dates reads.

The grammar is that of ``DateSpan.from_text``, and only what is clear is read: ``11/07/2025`` is two days.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eucentralasia.dates.running import dates_at, month_words, opening_words
from eucentralasia.linking.tokenizer import PADS
from eucentralasia.names.normalise import folded, stemmed

if TYPE_CHECKING:
    from eucentralasia.dates.running import Written
    from eucentralasia.linking.tokenizer import Tokens

__all__ = ["DATE_STEMS", "MONTH_STEMS", "dates_from"]

MONTH_STEMS: Final = frozenset(stemmed(folded(word)) for word in month_words())
"""The folded words for months without their case endings."""

DATE_STEMS: Final = frozenset(stemmed(folded(word)) for word in opening_words())
"""The folded words with which a date may begin; it may begin with any digit too."""

NEAR: Final = 6  # "second and third quarters of 2025" has its number as far from its first word


def dates_from(tokens: Tokens, position: int) -> tuple[list[tuple[int, int, Written]], int]:
    """Return the dates that begin with a token, several for a list of days, and the position after them.

    Each is given with the positions of its first and last token. What looks like a date and is not clear is
    stepped over.
    """
    found: list[tuple[int, int, Written]] = []
    after = position
    near = tokens.keys[position : position + NEAR]
    # Most words that may begin a date begin none (may, second, summer): without a number nothing is asked.
    if not any(key[:1].isdigit() for key in near):
        return found, after
    for written in dates_at(tokens.text, tokens.start(position)):
        first, last = _positions(tokens, after, written)
        after = last + 1
        if written.sense is not None:
            found.append((first, last, written))
    return found, after


def _positions(tokens: Tokens, position: int, written: Written) -> tuple[int, int]:
    """Return the positions of the first and last token of a date that begins at a position or after it."""
    while tokens.start(position) < written.start:
        position += 1
    last = position
    while last + 1 < len(tokens.keys) - PADS and tokens.end(last + 1) <= written.stop:
        last += 1
    return position, last
