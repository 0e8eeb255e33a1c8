"""Dates are read strictly, kept at their precision and compared by what is sure."""

import copy
import datetime as dt
import pickle
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

from eucentralasia import DateError, DateSpan, PartialDate
from eucentralasia.dates import GROUPINGS, day, months_later
from eucentralasia.dates.bounded_day import DayWithin
from eucentralasia.dates.interpretation import Side
from eucentralasia.dates.languages import LANGUAGES
from eucentralasia.dates.scanner import Written, dates_at, opening_words
from eucentralasia.dates.tokens import cut, meanings, words

TESTS = Path(__file__).parent
DAYS = st.dates(min_value=dt.date(1000, 1, 1))


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2025-07-11", "2025-07-11", "2025-07-11"),
        ("2025-06", "2025-06-01", "2025-06-30"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-02", "2025-02-01", "2025-02-28"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("0001", "0001-01-01", "0001-12-31"),
        ("9999-12", "9999-12-01", "9999-12-31"),
        ("2025?", "2025-01-01", "2025-12-31"),
        ("2025-06~", "2025-06-01", "2025-06-30"),
        ("2025-06-03%", "2025-06-03", "2025-06-03"),
        ("2025-21", "2025-03-01", "2025-06-30"),
        ("2025-22", "2025-06-01", "2025-09-30"),
        ("2025-23", "2025-09-01", "2025-12-31"),
        ("2025-24", "2025-12-01", "2026-03-31"),
        ("2025-33", "2025-01-01", "2025-03-31"),
        ("2025-36~", "2025-10-01", "2025-12-31"),
        ("2025-40", "2025-01-01", "2025-06-30"),
        ("2025-41?", "2025-07-01", "2025-12-31"),
        ("9998-24", "9998-12-01", "9999-03-31"),
    ],
)
def test_a_date_is_known_from_its_earliest_to_its_latest_day(text: str, earliest: str, latest: str) -> None:
    date = PartialDate.from_edtf(text)
    assert (earliest, latest, text) == (date.earliest.isoformat(), date.latest.isoformat(), str(date))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2025-7-11",
        "20250711",
        "2025-W14-4",
        "2025-060",
        "2025-02-30",
        "2025-00",
        "2025-01-00",
        "2025-13",
        "0000",
        "2025-04-04T10:00",
        "2025-04-04/05",
        "２０２５",
        "2025-04-04\n",
        "2025-XX",
        "-2025",
        "2025-04-04\x00",
        "9" * 100,
        "April 2025",
        "10",
        "2025?~",
        "2025-20",
        "2025-25",
        "2025-37",
        "2025-42",
        "2025-21-01",
        "9999-24",
        "[2025-03-17..2025-03-20]",
    ],
)
def test_a_text_that_is_no_edtf_date_is_refused(text: str) -> None:
    with pytest.raises(DateError) as caught:
        PartialDate.from_edtf(text)
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize(
    "arguments",
    [
        (True,),
        (2025, None, 3),
        (2025, 1.0),
        ("2025",),
        (2025, 1, 1, "x"),
        (10**9,),
        (2025, 0),
        (2025, 1, 0),
        (2025, 3, None, "", 21),
        (2025, None, 3, "", 21),
        (2025, None, None, "", 0),
        (2025, None, None, "", "21"),
    ],
)
def test_a_date_cannot_be_made_of_wrong_parts(arguments: tuple[Any, ...]) -> None:
    with pytest.raises(DateError):
        PartialDate(*arguments)


def test_dates_sort_by_time_and_then_by_precision() -> None:
    texts = [
        "2024",
        "2024-40",
        "2024-33",
        "2024-01",
        "2024-01-01",
        "2024-21",
        "2024-05",
        "2024-05-01",
        "2025",
    ]
    assert texts == [str(date) for date in sorted(map(PartialDate.from_edtf, reversed(texts)))]
    with pytest.raises(TypeError):
        _ = PartialDate(2024) < 3


