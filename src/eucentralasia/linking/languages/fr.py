"""French, as news agencies write it."""

from typing import Final

TABLES: Final = {
    "titles": (
        ("president", "président présidente"),
        ("minister|secretary of state", "ministre"),
        ("prime minister|chairman of the cabinet", "premier"),
        ("ambassador|delegation|mission", "ambassadeur ambassadrice"),
        ("commissioner", "commissaire"),
        ("high representative", "représentant représentante"),
        ("-", "monsieur madame m mme"),
    ),
    "plain": (
        ("first words", "le la les un une des du de au aux en à dans avec pour sur par et ce cette hier"),
    ),
    "monuments": (("after a name", "aéroport université fondation"),),
    "named_after": (("said of a place", "aéroport université fondation rue avenue"),),
    "ordinals": (
        ("1", "premier première 1er 1re"),
        ("2", "deuxième second seconde 2e"),
        ("3", "troisième"),
        ("4", "quatrième"),
        ("5", "cinquième"),
        ("6", "sixième"),
        ("7", "septième"),
        ("8", "huitième"),
        ("9", "neuvième"),
        ("10", "dixième"),
        ("11", "onzième"),
        ("12", "douzième"),
        ("13", "treizième"),
        ("14", "quatorzième"),
        ("15", "quinzième"),
        ("16", "seizième"),
        ("20", "vingtième"),
    ),
    "fillers": (("sessions", "réunion session du de la édition"),),
    "frames": (
        ("summit", "sommet"),
        ("cooperation council", "conseil de coopération"),
        ("cooperation committee", "comité de coopération"),
        ("human rights dialogue", "dialogue sur les droits de l homme"),
        ("ministerial meeting", "réunion ministérielle"),
        ("economic forum", "forum économique"),
        ("civil society forum", "forum de la société civile"),
    ),
    "suffixes": (("after digits", "e er re ème"),),
    "and": (("between parties", "et avec entre"),),
    "abbreviations": (("eu", "UE"),),
    "signs": (("small words that only French has", "le les et du au"),),
    "aliases": (("eu", "Union européenne"), ("central-asia", "Asie centrale")),
}
