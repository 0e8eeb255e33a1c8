"""Run a built wheel under every Python, flag, layout and age of what it needs that is promised.

``python -m support.matrix WHEEL [ROW ...]``, run in ``tests/``, runs the rows that are named, or all but the
whole suites, and prints a table. Each runs ``smoke.py``, whose answers must be those of a plain run; the rows
of Pythons and of ages run tests too. A row that fails, or an interpreter that is not found, is told by name
and ends with 1.
"""

import itertools
import os
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
import zipapp
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from support.apart import ROOT, checkout, run

HERE = Path(__file__).parent
OTHERS = ("3.12", "3.13")  # beside that of the suite
AS_WASM = "3.14"
# What asks much of the interpreter and little of other packages, for .ci/run.
SUITE = ("dates", "errors", "model", "posts", "queries", "collection")
DATED = ("dates", "model", "posts", "queries", "registry", "curated")  # and what rests on them
SUITE_NEEDS = ("hypothesis", "pytest", "pytest-xdist")
README_NEEDS = ("icalendar", "polars", "pyarrow")
CACHES = ("HOME", "TMPDIR", "PYTHONPYCACHEPREFIX", "XDG_CACHE_HOME")
DATEUTILS = ("2.9.0.post0", "3.0.0", "4.0.0")  # the last of each that hosts may have
# Root may write anywhere, so what is read-only is run without that right.
BOUND = ("setpriv", "--bounding-set", "-dac_override", "--") if os.getuid() == 0 else ()


