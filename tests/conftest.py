"""A small registry for the tests of code, and how many examples hypothesis makes up for each property."""

import pytest
from hypothesis import settings

import eucentralasia as eca
from support.tiny import TINY

# "short" is the inner loop and "long" is .ci/run; both make the same examples on every run, so that a failure
# is the fault of the change before it. "hunt" is by hand, with other examples each time.
settings.register_profile("short", max_examples=40, deadline=None, derandomize=True)
settings.register_profile("long", max_examples=500, deadline=None, derandomize=True)
settings.register_profile("hunt", max_examples=20_000, deadline=None)
settings.load_profile("short")


@pytest.fixture(scope="session")
def tiny() -> eca.Registry:
    """A registry of a few made-up records, so that real data can grow without breaking a test of code."""
    return eca.loads(TINY, "toml", base=None)
