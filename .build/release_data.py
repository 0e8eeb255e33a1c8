"""Write the registry as a release of data: ``release_data.py FOLDER [PREVIOUS]``.

``FOLDER`` gets ``eucentralasia-data-YYYY.MM.DD.json``, which ``eucentralasia.load`` reads and holds to the
digest in it; beside it a ``.sha256`` that ``sha256sum -c`` reads, and a ``.txt`` with the news since the
``PREVIOUS`` release, which is such a file too; without one, all is news.
"""

import json
import sys
from hashlib import sha256
from pathlib import Path

import eucentralasia as eca
from eucentralasia.model.validation import SCHEMA


def main(folder: str, previous: str = "") -> None:
    """Write the three files and say their names."""
    registry = eca.curated
    page = json.loads(eca.formats.json.dumps(registry))
    # schema and digest first, so that whoever opens the file sees what it is
    page = {"schema": SCHEMA, "digest": registry.digest, **page}
    content = (json.dumps(page, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
    before = eca.load(previous, base=None, older=True) if previous else eca.Registry()
    target = Path(folder, f"eucentralasia-data-{(registry.version or '').replace('-', '.')}.json")
    target.parent.mkdir(parents=True, exist_ok=True)
    files = {
        target: content,
        target.with_suffix(".json.sha256"): f"{sha256(content).hexdigest()}  {target.name}\n".encode(),
        target.with_suffix(".txt"): f"{before.diff(registry)}\n".encode(),
    }
    for path, written in files.items():
        path.write_bytes(written)
        sys.stdout.write(f"{path}: {len(written):,} bytes\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
