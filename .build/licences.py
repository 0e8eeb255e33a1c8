"""Check the licences of the installed packages, and that LICENSE attributes each source of identifiers.

Run it with the interpreter of a fresh environment that has the wheel; it exits with 1 and names what is not
allowed, or not attributed.
"""

import re
import sys
from importlib.metadata import distribution

from sbom import ROOT, installed, licence_of

import eucentralasia as eca

# Licences that let a host do with the program what it likes, but for notices; a new one is looked at first.
ALLOWED = {
    "Apache Software License",
    "Apache-2.0",
    "BSD License",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC-BY-4.0",
    "ISC",
    "MIT",
    "MIT License",
    "MPL-2.0",
    "PSF-2.0",
    "Python Software Foundation License",
}
# Where identifiers come from, as LICENSE calls them; numbers of acts and of registers are facts.
ATTRIBUTED = {"eurovoc": "EuroVoc", "geonames": "GeoNames", "m49": "M49", "op-body": "authority tables"} | {
    "op-country": "authority tables",
    "wikidata": "Wikidata",
}
FACTS = {"celex", "com", "consil", "eeas", "eli", "ep", "eu", "join", "legissum", "oj", "press", "procedure"}


def main() -> int:
    """Print a line for each package and each source of data, and return 1 where one is not right."""
    rows = []
    for name, one in installed().items():
        words = [word for word in re.split(r"\s+(?:AND|OR|WITH)\s+|[()]|, ", licence_of(one)) if word]
        rows.append((name, licence_of(one), bool(words) and set(words) <= ALLOWED))
    text = next(
        file.read_text(encoding="utf-8") for file in distribution(ROOT).files or () if file.name == "LICENSE"
    )
    for scheme in sorted(schemes()):
        named = ATTRIBUTED.get(scheme, "")
        rows.append((f"data: {scheme}", named or "facts", scheme in FACTS or bool(named and named in text)))
    for name, told, right in rows:
        sys.stdout.write(
            f"{name:22} {told:28} {'' if right else 'not allowed or not attributed'}".rstrip() + "\n"
        )
    return 0 if all(right for _, _, right in rows) else 1


def schemes() -> set[str]:
    """Return the schemes of all identifiers in the data."""
    return {identifier.scheme for record in eca.curated for identifier in getattr(record, "identifiers", ())}


if __name__ == "__main__":
    sys.exit(main())
