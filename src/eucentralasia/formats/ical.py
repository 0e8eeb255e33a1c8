"""iCalendar (RFC 5545): events as a calendar to subscribe to; needs the extra ``ical``."""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, cast, get_args
from urllib.parse import quote

from eucentralasia.dates import day
from eucentralasia.errors import DateError, imported, refuse_no_text, safe_repr
from eucentralasia.formats._columns import coordinates
from eucentralasia.formats._files import write
from eucentralasia.formats._moved import missing_in
from eucentralasia.formats._source import Omission, Resolver, events_of, head
from eucentralasia.model import RelationKind, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from eucentralasia.formats._source import PathLike, Records, Report
    from eucentralasia.model import Event

__all__ = ["Vague", "dump", "dumps"]
if not TYPE_CHECKING:
    __getattr__ = missing_in(__name__)

Vague: TypeAlias = Literal["omit", "span"]
"""What becomes of an event whose day is not known: left out, or all the days that it can have been."""

PRODUCT: Final = "-//eucentralasia//eucentralasia//EN"
TITLE: Final = "EU–Central Asia dialogues"
DOMAIN: Final = "eucentralasia"
REFRESH: Final = dt.timedelta(days=7)  # meetings are announced weeks ahead
STATUSES: Final = MappingProxyType(
    {
        Status.HELD: "CONFIRMED",
        Status.PLANNED: "TENTATIVE",
        Status.POSTPONED: "TENTATIVE",
        Status.CANCELLED: "CANCELLED",
    }
)
# Those that RFC 5545 and 9253 have a word for; the next edition follows from the series.
RELATIONS: Final = MappingProxyType({RelationKind.PART_OF: "PARENT", RelationKind.ALONGSIDE: "SIBLING"})
# What RFC 3986 gives a meaning stays; letters of other scripts, which a web address may have, are escaped.
URI: Final = "!#$%&'()*+,/:;=?@[]~"
SPECIAL: Final = re.compile(r"[\\;,]")
LINE_END: Final = re.compile(r"\r\n|\r|\n")
# What some reader takes for the end of a line, or cannot read at all: a calendar has no escape for it.
BROKEN: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def dumps(
    records: Records,
    *,
    name: str | None = None,
    domain: str = DOMAIN,
    vague: Vague = "omit",
    uid: Callable[[Event], str] | None = None,
    report: Report = None,
) -> str:
    """Return a calendar of all-day events.

    The same record has the same UID for ever. DTSTAMP, LAST-MODIFIED and SEQUENCE are the version of the
    data, so that the same data give the same calendar, and newer data newer events. RELATED-TO leads to the
    next edition of the series, to the event that it is part of, and to those alongside.

    Args:
        records: A registry or a collection of events, such as ``eucentralasia.curated.editions("hlpsd")``.
        name: The name of the calendar; without it that of the only series, or a general one.
        domain: What stands after the id in the UID of an event; your own for events of your own.
        vague: ``"omit"`` leaves out an event whose day is not known, or not sure; ``"span"`` shows all days
            that it can have been, as tentative and with that in its summary, unless no last one is known.
        uid: Returns the whole UID of an event, where another system gave it one, instead of ``domain``.
        report: Called with each event that is left out, as its dates are not whole days that are sure.

    Raises:
        MissingExtraError: ``icalendar`` is not installed.
        TypeError: The records are no events, or a UID is no text.
        ValueError: ``vague`` is another word.

    Examples:
        >>> import eucentralasia as eca
        >>> talks = eca.Event(id="talks-1", name="Talks; first, and last", dates="2030-05-31")
        >>> later = eca.Event(id="talks-2", name="Talks", dates="2031-05")
        >>> text = eca.formats.ical.dumps(eca.Registry([talks, later]), report=print)
        events talks-2 dates: a calendar needs whole days that are sure, not 2031-05
        >>> print(*text.split("\\r\\n")[9:14], sep="\\n")
        SUMMARY:Talks\\; first\\, and last
        DTSTART;VALUE=DATE:20300531
        DTEND;VALUE=DATE:20300601
        DTSTAMP:19700101T000000Z
        UID:talks-1@eucentralasia
    """
    icalendar = imported("icalendar", "ical")
    events = _chosen(records, vague, report)
    uids = {event.id: _uid(uid(event) if uid else f"{event.id}@{domain}") for event in events}
    resolver, stamp, related = Resolver(records), _stamp(records, events), _related(events)
    calendar = _headed(icalendar, name or _title(events, resolver))
    for event in events:
        calendar.add_component(_component(icalendar, event, resolver, stamp, related[event.id], uids))
    return cast("str", calendar.to_ical().decode())


