"""No check costs the square of what it reads: its steps are counted on an input and on four times as much."""

import json
import sys
from collections.abc import Callable
from typing import Any

import pytest

import eucentralasia as eca
from eucentralasia.checks import CHECKS
from eucentralasia.checks.context import Context, listed
from eucentralasia.checks.references import in_circles
from eucentralasia.names.fingerprints import Parties, fingerprint
from support import fewer

Made = Callable[[int], dict[str, Any]]
SIZE, TIMES, MOST = fewer(12, 30), 4, 6


def topics(count: int, way: Callable[[int], int | None]) -> dict[str, Any]:
    rows: list[dict[str, Any]] = [{"id": f"t-{n}", "name": f"T {n}"} for n in range(count)]
    return {
        "topics": [
            row | ({} if (to := way(n)) is None else {"broader": f"t-{to}"}) for n, row in enumerate(rows)
        ]
    }


def wholes(count: int, *ways: int) -> dict[str, Any]:
    def relations(n: int) -> list[dict[str, str]]:
        return [{"event": f"e-{(n + way) % count}", "how": "part-of"} for way in ways]

    return {"events": [event(n, relations=relations(n)) for n in range(count)]}


def event(number: int, **more: Any) -> dict[str, Any]:
    return {"id": f"e-{number}", "name": f"Event {number}", "dates": "2020-01-01", **more}


def editions(count: int, number: Callable[[int], int]) -> dict[str, Any]:
    rows = [event(n, series="s", edition=number(n)) for n in range(count)]
    return {"series": [{"id": "s", "name": "S"}], "events": rows}


def holders(count: int, dates: Callable[[int], str], title: str = "President") -> dict[str, Any]:
    def post(n: int) -> dict[str, Any]:
        return {"title": title, "organisation": "b", "dates": dates(n)}

    rows = [{"id": f"o-{n}", "name": f"O {n}", "appointments": [post(n)]} for n in range(count)]
    return {"organisations": [{"id": "b", "name": "B"}], "officials": rows}


def source(*paths: str) -> dict[str, Any]:
    return {"url": "https://a.example", "publisher": "A", "supports": list(paths)}


def names(count: int) -> list[dict[str, str]]:
    return [{"value": f"name {n}"} for n in range(count)]


def sections(count: int, wanted: str = "s-{}") -> dict[str, Any]:
    rows = [{"id": f"s-{n}", "title": "S"} for n in range(count)]
    links = [{"document": "d", "how": "discussed", "section": wanted.format(n)} for n in range(count)]
    return {"documents": [{"id": "d", "title": "D", "sections": rows}], "events": [event(0, documents=links)]}


