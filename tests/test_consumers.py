"""Programs that others write with the package do what they are for; type checkers read them too."""

import subprocess
import sys
from pathlib import Path

import pytest

CONSUMERS = Path(__file__).parent / "consumers"
RELEASES = {
    "dialogue.txt": (
        "Dushanbe, 11 July 2025. Olof Skoog chaired the 12th EU-Central Asia High-Level Political and "
        "Security Dialogue."
    ),
    "саммит.txt": (
        "3–4 апреля 2025 года в Самарканде прошёл первый саммит «Центральная Азия – Европейский союз». "
        "Шавкат Мирзиёев встретился с Урсулой фон дер Ляйен."
    ),
    "bakery.txt": "A bakery opened in Leeds.",
}
TOLD = {
    "dialogue.txt": ["2025-07-11 hlpsd-12: ", "Olof Skoog (olof-skoog), "],
    "саммит.txt": [
        "2025-04-03/2025-04-04 summit-1: ",
        "Shavkat Mirziyoyev (shavkat-mirziyoyev), President",
        "Ursula von der Leyen (ursula-von-der-leyen), President of the European Commission",
    ],
    "bakery.txt": ["nothing that the registry has"],
}


def test_the_monitor_of_press_releases_tells_events_and_officials(tmp_path: Path) -> None:
    for name, text in RELEASES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    command = [sys.executable, "-X", "utf8", str(CONSUMERS / "press_monitor.py"), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    blocks: dict[str, list[str]] = {}
    for line in done.stdout.splitlines():
        if not line.startswith("  "):
            blocks[line] = []
        else:
            blocks[[*blocks][-1]].append(line.strip())
    assert blocks.keys() == RELEASES.keys()
    missed = [one for name, told in TOLD.items() for one in told if not _begins(blocks[name], one)]
    assert missed == []
    assert blocks["bakery.txt"] == TOLD["bakery.txt"]


def _begins(lines: list[str], start: str) -> bool:
    return any(line.startswith(start) for line in lines)


@pytest.mark.parametrize(
    ("name", "most"), [("fastapi_service.py", 60), ("press_monitor.py", 40), ("spreadsheet.py", 30)]
)
def test_a_program_is_as_short_as_it_is_said_to_be(name: str, most: int) -> None:
    assert len((CONSUMERS / name).read_text(encoding="utf-8").splitlines()) <= most
