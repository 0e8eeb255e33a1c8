"""Tables of the reference that are made of the package: helpers, fields, vocabularies, errors.

``{glance} helpers`` in a page is replaced by the table of that name.
"""

import enum
import inspect
from collections.abc import Callable, Iterable, Iterator

import attrs
import cite
from docutils import nodes
from public_names import arguments, fields, groups
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import eucentralasia as eca
from eucentralasia.queries.definitions import ASKED, OPENED

# Fields that every record has, and that would fill half of each table with the same lines.
SHARED = ("former_ids", "names", "disputes", "sources")
PARTS = "Parts of records"
# What an error is given to find out later, and never shows.
UNTOLD = "ask"
Row = tuple[str, ...]


def table(heads: Row, rows: Iterable[Row]) -> Iterator[str]:
    """Write a table in Markdown."""
    for row in (heads, tuple("---" for _ in heads), *rows):
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"
    yield ""


def sentence(documented: object) -> str:
    """Return the first sentence of a docstring."""
    return (inspect.getdoc(documented) or "").partition("\n\n")[0].replace("\n", " ")


def linked(name: str, role: str = "class") -> str:
    """Link a public name to its entry of the API."""
    return f"{{py:{'func' if role == 'func' else role}}}`~eucentralasia.{name}`"


def helpers() -> Iterator[str]:
    """Write what each query helper asks, of what, and whether wide ids mean the narrower ones."""
    names = [name for name in groups()["Queries"] if name != "Query"]
    of_officials = ("serving", "representing")
    rows = []
    for name in names:
        helper = getattr(eca, name)
        drawers = ASKED.get(name)
        words = "dates" if drawers is None else "ids of " + ", ".join(drawers) if drawers else "words"
        wide = "yes" if name in OPENED else ""
        asks = "officials" if name in of_officials else "events"
        rows.append((linked(name, "func"), asks, sentence(helper), words, wide))
    yield from table(("helper", "of", "gives", "takes", "wide ids mean the narrower too"), rows)


def kind_shown(cls: type, field: str, kind: str) -> str:
    """Show the type of a field, with the drawers in which its ids stand."""
    refers = attrs.fields_dict(cls)[field].metadata.get("refers", ())
    return f"`{kind}`" + (f" (in {', '.join(refers)})" if refers else "")


def field_table(cls: type) -> Iterator[str]:
    """Write the fields of a record or of a part: name, type, meaning, and whether it must be there."""
    told = arguments(cls)
    yield from (sentence(cls), "")
    yield from table(
        ("field", "type", "means", "must be there"),
        (
            (
                f"{{py:attr}}`~eucentralasia.{cls.__name__}.{field}`",
                kind_shown(cls, field, kind),
                told.get(field, ""),
                "yes" if attrs.fields_dict(cls)[field].default is attrs.NOTHING else "",
            )
            for field, kind in fields(cls).items()
            if field not in SHARED or cls.__name__ == "Record"
        ),
    )


def records() -> Iterator[str]:
    """Write the fields of the nine records, those of events first."""
    for drawer in filter(eca.model.SINGULARS.get, groups()["Drawers and their records"]):
        noun = eca.model.SINGULARS[drawer]
        yield from (f"## {noun.title()}", "", f"In the drawer `{drawer}`.", "")
        yield from field_table(getattr(eca, noun.title()))


def parts() -> Iterator[str]:
    """Write the fields of the parts that stand within records."""
    for name in groups()[PARTS]:
        if attrs.has(getattr(eca, name)):
            yield from (f"## {name}", "")
            yield from field_table(getattr(eca, name))


def vocabularies() -> Iterator[str]:
    """Write the closed lists of words, each with what its docstring says of them."""
    for name in (*groups()["Vocabularies"], *groups()[PARTS]):
        words = getattr(eca, name)
        if isinstance(words, enum.EnumType):
            yield from (f"## {name}", "", inspect.getdoc(words) or "", "")
            yield from (", ".join(f"`{word.value}`" for word in words), "")


def errors() -> Iterator[str]:
    """Write the errors: when each is raised, what it is to those who catch standard errors, what it tells."""
    rows = []
    for name in groups()["Errors"]:
        cls = getattr(eca, name)
        if issubclass(cls, Exception):
            parents = ", ".join(
                f"`{base.__name__}`" for base in cls.__bases__ if base is not eca.EUCentralAsiaError
            )
            tells = ", ".join(f"`.{field}`" for field in arguments(cls) if field != UNTOLD)
            rows.append((linked(name, "exc"), sentence(cls), parents, tells))
    yield from table(("error", "when", "is also", "tells"), rows)


TABLES: dict[str, Callable[[], Iterator[str]]] = {
    "errors": errors,
    "helpers": helpers,
    "parts": parts,
    "records": records,
    "vocabularies": vocabularies,
}


class Glance(SphinxDirective):
    """One table."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Replace the directive by the table of its name."""
        return self.parse_text_to_nodes("\n".join(TABLES[self.arguments[0]]()), allow_section_headings=True)


class Citation(SphinxDirective):
    """How to cite the registry."""

    def run(self) -> list[nodes.Node]:
        """Replace the directive by the references."""
        return self.parse_text_to_nodes(cite.section())


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directives."""
    app.add_directive("glance", Glance)
    app.add_directive("citation", Citation)
    return {"parallel_read_safe": True}
