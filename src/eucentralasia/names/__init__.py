"""Names: which record goes by a name, exactly or nearly; the way in for all that have records with names.

What answers a question is imported when it is first asked.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Generic, TypeVar

from eucentralasia.errors import AmbiguousNameError, UnknownRecordError
from eucentralasia.model import Record
from eucentralasia.model.call_hints import hinting

if TYPE_CHECKING:
    from eucentralasia.names.index import NameIndex
    from eucentralasia.names.lookup import When
    from eucentralasia.names.search import Match

__all__ = ["Named"]

T = TypeVar("T", bound=Record)


class Named(ABC, Generic[T]):
    """Some records that are asked for by name; the class that has them says which, and what one is called."""

    __slots__ = ()

    @abstractmethod
    def _exactly(self, name: str) -> T | None:
        """Return the record that alone goes by a text as it stands, fast; ``None`` if in doubt."""

    @abstractmethod
    def _names(self) -> NameIndex[T]:
        """Return the index of all names, of which some records may not be meant."""

    @abstractmethod
    def _has(self, record: T) -> bool:
        """Whether a record of the index is meant."""

    @abstractmethod
    def _elsewhere(self, name: object) -> str:
        """Say where else the record of a name is; nothing where nobody knows."""

    @abstractmethod
    def _called(self) -> str:
        """Return what one of the records is called in a sentence."""

    @hinting
    def find(self, name: str | int, *, on: When | None = None) -> T:
        """Return the record that goes by a name, whatever its case, accents, script and word order.

        Args:
            name: An id, a code (398 too), a name in any language of the data, a short form (``"12th
                HLPSD"``), a surname with initials, titles or a father's name or without, or the title of a
                post, which means its holders.
            on: A day or a span of days: the name must have been in use then, the post held, the edition of a
                series under way.

        Raises:
            UnknownRecordError: None does; the nearest names are told.
            AmbiguousNameError: Several do; all are told, for a post also who held it before.
            DateError: ``on`` is no date.

        Examples:
            >>> import eucentralasia as eca
            >>> eca.countries.find("Kyrgyz Republic").id, eca.countries.find("Казахстан").id
            ('KG', 'KZ')
            >>> eca.find("12th HLPSD"), eca.find("Nur-Sultan", on="2020")
            (<Event 'hlpsd-12'>, <City 'Astana'>)
            >>> eca.find("EU Special Representative for Central Asia", on="2018").name
            'Peter Burian'
            >>> eca.find("President of Kazakhstan").name
            'Kassym-Jomart Tokayev'
        """
        if on is None and type(name) is str:
            record = self._exactly(name)
            if record is None:
                from eucentralasia.names.normalise import folded

                record = self._exactly(folded(name))
            if record is not None and self._has(record):
                return record
        records = self.named(name, on=on)
        if len(records) == 1:
            return records[0]
        if records:
            raise AmbiguousNameError(name, records)
        from eucentralasia.names.search import nearest_names

        near, why = nearest_names(self._names(), name, on, self._has)
        elsewhere = "" if why else self._elsewhere(name)
        if elsewhere:  # what only sounds so was not meant
            near = tuple(one for one in near if str(name).casefold() in one.casefold())
        raise UnknownRecordError(self._called(), name, near, why or elsewhere)

    @hinting
    def named(self, name: str | int, *, on: When | None = None) -> tuple[T, ...]:
        """Return all records that go by a name, or went by it on a day; none where the name is unknown.

        Examples:
            >>> import eucentralasia as eca
            >>> eca.officials.named("Vassilenko")
            (<Official 'roman-vassilenko'>, <Official 'stanislav-vassilenko'>)
        """
        from eucentralasia.names.lookup import named

        return tuple(record for record in named(self._names(), name, on) if self._has(record))

    @hinting
    def search(self, text: str, limit: int = 10) -> tuple[Match[T], ...]:
        """Return the records whose names are most like a text, best first; of equals the first in order.

        It forgives spelling, the other script, word order and missing words; an empty text is like nothing.
        Where ``rapidfuzz`` is installed (the extra ``fuzzy``) it counts faster, and gives the same.

        Args:
            text: What was asked; at most 500 characters.
            limit: The most to return.

        Raises:
            TextTooLongError: The text is longer.

        Examples:
            >>> import eucentralasia as eca
            >>> eca.countries.search("Kirgizstan", limit=1)[0].record.id
            'KG'
            >>> eca.search("Gochmyradow", limit=1)[0].record
            <Official 'aymyrat-gochmyradov'>
        """
        from eucentralasia.names.search import searched

        return searched(self._names(), text, limit, self._has)
