"""JSON-LD: records as schema.org knows them, with their sources; safe inside a ``<script>`` of a page."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, cast

from eucentralasia.codec import dumps as canonical
from eucentralasia.errors import safe_repr
from eucentralasia.formats._files import write
from eucentralasia.formats._graph import BASE, CONTEXT, DAYS, OWN, Nodes
from eucentralasia.formats._literals import DATED, XSD
from eucentralasia.formats._moved import missing_in
from eucentralasia.formats._source import Resolver, by_drawer, head, referred
from eucentralasia.model.closed_list import Fixed
from eucentralasia.model.patterns import OUTSIDE

if TYPE_CHECKING:
    from eucentralasia.formats._source import PathLike, Records, Report
    from eucentralasia.model import Record, Topic

__all__ = ["CONTEXT", "SCHEMA_ORG", "dump", "dumps", "graph"]
if not TYPE_CHECKING:
    __getattr__ = missing_in(__name__)

# The context that search engines know; readers of RDF fetch it, unless they are given ``CONTEXT``.
SCHEMA_ORG: Final[tuple[Any, ...]] = ("https://schema.org", Fixed({"eca": OWN, "xsd": XSD, **DAYS}))
# What may stand in an address; all else would end it, or what it stands in.
BEGINNING: Final = re.compile(rf"[^{OUTSIDE}\x00-\x1f\x7f\ud800-\udfff]*")
TITLE: Final = "Dialogues between the European Union and Central Asia"
# What could end a <script> or, in the last two, a line of JavaScript.
UNSAFE: Final = MappingProxyType({ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"})


def dumps(records: Records, *, base: str = BASE, context: Any = None, report: Report = None) -> str:
    """Return records as JSON-LD: Event, EventSeries, Person and so on, with citations and PROV.

    No text can end a ``<script>``: ``<``, ``>`` and ``&`` are escaped.

    Args:
        records: A registry or a collection.
        base: What the address of every record begins with: one of your own makes the records findable there.
        context: The ``@context``; without it schema.org's, which search engines know. ``CONTEXT`` needs no
            network, and types each date as a day, a month or a year of XML Schema.
        report: Called with each omission; JSON-LD has none that depends on a record.

    Examples:
        >>> import eucentralasia as eca
        >>> rail = eca.Registry([eca.Topic(id="rail", name="Rail </script>")])
        >>> text = eca.formats.jsonld.dumps(rail)
        >>> text[:34]
        '{"@context":["https://schema.org",'
        >>> "<" in text, "Rail \\\\u003c/script\\\\u003e" in text
        (False, True)
    """
    nodes = graph(records, base=base)
    # Search engines read texts, and the context that they know says that these are dates.
    held = {"@context": SCHEMA_ORG, "@graph": _with_bare_dates(nodes)}
    page = held if context is None else {"@context": context, "@graph": nodes}
    return canonical(page).decode().translate(UNSAFE)


def dump(
    records: Records, path: PathLike, *, base: str = BASE, context: Any = None, report: Report = None
) -> None:
    """Write what ``dumps`` returns to a file, which is whole or untouched."""
    write(path, dumps(records, base=base, context=context, report=report))


def graph(records: Records, *, base: str = BASE) -> list[dict[str, Any]]:
    """Return the nodes as plain data: the data as a whole if they have a version, and one a record.

    What the records refer to comes along, without its sources, which the graph of its registry has; what that
    refers to, and other events, come by name. So every address that a node leads to has a node, unless nobody
    knows the id.

    Args:
        records: A registry or a collection.
        base: What the address of every record begins with.

    Raises:
        ValueError: No address can begin so.
    """
    if not isinstance(base, str) or not BEGINNING.fullmatch(base):
        msg = f"base begins addresses, as 'https://example.org/' does, and not {safe_repr(base)}"
        raise ValueError(msg)
    resolver = Resolver(records)
    nodes = Nodes(resolver, base)
    given = {(drawer, one.id): one for drawer, held in by_drawer(records).items() for one in held}
    near = _beyond(given, given, resolver)
    whole = given | {key: one for key, one in near.items() if key[0] != "events"}
    named = near | _beyond(whole, whole, resolver)
    topics = [cast("Topic", one) for (drawer, _), one in whole.items() if drawer == "topics"]
    return [
        *_dataset(records, base),
        *([nodes.scheme(topics)] if topics else []),
        *(nodes.node(key[0], one, sourced=key in given) for key, one in whole.items()),
        *(nodes.short(key[0], one) for key, one in named.items() if key not in whole),
    ]


# Records by drawer and id.
Keyed = dict[tuple[str, str], "Record"]


def _beyond(some: Keyed, known: Keyed, resolver: Resolver) -> Keyed:
    """Return what some records refer to and is not known, in order."""
    found = {(drawer, one.id): one for drawer, one in referred(some.values(), resolver)}
    return {key: found[key] for key in sorted(found) if key not in known}


def _dataset(records: Records, base: str) -> list[dict[str, Any]]:
    version = head(records).get("version")
    return [{"@id": f"{base}data", "@type": "Dataset", "name": TITLE, "version": version}] if version else []


def _with_bare_dates(value: Any) -> Any:
    """Return nodes with texts for dates, whose type is in the context of schema.org."""
    if isinstance(value, list):
        return [_with_bare_dates(one) for one in value]
    if not isinstance(value, dict):
        return value
    return {
        name: one["@value"]
        if name in DATED and one.get("@type", "").startswith(XSD)
        else _with_bare_dates(one)
        for name, one in value.items()
    }
