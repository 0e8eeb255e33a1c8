"""The pages of the API: a group of public names, with every field and method of each.

The groups, and which names belong to them, are those with which ``help(eucentralasia)`` begins, so that they
stand in one place. ``.. public-names:: Queries`` in a page is replaced by what the docstrings say.
"""

import enum
import inspect
import re
from collections.abc import Iterable, Iterator

import attrs
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import eucentralasia as eca

ENTRY = re.compile(r"- ([\w, ]+): (.+)")
ARGUMENT = re.compile(r"    (\w+(?:, \w+)*): (.+)")


def groups() -> dict[str, dict[str, str]]:
    """Return the groups of public names, each with its names and what their line says of them."""
    found: dict[str, dict[str, str]] = {}
    heading = ""
    for line in (eca.__doc__ or "").splitlines():
        entry = ENTRY.fullmatch(line)
        if entry:
            told = found.setdefault(heading, {})
            told |= dict.fromkeys(entry[1].split(", "), entry[2])
        elif line:
            heading = line
    return found


def arguments(documented: object) -> dict[str, str]:
    """Return what the Args section of a docstring says of each argument."""
    found: dict[str, str] = {}
    inside, names = False, []
    for line in (inspect.getdoc(documented) or "").splitlines():
        if re.fullmatch(r"\w+:", line):
            inside = line in {"Args:", "Attributes:"}
        elif inside and (match := ARGUMENT.fullmatch(line)):
            names = match[1].split(", ")
            found |= dict.fromkeys(names, match[2])
        elif inside and line:
            found |= {name: f"{found[name]} {line.strip()}" for name in names}
    return found


def fields(cls: type) -> dict[str, str]:
    """Return the fields of a record, a part, a named tuple or an error, each with its type as text."""
    if attrs.has(cls):
        return {field.name: type_text(field.type) for field in attrs.fields(cls) if field.name[0] != "_"}
    if hasattr(cls, "_fields"):
        return {name: type_text(cls.__annotations__[name]) for name in cls._fields}
    if issubclass(cls, Exception):
        return {name: "" for name in arguments(cls) if name not in {"ask", *vars(cls)}}
    if cls is eca.Registry:
        drawers = {name: f"Collection[{noun.title()}]" for name, noun in eca.model.SINGULARS.items()}
        return drawers | {"base": "Registry | None", "overridden": "tuple[Conflict, ...]"}
    return {}


def type_text(annotation: object) -> str:
    """Write a type as one reads it: public names without the rooms in which they stand."""
    if isinstance(annotation, str):
        return annotation
    text = re.sub(r"<(?:class|enum) '([\w.]+)'>", r"\1", str(annotation))
    return re.sub(r"\b(?:eucentralasia|typing)(?:\.\w+)*\.(\w+)", r"\1", text)


def methods(cls: type) -> Iterator[tuple[str, str]]:
    """Yield the directive and the name for each public method and property that the package gives a class."""
    left_out = {*fields(cls), *(dir(eca.Record) if cls is not eca.Record else ())}
    for name in sorted(dir(cls)):
        home = next((base for base in cls.__mro__ if name in vars(base)), object)
        if name[0] == "_" or name in left_out or not home.__module__.startswith("eucentralasia"):
            continue
        value = vars(home)[name]
        if isinstance(value, property):
            yield "autoproperty", name
        elif not isinstance(value, type) and (
            callable(value) or isinstance(value, classmethod | staticmethod)
        ):
            yield "automethod", name


def lines_of(name: str, said: str) -> Iterator[str]:
    """Write one public name as directives of autodoc and of the Python domain."""
    value = getattr(eca, name) if name != "__version__" else ""
    if isinstance(value, enum.EnumType):
        yield from class_lines(name, value, (("", f"{one.name}", repr(one.value)) for one in value))
    elif isinstance(value, type):
        yield from class_lines(name, value, described(value))
        for directive, method in methods(value):
            yield f"   .. {directive}:: eucentralasia.{name}.{method}"
        yield ""
    elif inspect.isroutine(value):
        yield from (f".. autofunction:: eucentralasia.{name}", "")
    else:
        yield from (f".. py:data:: {name}", "   :module: eucentralasia")
        yield from (f"   :type: {shown}" for shown in [kind_of(name, value)] if shown)
        yield from ("", f"   {said}", "")


