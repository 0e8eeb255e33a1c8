"""Plant what is wrong in a copy of the tree, and ask test files whether they notice."""

import itertools
import json
import os
import shutil
import signal
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import NoReturn

import pytest

ROOT = Path(__file__).parents[2]
RECORD = ROOT / "tests" / "data" / "noticed.json"
LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", "build", "node_modules", "__pycache__", ".*_cache", "_build"
)
# What tests and the package import that is dear; each test would import them anew.
LIBRARIES = (
    *(
        "attrs",
        "cattrs",
        "dateutil.parser",
        "dateutil.relativedelta",
        "dateutil.rrule",
        "hypothesis.strategies",
    ),
    *(
        "icalendar",
        "narwhals",
        "pandas",
        "polars",
        "pyarrow",
        "pyarrow.parquet",
        "rdflib",
        "rapidfuzz.distance",
    ),
)
# The warning says that hypothesis is imported already.
OPTIONS = ("-x", "-q", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning")
LONGEST = 600  # seconds; the slowest test file takes a minute, and a fault may make it loop for ever


def path_of(test: str) -> str:
    """Return the path of a test file, or of a test in it, by its short name."""
    file, colons, name = test.partition("::")
    return f"tests/test_{file}.py{colons}{name}"


def keep(name: str, numbers: dict[str, int]) -> None:
    """Keep what a run counted, for the page that tells it."""
    kept = json.loads(RECORD.read_text(encoding="utf-8")) | {name: numbers}
    RECORD.write_text(json.dumps(kept, indent=2, sort_keys=True) + "\n", encoding="utf-8")


class Copy:
    """A copy of the tree, in which one thing at a time is wrong.

    Args:
        root: The folder of the copy, which is made anew.
    """

    def __init__(self, root: Path) -> None:
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(ROOT, root, ignore=LEFT_OUT)
        for name in LIBRARIES:
            with suppress(ImportError):
                import_module(name)
        self.root = root
        self._times = itertools.count(1)
        self._passed: set[str] = set()
        self._failed: set[str] = set()

    def passes(self, test: str) -> bool:
        """Whether a test file passes in the copy, or one test of it: ``names`` or ``names::test_a_name``.

        It runs in a fork of this process, which has the libraries and not the package, as starting Python and
        importing pytest anew would take as long as most of the tests.
        """
        child = os.fork()
        if child == 0:
            self._become(test)
        deadline = time.monotonic() + LONGEST
        while time.monotonic() < deadline:
            done, status = os.waitpid(child, os.WNOHANG)
            if done:
                return os.waitstatus_to_exitcode(status) == 0
            time.sleep(0.05)
        os.killpg(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return False

    def _become(self, test: str) -> NoReturn:
        """Run a test file and end this process with what pytest says."""
        os.setpgid(0, 0)
        os.chdir(self.root)
        os.environ["PYTHONPATH"] = str(self.root / "src")
        sys.path[:] = [str(self.root / "src"), *(one for one in sys.path if Path(one).name != "tests")]
        for name in [one for one in sys.modules if one.partition(".")[0] in {"support", "eucentralasia"}]:
            del sys.modules[name]
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(nothing, stream)
        said = 1
        try:
            said = pytest.main([*OPTIONS, path_of(test)])
        finally:
            os._exit(said)

    def notices(self, file: str, text: str, tests: Iterable[str]) -> bool:
        """Whether one of some test files fails while a file has another text."""
        path = self.root / file
        before, times = path.read_bytes(), path.stat()
        path.write_bytes(text.encode())
        # each has a time of its own, so that Python takes no compiled form of another one for it
        moment = next(self._times)
        os.utime(path, (moment, moment))
        try:
            for test in tests:
                passes = self.passes(test)
                (self._passed if passes else self._failed).add(test)
                if not passes:
                    return True
        finally:
            path.write_bytes(before)
            os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
        return False

    def failing(self) -> list[str]:
        """Return the tests that failed and fail although nothing is wrong, and so can notice nothing."""
        return [test for test in sorted(self._failed - self._passed) if not self.passes(test)]
