"""Pictures say what the records say: nothing covers a label, nothing vanishes, nothing unsure looks sure."""

import calendar
import datetime as dt
import gzip
import json
import math
import os
import re
import subprocess
import sys
from collections.abc import Callable
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st
from matplotlib import rcParams
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.text import Text

import eucentralasia as eca
from eucentralasia import pictures
from eucentralasia.__main__ import main
from eucentralasia.loading import read_outlines
from eucentralasia.pictures import lanes, paper
from eucentralasia.pictures.cells import NONE
from eucentralasia.pictures.outlines import box, country_at, outlines, projected
from eucentralasia.pictures.paper import BACK, INK, MARKS, QUIET, contrast, cut, shade, width_of
from eucentralasia.pictures.placing import packed
from eucentralasia.pictures.when import when

Draw = Callable[..., Figure]
ALL: dict[str, Draw] = {
    "timeline": pictures.timeline,
    "calendar_heatmap": pictures.calendar_heatmap,
    "venues": pictures.venues,
    "network": pictures.network,
    "coverage": pictures.coverage,
}
SELECTIONS: dict[str, Callable[[], Any]] = {
    "all": lambda: eca.events,
    "a year": lambda: eca.events.where(eca.during("2025")),
    "a series": lambda: eca.curated.editions("hlpsd"),
    "one": lambda: eca.events.where(eca.during("2025-07-11"), eca.of_series("hlpsd")),
    "none": lambda: eca.Registry([]).events,
}
DRAWN: dict[tuple[str, str], Figure] = {}
"""A picture takes a second or two, and several tests look at it."""


def drawn(name: str, selection: str) -> Figure:
    key = name, selection
    if key not in DRAWN:
        DRAWN[key] = ALL[name](SELECTIONS[selection]())
    return DRAWN[key]


def talks(dates: str, number: int = 1, **more: Any) -> eca.Event:
    """A made-up event."""
    plain = {"name": f"Talks {number}", "dates": dates, "parties": ["KZ", "eu"]}
    return eca.structure({"id": f"talks-{number}"} | plain | more, eca.Event)


def events(*held: eca.Event | eca.City) -> eca.Collection[eca.Event]:
    return eca.Registry(held, base=eca.curated).events


def boxes(figure: Figure) -> list[tuple[str, Any]]:
    """What is written on a picture, and the box of each, in dots."""
    canvas: Any = FigureCanvasAgg(figure)
    canvas.draw()
    found = [one for one in figure.findobj(Text) if one.get_visible() and one.get_text().strip()]
    return [(one.get_text(), one.get_window_extent(canvas.get_renderer())) for one in found]


def overlap(one: Any, other: Any) -> bool:
    """Whether two boxes have more in common than the edge of a letter, one dot."""
    return bool(
        min(one.x1, other.x1) - max(one.x0, other.x0) > 1
        and min(one.y1, other.y1) - max(one.y0, other.y0) > 1
    )


def texts(figure: Figure) -> list[str]:
    return [one.get_text() for one in figure.findobj(Text) if one.get_text()]


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize(
    "selection",
    ["a series", "one", "none", *(pytest.param(of, marks=pytest.mark.long) for of in ("all", "a year"))],
)
def test_no_two_texts_of_a_picture_overlap_and_none_leaves_it(name: str, selection: str) -> None:
    figure = drawn(name, selection)
    found = boxes(figure)
    assert found
    assert [(a, b) for (a, one), (b, other) in combinations(found, 2) if overlap(one, other)] == []
    wide, high = figure.get_size_inches() * figure.dpi
    out = [text for text, one in found if min(one.x0, one.y0) < -1 or one.x1 > wide + 1 or one.y1 > high + 1]
    assert out == []


