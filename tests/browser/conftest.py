"""What the tests of the explorer page are given; imported inside, as others have no browser."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

import eucentralasia as eca

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from browser.reading import Reader


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    from browser.reading import CHROMIUM, OPTIONS

    with sync_playwright() as started:
        made = started.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield made
        made.close()


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the curated registry."""
    path = tmp_path_factory.mktemp("explorer") / "page.html"
    eca.formats.explorer.dump(eca.curated, path)
    return path


@pytest.fixture(scope="session")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sources of the page with the packages that their lock names, apart from the checkout."""
    from browser.reading import EXPLORER, OUTLINES, ROOT
    from support.npm import NODE, NPM

    root = tmp_path_factory.mktemp("checkout")
    copy = root / EXPLORER.relative_to(ROOT)
    shutil.copytree(EXPLORER, copy, ignore=shutil.ignore_patterns("node_modules"))
    (root / OUTLINES).parent.mkdir(parents=True)
    shutil.copy(ROOT / OUTLINES, root / OUTLINES)
    # no script of theirs needs to run, and there may be no node for it on the path
    install = [NODE, NPM, "ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"]
    subprocess.run(install, cwd=copy, check=True)
    return copy


@pytest.fixture
def read(browser: Browser) -> Iterator[Callable[..., Reader]]:
    from browser.reading import Reader

    readers: list[Reader] = []

    def started(**options: Any) -> Reader:
        readers.append(Reader(browser, **options))
        return readers[-1]

    yield started
    for reader in readers:
        reader.context.close()
        assert reader.heard == [], "no error in the console, no request to anywhere"
