"""Dates asked for in SPARQL, as ``docs/reference/formats.md`` says that they are to be asked for."""

import random
from collections.abc import Iterator
from typing import Any

import eucentralasia as eca

PREFIXES = """
PREFIX schema: <http://schema.org/>
PREFIX eca: <urn:eucentralasia:terms:>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""
ASKED = """SELECT ?event {{
  ?event a schema:Event ; eca:firstDay ?first ; dcterms:temporal ?when
  OPTIONAL {{ ?event eca:lastDay ?last }}
  FILTER({})
}}"""
# As docs/reference/formats.md has them; what is surely so has no qualifier at the end that is looked at.
MEANT = {
    "during": '?first <= "{last}"^^xsd:date && (!BOUND(?last) || ?last >= "{first}"^^xsd:date)',
    "between": '?first >= "{first}"^^xsd:date && ?last <= "{last}"^^xsd:date && !REGEX(STR(?when), "[?~%]")',
    "before": '?last < "{first}"^^xsd:date && !REGEX(STR(?when), "[?~%]$")',
    "after": '?first > "{last}"^^xsd:date && !REGEX(STR(?when), "^[^/]*[?~%]")',
}


def question(name: str, span: eca.DateSpan) -> str:
    """The query that finds what a helper of that name finds for a span."""
    return PREFIXES + ASKED.format(MEANT[name].format(first=span.earliest, last=span.latest))


def dated() -> eca.Registry:
    """The dates of all curated events, and of some that are of every other kind, without all else."""
    kinds = (
        *("2025-06~", "2025?", "2025-06-01~/2025-06-03", "2025-06-01/2025-06-03?", "2025-06-10/"),
        *("2025-06-10/..", "[2025-06-01..2025-06-20]", "2025-33", "2025-06/2025-08"),
    )
    texts = {
        **{f"kind-{n}": text for n, text in enumerate(kinds)},
        **{one.id: str(one.dates) for one in eca.events},
    }
    event: Any = eca.Event  # of the plain forms that files have
    return eca.Registry(
        event(id=key, name="A talk", dates=text, parties=("XX",)) for key, text in texts.items()
    )


def spans(count: int) -> Iterator[str]:
    """Random spans, the same in each run."""
    chance = random.Random(2025)
    for _ in range(count):
        year = chance.choice((2009, 2016, 2023, 2024, 2025, 2025))
        month, day = chance.randint(1, 12), chance.randint(1, 28)
        later = f"{year + chance.randint(0, 2)}-12-{day:02}"
        yield chance.choice(
            (
                f"{year}",
                f"{year}-{month:02}",
                f"{year}-{month:02}-{day:02}",
                f"{year}-{month:02}-{day:02}/{later}",
            )
        )
