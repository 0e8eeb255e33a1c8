"""The catalogue: what is in the registry, made of the data whenever the pages are built.

``{catalogue} series`` in a page is replaced by the section of that name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import eucentralasia as eca

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

EUROVOC = "http://eurovoc.europa.eu/"
# Where what has an identifier can be read; registers without lasting addresses are named and not linked.
ADDRESSES = {
    "celex": "https://eur-lex.europa.eu/legal-content/EN/ALL/?uri=CELEX:{}",
    "eli": "http://data.europa.eu/eli/{}",
    "wikidata": "https://www.wikidata.org/wiki/{}",
    "eurovoc": EUROVOC + "{}",
    "geonames": "https://www.geonames.org/{}",
}
# Years that the small table shows one by one: as many as stand side by side on a page.
SHOWN_YEARS = 6
OTHERS = "Others"
Row = Iterable[object]


def table(heads: Row, rows: Iterable[Row]) -> Iterator[str]:
    """Write a table in Markdown; what is unknown leaves its cell empty."""
    heads = tuple(heads)
    for row in (heads, ("---" for _ in heads), *rows):
        cells = ("" if cell is None else str(cell) for cell in row)
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
    yield ""


def name_of(key: str | None, *drawers: str) -> str:
    """Return the name of a record by its id, or nothing for no id."""
    return eca.curated.lookup(key, *drawers).label if key else ""


def names_of(keys: Iterable[str], *drawers: str) -> str:
    """Return the names of some records, in one cell."""
    return ", ".join(name_of(key, *drawers) for key in keys)


def is_official(event: eca.Event) -> bool:
    """Whether an event cites a page of an institution, ministry, presidency, embassy or parliament."""
    return any(eca.curated.publisher_kind(source) == "official" for source in event.sources)


def share(events: Iterable[eca.Event]) -> str:
    """Write the share of events that cite an official page."""
    cited = [is_official(event) for event in events]
    return f"{100 * sum(cited) // len(cited)} %" if cited else ""


def series() -> Iterator[str]:
    """Write the regional series, then those with one country, each with its editions by year."""
    with_one = {one: set(one.parties) - {"eu"} for one in eca.series if "central-asia" not in one.parties}
    regional = [one for one in eca.series if len(with_one.get(one, ())) != 1]
    yield from ("## With the region", "")
    for one in regional:
        yield from one_series(one)
    for country in eca.countries:
        some = [one for one, others in with_one.items() if others == {country.id}]
        yield from (f"## With {country.name}", "") if some else ()
        for one in some:
            yield from one_series(one)


def one_series(one: eca.Series) -> Iterator[str]:
    """Write one series: what it is, its editions, and those that no source shows."""
    said = [one.kind, one.category, one.cadence, f"level: {one.level}" if one.level else None]
    yield from (f"### {one.name}", "", f"`{one.id}`: {', '.join(str(word) for word in said if word)}.", "")
    by_year: dict[int, list[eca.Event]] = {}
    for event in eca.curated.editions(one):
        by_year.setdefault(event.first_day.year, []).append(event)
    yield from (
        table(
            ("year", "editions"),
            (
                (year, "; ".join(map(edition, events)))
                for year, events in sorted(by_year.items(), reverse=True)
            ),
        )
        if by_year
        else ()
    )
    for gap in one.gaps:
        yield f"- No source for edition {gap.edition}" + (f": {gap.note}" if gap.note else ".")
    yield ""


def edition(event: eca.Event) -> str:
    """Write one edition: its id, when and where."""
    return f"`{event.id}` {event.dates}" + (f" {event.place.city}" if event.place.city else "")


def topics() -> Iterator[str]:
    """Write the topics as a tree, each with the events that are about it or a narrower one."""
    children: dict[str | None, list[eca.Topic]] = {}
    for one in eca.topics:
        children.setdefault(one.broader, []).append(one)

    def branch(parent: str | None, depth: int) -> Iterator[str]:
        for one in sorted(children.get(parent, ()), key=lambda one: one.name):
            count = len(eca.events.where(eca.about(one)))
            concepts = ", ".join(f"[{match.match}]({EUROVOC}{match.concept})" for match in one.mappings)
            told = f"; EuroVoc: {concepts}" if concepts else ""
            yield f"{'  ' * depth}- **{one.name}** `{one.id}`: {count} event{'s' * (count != 1)}{told}"
            yield from branch(one.id, depth + 1)

    yield from (*branch(None, 0), "")


def organisations() -> Iterator[str]:
    """Write the organisations by the country or region that they belong to, the Union's first."""
    groups: dict[str, list[eca.Organisation]] = {}
    for one in eca.organisations:
        groups.setdefault(name_of(one.party, "countries", "regions") or OTHERS, []).append(one)
    for party, some in sorted(groups.items(), key=union_first):
        yield from (f"## {party}", "")
        yield from table(
            ("organisation", "id", "kind", "part of"),
            ((one.name, f"`{one.id}`", one.kind, name_of(one.parent, "organisations")) for one in some),
        )


