"""Pedantic rules about form: sorted lists, one normal form, one script a word, nothing private or copied."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from eucentralasia.checks.context import Finding, listed
from eucentralasia.model.validation import members
from eucentralasia.names.aliases import names_of
from eucentralasia.names.normalise import is_invisible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from eucentralasia.checks.context import Context

# Words in a row that make a copy: names of formats, bodies and documents that anybody must write run to eight
# or nine.
RUN: Final = 12
# How pages write what is nobody's business; a name or an address of a page is no reason to look.
PRIVATE: Final = {
    "e-mail address": re.compile(r"[^\s@]{1,64}@[^\s@]{1,64}\.[a-z]{2,}"),
    "telephone number": re.compile(r"\+[0-9][0-9 ()-]{8,}"),
    "birth": re.compile(r"\b(born (on|in)|date of birth|родил(ся|ась))\b", re.IGNORECASE),
    "family": re.compile(r"\b(married|his wife|her husband|children of)\b", re.IGNORECASE),
}
# Lists whose order says nothing, so that two curators write the same facts as the same text; participations,
# steps and sections have an order of their own.
SORTED: Final = frozenset(
    {"hosts", "parties", "topics", "identifiers", "former_ids", "supports", "attested", "memberships"}
)
# Parts that are one thing by their key, whatever else they say of it.
KEYED: Final = frozenset({"outcomes", "participations", "relations", "sections"})
# Scripts with letters that look alike; the first word of a letter's name in Unicode tells its script.
SCRIPTS: Final = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARABIC", "ARMENIAN", "GEORGIAN"})
WORD_BREAK: Final = re.compile(r"[\s\-–,.()«»\"'’]+")


def lists_are_sorted(context: Context) -> Iterator[Finding]:
    """Lists of ids, of paths and of days are sorted."""
    for record in context.registry:
        for path, items in _lists(record):
            keys = [getattr(item, "key", item) for item in items]
            if keys != sorted(keys):
                yield Finding(record, path, f"sorted: {listed(sorted(keys))}", listed(keys))


def lists_have_no_doubles(context: Context) -> Iterator[Finding]:
    """Nothing stands twice in a list."""
    for record in context.registry:
        for path, items in _lists(record):
            if doubled := _doubled(items):
                yield Finding(record, path, "each item once", doubled)
        for name, parts in _fields(record):
            # sources have a check of their own, which says what to join
            if isinstance(parts, tuple) and name not in SORTED and name != "sources":
                doubled = _doubled([part.key if name in KEYED else part for part in parts])
                if doubled:
                    yield Finding(record, name, "each of them once", doubled)


def _doubled(items: Iterable[object]) -> str:
    return listed(sorted(str(item) for item, count in Counter(items).items() if count > 1))


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
            mixed = [word for word in WORD_BREAK.split(name) if len(_scripts(word)) > 1]
            if mixed:
                yield Finding(record, "name", "letters of one script in a word", mixed[0])


def names_show_every_letter(context: Context) -> Iterator[Finding]:
    """No name has a mark that nobody sees, such as a soft hyphen from a page."""
    for record in context.registry:
        for name in names_of(record):
            marks = [f"U+{ord(letter):04X}" for letter in name if is_invisible(letter)]
            if marks:
                yield Finding(record, "name", f"a name without {', '.join(marks)}", name)


def names_are_new(context: Context) -> Iterator[Finding]:
    """No other name of a record repeats its name or another, in the same language, with the same years."""
    for record in context.registry:
        seen = {(record.label, None): "name"}
        for position, name in enumerate(record.names):
            # the name of a record is English without saying so
            key, path = (name.value, name.lang if name.lang != "en" else None), f"names[{position}]"
            if key in seen:
                expected = f"a name that is not there yet; it repeats {seen[key]}"
                yield Finding(record, path, expected, name.value)
            seen[key] = path


def nothing_is_private(context: Context) -> Iterator[Finding]:
    """No text tells an address, a telephone number, a birth or a family: only public office is recorded."""
    for record in context.registry:
        for path, text in _texts(record):
            # addresses have signs and digits that look like e-mail and telephone
            for what, form in PRIVATE.items() if not path.endswith(("url", "urls")) else ():
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
    for name, inner in _fields(value):
        if name in SORTED:
            yield path + name, inner
        for position, part in enumerate(inner if isinstance(inner, tuple) else ()):
            yield from _lists(part, f"{path}{name}[{position}].")


def _texts(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text of a record and its parts, with its path."""
    for name, inner in _fields(value):
        listed = isinstance(inner, tuple)
        for position, item in enumerate(inner if listed else (inner,)):
            if isinstance(item, str):
                yield path + name, item
            yield from _texts(item, f"{path}{name}[{position}]." if listed else f"{path}{name}.")


def _fields(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield the names and values of the fields of a record or part; none of anything else."""
    return ((name, getattr(value, name)) for name in members(value))


def _scripts(word: str) -> set[str]:
    return {script for letter in word if (script := _script(letter))}


@cache
def _script(letter: str) -> str | None:
    first = unicodedata.name(letter, "").partition(" ")[0]
    return first if first in SCRIPTS else None


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return (tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1))
