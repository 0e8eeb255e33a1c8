"""After ``preload`` nothing is imported, so that forks and signal handlers may ask; it comes first."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

import eucentralasia as eca

HOUSE = Path(eca.__file__).parent
PLAIN = {name: value for name, value in os.environ.items() if not name.startswith(("COVERAGE", "PYTHON"))}
# What a host may ask of the package, each as its first question.
QUESTIONS = """
import eucentralasia as eca
eca.preload()
import sys
QUESTIONS = {
    "curated": lambda: len(eca.curated) > 300,
    "record": lambda: eca.events["hlpsd-12"].place.city == "Dushanbe",
    "find": lambda: eca.find("Kyrgyz Republic").id == "KG",
    "search": lambda: eca.search("water")[0].score > 0,
    "mentions": lambda: eca.mentions("Olof Skoog spoke in Dushanbe on 11 July 2025.")[0].text == "Olof Skoog",
    "where": lambda: eca.events.where(eca.during("2025"), eca.involving("TJ")).first is not None,
    "loads": lambda: eca.loads("schema = 1", "toml").base is eca.curated,
    "lines": lambda: len(eca.loads('{"drawer": "topics", "id": "a", "name": "A"}', "jsonl")) == 1,
    "rows": lambda: len(eca.from_rows([{"name": "T", "dates": "1 May 2030", "city": "Almaty"}])) == 1,
    "wrong": lambda: "did you mean" in wrong(lambda: eca.events["hlpsd-99"]),
    "data": lambda: "expected" in wrong(lambda: eca.loads('{"schema": 1, "topics": [{"id": 3}]}', "json")),
    "check": lambda: eca.check(eca.loads("schema = 1", "toml")) == (),
    "merge": lambda: len(eca.curated.merge(eca.loads("schema = 1", "toml"))) == len(eca.curated),
    "digest": lambda: len(eca.curated.digest) == 64,
    "diff": lambda: not eca.curated.diff(eca.curated).changed,
    "explain": lambda: eca.explain("hlpsd-12", "dates").sources != (),
    "next": lambda: eca.expected_next("hlpsd").after != "",
    "chairs": lambda: isinstance(eca.curated.chairs("hlpsd-12"), tuple),
    "schema": lambda: eca.json_schema(eca.Event)["type"] == "object",
    "date": lambda: str(eca.DateSpan.from_text("11 July 2025")) == "2025-07-11",
    "json": lambda: eca.formats.json.dumps(eca.topics) != "",
    "csv": lambda: eca.formats.csv.dumps(eca.events) != "",
    "markdown": lambda: eca.formats.markdown.dumps(eca.events) != "",
    "sqlite": lambda: eca.formats.sqlite.dumps(eca.topics) != b"",
    "notebook": lambda: eca.events._repr_html_() != "",
}

def wrong(ask):
    try:
        ask()
    except Exception as error:
        return str(error)
    return ""
"""


def run(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", QUESTIONS + code],
        capture_output=True,
        check=False,
        env={**PLAIN, "PYTHONPATH": os.environ["PYTHONPATH"]},
        text=True,
        timeout=300,
    )
    assert done.stderr == ""
    return done.stdout.strip()


def test_a_preload_imports_what_every_question_and_function_needs() -> None:
    assert len(late_imports()) > 30
    code = f"""
before = set(sys.modules)
answers = {{name: ask() for name, ask in QUESTIONS.items()}}
print([name for name, answer in answers.items() if answer is not True], sorted(set(sys.modules) - before))
print(sorted({late_imports()} - before))
"""
    assert run(code) == "[] []\n[]"


def late_imports() -> set[str]:
    """The modules that functions of the package import, but those that extras bring."""
    found = set()
    for file in HOUSE.rglob("*.py"):
        for function in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(function, ast.FunctionDef):
                for node in ast.walk(function):
                    if isinstance(node, ast.Import):
                        found |= {alias.name for alias in node.names}
                    elif isinstance(node, ast.ImportFrom):
                        found.add(str(node.module))
    return {name for name in found if name.partition(".")[0] not in {"pydantic_core", "rapidfuzz"}}


def test_a_preload_may_come_at_any_time_and_again() -> None:
    for _ in range(2):
        eca.preload()
        assert late_imports() <= sys.modules.keys()


def test_nothing_of_the_package_holds_a_lock_that_a_forked_child_would_wait_for() -> None:
    """In Python 3.11 a ``cached_property`` has one too, for all objects of its class."""
    locks = {"cached_property", "singledispatchmethod", "threading", "_thread", "multiprocessing", "queue"}
    held = {
        (file.name, alias.name)
        for file in HOUSE.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
        if locks & {alias.name, str(getattr(node, "module", ""))}
    }
    assert held == set()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("turns", [4, pytest.param(40, marks=pytest.mark.long)])
def test_no_child_that_is_forked_while_a_thread_asks_first_waits_for_ever(turns: int) -> None:
    """Children, each of which asks what the thread is asking; one that hangs is ended by its alarm."""
    code = """
import os, signal, threading, time
sys.setswitchinterval(1e-6)
names = list(QUESTIONS)
turn, wrong_ones = 0, []

def keep_asking():
    while turn < TURNS:
        QUESTIONS[names[turn % len(names)]]()

thread = threading.Thread(target=keep_asking)
thread.start()
while turn < TURNS:
    time.sleep(0.001 * (turn % 5))
    child = os.fork()
    if child == 0:
        signal.alarm(60)
        os._exit(0 if QUESTIONS[names[turn % len(names)]]() is True else 1)
    status = os.waitpid(child, 0)[1]
    if status:
        wrong_ones.append((names[turn % len(names)], status))
    turn += 1
thread.join()
print(wrong_ones)
"""
    assert run(code.replace("TURNS", str(turns))) == "[]"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("turns", [4, pytest.param(60, marks=pytest.mark.long)])
def test_no_handler_of_a_signal_finds_half_of_anything(turns: int) -> None:
    """Signals while the first questions are asked, each in a process in which nothing was asked before."""
    code = """
import os, signal, time
seen = []

def asked_by(turn):
    name = list(QUESTIONS)[turn % 5 if turn < 50 else turn % len(QUESTIONS)]
    answers = []
    signal.signal(signal.SIGALRM, lambda *_: answers.append(QUESTIONS[name]()))
    signal.setitimer(signal.ITIMER_REAL, 0.0001 * (turn % 7 + 1))
    answers.append(QUESTIONS[name]())
    while len(answers) < 2:
        time.sleep(0.001)
    return 0 if answers == [True, True] else 1

for turn in range(TURNS):
    child = os.fork()
    if child == 0:
        try:
            os._exit(asked_by(turn))
        except BaseException:
            os._exit(2)
    seen.append(os.waitpid(child, 0)[1])
print(len(seen), set(seen))
"""
    assert run(code.replace("TURNS", str(turns))) == f"{turns} {{0}}"
