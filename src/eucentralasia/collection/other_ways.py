"""What people who know tables, lists and querysets ask of a collection, and how it is done here."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from eucentralasia.errors import nearest, safe_repr

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["WAYS", "misasked"]

# What tables, lists and querysets have, and how it is done here; ``{}`` stands for the drawer.
WAYS: Final = MappingProxyType(
    {
        "add": "registry.extended({}=[...])",
        "all": "tuple({})",
        "append": "registry.extended({}=[...])",
        "count": "len({}), or {}.count_by(field)",
        "distinct": "{}.count_by(field)",
        "df": "pandas.DataFrame.from_arrow({})",
        "exclude": "{}.where(~query)",
        "filter": '{}.where(query), as with eca.during("2025")',
        "extend": "registry.extended({}=[...])",
        "find_all": "{}.named(name)",
        "groupby": "{}.count_by(field)",
        "group_by": "{}.count_by(field)",
        "head": "{}.page(0, 5)",
        "iloc": "{}.page(start, stop)",
        "items": "for one in {}: one.id, one",
        "keys": "{}.ids",
        "limit": "{}.page(0, 10)",
        "loc": "{}[id]",
        "order_by": "sorted({}, key=lambda one: one.name)",
        "query": '{}.where(query), as with eca.during("2025")',
        "records": "tuple({})",
        "remove": "{}.where(~query)",
        "select": '{}.where(query), as with eca.during("2025")',
        "sample": "random.sample(tuple({}), 5)",
        "sort": "sorted({}, key=lambda one: one.name)",
        "sort_values": "sorted({}, key=lambda one: one.name)",
        "tail": "tuple({})[-5:]",
        "to_csv": "eca.formats.csv.dump({}, path)",
        "to_dict": "[eca.unstructure(one) for one in {}]",
        "to_excel": "pandas.DataFrame.from_arrow({}).to_excel(path)",
        "to_json": "eca.formats.json.dumps({})",
        "to_list": "list({})",
        "to_pandas": "pandas.DataFrame.from_arrow({})",
        "to_polars": "polars.DataFrame({})",
        "tolist": "list({})",
        "unique": "{}.count_by(field)",
        "update": "registry.extended({}=[...])",
        "value_counts": "{}.count_by(field)",
        "values": "tuple({})",
    }
)


# The helper for what querysets are asked for by word: the names of fields and of records.
HELPERS: Final = MappingProxyType(
    {
        "category": "of_category",
        "chair": "chaired_by",
        "city": "held_in",
        "country": "involving",
        "date": "on",
        "dates": "during",
        "day": "on",
        "document": "citing",
        "documents": "citing",
        "host": "hosted_by",
        "hosts": "hosted_by",
        "kind": "of_kind",
        "level": "at_level",
        "official": "attended_by",
        "organisation": "serving",
        "parties": "involving",
        "party": "involving",
        "place": "held_in",
        "scope": "of_scope",
        "series": "of_series",
        "topic": "about",
        "topics": "about",
        "year": "during",
    }
)


def misasked(queries: tuple[Any, ...], words: Mapping[str, object], registry: Any) -> str:
    """Say what ``where`` takes instead of keywords, ids and lists; nothing where it was given none."""
    for query in queries:
        if isinstance(query, str):
            line = _meant(query, registry)
            return f"where takes queries and no ids; write where({line}), or another query"
        if isinstance(query, list | tuple):
            return "where takes queries one by one; write where(*queries)"
    return _by_word(words) if words else ""


def _meant(text: str, registry: Any) -> str:
    """Return the query that somebody may have meant by a text alone."""
    from eucentralasia.dates.reader import line_for
    from eucentralasia.model import Category, EventKind, Level, drawer_of
    from eucentralasia.names.hints import layers_of
    from eucentralasia.queries.definitions import EVENTS_OF, SCOPES

    for helper, known in (
        ("at_level", Level),
        ("of_kind", EventKind),
        ("of_category", Category),
        ("of_scope", SCOPES),
    ):
        if near := [
            word for word in nearest(text, [str(word) for word in known]) if word[:3] == text[:3].lower()
        ]:
            return f"{helper}({near[0]!r})"
    for layer in layers_of(registry):
        for record in layer.named(text):
            if (asking := EVENTS_OF.get(drawer_of(record))) is not None:
                return f"{asking}({record.id!r})"
    line = line_for(text, call="during") or line_for(f"{text} ", call="during")
    return (
        line.removeprefix("; write ").partition(" or ")[0]
        if line.startswith("; write")
        else f"involving({safe_repr(text)})"
    )


def _by_word(words: Mapping[str, object]) -> str:
    from eucentralasia import queries

    # a queryset has its own ways to compare behind two underscores
    plain = {word.partition("__")[0]: value for word, value in words.items()}
    helpers = {HELPERS.get(word, word): value for word, value in plain.items()}
    asked = [
        f"{helper}({safe_repr(str(value) if type(value) is int else value)})"
        for helper, value in helpers.items()
        if helper in queries.__all__
    ]
    return f"where takes queries and no keywords; write where({', '.join(asked) or 'during(...)'})"
