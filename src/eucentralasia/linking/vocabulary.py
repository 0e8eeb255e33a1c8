"""Vocabulary: which word of a name an unknown word is: with an ending, in another script, misspelt."""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from eucentralasia.linking.languages import rows_of, words_in
from eucentralasia.names.normalise import folded, is_cyrillic, sounding, stemmed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["ALIKE", "CAPITAL", "CAPITALS", "NUMBER", "OTHER", "VOWELS", "Vocabulary", "is_same", "sound_of"]


CAPITAL: Final = 1
CAPITALS: Final = 2
ALIKE: Final = 16
NUMBER: Final = 32
"""Of the byte about a word: it has a capital, only capitals, is only like the name it is taken for, or may
begin a number."""

CASES: Final = words_in("cases")
ENDINGS: Final = CASES | words_in("endings")
STEMMED: Final = ENDINGS | {ending[:-1] for ending in ENDINGS if stemmed(ending) == ending[:-1]}
FEMALE: Final = frozenset({"a", "e"})  # they make another of a person: Antonia, Karimova
NOMINATIVES: Final = {letter: last for last, row in rows_of("nominatives") for letter in row.split()}
LOOKALIKES: Final = words_in("lookalikes")
VILLAGES: Final = tuple(words_in("villages"))
OTHER: Final = "-"  # before a word that is none of a name, though it has the stem of one
SHORT_ENDING: Final = 2  # letters; in Latin ones it may be part of another name: Michelin is not of Michel
LONGEST_ENDING: Final = max(map(len, ENDINGS))
SHORTEST_STEM: Final = 4  # shorter ones are other words too often: Iran-da, but not Kos-a
SURE_LETTERS: Final = 6  # shorter words of English sound like surnames and are none: cos, mer, borel
SHORTEST_ALIKE: Final = 5  # of what is spelt otherwise; one less with marks: Koss is not Kos, but Şmid Schmid


