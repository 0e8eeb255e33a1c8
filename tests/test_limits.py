"""Hosts say how much they accept, from which formats; streams and lines are read as files are."""

import io
import json
import random
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st

import eucentralasia as eca
from eucentralasia.loading import layouts
from eucentralasia.loading.limits import Limits, depth_problem
from eucentralasia.model import DRAWERS
from eucentralasia.model.validation import SCHEMA
from support.tiny import TINY

RAIL = {"id": "rail", "name": "Rail"}


def problems(text: str | bytes, kind: Any, **limits: Any) -> list[str]:
    with pytest.raises(eca.DataError) as caught:
        eca.loads(text, kind, base=None, **limits)
    return [f"{problem} [{problem.code}]" for problem in caught.value.problems]


def lines_of(registry: eca.Registry) -> str:
    return "\n".join(
        json.dumps({"drawer": drawer, **eca.unstructure(one)})
        for drawer in DRAWERS
        for one in getattr(registry, drawer)
    )


def test_json_lines_are_read_as_a_page_is(tiny: eca.Registry, tmp_path: Path) -> None:
    head = json.dumps({"schema": 1, "version": tiny.version, "publishers": tiny.head.plain()["publishers"]})
    text = f"{head}\n\n{lines_of(tiny)}\n"
    (tmp_path / "tiny.jsonl").write_text(text, encoding="utf-8")
    (tmp_path / "tiny.ndjson").write_text(text.replace("\n", "\r\n"), encoding="utf-8")
    assert tiny == eca.loads(text, "jsonl", base=None) == eca.load(tmp_path / "tiny.jsonl", base=None)
    assert tiny == eca.load(tmp_path / "tiny.ndjson", base=None)
    assert tiny.publishers == eca.loads(text, "jsonl", base=None).publishers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"id": "rail"}', "1: drawer: expected the name of a drawer, one of regions, countries, "),
        (
            '{"drawer": "topcs"}',
            "1: drawer: expected the name of a drawer; did you mean 'topics'?, got 'topcs' [unknown-key]",
        ),
        ('{"drawer": ["topics"]}', "1: drawer: expected the name of a drawer, one of regions"),
        ("[]", "1: expected a table, got [] [type]"),
        ("\n\n{", "3: expected JSON that can be read, got "),
        (
            '{"schema": 2}',
            (
                "1: schema: expected schema = 1; a newer eucentralasia reads this file: "
                "python -m pip install --upgrade eucentralasia, got 2 [schema]"
            ),
        ),
        ('{"schema": 1, "version": 3}', "1: version: expected a text, got 3 [type]"),
        (
            '{"schema": 1, "versoin": "3"}',
            (
                "1: versoin: expected a key of the first line; did you mean 'version'?, got 'versoin' "
                "[unknown-key]"
            ),
        ),
        (
            '{"drawer": "topics", "id": "x", "name": "X", "broader": "y"}',
            "1: broader (x): expected the id of a known topic; add it to topics, got 'y' [unknown-id]",
        ),
        (
            '\n{"drawer": "topics", "id": "x"}',
            "2: name (x): expected a value; the field is required, got nothing [missing]",
        ),
        (
            '{"drawer": "topics", "id": "x", "name": "X"}\n{"drawer": "topics", "id": "x", "name": "X"}',
            "2: id (x): expected one topic with that id; it stands in 1 too, got 'x' [duplicate-id]",
        ),
    ],
)
def test_a_mistake_in_json_lines_has_its_line(text: str, expected: str) -> None:
    (found,) = problems(text, "jsonl")
    assert found.startswith(expected)


