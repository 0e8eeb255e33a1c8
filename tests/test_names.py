"""A record is found by its name: by a table that a person without Python can extend, and case by case."""

import datetime as dt
import os
import pickle
import subprocess
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st
from rapidfuzz.distance.LCSseq import similarity as fast

import eucentralasia as eca
from eucentralasia.collection import Collection, Store
from eucentralasia.names import Named, search as searching
from eucentralasia.names.normalise import folded, romanised, sounding, stemmed
from eucentralasia.names.search import common, counter

ANY: Any = eca
TABLE = Path(__file__).parent / "data" / "names.txt"


def rows() -> list[tuple[str, str, str, str | None]]:
    """Return the part, the name, the answer and the date of each line."""
    found, part = [], ""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            part = line.strip("[]")
        elif line and not line.startswith("#"):
            name, answer, *date = (cell.strip() for cell in line.split(" | "))
            found.append((part, name, answer, date[0] if date else None))
    return found


ROWS = rows()


def kind_and_id(record: eca.Record) -> str:
    return f"{type(record).__name__.lower()} {record.id}"


@pytest.mark.parametrize(("name", "answer", "date"), [row[1:] for row in ROWS])
def test_a_name_finds_what_the_table_says(name: str, answer: str, date: str | None) -> None:
    if name.startswith("~"):
        assert kind_and_id(eca.search(name.removeprefix("~ "), limit=1)[0].record) == answer
    elif answer == "unknown":
        with pytest.raises(eca.UnknownRecordError):
            eca.find(name, on=date)
    elif answer.startswith("ambiguous"):
        with pytest.raises(eca.AmbiguousNameError) as caught:
            eca.find(name, on=date)
        assert sorted(record.id for record in caught.value.candidates) == sorted(answer.split()[1:])
    else:
        assert kind_and_id(eca.find(name, on=date)) == answer


def test_the_table_is_as_long_as_it_should_be() -> None:
    parts = Counter(row[0] for row in ROWS)
    cyrillic = sum(any("\u0400" <= letter <= "\u052f" for letter in row[1]) for row in ROWS)
    misspelt = sum(row[1].startswith("~") for row in ROWS)
    assert len(ROWS) >= 300
    assert cyrillic >= 60
    assert parts["historic"] >= 30
    assert misspelt >= 40
    assert [row for row, count in Counter(row[1:] for row in ROWS).items() if count > 1] == []


def test_a_collection_finds_among_its_own_records_only() -> None:
    held = eca.events.where(eca.during("2025"))
    assert held.find("12th HLPSD") is eca.events["hlpsd-12"]
    with pytest.raises(eca.UnknownRecordError, match="no event '11th HLPSD'; did you mean '12th HLPSD'"):
        held.find("11th HLPSD")
    with pytest.raises(eca.UnknownRecordError):
        held.find("hlpsd-11")
    assert [match.record.id for match in held.search("HLPSD")] == ["hlpsd-12"]


def test_a_date_picks_the_edition_of_a_series() -> None:
    assert eca.events.find("HLPSD", on="2025").id == "hlpsd-12"
    with pytest.raises(eca.AmbiguousNameError):
        eca.events.find("HLPSD")
    with pytest.raises(eca.UnknownRecordError, match="nobody went by it on 1999"):
        eca.events.find("HLPSD", on="1999")


def test_a_name_that_was_not_in_use_is_told_as_such() -> None:
    with pytest.raises(
        eca.UnknownRecordError, match="no record 'Nur-Sultan'; nobody went by it on 2025-07-11"
    ) as caught:
        eca.find("Nur-Sultan", on="2025-07-11")
    assert pickle.loads(pickle.dumps(caught.value)).hint == caught.value.hint


def test_a_date_must_be_one() -> None:
    with pytest.raises(eca.DateError):
        eca.find("HLPSD", on="yesterday")


def test_all_that_share_a_name_are_kind_and_id() -> None:
    assert [one.id for one in eca.officials.named("Vassilenko")] == [
        "roman-vassilenko",
        "stanislav-vassilenko",
    ]
    assert eca.officials.named("Nobody") == eca.curated.named("") == ()


def test_an_unknown_name_is_told_with_the_nearest() -> None:
    with pytest.raises(eca.UnknownRecordError) as caught:
        eca.countries.find("Kirgiztan")
    assert (caught.value.kind, caught.value.nearest[0]) == ("country", "Kyrgyzstan")