class Vocabulary:
    """The words of names.

    Args:
        names: Those of names, which a text has with a capital.
        common: Those of meetings, which it may write small.
        local: Those of the tables of languages, which stand there with endings and without.
        places: Those that are the whole name of a place.
        people: Those of people's names.
        surnames: Those of them that are surnames.
        declined: Which endings the stem of the name of a place may have.

    Attributes:
        known: All of them.
    """

    __slots__ = (
        *("_bare", "_common", "_declined", "_kin", "_local", "known"),
        *("_names", "_people", "_places", "_plain", "_sounds"),
    )

    def __init__(
        self,
        names: Iterable[str] = (),
        common: Iterable[str] = (),
        local: Iterable[str] = (),
        places: Iterable[str] = (),
        people: Iterable[str] = (),
        surnames: Iterable[str] = (),
        declined: Mapping[str, frozenset[str]] = MappingProxyType({}),
    ) -> None:
        self._names = frozenset(names)
        self._common = frozenset(common)
        self._local = frozenset(local)
        self._places = frozenset(places)
        self._declined = declined
        self.known: frozenset[str] = self._names | self._common
        self._plain = {word: plain for word in self.known if (plain := self.plain(word)) != word}
        self._people = frozenset(people)
        # Of words that sound alike the Latin one is meant, and of these always the same one: the first.
        self._sounds = {
            sound_of(word): word
            for word in sorted(sorted(self._people, reverse=True), key=is_cyrillic, reverse=True)
        }
        self._sounds |= {sound: word for sound, word in SPELT.items() if word in self._people}
        self._bare = {sound.rstrip(VOWELS): word for sound, word in self._sounds.items()}
        self._kin: dict[str, list[tuple[str, str]]] = {}
        for word in sorted(surnames):
            if len(word) >= SHORTEST_ALIKE - 1:
                self._kin.setdefault(skeleton(sound_of(word)), []).append((sound_of(word), word))

    def plain(self, key: str) -> str:
        """Return a known word without an ending, where it is also one without; else the word."""
        cuts = range(1, min(LONGEST_ENDING, len(key) - SHORTEST_STEM) + 1)
        stems = [(cut, key[:-cut]) for cut in cuts if key[-cut:] in STEMMED]
        if key in self._local:
            return next((stem for _, stem in stems if stem in self._local), key)
        if key in self._places:
            return key
        return next((stem for cut, stem in stems if cut > 1 and stem in self._places), key)

    def own(self, word: str) -> str:
        """Return a word of a person's name, told from the stem of a place: Герман is no case of Германия."""
        return OTHER + word if word in self._declined else word

    def recognised(self, key: str, word: str, flags: int) -> tuple[str, int]:
        """Return the word of a name that a word of a text stands for, or the word, and what is known of it.

        Args:
            key: The word, folded and without a Russian case ending.
            word: The word as it is written.
            flags: What is known of it.
        """
        plain = key if word.isascii() else folded(word)
        if self._is_known(key, plain):
            return self._plain.get(key, key), flags
        if len(key) <= 1 or not key.isalpha() or key in LOOKALIKES:
            return key, flags
        if key in self.known and plain.endswith(VILLAGES):
            return OTHER + key, flags
        key, unknown = (plain, OTHER + key) if key in self.known else (key, key)
        found = self._without_ending(plain, word, flags)
        if found is None and flags & CAPITAL:
            found = self._as_written(word, plain, flags) or self._sounded(key, flags)
            found = found or self._akin(plain, word, flags)
            if found is None and "ch" in key:  # where English has kh: Rachmon
                found = self._sounded(key.replace("ch", "kh"), flags | ALIKE)
        return found or (unknown, flags)

    def _is_known(self, stem: str, plain: str) -> bool:
        """Whether a word is a known one, and not another with its stem: груз and Росси are no countries."""
        if stem in self._people and plain.endswith(VILLAGES):
            return False
        endings = self._declined.get(stem)
        return stem in self.known and (endings is None or plain[len(stem) :] in endings)

    def _as_written(self, word: str, plain: str, flags: int) -> tuple[str, int] | None:
        """Return the word of a name that a word is by letters that folding or a stem would take away."""
        last = NOMINATIVES.get(word[-1:].lower())
        if last is not None and plain[:-1] + last in self._people:
            return plain[:-1] + last, flags
        # With its last vowel a word may be a woman's surname, and with its ё another given name.
        known = self._sounds.get(sound_of(word.lower())) if is_cyrillic(plain) else None
        return (self.own(known), flags) if known is not None else None

    def _without_ending(self, plain: str, word: str, flags: int) -> tuple[str, int] | None:
        """Return the known word that a word is with the ending of a case, the longest that it can have."""
        for cut in range(min(LONGEST_ENDING, len(plain) - 2), 0, -1):
            ending, stem = plain[-cut:], stemmed(plain[:-cut])
            if ending not in ENDINGS:
                continue
            is_sure = ending[0] not in VOWELS and plain[-cut - 1] not in VOWELS  # Tokayevga, but not Rossini
            is_short = cut <= SHORT_ENDING and plain.isascii() and not is_sure
            is_known = self._is_known(stem, plain[:-cut])
            if len(word) - cut >= SHORTEST_STEM:
                if is_known and stem in self._common:
                    return self._plain.get(stem, stem), flags
                if not flags & CAPITAL or ending not in CASES:
                    continue
                if is_known and stem in self._names and not (ending in FEMALE and stem in self._people):
                    return stem, flags | ALIKE * is_short
                if ending not in FEMALE and (sounded := self._sounded(stem, flags)) is not None:
                    return sounded[0], sounded[1] | ALIKE * is_short
            if is_known and word[:-cut].isupper() and word[-cut:].islower():
                return stem, flags | CAPITALS
        return None

    def _sounded(self, key: str, flags: int) -> tuple[str, int] | None:
        """Return the word of a person's name that a word sounds like."""
        key = key.replace("x", "kh")  # as Uzbek writes it in Latin letters
        sound, is_short = sound_of(key), len(key) < SURE_LETTERS
        if key.isascii():
            known = self._sounds.get(sound, "") if len(key) >= SHORTEST_ALIKE else ""
            is_place = not known or known in self._places  # German is no Герман, who sounds like Германия
            return None if is_place else (known, flags | ALIKE * is_short)
        if sound in self._sounds:
            return self.own(self._sounds[sound]), flags
        # A case may have taken the last vowel, which a Latin spelling has: Липавского is Lipavsky.
        word = self._bare.get(sound.rstrip(VOWELS)) if is_cyrillic(key) else None
        return (self.own(word), flags | ALIKE * is_short) if word is not None else None

    def _akin(self, plain: str, word: str, flags: int) -> tuple[str, int] | None:
        """Return the surname of which a word is another spelling."""
        if len(plain) < SHORTEST_ALIKE - (not word.isascii()):
            return None
        sound = sound_of(plain)
        near = [
            known
            for other, known in self._kin.get(skeleton(sound), ())
            if is_spelling(sound, other) and known not in self._places
        ]
        return (near[0], flags | ALIKE) if near else None


# Spellings

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


SPELT: Final = {sound_of(folded(spelt)): word for word, row in rows_of("spellings") for spelt in row.split()}
"""Words of names by the sounds with which another alphabet writes them, which their letters do not tell."""


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
        >>> from eucentralasia.linking.vocabulary import is_same
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
