"""Run programs on Pyodide, which is CPython as WebAssembly, in node.

``python -m support.wasm WHEEL [FILE ...]``, run in ``tests/``, lays out a wheel, runs the smoke program, and
then the files of tests that are named, or all. It is for a Python that is nowhere else to be had: npm brings
the interpreter, and an index the wheels, those of Python alone and those that were compiled for it.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from support.apart import ROOT, checkout, run
from support.npm import NODE, install

VERSION = "3.14"
HOME = "/home/pyodide"
STACK = "--stack-size=7500"  # KiB: of the 8 MiB that a process has, for data as deep as the loader reads them
NEEDED = (
    "hypothesis",
    "icalendar",
    "markdown-it-py",
    "narwhals",
    "pytest",
    "rdflib",
    "rich",
    "tomli-w",
    "tzdata",
)
SCRIPT = """
const fs = require("fs");
const {loadPyodide} = require("pyodide");
const [folders, home, program] = JSON.parse(fs.readFileSync(0, "utf8"));
(async () => {
  const python = await loadPyodide();
  for (const [zip, target] of folders) {
    python.unpackArchive(new Uint8Array(fs.readFileSync(zip)), "zip", {extractDir: target});
  }
  python.FS.chdir(home);
  process.exitCode = python.runPython(program);
})().catch(error => {
  console.error(String(error)); // without the source of the interpreter, which is one line
  process.exitCode = 1;
});
"""
SMOKE = "import runpy; runpy.run_path('smoke.py', run_name='__main__'); 0"
SUITE = """
import sys
sys.path.insert(0, "tests")
import pytest
from support import left_out
int(pytest.main(["-q", "--tb=short", "-p", "no:cacheprovider", *{files!r}], plugins=[left_out]))
"""


class Pyodide:
    """The interpreter of npm in a folder, with a wheel and what its tests need in its site-packages."""

    def __init__(self, folder: Path, wheel: Path) -> None:
        self.folder = folder
        try:
            install(str(folder), "pyodide")
        except subprocess.CalledProcessError as error:
            raise AssertionError(f"python{VERSION} was not found: npm gave no pyodide") from error
        info = json.loads((folder / "node_modules/pyodide/pyodide-lock.json").read_text(encoding="utf-8"))[
            "info"
        ]
        if not info["python"].startswith(f"{VERSION}."):
            raise AssertionError(f"python{VERSION} was not found; pyodide of npm has {info['python']}")
        self.site = f"/lib/python{VERSION}/site-packages"
        site = folder / "site"
        self.lay_out(site, f"pyemscripten_{info['abi_version']}_wasm32", str(wheel), *NEEDED)
        tests = checkout(folder / "checkout")
        shutil.copy(ROOT / "tests" / "support" / "smoke.py", tests)
        self.archives = [(self.zipped(site), self.site), (self.zipped(tests), HOME)]

    def lay_out(self, site: Path, platform: str, *packages: str) -> None:
        """Unzip wheels that this platform can run, as pip chooses them."""
        tags = ["--implementation", "cp", "--python-version", VERSION, "--platform", platform]
        tags += [word for abi in (f"cp{VERSION.replace('.', '')}", "abi3", "none") for word in ("--abi", abi)]
        command = [sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check", *tags]
        run([*command, "--only-binary=:all:", "--no-compile", "--target", str(site), *packages])

    def zipped(self, folder: Path) -> str:
        """A folder as the interpreter takes it into its own file system."""
        return shutil.make_archive(str(folder), "zip", folder)

    def run(self, program: str) -> str:
        """What a program prints, whose last value is what it ends with."""
        page = json.dumps([self.archives, HOME, program])
        return run([NODE, STACK, "-e", SCRIPT], told=page, folder=self.folder)


def suite(*files: str) -> str:
    """A program that runs files of tests, or all, and says what it left out."""
    return SUITE.format(files=files or ("tests",))


def main(wheel: str, *files: str) -> int:
    """Print the answers of the smoke program, and what the tests say."""
    with tempfile.TemporaryDirectory() as folder:
        pyodide = Pyodide(Path(folder), Path(wheel).resolve())
        print(pyodide.run(SMOKE))
        print(pyodide.run(suite(*files)))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
