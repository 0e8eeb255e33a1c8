"""Namings: every text by which a record goes, and the days on which it goes by it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eucentralasia.model import Document, Event, Official, Record, Series
from eucentralasia.names.normalise import folded, is_cyrillic, listed, sounding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eucentralasia.dates import DateSpan

__all__ = ["editions_of", "names_of", "namings", "spellings", "surnames"]

FIELDS: Final = ("id", "alpha_3", "numeric", "name", "official_name", "title")
PARTICLES: Final = frozenset(listed("al bin da de del der di du el ibn la le van von zu"))
NAMES_OF_THREE: Final = 3


def names_of(record: Record) -> tuple[str, ...]:
    """Return all texts by which a record can be found: id, codes, name, official name, title and other names."""
    return tuple(dict.fromkeys(text for text, _ in namings(record)))


def namings(record: Record) -> Iterator[tuple[str, DateSpan | None]]:
    """Yield each text by which a record goes with the time in which it goes by it; ``None`` where no source limits it."""
    for field in FIELDS:
        text = getattr(record, field, None)
        if text:
            yield text, None
    for former in record.former_ids:
        yield former, None
    for name in record.names:
        yield name.value, name.dates


def spellings(record: Record) -> Iterator[tuple[str, DateSpan | None]]:
    """Yield the same, and the titles of documents without what stands in brackets at their end."""
    for text, dates in namings(record):
        yield text, dates
        short = text.partition(" (")[0] if text.endswith(")") and isinstance(record, Document) else text
        if short != text:
            yield short, dates


def editions_of(event: Event, series: Series) -> Iterator[str]:
    """Yield what an event is called as an edition of its series: by number, and by place and year.

    Examples:
        >>> import eucentralasia as eca
        >>> from eucentralasia.names.aliases import editions_of
        >>> [text for text in editions_of(eca.events["hlpsd-12"], eca.series["hlpsd"]) if text.endswith("HLPSD")]
        ['12th HLPSD']
    """
    where = ", ".join(str(part) for part in (event.place.city, event.first_day.year) if part)
    for text, _ in namings(series):
        if text == series.id:
            continue
        if event.edition is not None:
            yield f"{_ordinal(event.edition, text)} {text}"
        yield f"{text} ({where})"


def _ordinal(number: int, text: str) -> str:
    """Return a number as it stands before a text in English or in Russian."""
    if any(is_cyrillic(letter) for letter in text):
        return f"{number}-й"
    last = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{last}"


def surnames(official: Official) -> tuple[str, ...]:
    """Return the surnames of an official in every spelling, with their particles and without.

    Which end of a spelling is the surname is told by the id, that ends with it.

    Examples:
        >>> import eucentralasia as eca
        >>> from eucentralasia.names.aliases import surnames
        >>> surnames(eca.officials["ursula-von-der-leyen"])[:2]
        ('Leyen', 'von der Leyen')
    """
    family = sounding(official.id.rpartition("-")[2])
    found: list[str] = []
    for value in (official.name, *(name.value for name in official.names)):
        words = value.split()
        if len(words) > 1 and sounding(words[0]) == family != sounding(words[-1]):
            found.append(words[0])
        elif len(words) > 1:
            found += _last_names(words)
    return tuple(dict.fromkeys(found))


def _last_names(words: list[str]) -> Iterator[str]:
    yield words[-1]
    start = len(words) - 1
    while start > 1 and folded(words[start - 1]) in PARTICLES:
        start -= 1
    if start < len(words) - 1:
        yield " ".join(words[start:])
    elif len(words) == NAMES_OF_THREE and not words[1].endswith("."):
        yield " ".join(words[1:])
