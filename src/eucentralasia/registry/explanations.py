"""The answers of a registry that are more than records: why a value stands there, and when to expect the next edition."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from eucentralasia.codec import unstructure
from eucentralasia.dates import PartialDate
from eucentralasia.model import Cadence, Dispute, Source

__all__ = ["Estimate", "Explanation", "plain"]


@frozen(kw_only=True)
class Explanation:
    """Why a record says what it says: the value of a field, who supports it, and who claims otherwise.

    Args:
        record: Id of the record.
        field: Path of the field.
        value: What the record holds there; a tuple where the path names several parts.
        sources: The sources that support it.
        disputes: Other claims about it.
    """

    record: str
    field: str
    value: Any
    sources: tuple[Source, ...]
    disputes: tuple[Dispute, ...]

    def __str__(self) -> str:
        lines = [f"{self.record} {self.field}: {plain(self.value)}"]
        lines += [f"  says {source.publisher}: {source.url}" for source in self.sources] or [
            "  no source supports it"
        ]
        lines += [
            f"  but {other.claim}: {', '.join(other.urls)}{f' ({other.note})' if other.note else ''}"
            for other in self.disputes
        ]
        return "\n".join(lines)


@frozen(kw_only=True)
class Estimate:
    """When the next edition of a series may be expected; an estimate, never a fact.

    Args:
        series: Id of the series.
        date: The month, marked as approximate.
        after: Id of the newest edition that was held.
        cadence: The stated rhythm that it rests on.
    """

    series: str
    date: PartialDate
    after: str
    cadence: Cadence

    def __str__(self) -> str:
        return f"{self.series}: about {self.date.year}-{self.date.month:02}, as {self.after} was held and the series is {self.cadence}"


def plain(value: Any) -> str:
    """Show a value of a record on one line, as its files would."""
    shown = unstructure(value)
    if isinstance(shown, list):
        return ", ".join(plain(one) for one in shown)
    if isinstance(shown, dict):
        return "; ".join(f"{key} {plain(one)}" for key, one in shown.items())
    return str(shown)
