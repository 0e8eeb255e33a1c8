"""The long run of the formats: so many generated registries, each read back from every format.

``python tests/fuzz/formats.py [COUNT] [SEED] [FORMAT ...]``; ``docs/reference/formats.md`` records the last
result. Two runs with half the count and two seeds use two cores.
"""

import sys
import time
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, given, seed, settings

sys.path.insert(0, str(Path(__file__).parents[1]))

import eucentralasia as eca
from support.generated import registries
from support.reading_back import CHECKS

BATCH = 500


def main(count: int, start: int, formats: list[str]) -> None:
    """Check so many registries, in batches with seeds of their own; tell the time that each format took."""
    seen: Counter[str] = Counter()
    spent: Counter[str] = Counter()
    records = 0

    def check_all(registry: eca.Registry) -> None:
        nonlocal records
        records += len(registry)
        for name in formats:
            begun = time.perf_counter()
            CHECKS[name](registry)
            spent[name] += round((time.perf_counter() - begun) * 1000)
            seen[name] += 1

    for batch in range(-(-count // BATCH)):

        @seed(start * 100_000 + batch)
        @settings(
            max_examples=min(BATCH, count - batch * BATCH),
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(registries())
        def run(registry: eca.Registry) -> None:
            check_all(registry)

        run()
        print(f"{seen[formats[0]]} registries, {records} records", flush=True)
    for name in formats:
        print(f"{name}: {seen[name]} registries read back, {spent[name] / 1000:.0f} s")


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:3]]
    wanted, first = numbers + [20_000, 1][len(numbers) :]
    main(wanted, first, sys.argv[3:] or list(CHECKS))