@pytest.mark.parametrize(
    ("lines", "bad"),
    [
        (('{"drawer": "topics", "id": "a", "name": "A"', '"former_ids": ["c"]}'), [1, 2]),
        (('{"drawer": "topics", "id": "a", "name": "A", "former_ids": ["c"', '"d"]}'), [1, 2]),
        (
            (
                '{"drawer": "topics", "id": "a", "name": "A", "former_ids": ["c"',
                '"d"]}, 0, {"drawer": "topics", "id": "b", "name": "B"}',
            ),
            [1, 2],
        ),
        (
            ('{"drawer": "topics", "id": "a", "name": "A"}, {"drawer": "topics", "id": "b", "name": "B"}',),
            [1],
        ),
        (
            (
                '{"drawer": "topics", "id": "a", "name": "A"}]',
                '[{"drawer": "topics", "id": "b", "name": "B"}',
            ),
            [1, 2],
        ),
        (('"text', '"'), [1, 2]),
        (("1", "2"), [1, 2]),
    ],
)
def test_lines_that_are_json_only_together_are_refused_one_by_one(
    lines: tuple[str, ...], bad: list[int]
) -> None:
    """Lines are parsed some at a time; nothing may reach from one into the next."""
    good = '{"drawer": "topics", "id": "good", "name": "Good"}'
    with pytest.raises(eca.DataError) as caught:
        eca.loads("\n".join((good, *lines, good.replace("good", "better"))), "jsonl", base=None)
    assert bad == [(problem.line or 0) - 1 for problem in caught.value.problems]


def test_records_of_many_lines_keep_their_order_and_their_drawers() -> None:
    records = [
        {"drawer": drawer, "id": f"x{n}", "name": f"X {n}"}
        for n in range(100)
        for drawer in ("topics", "series")
    ]
    registry = eca.loads("\n\n".join(map(json.dumps, records)), "jsonl", base=None)
    assert sorted(f"x{n}" for n in range(100)) == list(registry.topics.ids) == list(registry.series.ids)
    twice = problems("\n".join(map(json.dumps, [*records, records[0], records[39]])), "jsonl")
    assert [line.partition(": expected")[0] for line in twice] == ["201: id (x0)", "202: id (x19)"]


def test_a_line_that_is_too_long_does_not_hide_the_others() -> None:
    long = json.dumps({"drawer": "topics", "id": "x", "name": "y" * 500})
    text = f"{long}\n{json.dumps({'drawer': 'topics', 'id': 'BAD', 'name': 'x'})}\n{long}"
    assert problems(text, "jsonl", max_bytes=200) == [
        "1: expected a line of at most 200 bytes; max_bytes allows more, got '201 bytes or more' [size]",
        (
            "2: id (BAD): expected an id of small letters, digits and hyphens, at most 100 and no device's "
            "name; write 'bad', got 'BAD' [id]"
        ),
        "3: expected a line of at most 200 bytes; max_bytes allows more, got '201 bytes or more' [size]",
    ]
    assert len(eca.loads(long.ljust(1000) + "\n", "jsonl", max_bytes=1001)) == 1


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("toml", TINY),
        ("json", json.dumps({"schema": 1, "topics": [RAIL]})),
        ("jsonl", json.dumps({"drawer": "topics", **RAIL})),
    ],
)
def test_streams_of_bytes_and_of_text_are_read(kind: Any, content: str) -> None:
    expected = eca.loads(content, kind, base=None)
    assert (
        expected
        == eca.load(io.BytesIO(content.encode()), format=kind, base=None)
        == eca.load(io.StringIO(content), format=kind, base=None)
    )


def test_a_format_that_nothing_tells_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("schema = 1")
    for source in (io.BytesIO(b"schema = 1"), tmp_path / "x.txt"):
        with pytest.raises(
            eca.DataError,
            match=r"expected a file named \.toml, \.json, \.jsonl or \.csv, or one of these as its format",
        ):
            eca.load(source)
    assert len(eca.load(tmp_path / "x.txt", format="toml")) == 0