@pytest.mark.parametrize(
    "text",
    [
        "2025-07-11",
        "2025-06",
        "2025",
        "2025-04-03/2025-04-04",
        "2024-12-01/..",
        "2021-07-01/",
        "../2020",
        "/2020",
        "2025-06~",
        "2024/2025-03?",
        "../..",
        "2025-21",
        "2025-33/2025-41~",
        "[2025-03-17..2025-03-20]",
        "[2024-12-30..2025-01-02]",
    ],
)
def test_a_span_prints_as_it_was_read(text: str) -> None:
    span = DateSpan.from_edtf(text)
    assert text == str(span)
    for again in (pickle.loads(pickle.dumps(span)), copy.copy(span), copy.deepcopy(span), DateSpan.of(text)):
        assert (span, hash(span), repr(span)) == (again, hash(again), repr(again))
    assert span is DateSpan.of(span)
    assert f"{text:>30}" == f"{span:>30}"


@pytest.mark.parametrize(
    "text",
    [
        "/",
        "",
        "2025-04-04/2025-04-03",
        "a/b/c",
        "2025/2024",
        "..",
        3,
        "2025" * 20,
        "2025-04-04/05",
        "[2025-03-17]",
        "[2025-03-17,2025-03-20]",
        "[..2025-03-20]",
        "[2025-03-17..]",
        "[2025-03-20..2025-03-17]",
        "[2025-03-17..2025-03-17]",
        "[2025-03..2025-05]",
        "[2025-03-17?..2025-03-20]",
        "[2025-03-17..2025-03-20",
        "[2025-03-17..2025-03-20]~",
        "[2025-03-17..2025-03-20]/2025-04",
        "{2025-03-17..2025-03-20}",
        "[",
    ],
)
def test_a_text_that_is_no_span_is_refused(text: str) -> None:
    with pytest.raises(DateError) as caught:
        DateSpan.from_edtf(text)
    assert caught.value.text == text


def test_a_span_cannot_be_made_of_wrong_parts() -> None:
    one = PartialDate(2025)
    seen = DateSpan.one_day_within("2025-03-17", "2025-03-20").start
    wrong: list[tuple[Any, ...]] = [
        ("2025",),
        (one, one, 1),
        (one, one, False, True),
        (one, None, True),
        (seen, one),
        (seen, None),
        (None, seen),
    ]
    for arguments in wrong:
        with pytest.raises(DateError):
            DateSpan(*arguments)


def rows(file: str, section: str = "") -> list[tuple[str, str]]:
    """The texts and answers of a file; of one section, or of all."""
    found, here = [], ""
    for line in (TESTS / "data" / file).read_text(encoding="utf-8").splitlines():
        here = line if line.startswith("==") else here
        text, bars, answer = line.partition(" ||")
        if bars and section in here:
            text = re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), text)
            found.append((text, answer.strip()))
    return found


@pytest.mark.parametrize(("text", "edtf"), [row for row in rows("written_dates.txt") if row[1] != "?"])
def test_a_date_is_read_as_people_write_it(text: str, edtf: str) -> None:
    assert edtf == str(DateSpan.from_text(text))


def test_the_forms_of_press_releases_are_115_and_only_five_of_them_are_unclear() -> None:
    forms = rows("written_dates.txt", "The forms of press releases")
    assert len(forms) == 115
    assert [text for text, answer in forms if answer == "?"] == [
        "03/04/2025",
        "3 and 25 July 2025",
        "3–4 April",
        "32 April 2025",
        "30 December – 2 January 2025",
    ]


FORMS = "a date like '4 April 2025', '3–4 April 2025', '30 March – 2 April 2025' or 'April 2025'"


@pytest.mark.parametrize(("text", "expected"), rows("refused_dates.txt"))
def test_an_unclear_text_is_no_date_and_the_error_says_why(text: str, expected: str) -> None:
    with pytest.raises(DateError) as caught:
        DateSpan.from_text(text)
    # the line to type stands behind the forms that are read
    wanted = FORMS + expected if not expected or expected.startswith(";") else expected
    assert (caught.value.expected, caught.value.text) == (wanted, text)


