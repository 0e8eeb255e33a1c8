"""Turtle: the same linked data as JSON-LD, for a knowledge graph; needs the extra ``rdf``."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from eucentralasia.errors import imported
from eucentralasia.formats import jsonld
from eucentralasia.formats._files import write
from eucentralasia.formats._graph import BASE, CONTEXT
from eucentralasia.formats._moved import missing_in

if TYPE_CHECKING:
    from eucentralasia.formats._source import PathLike, Records, Report

__all__ = ["dump", "dumps"]
if not TYPE_CHECKING:
    __getattr__ = missing_in(__name__)


def dumps(records: Records, *, base: str = BASE, report: Report = None) -> str:
    """Return records as Turtle: what JSON-LD says, with coordinates as decimals.

    Args:
        records: A registry or a collection.
        base: What the address of every record begins with.
        report: As for ``jsonld.dumps``.

    Raises:
        MissingExtraError: ``rdflib`` is not installed.

    Examples:
        >>> import eucentralasia as eca
        >>> text = eca.formats.turtle.dumps(eca.Registry([eca.Topic(id="rail", name="Rail")]))
        >>> print(text.split("\\n\\n")[1].strip())
        <urn:eucentralasia:topics/rail>
            a
                schema:DefinedTerm ,
                skos:Concept ;
            schema:identifier "rail" ;
            schema:inDefinedTermSet <urn:eucentralasia:topics> ;
            schema:name "Rail" ;
            skos:inScheme <urn:eucentralasia:topics> ;
            skos:prefLabel "Rail"@en ;
            skos:topConceptOf <urn:eucentralasia:topics> ;
        .
    """
    rdflib = imported("rdflib", "rdf")
    graph = rdflib.Graph(bind_namespaces="none")
    for prefix in ("dcterms", "eca", "prov", "skos", "xsd"):
        graph.bind(prefix, CONTEXT[prefix])
    graph.bind("schema", CONTEXT["@vocab"], replace=True)
    for node in jsonld.graph(records, base=base):
        _add(graph, rdflib, node)
    return cast("str", graph.serialize(format="longturtle"))


def dump(records: Records, path: PathLike, *, base: str = BASE, report: Report = None) -> None:
    """Write what ``dumps`` returns to a file, which is whole or untouched."""
    write(path, dumps(records, base=base, report=report))


def _add(graph: Any, rdflib: Any, node: dict[str, Any]) -> Any:
    """Add the statements of a node and of those inside it; return its address."""
    subject = rdflib.URIRef(node["@id"])
    for name, value in node.items():
        for one in value if isinstance(value, list) else (value,):
            if name == "@type":
                graph.add((subject, rdflib.RDF.type, rdflib.URIRef(_expanded(one))))
            elif name != "@id":
                graph.add((subject, rdflib.URIRef(_expanded(name)), _object(graph, rdflib, name, one)))
    return subject


def _object(graph: Any, rdflib: Any, name: str, value: Any) -> Any:
    """Return what a statement says: a node, a text in a language or of a type, or a number."""
    if isinstance(value, dict):
        if "@id" in value:
            return _add(graph, rdflib, value)
        return rdflib.Literal(value["@value"], lang=value.get("@language"), datatype=value.get("@type"))
    if isinstance(value, float):
        return rdflib.Literal(Decimal(repr(value)))  # as a double the writer would keep seven digits
    kind = CONTEXT.get(name, {}).get("@type")
    if kind == "@id":
        return rdflib.URIRef(value)
    return rdflib.Literal(value, datatype=rdflib.URIRef(_expanded(kind)) if kind else None)


def _expanded(name: str) -> str:
    """Return the whole address of a word of the context."""
    prefix, colon, rest = name.partition(":")
    return f"{CONTEXT[prefix]}{rest}" if colon else f"{CONTEXT['@vocab']}{name}"
