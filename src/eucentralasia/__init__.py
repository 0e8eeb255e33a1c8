"""The official dialogues between the European Union and Central Asia, as typed, immutable, sourced records.

Nothing is loaded on import; each public name is served when it is first used. These are all of them:

The registry and its questions
- curated: The curated registry, whose drawers and questions are those of this module.
- find: The record that goes by a name, in any language of the data, also at a date.
- search: The records whose names are most like a text, best first; it forgives mistakes.
- mentions: The records and dates that a running text names, with their offsets.
- explain: The value of a field, the sources that say so, and who claims otherwise.
- chairs: The officials who chaired or co-chaired an event.
- participants: The officials who took part in an event.
- parties: The countries and regions that met.
- members: The countries that belonged to a region on a day.
- editions: The events of a series.
- events_of: The events that a record of any drawer is in.
- related: The events that an event follows, prepares, is part of, and the other way round.
- narrower: The ids of the topics that lie under a topic.
- expected_next: When the next edition of a series may be expected; an estimate, with what it rests on.
- __version__: The version of the package; that of the data is ``curated.version``.

Drawers and their records
- events, Event: The meetings: who met whom, where, when, at what level, about what, with what result.
- series, Series: The standing formats whose events are their editions.
- officials, Official: The people in public office, with their posts.
- organisations, Organisation: The public bodies.
- countries, Country: The states.
- regions, Region: The groups of countries that take part as one, with their members over time.
- cities, City: The places in which events were held.
- topics, Topic: The subjects that events are about, broader and narrower.
- documents, Document: The texts that events adopt, sign, set up or review.
- Record: The parent of the nine.

Queries
- Query: Which records are meant; queries combine with ``&``, ``|`` and ``~``, and go to ``where``.
- during: Events that may have been held within some time.
- on: Events that may have been held on one day.
- between: Events that were surely held from one date to another.
- before, after: Events that were surely over before a date, or surely began after it.
- held_in: Events held in any of some countries, cities or regions.
- involving: Events with any of some countries or regions as a party.
- about: Events about any of some topics, or about a narrower one.
- of_series: Events that are editions of any of some series.
- of_kind: Events of any of some kinds, such as a summit or a signing.
- of_category: Events that are institutional, political, of a programme, or a forum.
- of_scope: Events with the region, or with one state.
- at_level: Events at any of some levels.
- attended_by: Events in which any of some officials took part.
- chaired_by: Events that any of some officials chaired.
- hosted_by: Events that any of some countries, regions or organisations hosted.
- citing: Events that did something with any of some documents.
- serving: Officials with a post in any of some organisations.
- representing: Officials with a post for any of some countries or regions.

Collections and answers
- Collection: Some records of one drawer, in order: look up, ask, count, page, combine.
- Registry: Nine drawers, and the questions that need more than one of them.
- Match: A record that ``search`` found, with its score.
- Mention, Score: A span of a text that names a record or a date, and how sure that is.
- Subject: An event that a text is about, with the reasons.
- Explanation: What ``explain`` answers.
- Estimate: What ``expected_next`` answers.
- Change, Diff: One field that two registries have differently, and all that they have differently.

Your own data, and other programs
- load, loads: A registry of files, or of a text; or every problem at once.
- from_rows: A registry of the rows of a table, with names and written dates.
- check, CHECKS: What makes no sense in a registry, and the named rules that say so.
- structure, unstructure: A record of plain data, and plain data of a record.
- configure: Teach a cattrs converter of your own the records.
- json_schema: The JSON Schema of a data file or of one record, for editors.
- preload: All modules and the whole registry, before a program forks or handles signals.
- formats: A module for each format: JSON, TOML, CSV, iCalendar, Turtle, GeoJSON, Parquet and others.
- pictures: A timeline, a calendar, a map, who met whom and what is covered, as figures of matplotlib.

Dates
- PartialDate: A day, a month, a part of a year or a year, never padded.
- DateSpan: One date, a first and a last, or a day within bounds; ``from_text`` reads what people write.

Parts of records
- Source, PublisherKind: A page that says something, with the fields it supports; and who stands behind it.
- Dispute: Another claim than the one recorded.
- Name, NameKind: Another name of a record, and what sort of name it is.
- Identifier: What a record is called in an outside scheme.
- Place: Where an event was: a venue, a city, a country.
- Participation, Role: That somebody took part in an event, and as what.
- Outcome, OutcomeKind: What came of an event.
- DocumentLink, LinkKind: What an event did with a document.
- Relation, RelationKind: How an event stands to another.
- Appointment, Certainty: A post that an official holds or held, and how sure that is on a day.
- Membership: That a country belongs, or belonged, to a region.
- Gap: An edition of a series that no source shows.
- Step, StepKind: One step in the life of a document, such as its signing.
- Section: A part of a document that events refer to.
- Mapping, MappingKind: How a topic stands to a concept of a thesaurus.
- Withdrawn: A record that was taken out; its id is never used again.

Vocabularies
- Category: What a meeting is in the field's eyes.
- EventKind: The form of a meeting or of a series.
- Level, rank_of: The rank at which the parties are represented, and that at which a title stands.
- Mode: How the participants met.
- Status: Whether the event took place.
- Cadence: How often a series is said to meet.
- OrganisationKind: What sort of body an organisation is.
- DocumentKind, DocumentStatus: The form of a document, and how far it has come.
- is_single_seat: Whether one person at a time holds a title.

Errors
- EUCentralAsiaError: The parent of all others.
- DataError, Problem: Data are not what the records allow; all problems at once, and what one of them tells.
- MergeError, Conflict: Registries disagree; all conflicts at once, and what one of them tells.
- UnknownRecordError: Nothing has that id or name; the nearest are told.
- AmbiguousNameError: A name has several answers; all are told.
- DateError: A text is not a date in the form that was wanted.
- TextTooLongError: A text is longer than what is read of one.
- MissingExtraError: Something needs a package that an extra brings.
"""

