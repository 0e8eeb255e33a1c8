"""Measuring: cases take turns, so that a busy minute falls on all of them; medians and ratios of rounds."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

LONG_ENOUGH = 0.005
CLEAN = {name: value for name, value in os.environ.items() if not name.startswith(("COVERAGE", "PYTHON"))}
PEAK = "; print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"


def in_turn(cases: Mapping[str, Callable[[], Any]], rounds: int) -> dict[str, list[float]]:
    """Call each case in each round, so often that the clock sees it; return the seconds of one call."""
    repeats = {name: _repeats(case) for name, case in cases.items()}
    times: dict[str, list[float]] = {name: [] for name in cases}
    for _ in range(rounds):
        for name, case in cases.items():
            start = time.perf_counter()
            for _ in range(repeats[name]):
                case()
            times[name].append((time.perf_counter() - start) / repeats[name])
    return times


def _repeats(case: Callable[[], Any]) -> int:
    case()  # the first call builds what later calls use
    start = time.perf_counter()
    case()
    return max(1, min(10_000, int(LONG_ENOUGH / max(time.perf_counter() - start, 1e-7))))


def in_processes(cases: Mapping[str, str], rounds: int) -> dict[str, list[float]]:
    """Run each case in a fresh interpreter in each round; return the seconds of whole processes."""
    times: dict[str, list[float]] = {name: [] for name in cases}
    for _ in range(rounds):
        for name, code in cases.items():
            start = time.perf_counter()
            subprocess.run(
                [sys.executable, "-I", "-c", code], check=True, env=CLEAN, stdout=subprocess.DEVNULL
            )
            times[name].append(time.perf_counter() - start)
    return times


def peaks(cases: Mapping[str, str], rounds: int) -> dict[str, list[float]]:
    """Run the code of each case in fresh interpreters; return their peak memory in MB (Linux only)."""
    found: dict[str, list[float]] = {name: [] for name in cases}
    for _ in range(rounds):
        for name, code in cases.items():
            done = subprocess.run(
                [sys.executable, "-I", "-c", code + PEAK],
                capture_output=True,
                check=True,
                env=CLEAN,
                text=True,
            )
            found[name].append(int(done.stdout.split()[-1]) / 1024)
    return found


def median(values: Sequence[float]) -> float:
    """Return the median."""
    return statistics.median(values)


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """Return the median of the ratios of the rounds."""
    return statistics.median(own / other for own, other in zip(ours, theirs, strict=True))
