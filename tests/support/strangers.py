"""What others, in their own languages, make of our schemas, calendars and linked data; for .ci/run.

They are of npm, of Debian and of the group ``readers``, so no test of the inner loop has them.
"""

import datetime as dt
import json
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from ctypes import CDLL, c_char_p, c_int, c_void_p
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import icalendar
import pyld
import pyoxigraph

import eucentralasia as eca
from eucentralasia.formats import ical, jsonld, turtle
from eucentralasia.model import DRAWERS
from eucentralasia.queries.definitions import Dated
from support import DATA
from support.npm import install, refuses, told
from support.sparql import MEANT, dated, question, spans

PACKAGES = ("ajv@8", "jsonld@8", "ical.js@2", "@taplo/cli@0.7")
SCHEMA_ORG = json.loads((DATA / "vendor" / "schemaorgcontext.jsonld").read_text(encoding="utf-8"))
NUMBERS = {"decimal", "double"}  # one is of Turtle, the other of JSON-LD
READ_WITH_AJV = """
const [schemas, data] = JSON.parse(require("fs").readFileSync(0, "utf8"));
const Ajv = require("ajv/dist/2020");
const verdicts = schemas.map(schema => new Ajv({strict: true}).compile(schema)(data));
console.log(JSON.stringify(verdicts));
"""
READ_WITH_JSONLD_JS = """
const [pages, context] = JSON.parse(require("fs").readFileSync(0, "utf8"));
const jsonld = require("jsonld");
const documentLoader = async url => ({contextUrl: null, documentUrl: url, document: context});
const options = {format: "application/n-quads", documentLoader, safe: true};
Promise.all(pages.map(page => jsonld.toRDF(page, options))).then(all => console.log(JSON.stringify(all)));
"""
READ_WITH_ICAL_JS = """
const text = JSON.parse(require("fs").readFileSync(0, "utf8"));
import("ical.js").then(({default: ICAL}) => console.log(JSON.stringify(ICAL.parse(text))));
"""
Fields = dict[str, list[str]]


def ajv(folder: str) -> str:
    """It compiles every schema in its strict mode, and judges the whole registry with it."""
    records = [(cls, file) for cls in DRAWERS.values() for file in (False, True)]
    schemas = [eca.json_schema(), *(eca.json_schema(cls, file=file) for cls, file in records)]
    verdicts = told(folder, READ_WITH_AJV, [schemas, json.loads(eca.formats.json.dumps(eca.curated))])
    assert verdicts == [True] + [False] * len(records)
    return f"{len(verdicts)} schemas"


def taplo(folder: str) -> str:
    """The checker of TOML files in editors takes what the loader takes, and refuses what it refuses."""
    page, file = eca.json_schema(), eca.json_schema(eca.Event, file=True)
    good = {
        "page": (page, eca.formats.toml.dumps(eca.events.where(eca.of_series("hlpsd")))),
        "file": (file, 'name = "Talks"\ndates = "2030-05"\nparties = ["KZ", "eu"]\n'),
    }
    bad = {
        "page without an id": (page, 'schema = 1\n[[topics]]\nname = "Rail"\n'),
        "file with another field": (file, 'nmae = "Talks"\ndates = "2030"\n'),
    }
    for name, (schema, text) in {**good, **bad}.items():
        Path(folder, "schema.json").write_text(json.dumps(schema))
        Path(folder, "data.toml").write_text(text)
        command = ("node_modules/@taplo/cli/dist/cli.js", "check", "--schema", f"file://{folder}/schema.json")
        assert refuses(folder, *command, "data.toml") == (name in bad), name
    return f"{len(good)} files taken, {len(bad)} refused"


def linked_data(folder: str) -> str:
    """Two readers of JSON-LD and one of Turtle find one set of triples in the whole registry."""
    pages = [json.loads(jsonld.dumps(eca.curated, context=one)) for one in (None, jsonld.CONTEXT)]
    theirs = [set(one.splitlines()) for one in told(folder, READ_WITH_JSONLD_JS, [pages, SCHEMA_ORG])]
    options = {"format": "application/n-quads", "documentLoader": _schema_org}
    assert theirs[1] == set(pyld.jsonld.to_rdf(pages[1], options).splitlines())
    triples = _triples("\n".join(theirs[1]), pyoxigraph.RdfFormat.N_TRIPLES)
    assert triples == _triples(turtle.dumps(eca.curated), pyoxigraph.RdfFormat.TURTLE)
    return f"{len(triples)} triples"


def _schema_org(url: str, _: Any) -> dict[str, Any]:
    return {"contextUrl": None, "documentUrl": url, "document": SCHEMA_ORG}


def _triples(text: str, format: Any) -> set[Any]:
    """The triples of a text, in which a number is a number, however it is written."""
    return {
        (one.subject, one.predicate, _number(one.object)) for one in pyoxigraph.parse(text, format=format)
    }


def _number(term: Any) -> Any:
    kind = getattr(term, "datatype", None)
    return float(term.value) if kind and kind.value.rpartition("#")[2] in NUMBERS else term


