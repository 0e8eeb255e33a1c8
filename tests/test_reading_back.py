"""What the formats write, other readers read back: a small registry, and many that hypothesis makes up.

``python tests/fuzz/formats.py`` is the long run.
"""

import pytest
import rdflib
from hypothesis import HealthCheck, given, note, settings

import eucentralasia as eca
from support.generated import registries
from support.reading_back import CHECKS, parse, with_decimals

GRAPHS = {"jsonld", "turtle"}  # rdflib takes minutes for the curated registry


@pytest.mark.parametrize(
    ("name", "which"),
    [
        *((name, which) for name in CHECKS for which in ("tiny", "empty")),
        *(pytest.param(name, "curated", marks=pytest.mark.long) for name in CHECKS if name not in GRAPHS),
    ],
)
def test_another_reader_reads_back_what_a_format_wrote(name: str, which: str, tiny: eca.Registry) -> None:
    CHECKS[name]({"tiny": tiny, "empty": eca.Registry(), "curated": eca.curated}[which])


@pytest.mark.parametrize(
    "count", [4, pytest.param(None, id="as many as of all properties", marks=pytest.mark.long)]
)
def test_hostile_texts_come_back_as_texts_from_every_format(count: int | None) -> None:
    @settings(max_examples=count or settings().max_examples, suppress_health_check=list(HealthCheck))
    @given(registries())
    def read_back(registry: eca.Registry) -> None:
        for name, check in CHECKS.items():
            note(name)
            check(registry)

    read_back()


@pytest.mark.parametrize(
    "drawer",
    ["regions", *(pytest.param(drawer, marks=pytest.mark.long) for drawer in ("cities", "officials"))],
)
def test_turtle_says_what_jsonld_says(drawer: str, tiny: eca.Registry) -> None:
    jsonld = eca.formats.jsonld
    for registry in (tiny, eca.Registry(getattr(eca.curated, drawer))):
        linked = with_decimals(parse(jsonld.dumps(registry, context=jsonld.CONTEXT)))
        turtle = rdflib.Graph().parse(data=eca.formats.turtle.dumps(registry), format="turtle")
        assert set(linked) == set(turtle)
