"""Rules about sources and facts that must agree with each other."""

from __future__ import annotations

import re
from collections import Counter
from operator import attrgetter
from typing import TYPE_CHECKING, Final
from zoneinfo import available_timezones

from eucentralasia.checks.context import Finding
from eucentralasia.errors import did_you_mean, nearest
from eucentralasia.model import DocumentStatus, Mode, Role, StepKind
from eucentralasia.model.plain_data import one_line
from eucentralasia.model.record import values_by_path
from eucentralasia.model.validation import members

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eucentralasia.checks.context import Context
    from eucentralasia.model import Event, Record

# Roles in which one takes part for somebody who is no party.
APART: Final = {Role.GUEST, Role.OBSERVER}
# Statuses that follow from one act; the others are a state in which talks are.
STATUS_NEEDS: Final = {
    DocumentStatus.SIGNED: StepKind.SIGNED,
    DocumentStatus.IN_FORCE: StepKind.IN_FORCE,
    DocumentStatus.INITIALLED: StepKind.INITIALLED,
    DocumentStatus.ENDED: StepKind.ENDED,
}


# What may differ between two addresses of one page.
PLAIN: Final = re.compile(r"^https?://(?:www\.)?")
# Fields that are our own, or about sources themselves.
NOT_SOURCED: Final = {"id", "sources", "disputes", "former_ids"}


def records_have_sources(context: Context) -> Iterator[Finding]:
    """Every record has a source."""
    for record in context.registry:
        if not record.sources:
            yield Finding(record, "sources", "at least one source", "none")


def events_are_told_once(context: Context) -> Iterator[Finding]:
    """No two events of one kind bring the same people of the same parties together on the same days."""
    seen: dict[object, Event] = {}
    for event in context.registry.events:
        people = frozenset(one.official for one in event.participations if one.official is not None)
        # without names two meetings on a day may well be two
        first = seen.setdefault((event.dates, event.kind, event.parties, people), event) if people else event
        if first is not event:
            expected = (
                f"one record of a meeting; {first.id} may be the same, whose former id this one becomes"
            )
            yield Finding(event, "id", expected, event.id)


def events_are_of_their_series_kind(context: Context) -> Iterator[Finding]:
    """An event is of the kind of its series; an informal edition of a dialogue may differ."""
    for event in context.registry.events:
        series = context.record(event.series, "series")
        if series is not None and series.kind is not None and event.kind not in {None, series.kind}:
            expected = f"{series.kind}, as the series {series.id} is, where that is what it was"
            yield Finding(event, "kind", expected, event.kind)


def supports_name_fields(context: Context) -> Iterator[Finding]:
    """What a source supports is a field of the record, or a part of one."""
    for record in context.registry:
        fields = [name for name in members(record) if name not in NOT_SOURCED]
        for where, path in _supported_paths(record):
            if path.partition(".")[0] not in fields:
                near = did_you_mean(nearest(path.partition(".")[0], fields)) or f": {', '.join(fields)}"
                yield Finding(record, where, f"a field of {type(record).__name__}{near}", path)


def supports_have_values(context: Context) -> Iterator[Finding]:
    """What a source supports, or a dispute is about, has a value in the record."""
    for record in context.registry:
        fields, paths = members(record), {path for path, _ in values_by_path(record)}
        for where, path in _supported_paths(record):
            if path.partition(".")[0] in fields and path not in paths:
                inside = path.partition(".")[0]
                near = nearest(path, [one for one in paths if one.partition(".")[0] == inside])
                mend = did_you_mean(near) or "; add the value or take the path out"
                yield Finding(record, where, f"a path with a value{mend}", path)


def sources_support_something(context: Context) -> Iterator[Finding]:
    """Every source supports at least one field."""
    for record in context.registry:
        for position, source in enumerate(record.sources):
            if not source.supports:
                yield Finding(record, f"sources[{position}].supports", "at least one field", "none")


