"""What linking knows of the words of each language: tables, a file a language, and where they are joined.

A table is rows of a meaning or reason and of words. What one language lacks another may have; no code asks
which language a text is in. ``words_in`` gives the words of a table of all languages, ``rows_of`` its rows.

===============  =============================================================================
table            words
===============  =============================================================================
``titles``       before a name, by the English title; what says nothing of a post under ``-``
``plain``        with a capital in headlines or as first words, yet part of no name
``abbreviated``  a full stop after them ends no sentence
``verbs``        after a topic that it does not colour: "security is", but "security issues"
``monuments``    after a name: what is named after the person, or before it with ``styled`` before that
``lookalikes``   surnames of others that one of ours sounds like
``firms``        with a capital after a country: what is called after it
``academies``    before a country: what is called after it; ``calling`` stands between the two
``towns``        before or after a place: the city of that name
``elsewhere``    with a capital before a country: what is a part of another
``wares``        after a country that opens a sentence: what is made of the thing with its name
``vessels``      in small letters before a country: what bears its name
``another``      whole names of others in which ours stand
``american``     after a place: it is a town of that state; ``pronouns``: codes that are words in capitals
``namesakes``    countries that are given names or states too, with ``states`` before, ``namesake_towns`` near
``named_after``  before a name: after whom something is named
``called``       after a name: the same, where the language says it there
``common``       surnames that are also words or places
``particles``    small words inside a name
``patronymics``  endings of middle names
``middles``      after or before a given name: no names of their own
``declensions``  endings of places whose stem other words have, by that of the name
``villages``     endings of places that have the stem of a surname
``cases``        endings of names
``endings``      endings of common words, with possessives
``spellings``    of words of names in another alphabet; ``nominatives`` of last letters by those of a case
``initials``     two letters that stand for a name, with a full stop
``ordinals``     by the number; ``tens`` stand before those of one digit
``suffixes``     after the digits of an ordinal
``following``    ordinals that stand after what they count
``articles``     before an ordinal by itself; after it ``held``, never ``apart``; ``copulas`` before
``whose``        before what is of something named just before
``fillers``      between a number and the name that it counts
``and``          between parties, and between these and what they join
``nouns``        what an ordinal counts where the series was named before, by the kinds of series
``inside``       before a place where one is; ``locatives`` are endings that say so
``elided``       a letter that an apostrophe joins to a name
``of``           between a meeting and the city after it that is part of its name
``joining``      between a meeting and the parties after it
``adjectives``   countries, regions and cities as adjectives, by their ids
``abbreviations``  codes, by ids, in texts that have one of the ``signs`` of the language
``dotted``       codes of parties that may have full stops: U.S.
``aliases``      names of parties that the data have not, by their ids
``frames``       what meetings are called, by their English names without parties
===============  =============================================================================
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eucentralasia.linking.languages import de, en, fr, kk, ky, pl, ru, tg, tk, uz
from eucentralasia.names.normalise import folded, stemmed

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["LANGUAGES", "abbreviations", "rows_of", "stems_in", "words_in"]

LANGUAGES: Final = (en, ru, kk, uz, ky, tg, tk, de, fr, pl)


def rows_of(table: str) -> Iterator[tuple[str, str]]:
    """Yield the rows of a table of all languages: a meaning or reason, and words."""
    for language in LANGUAGES:
        yield from language.TABLES.get(table, ())


def words_in(table: str) -> frozenset[str]:
    """Return the words of a table of all languages, folded."""
    return frozenset(folded(word) for _, words in rows_of(table) for word in words.replace("|", " ").split())


def stems_in(table: str) -> frozenset[str]:
    """Return the words of a table of all languages, folded and without Russian case endings."""
    return frozenset(stemmed(word) for word in words_in(table))


def abbreviations() -> dict[tuple[str, str], frozenset[str]]:
    """Return the abbreviations of all languages by id and letters, with the signs of those that have them."""
    found: dict[tuple[str, str], frozenset[str]] = {}
    for language in LANGUAGES:
        signs = frozenset(
            stemmed(folded(word)) for _, words in language.TABLES.get("signs", ()) for word in words.split()
        )
        for key, codes in language.TABLES.get("abbreviations", ()):
            for code in codes.split():
                found[key, code] = found.get((key, code), frozenset()) | signs
    return found