@pytest.mark.parametrize(
    "name",
    [
        "timeline",
        *(pytest.param(name, marks=pytest.mark.long) for name in ALL if name != "timeline"),
    ],
)
def test_the_same_picture_is_the_same_bytes_twice(name: str) -> None:
    selection = SELECTIONS["a series"]()
    for format in ("svg", "png", "pdf"):
        first, second = (pictures.dumps(ALL[name](selection), format) for _ in range(2))
        assert first == second, format
    svg = pictures.dumps(drawn(name, "a series")).decode()
    assert "<dc:date>" not in svg
    referred = set(re.findall(r"url\(#([^)]+)\)|href=\"#([^\"]+)\"", svg))
    defined = set(re.findall(r"id=\"([^\"]+)\"", svg))
    assert {one or other for one, other in referred} <= defined


def test_another_process_without_a_screen_and_with_another_seed_draws_the_same() -> None:
    code = (
        "import sys, eucentralasia as eca; from eucentralasia import pictures; "
        "sys.stdout.buffer.write(pictures.dumps(pictures.timeline(eca.curated.editions('hlpsd')))); "
        "assert 'matplotlib.pyplot' not in sys.modules"
    )
    gone = {"DISPLAY", "WAYLAND_DISPLAY", "MPLBACKEND"}
    env = {key: value for key, value in os.environ.items() if key not in gone} | {"PYTHONHASHSEED": "7"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=env)
    assert pictures.dumps(drawn("timeline", "a series")) == done.stdout