def sources_stand_once(context: Context) -> Iterator[Finding]:
    """No page is named twice among the sources of a record."""
    for record in context.registry:
        for url, count in Counter(PLAIN.sub("", source.url).rstrip("/") for source in record.sources).items():
            if count > 1:
                first = next(one.url for one in record.sources if PLAIN.sub("", one.url).startswith(url))
                yield Finding(record, "sources", "each page once; join what the two support", first)


def publishers_are_listed(context: Context) -> Iterator[Finding]:
    """Every publisher is in the registry's list, so that two spellings are not two publishers."""
    known = frozenset(context.registry.publishers)
    for record in context.registry if known else ():
        for position, source in enumerate(record.sources):
            if source.publisher not in known:
                near = did_you_mean(nearest(source.publisher, known))
                expected = f"a publisher of the list in registry.toml{near}"
                yield Finding(record, f"sources[{position}].publisher", expected, source.publisher)


def disputes_claim_otherwise(context: Context) -> Iterator[Finding]:
    """A dispute claims something else than the record says, and names pages."""
    for record in filter(attrgetter("disputes"), context.registry):
        recorded = {(path, one_line(value)) for path, value in values_by_path(record)}
        for position, dispute in enumerate(record.disputes):
            if (dispute.field, dispute.claim) in recorded:
                expected = "another claim than the recorded one"
                yield Finding(record, f"disputes[{position}].claim", expected, dispute.claim)
            if not dispute.urls:
                yield Finding(record, f"disputes[{position}].urls", "at least one page", "none")


def participants_represent_parties(context: Context) -> Iterator[Finding]:
    """Whom a participant represents is a party of the event, unless as a guest or an observer."""
    for event in context.registry.events:
        parties = frozenset(event.parties)
        for one in event.participations:
            if one.represents and one.role not in APART and one.represents not in parties:
                expected = "a party of the event, or the role guest or observer"
                yield Finding(event, f"participations.{one.key}", expected, one.represents)


def parties_are_several(context: Context) -> Iterator[Finding]:
    """A meeting has at least two parties."""
    for event in context.registry.events:
        if len(event.parties) < 2:  # noqa: PLR2004 - it takes two
            yield Finding(event, "parties", "at least two parties", ", ".join(event.parties) or "none")


def cities_lie_in_their_country(context: Context) -> Iterator[Finding]:
    """The country of an event's place is the country of its city."""
    for event in context.registry.events:
        city = context.record(event.place.city, "cities")
        if city is not None and event.place.country not in {None, city.country}:
            expected = f"{city.country}, where {city.id} lies"
            yield Finding(event, "place.country", expected, event.place.country)


def virtual_meetings_have_no_place(context: Context) -> Iterator[Finding]:
    """A virtual meeting has no place."""
    for event in context.registry.events:
        if event.mode is Mode.VIRTUAL and event.place:
            yield Finding(event, "place", "no place, as the mode is virtual", one_line(event.place))


def timezones_are_known(context: Context) -> Iterator[Finding]:
    """The time zone of a city is one of the IANA names."""
    # empty on a machine without a time zone database, where nothing can be said
    known = available_timezones()
    for city in context.registry.cities if known else ():
        if city.timezone is not None and city.timezone not in known:
            yield Finding(city, "timezone", "an IANA time zone like 'Asia/Tashkent'", city.timezone)


def statuses_rest_on_steps(context: Context) -> Iterator[Finding]:
    """A document that is signed, in force or ended has that step."""
    for document in context.registry.documents:
        needed = STATUS_NEEDS.get(document.status) if document.status else None
        if needed and needed not in {step.kind for step in document.steps}:
            yield Finding(document, "status", f"a step {needed.value!r} to rest on", document.status)


def _supported_paths(record: Record) -> Iterator[tuple[str, str]]:
    for position, source in enumerate(record.sources):
        for path in source.supports:
            yield f"sources[{position}].supports", path
    for position, dispute in enumerate(record.disputes):
        yield f"disputes[{position}].field", dispute.field