def sparql(_: str) -> str:
    """Its engine finds by date what ``where`` finds, for each helper; rdflib's is asked by the tests."""
    registry, count = dated(), 100
    store = pyoxigraph.Store()
    store.load(turtle.dumps(registry).encode(), format=pyoxigraph.RdfFormat.TURTLE)
    for text in spans(count):
        span = eca.DateSpan.from_edtf(text)
        for name in MEANT:
            rows: Any = store.query(question(name, span))
            found = {row["event"].value.rpartition("/")[2] for row in rows}
            assert found == set(registry.events.where(Dated(name, span)).ids), (name, text)
    return f"{count * len(MEANT)} questions"


def ical_js(folder: str) -> str:
    """It reads in each field of each event what ``icalendar`` reads, with which the file was written."""
    text = ical.dumps(eca.events, vague="span")
    _, _, events = told(folder, READ_WITH_ICAL_JS, text)
    found = [_fields((name, values) for name, _, _, *values in lines) for _, lines, _ in events]
    assert found == list(_expected(text))
    return f"{len(found)} events"


def libical(_: str) -> str:
    """So does the library behind Evolution and KDE, which finds no fault in the calendar besides."""
    text = ical.dumps(eca.events, vague="span")
    library = _libical()
    calendar = library.icalparser_parse_string(text.encode())
    assert library.icalcomponent_count_errors(calendar) == 0
    assert library.icalrestriction_check(calendar) == 1
    found = []
    event = library.icalcomponent_get_first_component(calendar, VEVENT)
    while event:
        found.append(_fields((name, [value]) for name, value in _properties(library, event)))
        event = library.icalcomponent_get_next_component(calendar, VEVENT)
    assert found == list(_expected(text))
    return f"{len(found)} events"


VEVENT, ANY_PROPERTY = 4, 0  # as libical numbers them
OF_LIBICAL = {
    "icalparser_parse_string": (c_void_p, (c_char_p,)),
    "icalcomponent_count_errors": (c_int, (c_void_p,)),
    "icalrestriction_check": (c_int, (c_void_p,)),
    "icalcomponent_get_first_component": (c_void_p, (c_void_p, c_int)),
    "icalcomponent_get_next_component": (c_void_p, (c_void_p, c_int)),
    "icalcomponent_get_first_property": (c_void_p, (c_void_p, c_int)),
    "icalcomponent_get_next_property": (c_void_p, (c_void_p, c_int)),
    "icalproperty_get_property_name": (c_char_p, (c_void_p,)),
    "icalproperty_get_value": (c_void_p, (c_void_p,)),
    "icalvalue_isa": (c_int, (c_void_p,)),
    "icalvalue_kind_to_string": (c_char_p, (c_int,)),
    "icalvalue_get_text": (c_char_p, (c_void_p,)),
    "icalvalue_as_ical_string": (c_char_p, (c_void_p,)),
}


def _libical() -> Any:
    library: Any = CDLL("libical.so.3")
    for name, (given, taken) in OF_LIBICAL.items():
        function = getattr(library, name)
        function.restype, function.argtypes = given, taken
    return library


def _properties(library: Any, event: int) -> Iterator[tuple[str, str]]:
    line = library.icalcomponent_get_first_property(event, ANY_PROPERTY)
    while line:
        value = library.icalproperty_get_value(line)
        is_text = library.icalvalue_kind_to_string(library.icalvalue_isa(value)) == b"TEXT"
        read = library.icalvalue_get_text if is_text else library.icalvalue_as_ical_string
        yield library.icalproperty_get_property_name(line).decode(), read(value).decode()
        line = library.icalcomponent_get_next_property(event, ANY_PROPERTY)


def _expected(text: str) -> Iterator[Fields]:
    for event in icalendar.Calendar.from_ical(text).walk("VEVENT"):
        yield _fields((name, [value]) for name, value in event.property_items(recursive=False, sorted=False))


def _fields(lines: Any) -> Fields:
    """The values of each field as texts, whatever a reader makes of them."""
    fields: Fields = defaultdict(list)
    for name, values in lines:
        for value in values:
            fields[name.upper()] += _texts(name.upper(), value)
    return {name: values for name, values in sorted(fields.items()) if name not in {"BEGIN", "END"}}


def _texts(name: str, value: Any) -> list[str]:
    if name == "CATEGORIES" and hasattr(value, "cats"):
        return [str(one) for one in value.cats]
    if name == "GEO":
        pair = value if isinstance(value, list) else value.split(";") if isinstance(value, str) else None
        numbers = pair or (value.latitude, value.longitude)
        return [";".join(f"{float(one):.6f}" for one in numbers)]
    when = getattr(value, "dt", None)
    if when is not None:
        return [f"{when:%Y%m%d}" if type(when) is dt.date else f"{when:%Y%m%dT%H%M%SZ}"]
    return [value.replace("-", "").replace(":", "") if name in DAYS else str(value)]


DAYS = {"DTSTART", "DTEND", "DTSTAMP", "LAST-MODIFIED"}
READERS = (ajv, taplo, linked_data, sparql, ical_js, libical)


def main() -> None:
    """Ask all readers; the first that reads something else ends it."""
    with tempfile.TemporaryDirectory() as folder:
        install(folder, *PACKAGES)
        for reader in READERS:
            begun = time.perf_counter()
            found = reader(folder)
            sys.stdout.write(f"{reader.__name__}: {found}, {time.perf_counter() - begun:.0f} s\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
