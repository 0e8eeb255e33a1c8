"""The line to type: what a text that is no EDTF would be in it, for the end of a message."""

from typing import Final

from eucentralasia.dates.reader import possible

__all__ = ["line_for"]

LAST_YEAR: Final = 9999


def line_for(found: object, call: str = "", *, single: bool = False) -> str:
    """Return the end of a message that shows what to type instead, or nothing where a text is no date in any form.

    Args:
        found: What was given.
        call: The function that it was given to.
        single: Whether one date is wanted and no span.

    Examples:
        >>> from eucentralasia.dates.lines import line_for
        >>> line_for("July 2025", "during"), line_for("03/04/2025"), line_for("soon")
        ("; write during('2025-07')", "; write '2025-04-03' or '2025-03-04'", '')
    """
    text = f"{found:04}" if type(found) is int and 0 < found <= LAST_YEAR else found
    spans = possible(text) if isinstance(text, str) else []
    lines = [repr(str(span)) for span in spans if not single or (span.start == span.end and not span.is_set)]
    return "; write " + " or ".join(f"{call}({line})" if call else line for line in lines) if lines else ""
