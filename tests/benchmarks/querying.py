"""What it costs to ask: selective questions, counts, lists and overlaps, against other engines."""

import datetime as dt
import math
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import eucentralasia as eca
from benchmarks.engines import PEERS, Engine, Ours, Question
from benchmarks.rounds import in_turn, median, ratio
from benchmarks.synthetic import COUNTRIES, TOPICS, Row, events, lines, officials, row
from benchmarks.table import Line, seconds

PROMISED = 100_000
GOALS: dict[str, dict[str, float]] = {
    "selective": {"duckdb": 0.1, "polars": 0.1},
    "count": {"duckdb": 1.0},
    "list": {"duckdb": 1.0},
}
"""Up to the number of events that the package is meant for."""
GOALS_BEYOND = {"duckdb": 1.4}
"""Beyond it, where a host's own engine should take over, nothing may become much slower than that engine."""
OVERLAP = 1.0
"""A tree that is made for overlaps only may not be quicker."""


def questions(count: int) -> dict[str, tuple[str, Question]]:
    """Return each question with its kind; the official is neither the most nor the least busy."""
    known = officials(count)
    busy = known[len(known) // 10]
    year = _span(dt.date(2014, 1, 1), dt.date(2014, 12, 31), "2014")
    month = _span(dt.date(2014, 5, 1), dt.date(2014, 5, 31), "2014-05")
    decade = _span(dt.date(2010, 1, 1), dt.date(2019, 12, 31), "2010/2019")
    some = {"topics": tuple(TOPICS[20:23]), "not_party": "north", **decade}
    asked = [
        ("selective", Question("by id", id=f"meeting-{count // 2}")),
        ("selective", Question("official and year", official=busy, **year)),
        ("selective", Question("official and topic", official=busy, topics=(TOPICS[10],))),
        ("selective", Question("party, topic and year", party=COUNTRIES[7], topics=(TOPICS[30],), **year)),
        ("list", Question("one month", **month)),
        ("list", Question("party and topic", party=COUNTRIES[7], topics=(TOPICS[1],))),
        ("list", Question("one topic", topics=(TOPICS[3],))),
        ("list", Question("any of three topics, without a party, in ten years", **some)),
        (
            "count",
            Question("count of any of three topics, without a party, in ten years", **some, counts=True),
        ),
    ]
    return {question.name: (kind, question) for kind, question in asked}


def _span(first: dt.date, last: dt.date, text: str) -> dict[str, Any]:
    return {"first": first.toordinal(), "last": last.toordinal(), "text": text}


def loaded(folder: Path, count: int, *, long: bool = False) -> "tuple[eca.Registry, list[Row]]":
    """Return a registry of synthetic events, and the same as plain rows."""
    file = folder / "events.jsonl"
    with file.open("w", encoding="utf-8") as stream:
        stream.writelines(lines(count, long=long))
    registry = eca.load(file, base=None)
    file.unlink()
    return registry, [row(event) for event in events(count, long=long)]


def compared(folder: Path, count: int, rounds: int, peers: Sequence[str]) -> Iterator[Line]:
    """Ask all engines everything, compare the answers, then the times; yield the lines."""
    registry, rows = loaded(folder, count)
    engines: dict[str, Engine] = {"ours": Ours(registry.events), **{name: PEERS[name]() for name in peers}}
    loads = {name: [_timed(partial(engine.load, rows))] for name, engine in engines.items()}
    if "duckdb" in loads:
        yield _built(loads, rows, count, min(rounds, 3) - 1, engines["ours"])
    for name, (kind, question) in questions(count).items():
        times, size = _asked(engines, question, rounds)
        ours, goals = times["ours"], GOALS[kind] if count <= PROMISED else GOALS_BEYOND
        yield from (
            Line(
                f"{name} ({size:,} of {count:,})",
                seconds(median(ours)),
                f"{peer}: {seconds(median(times[peer]))}",
                ratio(ours, times[peer]),
                goals.get(peer) if count >= PROMISED else None,
            )
            for peer in peers
        )


def _built(
    loads: dict[str, list[float]], rows: Sequence[Row], count: int, again: int, engine: Engine
) -> Line:
    ours = loads["ours"] + [_timed(partial(engine.load, rows)) for _ in range(again)]
    theirs = loads["duckdb"] + [_timed(partial(PEERS["duckdb"]().load, rows)) for _ in range(again)]
    return Line(
        f"all indexes of {count:,} events, built",
        seconds(median(ours)),
        f"duckdb's load: {seconds(median(theirs))}",
        ratio(ours, theirs),
        1.0 if count >= PROMISED else None,
    )


def _asked(engines: dict[str, Engine], question: Question, rounds: int) -> tuple[dict[str, list[float]], int]:
    answers = {name: engine.answer(question) for name, engine in engines.items()}
    plain = {name: answer if question.counts else sorted(answer) for name, answer in answers.items()}
    assert all(answer == plain["ours"] for answer in plain.values()), f"no agreement on {question}"
    cases = {name: partial(engine.answer, question) for name, engine in engines.items()}
    return in_turn(cases, rounds), answers["ours"] if question.counts else len(answers["ours"])


def _timed(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def overlaps(folder: Path, count: int, rounds: int, *, peer: bool = True) -> list[Line]:
    """Ask for the events that overlap a window, some of them years long, against intervaltree."""
    registry, rows = loaded(folder, count, long=True)
    windows = [dt.date(2014, 6, 15), dt.date(2003, 11, 2)]
    found = []
    tree = _tree(rows) if peer else None
    for days in (0, 30, 365):
        spans = [(first, first + dt.timedelta(days=days)) for first in windows]
        asked = [eca.DateSpan(eca.PartialDate.of(first), eca.PartialDate.of(last)) for first, last in spans]

        def ours(asked: list[eca.DateSpan] = asked) -> list[tuple[str, ...]]:
            return [registry.events.where(eca.during(span)).ids for span in asked]

        def theirs(spans: list[tuple[dt.date, dt.date]] = spans) -> list[list[str]]:
            assert tree is not None
            return [
                [one.data for one in tree.overlap(first.toordinal(), last.toordinal() + 1)]
                for first, last in spans
            ]

        cases: dict[str, Callable[[], Any]] = {"ours": ours, "theirs": theirs if tree is not None else ours}
        if tree is not None:
            assert [sorted(ids) for ids in ours()] == [sorted(ids) for ids in theirs()]
        times = in_turn(cases, rounds)
        what = f"overlap with {days + 1} days ({sum(map(len, ours())) // 2:,} of {count:,}, some of years)"
        there = f"intervaltree: {seconds(median(times['theirs']) / 2)}" if tree is not None else "none"
        value = ratio(times["ours"], times["theirs"]) if tree is not None else math.nan
        found.append(
            Line(
                what,
                seconds(median(times["ours"]) / 2),
                there,
                value,
                OVERLAP if count >= PROMISED and tree is not None else None,
            )
        )
    return found


def _tree(rows: Sequence[Row]) -> Any:
    from intervaltree import Interval, IntervalTree

    return IntervalTree(Interval(one.first, one.last + 1, one.id) for one in rows)


def blow_up(folder: Path, count: int, rounds: int) -> list[Line]:
    """Ask for a day among events of which one lasts eight years, against the same without it."""
    registry, _ = loaded(folder, count)
    long = eca.Event(id="very-long", name="Very long", dates=eca.DateSpan.from_edtf("2010-01-01/2017-12-31"))
    longer = eca.Registry((*registry, long))
    cases = {
        "with": lambda: longer.events.where(eca.during("2014-06-15")).ids,
        "without": lambda: registry.events.where(eca.during("2014-06-15")).ids,
    }
    times = in_turn(cases, rounds)
    what = f"one day among {count:,}, with one event of eight years"
    return [
        Line(
            what,
            seconds(median(times["with"])),
            f"without it: {seconds(median(times['without']))}",
            ratio(times["with"], times["without"]),
            2.0,
        )
    ]
