"""Pictures of the curated registry: on the page of pictures, drawn whenever it is built, and on the README.

``{gallery} timeline`` in a page is replaced by the picture of that name, with the text in it as the caption.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import eucentralasia as eca
from eucentralasia import pictures

if TYPE_CHECKING:
    from docutils import nodes
    from matplotlib.figure import Figure
    from sphinx.application import Sphinx

# as many as have room on each side for lines that can be followed
PEOPLE = 12
FOLDER = "_images"
README_FILE = "docs/timeline.svg"


def last_year() -> str:
    """Return the last year of which the registry is meant to be complete."""
    return (eca.curated.complete_until or "")[:4]


def institutional() -> eca.Collection[eca.Event]:
    """Return the meetings of a year that are few enough for every name to have room."""
    return eca.events.where(eca.during(last_year()), eca.of_category("institutional"))


GALLERY: dict[str, Callable[[], Figure]] = {
    "timeline": lambda: pictures.timeline(institutional()),
    "calendar": lambda: pictures.calendar_heatmap(eca.events),
    "venues": lambda: pictures.venues(eca.events),
    "network": lambda: pictures.network(eca.events.where(eca.at_level("leaders", "ministers")), most=PEOPLE),
    "coverage": lambda: pictures.coverage(eca.curated),
}


def readme_picture() -> bytes:
    """Return what the command that stands below the picture of the README makes."""
    return pictures.dumps(GALLERY["timeline"]())


def readme_block() -> str:
    """Write the picture into the README, with the digest of what is drawn, to tell if it is of old data."""
    drawn, year = institutional(), last_year()
    told = f"The {len(drawn)} institutional meetings of {year}"
    command = f"python -m eucentralasia plot timeline --during {year} --category institutional"
    return (
        f"![{told}: a lane for each state, a mark for each meeting]({README_FILE})\n\n"
        f"{told}, as `{command}` draws them.\n"
        f"<!-- drawn: {eca.Registry(drawn).digest} -->\n"
    )


def write(app: Sphinx, error: Exception | None) -> None:
    """Draw the pictures beside the pages."""
    if error is None and app.builder.format == "html":
        Path(app.outdir, FOLDER).mkdir(exist_ok=True)
        for name, draw in GALLERY.items():
            pictures.dump(draw(), Path(app.outdir, FOLDER, f"gallery-{name}.svg"))


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directive, and draw when the pages are made."""
    from docutils import nodes
    from sphinx.util.docutils import SphinxDirective

    class Gallery(SphinxDirective):
        """One picture."""

        required_arguments = 1
        has_content = True

        def run(self) -> list[nodes.Node]:
            """Replace the directive by the picture, whose caption is what those hear who do not see it."""
            name, told = self.arguments[0], escape(" ".join(self.content))
            address = f"{'../' * self.env.docname.count('/')}{FOLDER}/gallery-{name}.svg"
            image = f'<img src="{address}" alt="{told}" loading="lazy">'
            caption = f"<figcaption>{told}</figcaption>"
            figure = f'<figure class="picture"><a href="{address}">{image}</a>{caption}</figure>'
            return [nodes.raw("", figure, format="html")]

    app.add_directive("gallery", Gallery)
    app.connect("build-finished", write)
    return {"parallel_read_safe": True}
