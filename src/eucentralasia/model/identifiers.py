"""What a record is called in an outside scheme; apart from the other parts, as events have none."""

from typing import ClassVar, Self

from attrs import frozen

from eucentralasia.model.patterns import IDENTIFIER, Form
from eucentralasia.model.validation import OneText, refusal, text_problem

__all__ = ["Identifier"]


@frozen(kw_only=True, eq=False, repr=False)
class Identifier(OneText):
    """What a record is called in an outside scheme; files write it as one text, ``scheme:value``.

    Args:
        scheme: Who calls it so, such as ``"wikidata"`` or ``"celex"``, in small letters, digits and hyphens.
        value: What it is called there.

    Raises:
        DataError: A scheme or a value has another form.

    Examples:
        >>> import eucentralasia as eca
        >>> one = eca.Identifier.from_text("celex:52013IP0190")
        >>> one.scheme, one.value, str(one)
        ('celex', '52013IP0190', 'celex:52013IP0190')

    It equals its text, so that one can be looked for as files write it:

        >>> "wikidata:Q232" in eca.countries["KZ"].identifiers
        True
    """

    form: ClassVar[Form] = IDENTIFIER

    scheme: str
    value: str

    def __attrs_post_init__(self) -> None:
        wanted = "two texts" if {type(self.scheme), type(self.value)} != {str} else text_problem(str(self))
        if wanted is None and not IDENTIFIER.holds(str(self)):
            wanted = IDENTIFIER.wanted
        # a colon in the scheme would be read back as another scheme
        if wanted is not None or ":" in self.scheme:
            raise refusal([("", wanted or IDENTIFIER.wanted, str(self), IDENTIFIER.code)])

    def __eq__(self, other: object) -> bool:
        return str(self) == other if isinstance(other, str) else super().__eq__(other)

    def __hash__(self) -> int:
        return hash(str(self))

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Read ``scheme:value``.

        Raises:
            DataError: The text has another form.
        """
        scheme, colon, value = text.partition(":")
        if not colon:
            raise refusal([("", IDENTIFIER.wanted + IDENTIFIER.mended(text), text, IDENTIFIER.code)])
        return cls(scheme=scheme, value=value)

    @property
    def key(self) -> str:
        """The scheme, which is how a path names it: ``identifiers.celex``."""
        return self.scheme

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}"
