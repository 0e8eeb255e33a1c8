"""What a wheel and a source distribution hold, as lists that people read: ``python -m support.artefacts``.

It is run from ``tests/`` and renews the lists in ``tests/data/``; ``test_artefacts.py`` compares them.
"""

import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from support import DATA

ROOT = DATA.parents[1]
LISTS = {"wheel": DATA / "wheel_files.txt", "sdist": DATA / "sdist_files.txt"}


def build(root: Path, target: str, folder: Path, *, umask: int = -1, **world: str) -> Path:
    """Build a wheel or a source distribution of a tree, and return it.

    Args:
        root: The tree.
        target: ``"wheel"`` or ``"sdist"``.
        folder: Where it goes; it must be empty.
        umask: That of the process; without it the present one.
        world: The environment of the process, and nothing else.
    """
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)]
    subprocess.run(command, capture_output=True, check=True, cwd=root, env=world, text=True, umask=umask)
    (made,) = folder.iterdir()
    return made


def wheel_files(wheel: Path) -> list[str]:
    """Every file of a wheel, sorted; the version is taken out of the name of its metadata."""
    with zipfile.ZipFile(wheel) as archive:
        return sorted(re.sub(r"^(\w+)-[\w.]+(\.dist-info/)", r"\1\2", name) for name in archive.namelist())


def sdist_files(sdist: Path) -> list[str]:
    """The folders of a source distribution with the kinds of their files; those at its root by name."""
    with tarfile.open(sdist) as archive:
        return kinds(name.partition("/")[2] for name in archive.getnames())


def kinds(names: Iterable[str]) -> list[str]:
    """Say files by folder and ending, so that a record, a page or a test more changes nothing."""
    found = set()
    for path in map(PurePosixPath, names):
        folder = re.sub(r"/\d{4}$", "/YEAR", str(path.parent))
        found.add(path.name if folder == "." else f"{folder}/*{path.suffix}")
    return sorted(found)


if __name__ == "__main__":
    for target, files in (("wheel", wheel_files), ("sdist", sdist_files)):
        with tempfile.TemporaryDirectory() as folder:
            listed = files(build(ROOT, target, Path(folder)))
        LISTS[target].write_text("\n".join(listed) + "\n", encoding="utf-8")
        print(f"{LISTS[target].name}: {len(listed)} lines")
