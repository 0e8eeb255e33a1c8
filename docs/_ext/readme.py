"""What the README holds between marks, and its picture; ``python docs/_ext/readme.py README.md`` makes it."""

import re
import sys
from collections.abc import Callable
from pathlib import Path

import catalogue
import cite
import gallery

BLOCKS: dict[str, Callable[[], str]] = {
    "picture": gallery.readme_block,
    "inside": catalogue.inside,
    "cite": cite.short,
}


def block(text: str, name: str) -> re.Match[str]:
    """Find what stands between the marks of a name."""
    found = re.search(rf"(?<=<!-- {name} -->\n).*?(?=<!-- /{name} -->)", text, re.DOTALL)
    if found is None:
        raise ValueError(f"no marks <!-- {name} --> and <!-- /{name} -->")
    return found


def main(page: Path) -> None:
    """Write each block anew, and the picture beside the page."""
    (page.parent / gallery.README_FILE).write_bytes(gallery.readme_picture())
    text = page.read_text(encoding="utf-8")
    for name, made in BLOCKS.items():
        found = block(text, name)
        text = text[: found.start()] + made() + text[found.end() :]
    page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
