"""Forms: what a value must look like beyond its type, for the loader and for JSON Schema alike."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from types import MappingProxyType
from typing import Any, Final

import attrs

# An id is the name of a file: file systems take 255 bytes, and Windows of old 260 for the whole path. The
# longest of the curated registry has 43.
LONGEST_ID: Final = 100

# What browsers and sitemaps are known to take; the longest of the curated registry has 849.
LONGEST_ADDRESS: Final = 2000

# Windows cannot have a file with the name of a device, whatever its ending; an id is the name of a file.
PORTS: Final = (f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))

DEVICES: Final = frozenset({"con", "prn", "aux", "nul", *PORTS})

LONGEST_DEVICE: Final = max(map(len, DEVICES))

# The same without flags, which JSON Schema's dialect of patterns has none of.
NO_DEVICE: Final = (
    "^(?:[cC][oO][nN]|[pP][rR][nN]|[aA][uU][xX]|[nN][uU][lL]|(?:[cC][oO][mM]|[lL][pP][tT])[1-9])$"
)

LATIN: Final = r"[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]+"

PORT: Final = "(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])"

# What becomes one of / ? # @ : where a reader of addresses normalises the host, and would lead elsewhere.
LOOKALIKES: Final = (
    r"\u2047-\u2049\u2100\u2101\u2105\u2106\u2a74\ufe13\ufe16"
    r"\ufe55\ufe56\ufe5f\ufe6b\uff03\uff0f\uff1a\uff1f\uff20"
)
# What becomes a point there, or nothing at all: so a host would be another than it looks.
UNSEEN: Final = (
    r"\u3002\uff0e\uff61\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    r"\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
)

# What Python counts as space, spelt out: other dialects of patterns mean another set by their short word.
SPACE: Final = r"\u0009-\u000d\u001c-\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"

# Quotes stand bare: the dialect of JSON Schema refuses an escape of what needs none.
OUTSIDE: Final = rf'{SPACE}\\<>"{{}}|^`'

HOST: Final = rf"[^{OUTSIDE}/@?#:\[\]{LOOKALIKES}{UNSEEN}]+"

ADDRESS: Final = rf"https?://{HOST}(?::{PORT})?(?:[/?#][^{OUTSIDE}]*)?"


# What people write for a currency or a language, whose codes are three capitals and two letters.
MEANT: Final = MappingProxyType(
    {"$": "USD", "us$": "USD", "dollar": "USD", "dollars": "USD", "euro": "EUR", "euros": "EUR", "£": "GBP"}
    | {"€": "EUR", "pound": "GBP", "tenge": "KZT", "som": "KGS", "somoni": "TJS", "manat": "TMT"}
    | {"english": "en", "french": "fr", "german": "de", "russian": "ru", "kazakh": "kk", "kyrgyz": "ky"}
    | {"tajik": "tg", "turkmen": "tk", "uzbek": "uz", "ukrainian": "uk", "polish": "pl", "italian": "it"}
    | {"cyrillic": "Cyrl", "latin": "Latn", "arabic": "ar", "greek": "el"}
)


class Form:
    """What a value must look like beyond its type.

    Args:
        wanted: The form in words, with an example.
        code: A short stable word for the problem.
        holds: Whether a value has the form.
        schema: The same as a piece of JSON Schema, as far as that can say it.
    """

    __slots__ = ("code", "holds", "schema", "wanted")

    def __init__(
        self, *, wanted: str, code: str, holds: Callable[[Any], bool], schema: dict[str, Any]
    ) -> None:
        self.wanted: str = wanted
        self.code: str = code
        self.holds: Callable[[Any], bool] = holds
        self.schema: dict[str, Any] = schema

    def mended(self, value: object) -> str:
        """Say how a text is written in the form that was perhaps meant; nothing where that is not plain.

        Examples:
            >>> from eucentralasia.model.patterns import ALPHA_2, SLUG, WEB
            >>> SLUG.mended("Talks 2030"), ALPHA_2.mended("kz"), WEB.mended("example.org"), SLUG.mended("é")
            ("; write 'talks-2030'", "; write 'KZ'", "; write 'https://example.org'", '')
        """
        if type(value) is not str or len(value) > LONGEST_ID or not (value.isascii() or value in MEANT):
            return ""
        plain = value.strip()
        as_id = "-".join(re.findall("[a-z0-9]+", plain.lower()))
        item = f"wikidata:{plain}" if re.fullmatch("Q[0-9]+", plain) else plain.replace("/", ":", 1)
        web = f"https://{plain}" if "." in plain else ""
        ways = (MEANT.get(plain.lower(), ""), plain, as_id, plain.upper(), plain.capitalize(), web, item)
        return next((f"; write {way!r}" for way in ways if way and self.holds(way)), "")


@cache
def _matcher(pattern: str) -> Callable[[str], re.Match[str] | None]:
    """Return what matches whole texts, compiled when first asked: records of a snapshot need none."""
    return re.compile(pattern).fullmatch


def formed(form: Form, default: Any = attrs.NOTHING) -> Any:
    """Return a field whose value, or each item of whose tuple, has a form."""
    return attrs.field(default=default, metadata={"form": form})


def _text(pattern: str, wanted: str, code: str, *, longest: int | None = None, is_id: bool = False) -> Form:
    """Return a form of texts; the pattern speaks the common part of Python's and JSON Schema's dialects."""
    most = LONGEST_ID if is_id else longest
    schema: dict[str, Any] = {"type": "string", "pattern": f"^(?:{pattern})$(?!\\n)"}

    def holds(text: str) -> bool:
        if _matcher(pattern)(text) is None or (most is not None and len(text) > most):
            return False
        # few ids are as short as a device's name, and a load asks this of every one
        return not is_id or len(text) > LONGEST_DEVICE or text.lower() not in DEVICES

    schema |= {} if most is None else {"maxLength": most}
    schema |= {"not": {"pattern": NO_DEVICE}} if is_id else {}
    return Form(wanted=wanted, code=code, holds=holds, schema=schema)


def _degrees(most: int) -> Form:
    return Form(
        wanted=f"degrees from -{most} to {most}",
        code="range",
        holds=lambda number: abs(number) <= most,
        schema={"type": "number", "minimum": -most, "maximum": most},
    )


SLUG: Final = _text(
    "[a-z0-9]+(?:-[a-z0-9]+)*",
    "an id of small letters, digits and hyphens, at most 100 and no device's name",
    "id",
    is_id=True,
)

ALPHA_2: Final = _text("[A-Z]{2}", "an ISO 3166-1 alpha-2 code like 'KZ'", "id", is_id=True)

CITY: Final = _text(f"{LATIN}(?:[ '\u2019\u02bb-]{LATIN})*", "the English name of the city", "id", is_id=True)

ALPHA_3: Final = _text("[A-Z]{3}", "an ISO 3166-1 alpha-3 code like 'KAZ'", "code")

NUMERIC: Final = _text("[0-9]{3}", "an ISO 3166-1 numeric code like '398'", "code")

CURRENCY: Final = _text("[A-Z]{3}", "an ISO 4217 code like 'KZT'", "code")

IDENTIFIER: Final = _text(
    f"[a-z0-9-]+:[^{SPACE}](?:[^\\n]*[^{SPACE}])?", "a scheme and a value like 'wikidata:Q232'", "identifier"
)

LANGUAGE: Final = _text("[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?", "a BCP 47 tag like 'ru'", "language")

SCRIPT: Final = _text("[A-Z][a-z]{3}", "an ISO 15924 script like 'Cyrl'", "script")

LATITUDE: Final = _degrees(90)

LONGITUDE: Final = _degrees(180)

ORDINAL: Final = Form(
    wanted="a number from 1",
    code="range",
    holds=lambda number: bool(number >= 1),
    schema={"type": "integer", "minimum": 1},
)

BEGUN: Final = Form(
    wanted="a first date",
    code="missing",
    holds=lambda span: span.start is not None,
    schema={"type": "string", "pattern": "^[0-9\\[]"},
)

WEB: Final = _text(ADDRESS, "an address that starts with https:// or http://", "url", longest=LONGEST_ADDRESS)


def ids(*drawers: str, default: Any = attrs.NOTHING) -> Any:
    """Return a field that holds an id, or a tuple of ids, of records in one of these drawers."""
    return attrs.field(default=default, metadata={"refers": drawers})
