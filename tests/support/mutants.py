"""Change code in small ways, and count the changes that tests notice: ``mutants.py PATTERN TEST ...``.

``mutants.py 'queries/*' queries widening`` mutates the files of a room against ``test_queries`` and
``test_widening``. It works in ``build/mutants/`` and goes on where it stopped; mutmut 3 must be installed
where it runs. At least 90 of 100 changes should be noticed, in the rooms that answers rest on 95.
"""

import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parents[2]
CONFIG = """
[tool.mutmut]
source_paths = ["src"]
only_mutate = [{patterns}]
also_copy = ["src", "tests", "docs", "README.md", "CHANGELOG.md", "LICENSE"]
pytest_add_cli_args = ["-p", "no:cacheprovider"]
pytest_add_cli_args_test_selection = [{tests}]
"""
NOTICED = ("killed", "timeout", "suspicious", "caught by type check")


def prepared(name: str, patterns: Iterable[str], tests: Iterable[str]) -> Path:
    """Copy the tree to a folder in which files of some patterns are changed, and return the folder."""
    folder = ROOT / "build" / "mutants" / name
    folder.mkdir(parents=True, exist_ok=True)
    for part in ("src", "tests", "docs"):
        shutil.copytree(ROOT / part, folder / part, dirs_exist_ok=True)
    for part in ("README.md", "CHANGELOG.md", "LICENSE"):
        shutil.copy(ROOT / part, folder / part)
    config = CONFIG.format(
        patterns=", ".join(f'"src/eucentralasia/{pattern}"' for pattern in patterns),
        tests=", ".join(f'"tests/test_{test}.py"' for test in tests),
    )
    config = (ROOT / "pyproject.toml").read_text(encoding="utf-8") + config
    (folder / "pyproject.toml").write_text(config, encoding="utf-8")
    return folder


def mutmut(folder: Path, *arguments: str, told: bool = False) -> str:
    """Run mutmut in a folder, and return what it writes where it is not told to the terminal."""
    command = [sys.executable, "-m", "mutmut", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=not told, text=True, check=not told).stdout


def verdicts(folder: Path) -> dict[str, str]:
    """Return what became of the changes so far."""
    return dict(re.findall(r"^ *(\S+): (.+)$", mutmut(folder, "results", "--all", "true"), re.MULTILINE))


def main(pattern: str, *tests: str) -> int:
    """Run mutmut on a copy of the tree and print what became of the changes."""
    folder = prepared(re.sub(r"\W+", "-", pattern), [pattern], tests)
    mutmut(folder, "run", "--max-children", "1", told=True)
    found = verdicts(folder)
    counts = Counter(found.values())
    noticed = sum(counts[one] for one in NOTICED)
    print(
        f"{pattern}: {noticed} of {len(found)} changes noticed ({noticed / max(len(found), 1):.1%})",
        dict(counts),
    )
    print(*sorted(name for name, verdict in found.items() if verdict not in NOTICED), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