def test_a_folder_may_hold_json_and_json_lines(tmp_path: Path) -> None:
    (tmp_path / "topics.jsonl").write_text(json.dumps({"drawer": "topics", **RAIL}))
    (tmp_path / "series.json").write_text(json.dumps({"schema": 1, "series": [{"id": "s", "name": "S"}]}))
    (tmp_path / "events" / "2030").mkdir(parents=True)
    (tmp_path / "events" / "2030" / "x.json").write_text(json.dumps({"name": "X", "dates": "2030"}))
    (tmp_path / "events" / "2030" / "2031").mkdir()
    with pytest.raises(eca.DataError, match="events/2030/2031: expected a folder named as a year"):
        eca.load(tmp_path)
    (tmp_path / "events" / "2030" / "2031").rmdir()
    assert ((mine := eca.load(tmp_path)).topics.ids, mine.series.ids, mine.events.ids) == (
        ("rail",),
        ("s",),
        ("x",),
    )


def test_files_that_are_too_large_are_refused_unread() -> None:
    with pytest.raises(eca.DataError, match="a file of at most 1048576 bytes; max_bytes allows more"):
        eca.loads("#" * (2**20 + 1), "toml")
    assert len(eca.loads("#" * (2**20 - 20) + "\nschema = 1\n", "toml")) == 0
    assert len(eca.loads("#" * 2**20 + "\nschema = 1\n", "toml", max_bytes=2**21)) == 0
    assert problems(" " * 2**24 + "{}", "json") == [
        (
            "expected a file of at most 16777216 bytes; max_bytes allows more, got '16777217 bytes or "
            "more' [size]"
        )
    ]
    assert problems('{"drawer": "topics"}' + " " * 2**20, "jsonl") == [
        (
            "1: expected a line of at most 1048576 bytes; max_bytes allows more, got '1048577 bytes or "
            "more' [size]"
        )
    ]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("json", "[" * 33 + "]" * 33),
        ("json", "[" * 10_000),
        ("json", '{"a":' * 33 + "1" + "}" * 33),
        ("json", '{"a": "]]]]", "b": ' + "[" * 33 + "]" * 33 + "}"),
        ("json", '{"a": "\\"", "b": ' + "[" * 33 + "]" * 33 + "}"),
        ("toml", "x = " + "[" * 33 + "]" * 33),
        ("toml", "x = '''[''' \ny = " + "[" * 33 + "]" * 33),
        ("toml", "x = " + "{a = " * 33 + "1" + "}" * 33),
        ("toml", "a" + ".a" * 32 + " = 1"),
        ("toml", 'a . "b.c" . ' + ". ".join("d" * 32) + " = 1"),
        ("toml", "[" + ".".join("a" * 33) + "]"),
    ],
)
def test_what_is_too_deep_is_refused_before_the_parser_sees_it(
    kind: Any, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tomllib.loads", None)
    monkeypatch.setattr("eucentralasia.loading.parse.DECODER", None)
    (found,) = problems(text, kind)
    assert "max_depth allows more" in found


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("json", '{"schema": 1, "topics": ' + json.dumps([RAIL | {"name": "[" * 100 + '"\\'}]) + "}"),
        ("toml", 'schema = 1\nversion = "' + '[.\\"' * 50 + '"\n'),
        ("toml", "schema = 1\nversion = '" + "[." * 50 + "'\n# " + "[." * 50),
        ("toml", 'schema = 1\nversion = """a""""' + "\n# [" * 40),
        ("toml", "schema = 1\nversion = '''''a'''''\n# " + "[" * 40),
        ("toml", 'schema = 1\nversion = """' + "[\n" * 50 + '\\""" """'),
    ],
)  # fmt: skip
def test_brackets_and_dots_in_texts_and_comments_do_not_count(kind: Any, text: str) -> None:
    try:
        assert eca.loads(text, kind, base=None).version is None or kind == "toml"
    except eca.DataError as error:
        assert {problem.code for problem in error.problems} <= {"text", "type"}  # noqa: PT017 - depth is what it must not be


def test_limits_can_be_raised() -> None:
    deep = '{"x": ' + "[" * 40 + "]" * 40 + "}"
    assert problems(deep, "json", max_depth=50)[0].startswith("schema: expected schema = 1")
    told = problems('{"x": ' + "[" * 20_000 + "]" * 20_000 + "}", "json", max_depth=100_000)[0]
    # from Python 3.14 on the stack of the process says how deep its parser goes, and it may be enough
    assert "depth" in told or (sys.version_info >= (3, 14) and told.startswith("schema: expected schema = 1"))


