"""A sentence or a name names records: a line a case, in ``data/linked_sentences.txt`` and here."""

import re
from collections.abc import Callable, Iterator
from unicodedata import normalize

import pytest

import eucentralasia as eca
from support import DATA
from support.mention_gold import marked, marks_of, told

ESCAPED = re.compile(r"\\(u[0-9a-f]{4}|[nrt])")
PLAIN = {"n": "\n", "r": "\r", "t": "\t"}


def unescaped(line: str) -> str:
    """Return a line of the table with the characters that it names."""
    return ESCAPED.sub(lambda match: PLAIN.get(match[1]) or chr(int(match[1][1:], 16)), line)


def sentences() -> Iterator[tuple[list[str], str]]:
    """Yield the lines of the table, each with the kinds of mentions that it is about."""
    kinds: list[str] = []
    for line in (DATA / "linked_sentences.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            kinds = line[3:].partition(":")[0].split()
        elif not line.startswith("# "):
            yield kinds, line


@pytest.mark.parametrize(("kinds", "line"), list(sentences()))
def test_a_sentence_names_what_is_marked_in_it_and_nothing_else(kinds: list[str], line: str) -> None:
    text, marks = marked(unescaped(line))
    found = marks_of(eca.mentions(text, kinds=kinds))
    # A year by itself, or a day without one, has no mark in the table.
    assert {one for one in found if not one[2].startswith("@") or "-" in one[2]} == marks


@pytest.mark.parametrize(
    "changed", [lambda text: normalize("NFD", text), lambda text: text.replace(" ", "\u00a0")]
)
def test_letters_in_two_parts_and_spaces_that_do_not_break_change_no_meaning(
    changed: Callable[[str], str],
) -> None:
    def meant(text: str) -> list[tuple[str, str]]:
        return [(one.kind, told(one)) for one in eca.mentions(text)]

    lines = [normalize("NFC", marked(unescaped(line))[0]) for _, line in sentences() if "\\" not in line]
    assert [line for line in lines if meant(line) != meant(changed(line))] == []


NEAR = (
    ("BRUSSELS, 1 December – The Council met on 30 November.", "2025-12-05", ["2025-12-01", "2025-11-30"]),
    ("They met on 31 December.", "2026-01-02", ["2025-12-31"]),
    ("They meet on 2 January.", "2025-12-30", ["2026-01-02"]),
    ("Встреча прошла 31 декабря.", "2026-01-02", ["2025-12-31"]),
    ("Кездесу 31 желтоқсанда өтті.", "2026-01-02", ["2025-12-31"]),
    ("Uchrashuv 31-dekabrda boʻldi.", "2026-01-02", ["2025-12-31"]),
    ("Duşuşyk 31-nji dekabrda geçdi.", "2026-01-02", ["2025-12-31"]),
    ("Жолугушуу 31-декабрда өттү.", "2026-01-02", ["2025-12-31"]),
    ("Мулоқот 31 декабр гузашт.", "2026-01-02", ["2025-12-31"]),
    ("from 30 December to 2 January", "2026-01-05", ["2025-12-30/2026-01-02"]),
    ("30 June and 2 July", "2024-07-05", ["2024-06-30", "2024-07-02"]),
    ("3, 5 and 9 June", "2025-06-01", ["2025-06-03", "2025-06-05", "2025-06-09"]),
    ("TASHKENT, Nov. 27, 2025 — On Nov. 26 they met.", None, ["2025-11-27", "2025-11-26"]),
    ("Brussels (1 December 2025) – On 30 November they met.", None, ["2025-12-01", "2025-11-30"]),
)


@pytest.mark.parametrize(("text", "on", "days"), NEAR)
def test_a_day_without_a_year_is_the_one_nearest_to_the_text(
    text: str, on: str | None, days: list[str]
) -> None:
    assert [str(one.date) for one in eca.mentions(text, kinds=["date"], on=on)] == days


FOUND = (
    ("Tokayev K.K.", "kassym-jomart-tokayev"),
    ("Mirziyoyev, Shavkat", "shavkat-mirziyoyev"),
    ("Leyen, Ursula von der", "ursula-von-der-leyen"),
    ("Mr Šefčovič", "maros-sefcovic"),
    ("Rashid Ovezgeldiyevich Meredov", "rashid-meredov"),
    ("Zh. Kulubaev", "jeenbek-kulubaev"),
    ("Ka\u200bja Kallas", "kaja-kallas"),
    ("Soevndal", "villy-sovndal"),
    ("Uzbekistan, Republic of", "UZ"),
    ("Tajikistan (Republic of)", "TJ"),
    ("Slovak Rep.", "SK"),
    ("EU Ambassador to Kazakhstan", "aleska-simkic"),
    ("EU Ambassador to Uzbekistan", "toivo-klaar"),
    ("Commission President", "ursula-von-der-leyen"),
    ("President of the Commission", "ursula-von-der-leyen"),
    ("Kazakh Foreign Minister", "yermek-kosherbayev"),
    ("Kyrgyz President", "sadyr-japarov"),
    ("Uzbek MFA", "uz-mfa"),
    ("узбекский МИД", "uz-mfa"),
    ("EU-Kyrgyz Cooperation Council", "kg-cooperation-council"),
    ("22nd EU–Kazakh Cooperation Council", "kz-cooperation-council-22"),
    ("двадцать второе заседание Совета сотрудничества Казахстан – ЕС", "kz-cooperation-council-22"),
)


@pytest.mark.parametrize(("name", "record"), FOUND)
def test_what_a_sentence_may_name_is_found_by_itself(name: str, record: str) -> None:
    assert eca.find(name).id == record


@pytest.mark.parametrize(
    "name",
    [
        *(
            "S. Kallas",
            "A. Tokayev",
            "Siim Kallas",
            "António Costa Silva",
            "Federico Mogherini",
            "Karim Tokayev",
        ),
        *("Росси", "Груз", "Кит", "Чехи", "Northern Ireland", "South Georgia", "Australia", "Dominican Rep."),
        *("Korea, Republic of", "Congo, Dem. Rep.", "Иран", "Нигер", "New Jersey", "Kazakh", "Kazakh song"),
        "33rd EU-Kazakhstan Cooperation Council",
    ],
)
def test_what_only_looks_like_a_name_is_not_found(name: str) -> None:
    with pytest.raises(eca.UnknownRecordError):
        eca.find(name)
