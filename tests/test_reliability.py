"""The page on how the package is tested claims no more than there is."""

import re

from support import from_source
from support.reliability import MARKS, NOTICED, PAGE, noticed, numbers

RENEW = "run `python -m support.reliability` in tests/"
CASES = "test cases, with their parameters"


@from_source
def test_no_number_of_the_page_is_above_what_there_is() -> None:
    told = PAGE.read_text(encoding="utf-8").partition(MARKS[0])[2].partition(MARKS[1])[0]
    page = {what: int(count.replace(",", "")) for what, count in re.findall(r"\| (.+?) \| ([\d,]+) \|", told)}
    here = numbers()
    assert [*page] == [CASES, *here]
    assert {what: count for what, count in page.items() if what != CASES and count > here[what]} == {}, RENEW


@from_source
def test_the_page_tells_what_the_last_runs_counted() -> None:
    told = PAGE.read_text(encoding="utf-8").partition(NOTICED[0])[2].partition(NOTICED[1])[0]
    assert told.strip() == noticed(), RENEW
