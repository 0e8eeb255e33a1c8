"""Plant the faults of ``tests/faults`` one by one, and count those that tests notice: ``faults.py LIST ...``.

A fault is a line as it would silently be wrong, where no tool changes code: tables, enum words, limits, data,
schemas, templates. They were written before it was known which test would notice. It works on a copy in
``build/faults/``, goes on where it stopped, and asks the test files that the fault names; without a list it
takes all. At least 195 of 200 should be noticed.
"""

import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
FAULTS = ROOT / "tests" / "faults"
WORK = ROOT / "build" / "faults"
COPY = WORK / "tree"
VERDICTS = WORK / "verdicts.json"
LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", "build", "node_modules", "__pycache__", ".*_cache", "_build"
)
LONGEST = 600  # seconds; the slowest test file takes a minute, and a fault may make it loop for ever


class Fault(NamedTuple):
    """A line that would be wrong, and the test files that should notice."""

    file: str
    line: str
    wrong: str
    tests: tuple[str, ...]


def faults(*rooms: str) -> Iterator[Fault]:
    """Yield the faults of some lists, or of all."""
    for path in sorted(FAULTS.glob("*.toml")):
        if not rooms or path.stem in rooms:
            for one in tomllib.loads(path.read_text(encoding="utf-8"))["faults"]:
                yield Fault(one["file"], one["line"], one["wrong"], tuple(one["tests"]))


def lines_like(fault: Fault, root: Path) -> list[int]:
    """Return the numbers of the lines of a file that read as the fault says."""
    lines = (root / fault.file).read_text(encoding="utf-8").split("\n")
    return [number for number, line in enumerate(lines) if line.strip() == fault.line]


def passes(tests: tuple[str, ...]) -> bool:
    """Whether some test files pass in the copy."""
    files = [f"tests/test_{name}.py" for name in tests]
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *files]
    world = {**os.environ, "PYTHONPATH": str(COPY / "src")}
    try:
        done = subprocess.run(command, cwd=COPY, env=world, capture_output=True, timeout=LONGEST, check=False)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def is_noticed(fault: Fault, number: int) -> bool:
    """Plant a fault, run its tests and mend it."""
    file = COPY / fault.file
    before, times = file.read_bytes(), file.stat()
    lines = before.decode().split("\n")
    (at,) = lines_like(fault, COPY)
    lines[at] = lines[at].replace(fault.line, fault.wrong)
    file.write_bytes("\n".join(lines).encode())
    # each has a time of its own, so that Python takes no compiled form of another one for it
    os.utime(file, (number + 1, number + 1))
    try:
        return any(not passes((name,)) for name in fault.tests)
    finally:
        file.write_bytes(before)
        os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))


def main(*rooms: str) -> int:
    """Plant the faults and say which were not noticed."""
    shutil.rmtree(COPY, ignore_errors=True)
    shutil.copytree(ROOT, COPY, ignore=LEFT_OUT)
    told: dict[str, bool] = json.loads(VERDICTS.read_text(encoding="utf-8")) if VERDICTS.exists() else {}
    planted = list(faults(*rooms))
    keys = ["\n".join((one.file, one.line, one.wrong)) for one in planted]
    # what was not noticed is asked again, as there may be a test for it now
    left = [one for one, key in zip(planted, keys, strict=True) if not told.get(key)]
    for name in sorted({name for one in left for name in one.tests}):
        if not passes((name,)):
            print(f"test_{name} fails without any fault, so it can notice none")
            return 1
    for number, (fault, key) in enumerate(zip(planted, keys, strict=True)):
        if not told.get(key):
            told[key] = is_noticed(fault, number)
            VERDICTS.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
            print("noticed" if told[key] else "NOT NOTICED", fault.file, fault.wrong or "gone", flush=True)
    missed = [one for one, key in zip(planted, keys, strict=True) if not told[key]]
    print(*(f"not noticed: {one.file}: {one.line} -> {one.wrong or 'gone'}" for one in missed), sep="\n")
    print(f"{len(planted) - len(missed)} of {len(planted)} faults noticed")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
