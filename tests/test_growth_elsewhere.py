"""What writes, reads and answers to names takes steps in proportion to what it is given, as the checks do."""

import sys
import tempfile
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

import eucentralasia as eca
from test_growth import INPUTS, MOST, SIZE, TIMES, Made, event, holders, loaded, names

PARTS: dict[str, Made] = {
    "many meetings": lambda n: {"events": [event(at) for at in range(n)]},
    "one meeting of many parts": lambda n: {
        "officials": [{"id": f"o-{at}", "name": f"O {at}"} for at in range(n)],
        "topics": [{"id": f"t-{at}", "name": f"T {at}"} for at in range(n)],
        "events": [
            event(
                0,
                topics=[f"t-{at}" for at in range(n)],
                participations=[{"official": f"o-{at}"} for at in range(n)],
                outcomes=[{"id": f"x-{at}", "kind": "pledge", "text": f"Text {at}."} for at in range(n)],
                names=names(n),
            )
        ],
    },
    "all about one topic": lambda n: {
        "topics": [{"id": "t", "name": "T"}],
        "events": [event(at, topics=["t"]) for at in range(n)],
    },
    "many sources": lambda n: {
        "topics": [
            {
                "id": "t",
                "name": "T",
                "sources": [{"url": f"https://a.example/{at}", "publisher": "A"} for at in range(n)],
            }
        ]
    },
    "one way through many": INPUTS["a chain of topics"],
    "all related": INPUTS["two related in many ways"],
    "many posts": lambda n: holders(n, lambda at: f"{1000 + at}-01-01/{1000 + at}-12-31"),
    "many sections": INPUTS["sections"],
}
READ_BACK = ("json", "jsonl", "toml", "csv")
INNER = 3  # of these kinds so many are asked in the inner loop, and the others for .ci/run
KINDS = [pytest.param(kind, marks=pytest.mark.long if at >= INNER else ()) for at, kind in enumerate(PARTS)]


def steps(call: Callable[[], Any]) -> int:
    """How many lines of Python a call runs; passes in C are not seen."""
    counted = 0

    def count(*_: Any) -> Any:
        nonlocal counted
        counted += 1
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        call()
    finally:
        sys.settrace(before)
    return counted


def grown(call: Callable[[eca.Registry], Any], made: Made, size: int = SIZE) -> tuple[int, int]:
    """The steps of a call on some records and on four times as many; what is built once is no part of it."""
    call(loaded(made, size))
    small, large = (loaded(made, count) for count in (size, size * TIMES))
    return steps(lambda: call(small)), steps(lambda: call(large))


def written(name: str, registry: eca.Registry) -> Any:
    """What a format makes of records."""
    writer: Any = getattr(eca.formats, name)
    if name == "parquet":
        with tempfile.TemporaryDirectory() as folder:
            return writer.dump(registry, folder)
    return writer.dumps(registry.events if name in {"arrow", "csv", "html", "ical"} else registry)


def flat(name: str, registry: eca.Registry) -> Any:
    """What a format reads again of records."""
    return eca.formats.csv.dumps(registry.events, table="flat") if name == "csv" else written(name, registry)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", eca.formats.WRITERS)
def test_a_format_writes_four_times_as_much_in_six_times_as_many_steps(name: str, kind: str) -> None:
    small, large = grown(lambda registry: written(name, registry), PARTS[kind])
    assert large <= MOST * max(small, SIZE)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", READ_BACK)
def test_a_format_reads_four_times_as_much_in_six_times_as_many_steps(name: str, kind: str) -> None:
    reader: Any = getattr(eca.formats, name)
    small, large = grown(lambda registry: reader.loads(flat(name, registry), base=registry), PARTS[kind])
    assert large <= MOST * max(small, SIZE)


NAMED: dict[str, Made] = {
    "many names of one": INPUTS["names"],
    "one name of many": lambda n: {"topics": [{"id": f"t-{at}", "name": "Rail"} for at in range(n)]},
    "people of one surname": lambda n: {
        "officials": [{"id": f"o-{at}", "name": f"Anna{at} Smith"} for at in range(n)]
    },
    "a name of many words": lambda n: {"topics": [{"id": "t", "name": "mfa dialog " * n + "x"}]},
    "a name of one long word": lambda n: {"topics": [{"id": "t", "name": "kazakh" * n}]},
    "editions": INPUTS["editions"],
    "a title that all have": INPUTS["all ministers"],
    "meetings of one name": lambda n: {"events": [event(at) | {"name": "Talks"} for at in range(n)]},
}
QUESTIONS: dict[str, Callable[[eca.Registry], Any]] = {
    "named": lambda registry: registry.named("Smith"),
    "named on a day": lambda registry: registry.named("Minister of Trade", on="2021-01-01"),
    "named, unknown": lambda registry: registry.named("nobody at all"),
    "search": lambda registry: registry.search("Anna Smith of Rail"),
    "get": lambda registry: registry.events.get("e-1x"),
    "count by": lambda registry: registry.events.count_by("name"),
    "where": lambda registry: registry.events.where(eca.during("2020"), ~eca.involving("KZ")).ids,
    "merge": lambda registry: eca.Registry().merge(registry),
    "diff": lambda registry: registry.diff(eca.Registry()),
    "digest": lambda registry: registry.digest,
}


@pytest.mark.parametrize("kind", NAMED)
@pytest.mark.parametrize("asked", QUESTIONS)
def test_a_question_of_four_times_as_much_takes_six_times_as_many_steps(asked: str, kind: str) -> None:
    small, large = grown(QUESTIONS[asked], NAMED[kind])
    assert large <= MOST * max(small, SIZE)


@pytest.mark.parametrize("text", ["mfa dialog ", "kazakh", "12th ", "Mr A. B. ", "а́", "ﬁ", "- "], ids=ascii)
@pytest.mark.parametrize("asked", ["named", "search"])
def test_a_long_question_takes_steps_in_proportion(asked: str, text: str) -> None:
    longest = 480 // len(text) // TIMES  # a search takes 500 characters
    ask = getattr(eca.curated, asked)
    ask(text)
    small, large = (steps(partial(ask, text * count)) for count in (longest, longest * TIMES))
    assert large <= MOST * max(small, SIZE)
