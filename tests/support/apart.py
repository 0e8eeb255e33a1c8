"""A checkout without the source tree, and commands that know little of whoever runs them."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from support import DATA

ROOT = DATA.parents[1]
FOLDERS, FILES = ("docs", "tests"), ("CHANGELOG.md", "LICENSE", "README.md", "pyproject.toml")
PASSED_OVER = ("COVERAGE", "PYTEST", "PYTHON")  # variables of whoever runs this


def checkout(target: Path) -> Path:
    """Lay out what the tests of an installed package read."""
    for name in FOLDERS:
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        shutil.copy(ROOT / name, target)
    return target


def run(
    command: list[str], *, told: str = "", folder: Path | None = None, env: Mapping[str, str] | None = None
) -> str:
    """Run a command with little else than its own variables, and return what it prints.

    Raises:
        AssertionError: It failed; the message has the ends of what it said.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith(PASSED_OVER)}
    done = subprocess.run(
        command,
        capture_output=True,
        check=False,
        cwd=folder,
        encoding="utf-8",
        env=kept | dict(env or {}),
        input=told,
    )
    if done.returncode:
        shown = " ".join(word for word in command if "\n" not in word)
        raise AssertionError(f"{shown}\n{done.stdout[-4000:]}{done.stderr[-2000:]}")
    return done.stdout