def test_a_name_has_a_length() -> None:
    for ask in (eca.find, eca.countries.find):
        with pytest.raises(
            eca.UnknownRecordError, match="a name has at most 500 characters, and this has 501"
        ):
            ask("x" * 501)
    for search in (eca.search, eca.countries.search):
        with pytest.raises(
            eca.TextTooLongError, match="a text to search for has at most 500 characters, got 501"
        ):
            search("x" * 501)


def test_what_is_no_text_is_no_name() -> None:
    for strange in (3.5, True, None):
        with pytest.raises(eca.UnknownRecordError, match=f"no record {strange}; a name is a text"):
            eca.find(strange)  # type: ignore[arg-type]


def test_a_number_is_the_code_of_a_country() -> None:
    assert [eca.countries.find(code).id for code in (398, 4, 51, "4", "051")] == [
        "KZ",
        "AF",
        "AM",
        "AF",
        "AM",
    ]
    assert eca.countries.named(398) == eca.countries.named("398") == (eca.countries["KZ"],)
    with pytest.raises(eca.UnknownRecordError):
        eca.countries.find(1000)


def minister(key: str, dates: str | None, *attested: str, title: str = "Minister of Rail") -> eca.Official:
    """Return somebody who held a post of Kazakhstan."""
    post = eca.Appointment(
        title=title,
        represents="KZ",
        dates=eca.DateSpan.from_edtf(dates) if dates else None,
        attested=tuple(map(dt.date.fromisoformat, attested)),
    )
    return eca.Official(id=f"{key}-able", name=f"{key.title()} Able", appointments=(post,))


def test_holders_whose_end_is_not_known_end_with_the_next() -> None:
    records = [
        minister("ann", "2000/"),
        minister("bob", "2010/"),
        minister("cat", "/2030"),
        minister("dan", None),
    ]
    registry = eca.Registry([eca.countries["KZ"], *records], version="2026-01-01")
    title = "Minister of Rail of Kazakhstan"
    held = {
        on: [one.id for one in registry.named(title, on=on)] for on in ("2005", "2015", "2030", "../1990")
    }
    assert held == {"2005": ["ann-able"], "2015": ["bob-able"], "2030": ["cat-able"], "../1990": []}
    assert registry.find(title).id == "bob-able"


def test_a_post_means_its_holder_on_the_day_of_the_registry_and_who_held_it_once_is_kind_and_id() -> None:
    title = "Minister of Rail of Kazakhstan"
    countries = [eca.countries["KZ"]]
    once = eca.Registry([*countries, minister("ann", "2000/2004")], version="2026-01-01")
    with pytest.raises(eca.UnknownRecordError, match=r"did you mean 'Ann Able'\?; nobody is known to hold"):
        once.find(title)
    with pytest.raises(eca.UnknownRecordError, match="nobody went by it on 2010"):
        once.find(title, on="2010")
    assert once.find(title, on="2003").id == "ann-able"
    # with no date of its own or of a base, a registry means the end of all that it knows
    for version in (None, "first"):
        undated = eca.Registry(
            [*countries, minister("ann", "2000/"), minister("bob", "2010/")], version=version
        )
        assert undated.find(title).id == "bob-able"


def test_several_holders_of_one_day_are_told_with_who_held_the_post_before() -> None:
    people = [
        minister(key, dates, title="Deputy Minister of Rail")
        for key, dates in (("ann", "2000/"), ("bob", "2010/.."), ("cat", "2003/2004"))
    ]
    registry = eca.Registry([eca.countries["KZ"], *people], version="2026-01-01")
    with pytest.raises(eca.AmbiguousNameError) as caught:
        registry.find("Deputy Minister of Rail of Kazakhstan")
    assert [one.id for one in caught.value.candidates] == ["ann-able", "bob-able", "cat-able"]
    on = [one.id for one in registry.named("Deputy Minister of Rail of Kazakhstan", on="2026-01-01")]
    assert on == ["ann-able", "bob-able"]


def test_names_stand_without_a_registry() -> None:
    alone = Collection(Store("countries", [eca.countries["KZ"]]))
    assert alone.find("Казахстан").id == "KZ"
    assert alone.search("Kazahstn")[0].score > 0.8


def test_a_class_whose_records_have_names_says_which_they_are() -> None:
    class Forgetful(Named[eca.Record]):
        def _called(self) -> str:
            return "record"

    with pytest.raises(TypeError, match="abstract"):
        Forgetful()  # type: ignore[abstract]


