"""Plant the faults of ``tests/faults`` one by one, and count those that tests notice: ``faults.py LIST ...``.

A fault is a line as it would silently be wrong, where no tool changes code: tables, enum words, limits, data,
schemas, templates. They were written before it was known which test would notice. It works on a copy in
``build/faults/``, goes on where it stopped, and asks the test files that the fault names; without a list it
takes all. At least 195 of 200 should be noticed.
"""

import json
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from support.planting import ROOT, Copy, keep

FAULTS = ROOT / "tests" / "faults"
WORK = ROOT / "build" / "faults"


class Fault(NamedTuple):
    """A line that would be wrong, and the test files that should notice."""

    file: str
    line: str
    wrong: str
    tests: tuple[str, ...]

    @property
    def key(self) -> str:
        return f"{self.file}\n{self.line}\n{self.wrong}"


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


def with_fault(fault: Fault, root: Path) -> str:
    """Return the text of a file with a fault."""
    lines = (root / fault.file).read_text(encoding="utf-8").split("\n")
    (at,) = lines_like(fault, root)
    lines[at] = lines[at].replace(fault.line, fault.wrong)
    return "\n".join(lines)


def verdicts(room: str) -> dict[str, bool]:
    """Return what became of the faults of a list so far."""
    path = WORK / room / "verdicts.json"
    told: dict[str, bool] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return {one.key: told[one.key] for one in faults(room) if one.key in told}


def plant(room: str) -> None:
    """Plant the faults of a list that were not noticed yet, as there may be tests for them now."""
    told = verdicts(room)
    left = [one for one in faults(room) if not told.get(one.key)]
    copy = Copy(WORK / room / "tree")
    for fault in left:
        told[fault.key] = copy.notices(fault.file, with_fault(fault, copy.root), fault.tests)
        kept = json.dumps(told, ensure_ascii=False, indent=1)
        (WORK / room / "verdicts.json").write_text(kept, encoding="utf-8")
        print("noticed" if told[fault.key] else "NOT NOTICED", fault.file, fault.wrong or "gone", flush=True)
    if failing := copy.failing():
        sys.exit(f"these fail without any fault: {', '.join(failing)}")


def main(*rooms: str) -> int:
    """Plant the faults of some lists, or of all, and say which of all were not noticed."""
    every = [path.stem for path in sorted(FAULTS.glob("*.toml"))]
    for room in rooms or every:
        plant(room)
    told = {key: verdict for room in every for key, verdict in verdicts(room).items()}
    for one in faults():
        if not told.get(one.key, True):
            print(f"not noticed: {one.file}: {one.wrong or 'gone'}")
    print(f"{sum(told.values())} of {len(told)} faults noticed; there are {len([*faults()])}")
    keep("faults", {"listed": len([*faults()]), "planted": len(told), "noticed": sum(told.values())})
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
