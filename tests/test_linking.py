"""A text names records: measured against texts that a person marked, and case by case."""

import pickle
import re
import sys
from collections import Counter
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import given, strategies as st

import eucentralasia as eca
from eucentralasia.linking import tokenizer
from eucentralasia.linking.mentions import Score
from eucentralasia.linking.vocabulary import CAPITAL, Vocabulary, is_same
from eucentralasia.names.normalise import listed
from fuzz.strangers import kinds_of, linked, missed, own, strangers
from support.mention_gold import FOLDER, Marks, blind, marks_of, quality, read

NAMES_PAGE = Path(__file__).parent.parent / "docs" / "reference" / "names.md"
GOLD = Path(__file__).parent / "linking"
SEEDS = Path(__file__).parent.parent.parent / "shared" / "seeds"
SEED_GOLD = Path(__file__).parent / "data" / "seed_mentions.txt"
TEXTS = sorted(FOLDER.glob("*.txt"))
LEAST = 0.95


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.stem)
def test_the_names_in_a_marked_text_are_found_and_no_others(file: Path) -> None:
    text, gold = read(file)
    precision, recall = quality(marks_of(eca.mentions(text)), gold)
    assert (precision >= LEAST, recall >= LEAST) == (True, True), (precision, recall)


def test_there_are_marked_texts_of_many_styles() -> None:
    assert {file.stem for file in TEXTS} >= {
        "agency",
        "agenda",
        "communique",
        "history",
        "minutes",
        "russian",
        "table",
        "tweet",
    }
    assert sum(len(read(file)[1]) for file in TEXTS) >= 200


BLIND = (
    *(("open", "official", 0.99, 0.97), ("open", "country", 0.99, 0.98)),
    *(("open", "event", 0.99, 0.88), ("open", "date", 0.99, 0.99)),
    *(("held_back", "official", 0.98, 0.95), ("held_back", "country", 0.99, 0.98)),
    *(("held_back", "event", 0.98, 0.91), ("held_back", "date", 0.98, 0.98)),
    *(("second", "official", 0.99, 0.91), ("second", "country", 0.99, 0.98)),
    *(("second", "event", 0.98, 0.90), ("second", "date", 0.99, 0.98)),
    *(("third", "official", 0.98, 0.93), ("third", "country", 0.99, 0.98)),
    *(("third", "event", 0.98, 0.94), ("third", "date", 0.99, 0.99)),
    *(("fourth", "official", 0.99, 0.98), ("fourth", "country", 0.99, 0.98)),
    *(("fourth", "event", 0.97, 0.95), ("fourth", "date", 0.99, 0.99)),
    *(("fifth", "official", 0.99, 0.95), ("fifth", "country", 0.97, 0.99)),
    *(("fifth", "event", 0.92, 0.86), ("fifth", "date", 0.99, 0.99)),
)
"""What the texts that were marked without sight of the linker must keep: precision and recall by kind.

Read first, the half that was held back had 0.98 and 0.95 of officials, 0.96 and 0.96 of countries,
0.97 and 0.59 of events, 0.99 and 0.96 of dates; the second texts 1.00 and 0.89, 0.96 and 0.95, 0.92 and 0.81,
0.99 and 0.94; the third 0.98 and 0.94, 0.97 and 0.98, 0.88 and 0.82, 0.98 and 0.84; the fourth 0.99 and 0.93,
0.97 and 0.98, 0.95 and 0.80, 1.00 and 1.00. What they missed was mended after that; the fifth stand as they
were read first.
"""


@pytest.mark.parametrize(("half", "kind", "precision", "recall"), BLIND)
def test_the_blind_texts_are_read_as_well_as_they_were(
    half: str, kind: str, precision: float, recall: float
) -> None:
    found, gold = blind(half, kind)
    right = len(found & gold)
    assert (right / len(found) >= precision, right / len(gold) >= recall) == (True, True), found ^ gold


def test_the_blind_texts_are_those_that_were_written_before_the_linker_read_them() -> None:
    for line in (GOLD / "digest.txt").read_text(encoding="utf-8").splitlines():
        digest, *patterns = line.split()
        files = [path for pattern in patterns for path in sorted(GOLD.glob(pattern))]
        assert (digest, len(files) >= 30) == (sha256(b"".join(map(Path.read_bytes, files))).hexdigest(), True)


