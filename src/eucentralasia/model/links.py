"""The parts that lead to another record: to an event that one stands to, to a document that was dealt with.

They stand apart from the other parts, as their vocabularies would add 3 ms to the first country.
"""

from attrs import frozen

from eucentralasia.model.patterns import ids
from eucentralasia.model.validation import Value
from eucentralasia.model.vocabularies import LinkKind, RelationKind

__all__ = ["DocumentLink", "Relation"]


@frozen(kw_only=True, eq=False, repr=False)
class Relation(Value):
    """How an event stands to another.

    Args:
        event: Id of the other event.
        how: The relation, read from the record that holds it: this event is *part-of* the other.
    """

    event: str = ids("events")
    how: RelationKind

    @property
    def key(self) -> str:
        """The other event, which is how a path names it."""
        return self.event


@frozen(kw_only=True, eq=False, repr=False)
class DocumentLink(Value):
    """What an event did with a document, or how a document stands to another.

    Args:
        document: Id of the document.
        how: What was done.
        section: Id of the section that it was about.
    """

    document: str = ids("documents")
    how: LinkKind
    section: str | None = None

    @property
    def key(self) -> str:
        """The document, which is how a path names it."""
        return self.document
