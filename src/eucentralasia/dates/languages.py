"""The words of dates, language by language: tables only.

A row of twelve or seven cells is of the months from January or the weekdays from Monday; in a cell stand the
words for one. ``endings`` are the case endings that a month may have, ``ablatives`` those that say "from",
``terminatives`` those that say "until". No word has two meanings, in whatever language: the tests read all
tables and compare.
"""

from typing import Final

__all__ = ["LANGUAGES", "NAMES", "NUMBERED", "ORDINARY"]

ENGLISH: Final = {
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
RUSSIAN: Final = {
    "months": (
        "январь января январе январю|февраль февраля феврале февралю|март марта марте марту|"
        "апрель апреля апреле апрелю|май мая мае маю|июнь июня июне июню|июль июля июле июлю|"
        "август августа августе августу|"
        "сентябрь сентября сентябре сентябрю|октябрь октября октябре октябрю|ноябрь ноября ноябре ноябрю|"
        "декабрь декабря декабре декабрю"
    ),
    "short": "янв|фев февр|мар|апр||июн|июл|авг|сен сент|окт|ноя нояб|дек",
    "weekdays": "понедельник|вторник|среда среду|четверг|пятница пятницу|суббота субботу|воскресенье",
    "short_weekdays": "пн|вт|ср|чт|пт|сб|вс",
    "suffixes": "го е ое ого й ый ий я ая ье",
    "to": "по до",
    "and": "и",
    "or": "или",
    "from": "с со",
    "between": "между",
    "before": "в во",
    "since": "в с до",
    "years": "год года году годы годов годах",
    "short_years": "г гг",
    "seasons": "весна весной весны|лето летом лета|осень осенью осени|зима зимой зимы",
    "quarters": "квартал квартала квартале",
    "halves": "полугодие полугодия полугодии",
    "ordinals": (
        "первый первого первом первое|второй второго втором второе|третий третьего третьем|"
        "четвёртый четвертый четвёртого четвертого четвёртом четвертом"
    ),
}
KAZAKH: Final = {  # without short names, which are words of other languages: там is Russian for there
    # қыркүйег-: before a vowel
    "months": "қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек қыркүйег|қазан|қараша|желтоқсан",
    "endings": (
        "да де та те дағы дегі тағы тегі ның нің дың дің тың тің ға ге қа ке ны ні ды ді ты ті ы і сы сі "
        "ында інде сында сінде ының інің сының сінің ына іне сына сіне ындағы індегі сындағы сіндегі"
    ),
    "ablatives": "дан ден тан тен нан нен ынан інен сынан сінен",
    "weekdays": "дүйсенбі|сейсенбі|сәрсенбі|бейсенбі|жұма|сенбі|жексенбі",
    "suffixes": "ші шы інші ыншы нші ншы",
    "and": "және",
    "or": "немесе",
    "years": "жыл жылы жылғы жылдың жылдар",
    "short_years": "ж",
    "after": "күні күндері айы айында айының аралығында аралығы",
    "until": "дейін",
}
UZBEK: Final = {
    # sentyabr, oktyabr: as they were written until 1995
    "months": "yanvar|fevral|mart|aprel|may|iyun|iyul|avgust|sentabr sentyabr|oktabr oktyabr|noyabr|dekabr",
    "short": "yan|||||iyn|iyl|avg|||noy|dek",  # sen for September is also "you"
    "endings": "da dagi ning ga ni i ida idagi ining iga ini",
    "ablatives": "dan idan",
    "terminatives": "gacha igacha",
    "weekdays": "dushanba|seshanba|chorshanba|payshanba|juma|shanba|yakshanba",
    "suffixes": "chi nchi inchi",
    "and": "va",
    "or": "yoki",
    "years": "yil yili yilgi yilda yilning",
    "after": "kuni kunlari kunida oyi oyida oyining",
    "until": "qadar",
}
UZBEK_IN_CYRILLIC: Final = {
    "months": (
        "январь январ|февраль феврал|март|апрель апрел|май|июнь июн|июль июл|август|сентябрь сентябр|"
        "октябрь октябр|ноябрь ноябр|декабрь декабр"
    ),
    "endings": "да даги нинг га ни и ида идаги ининг ига ини",
    "ablatives": "дан идан",
    "terminatives": "гача игача",
    "weekdays": "душанба|сешанба|чоршанба|пайшанба|жума|шанба|якшанба",
    "and": "ва",
    "or": "ёки",
    "years": "йил йили йилги йилда йилнинг",
    "short_years": "й",
    "after": "куни кунлари кунида ойи ойида ойининг",
    "until": "қадар",
}
KYRGYZ: Final = {
    # the names from Russian, as press and law write them; those of the folk calendar stand in neither
    "months": UZBEK_IN_CYRILLIC["months"],
    "endings": (
        "да де та те до дө то тө дагы деги тагы теги дын дин тын тин дун дүн га ге ка ке го гө ы и у ү "
        "ында инде унда үндө ынын инин унун үнүн ына ине уна үнө ындагы индеги ундагы үндөгү"
    ),
    "ablatives": "дан ден тан тен дон дөн тон төн ынан инен унан үнөн",
    # Дүйшөмбү is Monday and Dushanbe
    "weekdays": "|шейшемби|шаршемби|бейшемби|жума|ишемби|жекшемби",
    "and": "жана",
    "or": "же",
    "years": "жыл жылы жылдын жылкы",
    "short_years": "ж",
    "after": "күнү күндөрү айы айында айынын",
    "until": "чейин",
}
TAJIK: Final = {
    "months": "январ|феврал|март|апрел|май|июн|июл|август|сентябр|октябр|ноябр|декабр",
    "endings": "и",
    # Душанбе is Monday and the capital, which datelines name
    "weekdays": "|сешанбе|чоршанбе|панҷшанбе|ҷумъа|шанбе|якшанбе",
    "suffixes": "ум уми юм юми",
    "to": "то",
    "and": "ва",
    "or": "ё",
    "from": "аз",
    "before": "дар моҳи рӯзи",
    "years": "соли сол",
}
TURKMEN: Final = {
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
GERMAN: Final = {
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
    "halves": "halbjahr halbjahres",
    "ordinals": "erstes ersten erste|zweites zweiten zweite|drittes dritten dritte|viertes vierten vierte",
}
FRENCH: Final = {
    "months": "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
    "short": "janv|févr fév||avr|||juil||sept|oct|nov|déc",
    "weekdays": "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche",
    "short_weekdays": "lun||mer|jeu|ven|sam|dim",  # mar. is March
    "suffixes": "er",
    "to": "au",
    "and": "et",
    "or": "ou",
    "from": "du",
    "between": "entre",
    "before": "le les en",
    "of": "de",
    "seasons": "printemps|été|automne|hiver",
    "quarters": "trimestre",
    "halves": "semestre",
    "ordinals": "premier|deuxième|troisième|quatrième",
}
POLISH: Final = {
    "months": (
        "styczeń stycznia styczniu|luty lutego lutym|marzec marca marcu|kwiecień kwietnia kwietniu|"
        "maj maja maju|czerwiec czerwca czerwcu|lipiec lipca lipcu|sierpień sierpnia sierpniu|"
        "wrzesień września wrześniu|październik października październiku|listopad listopada listopadzie|"
        "grudzień grudnia grudniu"
    ),
    "short": "stycz||||||lip|sierp|wrz wrześ|paź październ|listop|grudz",
    "weekdays": "poniedziałek|wtorek|środa środę|czwartek|piątek|sobota sobotę|niedziela niedzielę",
    "and": "oraz",  # and not "i", which is a Roman one; "do" is a Thursday in German
    "or": "lub",
    "from": "od",
    "between": "między",
    "before": "dnia dniach w",
    "years": "rok roku",
    "short_years": "r",
    "seasons": "wiosna wiosną|lato latem|jesień jesienią|zima zimą",
    "quarters": "kwartał kwartału kwartale",
    "halves": "półrocze półrocza półroczu",
    "ordinals": "pierwszy|drugi|trzeci|czwarty",
}
COMMON: Final = {"ordinals": "i|ii|iii|iv"}
LANGUAGES: Final = (
    *(ENGLISH, RUSSIAN, KAZAKH, UZBEK, UZBEK_IN_CYRILLIC, KYRGYZ, TAJIK, TURKMEN, GERMAN, FRENCH),
    *(POLISH, COMMON),
)
NUMBERED: Final = {"q1": 33, "q2": 34, "q3": 35, "q4": 36, "h1": 40, "h2": 41}
"""Quarters and halves by their EDTF numbers."""
ORDINARY: Final = frozenset({"may", "march", "mar", "mayda", "майда", "marta"})
"""Months that in running text are mostly other words (a verb; Uzbek and Kyrgyz for small; a name), unless a
year stands with them, a capital begins them or a hyphen joins them to their day."""
NAMES: Final = ("mars", "қазан")
"""How the months begin that with a capital are mostly names (the planet, the city of Kazan), unless a day and
a year stand with them."""
