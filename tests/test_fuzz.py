"""Any bytes give a registry or a DataError, and what is loaded is exactly as declared.

``python tests/fuzz/loading.py`` and ``python tests/fuzz/surroundings.py`` are the long runs.
"""

from enum import StrEnum
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from eucentralasia import codec
from eucentralasia.codec import bulk
from fuzz.mutating import inputs, judge
from fuzz.surroundings import turns

MANY = 10_000


@pytest.mark.parametrize(
    ("seed", "count"),
    [(1, MANY // 50), *(pytest.param(seed, MANY // 4, marks=pytest.mark.long) for seed in (2, 3, 4, 5))],
)
def test_any_bytes_give_a_registry_or_a_data_error(seed: int, count: int) -> None:
    seen = [judge(kind, content) for kind, content in islice(inputs(seed), count)]
    assert len(seen) == count
    assert {"loaded", "refused"} == set(seen)


@pytest.mark.parametrize(("seed", "count"), [(1, 40), pytest.param(2, 1000, marks=pytest.mark.long)])
def test_any_surroundings_give_a_registry_or_a_data_error(seed: int, count: int, tmp_path: Path) -> None:
    """Streams, tables, folders with links and pipes in them, packages of Parquet."""
    seen = {(what, type(found)) for what, found in islice(turns(seed, tmp_path), count)}
    assert {"stream", "table", "folder", "package"} == {what for what, _ in seen}
    assert len(seen) >= 6


def words_pass_as_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hook for text catches every vocabulary: words that are in none pass as plain texts."""
    reader_of = bulk._reader_of
    monkeypatch.setattr(
        bulk, "_reader_of", lambda kind: reader_of(str if issubclass(kind, StrEnum) else kind)
    )


def anything_passes_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """The hook for text is never asked: whatever is no text passes as one."""
    monkeypatch.setitem(bulk.READERS, str, lambda text: text)


@pytest.mark.parametrize("plant", [words_pass_as_texts, anything_passes_as_text])
def test_the_fuzz_finds_both_strictness_traps(plant: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (
        "_factory",
        "_reader_of",
        "single_maker",
    ):  # what is compiled with a trap in it must not outlive this test
        monkeypatch.setattr(bulk, name, cache(getattr(bulk, name).__wrapped__))
    monkeypatch.setattr(codec, "single_maker", bulk.single_maker)
    plant(monkeypatch)
    failures = 0
    for kind, content in islice(inputs(1), MANY):
        try:
            judge(kind, content)
        except Exception:  # noqa: BLE001 - any failure counts as found
            failures += 1
            break
    assert failures == 1
