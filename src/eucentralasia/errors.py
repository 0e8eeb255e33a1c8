"""Every error the package raises on purpose: each class is a situation, with a standard-library parent."""

from __future__ import annotations

import sys
from functools import cache
from importlib import import_module
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Asked = Callable[[], tuple[tuple[str, ...], tuple[str, ...], str]]

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
]

LONGEST_REPR: Final = 60  # characters of an untrusted value: a message fits two lines of a terminal
LONGEST_GUESSED: Final = 200  # characters compared with known words; difflib takes their square
# Conflicts in the text of an error, a screenful; registries that nobody curated together may have thousands.
MOST_LISTED: Final = 20


def safe_repr(value: object) -> str:
    """Show an untrusted value on one line: cut to 60 characters, with control and bidi characters escaped.

    Examples:
        >>> from eucentralasia.errors import safe_repr
        >>> print(safe_repr("two\\nlines"))
        'two\\nlines'
    """
    text = value[: LONGEST_REPR + 1] if isinstance(value, str) else value
    try:
        printed = repr(text)
    except Exception:  # noqa: BLE001 - a hostile __repr__ must not hide the problem that is being reported
        printed = f"<{type(value).__name__}>"
    printed = escaped(printed)  # repr does so too, but a __repr__ of a host's own may not
    return printed if len(printed) <= LONGEST_REPR else printed[: LONGEST_REPR - 1] + "…"


def escaped(text: str) -> str:
    """Return a text in which nothing ends a line, moves a terminal or hides, whoever wrote it.

    Examples:
        >>> from eucentralasia.errors import escaped
        >>> print(escaped("a.toml\\n::error::forged \\x1b[31mred"))
        a.toml\\n::error::forged \\x1b[31mred
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


# What people write for a word of ours, which stands first; of several those are meant that are known there.
SYNONYMS: Final = """\
leaders: presidents|president|heads of state|head of state|heads of government|presidential
ministers: ministerial level|commissioners|foreign ministers
ministerial ministers: ministerial|ministerial meeting
deputy-ministers: deputies|vice-ministers|vice ministers
senior-officials: officials level|senior officials|directors
parliamentarians: parliament|mps|meps|parliamentary
experts: technical|working level
virtual: online|remote|video|videoconference|video conference|zoom|vtc|by video
in-person: offline|onsite|on-site|face-to-face|face to face|physical|in-presence
held: done|completed|took place|past|happened|yes
planned: upcoming|scheduled|future|expected|announced|tbc
decision: decided|agreed|agreement|conclusion
signature: signed|signing
session: side-event|side event
conference: workshop
pledge: pledged|funding|money|grant
call: phone|phone call|telephone call|conference call|videocall
summit: leaders' meeting|summits
regional: multilateral|region|c5+1|all five
bilateral: one-to-one|one country
institutional: official|treaty|formal|statutory|standing
programme: project|program|technical cooperation
annual: yearly|every year|once a year
semi-annual: twice a year|half-yearly|every six months
chair: chairman|chairperson|chairwoman
co-chair: cochair|co-chairman|cochairs
follows: after
followed-by: next|later
prepares: before
part-of: within|parent
has-part: children|parts|contains
in-force: in force|entered into force|applied
official: person|people|persons|politician
officials: person|people|persons|participants|attendees|speakers
events: meetings|dialogues|meeting
organisations: institutions|bodies|ministries|organizations
name: title|event|subject|meeting
dates: date|day|when|datum
first_day: start|begin|start_date|from|date_start
last_day: end|end_date|to|date_end
city: place|location|town|where|ort|stadt
parties: countries|sides|delegations
chairs: chairman|chairperson|chair
edition: number|no|nr|round
kind: type|format|form
sources: url|urls|link|links|source|website
topics: theme|themes|subjects|agenda
cited: documents|document
summary: description|notes|abstract
announcement: announced
mode: format
"""


@cache
def synonyms() -> dict[str, tuple[str, ...]]:
    """Return the words of ours that people mean by a word of theirs; read when first asked, as few ask."""
    found: dict[str, tuple[str, ...]] = {}
    for line in SYNONYMS.splitlines():
        ours, _, theirs = line.partition(": ")
        for word in theirs.split("|"):
            found[word] = (*found.get(word, ()), *ours.split())
    return found


def nearest(text: object, known: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Return the known words most like a text, best first, whatever their case; none for what is no text."""
    from difflib import get_close_matches

    if not isinstance(text, str):
        return ()
    known = tuple(known)
    meant = synonyms().get(" ".join(text[:LONGEST_GUESSED].casefold().split()), ())
    if same := tuple(word for word in meant if word in known):
        return same
    by_case = {word.casefold(): word for word in sorted(known, reverse=True)}
    return tuple(
        by_case[word] for word in get_close_matches(text[:LONGEST_GUESSED].casefold(), by_case, n=most)
    )


