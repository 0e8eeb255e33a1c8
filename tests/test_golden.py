"""The golden listing of all events, read and agreed by a person, so that a change of the data shows as a readable difference.

To write it anew: ``python tests/test_golden.py``.
"""

from pathlib import Path

import eucentralasia as eca

GOLDEN = Path(__file__).parent / "golden" / "events.txt"


def listing() -> str:
    """Return a line for each event: id, dates, city or else country or else mode."""
    rows = (
        (event.id, str(event.dates), event.place.city or event.place.country or event.mode or "-")
        for event in eca.events
    )
    return "".join(" | ".join(row) + "\n" for row in rows)


def test_the_events_are_those_of_the_golden_listing() -> None:
    assert GOLDEN.read_text(encoding="utf-8") == listing()


if __name__ == "__main__":
    GOLDEN.write_text(listing(), encoding="utf-8")
