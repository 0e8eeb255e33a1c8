"""Lookup: which record goes by exactly that name, and which one did on a day."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar

from eucentralasia.dates import DateSpan, PartialDate
from eucentralasia.model import Certainty, Country, Event, Official, Record, Region, Series
from eucentralasia.names.aliases import surnames
from eucentralasia.names.demonyms import DEMONYMS
from eucentralasia.names.fingerprints import fingerprint, plain_words, stems_of, turned
from eucentralasia.names.index import LONGEST_CODE, NameIndex, Tier, sounds_of
from eucentralasia.names.normalise import folded, sounding, spelt_out, undotted
from eucentralasia.names.people import SURE_LETTERS, fits, person

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from eucentralasia.model import Appointment

    Post: TypeAlias = tuple[Official, int]


__all__ = ["LONGEST_NAME", "When", "ever_held", "holders", "named"]

When: TypeAlias = str | dt.date | PartialDate | DateSpan
T = TypeVar("T", bound=Record)
FLAGS: Final = {chr(0x1F1E6 + place): chr(ord("A") + place) for place in range(26)}
"""The letters of flags, which are codes of countries; that of the Union is EU."""
INFLECTED: Final = frozenset({"ru", "uk"})  # whose case endings are known; Монгол has no Монголы
LONGEST_NAME: Final = 500  # the longest of the data has 146 characters; a longer text may be dear to compare


def named(index: NameIndex[T], name: object, on: When | None = None) -> tuple[T, ...]:
    """Return the records that go by a name, or went by it on a day: none, one, or all that share it.

    Args:
        index: The names of the records.
        name: The name; what is no text, is empty or is longer than 500 characters names nothing.
        on: A day or a span of days; without it, at any time.

    Raises:
        DateError: ``on`` is no date.
    """
    span = None if on is None else DateSpan.of(on)
    if type(name) is int:
        name = str(name)
    if isinstance(name, str) and name[:1] in FLAGS:
        name = "".join(FLAGS.get(letter, letter) for letter in name)
    if not isinstance(name, str) or not name or len(name) > LONGEST_NAME:
        return ()
    for tier, keys_of in KEYS:
        table = index.table(tier)
        known = [entry for key in keys_of(index, name) for entry in table.get(key, ())]
        meant = _meant(index, tier, known, name, span)
        if meant:
            return _without_editions(meant)
        # A name of another time names nobody now, but a surname may also be a post or a kind.
        if known and tier not in {Tier.SURNAME, Tier.PERSON}:
            return ()
    return _alike(index, name, span)


def _meant(
    index: NameIndex[Any], tier: Tier, entries: Sequence[tuple[Any, Any]], name: str, span: DateSpan | None
) -> tuple[Any, ...]:
    """Return the records among the entries of a tier that a name means in a span."""
    if tier is Tier.POST:
        present = holders(index, entries, span or index.today())
        # Who held it before is named where several hold it, and is nobody's answer to who holds it.
        if span is not None or len(present) <= 1:
            return present
    if tier is Tier.NAME and "." in name:
        entries = [entry for entry in entries if _is_abbreviated(name, entry[0])]
    if tier is Tier.FINGERPRINT:
        entries = [entry for entry in entries if _is_case(name, entry[0])]
    if tier is Tier.SURNAME:
        entries = [entry for entry in entries if _is_sure(name, entry[0])]
    if tier is Tier.PERSON:
        return _people(index, {entry[0].id: entry[0] for entry in entries}, name, span)
    if tier is not Tier.POST:
        entries = _in_use(entries, span)
    return tuple({id(record): record for record, _ in entries}.values())


def _in_use(
    entries: Sequence[tuple[Any, DateSpan | None]], span: DateSpan | None
) -> Sequence[tuple[Any, DateSpan | None]]:
    """Return the names in use in a span; without one, those that no date limits, or else all."""
    if span is None:
        return [entry for entry in entries if entry[1] is None] or entries
    return [entry for entry in entries if entry[1] is None or entry[1].may_overlap(span)]


def _people(
    index: NameIndex[Any], officials: Mapping[str, Official], name: str, span: DateSpan | None
) -> tuple[Official, ...]:
    """Return whom a name with titles, initials or a father's name means; of several who holds that post."""
    asked = person(name)
    known = {one: _post_words(index, one) for one in officials.values() if fits(asked, one)}
    able = {
        one: [post for post, words in posts if words.issuperset(asked.posts)] for one, posts in known.items()
    }
    meant = tuple(one for one, posts in able.items() if posts or not asked.posts)
    if len(meant) > 1 and asked.posts:
        posts = [(one, one.appointments.index(post)) for one in meant for post in able[one]]
        return holders(index, posts, span or index.today()) or meant
    return meant


def _post_words(index: NameIndex[Any], official: Official) -> list[tuple[Appointment, frozenset[str]]]:
    """Return the posts of an official with the words of their titles, bodies and parties."""
    return [
        (post, frozenset(word for text in index.texts_of(post) for word in plain_words(text)))
        for post in official.appointments
    ]


