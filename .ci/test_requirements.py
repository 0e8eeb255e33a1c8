"""Print what the tests of the installed wheel need: the dependency group ``dev`` of pyproject.toml."""

import tomllib
from pathlib import Path

groups = tomllib.loads(Path(__file__).parent.parent.joinpath("pyproject.toml").read_text(encoding="utf-8"))[
    "dependency-groups"
]
print("\n".join(groups["dev"]))  # noqa: T201 - this is its output
