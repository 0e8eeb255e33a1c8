"""Similarity: how alike two words are, by their longest common subsequence.

``rapidfuzz`` counts it where it is installed (the extra ``fuzzy``); the numbers, and so the order, are the same.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["common", "counter"]


def common(left: str, right: str) -> int:
    """Return the length of the longest common subsequence of two words, with one whole number as a row of bits.

    This is the algorithm of Hyyrö (2004): every letter of one word costs two additions.

    Examples:
        >>> from eucentralasia.names.similarity import common
        >>> common("kirgizstan", "kyrgyzstan")
        8
    """
    everything = (1 << len(left)) - 1
    places: dict[str, int] = {}
    for place, letter in enumerate(left):
        places[letter] = places.get(letter, 0) | 1 << place
    row = everything
    for letter in right:
        found = row & places.get(letter, 0)
        row = (row + found) | (row - found)
    return len(left) - (row & everything).bit_count()


@cache
def counter() -> Callable[[str, str], int]:
    """Return what counts the common letters: ``rapidfuzz`` where it is installed, else this module."""
    try:
        from rapidfuzz.distance.LCSseq import similarity
    except ImportError:
        return common
    return similarity
