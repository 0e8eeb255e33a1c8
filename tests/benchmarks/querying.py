"""What it costs to ask: selective questions, counts, lists and overlaps, against other engines; and how that grows."""

import datetime as dt
import math
import time
from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from typing import Any

import eucentralasia as eca
from benchmarks.engines import PEERS, Engine, Ours, Question
from benchmarks.rounds import in_turn, median, ratio
from benchmarks.synthetic import COUNTRIES, TOPICS, Row, events, lines, officials, row
from benchmarks.table import Line, seconds

GOALS: dict[str, dict[str, float]] = {
    "selective": {"duckdb": 0.03, "polars": 0.03, "pandas": 0.05, "sqlite3": 0.2},
    "count": {"duckdb": 0.03, "polars": 0.03},
    "list": {"duckdb": 0.35, "pandas": 0.6},
}
SELECTIVE_GROWTH, LIST_GROWTH = 0.45, 1.0


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


def compared(
    folder: Path, count: int, rounds: int, peers: Sequence[str]
) -> Generator[Line, None, dict[str, tuple[float, int]]]:
    """Ask all engines everything, compare the answers, then the times; yield the lines.

    Returns:
        For each question our time and the size of our answer.
    """
    registry, rows = loaded(folder, count)
    engines: dict[str, Engine] = {"ours": Ours(registry.events), **{name: PEERS[name]() for name in peers}}
    built = {name: _timed(lambda engine=engine: engine.load(rows)) for name, engine in engines.items()}  # type: ignore[misc]
    sizes = {}
    if "duckdb" in built:
        times = [
            built["ours"],
            *(_timed(lambda: engines["ours"].load(rows)) for _ in range(min(rounds, 3) - 1)),
        ]
        again = [
            built["duckdb"],
            *(_timed(lambda: PEERS["duckdb"]().load(rows)) for _ in range(min(rounds, 3) - 1)),
        ]
        what = f"all indexes of {count:,} events, built"
        yield Line(
            what, seconds(median(times)), f"duckdb's load: {seconds(median(again))}", ratio(times, again), 1.0
        )
    for name, (kind, question) in questions(count).items():
        times_of, size = _asked(engines, question, rounds)
        sizes[name] = (median(times_of["ours"]), size)
        yield from (
            Line(
                f"{name} ({size:,} of {count:,})",
                seconds(median(times_of["ours"])),
                f"{peer}: {seconds(median(times_of[peer]))}",
                ratio(times_of["ours"], times_of[peer]),
                GOALS[kind].get(peer) if count >= 1_000_000 else None,
            )
            for peer in peers
        )
    return sizes


def _asked(engines: dict[str, Engine], question: Question, rounds: int) -> tuple[dict[str, list[float]], int]:
    answers = {name: engine.answer(question) for name, engine in engines.items()}
    plain = {name: answer if question.counts else sorted(answer) for name, answer in answers.items()}
    assert all(answer == plain["ours"] for answer in plain.values()), (
        f"the engines do not agree on {question}"
    )
    cases: dict[str, Callable[[], Any]] = {
        name: (lambda engine=engine: engine.answer(question)) for name, engine in engines.items()
    }  # type: ignore[misc]
    return in_turn(cases, rounds), answers["ours"] if question.counts else len(answers["ours"])


def _timed(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def growth(
    small: dict[str, tuple[float, int]], large: dict[str, tuple[float, int]], times: int
) -> list[Line]:
    """Tell how times grow: in the number of events for selective questions, in the size of the answer for lists."""
    found = []
    for name, (kind, _) in questions(1000).items():
        (quick, few), (slow, many) = small[name], large[name]
        grown = times if kind == "selective" else max(many, 1) / max(few, 1)
        exponent = math.log(slow / quick) / math.log(grown) if grown > 1 else 0.0
        most = {"selective": SELECTIVE_GROWTH, "list": LIST_GROWTH}.get(kind)
        found.append(
            Line(
                f"growth of {name}",
                f"{seconds(quick)} to {seconds(slow)}",
                f"{grown:.0f} times as much",
                exponent,
                most,
            )
        )
    return found


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
                0.3 if count >= 100_000 and tree is not None else None,
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
