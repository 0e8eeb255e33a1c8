"""Change code in every small way that mutmut knows, and count what tests notice.

``python -m support.mutants``, run in ``tests/`` where mutmut 3 is installed; rooms that are named, as
``dates``, are asked alone. What each file came to is kept in ``tests/data/mutants.txt``, and a file that is
as it was is not asked again, so that it goes on where it stopped; with ``--again`` what nobody noticed is,
as there may be a test for it now.

mutmut makes the changes. They are not run by it, as it starts pytest for every change. Here one process
collects the tests once, and each change is made in a fork of it, where the code of a function is exchanged
and the tests that execute its lines are run, those first that tell most for their time, until one fails. So
what was computed before, on import, is as it was: what rests on that, and what a test asks of another
process, is counted as not noticed here.
"""

import ast
import functools
import gc
import itertools
import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
import warnings
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any, NamedTuple, NoReturn

import coverage
import pytest
from hypothesis import Phase, settings

from support import DATA
from support.planting import ROOT

WORK = ROOT / "build" / "mutants"
HOUSE = ROOT / "src" / "eucentralasia"
RECORD = DATA / "mutants.txt"
# Changes that no caller can tell from what was, each with the reason.
EQUIVALENT = DATA / "equivalent_changes.txt"
# The rooms that answers rest on, of which more must be noticed.
BASIS = ("dates", "queries", "model", "codec", "registry", "collection")
CONFIG = """
[tool.mutmut]
source_paths = ["src"]
only_mutate = ["src/eucentralasia/*"]
"""
CAST = re.compile(r"cast\((None|\"[^\"]*\"), ")  # of which the first argument is for type checkers alone
CHILDREN = 2
ENOUGH = 6.0  # seconds of tests for one change: of those that are noticed, nine of ten are in the first
LONGEST = 180  # seconds of the processor, three times that, as a changed loop may not end
STUCK = 4 * LONGEST  # seconds, as it may also wait for ever
# What a fork cannot use: processes have no change, and some libraries wait for threads that are not there.
FOREIGN = ("duckdb", "pl", "polars", "subprocess")
PATIENCE = 60.0  # the same for what nobody noticed, when it is asked again
MEMORY = 4 << 30  # bytes beyond what a fork has, as it may also grow without end
FORK = os.fork  # of which tests are deprived
NOTICED, UNNOTICED, UNPLANTED = range(1, 4)  # how a fork ends; 0 is how an interpreter ends by itself


class Change(NamedTuple):
    """A change: its name, as mutmut gives it, and the text of the function before and after."""

    name: str
    before: str
    after: str


def made() -> dict[str, list[Change]]:
    """Let mutmut make its changes, and return those of each file, by its path in the package."""
    here = Path.cwd()
    WORK.mkdir(parents=True, exist_ok=True)
    os.chdir(WORK)
    try:
        Path("pyproject.toml").write_text(CONFIG, encoding="utf-8")
        # no link, as who builds the package here would follow it
        shutil.copytree(ROOT / "src", "src", dirs_exist_ok=True)
        from mutmut import __main__ as mutmut  # which reads the file above
        from mutmut.mutation.data import MutantLineSpans, SourceFileMutationData

        Path("mutants").mkdir(exist_ok=True)
        mutmut.set_mutant_under_test("mutant_generation")
        with Path(os.devnull).open("w", encoding="utf-8") as nothing:
            told, sys.stdout = sys.stdout, nothing
            try:
                mutmut.create_mutants(1)
            finally:
                sys.stdout = told
        found = {}
        for file in sorted(Path("src/eucentralasia").rglob("*.py")):
            data = SourceFileMutationData(path=file)
            data.load()
            spans = MutantLineSpans.load(file)
            names = list(data.exit_code_by_key)
            if names and spans:
                found[str(file.relative_to("src/eucentralasia"))] = [*_changes(names, spans)]
        return found
    finally:
        os.chdir(here)


def _changes(names: Iterable[str], spans: Any) -> Iterator[Change]:
    """Read the changes of a file out of what mutmut wrote."""
    from mutmut.mutation.diff_apply import generated_function_names

    for name in names:
        generated = generated_function_names(name)
        plain = plain_name(generated[0])
        texts = spans.read_function_sources([*generated])
        before, after = (text.replace(other, plain, 1) for text, other in zip(texts, generated, strict=True))
        if CAST.sub("cast(", before) != CAST.sub("cast(", after):
            yield Change(name, before, after)


def plain_name(generated: str) -> str:
    """Return what a function is called in the source: ``_sides`` of ``x__sides__mutmut_6``."""
    return re.split("^x_|ǁ", generated.partition("__mutmut_")[0])[-1]