__version__ = "1.0.0"  # here and nowhere else, as a frozen or copied package has no metadata

# type checkers take it for true; importing it from typing would cost half of what a bare interpreter does
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from eucentralasia import formats as formats, pictures as pictures
    from eucentralasia.checks import *
    from eucentralasia.codec import *
    from eucentralasia.codec.schemas import *
    from eucentralasia.collection import *
    from eucentralasia.dates import *
    from eucentralasia.errors import *
    from eucentralasia.linking.events_in import *
    from eucentralasia.linking.mentions import *
    from eucentralasia.model import *
    from eucentralasia.model.plain_data import *
    from eucentralasia.names.search import *
    from eucentralasia.queries import *
    from eucentralasia.registry import *
    from eucentralasia.registry.diff import *
    from eucentralasia.registry.explain import *
    from eucentralasia.shipped import *

    __all__: list[str]
    curated: Final = Registry()
    regions: Collection[Region]
    countries: Collection[Country]
    cities: Collection[City]
    organisations: Collection[Organisation]
    officials: Collection[Official]
    series: Collection[Series]
    topics: Collection[Topic]
    documents: Collection[Document]
    events: Collection[Event]

    # Questions to the curated registry, in the order of SERVED_BY_CURATED.
    chairs: Final = curated.chairs
    editions: Final = curated.editions
    events_of: Final = curated.events_of
    expected_next: Final = curated.expected_next
    explain: Final = curated.explain
    find: Final = curated.find
    members: Final = curated.members
    mentions: Final = curated.mentions
    narrower: Final = curated.narrower
    participants: Final = curated.participants
    parties: Final = curated.parties
    related: Final = curated.related
    search: Final = curated.search


