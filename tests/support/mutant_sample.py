"""Draw changes of code by a seed, and count what tests notice: ``python -m support.mutant_sample SEED``.

All changes that mutmut makes of the package take many hours. So some are drawn of the rooms that answers rest
on and some of the others, and of each the tests of its room are asked; what they let pass is asked once more
with the change in the source, as mutmut cannot change what is computed on import. It works in
``build/mutants/`` and goes on where it stopped.
"""

import json
import math
import os
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from support.mutants import NOTICED, mutmut, prepared, verdicts

BASIS = "dates queries model codec registry collection"
REST = "all others"
IN_SOURCE = "noticed in the source"
COUNTS = {BASIS: 400, REST: 200}
# The files of tests that are about a room, and no more: what these let pass, others may notice.
ROOMS = {
    "dates/*": "dates days_within",
    "queries/*": "queries widening",
    "model/*": "model levels posts ranks schema unchangeable what_to_type",
    "codec/*": "codec schema reading",
    "registry/*": "registry merging widening taking_data",
    "collection/*": "collection index queries wrong_calls",
    "names/*": "names",
    "linking/*": "linking",
    "checks/*": "checks reports",
    "loading/*": "loading rows limits reading bad_files",
    "formats/*": "formats csv calendars linked_data frames files",
    "pictures/*": "pictures",
    "command/*": "main",
    "errors.py": "errors",
    "snapshot.py": "snapshot",
    "shipped.py": "loading rows preload",
}
# mutmut makes its changes in the run that asks the tests; its own steps, so that they have names before.
MAKE = """
import json
from pathlib import Path
from mutmut import __main__ as main
main.set_mutant_under_test("mutant_generation")
Path("mutants").mkdir(exist_ok=True)
main.copy_src_dir(), main.copy_also_copy_files(), main.setup_source_paths(), main.create_mutants(1)
print("\\n" + json.dumps([name for _, name, _ in main.collect_source_file_mutation_data(mutant_names=())[0]]))
"""


def group_of(room: str) -> str:
    """Return whether answers rest on a room."""
    return BASIS if room.removesuffix("/*") in BASIS.split() else REST


def made(folder: Path) -> list[str]:
    """Return the names of all changes that there can be."""
    command = [sys.executable, "-c", MAKE]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    names: list[str] = json.loads(done.stdout.splitlines()[-1])
    return names


def drawn(seed: int, names: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return for each room the changes that a seed draws, as many of each group as are asked for."""
    chance = random.Random(seed)
    found: dict[str, list[str]] = {room: [] for room in names}
    for group, count in COUNTS.items():
        all_of = sorted((name, room) for room in names if group_of(room) == group for name in names[room])
        for name, room in sorted(chance.sample(all_of, count)):
            found[room].append(name)
    return found


def is_noticed_in_source(folder: Path, name: str, tests: str) -> bool:
    """Whether the tests of a room fail with a change in the source itself."""
    sources = {path: path.read_bytes() for path in (folder / "src").rglob("*.py")}
    mutmut(folder, "apply", name)
    (changed,) = (path for path, before in sources.items() if path.read_bytes() != before)
    files = [f"tests/test_{test}.py" for test in tests.split()]
    command = [sys.executable, "-B", "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *files]
    world = {**os.environ, "PYTHONPATH": str(folder / "src"), "PYTHONPYCACHEPREFIX": str(folder / "none")}
    try:
        done = subprocess.run(command, cwd=folder, env=world, capture_output=True, check=False, timeout=600)
    except subprocess.TimeoutExpired:
        return True
    finally:
        changed.write_bytes(sources[changed])
    return done.returncode != 0


def judged(room: str, folder: Path, names: list[str]) -> dict[str, str]:
    """Return what becomes of the changes of a room that were drawn."""
    os.environ["PYTHONPATH"] = str(folder / "mutants" / "src")  # for the programs that tests start
    left = [name for name in names if verdicts(folder)[name] == "not checked"]
    if left:
        mutmut(folder, "run", "--max-children", "1", *left, told=True)
    found = {name: verdict for name, verdict in verdicts(folder).items() if name in names}
    again = folder / "in_source.json"
    told: dict[str, bool] = json.loads(again.read_text(encoding="utf-8")) if again.exists() else {}
    for name, verdict in found.items():
        if verdict not in NOTICED:
            if not told.get(name):
                told[name] = is_noticed_in_source(folder, name, ROOMS[room])
                again.write_text(json.dumps(told, indent=1), encoding="utf-8")
            found[name] = IN_SOURCE if told[name] else verdict
    return found


def wilson(noticed: int, of: int) -> tuple[float, float]:
    """Return between what the share of all is with 95 of 100, where so many of those drawn were noticed."""
    z = 1.96  # of a normal distribution, 95 of 100 lie within
    share, width = noticed / of, z * z / of
    half = z * math.sqrt(share * (1 - share) / of + width / of / 4)
    return (share + width / 2 - half) / (1 + width), (share + width / 2 + half) / (1 + width)


def told(group: str, each: dict[str, str], of: int) -> Iterator[str]:
    """Yield what became of the changes of some rooms that were drawn."""
    counts = Counter(each.values())
    noticed = sum(counts[verdict] for verdict in (*NOTICED, IN_SOURCE))
    low, high = wilson(noticed, len(each))
    yield f"{group}: {noticed} of {len(each)} noticed, which were drawn of {of:,}: {dict(counts)}"
    yield f"of all, with 95 of 100, between {low:.1%} and {high:.1%}"
    yield from (
        f"not noticed: {name}" for name, verdict in each.items() if verdict not in (*NOTICED, IN_SOURCE)
    )


def main(seed: str) -> int:
    """Draw, ask the tests, and print the shares with their intervals and what was not noticed."""
    folders = {room: prepared(room, tests.split()) for room, tests in ROOMS.items()}
    names = {room: made(folder) for room, folder in folders.items()}
    sample = drawn(int(seed), names)
    found: dict[str, dict[str, str]] = {group: {} for group in COUNTS}
    for room, chosen in sample.items():
        found[group_of(room)] |= judged(room, folders[room], chosen)
        print(f"\n{room}: {Counter(found[group_of(room)][name] for name in chosen)}", flush=True)
    for group, each in found.items():
        of = sum(len(names[room]) for room in names if group_of(room) == group)
        print(*told(group, each, of), f"drawn by the seed {seed}", sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
