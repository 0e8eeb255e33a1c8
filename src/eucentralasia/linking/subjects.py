"""Subjects: the events that a text is about, each with the reasons."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from attrs import frozen

from eucentralasia.model import City, Country, Event, Official, Topic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eucentralasia.linking.linker import Reading
    from eucentralasia.linking.mentions import Mention

__all__ = ["Subject"]

NAMED, DATED, LED, ATTENDED, TREATED = 0.5, 0.4, 0.2, 0.3, 0.2
LEAST: Final = 0.6
MOST_DAYS: Final = 31
MOST_NAMED: Final = 5


@frozen
class Subject:
    """An event that a text is about.

    Args:
        event: The event.
        score: How sure it is, from 0 to 1.
        reasons: Why, as short sentences.
    """

    event: Event
    score: float
    reasons: tuple[str, ...]


def subjects_of(reading: Reading) -> tuple[Subject, ...]:
    """Return the events that a text is about, surest first.

    An event counts that the text names, or on whose day and in whose city something was, as one sentence says and no name
    explains. It counts more in the first sentence that speaks of an event, and by its participants and topics that are named.
    """
    pairs = zip(reading.found, reading.phrases, strict=True)
    mentions = [(mention, phrase.sentence) for mention, phrase in pairs if mention is not None]
    evidence: dict[str, tuple[Event, float, list[str], int]] = {}
    for event, weight, reason, sentence in (*_named(mentions), *_dated(reading, mentions)):
        known = evidence.get(event.id)
        if known is None or weight > known[1]:
            first = sentence if known is None else min(sentence, known[3])
            evidence[event.id] = (event, weight, [reason], first)
    people = {
        mention.record.id: mention.record.name
        for mention, _ in mentions
        if isinstance(mention.record, Official)
    }
    topics = {mention.record.id for mention, _ in mentions if isinstance(mention.record, Topic)}
    lead = min((sentence for *_, sentence in evidence.values()), default=0)
    found = [
        _weighed(event, weight, reasons, people, topics, leads=sentence == lead)
        for event, weight, reasons, sentence in evidence.values()
    ]
    return tuple(
        sorted((one for one in found if one.score >= LEAST), key=lambda one: (-one.score, one.event.id))
    )


def _weighed(
    event: Event, weight: float, reasons: list[str], people: dict[str, str], topics: set[str], *, leads: bool
) -> Subject:
    score = weight
    if leads:
        score += LED
        reasons.append("at the beginning of the text")
    there = [people[one.official] for one in event.participations if one.official in people]
    if there:
        score += ATTENDED * len(there) / len(people)
        reasons.append(
            f"{', '.join(there[:MOST_NAMED])}{' and others' if len(there) > MOST_NAMED else ''} took part"
        )
    treated = sorted(topics.intersection(event.topics))
    if treated:
        score += TREATED * len(treated) / len(event.topics)
        reasons.append(
            f"about {', '.join(treated[:MOST_NAMED])}{' and others' if len(treated) > MOST_NAMED else ''}"
        )
    return Subject(event, round(min(score, 1.0), 3), tuple(reasons))


def _named(mentions: list[tuple[Mention, int]]) -> Iterator[tuple[Event, float, str, int]]:
    for mention, sentence in mentions:
        if isinstance(mention.record, Event) and mention.kind == "event":
            yield mention.record, NAMED * mention.score, f"named {mention.text!r}", sentence


def _dated(reading: Reading, mentions: list[tuple[Mention, int]]) -> Iterator[tuple[Event, float, str, int]]:
    """Yield the events of whose day and city, or day, country and participant, one sentence speaks."""
    places: dict[int, set[str]] = {}
    people = {mention.record.id for mention, _ in mentions if isinstance(mention.record, Official)}
    for mention, sentence in mentions:
        if isinstance(mention.record, City | Country):
            places.setdefault(sentence, set()).add(mention.record.id)
    for mention, sentence in mentions:
        for event in _on_day(reading, mention):
            here = places.get(sentence, set())
            attended = any(one.official in people for one in event.participations)
            explained = mention.record is not None and mention.record is not event
            if (event.place.city in here and (attended or not explained)) or (
                attended and here.intersection(event.parties)
            ):
                where = f" in {event.place.city}" if event.place.city in here else ""
                yield event, DATED, f"on {mention.date}{where}", sentence


def _on_day(reading: Reading, mention: Mention) -> Iterator[Event]:
    """Yield the events that were on a day, or in the few days, that a mention names."""
    span = mention.date
    if (
        span is None
        or span.earliest is None
        or span.latest is None
        or span.start is None
        or span.start.day is None
    ):
        return
    for step in range(min((span.latest - span.earliest).days, MOST_DAYS) + 1):
        yield from reading.lexicon.days.get(span.earliest + dt.timedelta(days=step), ())
