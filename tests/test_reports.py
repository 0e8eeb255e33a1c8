"""What checks find is written for people and for tools."""

import json
import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest

import eucentralasia as eca
from eucentralasia import Problem
from eucentralasia.__main__ import main
from eucentralasia.checks import CHECKS
from eucentralasia.checks.lines import Lines
from eucentralasia.checks.reports import REPORTS, report
from test_bad_files import CASES

PROBLEMS = (
    Problem(file="a/b.toml", path="dates", record="x", expected="a date", got="'3'", code="date"),
    Problem(
        file="a,b.jsonl", line=7, expected="100%: yes", got="'two\\nlines'", code="text", severity="warning"
    ),
    Problem(
        path="kind", record="y", expected="a dialogue", got="'visit'", code="kind-differs", severity="info"
    ),
    Problem(expected="a table", got="3", code="type"),
)


def test_people_read_a_line_each() -> None:
    assert report(PROBLEMS, "text").splitlines() == [
        "a/b.toml: dates (x): expected a date, got '3' [date]",
        "a,b.jsonl:7: expected 100%: yes, got 'two\\nlines' [text, warning]",
        "kind (y): expected a dialogue, got 'visit' [kind-differs, info]",
        "expected a table, got 3 [type]",
        "4 problems",
    ]
    assert [report(PROBLEMS[:count], "text").splitlines()[-1] for count in (0, 1)] == [
        "no problems",
        "1 problem",
    ]


def test_programs_read_json() -> None:
    found = json.loads(report(PROBLEMS, "json"))
    assert found[1] == {
        "file": "a,b.jsonl",
        "line": 7,
        "expected": "100%: yes",
        "got": "'two\\nlines'",
        "code": "text",
        "severity": "warning",
    }


def test_github_reads_commands_that_nothing_in_a_problem_can_end() -> None:
    assert report(PROBLEMS, "github").splitlines() == [
        "::error file=a/b.toml,line=1,title=date::dates (x): expected a date, got '3'",
        "::warning file=a%2Cb.jsonl,line=7,title=text::expected 100%25: yes, got 'two\\nlines'",
        "::notice title=kind-differs::kind (y): expected a dialogue, got 'visit'",
        "::error title=type::expected a table, got 3",
    ]


