"""Where the command writes: standard output, and standard error for what is no answer.

Lines are written by rich where it is installed and somebody reads them in a terminal, and as they are
everywhere else; both say the same words.
"""

from __future__ import annotations

import errno
import io
import json
import shutil
import sys
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "ASIDE",
    "HEAD",
    "finish",
    "give_up",
    "prepare",
    "say",
    "say_all",
    "say_bytes",
    "say_json",
    "tell",
    "width",
]

HEAD: Final = "bold"
ASIDE: Final = "dim"


def width() -> int | None:
    """Return how many cells a line may take: ``COLUMNS``, or the terminal's; ``None`` without either."""
    return shutil.get_terminal_size(fallback=(0, 0)).columns or None


def say(text: str = "", style: str = "") -> None:
    """Write a line to standard output.

    Args:
        text: The line.
        style: How rich shows it.

    Raises:
        OSError: Standard output is closed, full or no longer read.
    """
    stream = _stdout()
    console = _console(stream) if style else None
    if console is None:
        stream.write(f"{text}\n")
    else:
        console.print(text, style=style, markup=False, highlight=False, soft_wrap=True)


def say_all(lines: Iterable[str], style: str = "") -> None:
    """Write some lines to standard output."""
    for line in lines:
        say(line, style)


def say_json(value: Any) -> None:
    """Write plain data to standard output, for machines."""
    say(json.dumps(value, ensure_ascii=False, indent=2))


def say_bytes(content: bytes) -> None:
    """Write bytes to standard output; line ends of CSV and calendars are theirs and not the terminal's."""
    stream = _stdout()
    stream.flush()
    stream.buffer.write(content)


def tell(text: object) -> None:
    """Write a line to standard error, as far as there is one."""
    # where that is full too, nobody can be told, and the exit code says enough
    with suppress(OSError, ValueError):
        if sys.stderr is not None:
            sys.stderr.write(f"{text}\n")


def _stdout() -> Any:
    """Return standard output, which a program that was started with ``>&-`` has not."""
    if sys.stdout is None:
        raise OSError(errno.EBADF, "it is closed")
    return sys.stdout


def _console(stream: Any) -> Any:
    """Return what writes styles to a terminal, or ``None`` where there is no terminal or no rich."""
    if not stream.isatty():
        return None
    try:
        # no extra of ours: it is used where a host has it
        rich = import_module("rich.console")
    except ImportError:
        return None
    return rich.Console(file=stream)


def prepare() -> None:
    """Let a terminal that knows ASCII only show Kazakh names escaped, and no traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def finish() -> None:
    """Write out what standard output still holds, so that its faults are seen here and not at the exit.

    Raises:
        OSError: Standard output is full or no longer read.
    """
    if sys.stdout is not None:
        sys.stdout.flush()


def give_up() -> None:
    """Close standard output, or the interpreter would try once more to write it, and say that it failed."""
    with suppress(OSError):
        if sys.stdout is not None:
            sys.stdout.close()