# Letters


@pytest.mark.parametrize(
    "mark", [*"\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u034f\u061c\u202a\u2066"]
)
def test_a_mark_that_nobody_sees_is_no_letter(mark: str) -> None:
    found = [eca.find(f"{text[:3]}{mark}{text[3:]}").id for text in ("Kazakhstan", "Токаев", "12th HLPSD")]
    assert found == ["KZ", "kassym-jomart-tokayev", "hlpsd-12"]


@pytest.mark.parametrize("mark", [*"\u00ad\u200b\u200c\u200d\u2060\ufeff\u034f"])
def test_a_mark_in_the_name_of_a_record_is_no_letter(mark: str) -> None:
    own = eca.Registry([eca.Series(id="rail-forum", name=f"Ra{mark}il Forum")])
    assert own.find("Rail Forum").id == own.search("rail forum")[0].record.id == "rail-forum"


@pytest.mark.parametrize(
    ("name", "spellings"),
    [
        ("Lech Wałęsa", "Walesa"),
        ("Ivan Đukić", "Dukic Djukic"),
        ("Ali Yıldız", "Yildiz"),
        ("Jón Þórðarson", "Thordarson"),
        ("Ann Ærø", "Aero Aeroe"),
        ("Joe Ħamrun", "Hamrun"),
        ("Luc Œuvre", "Oeuvre"),
        ("Ole Skøg", "Skog Skoeg"),
        ("Per Ångström", "Angstrom Aangstroem"),
        ("Rəna Əliyeva", "Eliyeva"),
    ],
)
def test_a_letter_that_a_keyboard_lacks_is_written_plainly(name: str, spellings: str) -> None:
    given, surname = name.split()
    registry = eca.Registry([eca.Official(id=f"a-{folded(surname)}", name=name)])
    for spelling in spellings.split():
        for asked in (spelling, f"{given} {spelling}", f"{spelling} {given}", spelling.upper()):
            assert registry.find(asked).label == name, asked


# Search


def test_an_empty_text_is_like_nothing() -> None:
    assert eca.search("") == eca.search("  ,;") == eca.search("Kazakhstan", limit=0) == ()


def test_a_name_of_signs_is_found_by_its_id() -> None:
    registry = eca.Registry([eca.Topic(id="odd", name="?!")])
    assert [match.score for match in registry.search("odd")] == [1.0]
    assert registry.search("?!") == ()


def test_ordinals_of_two_words_count_editions() -> None:
    names = [f"EU–Uzbekistan Cooperation Council, {word} meeting" for word in ("eighteenth", "XVIII")]
    assert {eca.find(name).id for name in names} == {"uz-cooperation-council-18"}
    assert eca.find("twenty-second EU–Kazakhstan Cooperation Council").id == "kz-cooperation-council-22"


def test_a_match_says_which_name_and_how_alike() -> None:
    best, *_ = eca.search("Kirghizia")
    assert (best.record.id, best.name, best.score) == ("KG", "Kirghizia", 1.0)
    near, *_ = eca.search("Kirghzia")
    assert near.record.id == "KG"
    assert 0.8 < near.score < 1.0


def test_matches_come_in_order_and_no_more_than_asked() -> None:
    found = eca.search("cooperation council", limit=5)
    assert [match.score for match in found] == sorted((match.score for match in found), reverse=True)
    assert [match.record.id for match in found][:4] == [
        f"{country}-cooperation-council" for country in ("kg", "kz", "tj", "uz")
    ]
    assert len(found) == 5


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("water", "water-management"),  # not Wegter, who sounds so
        ("border", "border-management"),  # nor Borrell
        ("Samarkand", "Samarkand summit-1"),
        ("samarkand summit", "summit-1"),
        ("summit 2025", "summit-1 summit"),
        ("HLPSD", "hlpsd hlpsd-12 hlpsd-11 hlpsd-10"),
        ("hlpsd-13", "hlpsd hlpsd-12 hlpsd-11"),
        ("Kallas Tashkent", "kaja-kallas Tashkent"),
        ("climate forum", "forum-eu-central-asia-samarkand-2025"),
        ("digital", "digital-connectivity"),
        ("Global Gateway", "global-gateway joint-communication-global-gateway-2021"),
        ("joint roadmap", "joint-roadmap-2023"),
        ("Samarkand declaration", "samarkand-declaration-2025"),
        ("Nur-Sultan", "Astana"),
        ("Frunze", "Bishkek"),
        ("Ambassador of Turkmenistan to Tajikistan", "aymyrat-gochmyradov"),
    ],
)
def test_a_whole_word_is_above_what_sounds_like_it_and_the_newest_above_its_equals(
    text: str, first: str
) -> None:
    expected = first.split()
    assert expected == [match.record.id for match in eca.search(text, limit=len(expected))]


