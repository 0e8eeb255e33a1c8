"""Files become a registry, or all their problems are told at once and nothing is loaded."""

import json
import os
import signal
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import eucentralasia as eca
from eucentralasia import loading, shipped
from eucentralasia.loading.collector import Collector
from eucentralasia.model import DRAWERS
from support import from_source
from support.tiny import TINY

EVENT = 'name = "Talks"\ndates = "2025-07-11"\n'


def written(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def problems(load: Callable[[], eca.Registry]) -> list[str]:
    with pytest.raises(eca.DataError) as caught:
        load()
    return [f"{problem} [{problem.code}]" for problem in caught.value.problems]


def test_a_folder_is_read_as_the_package_reads_its_own(tmp_path: Path) -> None:
    folder = written(
        tmp_path,
        {
            "registry.toml": 'schema = 1\nversion = "2030-01-01"\n',
            "topics.toml": 'schema = 1\n[[topics]]\nid = "rail"\nname = "Rail"\n',
            "events/2025/talks.toml": EVENT + 'topics = ["rail"]\nparties = ["KZ", "eu"]\n',
            "events/later.toml": EVENT,
            "officials/ann-able.toml": 'id = "ann-able"\nname = "Ann Able"\n',
            "README.md": "for people",
            "events/notes.txt": "for people",
            ".git/config": "x",
            "notes/.keep": "",
            ".drafts/x.toml": "x",
            "topics/.b.toml.swp": "left by an editor",
            "topics/.b.toml": "x",
        },
    )
    (folder / "notes" / ".keep").unlink()
    (folder / "notes").rmdir()
    mine = eca.load(folder)
    assert (("later", "talks"), "2030-01-01", eca.curated) == (mine.events.ids, mine.version, mine.base)
    assert [party.label for party in mine.parties("talks")] == ["Kazakhstan", "European Union"]
    assert len(mine) == 4


def test_a_file_is_read_in_toml_and_in_json(tmp_path: Path, tiny: eca.Registry) -> None:
    drawers = {name: [eca.unstructure(record) for record in getattr(tiny, name)] for name in DRAWERS}
    head = {
        "schema": 1,
        "version": tiny.version,
        "complete_until": tiny.complete_until,
        "publishers": tiny.head.publishers,
    }
    text = json.dumps({**head, **drawers})
    folder = written(tmp_path, {"a.json": text, "a.toml": TINY})
    assert (
        tiny
        == eca.load(folder / "a.json", base=None)
        == eca.load(str(folder / "a.toml"), base=None)
        == eca.loads(text, "json", base=None)
    )
    assert tiny == eca.loads(text.encode(), "json", base=None)
    assert tiny.head == eca.load(folder / "a.json", base=None).head


@pytest.mark.parametrize(("former", "word"), [("workshop", "conference"), ("side-event", "session")])
def test_kinds_of_version_0_1_are_read_as_the_words_of_today(former: str, word: str) -> None:
    def event(kind: str) -> dict[str, Any]:
        return {
            "id": "talks-2030",
            "name": "Talks",
            "dates": "2030-05",
            "parties": ["KZ", "eu"],
            "kind": kind,
        }

    expected = eca.structure(event(word), eca.Event)
    line = json.dumps(event(former))
    assert eca.loads(f'{{"schema": 1, "events": [{line}]}}', "json").events.one() == expected
    assert eca.loads(f'{{"drawer": "events", {line[1:]}\n', "jsonl").events.one() == expected
    assert eca.from_rows([event(former)]).events.one() == expected
    assert eca.structure(event(former), eca.Event) == expected
    assert eca.Event(**{**eca.unstructure(expected), "kind": former}) == expected
    assert eca.unstructure(expected)["kind"] == word


def test_ids_are_looked_up_in_the_base_that_is_given(tiny: eca.Registry) -> None:
    text = '{"schema": 1, "topics": [{"id": "fences", "name": "Fences", "broader": "borders"}]}'
    assert tiny == eca.loads(text, "json", base=tiny).base
    assert len(problems(lambda: eca.loads(text, "json"))) == 1
    assert problems(lambda: eca.loads(text, "json", base=None)) == [
        "broader (fences): expected the id of a known topic; add it to topics, got 'borders' [unknown-id]"
    ]


def test_all_problems_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    folder = written(
        tmp_path,
        {
            "events/2025/a-1.toml": 'name = 3\ndates = "2025-02-30"\nnmae = "x"\n',
            "events/2025/a-2.toml": EVENT + '[[relations]]\nevent = "a-1"\nhow = "follows"\n',
            "events/2025/a-3.toml": EVENT + '[[relations]]\nevent = "a-9"\nhow = "follows"\n',
            "events/2025/a-4.toml": "name = \n",
            "events/2025/a-5.toml": EVENT + '[[relations]]\nevent = "a-4"\nhow = "follows"\n',
            "topics.toml": (
                'schema = 1\n[[topics]]\nid = "x"\n[[topics]]\nid = "y"\nname = "Y"\nbroader = "x"\n'
            ),
        },
    )
    assert problems(lambda: eca.load(folder, base=None)) == [
        "events/2025/a-1.toml: name (a-1): expected a text, got 3 [type]",
        (
            "events/2025/a-1.toml: dates (a-1): expected a date that exists; 2025-02 has 28 days, "
            "got '2025-02-30' [date]"
        ),
        (
            "events/2025/a-1.toml: nmae (a-1): expected a field of Event; did you mean 'name' or 'names'?, "
            "got 'nmae' [unknown-key]"
        ),
        (
            "events/2025/a-3.toml: relations[0].event (a-3): expected the id of a known event; did you "
            "mean 'a-5' or 'a-4' or 'a-3'?, got 'a-9' [unknown-id]"
        ),
        "events/2025/a-4.toml:1: expected TOML that can be read, got 'Invalid value' [syntax]",
        "topics.toml: topics[0].name (x): expected a value; the field is required, got nothing [missing]",
    ]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (
            {"evnts.toml": ""},
            [
                (
                    "evnts.toml: expected registry.toml or a drawer's page; did you mean 'events'?, got "
                    "'evnts.toml' [layout]"
                )
            ],
        ),
        (
            {"evnts/x.toml": ""},
            ["evnts: expected the name of a drawer; did you mean 'events'?, got 'evnts' [layout]"],
        ),
        (
            {"events/late/x-1.toml": EVENT},
            ["events/late: expected a folder named as a year, got 'late' [layout]"],
        ),
        (
            {"events/2024/x-1.toml": EVENT},
            [
                (
                    "events/2024/x-1.toml: dates (x-1): expected a first day in 2024, as the folder is "
                    "named, got '2025-07-11' [layout]"
                )
            ],
        ),
        (
            {"events/2025/x-1.toml": 'id = "x-2"\n' + EVENT},
            [
                (
                    "events/2025/x-1.toml: id (x-1): expected 'x-1', as the file is named, or no id at "
                    "all, got 'x-2' [id]"
                )
            ],
        ),
        (
            {"topics.toml": "[[topics]]\n"},
            ["topics.toml: schema: expected schema = 1 as the first key, got None [schema]"],
        ),
        (
            {"topics.toml": "schema = 2\n"},
            [
                (
                    "topics.toml: schema: expected schema = 1; a newer eucentralasia reads this file: "
                    "python -m pip install --upgrade eucentralasia, got 2 [schema]"
                )
            ],
        ),
        (
            {"topics.toml": "schema = true\n"},
            ["topics.toml: schema: expected schema = 1 as the first key, got True [schema]"],
        ),
        (
            {"topics.toml": "schema = 1\ntopics = 3\n"},
            ["topics.toml: topics: expected a list of topics, got 3 [type]"],
        ),
        (
            {"topics.toml": "schema = 1\ntopics = [3]\n"},
            ["topics.toml: topics[0]: expected a table of a Topic, got 3 [type]"],
        ),
        (
            {"topics.toml": "schema = 1\ntopcs = []\n"},
            [
                (
                    "topics.toml: topcs: expected the name of a drawer; did you mean 'topics'?, got "
                    "'topcs' [unknown-key]"
                )
            ],
        ),
        (
            {"registry.toml": "schema = 1\nversion = 3\n"},
            ["registry.toml: version: expected a text, got 3 [type]"],
        ),
        (
            {"registry.toml": "schema = 1\npublishers = [3]\n"},
            ["registry.toml: publishers[0]: expected a text, got 3 [type]"],
        ),
        (
            {"topics.toml": b"schema = 1 # \xff"},
            ["topics.toml:1: expected a text in UTF-8, got b'\\xff' [encoding]"],
        ),
        (
            {"events/a-1.toml": "x = " + "[" * 5000},
            [
                (
                    "events/a-1.toml: expected at most 32 levels of lists and tables; max_depth allows "
                    "more, got 'more than that' [depth]"
                )
            ],
        ),
        (
            {
                "topics.toml": (
                    'schema = 1\n[[topics]]\nid = "x"\nname = "X"\n[[topics]]\nid = "x"\nname = "Y"\n'
                )
            },
            [
                (
                    "topics.toml: id (x): expected one topic with that id; it stands in topics.toml too, "
                    "got 'x' [duplicate-id]"
                )
            ],
        ),
        (
            {
                "topics.toml": (
                    'schema = 1\n[[topics]]\nid = "x"\nname = "X"\n[[topics.sources]]\nurl = "u"\n'
                    'publisher = "p"\n'
                )
            },
            [
                (
                    "topics.toml: topics[0].sources[0].url (x): expected an address that starts with "
                    "https:// or http://, got 'u' [url]"
                )
            ],
        ),
    ],
)
def test_a_mistake_is_one_problem_with_its_mend(
    files: dict[str, str | bytes], expected: list[str], tmp_path: Path
) -> None:
    assert expected == problems(lambda: eca.load(written(tmp_path, files), base=None))


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("[]", "json", 'expected a table; write {"schema": 1, "events": [...]}, got [] [type]'),
        ('{"a": 1, "a": 2}', "json", "expected each key once in a table, got 'a' [duplicate-key]"),
        ('{"a": NaN}', "json", "expected a finite number, or the field left out, got 'NaN' [number]"),
        ('{\n"a"}', "json", "2: expected JSON that can be read, got "),
        (
            "a = 1\na = 2",
            "toml",
            "expected TOML that can be read, got 'Cannot overwrite a value (at end of document)' [syntax]",
        ),
        ('{"schema": 1, "topics": [{"id": "\\ud800", "name": "x"}]}', "json", "topics[0].id"),
        (
            "{}",
            "yaml",
            (
                "expected a file named .toml, .json, .jsonl or .csv, or one of these as its format "
                "(a spreadsheet is saved as CSV), got 'yaml' [format]"
            ),
        ),
        ("\ud800", "toml", "1: expected a text in UTF-8, got b'\\xed\\xa0\\x80' [encoding]"),
    ],
)
def test_a_text_that_cannot_be_read_is_a_problem(text: str, kind: Any, expected: str) -> None:
    found = problems(lambda: eca.loads(text, kind, base=None))
    assert len(found) == 1
    assert found[0].startswith(expected)


