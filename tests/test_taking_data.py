"""A host keeps its code and takes newer data: one file, held to its digest, that answers as ours do."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import eucentralasia as eca
from support import DATA, from_source

PAGE = json.loads(eca.formats.json.dumps(eca.curated))
COMMAND = DATA.parents[1] / ".build" / "release_data.py"
ASKED: dict[str, tuple[Any, ...]] = {
    "chairs": ("hlpsd-12",),
    "editions": ("hlpsd",),
    "events_of": ("KZ",),
    "expected_next": ("hlpsd",),
    "explain": ("hlpsd-12", "dates"),
    "find": ("Kyrgyz Republic",),
    "members": ("eu",),
    "mentions": ("The 12th HLPSD met in Dushanbe.",),
    "narrower": ("security",),
    "participants": ("hlpsd-12",),
    "parties": ("hlpsd-12",),
    "related": ("hlpsd-12",),
    "search": ("kalas",),
}
"""The questions that the front door takes, each with something to ask."""


def released(folder: Path, **changes: Any) -> Path:
    """A release of the data, or one in which something was changed."""
    file = folder / "eucentralasia-data-2026.11.28.json"
    file.write_text(json.dumps({"digest": eca.curated.digest, **PAGE, **changes}), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> eca.Registry:
    return eca.load(released(tmp_path_factory.mktemp("data")), base=None)


def test_a_release_of_data_is_the_registry_that_it_was_made_of(fresh: eca.Registry) -> None:
    assert fresh == eca.curated
    assert (fresh.digest, fresh.head, fresh.base) == (eca.curated.digest, eca.curated.head, None)
    assert fresh.events is not eca.events


def test_every_question_of_the_front_door_is_asked_below() -> None:
    assert tuple(ASKED) == eca.SERVED_BY_CURATED


@pytest.mark.parametrize("name", ASKED)
def test_a_registry_that_was_loaded_answers_what_the_front_door_answers(
    name: str, fresh: eca.Registry
) -> None:
    assert getattr(fresh, name)(*ASKED[name]) == getattr(eca, name)(*ASKED[name])


def test_drawers_queries_pictures_and_checks_take_it(fresh: eca.Registry) -> None:
    query = eca.during("2025") & eca.involving("central-asia") & eca.about("security")
    assert fresh.events.where(query).ids == eca.events.where(query).ids
    assert eca.check(fresh, profile="own") == eca.check(eca.curated, profile="own")
    assert eca.formats.csv.dumps(fresh.events) == eca.formats.csv.dumps(eca.events)


def with_digest(version: str | None) -> dict[str, Any]:
    """The changes that make a release of another day."""
    head = eca.curated.head.plain() | {"version": version}
    registry = eca.Registry(tuple(eca.curated), **head)
    page = json.loads(eca.formats.json.dumps(registry))
    return {"version": None, **page, "digest": registry.digest} if version else {"digest": registry.digest}


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (
            {"digest": "0" * 64},
            "digest: expected records whose digest begins with '000000000000', as the file says; fetch the "
            f"file again, then run sha256sum -c FILE.sha256, got 'one that begins "
            f"with {eca.curated.digest[:12]}'",
        ),
        (
            {"topics": PAGE["topics"][:-1], "documents": [], "events": []},
            "digest: expected ",
        ),
        (
            {"schema": 2},
            "schema: expected schema = 1; a newer eucentralasia reads this file: python -m pip install "
            "--upgrade eucentralasia, got 2",
        ),
        (
            with_digest("2026-11-01"),
            f"version: expected {eca.curated.version} or newer, as the package has; to read it all the same "
            "write eca.load('eucentralasia-data-2026.11.28.json', base=None, older=True), got '2026-11-01'",
        ),
        ({"digest": 3}, "digest: expected a text, got 3"),
    ],
    ids=["wrong digest", "records gone", "newer schema", "older data", "no digest"],
)
def test_a_release_that_was_changed_is_newer_or_older_is_told_with_what_to_type(
    changes: dict[str, Any], told: str, tmp_path: Path
) -> None:
    with pytest.raises(eca.DataError) as caught:
        eca.load(released(tmp_path, **changes), base=None, max_problems=1)
    assert str(caught.value.problems[0]).partition(": ")[2].startswith(told)


@pytest.mark.parametrize("content", ["", "<!doctype html>", '{"digest": "00", "events": [{"id'])
def test_a_release_that_is_no_whole_json_is_to_be_fetched_again(content: str, tmp_path: Path) -> None:
    file = released(tmp_path)
    file.write_text(content, encoding="utf-8")
    with pytest.raises(eca.DataError) as caught:
        eca.load(file, base=None)
    (problem,) = caught.value.problems
    wanted = "JSON that can be read; fetch the file again, then run sha256sum -c FILE.sha256"
    assert (problem.expected, problem.code) == (wanted, "syntax")


def test_a_digest_that_somebody_made_up_ends_no_line(tmp_path: Path) -> None:
    with pytest.raises(eca.DataError) as caught:
        eca.load(released(tmp_path, digest="a\n::error"), base=None)
    assert "begins with 'a\\n::error', as" in caught.value.problems[0].expected


def test_a_file_of_a_host_that_cannot_be_read_is_not_to_be_fetched(tmp_path: Path) -> None:
    (file := tmp_path / "ours.json").write_text("{", encoding="utf-8")
    with pytest.raises(eca.DataError) as caught:
        eca.load(file)
    assert caught.value.problems[0].expected == "JSON that can be read"


def test_older_data_are_read_where_they_are_asked_for(tmp_path: Path) -> None:
    file = released(tmp_path, **with_digest("2026-11-01"))
    assert eca.load(file, base=None, older=True).version == "2026-11-01"
    assert eca.loads(file.read_bytes(), "json", base=None, older=True).version == "2026-11-01"
    with pytest.raises(eca.DataError, match=r"write eca\.load\('file', base=None, older=True\)"):
        eca.loads(file.read_bytes(), "json", base=None)


def test_newer_data_are_taken(tmp_path: Path) -> None:
    assert eca.load(released(tmp_path, **with_digest("2999-01-01")), base=None).version == "2999-01-01"


def test_data_of_a_host_have_no_digest_and_may_be_of_any_day(tmp_path: Path) -> None:
    file = tmp_path / "ours.json"
    file.write_text('{"schema": 1, "version": "1999-01-01"}', encoding="utf-8")
    assert eca.load(file).version == "1999-01-01"


@from_source
def test_the_command_writes_a_release_its_sum_and_its_news(tmp_path: Path) -> None:
    before = released(tmp_path, **with_digest("2026-11-01"))
    command = [sys.executable, str(COMMAND), str(tmp_path / "new"), str(before)]
    subprocess.run(command, check=True, capture_output=True)
    made, total, news = sorted((tmp_path / "new").iterdir())
    day = str(eca.curated.version).replace("-", ".")
    assert made.name == f"eucentralasia-data-{day}.json"
    assert (total.name, news.name) == (f"{made.name}.sha256", f"{made.stem}.txt")
    assert eca.load(made, base=None) == eca.curated
    assert news.read_text(encoding="utf-8") == f"From 2026-11-01 to {eca.curated.version}\n"
    subprocess.run(["sha256sum", "-c", total.name], cwd=total.parent, check=True, capture_output=True)
