"""The words of dates in Polish."""

from typing import Final

WORDS: Final = {
    "months": (
        "styczeń stycznia styczniu|luty lutego lutym|marzec marca marcu|kwiecień kwietnia kwietniu|"
        "maj maja maju|czerwiec czerwca czerwcu|lipiec lipca lipcu|sierpień sierpnia sierpniu|"
        "wrzesień września wrześniu|październik października październiku|listopad listopada listopadzie|"
        "grudzień grudnia grudniu"
    ),
    "short": "stycz||||||lip|sierp|wrz wrześ|paź październ|listop|grudz",
    "weekdays": "poniedziałek|wtorek|środa środę|czwartek|piątek|sobota sobotę|niedziela niedzielę",
    "and": "oraz",  # and not "i", which is a Roman one; "do" is a Thursday in German, but after "od"
    "or": "lub",
    "from": "od",
    "between": "między",
    "before": "dnia dniach w",
    "years": "rok roku",
    "short_years": "r",
    "seasons": "wiosna wiosną|lato latem|jesień jesienią|zima zimą",
    "quarters": "kwartał kwartału kwartale",
    "halves": "półrocze półrocza półroczu połowa połowy połowie",
    "ordinals": (
        "pierwszy pierwszym pierwsza pierwszej|drugi drugim druga drugiej|trzeci trzecim|czwarty czwartym"
    ),
}
