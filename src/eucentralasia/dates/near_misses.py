"""What to type instead of what is nearly a date: the rules by which a value is turned into one that is read.

Nothing here is ever taken for a date. A time of day, two digits of a year, "mid-July" and the day counts of
spreadsheets say too much or too little for that; but who typed them is shown the line that says what is sure.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any, Final

from eucentralasia.errors import DateError, safe_repr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Read = Callable[[str], Iterable[str]]

__all__ = ["lines_of"]

LAST_YEAR: Final = 9999
FIRST_OF_THIS_CENTURY: Final = 91
"""Two digits of a year from here on are of the last century: the dialogues begin with the states, in 1991."""
SERIAL: Final = range(36526, 73051)
"""What spreadsheets write for the days of the years 2000 to 2099."""
DAY_ZERO: Final = dt.date(1899, 12, 30)
"""The day that spreadsheets count from; it is so for all days after the one of 1900 that never was."""
LAST_WEEK: Final = 53
LONGEST: Final = 120  # as of the texts that are read

VAGUE: Final = (
    "early|late|mid|middle|beginning|start|end|first days|last days|"
    "в начале|начало|в середине|середина|в конце|конец|"
    "anfang|mitte|ende|début|fin|mi|milieu|początek|na początku|połowa|koniec|pod koniec"
)
ABOUT: Final = (
    "about|around|circa|approximately|approx\\.|ca\\.?|c\\.|около|примерно|etwa|ungefähr|um|vers|około|~"
)
SINCE: Final = "since|from|starting|as of|с|со|начиная с|seit|ab|depuis|dès|od"
UNTIL: Final = "until|till|up to|through|by|до|по|bis|jusqu'en|jusqu’en|jusqu'au|jusqu’au|do"
NOW: Final = "present|now|today|date|ongoing|open|настоящее время|н\\. ?в\\.|heute|aujourd'hui|dziś"
LINKED: Final = r"(?:[ -](?:of |the |in |de |des |du |le |von |em )*)"

YEAR: Final = "[12][0-9]{3}"
RULES: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), inner, outer)
    for pattern, inner, outer in (
        # a time of day behind the date
        (r"(.*[0-9]{2})(?:T|,? (?:at |um |в |à )?)[0-9]{1,2}:[0-9]{2}.*", r"\1", "{}"),
        (rf"({YEAR}[0-9]{{4}})T[0-9]{{4,6}}.*", r"\1", "{}"),
        (r"(.*[0-9]{4}),? (?:at )?[0-9]{1,2} ?[ap]\.?m\.?", r"\1", "{}"),
        # ISO 8601 without its hyphens
        (rf"({YEAR})([0-9]{{2}})([0-9]{{2}})", r"\1-\2-\3", "{}"),
        (rf"({YEAR})(\d\d)(\d\d)[/–-]({YEAR})(\d\d)(\d\d)", r"\1-\2-\3/\4-\5-\6", "{}"),
        # quarters and halves
        (rf"({YEAR})[-/ ]?([QH][1-4])", r"\2 \1", "{}"),
        (rf"([1-4])([QH])[-/ ]?({YEAR})", r"\2\1 \3", "{}"),
        # two digits of a year
        (r"([0-9]{1,2}([./-])[0-9]{1,2}\2)([0-9]{2})", r"\g<1>{century}\3", "{}"),
        (r"(.*[^\W\d_]\.?,? )['’]?([0-9]{2})(?: года| г\.?)?", r"\g<1>{century}\2", "{}"),
        (r"([^\W\d_]+\.? [0-9]{1,2}(?:st|nd|rd|th)?, ?)['’]?([0-9]{2})", r"\g<1>{century}\2", "{}"),
        # what says too little, or when it began or ended
        (rf"(?:the )?(?:{VAGUE}){LINKED}(.+)", r"\1", "{}"),
        (rf"(?:{ABOUT}) ?(.+)", r"\1", "{}~"),
        (rf"(.+?)(?: ?[–—-] ?| to |/)(?:{NOW})", r"\1", "{}/.."),
        (rf"(?:{SINCE}) (.+)", r"\1", "{}/.."),
        (rf"(?:{UNTIL}) (.+)", r"\1", "../{}"),
        (r"(.+?) ?[–—-](?: ?\.\.)?", r"\1", "{}/.."),
        (r"(.+)/unknown", r"\1", "{}/"),
        # other ways to write a span
        (r"([0-9-]+) ?\.\. ?([0-9-]+)", r"\1/\2", "{}"),
        (r"([0-9-]{10}) ?[,;:] ?([0-9-]{10})", r"\1/\2", "{}"),
        (r"[\[(]([0-9-]{10}), ?([0-9-]{10})\]", r"\1/\2", "{}"),
        (r"(?:the )?([12][0-9]{2})(?:0s|0-е|0er|X)", r"\g<1>0/\g<1>9", "{}"),
        # digits that nobody knows
        (rf"({YEAR}-[0-9]{{2}})-(?:XX|uu|\?\?)", r"\1", "{}"),
        (rf"({YEAR})-(?:XX|uu|\?\?)(?:-(?:XX|uu|\?\?))?", r"\1", "{}"),
    )
)
"""How a text is nearly a date: the pattern of it, what of it is to be read, and what is made of its EDTF."""
WEEKS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?P<year>{YEAR})-?W(?P<week>[0-9]{{2}})(?:-?(?P<day>[1-7]))?",
        rf"(?:the )?(?:week|KW|semaine|неделя|tydzień) (?P<week>[0-9]{{1,2}})(?:,| of)? ?(?P<year>{YEAR})",
        rf"(?P<week>[0-9]{{1,2}})(?:-?я|th|st|nd|rd)? (?:week|неделя)(?: of)? (?P<year>{YEAR})(?: года)?",
    )
)
HALF_OPEN: Final = re.compile(r"\[([0-9-]{10}), ?([0-9-]{10})\)")


def lines_of(found: object, read: Read) -> list[str]:
    """Return what to type, in EDTF, for a value that is nearly a date; nothing where none is seen.

    Args:
        found: The value: a text, a number, a date of another library, two dates.
        read: What returns the EDTF of the readings of a text, or raises a DateError.

    Examples:
        >>> from eucentralasia.dates.near_misses import lines_of
        >>> lines_of("2025-W28", lambda text: [text]), lines_of(45849, lambda text: [text])
        (['2025-07-07/2025-07-13'], ['2025-07-11'])
    """
    text = _text_of(found, read)
    if text is None or len(text) > LONGEST:
        return []
    if text is not found and (readings := _tried(text, read)):
        return readings
    return _week(text) or _until_before(text) or next(filter(None, _by_rules(text, read)), [])


def _text_of(found: Any, read: Read) -> str | None:
    """Return a value as a text that is perhaps read."""
    if isinstance(found, str):
        return str(found).strip()
    if isinstance(found, bytes):
        return found.decode("ascii", "replace")
    if isinstance(found, dt.date):  # perhaps with a time behind it
        return str(found)[: len("2025-07-11")]
    # of numpy and pandas, which nobody needs to have installed; their texts are ISO
    if type(found).__name__ in {"datetime64", "Period"}:
        return str(found)
    if isinstance(found, tuple | list) and len(found) == 2:  # noqa: PLR2004 - a first and a last
        sides = [_one_line(side, read) for side in found]
        return "/".join(sides) if all(sides) else None
    return _number(found)


def _one_line(found: object, read: Read) -> str:
    """Return the only line for one side of a pair, or nothing."""
    text = _text_of(found, read)
    lines = (_tried(text, read) or lines_of(text, read)) if text else []
    return lines[0] if len(lines) == 1 else ""


def _number(found: Any) -> str | None:
    """Return a number as a year, a day in eight digits, or the day that a spreadsheet counts so."""
    whole = isinstance(found, float) and found.is_integer()
    counted = isinstance(found, float) and SERIAL.start <= found < SERIAL.stop
    if isinstance(found, bool) or not (whole or counted or hasattr(found, "__index__")):
        return None
    number = int(found)
    if number in SERIAL:
        return str(DAY_ZERO + dt.timedelta(days=number))
    return f"{number:04}" if 0 < number <= LAST_YEAR else safe_repr(number)


def _tried(text: str, read: Read) -> list[str]:
    try:
        return list(read(text))
    except DateError:
        sides = [_tried(side, read) for side in text.split("/")] if text.count("/") == 1 else []
    spans = [f"{first}/{last}" for first in sides[0] for last in sides[1] if first <= last] if sides else []
    return spans if len(spans) == 1 else []


def _week(text: str) -> list[str]:
    """Return the days of a week of ISO 8601, or the one that is said."""
    match = next(filter(None, (pattern.fullmatch(text) for pattern in WEEKS)), None)
    if match is None or not 1 <= int(match["week"]) <= LAST_WEEK:
        return []
    said = match.groupdict().get("day")
    try:
        first, last = (
            dt.date.fromisocalendar(int(match["year"]), int(match["week"]), int(said or one))
            for one in (1, 7)
        )
    except ValueError:  # most years have 52 weeks
        return []
    return [str(first) if said else f"{first}/{last}"]


def _until_before(text: str) -> list[str]:
    """Return an interval without its last day as one with all its days."""
    match = HALF_OPEN.fullmatch(text)
    try:
        last = dt.date.fromisoformat(match[2]) - dt.timedelta(days=1) if match else None
    except ValueError:
        last = None
    return [f"{match[1]}/{last}"] if match and last else []


def _by_rules(text: str, read: Read) -> Iterator[list[str]]:
    if text.isdecimal() and int(text) in SERIAL:
        yield [str(DAY_ZERO + dt.timedelta(days=int(text)))]
    for pattern, inner, outer in RULES:
        match = pattern.fullmatch(text)
        if match is not None:
            digits = match[match.lastindex or 0][-2:]
            century = "20" if digits.isdecimal() and int(digits) < FIRST_OF_THIS_CENTURY else "19"
            plain = match.expand(inner.replace("{century}", century))
            # a rule may leave what another mends: since 11.07.25
            lines = _tried(plain, read) or ([] if plain == text else lines_of(plain, read))
            yield [outer.format(line) for line in lines if outer == "{}" or line[-1] not in "~?%]/."]
