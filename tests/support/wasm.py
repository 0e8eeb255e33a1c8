"""Run programs on Pyodide, which is CPython as WebAssembly, in node: ``python -m support.wasm WHEEL [FILE ...]``.

Run in ``tests/``, it lays out a wheel, runs the smoke program, and then the files of tests that are named, or all.
It is how a Python runs here that no package of this machine brings. npm brings the interpreter, and an index the
wheels: those of Python alone, and those that were compiled for it.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from support.npm import NODE, install

VERSION = "3.14"
ROOT = Path(__file__).parents[2]
HOME = "/home/pyodide"
NEEDED = ("hypothesis", "icalendar", "markdown-it-py", "narwhals", "pytest", "rdflib", "rich", "tomli-w", "tzdata")
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
pytest.main(["-q", "--tb=short", "-p", "no:cacheprovider", *{files!r}], plugins=[left_out])
"""


class Pyodide:
    """The interpreter of npm in a folder, with a wheel and what its tests need in its site-packages."""

    def __init__(self, folder: Path, wheel: Path) -> None:
        self.folder = folder
        install(str(folder), "pyodide")
        info = json.loads((folder / "node_modules/pyodide/pyodide-lock.json").read_text(encoding="utf-8"))["info"]
        if not info["python"].startswith(f"{VERSION}."):
            raise AssertionError(f"python{VERSION} was not found; pyodide of npm has {info['python']}")
        self.site = f"/lib/python{VERSION}/site-packages"
        site = folder / "site"
        self.lay_out(site, f"pyemscripten_{info['abi_version']}_wasm32", str(wheel), *NEEDED)
        self.archives = [(self.zipped(site), self.site), (self.zipped(checkout(folder / "checkout")), HOME)]

    def lay_out(self, site: Path, platform: str, *packages: str) -> None:
        """Unzip wheels that this platform can run, as pip chooses them."""
        tags = ["--implementation", "cp", "--python-version", VERSION, "--platform", platform]
        tags += [word for abi in (f"cp{VERSION.replace('.', '')}", "abi3", "none") for word in ("--abi", abi)]
        command = [sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check", *tags]
        told([*command, "--only-binary=:all:", "--no-compile", "--target", str(site), *packages])

    def zipped(self, folder: Path) -> str:
        """A folder as the interpreter takes it into its own file system."""
        return shutil.make_archive(str(folder), "zip", folder)

    def run(self, program: str) -> str:
        """What a program prints, whose last value is what it ends with."""
        page = json.dumps([self.archives, HOME, program])
        return told([NODE, "-e", SCRIPT], page, self.folder)


def checkout(target: Path) -> Path:
    """What the tests read, without the source tree."""
    for name in ("docs", "tests"):
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("CHANGELOG.md", "LICENSE", "README.md", "pyproject.toml"):
        shutil.copy(ROOT / name, target)
    shutil.copy(ROOT / "tests" / "support" / "smoke.py", target)
    return target


def told(command: list[str], page: str = "", folder: Path | None = None) -> str:
    """What a command prints.

    Raises:
        AssertionError: It failed.
    """
    done = subprocess.run(command, input=page, capture_output=True, check=False, cwd=folder, encoding="utf-8")
    if done.returncode:
        raise AssertionError(f"{' '.join(command[:3])}\n{done.stdout[-6000:]}{done.stderr[-2000:]}")
    return done.stdout


def main(wheel: str, *files: str) -> int:
    """Print the answers of the smoke program, and what the tests say."""
    with tempfile.TemporaryDirectory() as folder:
        pyodide = Pyodide(Path(folder), Path(wheel).resolve())
        print(pyodide.run(SMOKE))
        print(pyodide.run(SUITE.format(files=files or ("tests",))))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
