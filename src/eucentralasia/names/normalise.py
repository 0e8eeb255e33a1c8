"""Normalise: a text made comparable: without case and accents, in one script, by its sounds, by its stem.

The tables are all that is known of letters; a name in another script is an alias in the data first, and they
help where the data have none.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

__all__ = [
    "folded",
    "is_cyrillic",
    "is_invisible",
    "listed",
    "romanised",
    "sounding",
    "spelt_out",
    "stemmed",
    "undotted",
]


def listed(words: str) -> tuple[str, ...]:
    """Return the words of a list that stands in the code as one text."""
    return tuple(words.split())


APOSTROPHES: Final = dict.fromkeys(map(ord, "'’‘`´ʻʼʹ′"))
HYPHENS: Final = dict.fromkeys(map(ord, "-‐‑‒–—―_"), " ")
INVISIBLE: Final = 0x34F  # joins graphemes; all other marks that are no letters are of the category Cf
DOTTED: Final = re.compile(r"(?<!\w)(?:[^\W\d_]\.\s?)+[^\W\d_]\b\.?")

LETTERS: Final = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "ħ": "h", "ŧ": "t", "ŋ": "n", "ə": "e"}
    | {"þ": "th", "æ": "ae", "œ": "oe"}
)
"""Latin letters that Unicode does not take apart into a letter and its accent."""

DOUBLE: Final = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "đ": "dj", "ð": "dh", "ñ": "nh"}
)
"""Letters that are written as two where a keyboard lacks them: Joergensen, Oesterreich, Djukic."""

ROMAN: Final = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziyklmnoprstufye", strict=True))
    | {"ё": "yo", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch"}
    | {"ъ": "", "ь": "", "ю": "yu", "я": "ya"}
    | {"ә": "a", "ғ": "gh", "қ": "q", "ң": "ng", "ө": "o", "ұ": "u", "ү": "u", "һ": "h"}  # Kazakh, Kyrgyz
    | {"ӣ": "i", "ӯ": "u", "ҳ": "h", "ҷ": "j", "ў": "o"}  # Tajik, Uzbek
    | {"і": "i", "ї": "yi", "є": "ye", "ґ": "g", "ј": "y"}  # Ukrainian, Azerbaijani
)
"""Cyrillic letters of Russian and of the languages of Central Asia in Latin ones, as English writes them."""

SOUNDS: Final = (
    *(("dsch", "j"), ("shch", "š"), ("sch", "š"), ("tch", "č"), ("ch", "č"), ("sh", "š")),
    *(("dzh", "j"), ("dz", "j"), ("dj", "j"), ("zh", "j"), ("kh", "h"), ("gh", "g"), ("ph", "f")),
    *(("ou", "u"), ("oo", "u"), ("ck", "k"), ("c", "k"), ("q", "k"), ("w", "v"), ("x", "ks"), ("y", "i")),
)
"""Spellings of one sound, in the order in which they are replaced: Zhaparov and Japarov become one."""

ENDINGS: Final = listed(
    "иями ами ями ыми ими ого его ому ему иях иям ией ах ях ам ям ая яя ое ее ые ие ый ий ой ей ую юю ых их "
    "ым им ом ем ою ею ию ью ия ья ии ье а я о е ы и у ю ь й"
)
"""Case endings of Russian, longest first; -ов and -ев stay, which a surname in Latin letters has too."""

SHORTEST_STEM: Final = 3  # with four letters года would be no case of год, and dates would lose it
DOUBLED: Final = re.compile(r"([^\W\d_])\1+")
GLIDE: Final = re.compile(r"(?<=[aeiou])i(?=[aeou])|\bi(?=e)")  # Mirziyoyev is Мирзиёев, Yermek is Ермек
CACHED: Final = 4096  # the curated names have 2,300 different words, and the same names are asked for again


def is_invisible(letter: str) -> bool:
    """Whether a letter is none: a soft hyphen, a mark of no width or of direction."""
    return ord(letter) == INVISIBLE or unicodedata.category(letter) == "Cf"


class _Plain(dict[int, int | str | None]):
    """What each letter is in a folded name; ``None`` where it is none, found when it is first met."""

    def __missing__(self, code: int) -> int | str | None:
        letter = chr(code)
        drop = unicodedata.combining(letter) or is_invisible(letter)
        return self.setdefault(code, None if drop else code)


PLAIN: Final = _Plain(APOSTROPHES | HYPHENS | LETTERS | {INVISIBLE: None})


@lru_cache(maxsize=CACHED)
def folded(text: str) -> str:
    """Fold a name for comparison: no case, accents or apostrophes, hyphens as spaces, single spaces.

    Examples:
        >>> from eucentralasia.names.normalise import folded
        >>> folded("Jozef  SÍKELA"), folded("Oʻzbekiston"), folded("Cholpon-Ata")
        ('jozef sikela', 'ozbekiston', 'cholpon ata')
    """
    bare = text if text.isascii() else unicodedata.normalize("NFKD", text)
    return " ".join(bare.casefold().translate(PLAIN).split())


def spelt_out(text: str) -> str:
    """Fold a name in which letters with accents are written as two; the same as ``folded`` where none are.

    Examples:
        >>> from eucentralasia.names.normalise import spelt_out
        >>> spelt_out("Jørgensen"), spelt_out("Österreich"), spelt_out("Kallas")
        ('joergensen', 'oesterreich', 'kallas')
    """
    if text.isascii():
        return folded(text)
    return folded(unicodedata.normalize("NFC", text).casefold().translate(DOUBLE))


def undotted(text: str) -> str:
    """Write letters with full stops between them as one word.

    Examples:
        >>> from eucentralasia.names.normalise import undotted
        >>> undotted("the U.S. and the E. U."), undotted("J.-C. Juncker")
        ('the US and the EU', 'J.-C. Juncker')
    """
    return DOTTED.sub(lambda match: "".join(filter(str.isalpha, match[0])), text)


def is_cyrillic(text: str) -> bool:
    """Whether a text begins with a Cyrillic letter."""
    return "\u0400" <= text[:1] <= "\u052f"


def romanised(text: str) -> str:
    """Write a folded name in Latin letters, by the one table of this module.

    Examples:
        >>> from eucentralasia.names.normalise import romanised
        >>> romanised("Бахтиёр Саидов"), romanised("Қазақстан")
        ('bakhtiyor saidov', 'qazaqstan')
    """
    # First composed, so that ё is not taken for е; then what was left of it, folded.
    return folded(folded(unicodedata.normalize("NFC", text).casefold().translate(ROMAN)).translate(ROMAN))


@lru_cache(maxsize=CACHED)
def sounding(text: str) -> str:
    """Write a name by its sounds, so that its spellings in two scripts, or by two habits, become one.

    Examples:
        >>> from eucentralasia.names.normalise import sounding
        >>> sounding("Sadyr Zhaparov") == sounding("Садыр Жапаров") == sounding("Sadyr Japarov")
        True
    """
    plain = romanised(text)
    for spelling, sound in SOUNDS:
        plain = plain.replace(spelling, sound)
    return GLIDE.sub("", DOUBLED.sub(r"\1", plain))


@lru_cache(maxsize=CACHED)
def stemmed(word: str) -> str:
    """Take the case ending off a folded Russian word; a word in another script stays as it is.

    Examples:
        >>> from eucentralasia.names.normalise import folded, stemmed
        >>> {stemmed(folded(word)) for word in ("Казахстан", "Казахстана", "Казахстаном")}
        {'казахстан'}
    """
    if not is_cyrillic(word):
        return word
    for ending in FOLDED_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)]
    return word


FOLDED_ENDINGS: Final = tuple(dict.fromkeys(map(folded, ENDINGS)))
