"""What a node of linked data says in one value: dates, texts in a language, addresses of others."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from eucentralasia.dates import DateSpan, PartialDate

__all__ = [
    "DATED",
    "ELSEWHERE",
    "XSD",
    "date_of",
    "edtf",
    "elsewhere",
    "grouped",
    "known",
    "numbered",
    "tagged",
    "when",
]

XSD: Final = "http://www.w3.org/2001/XMLSchema#"
# The words whose dates are typed by how much of them is known; schema.org's context has one type for all.
DATED: Final = ("datePublished", "endDate", "previousStartDate", "startDate")
EDTF: Final = "http://id.loc.gov/datatypes/edtf/EDTF"
AUTHORITY: Final = "http://publications.europa.eu/resource/authority/"
ELSEWHERE: Final = MappingProxyType(
    {
        "celex": "http://publications.europa.eu/resource/celex/{}",
        "eli": "http://data.europa.eu/eli/{}",
        "eurovoc": "http://eurovoc.europa.eu/{}",
        "geonames": "https://sws.geonames.org/{}/",
        "op-body": AUTHORITY + "corporate-body/{}",
        "op-country": AUTHORITY + "country/{}",
        "wikidata": "http://www.wikidata.org/entity/{}",
    }
)


def when(span: DateSpan | None) -> dict[str, Any]:
    """Return a span in EDTF, its ends as dates as far as they are sure, and the days that it can touch.

    The days are days whatever is known, as no engine compares a month with a day.
    """
    if span is None:
        return {}
    ends = {"startDate": span.start, "endDate": span.end}
    sure = {name: date_of(end) for name, end in ends.items() if end is not None and _is_plain(end)}
    days = {"eca:firstDay": span.earliest, "eca:lastDay": span.latest}
    known_days = {name: str(day) for name, day in days.items() if day is not None}
    return {**({} if span.is_set else sure), **known_days, "dcterms:temporal": edtf(span)}


def date_of(date: PartialDate | None) -> dict[str, str] | None:
    """Return a date as a day, a month or a year; what is no such thing to others stands as EDTF."""
    if date is None or not _is_plain(date):
        return edtf(date)
    kind = "gYear" if date.month is None else "gYearMonth" if date.day is None else "date"
    return {"@type": f"{XSD}{kind}", "@value": str(date)}


def _is_plain(date: PartialDate) -> bool:
    """Whether it is a day, a month or a year, and sure."""
    return date.grouping is None and not date.qualifier


def edtf(date: object) -> dict[str, str] | None:
    """Return a date or span as EDTF."""
    return {"@type": EDTF, "@value": str(date)} if date is not None else None


def tagged(text: str, lang: str | None) -> str | dict[str, str]:
    """Return a text, with its language where that is known."""
    return {"@value": text, "@language": lang} if lang else text


def elsewhere(identifier: str) -> str:
    """Return the address of an identifier in an outside scheme."""
    scheme, _, value = identifier.partition(":")
    return ELSEWHERE.get(scheme, f"urn:{scheme}:{{}}").format(quote(value, safe="/"))


def known(node: dict[str, Any]) -> dict[str, Any]:
    """Return a node without what is unknown or empty; a list of one stands for the one."""
    found: dict[str, Any] = {}
    for name, value in node.items():
        held = [one for one in value if one is not None] if isinstance(value, list) else value
        if held is not None and held != []:
            found[name] = held[0] if isinstance(held, list) and len(held) == 1 else held
    return found


def numbered(make: Callable[[Any, str], dict[str, Any]], parts: Iterable[Any], here: str) -> list[Any]:
    """Return the nodes of some parts, whose addresses end with their numbers."""
    # Blank nodes would be named anew by every writer, and two graphs of the same records would differ.
    return [make(part, f"{here}-{number}") for number, part in enumerate(parts)]


def grouped(pairs: Iterable[tuple[str, Any]]) -> dict[str, list[Any]]:
    """Return the values of each word."""
    found: dict[str, list[Any]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found
