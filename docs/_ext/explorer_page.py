"""The explorer page of the curated registry, written beside the pages whenever they are built."""

from pathlib import Path

from sphinx.application import Sphinx

import eucentralasia as eca


def write(app: Sphinx, error: Exception | None) -> None:
    """Write the page."""
    if error is None and app.builder.format == "html":
        eca.formats.explorer.dump(eca.curated, Path(app.outdir, "explorer.html"))


def setup(app: Sphinx) -> dict[str, bool]:
    """Register what writes the page."""
    app.connect("build-finished", write)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
