"""Polish, as news agencies write it."""

from typing import Final

TABLES: Final[dict[str, tuple[tuple[str, str], ...]]] = {
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
        ("ministerial meeting", "spotkanie ministerialne|spotkania ministerialnego"),
        ("leaders meeting", "spotkanie przywódców|spotkania przywódców"),
        ("leaders meeting", "spotkanie przywódców azji środkowej i przewodniczącego rady europejskiej"),
        ("human rights dialogue", "dialog o prawach człowieka|dialogu o prawach człowieka"),
        ("tourism forum", "forum turystyczne"),
        ("investors forum", "forum inwestorów"),
        ("summit", "szczyt|szczytu"),
        ("cooperation council", "rada współpracy|rady współpracy"),
        ("economic forum", "forum gospodarcze|forum gospodarczego"),
    ),
    "and": (("between parties", "i z między"),),
    "abbreviations": (("eu", "UE"),),
    "signs": (("small words that only Polish has", "i w z na do się"),),
    "aliases": (
        ("KZ", "Kazachstanu|Kazachstanem|Kazachstanie"),
        ("UZ", "Uzbekistanu|Uzbekistanem|Uzbekistanie"),
        ("TJ", "Tadżykistanu|Tadżykistanem|Tadżykistanie"),
        ("TM", "Turkmenistanu|Turkmenistanem|Turkmenistanie"),
        ("KG", "Kirgistanu|Kirgistanem|Kirgistanie"),
        ("AF", "Afganistanu|Afganistanem|Afganistanie"),
        ("UA", "Ukrainy|Ukrainie|Ukrainą|Ukrainę"),
        ("RU", "Rosji|Rosją|Rosję"),
        ("CN", "Chin|Chinami|Chinach"),
        ("PL", "Polski|Polsce|Polską|Polskę"),
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
