"""The JSON Schema says of a value what the loader says; and the canonical form is the same everywhere."""

import hashlib
import json
import os
import subprocess
import sys
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import eucentralasia as eca
from eucentralasia.codec import dumps
from eucentralasia.model import DRAWERS
from eucentralasia.model.validation import members
from support.tiny import TINY
from test_bad_files import CASES, whole
from test_codec import EVENT

NEEDS_THE_FILE = {
    "unknown-id",
    "duplicate-id",
    "duplicate-key",
    "depth",
    "size",
    "encoding",
    "syntax",
    "layout",
    "format",
}
FLOATS = {
    "schema float",
    "event: edition float",
    "city: latitude as whole number",
}  # JSON Schema cannot tell 3.0 from 3
BACKWARDS = "an end that is not before the start"  # nor compare two dates
DATES = (
    *(
        "2025",
        "2025-02",
        "2025-02-28",
        "2024-02-29",
        "2000-02-29",
        "2025-04-30",
        "2025-12-31",
        "2025?",
        "2025-02~",
        "2025-02-01%",
    ),
    *(
        "2025/2026",
        "2025-01-01/..",
        "../2025",
        "2025/",
        "/2025",
        "../..",
        "../",
        "/..",
        "",
        "/",
        "2025-02-29",
        "1900-02-29",
        "2100-02-29",
    ),
    *(
        "2025-04-31",
        "2025-13",
        "2025-00",
        "2025-01-00",
        "0000",
        "0000-01",
        "20250101",
        "2025-W10",
        "2025-1-1",
        "2025-02?-01",
    ),
    *(
        "2025//2026",
        "2025/2026/2027",
        "...",
        "2025 ",
        " 2025",
        "2025\n",
        "٢٠٢٥",
        "2025-060",
        "12025",
        "-2025",
        "2025T10",
    ),
)


def page(drawer: str, *records: Any) -> dict[str, Any]:
    return {"schema": 1, drawer: list(records)}


def loads(data: Any) -> bool:
    """Whether the loader takes data, looked at apart from what needs the whole file."""
    try:
        eca.loads(json.dumps(data), "json", base=None)
    except eca.DataError as error:
        return {problem.code for problem in error.problems} <= NEEDS_THE_FILE
    return True


def fits(name: str, value: Any) -> bool:
    """Whether a sample says something: an unknown field needs one value, and JSON Schema takes 3 for 3.0."""
    return value is None if name == "x" else name not in {"latitude", "longitude"} or type(value) is not int


def samples() -> list[Any]:
    """Every field of every record and part with every kind of value, good and bad."""
    tiny = eca.loads(TINY, "toml", base=None)
    found: list[Any] = [
        {
            "schema": 1,
            **{drawer: [eca.unstructure(one) for one in getattr(tiny, drawer)] for drawer in DRAWERS},
        }
    ]
    values: tuple[Any, ...] = (
        *(
            None,
            True,
            3,
            0,
            -1,
            2**60,
            1.5,
            "",
            " x",
            "x\n",
            "x",
            "KZ",
            "Kz",
            "a\u202eb",
            "\ufffe",
            "ru",
            "Cyrl",
            "2025-07-11",
            "chair",
        ),
        *(
            "dialogue",
            "https://a.example/",
            "https://a.example:99999/",
            "https://",
            "wikidata:Q1",
            "con",
            "x" * 101,
            "x" * 10_001,
        ),
        *([], ["x"], [3], ["con"], {}, {"x": 1}, [{}]),
    )
    for drawer, cls in DRAWERS.items():
        good = eca.unstructure(next(iter(getattr(tiny, drawer))))
        found += [
            page(drawer, {**good, name: value})
            for name in (*members(cls), "x")
            for value in values
            if fits(name, value)
        ]
        found += [
            page(drawer, {name: held for name, held in good.items() if name != left_out}) for left_out in good
        ]
        for name, parts in good.items():
            if isinstance(parts, list) and parts and isinstance(parts[0], dict):
                found += [
                    page(drawer, {**good, name: [{**parts[0], inner: value}]})
                    for inner in (*parts[0], "x")
                    for value in values
                ]
                found += [
                    page(
                        drawer,
                        {**good, name: [{key: held for key, held in parts[0].items() if key != inner}]},
                    )
                    for inner in parts[0]
                ]
    return found


