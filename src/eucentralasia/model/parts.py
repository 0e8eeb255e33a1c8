"""The parts that every record may have: other names, sources and disputes."""

from enum import StrEnum

from attrs import frozen

from eucentralasia.dates import DateSpan, PartialDate
from eucentralasia.model.closed_list import Listed
from eucentralasia.model.patterns import LANGUAGE, SCRIPT, WEB, formed
from eucentralasia.model.validation import Value

__all__ = ["Dispute", "Name", "NameKind", "Source"]


class NameKind(StrEnum, metaclass=Listed):
    """What sort of name it is; a new member needs a use that finding a record must tell apart."""

    OFFICIAL = "official"
    SHORT = "short"
    ALIAS = "alias"
    FORMER = "former"
    ABBREVIATION = "abbreviation"
    SPELLING = "spelling"


@frozen(kw_only=True, eq=False, repr=False)
class Name(Value):
    """Another name of a record.

    Args:
        value: The name, in its own script.
        lang: BCP 47 language tag, such as ``"ru"``.
        script: ISO 15924 script, such as ``"Cyrl"``.
        kind: What sort of name it is.
        dates: When it was in use; ``None`` where no source limits it.
    """

    value: str
    lang: str | None = formed(LANGUAGE, None)
    script: str | None = formed(SCRIPT, None)
    kind: NameKind | None = None
    dates: DateSpan | None = None

    @property
    def key(self) -> str:
        """The language, which is how a path names it: ``names.ru``."""
        # BCP 47's word for a language that nobody has determined
        return self.lang or "und"


@frozen(kw_only=True, eq=False, repr=False)
class Source(Value):
    """A page that says something about a record.

    Args:
        url: Its address, http or https.
        publisher: Who published it, in the one spelling of the registry's list.
        title: Its title.
        published: When it was published.
        accessed: When it was last looked up.
        lang: BCP 47 tag of its language.
        supports: Paths of the fields that it says, such as ``"place.city"``; a path covers its children.
        note: A remark of our own, such as what the page leaves vague.
    """

    url: str = formed(WEB)
    publisher: str
    title: str | None = None
    published: PartialDate | None = None
    accessed: PartialDate | None = None
    lang: str | None = formed(LANGUAGE, None)
    supports: tuple[str, ...] = ()
    note: str | None = None

    def covers(self, path: str) -> bool:
        """Whether it supports a path, by naming it or a parent of it."""
        return any(path == supported or path.startswith(supported + ".") for supported in self.supports)


@frozen(kw_only=True, eq=False, repr=False)
class Dispute(Value):
    """Another claim than the one that the record holds.

    Args:
        field: Path of the field that is disputed.
        claim: What is claimed instead.
        urls: Pages that claim it.
        note: A remark of our own.
    """

    field: str
    claim: str
    urls: tuple[str, ...] = formed(WEB, ())
    note: str | None = None
