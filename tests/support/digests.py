"""Print the digest of what each format writes of the tiny registry.

It is the same whatever the hash seed, locale, time zone and Python.
"""

import hashlib
import json
import locale
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import eucentralasia as eca
from eucentralasia import formats
from support.tiny import TINY


def digests(registry: eca.Registry) -> dict[str, str]:
    """The SHA-256 of what each format writes, and of all Parquet files together."""
    return {name: hashlib.sha256(content_of(name, registry)).hexdigest() for name in formats.WRITERS}


def content_of(name: str, records: eca.Registry | eca.Collection[Any]) -> bytes:
    """Return what a format writes: the bytes of the file, or the names and bytes of a folder of files."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "out")
        getattr(formats, name).dump(records, path)
        if path.is_file():
            return path.read_bytes()
        return b"".join(file.name.encode() + file.read_bytes() for file in sorted(path.iterdir()))


if __name__ == "__main__":
    with suppress(locale.Error):
        locale.setlocale(locale.LC_ALL, "")
    chosen = eca.curated if "curated" in sys.argv else eca.loads(TINY, "toml", base=None)
    sys.stdout.write(json.dumps(digests(chosen)) + "\n")
