"""People: whose a name in a text is: by its given name or initial, its title, and who else bears it there.

An unknown full name that ends in a surname takes that surname for itself. Silence rather than a guess.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import field, frozen

from eucentralasia.linking.languages import stems_in, words_in
from eucentralasia.linking.mentions import GUESSED, HINTED, KNOWN, SURE, Score
from eucentralasia.linking.person_names import PARTICLES_OF_NAMES
from eucentralasia.linking.vocabulary import OTHER, VOWELS, is_same, sound_of
from eucentralasia.names.normalise import folded, is_cyrillic, sounding, stemmed

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from eucentralasia.linking.candidates import Entry
    from eucentralasia.linking.person_names import Part, Run
    from eucentralasia.model import Official

__all__ = ["Bearer", "Local", "Namesakes", "People", "Verdict", "kin_of", "local_of"]

COMMON: Final = words_in("common") | stems_in("common")
CASES: Final = tuple(one for one in words_in("cases") if len(one) > 1 and one.isascii())
MIDDLES: Final = words_in("middles")
SHORTEST_LONE: Final = 5  # a surname of four letters is as often a word: Kos, Mora, Juma
SHORTEST_STEM: Final = 4  # Russian words of four letters keep their endings: Кая, Каю
PATRONYMICS: Final = tuple(words_in("patronymics"))
MOST_MIDDLES: Final = 3  # António Luís Santos da Costa has as many words between


NOT, LONE, INITIAL, LIKE, FULL = range(5)
"""How well the words of a name fit an official."""


@frozen(eq=False)
class Bearer:
    """What is asked of an official where a text has the surname.

    Args:
        official: The official.
        givens: The given names, each as the sounds of its parts; Kassym-Jomart has two.
        spellings: The same as they are written, folded.
        words: All words of the names.
        families: The sounds of the surnames.
        fewest: How many words the shortest spelling has, but for particles.
        letters: How many letters the longest of the surnames has.
        titles: The titles of all posts, in small letters.
    """

    official: Official
    givens: frozenset[tuple[str, ...]]
    spellings: frozenset[tuple[str, ...]]
    words: frozenset[str]
    families: frozenset[str]
    fewest: int
    letters: int
    titles: str = field(repr=False)

    @classmethod
    def of(cls, official: Official, families: Sequence[str]) -> Bearer:
        """Return an official as a bearer of some surnames."""
        surnames = {stemmed(folded(word)) for family in families for word in family.split()}
        givens: set[tuple[str, ...]] = set()
        spellings: set[tuple[str, ...]] = set()
        words: set[str] = set()
        fewest: list[int] = []
        for value in (official.name, *(name.value for name in official.names)):
            first, *others = _words(value)
            words.update(stemmed(one) for word in (first, *others) for one in folded(word).split())
            fewest.append(1 + sum(folded(word) not in PARTICLES_OF_NAMES for word in others))
            given = others[0] if others and stemmed(folded(first)) in surnames else first
            spellings.add(tuple(folded(given).split()))
            givens.add(tuple(sound_of(stemmed(one)) for one in folded(given).split()))
        titles = " | ".join(post.title for post in official.appointments).lower()
        sounds = frozenset(sound_of(folded(family).split()[-1]) for family in families)
        spelt = frozenset(givens), frozenset(spellings), frozenset(words)
        return cls(official, *spelt, sounds, min(fewest), max(map(len, families), default=0), titles)

    def has_title(self, title: str, on: dt.date | None) -> bool:
        """Whether a post, or one on a day, has one of the titles that a word stands for."""
        titles = self.titles
        if on is not None:
            titles = " | ".join(post.title for post in self.official.appointments_on(on)).lower()
        return any(one in titles for one in title.split("|"))

    def is_called(self, parts: Sequence[Part]) -> int:
        """Return how well a given name, of several words where hyphens join them, fits."""
        if parts[0].is_initial:
            return INITIAL if self._begins(parts) else NOT
        plain = tuple([part.plain for part in parts])
        if plain in self.spellings:
            return FULL
        spellings = {tuple([part.key for part in parts]), plain}
        if any(tuple(map(sound_of, words)) in self.givens for words in spellings):
            return FULL
        is_like = any(
            _is_given("".join(words), "".join(given)) for words in spellings for given in self.givens
        )
        return LIKE if is_like else NOT

    def _begins(self, initials: Sequence[Part]) -> bool:
        """Whether initials are those of a given name, joined ones of all its parts, by letter or sound.

        The spellings in their own alphabet count first: С. is not Шавкат, who is Şawkat in Turkmen.
        """
        plain = [part.plain for part in initials]
        letters = [_sounds_of(one) for one in plain]
        own = [given for given in self.spellings if is_cyrillic(given[0]) == is_cyrillic(plain[0])]
        sounds = [tuple(map(sound_of, map(stemmed, given))) for given in own] or self.givens
        return any(
            len(given) >= len(plain) and all(map(str.startswith, given, begun))
            for names, begun in ((self.spellings, plain), (sounds, letters))
            for given in names
        )


def kin_of(bearers: Collection[Bearer]) -> dict[str, tuple[Bearer, ...]]:
    """Return for each official all who bear one of the surnames."""
    families: dict[str, list[Bearer]] = {}
    for bearer in bearers:
        for sound in bearer.families:
            families.setdefault(sound, []).append(bearer)
    return {
        str(bearer.official.id): tuple(
            dict.fromkeys([bearer, *(one for sound in bearer.families for one in families[sound])])
        )
        for bearer in bearers
    }


def _words(value: str) -> list[str]:
    return [word for word in value.split() if not word.endswith(".")] or value.split()


def _sounds_of(initial: str) -> tuple[str, ...]:
    """Return the sounds with which a name may begin that has an initial: Y. is Jozef in Turkmen."""
    sound = sounding(initial)
    return (sound, "j") if sound == "i" else (sound,)


def _is_given(key: str, given: str) -> bool:
    """Whether a word is another spelling of a given name, perhaps with the ending of a case.

    Where English has kh, one Latin alphabet has x and another ch. In Cyrillic a case may have another last
    vowel, or none.
    """
    stems = {key[: -len(one)] for one in CASES if key.endswith(one) and len(key) - len(one) > SHORTEST_STEM}
    spellings = {
        one for stem in (key, *stems) for one in (stem, stem.replace("x", "kh"), stem.replace("ch", "kh"))
    }
    if any(is_same(sound_of(one), given) for one in spellings):
        return True
    if not is_cyrillic(key):
        return False
    sound = sound_of(key)
    return is_same(sound, given.rstrip(VOWELS)) or (len(key) <= SHORTEST_STEM and sound[:-1] == given[:-1])


class Namesakes(NamedTuple):
    """Who bears a surname or name.

    Args:
        bearers: All of them.
        ids: Their ids.
        whole: Ids of those whose whole name it is.
    """

    bearers: tuple[Bearer, ...]
    ids: frozenset[str]
    whole: frozenset[str]

    @classmethod
    def of(cls, entries: Iterable[Entry], kin: Mapping[str, tuple[Bearer, ...]]) -> Namesakes:
        """Return those of whom entries are, and who bears the same surnames."""
        named = [(str(entry.record.id), entry.role) for entry in entries if entry.kind == "official"]
        bearers = tuple(dict.fromkeys(bearer for official, _ in named for bearer in kin[official]))
        ids = frozenset(str(bearer.official.id) for bearer in bearers)
        return cls(bearers, ids, frozenset(official for official, role in named if role == "name"))


class Local(NamedTuple):
    """What the words of a name say by themselves.

    Args:
        fits: How well they fit each bearer of the surname whom they fit at all.
        bearers: All bearers.
        start: Where the name begins, from its given name or particle on; ``None`` at the surname.
        end: Where it ends; ``None`` at the surname.
        run: The words.
    """

    fits: Mapping[str, int]
    bearers: frozenset[str]
    start: int | None
    end: int | None
    run: Run

    @property
    def is_stranger(self) -> bool:
        """Whether it is somebody else with the surname."""
        return not self.fits and not self.run.is_monument

    @property
    def blocks(self) -> bool:
        """Whether it takes the surname for somebody else: Ms Saidova does not from Mr Saidov."""
        return self.is_stranger and not self.run.is_alike


def local_of(run: Run, namesakes: Namesakes) -> Local:
    """Return what the words around a surname or name say by themselves."""
    bearers, ids, whole = namesakes
    if run.is_monument:
        return Local({}, ids, None, None, run)
    if whole:
        bound = run.is_bound or (bool(run.before) and run.before[-1].is_bound)
        bound = bound or (bool(run.after) and run.after[0].key in COMMON)  # António Costa Silva
        end = next((part.end for part in reversed(run.after) if _is_more(part)), None)
        return Local({} if bound else dict.fromkeys(whole, FULL), ids, None, end, run)
    found = {str(bearer.official.id): _fit(run, bearer) for bearer in bearers}
    best = max((fit for fit, _, _ in found.values()), default=NOT)
    fits = {key: fit for key, (fit, _, _) in found.items() if fit is best and best != NOT}
    _, start, end = next((found[key] for key in fits), (best, None, None))
    return Local(fits, ids, start, end, run)


def _fit(run: Run, bearer: Bearer) -> tuple[int, int | None, int | None]:
    """Return how well a run fits a bearer of its surname, and where the name then begins and ends."""
    names = [part for part in run.before if part.key not in PARTICLES_OF_NAMES or part.is_initial]
    if names:
        given = _group(names)
        fit = bearer.is_called(given)
        if fit == NOT and run.opens and len(names) > len(given) and not names[0].is_initial:
            names = names[len(given) :]
            given = _group(names)
            fit = bearer.is_called(given)
        if fit == LIKE and len(names) + run.length < bearer.fewest:
            fit = NOT  # Isbel Hernández has a slip and one surname of two: somebody else
        middles = names[len(given) :]
        if len(middles) > MOST_MIDDLES or run.is_bound or names[-1].is_bound:
            fit = NOT
        own = [part for part in run.after if part.key in bearer.words or _is_more(part)]
        return fit, given[0].start, own[-1].end if own else None
    particles = run.before
    if (particles and bearer.words.isdisjoint(PARTICLES_OF_NAMES)) or (run.after and run.is_bound):
        return NOT, None, None
    start = particles[0].start if particles else None
    if not run.after:
        return LONE, start, None
    given = _group(run.after)
    fit = bearer.is_called(given)
    if fit == NOT and run.is_shouted:
        return LONE, start, None
    return fit, start, run.after[-1].end


def _is_more(part: Part) -> bool:
    """Whether a word after a whole name belongs to it whatever the name: a patronymic."""
    return part.key in MIDDLES or part.plain.endswith(PATRONYMICS)


def _group(parts: Sequence[Part]) -> list[Part]:
    """Return the first part, with those that hyphens join to it."""
    group = [parts[0]]
    for before, part in pairwise(parts):
        if not before.is_bound:
            break
        group.append(part)
    return group


def _initial_of(run: Run) -> str:
    """Return the sound of the letter with which the given name of a run begins."""
    return next((sounding(part.plain[:1]) for part in (*run.before, *run.after)), "")


class Verdict(NamedTuple):
    """Whom a name means, how surely, and by which rule."""

    official: str
    score: Score
    reason: str


class People:
    """Who is named in a text, and who else bears their surnames there.

    Args:
        locals_: What each name says by itself, in order.
        bearers: The officials by their ids.
        on: The day of the text, where it is known: a title then means who had it.
    """

    def __init__(
        self, locals_: Sequence[Local], bearers: Mapping[str, Bearer], on: dt.date | None = None
    ) -> None:
        self._bearers = bearers
        self._on = on
        self._whole: set[str] = set()
        self._strangers: dict[str, set[str]] = {}
        self._first: dict[frozenset[str], str | None] = {}
        for local in locals_:
            if local.blocks or (len(local.fits) == 1 and max(local.fits.values()) >= INITIAL):
                self._first.setdefault(local.bearers, next(iter(local.fits), None))
            if len(local.fits) == 1 and max(local.fits.values()) >= LIKE:
                self._whole.update(local.fits)
            elif local.blocks:
                for one in local.bearers:
                    self._strangers.setdefault(one, set()).add(_initial_of(local.run))
        strange = {local.run.written for local in locals_ if local.is_stranger}
        self._others = strange - {
            local.run.written for local in locals_ if max(local.fits.values(), default=0) > LONE
        }
        self._last: dict[frozenset[str], str | None] = {}

    def verdict(self, local: Local) -> Verdict | None:
        """Return whom a name means; names are asked for in their order."""
        found = self._verdict(local)
        if local.blocks:
            self._last[local.bearers] = None
        elif found is not None and local.fits[found.official] >= INITIAL:
            self._last[local.bearers] = found.official
        return found

    def _verdict(self, local: Local) -> Verdict | None:
        best = max(local.fits.values(), default=NOT)
        if best == LONE:
            return self._lone(local)
        if best == INITIAL:
            return self._by_initial(local)
        if len(local.fits) != 1:
            return None
        (official,) = local.fits
        if best == FULL:
            return Verdict(official, SURE, "the whole name")
        return Verdict(official, KNOWN, "the whole name, spelt otherwise")

    def _by_initial(self, local: Local) -> Verdict | None:
        named = [official for official in local.fits if official in self._whole]
        if len(named) == 1:
            return Verdict(named[0], KNOWN, "the initial and the surname of somebody named in full")
        others = set[str]().union(*(self._strangers.get(one, ()) for one in local.fits))
        if len(local.fits) != 1 or named or _initial_of(local.run) in others:
            return None
        (official,) = local.fits
        return Verdict(official, HINTED, "the initial and the surname")

    def _lone(self, local: Local) -> Verdict | None:
        """Return whom a surname by itself means: by its title, by who was named before, or the only one."""
        title = local.run.title
        if local.run.written in self._others and local.run.is_alike:
            return None  # Karimova, where the text has Gulnara Karimova and Islam Karimov
        titled = [one for one in local.fits if title and self._bearers[one].has_title(title, self._on)]
        if (beside := self._beside(local, titled)) is not None or local.run.is_shouted:
            return beside
        if len(titled) == 1:
            return Verdict(titled[0], HINTED, "the surname after a title that only this bearer has")
        if self._strangers.keys() & local.fits.keys():
            return None
        return self._only(local, is_titled=title == "" or bool(titled))

    def _beside(self, local: Local, titled: Sequence[str]) -> Verdict | None:
        """Return whom a surname means that was last named in full, or in a headline is so first."""
        is_after = local.bearers in self._last
        one = (self._last if is_after else self._first).get(local.bearers)
        if one is None or ((titled if is_after else local.run.title) and one not in titled):
            return None
        when = "was last" if is_after else "is then"
        return Verdict(one, KNOWN, f"the surname of who {when} named in full")

    def _only(self, local: Local, *, is_titled: bool) -> Verdict | None:
        """Return the only bearer of a surname, unless that is a word."""
        run = local.run
        if len(local.fits) != 1 or run.is_alike:
            return None
        (official,) = local.fits
        if is_titled:
            return Verdict(official, HINTED, "the surname after a title")
        if self._bearers[official].letters < SHORTEST_LONE or run.surname.lstrip(OTHER) in COMMON:
            return None
        return Verdict(official, GUESSED, "the surname, which nobody else has")
