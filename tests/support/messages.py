"""What is said to wrong calls, whole: ``python -m support.messages``, run in ``tests/``, renews the list.

The tables of wrong calls hold the line to type; the list, ``tests/data/messages.txt``, holds all that is
said, so that a change of a word is seen and read by whoever makes it.
"""

from collections.abc import Callable, Iterator
from typing import Any

import eucentralasia as eca
import test_near_misses
import test_what_to_type
from support import DATA

LIST = DATA / "messages.txt"
EVENT: Any = eca.events["hlpsd-12"]
ANY: Any = eca
# What no table asks: the other halves of choices, and what is told beside the line to type.
FURTHER: tuple[Callable[[], Any], ...] = (
    ANY.Event,
    lambda: ANY.Event(identifiers={"celex": "32025R0001"}, id="x", name="X", dates="2030"),
    lambda: ANY.Country(id="KZ", name="K", identifiers={"wikidata": "Q232", "iso": "KAZ"}),
    lambda: ANY.City(id="x", country="KZ", identifiers={"wikidata": "Q1", "geonames": "2"}),
    lambda: ANY.Event(id="x", name="X", dates="2030", edition="12", level=3, parties="KZ"),
    lambda: ANY.Event(id="x", name="X", dates="2030", place="Almaty", edition=0),
    lambda: ANY.Event(id="x", name="X", dates=".."),
    lambda: ANY.Event(id="x", name="X", dates="2030", rescheduled_from="2030/2031"),
    lambda: ANY.Event(id="x", name="X", dates="2030", hosts=(3, "KZ")),
    lambda: ANY.Source(url="https://x.eu", publisher="X", accessed="11.07.2025"),
    lambda: EVENT.tags,
    lambda: EVENT.participants,
    lambda: ANY.officials["kaja-kallas"].job,
    lambda: ANY.series["hlpsd"].frequency,
    lambda: ANY.events.where(city="astana", year=2025),
    lambda: ANY.events.where(colour="red"),
    lambda: ANY.events.where(ANY.during("2025") & "KZ"),
    lambda: ANY.events.where(ANY.during("2025") | ["KZ"]),
    lambda: ANY.events.where(ANY.during("2025") & None),
    lambda: ANY.PartialDate.from_edtf("2025") < "2025-07-11T10:00",
    lambda: ANY.DateSpan.from_edtf("2025") < 2025,
    lambda: ANY.Registry([{"id": "x"}]),
    lambda: ANY.Registry([EVENT, "x"]),
    lambda: eca.explain("hlpsd-12", "colour"),
    lambda: eca.explain("hlpsd-12", "place.colour"),
    lambda: eca.explain("hlpsd-12", "place.city.name"),
    lambda: eca.explain("hlpsd-12", "participations.nobody"),
    lambda: eca.explain("hlpsd-12", "participations.kallas"),
    lambda: eca.chairs("KZ"),
    lambda: eca.chairs("nobody-at-all"),
    lambda: ANY.chairs(3),
    lambda: ANY.Registry([EVENT]).chairs("hlpsd-11"),
    lambda: eca.members("hlpsd-12"),
    lambda: eca.narrower("KZ"),
    lambda: eca.editions("hlpsd-12"),
    lambda: eca.expected_next("nothing"),
    lambda: eca.parties("almaty"),
    lambda: ANY.events["KZ"],
    lambda: ANY.events[3.5],
    lambda: ANY.events["2025"],
    lambda: ANY.structure({"id": "x"}, eca.Event),
    lambda: ANY.structure({"id": "x", "name": "X", "dates": "2030", "plcae": {}}, eca.Event),
    lambda: ANY.structure([], eca.Event),
    lambda: ANY.structure({"id": 3, "name": None, "dates": 2030, "edition": "3"}, eca.Event),
    lambda: ANY.loads("schema = 2\n", "toml"),
    lambda: ANY.loads("[1]", "json"),
    lambda: ANY.loads("{}", "yaml"),
    lambda: ANY.events.count_by("colour"),
    lambda: ANY.events.count_by("place.colour"),
)


def said(call: Callable[[], Any]) -> str:
    """Return what a wrong call is told, on one line."""
    try:
        call()
    except (eca.EUCentralAsiaError, AttributeError, TypeError, ValueError) as error:
        return f"{type(error).__name__}: {error}".replace("\n", "\\n")
    raise AssertionError("a wrong call was taken")


def messages() -> Iterator[str]:
    """Yield what the wrong calls of the tables, and further ones, are told."""
    tables = (test_what_to_type.CALLS, test_near_misses.CALLS)
    yield from (said(call) for table in tables for call, _ in table)
    yield from map(said, FURTHER)


if __name__ == "__main__":
    lines = [*messages()]
    LIST.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{LIST.name}: {len(lines)} lines")
