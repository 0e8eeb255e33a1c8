"""How fast the explorer page is with many events: ``PYTHONPATH=tests python tests/benchmarks/explorer.py``.

Needs Chromium and playwright, as the tests of the page do. First paint is the browser's own measure; a filter
is measured from the change of the state to the next frame that shows it.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

import eucentralasia as eca
from benchmarks.synthetic import lines
from browser.reading import CHROMIUM, OPTIONS

FILTERS = (
    "#party=AA",
    "#party=AA,AB&year=2001",
    "#topic=topic-3",
    "#level=ministers&category=political",
    "#series=series-7",
    "#year=1999,2000,2001",
    "#party=BC&order=oldest",
    "#",
)
TEXTS = ("#text=border", "#text=security+almabad", "#text=energy&party=AA")
PAINTS = "performance.getEntriesByType('paint').map(one => [one.name, one.startTime])"
MEASURE = """async state => {
  const from = performance.now();
  location.hash = state;
  const shown = document.getElementById("count");
  await new Promise(done => new MutationObserver((_, one) => { one.disconnect(); done(); })
    .observe(shown, {childList: true, characterData: true, subtree: true}));
  await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - from;
}"""


def main(count: int) -> None:
    """Write the page, open it, and say how long each took."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "many.jsonl"), Path(folder, "many.html")
        source.write_text("\n".join(lines(count)), encoding="utf-8")
        registry = eca.load(source, base=None, max_bytes=None)
        begun = time.perf_counter()
        eca.formats.explorer.dump(registry, target)
        size = target.stat().st_size / 1e6
        print(
            f"{len(registry.events):,} events: written in {time.perf_counter() - begun:.1f} s, {size:.0f} MB"
        )
        with sync_playwright() as started:
            page = started.chromium.launch(executable_path=CHROMIUM, args=OPTIONS).new_page()
            page.set_default_timeout(120_000)
            begun = time.perf_counter()
            page.goto(target.as_uri())
            page.wait_for_selector("html[data-ready]")
            print(f"rows shown after {time.perf_counter() - begun:.2f} s")
            paints = page.evaluate(
                "performance.getEntriesByType('paint').map(one => [one.name, one.startTime])"
            )
            print("; ".join(f"{name} {at:.0f} ms" for name, at in paints))
            page.wait_for_timeout(8000)  # texts are indexed meanwhile
            for name, states in (("filters", FILTERS), ("texts", TEXTS)):
                times = [page.evaluate(MEASURE, state) for state in states]
                told = ", ".join(f"{one:.0f}" for one in times)
                print(f"{name}: median {statistics.median(times):.0f} ms ({told})")
            print("rows in the page:", page.locator("#body tr").count())


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
