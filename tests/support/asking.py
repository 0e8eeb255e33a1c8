"""Random queries, events with odd dates, and the ids that any engine finds: for frames and for Spark."""

import random
from typing import Any

import narwhals as nw

import eucentralasia as eca
from eucentralasia import formats
from eucentralasia.queries.definitions import OPENED

WORDS = {
    "held_in": ("cities", "countries", "regions"),
    "involving": ("countries", "regions"),
    "attended_by": ("officials",),
    "chaired_by": ("officials",),
    "hosted_by": ("countries", "organisations"),
    "of_series": ("series",),
    "about": ("topics",),
    "citing": ("documents",),
}
ODD = (
    "2025",
    "2025-06",
    "2025-07-11~",
    "2024-12-31/2025-01-01",
    "2025-03/..",
    "2025-04/",
    "2019?/2020",
    "2025-07-10/2025-07-12%",
)


def warehouse() -> eca.Registry:
    """The curated registry, and events whose dates are uncertain, open or unknown."""
    odd = [
        eca.Event(id=f"odd-{n}", name="Odd", dates=eca.DateSpan.from_edtf(text), parties=("KZ",))
        for n, text in enumerate(ODD)
    ]
    return eca.curated.extended(events=odd)


def queries(seed: int, count: int) -> list[eca.Query[eca.Event]]:
    """So many random queries on the curated registry, each made of one to five."""
    chance = random.Random(seed)
    return [_made(chance, chance.randrange(5)) for _ in range(count)]


def _made(chance: random.Random, parts: int) -> eca.Query[eca.Event]:
    if parts == 0:
        return _leaf(chance)
    if parts == 1:
        return ~_made(chance, chance.randrange(3))
    left, right = _made(chance, parts - 2), _leaf(chance)
    return left & right if chance.random() < 0.4 else left | right


def _leaf(chance: random.Random) -> eca.Query[eca.Event]:
    if chance.random() < 0.35:
        first, last = sorted(f"{chance.randint(2005, 2027)}-{chance.randint(1, 12):02}" for _ in range(2))
        day = f"{first}-{chance.randint(1, 28):02}"
        makers = (
            eca.during(f"{first}/{last}"),
            eca.during(first[:4]),
            eca.on(day),
            eca.between(first, last),
            eca.before(day),
            eca.after(last),
        )
        return chance.choice(makers)
    if chance.random() < 0.15:
        words: tuple[eca.Query[eca.Event], ...] = (
            eca.of_kind(chance.sample(tuple(eca.EventKind), 2)),
            eca.at_level(chance.choice(tuple(eca.Level))),
            eca.of_category(chance.choice(tuple(eca.Category))),
            eca.of_scope(chance.choice(("regional", "bilateral"))),
        )
        return chance.choice(words) | chance.choice(words)
    helper = chance.choice(tuple(WORDS))
    known = [key for drawer in WORDS[helper] for key in getattr(eca.curated, drawer).ids]
    ids = chance.sample(known, chance.choice((0, 1, 1, 2, 3)))
    wide = OPENED & {helper}
    made: eca.Query[eca.Event] = getattr(eca, helper)(
        ids, **({"exact": chance.random() < 0.3} if wide else {})
    )
    return made


def found(frame: Any, query: eca.Query[Any]) -> list[str]:
    """The ids of the rows of a frame that a query means, sorted."""
    rows: Any = nw.from_native(formats.frames.filter(frame, query))
    eager = rows.select("id").collect() if isinstance(rows, nw.LazyFrame) else rows
    return sorted(eager["id"].to_list())
