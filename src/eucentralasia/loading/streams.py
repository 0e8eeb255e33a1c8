"""Bytes of files and streams: read to the end, or as far as a limit allows, however little a read gives."""

from __future__ import annotations

import errno
import os
import stat
from io import FileIO
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

__all__ = ["Endless", "NoText", "Stream", "content_in", "content_of", "lines_of", "opened", "path_of"]

# Bytes asked for at a time where lines are looked for: beyond 64 KiB a load is no quicker.
CHUNK: Final = 1 << 16
# Bytes asked for at a time where all is wanted: a stream makes room for what it is asked for, and a host that
# wants no limit names a number beyond any memory.
MOST_AT_ONCE: Final = 1 << 20
# Of what says nothing (the rest of a line that is too long, lines without a record) so many times the longest
# line is read over: that bears a slip among good lines, and ends where a device gives zeros for ever.
MOST_IDLE: Final = 16


class Stream(Protocol):
    """What can be read from: an open file, pipe, socket or body, in bytes or in text."""

    def read(self, size: int, /) -> Any:
        """Return at most that much, and nothing only at the end."""
        ...


class Endless(Exception):  # noqa: N818 - becomes a Problem; never seen outside
    """Line by line nothing more comes that could be a record."""

    def __init__(self, line: int) -> None:
        self.line = line
        super().__init__(line)


class NoText(Exception):  # noqa: N818 - becomes a Problem; never seen outside
    """What a host opened as a text is none."""

    def __init__(self, got: bytes) -> None:
        self.got = got
        super().__init__(got)


def path_of(source: str | os.PathLike[str]) -> Path:
    """Return a path that a host gave.

    Raises:
        FileNotFoundError: It is empty, which would be the current folder, or no file can be called so.
    """
    text = os.fsdecode(os.fspath(source))
    try:
        possible = bool(text) and b"\0" not in os.fsencode(text)
    except UnicodeEncodeError:  # half a character, which no file system has
        possible = False
    if not possible:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), text)
    return Path(text)


def opened(item: Traversable | Path) -> IO[bytes] | FileIO:
    """Open a file of a folder, and nothing that would wait for a writer or never end.

    Raises:
        OSError: It cannot be opened, or is a pipe, a device or a socket.
    """
    if not isinstance(item, Path):
        return item.open("rb")
    stream = FileIO(item, opener=_without_waiting)
    if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
        stream.close()
        raise OSError(errno.EINVAL, "a pipe or a device", str(item))
    return stream


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def content_of(stream: Stream, most: int) -> bytes:
    """Return what a stream holds; of more than may be only so much that it is seen to be more."""
    content = bytearray()
    while len(content) <= most and (part := _part(stream, min(most + 1 - len(content), MOST_AT_ONCE))):
        content += part
    return bytes(content)


def content_in(folder: str | os.PathLike[str], name: str, most: int) -> bytes:
    """Return what a file in a folder holds, as ``content_of`` does.

    Raises:
        OSError: It cannot be opened, or is a pipe or a device.
    """
    with opened(Path(folder, name)) as stream:
        return content_of(stream, most)


def lines_of(stream: Stream, most: int) -> Iterator[tuple[int, bytes]]:
    """Yield the lines that are not blank, with their numbers; of one that is too long only the beginning.

    Raises:
        Endless: Too much has come that is no line of a record.
    """
    number, idle, held = 1, 0, bytearray()
    while part := _part(stream, CHUNK):
        *ended, rest = part.split(b"\n")
        for piece in ended:
            held += piece[: most + 1 - len(held)]
            if held.strip():
                yield number, bytes(held)
                idle = 0
            number += 1
            held.clear()
        held += rest[: most + 1 - len(held)]
        idle += len(part)
        if idle > MOST_IDLE * max(most, CHUNK):
            break
    if held.strip():
        yield number, bytes(held)
    if part:
        raise Endless(number)


def _part(stream: Stream, size: int) -> bytes:
    """Return some of what a stream holds as bytes; nothing at the end.

    Raises:
        BlockingIOError: It does not wait, and has nothing yet, so that nobody knows where it ends.
        NoText: It is opened as a text, and is none in its encoding.
        TypeError: It gives neither bytes nor text.
    """
    try:
        part = stream.read(size)
    except UnicodeDecodeError as error:
        raise NoText(error.object[error.start : error.start + 4]) from None
    if isinstance(part, str):
        # A surrogate passes here and is told by the parser, with its line, as any byte that is no UTF-8.
        return part.encode(errors="surrogatepass")
    if part is None:
        raise BlockingIOError(errno.EAGAIN, "the stream does not wait for its data; open it blocking")
    if not isinstance(part, bytes | bytearray | memoryview):
        msg = f"a stream gives bytes or text, not {type(part).__name__}"
        raise TypeError(msg)
    return bytes(part)