@pytest.mark.parametrize(
    "text", ["wat", "England", "football", "C5+1", "Brazil", "Scotlnd", "banana", "hlpsdx1"]
)
def test_what_is_only_somewhat_alike_is_not_shown(text: str) -> None:
    assert eca.search(text) == ()


def test_the_words_of_a_summary_find_the_meeting_below_all_that_goes_by_them() -> None:
    meeting = eca.events["hlpsd-12"]
    told = attrs.evolve(meeting, summary="Glaciers, wheat and the Wakhan corridor.")
    registry = eca.Registry([eca.Topic(id="wheat", name="Wheat"), told])
    assert [(match.record.id, match.score) for match in registry.search("wheat")] == [
        ("wheat", 1.0),
        ("hlpsd-12", 0.6),
    ]
    assert [match.record for match in registry.search("wakhan glaciers")] == [told]
    assert registry.search("wakhan bananas") == ()


def test_a_number_is_like_itself_only() -> None:
    assert eca.events.search("11th HLPSD", limit=1)[0].record.id == "hlpsd-11"
    assert eca.events.search("twelfth HLPSD", limit=1)[0].record.id == "hlpsd-12"


def test_matches_are_the_same_in_every_process() -> None:
    code = "import eucentralasia as eca; print([one.record.id for one in eca.officials.search('Hellas')])"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONHASHSEED": "2"},
        capture_output=True,
        check=True,
        text=True,
    )
    assert str([one.record.id for one in eca.officials.search("Hellas")]) == done.stdout.strip()


QUESTIONS = sorted({row[1].removeprefix("~ ") for row in ROWS})


@pytest.mark.parametrize("step", [5, pytest.param(1, marks=pytest.mark.long)])
def test_rapidfuzz_gives_the_same_matches(step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def answers() -> list[list[tuple[str, str, float]]]:
        return [
            [(kind_and_id(match.record), match.name, match.score) for match in eca.search(question)]
            for question in QUESTIONS[::step]
        ]

    monkeypatch.setattr(searching, "counter", lambda: common)
    plain = answers()
    monkeypatch.setattr(searching, "counter", lambda: fast)
    assert answers() == plain


def test_the_extra_is_used_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    there = ModuleType("rapidfuzz.distance.LCSseq")
    there.similarity = len  # type: ignore[attr-defined]
    for module, expected in ((there, len), (None, common)):
        counter.cache_clear()
        monkeypatch.setitem(sys.modules, "rapidfuzz.distance.LCSseq", module)
        assert counter() is expected
    counter.cache_clear()


SHORT = st.text("abcdeабв \u0301", max_size=12)


@given(SHORT, SHORT)
def test_common_letters_are_the_longest_common_subsequence(left: str, right: str) -> None:
    lengths = [0] * (len(right) + 1)
    for letter in left:
        row = [0]
        for place, other in enumerate(right):
            row.append(lengths[place] + 1 if letter == other else max(row[-1], lengths[place + 1]))
        lengths = row
    assert common(left, right) == lengths[-1] == common(right, left)


@given(st.text())
def test_no_name_is_too_strange(name: str) -> None:
    for record in eca.curated.named(name):
        assert isinstance(record, eca.Record)
    if len(name) <= 500:
        assert all(0.5 <= match.score <= 1 for match in eca.search(name))
    with pytest.raises(eca.UnknownRecordError):
        eca.find(name + " nobody goes by this")


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    assert folded(text.upper()) == folded(folded(text).upper())
    assert romanised(romanised(text)) == romanised(text)
    assert sounding(text) == sounding(folded(text)) or not text.isascii()
    assert stemmed(folded(text)).startswith(stemmed(folded(text))[:1])


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Казахстан", "kazakhstan"),
        ("Қазақстан", "qazaqstan"),
        ("Щёлково", "shchyolkovo"),
        ("Ҷумҳурӣ", "jumhuri"),
        ("Ғайрат Ўткир", "ghayrat otkir"),
        ("Мирзиёев", "mirziyoev"),
        ("Київ", "kiyiv"),
    ],
)
def test_the_table_of_letters(cyrillic: str, latin: str) -> None:
    assert romanised(cyrillic) == latin