@given(
    st.recursive(
        st.none() | st.text(),
        lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(), inside, max_size=2),
    )
)
def test_the_scan_counts_levels_as_a_parser_would(value: Any) -> None:
    def depth(one: Any) -> int:
        inside = one.values() if isinstance(one, dict) else one if isinstance(one, list) else None
        return 0 if inside is None else 1 + max(map(depth, inside), default=0)

    for ascii_only in (True, False):
        content = json.dumps(value, ensure_ascii=ascii_only).encode(errors="surrogatepass")
        padding = b"[" * 33 + b"]" * 33
        levels = depth(value)
        assert depth_problem(b"[" + content + b', "' + padding + b'"]', "json", max(levels + 1, 1)) is None
        if levels:
            assert depth_problem(b"[" + content + b"]" + b"[]" * 40, "json", levels) is not None


def test_reading_stops_at_the_most_that_is_told() -> None:
    text = json.dumps({"schema": 1, "topics": [3] * 500})
    with pytest.raises(
        eca.DataError, match=r"^100 problems in the data, and reading stopped there"
    ) as caught:
        eca.loads(text, "json")
    assert (len(caught.value.problems), caught.value.stopped) == (100, True)
    assert len(problems(text, "json", max_problems=7)) == 7
    dangling = json.dumps(
        {"schema": 1, "topics": [RAIL | {"id": f"t{n}", "broader": "x"} for n in range(500)]}
    )
    with pytest.raises(eca.DataError) as caught:
        eca.loads(dangling, "json")
    assert (len(caught.value.problems), caught.value.stopped) == (100, True)
    one = json.dumps({"schema": 1, "topics": [RAIL | {"names": [{}] * 500}]})
    assert len(problems(one, "json")) == 100


@pytest.mark.parametrize("count", range(1, 21))
def test_as_many_problems_are_told_as_there_are_mistakes(count: int) -> None:
    """Mistakes of different kinds, several in one record, each found once and for itself."""
    event: dict[str, Any] = {"id": "e", "name": "E", "dates": "2030"}
    changes: tuple[dict[str, Any], ...] = (
        {"name": 3},
        {"dates": "2025-02-30"},
        {"topics": ["nothing"]},
        {"kind": "sumit"},
        {"place": {"city": 3}},
        {"edition": 0},
        {"x": 1},
        {"parties": "KZ"},
        {"relations": [{"event": "gone", "how": "follows"}]},
        {"sources": [{"url": "x", "publisher": "P"}]},
    )
    mistakes: list[tuple[str, Any]] = [
        ("events", event | {"id": f"e{n}"} | change) for n, change in enumerate(changes)
    ]
    mistakes += [
        ("topics", one)
        for one in (
            {"id": "BAD", "name": "x"},
            {"id": "t1"},
            3,
            {"id": "t2", "name": ""},
            {"id": "t3", "name": "a\u202e"},
        )
    ]
    mistakes += [
        ("cities", {"id": "A", "country": "ZZ"}),
        ("cities", {"id": "B", "country": "AA", "latitude": 100.0}),
    ]
    mistakes += [
        ("countries", {"id": "A", "name": "A"}),
        ("series", {"id": "s", "name": "S", "cadence": "often"}),
        ("topics", {"id": "t4", "name": " "}),
    ]
    chosen = random.Random(count).sample(mistakes, count)
    page: dict[str, Any] = {"schema": 1, "countries": [{"id": "AA", "name": "Aland"}]}
    for drawer, record in chosen:
        page.setdefault(drawer, []).append(record)
    assert count == len(problems(json.dumps(page), "json"))
    combined = event | {
        "name": 3,
        "dates": "x",
        "topics": ["gone"],
        "edition": 0,
        "y": 1,
        "relations": [{"event": "no", "how": 3}],
    }
    assert len(problems(json.dumps({"schema": 1, "events": [combined]}), "json")) == 7


