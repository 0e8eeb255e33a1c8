"""The words of dates in English."""

from typing import Final

WORDS: Final = {
    "months": "january|february|march|april|may|june|july|august|september|october|november|december",
    "short": "jan|feb|mar|apr||jun|jul|aug|sep sept|oct|nov|dec",
    "weekdays": "monday|tuesday|wednesday|thursday|friday|saturday|sunday",
    "short_weekdays": "mon|tue tues|wed|thu thur thurs|fri|sat|sun",
    "suffixes": "st nd rd th",
    "to": "to till until through",
    "and": "and",
    "or": "or",
    "from": "from",
    "between": "between",
    "before": "on in the",
    "of": "of",
    "since": "in since until during by",
    "seasons": "spring|summer|autumn fall|winter",
    "quarters": "quarter",
    "halves": "half",
    "ordinals": "first|second|third|fourth",
}
