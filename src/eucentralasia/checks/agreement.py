"""Rules about what a record says twice, or what two records say of one thing: the two must agree."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from eucentralasia.checks.context import Finding, listed
from eucentralasia.checks.times import FIRST_YEAR
from eucentralasia.errors import did_you_mean
from eucentralasia.model import Status
from eucentralasia.names.normalise import listed as words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from eucentralasia.checks.context import Context
    from eucentralasia.model import Event, Official, Record

ORDINAL: Final = re.compile(r"(\d+)(?:st|nd|rd|th) (?!and\b)")
YEAR_IN_ID: Final = re.compile(r"-((?:19|20)\d\d)(?:-\d+)?$")
# ISO 639-1, all of it; longer tags are of ISO 639-2 and 639-3, which have thousands.
LANGUAGES: Final = frozenset(
    words_of(
        "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv "
        "cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr "
        "ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw "
        "ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv "
        "ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq "
        "sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh "
        "yi yo za zh zu"
    )
)
# Codes of countries that are no language, or another one, for the languages that are spoken there.
SPOKEN_THERE: Final = {
    "cn": "zh",
    "cz": "cs",
    "dk": "da",
    "gr": "el",
    "jp": "ja",
    "kz": "kk",
    "tj": "tg",
    "ua": "uk",
}
SCRIPTS: Final = {"Arab": "ARABIC", "Cyrl": "CYRILLIC", "Grek": "GREEK", "Latn": "LATIN"}
MARKUP: Final = re.compile(r"</?[a-z]+[ >/]|&[a-z]+;|&#\d+;|  ")
# Acts that are a step in the life of the document as well.
STEPS: Final = frozenset({"adopted", "initialled", "signed"})
# Schemes of which one value is of one thing; one procedure of Parliament may have two texts.
SHARED: Final = frozenset({"procedure"})


def numbers_agree(context: Context) -> Iterator[Finding]:
    """The number in the id of an event, and the ordinal that its name begins with, are its edition."""
    for event in context.registry.events:
        if event.series is None or event.edition is None:
            continue
        in_id = re.fullmatch(rf"{re.escape(event.series)}-(\d{{1,3}})", event.id)
        in_name = ORDINAL.match(event.name)
        for where, match in (("id", in_id), ("name", in_name)):
            if match and int(match[1]) != event.edition:
                expected = f"{int(match[1])}, as the {where} has it, or another {where}"
                yield Finding(event, "edition", expected, event.edition)
                break


def years_agree(context: Context) -> Iterator[Finding]:
    """The year in the id of an event is one in which it was held."""
    for event in context.registry.events:
        match = YEAR_IN_ID.search(event.id)
        last = event.dates.latest
        # of a year in which nobody could meet another check tells
        known = event.first_day.year >= FIRST_YEAR
        if known and match and last and not event.first_day.year <= int(match[1]) <= last.year:
            # an event that was put off keeps the id of its first date
            first = event.rescheduled_from
            if first is None or first.year != int(match[1]):
                expected = f"a date in {match[1]}, as the id has it, or 'rescheduled_from'"
                yield Finding(event, "dates", expected, str(event.dates))


def categories_agree(context: Context) -> Iterator[Finding]:
    """An event is of the category of its series."""
    for event in context.registry.events:
        series = context.record(event.series, "series")
        if series is not None and series.category not in {None, event.category}:
            yield Finding(
                event, "category", f"{series.category}, as the series {series.id} is", event.category
            )


def planned_events_are_to_come(context: Context) -> Iterator[Finding]:
    """An event that is planned is not over on the day of the registry."""
    for event in context.registry.events:
        last = event.dates.latest
        if (
            event.status is Status.PLANNED
            and context.day is not None
            and last is not None
            and last < context.day
        ):
            expected = "held, postponed or cancelled, as its day was past; or none, where nobody knows"
            yield Finding(event, "status", expected, event.status.value)


def pages_are_read_after_they_are_written(context: Context) -> Iterator[Finding]:
    """A page is looked up after it was published, and not after the day of the registry."""
    for record in context.registry:
        for position, source in enumerate(record.sources):
            published, accessed = source.published, source.accessed
            if published and accessed and published.earliest > accessed.latest:
                expected = f"a day not before it was published ({published})"
                yield Finding(record, f"sources[{position}].accessed", expected, str(accessed))
            elif accessed and context.day is not None and accessed.earliest > context.day:
                expected = (
                    f"a day up to that of the data ({context.day}), or a newer version in registry.toml"
                )
                yield Finding(record, f"sources[{position}].accessed", expected, str(accessed))


def languages_are_known(context: Context) -> Iterator[Finding]:
    """A language of two letters is one of ISO 639-1."""
    for record in context.registry:
        tagged = [(f"names[{place}].lang", name.lang) for place, name in enumerate(record.names)]
        tagged += [(f"sources[{place}].lang", one.lang) for place, one in enumerate(record.sources)]
        for path, lang in tagged:
            code = (lang or "").partition("-")[0]
            if len(code) == 2 and code not in LANGUAGES:  # noqa: PLR2004 - longer ones are not listed
                meant = SPOKEN_THERE.get(code)
                yield Finding(record, path, f"a language{did_you_mean([meant] if meant else [])}", lang)


def scripts_are_those_of_the_names(context: Context) -> Iterator[Finding]:
    """The script of a name is that of its letters."""
    for record in context.registry:
        for position, name in enumerate(record.names):
            wanted = SCRIPTS.get(name.script or "")
            found = Counter(unicodedata.name(c, "").partition(" ")[0] for c in name.value if c.isalpha())
            if wanted and found and not found[wanted]:
                script = {letters: code for code, letters in SCRIPTS.items()}.get(found.most_common(1)[0][0])
                expected = f"{script!r}, in which it is written" if script else "the script of its letters"
                yield Finding(record, f"names[{position}].script", expected, name.script)


def participants_speak_for_their_party(context: Context) -> Iterator[Finding]:
    """Who represents a country holds or held a post for it, at a body that belongs to it."""
    parties_of = _of_posts(context, "represents")
    for event in context.registry.events:
        for one in event.participations:
            party = one.represents
            if party is None or context.registry.regions.get(party) is not None:
                continue  # members speak for their region
            posts = parties_of(one.official)
            body = context.record(one.organisation, "organisations")
            if posts and None not in posts and party not in posts:
                expected = f"{listed(sorted(filter(None, posts)))}, for whom {one.official} holds posts"
            elif body is not None and body.party not in {None, party} and not _is_region(context, body.party):
                expected = f"{body.party}, to whom {body.id} belongs, or another organisation"
            else:
                continue
            yield Finding(event, f"participations.{one.key}", expected, party)


def titles_are_those_of_posts(context: Context) -> Iterator[Finding]:
    """The title of a participant is that of a post, or a part of it."""
    titles_of = _of_posts(context, "title")
    for event in context.registry.events:
        for one in event.participations:
            titles = titles_of(one.official)
            if titles and one.title and not any(one.title in held or held in one.title for held in titles):
                expected = f"the title of a post: {listed(titles)}"
                yield Finding(event, f"participations.{one.key}", expected, one.title)


def acts_are_steps(context: Context) -> Iterator[Finding]:
    """What an event adopted, initialled or signed has that step, at this event or on its days."""
    for event in context.registry.events:
        for position, link in enumerate(event.documents):
            document = context.record(link.document, "documents")
            if document is None or not document.steps or link.how not in STEPS:
                continue
            if not any(step.kind == link.how and _is_at(step, event) for step in document.steps):
                expected = f"what its steps say, or a step {link.how.value!r} of {document.id} at this event"
                yield Finding(event, f"documents[{position}].how", expected, link.how.value)


def relations_fit_their_days(context: Context) -> Iterator[Finding]:
    """No event relates to itself, follows a later one, or prepares an earlier one."""
    events = context.registry.events
    written = {(event.id, relation.event, relation.how) for event in events for relation in event.relations}
    for event in events:
        for position, relation in enumerate(event.relations):
            other = events.get(relation.event)
            # what is part of itself, or written on both sides, other checks tell
            if other is None or (other.id, event.id, relation.how) in written - {
                (event.id, event.id, relation.how)
            }:
                continue
            expected = _fitting(event, relation.how, other)
            if expected:
                yield Finding(event, f"relations[{position}]", expected, relation.event)


def _fitting(event: Event, how: str, other: Event) -> str:
    """Say what was wanted of the other side of a relation; nothing where it fits."""
    if other is event:
        return "another event" if how != "part-of" else ""
    # of editions in the wrong order another check tells
    same = event.series == other.series and event.edition is not None and other.edition is not None
    last, lasts = event.dates.latest, other.dates.latest
    if how == "follows" and last is not None and other.first_day > last and not same:
        return f"an event before it; {other.id} was later, and follows it"
    if how == "prepares" and lasts is not None and lasts < event.first_day:
        return f"an event after it; {other.id} was earlier"
    return ""


def texts_are_plain(context: Context) -> Iterator[Finding]:
    """A name or a summary has no markup, and no two spaces."""
    for record in context.registry:
        texts = [("name", record.label), ("summary", getattr(record, "summary", None))]
        texts += [(f"outcomes.{one.key}", one.text) for one in getattr(record, "outcomes", ())]
        for path, text in texts:
            if text and (match := MARKUP.search(text)):
                yield Finding(record, path, f"plain text without {match[0]!r}", text)


def capitals_lie_in_their_country(context: Context) -> Iterator[Finding]:
    """The capital of a country is a city of it."""
    for country in context.registry.countries:
        capital = context.record(country.capital, "cities")
        if capital is not None and capital.country != country.id:
            expected = f"a city of {country.id}; {capital.id} lies in {capital.country}"
            yield Finding(country, "capital", expected, country.capital)


def identifiers_are_of_one_record(context: Context) -> Iterator[Finding]:
    """No two records have one identifier, and no two countries one code."""
    seen: dict[object, Record] = {}
    for record in context.registry:
        codes: list[tuple[str, str | None]] = [
            (f"identifiers[{place}]", str(one))
            for place, one in enumerate(getattr(record, "identifiers", ()))
            if one.scheme not in SHARED
        ]
        codes += [(name, getattr(record, name, None)) for name in ("alpha_3", "numeric")]
        for path, code in codes:
            if code is None:
                continue
            first = seen.setdefault(code, record)
            if first is not record:
                yield Finding(record, path, f"a code of its own; {first.id} has this one", code)


def days_are_within_posts(context: Context) -> Iterator[Finding]:
    """A day on which a source shows somebody in a post lies within the dates of that post."""
    for official in context.registry.officials:
        for position, post in enumerate(official.appointments):
            dates = post.dates
            for day in post.attested if dates is not None else ():
                first, last = (dates.earliest, dates.latest) if dates is not None else (None, None)
                if (first is not None and day < first) or (last is not None and day > last):
                    expected = f"days within {dates}, or other dates of the post"
                    yield Finding(official, f"appointments[{position}].attested", expected, str(day))
                    break


def _of_posts(context: Context, field: str) -> Callable[[str | None], dict[Any, None]]:
    """Return what tells the values of a field of somebody's posts: once, as many posts meet many events."""

    @cache
    def values(key: str | None) -> dict[Any, None]:
        official: Official | None = context.record(key, "officials")
        return {} if official is None else dict.fromkeys(map(attrgetter(field), official.appointments))

    return values


def _is_region(context: Context, party: str | None) -> bool:
    return context.record(party, "regions") is not None


def _is_at(step: Any, event: Event) -> bool:
    """Whether a step was taken at an event, or on one of its days."""
    first, last = event.dates.earliest, event.dates.latest
    if step.event == event.id:
        return True
    if step.date is None or first is None or last is None:
        return False
    return bool(step.date.earliest <= last and first <= step.date.latest)
