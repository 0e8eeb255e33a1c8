"""How the pages become a site: ``python -m sphinx -W -b html docs docs/_build``."""

import re
import sys
import tomllib
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx

import eucentralasia

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "_ext"))

# from the checkout, as a build from it need not have the metadata of an installation
_project = tomllib.loads((HERE.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]

# letters of a cell: a day has ten, a number with its unit a few more
SHORT = 14

project = _project["name"]
version = release = eucentralasia.__version__
author = _project["authors"][0]["name"]

extensions = [
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "myst_parser",
    "sphinx_design",
    "public_names",
    "glances",
    "catalogue",
    "news",
    "gallery",
    "explorer_page",
]
exclude_patterns = ["_build", "explorer"]
templates_path: list[str] = []

myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3

add_module_names = False
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
napoleon_numpy_docstring = False
python_maximum_signature_line_length = 90
python_use_unqualified_type_names = True

nitpicky = True
# what other libraries have, whose inventories a build without a network cannot read; type variables
nitpick_ignore_regex = [
    (r"py:class", r"(collections\.abc|datetime|dt|os)\.\w+|Axes|Figure|Converter|Stream"),
    (r"py:class", r"(eucentralasia\.\w+\.)?[TD]"),
]

html_theme = "furo"
html_title = f"{project} {version}"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = False
html_search_scorer = str(HERE / "_ext" / "search_order.js")
html_show_sourcelink = False
html_show_copyright = False


def without_last_lines(app: Sphinx, page: str, source: list[str]) -> None:
    """Take away the empty line that ends an example for doctest, and for nobody else."""
    source[0] = re.sub(r"\n\n```$", "\n```", source[0], flags=re.MULTILINE)


def mark_short_cells(app: Sphinx, page: nodes.document) -> None:
    """Let what is short, such as a day, stand on one line of its cell."""
    for body in page.findall(nodes.tbody):
        for cell in body.findall(nodes.entry):
            if len(cell.astext()) <= SHORT:
                cell["classes"].append("short")


def setup(app: Sphinx) -> None:
    """Read the pages as they are shown."""
    app.connect("source-read", without_last_lines)
    app.connect("doctree-read", mark_short_cells)
