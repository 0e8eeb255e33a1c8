"""Any bytes give a registry or a DataError, and what is loaded is exactly as declared.

``python tests/fuzz/loading.py`` is the long run.
"""

from itertools import islice
from typing import Any

import pytest

from eucentralasia.codec import bulk
from fuzz.mutating import inputs, judge

MANY = 10_000


@pytest.mark.parametrize(
    ("seed", "count"),
    [(1, MANY // 10), *(pytest.param(seed, MANY // 4, marks=pytest.mark.long) for seed in (2, 3, 4, 5))],
)
def test_any_bytes_give_a_registry_or_a_data_error(seed: int, count: int) -> None:
    seen = [judge(kind, content) for kind, content in islice(inputs(seed), count)]
    assert len(seen) == count
    assert {"loaded", "refused"} == set(seen)


class TakeAll(dict[Any, Any]):
    """Words of a vocabulary where the hook for text reads them too: any text passes as it is."""

    def __missing__(self, key: Any) -> Any:
        return key


def words_pass_as_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hook for text catches every vocabulary: words that are in none pass as plain texts."""
    tools = {
        name: TakeAll(tool) if name.startswith("words_") else tool for name, tool in bulk._tools().items()
    }
    monkeypatch.setattr(bulk, "_tools", lambda: tools)


def anything_passes_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """The hook for text is never asked: whatever is no text passes as one."""

    def take(self: Any, key: Any) -> Any:
        self[key] = key
        return key

    monkeypatch.setattr(bulk.Texts, "__missing__", take)


@pytest.mark.parametrize("plant", [words_pass_as_texts, anything_passes_as_text])
def test_the_fuzz_finds_both_strictness_traps(plant: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch)
    failures = 0
    for kind, content in islice(inputs(1), MANY):
        try:
            judge(kind, content)
        except Exception:  # noqa: BLE001 - any failure counts as found
            failures += 1
            break
    assert failures == 1
