"""What checks find is written for people and for tools."""

import json
from pathlib import Path
from typing import Any

import pytest

from eucentralasia import Problem
from eucentralasia.__main__ import main
from eucentralasia.checks import CHECKS
from eucentralasia.checks.reports import REPORTS, report

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
        "::error file=a/b.toml,title=date::dates (x): expected a date, got '3'",
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
        {"physicalLocation": {"artifactLocation": {"uri": "a,b.jsonl"}, "region": {"startLine": 7}}}
    ]
    assert run["results"][0]["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "x.dates"}]
    assert "locations" not in run["results"][3]


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
    assert "expected the id of a known topic, got 'connectivity'" in captured.out
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
