"""Records as curators mistake them: the loader or a check names each, with its place and what to write."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import eucentralasia as eca

DATA = Path(eca.__file__).parent / "data"
EVENT = "events/2025/hlpsd-12.toml"
OFFICIAL = "officials/kaja-kallas.toml"
DOCUMENT = "documents/joint-roadmap-2023.toml"
FIRST = "https://www.europeaninterest.eu/eu-and-central-asia-held-a-high-level-political-and-security-dialogue-in-dushanbe"
SECOND = "https://business.com.tm/ru/post/13952/es-i-ca-proveli-12i-dialog-po-voprosam-bezopasnosti-sotrudnichestva"

# The file, what stands there, what was typed instead, the path that is told, and what of the message helps.
FAULTS: list[tuple[str, str, str, str, str]] = [
    (
        EVENT,
        'dates = "2025-07-11"',
        'dates = "2025-07-11/2025-07-10"',
        "dates",
        "an end that is not before the start",
    ),
    (EVENT, 'dates = "2025-07-11"', 'dates = "11.07.2025"', "dates", "write '2025-07-11'"),
    (EVENT, 'dates = "2025-07-11"', 'dates = "11 July 25"', "dates", "write '2025-07-11'"),
    (EVENT, 'dates = "2025-07-11"', 'dates = "2025-06-31"', "dates", "2025-06 has 30 days"),
    (EVENT, 'dates = "2025-07-11"', "dates = 2025-07-11", "dates", "put it in quotes"),
    (EVENT, 'dates = "2025-07-11"', 'dates = "2024-07-11"', "dates", "a first day in 2025"),
    (EVENT, 'dates = "2025-07-11"', 'dates = "2025-07-11/2025-11-07"', "dates", "at most 31 days"),
    (EVENT, "edition = 12", 'edition = "12"', "edition", "write 12 without quotes"),
    (EVENT, "edition = 12", "edition = 0", "edition", "a number from 1"),
    (EVENT, "edition = 12", "edition = 13", "edition", "12, as the id has it"),
    (EVENT, 'name = "12th', 'name = "13th', "edition", "13, as the name has it"),
    (EVENT, 'series = "hlpsd"', 'series = "hlpds"', "series", "did you mean 'hlpsd'?"),
    (EVENT, 'series = "hlpsd"', 'series = "ministerial"', "id", "begins with 'ministerial'"),
    (EVENT, 'kind = "dialogue"', 'kind = "dialog"', "kind", "did you mean 'dialogue'?"),
    (EVENT, '"institutional"', '"official"', "category", "did you mean 'institutional'?"),
    (EVENT, '"institutional"', '"forum"', "category", "institutional, as the series hlpsd is"),
    (EVENT, 'category = "institutional"\n', "", "category", "institutional, as the series hlpsd is"),
    (EVENT, '"deputy-ministers"', '"presidents"', "level", "did you mean 'leaders'?"),
    (EVENT, '"deputy-ministers"', '"leaders"', "level", "deputy-ministers, as who took part"),
    (EVENT, '"deputy-ministers"', '"experts"', "level", "deputy-ministers, as who took part"),
    (EVENT, '"in-person"', '"virtual"', "place", "no place, as the mode is virtual"),
    (EVENT, '"in-person"', '"offline"', "mode", "did you mean 'in-person'?"),
    (EVENT, '"held"', '"done"', "status", "did you mean 'held'?"),
    (EVENT, '"held"', '"planned"', "status", "held, postponed or cancelled"),
    (EVENT, 'country = "TJ"', 'country = "TM"', "place.country", "TJ, where Dushanbe lies"),
    (EVENT, '"Dushanbe"', '"Dushanbeh"', "place.city", "did you mean 'Dushanbe'?"),
    (EVENT, '"KG"', '"kg"', "parties[0]", "did you mean 'KG' (Kyrgyzstan)?"),
    (EVENT, '  "eu",', '  "EU",', "parties[5]", "did you mean 'eu' (European Union)?"),
    (EVENT, '  "KG",\n', '  "KG",\n  "KG",\n', "parties", "each item once"),
    (EVENT, '  "KG",\n  "KZ",\n', '  "KZ",\n  "KG",\n', "parties", "sorted: KG, KZ"),
    (EVENT, '"counter-terrorism"', '"counterterrorism"', "topics[3]", "did you mean 'counter-terrorism'"),
    (EVENT, '  "topics",\n', "", "topics", "a source that supports 'topics'"),
    (EVENT, '  "dates",\n', '  "dates",\n  "hosts",\n', "sources[0].supports", "a path with a value"),
    (EVENT, '  "place",\n', '  "plase",\n', "sources[0].supports", "did you mean 'place'?"),
    (
        EVENT,
        "participations.aymyrat-gochmyradov",
        "participations.aymyrat-gochmyradow",
        "sources[1].supports",
        "did you mean 'participations.aymyrat-gochmyradov'",
    ),
    (EVENT, '"https://business.com.tm', '"business.com.tm', "sources[1].url", "starts with https://"),
    (EVENT, "https://business.com.tm/ru", "https://lenta.ru/ru", "sources[1].url", "another than Lenta"),
    (EVENT, SECOND, FIRST, "sources", "each page once"),
    (EVENT, SECOND, FIRST.replace("https://www.", "http://") + "/", "sources", "each page once"),
    (
        EVENT,
        '"Business Turkmenistan"',
        '"Business Turkmenistn"',
        "sources[1].publisher",
        "did you mean 'Business Turkmenistan'",
    ),
    (EVENT, 'publisher = "Business Turkmenistan"\n', "", "sources[1].publisher", "the field is required"),
    (
        EVENT,
        'published = "2025-07-11"',
        'published = "2026-11-30"',
        "sources[2].accessed",
        "not before it was published",
    ),
    (
        EVENT,
        'accessed = "2026-11-23"',
        'accessed = "2062-11-23"',
        "sources[0].accessed",
        "up to that of the data",
    ),
    (
        EVENT,
        'accessed = "2026-11-23"',
        'accessed = "23.11.2026"',
        "sources[0].accessed",
        "write '2026-11-23'",
    ),
    (EVENT, 'lang = "uk"', 'lang = "ua"', "sources[2].lang", "did you mean 'uk'?"),
    (EVENT, 'lang = "uk"', 'lang = "Ukrainian"', "sources[2].lang", "write 'uk'"),
    (EVENT, '"Cyrl"', '"cyrl"', "names[0].script", "write 'Cyrl'"),
    (EVENT, '"Cyrl"', '"Latn"', "names[0].script", "'Cyrl', in which it is written"),
    (
        EVENT,
        'official = "olof-skoog"',
        'official = "olaf-skoog"',
        "participations[0].official",
        "'olof-skoog'",
    ),
    (
        EVENT,
        'official = "olof-skoog"',
        'official = "Olof Skoog"',
        "participations[0].official",
        "'olof-skoog'",
    ),
    (EVENT, '"meder-abakirov"', '"olof-skoog"', "participations", "each of them once"),
    (EVENT, 'role = "chair"', 'role = "chairman"', "participations[0].role", "did you mean 'chair'?"),
    (
        EVENT,
        'represents = "KG"',
        'represents = "AF"',
        "participations.meder-abakirov",
        "a party of the event",
    ),
    (
        EVENT,
        'represents = "KG"',
        'represents = "KZ"',
        "participations.meder-abakirov",
        "KG, for whom meder-abakirov",
    ),
    (EVENT, '"kg-mfa"', '"kz-mfa"', "participations.meder-abakirov", "KZ, to whom kz-mfa belongs"),
    (EVENT, '"kg-mfa"', '"mfa-kg"', "participations[1].organisation", "did you mean 'kg-mfa'"),
    (EVENT, '"joint-roadmap-2023"', '"joint-roadmap-2032"', "documents[0].document", "'joint-roadmap-2023'"),
    (EVENT, '"reviewed"', '"review"', "documents[0].how", "did you mean 'reviewed'"),
    (EVENT, '"reviewed"', '"adopted"', "documents[0].how", "a step 'adopted' of joint-roadmap-2023"),
    (EVENT, '"key-area-4"', '"key-area-44"', "documents[0].section", "key-area-4"),
    (EVENT, 'kind = "decision"', 'kind = "decided"', "outcomes[0].kind", "did you mean 'decision'?"),
    (
        EVENT,
        'kind = "decision"',
        'kind = "decision"\namount = 300\ncurrency = "€"',
        "outcomes[0].currency",
        "write 'EUR'",
    ),
    (EVENT, 'kind = "decision"', 'kind = "decision"\namount = 300', "outcomes[0].amount", "and its currency"),
    (
        EVENT,
        '  "outcomes.security-cooperation",\n',
        "",
        "outcomes.security-cooperation",
        "a source that supports",
    ),
    (EVENT, '"ministerial-20"', '"ministerial-21"', "relations[1].event", "'ministerial-20'"),
    (EVENT, '"ministerial-20"', '"hlpsd-12"', "relations[1]", "another event"),
    (EVENT, '"alongside"', '"along-side"', "relations[0].how", "did you mean 'alongside'"),
    (
        EVENT,
        '"ct-dialogue-1"\nhow = "alongside"',
        '"ct-dialogue-1"\nhow = "next"',
        "relations[0].how",
        "alongside",
    ),
    (EVENT, "The sides reviewed", "The  sides reviewed", "summary", "plain text without '  '"),
    (EVENT, "The sides reviewed", "<p>The sides reviewed", "summary", "plain text without '<p>'"),
    (EVENT, "edition = 12", 'edition = 12\ncountry = "TJ"', "country", "write place.country"),
    (EVENT, "summary = ", "sumary = ", "sumary", "did you mean 'summary'?"),
    (EVENT, "edition = 12", 'edition = 12\nid = "hlpsd-21"', "id", "'hlpsd-12', as the file is named"),
    (EVENT, 'Security Dialogue"\nseries', 'Security Dialogue "\nseries', "name", "no space at its ends"),
    (OFFICIAL, '"2024-12-01/.."', '"2024-12-01/2023-01-01"', "appointments[0].dates", "not before the start"),
    (OFFICIAL, '"2024-12-01/.."', '"2024-12-01/present"', "appointments[0].dates", "write '2024-12-01/..'"),
    (OFFICIAL, '"2024-12-01/.."', '"2025-02-01/.."', "appointments[0].attested", "days within 2025-02-01/.."),
    (OFFICIAL, 'organisation = "eeas"', 'organisation = "EEAS"', "appointments[0].organisation", "'eeas'"),
    (DOCUMENT, 'status = "adopted"', 'status = "in force"', "status", "did you mean 'in-force'"),
    (DOCUMENT, 'kind = "roadmap"', 'kind = "road map"', "kind", "did you mean 'roadmap'"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Callable[[str, str, str], Path]:
    """What lays out a folder of one record with a fault."""

    def planted(file: str, old: str, new: str) -> Path:
        text = (DATA / file).read_text(encoding="utf-8")
        assert old in text
        (tmp_path / file).parent.mkdir(parents=True)
        (tmp_path / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        shutil.copy(DATA / "registry.toml", tmp_path)
        return tmp_path

    return planted


@pytest.mark.skipif(not DATA.is_dir(), reason="the wheel has its data compiled, and no files")
@pytest.mark.parametrize(("file", "old", "new", "path", "wanted"), FAULTS)
def test_a_fault_of_a_curator_is_told_with_its_place_and_what_to_write(
    file: str, old: str, new: str, path: str, wanted: str, folder: Callable[[str, str, str], Path]
) -> None:
    try:
        mine = eca.load(folder(file, old, new), older=True)
    except eca.DataError as error:
        found = error.problems
    else:
        found = eca.check(mine, profile="curated")
    assert [one for one in found if one.path == path and wanted in one.expected] != [], [
        str(one) for one in found
    ]
