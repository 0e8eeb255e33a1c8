"""Building the indexes of a drawer: where each id stands, and when the events were.

Each is built in one pass over the records, and what many records share, such as a date, is looked at once.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from functools import partial
from itertools import compress, islice
from operator import eq, itemgetter, sub
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from eucentralasia.collection.places import Few

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eucentralasia.dates import DateSpan, PartialDate

__all__ = ["Days", "by_key", "by_length", "days_of"]

FOREVER: Final = 2**31 - 1


def by_key(keys_of_each: Iterable[Iterable[str | None]]) -> dict[str, Few]:
    """Return for each key the places at which it stands; ``None`` is no key.

    Args:
        keys_of_each: The keys of each record, in the order of the records.
    """
    found: defaultdict[str | None, array[int]] = defaultdict(partial(array, "I"))
    for place, keys in enumerate(keys_of_each):
        for key in keys:
            found[key].append(place)
    return {key: Few(_once(places)) for key, places in found.items() if key is not None}


def _once(places: array[int]) -> array[int]:
    """Return ascending places without doubles: a record that has a key twice has its place there twice, side by side."""
    is_double = any(map(eq, places, islice(places, 1, None)))
    return array("I", dict.fromkeys(places)) if is_double else places


class Days(NamedTuple):
    """When the events were, as numbers of days, each in the order of the events.

    Attributes:
        firsts: The first day that each can have touched.
        lasts: The last one; a number beyond all days where the end is not known.
        unsure_first: The places of those whose first day is not sure.
        unsure_last: The places of those whose last day is not sure.
    """

    firsts: tuple[int, ...]
    lasts: tuple[int, ...]
    unsure_first: Few
    unsure_last: Few


def days_of(spans: Iterable[DateSpan]) -> Days:
    """Return the days of spans, each of which has a first date."""
    held = tuple(spans)  # what is known by its identity must live as long
    days: dict[int, tuple[int, int, bool, bool]] = {}
    ends: dict[int, tuple[int, int]] = {}
    found = [days.get(id(span)) or days.setdefault(id(span), _days(span, ends)) for span in held]
    firsts, lasts = (
        tuple(map(itemgetter(part), found)) for part in (0, 1)
    )  # of numbers that are shared, unlike those of an array
    unsure_first, unsure_last = (
        Few(array("I", compress(range(len(found)), map(itemgetter(part), found)))) for part in (2, 3)
    )
    return Days(firsts, lasts, unsure_first, unsure_last)


def _days(span: DateSpan, ends: dict[int, tuple[int, int]]) -> tuple[int, int, bool, bool]:
    """Return the first and the last day that a span can touch, and whether each is not sure."""
    start, end = cast("PartialDate", span.start), span.end
    first, last = _ends(start, ends)[0], FOREVER if end is None else _ends(end, ends)[1]
    return first, last, bool(start.qualifier), end is None or bool(end.qualifier)


def _ends(date: PartialDate, known: dict[int, tuple[int, int]]) -> tuple[int, int]:
    """Return the first and the last day that a date can mean, from those known by its identity where it is among them."""
    found = known.get(id(date))
    return found or known.setdefault(id(date), (date.earliest.toordinal(), date.latest.toordinal()))


def by_length(days: Days) -> tuple[tuple[int, array[int], tuple[int, ...]], ...]:
    """Return the events of more than a day apart by their length.

    Returns:
        For those of up to 2, 4, 8 ... days that power, their places, and their first days.
    """
    lengths = list(map(sub, days.lasts, days.firsts))
    found: defaultdict[int, array[int]] = defaultdict(partial(array, "I"))
    for place in compress(range(len(lengths)), lengths):
        found[lengths[place].bit_length()].append(place)
    return tuple(
        (1 << length, places, tuple(map(days.firsts.__getitem__, places))) for length, places in found.items()
    )
