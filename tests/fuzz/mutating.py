"""Mutated data files, and the oracle that says whether what the loader made of one is right.

Crashes alone prove little: both strictness traps of cattrs passed hundreds of thousands of inputs without
one. So the oracle takes every loaded record apart and asks its own constructor, which checks exact types, and
loads what it dumps.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from functools import cache
from typing import Any

import attrs

import eucentralasia as eca
from eucentralasia.codec import dumps
from eucentralasia.model import DRAWERS
from support.tiny import TINY

LONGEST_PROBLEM = 500
VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 3.5, 1e400, 2**53, 10**30, 10**400, "", " ",
    "x", "KZ", "AA", "con", "A B", "-",
    "2025", "2025-02-30", "2025-07-11/2025-07-10", "..", "chair", "zzz", "north", "talks-2", "١٢", "ﬁ",
    "a\u202eb", "\ud800", "\x00", "x" * 10_001, "https://a.example/", "javascript:alert(1)",
    [], [None], [[]], ["AA"], [3], [{"official": "ann-able"}], {}, {"id": "x"}, {"value": "x"}, {"city": 3},
)  # fmt: skip
TOKENS = (
    b"[", b"]", b"{", b"}", b'"', b"'", b"=", b":", b",", b"\n", b"#", b"\\", b"\\u0000", b"\\ud800", b"\xff",
    b"\xef\xbb\xbf", b"\x00", b".", b"a.b.c", b"nan", b"inf", b"NaN", b"1e999", b"0x10", b"9" * 50,
    b"0x" + b"f" * 300,
    b"2025-01-01", b"07:32:00", b'"""', b"'''", b"true", b"null", b"[[", b"]]",
)  # fmt: skip


@cache
def page() -> str:
    """The tiny registry as a page of JSON."""
    registry = eca.loads(TINY, "toml", base=None)
    drawers = {
        drawer: [eca.unstructure(record) for record in getattr(registry, drawer)] for drawer in DRAWERS
    }
    return json.dumps({"schema": 1, "version": "1", **drawers})


def lines(data: dict[str, Any]) -> bytes:
    """A page as JSON Lines."""
    pages = [(drawer, data[drawer]) for drawer in DRAWERS if isinstance(data.get(drawer), list)]
    records = [
        {"drawer": drawer, **record} for drawer, page in pages for record in page if isinstance(record, dict)
    ]
    return b"\n".join(
        json.dumps(record).encode(errors="surrogatepass") for record in ({"schema": 1}, *records)
    )


def nodes(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every spot in plain data: its holder and its key."""
    pairs = (
        list(value.items())
        if isinstance(value, dict)
        else list(enumerate(value))
        if isinstance(value, list)
        else []
    )
    for key, held in pairs:
        yield value, key
        yield from nodes(held)


def has(holder: Any, key: Any) -> bool:
    """Whether a spot is still there."""
    return key in holder if isinstance(holder, dict) else key < len(holder)


def changed(text: str, chance: random.Random) -> dict[str, Any]:
    """A page changed in one to four spots: another value, none, another name, another spot's value."""
    copy: dict[str, Any] = json.loads(text)
    spots = list(nodes(copy))
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        holder, key = chance.choice(spots)
        if not has(holder, key):  # an earlier change took it away
            continue
        match chance.randrange(6):
            case 0:
                del holder[key]
            case 1 if isinstance(holder, dict):
                holder[chance.choice(("id", "name", "dates", "kind", "x", "titel", "sources", "names"))] = (
                    holder.pop(key)
                )
            case 2:
                other, spot = chance.choice(spots)
                if has(other, spot):
                    holder[key] = json.loads(json.dumps(other[spot]))
            case 3 if isinstance(holder, list):
                holder.append(holder[key])
            case _:
                holder[key] = json.loads(json.dumps(chance.choice(VALUES)))
    return copy


def garbled(content: bytes, chance: random.Random) -> bytes:
    """Bytes changed in one to four spots."""
    for _ in range(chance.choice((1, 1, 2, 4))):
        offset = chance.randrange(len(content) + 1)
        match chance.randrange(4):
            case 0:
                content = content[:offset] + chance.choice(TOKENS) + content[offset:]
            case 1:
                content = content[:offset] + content[offset + chance.randrange(1, 20) :]
            case 2:
                content = content[:offset] + bytes([chance.randrange(256)]) + content[offset + 1 :]
            case _:
                other = chance.randrange(len(content) + 1)
                content = content[:offset] + content[other : other + 40] + content[offset:]
    return content


def inputs(seed: int) -> Iterator[tuple[str, bytes]]:
    """Mutated files without end, as format and content; the same for the same seed."""
    chance = random.Random(seed)
    text, toml, listed = page(), TINY.encode(), lines(json.loads(page()))
    while True:
        match chance.randrange(6):
            case 0:
                yield "toml", garbled(toml, chance)
            case 1:
                yield "json", garbled(text.encode(), chance)
            case 2:
                yield "jsonl", garbled(listed, chance)
            case 3:
                yield "jsonl", lines(changed(text, chance))
            case _:
                yield "json", json.dumps(changed(text, chance)).encode()


def judge(kind: str, content: bytes) -> str:
    """Load one file and return ``"loaded"`` or ``"refused"``.

    Raises:
        AssertionError: A loaded value is not exactly as declared, or does not load again as itself; a
            problem is no short line.
        Exception: Whatever the loader let out that is no DataError.
    """
    try:
        registry = eca.loads(content, kind, base=None)  # type: ignore[arg-type]
    except eca.DataError as error:
        return refused(error)
    for record in registry:
        assert record == rebuilt(record)
    plain = {drawer: [eca.unstructure(record) for record in getattr(registry, drawer)] for drawer in DRAWERS}
    head = {"schema": 1} | ({"version": registry.version} if registry.version else {})
    assert registry == eca.loads(dumps({**head, **plain}), "json", base=None)
    return "loaded"


def refused(error: eca.DataError) -> str:
    """Return ``"refused"`` where an error tells its problems, each on one short line."""
    told = [str(problem) for problem in error.problems]
    assert told
    assert [text for text in told if len(text) > LONGEST_PROBLEM or not text.isprintable()] == []
    return "refused"


def rebuilt(value: Any) -> Any:
    """A value with every part made anew by its constructor, which refuses what is not exactly as declared."""
    if isinstance(value, tuple):
        return tuple(rebuilt(item) for item in value)
    if attrs.has(type(value)):
        cls: Any = type(value)
        return cls(**{name: rebuilt(getattr(value, name)) for name in names(cls)})
    return value


@cache
def names(cls: Any) -> tuple[str, ...]:
    return tuple(field.name for field in attrs.fields(cls) if field.init)
