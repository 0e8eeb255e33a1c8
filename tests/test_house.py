"""The house keeps its order: imports run downhill, each dependency has its room, the front door is true."""

import ast
import re
import subprocess
import sys
import tokenize
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from importlib import import_module
from importlib.metadata import requires, version
from importlib.util import find_spec
from pathlib import Path

import pytest

import eucentralasia as eca

SPEC = find_spec("eucentralasia")
assert SPEC is not None
assert SPEC.origin is not None
HOUSE = Path(SPEC.origin).parent
FRONT_DOOR = HOUSE / "__init__.py"
"""No room: it serves the names of every room, and imports them when they are asked for."""
ROOMS = (
    "errors",
    "dates",
    "model",
    "codec",
    "queries",
    "names",
    "linking",
    "collection",
    "registry",
    "checks",
    "snapshot",
    "loading",
    "shipped",
    "formats",
    "pictures",
    "command",
    "__main__",
)
FORCED = {
    ("collection/__init__.py", "eucentralasia.formats.arrow"),
    ("dates/partial.py", "eucentralasia.codec.hooks"),
}
"""What a method that a protocol forces on a class imports uphill: a collection is an Arrow stream, and what
compares by its fields tells pydantic how it is a field."""
DEPENDENCIES = {
    "attr": set(),
    "attrs": set(ROOMS),
    "cattrs": {"codec"},
    "dateutil": {"dates"},
    "matplotlib": {"pictures"},  # for type checkers; at run time it comes with its extra
    "pydantic_core": {"codec"},
    "rapidfuzz": {"names"},
}
READERS = {"loading"}
WRITER = HOUSE / "formats" / "_files.py"
EXTRAS = {
    "icalendar": ("ical", {"formats/ical.py"}),
    "icalendar.prop": ("ical", {"formats/ical.py"}),
    "matplotlib.collections": ("plot", {"pictures/cells.py"}),
    "matplotlib.colors": ("plot", {"pictures/lanes.py"}),
    "matplotlib.figure": ("plot", {"pictures/paper.py"}),
    "matplotlib.font_manager": ("plot", {"pictures/paper.py"}),
    "matplotlib.ft2font": ("plot", {"pictures/paper.py"}),
    "matplotlib.patches": ("plot", {"pictures/lanes.py", "pictures/people.py", "pictures/places.py"}),
    "matplotlib.path": ("plot", {"pictures/people.py", "pictures/places.py"}),
    "narwhals": ("frames", {"formats/frames.py"}),
    "pyarrow": ("arrow", {"formats/arrow.py", "formats/parquet.py"}),
    "pyarrow.ipc": ("arrow", {"formats/arrow.py"}),
    "pyarrow.parquet": ("arrow", {"formats/parquet.py"}),
    "rdflib": ("rdf", {"formats/turtle.py"}),
    "tomli_w": ("toml", {"formats/toml.py"}),
}
"""The modules of packages that extras bring: the extra, and where they may be imported, with ``imported``."""
FILES = sorted(file for file in HOUSE.rglob("*.py") if not file.name.startswith("hook-"))  # PyInstaller's
# The house was founded with 84 files and 14,300 lines at most. Since then have come the grammar of written
# dates, ranks and posts on a day, wide ids, outcomes, identifiers and withdrawals, rows of spreadsheets, the
# hooks of pydantic, what to write instead of a wrong call, the command as a package, what others ask of
# exports, what stands against hostile files, streams and machines, linking by whole names in ten languages,
# pictures, data released without a wheel, the explorer page, what is nearly a date, a call or a word of ours,
# what two records say of one thing, and what to write for the names of version 0.1; what comes next is to be
# paid for by what goes. Tables of words, a file a language, are no code.
MOST_FILES, MOST_LINES = 162, 28_200
TABLES = "languages"
LEAST_COMMENTS = 0.02
LONGEST_LINE, LONGEST_FILE, LONGEST_FUNCTION = 110, 450, 50
TESTS = sorted(Path(__file__).parent.rglob("*.py"))


def name_of(file: Path) -> str:
    return file.relative_to(HOUSE).as_posix()


def room_of(file: Path) -> str:
    return file.relative_to(HOUSE).parts[0].removesuffix(".py")


@cache
def nodes(file: Path) -> tuple[ast.AST, ...]:
    """All nodes of a file, also those inside functions and under ``TYPE_CHECKING``."""
    return tuple(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))


