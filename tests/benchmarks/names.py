"""How fast names are found, beside pycountry and two dictionary matchers, in turns.

Call ``python tests/benchmarks/names.py``; it needs the dependency group ``bench``. The goals: an exact name
in at most the time of ``pycountry.countries.lookup``, a misspelt one in at most a fifth of
``search_fuzzy``, a text of a million characters no slower than a dictionary matcher, and ten million
hostile characters in four times the time of a quarter of them. Two matchers are asked: ``flashtext2``,
which is Rust, and ``flashtext``, which is Python; both find strings only, and know nothing of case endings,
editions, dates, surnames or of what stands around a name.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from contextlib import suppress
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import eucentralasia as eca
from eucentralasia.names.aliases import names_of
from support.mention_gold import FOLDER, read

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

EXACT = (
    *("KZ", "kz", "KAZ", "398", "Kazakhstan", "kazakhstan", "Kyrgyzstan", "TJ", "Tajikistan"),
    *("UZB", "Uzbekistan", "DE", "Germany", "FRA", "Estonia", "Portugal", "276"),
)
MISSPELT = (
    "Kazakstahn",
    "Kyrgizstan",
    "Tadjkistan",
    "Turkmenstan",
    "Uzbekstan",
    "Germny",
    "Afganistan",
    "Portugual",
    "Slovakai",
    "Estonai",
)
PLAIN = (
    "The minister said on the second day that nobody should expect a quick answer, "
    "as the papers were long and the summer was short. "
    "Everyone agreed, the coffee was good, and the talks went on in smaller rooms until the evening. "
)
HOSTILE = {
    "one letter": "a",
    "combining marks": "e\u0301\u0302\u0303",
    "no spaces": "EUKazakhstan",
    "one name": "EU ",
    "beginnings of names": "Joint Roadmap for Deepening ",
    "dates": "11 July ",
    "distinct words": "",
}


def million(text: str, size: int) -> str:
    """Return a text over and over, up to a size."""
    return (text * (size // len(text) + 1))[:size]


def texts(size: int) -> dict[str, str]:
    """Return texts of a size: press texts, in which names are dense, and prose with one such text in ten."""
    press = [read(file)[0] for file in sorted(FOLDER.glob("*.txt"))]
    prose = [PLAIN * (9 * len(text) // len(PLAIN)) + text for text in press]
    return {"press texts": million("\n".join(press), size), "prose": million("\n".join(prose), size)}


def hostile(unit: str, size: int) -> str:
    """Return a hostile text of a size; without a unit, one of words that never come again."""
    return million(unit, size) if unit else " ".join(f"w{number:x}é" for number in range(size // 8))


def in_turns(contenders: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Return the median seconds of each contender, in turns, so that what slows the machine slows all."""
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, run in contenders.items():
            begun = time.perf_counter()
            run()
            times[name].append(time.perf_counter() - begun)
    return {name: statistics.median(taken) for name, taken in times.items()}


def each(
    ask: Callable[[str], object], questions: tuple[str, ...] | list[str], times: int
) -> Callable[[], None]:
    """Return what asks all questions some times, whatever the answer."""

    def run() -> None:
        for _ in range(times):
            for question in questions:
                with suppress(LookupError):
                    ask(question)

    return run


def matcher(module: str, **options: bool) -> Any:
    """Return a dictionary matcher with every name of the registry."""
    processor = import_module(module).KeywordProcessor(**options)
    for record in eca.curated:
        for name in names_of(record):
            processor.add_keyword(name, record.id)
    return processor


def told(what: str, times: dict[str, float], goal: str) -> None:
    """Print the times of contenders, and the ratio of the first to each other."""
    ours, *others = times
    row = [f"{what:16} {ours} {times[ours] * 1e3:8.2f} ms"]
    row += [f"{name} {times[name] * 1e3:8.2f} ms, ratio {times[ours] / times[name]:5.2f}" for name in others]
    print("  ".join(row), f" goal {goal}", flush=True)


def compare(size: int, rounds: int) -> None:
    """Print how the package stands beside its peers."""
    countries = import_module("pycountry").countries
    exact = {
        "find": each(eca.countries.find, EXACT, 200),
        "pycountry.lookup": each(countries.lookup, EXACT, 200),
    }
    told("exact names", in_turns(exact, rounds), "1.00")
    fuzzy = {
        "search": each(eca.countries.search, MISSPELT, 1),
        "pycountry.search_fuzzy": each(countries.search_fuzzy, MISSPELT, 1),
    }
    told("misspelt names", in_turns(fuzzy, rounds), "0.20")
    rust, python = matcher("flashtext2", case_sensitive=False), matcher("flashtext")
    for name, text in texts(size).items():
        all_three: dict[str, Callable[[], object]] = {
            "mentions": partial(eca.mentions, text),
            "flashtext2": partial(rust.extract_keywords_with_span, text),
            "flashtext": partial(python.extract_keywords, text, span_info=True),
        }
        told(name, in_turns(all_three, rounds), "1.00")


def grow(size: int, rounds: int) -> dict[str, float]:
    """Return, for each hostile text, how much longer four times as much of it takes."""
    found = {}
    for name, unit in HOSTILE.items():
        quarter, whole = hostile(unit, size // 4), hostile(unit, size)
        sizes: dict[str, Callable[[], object]] = {
            "quarter": lambda text=quarter: eca.mentions(text),  # type: ignore[misc]
            "whole": lambda text=whole: eca.mentions(text),  # type: ignore[misc]
        }
        times = in_turns(sizes, rounds)
        found[name] = times["whole"] / times["quarter"]
        print(
            f"{name:28} {size:,} characters in {times['whole']:6.2f} s, {found[name]:4.1f} times a quarter",
            flush=True,
        )
    return found


def main() -> None:
    """Compare with the peers, then read hostile texts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--size", type=int, default=1_000_000, help="characters of the texts that are compared"
    )
    parser.add_argument("--hostile", type=int, default=10_000_000, help="characters of the hostile texts")
    parser.add_argument("--rounds", type=int, default=7)
    asked = parser.parse_args()
    compare(asked.size, asked.rounds)
    grow(asked.hostile, 1)


if __name__ == "__main__":
    main()
