"""Words: what is known of single words of English and Russian, as tables apart from the code that asks them.

A text is looked up by its folded words without case endings, so that is how they stand here.
"""

from __future__ import annotations

from typing import Final

from eucentralasia.names.normalise import folded, listed, stemmed


def stems(words: str) -> frozenset[str]:
    """Return the folded words of a list without case endings."""
    return frozenset(stemmed(folded(word)) for word in words.split())


# Names

SMALL_WORDS: Final = (
    "the a an of and between with in at on for to by s di de la "
    "и в во на с со по между для при о об стран государств"
)
SMALL: Final = frozenset(listed(SMALL_WORDS)) | stems(SMALL_WORDS)
"""Words that a name may have or lack; with their endings too, as ``search`` keeps these."""

FILLERS: Final = stems(
    "annual regular meeting session round edition ever history "
    "ежегодный очередной заседание раунд встреча история"
)
"""Words that may stand between a number and the name that it counts: the 12th annual meeting of the HLPSD."""

JOINING: Final = stems("the of between and with to for in countries states между и с со стран")
"""Words that may stand between a name and the parties that it joins: Talks between the EU and Kazakhstan."""

SKIPPED: Final = frozenset({"the", "and"})
"""Words that a name in a text may have or lack anywhere: writers differ on "Political (and) Security"."""

AND: Final = frozenset({"and", "и"})
INSIDE: Final = frozenset({"in", "в"})

PARTICLES: Final = frozenset(listed("al bin da de del der di du el ibn la le van von zu фон дер ван де да"))
"""Small words that a surname may begin with; people write it with them and without."""

EQUIVALENTS: Final = tuple(
    (tuple(stemmed(folded(word)) for word in left.split() if word not in SMALL), tuple(meaning.split()))
    for meaning, lefts in {
        "foreign ministry": "ministry foreign affairs, foreign affairs ministry, mfa, "
        "министерство иностранных дел, мид",
        "foreign minister": "minister foreign affairs, foreign affairs minister, министр иностранных дел",
        "special representative": "специальный представитель, спецпредставитель",
        "eu special representative": "eusr",
        "president european commission": "european commission president, commission president, "
        "president commission",
        "head eu delegation": "eu ambassador, ambassador eu, european union ambassador",
        "president": "президент",
        "ambassador": "посол",
        "summit": "саммит",
        "dialogue": "диалог, dialog",
        "partnership cooperation agreement": "pca",
        # as lists of countries shorten what they are
        "federal republic": "fed rep",
        "people republic": "pr",
        "republic": "rep",
        "республик": "респ",
        "federation": "fed",
        "islamic": "isl",
        "enhanced partnership cooperation agreement": "epca, српс, "
        "соглашение о расширенном партнерстве и сотрудничестве",
    }.items()
    for left in lefts.split(", ")
)
"""Words that mean the same in the names of offices, meetings and documents, without their small words."""

ADJECTIVES: Final = {
    stem: party
    for party, words in {
        "KZ": "kazakh kazakhstani казахский казахстанский",
        "KG": "kyrgyz kyrgyzstani киргизский кыргызский кыргызстанский",
        "TJ": "tajik tajikistani таджикский таджикистанский",
        "TM": "turkmen turkmenistani туркменский туркменистанский",
        "UZ": "uzbek uzbekistani узбекский узбекистанский",
    }.items()
    for stem in stems(words)
}
"""Countries as adjectives, which name them in what is theirs only: Uzbek MFA, EU–Tajik Council."""

# Numbers

ORDINALS: Final = {
    stem: number
    for number, words in enumerate(
        (
            *("first inaugural initial первый", "second второй", "third третий третьего третьем третьему"),
            *("fourth четвертый", "fifth пятый", "sixth шестой", "seventh седьмой", "eighth восьмой"),
            *("ninth девятый", "tenth десятый", "eleventh одиннадцатый", "twelfth двенадцатый"),
            *("thirteenth тринадцатый", "fourteenth четырнадцатый", "fifteenth пятнадцатый"),
            *("sixteenth шестнадцатый", "seventeenth семнадцатый", "eighteenth восемнадцатый"),
            *("nineteenth девятнадцатый", "twentieth двадцатый"),
        ),
        start=1,
    )
    for stem in stems(words)
}
"""Ordinal numbers in words; after the twentieth they are written ``21st``, ``twenty-first`` or ``XXI``."""

TENS: Final = {
    stem: 10 * number
    for number, words in enumerate(
        ("twenty двадцать", "thirty тридцать", "forty сорок", "fifty пятьдесят"), 2
    )
    for stem in stems(words)
}
"""Numbers with which an ordinal of two words begins: twenty-first, двадцать первый."""
SUFFIXES: Final = frozenset(map(folded, listed("й ый ой го ого ем ом му ому м я ая е ое ю ую")))
"""What follows a number in Russian where it is an ordinal: 12-й, 12-го."""

# People

ADDRESSES: Final = frozenset(
    map(
        folded,
        listed(
            "mr mrs ms miss madam madame mme mlle monsieur herr frau pan pani dr prof professor sir lady "
            "lord baroness he hrh hon his her excellency "
            "г-н г-жа господин госпожа др проф"
        ),
    )
)
"""Forms of address, which fit everybody."""

POST_WORDS: Final = {
    word: meaning
    for meaning, words in {
        "president": "president президент",
        "minister": "minister министр",
        "prime minister": "pm premier премьер премьер-министр",
        "foreign minister": "fm",
        "commissioner": "commissioner комиссар еврокомиссар",
        "ambassador": "ambassador посол",
        "representative": "representative",
        "special representative": "eusr спецпредставитель",
        "high representative": "hr hrvp hr/vp",
        "vice president": "vp",
        "executive vice president": "evp",
        "managing director": "md",
        "member european parliament": "mep",
        **{word: word for word in listed("envoy secretary general speaker chair director coordinator")},
        **{word: word for word in listed("chairman chairperson chairwoman chancellor")},
    }.items()
    for word in map(folded, listed(words))
}
"""What stands beside a surname, as the words that the title of a post has."""
