"""The benchmark of names runs, on little: that it measures what it says, not how fast."""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import eucentralasia as eca

FILE = Path(__file__).parent / "benchmarks" / "names.py"


@pytest.fixture(scope="module")
def bench() -> Any:
    spec = spec_from_file_location("names_benchmark", FILE)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_texts_are_as_long_as_asked_and_name_records(bench: Any) -> None:
    for text in bench.texts(20_000).values():
        assert len(text) == 20_000
        assert len(eca.mentions(text)) > 10
    for unit in bench.HOSTILE.values():
        assert len(bench.hostile(unit, 2_000)) >= 1_000


def test_every_exact_name_is_one_and_every_misspelt_one_is_searched(bench: Any) -> None:
    assert [name for name in bench.EXACT if eca.countries.find(name) is None] == []
    assert [name for name in bench.MISSPELT if not eca.countries.search(name)] == []


def test_contenders_run_in_turns(bench: Any) -> None:
    run: list[str] = []
    times = bench.in_turns({"ours": lambda: run.append("ours"), "theirs": lambda: run.append("theirs")}, 2)
    assert run == ["ours", "theirs"] * 2
    assert list(times) == ["ours", "theirs"]


def test_hostile_texts_are_measured(bench: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.grow(2_000, 1).keys() == bench.HOSTILE.keys()
    assert capsys.readouterr().out.count("2,000 characters") == len(bench.HOSTILE)


def test_the_peers_are_told_beside_the_package(
    bench: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Countries:
        def lookup(self, name: str) -> str:
            return name

        def search_fuzzy(self, name: str) -> str:
            raise LookupError(name)

    class Matcher:
        def __init__(self, *, case_sensitive: bool = False) -> None:
            self.names: list[str] = []

        def add_keyword(self, name: str, key: str) -> None:
            self.names.append(name)

        def extract_keywords_with_span(self, text: str) -> list[str]:
            return [name for name in self.names[:1] if name in text]

        def extract_keywords(self, text: str, *, span_info: bool) -> list[str]:
            return self.extract_keywords_with_span(text) if span_info else []

    matcher = {"KeywordProcessor": Matcher}
    peers: dict[str, dict[str, Any]] = {
        "pycountry": {"countries": Countries()},
        "flashtext": matcher,
        "flashtext2": matcher,
    }
    for name, members in peers.items():
        module = ModuleType(name)
        module.__dict__.update(members)
        monkeypatch.setitem(sys.modules, name, module)
    bench.compare(1_000, 1)
    rows = capsys.readouterr().out.splitlines()
    assert [row[:16].strip() for row in rows] == ["exact names", "misspelt names", "press texts", "prose"]
