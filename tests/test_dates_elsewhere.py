"""Dates are what calendars and dictionaries that others made say they are."""

import calendar
import datetime as dt
from itertools import product

import pytest
from babel.dates import get_day_names

from eucentralasia import DateError, DateSpan, PartialDate

MONDAY = dt.date(2025, 7, 7)
# Monday is also the city of Dushanbe, and the Turkmen Friday a given name.
OTHERWISE = {"дүйшөмбү", "душанбе", "duşenbe", "anna"}
LOCALES = ("en", "ru", "kk", "uz", "uz_Cyrl", "ky", "tg", "tk", "de", "fr", "pl")


@pytest.mark.parametrize(("year", "month"), [*product((1900, 2000, 2023, 2024), range(1, 13))])
def test_a_month_has_the_days_that_the_calendar_gives_it(year: int, month: int) -> None:
    days = calendar.monthrange(year, month)[1]
    assert (
        dt.date(year, month, days) == PartialDate(year, month).latest == PartialDate(year, month, days).latest
    )
    with pytest.raises(DateError):
        PartialDate(year, month, days + 1)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_weekdays_of_a_language_are_those_of_cldr(locale: str) -> None:
    names = get_day_names("wide", locale=locale)
    plain = [weekday for weekday in range(7) if names[weekday].lower() not in OTHERWISE]
    for weekday, step in product(plain, range(7)):
        day = MONDAY + dt.timedelta(days=step)
        text = f"{names[weekday]}, {day:%d.%m.%Y}"
        if weekday == step:
            assert DateSpan.on(day) == DateSpan.from_text(text)
        else:
            with pytest.raises(DateError, match="a weekday that fits"):
                DateSpan.from_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "after 4 April 2025",
        "before 4 April 2025",
        "until 4 April 2025",
        "since 4 April 2025",
        "по 4 апреля 2025",
        "после 4 апреля 2025",
        "nach dem 4. April 2025",
        "vor dem 4. April 2025",
        "après le 4 avril 2025",
    ],
)
def test_what_is_said_to_be_before_or_after_a_day_is_not_on_it(text: str) -> None:
    with pytest.raises(DateError):
        DateSpan.from_text(text)
