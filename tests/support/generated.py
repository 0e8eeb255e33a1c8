"""Registries that hypothesis makes up: every drawer and part, with texts that try to be code."""

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from typing import Any

from hypothesis import strategies as st

import eucentralasia as eca
from eucentralasia.dates import GROUPINGS
from eucentralasia.model.patterns import WEB
from eucentralasia.model.validation import text_problem

HOSTILE = (
    "=1+1",
    "+1-cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1:A9)",
    "'quoted'",
    "＝1+1",
    "－1",
    "</script><script>alert(1)</script>",
    "<!-- <script>",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "[x](javascript:alert(1)) ![y](data:text/html,z)",
    "a,b;c:d\\n\\N\\;",
    "line\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:injected",
    'x"; DROP TABLE events; --',
    "' OR '1'='1",
    '"""\\u0041\\x"""',
    "| a | b |\n|---|---|",
    "`code` *bold* __strong__ ~~gone~~ $x$ #1 @someone :smile:",
    "www.evil.example and https://evil.example/?a=b&c=d",
    "&lt;b&gt; &amp; &#x27;",
    "a\u2028b\u2029c\u00a0d\u200bd",
    "NA",
    "null",
    "True",
    "1e5",
    "007",
    "2025-07-11",
    "{{7*7}} ${x} %s {0}",
    "\\",
    "x; y; z",
    "Ålånd 中亚 Центральная Азия آسيا 🇰🇿",
    "é" * 120,
    "🇰🇿" * 40,
    "x" * 10_000,
    "; , \\ " * 40 + ".",
)
URLS = (
    "https://a.example/",
    "http://b.example/?q=javascript:alert(1)&r=s,t;u='v'",
    "https://c.example/é/中/(x)*!$~#frag",
    "https://d.example:8080/%3Cscript%3E?a=b&amp;c[0]=1",
    "https://e.example/" + "long/" * 60,
)
LANGS = (None, "en", "ru", "kk-Cyrl", "fa-AF")
GONE = eca.Withdrawn(id="gone", rule="A courtesy call; =1+1.", day=dt.date(2026, 11, 28))
SCHEMES = tuple(
    map(
        eca.Identifier.from_text,
        (
            "wikidata:Q1",
            "geonames:2",
            "eurovoc:c_3",
            "op-country:AAA",
            "op-body:X",
            "m49:143",
            "eli:reg/2020/1",
            "oj:C 50, 9.2.2018, p. 38",
            "odd:a;b,<c>&d",
        ),
    )
)


def is_address(text: str) -> bool:
    return WEB.holds(text) and text_problem(text) is None


_characters = st.characters(exclude_categories=("Cc", "Cs")) | st.just("\n")
texts = st.sampled_from(HOSTILE) | st.text(_characters, min_size=1, max_size=12).filter(
    lambda text: text_problem(text) is None
)
urls = st.sampled_from(URLS) | st.text(_characters, max_size=8).map(
    lambda path: f"https://f.example/{path}"
).filter(is_address)
maybe_text = st.none() | texts


@st.composite
def dates(draw: st.DrawFn) -> eca.PartialDate:
    """A year, a part of a year, a month or a day, more often a day."""
    day = draw(st.dates())
    parts = draw(st.sampled_from((0, 1, 2, 3, 3, 3)))
    qualifier = draw(st.sampled_from(("", "", "", "?", "~", "%")))
    if parts == 0:
        grouping = draw(st.sampled_from(sorted(GROUPINGS)))
        return eca.PartialDate(min(day.year, 9998), None, None, qualifier, grouping)
    return eca.PartialDate(
        day.year, day.month if parts > 1 else None, day.day if parts > 2 else None, qualifier
    )