def kind_of(name: str, value: object) -> str:
    """Return the type of a value that is neither a class nor a function."""
    if name in eca.model.SINGULARS:
        return f"Collection[{eca.model.SINGULARS[name].title()}]"
    return {"curated": "Registry", "CHECKS": "tuple[Check, ...]", "__version__": "str"}.get(name, "")


def described(cls: type) -> Iterator[tuple[str, str, str]]:
    """Yield the type, the name and the meaning of each field."""
    told = arguments(cls)
    yield from ((kind, key, told.get(key, "")) for key, kind in fields(cls).items())


def class_lines(name: str, cls: type, members: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    """Write a class with its fields, or with the words of a vocabulary."""
    inherits = ["   :show-inheritance:"] if issubclass(cls, Exception) else []
    yield from (f".. autoclass:: eucentralasia.{name}", *inherits, "")
    for kind, key, said in members:
        yield f"   .. py:attribute:: {key}"
        if issubclass(cls, enum.Enum):
            yield from (f"      :value: {said}", "")
        else:
            yield from (*([f"      :type: {kind}"] if kind else []), "", f"      {said}", "")


class PublicNames(SphinxDirective):
    """One group of public names."""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Replace the directive by the names of its group."""
        told = groups()[self.arguments[0]]
        return self.parse_text_to_nodes(
            "\n".join(line for name, said in told.items() for line in lines_of(name, said))
        )


class FormatModules(SphinxDirective):
    """The functions of each module of ``eucentralasia.formats``."""

    def run(self) -> list[nodes.Node]:
        """Replace the directive by a section for each module."""
        lines = (line for name in eca.formats.__all__ if name != "WRITERS" for line in format_lines(name))
        return self.parse_text_to_nodes("\n".join(lines), allow_section_headings=True)


def format_lines(name: str) -> Iterator[str]:
    """Write one module of the formats: its functions, in the order of their letters."""
    module = getattr(eca.formats, name)
    yield from (
        f".. _format-{name}:",
        "",
        name,
        "-" * len(name),
        "",
        (module.__doc__ or "").partition("\n")[0],
        "",
    )
    if isinstance(module, type):
        yield from class_lines(f"formats.{name}", module, described(module))
        return
    for key, value in sorted(vars(module).items()):
        if inspect.isfunction(value) and value.__module__ == module.__name__ and key[0] != "_":
            yield from (f".. autofunction:: {module.__name__}.{key}", "")


def without_arguments(
    app: Sphinx, what: str, name: str, documented: object, options: object, lines: list[str]
) -> None:
    """Take the Args section from the docstring of a class whose fields are listed below it."""
    if what == "class" and fields(documented) and documented is not eca.Registry:  # type: ignore[arg-type]
        kept, inside = [], False
        for line in lines:
            inside = line == "Args:" or (inside and (line == "" or line.startswith(" ")))
            kept += [] if inside else [line]
        lines[:] = kept


def shorter_signature(
    app: Sphinx, what: str, name: str, documented: type, options: object, signature: str, returns: str
) -> tuple[str, str] | None:
    """Show a record as made by keywords, the fields below, and a vocabulary as no function at all."""
    if what != "class":
        return None
    if issubclass(documented, enum.Enum) or documented in {eca.Collection, eca.Query, eca.Record}:
        return "", ""
    return ("(**fields)", "") if attrs.has(documented) else None


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directives, and what docstrings and signatures leave to it."""
    app.add_directive("public-names", PublicNames)
    app.add_directive("format-modules", FormatModules)
    app.connect(
        "autodoc-process-docstring", without_arguments, priority=400
    )  # before napoleon's, which has 500
    app.connect("autodoc-process-signature", shorter_signature)
    return {"parallel_read_safe": True}
