"""How long the loader takes to answer any text, as a multiple of the bare parser.

Call ``python tests/benchmarks/hostile.py``. Every text is within the limits and as large as asked for; most
are made to hurt. The goal is at most 12 times ``json.loads`` and at most twice ``tomllib.loads``, in at
most 500 MB.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import subprocess
import sys
import time
import tomllib
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import eucentralasia as eca
from eucentralasia.model import DRAWERS

if TYPE_CHECKING:
    from collections.abc import Callable

EVENT = {
    "id": "e",
    "name": "E",
    "dates": "2025-07-11",
    "parties": ["KZ", "eu"],
    "sources": [{"url": "https://a.example/", "publisher": "A"}],
}


def filled(head: str, item: str, tail: str, size: int) -> str:
    """A text of about that size, with the item as often as it goes in; ``%d`` in it is counted."""
    many = max(1, (size - len(head) - len(tail)) // (len(item) + 8))
    return head + ",".join(item.replace("%d", str(n)) for n in range(many)) + tail


def json_texts(size: int) -> dict[str, str]:
    """Texts for the JSON loader, good and hostile."""
    page = '{"schema":1,"%s":['
    curated = {drawer: [eca.unstructure(one) for one in getattr(eca.curated, drawer)] for drawer in DRAWERS}
    items = {
        "good events": ("events", json.dumps(EVENT | {"id": "e%d"})),
        "bad events": ("events", json.dumps(EVENT | {"id": "e%d", "dates": "2025-02-30"})),
        "one id": ("events", json.dumps(EVENT)),
        "ids that nobody has": ("events", json.dumps(EVENT | {"id": "e%d", "topics": ["t%d"]})),
        "empty lists": ("topics", "[]"),
        "empty tables": ("topics", "{}"),
        "numbers": ("topics", "1"),
        "keys that nobody knows": ("topics", '{"%d":1}'),
        "good topics": ("topics", '{"id":"t%d","name":"T"}'),
        "names of all scripts": ("topics", '{"id":"t%d","name":"Тема тема тема тема тема тема"}'),
        "dates": ("series", '{"id":"s%d","name":"S","gaps":[{"edition":%d}]}'),
    }
    many = filled(
        '{"schema":1,"topics":[{"id":"t","name":"T","names":[', '{"value":"n%d","dates":"19%d"}', "]}]}", size
    )
    return {
        "the curated registry": json.dumps({"schema": 1, **curated}),
        **{name: filled(page % drawer, item, "]}", size) for name, (drawer, item) in items.items()},
        "one record of many names": many,
        "many publishers": filled('{"schema":1,"publishers":{', '"p%d":"media"', "}}", size),
        "many keys": filled('{"schema":1,', '"k%d":0', "}", size),
        "one long text": f'{{"schema":1,"version":"{"x" * size}"}}',
        "one long text of marks": f'{{"schema":1,"version":"{(chr(92) + chr(34)) * (size // 2)}"}}',
        "brackets in a text": f'{{"schema":1,"version":"{"[" * size}"}}',
    }


def toml_texts(size: int) -> dict[str, str]:
    """Texts for the TOML loader, good and hostile."""
    table = '[[topics]]\nid = "t%d"\nname = "T"\n'
    return {
        "good tables": "schema = 1\n" + "".join(table.replace("%d", str(n)) for n in range(size // 40)),
        "dotted keys": "schema = 1\n" + "".join(f"{'a.' * 30}k{n} = 1\n" for n in range(size // 75)),
        "one long text": f'schema = 1\nversion = "{"x" * size}"',
        "a long list": "schema = 1\npublishers = [" + '"p",' * (size // 4) + "]",
        "inline tables": "schema = 1\ntopics = [" + "{a = 1}," * (size // 8) + "]",
        "comments": "schema = 1\n" + "# [[[\n" * (size // 7),
    }


def timed(call: Callable[[], Any]) -> float:
    """Seconds that a call takes, whatever it raises."""
    begun = time.perf_counter()
    with suppress(ValueError):
        call()
    return time.perf_counter() - begun


def ratio(text: str, kind: Any, rounds: int) -> float:
    """Median time of the loader over that of the bare parser, in alternating rounds."""
    parse: Callable[[str], Any] = json.loads if kind == "json" else tomllib.loads
    content = text.encode()
    pairs = [(timed(lambda: eca.loads(content, kind)), timed(lambda: parse(text))) for _ in range(rounds)]
    return statistics.median(ours for ours, _ in pairs) / statistics.median(theirs for _, theirs in pairs)


def peak(kind: str, name: str, size: int) -> float:
    """Megabytes at the peak of a fresh process that loads one text."""
    done = subprocess.run(
        [sys.executable, __file__, "--size", str(size), "--one", kind, name],
        capture_output=True,
        check=True,
        text=True,
    )
    return float(done.stdout)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--size",
        type=int,
        default=16_000_000,
        help="bytes of a JSON text; those of TOML have at most a megabyte",
    )
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument(
        "--one", nargs=2, metavar=("FORMAT", "TEXT"), help="load one text and print the peak of memory in MB"
    )
    asked = parser.parse_args()
    texts = {"json": json_texts(asked.size), "toml": toml_texts(min(asked.size, 1_000_000))}
    if asked.one:
        kind, name = asked.one
        content = texts.pop(kind)[name].encode()
        texts.clear()
        timed(lambda: eca.loads(content, kind))
        status = Path("/proc/self/status").read_text(encoding="ascii")
        (kilobytes,) = re.findall(r"VmHWM:\s+([0-9]+) kB", status)
        sys.stdout.write(f"{int(kilobytes) / 1024}\n")
        return
    sys.stdout.write("format  text                       x parser  peak MB\n")
    for kind, named in texts.items():
        for name, text in named.items():
            measured = f"{ratio(text, kind, asked.rounds):9.2f}{peak(kind, name, asked.size):9.0f}"
            sys.stdout.write(f"{kind:6}  {name:26}{measured}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
