"""A file is whole or untouched: whoever is killed, whatever is full, missing, forbidden, a link or busy."""

import errno
import os
import resource
import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import eucentralasia as eca
from eucentralasia.formats import _files

OLD, NEW = b"old" * 1000, b"new" * 100_000
SLOW_WRITER = """
import sys
from eucentralasia.formats._files import write
contents = [bytes([65 + int(sys.argv[2])]) * 400_000, bytes([97 + int(sys.argv[2])]) * 400_000]
print("ready", flush=True)
number = 0
while True:
    write(sys.argv[1], contents[number % 2])
    number += 1
"""


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(_files.PREFIX)]


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "out.ics"
    path.write_bytes(OLD)
    return path


def test_a_file_is_made_and_replaced(tmp_path: Path) -> None:
    _files.write(tmp_path / "a.txt", "Ålånd\r\n")
    assert (tmp_path / "a.txt").read_bytes() == "Ålånd\r\n".encode()
    _files.write(str(tmp_path / "a.txt"), b"\x00")
    assert (tmp_path / "a.txt").read_bytes() == b"\x00"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize("most", [8, pytest.param(30, marks=pytest.mark.long)])
def test_killed_writers_leave_the_old_file_or_a_new_one(target: Path, most: int) -> None:
    target.write_bytes(b"A" * 400_000)
    whole = {bytes([first]) * 400_000 for first in b"ABab"}
    kills = 0
    while kills < most:
        writers = [
            subprocess.Popen([sys.executable, "-c", SLOW_WRITER, str(target), str(n)], stdout=subprocess.PIPE)
            for n in range(2)
        ]
        for writer in writers:
            assert writer.stdout is not None
            assert writer.stdout.readline() == b"ready\n"
        for writer in writers:
            time.sleep(0.001 * (kills % 7))
            writer.kill()
            assert writer.wait() == -signal.SIGKILL
            assert writer.stdout is not None
            writer.stdout.close()
            kills += 1
            assert target.read_bytes() in whole
    assert {path.name for path in target.parent.iterdir()} == {"out.ics", *leftovers(target.parent)}


def test_readers_of_a_file_that_several_write_never_see_a_part(target: Path) -> None:
    contents = [bytes([65 + n]) * 200_000 for n in range(4)]
    target.write_bytes(contents[0])

    def keep_writing(content: bytes) -> None:
        for _ in range(25):
            _files.write(target, content)

    threads = [threading.Thread(target=keep_writing, args=(content,)) for content in contents]
    for thread in threads:
        thread.start()
    seen = set()
    while any(thread.is_alive() for thread in threads):
        seen.add(target.read_bytes())
    for thread in threads:
        thread.join()
    assert seen <= set(contents)
    assert leftovers(target.parent) == []


@pytest.fixture
def small_files() -> Iterator[None]:
    """No file of this process may grow beyond 64 kB: writing fails as on a full disk, in the middle."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (65_536, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, handler)


@pytest.mark.usefixtures("small_files")
def test_a_limit_in_the_middle_of_writing_leaves_the_old_file(target: Path) -> None:
    with pytest.raises(OSError, match="File too large") as caught:
        _files.write(target, NEW)
    assert (caught.value.errno, caught.value.filename) == (errno.EFBIG, str(target))
    assert target.read_bytes() == OLD
    assert leftovers(target.parent) == []


@pytest.mark.parametrize("step", ["write", "fsync", "replace"])
@pytest.mark.parametrize(
    "error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt(), MemoryError()]
)
def test_a_fault_at_any_step_leaves_the_old_file(
    step: str, error: BaseException, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise error

    if step == "replace":
        monkeypatch.setattr(Path, "replace", fail)
    elif step == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    else:
        monkeypatch.setattr(_files, "_put", fail)
    with pytest.raises(type(error)):
        _files.write(target, NEW)
    assert target.read_bytes() == OLD
    assert leftovers(target.parent) == []


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("mounting a small disk needs rights that this machine does not give")
    try:
        target = disk / "out"
        target.write_bytes(OLD)
        with pytest.raises(OSError, match="No space left on device") as caught:
            _files.write(target, NEW)
        assert caught.value.filename == str(target)
        assert target.read_bytes() == OLD
        assert leftovers(disk) == []
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_folder_without_permission_keeps_its_file(target: Path) -> None:
    """Root may write anywhere, so that another user tries: a child that gives its rights away."""
    target.parent.chmod(0o755)
    code = f"""