def test_a_bad_record_with_an_id_that_is_taken_is_told_for_both() -> None:
    text = json.dumps({"schema": 1, "topics": [RAIL, {"id": "rail", "name": 3}]})
    assert problems(text, "json") == [
        "id (rail): expected one topic with that id; it stands in this text too, got 'rail' [duplicate-id]",
        "topics[1].name (rail): expected a text, got 3 [type]",
    ]


def test_progress_is_told_and_may_end_the_load() -> None:
    text = "\n".join(json.dumps({"drawer": "topics", "id": f"t{n}", "name": "x"}) for n in range(2500))
    seen: list[int] = []
    eca.loads(text, "jsonl", progress=seen.append)
    assert seen == [1000, 2000, 2500]

    def stop(count: int) -> None:
        raise KeyboardInterrupt(count)

    with pytest.raises(KeyboardInterrupt):
        eca.loads(text, "jsonl", progress=stop)


def test_numbers_are_of_a_size_that_every_reader_keeps() -> None:
    event = {"id": "e", "name": "E", "dates": "2030"}
    for number, told in (
        (2**53, "a number of at most 9007199254740991"),
        (-(2**60), "a number of at most 9007199254740991"),
    ):
        (found,) = problems(json.dumps({"schema": 1, "events": [event | {"edition": number}]}), "json")
        assert told in found
    (found,) = problems('{"schema": 1, "x": ' + "9" * 5000 + "}", "json")
    assert found == "expected a number that is not so long, got 'thousands of digits' [number]"
    (found,) = problems(
        '{"schema": 1, "cities": [{"id": "A", "country": "A", "latitude": 1e999}]}', "json", max_problems=1
    )
    assert found == "cities[0].latitude (A): expected a finite number, got inf [number]"


@pytest.mark.parametrize("field", ["latitude", "longitude"])
@pytest.mark.parametrize(
    ("number", "kind"), [("1" + "0" * 400, "json"), ("1" + "0" * 400, "jsonl"), ("0x" + "f" * 20_000, "toml")]
)
def test_a_whole_number_that_no_fraction_can_be_is_told(field: str, number: str, kind: Any) -> None:
    texts = {
        "json": '{"schema": 1, "cities": [{"id": "Alpha", "country": "AA", "%s": %s}]}',
        "jsonl": '{"drawer": "cities", "id": "Alpha", "country": "AA", "%s": %s}',
        "toml": 'schema = 1\n[[cities]]\nid = "Alpha"\ncountry = "AA"\n%s = %s\n',
    }
    (found, *_) = problems(texts[kind] % (field, number), kind)
    assert f"{field} (Alpha): expected a number" in found
    degrees: Any = {field: int(number, 0)}
    with pytest.raises(eca.DataError, match=f"{field} .*expected a number"):
        eca.City(id="Alpha", country="AA", **degrees)


def test_a_byte_order_mark_is_told() -> None:
    assert problems(b"\xef\xbb\xbfschema = 1", "toml") == [
        "expected UTF-8 without a byte order mark, got b'\\xef\\xbb\\xbf' [encoding]"
    ]


CORPUS = Path(__file__).parent / "data" / "corpus"
DIGESTS = {
    line.split()[1]: line.split()[0] for line in (CORPUS / "digests.txt").read_text("utf-8").splitlines()
}


@pytest.mark.parametrize("file", sorted(path.name for path in CORPUS.glob("schema-*")))
def test_files_of_every_schema_load_for_ever(file: str) -> None:
    """These files are never changed; a schema that ends gets a migration."""
    assert DIGESTS[file] == eca.load(CORPUS / file, base=None).digest


