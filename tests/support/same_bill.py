"""Hold our bill of materials to its schema and to the tool of CycloneDX: ``same_bill.py OURS THEIRS``.

It runs where ``cyclonedx-bom[validation]`` is installed; for .ci/release.
"""

import json
import sys
from pathlib import Path

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

BEGUN_WITH = {"pip", "setuptools"}


def main(ours: str, theirs: str) -> int:
    """Print what is wrong, and return 1 where something is."""
    text = Path(ours).read_text(encoding="utf-8")
    error = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    bill, other = json.loads(text), json.loads(Path(theirs).read_text(encoding="utf-8"))
    mine = {(one["name"], one["version"]) for one in (bill["metadata"]["component"], *bill["components"])}
    found = {(one["name"], one["version"]) for one in other["components"]}
    wrong = {one for one in mine ^ found if one[0] not in BEGUN_WITH}
    print(f"{len(mine)} packages; schema: {error or 'valid'}; other than theirs: {sorted(wrong) or 'none'}")
    return bool(error or wrong)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