@pytest.mark.parametrize("name", ALL)
def test_a_picture_changes_no_setting_and_a_dark_page_of_the_host_changes_no_picture(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = pictures.dumps(drawn(name, "a series"), "png")
    settings: dict[Any, Any] = rcParams
    dark = {"text.color": "white", "axes.facecolor": "black", "figure.facecolor": "black"}
    for key, value in dark.items():
        monkeypatch.setitem(settings, key, value)
    before = dict(rcParams)
    assert expected == pictures.dumps(ALL[name](SELECTIONS["a series"]()), "png")
    assert before == dict(rcParams)


@pytest.mark.parametrize("name", ALL)
def test_a_picture_is_drawn_on_the_axis_that_is_given(name: str) -> None:
    figure = Figure(figsize=(11, 8))
    part: Any = figure.subfigures(1, 2)
    for ax, whole in ((figure.add_axes((0.4, 0.2, 0.5, 0.6)), figure), (part[0].add_subplot(), figure)):
        assert ALL[name](SELECTIONS["a series"](), ax=ax) is whole
        assert [*ax.patches, *ax.collections]


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize(
    ("size", "selection"),
    [
        ((5, 3.2), "a series"),
        *(pytest.param(size, "all", marks=pytest.mark.long) for size in ((5, 3.2), (16, 9))),
    ],
)
def test_no_two_texts_overlap_on_an_axis_that_is_smaller_or_larger_than_meant(
    name: str, size: tuple[float, float], selection: str
) -> None:
    figure = Figure(figsize=size)
    ALL[name](SELECTIONS[selection](), ax=figure.add_axes((0.3, 0.2, 0.5, 0.7)))
    found = boxes(figure)
    assert [(a, b) for (a, one), (b, other) in combinations(found, 2) if overlap(one, other)] == []


def test_a_notebook_shows_a_picture_by_itself() -> None:
    figure: Any = drawn("timeline", "a series")
    assert figure._repr_png_() == pictures.dumps(figure, "png")


@pytest.mark.parametrize("name", ALL)
def test_other_records_are_refused(name: str) -> None:
    with pytest.raises(TypeError, match="a collection of countries"):
        ALL[name](eca.countries)


@pytest.mark.parametrize("name", ALL)
def test_without_matplotlib_the_error_names_the_command(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(eca.MissingExtraError) as caught:
        ALL[name](SELECTIONS["a series"]())
    assert (caught.value.extra, caught.value.package) == ("plot", "matplotlib")


def test_files_are_named_after_their_format(tmp_path: Path) -> None:
    figure = drawn("coverage", "one")
    for name, begin in (("a.svg", b"<?xml"), ("a.PNG", b"\x89PNG"), ("a.pdf", b"%PDF")):
        pictures.dump(figure, tmp_path / name)
        assert (tmp_path / name).read_bytes()[: len(begin)] == begin
    with pytest.raises(eca.UnknownRecordError, match=r"no format of a picture 'svgz'.*'svg'"):
        pictures.dump(figure, tmp_path / "a.svgz")
    assert not (tmp_path / "a.svgz").exists()


# Colours


def test_what_is_written_has_a_contrast_of_four_and_a_half() -> None:
    assert min(contrast(ink, BACK) for ink in (INK, QUIET)) >= 4.5
    pairs = [shade(count, 100) for count in range(1, 101)]
    assert min(contrast(*pair) for pair in pairs) >= 4.5
    assert contrast(QUIET, "#f2f2f2") >= 4.5


def test_marks_are_told_apart_in_grey_and_by_their_outlines() -> None:
    in_order = sorted(MARKS, key=lambda colour: contrast(colour, "#000000"))
    assert min(contrast(one, other) for one, other in pairwise(in_order)) >= 2.1
    assert contrast(INK, BACK) >= 3
    assert set(lanes.COLOURS) == {*eca.model.Category, None}


def test_more_events_are_darker_and_none_is_lighter_than_one() -> None:
    shares = [contrast(shade(count, 50)[0], "#000000") for count in range(1, 51)]
    assert sorted(shares, reverse=True) == shares
    assert contrast(NONE, "#000000") > shares[0]


# Letters


def test_every_letter_of_the_data_is_in_the_font() -> None:
    """But for Chinese, which no font of matplotlib has; pictures write the English names of the data."""
    held: set[str] = set()
    for record in eca.curated:
        names = [one.value for one in getattr(record, "names", ()) if one.lang != "zh"]
        held |= set("".join((record.label, *names)))
    assert [letter for letter in sorted(held) if not paper._font().get_char_index(ord(letter))] == []


@pytest.mark.parametrize(
    "name",
    [
        "Диалог ЕС – Центральная Азия",
        "Қазақстан ұлты",
        "Тоҷикистон ҷумҳурӣ",
        "Ўзбекистон қалъа",
        "Türkmenistan ýaňy",
        "$x^2$ and \\frac",
    ],
)
def test_a_name_in_any_script_is_written_as_it_stands(name: str) -> None:
    figure = pictures.timeline(events(talks("2030-05-01", name=name)))
    assert name in texts(figure)
    pictures.dumps(figure)  # a glyph that is missing would be a warning, and warnings are errors here


@given(st.text(st.characters(codec="utf-8", max_codepoint=0x4FF), max_size=60), st.floats(0, 200))
def test_a_cut_text_is_no_wider_than_its_room(text: str, room: float) -> None:
    found = cut(text, room)
    assert found == text or not found or (width_of(found) <= room and found.endswith("…"))


# The line of time


DATES = {
    "2030-05-10": (False, True),
    "2030-05-10/2030-05-12": (False, True),
    "2030-05-10~": (True, False),
    "2030-05": (True, False),
    "2030": (True, False),
    "2030-21": (True, False),
    "[2030-05-10..2030-05-14]": (True, False),
    "2030-05-10/2030-06": (True, True),
    "2030-05/2030-06-10": (True, True),
    "2030-05-10?/2030-06-10": (True, False),
    "2030-05-10/": (True, False),
    "2030-05-10/..": (True, False),
}
"""Whether something of it is drawn as not sure, and whether something as sure."""


@pytest.mark.parametrize(("dates", "expected"), DATES.items())
def test_what_is_not_sure_of_dates_looks_so(dates: str, expected: tuple[bool, bool]) -> None:
    figure = pictures.timeline(events(talks(dates), talks("2030-12-01", 2)))
    marks = rectangles(figure, "talks-1")
    assert expected == ("unsure" in marks, "sure" in marks)
    for kind, mark in marks.items():
        assert (mark.get_linestyle() == "solid") == (kind == "sure")
        assert mark.get_width() >= lanes.LEAST_WIDTH
    assert ("date not sure" in texts(figure)) == expected[0]


def rectangles(figure: Figure, event: str) -> dict[str, Rectangle]:
    found = {one.get_gid(): one for one in figure.findobj(Rectangle) if isinstance(one, Rectangle)}
    return {kind: one for kind in ("sure", "unsure") if (one := found.get(f"{kind}-{event}")) is not None}


@pytest.mark.parametrize(
    "selection", ["a series", *(pytest.param(of, marks=pytest.mark.long) for of in ("all", "a year"))]
)
def test_every_event_is_drawn_and_none_too_narrow_to_see(selection: str) -> None:
    figure = drawn("timeline", selection)
    scale = paper.points(figure.axes[0])[0] / figure.axes[0].get_xlim()[1]
    for event in SELECTIONS[selection]():
        marks = rectangles(figure, event.id)
        assert marks, event.id
        assert min(mark.get_width() * scale for mark in marks.values()) >= lanes.LEAST_WIDTH - 0.01


def test_no_mark_covers_another_or_a_label() -> None:
    figure = drawn("timeline", "a year")
    boxes(figure)  # boxes of patches are known once they are drawn
    marks = [
        one.get_window_extent()
        for one in figure.findobj(Rectangle)
        if str(one.get_gid()).startswith(("sure-", "unsure-"))
        and not (
            str(one.get_gid()).startswith("sure-")
            and rectangles(figure, str(one.get_gid())[5:]).get("unsure")
        )
    ]
    labels = [
        one.get_window_extent() for one in figure.findobj(Text) if str(one.get_gid()).startswith("label-")
    ]
    assert len(marks) == len(SELECTIONS["a year"]())
    assert [pair for pair in combinations([*marks, *labels], 2) if overlap(*pair)] == []


@pytest.mark.parametrize("dates", ["2030", "2030-05-10", "2030/2040", "0001-01-01", "9999-12-31", "1990/.."])
def test_one_event_alone_has_its_name_within_the_picture(dates: str) -> None:
    figure = pictures.timeline(events(talks(dates, name="Talks on what takes so many words to tell")))
    found = dict(boxes(figure))
    (label,) = (text for text in found if text.startswith("Talks on what"))
    assert found[label].x1 <= figure.get_size_inches()[0] * figure.dpi


def test_where_room_is_short_the_highest_levels_have_their_labels() -> None:
    names = [f"{number} on what takes many words to tell" for number in range(400)]
    crowd = [
        talks(f"2030-{5 + number % 2:02}-{1 + number % 28:02}", number, level="experts", name=names[number])
        for number in range(2, 400)
    ]
    figure = pictures.timeline(events(talks("2030-05-10", level="leaders"), *crowd))
    assert "Talks 1" in texts(figure)
    assert any(re.fullmatch(r"\d+ of 399 events have room for their names\.", text) for text in texts(figure))


def test_an_axis_too_low_for_texts_has_none_of_them() -> None:
    figure = Figure(figsize=(8, 1))
    pictures.timeline(eca.events, ax=figure.add_axes((0.2, 0.3, 0.7, 0.5)))
    assert [text for text in figure.findobj(Text) if str(text.get_gid()).startswith("label-")] == []
    assert f"0 of {len(eca.events)} events have room for their names." in texts(figure)


def test_thousands_of_events_are_drawn_without_labels(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lanes, "MOST_LABELS", 3)
    figure = pictures.timeline(events(*(talks(f"203{year}", year) for year in range(5))))
    assert "Talks 1" not in texts(figure)
    assert rectangles(figure, "talks-4")


def test_lanes_are_the_region_the_states_and_the_others() -> None:
    held = events(
        talks("2030-05-01"),
        talks("2030-05-02", 2, parties=["central-asia", "eu"]),
        talks("2030-05-03", 3, parties=["AF"]),
        talks("2030-05-04", 4, parties=["KZ", "UZ", "eu"]),
        talks("2030-05-05", 5, parties=["KG", "eu"]),
    )
    found = [text for text in texts(pictures.timeline(held)) if not text.startswith("Talks")]
    order = [text for text in found if text in {"Central Asia", "Kazakhstan", "Kyrgyzstan", "Others"}]
    assert order == ["Central Asia", "Kazakhstan", "Kyrgyzstan", "Others"]
    alone = eca.Registry([talks("2030-05-02", parties=["central-asia"])], base=None).events
    assert "Central Asia" in texts(pictures.timeline(alone))


def test_a_label_may_be_the_callers_and_the_name_leaves_out_what_its_lane_says() -> None:
    held = events(talks("2030-05-01", name="3rd EU–Kazakhstan Dialogue"))
    assert "3rd Dialogue" in texts(pictures.timeline(held))
    assert "talks-1!" in texts(pictures.timeline(held, label=lambda event: f"{event.id}!"))


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9))))
def test_packed_stretches_never_meet_on_a_track_and_need_no_track_more(pairs: list[tuple[int, int]]) -> None:
    stretches = [(float(start), float(start + length)) for start, length in pairs]
    at, tracks = packed(stretches)
    for one, other in combinations(range(len(stretches)), 2):
        if at[one] == at[other]:
            (a, b), (c, d) = stretches[one], stretches[other]
            assert b <= c or d <= a
    deepest = max((sum(a <= x < b for a, b in stretches) for x in range(70)), default=0)
    assert len(tracks) == deepest


