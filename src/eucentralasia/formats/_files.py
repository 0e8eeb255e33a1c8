"""Files that are whole or untouched, whatever happens while they are written; the only room that writes."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["PREFIX", "PathLike", "content_of", "write", "write_all"]

PathLike: TypeAlias = "str | os.PathLike[str]"
# How an unfinished file is called: a writer that is killed leaves it behind, and people ask whose it is.
PREFIX: Final = ".eucentralasia-"


def write(path: PathLike, content: str | bytes) -> None:
    """Write a file so that its path always holds the old content or the new, and never a part.

    The content goes to a new file in the same folder, which is flushed to the disk and then takes the place
    of the old one. So a symbolic link is replaced and what it led to stays as it was; permissions are those
    of a new file under the umask. A pipe or a device cannot be replaced and is written to as it stands.

    Args:
        path: The file.
        content: The content; a text is written in UTF-8, and its line ends stay as they are.

    Raises:
        OSError: The folder is missing, full or not writable; the old file is as it was and no other is left.
    """
    target = Path(path)
    held = content.encode() if isinstance(content, str) else content
    try:
        if _is_special(target):
            target.write_bytes(held)
        else:
            _replace(target, held)
    except OSError as error:
        # The caller knows the path that it gave, and nothing of an unfinished file beside it.
        error.filename, error.filename2 = os.fspath(path), None
        raise


def _is_special(path: Path) -> bool:
    """Whether there is something at a path that is neither a file nor a folder."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def _replace(target: Path, content: bytes) -> None:
    # In the same folder, as only within one file system a file takes the place of another in one step.
    unfinished = target.parent / f"{PREFIX}{os.urandom(8).hex()}"
    try:
        _put(unfinished, content)
        unfinished.replace(target)
    except BaseException:  # also an interrupt must not leave the unfinished file
        unfinished.unlink(missing_ok=True)
        raise
    _keep_entry(target.parent)


def _put(path: Path, content: bytes) -> None:
    """Write a new file and flush it to the disk."""
    with path.open("xb") as file:
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
    Path(folder).mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        write(Path(folder) / name, content)


def content_of(folder: PathLike, name: str) -> bytes:
    """Return the content of a file in a folder that ``write_all`` wrote."""
    return (Path(folder) / name).read_bytes()
