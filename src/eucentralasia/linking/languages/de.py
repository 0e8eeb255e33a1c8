"""German, as news agencies write it."""

from typing import Final

TABLES: Final = {
    "titles": (
        ("president", "präsident präsidentin präsidenten kommissionspräsidentin ratspräsident"),
        ("minister|secretary of state", "minister ministerin außenminister außenministerin"),
        ("prime minister|chairman of the cabinet", "ministerpräsident premierminister"),
        ("chancellor", "kanzler bundeskanzler"),
        ("ambassador|delegation|mission", "botschafter botschafterin"),
        ("commissioner", "kommissar kommissarin"),
        ("representative|envoy", "sonderbeauftragter sonderbeauftragte sonderbeauftragten"),
        ("-", "herr herrn frau"),
    ),
    "plain": (
        ("first words", "der die das den dem ein eine im am in mit für nach vor bei und auch heute gestern"),
    ),
    "monuments": (("after a name", "flughafen universität stiftung straße platz"),),
    "ordinals": (
        ("1", "erste erster ersten erstes"),
        ("2", "zweite zweiter zweiten zweites"),
        ("3", "dritte dritter dritten drittes"),
        ("4", "vierte vierter vierten viertes"),
        ("5", "fünfte fünfter fünften fünftes"),
        ("6", "sechste sechster sechsten sechstes"),
        ("7", "siebte siebter siebten siebtes"),
        ("8", "achte achter achten achtes"),
        ("9", "neunte neunter neunten neuntes"),
        ("10", "zehnte zehnter zehnten zehntes"),
        ("11", "elfte elfter elften elftes"),
        ("12", "zwölfte zwölfter zwölften zwölftes"),
        ("13", "dreizehnte dreizehnter dreizehnten"),
        ("14", "vierzehnte vierzehnter vierzehnten"),
        ("15", "fünfzehnte fünfzehnter fünfzehnten"),
        ("16", "sechzehnte sechzehnter sechzehnten"),
        ("17", "siebzehnte siebzehnter siebzehnten"),
        ("18", "achtzehnte achtzehnter achtzehnten"),
        ("19", "neunzehnte neunzehnter neunzehnten"),
        ("20", "zwanzigste zwanzigster zwanzigsten"),
    ),
    "fillers": (("sessions", "sitzung tagung treffen des der runde"),),
    "frames": (
        ("summit", "gipfel|gipfels|gipfeltreffen"),
        ("cooperation council", "kooperationsrat|kooperationsrates|kooperationsrats"),
        ("cooperation committee", "kooperationsausschuss|kooperationsausschusses"),
        ("human rights dialogue", "menschenrechtsdialog|menschenrechtsdialogs"),
        ("ministerial meeting", "ministertreffen|außenministertreffen"),
        ("economic forum", "wirtschaftsforum|wirtschaftsforums"),
    ),
    "and": (("between parties", "und mit zwischen"),),
    "aliases": (
        ("eu", "Europäische Union|Europäischen Union"),
        ("central-asia", "Zentralasien|Zentralasiens"),
        ("TR", "Türkei"),
        ("NL", "Niederlande"),
    ),
}
