"""What it costs to import the package and to get a first record, in whole processes, as users install it."""

import compileall
import subprocess
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path

from benchmarks.rounds import in_processes, median, peaks, ratio
from benchmarks.table import Line, seconds

ROOT = Path(__file__).parents[2]
CASES = {
    "bare interpreter": "pass",
    "import attrs": "import attrs",
    "pycountry and first get": "import pycountry; pycountry.countries.get(alpha_2='KZ')",
    "import": "import eucentralasia",
    "first country": "import eucentralasia as eca; eca.countries['KZ']",
    "first event": "import eucentralasia as eca; eca.events['hlpsd-12']",
    "whole registry": "import eucentralasia as eca; tuple(eca.curated)",
}
GOALS = (
    ("import", "bare interpreter", 1.1),
    ("first country", "import attrs", None),
    ("first country", "pycountry and first get", 0.85),
    ("first event", "import attrs", None),
    ("first event", "pycountry and first get", 1.0),
    ("whole registry", "import attrs", None),
)


def installed(folder: Path) -> Path:
    """Build the wheel, and unpack and compile it into a folder, as an installer does; return the wheel."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder / "dist")]
    subprocess.run(command, capture_output=True, check=True, cwd=ROOT)
    (wheel,) = folder.glob("dist/*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    compileall.compile_dir(folder / "site", quiet=2)
    return wheel


def measured(folder: Path, rounds: int) -> list[Line]:
    """Measure imports and first records."""
    wheel = installed(folder)
    path = f"import sys; sys.path.insert(0, {str(folder / 'site')!r}); "
    cases = {
        name: path + code
        for name, code in CASES.items()
        if "pycountry" not in code or find_spec("pycountry") is not None
    }
    times = in_processes(cases, rounds)
    lines = [
        Line(
            f"{what}, whole process",
            seconds(median(times[what])),
            f"{peer}: {seconds(median(times[peer]))}",
            ratio(times[what], times[peer]),
            most,
        )
        for what, peer, most in GOALS
        if peer in cases
    ]
    memory = peaks({name: cases[name] for name in ("import attrs", "first country")}, max(1, rounds // 3))
    ours, theirs = median(memory["first country"]), median(memory["import attrs"])
    lines.append(
        Line(
            "peak memory of first country",
            f"{ours:.1f} MB",
            f"import attrs: {theirs:.1f} MB, and 1 MB",
            ours / (theirs + 1),
            1.0,
        )
    )
    size = wheel.stat().st_size
    lines.append(Line("wheel", f"{size / 1000:.0f} kB", "1 MB", size / 1_000_000, 1.0))
    return lines
