"""Pedantic rules about form: sorted lists, one normal form, one script a word, nothing private or copied."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from eucentralasia.checks.context import Finding
from eucentralasia.model.parts import Source
from eucentralasia.model.validation import Value, members
from eucentralasia.names.aliases import names_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eucentralasia.checks.context import Context
    from eucentralasia.model import Record

RUN: Final = 12
PRIVATE: Final = {
    "e-mail address": re.compile(r"[^\s@]{1,64}@[^\s@]{1,64}\.[a-z]{2,}"),
    "telephone number": re.compile(r"\+[0-9][0-9 ()-]{8,}"),
    "birth": re.compile(r"\b(born (on|in)|date of birth|родил(ся|ась))\b", re.IGNORECASE),
    "family": re.compile(r"\b(married|his wife|her husband|children of)\b", re.IGNORECASE),
}
SORTED: Final = frozenset(
    {"hosts", "parties", "topics", "identifiers", "former_ids", "supports", "attested", "memberships"}
)
SCRIPTS: Final = ("LATIN", "CYRILLIC", "GREEK", "ARABIC", "ARMENIAN", "GEORGIAN")


def lists_are_sorted(context: Context) -> Iterator[Finding]:
    """Lists of ids, of paths and of days are sorted."""
    for record in context.registry:
        for path, items in _lists(record):
            keys = [getattr(item, "key", item) for item in items]
            if keys != sorted(keys):
                yield Finding(
                    record,
                    path,
                    f"sorted: {', '.join(map(str, sorted(keys)))}"[:200],
                    ", ".join(map(str, keys)),
                )


def lists_have_no_doubles(context: Context) -> Iterator[Finding]:
    """Nothing stands twice in a list."""
    for record in context.registry:
        for path, items in _lists(record):
            doubled = sorted({str(item) for item in items if items.count(item) > 1})
            if doubled:
                yield Finding(record, path, "each item once", ", ".join(doubled))
        for name, parts in _parts(record):
            keys = [
                getattr(part, "key", None) if name in {"participations", "relations", "sections"} else part
                for part in parts
            ]
            doubled = sorted(
                {str(key) for key in keys if keys.count(key) > 1 and not isinstance(key, Source)}
            )
            if doubled:
                yield Finding(record, name, "each of them once", ", ".join(doubled)[:200])


def texts_are_nfc(context: Context) -> Iterator[Finding]:
    """Every text is in Unicode normal form C."""
    for record in context.registry:
        for path, text in _texts(record):
            if not unicodedata.is_normalized("NFC", text):
                yield Finding(record, path, "text in Unicode normal form C", text)


def words_have_one_script(context: Context) -> Iterator[Finding]:
    """No word of a name mixes letters of two scripts, such as a Cyrillic letter in a Latin word."""
    for record in context.registry:
        for name in names_of(record):
            mixed = [word for word in re.split(r"[\s\-–,.()«»\"'’]+", name) if len(_scripts(word)) > 1]
            if mixed:
                yield Finding(record, "name", "letters of one script in a word", mixed[0])


def names_are_new(context: Context) -> Iterator[Finding]:
    """No other name of a record repeats its name or another, in the same language, with the same years."""
    for record in context.registry:
        seen = {(record.label, None): "name"}
        for position, name in enumerate(record.names):
            key = (name.value, name.lang if name.lang != "en" else None)
            if key in seen:
                yield Finding(
                    record,
                    f"names[{position}]",
                    f"a name that is not there yet; it repeats {seen[key]}",
                    name.value,
                )
            seen[key] = f"names[{position}]"


def nothing_is_private(context: Context) -> Iterator[Finding]:
    """No text tells an address, a telephone number, a birth or a family: only public office is recorded."""
    for record in context.registry:
        for path, text in _texts(record):
            if path.endswith(("url", "urls")):
                continue
            for what, form in PRIVATE.items():
                if form.search(text):
                    yield Finding(record, path, f"no {what}", text)


def nothing_is_copied(context: Context) -> Iterator[Finding]:
    """No text shares a run of twelve words with a text of others."""
    runs = {run for text in context.texts for run in _runs(text)}
    for record in context.registry if runs else ():
        for path, text in _texts(record):
            if runs & set(_runs(text)):
                yield Finding(record, path, f"our own words: fewer than {RUN} in a row of a source", text)


def _lists(value: Any, path: str = "") -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Yield the lists that must be sorted, of a record and its parts."""
    for name, held in _members(value):
        if name in SORTED:
            yield path + name, held
        for position, part in enumerate(held if isinstance(held, tuple) else ()):
            if isinstance(part, Value):
                yield from _lists(part, f"{path}{name}[{position}].")


def _parts(record: Record) -> Iterator[tuple[str, tuple[Any, ...]]]:
    for name, held in _members(record):
        if isinstance(held, tuple) and held and isinstance(held[0], Value):
            yield name, held


def _texts(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text of a record and its parts, with its path."""
    for name, held in _members(value):
        for position, item in enumerate(held if isinstance(held, tuple) else (held,)):
            here = (
                f"{path}{name}[{position}]"
                if isinstance(held, tuple) and isinstance(item, Value)
                else path + name
            )
            if isinstance(item, Value):
                yield from _texts(item, here + ".")
            elif isinstance(item, str):
                yield here, item


def _members(value: Any) -> Iterator[tuple[str, Any]]:
    for name in members(value):
        yield name, getattr(value, name)


def _scripts(word: str) -> set[str]:
    return {script for letter in word if (script := _script(letter))}


@cache
def _script(letter: str) -> str | None:
    first = unicodedata.name(letter, "").partition(" ")[0]
    return first if first in SCRIPTS else None


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return (tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1))
