"""The explorer: one page that filters, draws and shows events in any browser, without a server or a network.

The page itself is made of ``docs/explorer/`` and stands in the package beside this module; here it gets its
data. What refers to records of a base carries those too, so that the page knows every name.
"""

from __future__ import annotations

import json
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from eucentralasia.formats._files import write
from eucentralasia.formats._moved import missing_in
from eucentralasia.formats._source import Resolver, by_drawer, is_whole, page, referred
from eucentralasia.loading import read_explorer
from eucentralasia.model.plain_data import unstructure
from eucentralasia.model.validation import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eucentralasia.formats._source import PathLike, Records, Report
    from eucentralasia.model import Record

__all__ = ["dump", "dumps"]
if not TYPE_CHECKING:
    __getattr__ = missing_in(__name__)

PLACE: Final = '<script type="application/json" id="data">{data}</script>'
# In a script a browser looks for the end of it and for comments, both of which begin so; and JavaScript once
# took two marks of Unicode for line ends.
ESCAPES: Final = MappingProxyType(str.maketrans({"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029"}))


def dumps(
    records: Records,
    *,
    title: str | None = None,
    lang: str | None = None,
    report_to: str | None = None,
    report: Report = None,
) -> str:
    """Return the explorer page of a registry or some events.

    Nothing in the page is fetched, and nothing that a record says is run: its policy names the one program.

    Args:
        records: A registry or a collection.
        title: The title of the page; without it a general one in the reader's language.
        lang: The language in which it begins, ``"en"``, ``"ru"`` or ``"kk"``; without it that of the reader's
            browser.
        report_to: The address to which reports of wrong facts go, in which ``{id}`` stands for the id of the
            record and ``{text}`` for what the reader can say of it; without it there is a text to copy.
        report: Called with each omission; the page has none.

    Examples:
        >>> import eucentralasia as eca
        >>> html = eca.formats.explorer.dumps(eca.events.where(eca.during("2025")), lang="ru")
        >>> html[:15], "default-src 'none'" in html
        ('<!doctype html>', True)
    """
    given: dict[str, Any] = {"data": page(records), "base": _beyond(records)}
    given |= {"title": title, "lang": lang, "report": report_to}
    known = {key: value for key, value in given.items() if value}
    text = json.dumps(known, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    before, place, after = read_explorer().partition(PLACE)
    return before + place.replace("{data}", text.translate(ESCAPES)) + after


def dump(
    records: Records,
    path: PathLike,
    *,
    title: str | None = None,
    lang: str | None = None,
    report_to: str | None = None,
    report: Report = None,
) -> None:
    """Write what ``dumps`` returns to a file, which is whole or untouched."""
    write(path, dumps(records, title=title, lang=lang, report_to=report_to, report=report))


def _beyond(records: Records) -> dict[str, Any] | None:
    """Return what records refer to, near and far, and do not hold, as a page of data; ``None`` if nothing."""
    if is_whole(records) and records.registry.base is None:
        return None
    resolver = Resolver(records)
    held = {(drawer, one.id) for drawer, some in by_drawer(records).items() for one in some}
    new: list[Record] = [one for some in by_drawer(records).values() for one in some]
    # a country leads to no region, but is found by those that it belongs to
    found: dict[str, dict[str, Any]] = {"regions": {}}
    for one in (region for registry in _chain(records) for region in registry.regions):
        if ("regions", one.id) not in held:
            found["regions"].setdefault(one.id, unstructure(one))
    while new:
        reached = {(drawer, one.id): one for drawer, one in referred(new, resolver)}
        fresh = {key: one for key, one in reached.items() if key not in held}
        held |= fresh.keys()
        for (drawer, key), one in fresh.items():
            found.setdefault(drawer, {})[key] = unstructure(one)
        # an event leads to the next, and so to all of them; the name of the first is enough for a link
        new = [one for (drawer, _), one in fresh.items() if drawer != "events"]
    drawers = {drawer: [some[key] for key in sorted(some)] for drawer, some in found.items()}
    return {"schema": SCHEMA, "publishers": _publishers(records)} | drawers


def _publishers(records: Records) -> dict[str, str]:
    """Return the kinds of the publishers that a registry and its bases know."""
    found: dict[str, str] = {}
    for registry in _chain(records):
        found = registry.head.plain().get("publishers", {}) | found
    return found


def _chain(records: Records) -> Iterator[Any]:
    """Yield the registry of some records, and its bases; a collection out of a pickle has none."""
    registry = records.registry
    while registry is not None:
        yield registry
        registry = registry.base
