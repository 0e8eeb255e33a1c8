"""A browser for the tests of the explorer page, and a reader who tells what it complains of and asks for."""

import json
import os
import shutil
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

ROOT = Path(__file__).parents[2]
EXPLORER = ROOT / "docs" / "explorer"
OUTLINES = "src/eucentralasia/pictures/outlines.json"
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
# Without its services, which would ask the network; as root there is no sandbox.
OPTIONS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDE: ViewportSize = {"width": 1400, "height": 900}
BETWEEN: ViewportSize = {"width": 800, "height": 900}
NARROW: ViewportSize = {"width": 320, "height": 640}
CHOICES = """box => [...box.querySelectorAll("li")].map(
  one => [one.querySelector("input").value, one.querySelector(".n").textContent]
)"""


class Reader:
    """Somebody who opens pages, and hears what the browser complains of and asks for."""

    def __init__(self, browser: Browser, **options: Any) -> None:
        settings: dict[str, Any] = {"viewport": WIDE, "locale": "en-GB", "color_scheme": "light"}
        self.context: BrowserContext = browser.new_context(**settings | options)
        self.context.grant_permissions(["clipboard-read", "clipboard-write"])
        self.page: Page = self.context.new_page()
        self.heard: list[str] = []
        self.page.on("console", lambda message: self.heard.append(message.text))
        self.page.on("pageerror", lambda error: self.heard.append(str(error)))
        self.page.on("request", self._asked)

    def _asked(self, request: Any) -> None:
        if not request.url.startswith(("file:", "blob:", "data:")):
            self.heard.append(request.url)

    def open(self, path: Path, state: str = "") -> Page:
        self.page.goto(f"{path.as_uri()}{state}")
        self.page.wait_for_selector("html[data-ready]")
        return self.page

    def count(self) -> int:
        return int(self.page.locator("#count").inner_text().split()[0].replace(",", ""))


def shown(page: Page, facet: str) -> dict[str, int]:
    """The choices of a filter and how many events each would leave, as the page says."""
    box = page.locator(f"[data-facet={facet}]")
    if box.get_attribute("open") is None:
        box.locator("summary").click()
        box.locator("li").first.wait_for()  # the choices are made a moment after the list opens
    more = box.locator(".more")
    if more.is_visible():
        more.click()
    return {key: int(n.replace(",", "")) for key, n in box.evaluate(CHOICES)}


def choose(page: Page, facet: str, key: str) -> None:
    shown(page, facet)
    page.locator(f'[data-facet={facet}] input[value="{key}"]').check()


def ids(page: Page) -> list[str]:
    """The ids of the events that the page would let its reader take along."""
    with page.expect_download() as waiting:
        page.click("#as-json")
    data = json.loads(Path(waiting.value.path()).read_text(encoding="utf-8"))
    return [one["id"] for one in data.get("events", [])]
