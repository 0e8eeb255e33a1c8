"""The people and the bodies that they serve: organisations and officials."""

import datetime as dt

from attrs import frozen

from eucentralasia.dates import day
from eucentralasia.errors import AmbiguousNameError
from eucentralasia.model.forms import IDENTIFIER, SLUG, formed
from eucentralasia.model.parts import Appointment, Dispute, Name, Source
from eucentralasia.model.record import Record
from eucentralasia.model.shapes import ids
from eucentralasia.model.words import OrganisationKind

__all__ = ["Official", "Organisation"]


@frozen(kw_only=True, repr=False)
class Organisation(Record):
    """A public body.

    Args:
        id: Such as ``"eeas"`` or ``"kz-mfa"``.
        name: Its English name.
        kind: What sort of body it is.
        parent: Id of the organisation that it is part of.
        party: Id of the country or region that it belongs to.
        identifiers: Ids elsewhere, as ``scheme:value``.
        former_ids: Ids that the record once had.
        names: Its other names.
        disputes: Other claims than the recorded ones.
        sources: The pages that say so.

    Examples:
        >>> import eucentralasia as eca
        >>> eca.organisations["eeas"].party
        'eu'
    """

    id: str = formed(SLUG)
    name: str
    kind: OrganisationKind | None = None
    parent: str | None = ids("organisations", default=None)
    party: str | None = ids("countries", "regions", default=None)
    identifiers: tuple[str, ...] = formed(IDENTIFIER, ())
    former_ids: tuple[str, ...] = formed(SLUG, ())
    names: tuple[Name, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    sources: tuple[Source, ...] = ()


@frozen(kw_only=True, repr=False)
class Official(Record):
    """A person in public office; nothing private is recorded.

    Args:
        id: Given name and family name.
        name: The name as sources cite it.
        former_ids: Ids that the record once had.
        names: Its other spellings.
        appointments: The posts held.
        disputes: Other claims than the recorded ones.
        sources: The pages that say so.

    Examples:
        >>> import eucentralasia as eca
        >>> eca.officials["olof-skoog"].title_on("2025-07-11")
        'Deputy Secretary-General for Political Affairs'
    """

    id: str = formed(SLUG)
    name: str
    former_ids: tuple[str, ...] = formed(SLUG, ())
    names: tuple[Name, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    sources: tuple[Source, ...] = ()

    def appointments_on(self, on: str | dt.date) -> tuple[Appointment, ...]:
        """Return the posts surely held on a day.

        A post is sure between its latest start and its earliest end, on an attested day, and between two sure days;
        an open end is sure until the record's sources were last looked up.

        Args:
            on: The day asked about, as a ``date`` or ``"YYYY-MM-DD"``.

        Raises:
            DateError: ``on`` is not one whole day.
        """
        asked = day(on)
        until = max((source.accessed.latest for source in self.sources if source.accessed), default=None)
        return tuple(post for post in self.appointments if post.surely_covers(asked, until))

    def appointment_on(self, on: str | dt.date) -> Appointment | None:
        """Return the only post surely held on a day, or ``None`` if there was none.

        Raises:
            AmbiguousNameError: There were several; ``appointments_on`` gives them all.
            DateError: ``on`` is not one whole day.
        """
        posts = self.appointments_on(on)
        if len(posts) > 1:
            raise AmbiguousNameError(f"the post of {self.id} on {on}", [post.title for post in posts])
        return posts[0] if posts else None

    def title_on(self, on: str | dt.date) -> str | None:
        """Return the title of the only post surely held on a day, or ``None`` if there was none.

        Raises:
            AmbiguousNameError: There were several.
            DateError: ``on`` is not one whole day.
        """
        post = self.appointment_on(on)
        return post.title if post else None
