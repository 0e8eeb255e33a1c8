"""The wheel carries the registry compiled, which says what the data files say and needs no reader of them."""

import os
import pickle
import random
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

import eucentralasia as eca
from eucentralasia import loading, shipped
from eucentralasia.loading import read_shipped
from eucentralasia.model import DRAWERS
from eucentralasia.snapshot import Snapshot, sum_of, written
from support import DATA, from_source

HOUSE = Path(eca.__file__).parent
ROOT = Path(__file__).parent.parent
FILES = written(eca.curated)
PLAIN = {name: value for name, value in os.environ.items() if not name.startswith(("COVERAGE", "PYTHON"))}


def build(root: Path, target: str, folder: Path) -> Path:
    """Build a wheel or a source distribution, and return it."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)]
    subprocess.run(command, capture_output=True, check=True, cwd=root, env=PLAIN, text=True)
    (made,) = folder.iterdir()
    return made


def python(path: Path, code: str, *flags: str, folder: Path | None = None) -> str:
    """Run some code with a wheel, or a folder that holds the package, before everything else on the path."""
    before = f"import sys; sys.path.insert(0, {str(path)!r}); import eucentralasia as eca"
    code = f"{before}\nassert {str(path)!r} in eca.__file__\n{code}"
    done = subprocess.run(
        [sys.executable, *flags, "-c", code],
        capture_output=True,
        check=True,
        cwd=folder,
        env=PLAIN,
        text=True,
    )
    return done.stdout.strip()


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what a source distribution holds, so that building touches nothing."""
    folder = tmp_path_factory.mktemp("tree")
    with tarfile.open(build(ROOT, "sdist", tmp_path_factory.mktemp("sdist"))) as archive:
        archive.extractall(folder, filter="data")
    (tree,) = folder.iterdir()
    return tree


