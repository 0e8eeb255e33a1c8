"""What a check looks at and says; all rules import it, and the list of checks imports all rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from attrs import frozen

from eucentralasia.dates import day
from eucentralasia.errors import DateError, UnknownRecordError
from eucentralasia.model import Record

if TYPE_CHECKING:
    import datetime as dt

    from eucentralasia.registry import Registry


# Words of a list in a message: what more there are stands in the data, and a list there may be of any length.
MOST_LISTED: Final = 10


@frozen(kw_only=True)
class Context:
    """What is checked: a registry, and texts that it must not have copied from.

    Args:
        registry: The registry.
        texts: Texts of others, in full.
    """

    registry: Registry
    texts: tuple[str, ...] = ()

    def record(self, key: str | None, *drawers: str) -> Any:
        """Return the record with an id, here or in the base; ``None`` where there is none, as of no id."""
        try:
            return self.registry.lookup(key, *drawers) if key is not None else None
        except UnknownRecordError:
            return None  # another check reports the id

    @property
    def day(self) -> dt.date | None:
        """The day of the registry; ``None`` where its version is none, as a host may count otherwise."""
        try:
            return day(self.registry.version or "")
        except DateError:
            return None


@frozen
class Finding:
    """One thing that a rule found.

    Args:
        record: The record that should be mended.
        path: The path of the field in it.
        expected: What was wanted, with the mend.
        got: What was found.
    """

    record: Record
    path: str
    expected: str
    got: object


Profile: TypeAlias = Literal["own", "curated"]
Rule = Callable[[Context], Iterator[Finding]]


@frozen
class Check:
    """A named rule of sense.

    Args:
        name: Its stable name.
        rule: The function that finds what breaks it.
        severity: ``"error"``, ``"warning"`` or ``"info"``.
        profile: ``"own"`` for what makes no sense in anybody's data, ``"curated"`` for a rule of the house.
    """

    name: str
    rule: Rule
    severity: str = "error"
    profile: Profile = "own"

    @property
    def says(self) -> str:
        """What must hold, in one sentence."""
        return (self.rule.__doc__ or "").partition("\n")[0]


def listed(words: Iterable[object]) -> str:
    """Return the first of some words as a text, with a sign that there are more.

    Examples:
        >>> from eucentralasia.checks.context import listed
        >>> listed(range(3)), listed(range(10**9))
        ('0, 1, 2', '0, 1, 2, 3, 4, 5, 6, 7, 8, 9, …')
    """
    first = [str(word) for word in islice(words, MOST_LISTED + 1)]
    return ", ".join(first if len(first) <= MOST_LISTED else [*first[:MOST_LISTED], "…"])
