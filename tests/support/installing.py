"""Install a wheel as hosts do: ``python -m support.installing WHEEL [answers]``, run in ``tests/``.

A package index on loopback serves the wheel and what it needs, and is the only place that is asked; so is a
folder. Each installer gets an environment of its own, whose answers must be those of a plain run. What came
from the index runs the README and a part of the suite too, without the source tree, unless the word
``answers`` says that these are enough.
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from support.apart import run
from support.matrix import README_NEEDS, SUITE, SUITE_NEEDS, Bench, tested

PIP = ("PYTHON", "-m", "pip", "--isolated", "--disable-pip-version-check", "install", "-q")
UV = ("UV", "--no-config", "-q", "pip", "install", "--no-cache", "--python", "PYTHON")
WAYS = {
    "bare pip, index": (*PIP, "--index-url", "INDEX"),
    "bare pip, folder": (*PIP, "--no-index", "--find-links", "FOLDER"),
    "newest pip, index": (*PIP, "--index-url", "INDEX"),
    "newest pip, folder": (*PIP, "--no-index", "--find-links", "FOLDER"),
    "uv, index": (*UV, "--index-url", "INDEX"),
    "uv, folder": (*UV, "--no-index", "--find-links", "FOLDER"),
}
NOWHERE_ELSE = {"PIP_CONFIG_FILE": os.devnull}  # what a machine adds for all, --isolated does not pass over
PATIENCE = 30.0  # seconds until a server answers, on a machine with much to do


@contextmanager
def index_of(folder: Path, bin_: Path) -> Iterator[str]:
    """Serve a folder of wheels as an index on loopback, and nothing that is not in it."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(bin_ / "pypi-server"), "run", "-i", "127.0.0.1", "-p", str(port), "--disable-fallback"]
    server = subprocess.Popen([*command, str(folder)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with closing(socket.socket()) as asked:
                if asked.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.2)
        yield f"http://127.0.0.1:{port}/simple/"
    finally:
        server.terminate()
        server.wait()


def install(name: str, places: dict[str, str], bench: Bench, needs: tuple[str, ...]) -> str:
    """Make an environment, install from one place only, compare the answers, and say what tests said."""
    target = bench.folder / name.replace(", ", "-").replace(" ", "-")
    python = target / "bin" / "python"
    run([sys.executable, "-m", "venv", str(target)])
    if name.startswith("newest pip"):
        run([str(python), "-m", "pip", "install", "-q", "--upgrade", "pip"])
    places = places | {"PYTHON": str(python)}
    command = [places.get(word, word) for word in WAYS[name]]
    run([*command, "eucentralasia"], env=NOWHERE_ELSE)
    bench.compare(bench.answers([str(python), "-I"]))
    if name.endswith("folder") or not needs:
        return "same answers"
    run([*command, *needs], env=NOWHERE_ELSE)
    return f"same answers; {tested(python, bench, *SUITE)}"


def main(wheel: str, *words: str) -> int:
    """Print a line for each way; 1 where one failed."""
    failed, needs = 0, () if "answers" in words else (*README_NEEDS, *SUITE_NEEDS)
    with tempfile.TemporaryDirectory() as at:
        bench = Bench(Path(at), Path(wheel))
        served = Path(at, "served")
        fetch = [str(bench.python), "-m", "pip", "download", "-q", "-d", str(served), str(bench.wheel)]
        run([*fetch, *needs])
        tools = Path(at, "tools")
        run([sys.executable, "-m", "venv", str(tools)])
        run([str(tools / "bin" / "python"), "-m", "pip", "install", "-q", "pypiserver", "uv"])
        with index_of(served, tools / "bin") as index:
            places = {"INDEX": index, "FOLDER": str(served), "UV": str(tools / "bin" / "uv")}
            for name in WAYS:
                try:
                    said = install(name, places, bench, needs)
                except AssertionError as error:
                    failed = 1
                    print(f"{name}: failed\n{error}")
                else:
                    print(f"{name}: {said}", flush=True)
    return failed


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
