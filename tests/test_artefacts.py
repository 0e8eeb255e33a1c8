"""A wheel and a source distribution are the same bytes wherever they are built, and hold what was meant."""

import importlib
import os
import shutil
import stat
import tarfile
import zipfile
from pathlib import Path

import pytest

import eucentralasia as eca
from support import from_source
from support.artefacts import LISTS, ROOT, build, sdist_files, wheel_files
from support.matrix import AS_WASM, OTHERS

pytestmark = from_source
RENEW = "run `python -m support.artefacts` in tests/ and name what is new in the changelog"
# The moment that hatchling writes where nobody tells it one: a host that sets it changes nothing.
ITS_OWN_EPOCH = "1580601600"
WORLDS = {
    "east": {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONHASHSEED": "1"},
    "west": {"TZ": "America/New_York", "SOURCE_DATE_EPOCH": ITS_OWN_EPOCH, "PYTHONHASHSEED": "2"},
}
UMASKS = {"east": 0o077, "west": 0o002}
CLOCKS = {"east": 400_000_000, "west": 4_000_000_000}  # 1982 and 2096, when files were last changed
PATHS = {"east": "a", "west": "Союз – a rather long path/with spaces"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Both, as they are built of the tree."""
    return {target: build(ROOT, target, tmp_path_factory.mktemp(target)) for target in LISTS}


def tree_in(world: str, sdist: Path, folder: Path) -> Path:
    """A source distribution unpacked where paths, permissions and times are others."""
    with tarfile.open(sdist) as archive:
        archive.extractall(folder / "unpacked", filter="data")
    (unpacked,) = (folder / "unpacked").iterdir()
    tree = folder / PATHS[world]
    shutil.copytree(unpacked, tree)
    for path in (tree, *tree.rglob("*")):
        path.chmod((0o777 if path.stat().st_mode & stat.S_IXUSR else 0o666) & ~UMASKS[world])
        os.utime(path, (CLOCKS[world], CLOCKS[world]))
    return tree


@pytest.mark.parametrize(
    ("target", "world"),
    [
        ("sdist", "east"),
        pytest.param("sdist", "west", marks=pytest.mark.long),
        pytest.param("wheel", "east", marks=pytest.mark.long),
        pytest.param("wheel", "west", marks=pytest.mark.long),
    ],
)
def test_clock_zone_umask_path_and_tree_change_no_byte(
    target: str, world: str, made: dict[str, Path], tmp_path: Path
) -> None:
    tree = tree_in(world, made["sdist"], tmp_path)
    again = build(tree, target, tmp_path / "dist", umask=UMASKS[world], **WORLDS[world])
    assert (again.name, again.read_bytes()) == (made[target].name, made[target].read_bytes())


def test_a_wheel_holds_the_files_that_its_list_names(made: dict[str, Path]) -> None:
    assert wheel_files(made["wheel"]) == LISTS["wheel"].read_text(encoding="utf-8").split("\n")[:-1], RENEW


def test_a_source_distribution_holds_the_files_that_its_list_names(made: dict[str, Path]) -> None:
    assert sdist_files(made["sdist"]) == LISTS["sdist"].read_text(encoding="utf-8").split("\n")[:-1], RENEW


def test_all_may_read_what_is_installed_and_nobody_runs_it(made: dict[str, Path]) -> None:
    with zipfile.ZipFile(made["wheel"]) as archive:
        modes = {stat.S_IMODE(one.external_attr >> 16) for one in archive.infolist()}
    assert modes <= {0o644, 0o664}
    with tarfile.open(made["sdist"]) as archive:
        assert {one.mode for one in archive if one.isfile()} <= {0o644, 0o755}
        assert {(one.uid, one.gid, one.uname, one.gname) for one in archive} == {(0, 0, "", "")}


def test_the_metadata_name_licences_by_their_expression_and_each_python_that_is_tested(
    made: dict[str, Path],
) -> None:
    with zipfile.ZipFile(made["wheel"]) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        lines = archive.read(name).decode().split("\n\n")[0].splitlines()
    told = {key: [line.partition(": ")[2] for line in lines if line.startswith(f"{key}: ")] for key in KEYS}
    assert told["License-Expression"] == ["MIT AND CC-BY-4.0"]
    assert told["License-File"] == ["LICENSE"]
    assert told["Requires-Python"] == [">=3.11"]
    pythons = [one.rpartition(" ")[2] for one in told["Classifier"] if " :: 3." in one]
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    others = [*OTHERS, AS_WASM]
    assert pythons == ["3.11", *others]
    assert [version for version in others if f"python{version}" not in ci] == []
    assert not [one for one in told["Classifier"] if one.startswith("License")]
    assert all(told[key] for key in KEYS)


def test_pyinstaller_finds_its_hook_where_the_entry_point_says(made: dict[str, Path]) -> None:
    with zipfile.ZipFile(made["wheel"]) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith("/entry_points.txt"))
        lines = archive.read(name).decode().splitlines()
    module, _, function = lines[lines.index("[pyinstaller40]") + 1].partition(" = ")[2].partition(":")
    (folder,) = map(Path, getattr(importlib.import_module(module), function)())
    assert (folder / f"hook-{eca.__name__}.py").is_file()


KEYS = (
    "Author",
    "Classifier",
    "Keywords",
    "License-Expression",
    "License-File",
    "Requires-Dist",
    "Requires-Python",
    "Summary",
)