def test_the_schemas_are_schemas() -> None:
    for cls in (None, *DRAWERS.values(), eca.Place):
        Draft202012Validator.check_schema(eca.json_schema(cls))
    with pytest.raises(
        TypeError, match="json_schema takes a record or part such as Event, not <class 'str'>"
    ):
        eca.json_schema(str)


def test_the_schema_of_a_record_is_that_of_the_loader() -> None:
    validator = Draft202012Validator(eca.json_schema(eca.Event))
    assert validator.is_valid(EVENT)
    assert not validator.is_valid({**EVENT, "dates": "2025-02-30"})


@pytest.mark.parametrize("step", [11, pytest.param(1, marks=pytest.mark.long)])
def test_schema_and_loader_give_one_verdict_on_every_sample(step: int) -> None:
    validator = Draft202012Validator(eca.json_schema())
    judged = [(data, validator.is_valid(data), loads(data)) for data in samples()[::step]]
    assert [json.dumps(data)[-200:] for data, valid, loaded in judged if valid != loaded] == []
    assert (True, {True, False}) == (len(judged) > 3000 / step, {loaded for *_, loaded in judged})


@pytest.mark.parametrize("text", DATES)
def test_schema_and_loader_read_the_same_dates(text: str) -> None:
    validator = Draft202012Validator(eca.json_schema())
    span, date = (
        page("regions", {"id": "r", "name": "R", "names": [{"value": "x", "dates": text}]}),
        page("events", {**EVENT, "rescheduled_from": text}),
    )
    assert [loads(span), loads(date)] == [validator.is_valid(span), validator.is_valid(date)]


def test_schema_and_loader_give_one_verdict_on_the_bad_files() -> None:
    """The TOML cases are brought into JSON where that can say them."""
    import tomllib

    validator = Draft202012Validator(eca.json_schema())
    for name, kind, content, expected in CASES:
        try:
            data = (
                tomllib.loads(whole(content))
                if kind == "toml"
                else json.loads(whole(content))
                if kind == "json"
                else None
            )
            json.dumps(data, allow_nan=False)
        except (ValueError, TypeError, RecursionError):
            continue
        if (
            data is None
            or BACKWARDS in expected
            or name in FLOATS
            or (kind == "json" and "duplicate-key" in expected)
        ):
            continue
        assert validator.is_valid(data) == loads(data), name


CANONICAL = """
import hashlib, eucentralasia as eca
from eucentralasia.codec import dumps
print(eca.curated.digest, hashlib.sha256(b"".join(dumps(record) for record in eca.curated)).hexdigest())
"""


@pytest.mark.parametrize(
    ("seed", "zone", "words"),
    [
        ("1", "Asia/Almaty", "C.UTF-8"),
        pytest.param("0", "UTC", "C", marks=pytest.mark.long),
        pytest.param("4711", "America/New_York", "POSIX", marks=pytest.mark.long),
    ],
)
def test_the_canonical_form_is_the_same_whatever_the_machine(seed: str, zone: str, words: str) -> None:
    env = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": words, "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, "-c", CANONICAL], capture_output=True, check=True, env=env, text=True
    )
    here = hashlib.sha256(b"".join(dumps(record) for record in eca.curated)).hexdigest()
    assert f"{eca.curated.digest} {here}\n" == done.stdout


def test_the_schema_of_a_file_can_be_printed_for_editors() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "eucentralasia", "schema"], capture_output=True, check=True, text=True
    )
    assert json.loads(done.stdout) == eca.json_schema()
    done = subprocess.run(
        [sys.executable, "-m", "eucentralasia", "schema", "events"],
        capture_output=True,
        check=True,
        text=True,
    )
    assert json.loads(done.stdout) == eca.json_schema(eca.Event)
