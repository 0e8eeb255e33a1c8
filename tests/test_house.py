"""The house keeps its order: imports run downhill, each dependency has its room, the front door is true."""

import ast
import re
import subprocess
import sys
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
    "formats",
    "__main__",
)
DEPENDENCIES = {
    "attr": set(),
    "attrs": set(ROOMS),
    "cattrs": {"codec"},
    "dateutil": {"dates"},
    "rapidfuzz": {"names"},
}
READERS = {"loading"}
WRITER = HOUSE / "formats" / "_files.py"
UPHILL = {("collection/__init__.py", "eucentralasia.formats.arrow")}
"""What methods that a protocol forces on a class import inside."""
FALLBACK = {("snapshot.py", "eucentralasia.loading")}
"""Where there is no snapshot, the TOML is read."""
EXTRAS = {
    "icalendar": ("ical", {"formats/ical.py"}),
    "icalendar.prop": ("ical", {"formats/ical.py"}),
    "narwhals": ("frames", {"formats/frames.py"}),
    "pyarrow": ("arrow", {"formats/arrow.py", "formats/parquet.py"}),
    "pyarrow.ipc": ("arrow", {"formats/arrow.py"}),
    "pyarrow.parquet": ("arrow", {"formats/parquet.py"}),
    "rdflib": ("rdf", {"formats/turtle.py"}),
    "tomli_w": ("toml", {"formats/toml.py"}),
}
"""The modules of packages that extras bring: the extra, and where they may be imported, with ``imported``."""
FILES = sorted(HOUSE.rglob("*.py"))


def room_of(file: Path) -> str:
    return file.relative_to(HOUSE).parts[0].removesuffix(".py")


def imported(file: Path) -> set[str]:
    """The full names of all modules that a file imports, those for type checkers too."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    found = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            package = ("eucentralasia", *file.relative_to(HOUSE).parts[:-1])
            base = ".".join(package[: len(package) - node.level + 1]) + "." if node.level else ""
            found.add(base + (node.module or ""))
            found |= {f"{base}{node.module or ''}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize(
    "file", [file for file in FILES if file.name != "__init__.py" or file.parent != HOUSE], ids=str
)
def test_a_room_imports_only_from_rooms_above_it(file: Path) -> None:
    here = ROOMS.index(room_of(file))
    for name in imported(file):
        match = re.match(r"eucentralasia\.(\w+)", name)
        if (
            match
            and match[1] in ROOMS
            and not any(name.startswith(up) and file == HOUSE / where for where, up in UPHILL | FALLBACK)
        ):
            assert ROOMS.index(match[1]) <= here, f"{file.name} imports {name}"


@pytest.mark.parametrize("file", FILES, ids=str)
def test_each_dependency_has_its_room(file: Path) -> None:
    tops = {name.partition(".")[0] for name in imported(file)}
    known = sys.stdlib_module_names | {
        "eucentralasia",
        *(name for name, rooms in DEPENDENCIES.items() if room_of(file) in rooms),
    }
    assert set() == tops - known
    assert "dateutil.parser" not in imported(file)


def test_the_imports_uphill_are_those_that_protocols_force() -> None:
    found = {
        (file.relative_to(HOUSE).as_posix(), node.module)
        for file in FILES
        if file.parent != HOUSE / "formats" and file.name != "__main__.py" and file != HOUSE / "__init__.py"
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("eucentralasia.formats")
    }
    assert found == UPHILL


def test_packages_of_extras_are_imported_in_their_rooms_only() -> None:
    found: dict[str, tuple[str, set[str]]] = {}
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "imported":
                module, extra = (ast.literal_eval(argument) for argument in node.args)
                found.setdefault(module, (extra, set()))[1].add(file.relative_to(HOUSE).as_posix())
    assert found == EXTRAS


def test_extras_are_those_that_the_docs_name() -> None:
    named = {
        match[1]
        for line in requires("eucentralasia") or ()
        if (match := re.search(r"extra == ['\"](\w+)", line))
    }
    assert named == {"all", "arrow", "frames", "fuzzy", "ical", "plot", "rdf", "toml"}


@pytest.mark.parametrize(
    "file", [file for file in FILES if room_of(file) not in READERS and file != WRITER], ids=str
)
def test_only_loading_reads_and_one_file_writes(file: Path) -> None:
    assert set() == imported(file) & {"io.open", "pathlib", "importlib.resources", "os", "tomllib"}
    names = {
        node.func.id
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert "open" not in names


def test_the_front_door_is_sorted_true_and_served_whole() -> None:
    assert sorted(eca.__all__) == eca.__all__ == dir(eca)
    assert [name for name in eca.__all__ if not hasattr(eca, name)] == []
    assert not hasattr(eca, "nothing")


def test_no_public_name_is_the_name_of_a_room_but_the_formats_which_are_one() -> None:
    shared = set(eca.__all__) & {room_of(file) for file in FILES}
    assert shared == {"formats"}
    assert eca.formats is sys.modules["eucentralasia.formats"]


def test_the_front_door_declares_for_type_checkers_what_it_serves() -> None:
    tree = ast.parse((HOUSE / "__init__.py").read_text(encoding="utf-8"))
    block = next(node for node in tree.body if isinstance(node, ast.If))
    declared = {ast.unparse(node.target) for node in block.body if isinstance(node, ast.AnnAssign)}
    declared |= {node.name for node in block.body if isinstance(node, ast.FunctionDef)} | {"formats"}
    starred = {
        (node.module or "").removeprefix("eucentralasia.")
        for node in block.body
        if isinstance(node, ast.ImportFrom) and node.names[0].name == "*"
    }
    assert {*eca.ROOMS, "model"} == starred
    nouns = set(eca.model.MODULES)
    assert set(eca.__all__) == (declared - {"__all__"}) | set(eca.HOMES) | nouns


def test_a_room_lists_the_names_that_the_front_door_serves_of_it() -> None:
    homes: dict[str, set[str]] = {}
    for name, module in eca.model.MODULES.items():
        homes.setdefault(f"model.{module}", set()).add(name)
    for room, names in (eca.ROOMS | homes).items():
        assert set(names) == set(import_module(f"eucentralasia.{room}").__all__), room


def test_importing_the_package_imports_nothing_else() -> None:
    code = "import sys, typing; before = set(sys.modules); import eucentralasia; print(*sorted(set(sys.modules) - before))"
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


def test_modules_and_functions_stay_short() -> None:
    lengths = {file: len(file.read_text(encoding="utf-8").splitlines()) for file in FILES}
    assert {file.name: length for file, length in lengths.items() if length > 450} == {}
    functions = [
        node
        for file in FILES
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
    ]
    assert [node.name for node in functions if (node.end_lineno or 0) - node.lineno > 50] == []
