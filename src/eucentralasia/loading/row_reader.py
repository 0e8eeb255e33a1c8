"""One row of a spreadsheet as the plain data of an event: its names looked up, its dates read."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, Final, cast
from urllib.parse import urlsplit

from attrs import frozen

from eucentralasia.dates import DateSpan
from eucentralasia.dates.reader import WRITE, line_for
from eucentralasia.errors import AmbiguousNameError, DateError, safe_repr
from eucentralasia.model import DRAWERS, SINGULARS, EventKind, Level, Mode, Status
from eucentralasia.model.drawers import noun_of
from eucentralasia.model.patterns import LONGEST_ID
from eucentralasia.model.validation import safe_id
from eucentralasia.model.vocabularies import Category, LinkKind
from eucentralasia.names.hints import BETWEEN, Hint, elsewhere

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from eucentralasia.loading.collector import Collector
    from eucentralasia.registry import Registry


REFERRING: Final[dict[str, tuple[str, ...]]] = {
    "series": ("series",),
    "hosts": ("countries", "regions", "organisations"),
    "parties": ("countries", "regions"),
    "topics": ("topics",),
    "country": ("countries",),
    "city": ("cities",),
    "officials": ("officials",),
    "chairs": ("officials",),
    "cited": ("documents",),
}

LISTS: Final = ("hosts", "parties", "topics", "officials", "chairs", "cited")

WORDS: Final[dict[str, Any]] = {
    "kind": EventKind,
    "category": Category,
    "level": Level,
    "mode": Mode,
    "status": Status,
}

LIST_SEPARATOR: Final = ";"  # names have commas in them

# Candidates, or names between commas, of which a message shows the ids: what one takes in at a glance.
MOST_SHOWN: Final = 5
# What some write for the city of a meeting to which nobody travelled.
NOWHERE: Final = frozenset({"online", "virtual", "remote", "zoom", "videoconference", "teams", "онлайн"})

# Stands for dates that are told as a problem, so that the rest of the row can be looked at.
ANY_DATES: Final = "2000"


@frozen
class Row:
    """A row with its number and its cells by our names of the columns; what is empty is not there."""

    number: int
    cells: dict[str, Any]


class RowReader:
    """Reads rows to plain events, such as files have.

    Args:
        theirs: What the rows call the columns.
        kind: The kind of events that do not tell theirs.
        base: Where names are looked up.
        collector: What problems are told.
    """

    def __init__(
        self, theirs: Mapping[str, str], kind: str | None, base: Registry | None, collector: Collector
    ) -> None:
        self._theirs, self._kind, self._base, self._collector = theirs, kind, base, collector
        self._found: dict[tuple[str, str], str | Hint | AmbiguousNameError] = {}

    def read(self, row: Row) -> dict[str, Any]:
        """Return the event of a row as plain data."""
        cells = row.cells
        known = {
            "name": cells.get("name"),
            "edition": _number(cells.get("edition")),
            "summary": cells.get("summary"),
            "dates": self._dates(row),
            **{name: _word(cells.get(name), words) for name, words in WORDS.items()},
            **{name: self._id(row, name) for name in ("series", "country", "city")},
            **{name: self._ids(row, name) for name in LISTS},
        }
        known["kind"] = known["kind"] or self._kind
        known["place"] = self._place(known.pop("city"), known.pop("country"), cells.get("venue"))
        officials, chairs = known.pop("officials"), dict.fromkeys(known.pop("chairs"))
        known["participations"] = [
            {"official": one, **({"role": "chair"} if one in chairs else {})}
            for one in dict.fromkeys((*officials, *chairs))
        ]
        # a table does not say what was done, and this claims least
        known["documents"] = [
            {"document": one, "how": LinkKind.DISCUSSED.value} for one in known.pop("cited")
        ]
        urls = self._urls(row)
        known["sources"] = [{"url": url, "publisher": _publisher(url)} for url in urls]
        event = {name: value for name, value in known.items() if not _is_empty(value)}
        return {"id": cells.get("id") or _id_of(event), **event}

    def _urls(self, row: Row) -> list[Any]:
        """Return the addresses of a row; several in one item are told, as a comma may be within one."""
        urls = _items(row.cells.get("sources"))
        for url in urls:
            parts = re.split(r"[\s,|]+(?=https?://)", url) if isinstance(url, str) else []
            if len(parts) > 1:
                line = f"; semicolons part several; write {f'{LIST_SEPARATOR} '.join(parts)!r}"
                self._blame(row, "sources", f"an address{line}", url, "web")
                return []
        return urls

    def _dates(self, row: Row) -> str | None:
        cells = row.cells
        text = cells.get("dates")
        if text is None and "first_day" in cells:
            ends = (cells["first_day"], cells.get("last_day", cells["first_day"]))
            text = "/".join(dict.fromkeys(map(_text, ends)))
        if text is None:
            return None
        try:
            return str(DateSpan.from_edtf(_text(text)))
        except DateError:
            pass
        try:
            return str(DateSpan.from_text(_text(text)))
        except DateError as error:
            line = "" if isinstance(text, str) or WRITE in error.expected else line_for(text)
            self._blame(row, "dates", error.expected + line, text, "date")
            return ANY_DATES

    def _place(self, city: str | None, country: str | None, venue: Any) -> dict[str, Any]:
        if city is not None and "country" not in self._theirs:
            country = self._country_of(city)
        place = {"city": city, "country": country, "venue": venue}
        return {name: value for name, value in place.items() if value is not None}

    def _country_of(self, city: str) -> str | None:
        for registry in _layers(self._base):
            found = registry.cities.get(city)
            if found is not None:
                return found.country
        return None

    def _id(self, row: Row, column: str) -> str | None:
        cell = row.cells.get(column)
        return None if cell is None else self._looked_up(row, column, cell)

    def _ids(self, row: Row, column: str) -> list[str]:
        found = (self._looked_up(row, column, item) for item in _items(row.cells.get(column)))
        return list(dict.fromkeys(one for one in found if one is not None))

    def _looked_up(self, row: Row, column: str, name: Any) -> str | None:
        """Return the id of the record that a cell names; ``None`` where it is told as a problem."""
        if type(name) is int and "countries" in REFERRING[column]:
            name = str(name)  # a country may be given by its number
        if not isinstance(name, str):
            self._blame(row, column, f"an id or a name of a {noun_of(REFERRING[column])}", name, "type")
            return None
        key = column, name
        if key not in self._found:
            self._found[key] = _find(self._base, REFERRING[column], name)
        found = self._found[key]
        if isinstance(found, str):
            return found
        noun = noun_of(REFERRING[column])
        if isinstance(found, AmbiguousNameError):
            ids = ", ".join(one.id for one in found.candidates[:MOST_SHOWN])
            self._blame(row, column, f"the id of one {noun}: {ids}", name, "ambiguous-name")
        else:
            if column in LISTS and len(BETWEEN.split(name)) > 1:
                line = f"; semicolons part several{self._parted(column, name)}"
            elif column == "city" and name.casefold() in NOWHERE:
                line = "; leave the city empty and write 'virtual' in the column mode"
            else:
                drawer, other = elsewhere(self._base, name, REFERRING[column])
                inside = f"; it is the {SINGULARS[drawer]} {other!r}" if drawer and column != "city" else ""
                line = inside or str(found) + self._line_to_add(REFERRING[column][0], name, row)
            expected = f"a known {noun}{line}"
            self._blame(row, column, expected, name, "unknown-id")
        return None

    def _line_to_add(self, drawer: str, name: str, row: Row) -> str:
        """Say how a record that is not known is added, where its name is enough to make it."""
        cls = DRAWERS[drawer].__name__
        if len(name) > LONGEST_ID:
            return ""  # nobody is called so, and the line would be as long
        if drawer == "cities":
            country = _text(row.cells.get("country", "…"))
            known = _find(self._base, ("countries",), country) if country != "…" else country
            made = f"City(id={name!r}, country={safe_repr(known if isinstance(known, str) else country)})"
        elif drawer in {"officials", "series", "topics"}:
            made = f"{cls}(id={_slug(name) or '…'!r}, name={name!r})"
        else:
            return ""
        return f"; or base=curated.extended({drawer}=[{made}])"

    def _parted(self, column: str, cell: str) -> str:
        """Say how a cell that commas part is written, with the id of each, or of what is most like it."""
        parts = [part for one in BETWEEN.split(cell, MOST_SHOWN) if (part := one.strip(" []\"'"))]
        if len(parts) > MOST_SHOWN or len(cell) > LONGEST_ID:
            return ""
        found = [_find(self._base, REFERRING[column], part) for part in parts]
        named = [
            one if isinstance(one, str) else one.ids[0] if isinstance(one, Hint) and one.ids else part
            for one, part in zip(found, parts, strict=True)
        ]
        return f"; write {f'{LIST_SEPARATOR} '.join(named)!r}"

    def _blame(self, row: Row, column: str, expected: str, got: object, code: str) -> None:
        path, record = self._theirs.get(column, column), safe_id(row.cells.get("id"))
        self._collector.blame(path, expected, got, code, line=row.number, record=record)


def _layers(registry: Registry | None) -> Iterator[Registry]:
    while registry is not None:
        yield registry
        registry = registry.base


def _find(base: Registry | None, drawers: tuple[str, ...], name: str) -> str | Hint | AmbiguousNameError:
    """Return the id that a cell is or names, or who may be meant; without a registry it can only be an id."""
    if base is None:
        return name
    near = Hint()
    for registry in _layers(base):
        for drawer in drawers:
            if getattr(registry, drawer).get(name) is not None:
                return name
    for registry in _layers(base):
        found: dict[str, Any] = {}
        for drawer in drawers:
            held = getattr(registry, drawer)
            found |= {one.id: one for one in held.named(name)}
            for match in () if near.ids else held.search(name[:LONGEST_ID], 1):
                near = Hint((match.record.id,), ("" if drawer == "cities" else match.record.label,))
        if len(found) == 1:
            return next(iter(found))
        if found:
            return AmbiguousNameError(name, found.values())
    return near


def _items(cell: Any) -> list[Any]:
    """Return the items of a list, which in a text are separated by semicolons."""
    if isinstance(cell, str):
        return [item for part in cell.split(LIST_SEPARATOR) if (item := part.strip())]
    return [] if cell is None else cell if isinstance(cell, list) else [cell]


def _is_empty(value: Any) -> bool:
    return value is None or (isinstance(value, list | dict) and not value)


def _text(value: object) -> str:
    """Return a value as a text; a number of thousands of digits, or what a host made, may be none."""
    try:
        return str(value)
    except Exception:  # noqa: BLE001 - whatever it says of itself, the row and the column are to be told
        return safe_repr(value)


def _number(cell: Any) -> Any:
    """Return the number that a cell is, also as an ordinal: 13th, 13-й."""
    match = (
        re.fullmatch("([0-9]{1,9})(?:st|nd|rd|th|-?[йяе]|\\.0?)?", cell) if isinstance(cell, str) else None
    )
    return int(match[1]) if match else cell


def _word(cell: Any, words: Any) -> Any:
    """Return the known word that a cell is but for its case; anything else as it is, to be refused."""
    if not isinstance(cell, str):
        return cell
    word = "-".join(cell.casefold().split())
    return word if word in list(words) else cell


def _publisher(url: Any) -> str:
    """Return the site of an address, as the rows do not say who published it."""
    try:
        host = urlsplit(_text(url)).hostname
    except ValueError:
        host = None
    return (host or "unknown").removeprefix("www.")


def _id_of(event: Mapping[str, Any]) -> str:
    """Return the id of an event by the rule: its series and edition, or else what tells it from others."""
    day = re.sub("[^0-9-]", "", cast("str", event.get("dates", "")).partition("/")[0])
    if "series" in event:
        return f"{event['series']}-{_text(event.get('edition', day))}"
    parties = sorted(key.lower() for key in event.get("parties", ()))
    city = _slug(event.get("place", {}).get("city", ""))
    kind = _slug(_text(event.get("kind", "event")))
    return "-".join(filter(None, (kind, *parties, city, day)))


def _slug(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall("[a-z0-9]+", letters))
