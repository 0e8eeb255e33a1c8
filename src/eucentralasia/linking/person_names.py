"""Person names: the words of a name around a surname, where it begins and ends, and the title before it.

A particle, an initial and a word with a capital belong to the name; a title, a word that only opens a
sentence or stands in headlines, a mark and another name end it.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from eucentralasia.linking.languages import rows_of, stems_in, words_in
from eucentralasia.linking.tokenizer import END, ENDING, HEAD, MARKS, PADS, PAUSE
from eucentralasia.linking.vocabulary import ALIKE, CAPITAL, CAPITALS
from eucentralasia.names.normalise import folded, stemmed
from eucentralasia.names.words import PARTICLES, SMALL

if TYPE_CHECKING:
    from eucentralasia.linking.tokenizer import Tokens

__all__ = ["PARTICLES_OF_NAMES", "TITLES", "Part", "Run", "is_verb", "run_of"]

TITLES: Final = MappingProxyType(
    {
        stemmed(folded(word)): "" if title == "-" else title
        for title, words in reversed(tuple(rows_of("titles")))
        for word in words.split()
    }
)
"""Words before a name that are no part of it, with the English title; nothing where they tell no post."""
ABBREVIATED: Final = frozenset({"he"})  # H.E., whose letters are no initials
PLAIN: Final = stems_in("plain") | stems_in("and")
MONUMENTS: Final = stems_in("monuments")
STYLED: Final = stems_in("styled")
CALLED: Final = stems_in("called")
NAMED_AFTER: Final = stems_in("named_after")
NAMED: Final = frozenset({"named", "called"})
INITIALS: Final = words_in("initials")
PARTICLES_OF_NAMES: Final = PARTICLES | stems_in("particles")
"""Small words inside a name: von der Leyen, Lula da Silva, Borrell i Fontelles."""
JOINS: Final = frozenset({" ", ".", ". ", "-", "‑", "\n", "\u00a0", ".-", ".\u00a0", ".‑"})
ELIDED: Final = JOINS | {" d'", " d’"}  # Michel d'Ornano; before a name it is French for "of"
HYPHENS: Final = frozenset("-‑")
MOST_INITIALS: Final = 2  # nobody writes more
MOST_BESIDE: Final = 16  # words and marks of a headline on each side of a verb
SHORTEST_CAPITAL: Final = 4  # letters of a word that a headline has with a capital, but for small words
SHORTEST_HEADLINE: Final = 3  # words; two may be a name that somebody has turned
MOST_PARTS: Final = 6  # a name that is longer is a list


class Part(NamedTuple):
    """A word of a name.

    Args:
        key: The word, folded and without a Russian case ending.
        plain: The word, folded.
        start: Where it begins.
        end: Where it ends.
        is_initial: Whether it is a letter, or two, with a full stop.
        is_bound: Whether a hyphen joins it to the next.
    """

    key: str
    plain: str
    start: int
    end: int
    is_initial: bool
    is_bound: bool


class Run(NamedTuple):
    """The words of a name around a surname, or around a whole name.

    Args:
        before: The words before it, in order.
        after: Those after it.
        surname: The last word of the surname.
        written: The same as the text has it, folded.
        length: How many words the surname, or the whole name, has.
        title: The English title of what stands before; ``""`` of any other title, ``None`` without one.
        is_monument: Whether something is named after the person: an airport, a firm.
        is_alike: Whether it is only like the surname that it is taken for.
        is_bound: Whether a hyphen joins it to the next word.
        opens: Whether its first word opens a sentence, and may have its capital from that only.
        is_shouted: Whether it is in capitals with what follows it, which is then perhaps no part of it.
    """

    before: tuple[Part, ...]
    after: tuple[Part, ...]
    surname: str
    written: str
    length: int
    title: str | None
    is_monument: bool
    is_alike: bool
    is_bound: bool
    opens: bool
    is_shouted: bool


def run_of(tokens: Tokens, first: int, last: int, free: int, taken: int) -> Run:
    """Return the words of a name around the tokens of a surname.

    Args:
        tokens: The part of the text.
        first: The position of its first token.
        last: That of its last.
        free: The position before which there is another name.
        taken: The position at which another begins.
    """
    begin = _begin_of(tokens, first, free)
    end = _end_of(tokens, last, taken, is_last=begin < first)
    return Run(
        tuple([_part(tokens, position) for position in range(begin, first)]),
        tuple([_part(tokens, position) for position in range(last + 1, end + 1)]),
        tokens.keys[last],
        _part(tokens, last).plain,
        last - first + 1,
        _title_before(tokens, begin),
        _is_monument(tokens, begin, last),
        any(map(ALIKE.__and__, tokens.flags[first : last + 1])),
        end > last and _gap(tokens, last) in HYPHENS,
        _opens(tokens, begin),
        end > last and all(tokens.flags[position] & CAPITALS for position in range(last, end + 1)),
    )


def _begin_of(tokens: Tokens, first: int, free: int) -> int:
    """Return the position at which the words of a name before a surname begin."""
    begin = first
    while begin > free and first - begin < MOST_PARTS:
        is_part = _is_part(tokens, begin - 1) or _is_inside(tokens, begin - 1, "a")
        if not is_part or not _joins(tokens, begin - 1) or _is_of_another(tokens, begin):
            break
        begin -= 1
    while begin < first and _is_initial(tokens, begin) and _is_abbreviated(tokens, begin):
        begin += 2
    if first - begin > MOST_INITIALS and _is_initial(tokens, first - 1) and _is_initial(tokens, first - 2):
        begin = first - MOST_INITIALS  # nor a given name before: Чүйдө К.-Ж. Токаев
    while begin + 1 < first and not tokens.is_capital(begin) and tokens.is_capital(begin + 1):
        begin += 1  # a particle begins no name whose next word has a capital: "de Kaja Kallas"
    return begin


def _end_of(tokens: Tokens, last: int, taken: int, *, is_last: bool) -> int:
    """Return the position at which a name ends; where its given name stands first, before any initial."""
    end = last
    if tokens.keys[last + 1] == PAUSE and _opens(tokens, last) and _is_part(tokens, last + 2):
        is_given = tokens.keys[last + 3] in MARKS and not tokens.flags[last + 2] & HEAD
        return last + 2 if is_given else last  # of a catalogue: Kallas, Siim (1948)
    while end + 1 < taken and end - last < MOST_PARTS:
        if not (_is_part(tokens, end + 1) or _is_inside(tokens, end + 1)):
            break
        if _gap(tokens, end) not in ELIDED:
            break
        if end == last and is_verb(tokens, end + 1):
            break
        if is_last and _is_initial(tokens, end + 1):
            break  # that of the next name
        end += 1
    while end > last and not tokens.is_capital(end):
        end -= 1
    return end


def is_verb(tokens: Tokens, position: int) -> bool:
    """Whether a word on -s or -ed is one of a headline, whose words have capitals: Kallas Briefs Costa."""
    if not tokens.keys[position].endswith(("s", "ed")):
        return False
    begin = max(position - MOST_BESIDE, 0)
    begin = max(begin, tokens.flags.rfind(ENDING, begin, position) + 1)
    stop = min(position + MOST_BESIDE, len(tokens.keys) - PADS)
    stop = tokens.flags.find(ENDING, position, stop) % (stop + 1)  # without an end the last one
    words = [one for one in range(begin, stop) if tokens.keys[one] not in MARKS]
    low = (tokens.keys[one] for one in words if not tokens.is_capital(one))
    return len(words) >= SHORTEST_HEADLINE and all(len(key) < SHORTEST_CAPITAL or key in SMALL for key in low)


def _is_of_another(tokens: Tokens, begin: int) -> bool:
    """Whether the word before an initial is a surname, as it has its own initial: K. Tokayev, A. Costa."""
    return _is_initial(tokens, begin) and begin > 1 and _is_initial(tokens, begin - 2)


def _part(tokens: Tokens, position: int) -> Part:
    is_bound = _gap(tokens, position)[-1:] in HYPHENS
    (start, end), offset = tokens.edge(position), tokens.offset
    plain = folded(tokens.text[start:end])
    is_initial = _is_initial(tokens, position)
    return Part(tokens.keys[position], plain, offset + start, offset + end, is_initial, is_bound)


def _gap(tokens: Tokens, position: int) -> str:
    """Return what is written between a token and the next; nothing at the end of the text."""
    return tokens.gap(position) if position + 1 < len(tokens.keys) - PADS else ""


def _joins(tokens: Tokens, position: int) -> bool:
    """Whether nothing stands between a token and the next that ends a name."""
    return _gap(tokens, position) in JOINS


def _is_part(tokens: Tokens, position: int) -> bool:
    """Whether a token is a word of a name."""
    key = tokens.keys[position]
    if not tokens.flags[position] & CAPITAL:
        return key in PARTICLES_OF_NAMES
    if _is_initial(tokens, position):
        return True
    if key in TITLES or key in PLAIN or key in SMALL or key in MONUMENTS:
        return False
    return not (_opens(tokens, position) and key in tokens.small)


def _is_inside(tokens: Tokens, position: int, letter: str = "") -> bool:
    """Whether a small word, or a letter, is written large in a name: Adrian De Los Santos, Robert A Costa."""
    key = tokens.keys[position]
    if not position or not tokens.is_capital(position) or not (key in PARTICLES_OF_NAMES or key == letter):
        return False
    return tokens.text[slice(*tokens.edge(position - 1))].istitle() and _joins(tokens, position - 1)


def _opens(tokens: Tokens, position: int) -> bool:
    """Whether a token is the first of a sentence."""
    return position == 0 or tokens.keys[position - 1] == END


def _is_initial(tokens: Tokens, position: int) -> bool:
    """Whether a token is a capital with a full stop, or two letters that stand for one."""
    key = tokens.keys[position]
    if not (len(key) == 1 or key in INITIALS) or not tokens.is_capital(position):
        return False
    return key.isalpha() and _gap(tokens, position)[:1] == "."


def _is_abbreviated(tokens: Tokens, position: int) -> bool:
    """Whether two letters with full stops are a title."""
    return "".join(tokens.keys[position : position + 2]) in ABBREVIATED


def _title_before(tokens: Tokens, begin: int) -> str | None:
    """Return the title of the words directly before a name, the nearest that tells a post."""
    found: str | None = None
    for key in reversed(tokens.keys[max(begin - MOST_PARTS, 0) : begin]):
        title = TITLES.get(key)
        if title is None:
            break
        found = title
        if title:
            break
    return found


def _is_monument(tokens: Tokens, begin: int, last: int) -> bool:
    """Whether something is named after whom a name means."""
    keys = tokens.keys
    before, after, further = keys[begin - 1] if begin else "", keys[last + 1], keys[last + 2]
    if (
        begin
        and before in MONUMENTS
        and begin < last
        and before not in SMALL
        and (tokens.is_capital(begin - 1) or (begin > 1 and keys[begin - 2] in STYLED))
    ):
        return True
    if before in NAMED_AFTER and (before != "after" or (begin > 1 and keys[begin - 2] in NAMED)):
        return True
    if after in CALLED or after in MONUMENTS:
        return True
    is_part = tokens.flags[last + 1] & (CAPITAL | CAPITALS) == CAPITAL  # BRUNNER OPENED BRIDGE
    return further in MONUMENTS and is_part and _joins(tokens, last)