def _headed(icalendar: Any, title: str) -> Any:
    """Return a calendar of that name without events."""
    calendar = icalendar.Calendar()
    # No METHOD: RFC 5546 asks for an ORGANIZER with it, and there is none to answer to.
    head = {"prodid": PRODUCT, "version": "2.0", "calscale": "GREGORIAN"}
    for key, value in head.items():
        calendar.add(key, value)
    # Twice, in the words of RFC 7986 and in the older ones that Outlook and Apple's calendar know.
    calendar.add("name", _inline(_escaped(title)))
    calendar.add("x-wr-calname", _inline(_escaped(title)))
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", icalendar.vDuration(REFRESH))
    return calendar


def dump(
    records: Records,
    path: PathLike,
    *,
    name: str | None = None,
    domain: str = DOMAIN,
    vague: Vague = "omit",
    uid: Callable[[Event], str] | None = None,
    report: Report = None,
) -> None:
    """Write what ``dumps`` returns to a file, which is whole or untouched."""
    write(path, dumps(records, name=name, domain=domain, vague=vague, uid=uid, report=report))


def _chosen(records: Records, vague: Vague, report: Report) -> list[Event]:
    """Return the events that go into the calendar."""
    if vague not in get_args(Vague):
        msg = f"vague is 'omit' or 'span', not {safe_repr(vague)}"
        raise ValueError(msg)
    return [event for event in events_of(records) if _fits(event, vague, report)]


def _fits(event: Event, vague: Vague, report: Report) -> bool:
    """Whether an event goes into the calendar; tell where it does not."""
    days = event.dates.latest is not None and event.dates.latest != dt.date.max  # the end is the day after
    fits = days and (vague == "span" or _is_sure(event))
    if report is not None and not fits:
        wanted = "whole days that are sure" if vague == "omit" else "a last day"
        why = f"a calendar needs {wanted}, not {event.dates}"
        report(Omission(drawer="events", record=event.id, field="dates", why=why))
    return fits


def _is_sure(event: Event) -> bool:
    """Whether the first and the last day of an event are known and sure."""
    ends = (event.dates.start, event.dates.end)
    return all(end is not None and end.day is not None and not end.qualifier for end in ends)


def _uid(text: str) -> str:
    """Return the UID of an event, which a host may have made, as a calendar writes it."""
    refuse_no_text("the UID of an event", text)
    return _escaped(text)


def _stamp(records: Records, events: Iterable[Event]) -> dt.datetime:
    """Return the day of the data: their version, or the last day on which a source was looked up."""
    looked_up = [source.accessed.latest for event in events for source in event.sources if source.accessed]
    try:
        found = day(head(records).get("version", ""))
    except DateError:
        found = max(looked_up, default=dt.date(1970, 1, 1))
    return dt.datetime(found.year, found.month, found.day, tzinfo=dt.UTC)


def _title(events: Sequence[Event], resolver: Resolver) -> str:
    series = {event.series for event in events}
    key = next(iter(series)) if len(series) == 1 else None
    return resolver.label(key, "series") if key else TITLE


