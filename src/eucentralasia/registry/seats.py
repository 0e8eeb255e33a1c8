"""Posts that a later holder of the same seat took over, which a record alone does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from eucentralasia.model import successions

if TYPE_CHECKING:
    from eucentralasia.queries import Posted
    from eucentralasia.registry import Registry

__all__ = ["without_past_holders"]


def without_past_holders(registry: Registry, query: Posted) -> Posted:
    """Return a query about the posts of a day without those whom a later holder of the seat had followed by then.

    Args:
        registry: The registry whose officials are asked.
        query: What ``serving`` or ``representing`` gave.

    Examples:
        >>> import eucentralasia as eca
        >>> query = eca.representing("KZ", on="2025-12-31")
        >>> without_past_holders(eca.curated, query) == query
        True
    """
    if query.day is None:
        return query
    day = query.day
    past = (key for key, taken_over in successions(registry.officials).items() if taken_over <= day)
    return evolve(query, past=tuple(sorted(past)))