def test_the_days_of_an_event_are_what_its_dates_say() -> None:
    last = dt.date(2031, 1, 1)
    found = when(talks("2030-05-10/2030-06"), last)
    assert (dt.date(2030, 5, 10).toordinal(), dt.date(2030, 7, 1).toordinal()) == (found.start, found.end)
    assert found.sure == (dt.date(2030, 5, 10).toordinal(), dt.date(2030, 6, 2).toordinal())
    assert when(talks("2030-05-10/.."), last).end == last.toordinal() + 1
    assert when(talks("2030-05-10/"), last).end == dt.date(2030, 5, 11).toordinal()


# The calendar and what is covered


def test_a_calendar_of_months_counts_every_event_once() -> None:
    figure = drawn("calendar_heatmap", "all")
    numbers = [int(text.rstrip("~")) for text in texts(figure) if re.fullmatch(r"\d{1,3}~?", text)]
    assert sum(numbers) == 2 * len(eca.events)  # in its month, and in the total of its year


def test_a_calendar_tells_what_is_not_sure() -> None:
    months = texts(
        pictures.calendar_heatmap(events(talks("2030-05-10~"), talks("2020", 2), talks("2021-03", 3)))
    )
    assert "1~" in months
    assert "month not sure" in months
    days = texts(pictures.calendar_heatmap(events(talks("2030-05"), talks("2030-05-06/2030-05-08", 2))))
    assert "and 1 of\nno sure day" in days