@st.composite
def spans(draw: st.DrawFn, *, begun: bool = False) -> eca.DateSpan:
    """A date, or two in their order, or one with an end that is open or unknown, or one day within bounds."""
    first = draw(dates())
    match draw(st.sampled_from(("one", "one", "two", "open", "unknown", "before", "within"))):
        case "within":
            bounds = draw(st.lists(st.dates(), min_size=2, max_size=2, unique=True))
            return eca.DateSpan.one_day_within(*sorted(bounds))
        case "two":
            start, end = sorted((first, draw(dates())), key=lambda date: (date.earliest, date.latest))
            return eca.DateSpan(start, end)
        case "open":
            return eca.DateSpan(first, None, open_end=True)
        case "unknown":
            return eca.DateSpan(first, None)
        case "before" if not begun:
            return eca.DateSpan(None, first, open_start=True)
    return eca.DateSpan.on(first)


def some(values: Sequence[Any], most: int = 2) -> st.SearchStrategy[tuple[Any, ...]]:
    """A few of some values, each once."""
    return st.lists(st.sampled_from(values), max_size=most, unique=True).map(tuple) if values else st.just(())


def one(values: Sequence[Any]) -> st.SearchStrategy[Any]:
    """One of some values, or ``None``."""
    return st.sampled_from((None, *values))


def word(vocabulary: type[StrEnum]) -> st.SearchStrategy[Any]:
    """A word of a vocabulary, or ``None``."""
    return one(tuple(vocabulary))


def many(part: st.SearchStrategy[Any], most: int = 2) -> st.SearchStrategy[tuple[Any, ...]]:
    """A few parts."""
    return st.lists(part, max_size=most).map(tuple)


names = st.builds(
    eca.Name,
    value=texts,
    lang=st.sampled_from(LANGS),
    script=one(("Cyrl",)),
    kind=word(eca.NameKind),
    dates=st.none() | spans(),
)
sources = st.builds(
    eca.Source,
    url=urls,
    publisher=texts,
    title=maybe_text,
    published=st.none() | dates(),
    accessed=st.none() | dates(),
    lang=st.sampled_from(LANGS),
    supports=some(("name", "dates", "place.city"), 3),
    note=maybe_text,
)
disputes = st.builds(
    eca.Dispute,
    field=st.just("name"),
    claim=texts,
    urls=st.lists(urls, max_size=2).map(tuple),
    note=maybe_text,
)
COMMON = {"names": many(names), "sources": many(sources), "disputes": many(disputes, 1)}


@st.composite
def registries(draw: st.DrawFn) -> eca.Registry:
    """A registry whose ids all lead somewhere; each drawer has a few records or none."""
    shape = draw(st.sampled_from(range(len(SHAPES))))
    return eca.Registry(
        (draw(_record(drawer, key, shape)) for drawer in MADE for key in SHAPES[shape][drawer]),
        version=draw(st.sampled_from((None, "2026-11-23", "<v>1 =x; y"))),
        complete_until=draw(
            st.sampled_from((None, "2025-12-31", {"forum": "2024-12-31", "political": "2025-01-01"}))
        ),
        publishers=draw(st.dictionaries(st.sampled_from(HOSTILE), word(eca.PublisherKind), max_size=2)),
        withdrawn=draw(st.sampled_from(((), (GONE,)))),
    )


Ids = dict[str, tuple[str, ...]]
DRAWERS = (
    "regions",
    "countries",
    "cities",
    "organisations",
    "officials",
    "series",
    "topics",
    "documents",
    "events",
)
COUNTS = (
    (0,) * 9,
    (1,) * 9,
    (2,) * 9,
    (0, 0, 0, 0, 0, 0, 0, 0, 3),
    (0, 2, 1, 0, 1, 0, 1, 0, 1),
    (1, 3, 2, 1, 2, 1, 1, 1, 1),
)
OWN = {"countries": ("AA", "BB", "NA"), "cities": ("Alpha", "Ålfa d’Or")}
SHAPES: tuple[Ids, ...] = tuple(
    {
        drawer: OWN.get(drawer, tuple(f"{drawer[:3]}-{n}" for n in range(3)))[:count]
        for drawer, count in zip(DRAWERS, counts, strict=True)
    }
    for counts in COUNTS
)
"""How many records of each drawer: few shapes, so that their strategies are made once."""