@pytest.mark.parametrize("found", ["", "4 April\t2025", "4 April\n\n2025", "x" * 10_000_000, 3, None])
def test_what_is_no_text_of_one_line_is_no_date(found: Any) -> None:
    with pytest.raises(DateError) as caught:
        DateSpan.from_text(found)
    assert (caught.value.expected, caught.value.text) == (FORMS, found)


@pytest.mark.parametrize(
    ("text", "on", "edtf"),
    [
        ("4 April", "2025-04-07", "2025-04-04"),
        ("4 April", "2025-01-01", "2025-04-04"),
        ("4 April", "2024-11-30", "2025-04-04"),
        ("4 April", "2024-09-30", "2024-04-04"),
        ("Friday, 4 April", "2025-09-01", "2025-04-04"),
        ("3–4 апреля", "2025-12-31", "2026-04-03/2026-04-04"),
        ("April", "2025-04-30", "2025-04"),
        ("March–April", "2025-06-01", "2025-03/2025-04"),
        ("30 December – 2 January", "2025-01-07", "2024-12-30/2025-01-02"),
        ("30 December – 2 January", "2025-10-02", "2025-12-30/2026-01-02"),
        ("31 December", "2025-01-02", "2024-12-31"),
        ("29 February", "2025-10-02", "2024-02-29"),
        ("29 February", "1899-01-01", "1896-02-29"),  # 1900 is no leap year
        ("25 or 26 November", "2025-11-01", "[2025-11-25..2025-11-26]"),
        ("4 April 2019", "2025-04-07", "2019-04-04"),
    ],
)
def test_a_date_without_a_year_takes_that_in_which_it_is_nearest_to_a_day(
    text: str, on: str, edtf: str
) -> None:
    assert (
        edtf
        == str(DateSpan.from_text(text, on=on))
        == str(DateSpan.from_text(text, dt.date.fromisoformat(on)))
    )


def test_of_two_years_in_which_a_date_is_as_near_the_earlier_is_taken() -> None:
    on = dt.date(2023, 10, 2)
    assert on - dt.date(2023, 4, 2) == dt.date(2024, 4, 2) - on
    assert str(DateSpan.from_text("2 April", on)) == "2023-04-02"


def test_a_date_near_a_day_must_exist_and_fit_its_weekday() -> None:
    for text, expected in (
        ("31 April", "a date that exists"),
        ("Tuesday, 4 April", "a weekday that fits: 2025-04-04 is a Friday"),
    ):
        with pytest.raises(DateError) as caught:
            DateSpan.from_text(text, on="2025-04-07")
        assert caught.value.expected == expected
    with pytest.raises(DateError):
        DateSpan.from_text("4 April", on="2025-04")


LONG = {
    "English": "{d} {m} {y}",
    "American": "{m} {d}, {y}",
    "Russian": "{d} {m} {y} года",
    "Kazakh": "{y} жылғы {d} {m}",
    "Uzbek": "{y}-yil {d}-{m}",
    "Kyrgyz": "{y}-жылдын {d}-{m}",
    "Tajik": "{d} {m} соли {y}",
    "Turkmen": "{y}-nji ýylyň {d}-nji {m}",
    "German": "{d}. {m} {y}",
    "French": "{d} {m} {y}",
}
MONTHS = {
    "English": "January February March April May June July August September October November December",
    "American": "Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.",
    "Russian": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "Kazakh": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
    "Uzbek": "yanvar fevral mart aprel may iyun iyul avgust sentabr oktabr noyabr dekabr",
    "Kyrgyz": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "Tajik": "январи феврали марти апрели майи июни июли августи сентябри октябри ноябри декабри",
    "Turkmen": "ýanwar fewral mart aprel maý iýun iýul awgust sentýabr oktýabr noýabr dekabr",
    "German": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "French": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}
