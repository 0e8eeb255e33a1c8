"""Every error the package raises on purpose: each class is a situation, with a standard-library parent."""

from __future__ import annotations

import unicodedata
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eucentralasia.errors.told import Conflict as Conflict, Problem as Problem

__all__ = [
    "AmbiguousNameError",
    "Conflict",
    "DataError",
    "DateError",
    "EUCentralAsiaError",
    "MergeError",
    "MissingExtraError",
    "Problem",
    "TextTooLongError",
    "UnknownRecordError",
    "did_you_mean",
    "imported",
    "nearest",
    "shown",
]

SHOWN_LENGTH: Final = 60
LONGEST_WORD: Final = 200
MOST_TOLD: Final = 20


def shown(value: object) -> str:
    """Show an untrusted value on one line: cut to 60 characters, with control and bidi characters escaped.

    Examples:
        >>> from eucentralasia.errors import shown
        >>> print(shown("two\\nlines"))
        'two\\nlines'
        >>> print(shown(3))
        3
    """
    text = value[: SHOWN_LENGTH + 1] if isinstance(value, str) else value
    try:
        printed = repr(text)
    except Exception:  # noqa: BLE001 - a hostile __repr__ must not hide the problem that is being reported
        printed = f"<{type(value).__name__}>"
    printed = "".join(c if _is_printable(c) else c.encode("unicode_escape").decode() for c in printed)
    return printed if len(printed) <= SHOWN_LENGTH else printed[: SHOWN_LENGTH - 1] + "…"


def _is_printable(character: str) -> bool:
    return character.isprintable() and unicodedata.category(character) != "Cf"