def did_you_mean(words: Iterable[str], names: Iterable[str] = ()) -> str:
    """Return a hint for the end of a sentence, or nothing where there is no word to offer.

    Args:
        words: The words to type.
        names: What each is called, where the word does not say it.
    """
    pairs = zip_longest(words, names, fillvalue="")
    listed = " or ".join(f"{word!r} ({name})" if name else repr(word) for word, name in pairs)
    return f"; did you mean {listed}?" if listed else ""


def refuse_no_text(what: str, value: object) -> None:
    """Raise TypeError for what is no text, in the words of whoever asks for one."""
    if not isinstance(value, str):
        msg = f"{what} is a str, not {type(value).__name__}"
        raise TypeError(msg)


def refuse_lone_text(argument: str, value: object) -> None:
    """Raise TypeError for a text where a list of texts is asked for: it would be taken for its letters."""
    if isinstance(value, str):
        msg = f"{argument} takes a list of texts; write {argument}=[{safe_repr(value)}]"
        raise TypeError(msg)


# Problem and Conflict are named tuples: each first record imports this file, and two attrs classes take 2 ms.
class Problem(NamedTuple):
    """One thing that is wrong in some data: where it is, what was wanted and what was found.

    Args:
        expected: What was wanted, with a hint where there is one.
        got: What was found, already cut and escaped for showing.
        code: A short stable word for the kind of problem, such as ``"type"`` or ``"unknown-id"``.
        file: Name of the file, or ``None`` for data that came from no file.
        path: Where it is inside the record or file, such as ``"place.city"`` or ``"events[3].dates"``.
        record: Id of the record, or ``None`` where none is known.
        line: Line number in the file, counted from 1, where the parser gives one.
        severity: ``"error"``, ``"warning"`` or ``"info"``.

    Examples:
        >>> from eucentralasia import Problem
        >>> print(Problem(file="a.toml", path="dates", record="x", expected="a date", got="3", code="type"))
        a.toml: dates (x): expected a date, got 3
    """

    expected: str
    got: str
    code: str
    file: str | None = None
    path: str = ""
    record: str | None = None
    line: int | None = None
    severity: str = "error"

    def __str__(self) -> str:
        line = ":".join(str(part) for part in (self.file, self.line) if part is not None)
        field = " ".join(part for part in (self.path, f"({self.record})" if self.record else "") if part)
        # names of files and ids in the data come from outside as much as what was found
        return escaped(": ".join(filter(None, (line, field, f"expected {self.expected}, got {self.got}"))))


class Conflict(NamedTuple):
    """A field that two registries have differently for the same record.

    Args:
        drawer: The drawer of the record.
        record: Id of the record.
        field: The field; ``"former_ids"`` where an id of one record was once that of another.
        left: The value in the registry that came first, or that was kept.
        right: The other value.
        left_sources: The sources that support the left value.
        right_sources: The sources that support the right value.
    """

    drawer: str
    record: str
    field: str
    left: Any
    right: Any
    left_sources: tuple[Any, ...] = ()
    right_sources: tuple[Any, ...] = ()

    def __str__(self) -> str:
        left, right = _side(self.left, self.left_sources), _side(self.right, self.right_sources)
        return escaped(f"{self.drawer} {self.record} {self.field}: {left} or {right}")


def _side(value: object, sources: tuple[Any, ...]) -> str:
    publishers = ", ".join(dict.fromkeys(source.publisher for source in sources))
    return f"{safe_repr(value)} ({publishers or 'no source'})"


class EUCentralAsiaError(Exception):
    """The parent of every error that this package raises on purpose."""


