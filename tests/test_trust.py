"""What a host must know before it trusts a package: what it touches, what comes with it, whom it names."""

import json
import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

import pytest

import eucentralasia as eca
from support import DATA, from_source

ROOT = DATA.parents[1]
SMOKE = Path(__file__).parent / "support" / "smoke.py"
# Without what measures coverage, which writes.
HOOK = """
import os, runpy, sys

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
FAMILIES = ("socket.", "subprocess.", "shutil.", "tempfile.", "urllib.", "http.", "ftplib.", "webbrowser.")
CALLS = {"os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.forkpty", "pty.spawn"}
CALLS |= {"os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate"}
CALLS |= {"os.chmod", "os.chown", "os.utime", "os.putenv", "os.chdir", "ctypes.dlopen", "sqlite3.connect"}
seen = []

def watch(event, told):
    if event == "open":
        path, mode, flags = told
        if set(mode or "") & set("wax+") or (flags or 0) & WRITING:
            seen.append(f"open {path} {mode} {flags}")
    elif event in CALLS or event.startswith(FAMILIES):
        seen.append(f"{event} {told}")

sys.addaudithook(watch)
CODE
sys.stdout.write(f"\\nseen {seen}\\n")
"""


def asked(command: list[str]) -> subprocess.CompletedProcess[str]:
    env = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8", env=env)


@pytest.mark.parametrize(
    "code",
    [
        "import eucentralasia",
        "import eucentralasia; eucentralasia.preload()",
        f"runpy.run_path({str(SMOKE)!r}, run_name='__main__')",
    ],
    ids=["an import", "all modules", "a question of each kind"],
)
def test_nothing_opens_a_socket_starts_a_process_or_writes(code: str) -> None:
    command = [sys.executable, "-B", "-c", HOOK.replace("CODE", code)]
    done = asked(command)
    assert done.stdout.splitlines()[-1] == "seen []"


@pytest.mark.parametrize(
    "code",
    [
        "__import__('socket').socket()",
        "__import__('subprocess').Popen(['true']).wait()",
        "open(os.devnull, 'w')",
        "os.open(os.devnull, os.O_RDWR)",
    ],
)
def test_the_watch_sees_what_it_is_to_see(code: str) -> None:
    command = [sys.executable, "-B", "-c", HOOK.replace("CODE", code)]
    done = asked(command)
    assert done.stdout.splitlines()[-1] != "seen []"


def bill() -> dict[str, Any]:
    command = [sys.executable, str(ROOT / ".build" / "sbom.py")]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@from_source
def test_the_bill_of_materials_is_what_is_installed_and_the_same_every_time() -> None:
    found = bill()
    assert (found["bomFormat"], found["specVersion"]) == ("CycloneDX", "1.6")  # the schema CI holds it to
    listed = {(one["name"], one["version"]) for one in found["components"]}
    here = {(one.name, one.version) for one in distributions()}
    begun = {one for one in here if one[0] in {"pip", "setuptools"}}
    assert listed == here - begun - {(eca.__name__, eca.__version__)}
    # by these two a reader knows the form: ECMA-424 is CycloneDX 1.6
    assert (found["bomFormat"], found["specVersion"]) == ("CycloneDX", "1.6")
    assert found["metadata"]["component"]["purl"] == f"pkg:pypi/eucentralasia@{eca.__version__}"
    assert found == bill()


@from_source
def test_the_bill_says_what_needs_what() -> None:
    (ours,) = (one for one in bill()["dependencies"] if one["ref"].startswith("pkg:pypi/eucentralasia@"))
    needed = [re.split("[/@]", one)[1] for one in ours["dependsOn"]]
    assert needed == ["attrs", "cattrs", "python-dateutil"]


@from_source
def test_every_action_of_a_workflow_is_pinned_by_its_hash_and_says_its_version() -> None:
    lines = [
        (file.name, line.strip())
        for file in sorted((ROOT / ".github" / "workflows").glob("*.yml"))
        for line in file.read_text(encoding="utf-8").splitlines()
        if "uses:" in line
    ]
    assert lines
    wanted = r"(- )?uses: [\w.-]+/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+"
    assert [line for line in lines if not re.fullmatch(wanted, line[1])] == []


@from_source
def test_the_conda_recipe_needs_what_the_package_needs() -> None:
    recipe = (ROOT / ".build" / "conda" / "recipe.yaml").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    run = recipe.partition("  run:\n")[2].partition("\n\n")[0]
    wanted = [re.sub(r"(>=)", r" \1", line) for line in project["dependencies"]]
    assert [f"    - {line}" for line in ["python >=${{ python_min }}", *wanted]] == run.splitlines()
    assert f'python_min: "{project["requires-python"].removeprefix(">=")}"' in recipe
    assert f"license: {project['license']}" in recipe


def person(key: str = "ann-able") -> dict[str, Any]:
    source = {"url": "https://example.org/", "publisher": "Gazette", "accessed": "2030-01-01"}
    return {"id": key, "name": "Ann Able", "sources": [source]}


GONE = {"id": "ann-able", "rule": "She asked to be left out.", "day": "2030-01-01", "drawer": "officials"}


def test_a_person_who_was_taken_out_cannot_come_back_with_data() -> None:
    page = {"schema": 1, "withdrawn": [GONE], "officials": [person()]}
    found = eca.check(eca.loads(json.dumps(page), "json", base=None), profile="curated")
    told = [problem for problem in found if problem.code == "withdrawn-id"]
    assert [(one.record, one.severity) for one in told] == [("ann-able", "error")]


def test_a_person_who_was_taken_out_of_the_base_is_told_in_a_hosts_own_data_and_after_a_merge() -> None:
    base = eca.Registry(withdrawn=[eca.structure(GONE, eca.Withdrawn)])
    mine = eca.loads(json.dumps({"schema": 1, "officials": [person()]}), "json", base=base)
    for registry in (mine, base.merge(mine), mine.merge(base)):
        assert [one.record for one in eca.check(registry) if one.code == "withdrawn-id"] == ["ann-able"]


def test_a_former_id_does_not_bring_a_person_back_either() -> None:
    page = {"schema": 1, "withdrawn": [GONE], "officials": [person("ann-b") | {"former_ids": ["ann-able"]}]}
    found = eca.check(eca.loads(json.dumps(page), "json", base=None))
    assert [one.record for one in found if one.code == "withdrawn-id"] == ["ann-b"]


def test_records_of_people_have_nothing_but_public_office() -> None:
    fields = {"id", "name", "names", "appointments", "identifiers", "former_ids", "disputes", "sources"}
    assert set(eca.unstructure(eca.officials["olof-skoog"])) <= fields
    assert {key for one in eca.officials for key in eca.unstructure(one)} <= fields
    schemes = {identifier.scheme for one in eca.officials for identifier in one.identifiers}
    assert schemes <= {"wikidata", "ep", "eu", "op-body"}
