"""A small registry for the tests of code."""

import pytest

import eucentralasia as eca
from tiny import TINY


@pytest.fixture(scope="session")
def tiny() -> eca.Registry:
    """A registry of a few made-up records, so that real data can grow without breaking a test of code."""
    return eca.loads(TINY, "toml", base=None)