def test_a_day_of_a_calendar_counts_all_its_events() -> None:
    held = events(talks("2030-05-10"), talks("2030-05-09/2030-05-10", 2), talks("2030-05-11", 3))
    found = texts(pictures.calendar_heatmap(held))
    assert [text for text in found if text.isdigit()] == ["2030", "2"]


def test_the_names_of_months_and_weekdays_stand_at_their_days() -> None:
    eighths = [dt.date(2030, month, 8) for month in range(1, 13)]
    mondays = [str(day + dt.timedelta(days=-day.weekday() % 7)) for day in eighths]
    # two of each, as a day with one event has no number
    twice = [talks(day, number) for number, day in enumerate([*mondays, *mondays], 1)]
    written = pictures.calendar_heatmap(events(*twice)).findobj(Text)
    places = {one.get_text(): one.get_position() for one in written}
    heads = sorted((places[name][0], name) for name in calendar.month_abbr[1:])
    numbers = sorted(one.get_position() for one in written if one.get_text() == "2")
    assert [*calendar.month_abbr[1:]] == [
        [name for left, name in heads if left <= at][-1] for at, _ in numbers
    ]
    assert {round(high, 6) for _, high in numbers} == {round(places["Mon"][1], 6)}


def test_what_is_covered_has_the_totals_of_the_registry() -> None:
    found = texts(drawn("coverage", "all"))
    totals = [str(sum(by_year.values())) for by_year in eca.curated.coverage().values()]
    bold = [
        one.get_text() for one in drawn("coverage", "all").findobj(Text) if one.get_fontweight() == "bold"
    ]
    assert sorted(totals) == sorted(bold)
    assert any(text.startswith(f"Complete until {eca.curated.complete_until}") for text in found)


