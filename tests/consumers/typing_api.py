"""The public API as a typed script: never run, only type-checked. Each ignored line must be an error."""

from typing import assert_type

import eucentralasia as eca

assert_type(eca.events, eca.Collection[eca.Event])
assert_type(eca.events["hlpsd-12"], eca.Event)
assert_type(eca.countries["KZ"].name, str)
assert_type(eca.countries.get("KZ"), eca.Country | None)
assert_type(eca.events.where(eca.during("2025") & ~eca.about("security")), eca.Collection[eca.Event])
assert_type(eca.officials.where(eca.serving("eeas")).first, eca.Official | None)
assert_type(eca.curated.chairs("hlpsd-12"), tuple[eca.Official, ...])
assert_type(eca.chairs("hlpsd-12"), tuple[eca.Official, ...])
assert_type(eca.members("eu", on="2019"), tuple[eca.Country, ...])
assert_type(eca.events_of("KZ").first, eca.Event | None)
assert_type(eca.curated.widened(eca.involving(["eu"], exact=True)), eca.Query[eca.Event])
assert_type(eca.countries.get("KZ", repr(None)), eca.Country | str)
assert_type(eca.events.unknown("level"), eca.Collection[eca.Event])
assert_type(eca.find("KZ"), eca.Record)
assert_type(eca.find("Nur-Sultan", on="2020"), eca.Record)
assert_type(eca.countries.find("Kyrgyz Republic"), eca.Country)
assert_type(eca.countries.search("Kirgistan")[0].record, eca.Country)
assert_type(eca.search("Kirgistan", limit=1), tuple[eca.Match[eca.Record], ...])
assert_type(eca.mentions("12th HLPSD")[0].record, eca.Record | None)
assert_type(eca.curated.events_in("12th HLPSD"), tuple[eca.Subject, ...])
assert_type(eca.load("folder"), eca.Registry)
assert_type(eca.from_rows([{"name": "Talks", "dates": "2030"}]), eca.Registry)
assert_type(
    eca.from_rows("meetings.csv", columns={"Ort": "city"}, kind="meeting").events.first, eca.Event | None
)
assert_type(eca.structure({}, eca.Event), eca.Event)
assert_type(eca.regions["eu"].members(on="2019-06-01"), tuple[str, ...])

eca.evnts  # type: ignore[attr-defined]  # a misspelt drawer  # pyright: ignore[reportAttributeAccessIssue]
eca.events["x"].nmae  # type: ignore[attr-defined]  # a misspelt field  # pyright: ignore[reportAttributeAccessIssue]
eca.events.where(eca.serving("eeas"))  # type: ignore[arg-type]  # a query about officials  # pyright: ignore[reportArgumentType]
eca.events.where(kind="summit")  # type: ignore[arg-type]  # no keywords  # pyright: ignore[reportArgumentType]
eca.events.wher()  # type: ignore[attr-defined]  # a misspelt method  # pyright: ignore[reportAttributeAccessIssue]
eca.curated.evnts  # type: ignore[attr-defined]  # a misspelt drawer  # pyright: ignore[reportAttributeAccessIssue]
eca.events["x"].name = "y"  # type: ignore[misc]  # a record is frozen  # pyright: ignore[reportAttributeAccessIssue]

assert_type(eca.formats.json.dumps(eca.events), str)
assert_type(eca.formats.toml.loads("schema = 1"), eca.Registry)
assert_type(eca.formats.sqlite.dumps(eca.curated), bytes)
assert_type(eca.formats.frames.filter([1], eca.during("2025")), list[int])
OMISSIONS: list[eca.formats.Omission] = []
eca.formats.csv.dumps(eca.events, report=OMISSIONS.append)
eca.formats.ical.dump(eca.curated.editions("hlpsd"), "hlpsd.ics", report=lambda omission: omission.why)
eca.formats.json.dumps([eca.events])  # type: ignore[arg-type]  # no registry or collection  # pyright: ignore[reportArgumentType]
