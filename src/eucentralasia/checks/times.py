"""Rules about time and number: editions in order, posts held when they act, steps that follow each other."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from itertools import accumulate, groupby, islice, pairwise
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from eucentralasia.checks.context import Finding, listed
from eucentralasia.model import Certainty, Role, Status, StepKind
from eucentralasia.model.officials import successions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from eucentralasia.checks.context import Context
    from eucentralasia.model import Appointment, Event, Official

    _Term: TypeAlias = tuple[dt.date, dt.date]
    _Holding: TypeAlias = tuple[dt.date, dt.date, Official, Appointment]

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
        firsts: dict[int | None, Event] = {}
        for event in events:
            first = firsts.setdefault(event.edition, event)
            if first is not event:
                yield Finding(event, "edition", f"an edition that {first.id} does not have", event.edition)


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
            # told as runs, as an edition may be any number that somebody wrote
            counted = sorted(edition for edition in known if edition is not None and 0 < edition <= newest)
            missing = listed(
                f"{before + 1}" if after - before == 2 else f"{before + 1}-{after - 1}"  # noqa: PLR2004
                for before, after in pairwise([0, *counted])
                if after - before > 1
            )
            if missing:
                yield Finding(series, "gaps", "a gap for every edition that no event shows", missing)


def dates_are_plausible(context: Context) -> Iterator[Finding]:
    """An event is held after 1990, not long after the registry's version, and for a month at most."""
    version = context.day
    last = version.year + YEARS_AHEAD if version else dt.MAXYEAR
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
    last = context.day or dt.date.max
    for event in context.registry.events:
        if event.status is Status.HELD and event.first_day > last:
            yield Finding(event, "status", "planned, as the day was still to come", event.status.value)


def steps_are_in_order(context: Context) -> Iterator[Finding]:
    """The dated steps of a document come in the order in which such steps are taken."""
    for document in context.registry.documents:
        dated: list[Any] = [one for one in document.steps if one.kind in ORDER_OF_STEPS and one.date]
        dated.sort(key=lambda step: ORDER_OF_STEPS.index(step.kind))
        last: Any = None  # of the steps of the kinds before, the one with the latest date
        for _, group in groupby(dated, key=attrgetter("kind")):
            steps: list[Any] = list(group)
            for step in steps:
                if last is not None and step.date.latest < last.date.earliest:
                    expected = f"a date not before {last.key} ({last.date})"
                    yield Finding(document, f"steps.{step.key}", expected, str(step.date))
            last = max([*steps, *([last] if last else [])], key=attrgetter("date.earliest"))


def single_seats_have_one_holder(context: Context) -> Iterator[Finding]:
    """A post of which there is one is not surely held by two people on the same day."""
    holders: dict[tuple[str, str], list[_Holding]] = {}
    for official in context.registry.officials:
        for post in official.appointments:
            days = _sure_days(post) if post.seat is not None else None
            if post.seat is not None and days is not None:
                holders.setdefault(post.seat, []).append((*days, official, post))
    for posts in holders.values():
        posts.sort(key=lambda holding: (holding[0], holding[2].id))
        # of those that began before, the one that lasts longest of each of two people: one is another's
        longest: list[_Holding] = []
        for first, last, official, post in posts:
            for _, until, one, _ in longest:
                end = min(until, last)
                # where neither has an end, another check asks for one
                if one.id != official.id and first < end < dt.date.max:
                    mend = "a shared day of handing over is fine"
                    expected = f"a term that does not overlap that of {one.id}; {mend}"
                    got = f"both from {first} to {end}"
                    yield Finding(official, f"appointments.{post.key}", expected, got)
                    break
            longest = _longest_of_two([*longest, (first, last, official, post)])


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
    held: dict[str, tuple[_Times, _Times]] = {}
    for event in context.registry.events:
        for one in event.participations:
            official = context.record(one.official, "officials")
            if official is None:
                continue
            if official.id not in held:
                sure = (days for post in official.appointments if (days := _sure_days(post)) is not None)
                held[official.id] = _Times(sure), _Times(_possible_terms(official))
            if not _in_post(*held[official.id], event):
                mend = "add the day to 'attested' with its source"
                expected = f"an appointment of {official.id} that covers it; {mend}"
                yield Finding(event, f"participations.{official.id}", expected, str(event.dates))


class _Times:
    """Some times, in which a day is found by bisection, as there may be many of them and many days."""

    def __init__(self, times: Iterable[_Term]) -> None:
        in_order = sorted(times)
        self.firsts = [first for first, _ in in_order]
        self.lasts = list(accumulate((last for _, last in in_order), max))  # the latest up to each

    def touch(self, first: dt.date, last: dt.date) -> bool:
        """Whether one of them has a day of a time."""
        begun = bisect_right(self.firsts, last)
        return begun > 0 and self.lasts[begun - 1] >= first


def _in_post(sure: _Times, possible: _Times, event: Event) -> bool:
    """Whether the official holds a post that day, or at some time within a date that is no whole day."""
    first, last = event.first_day, event.dates.latest or event.first_day
    if event.dates.start and event.dates.start.day:
        return sure.touch(first, first) or sure.touch(last, last)
    return possible.touch(first, last)


def _possible_terms(official: Official) -> Iterator[_Term]:
    """Yield when an official may have held a post, by its dates or by a day on which a source shows it."""
    for post in official.appointments:
        if post.dates is not None:
            yield post.dates.earliest or dt.date.min, post.dates.latest or dt.date.max
        yield from zip(post.attested, post.attested, strict=True)


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


def _sure_days(post: Appointment) -> _Term | None:
    """Return the first and the last day on which a post is surely held."""
    ends = [end for end in _ends(post) if post.certainty_on(end) is Certainty.SURE]
    days = [*post.attested, *ends]
    if not days:
        return None
    return min(days), dt.date.max if post.dates and post.dates.open_end else max(days)


def _ends(post: Appointment) -> Iterator[dt.date]:
    if post.dates and post.dates.start:
        yield post.dates.start.latest
    if post.dates and post.dates.end:
        yield post.dates.end.earliest


def _longest_of_two(holdings: list[_Holding]) -> list[_Holding]:
    """Return of some holdings the one that lasts longest, and the longest of anybody else."""
    by_length = sorted(holdings, key=itemgetter(1), reverse=True)
    of_another = (one for one in by_length if one[2].id != by_length[0][2].id)
    return [by_length[0], *islice(of_another, 1)]