def qualified(name: str) -> str:
    """Return the ``co_qualname`` of a changed function."""
    *_, owner, function = ["", *re.split("ǁ", name.rpartition(".")[2].partition("__mutmut_")[0])]
    return f"{owner}.{function}" if owner not in {"", "x"} else function.removeprefix("x_")


def lines_of(change: Change, text: str) -> range:
    """Return the lines of a file that a change touches, from 1; none where it is not in the file."""
    if change.before not in text:
        return range(0)
    first = text[: text.index(change.before)].count("\n") + 1
    before, after = change.before.splitlines(), change.after.splitlines()
    pairs = itertools.takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False))
    head = sum(1 for _ in pairs)
    pairs = itertools.takewhile(
        lambda pair: pair[0] == pair[1], zip(before[head:][::-1], after[head:][::-1], strict=False)
    )
    tail = sum(1 for _ in pairs)
    return range(first + head, first + max(len(before) - tail, head + 1))


class Exchange:
    """The functions of the package, whose code can be exchanged."""

    def __init__(self) -> None:
        self.functions: dict[tuple[str, str], list[FunctionType]] = defaultdict(list)
        self.caches = []
        for one in gc.get_objects():
            if isinstance(one, FunctionType) and one.__code__.co_filename.startswith(str(HOUSE)):
                code = one.__code__
                self.functions[code.co_filename, code.co_qualname].append(one)
            elif isinstance(one, functools._lru_cache_wrapper):
                self.caches.append(one)

    def make(self, change: Change, path: Path) -> bool:
        """Let the functions of this process be as a change has them; whether there was one."""
        text = path.read_text(encoding="utf-8")
        name = qualified(change.name)
        changed = text.replace(change.before, change.after, 1)
        try:
            code = compile(changed, str(path), "exec", dont_inherit=True)
        except SyntaxError:
            return False
        codes = [one for one in codes_in(code) if one.co_qualname == name]
        if change.before not in text or not codes:
            return False
        new_one = codes[-1]  # what stands before it is declared for type checkers
        done = False
        for new in codes_in(new_one):
            for function in self.functions[str(path), new.co_qualname]:
                with suppress(ValueError):  # it closes over other variables
                    function.__code__ = new
                    done = done or new is new_one
        for function in self.functions[str(path), name]:
            default_as(function, changed, new_one)
        for cache in self.caches:
            cache.cache_clear()
        return done


def codes_in(code: CodeType) -> Iterator[CodeType]:
    """All code that a code holds, itself first."""
    yield code
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield from codes_in(one)