def _is_abbreviated(name: str, record: Record) -> bool:
    """Whether letters with full stops are more than the code of a country: R.U. is no Russia."""
    plain = folded(undotted(name))
    return plain != folded(record.id) or any(plain == folded(other.value) for other in record.names)


def _is_case(name: str, record: Record) -> bool:
    """Whether a name that has the stems of a country or region is a case of its name: Росси is no country.

    No case of the name of a country is shorter than the name, and one in -ия keeps its и.
    """
    if not isinstance(record, Country | Region):
        return True
    asked, stems = plain_words(name), stems_of(name)
    same = [
        (plain_words(other.value), other.lang) for other in record.names if stems_of(other.value) == stems
    ]
    return not same or any(
        asked == words or (lang in INFLECTED and all(map(_is_ending, asked, words))) for words, lang in same
    )


def _is_ending(word: str, known: str) -> bool:
    return len(word) >= len(known) and (not known.endswith("ия") or word[len(known) - 2] == "и")


def _is_sure(name: str, official: Official) -> bool:
    """Whether a surname that sounds so is the official's: a short one in Latin letters must be spelt so."""
    plain = folded(name)
    # German is the country's, whoever is called Герман
    if plain not in DEMONYMS and (len(plain) >= SURE_LETTERS or not plain.isascii()):
        return True
    spellings = surnames(official) if plain not in DEMONYMS else filter(str.isascii, surnames(official))
    return any(plain in {folded(text), spelt_out(text)} for text in spellings)


def _alike(index: NameIndex[T], name: str, span: DateSpan | None) -> tuple[T, ...]:
    """Return the records that sound so: in another script any, in Latin letters people only."""
    words = sounds_of(name).split()
    alike: dict[int, Any] = {}
    for is_person, key in ((True, " ".join(sorted(words))), (False, " ".join(words))):
        for record, dates in index.table(Tier.SOUND).get(key, ()):
            fits = isinstance(record, Official) if is_person else not folded(name).isascii()
            if fits and (span is None or dates is None or dates.may_overlap(span)):
                alike[id(record)] = record
    return _without_editions(tuple(alike.values()))


def _without_editions(records: tuple[Any, ...]) -> tuple[Any, ...]:
    """Leave out events where their series goes by the same name."""
    series = {record.id for record in records if isinstance(record, Series)}
    return tuple(record for record in records if not (isinstance(record, Event) and record.series in series))


def ever_held(index: NameIndex[T], name: str) -> tuple[T, ...]:
    """Return all who ever held the post that a name is the title of."""
    posts: Iterable[Any] = index.table(Tier.POST).get(fingerprint(name, index.parties), ())
    officials: dict[str, Any] = {official.id: official for official, _ in posts}
    return tuple(officials.values())


def holders(index: NameIndex[Any], posts: Iterable[Post], span: DateSpan) -> tuple[Official, ...]:
    """Return who held one post in a span: whoever surely did or, of a seat that nobody surely did, possibly.

    A post without a recorded end is over where a later holder of the same seat is known.

    Args:
        index: The names of the officials of a registry.
        posts: Officials, each with the position of an appointment to that post.
        span: The span.
    """
    first, last = span.earliest or dt.date.min, span.latest or dt.date.max
    held: dict[str, tuple[Certainty, bool, Official]] = {}
    for official, position in posts:
        post = official.appointments[position]
        certainty = post.certainty_within(first, last, index.taken_over().get((official.id, position)))
        if certainty > held.get(official.id, (Certainty.NO,))[0]:
            held[official.id] = (certainty, post.seat is not None, official)
    surely = any(seat and certainty is Certainty.SURE for certainty, seat, _ in held.values())
    return tuple(one for certainty, _, one in held.values() if certainty is Certainty.SURE or not surely)


def _spelt(word: str) -> tuple[str, ...]:
    return folded(word), spelt_out(word), sounding(word)


def _written(name: str) -> tuple[str, ...]:
    """Return a name as it may stand in the data; a number as the code of a country, of three digits."""
    code = name.zfill(LONGEST_CODE) if name.isdecimal() else name
    return folded(code), spelt_out(name), folded(undotted(name))


KEYS: Final[tuple[tuple[Tier, Callable[[NameIndex[Any], str], tuple[Any, ...]]], ...]] = (
    (Tier.NAME, lambda _, name: _written(name)),
    (Tier.FINGERPRINT, lambda index, name: tuple(fingerprint(text, index.parties) for text in turned(name))),
    (Tier.ORDER, lambda _, name: (" ".join(sorted(plain_words(name))),)),
    (Tier.SURNAME, lambda _, name: _spelt(name)),
    (Tier.POST, lambda index, name: (fingerprint(name, index.parties),)),
    (Tier.KIND, lambda index, name: (fingerprint(name, index.parties),)),
    (Tier.PERSON, lambda _, name: tuple(key for word in person(name).words for key in _spelt(word))),
)
"""The tiers that are asked in turn, and under which keys a name stands in each."""