class DataError(EUCentralAsiaError, ValueError):
    """Some data are not what the records allow; all problems come at once.

    Args:
        problems: The problems, in the order of files and lines.
        stopped: Whether there may be more, as reading stopped at the most that a load reports.

    Examples:
        >>> import eucentralasia as eca
        >>> try:
        ...     eca.loads("schema = 1\\nevnts = []", "toml")
        ... except eca.DataError as error:
        ...     print(error.problems[0])
        evnts: expected the name of a drawer; did you mean 'events'?, got 'evnts'
    """

    # the flag is no keyword, as an error is unpickled by position
    def __init__(self, problems: Iterable[Problem], stopped: bool = False) -> None:  # noqa: FBT001, FBT002
        self.problems: tuple[Problem, ...] = tuple(problems)
        self.stopped = stopped
        super().__init__(self.problems, stopped)

    def __str__(self) -> str:
        count = len(self.problems)
        head = "1 problem in the data" if count == 1 else f"{count} problems in the data"
        head += ", and reading stopped there" if self.stopped else ""
        return "\n  ".join((head, *(str(problem) for problem in self.problems)))


class MergeError(EUCentralAsiaError, ValueError):
    """Registries cannot be merged, as they disagree; all conflicts come at once.

    Args:
        conflicts: The conflicts, each with both values and their sources.
    """

    def __init__(self, conflicts: Iterable[Conflict]) -> None:
        self.conflicts: tuple[Conflict, ...] = tuple(conflicts)
        super().__init__(self.conflicts)

    def __str__(self) -> str:
        count = len(self.conflicts)
        listed = [str(conflict) for conflict in self.conflicts[:MOST_LISTED]]
        more = [f"and {count - MOST_LISTED} more in .conflicts"] if count > MOST_LISTED else []
        hint = "give on_conflict='first' or 'last' to choose a side"
        return "\n  ".join((f"{count} conflict{'s' if count > 1 else ''}; {hint}", *listed, *more))


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
        return escaped(f"expected {self.expected}, got {safe_repr(self.text)}")


class UnknownRecordError(EUCentralAsiaError, KeyError):
    """No record of that kind has that id or name.

    Args:
        kind: What was looked for, in the singular, such as ``"event"``.
        key: The id or name that was asked for.
        nearest: The most similar ids or names that exist, best first.
        hint: Why there can be none, where that is known.
        names: What each of the nearest is called, where its id does not say it.
        ask: Returns the nearest, their names and a hint when they are first asked for, as looking for them
            is dear and whoever catches the error may not want to know.
    """

    def __init__(
        self,
        kind: str,
        key: object,
        nearest: Iterable[str] = (),
        hint: str = "",
        names: Iterable[str] = (),
        *,
        ask: Asked | None = None,
    ) -> None:
        self.kind = kind
        self.key = key
        self._hint = hint
        self._near = tuple(nearest), tuple(names)
        self._ask = ask
        super().__init__(kind, key)

    @property
    def nearest(self) -> tuple[str, ...]:
        """The most similar ids or names that exist, best first."""
        return self._found()[0]

    @property
    def hint(self) -> str:
        """Why there can be none, or what to do instead, where that is known."""
        self._found()
        return self._hint

    @property
    def names(self) -> tuple[str, ...]:
        """What each of the nearest is called, or ``""`` where its id says as much."""
        return self._found()[1]

    def _found(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        if self._ask is not None:
            (*near, hint), self._ask = self._ask(), None
            self._near, self._hint = (near[0], near[1]), self._hint or hint
        return self._near

    def __reduce__(self) -> tuple[Any, ...]:
        nearest, names = self._found()
        return type(self), (self.kind, self.key, nearest, self._hint, names)

    def __str__(self) -> str:
        near = did_you_mean(*self._found())
        hint = f"; {self._hint}" if self._hint else ""
        return escaped(f"no {self.kind} {safe_repr(self.key)}{near}{hint}")


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
        self.candidates: tuple[Any, ...] = tuple(candidates)
        super().__init__(name, self.candidates)

    def __str__(self) -> str:
        listed = ", ".join(safe_repr(getattr(candidate, "id", candidate)) for candidate in self.candidates)
        return f"{safe_repr(self.name)} means several: {listed}"


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
        if getattr(sys, "frozen", False):  # where nothing can be installed
            return f"{self.package} is not frozen in; add: --hidden-import {self.package.replace('-', '_')}"
        return f'{self.package} is not installed; try: python -m pip install "eucentralasia[{self.extra}]"'


def imported(module: str, extra: str) -> Any:
    """Import a module of a package that an extra brings.

    Args:
        module: The full name of the module.
        extra: The extra.

    Raises:
        MissingExtraError: The package is not installed; one that is there but broken raises its own error.
    """
    package = module.partition(".")[0]
    try:
        import_module(package)
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name != package:
            raise
        raise MissingExtraError(extra, package) from None
