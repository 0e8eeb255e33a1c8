"""A small registry for the tests of code."""

import pytest
from hypothesis import settings

import eucentralasia as eca
from support.tiny import TINY

settings.register_profile("short", max_examples=500, deadline=None)
settings.register_profile("long", max_examples=20_000, deadline=None)
settings.load_profile("short")


@pytest.fixture(scope="session")
def tiny() -> eca.Registry:
    """A registry of a few made-up records, so that real data can grow without breaking a test of code."""
    return eca.loads(TINY, "toml", base=None)
