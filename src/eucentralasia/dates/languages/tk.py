"""The words of dates in Turkmen."""

from typing import Final

WORDS: Final = {
    # the names that are in force again since 2008; those from 2002 on are also other words, and people
    "months": "ýanwar|fewral|mart|aprel|maý|iýun|iýul|awgust|sentýabr|oktýabr|noýabr|dekabr",
    "short": "ýan|||||||awg|||noý|",  # few is English
    "endings": "da de daky däki yň iň a e y i ynda inde yndaky indäki ynyň iniň yna ine",
    "ablatives": "dan den yndan inden",
    # Duşenbe is Monday and Dushanbe, anna Friday and a name
    "weekdays": "|sişenbe|çarşenbe|penşenbe||şenbe|ýekşenbe",
    "suffixes": "nji njy",
    "and": "we",
    "years": "ýyl ýyly ýylyň ýylda ýylky ýylynda",
    "after": "güni günleri aýy aýynda aýynyň",
    "until": "çenli",
}
