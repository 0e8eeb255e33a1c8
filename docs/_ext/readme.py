"""What the README holds between marks: ``python docs/_ext/readme.py README.md`` writes it anew."""

import re
import sys
from collections.abc import Callable
from pathlib import Path

import catalogue
import cite

BLOCKS: dict[str, Callable[[], str]] = {"inside": catalogue.inside, "cite": cite.short}


def block(text: str, name: str) -> re.Match[str]:
    """Find what stands between the marks of a name."""
    found = re.search(rf"(?<=<!-- {name} -->\n).*?(?=<!-- /{name} -->)", text, re.DOTALL)
    if found is None:
        raise ValueError(f"no marks <!-- {name} --> and <!-- /{name} -->")
    return found


def main(page: Path) -> None:
    """Write each block anew."""
    text = page.read_text(encoding="utf-8")
    for name, made in BLOCKS.items():
        found = block(text, name)
        text = text[: found.start()] + made() + text[found.end() :]
    page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