def test_a_record_that_stands_twice_in_a_text_is_told() -> None:
    text = '{"schema": 1, "topics": [{"id": "x", "name": "X"}, {"id": "x", "name": "X"}]}'
    assert problems(lambda: eca.loads(text, "json", base=None)) == [
        "id (x): expected one topic with that id; it stands in this text too, got 'x' [duplicate-id]"
    ]


def test_a_path_that_is_not_there_stays_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        eca.load(tmp_path / "nowhere.toml")


def test_an_empty_folder_is_an_empty_registry(tmp_path: Path) -> None:
    assert len(eca.load(tmp_path, base=None)) == 0


def test_the_curated_registry_is_one_object_for_all_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shipped, "CELL", {})
    barrier = threading.Barrier(2)
    found: list[eca.Registry] = []

    def ask() -> None:
        barrier.wait()
        found.append(shipped.curated())

    threads = [threading.Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(map(id, found))) == 1


@from_source
def test_a_signal_in_the_middle_of_loading_gets_the_same_object(monkeypatch: pytest.MonkeyPatch) -> None:
    cell: dict[str, eca.Registry] = {}
    monkeypatch.setattr(shipped, "CELL", cell)
    monkeypatch.setattr(
        shipped, "_snapshot", lambda: None
    )  # as in a source tree, where the data files are read
    inner: list[eca.Registry] = []
    finished = loading._finished

    def interrupted(collector: Collector, base: Any) -> eca.Registry:
        if not inner:
            inner.append(eca.Registry())
            os.kill(os.getpid(), signal.SIGUSR1)
        return finished(collector, base)

    monkeypatch.setattr(loading, "_finished", interrupted)
    before = signal.signal(signal.SIGUSR1, lambda *_: inner.append(shipped.curated()))
    try:
        outer = shipped.curated()
    finally:
        signal.signal(signal.SIGUSR1, before)
    assert outer is inner[1] is shipped.curated()


def test_the_default_base_shows_as_it_is_called() -> None:
    assert repr(shipped.CURATED) == "curated"