def default_as(function: FunctionType, text: str, code: CodeType) -> None:
    """Give a function the values of arguments that are not given, as the text of a file has them."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef) and node.name == code.co_name:
            first = min([node.lineno, *(one.lineno for one in node.decorator_list)])
            if first == code.co_firstlineno:
                names = function.__globals__
                with suppress(NameError):  # of the class that the function stands in
                    positional = [value(one, names) for one in node.args.defaults]
                    named = zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
                    keywords = {one.arg: value(wanted, names) for one, wanted in named if wanted}
                    if function.__defaults__ != (tuple(positional) or None):
                        function.__defaults__ = tuple(positional)
                    if function.__kwdefaults__ != (keywords or None):
                        function.__kwdefaults__ = keywords


def value(node: ast.expr, names: dict[str, Any]) -> object:
    """Return what an expression of a file is."""
    return eval(compile(ast.Expression(node), "<default>", "eval"), names)


class Mutants:
    """A plugin of pytest that runs tests again and again, each time with another change."""

    def __init__(self, changes: dict[str, list[Change]], enough: float) -> None:
        self.changes = changes
        self.enough = enough
        self.failed = False

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.failed = self.failed or report.failed

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """In the place of running each test once."""
        items = asked(session)
        import eucentralasia as eca

        eca.preload()
        exchange = Exchange()
        # what tests are collected with stays as it is, and is not copied into forks when it is looked through
        gc.collect()
        gc.freeze()
        tests = Tests(self, items)
        for path, changes in self.changes.items():
            told = ask_all(path, changes, tests, exchange)
            keep(path, told)
        return True


class Recorder:
    """A plugin of pytest that keeps which tests execute which lines, and how long they take."""

    def __init__(self, part: int) -> None:
        self.part = part
        self.seconds: dict[str, float] = defaultdict(float)
        self.bad: set[str] = set()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] += report.duration
        if report.failed:
            self.bad.add(report.nodeid)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        items = asked(session)
        items = items[self.part * len(items) // CHILDREN : (self.part + 1) * len(items) // CHILDREN]
        target = WORK / f"executed-{self.part}"
        measure = coverage.Coverage(data_file=str(target), source_pkgs=["eucentralasia"], config_file=False)
        measure.erase()
        measure.start()
        for item, later in itertools.zip_longest(items, items[1:]):
            measure.switch_context(item.nodeid)
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=later)
        measure.stop()
        with warnings.catch_warnings(action="ignore"):  # it was imported before, and is measured from here on
            measure.save()
        page = {"seconds": self.seconds, "bad": sorted(self.bad)}
        target.with_suffix(".json").write_text(json.dumps(page), encoding="utf-8")
        return True


def record() -> None:
    """Run each test once, in processes beside each other, where that was not done."""
    if not all((WORK / f"executed-{part}.json").exists() for part in range(CHILDREN)):
        command = [sys.executable, "-m", "support.mutants", "--record"]
        parts = [
            subprocess.Popen([*command, str(part)], stdout=subprocess.DEVNULL) for part in range(CHILDREN)
        ]
        for part in parts:
            part.wait()


def asked(session: pytest.Session) -> list[pytest.Item]:
    """The tests, which now fail where they ask for what a fork cannot use, and are left out for that."""

    def refuse(*_: object, **__: object) -> NoReturn:
        raise OSError("a fork asks no process")

    for name in FOREIGN:
        sys.modules[name] = None  # type: ignore[assignment]
        for module in {item.module for item in session.items}:  # type: ignore[attr-defined]
            vars(module).pop(name, None)
    for name in ("fork", "posix_spawn", "system"):
        setattr(os, name, refuse)
    return session.items


class Tests:
    """Which tests execute a line, and what they cost."""

    def __init__(self, plugin: Mutants, items: list[pytest.Item]) -> None:
        self.plugin = plugin
        self.items = {item.nodeid: item for item in items}
        self.seconds: dict[str, float] = {}
        self.lines: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
        breadth: dict[str, int] = defaultdict(int)
        for part in range(CHILDREN):
            said = json.loads((WORK / f"executed-{part}.json").read_text(encoding="utf-8"))
            self.seconds |= said["seconds"]
            data = coverage.CoverageData(str(WORK / f"executed-{part}"))
            data.read()
            for file in data.measured_files():
                for line, tests in data.contexts_by_lineno(file).items():
                    sound = {test for test in tests if test in self.items and test not in said["bad"]}
                    self.lines[file][line] += sorted(sound)
                    for test in sound:
                        breadth[test] += 1
        # a test that executes little tells more of each line, and a short one may be asked first
        self.rank = {test: self.seconds[test] * lines for test, lines in breadth.items()}

    def of(self, file: Path, lines: Iterable[int]) -> list[pytest.Item]:
        """Return the tests that execute one of some lines, those first that tell most for their time."""
        known = self.lines[str(file)]
        found = sorted({test for line in lines for test in known.get(line, ())}, key=self.rank.__getitem__)
        spent = itertools.accumulate(self.seconds[test] for test in found)
        return [
            self.items[test] for test, until in zip(found, spent, strict=True) if until < self.plugin.enough
        ]


def ask_all(path: str, changes: list[Change], tests: Tests, exchange: Exchange) -> dict[str, int]:
    """Make the changes of a file, two at a time, and return how each ended."""
    file = HOUSE / path
    text = file.read_text(encoding="utf-8")
    whole = range(1, text.count("\n") + 2)
    told: dict[str, int] = {}
    running: dict[int, str] = {}
    for change in changes:
        while len(running) >= CHILDREN:
            reap(running, told)
        lines = lines_of(change, text)
        # a row of a long expression has no line of its own: then those of its function are asked
        items = tests.of(file, lines) or tests.of(file, function_lines(change, text, whole))
        running[ask(change, file, items, tests.plugin, exchange)] = change.name
    while running:
        reap(running, told)
    return told


def function_lines(change: Change, text: str, whole: range) -> range:
    """Return the lines of the changed function."""
    if change.before not in text:
        return whole[:0]
    first = text[: text.index(change.before)].count("\n") + 1
    return range(first, first + change.before.count("\n"))


def reap(running: dict[int, str], told: dict[str, int]) -> None:
    """Wait for one of the forks."""
    child, status = os.wait()
    ended = os.waitstatus_to_exitcode(status)
    # what ends by a signal took too long or too much, which is noticed
    name = running.pop(child)
    told[name] = ended if ended in {UNNOTICED, UNPLANTED} else NOTICED
    if ended < 0:
        print(f"ended by signal {-ended}: {name}", flush=True)


def ask(change: Change, file: Path, items: list[pytest.Item], plugin: Mutants, exchange: Exchange) -> int:
    """Make a change in a fork, and let it run tests until one fails."""
    child = FORK()
    if child:
        return child
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nothing, stream)
    ended = UNPLANTED
    try:
        if exchange.make(change, file):
            signal.alarm(STUCK)
            resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))
            used = (
                int(Path("/proc/self/statm").read_text(encoding="utf-8").split()[0]) * resource.getpagesize()
            )
            resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY, used + MEMORY))
            ended = UNNOTICED
            for item, later in itertools.zip_longest(items, items[1:]):
                plugin.failed = False
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=later)
                if plugin.failed:
                    ended = NOTICED
                    break
    except BaseException:  # noqa: BLE001 - whatever a change does to pytest itself is noticed
        ended = NOTICED
    finally:
        os._exit(ended)


class Kept(NamedTuple):
    """What a file came to: its digest, how many changes there are, and those that nobody noticed."""

    digest: str
    changes: int
    unnoticed: tuple[str, ...]


def kept() -> dict[str, Kept]:
    """Return what each file came to."""
    found = {}
    lines = RECORD.read_text(encoding="utf-8").splitlines() if RECORD.exists() else []
    for line in lines:
        path, digest, changes, *unnoticed = line.split()
        found[path] = Kept(digest, int(changes), tuple(unnoticed))
    return found


def digest_of(path: str) -> str:
    """Return what tells whether a file is as it was."""
    return sha256((HOUSE / path).read_bytes()).hexdigest()[:12]


def keep(path: str, told: dict[str, int]) -> None:
    """Keep what a file came to, a line a file; of what was asked again the rest stays."""
    pages = kept()
    before = pages.get(path)
    stale = before is None or before.digest != digest_of(path)
    of = len(told) if stale or before is None else before.changes
    left = {name.removeprefix("eucentralasia."): ended for name, ended in told.items() if ended != NOTICED}
    pages[path] = Kept(digest_of(path), of, tuple(sorted(left)))
    lines = [
        " ".join((one, page.digest, str(page.changes), *page.unnoticed))
        for one, page in sorted(pages.items())
    ]
    RECORD.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(time.strftime("%H:%M:%S"), path, f"{of - len(left)} of {of}", flush=True)


def main(*words: str) -> int:
    """Ask what is to be asked, and say the shares."""
    if words[:1] == ("--record",):
        return int(tested(Recorder(int(words[1]))))
    rooms = {word for word in words if not word.startswith("-")}
    known, changes = kept(), made()
    wanted = {}
    for path, some in changes.items():
        if rooms and Path(path).parts[0].removesuffix(".py") not in rooms:
            continue
        before = known.get(path)
        if before is None or before.digest != digest_of(path):
            wanted[path] = some
        elif "--again" in words and before.unnoticed:
            wanted[path] = [
                one for one in some if one.name.removeprefix("eucentralasia.") in before.unnoticed
            ]
    record()
    ended = tested(Mutants(wanted, PATIENCE if "--again" in words else ENOUGH))
    print(*shares(), sep="\n")
    return int(ended not in {0, 5})


def tested(plugin: object) -> int:
    """Let pytest collect the tests for a plugin."""
    settings.register_profile(  # what fails is not made smaller
        "changes", max_examples=40, deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate)
    )
    os.chdir(ROOT)
    options = ["-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--hypothesis-profile=changes"]
    return pytest.main([*options, "-W", "ignore::pytest.PytestAssertRewriteWarning", "tests"], [plugin])


def equivalent() -> dict[str, str]:
    """Return the changes that are none to a caller, with the reason of each."""
    lines = EQUIVALENT.read_text(encoding="utf-8").splitlines()
    return dict(line.split("  ", 1) for line in lines)


def shares() -> list[str]:
    """Say for the rooms that answers rest on, and for all that were asked, how many changes were noticed."""
    pages, alike = kept(), {name.removeprefix("eucentralasia.") for name in equivalent()}
    told = []
    for name, some in (
        (f"in {', '.join(BASIS)}", [page for path, page in pages.items() if Path(path).parts[0] in BASIS]),
        ("in all files that were asked", [*pages.values()]),
    ):
        of = sum(page.changes for page in some)
        unnoticed = [one for page in some for one in page.unnoticed]
        none = sum(one in alike for one in unnoticed)
        noticed, others = of - len(unnoticed), max(of - none, 1)
        told.append(
            f"of {of:,} changes {name} ({len(some)} files) {noticed:,} were noticed, {none} are none to a "
            f"caller: {noticed / others:.1%} of all others"
        )
    return told


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
