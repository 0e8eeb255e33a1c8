"""What it costs to load: the curated registry from its snapshot, and JSON Lines into a checked registry."""

import gc
import json
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import eucentralasia as eca
from benchmarks.peers import with_cattrs, with_msgspec, with_pydantic
from benchmarks.rounds import CLEAN, in_turn, median, ratio
from benchmarks.synthetic import lines as synthetic_lines
from benchmarks.table import Line, seconds
from eucentralasia.collection import Store
from eucentralasia.collection.index import DENSE, Index
from eucentralasia.model import DRAWERS
from eucentralasia.queries.definitions import KEYS, Has
from eucentralasia.snapshot import Snapshot, written

PEERS = {"pydantic": with_pydantic, "cattrs": with_cattrs, "msgspec": with_msgspec}
GOALS = {"pydantic": 1.0, "cattrs": 0.75, "msgspec": None}
MEMORY, PROMISED = 0.4, 100_000


def curated(rounds: int) -> list[Line]:
    """Measure the whole curated registry into records, against bare json.loads, and json with cattrs."""
    files = written(eca.curated)
    plain = {
        drawer: [eca.unstructure(record) for record in getattr(eca.curated, drawer)] for drawer in DRAWERS
    }
    text = json.dumps(plain, ensure_ascii=False)

    def from_snapshot() -> Any:
        return tuple(Snapshot(files.__getitem__).registry())

    def from_json() -> Any:
        return tuple(
            eca.structure(item, DRAWERS[drawer])
            for drawer, items in json.loads(text).items()
            for item in items
        )

    assert from_snapshot() == from_json() == tuple(eca.curated)
    times = in_turn(
        {"snapshot": from_snapshot, "json.loads": lambda: json.loads(text), "json and cattrs": from_json},
        rounds,
    )
    goals = {"json.loads": 1.1, "json and cattrs": 0.3}
    return [
        Line(
            f"whole curated registry, {len(eca.curated)} records",
            seconds(median(times["snapshot"])),
            f"{peer}: {seconds(median(times[peer]))}",
            ratio(times["snapshot"], times[peer]),
            most,
        )
        for peer, most in goals.items()
    ]


def json_lines(folder: Path, count: int, rounds: int) -> list[Line]:
    """Measure the load of JSON Lines and what it leaves in memory, in a fresh process each time."""
    file = folder / f"{count}.jsonl"
    with file.open("w", encoding="utf-8") as stream:
        stream.writelines(synthetic_lines(count))
    found: dict[str, list[dict[str, float]]] = {
        "ours": [],
        **{peer: [] for peer in PEERS if find_spec(peer) is not None},
    }
    for _ in range(rounds):
        for loader, results in found.items():
            command = [sys.executable, __file__, loader, str(file)]
            done = subprocess.run(command, capture_output=True, check=True, env=CLEAN, text=True)
            results.append(json.loads(done.stdout))
    file.unlink()
    assert {result["count"] for results in found.values() for result in results} == {count}
    times = {loader: [result["seconds"] for result in results] for loader, results in found.items()}
    lines = [
        Line(
            f"{count:,} events of JSON Lines into a checked registry",
            seconds(median(times["ours"])),
            f"{peer}: {seconds(median(times[peer]))}",
            ratio(times["ours"], times[peer]),
            GOALS[peer],
        )
        for peer in times
        if peer != "ours"
    ]
    held = {
        loader: median([result["bytes"] for result in results]) / count for loader, results in found.items()
    }
    most = MEMORY if count >= PROMISED else None
    what = f"memory per event at {count:,}, with all indexes"
    lines.append(
        Line(
            what,
            f"{held['ours']:.0f} B",
            f"plain attrs: {held['cattrs']:.0f} B",
            held["ours"] / held["cattrs"],
            most,
        )
    )
    return lines


def indexed(events: tuple[eca.Event, ...]) -> Index:
    """Return an index of events in their order, with the postings of all helpers and the calendar."""
    index = Index(events, Store("events").index)
    for name in KEYS:
        index.postings(name)
    assert index.calendar
    return index


def everything_indexed(events: tuple[eca.Event, ...]) -> Index:
    """Return the same with the bytes of all dense ids, each of which is made when it narrows other rows."""
    index = indexed(events)
    for name in KEYS:
        dense = [key for key, rows in index.postings(name).items() if len(rows) * DENSE >= len(events)]
        for query in (Has(name, (key,)) for key in dense):
            index.where((query, query))
    return index


def _resident() -> int:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))) * 1024


def _work(loader: str, file: str) -> dict[str, float]:
    """Load a file once in this process, after what it needs is imported; tell time, memory and number."""
    if loader == "ours":
        eca.loads('{"drawer": "topics", "id": "rail", "name": "Rail"}', "jsonl", base=None)
    else:
        with Path("/dev/null").open("rb") as nothing:
            PEERS[loader](nothing)
    gc.collect()
    before, start = _resident(), time.perf_counter()
    held: Any
    if loader == "ours":
        held = eca.load(file, base=None).events
    else:
        with Path(file).open("rb") as stream:
            held = PEERS[loader](stream)
    taken = time.perf_counter() - start
    indexes = (everything_indexed(tuple(held)), held.get("")) if loader == "ours" else None
    gc.collect()
    grown = _resident() - before
    del indexes
    return {"seconds": taken, "bytes": grown, "count": len(held)}


if __name__ == "__main__":
    print(json.dumps(_work(*sys.argv[1:])))
