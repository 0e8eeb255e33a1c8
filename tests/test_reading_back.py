"""What the formats write, other readers read back: on a small registry, and on hundreds that hypothesis makes up.

``python tests/fuzz/formats.py`` is the long run.
"""

import pytest
import rdflib
from hypothesis import HealthCheck, given, note, settings

import eucentralasia as eca
from support.generated import registries
from support.reading_back import CHECKS, parse, with_decimals

FEW = 500


@pytest.mark.parametrize("name", CHECKS)
def test_another_reader_reads_back_what_a_format_wrote(name: str, tiny: eca.Registry) -> None:
    CHECKS[name](tiny)
    CHECKS[name](eca.Registry())


@settings(max_examples=FEW, deadline=None, suppress_health_check=list(HealthCheck))
@given(registries())
def test_hostile_texts_come_back_as_texts_from_every_format(registry: eca.Registry) -> None:
    for name, check in CHECKS.items():
        note(name)
        check(registry)


def test_turtle_says_what_jsonld_says(tiny: eca.Registry) -> None:
    for registry in (tiny, eca.Registry(eca.curated.cities), eca.Registry(eca.curated.officials)):
        linked = with_decimals(parse(eca.formats.jsonld.dumps(registry)))
        turtle = rdflib.Graph().parse(data=eca.formats.turtle.dumps(registry), format="turtle")
        assert set(linked) == set(turtle)


@pytest.mark.parametrize("name", [name for name in CHECKS if name not in {"jsonld", "turtle"}])
def test_another_reader_reads_the_curated_registry_back(name: str) -> None:
    CHECKS[name](eca.curated)
