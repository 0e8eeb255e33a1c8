"""One program may have the package several times: in other interpreters, imported anew, in two places."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import eucentralasia as eca

NAME = eca.__name__
OTHERS = [path for path in sys.path if path.endswith("site-packages")]
ASKED = """
import sys
sys.path[:0] = {path!r}
import eucentralasia as eca

assert str(eca.events["hlpsd-12"].dates) == "2025-07-11"
assert len(eca.events.where(eca.during("2025"))) > 100
assert eca.find("Dushanbe").id == "Dushanbe"
assert eca.mentions("The 12th HLPSD")[0].record == eca.events["hlpsd-12"]
page = '{{"schema": 1, "topics": [{{"id": "a", "name": "A", "broader": "security"}}]}}'
assert eca.loads(page, "json").topics.ids == ("a",)
"""


def run(program: str) -> str:
    """What a program prints in a process of its own, which imports nothing of this one.

    Nor is its coverage taken: in an interpreter beside the first the tracer cannot be loaded, and says so.
    """
    env = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    command = [sys.executable, "-I", "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def asked(*folders: Path) -> str:
    return ASKED.format(path=[*map(str, folders), *OTHERS])


@pytest.mark.parametrize(
    "at_once",
    [pytest.param(False, id="one after another"), pytest.param(True, id="at once", marks=pytest.mark.long)],
)
def test_each_interpreter_of_a_process_has_a_registry_of_its_own(at_once: bool, built: Path) -> None:
    program = f"""
import threading
try:
    import _interpreters as interpreters
except ImportError:
    import _xxsubinterpreters as interpreters

faults = []

def work():
    own = interpreters.create()
    try:
        faults.append(interpreters.run_string(own, {asked(built)!r}))  # an error is raised, or returned
    finally:
        interpreters.destroy(own)

threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
    {"pass" if at_once else "thread.join()"}
for thread in threads:
    thread.join()
assert faults == [None] * 3, faults
"""
    run(asked(built) + program)


FORGOTTEN = """
for name in [name for name in sys.modules if name.startswith("eucentralasia")]:
    del sys.modules[name]
"""


@pytest.mark.parametrize(
    "again",
    [
        pytest.param("import importlib; importlib.reload(eca)", id="reloaded"),
        pytest.param(FORGOTTEN, id="forgotten and imported again", marks=pytest.mark.long),
    ],
)
def test_the_package_may_be_imported_again(again: str, built: Path) -> None:
    once = asked(built)
    run(f"{once}\nheld = eca.events['hlpsd-12']\n{again}\n{once}\nassert str(held.dates) == '2025-07-11'")


def test_of_two_copies_on_the_path_the_first_is_used_alone(tmp_path: Path, built: Path) -> None:
    for name in ("first", "second"):
        shutil.copytree(built / NAME, tmp_path / name / NAME, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.rmtree(tmp_path / "second" / NAME / "model")  # whatever is imported of it fails
    told = run(
        asked(tmp_path / "first", tmp_path / "second")
        + """
files = [str(one.__file__) for name, one in sys.modules.items() if name.startswith("eucentralasia")]
print(*{file.partition("/eucentralasia/")[0] for file in files})
"""
    )
    assert told == f"{tmp_path / 'first'}\n"