@pytest.mark.parametrize(
    "spellings",
    [
        ("Жапаров", "Zhaparov", "Japarov", "Djaparov"),
        ("Мирзиёев", "Mirziyoyev"),
        ("Токаев", "Tokayev", "Tokaev"),
        ("Рахмон", "Rakhmon", "Rahmon"),
        ("Гочмырадов", "Gochmyradov", "Gochmyradow"),
        ("Хаджиев", "Khadzhiyev", "Hajiyev"),
        ("Василенко", "Vassilenko", "Vasilenko"),
    ],
)
def test_spellings_of_one_sound_are_one(spellings: tuple[str, ...]) -> None:
    assert len({sounding(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    "cases",
    [
        "Казахстан Казахстана Казахстану Казахстаном Казахстане",
        "Азия Азии Азию Азией",
        "Центральная Центральной Центральную",
        "Россия России Россией",
        "Саидов Саидова Саидову Саидовым",
        "союз союза союзу союзом союзе",
    ],
)
def test_cases_of_one_word_have_one_stem(cases: str) -> None:
    assert len({stemmed(folded(word)) for word in cases.split()}) == 1


def test_the_newest_edition_is_the_first_that_may_have_been_meant() -> None:
    with pytest.raises(eca.UnknownRecordError, match="did you mean 'hlpsd-12' or 'hlpsd-11' or 'hlpsd-3'"):
        _ = eca.events["hlpsd-13"]


@pytest.mark.parametrize("number", ["xx", "IV", "12", "20th", "first"])
def test_a_number_by_itself_means_no_edition_more_than_another(number: str) -> None:
    with pytest.raises(eca.UnknownRecordError, match=f"no event '{number}'$"):
        _ = eca.events[number]


def test_a_country_whose_code_is_also_a_number_is_still_meant() -> None:
    with pytest.raises(eca.UnknownRecordError, match="did you mean 'LV' "):
        _ = eca.countries["lv"]


WORDS_OF_NUMBERS = {
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
    "ru": "первый второй третий четвёртый пятый шестой седьмой восьмой девятый десятый одиннадцатый "
    "двенадцатый тринадцатый четырнадцатый пятнадцатый шестнадцатый семнадцатый восемнадцатый девятнадцатый "
    "двадцатый",
}
ROUND_NUMBERS = {"en": "twenty thirty forty fifty", "ru": "двадцать тридцать сорок пятьдесят"}


@pytest.mark.parametrize("language", WORDS_OF_NUMBERS)
def test_an_ordinal_in_words_finds_the_edition_with_its_number(language: str) -> None:
    editions = [
        ANY.Event(id=f"talks-{n}", name=f"Talks no {n}", series="talks", edition=n, dates=f"{1900 + n}-05-01")
        for n in range(1, 60)
    ]
    registry = eca.Registry([eca.Series(id="talks", name="Water Talks"), *editions])
    units = dict(enumerate(WORDS_OF_NUMBERS[language].split(), start=1))
    tens = enumerate(ROUND_NUMBERS[language].split(), start=2)
    wanted = units | {10 * ten + unit: f"{word} {units[unit]}" for ten, word in tens for unit in range(1, 10)}
    found = {number: registry.find(f"{words} Water Talks").id for number, words in wanted.items()}
    assert {number: f"talks-{number}" for number in wanted} == found


def test_who_holds_a_post_is_asked_before_what_only_sounds_like_it() -> None:
    body = ANY.Organisation(id="body", name="Body", kind="ministry")
    post = ANY.Appointment(title="Minister of Water", organisation="body", dates="2020-01-01/..")
    holder = ANY.Official(id="ann-able", name="Ann Able", appointments=[post])
    alike = eca.Topic(id="watter", name="Minister of Watter")
    assert eca.Registry([body, holder, alike]).find("Minister of Water") is holder


@pytest.mark.parametrize("text", ["Union European", "Skoog Olof", "Republic Kyrgyz", "The Central Asia"])
def test_the_same_words_in_another_order_or_with_more_are_not_the_same_text(text: str) -> None:
    best, *_ = eca.search(text)
    assert 0.9 < best.score < 1.0