@cache
def imported(file: Path) -> frozenset[str]:
    """The full names of all that a file imports, wherever in it: modules, and what is taken out of them."""
    found = {alias.name for node in nodes(file) if isinstance(node, ast.Import) for alias in node.names}
    for node in nodes(file):
        if isinstance(node, ast.ImportFrom):
            package = ("eucentralasia", *file.relative_to(HOUSE).parts[:-1])
            base = ".".join(package[: len(package) - node.level + 1]) + "." if node.level else ""
            found.add(base + (node.module or ""))
            found |= {f"{base}{node.module or ''}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Constant) and re.fullmatch(r"eucentralasia(\.\w+)+", str(node.value)):
            found.add(str(node.value))  # what import_module is given
    return frozenset(found)


MODULES = {
    ".".join(("eucentralasia", *file.relative_to(HOUSE).with_suffix("").parts)).removesuffix(
        ".__init__"
    ): file
    for file in FILES
}


def arrows() -> Iterator[tuple[Path, str]]:
    """From each file of a room to each module of the package that it imports, or imports something out of."""
    for file in FILES:
        if file != FRONT_DOOR:
            names = imported(file) & MODULES.keys() - {"eucentralasia"}
            inner = {name.rpartition(".")[0] for name in names}
            yield from ((file, name) for name in sorted(names) if name not in inner or takes_of(file, name))


def takes_of(file: Path, package: str) -> bool:
    """Whether a file takes something out of a package itself, and not only modules that stand in it."""
    return any(
        isinstance(node, ast.ImportFrom)
        and node.module == package
        and any(f"{package}.{alias.name}" not in MODULES for alias in node.names)
        for node in nodes(file)
    )


ARROWS = tuple(arrows())


def test_every_file_stands_in_a_room_and_every_room_is_there() -> None:
    assert {room_of(file) for file in FILES if file != FRONT_DOOR} == set(ROOMS)


def test_a_room_imports_only_from_rooms_above_it_but_where_a_protocol_forces_it() -> None:
    place = {room: number for number, room in enumerate(ROOMS)}
    uphill = {
        (name_of(file), module)
        for file, module in ARROWS
        if place.get(room_of(MODULES[module]), -1) > place.get(room_of(file), -1)
    }
    assert uphill == FORCED


def test_no_file_comes_back_to_itself_through_what_it_imports() -> None:
    graph: dict[str, list[str]] = {name_of(file): [] for file in FILES}
    for file, module in ARROWS:
        if (name_of(file), module) not in FORCED:
            graph[name_of(file)].append(name_of(MODULES[module]))
    assert circle_in(graph) == []


def circle_in(graph: Mapping[str, Iterable[str]]) -> list[str]:
    """The names on one circle of a graph, or none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return [str(name) for name in error.args[1]]
    return []


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_each_dependency_has_its_room(file: Path) -> None:
    tops = {name.partition(".")[0] for name in imported(file)}
    known = sys.stdlib_module_names | {
        "eucentralasia",
        *(name for name, rooms in DEPENDENCIES.items() if room_of(file) in rooms),
    }
    assert set() == tops - known
    assert "dateutil.parser" not in imported(file)


def test_packages_of_extras_are_imported_in_their_rooms_only() -> None:
    found: dict[str, tuple[str, set[str]]] = {}
    for file in FILES:
        for node in nodes(file):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "imported":
                module, extra = (ast.literal_eval(argument) for argument in node.args)
                found.setdefault(module, (extra, set()))[1].add(name_of(file))
    assert found == EXTRAS


def test_extras_are_those_that_the_docs_name() -> None:
    named = {
        match[1]
        for line in requires("eucentralasia") or ()
        if (match := re.search(r"extra == ['\"](\w+)", line))
    }
    assert named == {"all", "arrow", "frames", "fuzzy", "ical", "plot", "rdf", "toml"}


@pytest.mark.parametrize(
    "file", [file for file in FILES if room_of(file) not in READERS and file != WRITER], ids=name_of
)
def test_only_loading_reads_and_one_file_writes(file: Path) -> None:
    assert set() == imported(file) & {"io.open", "pathlib", "importlib.resources", "os", "tomllib"}
    names = {
        node.func.id for node in nodes(file) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert "open" not in names


def test_the_front_door_is_sorted_true_and_served_whole() -> None:
    assert sorted(eca.__all__) == eca.__all__ == dir(eca)
    assert [name for name in eca.__all__ if not hasattr(eca, name)] == []
    assert not hasattr(eca, "nothing")


def test_no_public_name_is_the_name_of_a_room_but_those_that_are_public_themselves() -> None:
    shared = set(eca.__all__) & {room_of(file) for file in FILES}
    assert shared == {"formats", "pictures"}
    assert [getattr(eca, name) for name in sorted(shared)] == [
        sys.modules[f"eucentralasia.{name}"] for name in sorted(shared)
    ]


def test_the_front_door_declares_for_type_checkers_what_it_serves() -> None:
    tree = ast.parse((HOUSE / "__init__.py").read_text(encoding="utf-8"))
    block = next(node for node in tree.body if isinstance(node, ast.If))
    declared = {ast.unparse(node.target) for node in block.body if isinstance(node, ast.AnnAssign)}
    declared |= {ast.unparse(node.targets[0]) for node in block.body if isinstance(node, ast.Assign)}
    declared |= {*eca.PACKAGES}
    starred = {
        (node.module or "").removeprefix("eucentralasia.")
        for node in block.body
        if isinstance(node, ast.ImportFrom) and node.names[0].name == "*"
    }
    assert {*eca.ROOMS, "model"} == starred
    nouns = set(eca.model.MODULES)
    assert set(eca.__all__) == ({"__version__", *declared} - {"__all__"}) | set(eca.HOMES) | nouns


def test_a_room_lists_the_names_that_the_front_door_serves_of_it() -> None:
    homes: dict[str, set[str]] = {}
    for name, module in eca.model.MODULES.items():
        homes.setdefault(f"model.{module}", set()).add(name)
    for room, names in (eca.ROOMS | homes).items():
        assert set(names) == set(import_module(f"eucentralasia.{room}").__all__), room


def test_importing_the_package_imports_nothing_else() -> None:
    code = (
        "import sys, typing; before = set(sys.modules); import eucentralasia; "
        "print(*sorted(set(sys.modules) - before))"
    )
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, check=True, text=True)
    assert {"eucentralasia"} == set(done.stdout.split()) - {"__future__"}


def test_run_time_packages_are_three() -> None:
    wanted = [
        re.split(r"[^\w-]", line)[0] for line in requires("eucentralasia") or () if "extra ==" not in line
    ]
    assert sorted(wanted) == ["attrs", "cattrs", "python-dateutil"]
    assert version("eucentralasia") == eca.__version__


def test_types_and_data_are_in_the_package() -> None:
    assert (HOUSE / "py.typed").is_file()
    assert [item for item in (HOUSE / "data").rglob("*") if item.is_file() and item.suffix != ".toml"] == []


def test_no_two_classes_have_one_name() -> None:
    classes = (node for file in FILES for node in nodes(file) if isinstance(node, ast.ClassDef))
    names = Counter(node.name for node in classes)
    assert [name for name, count in names.items() if count > 1] == []


def test_the_house_is_no_larger_than_it_was_meant_to_be() -> None:
    code = [file for file in FILES if file.parent.name != TABLES or file.stem == "__init__"]
    assert len(code) <= MOST_FILES
    assert sum(len(lines_of(file)) for file in code) <= MOST_LINES


def lines_of(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines()


def test_comments_say_why_in_one_line_of_fifty() -> None:
    comments = sum(map(comments_in, FILES))
    assert comments >= LEAST_COMMENTS * sum(len(lines_of(file)) for file in FILES)


def comments_in(file: Path) -> int:
    """How many comments say something to a person; a word to a linter does where a reason follows."""
    with file.open("rb") as stream:
        found = [one.string for one in tokenize.tokenize(stream.readline) if one.type == tokenize.COMMENT]
    return sum(not re.fullmatch(r"#\s*(noqa|type|pyright|fmt)\b[^-]*", comment) for comment in found)


def test_lines_files_and_functions_stay_short() -> None:
    lines = [
        f"{name_of(file)}:{number}"
        for file in FILES
        for number, line in enumerate(lines_of(file), 1)
        if len(line) > LONGEST_LINE
    ]
    files = [name_of(file) for file in FILES if len(lines_of(file)) > LONGEST_FILE]
    functions = [
        f"{name_of(file)}:{node.lineno} {node.name}"
        for file in FILES
        for node in nodes(file)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]
    assert (lines, files, functions) == ([], [], [])


def test_the_map_for_contributors_names_every_file_in_the_order_of_the_rooms() -> None:
    page = (Path(__file__).parents[1] / "docs" / "contributing.md").read_text(encoding="utf-8")
    found = re.findall(r"^- `(\w+)(?:/|\.py)`: (.*?)(?=\n-|\n\n)", page, re.DOTALL | re.MULTILINE)
    expected = {
        room: {file.stem for file in FILES if room_of(file) == room and file.parent != HOUSE} - {"__init__"}
        for room in ROOMS
    }
    assert list(ROOMS) == [room for room, _ in found]
    assert expected == {room: set(re.findall(r"`(\w+)`", told)) for room, told in found}


def test_the_files_into_which_changes_go_are_there() -> None:
    page = (Path(__file__).parent / "data" / "where_changes_go.toml").read_text(encoding="utf-8")
    files = {file for change in tomllib.loads(page)["changes"] for file in change["files"]}
    assert [file for file in sorted(files) if not (HOUSE / file).exists()] == []


def test_what_is_long_has_a_short_sibling_in_the_inner_loop() -> None:
    alone = {
        f"{file.name}:{node.lineno}"
        for file in TESTS
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        for decorator in node.decorator_list
        if is_long(decorator) or (has_long(decorator) and not has_short(decorator))
    }
    assert alone == set()


def is_long(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and ast.unparse(node) == "pytest.mark.long"


def has_long(node: ast.AST) -> bool:
    return any(map(is_long, ast.walk(node)))


def has_short(decorator: ast.AST) -> bool:
    """Whether a list of parameters holds one that is not marked."""
    values = decorator.args[1] if isinstance(decorator, ast.Call) else None
    return isinstance(values, ast.List) and not all(map(has_long, values.elts))
