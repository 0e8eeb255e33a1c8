"""People: the parts of a name as people write it: titles, initials, given names, patronymics, surnames."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from eucentralasia.names.aliases import surnames
from eucentralasia.names.fingerprints import POSSESSIVE
from eucentralasia.names.normalise import folded, romanised, sounding, spelt_out, undotted
from eucentralasia.names.words import ADDRESSES, PARTICLES, POST_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eucentralasia.model import Official

__all__ = ["Person", "fits", "is_patronymic", "person", "same_word", "starts_with"]

INITIALS: Final = re.compile(r"(?:[^\W\d_]{1,2}\.-?)+|[^\W\d_]")
PATRONYMIC: Final = re.compile(
    r".+(?:ich|ovna|evna|ichna|uly|uulu|ogly|oglu|ogli|qizi|kyzy|kizi|gyzy|zoda|zade"
    r"|ич|овна|евна|ична|улы|уулу|оглы|углы|угли|ўғли|кызы|қызы|гызы|кизи|зода)"
)
JOINS: Final = frozenset({"i", "y"})  # Borrell i Fontelles; not e, as Costa e Silva is another than Costa
SURE_LETTERS: Final = 6  # shorter words of English sound like surnames and are none: cos, mer, borel


class Person(NamedTuple):
    """A person as a text names one.

    Args:
        posts: The words of the posts that stand beside the name, folded.
        titled: Whether a title or a form of address does.
        words: The names and initials in their order, particles left out.
        joined: Whether two surnames are joined.
    """

    posts: tuple[str, ...]
    titled: bool
    words: tuple[str, ...]
    joined: bool = False


def person(text: str) -> Person:
    """Return the parts of a name, with its titles before it, behind it or behind a comma.

    Examples:
        >>> from eucentralasia.names.people import person
        >>> person("H.E. Mr K. Tokayev"), person("Leyen, Ursula von der").words
        (Person(posts=(), titled=True, words=('K.', 'Tokayev'), joined=False), ('Leyen', 'Ursula'))
        >>> person("European Council President Costa").posts
        ('european', 'council', 'president')
    """
    head, _, tail = POSSESSIVE.sub("", text).partition(",")
    words, rest = head.split(), tail.replace(",", " ").split()
    words = [*rest, *words] if any(map(_is_title, rest)) else [*words, *rest]
    while len(words) > 1 and _is_title(words[-1]):
        words.insert(0, words.pop())
    last = max((position for position, word in enumerate(words) if _is_title(word)), default=-1)
    titles = [word for word in map(_plain, words[: last + 1]) if word not in ADDRESSES]
    posts = tuple(chain.from_iterable(POST_WORDS.get(word, word).split() for word in titles))
    names = tuple(word for word in words[last + 1 :] if folded(word) not in PARTICLES | JOINS)
    return Person(posts, last >= 0, names, any(folded(word) in JOINS for word in words))


def _plain(word: str) -> str:
    return folded(undotted(word)).rstrip(".")


def _is_title(word: str) -> bool:
    return _plain(word) in ADDRESSES or _plain(word) in POST_WORDS


def is_patronymic(word: str) -> bool:
    """Whether a word is a father's name: Kemelevich, Нургожоевна, Abdulla oʻgʻli written as one."""
    return PATRONYMIC.fullmatch(folded(word)) is not None


def is_initial(word: str) -> bool:
    """Whether a word is one initial or several: K., Zh., K.-J., К.К."""
    return INITIALS.fullmatch(word) is not None


def starts_with(given: str, initial: str) -> bool:
    """Whether a given name begins as an initial says, in its letters or by its sound.

    Examples:
        >>> from eucentralasia.names.people import starts_with
        >>> starts_with("Jeenbek", "Дж."), starts_with("Kassym-Jomart", "K.-J."), starts_with("Kaja", "S.")
        (True, True, False)
    """
    first = next(part for part in re.split(r"[.-]+", initial) if part)
    return any(write(given).startswith(write(first)) for write in (romanised, sounding))


def same_word(left: str, right: str) -> bool:
    """Whether two words are one name: spelt so, or of a length that sounds are sure of.

    Examples:
        >>> from eucentralasia.names.people import same_word
        >>> same_word("Joergensen", "Jørgensen"), same_word("Zhaparov", "Жапаров"), same_word("Cos", "Kos")
        (True, True, False)
    """
    spellings = {folded(left), spelt_out(left)}
    if not spellings.isdisjoint((folded(right), spelt_out(right))):
        return True
    plain = folded(left)
    return (len(plain) >= SURE_LETTERS or not plain.isascii()) and sounding(left) == sounding(right)


def fits(asked: Person, official: Official) -> bool:
    """Whether a person may be an official: a surname, and given names or initials that agree with it."""
    return any(_agree(asked, given, surname) for given, surname in _spellings(official))


def _spellings(official: Official) -> Iterator[tuple[list[str], str]]:
    """Yield the given names and the last word of the surname of every spelling of a name."""
    families = {words[-1] for text in surnames(official) if (words := text.split())}
    for value in (official.name, *(name.value for name in official.names)):
        words = [word for word in value.split() if folded(word) not in PARTICLES]
        for position in {0, len(words) - 1}:
            if words[position] in families:
                yield words[:position] or words[position + 1 :], words[position]


def _agree(asked: Person, given: list[str], surname: str) -> bool:
    positions = [position for position, word in enumerate(asked.words) if same_word(word, surname)]
    if not positions:
        return False
    before, after = asked.words[: positions[-1]], asked.words[positions[-1] + 1 :]
    # a second surname is joined to the first; without that the last word is the surname
    if before and after and not asked.joined and not all(map(is_patronymic, after)):
        return False
    names = before or after
    if not names:
        return asked.titled
    first, *others = names
    if not given or len(others) > 1:
        return False
    if not (starts_with(given[0], first) if is_initial(first) else same_given(given[0], first)):
        return False
    return (
        not after
        or bool(before)
        or all(is_patronymic(word) or is_initial(word) or word in given for word in others)
    )


def same_given(given: str, asked: str) -> bool:
    """Whether two given names are one, by their letters or by their sounds."""
    return folded(given) == folded(asked) or sounding(given) == sounding(asked)
