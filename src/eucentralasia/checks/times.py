"""Rules about time and number: editions in order, posts held when they act, steps that follow each other."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Any, Final, cast

from eucentralasia.checks.context import Finding
from eucentralasia.dates import PartialDate, day
from eucentralasia.errors import UnknownRecordError
from eucentralasia.model import Certainty, Role, Status, StepKind
from eucentralasia.model.officials import successions

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from eucentralasia.checks.context import Context
    from eucentralasia.model import Appointment, Event, Official

# The five states became independent in 1991; nobody could meet them before.
FIRST_YEAR: Final = 1991
# Tours and negotiation rounds last days; two dates further apart are mostly a slip in one of them.
LONGEST_DAYS: Final = 31
# Hosts announce the next edition of a yearly or two-yearly format, and nothing beyond.
YEARS_AHEAD: Final = 2
# How a treaty comes about; acts that may come at any time, such as votes, are not among them.
ORDER_OF_STEPS: Final = (
    StepKind.OPENED,
    StepKind.CONCLUDED,
    StepKind.INITIALLED,
    StepKind.SIGNED,
    StepKind.RATIFIED,
    StepKind.IN_FORCE,
    StepKind.ENDED,
)


def editions_are_in_order(context: Context) -> Iterator[Finding]:
    """A later edition of a series is not held before an earlier one."""
    for events in _editions(context).values():
        in_order = sorted(events, key=lambda event: (event.edition or 0, event.first_day))
        for earlier, later in pairwise(in_order):
            # a date that is known vaguely may be as late as its latest day
            last = later.dates.latest
            if last is not None and earlier.first_day > last and later.edition != earlier.edition:
                expected = f"a later day than edition {earlier.edition} ({earlier.dates})"
                yield Finding(later, "edition", expected, later.edition)


def editions_are_different(context: Context) -> Iterator[Finding]:
    """No two events are the same edition of a series."""
    for events in _editions(context).values():
        for one, other in combinations(events, 2):
            if one.edition == other.edition:
                yield Finding(other, "edition", f"an edition that {one.id} does not have", other.edition)


def gaps_are_gaps(context: Context) -> Iterator[Finding]:
    """An edition that a series calls a gap has no event."""
    editions = _editions(context)
    for series in context.registry.series:
        known = {event.edition: event.id for event in editions.get(series.id, ())}
        for position, gap in enumerate(series.gaps):
            if gap.edition in known:
                expected = f"no gap, as {known[gap.edition]} is that edition"
                yield Finding(series, f"gaps[{position}]", expected, gap.edition)


def missing_editions_are_named(context: Context) -> Iterator[Finding]:
    """Every edition up to the newest is an event or a gap that the series names."""
    for series_id, events in _editions(context).items():
        series = context.registry.series.get(series_id)
        if series is not None:
            known = {event.edition for event in events} | {gap.edition for gap in series.gaps}
            newest = max(event.edition or 0 for event in events)
            missing = ", ".join(str(edition) for edition in range(1, newest) if edition not in known)
            if missing:
                yield Finding(series, "gaps", "a gap for every edition that no event shows", missing)


def dates_are_plausible(context: Context) -> Iterator[Finding]:
    """An event is held after 1990, not long after the registry's version, and for a month at most."""
    version = context.registry.version
    last = PartialDate.from_edtf(version).year + YEARS_AHEAD if version else 9999
    for event in context.registry.events:
        start, end = event.first_day, event.dates.latest
        if not FIRST_YEAR <= start.year <= last:
            yield Finding(event, "dates", f"a year from {FIRST_YEAR} to {last}", str(event.dates))
        # of a year or a month, which are vague and not long, only whole days tell how long it was
        exact = event.dates.start and event.dates.start.day and event.dates.end and event.dates.end.day
        if exact and end and (end - start).days > LONGEST_DAYS:
            expected = f"at most {LONGEST_DAYS} days; a longer process is a series"
            yield Finding(event, "dates", expected, str(event.dates))


def held_events_are_past(context: Context) -> Iterator[Finding]:
    """An event that was held does not begin after the registry's version."""
    if context.registry.version:
        today = day(context.registry.version)
        for event in context.registry.events:
            if event.status is Status.HELD and event.first_day > today:
                yield Finding(event, "status", "planned, as the day was still to come", event.status.value)


