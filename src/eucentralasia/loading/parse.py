"""Bytes to plain data, or one reason why that cannot be."""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from eucentralasia.loading.limits import depth_problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eucentralasia.loading.limits import Limits

__all__ = ["Unreadable", "parsed", "parsed_lines"]

LINE: Final = re.compile(r"\(at line ([0-9]+), column [0-9]+\)|: line ([0-9]+) column")
BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"


class Unreadable(Exception):  # noqa: N818 - becomes a Problem; never seen outside
    """A text cannot be read at all."""

    def __init__(self, expected: str, got: object, code: str, line: int | None = None) -> None:
        self.expected: str = expected
        self.got: object = got
        self.code: str = code
        self.line: int | None = line
        super().__init__(expected)


def parsed(content: bytes, format: str, limits: Limits) -> dict[str, Any]:
    """Parse the text of a file, or of a line of JSON Lines.

    Args:
        content: The bytes.
        format: ``"toml"`` or ``"json"``, or ``"jsonl"`` for a line.
        limits: What is accepted.

    Raises:
        Unreadable: It is too large or too deep, no UTF-8, not of that format, has a key twice, or is no
            table.
    """
    most = limits.size(format)
    if len(content) > most:
        what = "line" if format == "jsonl" else "file"
        raise Unreadable(
            f"a {what} of at most {most} bytes; max_bytes allows more",
            f"{len(content)} bytes or more",
            "size",
        )
    if content.startswith(BYTE_ORDER_MARK):
        raise Unreadable("UTF-8 without a byte order mark", content[:3], "encoding")
    wanted = depth_problem(content, format, limits.max_depth)
    if wanted is not None:
        raise Unreadable(f"{wanted}; max_depth allows more", "more than that", "depth")
    try:
        text = content.decode("utf-8")
        data = tomllib.loads(text) if format == "toml" else DECODER.decode(text)
    except UnicodeDecodeError as error:
        start, line = error.start, content.count(b"\n", 0, error.start) + 1
        raise Unreadable("a text in UTF-8", content[start : start + 4], "encoding", line) from None
    except RecursionError:
        expected, got = "fewer levels of lists and tables", "more than this Python can read"
        raise Unreadable(expected, got, "depth") from None
    except ValueError as error:
        raise _reason(error, format) from None
    if type(data) is not dict:
        hint = '; write {"schema": 1, "events": [...]}' if isinstance(data, list) and format == "json" else ""
        raise Unreadable(f"a table{hint}", data, "type")
    return data


def parsed_lines(lines: Sequence[bytes], limits: Limits) -> list[dict[str, Any]] | None:
    """Parse lines of JSON Lines together, in two thirds of the time, as the parser shares the keys of all.

    A mark that nobody can guess stands between the lines. So a text that ends a list of one line and begins
    another in the next would have to swallow a mark, which is then missing.

    Returns:
        The tables, or ``None`` where some line is not well; ``parsed`` then tells which and why.
    """
    brackets = (line.count(b"[") + line.count(b"{") for line in lines)
    if max(map(len, lines)) > limits.size("jsonl") or max(brackets) > limits.max_depth:
        return None
    mark = os.urandom(16).hex()
    try:
        found = DECODER.decode("[" + f',"{mark}",'.encode().join(lines).decode() + "]")
    except (ValueError, RecursionError):
        return None
    tables, marks = found[::2], found[1::2]
    counted = len(tables) == len(lines) and marks == [mark] * len(marks)
    return tables if counted and {type(table) for table in tables} <= {dict} else None


def _reason(error: ValueError, format: str) -> Unreadable:
    if isinstance(error, _KeyTwiceError):
        return Unreadable("each key once in a table", error.args[0], "duplicate-key")
    if isinstance(error, _NoNumberError):
        return Unreadable("a finite number, or the field left out", error.args[0], "number")
    if "integer string conversion" in str(error):  # CPython's own limit of 4,300 digits
        return Unreadable("a number that is not so long", "thousands of digits", "number")
    match = LINE.search(str(error))
    line = int(match[1] or match[2]) if match else None
    what = "TOML" if format == "toml" else "JSON"
    got = error.msg if isinstance(error, json.JSONDecodeError) else LINE.sub("", str(error)).strip()
    return Unreadable(f"{what} that can be read", got, "syntax", line)


class _KeyTwiceError(ValueError):
    """A table of JSON has a key twice, which the parser alone would not mind."""


class _NoNumberError(ValueError):
    """NaN or an infinity, which are no JSON although the parser reads them."""


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        counts = Counter(key for key, _ in pairs)
        raise _KeyTwiceError(next(key for key, count in counts.items() if count > 1))
    return table


def _no_number(name: str) -> Any:
    raise _NoNumberError(name)


DECODER: Final = json.JSONDecoder(object_pairs_hook=_unique, parse_constant=_no_number)