@cache
def _record(drawer: str, key: str, shape: int) -> st.SearchStrategy[Any]:
    return MADE[drawer](key, SHAPES[shape])


def _region(key: str, ids: Ids) -> st.SearchStrategy[Any]:
    member = st.builds(
        eca.Membership, country=st.sampled_from(ids["countries"] or ("AA",)), dates=st.none() | spans()
    )
    members = many(member) if ids["countries"] else st.just(())
    codes = some(SCHEMES)
    return st.builds(
        eca.Region,
        id=st.just(key),
        name=texts,
        scheme=maybe_text,
        identifiers=codes,
        memberships=members,
        former_ids=former(key),
        **COMMON,
    )


def former(key: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.sampled_from(((), (f"old-{key}",)))


def _country(key: str, ids: Ids) -> st.SearchStrategy[Any]:
    codes = {
        "alpha_3": one(("AAA",)),
        "numeric": one(("001",)),
        "currency": one(("EUR",)),
        "languages": some(("en", "ru")),
    }
    cls = eca.Country
    return st.builds(
        cls,
        id=st.just(key),
        name=texts,
        official_name=maybe_text,
        capital=one(ids["cities"]),
        identifiers=some(SCHEMES),
        **codes,
        **COMMON,
    )


def _city(key: str, ids: Ids) -> st.SearchStrategy[Any]:
    degrees = st.sampled_from((0.0, -0.5, 51.1801, 1e-05, 89.99999)) | st.floats(-90, 90).map(
        lambda value: round(value, 5)
    )
    return st.builds(
        eca.City,
        id=st.just(key),
        country=st.sampled_from(ids["countries"]),
        latitude=st.none() | degrees,
        longitude=st.none() | degrees,
        timezone=one(("Asia/Almaty",)),
        identifiers=some(SCHEMES),
        **COMMON,
    )


def _organisation(key: str, ids: Ids) -> st.SearchStrategy[Any]:
    return st.builds(
        eca.Organisation,
        id=st.just(key),
        name=texts,
        kind=word(eca.OrganisationKind),
        parent=one(ids["organisations"]),
        party=one(_parties(ids)),
        identifiers=some(SCHEMES),
        former_ids=former(key),
        **COMMON,
    )


def _parties(ids: Ids) -> tuple[str, ...]:
    return ids["countries"] + ids["regions"]


def _official(key: str, ids: Ids) -> st.SearchStrategy[Any]:
    post = st.builds(
        eca.Appointment,
        title=texts,
        organisation=one(ids["organisations"]),
        represents=one(_parties(ids)),
        dates=st.none() | spans(),
        attested=st.lists(st.dates(), max_size=2).map(tuple),
    )
    return st.builds(
        eca.Official,
        id=st.just(key),
        name=texts,
        identifiers=some(SCHEMES),
        appointments=many(post),
        former_ids=former(key),
        **COMMON,
    )


def _series(key: str, ids: Ids) -> st.SearchStrategy[Any]:
    return st.builds(
        eca.Series,
        id=st.just(key),
        name=texts,
        kind=word(eca.EventKind),
        category=word(eca.Category),
        level=word(eca.Level),
        parties=some(_parties(ids)),
        cadence=word(eca.Cadence),
        identifiers=some(SCHEMES),
        former_ids=former(key),
        gaps=many(st.builds(eca.Gap, edition=st.integers(1, 99), note=maybe_text)),
        **COMMON,
    )


def _topic(key: str, ids: Ids) -> st.SearchStrategy[Any]:
    mapping = st.builds(
        eca.Mapping,
        concept=st.sampled_from(("eurovoc:3450", "eurovoc:c_9")),
        match=st.sampled_from(tuple(eca.MappingKind)),
    )
    broader = one(ids["topics"])
    return st.builds(
        eca.Topic,
        id=st.just(key),
        name=texts,
        broader=broader,
        mappings=many(mapping),
        former_ids=former(key),
        **COMMON,
    )


def _document(key: str, ids: Ids) -> st.SearchStrategy[Any]:
    kinds = tuple(eca.StepKind)
    step = st.builds(
        eca.Step,
        kind=st.sampled_from(kinds),
        date=st.none() | dates(),
        event=one(ids["events"]),
        note=maybe_text,
    )
    return st.builds(
        eca.Document,
        id=st.just(key),
        title=texts,
        kind=word(eca.DocumentKind),
        status=word(eca.DocumentStatus),
        text_url=one(URLS),
        parties=some(_parties(ids)),
        identifiers=some(SCHEMES),
        sections=st.just(()) | st.builds(lambda title: (eca.Section(id="part-1", title=title),), texts),
        steps=many(step),
        relations=_links(ids),
        former_ids=former(key),
        **COMMON,
    )


def _links(ids: Ids) -> st.SearchStrategy[Any]:
    known = ids["documents"]
    hows, section = st.sampled_from(tuple(eca.LinkKind)), one(("part-1",))
    return (
        many(st.builds(eca.DocumentLink, document=st.sampled_from(known), how=hows, section=section))
        if known
        else st.just(())
    )


def _outcome(ids: Ids) -> st.SearchStrategy[Any]:
    money = st.sampled_from(((None, None), (1, "EUR"), (12_000_000_000, "USD")))
    return st.builds(
        lambda money, **held: eca.Outcome(amount=money[0], currency=money[1], **held),
        money,
        id=st.sampled_from(("package", "plan-2")),
        kind=st.sampled_from(tuple(eca.OutcomeKind)),
        text=texts,
        document=one(ids["documents"]),
        party=one(_parties(ids)),
    )


def _event(key: str, ids: Ids) -> st.SearchStrategy[Any]:
    who = st.fixed_dictionaries(
        {
            "official": one(ids["officials"]),
            "represents": one(_parties(ids)),
            "organisation": one(ids["organisations"]),
            "role": word(eca.Role),
            "title": maybe_text,
        }
    )
    participation = who.filter(
        lambda held: held["official"] or held["represents"] or held["organisation"]
    ).map(lambda held: eca.Participation(**held))
    known = bool(ids["officials"] or ids["organisations"] or _parties(ids))
    return st.builds(
        eca.Event,
        id=st.just(key),
        name=texts,
        series=one(ids["series"]),
        edition=st.none() | st.integers(1, 99),
        kind=word(eca.EventKind),
        category=word(eca.Category),
        level=word(eca.Level),
        mode=word(eca.Mode),
        status=word(eca.Status),
        dates=spans(begun=True),
        rescheduled_from=st.none() | dates(),
        hosts=some(_parties(ids) + ids["organisations"]),
        parties=some(_parties(ids), 3),
        topics=some(ids["topics"]),
        summary=maybe_text,
        place=st.builds(eca.Place, city=one(ids["cities"]), country=one(ids["countries"]), venue=maybe_text),
        participations=many(participation) if known else st.just(()),
        documents=_links(ids),
        outcomes=many(_outcome(ids)),
        relations=many(
            st.builds(
                eca.Relation,
                event=st.sampled_from(ids["events"]),
                how=st.sampled_from(tuple(eca.RelationKind)),
            ),
            1,
        ),
        former_ids=former(key),
        **COMMON,
    )


MADE = {
    "regions": _region,
    "countries": _country,
    "cities": _city,
    "organisations": _organisation,
    "officials": _official,
    "series": _series,
    "topics": _topic,
    "documents": _document,
    "events": _event,
}