import os, sys
from eucentralasia.formats._files import write
if os.getuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
try:
    write({str(target)!r}, b"new")
except PermissionError as error:
    print(error.filename == {str(target)!r}, error.errno)
"""
    for parent in (target.parent, *target.parent.parents[:-1]):
        if os.getuid() == 0 and not parent.stat().st_mode & stat.S_IXOTH:
            parent.chmod(parent.stat().st_mode | stat.S_IXOTH)
    if os.getuid() != 0:
        target.parent.chmod(0o555)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    target.parent.chmod(0o755)
    assert done.stdout == f"True {errno.EACCES}\n"
    assert target.read_bytes() == OLD
    assert leftovers(target.parent) == []


def test_a_missing_folder_and_a_folder_as_target_are_errors(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as missing:
        _files.write(tmp_path / "no" / "such.json", b"x")
    assert missing.value.filename == str(tmp_path / "no" / "such.json")
    with pytest.raises(IsADirectoryError) as folder:
        _files.write(tmp_path, b"x")
    assert folder.value.filename == str(tmp_path)
    assert leftovers(tmp_path.parent) == []


@pytest.mark.parametrize("links", [1, 2, 40])
def test_a_link_stays_and_what_it_leads_to_is_written(links: int, target: Path) -> None:
    (target.parent / "links").mkdir()
    last = Path("../out.ics")
    for number in range(links):
        link = target.parent / "links" / str(number)
        link.symlink_to(last)
        last = Path(link.name)
    if links == 40:
        with pytest.raises(OSError, match="symbolic links"):
            _files.write(link, NEW)
        return
    _files.write(link, NEW)
    assert link.is_symlink()
    assert (link.read_bytes(), target.read_bytes()) == (NEW, NEW)
    assert leftovers(target.parent) == leftovers(link.parent) == []


def test_a_link_to_a_folder_is_followed_on_the_way(target: Path) -> None:
    (target.parent / "there").symlink_to(target.parent, target_is_directory=True)
    _files.write(target.parent / "there" / "out.ics", NEW)
    assert target.read_bytes() == NEW
    with pytest.raises(IsADirectoryError):
        _files.write(target.parent / "there", NEW)


def test_a_link_that_leads_nowhere_stays_and_the_file_is_made(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "nowhere")
    _files.write(link, NEW)
    assert (link.is_symlink(), (tmp_path / "nowhere").read_bytes()) == (True, NEW)
    (tmp_path / "far").symlink_to(tmp_path / "no" / "folder")
    (tmp_path / "round").symlink_to(tmp_path / "round")
    for name, number in (("far", errno.ENOENT), ("round", errno.ELOOP)):
        with pytest.raises(OSError, match=name) as caught:
            _files.write(tmp_path / name, NEW)
        assert caught.value.errno == number


@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664), (0o000, 0o666)])
def test_permissions_of_a_new_file_follow_the_umask(umask: int, mode: int, tmp_path: Path) -> None:
    before = os.umask(umask)
    try:
        _files.write(tmp_path / "new", NEW)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == mode


@pytest.mark.parametrize(
    ("old", "umask", "new"),
    [(0o600, 0o022, 0o600), (0o400, 0, 0o400), (0o664, 0, 0o664), (0o666, 0o027, 0o640)],
)
def test_a_file_that_is_replaced_is_never_open_to_more_people(
    old: int, umask: int, new: int, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target.chmod(old)
    while_written: list[int] = []
    fsync = os.fsync

    def seen(number: int) -> None:
        while_written.append(stat.S_IMODE(os.fstat(number).st_mode))
        fsync(number)

    monkeypatch.setattr(os, "fsync", seen)
    before = os.umask(umask)
    try:
        _files.write(target, NEW)
    finally:
        os.umask(before)
    assert (stat.S_IMODE(target.stat().st_mode), while_written[0]) == (new, new)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give a file away")
def test_a_file_that_is_replaced_stays_whose_it_was(target: Path) -> None:
    """A private file that an administrator writes anew would else be closed to its owner."""
    target.chmod(0o600)
    os.chown(target, 1234, 2345)
    _files.write(target, NEW)
    found = target.stat()
    assert (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)) == (1234, 2345, 0o600)
    assert target.read_bytes() == NEW


@pytest.mark.parametrize("write", [_files.write, lambda path, _: _files.write_all(path, {"a": NEW})])
@pytest.mark.parametrize("path", ["", "a\0b", "\ud800"])
def test_a_path_that_no_file_can_have_is_not_written(
    write: Any, path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FileNotFoundError) as caught:
        write(path, NEW)
    assert caught.value.filename == path
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", [errno.EINVAL, errno.EACCES, errno.EIO])
def test_what_was_replaced_is_not_reported_as_failed(
    number: int, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some network file systems cannot flush a folder, and some folders cannot be read."""

    def fail(_: Path) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(_files, "_keep_entry", fail)
    _files.write(target, NEW)
    assert (target.read_bytes(), leftovers(target.parent)) == (NEW, [])


