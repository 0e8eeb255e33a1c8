"""The line to type: what a text that is no EDTF would be in it, for the end of a message."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eucentralasia.dates.reader import possible

if TYPE_CHECKING:
    from collections.abc import Callable

    from eucentralasia.dates.span import DateSpan
    from eucentralasia.errors import DateError

__all__ = ["line_for", "typed"]

LAST_YEAR: Final = 9999
WRITE: Final = "; write "
WANTED: Final[dict[str, Callable[[DateSpan], bool]]] = {
    "span": bool,  # all
    "date": lambda span: span.start == span.end and not span.is_set,
    "day": lambda span: span.start == span.end and span.start is not None and span.start.day is not None,
}
"""Which readings help where a span, one date or a whole day is wanted."""


def line_for(found: object, wanted: str = "span", call: str = "") -> str:
    """Return the end of a message that shows what to type; nothing where a text is no date in any form.

    Args:
        found: What was given.
        wanted: What is wanted: a ``"span"``, a ``"date"`` or a ``"day"``.
        call: The function that it was given to.

    Examples:
        >>> from eucentralasia.dates.lines import line_for
        >>> line_for("July 2025", call="during"), line_for("03/04/2025"), line_for("July 2025", "day")
        ("; write during('2025-07')", "; write '2025-04-03' or '2025-03-04'", '')
    """
    text = f"{found:04}" if type(found) is int and 0 < found <= LAST_YEAR else found
    spans = filter(WANTED[wanted], possible(text)) if isinstance(text, str) else ()
    lines = [f"{call}({str(span)!r})" if call else repr(str(span)) for span in spans]
    return WRITE + " or ".join(lines) if lines else ""


def typed(error: DateError, call: str) -> DateError:
    """Return the error of a reader, in which the line to type calls the function that was given the text."""
    expected, write, _ = error.expected.partition(WRITE)
    wanted = "day" if "a whole day" in expected else "span"
    return type(error)(error.text, expected + (line_for(error.text, wanted, call) if write else ""))
