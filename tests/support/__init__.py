"""What several tests share: data, made-up registries, and readers of what was written."""

from pathlib import Path

import pytest

DATA = Path(__file__).parents[1] / "data"
"""What tests read: texts, tables and files of data, none of it Python."""

from_source = pytest.mark.skipif(
    not (DATA.parents[1] / "src").is_dir(), reason="needs the source tree, and this is an installed package"
)

ALL_EXAMPLES = 500
"""How many examples hypothesis makes of a property in ``.ci/run``."""


def endless() -> Path:
    """A file without an end, or a skip where the system has none."""
    found = Path("/dev/zero")
    if not found.exists():
        pytest.skip("needs an endless file")
    return found


def fewer(inner: int, whole: int) -> int:
    """How much is tried: less in the inner loop than in ``.ci/run``, as with the examples of hypothesis."""
    # imported here, as pytest would rewrite what it has not yet found imported, and warns
    from hypothesis import settings

    return whole if settings().max_examples >= ALL_EXAMPLES else inner