def nearest(text: object, known: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Return the known words that are most like a text, best first, without regard to case; none for what is no text."""
    from difflib import get_close_matches

    if not isinstance(text, str):
        return ()
    by_case = {word.casefold(): word for word in sorted(known, reverse=True)}
    return tuple(by_case[word] for word in get_close_matches(text[:LONGEST_WORD].casefold(), by_case, n=most))


def did_you_mean(words: Iterable[str]) -> str:
    """Return a hint for the end of a sentence, or nothing where there is no word to offer."""
    listed = " or ".join(repr(word) for word in words)
    return f"; did you mean {listed}?" if listed else ""


class EUCentralAsiaError(Exception):
    """The parent of every error that this package raises on purpose."""


class DataError(EUCentralAsiaError, ValueError):
    """Some data are not what the records allow; all problems are told at once.

    Args:
        problems: The problems, in the order of files and places.
        stopped: Whether there may be more, as reading stopped at the most that a load may tell.

    Examples:
        >>> import eucentralasia as eca
        >>> try:
        ...     eca.loads("schema = 1\\nevnts = []", "toml")
        ... except eca.DataError as error:
        ...     print(error.problems[0])
        evnts: expected the name of a drawer; did you mean 'events'?, got 'evnts'
    """

    def __init__(self, problems: Iterable[Problem], stopped: bool = False) -> None:  # noqa: FBT001, FBT002 - errors pickle by position
        self.problems = tuple(problems)
        self.stopped = stopped
        super().__init__(self.problems, stopped)

    def __str__(self) -> str:
        count = len(self.problems)
        head = "1 problem in the data" if count == 1 else f"{count} problems in the data"
        head += ", and reading stopped there" if self.stopped else ""
        return "\n  ".join((head, *(str(problem) for problem in self.problems)))


class MergeError(EUCentralAsiaError, ValueError):
    """Registries cannot be merged, as they disagree; all conflicts are told at once.

    Args:
        conflicts: The conflicts, each with both values and their sources.
    """

    def __init__(self, conflicts: Iterable[Conflict]) -> None:
        self.conflicts = tuple(conflicts)
        super().__init__(self.conflicts)

    def __str__(self) -> str:
        count = len(self.conflicts)
        told = [str(conflict) for conflict in self.conflicts[:MOST_TOLD]]
        more = [f"and {count - MOST_TOLD} more in .conflicts"] if count > MOST_TOLD else []
        hint = "give on_conflict='first' or 'last' to choose a side"
        return "\n  ".join((f"{count} conflict{'s' if count > 1 else ''}; {hint}", *told, *more))


class DateError(EUCentralAsiaError, ValueError):
    """A text is not a date in the form that was wanted.

    Args:
        text: The text (or other value) that was found.
        expected: What was wanted.
    """

    def __init__(self, text: object, expected: str) -> None:
        self.text = text
        self.expected = expected
        super().__init__(text, expected)

    def __str__(self) -> str:
        return f"expected {self.expected}, got {shown(self.text)}"


class UnknownRecordError(EUCentralAsiaError, KeyError):
    """No record of that kind has that id or name.

    Args:
        kind: What was looked for, in the singular, such as ``"event"``.
        key: The id or name that was asked for.
        nearest: The most similar ids or names that exist, best first.
        hint: Why there can be none, where that is known.
    """

    def __init__(self, kind: str, key: object, nearest: Iterable[str] = (), hint: str = "") -> None:
        self.kind = kind
        self.key = key
        self.nearest = tuple(nearest)
        self.hint = hint
        super().__init__(kind, key, self.nearest, hint)

    def __str__(self) -> str:
        return f"no {self.kind} {shown(self.key)}{did_you_mean(self.nearest)}{f'; {self.hint}' if self.hint else ''}"


class TextTooLongError(EUCentralAsiaError, ValueError):
    """A text is longer than what is read of one.

    Args:
        what: What the text is, such as ``"a text to search for"``.
        length: How many characters it has.
        longest: How many it may have.
    """

    def __init__(self, what: str, length: int, longest: int) -> None:
        self.what = what
        self.length = length
        self.longest = longest
        super().__init__(what, length, longest)

    def __str__(self) -> str:
        return f"{self.what} has at most {self.longest:,} characters, got {self.length:,}"


class AmbiguousNameError(EUCentralAsiaError, LookupError):
    """A name, or a question, has several answers.

    Args:
        name: What was asked.
        candidates: The answers, as ids or as short texts.
    """

    def __init__(self, name: object, candidates: Iterable[Any]) -> None:
        self.name = name
        self.candidates = tuple(candidates)
        super().__init__(name, self.candidates)

    def __str__(self) -> str:
        listed = ", ".join(shown(getattr(candidate, "id", candidate)) for candidate in self.candidates)
        return f"{shown(self.name)} means several: {listed}"


class MissingExtraError(EUCentralAsiaError, ImportError):
    """Something needs a package that is not installed and that an extra of this one brings.

    Args:
        extra: The extra, such as ``"ical"``.
        package: The package that it brings.

    Examples:
        >>> from eucentralasia import MissingExtraError
        >>> print(MissingExtraError("ical", "icalendar"))
        icalendar is not installed; try: python -m pip install "eucentralasia[ical]"
    """

    def __init__(self, extra: str, package: str) -> None:
        self.extra = extra
        self.package = package
        super().__init__(extra, package)

    def __str__(self) -> str:
        return f'{self.package} is not installed; try: python -m pip install "eucentralasia[{self.extra}]"'


def imported(module: str, extra: str) -> Any:
    """Import a module of a package that an extra brings.

    Args:
        module: The full name of the module.
        extra: The extra.

    Raises:
        MissingExtraError: The package is not installed; a package that is there but broken tells its own error.
    """
    package = module.partition(".")[0]
    try:
        import_module(package)
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name != package:
            raise
        raise MissingExtraError(extra, package) from None


if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Serve the values that errors tell; their classes are dear to make, and only a mistake needs them."""
        if name not in {"Conflict", "Problem"}:
            msg = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(msg)
        from eucentralasia.errors import told

        return getattr(told, name)