def test_code_scanning_reads_sarif() -> None:
    sarif = json.loads(report(PROBLEMS, "sarif", CHECKS))
    (run,) = sarif["runs"]
    rules = {rule["id"]: rule["shortDescription"]["text"] for rule in run["tool"]["driver"]["rules"]}
    assert sarif["version"] == "2.1.0"
    assert {check.name for check in CHECKS} | {"date", "text", "type"} == set(rules)
    assert rules["no-source"] == "Every record has a source."
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note", "error"]
    assert run["results"][1]["locations"] == [
        {"physicalLocation": {"artifactLocation": {"uri": "a%2Cb.jsonl"}, "region": {"startLine": 7}}}
    ]
    assert run["results"][0]["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "x.dates"}]
    assert "locations" not in run["results"][3]
    places = [one["locations"][0] for one in run["results"] if "locations" in one]
    regions = [one["physicalLocation"]["region"] for one in places if "physicalLocation" in one]
    assert regions == [{"startLine": 1}, {"startLine": 7}]
    assert run["tool"]["driver"]["version"] == eca.__version__
    levels = {rule["id"]: rule["defaultConfiguration"]["level"] for rule in run["tool"]["driver"]["rules"]}
    assert [levels[name] for name in ("no-source", "told-twice", "kind-differs", "date")] == [
        "error",
        "warning",
        "note",
        "error",
    ]


def test_no_rule_is_described_by_its_own_name() -> None:
    """Whatever reading a file can find; the codes are those of the bad files."""
    for code in {
        code for *_, expected in CASES for code in re.findall(r"\[([a-z-]+)\]$", expected, re.MULTILINE)
    }:
        problem = Problem(expected="a", got="b", code=code)
        rules = json.loads(report([problem], "sarif", CHECKS))["runs"][0]["tool"]["driver"]["rules"]
        assert [rule["id"] for rule in rules if rule["shortDescription"]["text"] == rule["id"]] == []


HOSTILE = (
    "a\x1b[31mRED\x07.toml",
    "a\n::error file=app.py,line=1::forged",
    "a\r\n::set-output::x.toml",
    "a\u2028b\u202e\x85.toml",
    "\udcff\udcfe.toml",
    "100%,a:b.toml",
    "\U000e0041\x7f.toml",
)


@pytest.mark.parametrize("format", REPORTS)
@pytest.mark.parametrize("name", HOSTILE, ids=ascii)
def test_the_name_of_a_file_breaks_no_report(name: str, format: str) -> None:
    problems = [Problem(file=name, record=name, path=name, expected=name, got="3", code="date")]
    usual = [Problem(file="a.toml", record="x", path="y", expected="z", got="3", code="date")]
    lines = report(problems, format).split("\n")
    assert [line for line in lines if not line.isprintable()] == []
    assert "\n".join(lines).encode("utf-8", "strict")
    assert len(lines) == len(report(usual, format).split("\n"))
    assert format != "github" or [line for line in lines if not line.startswith("::error file=")] == []
    assert format != "json" or json.loads("\n".join(lines))[0]["file"] == name


@pytest.mark.parametrize("name", HOSTILE, ids=ascii)
def test_sarif_names_the_file_that_is_meant(name: str) -> None:
    found = json.loads(report([Problem(file=name, expected="a", got="b", code="date")], "sarif"))
    (where,) = found["runs"][0]["results"][0]["locations"]
    uri = where["physicalLocation"]["artifactLocation"]["uri"]
    assert (uri.isascii(), os.fsdecode(unquote_to_bytes(uri))) == (True, name)


PAGE = """schema = 1

[[topics]]
id = "rail"
name = "Rail"

[[topics]]
id = "road"
name = "Road"
broader = "connectivity"

[[topics.sources]]
url = "https://a.example/1"
publisher = "A"

[[topics.sources]]
url = "https://a.example/2"
publisher = "A"
supports = [
  "name",
]
"""
TWICE = """
[[topics]]
id = "sea"
name = "Sea"
broader = "see"
"""
RECORD = """name = "Talks"
dates = "2030"

[place]
city = "Alpha"

[[outcomes]]
id = "talks"
text = "T"

[[participations]]
official = "ann"
"""


@pytest.mark.parametrize(
    ("text", "path", "record", "line"),
    [
        (PAGE, "schema", None, 1),
        (PAGE, "topics[0].name", None, 5),
        (PAGE, "topics[1]", None, 7),
        (PAGE, "topics[1].sources[1].publisher", None, 18),
        (PAGE, "topics[1].sources[1].supports[0]", None, 19),
        (PAGE, "topics[1].sources[1].lang", None, 16),
        (PAGE, "topics[7].name", None, 3),
        (PAGE, "broader", "road", 10),
        (PAGE, "sources[0].url", "road", 13),
        (PAGE, "broader", "rail", 4),
        (PAGE, "", "road", 8),
        (PAGE, "name", "sea", 1),
        (PAGE, "", None, 1),
        (RECORD, "dates", "talks", 2),
        (RECORD, "place.city", "talks", 5),
        (RECORD, "place.country", "talks", 4),
        (RECORD, "outcomes[0].text", "talks", 9),
        (RECORD, "participations.ann", "talks", 11),
        (RECORD, "participations[0].official", "talks", 12),
        (RECORD, "parties", "talks", 1),
        ('{\n "topics": [\n  {"id": "rail"},\n  {\n   "id": "road",\n   "name": 3\n  }\n]}', "x", "road", 5),
        ("", "a[0].b.c[", "x", 1),
    ],
)
def test_a_problem_is_told_with_its_line(text: str, path: str, record: str | None, line: int) -> None:
    assert Lines(text).find(path, record) == line


def test_the_command_tells_lines_of_what_has_any(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "topics.toml").write_text(PAGE.replace('"connectivity"', '"conectivity"') + TWICE)
    (tmp_path / "planets").mkdir()
    assert main(["check", "--format", "github", str(tmp_path)]) == 1
    told = capsys.readouterr().out.splitlines()
    assert [line.partition("title")[0].rpartition("/")[2] for line in told] == [
        "planets,line=1,",
        "topics.toml,line=10,",
        "topics.toml,line=26,",
    ]
    assert main(["check", "--format", "text", str(tmp_path)]) == 1
    assert "planets: expected the name of a drawer" in capsys.readouterr().out


@pytest.mark.parametrize("format", sorted(REPORTS))
def test_the_command_writes_every_report(
    format: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "ours.jsonl").write_text('{"drawer": "topics", "id": "rail", "name": "Rail"}\n')
    assert main(["check", "--profile", "curated", "--format", format, str(tmp_path / "ours.jsonl")]) == 1
    assert "ours.jsonl" in capsys.readouterr().out


def test_checks_are_listed_and_skipped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--list"]) == 0
    listed = capsys.readouterr().out
    assert [line.split()[0] for line in listed.splitlines()] == [check.name for check in CHECKS]
    (tmp_path / "topics.toml").write_text(
        'schema = 1\n[[topics]]\nid = "rail"\nname = "Rail"\nbroader = "connectivity"\n'
    )
    assert main(["check", "--skip", "no-source", str(tmp_path)]) == 0
    assert main(["check", "--alone", str(tmp_path)]) == 1
    assert main(["check", "--skip", "no-sourc", str(tmp_path)]) == 2
    captured = capsys.readouterr()
    assert "expected the id of a known topic; add it to topics, got 'connectivity'" in captured.out
    assert "did you mean 'no-source'" in captured.err


def test_what_is_only_worth_knowing_is_told_when_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines: list[dict[str, Any]] = [
        {"drawer": "series", "id": "our-talks", "name": "Our talks", "kind": "dialogue"},
        {
            "drawer": "events",
            "id": "our-talks-2030",
            "name": "T",
            "series": "our-talks",
            "kind": "visit",
            "dates": "2030",
            "parties": ["KZ", "eu"],
        },
    ]
    source = {"url": "https://a.example/", "publisher": "A", "supports": ["dates", "kind", "name", "parties"]}
    lines[0]["sources"], lines[1]["sources"] = (
        [{**source, "supports": ["name"]}],
        [{**source, "supports": ["dates", "kind"]}],
    )
    (tmp_path / "x.jsonl").write_text("\n".join(json.dumps(line) for line in lines))
    words = ["check", "--profile", "curated", "--skip", "unsourced", str(tmp_path / "x.jsonl")]
    assert main(words) == 0
    assert capsys.readouterr().out == "no problems\n"
    assert main([*words, "--severity", "info"]) == 0
    assert (
        "x.jsonl:2: kind (our-talks-2030): expected dialogue, as the series our-talks is"
        in capsys.readouterr().out
    )
