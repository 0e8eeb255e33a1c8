"""Print what is installed beside this interpreter as a CycloneDX bill of materials, the same every time.

Run it with the interpreter of a fresh environment: it needs nothing but the standard library, and lists every
package there is but those that an environment begins with, which are not part of the program.
"""

import json
import re
import sys
import uuid
from importlib.metadata import Distribution, distributions
from typing import Any

ROOT = "eucentralasia"
BEGUN_WITH = {"pip", "setuptools"}


def normal(name: str) -> str:
    """Return a name as indexes compare names."""
    return re.sub(r"[-_.]+", "-", name).lower()


def licence_of(found: Distribution) -> str:
    """Return the licence that metadata tell, new style, old style or as a classifier."""
    said = found.metadata
    classes = [line for line in said.get_all("Classifier", []) if line.startswith("License :: ")]
    short = [line.rpartition(" :: ")[2] for line in classes]
    return said.get("License-Expression") or next(iter(short), "") or str(said.get("License", ""))


def licensed(found: Distribution) -> dict[str, Any]:
    """Return the licence as a bill says it: an expression of SPDX, or a name."""
    said = found.metadata.get("License-Expression")
    return {"expression": said} if said else {"license": {"name": licence_of(found)}}


def installed() -> dict[str, Distribution]:
    """Return every package beside this interpreter by its name, sorted."""
    found = {normal(one.name): one for one in distributions()}
    return {name: found[name] for name in sorted(found.keys() - BEGUN_WITH)}


def needed_by(found: Distribution, known: dict[str, Distribution]) -> list[str]:
    """Return which of the packages another one needs; extras are not asked for."""
    lines = [line for line in found.requires or () if "extra ==" not in line]
    names = {normal(re.split(r"[^\w.-]", line)[0]) for line in lines}
    return sorted(names & known.keys())


def purl(found: Distribution) -> str:
    """Return the address by which tools know a package."""
    return f"pkg:pypi/{normal(found.name)}@{found.version}"


def bill() -> dict[str, Any]:
    """Return the bill: the package as its subject, and all others as its components."""
    known = installed()
    components = [
        {
            "type": "library",
            "bom-ref": purl(one),
            "name": one.name,
            "version": one.version,
            "licenses": [licensed(one)],
            "purl": purl(one),
        }
        for one in known.values()
    ]
    subject = next(one for one in components if one["name"] == ROOT)
    others = [one for one in components if one is not subject]
    edges = [
        {"ref": purl(one), "dependsOn": [purl(known[name]) for name in needed_by(one, known)]}
        for one in known.values()
    ]
    # A number made of the content, and no time, so that the same environment gives the same bytes.
    number = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps([subject, others, edges]))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{number}",
        "version": 1,
        "metadata": {"component": subject},
        "components": others,
        "dependencies": edges,
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(bill(), indent=2) + "\n")
