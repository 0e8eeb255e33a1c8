"""The words of dates in German."""

from typing import Final

WORDS: Final = {
    "months": (
        "januar jänner|februar feber|märz maerz|april|mai|juni|juli|august|september|oktober|november|"
        "dezember"
    ),
    "short": "jan jän|feb|mär mrz|apr||jun|jul|aug|sep sept|okt|nov|dez",
    "weekdays": "montag|dienstag|mittwoch|donnerstag|freitag|samstag sonnabend|sonntag",
    "short_weekdays": "mo|di|mi|do|fr|sa|so",
    "to": "bis",
    "and": "und",
    "or": "oder",
    "from": "vom von",
    "between": "zwischen",
    "before": "am im den dem der zum",
    "seasons": "frühling frühjahr|sommer|herbst|winter",
    "quarters": "quartal quartals",
    "halves": "halbjahr halbjahres hälfte jahreshälfte",
    "ordinals": "erstes ersten erste|zweites zweiten zweite|drittes dritten dritte|viertes vierten vierte",
}
