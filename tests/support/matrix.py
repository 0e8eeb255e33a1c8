"""Run a built wheel under every Python, flag and layout that is promised, and print a table of it.

``python tests/support/matrix.py WHEEL [ROW ...]`` runs the rows that are named, or all. Each row but those of
the Pythons runs ``smoke.py``, whose answers must be those of a plain run. A row that fails, or an interpreter
that is not found, is told by name and ends the run with 1.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import zipapp
from collections.abc import Callable
from functools import partial
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
OTHERS = ("3.12", "3.13")  # beside that of the suite
# What asks much of the interpreter and little of other packages; the whole suite runs on one Python.
SUITE = ("dates", "errors", "model", "posts", "queries", "collection")
SUITE_NEEDS = ("hypothesis", "pytest", "pytest-xdist")
README_NEEDS = ("icalendar", "polars", "pyarrow")
CACHES = ("HOME", "TMPDIR", "PYTHONPYCACHEPREFIX", "XDG_CACHE_HOME")
PASSED_OVER = ("COVERAGE", "PYTEST", "PYTHON")  # variables of whoever runs this
# Root may write anywhere, so what is read-only is run without that right.
BOUND = ("setpriv", "--bounding-set", "-dac_override", "--") if os.geteuid() == 0 else ()


class Bench:
    """Where rows are run: a folder, a wheel, an environment that has it, and the answers of a plain run."""

    def __init__(self, folder: Path, wheel: Path) -> None:
        self.folder, self.wheel = folder, wheel.resolve()
        self.program = folder / "smoke.py"
        shutil.copy(HERE / "smoke.py", self.program)
        self.python = self.environment(sys.executable)
        self.expected = self.answers([str(self.python)])

    def environment(self, python: str, *packages: str) -> Path:
        """A fresh environment of an interpreter with the wheel, and the interpreter in it."""
        target = self.folder / f"venv-{Path(python).name}"
        run([python, "-m", "venv", str(target)])
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
        done = run([*command, str(self.program)], **env)
        return done.strip().rpartition("\n")[2]

    def compare(self, found: str) -> None:
        """Raise where answers are not those of a plain run."""
        if found != self.expected:
            raise AssertionError(f"other answers: {found[:2000]}")


def run(command: list[str], **env: str) -> str:
    """Run a command with little else than its own variables, and return what it prints."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(PASSED_OVER)}
    done = subprocess.run(
        command, capture_output=True, check=False, env=kept | env, text=True, encoding="utf-8"
    )
    if done.returncode:
        raise AssertionError(f"{' '.join(command)}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


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


def on_python(version: str, bench: Bench) -> None:
    """Run the README and a part of the suite on the wheel, without the source tree."""
    python = bench.environment(interpreter(version), *SUITE_NEEDS, *README_NEEDS)
    bench.compare(bench.answers([str(python)]))
    checkout = bench.folder / f"checkout-{version}"
    checkout.mkdir()
    for folder in ("docs", "tests"):
        shutil.copytree(ROOT / folder, checkout / folder)
    for name in ("README.md", "pyproject.toml"):
        shutil.copy(ROOT / name, checkout / name)
    suite = [str(checkout / "tests" / f"test_{name}.py") for name in SUITE]
    run([str(python), "-m", "doctest", str(checkout / "README.md")])
    run(
        [
            str(python),
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            "-n",
            "2",
            "--rootdir",
            str(checkout),
            *suite,
        ]
    )


def zipped(bench: Bench) -> None:
    """Run out of a zip file, as zipapp makes one."""
    folder = bench.laid_out("zipped")
    shutil.copy(bench.program, folder / "__main__.py")
    target = bench.folder / "app.pyz"
    zipapp.create_archive(folder, target)
    bench.compare(run([str(bench.python), "-I", str(target)]).strip().rpartition("\n")[2])


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
    python = bench.environment(sys.executable, "pyinstaller")
    target = bench.folder / mode
    options = [f"--{mode}", "--noconfirm", "--log-level", "ERROR", "--name", "smoke"]
    folders = ["--distpath", str(target), "--workpath", str(target / "work"), "--specpath", str(target)]
    run([str(python), "-m", "PyInstaller", *options, *folders, str(bench.program)])
    made = target / "smoke" / "smoke" if mode == "onedir" else target / "smoke"
    bench.compare(run([str(made)]).strip().rpartition("\n")[2])


def flagged(flags: tuple[str, ...], bench: Bench, **env: str) -> None:
    """Run it under flags and variables."""
    bench.compare(bench.answers([str(bench.python), *flags], **env))


ROWS: dict[str, Callable[[Bench], None]] = {
    **{f"python{version}": partial(on_python, version) for version in OTHERS},
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
        print(f"{'row':12} {'result':8} seconds")
        for name in names or ROWS:
            start, wrong = time.monotonic(), ""
            try:
                ROWS[name](bench)
            except AssertionError as error:
                wrong, failed = str(error), 1
            print(f"{name:12} {'failed' if wrong else 'same':8} {time.monotonic() - start:.1f}", flush=True)
            if wrong:
                print(wrong)
    return failed


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
