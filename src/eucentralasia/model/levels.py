"""The level of a meeting, as the titles of those who took part tell it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from eucentralasia.model.events import STATES
from eucentralasia.model.ranks import RANKS, rank_of
from eucentralasia.model.vocabularies import EventKind, Level, Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eucentralasia.model.events import Event, Participation

__all__ = ["level_of"]

UNION: Final = "eu"
# They hold other events, each of which has a level of its own.
CONTAINERS: Final = frozenset({EventKind.VISIT, EventKind.TOUR})
# They are not of the sides.
APART: Final = frozenset({Role.GUEST, Role.OBSERVER})


def level_of(event: Event) -> Level | None:
    """Return the rank of the lower of the two sides, or ``None`` where the participants do not tell it.

    The rank of the Union, or of one state, is that of the highest who came, whoever chaired; somebody who
    only spoke counts where nobody else is named. That of several states is the rank that most of them sent,
    of equally many the higher, as far as most of them are known. A meeting with parliamentarians is theirs,
    and a visit or a tour has no level.

    Args:
        event: The event, by the recorded titles of its participants and nothing else.

    Examples:
        >>> import eucentralasia as eca
        >>> from eucentralasia.model.levels import level_of
        >>> level_of(eca.events["hlpsd-12"]).value
        'deputy-ministers'
    """
    if event.kind in CONTAINERS:
        return None
    there = [one for one in event.participations if one.role not in APART]
    states = STATES.intersection(event.parties)
    known = [rank for state in states if (rank := _rank(there, state)) is not None]
    sides = _rank(there, UNION), _usual(known)
    if None in sides or 2 * len(known) <= len(states):
        return None
    return max(filter(None, sides), key=_place)


def _rank(there: list[Participation], side: str) -> Level | None:
    """Return the rank of a side."""
    some = [one for one in there if one.represents == side]
    rank = _highest(one for one in some if one.role is not Role.SPEAKER)
    return rank if rank is not None else _highest(some)


def _highest(some: Iterable[Participation]) -> Level | None:
    ranks = [rank for one in some if one.title and (rank := rank_of(one.title)) is not None]
    return min(ranks, key=_place, default=None)


def _usual(ranks: list[Level]) -> Level | None:
    counts = Counter(ranks)
    return min(counts, key=lambda rank: (-counts[rank], _place(rank)), default=None)


def _place(rank: Level) -> int:
    # parliamentarians stand beside the order: whoever meets them, the meeting is theirs
    return RANKS.index(rank) if rank in RANKS else len(RANKS)
