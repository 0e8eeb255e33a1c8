"""Turtle: the same linked data as JSON-LD, for a knowledge graph; needs the extra ``rdf``."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from eucentralasia.errors import imported
from eucentralasia.formats import jsonld
from eucentralasia.formats.files import write
from eucentralasia.formats.linked import BASE, CONTEXT

if TYPE_CHECKING:
    from eucentralasia.formats.files import PathLike
    from eucentralasia.formats.given import Records, Report

__all__ = ["dump", "dumps"]


def dumps(records: Records, *, base: str = BASE, report: Report = None) -> str:
    """Return records as Turtle.

    Args:
        records: A registry or a collection.
        base: What the address of every record begins with.
        report: As for ``jsonld.dumps``.

    Raises:
        MissingExtraError: ``rdflib`` is not installed.

    Examples:
        >>> import eucentralasia as eca
        >>> print(eca.formats.turtle.dumps(eca.Registry([eca.Topic(id="rail", name="Rail")])).split("\\n\\n")[1])
        <urn:eucentralasia:topics/rail> a schema:DefinedTerm ;
            schema:identifier "rail" ;
            schema:inDefinedTermSet <urn:eucentralasia:topics> ;
            schema:name "Rail" .
    """
    graph = imported("rdflib", "rdf").Graph(bind_namespaces="none")
    graph.parse(data=jsonld.dumps(records, base=base, context=CONTEXT, report=report), format="json-ld")
    graph.bind("schema", CONTEXT["@vocab"], replace=True)
    return cast("str", graph.serialize(format="longturtle"))


def dump(records: Records, path: PathLike, *, base: str = BASE, report: Report = None) -> None:
    """Write records to a Turtle file, which is whole or untouched.

    Args:
        records: A registry or a collection.
        path: The file.
        base: As for ``dumps``.
        report: As for ``dumps``.

    Raises:
        MissingExtraError: ``rdflib`` is not installed.
        OSError: The file cannot be written.
    """
    write(path, dumps(records, base=base, report=report))
