"""The guided run of the loader, in which atheris follows the branches.

``pip install atheris`` and ``python tests/fuzz/guided.py -runs=500000``.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parents[1]))

with atheris.instrument_imports(include=["eucentralasia"]):
    from fuzz.mutating import judge

KINDS = ("json", "jsonl", "toml")


def one(content: bytes) -> None:
    if content:
        judge(KINDS[content[0] % len(KINDS)], content[1:])


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