@pytest.fixture(scope="module")
def wheel(copy: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(copy, "wheel", tmp_path_factory.mktemp("wheel"))


def test_a_snapshot_gives_the_records_that_were_written() -> None:
    again = Snapshot(FILES.__getitem__).registry()
    assert tuple(eca.curated) == tuple(again)
    assert (eca.curated, eca.curated.digest, repr(eca.curated)) == (again, again.digest, repr(again))
    assert eca.curated.head == again.head
    assert written(again) == FILES


def test_what_a_snapshot_makes_is_what_constructors_make() -> None:
    for record in Snapshot(FILES.__getitem__).registry():
        again = eca.structure(eca.unstructure(record), type(record))
        assert (type(record), record, hash(record), repr(record)) == (
            type(again),
            again,
            hash(again),
            repr(again),
        )
        with pytest.raises(AttributeError):
            record.id = "other"


def test_a_record_of_a_snapshot_is_made_once() -> None:
    registry = Snapshot(FILES.__getitem__).registry()
    event = registry.events["hlpsd-12"]
    assert registry.events.where(eca.of_series("hlpsd"), eca.during("2025")).one() is event
    assert next(one for one in registry.events if one.id == "hlpsd-12") is event
    assert event.sources[0].accessed is event.sources[-1].accessed
    assert registry.events.first is registry.events.page(0, 1).one()


def test_a_former_id_leads_to_its_record_in_a_snapshot_too() -> None:
    registry = eca.Registry([eca.Topic(id="new", name="New", former_ids=("old",))], version="1")
    again = Snapshot(written(registry).__getitem__).registry()
    assert again.topics["old"].name == "New"


def test_a_drawer_loads_its_own_records_only() -> None:
    seen: list[str] = []

    def read(name: str) -> bytes:
        seen.append(name)
        return FILES[name]

    found = Snapshot(read)
    assert found.drawer("countries")["KZ"].name == "Kazakhstan"
    assert seen == ["schema", "countries"]
    assert found.registry().countries is found.drawer("countries")
    assert found.registry() is found.registry()
    assert found.registry().lookup("eu", "regions").label == "European Union"
    assert seen == ["schema", "countries", "head", "regions"]


def test_what_is_served_from_a_snapshot_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in an installed wheel."""
    monkeypatch.setattr(shipped, "CELL", {})
    monkeypatch.setattr(shipped, "_content_of", FILES.__getitem__)
    countries = shipped.served("countries")
    assert shipped.curated() is shipped.curated()
    assert shipped.curated().countries is countries is shipped.served("countries")
    assert countries["KZ"] is shipped.curated().countries.find("Kazakhstan")


@from_source
def test_a_package_without_a_snapshot_reads_the_data_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a source tree."""

    def nothing(name: str) -> bytes:
        raise FileNotFoundError(name)

    monkeypatch.setattr(shipped, "CELL", {})
    monkeypatch.setattr(shipped, "_content_of", nothing)
    assert shipped.curated() == eca.curated
    assert shipped.served("countries") is shipped.curated().countries


ONE_DRAWER = """
import os, signal, sys, threading
import eucentralasia
eucentralasia.preload()
from pathlib import Path
from eucentralasia import shipped
shipped.CELL.clear()
shipped._content_of = lambda name: Path(sys.argv[1], name).read_bytes()
sys.setswitchinterval(1e-6)
seen, ready = [], threading.Barrier(64)

def ask(*_):
    seen.append(id(shipped.served("events")["hlpsd-12"].place) ^ id(shipped.curated().events))

def wait():
    ready.wait()
    ask()

signal.signal(signal.SIGALRM, ask)
signal.setitimer(signal.ITIMER_REAL, 0.001)
threads = [threading.Thread(target=wait) for _ in range(64)]
for thread in threads:
    thread.start()
child = os.fork()
if child == 0:
    os._exit(0 if shipped.served("countries")["KZ"].id == "KZ" and len(shipped.served("events")) else 1)
for thread in threads:
    thread.join()
while len(seen) < 65:
    signal.pause()
assert os.waitpid(child, 0)[1] == 0
print(len(set(seen)))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_threads_a_signal_and_a_fork_see_one_drawer(tmp_path: Path) -> None:
    for name, content in FILES.items():
        (tmp_path / name).write_bytes(content)
    command = [sys.executable, "-W", "ignore", "-c", ONE_DRAWER, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, check=False, text=True, timeout=60)
    assert (done.stdout, done.stderr) == ("1\n", "")


def test_a_snapshot_of_another_schema_is_refused() -> None:
    with pytest.raises(
        eca.DataError,
        match=r"schema.bin: expected a snapshot of schema 1; install the package again, got '2'",
    ):
        Snapshot(lambda _: b"2\n")


def damaged(name: str, how: str) -> bytes:
    """The content of a file as a disk, a copy or a hand may leave it."""
    content, other = FILES[name], FILES["topics" if name != "topics" else "series"]
    changes = {
        "cut": content[: len(content) // 2],
        "longer": content + b"\0",
        "empty": b"",
        "another": other,
        "zeros": bytes(len(content)),
        "twice": content * 2,
        "of another version": written(eca.Registry(version="1"))[name],
    }
    return changes[how]


@pytest.mark.parametrize(
    "how", ["cut", "longer", "empty", "another", "zeros", "twice", "of another version", "missing"]
)
@pytest.mark.parametrize("name", ["head", "countries", "events", "topics"])
def test_a_file_that_is_not_the_one_that_was_installed_is_told(name: str, how: str) -> None:
    def read(asked: str) -> bytes:
        if asked != name:
            return FILES[asked]
        if how == "missing":
            raise FileNotFoundError(name)
        return damaged(name, how)

    snapshot = Snapshot(read)
    wanted = "expected the file that was installed; install the package again"
    for _ in range(2):
        with pytest.raises(eca.DataError, match=rf"{name}\.bin: {wanted}, got '\d+ bytes that are not'"):
            snapshot.registry() if name == "head" else snapshot.drawer(name).ids
    assert snapshot.drawer("regions")["eu"].label == "European Union"


def test_no_damage_gives_other_records() -> None:
    """120 changes of one to three bytes, in each file as often as it is long."""
    chance, told = random.Random(7), 0
    names = sorted(FILES)
    for name in chance.choices(names, [len(FILES[one]) + 1000 for one in names], k=120):
        content = bytearray(FILES[name])
        for _ in range(chance.randint(1, 3)):
            content[chance.randrange(len(content))] ^= chance.randint(1, 255)
        files = FILES | {name: bytes(content)}
        try:
            registry = Snapshot(files.__getitem__).registry()
            found = tuple(registry)
        except eca.DataError as error:
            told += 1
            assert "install the package again" in str(error)  # noqa: PT017 - either is well, and nothing else
        else:
            assert (found, registry.head) == (tuple(eca.curated), eca.curated.head)
    assert told == 120


def test_a_sum_tells_what_was_changed_cut_moved_or_added() -> None:
    chance = random.Random(3)
    for content in (FILES["regions"], bytes(20_000), chance.randbytes(20_000)):
        others = [content[:-1], content[1:], b"", content + b"\0", b"\0" + content]
        for _ in range(200):
            at, size = chance.randrange(len(content) - 3), chance.choice((1, 2, 3))
            mask = chance.randrange(1, 256**size).to_bytes(size, "little")
            changed = bytes(one ^ other for one, other in zip(content[at : at + size], mask, strict=True))
            others.append(content[:at] + changed + content[at + size :])
        if any(content):
            others.append(content[4096:8192] + content[:4096] + content[8192:])
        assert sum_of(content) not in {sum_of(other) for other in others if other != content}


def test_a_source_tree_has_no_snapshot_and_a_wheel_has_one() -> None:
    present = sorted(file.name for file in HOUSE.glob("compiled/*"))
    assert present == ([] if HOUSE.is_relative_to(ROOT) else sorted(f"{name}.bin" for name in FILES))


@from_source
def test_the_curated_registry_is_that_of_the_data_files() -> None:
    registry = read_shipped()
    assert (registry, registry.digest) == (eca.curated, eca.curated.digest)


@from_source
def test_a_wheel_is_of_the_size_of_a_picture(wheel: Path) -> None:
    assert wheel.stat().st_size <= 1_000_000


@from_source
def test_both_roads_give_one_registry(wheel: Path, tmp_path: Path) -> None:
    """The wheel is imported as it is, out of the zip file."""
    files = read_shipped()
    Path(tmp_path, "files.pickle").write_bytes(pickle.dumps(files))
    code = (
        "import pickle; from eucentralasia import shipped; assert shipped._snapshot() is not None; "
        "files = pickle.load(open('files.pickle', 'rb')); assert files == eca.curated; "
        "assert hash(files) == hash(eca.curated); print(eca.curated.digest)"
    )
    assert python(wheel, code, folder=tmp_path) == files.digest


def test_where_there_is_no_snapshot_the_data_files_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing(name: str) -> bytes:
        raise FileNotFoundError(name)

    folder = DATA / "corpus" / "schema-1-folder"
    shutil.copytree(folder, tmp_path / "data")
    monkeypatch.setattr(loading, "files", lambda _: tmp_path)
    monkeypatch.setattr(shipped, "CELL", {})
    monkeypatch.setattr(shipped, "_content_of", nothing)
    expected = eca.load(folder, base=None)
    assert (shipped.curated(), shipped.served("topics")) == (expected, expected.topics)


def test_data_that_are_not_there_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "files", lambda _: tmp_path)
    wanted = "compiled: expected the data that were installed; install the package again, got no such folder"
    with pytest.raises(eca.DataError, match=wanted):
        read_shipped()


@from_source
def test_a_wheel_that_lost_its_data_says_what_to_do(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        assert not [name for name in names if name.endswith(".toml")]
        archive.extractall(tmp_path, [name for name in names if "/compiled/" not in name])
    code = "try: eca.events\nexcept eca.DataError as error: print(error.problems[0])"
    assert python(tmp_path, code).endswith("install the package again, got no such folder")


@from_source
def test_a_read_only_installation_works_and_nothing_is_written(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    for path in (tmp_path, *tmp_path.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    before = sorted(tmp_path.rglob("*"))
    code = (
        "import sys; written = []; sys.addaudithook(lambda what, how: what == 'open' "
        "and isinstance(how[1], str) and set(how[1]) & set('wax+') and written.append(how[0])); "
        "print(len(eca.curated), written)"
    )
    assert python(tmp_path, code, "-B") == f"{len(eca.curated)} []"
    assert before == sorted(tmp_path.rglob("*"))


@from_source
def test_a_first_record_needs_neither_cattrs_nor_readers(wheel: Path) -> None:
    dear = {
        "cattrs",
        "datetime",
        "dateutil",
        "eucentralasia.queries",
        "eucentralasia.registry",
        "importlib.resources",
        "json",
        "pathlib",
    }
    code = (
        "before = set(sys.modules); eca.countries['KZ']; eca.events['hlpsd-12']; "
        f"print(sorted({dear} & (set(sys.modules) - before)))"
    )
    assert python(wheel, code, "-I") == "[]"


@from_source
@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("events/2025/hlpsd-12.toml", 'dates = "2025-07-11"', 'dates = "1925-07-11"', "1925"),
        # a rule of the curators' house only
        ("events/2025/hlpsd-12.toml", "https://business.com.tm/ru/", "https://lenta.ru/", "lenta.ru"),
        pytest.param(
            *("countries.toml", 'alpha_3 = "KAZ"', "alpha_3 = 398", "expected a text, got 398"),
            marks=pytest.mark.long,
        ),
        pytest.param(
            *("countries.toml", 'capital = "Astana"', 'capital = "Astanna"', "did you mean 'Astana'?"),
            marks=pytest.mark.long,
        ),
    ],
)
def test_data_that_do_not_pass_make_no_wheel(
    file: str, old: str, new: str, told: str, copy: Path, tmp_path: Path
) -> None:
    tree = tmp_path / "tree"
    shutil.copytree(copy, tree)
    page = tree / "src" / "eucentralasia" / "data" / file
    text = page.read_text(encoding="utf-8")
    assert old in text
    page.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(subprocess.CalledProcessError) as caught:
        build(tree, "wheel", tmp_path / "dist")
    assert told in caught.value.stderr
    assert not list((tmp_path / "dist").glob("*.whl"))


def test_pyinstaller_finds_its_hook_in_the_package() -> None:
    (folder,) = shipped.hook_folders()
    assert Path(folder, "hook-eucentralasia.py").is_file()


def test_every_drawer_is_written() -> None:
    assert {"schema", "head", *DRAWERS} == set(FILES)


@pytest.mark.parametrize(
    "term",
    [*("2020/2021", "2020/..", "2020/", "../2021", "/2021", "2020", "2020-05-01/..", "2020~/2021?"), "../.."],
)
def test_an_open_and_an_unknown_end_are_two_things_in_a_snapshot_too(term: str) -> None:
    post = eca.Appointment(title="Minister", represents="KZ", dates=eca.DateSpan.from_edtf(term))
    registry = eca.Registry([eca.Official(id="ann-able", name="Ann Able", appointments=(post,))])
    (again,) = Snapshot(written(registry).__getitem__).registry().officials
    dates = again.appointments[0].dates
    assert (post.dates, repr(post.dates)) == (dates, repr(dates))