def test_where_nothing_is_said_to_be_complete_no_line_is_drawn() -> None:
    assert not any(
        "Complete" in text
        for text in texts(pictures.coverage(eca.Registry([talks("2030")], base=eca.curated)))
    )
    assert not any("Complete" in text for text in texts(drawn("coverage", "none")))


# The map


NEAR = 10  # km: the outlines are simplified, and Copenhagen lies on a strait


def test_every_city_is_in_its_country_on_the_map() -> None:
    west, south, east, north = box()
    asked = [
        city
        for city in eca.cities
        if city.latitude is not None
        and city.longitude is not None
        and west < city.longitude < east
        and south < city.latitude < north
    ]
    found = {city.id: country_at(city.longitude or 0, city.latitude or 0) for city in asked}
    assert {city.id: city.country for city in asked} == {key: country for key, (country, _) in found.items()}
    assert max(distance for _, distance in found.values()) <= NEAR
    assert {"Valletta", "Nicosia", "Kyiv", "Lisbon", "Astana"} <= set(found)


@pytest.mark.parametrize("city", ["Brussels", "Helsinki", "Nicosia", "Astana", "Ashgabat", "Dushanbe"])
def test_a_map_is_as_wide_as_the_earth_where_the_cities_are(city: str) -> None:
    longitude, latitude = eca.cities[city].longitude or 0, eca.cities[city].latitude or 0
    drawn = math.dist(projected(longitude - 0.1, latitude), projected(longitude + 0.1, latitude))
    there = math.radians(0.2) * math.cos(math.radians(latitude))
    assert drawn / there == pytest.approx(1, abs=0.02)


@pytest.mark.parametrize(
    ("place", "longitude", "latitude", "country"),
    [
        ("Simferopol", 34.1, 44.95, "UA"),
        ("Sevastopol", 33.52, 44.6, "UA"),
        ("Kerch", 36.47, 45.35, "UA"),
        ("Yalta", 34.16, 44.5, "UA"),
        ("Kherson", 32.62, 46.64, "UA"),
        ("Krasnodar", 38.97, 45.04, "RU"),
        ("Kyrenia", 33.32, 35.33, "CY"),
    ],
)
def test_places_where_the_source_has_another_country_are_mended(
    place: str, longitude: float, latitude: float, country: str
) -> None:
    found, distance = country_at(longitude, latitude)
    assert (found, distance <= NEAR) == (country, True)


def test_the_outlines_are_small_closed_and_say_whence_they_are() -> None:
    page = json.loads(read_outlines())
    assert len(read_outlines()) <= 60_000
    assert len(gzip.compress(read_outlines(), 9)) <= 50_000
    assert re.search(r"world-atlas .*ISC.*Natural Earth.*no statement on the status", page["source"])
    assert all(ring[0] == ring[-1] and len(ring) > 3 for one in outlines() for ring in one.rings)
    assert {one.id for one in eca.countries} - {one.country for one in outlines()} == {"US"}


def test_a_map_says_what_is_not_on_it() -> None:
    held = events(
        eca.City(id="Nowhere", country="NL"),
        talks("2030-05-01", place={"city": "Dushanbe", "country": "TJ"}),
        talks("2030-05-02", 2, place={"city": "New York", "country": "US"}),
        talks("2030-05-03", 3, mode="virtual"),
        talks("2030-05-04", 4, place={"country": "KZ"}),
        talks("2030-05-05", 5, place={"city": "Nowhere", "country": "NL"}),
        talks("2030-05-06", 6),
    )
    found = texts(pictures.venues(held))
    assert "Dushanbe 1" in found
    lines = next(text for text in found if text.startswith("Not on the map")).splitlines()
    assert lines[0] == (
        "Not on the map: 1 in New York, 1 online, 1 in a city that is not known, 1 in Nowhere, "
        "1 in a place that is not known."
    )
    assert lines[-1].startswith("Lines are no statement on the status of a territory.")


