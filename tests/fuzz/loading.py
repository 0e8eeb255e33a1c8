"""The long run of the loader: it prints what it saw and keeps every input that failed.

``python tests/fuzz/loading.py --inputs 1000000``.
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from collections import Counter
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from fuzz.mutating import inputs, judge


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--failures", type=Path, default=Path("fuzz-failures"))
    asked = parser.parse_args()
    seen: Counter[str] = Counter()
    begun = time.perf_counter()
    for number, (kind, content) in enumerate(islice(inputs(asked.seed), asked.inputs)):
        try:
            seen[judge(kind, content)] += 1
        except Exception:  # noqa: BLE001 - whatever it is, it is a failure
            seen["failed"] += 1
            asked.failures.mkdir(exist_ok=True)
            (asked.failures / f"{asked.seed}-{number}.{kind}").write_bytes(content)
            traceback.print_exc()
    took, total = time.perf_counter() - begun, sum(seen.values())
    sys.stdout.write(f"{total} inputs in {took:.0f} s, {total / took:.0f} a second: {dict(seen)}\n")
    return 1 if seen["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
