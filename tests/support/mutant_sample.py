"""Draw changes of code by a seed, and count what tests notice: ``mutant_sample.py SEED COUNT``.

All changes that mutmut makes of the package take many hours. So those of the rooms that answers rest on are
put in an order that the seed draws, and the first of them are planted in the source, where the tests of their
room are asked. Planted, as mutmut itself cannot change what is computed on import. It works in
``build/mutants/``, and goes on where it stopped; a greater count goes on too.
"""

import json
import math
import random
import sys
from pathlib import Path

from support.mutants import WORK, Change, equivalent, made
from support.planting import Copy, keep

# Of each room the files of tests that are about it, and those of what it says to wrong calls; what these let
# pass, others may notice.
ASKED_WRONGLY = "messages near_misses wrong_calls what_to_type"
ROOMS = {
    "dates": "dates days_within near_misses dates_elsewhere",
    "queries": f"queries posts widening {ASKED_WRONGLY}",
    "model": f"model levels posts ranks schema {ASKED_WRONGLY} bad_files planted_records",
    "codec": f"codec schema reading {ASKED_WRONGLY} bad_files web",
    "registry": f"registry merging widening {ASKED_WRONGLY}",
    "collection": f"queries names collection index {ASKED_WRONGLY} formats",
}

BASIS = ", ".join(ROOMS)


def changed(change: Change, file: Path) -> str:
    """Return the text of a file in which a changed function stands for the one that was."""
    text = file.read_text(encoding="utf-8")
    if change.before not in text:
        raise LookupError(change.name)
    return text.replace(change.before, change.after, 1)


def wilson(noticed: int, of: int) -> tuple[float, float]:
    """Return between what the share of all is with 95 of 100, where so many of those drawn were noticed."""
    z = 1.96  # of a normal distribution 95 of 100 lie within
    share, width = noticed / of, z * z / of
    half = z * math.sqrt(share * (1 - share) / of + width / of / 4)
    return (share + width / 2 - half) / (1 + width), (share + width / 2 + half) / (1 + width)


def main(seed: str, count: str) -> int:
    """Draw, ask the tests, and print the share with its interval and what was not noticed."""
    found = made()
    files = {one.name: (path, one) for path in found if Path(path).parts[0] in ROOMS for one in found[path]}
    order = sorted(files)
    random.Random(int(seed)).shuffle(order)
    verdicts = WORK / f"sample_{seed}.json"
    told: dict[str, bool] = json.loads(verdicts.read_text(encoding="utf-8")) if verdicts.exists() else {}
    copy = Copy(WORK / "tree")
    drawn = order[: int(count)]
    for name in drawn:
        # what was not noticed is asked again, as there may be a test for it now
        if not told.get(name):
            path, change = files[name]
            file = f"src/eucentralasia/{path}"
            tests = ROOMS[Path(path).parts[0]].split()
            told[name] = copy.notices(file, changed(change, copy.root / file), tests)
            verdicts.write_text(json.dumps(told, indent=1), encoding="utf-8")
            print("noticed" if told[name] else "NOT NOTICED", name, flush=True)
    if failing := copy.failing():
        print(f"these fail without any change: {', '.join(failing)}")
        return 1
    noticed, alike = (
        sum(told[name] for name in drawn),
        {name for name in equivalent().keys() & set(drawn) if not told[name]},
    )
    low, high = wilson(noticed, len(drawn) - len(alike))
    print(*(f"not noticed: {name}" for name in drawn if not told[name] and name not in alike), sep="\n")
    print(f"{noticed} of {len(drawn)} changes noticed, which the seed {seed} drew of {len(order):,}")
    print(
        f"{len(alike)} are none to a caller; of all others between {low:.1%} and {high:.1%} would be noticed"
    )
    numbers = {"seed": int(seed), "drawn": len(drawn), "all": len(order), "noticed": noticed}
    keep("changes", numbers | {"equivalent": len(alike)})
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