CASES = {  # a month in the cases in which it answers "when" and "of which"
    "Kazakh": ("сәуірде", "сәуірінде", "сәуірдегі", "сәуірдің", "сәуірі"),
    "Uzbek": ("aprelda", "aprelning", "apreldagi", "apreli", "aprelida"),
    "Kyrgyz": ("апрелде", "апрелинде", "апрелдеги", "апрелдин", "апрели"),
    "Tajik": ("апрел", "апрели"),
    "Turkmen": ("aprelde", "aprelinde", "aprelindäki", "apreliň", "apreli"),
    "Russian": ("апрель", "апреля", "апрелю", "апреле"),
}


def in_words(language: str, date: dt.date) -> str:
    month = MONTHS[language].split()[date.month - 1]
    return LONG[language].format(d=date.day, m=month, y=f"{date.year:04}")


@pytest.mark.parametrize("language", LONG)
@given(DAYS, DAYS)
def test_a_day_and_a_span_in_words_give_their_dates_back(language: str, one: dt.date, other: dt.date) -> None:
    first, last = sorted((one, other))
    assert DateSpan.on(one) == DateSpan.from_text(in_words(language, one))
    both = f"{in_words(language, first)} – {in_words(language, last)}"
    assert DateSpan(PartialDate.of(first), PartialDate.of(last)) == DateSpan.from_text(both)


@given(DAYS.filter(lambda day: day.year >= 1900), st.sampled_from(sorted(LONG)))
def test_a_running_text_is_read_by_the_same_grammar(date: dt.date, language: str) -> None:
    text = f"x {in_words(language, date)} x"
    found = dates_at(text, 2) if date.year < 2100 else ()
    assert [DateSpan.on(date)] * (date.year < 2100) == [one.span for one in found]
    assert [text[2:-2].removesuffix(".")] * len(found) == [text[one.start : one.stop] for one in found]


@pytest.mark.parametrize("language", CASES)
def test_a_month_is_known_in_its_cases(language: str) -> None:
    for month in CASES[language]:
        assert str(DateSpan.from_text(LONG[language].format(d=4, m=month, y=2025))) == "2025-04-04"


def test_no_word_of_a_date_has_two_meanings_in_whatever_languages() -> None:
    short = {"s": "m", "v": "w"}  # a short name may be another language's whole one
    clashes = {
        (word, told, words()[word])
        for language in LANGUAGES
        for word, told in meanings(language)
        if (short.get(told[0], told[0]), told[1])
        != (short.get(words()[word][0], words()[word][0]), words()[word][1])
    }
    assert clashes == set()


def test_unknown_ends_may_overlap_and_are_never_sure() -> None:
    unknown_end = DateSpan.from_edtf("2021-07-01/")
    assert unknown_end.may_overlap(DateSpan.from_edtf("2030"))
    assert not unknown_end.surely_covers(dt.date(2021, 8, 1))
    assert not DateSpan.from_edtf("/2020").surely_covers(dt.date(2019, 1, 1))
    assert not unknown_end.may_overlap(DateSpan.from_edtf("2020"))


@pytest.mark.parametrize(
    ("day", "covered"),
    [("2025-06-30", False), ("2025-07-01", True), ("2025-07-03", True), ("2025-07-04", False)],
)
def test_a_span_covers_its_first_and_its_last_day(day: str, covered: bool) -> None:
    assert DateSpan.from_edtf("2025-07-01/2025-07-03").surely_covers(dt.date.fromisoformat(day)) == covered


def test_open_ends_cover_and_qualified_dates_are_not_sure() -> None:
    asked = dt.date(2022, 1, 1)
    assert DateSpan.from_edtf("2021-07-01/..").surely_covers(asked)
    assert DateSpan.from_edtf("../2023").surely_covers(asked)
    assert not DateSpan.from_edtf("2021~/..").surely_covers(asked)
    assert not DateSpan.from_edtf("../2023?").surely_covers(asked)


@pytest.mark.parametrize("qualifier", ["", "?", "~", "%"])
def test_only_a_date_without_doubt_is_surely_before_or_after_a_day(qualifier: str) -> None:
    span = DateSpan.from_edtf(f"2021-07-01{qualifier}/2021-07-03{qualifier}")
    seen = (span.surely_after(dt.date(2021, 6, 1)), span.surely_before(dt.date(2021, 8, 1)))
    assert (not qualifier, not qualifier) == seen


