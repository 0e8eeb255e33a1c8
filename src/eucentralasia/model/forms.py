"""The forms that a text or number must have beyond its type: ids, codes, tags and addresses."""

import re
from collections.abc import Callable
from functools import cache
from typing import Any, Final

import attrs

__all__ = ["Form", "formed", "is_web_address"]

LONGEST_ID: Final = 100
LONGEST_ADDRESS: Final = 2000
LONGEST_DEVICE: Final = 4
RESERVED: Final = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
NO_DEVICE: Final = {"pattern": "^(?:[cC][oO][nN]|[pP][rR][nN]|[aA][uU][xX]|[nN][uU][lL]|(?:[cC][oO][mM]|[lL][pP][tT])[1-9])$"}
LETTERS: Final = r"[^\W\d_]+([ '’-][^\W\d_]+)*"
ADDRESS: Final = r"[^\s\\<>\"{}|^`\x00-\x1f\x7f]{8,2000}"
PLAIN_ADDRESS: Final = r"https?://[a-z0-9][a-z0-9.-]*(?:/[a-zA-Z0-9/._~%&=?#,;+!*'()-]*)?"


class Form:
    """What a value must look like beyond its type.

    Args:
        wanted: The form in words, with an example.
        code: A short stable word for the problem.
        holds: Whether a value has the form.
        schema: The same as a piece of JSON Schema, as far as that can say it.
    """

    __slots__ = ("code", "holds", "schema", "wanted")

    def __init__(self, *, wanted: str, code: str, holds: Callable[[Any], bool], schema: dict[str, Any]) -> None:
        self.wanted = wanted
        self.code = code
        self.holds = holds
        self.schema = schema


@cache
def _matcher(pattern: str, flags: int = 0) -> Callable[[str], re.Match[str] | None]:
    """Return what matches whole texts; a pattern is dear to compile, and curated data, once checked, need none."""
    return re.compile(pattern, flags).fullmatch


def formed(form: Form, default: Any = attrs.NOTHING) -> Any:
    """Return a field whose value, or each item of whose tuple, has a form."""
    return attrs.field(default=default, metadata={"form": form})


def is_web_address(url: str) -> bool:
    """Whether a text is an http or https address with a host, without user name, space or control character."""
    if _matcher(PLAIN_ADDRESS, re.ASCII)(url) is not None and len(url) <= LONGEST_ADDRESS:
        return True
    if _matcher(ADDRESS)(url) is None:
        return False
    from urllib.parse import urlsplit  # noqa: PLC0415

    try:
        parts = urlsplit(url)
        port_is_good = parts.port is None or parts.port > 0
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc and port_is_good


def _text(pattern: str, wanted: str, code: str, *, is_id: bool = False) -> Form:
    """Return a form of texts; the pattern speaks the common part of Python's and JSON Schema's dialects."""

    def matches(text: str) -> bool:
        return _matcher(pattern, re.ASCII)(text) is not None

    if not is_id:
        return Form(wanted=wanted, code=code, holds=matches, schema={"pattern": f"^(?:{pattern})$(?!\\n)"})
    return Form(
        wanted=wanted,
        code=code,
        holds=lambda text: matches(text) and len(text) <= LONGEST_ID and (len(text) > LONGEST_DEVICE or not _is_device(text)),
        schema={"pattern": f"^(?:{pattern})$(?!\\n)", "maxLength": LONGEST_ID, "not": NO_DEVICE},
    )


def _is_device(text: str) -> bool:
    """Whether a file of that name would be a device on some systems."""
    return text.lower() in RESERVED


def _degrees(most: int) -> Form:
    return Form(
        wanted=f"degrees from -{most} to {most}",
        code="range",
        holds=lambda number: abs(number) <= most,
        schema={"minimum": -most, "maximum": most},
    )


SLUG: Final = _text(
    "[a-z0-9]+(?:-[a-z0-9]+)*", "an id of small letters, digits and hyphens, at most 100 and no device's name", "id", is_id=True
)
ALPHA_2: Final = _text("[A-Z]{2}", "an ISO 3166-1 alpha-2 code like 'KZ'", "id", is_id=True)
CITY: Final = Form(
    wanted="the English name of the city",
    code="id",
    holds=lambda text: _matcher(LETTERS)(text) is not None and len(text) <= LONGEST_ID and not _is_device(text),
    schema={"pattern": "^[^0-9_]+$(?!\\n)", "maxLength": LONGEST_ID, "not": NO_DEVICE},
)
ALPHA_3: Final = _text("[A-Z]{3}", "an ISO 3166-1 alpha-3 code like 'KAZ'", "code")
NUMERIC: Final = _text("[0-9]{3}", "an ISO 3166-1 numeric code like '398'", "code")
CURRENCY: Final = _text("[A-Z]{3}", "an ISO 4217 code like 'KZT'", "code")
IDENTIFIER: Final = _text(r"[a-z0-9-]+:\S+", "a scheme and a value like 'wikidata:Q232'", "identifier")
LANGUAGE: Final = _text("[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?", "a BCP 47 tag like 'ru'", "language")
SCRIPT: Final = _text("[A-Z][a-z]{3}", "an ISO 15924 script like 'Cyrl'", "script")
LATITUDE: Final = _degrees(90)
LONGITUDE: Final = _degrees(180)
ORDINAL: Final = Form(wanted="a number from 1", code="range", holds=lambda number: bool(number >= 1), schema={"minimum": 1})
BEGUN: Final = Form(wanted="a first date", code="missing", holds=lambda span: span.start is not None, schema={"pattern": "^[0-9]"})
WEB: Final = Form(
    wanted="an address that starts with https:// or http://",
    code="url",
    holds=is_web_address,
    schema={"pattern": '^https?://[^\\s\\\\<>"{}|^`/@?#]+(?:[/?#][^\\s\\\\<>"{}|^`]*)?$(?!\\n)', "maxLength": LONGEST_ADDRESS},
)
