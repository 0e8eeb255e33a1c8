"""The page in the package is what its sources make: ``python -m pytest tests/browser/building.py``."""

import re
import subprocess
from pathlib import Path

from browser.reading import ROOT
from support.npm import NODE

PAGE = ROOT / "src" / "eucentralasia" / "formats" / "explorer.html"


def test_the_template_is_what_its_sources_make(copied: Path, tmp_path: Path) -> None:
    subprocess.run([NODE, "build.js", str(tmp_path / "page.html")], cwd=copied, check=True)
    assert (tmp_path / "page.html").read_bytes() == PAGE.read_bytes(), "run: npm ci && npm run build"


def test_the_licence_of_each_package_in_the_program_stands_in_the_page(copied: Path) -> None:
    page = PAGE.read_text(encoding="utf-8")
    licences = page.partition('<pre id="licences">')[2].partition("</pre>")[0]
    notices = licences.partition("────")[2]  # the first is that of the outlines
    told = set(re.findall(r"([@\w/.-]+) \d+\.\d+\.\d+ \(", notices))
    assert {"@observablehq/plot", "d3-geo", "minisearch"} <= told
    assert [name for name in told if not (copied / "node_modules" / name / "package.json").is_file()] == []


def test_the_sources_are_formatted(copied: Path) -> None:
    prettier = [NODE, "node_modules/prettier/bin/prettier.cjs", "--check", "build.js", "src", "styles"]
    subprocess.run(prettier, cwd=copied, check=True)
