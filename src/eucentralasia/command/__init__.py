"""The command: ``python -m eucentralasia`` lists, shows, searches, checks, compares and exports.

Exit codes: 0 all well, 1 problems were found, 2 the question was wrong or the answer could not be written,
141 whoever read the answer stopped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eucentralasia.command.output import finish, give_up, prepare, tell
from eucentralasia.command.parser import parser
from eucentralasia.errors import (
    AmbiguousNameError,
    DataError,
    DateError,
    MissingExtraError,
    TextTooLongError,
    UnknownRecordError,
    escaped,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]

PROBLEMS, WRONG_QUESTION = 1, 2
# What a shell gives for a program that a closed pipe ended: 128 and the number of the signal.
NO_READER: Final = 141


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code.

    Args:
        arguments: The words after the command; without them, those that the command was called with.
    """
    prepare()
    try:
        try:
            return _answer(arguments)
        finally:
            finish()
    except BrokenPipeError:
        give_up()
        return NO_READER
    except OSError as error:
        tell(f"cannot write standard output: {error.strerror}")
        give_up()
    return WRONG_QUESTION


def _answer(arguments: Sequence[str] | None) -> int:
    asked = parser().parse_args(arguments)
    try:
        return int(asked.run(asked))
    except DataError as error:
        tell(error)
        return PROBLEMS
    except (AmbiguousNameError, DateError, MissingExtraError, TextTooLongError, UnknownRecordError) as error:
        tell(error)
    except OSError as error:
        if error.filename is None:  # no file of the question, so it is where the answer goes
            raise
        path = escaped(str(error.filename))
        tell(f"cannot {'write' if asked.writes else 'read'} {path}: {error.strerror}")
    return WRONG_QUESTION
