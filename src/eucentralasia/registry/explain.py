"""Answers that are more than records: why a value stands there, and when to expect the next edition."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from eucentralasia.dates import PartialDate
from eucentralasia.dates.partial import MadeOnce
from eucentralasia.model import Cadence, Dispute, Source
from eucentralasia.model.plain_data import one_line

__all__ = ["Estimate", "Explanation"]


@frozen(kw_only=True)
class Explanation(MadeOnce):
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

    def _repr_html_(self) -> str:
        from eucentralasia.model.display import facts

        claims = [("but", other.claim) for other in self.disputes]
        return facts(f"{self.record} {self.field}", [("value", self.value), *claims], self.sources)

    def __str__(self) -> str:
        is_known = self.value is not None and self.value != () and bool(one_line(self.value))
        lines = [f"{self.record} {self.field}: {one_line(self.value) if is_known else 'not known'}"]
        lines += [f"  says {source.publisher}: {source.url}" for source in self.sources]
        lines += [] if self.sources or not is_known else ["  no source supports it"]
        for other in self.disputes:
            note = f" ({other.note})" if other.note else ""
            lines += [f"  but {other.claim}: {', '.join(other.urls)}{note}"]
        return "\n".join(lines)


@frozen(kw_only=True)
class Estimate(MadeOnce):
    """When the next edition of a series may be expected; an estimate, never a fact.

    Args:
        series: Id of the series.
        date: The month, marked as approximate.
        after: Id of the newest edition that was held.
        cadence: The stated rhythm that it rests on.
        overdue: Whether it was past on the day of the registry, and no edition is recorded.
    """

    series: str
    date: PartialDate
    after: str
    cadence: Cadence
    overdue: bool = False

    def _repr_html_(self) -> str:
        from eucentralasia.model.display import facts

        rest = [
            ("after", self.after),
            ("cadence", self.cadence),
            ("overdue", "yes" if self.overdue else "no"),
        ]
        return facts(f"{self.series}, the next", [("about", self.date), *rest])

    def __str__(self) -> str:
        month = f"{self.date.year}-{self.date.month:02}"
        late = "; overdue on the day of the registry" if self.overdue else ""
        return (
            f"{self.series}: about {month}, as {self.after} was held and the series is {self.cadence}{late}"
        )
