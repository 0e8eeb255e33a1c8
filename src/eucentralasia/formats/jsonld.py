"""JSON-LD: records as schema.org knows them, with their sources; safe inside a ``<script>`` of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from eucentralasia.codec import dumps as canonical
from eucentralasia.formats._files import write
from eucentralasia.formats._graph import BASE, CONTEXT, OWN, Nodes
from eucentralasia.formats._source import Resolver, by_drawer, head

if TYPE_CHECKING:
    from eucentralasia.formats._source import PathLike, Records, Report

__all__ = ["CONTEXT", "SCHEMA_ORG", "dump", "dumps", "graph"]

# The context that search engines know; readers of RDF fetch it, unless they are given ``CONTEXT``.
SCHEMA_ORG: Final = ["https://schema.org", {"eca": OWN}]
# What could end a <script> or, in the last two, a line of JavaScript.
UNSAFE: Final = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"}


def dumps(records: Records, *, base: str = BASE, context: Any = None, report: Report = None) -> str:
    """Return records as JSON-LD: Event, EventSeries, Person and so on, with citations and PROV.

    No text can end a ``<script>``: ``<``, ``>`` and ``&`` are escaped.

    Args:
        records: A registry or a collection.
        base: What the address of every record begins with: one of your own makes the records findable there.
        context: The ``@context``; without it schema.org's, which search engines know. ``CONTEXT`` needs no
            network.
        report: Called with each omission; JSON-LD has none that depends on a record.

    Examples:
        >>> import eucentralasia as eca
        >>> rail = eca.Registry([eca.Topic(id="rail", name="Rail </script>")])
        >>> text = eca.formats.jsonld.dumps(rail)
        >>> text[:82]
        '{"@context":["https://schema.org",{"eca":"urn:eucentralasia:terms:"}],"@graph":[{"'
        >>> text[141:194]
        '"identifier":"rail","name":"Rail \\\\u003c/script\\\\u003e"'
    """
    page = {"@context": SCHEMA_ORG if context is None else context, "@graph": graph(records, base=base)}
    return canonical(page).decode().translate(UNSAFE)


def dump(
    records: Records, path: PathLike, *, base: str = BASE, context: Any = None, report: Report = None
) -> None:
    """Write what ``dumps`` returns to a file, which is whole or untouched."""
    write(path, dumps(records, base=base, context=context, report=report))


def graph(records: Records, *, base: str = BASE) -> list[dict[str, Any]]:
    """Return the nodes as plain data: one for the data as a whole if they have a version, and one a record.

    Args:
        records: A registry or a collection.
        base: What the address of every record begins with.
    """
    nodes = Nodes(Resolver(records), base)
    version = head(records).get("version")
    whole = [{"@id": f"{base}data", "@type": "Dataset", "version": version}] if version else []
    return whole + [
        nodes.node(drawer, record) for drawer, held in by_drawer(records).items() for record in held
    ]