@pytest.mark.parametrize(
    ("text", "within", "sure"),
    [
        ("2025-07-11", "2025", True),
        ("2025-07", "2025-07-02/2025-12", False),
        ("2025-07", "2024/2025-07-30", False),
        ("2025-07~", "2025", False),
        ("2025/..", "2024/..", True),
        ("2025/..", "2024/2030", False),
        ("/2025", "2024/..", False),
        ("/2025", "../2026", True),
        ("[2025-03-17..2025-03-20]", "2025-03", True),
        ("[2025-03-17..2025-03-20]", "2025-03-17/2025-03-20", True),
        ("[2025-03-17..2025-03-20]", "2025-03-18/2025-03-20", False),
        ("2025-34", "2025-04/2025-06", True),
        ("2025-34", "2025-05/2025-06", False),
    ],
)
def test_a_span_is_surely_within_another_only_if_no_day_can_lie_outside(
    text: str, within: str, sure: bool
) -> None:
    assert sure is DateSpan.from_edtf(text).surely_within(DateSpan.from_edtf(within))


def test_a_day_is_a_date_or_its_text_and_never_a_datetime() -> None:
    assert dt.date(2025, 7, 11) == day("2025-07-11") == day(dt.date(2025, 7, 11))
    for wrong in ("2025-07", "2025-07-11~", "2025-34", dt.datetime(2025, 7, 11, tzinfo=dt.UTC), 3, None):
        with pytest.raises(DateError):
            day(wrong)  # type: ignore[arg-type]
    with pytest.raises(DateError):
        PartialDate.of(dt.datetime(2025, 7, 11, tzinfo=dt.UTC))
    assert (
        DateSpan.of(dt.date(2025, 7, 11))
        == DateSpan.of("2025-07-11")
        == DateSpan.on(PartialDate(2025, 7, 11))
    )


def test_months_are_added_at_the_precision_of_the_date() -> None:
    assert str(months_later(PartialDate(2025), 12)) == "2026"
    assert str(months_later(PartialDate(2024, 1, 31), 1)) == "2024-02-29"
    assert str(months_later(PartialDate.from_edtf("2025-34~"), 24)) == "2027-34~"
    with pytest.raises(DateError, match="whole years"):
        months_later(PartialDate.from_edtf("2025-34"), 3)
    with pytest.raises(DateError):
        months_later(PartialDate(9999, 12), 1)


def test_dates_compare_by_what_they_hold_and_show_it() -> None:
    june = PartialDate(2025, 6)
    assert (june, hash(june)) == (PartialDate.from_edtf("2025-06"), hash(PartialDate.from_edtf("2025-06")))
    assert june not in {PartialDate(2025, 6, 1), "2025-06", DateSpan.on(june)}
    assert repr(june) == "PartialDate.from_edtf('2025-06')"
    assert repr(DateSpan(june)) == "DateSpan.from_edtf('2025-06/')"
    seen = DateSpan.one_day_within("2025-03-17", "2025-03-20")
    for value in (june, DateSpan(june), seen, seen.start):
        assert value == eval(repr(value), {one.__name__: one for one in (PartialDate, DateSpan, DayWithin)})
    assert attrs.evolve(june, day=2) == PartialDate(2025, 6, 2)
    with pytest.raises(AttributeError):
        june.year = 2026  # type: ignore[misc]


SPANS = st.builds(
    DateSpan.from_edtf,
    st.sampled_from(
        [
            "2025",
            "2025-21",
            "2025-34",
            "2025-03",
            "2025-03-17",
            "2025-03-17/2025-03-20",
            "[2025-03-17..2025-03-20]",
            "[2025-03-17..2025-03-18]",
            "2025-03-17/..",
            "2025-03-17/",
            "../2025-03-17",
            "/2025-03-17",
            "../..",
            "2024~",
        ]
    ),
)


