"""Posts that a later holder of the same seat took over, which a record alone does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from eucentralasia.model.officials import successions
from eucentralasia.queries import Posted

if TYPE_CHECKING:
    from eucentralasia.model import Official
    from eucentralasia.queries import Query
    from eucentralasia.registry import Registry

__all__ = ["without_past_holders"]


def without_past_holders(registry: Registry, query: Query[Official]) -> Query[Official]:
    """Return a query about the posts of a day that leaves out those that a later holder had taken over.

    Args:
        registry: The registry whose officials are asked.
        query: What ``serving`` or ``representing`` gave; any other query stays as it is.

    Examples:
        >>> import eucentralasia as eca
        >>> query = eca.representing("KZ", on="2025-12-31")
        >>> without_past_holders(eca.curated, query) == query
        True
    """
    if not isinstance(query, Posted) or query.day is None:
        return query
    day = query.day
    past = (key for key, taken_over in successions(registry.officials).items() if taken_over <= day)
    return evolve(query, past=tuple(sorted(past)))