def officials() -> Iterator[str]:
    """Write the officials by whom they represent last, each with all posts and how many events name them."""
    groups: dict[str, list[eca.Official]] = {}
    for one in eca.officials:
        sides = [post.represents for post in one.appointments if post.represents]
        side = name_of(sides[-1], "countries", "regions") if sides else OTHERS
        groups.setdefault(side, []).append(one)
    for side, some in sorted(groups.items(), key=union_first):
        yield from (f"## {side}", "")
        rows = (
            (one.name, f"`{one.id}`", "; ".join(map(post_of, one.appointments)), len(eca.events_of(one)))
            for one in some
        )
        yield from table(("name", "id", "posts", "events"), rows)


def union_first(group: tuple[str, object]) -> tuple[bool, bool, str]:
    """Return what orders groups by their heading: the Union, then by letters, then those of nobody."""
    return group[0] != "European Union", group[0] == OTHERS, group[0]


def post_of(post: eca.Appointment) -> str:
    """Write one post: title, body, and when."""
    body = name_of(post.organisation, "organisations")
    return post.title + (f", {body}" if body else "") + (f" ({post.dates})" if post.dates else "")


def documents() -> Iterator[str]:
    """Write the documents, newest first, with what they are called elsewhere and where their text is."""
    dated = [
        (min((str(step.date) for step in one.steps if step.date), default=""), one) for one in eca.documents
    ]
    dated.sort(key=lambda pair: (pair[0], pair[1].id), reverse=True)
    yield from table(
        ("from", "document", "what", "elsewhere"),
        (
            (
                f"`{date}`" if date else "",
                f"{titled(one)} `{one.id}`",
                what_of(one),
                ", ".join(map(elsewhere, one.identifiers)),
            )
            for date, one in dated
        ),
    )


def what_of(document: eca.Document) -> str:
    """Write what a document is, with whom, and how far it has come."""
    others = names_of((key for key in document.parties if key != "eu"), "countries", "regions")
    parts = (document.kind, f"with {others}" if others else None)
    told = " ".join(str(part) for part in parts if part)
    return "; ".join(part for part in (told, document.status) if part)


def titled(document: eca.Document) -> str:
    """Write the title of a document, linked to the official text where its address is known."""
    return f"[{document.title}]({document.text_url})" if document.text_url else document.title


def elsewhere(identifier: eca.Identifier) -> str:
    """Write an identifier, linked where its register has lasting addresses."""
    address = ADDRESSES.get(identifier.scheme)
    return f"[{identifier}]({address.format(identifier.value)})" if address else str(identifier)


def coverage() -> Iterator[str]:
    """Write how many events of each category there are in each year, and how many cite an official page."""
    years = sorted({event.first_day.year for event in eca.events}, reverse=True)
    of_year = {year: eca.events.where(eca.during(f"{year}")) for year in years}
    rows = [(year, *by_category(events), len(events), share(events)) for year, events in of_year.items()]
    rows.append(("all", *by_category(eca.events), len(eca.events), share(eca.events)))
    yield from table(("year", *eca.Category, "all", "cite an official page"), rows)


def by_category(events: eca.Collection[eca.Event]) -> list[int]:
    """Count the events of each category."""
    counts = Counter(event.category for event in events)
    return [counts[category] for category in eca.Category]


def inside() -> str:
    """Return the small table of what is in the registry, and what it is good for."""
    last = int(eca.curated.complete_until[:4])
    years = range(last, last - SHOWN_YEARS, -1)
    columns = [eca.events.where(eca.during(f"{year}")) for year in years] + [eca.events]
    rows: list[Row] = [
        (category, *(by_category(events)[position] for events in columns))
        for position, category in enumerate(eca.Category)
    ]
    rows.append(("*cite an official page*", *map(share, columns)))
    newest = max((event for event in eca.events if event.status == "held"), key=lambda event: event.first_day)
    counts = ", ".join(f"{len(eca.curated.by_drawer()[drawer])} {drawer}" for drawer in DRAWERS_TOLD)
    return (
        "\n".join(table(("events", *years, f"all since {eca.events.first.first_day.year}"), rows))
        + f"\nBeside them {counts}. Version {eca.curated.version}: meant to be complete for {last}; "
        f"newest event {newest.dates}.\n"
    )


DRAWERS_TOLD = ("series", "officials", "organisations", "documents", "topics", "countries")
SECTIONS: dict[str, Callable[[], Iterator[str]]] = {
    "coverage": coverage,
    "documents": documents,
    "officials": officials,
    "organisations": organisations,
    "series": series,
    "topics": topics,
}


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directive."""
    from sphinx.util.docutils import SphinxDirective

    class Catalogue(SphinxDirective):
        """One section of the catalogue."""

        required_arguments = 1

        def run(self) -> list[nodes.Node]:
            """Replace the directive by the section of its name."""
            lines = "\n".join(SECTIONS[self.arguments[0]]())
            return self.parse_text_to_nodes(lines, allow_section_headings=True)

    app.add_directive("catalogue", Catalogue)
    return {"parallel_read_safe": True}
