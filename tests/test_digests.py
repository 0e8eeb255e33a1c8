"""The same input gives the same bytes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import eucentralasia as eca
from support.digests import digests

HERE = Path(__file__).parent
WORLDS = (
    {
        "PYTHONHASHSEED": "1",
        "LC_ALL": "C",
        "TZ": "Asia/Almaty",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
    },
    {"PYTHONHASHSEED": "2", "LC_ALL": "tr_TR.UTF-8", "TZ": "America/New_York"},
    {"PYTHONHASHSEED": "3", "LC_ALL": "de_DE.UTF-8", "TZ": "Pacific/Kiritimati", "PYTHONDEVMODE": "1"},
)


@pytest.mark.parametrize(
    "world",
    [WORLDS[0], *(pytest.param(world, marks=pytest.mark.long) for world in WORLDS[1:])],
    ids=lambda world: world["LC_ALL"],
)
def test_seed_locale_and_time_zone_change_no_byte(world: dict[str, str], tiny: eca.Registry) -> None:
    command = [sys.executable, "-m", "support.digests"]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": str(HERE)} | world,
    )
    assert json.loads(done.stdout) == digests(tiny)


def test_the_formats_without_a_library_write_the_bytes_that_they_always_wrote(tiny: eca.Registry) -> None:
    """Known digests, so that another Python, or a careless change, cannot change a byte unseen."""
    known = dict(
        line.split()
        for line in (HERE / "data" / "format_digests.txt").read_text(encoding="utf-8").splitlines()
    )
    found = digests(tiny)
    assert known == {name: found[name] for name in known}
    assert set(known) == {"csv", "geojson", "html", "json", "jsonl", "jsonld", "markdown"}
