"""Aliases: every text by which a record goes, and the days on which it goes by it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eucentralasia.model import Document, Event, Official, Record, Series
from eucentralasia.names.normalise import folded, is_cyrillic, sounding
from eucentralasia.names.words import PARTICLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eucentralasia.dates import DateSpan

__all__ = ["aliases", "editions_of", "identified", "names_of", "surnames"]

FIELDS: Final = ("id", "alpha_3", "numeric", "name", "official_name", "title")


def names_of(record: Record) -> tuple[str, ...]:
    """Return the texts by which a record goes, as recorded: id, codes, names and titles, each once."""
    return tuple(dict.fromkeys(text for text, _ in _recorded(record)))


def aliases(record: Record) -> Iterator[tuple[str, DateSpan | None]]:
    """Yield each text by which a record goes, with when it does; ``None`` where no source limits it.

    The title of a document stands also without what stands in brackets at its end.
    """
    for text, dates in _recorded(record):
        yield text, dates
        if isinstance(record, Document) and text.endswith(")") and " (" in text:
            yield text.partition(" (")[0], dates


def _recorded(record: Record) -> Iterator[tuple[str, DateSpan | None]]:
    for field in FIELDS:
        text = getattr(record, field, None)
        if text:
            yield text, None
    for former in record.former_ids:
        yield former, None
    for name in record.names:
        yield name.value, name.dates


def identified(record: Record) -> Iterator[str]:
    """Yield the identifiers of a record, with their schemes and without; numbers mean nothing by themselves.

    Examples:
        >>> import eucentralasia as eca
        >>> from eucentralasia.names.aliases import identified
        >>> list(identified(eca.countries["KZ"]))[-2:]
        ['wikidata:Q232', 'Q232']
    """
    for one in getattr(record, "identifiers", ()):
        yield str(one)
        if not one.value.isdecimal():
            yield one.value


def editions_of(event: Event, series: Series) -> Iterator[str]:
    """Yield what an event is called as an edition of its series: by number, and by city and year.

    Examples:
        >>> import eucentralasia as eca
        >>> from eucentralasia.names.aliases import editions_of
        >>> names = editions_of(eca.events["hlpsd-12"], eca.series["hlpsd"])
        >>> [text for text in names if text.endswith("HLPSD")]
        ['12th HLPSD']
    """
    where = ", ".join(str(part) for part in (event.place.city, event.first_day.year) if part)
    for text, _ in aliases(series):
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

    Which end of a spelling is the surname is seen by the id, that ends with it.

    Examples:
        >>> import eucentralasia as eca
        >>> from eucentralasia.names.aliases import surnames
        >>> surnames(eca.officials["ursula-von-der-leyen"])[:2]
        ('Leyen', 'von der Leyen')
    """
    family = sounding(official.id.rpartition("-")[2])
    spellings: list[str] = []
    for value in (official.name, *(name.value for name in official.names)):
        words = value.split()
        if len(words) > 1 and sounding(words[0]) == family != sounding(words[-1]):
            spellings.append(words[0])
        elif len(words) > 1:
            spellings += _last_names(words)
    return tuple(dict.fromkeys(spellings))


def _last_names(words: list[str]) -> Iterator[str]:
    yield words[-1]
    start = len(words) - 1
    while start > 1 and folded(words[start - 1]) in PARTICLES:
        start -= 1
    if start < len(words) - 1:
        yield " ".join(words[start:])
    # Of three words the second may begin a double surname (Martínez Carbonell); an initial does not.
    elif len(words) == 3 and not words[1].endswith("."):  # noqa: PLR2004 - given name and two surnames
        yield " ".join(words[1:])
