"""The outcomes: what came of an event."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any, ClassVar

from attrs import frozen

from eucentralasia.model.closed_list import Listed
from eucentralasia.model.patterns import CURRENCY, SLUG, formed, ids
from eucentralasia.model.validation import POSITIVE, Flaw, Value

__all__ = ["Outcome", "OutcomeKind"]


class OutcomeKind(StrEnum, metaclass=Listed):
    """What sort of result it is; a new member needs an act that pages tell apart from these.

    A document is adopted, signed or initialled; money is pledged; the sides decide something, or to meet
    again; and one side announces what it will do.
    """

    ADOPTION = "adoption"
    SIGNATURE = "signature"
    INITIALLING = "initialling"
    PLEDGE = "pledge"
    DECISION = "decision"
    AGREEMENT_TO_MEET = "agreement-to-meet"
    ANNOUNCEMENT = "announcement"


@frozen(kw_only=True, eq=False, repr=False)
class Outcome(Value):
    """What came of an event, in our own words.

    Args:
        id: Its id within the event, such as ``"raw-materials-declaration"``.
        kind: What sort of result it is.
        text: A sentence of our own.
        amount: The money in it, in whole units of its currency.
        currency: ISO 4217 code of the currency of the amount.
        document: Id of the document that it belongs to.
        party: Id of the country or region that pledged or announced it, or that it is for.

    Examples:
        >>> import eucentralasia as eca
        >>> pledge = {"id": "package", "kind": "pledge", "text": "A loan.", "amount": 12, "currency": "EUR"}
        >>> eca.structure(pledge, eca.Outcome).amount
        12
    """

    id: str = formed(SLUG)
    kind: OutcomeKind
    text: str
    amount: int | None = formed(POSITIVE, None)
    currency: str | None = formed(CURRENCY, None)
    document: str | None = ids("documents", default=None)
    party: str | None = ids("countries", "regions", default=None)

    @property
    def label(self) -> str:
        """The sentence."""
        return self.text

    def _broken_rules(self) -> Iterator[Flaw]:
        if (self.amount is None) != (self.currency is None):
            yield "amount", "an amount and its currency, or neither", self.amount or self.currency, "missing"

    _rules_schema: ClassVar[dict[str, Any]] = {
        "anyOf": [
            {
                "required": ["amount", "currency"],
                "properties": {"amount": {"type": "integer"}, "currency": {"type": "string"}},
            },
            {"properties": {"amount": {"type": "null"}, "currency": {"type": "null"}}},
        ]
    }
