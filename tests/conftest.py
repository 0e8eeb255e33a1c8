"""Runs the examples of README, docs and docstrings, and gives the tests a small registry of their own."""

from doctest import ELLIPSIS
from pathlib import Path

import pytest
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser

import eucentralasia as eca
from tiny import TINY

ROOT = Path(__file__).parent.parent

pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser(doctest_optionflags=ELLIPSIS)],
    path=str(ROOT),
    patterns=["README.md", "docs/**/*.md"],
).pytest()


@pytest.fixture(scope="session")
def tiny() -> eca.Registry:
    """A registry of a few made-up records, so that real data can grow without breaking a test of code."""
    return eca.loads(TINY, "toml", base=None)
