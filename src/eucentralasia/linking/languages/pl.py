"""Polish, as news agencies write it."""

from typing import Final

TABLES: Final = {
    "titles": (
        ("president", "prezydent prezydenta prezydentem przewodniczący przewodnicząca"),
        ("minister|secretary of state", "minister ministra ministrem"),
        ("prime minister|chairman of the cabinet", "premier premiera"),
        ("ambassador|delegation|mission", "ambasador ambasadora"),
        ("commissioner", "komisarz komisarza"),
        ("-", "pan pani pana"),
    ),
    "ordinals": (
        ("1", "pierwszy pierwszego"),
        ("2", "drugi drugiego"),
        ("3", "trzeci trzeciego"),
        ("10", "dziesiąty dziesiątego"),
        ("11", "jedenasty jedenastego"),
        ("12", "dwunasty dwunastego"),
    ),
    "fillers": (("sessions", "posiedzenie posiedzenia spotkanie spotkania"),),
    "frames": (
        ("summit", "szczyt|szczytu"),
        ("cooperation council", "rada współpracy|rady współpracy"),
        ("economic forum", "forum gospodarcze|forum gospodarczego"),
    ),
    "and": (("between parties", "i z między"),),
    "abbreviations": (("eu", "UE"),),
    "signs": (("small words that only Polish has", "i w z na do się"),),
    "aliases": (
        ("eu", "Unia Europejska|Unii Europejskiej|Unią Europejską"),
        ("central-asia", "Azja Centralna|Azji Centralnej|Azja Środkowa|Azji Środkowej"),
    ),
    "joining": (("with", "z ze"),),
    "nouns": (
        ("", "posiedzenie posiedzenia spotkanie spotkania"),
        ("council", "rada rady"),
        ("forum", "forum"),
        ("summit", "szczyt szczytu"),
    ),
    "inside": (("where one is", "w"),),
}
