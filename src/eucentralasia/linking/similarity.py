"""Similarity: whether two words are spellings of one name, by their sounds and at most one slip.

A given name is compared whole, and its last vowel counts: Antonia is not António, and Karim is not Kassym.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from eucentralasia.names.normalise import sounding

__all__ = ["is_same", "is_spelling", "skeleton", "sound_of"]

GLIDE: Final = re.compile(r"(?<=[aeiou])[ij](?=[aeou])|\b[ij](?=e)")  # Tokajew, Koscherbajew, Jermek
OPENING: Final = re.compile(r"^i(?=[aou])")  # Ян is Jan
VOWELS: Final = "aeiou"
CLASSES: Final = str.maketrans("oejzščw", "aissssv")
"""Letters that one alphabet or language writes for the other: o and a (Uzbek), e and i, ž, z, s, š, č and j
(whose marks folding takes away: Žaparow is Japarov)."""
WITHOUT_VOWELS: Final = str.maketrans("", "", VOWELS + "h")
LAST_VOWELS: Final = ({"o", "u"}, {"i", "e"})  # António is Antoniu, but never Antonia
SHORTEST_SLIP: Final = 5  # one letter of four is too much: Jana is not Jan, Mara not Mora


@lru_cache(maxsize=4096)  # the same names come again and again
def sound_of(word: str) -> str:
    """Return the sounds of a folded word, without glides, which only some languages write."""
    return OPENING.sub("j", GLIDE.sub("", sounding(word)))


def skeleton(sound: str) -> str:
    """Return what the spellings of one surname have in common: the classes of its consonants."""
    return sound.translate(CLASSES).translate(WITHOUT_VOWELS)


def is_spelling(one: str, other: str) -> bool:
    """Whether two words, by their sounds, are one surname: but for classes of letters and one slip."""
    a, b = one.translate(CLASSES), other.translate(CLASSES)
    return a == b or (min(len(a), len(b)) >= SHORTEST_SLIP and _slipped(a, b))


def is_same(one: str, other: str) -> bool:
    """Whether two words, by their sounds, are one given name: a surname's rule, with the same last vowel.

    Examples:
        >>> from eucentralasia.linking.similarity import is_same
        >>> is_same("bahtiar", "bahtior"), is_same("antonia", "antonio"), is_same("karim", "kasim")
        (True, False, False)
    """
    if one == other:
        return True
    last, ends = (one[-1:], other[-1:]), {one[-1:], other[-1:]}
    if any(letter in VOWELS for letter in last) and len(ends) > 1:
        return ends in LAST_VOWELS and is_spelling(one[:-1], other[:-1])
    return is_spelling(one, other)


def _slipped(a: str, b: str) -> bool:
    """Whether one letter is too many, two have changed places, or one vowel is another one."""
    if len(a) > len(b):
        a, b = b, a
    place = next((number for number, letter in enumerate(a) if letter != b[number]), len(a))
    if not place or len(b) - len(a) > 1:
        return False
    if len(a) < len(b):
        is_more = b[place] not in VOWELS and {b[place - 1], *b[place + 1 : place + 2]} <= {*VOWELS}
        return a[place:] == b[place + 1 :] and not is_more  # Antonino has a syllable more than António
    are_vowels = a[place] in "iu" and b[place] in "iu"  # Myrat is Murat, but Marat is neither
    swapped = a[place : place + 2] == b[place : place + 2][::-1] and a[place + 2 :] == b[place + 2 :]
    return swapped or (are_vowels and a[place + 1 :] == b[place + 1 :])
