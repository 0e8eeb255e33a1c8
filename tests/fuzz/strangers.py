"""Real names of others: none of them is one of our officials, and ours are found in the same words.

Call ``python tests/fuzz/strangers.py FILE [--seed 1] [--count 2000] [--write SAMPLE]``. The file has a name a
line; what begins with ``#`` is no name. Of a file with more names than are asked for, a sample is taken that
has the shares below, as far as the file has so many. A name that an official bears, in whichever order its
words stand, perhaps beside others, is left out, as is one by which the press calls an official.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import eucentralasia as eca
from eucentralasia.names.aliases import surnames
from eucentralasia.names.normalise import folded, is_cyrillic
from eucentralasia.names.words import PARTICLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SHARES: Final = (("initial", 220), ("surname", 550), ("cyrillic", 340), ("particle", 120))
"""What is hardest to tell from ours: surname and first letter, surname, another script, particles."""
LATIN: Final = (
    "In the morning {name} took the floor.",
    "President {name} came to Astana with Foreign Minister {name}.",
    "The journalist {name} spoke first. Later {surname} answered questions.",
)
CYRILLIC: Final = (
    "Утром слово взял {name}.",
    "Президент {name} прибыл в Астану, там же был министр {name}.",
    "Первым выступил журналист {name}. Позже {surname} ответил на вопросы.",
)
NAMESAKES: Final = frozenset({"Augusto Silva", "José Barroso", "Victor Maldonado"})
"""What others are called too; no words around such a name tell them from ours."""
LEAST_FOUND: Final = 0.97


def frames(name: str) -> list[str]:
    """Return a name in each frame: by itself, after a title, and by its surname again."""
    words = CYRILLIC if is_cyrillic(name) else LATIN
    return [one.format(name=name, surname=surname_of(name)) for one in words]


def surname_of(name: str) -> str:
    """Return the last word of a name, with the particles before it."""
    *before, last = name.split()
    while len(before) > 1 and folded(before[-1]) in PARTICLES:
        last = f"{before.pop()} {last}"
    return last


def linked(name: str) -> list[tuple[str, str, str]]:
    """Return the frame, the words and the official of whatever a name is taken for."""
    found = ((text, eca.mentions(text, kinds=["official"])) for text in frames(name))
    return [(text, one.text, str(one.record and one.record.id)) for text, ones in found for one in ones]


@cache
def families() -> dict[str, frozenset[str]]:
    """Return the first letters of the given names by each surname of ours."""
    letters: dict[str, set[str]] = {}
    for one in eca.officials:
        for name in (one.name, *(other.value for other in one.names)):
            for word in folded(" ".join(surnames(one))).split():
                letters.setdefault(word, set()).add(folded(name)[:1])
    return {family: frozenset(found) for family, found in letters.items() if family not in PARTICLES}


@cache
def borne() -> frozenset[frozenset[str]]:
    """Return the words of each whole name of an official."""
    names = ((one.name, *(other.value for other in one.names)) for one in eca.officials)
    return frozenset(frozenset(folded(name).split()) for several in names for name in several)


def is_ours(name: str) -> bool:
    """Whether an official bears a name, perhaps beside a patronymic or another middle name."""
    words = frozenset(folded(name).split())
    return name in NAMESAKES or any(own <= words for own in borne() if len(own) > 1)


def kinds_of(name: str) -> set[str]:
    """Return of which shares a name is."""
    words = folded(name).split()
    letters = families().get(words[-1]) if words else None
    told = (
        ("surname", letters is not None),
        ("initial", letters is not None and words[0][:1] in letters),
        ("cyrillic", is_cyrillic(name)),
        ("particle", any(one in PARTICLES for one in words[1:-1])),
    )
    return {kind for kind, is_so in told if is_so}


def strangers(lines: Iterable[str]) -> Iterator[str]:
    """Yield the full names of a list that none of ours bears, each once."""
    names = dict.fromkeys(line.strip() for line in lines if not line.startswith("#"))
    yield from (name for name in names if len(name.split()) > 1 and not is_ours(name))


def sample(names: list[str], count: int, seed: int) -> list[str]:
    """Return some names that have the shares, and any others."""
    chance = random.Random(seed)
    mixed = chance.sample(names, len(names))
    taken: dict[str, None] = {}
    for kind, share in SHARES:
        taken |= dict.fromkeys([one for one in mixed if kind in kinds_of(one)][:share])
    return sorted([*taken, *(one for one in mixed if one not in taken)][:count])


def own() -> list[tuple[str, str]]:
    """Return all names of our officials that have a given name, each with the id."""
    names = ((str(one.id), (one.name, *(other.value for other in one.names))) for one in eca.officials)
    return sorted({(name, key) for key, several in names for name in several if len(name.split()) > 1})


def missed(name: str, official: str) -> list[str]:
    """Return the frames in which a name of ours is not linked, or is taken for somebody else."""
    found = {text: set[str]() for text in frames(name)}
    for text, _, key in linked(name):
        found[text].add(key)
    return [text for text, keys in found.items() if keys != {official}]


def main(arguments: list[str]) -> int:
    """Read every name in its frames; say which are wrong, and whether the goals are met."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--write", type=Path)
    given = parser.parse_args(arguments)
    lines = given.file.read_text(encoding="utf-8").splitlines()
    names = sample(list(strangers(lines)), given.count, given.seed)
    if given.write:
        given.write.write_text("\n".join(names) + "\n", encoding="utf-8")
    shares = Counter(kind for name in names for kind in kinds_of(name))
    print(f"{len(names)} names with the seed {given.seed}: {dict(shares)}")
    wrong = [(name, *one) for name in names for one in linked(name)]
    for name, text, words, official in wrong:
        print(f"  {name!r}: {words!r} is taken for {official} in {text!r}")
    print(f"{len({name for name, *_ in wrong})} names are taken for ours, {len(wrong)} times")
    left = [text for name, official in own() for text in missed(name, official)]
    share = 1 - len(left) / (len(LATIN) * len(own()))
    for text in left:
        print(f"  missed: {text!r}")
    print(f"{len(own())} names of ours in as many frames: {share:.4f} are linked to whom they name")
    return int(bool(wrong) or share < LEAST_FOUND)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
