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

import eucentralasia as eca
from eucentralasia import formats
from support.tiny import TINY


def digests(registry: eca.Registry) -> dict[str, str]:
    """The SHA-256 of what each format writes, and of all Parquet files together."""
    found = {}
    for name in formats.WRITERS:
        content = getattr(formats, name).dumps(registry)
        found[name] = hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()
    with tempfile.TemporaryDirectory() as folder:
        formats.arrow.to_parquet(registry, folder)
        files = b"".join(path.name.encode() + path.read_bytes() for path in sorted(Path(folder).iterdir()))
        found["parquet"] = hashlib.sha256(files).hexdigest()
    return found


if __name__ == "__main__":
    with suppress(locale.Error):
        locale.setlocale(locale.LC_ALL, "")
    chosen = eca.curated if "curated" in sys.argv else eca.loads(TINY, "toml", base=None)
    sys.stdout.write(json.dumps(digests(chosen)) + "\n")
