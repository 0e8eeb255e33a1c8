"""A plugin of pytest for where there is no thread, no process and not every package: WebAssembly.

A test that asks for one of these is skipped at that moment, however deep it asks, and counted by what it
needs; every other test must pass. ``wasm.py`` runs it.
"""

import os
import re
import socket
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Generator
from typing import Any, NoReturn

import pytest

ABSENT: dict[str, tuple[tuple[Any, str], ...]] = {
    "a process": ((subprocess.Popen, "__init__"), (os, "fork")),
    "a thread": ((threading.Thread, "start"),),
    "a socket": ((socket, "socket"),),
    "a pipe": ((os, "mkfifo"),),
}
OURS = {"eucentralasia", "support"}  # where a missing module is a fault
TEST = re.compile(r"^def test_", re.MULTILINE)  # of a file that was not read; parameters make more of them
MISSING = re.compile(  # the last is what pytest leaves of the second where it cuts a value
    r"ModuleNotFoundError: No module named '(\w+)|([\w.-]+) is not installed; try: |ia\[(\w+)\]\"|"
    r"Skipped: needs (a \w+)"  # in an example of a page, which is no test by itself
)


def needs(what: str) -> NoReturn:
    """Skip the test that is running."""
    pytest.skip(f"needs {what}")


def missing_in(told: str) -> str:
    """The package of others that a failure says is missing, or nothing."""
    names = ["".join(found) for found in MISSING.findall(told)]
    return names[0] if names and not OURS & {*names} else ""


def pytest_configure() -> None:
    """Put a skip in the place of what is not there."""
    for what, places in ABSENT.items():
        for owner, name in places:
            setattr(owner, name, lambda *_, _what=what, **__: needs(_what))
    vars(socket).setdefault("AF_UNIX", 1)  # of which a test asks before it asks for a socket


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Leave out a file of tests that imports what is not there."""
    report = yield
    if report.failed and (name := missing_in(str(report.longrepr))):
        report.outcome, report.longrepr = "skipped", (report.nodeid, 0, f"Skipped: needs {name}")
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Leave out a test that failed as what it imports is not there; its examples and commands may say so."""
    report = yield
    told = f"{report.longrepr}\n{report.capstdout}\n{report.capstderr}"
    if report.failed and (name := missing_in(told)):
        report.outcome, report.longrepr = "skipped", (report.nodeid, 0, f"Skipped: needs {name}")
    return report


def pytest_unconfigure(config: pytest.Config) -> None:
    """Say in one line, the last, how many passed, and how many were left out for what."""
    reporter: Any = config.pluginmanager.get_plugin("terminalreporter")
    stats = reporter.stats
    reasons: Counter[str] = Counter()
    for report in stats.get("skipped", ()):
        file = config.rootpath / report.nodeid
        count = len(TEST.findall(file.read_text(encoding="utf-8"))) if report.when == "collect" else 1
        reasons[report.longrepr[2].removeprefix("Skipped: ")] += count
    told = ", ".join(f"{count} {reason}" for reason, count in reasons.most_common())
    sys.stdout.write(f"{len(stats.get('passed', ()))} passed, {reasons.total()} left out: {told}\n")