def test_files_of_an_older_schema_go_through_pure_migrations(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """In a future in which the schema is one further, and topics were once called themes."""

    def themes_to_topics(page: dict[str, Any]) -> dict[str, Any]:
        return {
            **page,
            "schema": SCHEMA + 1,
            "topics": [{**one, "name": one["name"].title()} for one in page.get("topics", ())],
        }

    monkeypatch.setattr(layouts, "SCHEMA", SCHEMA + 1)
    monkeypatch.setattr(layouts, "MIGRATIONS", {SCHEMA: themes_to_topics})
    old = json.dumps({"schema": SCHEMA, "topics": [{"id": "rail", "name": "rail"}]})
    assert eca.loads(old, "json").topics["rail"].name == "Rail"
    assert (
        eca.loads(old.replace(f'"schema": {SCHEMA}', f'"schema": {SCHEMA + 1}'), "json").topics["rail"].name
        == "rail"
    )
    assert (
        eca.loads('{"drawer": "topics", "id": "rail", "name": "rail"}', "jsonl").topics["rail"].name == "Rail"
    )
    (tmp_path / "registry.toml").write_text(f"schema = {SCHEMA}\n")
    (tmp_path / "topics").mkdir()
    (tmp_path / "topics" / "rail.toml").write_text('name = "rail"\n')
    assert eca.load(tmp_path).topics["rail"].name == "Rail"
    assert "newer" in problems(json.dumps({"schema": SCHEMA + 2}), "json")[0]


ONE_OBJECT = """
import os, signal, sys, threading
import eucentralasia as eca
eca.preload()
from eucentralasia import loading, shipped
from pathlib import Path
shipped.CELL.clear()
shipped._snapshot = lambda: None  # as in a source tree, where the data files are read
loading.files = lambda _: Path(sys.argv[1])
sys.setswitchinterval(1e-6)
seen, ready = [], threading.Barrier(64)

def ask():
    ready.wait()
    seen.append(id(shipped.curated()))

signal.signal(signal.SIGALRM, lambda *_: seen.append(id(shipped.curated())))
signal.setitimer(signal.ITIMER_REAL, 0.005)
threads = [threading.Thread(target=ask) for _ in range(64)]
for thread in threads:
    thread.start()
child = os.fork()
if child == 0:
    os._exit(0 if len(shipped.curated()) == 3 else 1)
for thread in threads:
    thread.join()
while len(seen) < 65:
    signal.pause()
assert os.waitpid(child, 0)[1] == 0
print(len(set(seen)), id(shipped.curated()) in seen)
"""


def test_threads_a_signal_and_a_fork_see_one_registry(tmp_path: Path) -> None:
    """With few data, as each of the 64 may load them."""
    (tmp_path / "data").symlink_to(CORPUS / "schema-1-folder")
    command = [sys.executable, "-W", "ignore", "-c", ONE_OBJECT, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, check=False, text=True, timeout=60)
    assert (done.stdout, done.stderr) == ("1 True\n", "")


@pytest.mark.skipif(sys.platform == "emscripten", reason="its calls are those of node, which end first")
def test_a_program_that_is_deep_in_calls_already_gets_a_problem_and_no_error_of_its_own() -> None:
    def deep(calls: int) -> eca.Registry:
        if calls:
            return deep(calls - 1)
        return eca.loads('{"schema": ' + "[" * 400 + "]" * 400 + "}", "json", max_depth=1000)

    with pytest.raises(eca.DataError) as caught:
        deep(sys.getrecursionlimit() - 350)
    # Python 3.11 counts the calls of the parser in; later ones count calls in C apart, so it gets through
    assert caught.value.problems[0].code in {"depth", "schema"}


@pytest.mark.parametrize("limit", ["max_depth", "max_problems"])
def test_the_limits_are_those_that_the_page_tells(limit: str) -> None:
    page = Path(__file__).parents[1] / "docs" / "how-to" / "use-your-own-data.md"
    (told,) = re.findall(
        rf"^\| [^|]+ \| `{limit}` \| (\d+) \|$", page.read_text(encoding="utf-8"), re.MULTILINE
    )
    assert int(told) == getattr(Limits(), limit)
