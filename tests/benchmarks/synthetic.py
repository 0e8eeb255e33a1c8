"""Made-up meetings in any number, the same for every engine: as JSON Lines, and as plain rows and links.

The proportions are those of diplomacy: most meetings last a day, a few officials attend very many, parties
are few and topics some dozens. They stand about in the order of time, as an archive would export them. The
seed is fixed, so that every run and every engine sees the same.
"""

import datetime as dt
import json
import random
from collections.abc import Iterator
from itertools import accumulate
from typing import Any, NamedTuple

FIRST_DAY = dt.date(1994, 1, 1).toordinal()
DAYS = 11_688  # thirty-two years
COUNTRIES = [a + b for a in "ABCDE" for b in "ABCDEFG"]
PARTIES = ["north", "south", *COUNTRIES]
CITIES = [
    f"{name}{end}"
    for name in ("Alma", "Bela", "Cora", "Dara", "Ena", "Fara")
    for end in ("bad", "berg", "gorod", "kent", "pol", "stan", "ville")
]
TOPICS = [f"topic-{n}" for n in range(80)]
SERIES = [f"series-{n}" for n in range(300)]
BODIES = [f"body-{n}" for n in range(200)]
DOCUMENTS = [f"paper-{n}" for n in range(500)]
KINDS = ["dialogue", "meeting", "committee", "visit", "summit", "forum"]
LEVELS = ["ministers", "senior-officials", "leaders", "experts"]
CHAIRS = ("chair", "co-chair")
ROLES = ["chair", "co-chair", "head-of-delegation", "speaker", None]
WORDS = [
    "annual",
    "border",
    "council",
    "dialogue",
    "digital",
    "education",
    "energy",
    "green",
    "high-level",
    "human",
    "joint",
]
WORDS += ["meeting", "rights", "security", "trade", "transport", "water"]


class Row(NamedTuple):
    """One meeting as plain values: days as numbers, lists as tuples."""

    id: str
    first: int
    last: int
    country: str
    city: str
    series: str | None
    kind: str
    level: str
    hosts: tuple[str, ...]
    parties: tuple[str, ...]
    topics: tuple[str, ...]
    officials: tuple[str, ...]
    chairs: tuple[str, ...]
    documents: tuple[str, ...]


def officials(count: int) -> list[str]:
    """Return the ids of as many officials as so many events have."""
    return [f"official-{n}" for n in range(max(50, count // 200))]


def events(count: int, *, long: bool = False) -> Iterator[dict[str, Any]]:
    """Yield events as the lines of a file hold them.

    Args:
        count: How many.
        long: Whether one in two thousand lasts from one to eight years.
    """
    luck = random.Random(20250711)
    people = officials(count)
    fame = list(accumulate(1 / (rank + 10) for rank in range(len(people))))
    interest = list(accumulate(1 / (rank + 5) for rank in range(len(TOPICS))))
    for number in range(count):
        first = FIRST_DAY + number * DAYS // count + luck.randrange(30)
        last = first + _length(luck, long=long)
        names = dict.fromkeys(luck.choices(people, cum_weights=fame, k=luck.randint(1, 4)))
        participations = [_participation(luck, int(name.removeprefix("official-"))) for name in names]
        parties = sorted(
            {luck.choice(PARTIES[:2]), luck.choice(COUNTRIES), *(one["represents"] for one in participations)}
        )
        city = luck.choice(CITIES)
        country = COUNTRIES[CITIES.index(city) % len(COUNTRIES)]
        event: dict[str, Any] = {
            "id": f"meeting-{number}",
            "name": f"{' '.join(luck.choices(WORDS, k=5)).capitalize()} {number}",
        }
        if luck.random() < 0.7:
            event |= {"series": luck.choice(SERIES), "edition": luck.randint(1, 40)}
        event |= {
            "kind": luck.choice(KINDS),
            "level": luck.choice(LEVELS),
            "mode": "in-person",
            "status": "held",
        }
        event |= {
            "dates": _text(first) if first == last else f"{_text(first)}/{_text(last)}",
            "hosts": [luck.choice(parties)],
            "parties": parties,
        }
        event |= {"topics": sorted(set(luck.choices(TOPICS, cum_weights=interest, k=luck.randint(1, 3))))}
        event |= {"place": {"city": city, "country": country}}
        event |= {"participations": participations}
        if luck.random() < 0.1:
            event |= {"documents": [{"document": luck.choice(DOCUMENTS), "how": "adopted"}]}
        yield event


def _length(luck: random.Random, *, long: bool) -> int:
    if long and luck.random() < 1 / 2000:
        return luck.randint(365, 8 * 365)
    return luck.choice((0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 4, luck.randint(5, 30)))


def _participation(luck: random.Random, number: int) -> dict[str, Any]:
    """An official speaks for one party and one body, in one of two posts, and in any role."""
    found = {"official": f"official-{number}", "role": luck.choice(ROLES), "title": None}
    if luck.random() < 0.5:
        word = WORDS[number % len(WORDS)]
        found["title"] = luck.choice(
            (f"Deputy Minister of {word.capitalize()}", f"Special Envoy for {word.capitalize()} Affairs")
        )
    found |= {"represents": PARTIES[number % len(PARTIES)], "organisation": BODIES[number % len(BODIES)]}
    return {key: value for key, value in found.items() if value is not None}


def _text(day: int) -> str:
    return dt.date.fromordinal(day).isoformat()


def rest(count: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the drawer and the record for all that events name, as a checked registry must know every id."""
    yield from (("regions", {"id": name, "name": name}) for name in PARTIES[:2])
    yield from (("countries", {"id": name, "name": name}) for name in COUNTRIES)
    yield from (
        ("cities", {"id": name, "country": COUNTRIES[number % len(COUNTRIES)]})
        for number, name in enumerate(CITIES)
    )
    for drawer, names in (
        ("organisations", BODIES),
        ("officials", officials(count)),
        ("series", SERIES),
        ("topics", TOPICS),
    ):
        yield from ((drawer, {"id": name, "name": name}) for name in names)
    yield from (("documents", {"id": name, "title": name}) for name in DOCUMENTS)


def lines(count: int, *, long: bool = False) -> Iterator[str]:
    """Yield a JSON Lines file: first all that events name, then the events."""
    for drawer, record in rest(count):
        yield json.dumps({"drawer": drawer, **record}) + "\n"
    for event in events(count, long=long):
        yield json.dumps({"drawer": "events", **event}) + "\n"


def row(event: dict[str, Any]) -> Row:
    """Return an event as plain values."""
    first, _, last = event["dates"].partition("/")
    return Row(
        id=event["id"],
        first=dt.date.fromisoformat(first).toordinal(),
        last=dt.date.fromisoformat(last or first).toordinal(),
        country=event["place"]["country"],
        city=event["place"]["city"],
        series=event.get("series"),
        kind=event["kind"],
        level=event["level"],
        hosts=tuple(event["hosts"]),
        parties=tuple(event["parties"]),
        topics=tuple(event["topics"]),
        officials=tuple(one["official"] for one in event["participations"]),
        chairs=tuple(one["official"] for one in event["participations"] if one.get("role") in CHAIRS),
        documents=tuple(one["document"] for one in event.get("documents", ())),
    )
