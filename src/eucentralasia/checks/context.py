"""What a check looks at and says; all rules import it, and the list of checks imports all rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import frozen

from eucentralasia.model import Record

if TYPE_CHECKING:
    from eucentralasia.registry import Registry


@frozen(kw_only=True)
class Context:
    """What is checked: a registry, and texts that it must not have copied from.

    Args:
        registry: The registry.
        texts: Texts of others, in full.
    """

    registry: Registry
    texts: tuple[str, ...] = ()


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
