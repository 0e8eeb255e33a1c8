"""Files that are whole or untouched, whatever happens while they are written; the only room that writes."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["PREFIX", "PathLike", "write", "write_all"]

PathLike: TypeAlias = "str | os.PathLike[str]"
# How an unfinished file is called: a writer that is killed leaves it behind, and people ask whose it is.
PREFIX: Final = ".eucentralasia-"
# Where Linux shows the open files of each process as links.
PROCESSES: Final = Path("/proc")
# As many as the kernel follows before it says that they lead round.
MOST_LINKS: Final = 40
# What open asks for where nothing is said, and the umask narrows.
NEW: Final = 0o666
BINARY: Final = getattr(os, "O_BINARY", 0)


def write(path: PathLike, content: str | bytes) -> None:
    """Write a file so that its path always holds the old content or the new, and never a part.

    The content goes to a new file in the same folder, which is flushed to the disk and then takes the place
    of the old one, with its permissions. A symbolic link stays, and what it leads to is written so. What
    cannot be replaced is written to as it stands: a pipe, a device, and an open file of the process, such as
    ``/dev/stdout``, wherever it was redirected to.

    Args:
        path: The file.
        content: The content; a text is written in UTF-8, and its line ends stay as they are.

    Raises:
        OSError: The folder is missing, full or not writable; the old file is as it was and no other is left.
    """
    held = content.encode() if isinstance(content, str) else content
    try:
        target = _followed(_named(path))
        number = _descriptor(target)
        if number is not None:
            with os.fdopen(os.dup(number), "wb") as file:
                file.write(held)
        elif _is_special(target):
            target.write_bytes(held)
        else:
            _replace(target, held)
    except OSError as error:
        # The caller knows the path that it gave, and nothing of an unfinished file beside it.
        error.filename, error.filename2 = os.fspath(path), None
        raise


def _named(path: PathLike) -> Path:
    """Return a path that a host gave, as ``loading`` takes one; who only writes need not import that."""
    text = os.fsdecode(path)
    try:
        possible = bool(text) and b"\0" not in os.fsencode(text)
    except UnicodeEncodeError:  # half a character
        possible = False
    if not possible:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), text)
    return Path(text)


def _followed(path: Path) -> Path:
    """Return where a path leads, link by link, as far as the links are those of a disk."""
    for _ in range(MOST_LINKS):
        path = Path(os.path.realpath(path.parent), path.name)
        # what a link in there says is no path: "pipe:[3]", or a file that another has the place of by now
        if path.is_relative_to(PROCESSES) or not path.is_symlink():
            return path
        path = path.parent / path.readlink()
    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))


def _descriptor(path: Path) -> int | None:
    """Return the number of the open file of this process that a path stands for, or ``None``."""
    is_ours = path.parent in {PROCESSES / str(os.getpid()) / "fd", Path("/dev/fd")}
    return int(path.name) if is_ours and path.name.isdecimal() else None


def _is_special(path: Path) -> bool:
    """Whether there is something at a path that is neither a file nor a folder, or no disk behind it."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return path.is_relative_to(PROCESSES) or not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _replace(target: Path, content: bytes) -> None:
    # In the same folder, as only within one file system a file takes the place of another in one step.
    unfinished = target.parent / f"{PREFIX}{os.urandom(8).hex()}"
    try:
        _put(unfinished, content, _mode_of(target))
        _give(unfinished, target)
        unfinished.replace(target)
    except BaseException:  # also an interrupt must not leave the unfinished file
        unfinished.unlink(missing_ok=True)
        raise
    # The file is new by now, so that nothing from here on may say that it is not.
    with suppress(OSError):
        _keep_entry(target.parent)


def _give(path: Path, target: Path) -> None:
    """Give a new file to whom the one has that it replaces, as far as the writer is somebody who can."""
    with suppress(OSError):
        if hasattr(os, "chown"):
            os.chown(path, target.stat().st_uid, target.stat().st_gid)


def _mode_of(path: Path) -> int:
    """Return the permissions that the file at a path has, or those that a new one would be asked for."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except OSError:
        return NEW


def _put(path: Path, content: bytes, mode: int) -> None:
    """Write a new file, with permissions that the umask may narrow, and flush it to the disk."""
    # from the beginning, as what is private must not be open to others while it is written
    opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, mode)
    with os.fdopen(opened, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _keep_entry(folder: Path) -> None:
    """Flush the entry of a new name to the disk, on systems that can; elsewhere it is flushed in time."""
    if hasattr(os, "O_DIRECTORY"):
        opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def write_all(folder: PathLike, contents: Mapping[str, str | bytes]) -> None:
    """Write some files into a folder, which is made, in their order and each whole or untouched.

    Args:
        folder: The folder.
        contents: The content of each file by its name.

    Raises:
        OSError: A file cannot be written; those before it are new, those after it as they were.
    """
    within = _named(folder)
    within.mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        write(within / name, content)
