"""Every name has its page and its sentence, and what is made of the data says what the data say."""

import re
from importlib import import_module
from pathlib import Path
from xml.etree import ElementTree as ET

import attrs
import pytest

import eucentralasia as eca
from eucentralasia.__main__ import main
from support.documented import classes, fields_of

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
pytest.importorskip("sphinx", reason="the dependency group docs is not installed")


@pytest.fixture(autouse=True)
def _extensions_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(DOCS / "_ext"))


def test_every_group_of_names_has_a_page() -> None:
    pages = [page.read_text(encoding="utf-8") for page in (DOCS / "reference" / "api").glob("*.rst")]
    groups = re.findall(r"^\.\. public-names:: (.+)$", "\n".join(pages), re.MULTILINE)
    assert sorted(groups) == sorted(import_module("public_names").groups())


def test_every_field_of_a_record_or_part_is_described() -> None:
    public_names = import_module("public_names")
    silent = {
        f"{cls.__name__}.{field}"
        for cls in classes()
        if attrs.has(cls) or hasattr(cls, "_fields")
        for field in fields_of(cls)
        if field not in public_names.arguments(cls)
    }
    assert silent == set()


@pytest.mark.parametrize("drawer", ["documents", "officials", "organisations", "series", "topics"])
def test_the_catalogue_names_every_record_of_a_drawer(drawer: str) -> None:
    lines = "\n".join(import_module("catalogue").SECTIONS[drawer]())
    assert [key for key in eca.curated.by_drawer()[drawer].ids if f"`{key}`" not in lines] == []


def test_the_last_line_of_coverage_counts_all_events() -> None:
    *_, last, _ = import_module("catalogue").SECTIONS["coverage"]()
    _, *by_category, count, _ = [cell.strip() for cell in last.strip("| ").split("|")]
    assert sum(map(int, by_category)) == int(count) == len(eca.events)


def test_the_feed_has_an_entry_for_each_item_of_data_in_the_changelog() -> None:
    changelog = "## 2.0 - 2030-05-01\n### Data\n- One more: two.\n- Less.\n\n### Added\n- Code.\n"
    feed = ET.fromstring(import_module("news").feed(changelog, "https://example.org/"))
    atom = "{http://www.w3.org/2005/Atom}"
    entries = [
        [entry.findtext(f"{atom}{name}") for name in ("title", "updated")]
        for entry in feed.iter(f"{atom}entry")
    ]
    assert entries == [["One more", "2030-05-01T00:00:00Z"], ["Less.", "2030-05-01T00:00:00Z"]]
    assert len({one.text for one in feed.iter(f"{atom}id")}) == 3


def test_the_picture_of_the_readme_is_what_the_command_below_it_makes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the events that it shows were corrected since, it is drawn anew with the next release of data."""
    block = import_module("readme").block((ROOT / "README.md").read_text(encoding="utf-8"), "picture")[0]
    command = re.search(r"`python -m eucentralasia (plot .+)`", block)
    assert command is not None
    monkeypatch.chdir(tmp_path)
    assert main([*command[1].split(), "-o", "made.svg"]) == 0
    made = Path("made.svg").read_bytes()
    kept = (ROOT / import_module("gallery").README_FILE).read_bytes()
    assert kept.startswith(made[:38])
    if block == import_module("gallery").readme_block() and version_of(kept) == version_of(made):
        assert made == kept, "run: python docs/_ext/readme.py README.md"


def version_of(svg: bytes) -> list[bytes]:
    """The matplotlib that drew a picture: another draws other bytes."""
    return re.findall(rb"Matplotlib v[\d.]+", svg)


def test_the_page_of_pictures_shows_each_of_the_gallery() -> None:
    page = (DOCS / "how-to" / "pictures.md").read_text(encoding="utf-8")
    assert re.findall(r"^```\{gallery\} (\w+)$", page, re.MULTILINE) == [*import_module("gallery").GALLERY]


# An event that is added must not touch the README; so its numbers may lag by this much, or by so many.
LAG, LEAST_LAG = 0.25, 10


def test_the_small_table_of_the_readme_tells_no_more_than_there_is_and_not_much_less() -> None:
    readme = import_module("readme")
    told = readme.block((ROOT / "README.md").read_text(encoding="utf-8"), "inside")[0]
    now = readme.BLOCKS["inside"]()
    shape = [re.sub(r"\d+", "#", text.partition(" Version")[0]) for text in (told, now)]
    assert shape[0] == shape[1]
    numbers = [
        [int(one) for one in re.findall(r"\d+", text.partition(" Version")[0])] for text in (told, now)
    ]
    far = [
        (said, held)
        for said, held in zip(*numbers, strict=True)
        if not said <= held + LEAST_LAG <= said + 2 * LEAST_LAG + LAG * said
    ]
    assert far == [], "run: python docs/_ext/readme.py README.md"


def test_readme_and_page_cite_the_version_of_the_data() -> None:
    cite, readme = import_module("cite"), import_module("readme")
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert readme.block(text, "cite")[0] == cite.short(), "run: python docs/_ext/readme.py README.md"
    assert cite.apa() in cite.section()
    assert eca.curated.digest in cite.section()