@given(SPANS, SPANS, SPANS)
def test_spans_are_in_one_order_that_is_that_of_time(one: DateSpan, other: DateSpan, third: DateSpan) -> None:
    assert (one == other) + (one < other) + (one > other) == 1
    assert not (one < other < third) or one < third
    firsts = [span.earliest for span in sorted((one, other, third)) if span.earliest is not None]
    assert sorted(firsts) == firsts


def test_spans_sort_by_their_first_day_the_longer_before_the_shorter() -> None:
    texts = [
        *("/2020", "../2020", "../..", "2024/2025", "2024/", "2024/..", "2025", "2025-21", "2025-03"),
        *("2025-03-17", "2025-03-17/2025-03-20", "[2025-03-17..2025-03-20]", "2025-03-18"),
    ]
    assert texts == [str(span) for span in sorted(map(DateSpan.from_edtf, reversed(texts)))]
    with pytest.raises(TypeError):
        _ = DateSpan.from_edtf("2025") < PartialDate(2025)
    assert f"{PartialDate(2025, 7):>9}" == "  2025-07"


@given(st.lists(DAYS, min_size=2, max_size=2, unique=True).map(sorted))
def test_one_day_within_bounds_is_neither_the_span_nor_a_day_of_it(bounds: list[dt.date]) -> None:
    first, last = bounds
    seen = DateSpan.one_day_within(first, last)
    span = DateSpan(PartialDate.of(first), PartialDate.of(last))
    assert (seen.is_set, span.is_set, seen.outer, span.outer) == (True, False, span, span)
    assert seen not in {span, DateSpan.on(first), DateSpan.on(last)}
    assert (first, last) == (seen.earliest, seen.latest)
    assert str(seen) == f"[{first}..{last}]"
    assert seen == DateSpan.from_edtf(str(seen))
    assert seen.start is not None
    assert seen.start is seen.end
    assert (seen.start.year, seen.start.month, seen.start.day, seen.start.qualifier) == (
        first.year,
        None,
        None,
        "",
    )
    assert not any(map(seen.surely_covers, bounds))
    assert seen.may_overlap(DateSpan.on(last))
    assert seen.surely_within(span)
    assert seen.surely_before(last + dt.timedelta(1) if last < dt.date.max else last) is (last < dt.date.max)


@pytest.mark.parametrize("grouping", GROUPINGS)
def test_a_part_of_a_year_is_known_by_its_bounds_only(grouping: int) -> None:
    part = PartialDate(2025, grouping=grouping)
    assert (part.month, part.day, str(part)) == (None, None, f"2025-{grouping}")
    assert part == PartialDate.from_edtf(str(part)) != PartialDate(2025)
    assert PartialDate(2025).earliest <= part.earliest < part.latest
    assert not DateSpan.on(part).surely_covers(part.earliest)
    assert pickle.loads(pickle.dumps(part)) == part


def test_parts_of_a_year_follow_each_other_without_a_gap() -> None:
    for numbers in (range(33, 37), range(40, 42)):
        parts = [PartialDate(2025, grouping=number) for number in numbers]
        assert all(after.earliest - before.latest == dt.timedelta(1) for before, after in pairwise(parts))
        assert (parts[0].earliest, parts[-1].latest) == (dt.date(2025, 1, 1), dt.date(2025, 12, 31))
    seasons = [PartialDate(year, grouping=number) for year in (2024, 2025) for number in range(21, 25)]
    assert seasons == sorted(seasons)
    assert all(after.earliest <= before.latest for before, after in pairwise(seasons))