# What each room but the model gives to the front door: its ``__all__``, written again as no room may be
# imported yet.
ROOMS: dict[str, tuple[str, ...]] = {
    "checks": ("CHECKS", "check"),
    "codec": ("configure", "structure"),
    "codec.schemas": ("json_schema",),
    "collection": ("Collection",),
    "dates": ("DateSpan", "PartialDate"),
    "errors": (
        "AmbiguousNameError",
        "Conflict",
        "DataError",
        "DateError",
        "EUCentralAsiaError",
        "MergeError",
        "MissingExtraError",
        "Problem",
        "TextTooLongError",
        "UnknownRecordError",
    ),
    "linking.mentions": ("Mention", "Score"),
    "linking.events_in": ("Subject",),
    "model.plain_data": ("unstructure",),
    "names.search": ("Match",),
    "queries": (
        "Query",
        "about",
        "after",
        "at_level",
        "attended_by",
        "before",
        "between",
        "chaired_by",
        "citing",
        "during",
        "held_in",
        "hosted_by",
        "involving",
        "of_category",
        "of_kind",
        "of_scope",
        "of_series",
        "on",
        "representing",
        "serving",
    ),
    "registry": ("Registry",),
    "registry.diff": ("Change", "Diff"),
    "registry.explain": ("Estimate", "Explanation"),
    "shipped": ("from_rows", "load", "loads", "preload"),
}
HOMES: dict[str, str] = {name: room for room, names in ROOMS.items() for name in names}
# The rooms that are public themselves.
PACKAGES = ("formats", "pictures")
SERVED_BY_CURATED = (
    "chairs",
    "editions",
    "events_of",
    "expected_next",
    "explain",
    "find",
    "members",
    "mentions",
    "narrower",
    "participants",
    "parties",
    "related",
    "search",
)
# What people look for at the front door and find under another name.
ELSEWHERE = {
    "Date": "PartialDate",
    "Meeting": "Event",
    "Person": "Official",
    "add": "curated.extended(events=[...])",
    "by_year": "curated.coverage()",
    "dialogues": "events",
    "dump": 'formats.json.dump(events, "events.json")',
    "export": 'formats.csv.dump(events, "events.csv")',
    "filter": 'events.where(during("2025"))',
    "from_csv": 'load("events.csv")',
    "from_dataframe": "from_rows(frame)",
    "from_pandas": "from_rows(frame)",
    "get": "find(name), or events.get(id)",
    "in_country": "held_in",
    "in_": "held_in",
    "institutions": "organisations",
    "lookup": "find",
    "load_csv": 'load("events.csv")',
    "meetings": "events",
    "of_type": "of_kind",
    "open": "load",
    "people": "officials",
    "persons": "officials",
    "places": "cities",
    "query": 'events.where(during("2025"))',
    "read": "load",
    "read_csv": 'load("events.csv")',
    "save": 'formats.toml.dump(registry, "ours.toml")',
    "since": "after",
    "to_csv": 'formats.csv.dump(events, "events.csv")',
    "to_dict": "unstructure(record)",
    "to_json": "formats.json.dumps(events)",
    "until": "before",
    "update": "curated.merge(ours, on_conflict='last')",
    "validate": "check",
    "version": "__version__, or curated.version of the data",
    "where": 'events.where(during("2025"))',
}


def _public_names() -> list[str]:
    """Return the public names, sorted; the nouns and the drawers are those of the model."""
    from eucentralasia.model import MODULES, SINGULARS

    return sorted(("__version__", "curated", *PACKAGES, *SERVED_BY_CURATED, *HOMES, *MODULES, *SINGULARS))


if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Serve a public name from its room, or a drawer from the curated registry."""
        from importlib import import_module

        if name in HOMES:
            found = getattr(import_module(f"{__name__}.{HOMES[name]}"), name)
        elif name == "curated":
            found = import_module(f"{__name__}.shipped").curated()
        elif name in SERVED_BY_CURATED:
            found = getattr(import_module(f"{__name__}.shipped").curated(), name)
        elif name in PACKAGES:
            found = import_module(f"{__name__}.{name}")
        elif name == "__all__":
            found = _public_names()
        else:
            model = import_module(f"{__name__}.model")
            if name in model.SINGULARS:
                found = import_module(f"{__name__}.shipped").served(name)
            elif name in model.MODULES:
                found = getattr(model, name)
            else:
                raise AttributeError(_missing(name))
        globals()[name] = found
        return found


def _missing(name: str) -> str:
    """Say that there is no such public name, with those most like it; machinery asks for names with ``_``."""
    from eucentralasia.errors import did_you_mean, nearest

    told = f"module {__name__!r} has no attribute {name!r}"
    if name.startswith("_"):
        return told
    way = ELSEWHERE.get(name)
    return f"{told}; write {way}" if way else f"{told}{did_you_mean(nearest(name, _public_names()))}"


def __dir__() -> list[str]:
    """List the public names."""
    return _public_names()
