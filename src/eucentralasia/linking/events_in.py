"""Subjects: the events that a text is about, each with the reasons."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import frozen

from eucentralasia.dates.partial import MadeOnce
from eucentralasia.model import City, Country, Event, Official, Topic

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from eucentralasia.linking.gazetteer import Gazetteer
    from eucentralasia.linking.linker import Linked
    from eucentralasia.linking.mentions import Mention

__all__ = ["Subject"]

# What each finding adds. A name alone is not enough, as texts look back to meetings before: it must stand
# first, or with who took part. A day and a city are enough where they stand first.
NAMED, DATED, LED, ATTENDED, TREATED = 0.5, 0.4, 0.2, 0.3, 0.2
LEAST: Final = 0.6
MOST_DAYS: Final = 31  # of a span that a text names; of a longer one no more days are asked
MOST_NAMED: Final = 5  # what a reason lists before it says "and others"


@frozen
class Subject(MadeOnce):
    """An event that a text is about.

    Args:
        event: The event.
        score: How sure it is, from 0 to 1.
        reasons: Why, as short sentences.
    """

    event: Event
    score: float
    reasons: tuple[str, ...]


class _Evidence(NamedTuple):
    """That a sentence speaks of an event, how much that weighs, and why."""

    event: Event
    weight: float
    reason: str
    sentence: int


def subjects_of(gazetteer: Gazetteer, linked: Linked) -> tuple[Subject, ...]:
    """Return the events that a text is about, surest first.

    An event counts that the text names, or on whose day and in whose city something was, as one sentence says
    and no name explains. It counts more in the first sentence that speaks of an event, and by those of its
    participants and topics that are named.
    """
    strongest: dict[str, _Evidence] = {}
    for one in (*_named(linked), *_on_days(gazetteer, linked)):
        known = strongest.get(one.event.id)
        if known is None:
            strongest[one.event.id] = one
        elif one.weight > known.weight:
            strongest[one.event.id] = one._replace(sentence=min(one.sentence, known.sentence))
    lead = min((one.sentence for one in strongest.values()), default=0)
    people: dict[str | None, str] = {
        one.record.id: one.record.name for one in linked.mentions if isinstance(one.record, Official)
    }
    topics = {one.record.id for one in linked.mentions if isinstance(one.record, Topic)}
    subjects = [_weighed(one, people, topics, leads=one.sentence == lead) for one in strongest.values()]
    likely = (subject for subject in subjects if subject.score >= LEAST)
    return tuple(sorted(likely, key=lambda subject: (-subject.score, subject.event.id)))


def _weighed(
    evidence: _Evidence, people: Mapping[str | None, str], topics: set[str], *, leads: bool
) -> Subject:
    event, score, reasons = evidence.event, evidence.weight, [evidence.reason]
    if leads:
        score += LED
        reasons.append("at the beginning of the text")
    there = [people[one.official] for one in event.participations if one.official in people]
    if there:
        score += ATTENDED * len(there) / len(people)
        reasons.append(f"{_listed(there)} took part")
    treated = sorted(topics.intersection(event.topics))
    if treated:
        score += TREATED * len(treated) / len(event.topics)
        reasons.append(f"about {_listed(treated)}")
    return Subject(event, round(min(score, 1.0), 3), tuple(reasons))


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:MOST_NAMED]) + (" and others" if len(names) > MOST_NAMED else "")


def _named(linked: Linked) -> Iterator[_Evidence]:
    """Yield the events that a text names."""
    for mention, sentence in zip(linked.mentions, linked.sentences, strict=True):
        if isinstance(mention.record, Event) and mention.kind == "event":
            yield _Evidence(mention.record, NAMED * mention.score, f"named {mention.text!r}", sentence)


def _on_days(gazetteer: Gazetteer, linked: Linked) -> Iterator[_Evidence]:
    """Yield the events of whose day and city, or day, country and participant, one sentence speaks."""
    where: dict[int, set[str]] = {}
    people = {mention.record.id for mention in linked.mentions if isinstance(mention.record, Official)}
    for mention, sentence in zip(linked.mentions, linked.sentences, strict=True):
        if isinstance(mention.record, City | Country):
            where.setdefault(sentence, set()).add(mention.record.id)
    for mention, sentence in zip(linked.mentions, linked.sentences, strict=True):
        here = where.get(sentence, set())
        for event in _held_on(gazetteer, mention):
            attended = any(one.official in people for one in event.participations)
            is_explained = mention.record is not None and mention.record is not event
            in_city = event.place.city in here
            if (in_city and (attended or not is_explained)) or (
                attended and here.intersection(event.parties)
            ):
                reason = f"on {mention.date}" + (f" in {event.place.city}" if in_city else "")
                yield _Evidence(event, DATED, reason, sentence)


def _held_on(gazetteer: Gazetteer, mention: Mention) -> Iterator[Event]:
    """Yield the events that were on a day, or in the few days, that a mention names."""
    span = mention.date
    if span is None or span.start is None or span.start.day is None or span.latest is None:
        return
    first = span.start.earliest
    for step in range(min((span.latest - first).days, MOST_DAYS) + 1):
        yield from gazetteer.days.get(first + dt.timedelta(days=step), ())
