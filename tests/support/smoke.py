"""A program that asks a little of everything and prints the answers as JSON, the same wherever it runs.

``matrix.py`` runs it under other Pythons, flags and layouts, zipped and frozen. It imports nothing of the
tests, asserts nothing, as ``-O`` takes assertions away, and writes nothing.
"""

import json
import pickle
import sys
from hashlib import sha256
from typing import Any

import eucentralasia as eca
from eucentralasia.command import main

TEXT = "On 11 July 2025 Olof Skoog chaired the 12th HLPSD in Dushanbe; Токаев was in Астана."
OURS = '{"schema": 1, "events": [{"id": "e", "name": "E", "dates": "2030-05", "parties": ["KZ", "eu"]}]}'
FORMATS = ("csv", "geojson", "html", "json", "jsonl", "jsonld", "markdown")


def told(ask: Any) -> str:
    """What an error says; what is no error says so."""
    try:
        return f"no error: {ask()}"
    except (eca.EUCentralAsiaError, AttributeError) as error:
        return f"{type(error).__name__}: {error}"


def answers() -> dict[str, Any]:
    """Ask for records, queries, names, files, formats and errors."""
    mine = eca.loads(OURS, "json")
    events = eca.events.where(eca.during("2025"), eca.involving("TJ") & ~eca.about("water-management"))
    return {
        "version": eca.__version__,
        "digest": eca.curated.digest,
        "event": repr(eca.events["hlpsd-12"]),
        "where": events.ids,
        "pickled": pickle.loads(pickle.dumps(events)) == events,
        "find": [eca.find(name).id for name in ("12th HLPSD", "Кыргызская Республика", "Kazakhstan")],
        "search": [match.record.id for match in eca.search("Stanislav Wasilenko", limit=3)],
        "mentions": [(one.start, one.text, str(one.record)) for one in eca.mentions(TEXT)],
        "read": str(eca.DateSpan.from_text("3–4 April 2025")),
        "explained": str(eca.explain("summit-1", "dates").value),
        "next": str(eca.expected_next("hlpsd")),
        "mine": [party.label for party in mine.parties("e")],
        "merged": len(eca.curated.merge(mine)) - len(eca.curated),
        "problems": len(eca.check(mine, profile="own")),
        "schema": sha256(repr(without_words(eca.json_schema())).encode()).hexdigest(),
        "formats": {name: digest_of(name) for name in FORMATS},
        "errors": [
            told(lambda: eca.events["hlpsd-99"]),
            told(lambda: eca.loads("schema = 1\nevnts = []", "toml")),
            told(lambda: eca.DateSpan.from_text("04/05/2025")),
            told(lambda: eca.evnts),  # type: ignore[attr-defined]
        ],
        "command": main(["show", "hlpsd-12", "--json"]),
    }


def without_words(schema: Any) -> Any:
    """A schema without its descriptions, which are docstrings, and ``-OO`` has none."""
    if isinstance(schema, dict):
        return {key: without_words(value) for key, value in schema.items() if key != "description"}
    return [without_words(item) for item in schema] if isinstance(schema, list) else schema


def digest_of(name: str) -> str:
    """The sum of what a format writes of the events."""
    return sha256(getattr(eca.formats, name).dumps(eca.events).encode()).hexdigest()


if __name__ == "__main__":
    sys.stdout.write(json.dumps(answers()) + "\n")
