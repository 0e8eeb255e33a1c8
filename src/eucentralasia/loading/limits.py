"""What a host accepts from a file: size, depth, number of problems; and the scan that holds a text to it.

The scan comes before the parser, for the parsers have no limits of their own: ``json`` and ``tomllib``
recurse for every level, and ``tomllib`` takes seconds for one key of many dotted parts. It deletes all texts
and comments, then works on whole bytes in C: the innermost brackets are taken away as often as there may be
levels, and what is left is too deep.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import attrs

from eucentralasia.dates.partial import MadeOnce
from eucentralasia.errors import safe_repr

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["FORMATS", "Limits", "depth_problem"]

# Bytes of a file, or of a line of JSON Lines, unless a host says otherwise. tomllib takes a third of a second
# for a mebibyte, and people edit less: our longest page has 84 KiB. json takes half a second for sixteen,
# and our whole registry has one. A line is one record, of which ours have 9 KiB at most. A table
# has a tenth of what JSON has, and people keep years of meetings in one.
FORMATS: Final = MappingProxyType({"toml": 1 << 20, "json": 16 << 20, "jsonl": 1 << 20, "csv": 16 << 20})
# Possessive quantifiers throughout: a text that does not match is never tried again from another end.
TOML_TEXT: Final = re.compile(
    rb'"""(?:[^"\\]++|\\.|"(?!""))*+(?:"{3,5}|\Z)|'
    rb"'''(?:[^']++|'(?!''))*+(?:'{3,5}|\Z)|"
    rb'"(?:[^"\\\n]++|\\[^\n])*+["\n]?|'
    rb"'[^'\n]*+['\n]?|"
    rb"#[^\n]*+",
    re.DOTALL,
)
# Levels beyond which the parsers, which recurse, cannot read whatever a host allows.
DEEPEST: Final = 1000
ROUND: Final = bytes.maketrans(b"{}", b"[]")
SPACED: Final = bytes.maketrans(b"=\n,{}[]", b"       ")


def _all_but(kept: bytes) -> bytes:
    return bytes(set(range(256)) - set(kept))


NO_BRACKETS: Final = _all_but(b"[]{}")
NO_BRACKETS_OR_QUOTES: Final = _all_but(b'[]{}"')
NO_DOTS: Final = _all_but(b".=\n,{}[]")


@attrs.frozen(kw_only=True)
class Limits(MadeOnce):
    """What is accepted from one load.

    Args:
        max_bytes: Size of a file, or of a line of JSON Lines; ``None`` stands for the default of the format:
            1 MiB for TOML and for a line, 16 MiB for JSON and CSV.
        max_depth: Levels of lists and tables, and parts of a dotted key; records need six, and the parsers
            recurse.
        max_problems: Problems after which reading stops; nobody reads more than a hundred at once.
        progress: Called with the number of records read so far, every thousand records and at the end.
        newest: Returns the version before which a release of data is refused; without it none is.
    """

    max_bytes: int | None = None
    max_depth: int = 32
    max_problems: int = 100
    progress: Callable[[int], Any] | None = None
    newest: Callable[[], str | None] | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what is no number, before it is compared with one."""
        for name in ("max_bytes", "max_depth", "max_problems"):
            value = getattr(self, name)
            if type(value) is not int and not (value is None and name == "max_bytes"):
                msg = f"{name} is a whole number, not {safe_repr(value)}"
                raise TypeError(msg)

    def size(self, format: str) -> int:
        """Return the bytes that a file, or a line, may have."""
        return FORMATS[format] if self.max_bytes is None else self.max_bytes


def depth_problem(content: bytes, format: str, most: int) -> str | None:
    """Say what was wanted where a text has too many levels, or ``None``."""
    most = min(most, DEEPEST)
    if format == "toml":
        bare = TOML_TEXT.sub(b"", content)
        if b"." * most in bare.translate(SPACED, NO_DOTS):
            return f"keys of at most {most} parts"
        brackets = bare.translate(ROUND, NO_BRACKETS)
    elif content.count(b"[") + content.count(b"{") <= most:
        return None
    else:
        plain = content.replace(b"\\\\", b"").replace(b'\\"', b"") if b"\\" in content else content
        marks = plain.translate(ROUND, NO_BRACKETS_OR_QUOTES).replace(
            b'""', b""
        )  # two quotes side by side change nothing
        brackets = b"".join(marks.split(b'"')[::2])  # between every other pair of quotes is a text
    for _ in range(most):
        if b"[]" not in brackets:
            break
        brackets = brackets.replace(b"[]", b"")
    too_deep = b"[]" in brackets or brackets.count(b"[") > most
    return f"at most {most} levels of lists and tables" if too_deep else None