def steps(count: int, year: Callable[[int], int]) -> dict[str, Any]:
    kinds = ("opened", "initialled", "signed", "ratified")
    rows = [{"kind": kinds[4 * n // count], "date": str(year(n))} for n in range(count)]
    return {"documents": [{"id": "d", "title": "D", "steps": rows}]}


def related(count: int) -> dict[str, Any]:
    rows = [event(n, relations=[{"event": f"e-{1 - n}", "how": "alongside"}] * count) for n in (0, 1)]
    return {"events": rows}


INPUTS: dict[str, Made] = {
    "a chain of topics": lambda n: topics(n, lambda at: at - 1 if at else None),
    "a circle of topics": lambda n: topics(n, lambda at: (at + 1) % n),
    "a star of topics": lambda n: topics(n, lambda at: 0 if at else None),
    "a ring of wholes": lambda n: wholes(n, 1),
    "a ring of two ways": lambda n: wholes(n, 1, 2),
    "editions": lambda n: editions(n, lambda at: at + 1),
    "one edition": lambda n: editions(n, lambda _: 1),
    "far editions": lambda n: editions(n, lambda at: 2**53 - 1 - 2 * at),
    "one after another in a seat": lambda n: holders(n, lambda at: f"{1000 + at}-01-01/{1000 + at}-12-31"),
    "all in a seat": lambda n: holders(n, lambda _: "2020-01-01/2022-01-01"),
    "all in a seat without end": lambda n: holders(n, lambda at: f"{1000 + at}-01-01/.."),
    "nested in a seat": lambda n: holders(n, lambda at: f"{1000 + at}-01-01/{5000 - at}-12-31"),
    "all ministers": lambda n: holders(n, lambda _: "2020-01-01/2022-01-01", "Minister of Trade"),
    "names": lambda n: {"topics": [{"id": "t", "name": "T", "names": names(n)}]},
    "names twice": lambda n: {"topics": [{"id": "t", "name": "T", "names": names(n) * 2}]},
    "names with sources": lambda n: {
        "countries": [
            {
                "id": "XX",
                "name": "X",
                "names": names(n),
                "sources": [source(*(f"names.name {at}" for at in range(n)))],
            }
        ]
    },
    "names without sources": lambda n: {
        "countries": [
            {"id": "XX", "name": "X", "names": names(n), "sources": [source("names.y") for _ in range(n)]}
        ]
    },
    "paths to nothing": lambda n: {
        "topics": [
            {
                "id": "t",
                "name": "T",
                "names": names(n),
                "sources": [source(*(f"names.x{at}" for at in range(n)))],
            }
        ]
    },
    "disputes": lambda n: {
        "topics": [
            {
                "id": "t",
                "name": "T",
                "names": names(n),
                "disputes": [{"field": f"names.name {at}", "claim": "X", "urls": []} for at in range(n)],
            }
        ]
    },
    "sections": sections,
    "sections that there are not": lambda n: sections(n, "x-{}"),
    "steps in order": lambda n: steps(n, lambda at: 1000 + at),
    "steps the wrong way": lambda n: steps(n, lambda at: 5000 - at),
    "two related in many ways": related,
    "parties": lambda n: {"events": [event(0, parties=["KZ"] * n, sources=[source("dates")])]},
    "withdrawn": lambda n: {
        "withdrawn": [{"id": f"x-{at}", "rule": "R.", "day": "2020-01-01"} for at in range(n)],
        "events": [event(at) for at in range(n)],
    },
    "withdrawn and used": lambda n: {
        "withdrawn": [{"id": f"e-{at}", "rule": "R.", "day": "2020-01-01"} for at in range(n)],
        "events": [event(at) for at in range(n)],
    },
    "former ids": lambda n: {
        "topics": [{"id": "t", "name": "T", "former_ids": [f"f-{at}" for at in range(n)]}]
    },
    "posts and meetings": lambda n: {
        "officials": [
            {
                "id": "o",
                "name": "O",
                "appointments": [
                    {
                        "title": "President",
                        "represents": "KZ",
                        "dates": f"{1000 + at}",
                        "attested": ["1990-01-01"],
                    }
                    for at in range(n)
                ],
            }
        ],
        "events": [event(at, participations=[{"official": "o"}]) for at in range(n)],
    },
    "one meeting": lambda n: {
        "officials": [{"id": "o", "name": "O"}],
        "events": [event(at, participations=[{"official": "o"}]) for at in range(n)],
    },
}


def loaded(made: Made, count: int) -> eca.Registry:
    return eca.loads(json.dumps({"schema": 1, **made(count)}), "json")


def lines_run(registry: eca.Registry) -> dict[str, int]:
    """How many lines of Python each check runs, and how many findings it has; passes in C are not seen."""
    counts = {}
    for one in CHECKS:
        steps = 0

        def count(*_: Any) -> Any:
            nonlocal steps
            steps += 1
            return count

        list(one.rule(Context(registry=registry)))  # what is built once is no part of it
        before = sys.gettrace()
        sys.settrace(count)
        try:
            found = list(one.rule(Context(registry=registry)))
        finally:
            sys.settrace(before)
        counts[one.name] = steps + len(found)
    return counts


@pytest.mark.parametrize("name", INPUTS)
def test_four_times_as_much_takes_no_more_than_six_times_as_many_steps(name: str) -> None:
    small, large = (lines_run(loaded(INPUTS[name], size)) for size in (SIZE, SIZE * TIMES))
    assert {
        check: (small[check], large[check])
        for check in small
        if large[check] > MOST * max(small[check], SIZE)
    } == {}


@pytest.mark.parametrize("name", INPUTS)
def test_what_a_check_says_is_of_bounded_length(name: str) -> None:
    found = eca.check(loaded(INPUTS[name], SIZE * TIMES), profile="curated")
    assert max((len(str(problem)) for problem in found), default=0) < 500


def test_a_number_in_a_file_is_never_a_size() -> None:
    registry = loaded(lambda _: editions(1, lambda _: 2**53 - 1), 1)
    (gap,) = [one for one in eca.check(registry, profile="curated") if one.code == "gap-unnamed"]
    assert gap.got == "'1-9007199254740990'"


@pytest.mark.parametrize(
    ("numbers", "gaps", "missing"),
    [
        ([1, 2, 3], [], None),
        ([3], [], "'1-2'"),
        ([3], [2], "'1'"),
        ([2, 5, 9], [6], "'1, 3-4, 7-8'"),
        ([4, 4], [1, 20], "'2-3'"),
        (list(range(2, 60, 2)), [], "'1, 3, 5, 7, 9, 11, 13, 15, 17, 19, …'"),
    ],
)
def test_missing_editions_are_told_as_runs(numbers: list[int], gaps: list[int], missing: str | None) -> None:
    rows = editions(len(numbers), lambda at: numbers[at])
    rows["series"][0]["gaps"] = [{"edition": one, "note": "Looked."} for one in gaps]
    found = [
        one.got
        for one in eca.check(loaded(lambda _: rows, 0), profile="curated")
        if one.code == "gap-unnamed"
    ]
    assert ([] if missing is None else [missing]) == found


@pytest.mark.parametrize(
    ("ways", "circling"),
    [
        ({}, ""),
        ({"a": ""}, ""),
        ({"a": "a"}, "a"),
        ({"a": "b", "b": "c", "c": ""}, ""),
        ({"a": "b", "b": "a"}, "ab"),
        ({"a": "b", "b": "c", "c": "b"}, "bc"),
        ({"a": "bc", "b": "d", "c": "d", "d": ""}, ""),
        ({"a": "bc", "b": "d", "c": "a", "d": ""}, "ac"),
        ({"a": "b", "b": "ac", "c": "d", "d": "e", "e": "d"}, "abde"),
        ({"a": "b", "b": "c", "c": "ad", "d": "d"}, "abcd"),
        ({"0": "1", "1": "40", "2": "4", "3": "3", "4": ""}, "013"),
    ],
)
def test_those_in_a_circle_are_those_that_come_back(ways: dict[str, str], circling: str) -> None:
    assert set(circling) == in_circles(ways)


def test_a_circle_and_a_chain_may_be_of_any_length() -> None:
    count = 20_000
    ways = {str(n): [str(n + 1)] for n in range(count)} | {str(count): []}
    assert in_circles(ways) == set()
    assert in_circles({**ways, str(count): ["0"]}) == ways.keys()


@pytest.mark.parametrize(
    ("terms", "told"),
    [
        (["2020-01-01/2022-01-01", "2022-01-01/2024-01-01"], []),
        (["2020-01-01/2022-01-02", "2022-01-01/2024-01-01"], ["o-1"]),
        (["2020-01-01/2030-01-01", "2021-01-01/2022-01-01", "2023-01-01/2024-01-01"], ["o-1", "o-2"]),
        (["2021-01-01/2022-01-01", "2020-01-01/2030-01-01"], ["o-0"]),
        (["2020-01-01/..", "2021-01-01/.."], []),  # the check of seats that others have taken tells it
        (["2020-01-01/..", "2021-01-01/2022-01-01"], ["o-1"]),
        (["2020-01-01/2022-01-01"] * 3, ["o-1", "o-2"]),
        (["2020/2020", "2020-02-01/2020-03-01"], []),
        (["2020-01-01?/2022-01-01", "2021-01-01/2023-01-01"], []),
    ],
)
def test_a_seat_is_told_once_for_each_who_came_too_early(terms: list[str], told: list[str]) -> None:
    found = eca.check(loaded(lambda n: holders(n, lambda at: terms[at]), len(terms)))
    assert told == [one.record for one in found if one.code == "seat-shared"]


def test_one_who_holds_a_seat_twice_does_not_hide_another() -> None:
    rows = holders(2, lambda at: ("2020-01-01/2022-01-01", "2021-02-01/2021-03-01")[at])
    twice = dict(rows["officials"][0]["appointments"][0], dates="2020-06-01/2026-01-01")
    rows["officials"][0]["appointments"].append(twice)
    found = eca.check(loaded(lambda _: rows, 0))
    assert [one.record for one in found if one.code == "seat-shared"] == ["o-1"]


def test_a_list_in_a_message_says_that_there_is_more() -> None:
    assert (listed([]), listed("ab"), listed("abcdefghijkl")) == (
        "",
        "a, b",
        "a, b, c, d, e, f, g, h, i, j, …",
    )


@pytest.mark.parametrize(
    "word",
    [
        "mfa",
        *(
            pytest.param(word, marks=pytest.mark.long)
            for word in ("dialog", "pca", "epca", "мид", "foreign affairs ministry", "epca mfa eusr")
        ),
    ],
)
@pytest.mark.parametrize("drawer", ["topics", "organisations"])
def test_a_name_of_many_words_hides_no_other(word: str, drawer: str) -> None:
    long = (f"{word} " * 1300)[:9_990] + " x"
    both = eca.curated.merge(loaded(lambda _: {drawer: [{"id": "a", "name": long}]}, 0))
    assert both.find("Foreign Ministry of Kazakhstan").id == eca.find("Foreign Ministry of Kazakhstan").id
    assert both.find(long).id == "a"


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("mfa", "foreign ministry"),
        ("x mfa mfa y", "x foreign ministry foreign ministry y"),
        ("ministry of foreign affairs", "foreign ministry"),
        ("epca pca", "enhanced partnership cooperation agreement partnership cooperation agreement"),
        ("ministry foreign", "ministry foreign"),
    ],
)
def test_words_that_mean_the_same_become_the_same(words: str, meant: str) -> None:
    told = (fingerprint(text, Parties([])).words for text in (words, meant))
    assert len({tuple(one) for one in told}) == 1


def test_spaces_without_a_line_end_are_passed_once() -> None:
    """A hundred such names took a minute, when each space was tried as the first before a line end."""
    rows = [{"id": f"t-{n}", "name": f"a{' ' * 9_990}b"} for n in range(100)]
    page = eca.formats.markdown.dumps(loaded(lambda _: {"topics": rows}, 0))
    assert page.count("a" + " " * 9_990 + "b") == 100
