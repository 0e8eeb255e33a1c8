"""Files of older schemas: each step is a pure function from a page of one schema to the same page of the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from eucentralasia.model.validation import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["MIGRATIONS", "migrated", "schema_problem"]

MIGRATIONS: Final[dict[int, Callable[[dict[str, Any]], dict[str, Any]]]] = {}


def schema_problem(schema: object) -> str | None:
    """Say what was wanted where a page is of a schema that cannot be read, or ``None``."""
    if type(schema) is not int or schema < 1:
        return f"schema = {SCHEMA} as the first key"
    return f"schema = {SCHEMA}; a newer eucentralasia reads this file" if schema > SCHEMA else None


def migrated(page: dict[str, Any], schema: int) -> dict[str, Any]:
    """Return a page of an older schema as one of today's; one of today's as it is."""
    for step in range(schema, SCHEMA):
        page = MIGRATIONS[step](page)
    return page