class Bench:
    """Where rows are run: a folder, a wheel, an environment that has it, and the answers of a plain run."""

    def __init__(self, folder: Path, wheel: Path) -> None:
        self.folder, self.wheel = folder, wheel.resolve()
        self.program = folder / "smoke.py"
        shutil.copy(HERE / "smoke.py", self.program)
        self.python = self.environment(sys.executable, "plain")
        self.expected = self.answers([str(self.python)])

    def environment(self, python: str, name: str, *packages: str) -> Path:
        """A fresh environment of an interpreter with the wheel, and the interpreter in it."""
        target = self.folder / f"venv-{name}"
        run([python, "-m", "venv", "--upgrade-deps", str(target)])
        install = [str(target / "bin" / "python"), "-m", "pip", "install", "-q"]
        run([*install, "--disable-pip-version-check", str(self.wheel), *packages])
        return target / "bin" / "python"

    def laid_out(self, name: str) -> Path:
        """A folder that holds the wheel and what it needs, unpacked."""
        target = self.folder / name
        install = [str(self.python), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
        run([*install, "--target", str(target), str(self.wheel)])
        return target

    def answers(self, command: list[str], **env: str) -> str:
        """The last line that the program prints."""
        return last(run([*command, str(self.program)], env=env))

    def compare(self, found: str) -> None:
        """Raise where answers are not those of a plain run."""
        if found != self.expected:
            raise AssertionError(f"other answers: {found[:2000]}")


def interpreter(version: str) -> str:
    """The interpreter of a version, on the path or as pyenv keeps it.

    Raises:
        AssertionError: There is none.
    """
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"), "versions")
    for found in (shutil.which(f"python{version}"), *pyenv.glob(f"{version}.*/bin/python{version}")):
        if found and subprocess.run([found, "--version"], capture_output=True, check=False).returncode == 0:
            return str(found)
    raise AssertionError(f"python{version} was not found")


def tested(python: Path, bench: Bench, *files: str) -> str:
    """Run the README and tests on the wheel, without the source tree; without files all that are not long."""
    folder = checkout(bench.folder / f"checkout-{python.parents[1].name}")
    run([str(python), "-m", "doctest", "README.md"], folder=folder)
    words = ["-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", "2", "--dist", "loadfile"]
    return last(run([str(python), *words, *(f"tests/test_{name}.py" for name in files)], folder=folder))


def on_python(version: str, bench: Bench) -> str:
    """Run a part of the suite on another Python."""
    python = bench.environment(interpreter(version), version, *SUITE_NEEDS, *README_NEEDS)
    bench.compare(bench.answers([str(python)]))
    return tested(python, bench, *SUITE)


def on_wasm(files: Sequence[str], bench: Bench) -> str:
    """Run the tests that need neither threads nor processes on the Python that npm brings."""
    from support.wasm import SMOKE, Pyodide, suite  # it needs the node of the group dev

    folder = bench.folder / f"wasm-{len(files)}"
    folder.mkdir()
    pyodide = Pyodide(folder, bench.wheel)
    bench.compare(last(pyodide.run(SMOKE)))
    return last(pyodide.run(suite(*(f"tests/test_{name}.py" for name in files))))


def whole(version: str, packages: Sequence[str], bench: Bench) -> str:
    """Run the whole suite but for what is long, with some packages as old or new as they are named."""
    name = "-".join(("whole", version, *packages))
    python = bench.environment(
        interpreter(version), name, *packages, "--group", f"{ROOT / 'pyproject.toml'}:dev"
    )
    bench.compare(bench.answers([str(python)]))
    return tested(python, bench)


def resting_on_dates(package: str, bench: Bench) -> str:
    """Run the dates and what rests on them with a dateutil that hosts pin."""
    python = bench.environment(sys.executable, package, package, *SUITE_NEEDS, *README_NEEDS)
    bench.compare(bench.answers([str(python)]))
    return tested(python, bench, *DATED)


def lowest() -> list[str]:
    """The oldest packages that pyproject.toml allows, extras too."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [*project["dependencies"], *itertools.chain(*project["optional-dependencies"].values())]
    return [line.replace(">=", "==") for line in lines if ">=" in line]


def last(told: str) -> str:
    """The last line that a program prints."""
    return told.strip().rpartition("\n")[2]


def zipped(bench: Bench) -> None:
    """Run out of a zip file, as zipapp makes one."""
    folder = bench.laid_out("zipped")
    shutil.copy(bench.program, folder / "__main__.py")
    target = bench.folder / "app.pyz"
    zipapp.create_archive(folder, target)
    bench.compare(last(run([str(bench.python), "-I", str(target)])))


def read_only(variables: tuple[str, ...], bench: Bench) -> None:
    """Run an installation into which nobody may write, where some variables lead too; it stays as it was."""
    folder = bench.laid_out(f"read-only-{len(variables)}")
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    before = sorted(folder.rglob("*"))
    env = dict.fromkeys(("PYTHONPATH", *variables), str(folder))
    bench.compare(bench.answers([*BOUND, sys.executable, "-S"], **env))
    if sorted(folder.rglob("*")) != before:
        raise AssertionError("something was written")


def without_metadata(bench: Bench) -> None:
    """Run a copy that no installer made, as vendored packages are."""
    folder = bench.laid_out("vendored")
    for metadata in folder.glob("*.dist-info"):
        shutil.rmtree(metadata)
    bench.compare(bench.answers([sys.executable, "-S"], PYTHONPATH=str(folder)))


def frozen(mode: str, bench: Bench) -> None:
    """Run what PyInstaller makes of it, with the hook that the wheel brings."""
    python = bench.environment(sys.executable, "frozen", "pyinstaller")
    target = bench.folder / mode
    options = [f"--{mode}", "--noconfirm", "--log-level", "ERROR", "--name", "smoke"]
    folders = ["--distpath", str(target), "--workpath", str(target / "work"), "--specpath", str(target)]
    run([str(python), "-m", "PyInstaller", *options, *folders, str(bench.program)])
    made = target / "smoke" / "smoke" if mode == "onedir" else target / "smoke"
    bench.compare(last(run([str(made)])))


def flagged(flags: tuple[str, ...], bench: Bench, **env: str) -> None:
    """Run it under flags and variables."""
    bench.compare(bench.answers([str(bench.python), *flags], **env))


ROWS: dict[str, Callable[[Bench], str | None]] = {
    **{f"python{version}": partial(on_python, version) for version in OTHERS},
    f"python{AS_WASM}": partial(on_wasm, SUITE),
    **{f"whole {version}": partial(whole, version, ()) for version in OTHERS},
    f"whole {AS_WASM}": partial(on_wasm, ()),
    "whole lowest": partial(whole, "3.11", lowest()),
    **{
        f"dateutil {version}": partial(resting_on_dates, f"python-dateutil=={version}")
        for version in DATEUTILS
    },
    **{flag: partial(flagged, tuple(flag.split())) for flag in ("-O", "-OO", "-W error", "-I", "-bb")},
    "LC_ALL=C": partial(flagged, (), LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0"),
    "no cache": partial(read_only, CACHES),
    "zipapp": zipped,
    "read-only": partial(read_only, ()),
    "no metadata": without_metadata,
    "one folder": partial(frozen, "onedir"),
    "one file": partial(frozen, "onefile"),
}


def main(wheel: str, *names: str) -> int:
    """Run rows and print the table; 1 where one failed."""
    failed = 0
    # a folder that others may enter, for the rows that run as nobody
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        bench = Bench(Path(folder), Path(wheel))
        print(f"{'row':20} {'result':8} seconds")
        for name in names or [row for row in ROWS if not row.startswith("whole")]:
            start, result = time.monotonic(), "same"
            try:
                said = ROWS[name](bench) or ""
            except AssertionError as error:
                said, result, failed = f"\n{error}", "failed", 1
            print(f"{name:20} {result:8} {time.monotonic() - start:7.1f}  {said}".rstrip(), flush=True)
    return failed


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