@pytest.mark.parametrize(
    ("read", "found", "line"),
    [
        (DateSpan.of, "July 2025", "; write '2025-07'"),
        (DateSpan.of, "03/04/2025", "; write '2025-04-03' or '2025-03-04'"),
        (DateSpan.of, "11 июля 2025 года", "; write '2025-07-11'"),
        (DateSpan.of, "25 or 26 November 2025", "; write '[2025-11-25..2025-11-26]'"),
        (DateSpan.of, 2025, "; write '2025'"),
        (DateSpan.of, 476, "; write '0476'"),
        (DateSpan.of, "next week", ""),
        (DateSpan.of, "11 July", ""),
        (DateSpan.of, 0, ""),
        (DateSpan.of, None, ""),
        (PartialDate.of, "11.07.2025", "; write '2025-07-11'"),
        (PartialDate.of, "3–4 April 2025", ""),
        (day, "11.07.2025", "; write '2025-07-11'"),
        (day, "July 2025", "; write a day of it, such as '2025-07-01'"),
        (day, "2025", "; write a day of it, such as '2025-01-01'"),
        (day, "summer 2025", ""),
        (day, "25 or 26 November 2025", ""),
    ],
)
def test_the_error_of_a_text_that_is_no_edtf_shows_the_line_to_type(
    read: Any, found: object, line: str
) -> None:
    with pytest.raises(DateError) as caught:
        read(found)
    write = caught.value.expected.find("; write")
    assert line == (caught.value.expected[write:] if write >= 0 else "")


NAMES = MONTHS["English"].split()


def shown(one: Written) -> str:
    """A date as ``running_dates.txt`` writes it."""
    if one.sense is None or one.span is not None:
        return "?" if one.span is None else f"{one.span} only" if one.is_vague else str(one.span)
    return "/".join(dict.fromkeys(f"{side.day} {NAMES[(side.month or 0) - 1]}" for side in one.sense[:2]))


def scanned(text: str) -> str:
    """What a linker gets that asks at each number and each word with which a date may begin."""
    found, free = [], 0
    for match in re.finditer(r"[0-9]+|[^\W\d_]+", text):
        if match.start() >= free and (match[0][0].isdigit() or match[0].lower() in opening_words()):
            for one in dates_at(text, match.start()):
                free = one.stop
                found.append(f"{text[one.start : one.stop]} = {shown(one)}")
    return "; ".join(found)


@pytest.mark.parametrize(("text", "found"), rows("running_dates.txt"))
def test_a_running_text_names_dates(text: str, found: str) -> None:
    assert scanned(text.replace("\\n", "\n")) == found.replace("\\n", "\n")


def test_a_date_of_a_running_text_takes_a_year_where_none_stands_with_it() -> None:
    (undated,), (dated,), (unclear,) = (dates_at(text, 0) for text in ("4 April", "4 April 2025", "31 April"))
    near = dt.date(2024, 3, 1)
    assert [str(one.in_year(2024)) for one in (undated, dated, unclear)] == [
        "2024-04-04",
        "2025-04-04",
        "None",
    ]
    assert [str(one.near(near)) for one in (undated, dated, unclear)] == ["2024-04-04", "2025-04-04", "None"]
    (leap,) = dates_at("29 February", 0)
    assert (leap.in_year(2025), str(leap.near(near))) == (None, "2024-02-29")


PAGE = (TESTS.parent / "docs" / "reference" / "dates.md").read_text(encoding="utf-8")


def table(*heads: str) -> list[list[str]]:
    """The rows of the table of the page that has these heads, without the quotes around texts."""
    _, _, rest = PAGE.partition(f"| {' | '.join(heads)} |\n")
    lines = rest.partition("\n\n")[0].splitlines()[1:]
    return [[cell.strip().strip("`") for cell in line.strip("|").split(" | ")] for line in lines]


def test_the_page_says_which_edtf_is_read() -> None:
    forms = table("text", "level", "means", "first day", "last day")
    assert len(forms) == 16
    for text, _, _, first, last in forms:
        span = DateSpan.from_edtf(text)
        ends = (span.earliest or open_or_not(span.open_start), span.latest or open_or_not(span.open_end))
        assert (text, first, last) == (str(span), *map(str, ends))


def open_or_not(is_open: bool) -> str:
    return "open" if is_open else "unknown"


def test_the_page_says_which_edtf_is_not_read() -> None:
    forms = table("text", "what it is")
    assert len(forms) == 13
    for text, _ in forms:
        with pytest.raises(DateError):
            DateSpan.from_edtf(text)


