"""What several tests share: data, made-up registries, and readers of what was written."""

from pathlib import Path

import pytest

DATA = Path(__file__).parents[1] / "data"
"""What tests read: texts, tables and files of data, none of it Python."""

from_source = pytest.mark.skipif(
    not (DATA.parents[1] / "src").is_dir(), reason="needs the source tree, and this is an installed package"
)
