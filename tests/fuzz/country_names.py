"""Names of all countries in all languages: none of another country is ours, and ours are found.

Call ``python tests/fuzz/country_names.py [FILE ...]``. It reads CLDR's names through ``babel``, and the lists
of ``pycountry``, ``countrynames`` and ``country_converter``, as far as they are installed, and lists of
others as JSON: ``[[list, alpha-2 code, name], ...]`` (i18n-iso-countries and world-countries were made so). A
spelling that one of ours bears in any list is left out of the foreign ones.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TypeAlias

import eucentralasia as eca
from eucentralasia.names.normalise import folded, listed

Row: TypeAlias = tuple[str, str, str]
UNION = listed("bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv")
REGION = listed("kk ky ru tg tk uz")
LEAST_FOUND = 0.97


def cldr() -> Iterator[Row]:
    babel = import_module("babel")
    for language in babel.localedata.locale_identifiers():
        for code, name in babel.Locale.parse(language).territories.items():
            if len(code) == 2 and code.isalpha():
                yield f"cldr:{language}", code, name


def pycountry() -> Iterator[Row]:
    for one in import_module("pycountry").countries:
        for field in ("name", "official_name", "common_name", "alpha_2", "alpha_3", "numeric"):
            if name := getattr(one, field, None):
                yield "pycountry", one.alpha_2, name


def countrynames() -> Iterator[Row]:
    yaml, file = (
        import_module("yaml"),
        Path(str(import_module("countrynames").__file__)).with_name("data.yaml"),
    )
    for code, names in yaml.safe_load(file.read_text(encoding="utf-8")).items():
        yield from (("countrynames", code, str(name)) for name in names)


def country_converter() -> Iterator[Row]:
    spec = find_spec("country_converter")
    file = Path(str(spec and spec.origin)).with_name("country_data.tsv")
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            yield from (
                ("country_converter", row["ISO2"], row[field]) for field in ("name_short", "name_official")
            )


LISTS: tuple[tuple[str, Callable[[], Iterator[Row]]], ...] = (
    ("babel", cldr),
    ("pycountry", pycountry),
    ("countrynames", countrynames),
    ("country_converter", country_converter),
)


def rows(files: list[Path]) -> list[Row]:
    """Return the rows of all lists that are there, each once."""
    found: dict[Row, None] = {}
    for module, read in LISTS:
        if find_spec(module) is None:
            print(f"{module} is not installed: left out")
            continue
        found |= dict.fromkeys(read())
    for file in files:
        found |= dict.fromkeys(map(tuple, json.loads(file.read_text(encoding="utf-8"))))
    return [row for row in found if row[2]]


def main(arguments: list[str]) -> int:
    """Ask for every name; say what is wrong, and whether all goals are met."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("files", nargs="*", type=Path)
    every = rows(parser.parse_args(arguments).files)
    ours = set(eca.countries.ids)
    borne = {folded(name) for _, code, name in every if code in ours}
    foreign = {(code, name) for _, code, name in every if code not in ours and folded(name) not in borne}
    taken = sorted((code, name) for code, name in foreign if eca.countries.named(name))
    print(f"{len(foreign)} foreign names; {len(taken)} are taken for ours")
    for code, name in taken:
        print(f"  {code} {name!r} is taken for {eca.countries.named(name)}")
    asked = [row for row in every if row[1] in ours and row[0].partition(":")[2] in {*UNION, *REGION}]
    missed = [row for row in asked if [one.id for one in eca.countries.named(row[2])] != [row[1]]]
    for name, count in sorted(Counter(row[0] for row in asked).items()):
        print(f"  {name}: {count - sum(row[0] == name for row in missed)} of {count} of ours are found")
    found = 1 - len(missed) / max(1, len(asked))
    print(f"{len(asked)} names of ours in {len(UNION) + len(REGION)} languages; {found:.4f} are found")
    return int(bool(taken) or found < LEAST_FOUND)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
