"""Mutated streams, tables, folders and packages: what stands around the bytes that ``mutating`` garbles.

``python tests/fuzz/surroundings.py [COUNT] [SEED]`` prints what it saw; a failure ends it with its turn.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import eucentralasia as eca
from eucentralasia.formats.parquet import PACKAGE
from eucentralasia.model import DRAWERS
from fuzz.mutating import garbled, inputs, rebuilt, refused
from support.tiny import TINY

NAMES = (
    *(
        "topics.toml",
        "topics",
        "events",
        "events/2021",
        "events/2021/x.toml",
        "officials/x.json",
        "x",
        "_x",
        ".x",
    ),
    *(
        "registry.toml",
        "series.jsonl",
        "cities.yaml",
        "events.csv",
        "topics/a\n::b.toml",
        "topics/\udcff.toml",
    ),
)


class Dripping:
    """A stream that gives what it likes of what it is asked for."""

    def __init__(self, content: bytes, chance: random.Random) -> None:
        self.left, self.chance = content, chance
        self.most = chance.choice((1, 7, 100, 10_000))

    def read(self, size: int) -> Any:
        count = min(size, self.chance.randint(1, self.most))
        part, self.left = self.left[:count], self.left[count:]
        return self.chance.choice((bytes, bytearray, memoryview))(part)


def answer(load: Callable[[], eca.Registry]) -> Any:
    """What a load gives: its registry, whose values are exactly as declared, or its problems."""
    try:
        registry = load()
    except eca.DataError as error:
        refused(error)
        return error.problems
    for record in registry:
        assert record == rebuilt(record)
    return registry


def stream(content: bytes, kind: Any, chance: random.Random) -> Any:
    """A stream gives what its content gives, however it comes."""
    found = answer(lambda: eca.load(Dripping(content, chance), format=kind, base=None))
    assert found == answer(lambda: eca.loads(content, kind, base=None))
    return found


def laid(registry: eca.Registry, folder: Path) -> None:
    """Write a registry as a folder of data."""
    (folder / "registry.toml").write_text('schema = 1\nversion = "2030-01-01"\n')
    for drawer in DRAWERS:
        (folder / drawer).mkdir()
        for record in getattr(registry, drawer):
            plain = eca.unstructure(record)
            (folder / drawer / f"{plain.pop('id')}.json").write_text(json.dumps(plain))


def planted(folder: Path, chance: random.Random) -> None:
    """Change one thing in a folder: a file garbled, moved or gone; a link, a pipe, a folder in some place."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    spot = folder / chance.choice(NAMES)
    file = chance.choice(files)
    match chance.randrange(7):
        case 0:
            file.write_bytes(garbled(file.read_bytes(), chance))
        case 1:
            file.unlink()
        case _ if not spot.parent.is_dir():
            spot = file
        case _ if os.path.lexists(spot):
            shutil.rmtree(spot) if spot.is_dir() and not spot.is_symlink() else spot.unlink(missing_ok=True)
        case 2:
            file.rename(spot)
        case 3:
            os.mkfifo(spot)
        case 4:
            spot.mkdir()
        case 5:
            spot.symlink_to(chance.choice((spot, spot.parent, Path("/dev/zero"), Path("nowhere"), file)))
        case 6:
            spot.write_bytes(garbled(file.read_bytes(), chance))


def folder(registry: eca.Registry, chance: random.Random) -> Any:
    """A folder gives a registry that has all its records, or problems."""
    with tempfile.TemporaryDirectory() as held:
        laid(registry, Path(held))
        for _ in range(chance.randint(1, 4)):
            planted(Path(held), chance)
        return answer(lambda: eca.load(held, base=None))


def package(source: Path, chance: random.Random) -> Any:
    """A package of Parquet, of which a file was garbled and listed anew by somebody who knows how."""
    with tempfile.TemporaryDirectory() as held:
        shutil.copytree(source, held, dirs_exist_ok=True)
        file = chance.choice(sorted(Path(held).iterdir()))
        content = garbled(file.read_bytes(), chance)
        file.write_bytes(content)
        if file.name != PACKAGE:
            listed = json.loads(Path(held, PACKAGE).read_bytes())
            for one in listed["resources"]:
                if one["path"] == file.name:
                    one["hash"] = f"sha256:{hashlib.sha256(content).hexdigest()}"
            Path(held, PACKAGE).write_text(json.dumps(listed))
        return answer(lambda: eca.formats.parquet.load(held, base=None))


def turns(seed: int, source: Path) -> Iterator[tuple[str, Any]]:
    """Mutated surroundings without end, each with what it gave; ``source`` is a folder of its own to keep."""
    chance, files = random.Random(seed), inputs(seed)
    tiny = eca.loads(TINY, "toml", base=None)
    if not (source / PACKAGE).exists():  # once for all turns of a long run
        eca.formats.parquet.dump(tiny, source)
    table = eca.formats.csv.dumps(tiny.events, table="flat").encode()
    while True:
        match chance.randrange(4):
            case 0:
                kind, content = next(files)
                yield "stream", stream(content, kind, chance)
            case 1:
                yield "table", stream(garbled(table, chance), "csv", chance)
            case 2:
                yield "folder", folder(tiny, chance)
            case _:
                yield "package", package(source, chance)


def main(count: int = 10_000, seed: int = 0) -> None:
    """Run so many turns and print what they gave."""
    seen: Counter[tuple[str, str]] = Counter()
    with tempfile.TemporaryDirectory() as source:
        for number, (what, found) in enumerate(turns(seed, Path(source))):
            if number == count:
                break
            seen[what, "loaded" if isinstance(found, eca.Registry) else "refused"] += 1
    sys.stdout.write(f"{count} turns of seed {seed}: {dict(seen)}\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