def test_cities_that_stand_close_have_lines_to_their_labels_or_are_told_below() -> None:
    cities = [
        eca.City(id=f"Village {letter}", country="KZ", latitude=48 + number / 50, longitude=68.0)
        for number, letter in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    ]
    held = [
        talks("2030-05-01", number, place={"city": city.id, "country": "KZ"})
        for number, city in enumerate(cities)
    ]
    registry = eca.Registry([*cities, *held], base=eca.curated)
    figure = pictures.venues(registry.events)
    found = boxes(figure)
    assert [pair for pair in combinations(found, 2) if overlap(pair[0][1], pair[1][1])] == []
    assert figure.axes[0].lines
    small = Figure(figsize=(2, 1))
    pictures.venues(registry.events, ax=small.add_axes((0, 0.4, 1, 0.6)))
    assert any("Without a label: " in text for text in texts(small))


# Who met whom


def test_a_network_has_a_line_for_each_pair_that_met() -> None:
    figure = drawn("network", "one")
    gids = {str(one.get_gid()) for one in figure.findobj() if one.get_gid()}
    event = eca.events["hlpsd-12"]
    left = [one.official for one in event.participations if one.official and one.represents == "eu"]
    right = [
        one.official for one in event.participations if one.official and one.represents not in {"eu", None}
    ]
    assert left
    assert right
    assert {f"{one}-{other}" for one in left for other in right} <= gids


def test_a_network_shows_those_with_most_events_and_says_so() -> None:
    figure = pictures.network(eca.events, most=3)
    people = [one for one in figure.findobj(Text) if str(one.get_gid()).startswith("person-")]
    assert len(people) == 6
    assert any(re.match(r"3 of \d+ on the left, 3 of \d+ on the right", text) for text in texts(figure))


def test_a_network_of_nobody_says_so() -> None:
    assert "No named officials." in texts(pictures.network(events(talks("2030"))))


# The command


def test_the_command_draws_every_picture(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    for name in ("timeline", "calendar", "venues", "network", "coverage"):
        path = tmp_path / f"{name}.svg"
        assert main(["plot", name, "--series", "hlpsd", "-o", str(path)]) == 0
        assert path.read_bytes().startswith(b"<?xml")
    assert main(["plot", "timeline", "--series", "hlpsd"]) == 0
    assert capfdbinary.readouterr().out == (tmp_path / "timeline.svg").read_bytes()
    assert main(["plot", "timeline", "-o", str(tmp_path / "a.gif")]) == 2
    assert b"no format of a picture 'gif'" in capfdbinary.readouterr().err


def test_the_front_door_serves_them_and_matplotlib_is_imported_when_one_is_drawn() -> None:
    code = (
        "import sys, eucentralasia as eca; eca.pictures.timeline; print('matplotlib' in sys.modules); "
        "eca.pictures.timeline(eca.curated.editions('hlpsd')); print('matplotlib' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.split() == ["False", "True"]


def test_the_name_of_a_city_stands_with_how_many_events_it_held() -> None:
    place = {"city": "Astana", "country": "KZ"}
    held = [talks("2030-05-01", number, place=place) for number in range(1, 4)]
    assert "Astana 3" in texts(pictures.venues(eca.Registry(held, base=eca.curated).events))


@pytest.mark.parametrize("parallel", [40, 60])
def test_a_degree_on_a_standard_parallel_is_as_long_on_the_map_as_on_the_earth(parallel: int) -> None:
    ends = [projected(longitude, parallel) for longitude in (40, 41)]
    on_earth = math.radians(1) * math.cos(math.radians(parallel))
    assert math.dist(*ends) == pytest.approx(on_earth, rel=1e-4)
