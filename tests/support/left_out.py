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

import eucentralasia as eca

ABSENT: dict[str, tuple[tuple[Any, str], ...]] = {
    "a process": ((subprocess.Popen, "__init__"), (os, "fork")),
    "a thread": ((threading.Thread, "start"),),
    "a socket": ((socket, "socket"),),
}
OURS = {"eucentralasia", "support"}  # where a missing module is a fault
TEST = re.compile(r"^def test_", re.MULTILINE)  # of a file that was not read; parameters make more of them
NO_MODULE = re.compile(r"ModuleNotFoundError: No module named '(\w+)")


def needs(what: str) -> NoReturn:
    """Skip the test that is running."""
    pytest.skip(f"needs {what}")


def pytest_configure() -> None:
    """Put a skip in the place of what is not there."""
    for what, places in ABSENT.items():
        for owner, name in places:
            setattr(owner, name, lambda *_, _what=what, **__: needs(_what))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Leave out a file of tests that imports what is not there."""
    report = yield
    missing = NO_MODULE.findall(str(report.longrepr)) if report.failed else []
    if missing and missing[-1] not in OURS:
        report.outcome, report.longrepr = "skipped", (report.nodeid, 0, f"Skipped: needs {missing[-1]}")
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None, object, object]:
    """Leave out a test that imports what is not there."""
    try:
        return (yield)
    except eca.MissingExtraError as error:
        needs(error.package)
    except ModuleNotFoundError as error:
        name = str(error.name).partition(".")[0]
        if name in OURS:
            raise
        needs(name)


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
