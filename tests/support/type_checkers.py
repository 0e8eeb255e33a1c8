"""Ask four type checkers about ``tests/consumers/`` against an installed wheel: ``type_checkers.py WHEEL``.

Each must find an error on every line that says it is one (``type: ignore``), and nowhere else, with no stubs
installed beside; and pyright must know every type of the package. For .ci/release.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

CONSUMERS = Path(__file__).parents[1] / "consumers"
MISTAKE = re.compile(r" *# type: ignore.*$", re.MULTILINE)
CHECKERS = {
    "mypy": ("mypy", "--strict", "--python-executable", "PYTHON"),
    "pyright": ("pyright", "--pythonpath", "PYTHON"),
    "ty": ("ty", "check", "--output-format", "concise", "--python", "PYTHON"),
    "pyrefly": (
        "pyrefly",
        "check",
        "--preset",
        "strict",
        "--output-format",
        "min-text",
        "--python-interpreter-path",
        "PYTHON",
    ),
}
NEEDED = ("fastapi",)  # by what hosts write there
COMPLETE = "Type completeness score: 100%"


def consumers(folder: Path) -> set[str]:
    """Write the programs without a word to a checker, and return the lines that are mistakes."""
    lines = set()
    for file in sorted(CONSUMERS.glob("*.py")):
        text = file.read_text(encoding="utf-8")
        (folder / file.name).write_text(MISTAKE.sub("", text), encoding="utf-8")
        marked = enumerate(text.splitlines(), 1)
        lines |= {f"{file.name}:{number}" for number, line in marked if MISTAKE.search(line)}
    return lines


def found_by(command: tuple[str, ...], bin_: Path, folder: Path) -> set[str]:
    """Run a checker, and return the lines of which it says that they are wrong."""
    words = [
        str(bin_ / command[0]),
        *(str(bin_ / "python") if word == "PYTHON" else word for word in command[1:]),
    ]
    words += sorted(file.name for file in folder.glob("*.py"))
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
    told = [line for line in done.stdout.splitlines() if "error" in line.lower()]
    return {match[1] for line in told if (match := re.search(r"(\w+\.py:\d+)", line))}


def main(wheel: str) -> int:
    """Print what each says, and return 1 where one misses a mistake or finds another."""
    failed = 0
    with tempfile.TemporaryDirectory() as at:
        bin_, folder = Path(at, "venv", "bin"), Path(at, "consumers")
        folder.mkdir()
        subprocess.run([sys.executable, "-m", "venv", str(bin_.parent)], check=True)
        install = [str(bin_ / "python"), "-m", "pip", "-q", "--disable-pip-version-check", "install"]
        subprocess.run([*install, wheel, *CHECKERS, *NEEDED], check=True)
        mistakes = consumers(folder)
        for name, command in CHECKERS.items():
            found = found_by(command, bin_, folder)
            print(f"{name}: {len(found & mistakes)} of {len(mistakes)} mistakes")
            for line in sorted(found ^ mistakes):
                print(f"  other than meant: {line}")
            failed |= found != mistakes
        verify = [str(bin_ / "pyright"), "--verifytypes", "eucentralasia", "--ignoreexternal"]
        env = {"PATH": f"{bin_}:/usr/bin:/bin", "HOME": at}
        done = subprocess.run(verify, cwd=folder, env=env, capture_output=True, text=True, check=False)
        print(done.stdout[-600:] if COMPLETE not in done.stdout else COMPLETE)
        failed |= COMPLETE not in done.stdout
    return failed


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
