"""The long run of all that reads: files, and streams, tables, folders and packages around them.

``python tests/fuzz/loading.py --inputs 1000000 --record fuzz.jsonl`` adds a line for each thousand, and goes
on after the last one where it was stopped; what failed is kept in a folder.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import eucentralasia as eca
from fuzz.mutating import inputs, judge
from fuzz.surroundings import turns

BATCH = 1000
# Of each batch, so many are surroundings: one of them takes as long as six files.
AROUND = 40


def files(seed: int, failures: Path) -> Iterator[tuple[str, str]]:
    """Judge files; yield the format of each, and what came of it."""
    for number, (kind, content) in enumerate(islice(inputs(seed), BATCH - AROUND)):
        try:
            yield kind, judge(kind, content)
        except Exception:  # noqa: BLE001 - whatever it is, it is a failure
            failures.mkdir(exist_ok=True)
            (failures / f"{seed}-{number}.{kind}").write_bytes(content)
            traceback.print_exc()
            yield kind, "failed"


def surroundings(seed: int, failures: Path, source: Path) -> Iterator[tuple[str, str]]:
    """Judge streams, tables, folders and packages; the first that fails is the last."""
    try:
        for what, found in islice(turns(seed, source), AROUND):
            yield what, "loaded" if isinstance(found, eca.Registry) else "refused"
    except Exception:  # noqa: BLE001 - as above
        failures.mkdir(exist_ok=True)
        (failures / f"{seed}.surroundings").write_text(traceback.format_exc())
        yield "surroundings", "failed"


def batch(seed: int, failures: Path, source: Path) -> dict[str, Any]:
    """Judge a thousand inputs; return how many of each kind did what, and the most memory so far in MB."""
    begun = time.perf_counter()
    seen: Counter[str] = Counter()
    for judged in (files(seed, failures), surroundings(seed, failures, source)):
        seen.update(map(" ".join, judged))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seed": seed, "seen": seen, "seconds": time.perf_counter() - begun, "peak_mb": most}


def told(batches: list[dict[str, Any]]) -> str:
    """Say what some batches saw."""
    seen: Counter[str] = sum((Counter(one["seen"]) for one in batches), Counter())
    seconds, most = sum(one["seconds"] for one in batches), max(one["peak_mb"] for one in batches)
    return f"{seen.total()} inputs in {seconds:.0f} s, at most {most:.0f} MB: {dict(sorted(seen.items()))}"


def main() -> int:
    """Return 1 where anything failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=1_000_000)
    parser.add_argument("--record", type=Path, default=Path("fuzz.jsonl"))
    parser.add_argument("--failures", type=Path, default=Path("fuzz-failures"))
    asked = parser.parse_args()
    lines = asked.record.read_text().splitlines() if asked.record.exists() else []
    batches = [json.loads(line) for line in lines]
    with tempfile.TemporaryDirectory() as source:
        for seed in range(len(batches), -(-asked.inputs // BATCH)):
            batches.append(batch(seed, asked.failures, Path(source)))
            with asked.record.open("a") as record:
                record.write(json.dumps(batches[-1]) + "\n")
    sys.stdout.write(told(batches) + "\n")
    return 1 if any("failed" in kind for one in batches for kind in one["seen"]) else 0


if __name__ == "__main__":
    sys.exit(main())