def seed_gold() -> Marks:
    lines = [line for line in SEED_GOLD.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {(int(start), name, meaning) for start, name, meaning in (line.split(" | ") for line in lines)}


def test_the_gold_of_the_seed_article_has_what_it_must_have() -> None:
    meanings = [meaning for _, _, meaning in seed_gold()]
    assert {"KG", "KZ", "TJ", "TM", "UZ", "eu", "central-asia", "eeas", "kz-mfa"} <= set(meanings)
    assert {"hlpsd-12", "ministerial-20", "summit-1", "ct-dialogue-1"} <= set(meanings)
    assert {"joint-roadmap-2023", "joint-roadmap-2023/key-area-4"} <= set(meanings)
    assert sum(meaning in eca.officials for meaning in meanings) == 6
    assert sum(meaning in eca.cities for meaning in meanings) == 4
    assert sum(meaning in eca.topics for meaning in meanings) >= 9


def test_the_names_in_the_seed_article_are_found_and_no_others() -> None:
    if not SEEDS.is_dir():
        pytest.skip("the seed article stands beside the project, not in it")
    text = next(SEEDS.glob("*.txt")).read_text(encoding="utf-8")
    precision, recall = quality(marks_of(eca.mentions(text)), seed_gold())
    assert (precision >= LEAST, recall >= LEAST) == (True, True), (precision, recall)
    assert [subject.event.id for subject in eca.curated.events_in(text)] == ["hlpsd-12", "ct-dialogue-1"]


def named(text: str) -> list[tuple[str, str]]:
    """What a text names, as words and meanings."""
    return [(name, meaning) for _, name, meaning in sorted(marks_of(eca.mentions(text)))]


CASES = [
    # longest names, their edges, no overlaps
    ("Kazakhstan's capital", [("Kazakhstan", "KZ")]),
    ("'Kazakhstan'", [("Kazakhstan", "KZ")]),
    ("Kazakhstan ' and ’", [("Kazakhstan", "KZ")]),
    ("the EU–Central Asia Summit", [("EU–Central Asia Summit", "summit")]),
    (
        "the European Council and the Council of the European Union",
        [("European Council", "european-council"), ("Council of the European Union", "council-of-the-eu")],
    ),
    ("eu and kazakhstan in small letters", []),
    ("a turkey, a china cup and UK tea", [("UK", "GB")]),
    ("the ct scan", []),
    (
        "High-Level\nPolitical and Security Dialogue",
        [("High-Level\nPolitical and Security Dialogue", "hlpsd")],
    ),
    ("High-Level. Political and Security Dialogue", [("Political and Security Dialogue", "hlpsd")]),
    ("Counter-Terrorism (CT) Dialogue", [("Counter-Terrorism (CT) Dialogue", "ct-dialogue")]),
    ("Counter-Terrorism (that is) Dialogue", [("Counter-Terrorism", "counter-terrorism")]),
    ("European_Union", [("European_Union", "eu")]),
    ("#CentralAsia CentralAsia", [("CentralAsia", "central-asia")]),
    # editions
    ("the 12th HLPSD", [("12th HLPSD", "hlpsd-12")]),
    ("HLPSD 12", [("HLPSD 12", "hlpsd-12")]),
    ("HLPSD 2025", [("HLPSD 2025", "hlpsd-12")]),
    ("the 2025 EU-Central Asia Summit", [("2025 EU-Central Asia Summit", "summit-1")]),
    ("HLPSD 1999", [("HLPSD 1999", "hlpsd")]),
    ("HLPSD on 29 February", [("HLPSD", "hlpsd"), ("29 February", "@")]),
    ("HLPSD in 2025", [("HLPSD", "hlpsd"), ("2025", "@2025")]),
    ("HLPSD 2025-07-11", [("HLPSD", "hlpsd-12"), ("2025-07-11", "@2025-07-11")]),
    ("11 July 2025 HLPSD", [("11 July 2025", "@2025-07-11"), ("HLPSD", "hlpsd-12")]),
    ("XII HLPSD", [("XII HLPSD", "hlpsd-12")]),
    (
        "the twenty-second meeting of the EU–Kazakhstan Cooperation Council",
        [("twenty-second meeting of the EU–Kazakhstan Cooperation Council", "kz-cooperation-council-22")],
    ),
    ("the 99th HLPSD", [("99th HLPSD", "hlpsd")]),
    ("the third of the HLPSD papers", [("third of the HLPSD", "hlpsd-3")]),
    ("the HLPSD of 11 July 2025", [("HLPSD", "hlpsd-12"), ("11 July 2025", "@2025-07-11")]),
    ("the HLPSD. On 11 July 2025", [("HLPSD", "hlpsd"), ("11 July 2025", "@2025-07-11")]),
    (
        "the EU-Central Asia Summit in Samarkand",
        [("EU-Central Asia Summit", "summit-1"), ("Samarkand", "Samarkand")],
    ),
    ("the Samarkand summit", [("Samarkand summit", "summit-1")]),
    ("the Paris summit", [("Paris", "Paris")]),
    ("an EU summit and a NATO Summit", [("EU", "eu")]),
    ("the Economic Forum", [("Economic Forum", "economic-forum")]),
    ("the World Economic Forum", []),
    # parties
    (
        "Cooperation Council between the European Union (EU) and Kazakhstan",
        [("Cooperation Council between the European Union (EU) and Kazakhstan", "kz-cooperation-council")],
    ),
    (
        "Cooperation Council with Tajikistan",
        [("Cooperation Council with Tajikistan", "tj-cooperation-council")],
    ),
    ("Cooperation Council with Germany", [("Germany", "DE")]),
    ("Germany EU–Central Asia Summit", [("Germany", "DE"), ("EU–Central Asia Summit", "summit")]),
    (
        "Соглашения о расширенном партнерстве и сотрудничестве между ЕС и РК (СРПС)",
        [
            ("Соглашения о расширенном партнерстве и сотрудничестве", "epca-kz"),
            ("ЕС", "eu"),
            ("РК", "KZ"),
            ("СРПС", "epca-kz"),
        ],
    ),
    (
        "Uzbekistan and its Cooperation Council",
        [("Uzbekistan", "UZ"), ("Cooperation Council", "uz-cooperation-council")],
    ),
    ("the EU Human Rights Dialogue", [("EU", "eu")]),
    (
        "its Cooperation Council and Kazakhstan",
        [("Cooperation Council", "kz-cooperation-council"), ("Kazakhstan", "KZ")],
    ),
    ("a Cooperation Council", []),
    ("the Gulf Cooperation Council", []),
    ("the delegation of Kazakhstan", [("Kazakhstan", "KZ")]),
    ("the EU Delegation in Uzbekistan", [("EU Delegation in Uzbekistan", "eu-delegation-uz")]),
    ("the Central Asia–EU Ministerial", [("Central Asia–EU Ministerial", "ministerial")]),
    ("the EU Delegation to Kazakhstan", [("EU Delegation to Kazakhstan", "eu-delegation-kz")]),
    (
        "the Kyrgyz Republic's Ministry of Foreign Affairs",
        [("Kyrgyz Republic's Ministry of Foreign Affairs", "kg-mfa")],
    ),
    ("its Ministry of Foreign Affairs", []),
    ("EPCA", []),
    (
        "After the 22nd EU–Kazakhstan Cooperation Council came the EPCA.",
        [("22nd EU–Kazakhstan Cooperation Council", "kz-cooperation-council-22"), ("EPCA", "epca-kz")],
    ),
    # people
    ("Olof Skoog, Skoog Olof", [("Olof Skoog", "olof-skoog"), ("Skoog Olof", "olof-skoog")]),
    ("President Tokayev", [("Tokayev", "kassym-jomart-tokayev")]),
    ("Вчера Токаев прибыл", [("Токаев", "kassym-jomart-tokayev")]),
    ("Mr. Tokayev", [("Tokayev", "kassym-jomart-tokayev")]),
    ("К.Токаев", [("К.Токаев", "kassym-jomart-tokayev")]),
    ("K. Tokayev", [("K. Tokayev", "kassym-jomart-tokayev")]),
    ("Albert Costa", []),
    ("Costa Rica", []),
    ("Vassilenko spoke", []),
    (
        "Roman Vassilenko spoke. Vassilenko left.",
        [("Roman Vassilenko", "roman-vassilenko"), ("Vassilenko", "roman-vassilenko")],
    ),
    ("с Олофом Скоогом", [("Олофом Скоогом", "olof-skoog")]),
    # documents and sections
    (
        "Key Area 4 of the Joint Roadmap",
        [("Key Area 4", "joint-roadmap-2023/key-area-4"), ("Joint Roadmap", "joint-roadmap-2023")],
    ),
    (
        "the Joint Roadmap, under Addressing common security challenges",
        [
            ("Joint Roadmap", "joint-roadmap-2023"),
            ("Addressing common security challenges", "joint-roadmap-2023/key-area-4"),
        ],
    ),
    ("Partnering for Resilience", []),
    # topics
    (
        "drug trafficking and cyber threat",
        [("drug trafficking", "drug-trafficking"), ("cyber threat", "cyber-threats")],
    ),
    ("security", [("security", "security")]),
    ("security challenges", []),
    ("вопросы безопасности", []),
    ("обсудили безопасность", [("безопасность", "security")]),
    ("в безопасности", [("безопасности", "security")]),
    ("peace and security", []),
    ("security and stability", []),
    ("connectivity and security", [("connectivity", "connectivity"), ("security", "security")]),
    ("Human Rights Watch", []),
    # places
    ("in Luxembourg", [("Luxembourg", "Luxembourg")]),
    ("Belgium and Luxembourg", [("Belgium", "BE"), ("Luxembourg", "LU")]),
    # dates
    (
        "3–4 April 2025, 30 March – 2 April 2025",
        [("3–4 April 2025", "@2025-04-03/2025-04-04"), ("30 March – 2 April 2025", "@2025-03-30/2025-04-02")],
    ),
    (
        "April 3–4, 2025 and July 11, 2025",
        [("April 3–4, 2025", "@2025-04-03/2025-04-04"), ("July 11, 2025", "@2025-07-11")],
    ),
    (
        "April 3 and 4, 2025; April 4 and 3 men",
        [("April 3 and 4, 2025", "@2025-04-03/2025-04-04"), ("April 4", "@2025-04-04")],
    ),
    (
        "10 and 11 July 2025, 10 to 11 July",
        [("10 and 11 July 2025", "@2025-07-10/2025-07-11"), ("10 to 11 July", "@2025-07-10/2025-07-11")],
    ),
    ("2025 07 11, 2025-11.07, 2025-00-10", []),
    ("held on 3 and 25 July 2025", [("3", "@2025-07-03"), ("25 July 2025", "@2025-07-25")]),
    (
        "on Feb. 2, 2023, and June 30 - July 1",
        [("Feb. 2, 2023", "@2023-02-02"), ("June 30 - July 1", "@2023-06-30/2023-07-01")],
    ),
    ("It ends on June 30 - July 1", [("June 30 - July 1", "@")]),
    (
        "am 13. April 2025; 2025 жылғы 4 сәуірде",
        [("13. April 2025", "@2025-04-13"), ("2025 жылғы 4 сәуірде", "@2025-04-04")],
    ),
    ("31 February 2025, 31 February, 0 May 2025", []),
    (
        "2025-07-11, 11.07.2025, 11/07/2025, 2025-13-11, 11.7.25",
        [("2025-07-11", "@2025-07-11"), ("11.07.2025", "@2025-07-11")],
    ),
    ("in 2025, since 2019, 2024, in 2021–2027", [("2025", "@2025"), ("2019", "@2019")]),
    ("11 July , , 2025", [("11 July", "@")]),
    ("it may march in august company", []),
    ("11 июля 2025 года и в 2019 году", [("11 июля 2025 года", "@2025-07-11"), ("2019 году", "@2019")]),
    ("on 3 and 25 July 2025", [("3", "@2025-07-03"), ("25 July 2025", "@2025-07-25")]),
    ("the 4th of July 2025", [("4th of July 2025", "@2025-07-04")]),
    ("in June 2025", [("June 2025", "@2025-06")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_a_text_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


def test_a_mention_says_where_what_and_how_surely() -> None:
    first, second = eca.mentions("«12th HLPSD», 11 July")
    assert (first.start, first.end, first.text, first.kind, first.score, first.section, first.date) == (
        1,
        11,
        "12th HLPSD",
        "event",
        1.0,
        None,
        None,
    )
    assert (second.kind, second.record, str(second.date), second.score) == (
        "date",
        eca.events["hlpsd-12"],
        "2025-07-11",
        0.9,
    )


def test_the_bands_of_scores_are_those_of_the_docs() -> None:
    rows = re.findall(r"^\| (0\.\d+|1) \| (\w+) \|", NAMES_PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert {band.upper(): float(score) for score, band in rows} == {band.name: band.value for band in Score}


SCORED = {
    Score.SURE: ("the <12th HLPSD>", "<Olof Skoog>", "on <11 July 2025>", "the <European Union>"),
    Score.KNOWN: ("Olof Skoog spoke. <Skoog> left.", "<HLPSD 2025>", "the Joint Roadmap, <Key Area 4>"),
    Score.DATED: ("the <HLPSD> of 11 July 2025", "the 12th HLPSD on <11 July>"),
    Score.HINTED: ("President <Tokayev>", "the <Samarkand summit>", "on <trade>"),
    Score.GUESSED: (
        "Uzbekistan and its <Cooperation Council>",
        "the <EU-Central Asia Summit> in Samarkand",
        "<Key Area 4>",
        "<Tokayev> spoke",
        "on <11 July>",
    ),
}


@pytest.mark.parametrize(("score", "marked"), [(score, text) for score in SCORED for text in SCORED[score]])
def test_a_mention_is_as_sure_as_its_band_says(score: Score, marked: str) -> None:
    before, name, after = re.split("[<>]", marked)
    scores = {one.text: one.score for one in eca.mentions(before + name + after)}
    assert scores[name] == score.value
    assert type(scores[name]) is float


def test_offsets_count_code_points() -> None:
    text = "🇪🇺 e\u0301tat Dushanbe"
    (found,) = eca.mentions(text)
    assert text[found.start : found.end] == found.text == "Dushanbe"


def test_a_mark_that_a_name_opens_is_closed_with_it() -> None:
    (found,) = eca.mentions("22-е заседание Совета сотрудничества «Казахстан – ЕС»")
    assert (found.record, found.text[-1]) == (eca.events["kz-cooperation-council-22"], "»")


def test_rows_of_a_table_are_apart() -> None:
    rows = "HLPSD | 2 June\nHLPSD | 11 July 2025\nHLPSD\t9 July 2018\n"
    records = [mention.record for mention in eca.mentions(rows) if mention.kind != "date"]
    assert [record.id for record in records if record] == ["hlpsd", "hlpsd-12", "hlpsd-5"]


def test_names_of_the_past_need_a_date_of_their_time() -> None:
    (then,) = (
        one
        for one in eca.mentions("Central Asia–European Union Summit, 27 October 2022")
        if one.kind != "date"
    )
    (now,) = eca.mentions("Central Asia–European Union Summit")
    assert (then.record, now.record) == (eca.events["leaders-meeting-1"], eca.series["summit"])


def test_parties_stay_where_a_name_is_of_several() -> None:
    talks = '"names": [{"value": "EU–Kazakhstan Talks"}], "parties": ["KZ", "eu"]'
    two = '{"schema": 1, "series": [{"id": "a", "name": "Talks A", %s}, {"id": "b", "name": "Talks B", %s}]}'
    both = eca.curated.merge(eca.loads(two.replace("%s", talks), "json"))
    assert [one.text for one in both.mentions("Talks between the EU and Kazakhstan")] == ["EU", "Kazakhstan"]


def test_a_registry_finds_its_own_records_with_the_parties_of_its_base() -> None:
    mine = eca.loads(
        '{"schema": 1, "series": ['
        '{"id": "talks", "name": "EU–Kazakhstan Water Talks", "parties": ["KZ", "eu"]}]}',
        "json",
    )
    assert [(one.text, one.record) for one in mine.mentions("Water Talks between the EU and Kazakhstan")] == [
        ("Water Talks", mine.series["talks"])
    ]
    assert mine.find("Kazakhstan–EU Water Talks") is mine.series["talks"]


ODD = eca.Registry(
    [
        eca.Topic(id="the", name="The"),
        eca.Topic(id="marks", name="!!!"),
        eca.Event(id="marks-2030", name="!!!", dates=eca.DateSpan.on("2030"), parties=("AA",)),
        eca.Topic(id="rail", name="Rail freight"),
        eca.City(id="Rail", country="AA"),
        eca.Country(id="AA", name="Aland"),
        eca.Official(id="bo-xi", name="Bo Xi"),
        eca.Official(id="pele", name="Pelé"),
        eca.Official(id="ann-able", name="Ann Able"),
        eca.Official(id="ann-able-2", name="Ann Able"),
    ]
)


def test_names_may_be_odd() -> None:
    assert [(one.text, one.kind) for one in ODD.mentions("By rail to Rail, by rail freight")] == [
        ("Rail", "city"),
        ("rail freight", "topic"),
    ]
    assert [one.text for one in ODD.mentions("Pelé, Bo Xi and Xi met Ann Able; the !!!")] == ["Pelé", "Bo Xi"]
    assert [match.record.id for match in ODD.search("Pele")] == ["pele"]


def test_a_long_text_is_read_in_parts_that_cut_no_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokenizer, "MOST_PIECES", 100)
    line = "In Dushanbe, word number %d was said by the European Union. "
    text = "".join(line % number for number in range(10_000))
    assert len(text) > 4 * tokenizer.STRETCH
    found = eca.mentions(text)
    assert [one.text for one in found] == ["Dushanbe", "European Union"] * 10_000
    assert all(text[one.start : one.end] == one.text for one in found)
    assert eca.mentions("x" * 300_000 + " Dushanbe")[0].start == 300_001


def test_a_text_may_have_twenty_million_characters_and_no_more() -> None:
    with pytest.raises(
        eca.TextTooLongError, match="a text to be read has at most 20,000,000 characters, got 20,000,001"
    ) as caught:
        eca.mentions("a" * 20_000_001)
    assert (caught.value.length, caught.value.longest) == (20_000_001, 20_000_000)
    assert isinstance(caught.value, ValueError)


def calls(text: str) -> int:
    """How many Python functions are called while a text is read."""
    count = 0

    def on_call(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(on_call)
    try:
        eca.mentions(text)
    finally:
        sys.setprofile(None)
    return count


HOSTILE = (
    *(
        "a",
        "e\u0301",
        "\u0301",
        "EU",
        "EU ",
        "Joint Roadmap for ",
        "Cooperation Council ",
        "12th meeting of the ",
        "11 July ",
        "1.1.",
        "May ",
        "the tenth met on 13 June 2023, ",
    ),
    *(
        "Kallas ",
        "Samarkand Summit ",
        "security, ",
        "«",
        "(CT) ",
        ",",
        "\n",
        "| ",
        "the ",
        "Counter-Terrorism (",
        "союзом ",
        "EU-",
    ),
)


@pytest.mark.parametrize("size", [4_000, pytest.param(20_000, marks=pytest.mark.long)])
@pytest.mark.parametrize("unit", HOSTILE)
def test_reading_four_times_as_much_takes_four_times_the_steps(unit: str, size: int) -> None:
    eca.mentions(unit)
    short, long = calls(unit * (size // len(unit))), calls(unit * (4 * size // len(unit)))
    assert long <= 4.4 * short + 200


WORDS = st.sampled_from(
    (
        *listed(
            "the EU Kazakhstan 12th 20th of between and Cooperation Council HLPSD Summit 11 July 2025 "
            "– - , . ( ) « » ' # | Kallas"
        ),
        *listed(
            "Roman Vassilenko ЕС Казахстана саммит Joint Roadmap Key Area 4 CT security in Samarkand "
            "2025-07-11 11.07.2025 й _"
        ),
        *(
            "\u0301",
            "\x00",
            "💥",
            "\n",
            "\t",
            " ",
            "\r\n",
            "-\n",
            "\u00ad",
            "\u200b",
            "\u202a",
            "\u00a0",
            "\ufeff",
        ),
        *(
            "U.S.",
            "https://eu.int/",
            "a@b.eu",
            "Груз",
            "Samarkand",
            "summit",
            "самаркандский",
            "Briefs",
            "Siim",
        ),
    )
)


@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join), st.lists(WORDS).map("".join)))
def test_no_text_is_too_strange(text: str) -> None:
    found = eca.mentions(text)
    assert [mention.text for mention in found] == [text[mention.start : mention.end] for mention in found]
    assert all(mention.text for mention in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert {mention.score for mention in found} <= {band.value for band in Score}
    assert all(subject.score <= 1 and subject.reasons for subject in eca.curated.events_in(text))
    assert eca.mentions(text) == found


def test_a_text_is_about_the_events_that_it_names_first_and_says_most_of() -> None:
    text = (
        "The 22nd EU–Kazakhstan Cooperation Council met in Brussels on 1 December 2025. "
        "Kaja Kallas and Yermek Kosherbayev spoke of trade. "
        "They recalled the first EU–Central Asia Summit."
    )
    (subject,) = eca.curated.events_in(text)
    assert subject.event.id == "kz-cooperation-council-22"
    assert subject.score > 0.8
    assert subject.reasons[:2] == (
        "named '22nd EU–Kazakhstan Cooperation Council'",
        "at the beginning of the text",
    )
    assert "Kaja Kallas" in subject.reasons[2]


def test_a_day_and_a_city_tell_an_event_that_is_not_named() -> None:
    by_place = eca.curated.events_in("Talks were held in Dushanbe on 11 July 2025, chaired by Olof Skoog.")
    assert [(subject.event.id, subject.reasons[0]) for subject in by_place] == [
        ("hlpsd-12", "on 2025-07-11 in Dushanbe")
    ]
    by_people = eca.curated.events_in("On 11 July 2025 Tajikistan’s guest was Olof Skoog.")
    assert [(subject.event.id, subject.reasons[0]) for subject in by_people] == [
        ("hlpsd-12", "on 2025-07-11")
    ]


def test_an_event_that_is_named_twice_counts_by_the_surer_name() -> None:
    (subject,) = eca.curated.events_in("So it was at the Samarkand summit. The first EU–Central Asia Summit")
    assert (subject.event.id, subject.reasons[0]) == ("summit-1", "named 'first EU–Central Asia Summit'")


def test_a_day_that_a_named_event_explains_tells_no_other() -> None:
    found = eca.curated.events_in("The first EU–Central Asia Summit was in Samarkand on 4 April 2025.")
    assert [subject.event.id for subject in found] == ["summit-1"]


def test_a_text_may_be_about_nothing() -> None:
    assert eca.curated.events_in("") == eca.curated.events_in("Water is wet in 2025 and in June 2025.") == ()


def test_a_country_that_only_follows_a_body_is_a_name_of_its_own() -> None:
    found = [one.text for one in eca.mentions("The Cooperation Council and Kazakhstan agreed.")]
    assert found[-1] == "Kazakhstan"


def test_an_event_that_is_named_again_more_surely_counts_as_surely() -> None:
    text = "The Samarkand summit opened. The first EU–Central Asia Summit ended."
    assert [one.event.id for one in eca.curated.events_in(text)][:1] == ["summit-1"]


def test_marks_that_are_no_words_are_passed_over() -> None:
    assert [one.text for one in eca.mentions("'' Kaja Kallas ''")] == ["Kaja Kallas"]


def people_in(text: str, on: str | None = None) -> list[tuple[str, str]]:
    """Whom a text names."""
    found = eca.curated.mentions(text, kinds=["official"], on=on)
    return [(one.text, str(one.record.id)) for one in found if one.record]


STRANGERS = (
    # a particle belongs to the name before it
    "President Luiz Inácio Lula da Silva visited Astana.",
    "Mariana Vieira da Silva spoke.",
    "Rui da Costa came.",
    "Jorge da Costa came.",
    "Pedro de la Mora came.",
    "Udo von der Leyen said.",
    "Jan van der Meer said.",
    "Otto von Bildt said.",
    "Marie de Montis said.",
    "Hamad bin Juma said.",
    "Simone di Rossi said.",
    "Claude le Roy said.",
    "Maria e Costa.",
    "Ana y Mora.",
    "al-Karimov said.",
    "Ahmed al-Karimov said.",
    "Luis dos Costa said.",
    "Жоаким да Силва прибыл.",
    # a given name is compared whole
    "Карл фон дер Ляйен сказал.",
    "Charlotte Michel said.",
    "Andrea Costa said.",
    "Antonia Costa said.",
    "Maria Kos said.",
    "Martin Kos said.",
    "Karl Kallas said.",
    "Katrin Kallas said.",
    "Karim Tokayev said.",
    "Kanat Tokayev said.",
    "Shakhnoza Mirziyoyev said.",
    "Josefina Borrell said.",
    "Jonas Borrell said.",
    "Terence Hakala said.",
    "Raya Meredov said.",
    "Islombek Karimov said.",
    "Nurali Nazarbayev said.",
    "Donna Tusk said.",
    "Satybaldy Japarov said.",
    "Serik Berdimuhamedov said.",
    "Emma Rahmon said.",
    "Siim Kallas said.",
    "Christine Michel said.",
    "Igor Karimov said.",
    # an initial must fit
    "Robert Meredov said.",
    "Albert Costa said.",
    "Jean-Charles Michel said.",
    "S. Kallas visited Astana.",
    "A. Tokayev said.",
    "S. Tokayev said.",
    "A. Kallas said.",
    "В. Токаев прибыл.",
    "С. Токаев прибыл.",
    "И. Токаев прибыл.",
    "О. Токаев прибыл.",
    "Zh. Tokayev said.",
    # who is named in full with a surname has it in the whole text
    "Yu. Tokayev said.",
    "Sh. Costa said.",
    "Zh. Kallas visited.",
    "T. Tokayev said.",
    "Дж. Каримов сказал.",
    "Siim Kallas visited Astana. Kallas said transport matters.",
    "Michel Barnier spoke. Michel left.",
    # a short surname, and one that is a word, needs a title
    "Claudia Costa, director, spoke. Costa added.",
    "Lina Kallas, an analyst, spoke. Kallas added.",
    "Serik Tokayev, a student, spoke. Tokayev continued.",
    # what is named after somebody is not that person
    "Valentino Rossi won. Rossi retired.",
    "Kallas said transport matters. Siim Kallas left.",
    "The island of Kos is Greek.",
    "Juma prayer in Dushanbe.",
    "Mora, Minnesota.",
    "Islam Karimov International Airport",
    "Nursultan Nazarbayev International Airport",
    "the airport named after Islam Karimov",
    "аэропорт имени Ислама Каримова",
    "Islom Karimov nomidagi universitet",
    "Нұрсұлтан Назарбаев атындағы университет",
    "Nazarbayev University",
    "Pierre Morel-Lachaise painted.",
    "Klaar & Sons sell beds.",
    "also a Nazarov",
    "Costa Rica",
    "Michelin makes tyres.",
    "Worte von Karl Kallas",
    "Samat Japarov came. S. Japarov left.",
    "Аэропорт Нурсултан Назарбаев принял рейс.",
    "Mosque Islam Karimov",
    "у памятника Исламу Каримову",
    "мимо бюста Нурсултану Назарбаеву",
    "Silva said so.",
    "President Roy Guest came.",
    "Devin Washington came.",
    # a slip in the given name, and a surname of two left out
    "Isbel Hernández came. Hernández left.",
    # a particle and a letter may be written large
    "Michel Le Blon painted.",
    "Michel d'Ornano came. Michel left.",
    "President Ramón de los Santos came.",
    "Adrian De Los Santos played.",
    "The journalist Robert A Costa spoke. Later Costa answered.",
)


@pytest.mark.parametrize("text", STRANGERS)
def test_somebody_else_of_that_name_is_nobody(text: str) -> None:
    assert people_in(text) == []


OTHERS = list(
    strangers(Path(__file__).with_name("data").joinpath("strangers.txt").read_text("utf-8").splitlines())
)


def test_the_names_of_others_are_those_that_are_hard_to_tell_from_ours() -> None:
    """A tenth fewer than were taken, as officials come and go."""
    counts = Counter(kind for name in OTHERS for kind in kinds_of(name))
    least = {"surname": 450, "initial": 180, "cyrillic": 270, "particle": 90}
    assert (len(OTHERS) >= 1800, {kind for kind, count in least.items() if counts[kind] < count}) == (
        True,
        set(),
    )


@pytest.mark.parametrize("step", [10, pytest.param(1, marks=pytest.mark.long)])
def test_no_real_name_of_somebody_else_is_one_of_ours(step: int) -> None:
    assert [found for name in OTHERS[::step] for found in linked(name)] == []


@pytest.mark.parametrize("step", [10, pytest.param(1, marks=pytest.mark.long)])
def test_an_official_is_found_where_others_are_not(step: int) -> None:
    names = own()[::step]
    left = [text for name, official in names for text in missed(name, official)]
    assert len(left) <= 0.03 * 3 * len(names), left


OURS = (
    ("Isbel Úritz Hernández came.", [("Isbel Úritz Hernández", "isabel-uritz-hernandez")]),
    ("S. Vassilenko said.", [("S. Vassilenko", "stanislav-vassilenko")]),
    ("S. Japarov said.", [("S. Japarov", "sadyr-japarov")]),
    ("A. Japarov said.", [("A. Japarov", "akylbek-japarov")]),
    ("S. Berdimuhamedov said.", [("S. Berdimuhamedov", "serdar-berdimuhamedov")]),
    ("R. Vassilenko said.", [("R. Vassilenko", "roman-vassilenko")]),
    ("С. Василенко сказал.", [("С. Василенко", "stanislav-vassilenko")]),
    ("И. Каримов сказал.", [("И. Каримов", "islam-karimov")]),
    ("K. Tokayev said.", [("K. Tokayev", "kassym-jomart-tokayev")]),
    ("A. Costa said.", [("A. Costa", "antonio-costa")]),
    ("В. Норов сказал.", [("В. Норов", "vladimir-norov")]),
    ("Sh. Mirziyoyev said.", [("Sh. Mirziyoyev", "shavkat-mirziyoyev")]),
    ("K.J. Tokayev said.", [("K.J. Tokayev", "kassym-jomart-tokayev")]),
    ("K.-J. Tokayev said.", [("K.-J. Tokayev", "kassym-jomart-tokayev")]),
    ("Токаев К.К. прибыл.", [("Токаев К.К", "kassym-jomart-tokayev")]),
    ("J.-C. Juncker said.", [("J.-C. Juncker", "jean-claude-juncker")]),
    (
        "Kassym-Jomart Kemelevich Tokayev spoke.",
        [("Kassym-Jomart Kemelevich Tokayev", "kassym-jomart-tokayev")],
    ),
    ("Касым-Жомарт Кемелевич Токаев прибыл.", [("Касым-Жомарт Кемелевич Токаев", "kassym-jomart-tokayev")]),
    (
        "с Касым-Жомартом Кемелевичем Токаевым",
        [("Касым-Жомартом Кемелевичем Токаевым", "kassym-jomart-tokayev")],
    ),
    ("Шавкат Миромонович Мирзиёев сказал.", [("Шавкат Миромонович Мирзиёев", "shavkat-mirziyoyev")]),
    ("Shavkat M. Mirziyoyev said.", [("Shavkat M. Mirziyoyev", "shavkat-mirziyoyev")]),
    ("Mirziyoyev Shavkat Miromonovich", [("Mirziyoyev Shavkat Miromonovich", "shavkat-mirziyoyev")]),
    ("Ursula Gertrud von der Leyen said.", [("Ursula Gertrud von der Leyen", "ursula-von-der-leyen")]),
    ("António L. Costa said.", [("António L. Costa", "antonio-costa")]),
    ("Josep Borrell i Fontelles said.", [("Josep Borrell i Fontelles", "josep-borrell")]),
    ("Sadyr Nurgojoevich Japarov said.", [("Sadyr Nurgojoevich Japarov", "sadyr-japarov")]),
    ("Tokayev Meets Costa in Astana", [("Tokayev", "kassym-jomart-tokayev"), ("Costa", "antonio-costa")]),
    ("TOKAYEV MEETS COSTA", [("TOKAYEV", "kassym-jomart-tokayev"), ("COSTA", "antonio-costa")]),
    ("Tokayev Receives Kallas", [("Tokayev", "kassym-jomart-tokayev"), ("Kallas", "kaja-kallas")]),
    ("President Tokayev Says EU Is Key Partner", [("Tokayev", "kassym-jomart-tokayev")]),
    ("Kallas Visits Ashgabat", [("Kallas", "kaja-kallas")]),
    ("Rahmon Arrives in Brussels", [("Rahmon", "emomali-rahmon")]),
    ("Japarov Meets Michel", [("Michel", "charles-michel")]),
    (
        "MIRZIYOYEV HOSTS VON DER LEYEN",
        [("MIRZIYOYEV", "shavkat-mirziyoyev"), ("VON DER LEYEN", "ursula-von-der-leyen")],
    ),
    ("ТОКАЕВ ВСТРЕТИЛСЯ С КАЛЛАС", [("ТОКАЕВ", "kassym-jomart-tokayev"), ("КАЛЛАС", "kaja-kallas")]),
    ("EU leader von der Leyen said.", [("von der Leyen", "ursula-von-der-leyen")]),
    ("van Rompuy said.", [("van Rompuy", "herman-van-rompuy")]),
    ("Ambassador de Montis said.", [("de Montis", "cesare-de-montis")]),
    ("Mr van der Meer said.", [("van der Meer", "adriaan-van-der-meer")]),
    ("Mrs von der Leyen's visit", [("von der Leyen", "ursula-von-der-leyen")]),
    ("U. von der Leyen said.", [("U. von der Leyen", "ursula-von-der-leyen")]),
    ("фон дер Ляйен прибыла.", [("фон дер Ляйен", "ursula-von-der-leyen")]),
    ("Baroness Ashton visited Tashkent.", [("Ashton", "catherine-ashton")]),
    ("Lady Ashton visited Tashkent.", [("Ashton", "catherine-ashton")]),
    ("PM Aripov said.", [("Aripov", "abdulla-aripov")]),
    ("FM Saidov said.", [("Saidov", "bakhtiyor-saidov")]),
    ("EVP Dombrovskis said.", [("Dombrovskis", "valdis-dombrovskis")]),
    ("H.E. Tokayev said.", [("Tokayev", "kassym-jomart-tokayev")]),
    ("H.E. Mr. Tokayev said.", [("Tokayev", "kassym-jomart-tokayev")]),
    ("Prof. Borrell said.", [("Borrell", "josep-borrell")]),
    ("President Steinmeier said.", [("Steinmeier", "frank-walter-steinmeier")]),
    ("Mr Kos said.", [("Kos", "marta-kos")]),
    ("Commissioner Sikela said.", [("Sikela", "jozef-sikela")]),
    ("HR/VP Kallas said.", [("Kallas", "kaja-kallas")]),
    ("Siim Kallas came. High Representative Kallas said.", [("Kallas", "kaja-kallas")]),
    ("Shavkat Mirziyoev said.", [("Shavkat Mirziyoev", "shavkat-mirziyoyev")]),
    ("Kassym-Jomart Tokaev said.", [("Kassym-Jomart Tokaev", "kassym-jomart-tokayev")]),
    ("Emomali Rakhmon said.", [("Emomali Rakhmon", "emomali-rahmon")]),
    ("Jeenbek Kulubayev said.", [("Jeenbek Kulubayev", "jeenbek-kulubaev")]),
    ("Kaya Kallas said. Kallas left.", [("Kaya Kallas", "kaja-kallas"), ("Kallas", "kaja-kallas")]),
    ("Каю Каллас встретили.", [("Каю Каллас", "kaja-kallas")]),
    ("Bakhtiyar Saidov said.", [("Bakhtiyar Saidov", "bakhtiyor-saidov")]),
    ("Sadir Japarov said.", [("Sadir Japarov", "sadyr-japarov")]),
    ("Kallas’s plan", [("Kallas", "kaja-kallas")]),
    ("Kallas' plan", [("Kallas", "kaja-kallas")]),
    ("Mirziyoyevning tashrifi", [("Mirziyoyevning", "shavkat-mirziyoyev")]),
    ("Президент Тоқаевтың сапары", [("Тоқаевтың", "kassym-jomart-tokayev")]),
    ("Президент Жапаровдун сапары", [("Жапаровдун", "sadyr-japarov")]),
    (
        "Berdimuhamedowyň sapary. Serdar Berdimuhamedow geldi.",
        [("Berdimuhamedowyň", "serdar-berdimuhamedov"), ("Serdar Berdimuhamedow", "serdar-berdimuhamedov")],
    ),
    ("Раҳмонро пешвоз гирифт.", [("Раҳмонро", "emomali-rahmon")]),
    ("Дар он Эмомалӣ Раҳмонро диданд.", [("Эмомалӣ Раҳмонро", "emomali-rahmon")]),
    ("Spokeswoman Kaja Kallas said", [("Kaja Kallas", "kaja-kallas")]),
    # a stranger takes no name that begins with another letter
    ("Timur Tokayev sang. K. Tokayev spoke.", [("K. Tokayev", "kassym-jomart-tokayev")]),
    ("A. Aripov spoke. Sherzod Aripov ran.", [("A. Aripov", "abdulla-aripov")]),
    ("Певец Тимур Токаев. К. Токаев поручил.", [("К. Токаев", "kassym-jomart-tokayev")]),
    # with the endings of Polish, and with letters as Uzbek, German and Polish have them
    ("z Bachtijorem Saidowem", [("Bachtijorem Saidowem", "bakhtiyor-saidov")]),
    ("z Muratem Nurtleu", [("Muratem Nurtleu", "murat-nurtleu")]),
    ("z Charles'em Michelem", [("Charles'em Michelem", "charles-michel")]),
    ("Außenminister Muchtar Tleuberdi", [("Muchtar Tleuberdi", "mukhtar-tleuberdi")]),
    ("Jamshid Xoʻjayev keldi", [("Jamshid Xoʻjayev", "jamshid-khodjayev")]),
    ("Baxtiyor Saidov keldi", [("Baxtiyor Saidov", "bakhtiyor-saidov")]),
    ("Sadyr Dschaparow kam", [("Sadyr Dschaparow", "sadyr-japarov")]),
    ("Sadyr Dżaparow mówi", [("Sadyr Dżaparow", "sadyr-japarov")]),
    # two names side by side
    ("Қ.Тоқаев К.Калласты қабылдады", [("Қ.Тоқаев", "kassym-jomart-tokayev"), ("К.Калласты", "kaja-kallas")]),
    ("K. Tokayev A. Costa", [("K. Tokayev", "kassym-jomart-tokayev"), ("A. Costa", "antonio-costa")]),
    (
        "Serdar Berdimuhamedow Antoniu Koşta bilen duşuşdy",
        [("Serdar Berdimuhamedow", "serdar-berdimuhamedov"), ("Antoniu Koşta", "antonio-costa")],
    ),
    (
        "Shavkat Mirziyoyev Kaya Kallasni qabul qildi",
        [("Shavkat Mirziyoyev", "shavkat-mirziyoyev"), ("Kaya Kallasni", "kaja-kallas")],
    ),
    # a word for a place in small letters is no name with the person's
    ("у входа в аэропорт Касым-Жомарт Токаев", [("Касым-Жомарт Токаев", "kassym-jomart-tokayev")]),
)


@pytest.mark.parametrize(("text", "expected"), OURS, ids=[text for text, _ in OURS])
def test_a_person_is_known_by_the_whole_name(text: str, expected: list[tuple[str, str]]) -> None:
    assert people_in(text) == expected


ALSO_OURS = (
    ("Van Rompuy Herman said", [("Van Rompuy Herman", "herman-van-rompuy")]),
    ("Worte von Olaf Skoog", [("Olaf Skoog", "olof-skoog")]),
    ("gesagt von Olaf Skoog", [("Olaf Skoog", "olof-skoog")]),
    ("Tokaevning tashrifi", [("Tokaevning", "kassym-jomart-tokayev")]),
    (
        "Kassym-Jomart Tokayev. K. Tokayev",
        [("Kassym-Jomart Tokayev", "kassym-jomart-tokayev"), ("K. Tokayev", "kassym-jomart-tokayev")],
    ),
)


@pytest.mark.parametrize(("text", "expected"), ALSO_OURS, ids=[text for text, _ in ALSO_OURS])
def test_a_name_has_its_edges(text: str, expected: list[tuple[str, str]]) -> None:
    assert people_in(text) == expected


GIVEN = (
    ("kaja", "kaja", True),
    ("bahtiar", "bahtior", True),
    ("mirat", "murat", True),
    ("marat", "murat", False),
    ("antonia", "antonio", False),
    ("antoniu", "antonio", True),
    ("karim", "kasim", False),
    ("serik", "serdar", False),
    ("jan", "jana", False),
    ("olaf", "olof", True),
)


@pytest.mark.parametrize(("one", "other", "same"), GIVEN)
def test_two_spellings_are_one_given_name_but_for_a_slip(one: str, other: str, same: bool) -> None:
    assert (is_same(one, other), is_same(other, one)) == (same, same)


def test_of_words_that_sound_alike_the_same_one_is_always_meant() -> None:
    for people in (["erkin", "erkyn"], ["erkyn", "erkin"]):
        assert Vocabulary(people=people).recognised("эркин", "Эркин", CAPITAL)[0] == "erkin"


def test_a_title_means_who_had_it_on_the_day_of_the_text() -> None:
    text = "President Berdimuhamedov spoke."
    assert people_in(text) == []
    assert people_in(text, on="2018-05-01") == [("Berdimuhamedov", "gurbanguly-berdimuhamedov")]
    assert people_in(text, on="2024-05-01") == [("Berdimuhamedov", "serdar-berdimuhamedov")]


def events_named(text: str) -> list[tuple[str, str]]:
    """Which events a text names."""
    return [
        (one.text, str(one.record.id)) for one in eca.mentions(text) if one.kind == "event" and one.record
    ]


EDITIONS: tuple[tuple[str, list[tuple[str, str]]], ...] = (
    # compound ordinals, to 99
    ("двадцать первое заседание Совета сотрудничества ЕС–Таджикистан", []),
    ("двадцать первый саммит ЕС–ЦА", []),
    ("тридцать первый Форум гражданского общества", []),
    ("двадцать первый Экономический форум", []),
    ("сорок первый саммит ЕС–ЦА", []),
    ("the forty-first EU–Central Asia Summit", []),
    ("the hundred and first EU–Central Asia Summit", []),
    ("the ninety-ninth EU–Central Asia Summit", []),
    (
        "двадцать второе заседание Совета сотрудничества Казахстан – ЕС",
        [("двадцать второе заседание Совета сотрудничества Казахстан – ЕС", "kz-cooperation-council-22")],
    ),
    (
        "двадцать второго заседания Совета сотрудничества Казахстан – ЕС",
        [("двадцать второго заседания Совета сотрудничества Казахстан – ЕС", "kz-cooperation-council-22")],
    ),
    ("the XX EU–Central Asia Ministerial", [("XX EU–Central Asia Ministerial", "ministerial-20")]),
    ("the XXIst, the mix EU–Central Asia Ministerial", []),
    (
        "Ҷаласаи даҳуми Шӯрои ҳамкории Тоҷикистон ва Иттиҳоди Аврупо",
        [("Ҷаласаи даҳуми Шӯрои ҳамкории Тоҷикистон ва Иттиҳоди Аврупо", "tj-cooperation-council-10")],
    ),
    (
        "Қазақстан – ЕО Ынтымақтастық кеңесінің жиырма екінші отырысы және",
        [("Қазақстан – ЕО Ынтымақтастық кеңесінің жиырма екінші отырысы", "kz-cooperation-council-22")],
    ),
    (
        "O‘zbekiston – Yevropa Ittifoqi Hamkorlik kengashining o‘n yettinchi yig‘ilishida",
        [
            (
                "O‘zbekiston – Yevropa Ittifoqi Hamkorlik kengashining o‘n yettinchi yig‘ilishida",
                "uz-cooperation-council-17",
            )
        ],
    ),
    (
        "Кыргызстан – Европа Биримдиги Кызматташтык кеңешинин он тогузунчу жыйынында",
        [
            (
                "Кыргызстан – Европа Биримдиги Кызматташтык кеңешинин он тогузунчу жыйынында",
                "kg-cooperation-council-19",
            )
        ],
    ),
    (
        "“Merkezi Aziýa – Ýewropa Bileleşigi” ýigriminji ministrler duşuşygy",
        [("“Merkezi Aziýa – Ýewropa Bileleşigi” ýigriminji ministrler duşuşygy", "ministerial-20")],
    ),
    # a number, a year or a word that contradicts
    ("the second Samarkand summit", []),
    ("the 2nd Samarkand summit", []),
    ("the Samarkand Summit Declaration of the OTS", []),
    ("the OTS summit in Samarkand", []),
    ("the SCO summit in Samarkand", []),
    ("the Samarkand summit of Turkic states", []),
    ("Turkiy davlatlar tashkiloti Samarqand sammiti", []),
    ("the Samarkand summit", [("Samarkand summit", "summit-1")]),
    ("Samarqand sammiti", [("Samarqand sammiti", "summit-1")]),
    # an ordinal of the series that was named before, unless a date says another
    (
        "At the 7th EU–Tajikistan Cooperation Council. The 9th Council was on 19 February 2021.",
        [
            ("7th EU–Tajikistan Cooperation Council", "tj-cooperation-council-7"),
            ("9th Council", "tj-cooperation-council-9"),
        ],
    ),
    (
        "The EU–Central Asia Economic Forum. The second forum was on 18 May 2023.",
        [("second forum", "economic-forum-2")],
    ),
    ("The EU–Central Asia Economic Forum. The second forum was on 18 May 2022.", []),
    ("The second forum was in Almaty.", []),
    ("12abc HLPSD", []),
    (
        "EU–Kazakhstan 22nd meeting of the Cooperation Council",
        [("EU–Kazakhstan 22nd meeting of the Cooperation Council", "kz-cooperation-council-22")],
    ),
    (
        "des 22. Kooperationsrates EU–Kasachstan",
        [("22. Kooperationsrates EU–Kasachstan", "kz-cooperation-council-22")],
    ),
    ("im Jahr 2022. Kooperationsrat", []),
    (
        "20th Anniversary Meeting of the Republic of Kazakhstan - European Union Cooperation Council",
        [
            (
                "20th Anniversary Meeting of the Republic of Kazakhstan - European Union Cooperation Council",
                "kz-cooperation-council-20",
            )
        ],
    ),
    (
        "22 заседание Совета по сотрудничеству ЕС-Казахстан",
        [("22 заседание Совета по сотрудничеству ЕС-Казахстан", "kz-cooperation-council-22")],
    ),
    (
        '"Central Asia – European Union" first summit',
        [('"Central Asia – European Union" first summit', "summit-1")],
    ),
    (
        "The 18th Cooperation Council was held on 21 October 2025.",
        [("18th Cooperation Council", "uz-cooperation-council-18")],
    ),
    (
        "Kazakhstan was there. The 22nd Cooperation Council agreed.",
        [("22nd Cooperation Council", "kz-cooperation-council-22")],
    ),
    ("The 22nd Cooperation Council agreed.", []),
    ("The Council of the European Union met. The 3rd Council agreed.", []),
    (
        "The tenth dialogue EU–Turkmenistan was held on 21 June 2018.",
        [("tenth dialogue EU–Turkmenistan", "tm-human-rights-dialogue-10")],
    ),
    # ordinals by themselves, where a date says the same
    (
        "The 11th HLPSD was on 5 June 2024. Before that, the tenth met in Astana on 13 June 2023.",
        [("11th HLPSD", "hlpsd-11"), ("tenth", "hlpsd-10")],
    ),
    (
        "16-е министерское заседание ЕС – ЦА прошло 17 ноября 2020 года, 15-е – в Бишкеке 7 июля 2019 года",
        [("16-е министерское заседание ЕС – ЦА", "ministerial-16"), ("15-е", "ministerial-15")],
    ),
    (
        "The 21st EU–Kazakhstan Cooperation Council. The twenty-second, expected on 1 December 2025.",
        [
            ("21st EU–Kazakhstan Cooperation Council", "kz-cooperation-council-21"),
            ("twenty-second", "kz-cooperation-council-22"),
        ],
    ),
    ("The tenth met in Astana on 13 June 2023.", []),
    ("The 11th HLPSD. The tenth met on 14 June 2023.", [("11th HLPSD", "hlpsd-11")]),
    ("The 11th HLPSD. The tenth met.", [("11th HLPSD", "hlpsd-11"), ("tenth", "hlpsd-10")]),
    ("The 11th HLPSD. The tenth met in 2023.", [("11th HLPSD", "hlpsd-11"), ("tenth", "hlpsd-10")]),
    ("The 11th HLPSD. The tenth met in March 2023.", [("11th HLPSD", "hlpsd-11")]),
    ("At the HLPSD first came water.", []),
    ("The 11th HLPSD. The tenth minister spoke on 13 June 2023.", [("11th HLPSD", "hlpsd-11")]),
    ("The 11th HLPSD. Tenth, on 13 June 2023, they met.", [("11th HLPSD", "hlpsd-11")]),
    ("The 11th HLPSD. In all 10, on 13 June 2023.", [("11th HLPSD", "hlpsd-11")]),
    # what a number and a date say of a noun, and with one party of two
    (
        "the third conference was held in Rome in November 2009",
        [("third conference", "environment-water-conference-3")],
    ),
    ("the third conference was held in Rome in December 2009", []),
    (
        "20 января 2020 г. – семнадцатый Совет с Казахстаном",
        [("семнадцатый Совет с Казахстаном", "kz-cooperation-council-17")],
    ),
    ("20 января 2020 г. – семнадцатый Совет с Таджикистаном", []),
    ("4 марта 2025 г. прошёл двадцать первый Совет с Россией", []),
    ("The first ever dialogue of the EU on 10 April 2025", []),
    ("A second such meeting of the HLPSD", [("second such meeting of the HLPSD", "hlpsd-2")]),
    (
        "the 3rd ever meeting of the Council on 20 February 2012",
        [],
    ),
    # numbers of lists
    (
        "der 22. Kooperationsrat EU–Kasachstan",
        [("22. Kooperationsrat EU–Kasachstan", "kz-cooperation-council-22")],
    ),
    ("Punkte:\n22. Kooperationsrat EU–Kasachstan", []),
    # in other languages, with what stands in a name
    (
        "саммити якуми «Осиёи Марказӣ – Иттиҳоди Аврупо»-ро",
        [("саммити якуми «Осиёи Марказӣ – Иттиҳоди Аврупо»", "summit-1")],
    ),
    (
        "17 октябри соли 2025, дар Брюссел муколамаи понздаҳум оид ба ҳуқуқи инсон",
        [("муколамаи понздаҳум оид ба ҳуқуқи инсон", "tj-human-rights-dialogue-15")],
    ),
    (
        "2025-yil 27-noyabrda Toshkentda Transkaspiy transport yo‘lagi bo‘yicha investorlar forumi",
        [("Transkaspiy transport yo‘lagi bo‘yicha investorlar forumi", "investors-forum-2025")],
    ),
    ("Samarkant sammitinden soň", [("Samarkant sammitinden", "summit-1")]),
    ("18. spotkanie ministerialne", [("18. spotkanie ministerialne", "ministerial-18")]),
    (
        "le 12e dialogue politique et de sécurité à haut niveau",
        [("12e dialogue politique et de sécurité à haut niveau", "hlpsd-12")],
    ),
    (
        "седьмая встреча спецпредставителей по Афганистану",
        [("седьмая встреча спецпредставителей по Афганистану", "afghanistan-envoys-7")],
    ),
    ("birinji syýahatçylyk forumy", [("birinji syýahatçylyk forumy", "tourism-forum-1")]),
    # what stands inside a name: its number and its parties
    (
        "7-й Диалог ЕС – Таджикистан по правам человека",
        [("7-й Диалог ЕС – Таджикистан по правам человека", "tj-human-rights-dialogue-7")],
    ),
    (
        "the 16th Dialogue EU–Kazakhstan on Human Rights",
        [("16th Dialogue EU–Kazakhstan on Human Rights", "kz-human-rights-dialogue-16")],
    ),
    (
        "муколамаи сездаҳуми Тоҷикистон ва Иттиҳоди Аврупо оид ба ҳуқуқи инсон",
        [
            (
                "муколамаи сездаҳуми Тоҷикистон ва Иттиҳоди Аврупо оид ба ҳуқуқи инсон",
                "tj-human-rights-dialogue-13",
            )
        ],
    ),
    ("7-й диалог Таджикистан – Афганистан по правам человека", []),
    # a meeting whose name goes on is none that only a date tells
    ("4-я встреча Группы высокого уровня пройдёт 30–31 октября 2025 года", []),
    ("12-я встреча Клуба друзей прошла 11 июля 2025 года", []),
    (
        "ҷаласаи 11-уми Шӯрои ҳамкории Тоҷикистон ва Иттиҳоди Аврупо",
        [("ҷаласаи 11-уми Шӯрои ҳамкории Тоҷикистон ва Иттиҳоди Аврупо", "tj-cooperation-council-11")],
    ),
    ("the 12th annual regular meeting session round of the HLPSD took place", []),
    # a number with a full stop before what it counts
    (
        "die 22. Tagung des Kooperationsrates EU–Kasachstan",
        [("22. Tagung des Kooperationsrates EU–Kasachstan", "kz-cooperation-council-22")],
    ),
    (
        "na 22. posiedzeniu Rady Współpracy UE–Kazachstan",
        [("22. posiedzeniu Rady Współpracy UE–Kazachstan", "kz-cooperation-council-22")],
    ),
    ("Es waren 22. Der Kooperationsrat EU–Kasachstan tagt.", []),
    (
        "Муколамаи 12-уми сиёсӣ ва амниятии сатҳи баланди ИА – Осиёи Марказӣ дар Душанбе",
        [("Муколамаи 12-уми сиёсӣ ва амниятии сатҳи баланди ИА – Осиёи Марказӣ", "hlpsd-12")],
    ),
    (
        "Markaziy Osiyo va Yevropa Ittifoqi tashqi ishlar vazirlarining 20-uchrashuvi",
        [("Markaziy Osiyo va Yevropa Ittifoqi tashqi ishlar vazirlarining 20-uchrashuvi", "ministerial-20")],
    ),
    # a city after the name
    ("Саммити Самарқанд натиҷа медиҳад", [("Саммити Самарқанд", "summit-1")]),
    ("après le sommet de Samarcande", [("sommet de Samarcande", "summit-1")]),
    ("nach dem Gipfel von Samarkand", [("Gipfel von Samarkand", "summit-1")]),
    (
        "na 20. spotkaniu ministerialnym UE–Azja Centralna",
        [("20. spotkaniu ministerialnym UE–Azja Centralna", "ministerial-20")],
    ),
)


@pytest.mark.parametrize(("text", "expected"), EDITIONS, ids=[text for text, _ in EDITIONS])
def test_a_number_means_one_edition_and_no_other(text: str, expected: list[tuple[str, str]]) -> None:
    assert events_named(text) == expected


def countries_in(text: str) -> list[tuple[str, str]]:
    """Which countries and regions a text names."""
    kinds = ["country", "region", "organisation"]
    return [(one.text, str(one.record.id)) for one in eca.curated.mentions(text, kinds=kinds) if one.record]


KIRGISISCH = ("Kirgisische Republik", "KG")
ENDED: tuple[tuple[str, list[tuple[str, str]]], ...] = (
    ("Қазақстанның елшісі Өзбекстанда болды", [("Қазақстанның", "KZ"), ("Өзбекстанда", "UZ")]),
    ("Қырғызстаннан, Тәжікстанмен", [("Қырғызстаннан", "KG"), ("Тәжікстанмен", "TJ")]),
    ("O‘zbekistonning elchisi Qozog‘istondan keldi", [("O‘zbekistonning", "UZ"), ("Qozog‘istondan", "KZ")]),
    ("Yevropa Ittifoqining elchisi", [("Yevropa Ittifoqining", "eu")]),
    ("Ўзбекистоннинг элчиси Тожикистонда", [("Ўзбекистоннинг", "UZ"), ("Тожикистонда", "TJ")]),
    ("Кыргызстандын элчиси Казакстандан келди", [("Кыргызстандын", "KG"), ("Казакстандан", "KZ")]),
    ("Türkmenistanyň ilçisi Gazagystana gitdi", [("Türkmenistanyň", "TM"), ("Gazagystana", "KZ")]),
    ("Тоҷикистонро ва Ӯзбекистону", [("Тоҷикистонро", "TJ"), ("Ӯзбекистону", "UZ")]),
    ("ҚР және ЕО келісімі", [("ҚР", "KZ"), ("ЕО", "eu")]),
    ("YI va O‘zbekiston bitimi", [("YI", "eu"), ("O‘zbekiston", "UZ")]),
    ("между ЕС и РК, КР, РТ и РУз", [("ЕС", "eu"), ("РК", "KZ"), ("КР", "KG"), ("РТ", "TJ"), ("РУз", "UZ")]),
    ("РК, КР, РТ", []),
    ("ЕОның елшісі және", [("ЕОның", "eu")]),
    ("the Uzbek MFA and the Kyrgyz MFA", [("Uzbek MFA", "uz-mfa"), ("Kyrgyz MFA", "kg-mfa")]),
    ("a Kazakh song, Kazakhstani officials, German cars", []),
    (
        "Кыргыз Республикасындагы, Кыргызстандагы",
        [("Кыргыз Республикасындагы", "KG"), ("Кыргызстандагы", "KG")],
    ),
    ("Қазақстан Республикасына, Әзербайжан", [("Қазақстан Республикасына", "KZ"), ("Әзербайжан", "AZ")]),
    ("Туркия, Олмон ва Чин", [("Туркия", "TR"), ("Олмон", "DE"), ("Чин", "CN")]),
    ("Туркмения и соседи Китая", [("Туркмения", "TM"), ("Китая", "CN")]),
    ("sprawy Afganistanu, Ukrainy i Rosji", [("Afganistanu", "AF"), ("Ukrainy", "UA"), ("Rosji", "RU")]),
    ("Tadschikistans Minister", [("Tadschikistans", "TJ")]),
    ("23 October 2023, Luxembourg. Luxembourg and Italy", [("Luxembourg", "LU"), ("Italy", "IT")]),
    ("l’Ukraine et l'Afghanistan", [("Ukraine", "UA"), ("Afghanistan", "AF")]),
    ("LUXEMBOURG, 3 May 2024. Luxembourg and Belgium", [("Luxembourg", "LU"), ("Belgium", "BE")]),
    ("Қазақстан Республикасының үкіметі", [("Қазақстан Республикасының", "KZ")]),
    ("Қырғыз Республикасы, Өзбекстан", [("Қырғыз Республикасы", "KG"), ("Өзбекстан", "UZ")]),
    ("Өзбекстан Республикасының елшісі", [("Өзбекстан Республикасының", "UZ")]),
    ("Казакстан Республикасынын элчиси", [("Казакстан Республикасынын", "KZ")]),
    ("Qozogʻiston Respublikasining elchisi", [("Qozogʻiston Respublikasining", "KZ")]),
    ("Ҷумҳурии Қазоқистонро", [("Ҷумҳурии Қазоқистонро", "KZ")]),
    ("Gazagystan Respublikasynyň ilçisi", [("Gazagystan Respublikasynyň", "KZ")]),
    ("из КНР и ФРГ", [("КНР", "CN"), ("ФРГ", "DE")]),
    ("ИМА ва Британияи Кабир", [("ИМА", "US"), ("Британияи Кабир", "GB")]),
    ("die Volksrepublik China und die Kirgisische Republik", [("Volksrepublik China", "CN"), KIRGISISCH]),
    ("z Niemiec, Włoch i Czech", [("Niemiec", "DE"), ("Włoch", "IT"), ("Czech", "CZ")]),
    ("w Gruzji i Mołdawii", [("Gruzji", "GE"), ("Mołdawii", "MD")]),
    ("the Czech president and a Czech song", []),
    # a word that a line's end has broken, and two that it has not
    ("in Kazakh-\nstan and Uzbeki-\nstan", [("Kazakh-\nstan", "KZ"), ("Uzbeki-\nstan", "UZ")]),
    ("в Кыргыз-\nстане", [("Кыргыз-\nстане", "KG")]),
    ("the EU-\nKazakhstan road", [("EU", "eu"), ("Kazakhstan", "KZ")]),
    ("an EU-\nled project", [("EU", "eu")]),
)


@pytest.mark.parametrize(("text", "expected"), ENDED, ids=[text for text, _ in ENDED])
def test_names_are_read_with_the_endings_of_the_languages_of_the_region(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert countries_in(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Uzbekistan Airways announced cheaper tickets.",
        "Kazakhstan Railways bought wagons.",
        "Turkmenistan Airlines flew.",
        "«Қазақстан» телеарнасы жаңа маусымын бастады",
        "«Türkmenistan» myhmanhanasynda",
        "в гостинице «Казахстан», где все жили",
        "«Қазақстан темір жолы» компаниясының маманы",
        "“Uzbekistan Airways” aviakompaniyasi",
    ],
)
def test_what_is_called_after_a_country_is_not_the_country(text: str) -> None:
    assert countries_in(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "«Казахстан готов к переговорам», – сказал министр.",
        "«Казахстан поддерживает мир»",
        "Kazakhstan airlines flew",
        "Kazakhstan, Airways",
    ],
)
def test_a_country_in_what_somebody_said_is_the_country(text: str) -> None:
    assert [one for _, one in countries_in(text)] == ["KZ"]


def test_an_adjective_with_a_body_is_its_party() -> None:
    assert named("the EU-Uzbek Cooperation Council") == [
        ("EU-Uzbek Cooperation Council", "uz-cooperation-council")
    ]
    assert named("the Kazakh song of the Cooperation Council") == []
    assert named("the EU-CA summit and the CA-EU Ministerial of the") == [
        ("EU-CA summit", "summit"),
        ("CA-EU Ministerial", "ministerial"),
    ]
    assert named("Делегация ЕС в Казахстане") == [("Делегация ЕС в Казахстане", "eu-delegation-kz")]
    assert named("делегации ЕС и Казахстана") == [("ЕС", "eu"), ("Казахстана", "KZ")]


def test_a_host_adds_names_and_denies_others_without_a_fork() -> None:
    mine = eca.curated.extended(names={"marta-kos": ["Marta of Ljubljana"]}, denied=["Kos", "Juma"])
    text = "Marta of Ljubljana, Commissioner Kos, Mr Juma and Marta Kos"
    found = [(one.text, str(one.record.id)) for one in mine.mentions(text) if one.record]
    assert found == [("Marta of Ljubljana", "marta-kos"), ("Marta Kos", "marta-kos")]
    assert mine.find("Marta of Ljubljana").id == "marta-kos"
    again = pickle.loads(pickle.dumps(mine.extended(denied=["Marta Kos"])))
    assert again.denied == {"Kos", "Juma", "Marta Kos"}
    assert [one.text for one in again.mentions(text)] == ["Marta of Ljubljana"]
    assert eca.curated.denied == frozenset()


def test_more_names_are_of_one_known_record() -> None:
    with pytest.raises(eca.UnknownRecordError, match=r"marta-cos.*did you mean 'marta-kos'"):
        eca.curated.extended(names={"marta-cos": ["Marta"]})
    twice = eca.curated.extended(topics=[eca.Topic(id="summit", name="Ours")])
    with pytest.raises(eca.AmbiguousNameError):
        twice.extended(names={"summit": ["Apples"]})


def test_mentions_are_asked_for_by_score_kind_and_day() -> None:
    text = "President Tokayev met Costa on 3 December in Astana."
    assert [one.text for one in eca.mentions(text, at_least=0.8)] == ["Tokayev", "Astana"]
    assert [one.text for one in eca.mentions(text, kinds=["city"])] == ["Astana"]
    assert [one.text for one in eca.mentions(text, kinds="city")] == ["Astana"]
    (day,) = eca.mentions(text, kinds=["date"], on="2025-12-04")
    assert (str(day.date), day.score) == ("2025-12-03", 0.9)
    with pytest.raises(ValueError, match="kinds are those of mentions, not 'person'"):
        eca.mentions(text, kinds=["person"])
    with pytest.raises(eca.DateError):
        eca.mentions(text, on="then")


def test_days_take_their_year_from_the_dateline_or_the_sentence() -> None:
    lines = "ASTANA, 4 December 2025 – They met on 3 December.\n\nTalks ended on 2 January."
    assert [str(one.date) for one in eca.mentions(lines, kinds=["date"])] == [
        "2025-12-04",
        "2025-12-03",
        "2026-01-02",
    ]
    assert [str(one.date) for one in eca.mentions("It was on 4 May 2021. On 5 May", kinds=["date"])] == [
        "2021-05-04",
        "None",
    ]


DATELINES = (
    ("Kallas in Almaty\n\nALMATY, March 28, 2025 (Steppe Wire).", "Back on March 30.", "2025-03-30"),
    ("Kallas\nRailways first\nby Jane Doe\n\nAlmaty (RK), 28.03.2025 –", "Back on 30 March.", "2025-03-30"),
    ("Кая Каллас\n\nАЛМА-АТА. 28 марта 2025 г. ИА «Степь».", "Ждут до 5 апреля.", "2025-04-05"),
    ("Каллас\n\nАЛМАТЫ. 2025 жылғы 28 наурыз. «Дала».", "Ол 30 наурызда қайтады.", "2025-03-30"),
    ("Kallas\n\nTOSHKENT. 2025-yil 28-mart. «Chorsu».", "U 30-mart kuni qaytadi.", "2025-03-30"),
    ("Каллас\n\nТОШКЕНТ. 2025 йил 28 март. «Чорсу».", "У 30 март куни қайтади.", "2025-03-30"),
    ("Каллас\n\nБИШКЕК, 2025-жылдын 28-марты. «Манас».", "Ал 30-мартта кайтат.", "2025-03-30"),
    ("Каллас\n\nДУШАНБЕ, 28 марти соли 2025. «Помир».", "Ӯ 30 март бармегардад.", "2025-03-30"),
    ("Kallas\n\nAŞGABAT, 2025-nji ýylyň 28-nji marty. «TDH».", "Ol 30-njy martda gaýdar.", "2025-03-30"),
    ("Kallas in Almaty\n\nBerlin, den 28. März 2025.", "Zurück am 30. März.", "2025-03-30"),
    ("Kallas à Almaty\n\nParis, le 28 mars 2025.", "Retour le 30 mars.", "2025-03-30"),
    ("Kallas w Ałmaty\n\nWARSZAWA, dnia 28 marca 2025 r.", "Wraca 30 marca.", "2025-03-30"),
    ("Brussels, Friday, 28 March 2025 –", "On 30 March they return.", "2025-03-30"),
    ("Kallas in Almaty\n\n28 March 2025\n\n", "They return on 30 March.", "2025-03-30"),
    ("ГЛАВНОЕ К УТРУ 28 марта 2025 года\n\n", "• Каллас вернётся 30 марта", "2025-03-30"),
    ("Summit of 3 April 2021\n\nALMATY, 28 March 2025.", "Back on 30 March.", "2025-03-30"),
    ("Trade in 2024 and on 3 April\n\nALMATY, 28 March 2025.", "Back on 30 March.", "2025-03-30"),
    # no dateline: a first sentence, a title in small letters, a paragraph above, a chronicle, a month
    ("On 28 March 2025 they met.", "They return on 30 March.", "None"),
    ("It was on 28 March 2025.", "They return on 30 March.", "None"),
    ("Le 28 mars 2025, ils arrivent.", "Retour le 30 mars.", "None"),
    ("The report of 28 March 2025\n\n", "They return on 30 March.", "None"),
    ("A long paragraph. " * 9 + "\n\nALMATY, 28 March 2025.", "They return on 30 March.", "None"),
    ("History\n\n28 March 2025. They met.\n• 5 May 2026. Talks.\n\n", "They return on 30 March.", "None"),
    ("ALMATY, " * 11 + "28 March 2025.", "They return on 30 March.", "None"),
    ("ALMATY, March 2025.", "They return on 30 March.", "None"),
)


@pytest.mark.parametrize(("head", "last", "day"), DATELINES)
def test_days_take_their_year_from_a_dateline_under_a_headline(head: str, last: str, day: str) -> None:
    text = f"{head} Kaja Kallas met Olof Skoog.\n\n{last}"
    assert str(eca.mentions(text, kinds=["date"])[-1].date) == day


OTHER_SUMMITS = (
    *("саммит ШОС в Самарканде", "ТМҰ-ның Самарқандтағы саммиті", "ШЫҰ-ның Самарқанд саммиті"),
    *("ШҲТнинг Самарқанддаги саммити", "ТДТнинг Самарқанддаги саммити", "SHHTning Samarqanddagi sammiti"),
    *("ШКУнун Самарканддагы саммити", "ТМУнун Самарканддагы саммити", "Саммити СҲШ дар Самарқанд"),
    *("Şanhaý hyzmatdaşlyk guramasynyň Samarkant sammiti", "ŞHG-niň Samarkant sammiti"),
    *("der SOZ-Gipfel von Samarkand", "le sommet de l'OCS de Samarcande", "szczyt SOW w Samarkandzie"),
)


@pytest.mark.parametrize("text", OTHER_SUMMITS)
def test_a_summit_of_another_body_is_none_of_ours_in_any_language(text: str) -> None:
    assert eca.mentions(text, kinds=["event", "series"]) == ()


ENVIRONMENT = "environment-water-conference-7"
INSIDE = (
    ("первый форум «ЕС – Центральная Азия» по вопросам безопасности", "security-forum-1"),
    ("premier Forum sur la sécurité Union européenne–Asie centrale", "security-forum-1"),
    ("erste EU-Zentralasien-Sicherheitsforum", "security-forum-1"),
    ("«Yevropa Ittifoqi – Markaziy Osiyo» atrof-muhit va suv boʻyicha 7-konferensiyasi", ENVIRONMENT),
    ("«Европа Иттифоқи – Марказий Осиё» атроф-муҳит ва сув бўйича 7-конференцияси", ENVIRONMENT),
    ("«Орталық Азия – Еуропалық одақ» қоршаған орта және су жөніндегі 7-конференциясы", ENVIRONMENT),
    ("«Европа Биримдиги – Борбордук Азия» айлана-чөйрө жана суу боюнча 7-конференциясы", ENVIRONMENT),
    ("Конфронси 7-уми «Иттиҳоди Аврупо – Осиёи Марказӣ» оид ба муҳити зист ва об", ENVIRONMENT),
    ("«Ýewropa Bileleşigi – Merkezi Aziýa» daşky gurşaw we suw boýunça 7-nji maslahaty", ENVIRONMENT),
    ("siebte EU-Zentralasien-Konferenz zu Umwelt und Wasser", ENVIRONMENT),
    ("siódma konferencja UE–Azja Środkowa w sprawie środowiska i wody", ENVIRONMENT),
    ("fünfte EU-Zentralasien-Forum der Zivilgesellschaft", "civil-society-forum-5"),
    ("Dziesiąty dialog wysokiego szczebla UE–Azja Środkowa w sprawach polityki i bezpieczeństwa", "hlpsd-10"),
    ("«Орталық Азия – Еуропалық одақ» басшыларының бірінші кездесуі", "leaders-meeting-1"),
    ("«Yevropa Ittifoqi – Markaziy Osiyo» rahbarlarining birinchi uchrashuvi", "leaders-meeting-1"),
    ("«Ýewropa Bileleşigi – Merkezi Aziýa» baştutanlarynyň birinji duşuşygy", "leaders-meeting-1"),
    ("«Yevropa Ittifoqi – Markaziy Osiyo» vazirlarining 20-uchrashuvi", "ministerial-20"),
    ("20-я встреча министров ЕС – Центральная Азия", "ministerial-20"),
    ("20-й встрече министров «Центральная Азия – ЕС»", "ministerial-20"),
    ("sixth meeting of the EU and Central Asian special envoys for Afghanistan", "afghanistan-envoys-6"),
    ("fourth EU–Central Asia conference of justice ministers", "rule-of-law-ministerial-4"),
    ("первая конференция министров юстиции ЕС – Центральная Азия", "rule-of-law-ministerial-1"),
)


@pytest.mark.parametrize(("text", "event"), INSIDE)
def test_an_edition_is_known_with_its_parties_and_number_inside_its_name(text: str, event: str) -> None:
    assert named(text) == [(text, event)]


FOLLOWERS: tuple[tuple[str, list[str]], ...] = (
    ("met and the seventeenth, in Brussels, was on cotton.", ["uz-cooperation-council-17"]),
    ("was led by Minister Bakhtiyor Saidov; at the fourteenth others spoke.", []),  # no such edition
    ("met; Kallas was the first, Síkela the second.", []),
    ("met, and so did others on the 17th.", []),
    ("met. The next day the seventeenth was printed.", []),
    ("met on 16 May 2023, and the seventeenth is past.", []),  # a date of neither
    ("met, and the seventeenth package was late.", []),
    ("met" + ", and so on" * 9 + ", as the seventeenth had.", []),  # too far
)


@pytest.mark.parametrize(("after", "events"), FOLLOWERS)
def test_an_ordinal_counts_after_another_edition_of_its_sentence(after: str, events: list[str]) -> None:
    found = eca.mentions(f"The 18th EU–Uzbekistan Cooperation Council {after}", kinds=["event"])
    assert [str(getattr(one.record, "id", "")) for one in found] == ["uz-cooperation-council-18", *events]


def test_a_date_of_the_edition_before_does_not_forbid_the_next() -> None:
    text = (
        "десятый диалог высокого уровня «ЕС – Центральная Азия» по политике и безопасности прошёл в Астане "
    )
    found = eca.mentions(text + "13 июня 2023 года, за ним последовал одиннадцатый.", kinds=["event"])
    assert [getattr(one.record, "id", "") for one in found] == ["hlpsd-10", "hlpsd-11"]


PLACES: tuple[tuple[str, list[str]], ...] = (
    ("fog, and Georgia Palmer of the consultancy waited", []),
    ("in Inner Mongolia and in the American state of Georgia", []),
    ("во Внутренней Монголии", []),
    ("the National University of Uzbekistan and the State Library of Kazakhstan", []),
    ("устод Донишгоҳи миллии Тоҷикистон", []),
    ("Китобхонаи миллии Тоҷикистон", []),
    ("Донишгоҳи давлатии тиббии Тоҷикистон", []),
    ("учился в Национальном университете Узбекистана и в Академии наук Казахстана", []),
    ("the Academy of Sciences of Tajikistan", []),
    ("Nationalbibliothek von Kasachstan", []),
    ("l'Université nationale d'Ouzbékistan", []),
    ("Warsaw University met Uzbekistan", ["UZ"]),
    ("The university of Kazakhstan", ["KZ"]),
    ("of the of the of the Kazakhstan", ["KZ"]),
    ("L'hôtel Tadjikistan Palace", []),
    ("Lyuksemburg shahrida", []),
    ("Люксембург қаласында", []),
    ("в городе Люксембург", []),
    ("Georgia and Jordan Valley", ["GE"]),
    ("Georgia Signs Deal With Uzbekistan", ["GE", "UZ"]),
    ("Georgia, Palmer said", ["GE"]),
    ("Georgia President Mikheil Kavelashvili", ["GE"]),
    ("students of Nazarbayev University in Kazakhstan", ["KZ"]),
    ("the University of Warsaw and Uzbekistan", ["UZ"]),
    ("a university of Kazakhstan", ["KZ"]),
    ("he came from the old and very distant south of Kazakhstan", ["KZ"]),
    ("inner Mongolia", ["MN"]),
    ("Донишгоҳ дар Тоҷикистон", ["TJ"]),
    ("AQSh elchisi", ["US"]),
    ("Luxembourg voted", ["LU"]),
)


@pytest.mark.parametrize(("text", "countries"), PLACES)
def test_a_country_is_none_inside_another_name(text: str, countries: list[str]) -> None:
    assert [str(getattr(one.record, "id", "")) for one in eca.mentions(text, kinds=["country"])] == countries


REASONS = (
    ("Kaja Kallas", "the whole name"),
    ("Olaf Skoog", "the whole name, spelt otherwise"),
    ("K. Tokayev", "the initial and the surname"),
    ("President Japarov", "the surname after a title that only this bearer has, not akylbek-japarov"),
    ("Tokayev spoke", "the surname, which nobody else has"),
    ("12th HLPSD", "its number"),
    ("HLPSD 2025", "its year"),
    ("the Samarkand summit", "the city before it"),
    ("Key Area 4", "its number"),
    ("on 11 July 2025", "a date with its year"),
    ("on 11 July", "a date without a year"),
    ("in Luxembourg", "what one is in, not LU"),
    ("on security", "the topic by its words"),
    ("Kazakhstan", "the name"),
)


@pytest.mark.parametrize(("text", "reason"), REASONS)
def test_a_mention_says_why_it_is_one(text: str, reason: str) -> None:
    assert [one.reason for one in eca.mentions(text)][-1:] == [reason]