def _related(events: Sequence[Event]) -> dict[str, list[tuple[str, str]]]:
    """Return for each event the others in the calendar that it leads to, with the types of the relations."""
    found: dict[str, list[tuple[str, str]]] = {event.id: [] for event in events}
    editions: dict[str, list[str]] = {}
    for event in events:
        if event.series:
            editions.setdefault(event.series, []).append(event.id)
        found[event.id] += [
            (one.event, RELATIONS[one.how])
            for one in event.relations
            if one.how in RELATIONS and one.event in found
        ]
    for ids in editions.values():
        for earlier, later in pairwise(ids):
            found[earlier].append((later, "NEXT"))
    return found


def _component(
    icalendar: Any,
    event: Event,
    resolver: Resolver,
    stamp: dt.datetime,
    related: Iterable[tuple[str, str]],
    uids: Mapping[str, str],
) -> Any:
    component = icalendar.Event()
    component.add("uid", _inline(uids[event.id]))
    component.add("dtstamp", stamp)
    component.add("last-modified", stamp)
    # Newer data have a greater number, of which many programs think more than of the stamp.
    component.add("sequence", int(f"{stamp:%Y%m%d}"))
    component.add("dtstart", event.dates.earliest)
    component.add("dtend", cast("dt.date", event.dates.latest) + dt.timedelta(days=1))
    component.add("summary", _inline(_escaped(_summary(event))))
    component.add("transp", "TRANSPARENT")  # who subscribes to a calendar does not take part in its meetings
    for name, value in _known(event, resolver):
        component.add(name, value)
    for key, how in related:
        component.add("related-to", _inline(uids[key]), parameters={"RELTYPE": how})
    return component


def _summary(event: Event) -> str:
    """Return the name of an event, with what is known of its day where that is not sure."""
    return event.name if _is_sure(event) else f"{event.name} (day not known: {event.dates})"


def _status(event: Event) -> str | None:
    """Return the word for how sure an event is; what has no sure day may be on none of those shown."""
    word = STATUSES[event.status] if event.status else None
    return word if word == "CANCELLED" or _is_sure(event) else "TENTATIVE"


def _known(event: Event, resolver: Resolver) -> Iterator[tuple[str, Any]]:
    """Yield the properties that an event has where something is known."""
    latitude, longitude = coordinates(event.place.city, resolver)
    if latitude is not None:
        yield "geo", _inline(f"{latitude:.6f};{longitude:.6f}")
    place = event.place
    country = resolver.label(place.country, "countries") if place.country else None
    location = ", ".join(part for part in (place.venue, place.city, country) if part)
    if location:
        yield "location", _inline(_escaped(location))
    if status := _status(event):
        yield "status", status
    if event.topics:
        yield (
            "categories",
            _inline(",".join(_escaped(resolver.label(topic, "topics")) for topic in event.topics)),
        )
    if event.sources:
        yield "url", quote(event.sources[0].url, safe=URI)
    if description := "\n".join(_description(event, resolver)):
        yield "description", _inline(_escaped(description))


def _description(event: Event, resolver: Resolver) -> Iterator[str]:
    if event.summary:
        yield event.summary
    if event.parties:
        yield f"Parties: {', '.join(resolver.label(key, 'countries', 'regions') for key in event.parties)}"
    for one in event.participations:
        if one.official:
            words = ", ".join(word for word in (one.role, one.title) if word)
            yield resolver.label(one.official, "officials") + (f" ({words})" if words else "")
    for source in event.sources:
        yield f"{source.publisher}: {source.url}"


def _escaped(text: str) -> str:
    """Return a text as RFC 5545 escapes it; the library would take a backslash before an N for a line end."""
    return BROKEN.sub(" ", LINE_END.sub(r"\\n", SPECIAL.sub(r"\\\g<0>", text)))


def _inline(value: str) -> Any:
    """Return a value that is written as it stands."""
    return imported("icalendar.prop", "ical").vInline(value)
