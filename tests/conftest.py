"""A small registry for the tests of code, and how many examples hypothesis makes up for each property."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

import eucentralasia as eca
from eucentralasia.snapshot import written
from support import ALL_EXAMPLES
from support.tiny import TINY

# "short" is the inner loop and "long" is .ci/run; both make the same examples on every run, so that a failure
# is the fault of the change before it. "hunt" is by hand, with other examples each time.
settings.register_profile("short", max_examples=40, deadline=None, derandomize=True)
settings.register_profile("long", max_examples=ALL_EXAMPLES, deadline=None, derandomize=True)
settings.register_profile("hunt", max_examples=20_000, deadline=None)
settings.load_profile("short")


@pytest.fixture(scope="session")
def tiny() -> eca.Registry:
    """A registry of a few made-up records, so that real data can grow without breaking a test of code."""
    return eca.loads(TINY, "toml", base=None)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the package as a wheel has it: of a source tree a copy, with its data compiled."""
    house = Path(eca.__file__).parent
    if (house / "compiled").is_dir():
        return house.parent
    folder = tmp_path_factory.mktemp("built")
    copy = shutil.copytree(house, folder / house.name, ignore=shutil.ignore_patterns("data"))
    (copy / "compiled").mkdir()
    for name, content in written(eca.curated).items():
        (copy / "compiled" / f"{name}.bin").write_bytes(content)
    return folder


@pytest.fixture(scope="module", autouse=True)
def processes_import_built(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let the processes of a module import that copy, as each would read the data files for a second."""
    if not hasattr(request.module, "subprocess"):
        yield
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(request.getfixturevalue("built")), prepend=os.pathsep)
        yield