REDIRECTED = """
import os, sys
from eucentralasia.formats._files import write
write(sys.argv[1], b"one\\n")
write(sys.argv[1], b"two\\n")
"""


@pytest.mark.parametrize("mode", ["wb", "ab"])
@pytest.mark.parametrize("path", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "link", "link-to-link"])
def test_standard_output_is_written_wherever_it_leads(mode: str, path: str, target: Path) -> None:
    """Redirected to a file it is no pipe and no device, and yet must not be replaced."""
    (target.parent / "link").symlink_to("/proc/self/fd/1")
    (target.parent / "link-to-link").symlink_to("link")
    before = Path("/dev/stdout").readlink()
    command = [sys.executable, "-c", REDIRECTED, str(target.parent / path)]
    with target.open(mode) as out:
        subprocess.run(command, stdout=out, check=True)
    assert target.read_bytes() == (OLD if mode == "ab" else b"") + b"one\ntwo\n"
    done = subprocess.run(command, capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"one\ntwo\n", b"")
    assert Path("/dev/stdout").readlink() == before
    assert (target.parent / "link").is_symlink()


def test_an_open_file_of_this_process_is_written_where_it_stands(target: Path) -> None:
    with target.open("ab") as out:
        _files.write(f"/dev/fd/{out.fileno()}", "new")
        _files.write(f"/proc/self/fd/{out.fileno()}", "er")
    assert target.read_bytes() == OLD + b"newer"


def test_a_file_of_another_process_is_written_and_not_replaced(target: Path) -> None:
    with target.open("ab") as out:
        holder = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, stdout=out)
    try:
        _files.write(f"/proc/{holder.pid}/fd/1", NEW)
        assert Path(f"/proc/{holder.pid}/fd/1").is_symlink()
    finally:
        holder.communicate(b"\n")
    assert target.read_bytes() == NEW


def test_a_device_and_a_pipe_are_written_to_and_not_replaced(tmp_path: Path) -> None:
    _files.write("/dev/null", b"x")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    _files.write(pipe, NEW)
    reader.join()
    assert got == [NEW]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_full_device_is_told() -> None:
    with pytest.raises(OSError, match="No space left on device: '/dev/full'"):
        _files.write("/dev/full", b"x")


def test_a_folder_is_made_and_filled(tmp_path: Path) -> None:
    _files.write_all(tmp_path / "new" / "folder", {"b": b"1", "a": "2"})
    assert {path.name: path.read_bytes() for path in (tmp_path / "new" / "folder").iterdir()} == {
        "b": b"1",
        "a": b"2",
    }


@pytest.mark.parametrize("name", [name for name in eca.formats.WRITERS if name != "parquet"])
def test_every_format_writes_the_same_as_it_returns(name: str, tmp_path: Path, tiny: eca.Registry) -> None:
    writer = getattr(eca.formats, name)
    writer.dump(tiny, tmp_path / "out")
    content = writer.dumps(tiny)
    assert (tmp_path / "out").read_bytes() == (content.encode() if isinstance(content, str) else content)


def test_no_entry_of_a_folder_is_flushed_where_the_system_cannot(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "O_DIRECTORY")
    _files.write(target, NEW)
    assert target.read_bytes() == NEW


def test_a_system_without_owners_of_files_replaces_one_all_the_same(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr("os.chown")
    _files.write(target, NEW)
    assert target.read_bytes() == NEW