def steps_are_in_order(context: Context) -> Iterator[Finding]:
    """The dated steps of a document come in the order in which such steps are taken."""
    for document in context.registry.documents:
        dated: list[Any] = [one for one in document.steps if one.kind in ORDER_OF_STEPS and one.date]
        dated.sort(key=lambda step: ORDER_OF_STEPS.index(step.kind))
        for earlier, later in combinations(dated, 2):
            if earlier.kind != later.kind and later.date.latest < earlier.date.earliest:
                expected = f"a date not before {earlier.key} ({earlier.date})"
                yield Finding(document, f"steps.{later.key}", expected, str(later.date))


def single_seats_have_one_holder(context: Context) -> Iterator[Finding]:
    """A post of which there is one is not surely held by two people on the same day."""
    holders: dict[tuple[str, str], list[tuple[Official, Appointment]]] = {}
    for official in context.registry.officials:
        for post in official.appointments:
            if post.seat is not None:
                holders.setdefault(post.seat, []).append((official, post))
    for posts in holders.values():
        for (one, first), (other, second) in combinations(posts, 2):
            shared = _shared_days(first, second)
            if one.id != other.id and len(shared) > 1:
                mend = "a shared day of handing over is fine"
                expected = f"a term that does not overlap that of {one.id}; {mend}"
                got = f"both from {min(shared)} to {max(shared)}"
                yield Finding(other, f"appointments.{second.key}", expected, got)


def succeeded_seats_have_an_end(context: Context) -> Iterator[Finding]:
    """A post of which there is one, with a later holder, has an end."""
    taken_over = successions(context.registry.officials)
    for official in context.registry.officials:
        for position, post in enumerate(official.appointments):
            day = taken_over.get((official.id, position))
            if day is not None:
                expected = f"an end, as somebody else was in the post by {day}; '{day:%Y-%m}~' at least"
                yield Finding(official, f"appointments.{post.key}", expected, str(post.dates))


def participants_are_in_post(context: Context) -> Iterator[Finding]:
    """A named participant surely holds a post on a day of the event."""
    for event in context.registry.events:
        days = [event.first_day, event.dates.latest or event.first_day]
        for one in event.participations:
            official = _official(context, one.official)
            if official is not None and not any(_in_post(official, event, on) for on in days):
                mend = "add the day to 'attested' with its source"
                expected = f"an appointment of {official.id} that covers it; {mend}"
                yield Finding(event, f"participations.{official.id}", expected, str(event.dates))


def _in_post(official: Official, event: Event, on: dt.date) -> bool:
    """Whether the official holds a post that day, or at some time within a date that is no whole day."""
    if event.dates.start and event.dates.start.day:
        return bool(official.appointments_on(on, sure=True))
    first, last = event.dates.earliest, event.dates.latest
    return any(
        (post.dates is not None and post.dates.may_overlap(event.dates))
        or any(first <= attested <= last for attested in post.attested if first and last)
        for post in official.appointments
    )


def appointments_have_a_day(context: Context) -> Iterator[Finding]:
    """Every appointment has a term or a day on which it is attested."""
    for official in context.registry.officials:
        for position, post in enumerate(official.appointments):
            if post.dates is None and not post.attested:
                yield Finding(official, f"appointments[{position}]", "dates or an attested day", post.title)


def chairs_are_named_once(context: Context) -> Iterator[Finding]:
    """An event has one chair, or co-chairs, not several chairs."""
    for event in context.registry.events:
        chairs = [one.key for one in event.participations if one.role is Role.CHAIR]
        if len(chairs) > 1:
            yield Finding(event, "participations", "one chair; several are co-chairs", ", ".join(chairs))


def _editions(context: Context) -> dict[str, list[Event]]:
    editions: dict[str, list[Event]] = {}
    for event in context.registry.events:
        if event.series is not None and event.edition is not None:
            editions.setdefault(event.series, []).append(event)
    return editions


def _official(context: Context, key: str | None) -> Official | None:
    try:
        return cast("Official", context.registry.lookup(key, "officials")) if key else None
    except UnknownRecordError:
        return None  # another check reports the id


def _shared_days(first: Appointment, second: Appointment) -> list[dt.date]:
    """Return the days on which both are surely held, of those on which that can begin or end."""
    days = [day for post in (first, second) for day in (*post.attested, *_ends(post))]
    return sorted(
        {day for day in days if first.certainty_on(day) is second.certainty_on(day) is Certainty.SURE}
    )


def _ends(post: Appointment) -> Iterator[dt.date]:
    if post.dates and post.dates.start:
        yield post.dates.start.latest
    if post.dates and post.dates.end:
        yield post.dates.end.earliest
