"""Let griffe compare the public names with those of the last release: ``breakages.py CHANGELOG``.

The names are the beginnings of the lines of ``tests/data/public_api_0_1_0.txt``, and what griffe read of the
code is kept beside it, so that a clone without tags and history compares as well: that of ``griffe dump
eucentralasia --search src``, without docstrings, compressed. Each break must be named in the changelog.
"""

import gzip
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import griffe

ROOT = Path(__file__).parents[2]
NAMES, DUMP = (
    ROOT / "tests" / "data" / "public_api_0_1_0.txt",
    ROOT / "tests" / "data" / "griffe_0_1_0.json.gz",
)


def last_release() -> griffe.Module:
    """Return what griffe read of the last release."""
    kept = json.loads(gzip.decompress(DUMP.read_bytes()))["eucentralasia"]
    read: griffe.Module = griffe.Module.from_json(json.dumps(kept))
    read._modules_collection = griffe.ModulesCollection()  # where it looks its own names up
    read._modules_collection["eucentralasia"] = read
    return read


def public_names() -> list[str]:
    """Return the names of the front door in the last release."""
    lines = NAMES.read_text(encoding="utf-8").splitlines()
    names = {
        re.split(r"[ .(:]", one)[0] for one in lines if not one.startswith(("check ", "code ", "formats"))
    }
    return sorted(names)


def classes(module: Any) -> Iterator[tuple[str, Any]]:
    """Yield the classes of a package by their names, as the front door imports some when they are asked for.

    Those of the model come last, as some inner class may have the name of a public one.
    """
    for _, one in sorted(module.members.items(), key=lambda item: item[0] == "model"):
        if one.is_alias:
            continue
        if one.is_class:
            yield one.name, one
        elif one.is_module:
            yield from classes(one)


def main(changelog: str) -> int:
    """Print each break of a public name; 1 where the changelog does not name one."""
    before = last_release()
    after = griffe.load("eucentralasia", search_paths=[str(ROOT / "src")], allow_inspection=False)
    older, newer = dict(classes(before)) | dict(before.members), dict(classes(after)) | dict(after.members)
    text = Path(changelog).read_text(encoding="utf-8")
    named = {word for code in re.findall(r"`([^`]+)`", text) for word in re.findall(r"[\w-]+", code)}
    untold = 0
    for name in public_names():
        for one in griffe.find_breaking_changes(older[name], newer[name]):
            if one.obj.name.startswith("_"):
                continue  # no promise
            word = str(getattr(one.obj, "value", None)).strip("'")  # of an enum, as files write it
            told = not named.isdisjoint((one.obj.name, word))
            untold += not told
            print("in the changelog" if told else "NOT TOLD", one.kind.value, one.obj.path)
    print(
        f"griffe compared {len(public_names())} names with those of the last release; {untold} untold breaks"
    )
    return int(untold > 0)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