def test_the_page_says_the_bounds_of_parts_of_a_year() -> None:
    parts = table("number", "part of the year", "first day", "last day")
    assert [int(number) for number, *_ in parts] == sorted(GROUPINGS)
    for number, _, first, last in parts:
        part = PartialDate(2025, grouping=int(number))
        following = " of the next year" if part.latest.year == 2026 else ""
        assert first == f"{part.earliest.day} {NAMES[part.earliest.month - 1]}"
        assert last == f"{part.latest.day} {NAMES[part.latest.month - 1]}{following}"


def test_the_page_says_how_written_dates_are_read_and_why_others_are_not() -> None:
    read, refused = table("text", "is read as"), table("text", "why")
    assert (len(read), len(refused)) == (37, 9)
    assert [edtf for _, edtf in read] == [str(DateSpan.from_text(text)) for text, _ in read]
    for text, why in refused:
        with pytest.raises(DateError) as caught:
            DateSpan.from_text(text)
        assert caught.value.expected == why


def test_a_number_that_grows_out_of_a_word_is_none_of_a_date() -> None:
    assert cut("B3 April 2025", 1)[0].letter == "x"


@pytest.mark.parametrize(
    ("side", "first", "last"),
    [
        (Side(2025), "2025-01-01", "2025-12-31"),
        (Side(2025, 2), "2025-02-01", "2025-02-28"),
        (Side(2024, 2), "2024-02-01", "2024-02-29"),
        (Side(2025, 7, 11), "2025-07-11", "2025-07-11"),
        (Side(2025, part=21), "2025-03-01", "2025-06-30"),
        (Side(2023, part=24), "2023-12-01", "2024-03-31"),
        (Side(2025, part=33), "2025-01-01", "2025-03-31"),
        (Side(2025, part=41), "2025-07-01", "2025-12-31"),
    ],
)
def test_what_is_said_of_a_date_can_mean_the_days_from_one_to_another(
    side: Side, first: str, last: str
) -> None:
    assert tuple(day.isoformat() for day in side.days()) == (first, last)


@pytest.mark.parametrize(
    ("side", "text", "expected"),
    [
        (Side(2025, 2, 30), "2025-02-30", "a date that exists; 2025-02 has 28 days"),
        (Side(9999, part=24), "9999-24", "a date that exists"),
    ],
)
def test_what_is_said_of_a_date_that_there_is_not_means_no_day(side: Side, text: str, expected: str) -> None:
    with pytest.raises(DateError) as caught:
        side.days()
    assert (caught.value.text, caught.value.expected) == (text, expected)


@pytest.mark.parametrize(
    ("text", "on", "edtf"),
    [
        ("31 December", "2026-01-02", "2025-12-31"),
        ("2 January", "2025-12-30", "2026-01-02"),
        ("29 February", "2101-03-01", "2104-02-29"),
        ("1 July", "2024-12-30", "2024-07-01"),
        ("1 July", "2025-01-01", "2025-07-01"),
        ("July", "2025-01-15", "2025-07"),
        ("30 December – 2 January", "2025-06-01", "2024-12-30/2025-01-02"),
    ],
)
def test_a_date_without_a_year_is_that_of_the_year_in_which_it_is_nearest(
    text: str, on: str, edtf: str
) -> None:
    assert str(DateSpan.from_text(text, on=on)) == edtf


@pytest.mark.parametrize(
    ("text", "on", "told"),
    [
        ("28 February or 1 March 2025", None, "[2025-02-28..2025-03-01]"),
        (
            "28 February or 1 March 2024",
            None,
            "a date with one reading, not both '2024-02-28' and '2024-03-01'",
        ),
        ("30 or 31 February 2025", None, "a date that exists; 2025-02 has 28 days"),
        ("30 or 31 February", "2025-05-01", "a date that exists"),
        (
            "28 February or 1 March",
            "2025-01-01",
            "a date with one reading, not both '2025-02-28' and '2025-03-01'",
        ),
    ],
)
def test_one_of_two_days_is_one_reading_where_they_follow_each_other(
    text: str, on: str | None, told: str
) -> None:
    try:
        found = str(DateSpan.from_text(text, on=on))
    except DateError as error:
        found = error.expected
    assert found == told
