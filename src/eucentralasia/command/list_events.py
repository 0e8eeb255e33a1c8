"""``list``: events a line each, those of a tour below it, as wide as the terminal and no wider."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from eucentralasia.command.filters import chosen
from eucentralasia.command.layout import GAP, columns, cut, padded, widest
from eucentralasia.command.output import ASIDE, HEAD, say, say_all, say_json, width
from eucentralasia.model import Mode, RelationKind
from eucentralasia.model.events import STATES
from eucentralasia.shipped import curated

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator, Sequence

    from eucentralasia.command.filters import Chosen
    from eucentralasia.dates import DateSpan
    from eucentralasia.model import Event
    from eucentralasia.registry import Registry

__all__ = ["lines_of", "nested", "run", "short"]

HEADS: Final = ("date", "id", "place", "who", "name")
INDENT: Final = "  "
# Below that a name says nothing, so that narrow terminals rather lose who met, and then where.
LEAST_NAME: Final = 20
# From there on most names are whole.
GOOD_NAME: Final = 60
# Nine of ten ids and all but a few lists of parties are no longer.
MOST_ID, MOST_PLACE, MOST_WHO = 28, 16, 14


def run(asked: argparse.Namespace) -> int:
    """List events, for people or for machines."""
    registry = curated()
    found = chosen(asked, registry)
    if asked.json:
        say_json([_plain(event) for event in found.events])
        return 0
    rows = [_row(event, depth) for event, depth in nested(found.events)]
    head, *lines = lines_of([HEADS, *rows], width())
    say(head, HEAD)
    say_all(lines)
    say_all(_last_lines(found, registry), ASIDE)
    return 0


def _plain(event: Event) -> dict[str, Any]:
    place = event.place
    return {
        "id": event.id,
        "date": str(event.dates),
        "name": event.name,
        "series": event.series,
        "kind": event.kind,
        "category": event.category,
        "scope": event.scope,
        "level": event.level,
        "city": place.city,
        "country": place.country,
        "mode": event.mode,
        "parties": list(event.parties),
        "part_of": _parent(event),
    }


def _parent(event: Event) -> str | None:
    return next((one.event for one in event.relations if one.how is RelationKind.PART_OF), None)


def nested(events: Iterable[Event]) -> Iterator[tuple[Event, int]]:
    """Yield each event with how deep it stands: parts right after what they are part of, if that is shown."""
    held = {event.id: event for event in events}
    parts: dict[str | None, list[Event]] = {}
    for event in held.values():
        parent = _parent(event)
        parts.setdefault(parent if parent in held else None, []).append(event)

    def under(parent: str | None, depth: int) -> Iterator[tuple[Event, int]]:
        for event in parts.pop(parent, ()):
            yield event, depth
            yield from under(event.id, depth + 1)

    yield from under(None, 0)
    # a host's own events may be parts of each other, and are shown all the same
    for parent in tuple(parts):
        yield from under(parent, 0)


def _row(event: Event, depth: int) -> tuple[str, ...]:
    online = "online" if event.mode is Mode.VIRTUAL else ""
    place = event.place.city or event.place.country or online
    return INDENT * depth + short(event.dates), event.id, place, _who(event.parties), event.name


def short(dates: DateSpan) -> str:
    """Write dates as EDTF, but without repeating the year and month of the end, as ISO 8601 allows.

    Examples:
        >>> import eucentralasia as eca
        >>> from eucentralasia.command.list_events import short
        >>> short(eca.DateSpan.from_edtf("2025-04-03/2025-04-04"))
        '2025-04-03/04'
    """
    first, slash, last = str(dates).partition("/")
    whole = len("2025-04-03")
    if slash and len(first) == len(last) == whole:
        same = len("2025-04-") if first[:8] == last[:8] else len("2025-") if first[:5] == last[:5] else 0
        return f"{first}/{last[same:]}"
    return str(dates)


def _who(parties: Sequence[str]) -> str:
    """Write who met: the Union first, and the five states as what they are."""
    union = ["EU"] if "eu" in parties else []
    others = [party for party in parties if party != "eu"]
    if STATES.issubset(others):
        others = ["all five", *(party for party in others if party not in STATES)]
    return ", ".join((*union, *others))


def lines_of(rows: Sequence[Sequence[str]], room: int | None) -> list[str]:
    """Return rows of date, id, place, who and name as lines that take at most some cells each.

    Where there is no room for all, who goes first, then the place; the name is cut. An id that is longer than
    most moves what comes after it, as an id that is cut could be given to no other command.

    Args:
        rows: The rows.
        room: The cells of a line; ``None`` for as many as it takes.
    """
    if room is None:
        return columns(rows)
    widths = [widest(row[column] for row in rows) for column in range(len(HEADS))]
    widths[2:4] = map(min, widths[2:4], (MOST_PLACE, MOST_WHO))
    if room - sum(widths[:4]) - 4 * len(GAP) < GOOD_NAME:
        widths[1] = min(widths[1], MOST_ID)
    left = room - widths[0] - widths[1] - 2 * len(GAP)
    shown = [0, 1]
    for column in (2, 3):
        left -= widths[column] + len(GAP)
        if left < LEAST_NAME:
            break
        shown.append(column)
    return [cut(_line(row, shown, widths), room) for row in rows]


def _line(row: Sequence[str], shown: Sequence[int], widths: Sequence[int]) -> str:
    """Return a row with some columns and the name; a place or party that is too long is cut, an id is not."""
    cells = [row[column] if column <= 1 else cut(row[column], widths[column]) for column in shown]
    told = [padded(cell, widths[column]) for cell, column in zip(cells, shown, strict=True)]
    return GAP.join((*told, row[4]))


def _last_lines(found: Chosen, registry: Registry) -> Iterator[str]:
    """Say how many events are shown, how many more there are, and what to type to see them."""
    shown, every = len(found.events), len(registry.events)
    yield ""
    if not found.standing or shown == every:
        yield f"{shown} of {every} events"
        return
    when, others = (f" of {found.year}", "years") if found.year else ("", "dates")
    yield f"{shown} institutional events{when}; {every - shown} more of other kinds and {others}: list --all"
