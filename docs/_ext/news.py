"""The feed ``news.atom``: what the sections *Data* of the changelog say, newest first."""

import re
import uuid
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from sphinx.application import Sphinx

import eucentralasia as eca

ATOM = "http://www.w3.org/2005/Atom"
# Entries are told apart by what they say; any fixed number serves, as long as it stays.
ENTRIES = uuid.UUID("6f0b6d0e-6a43-5d0c-9a3b-0d6f5d1f3c2a")
LONGEST_TITLE = 90


def news(changelog: str) -> Iterator[tuple[str, str]]:
    """Yield the day and the text of each item of data in a changelog; without a day, that of the data."""
    for section in re.split(r"^## ", changelog, flags=re.MULTILINE)[1:]:
        day = re.search(r"\d{4}-\d\d-\d\d", section.partition("\n")[0])
        for data in re.findall(r"^### Data\n(.*?)(?=^### |\Z)", section, re.DOTALL | re.MULTILINE):
            for item in re.split(r"^- ", data, flags=re.MULTILINE)[1:]:
                yield day[0] if day else eca.curated.version or "", " ".join(item.split())


def feed(changelog: str, address: str = "") -> bytes:
    """Return the feed; with the address of the site, where that is known."""
    ET.register_namespace("", ATOM)
    items = list(news(changelog))
    root = ET.Element(f"{{{ATOM}}}feed")
    latest = max((day for day, _ in items), default="1970-01-01")
    _add(root, "title", "eucentralasia: news of the data")
    _add(root, "id", uuid.uuid5(ENTRIES, "feed").urn)
    _add(root, "updated", f"{latest}T00:00:00Z")
    _add(_add(root, "author"), "name", "The eucentralasia maintainers")
    if address:
        _add(root, "link", rel="self", href=f"{address.rstrip('/')}/news.atom")
    for day, text in items:
        entry = _add(root, "entry")
        title = re.split(r"(?<=[^\d])[.:;] ", text)[0]
        _add(entry, "title", title if len(title) <= LONGEST_TITLE else f"{title[:LONGEST_TITLE]}…")
        _add(entry, "id", uuid.uuid5(ENTRIES, f"{day} {text}").urn)
        _add(entry, "updated", f"{day}T00:00:00Z")
        _add(entry, "content", text, type="text")
    ET.indent(root)
    return ET.tostring(root, encoding="utf-8", xml_declaration=True)


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    made = ET.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    made.text = text
    return made


def write(app: Sphinx, error: Exception | None) -> None:
    """Write the feed beside the pages."""
    if error is None and app.builder.format == "html":
        changelog = Path(app.srcdir, "..", "CHANGELOG.md").read_text(encoding="utf-8")
        Path(app.outdir, "news.atom").write_bytes(feed(changelog, app.config.html_baseurl))


def announce(app: Sphinx, page: str, template: str, context: dict[str, object], doctree: object) -> None:
    """Tell readers of feeds, in the head of each page, where it is."""
    address = "../" * page.count("/") + "news.atom"
    link = f'<link rel="alternate" type="application/atom+xml" title="News of the data" href="{address}">'
    context["metatags"] = f"{context.get('metatags', '')}\n{link}"


def setup(app: Sphinx) -> dict[str, bool]:
    """Write the feed when the pages are."""
    app.connect("build-finished", write)
    app.connect("html-page-context", announce)
    return {"parallel_read_safe": True}
