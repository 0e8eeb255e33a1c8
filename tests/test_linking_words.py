"""The words of each language mean what its grammar says: written down here, not read from the tables."""

from typing import Any

import pytest

import eucentralasia as eca

ANY: Any = eca

TALKS = eca.Registry(
    [
        eca.Series(id="talks", name="Water Talks"),
        *(
            ANY.Event(
                id=f"talks-{n}", name=f"Talks {n}", series="talks", edition=n, dates=f"{1900 + n}-05-01"
            )
            for n in range(1, 101)
        ),
    ]
)
# The ordinals of a language from the first on, and after a bar the round ones with their numbers.
ORDINALS = {
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth | 30 thirtieth 40 fortieth "
    "50 fiftieth 60 sixtieth 70 seventieth 80 eightieth 90 ninetieth 100 hundredth",
    "ru": "первый второй третий четвёртый пятый шестой седьмой восьмой девятый десятый одиннадцатый "
    "двенадцатый тринадцатый четырнадцатый пятнадцатый шестнадцатый семнадцатый восемнадцатый девятнадцатый "
    "двадцатый | 30 тридцатый 40 сороковой 50 пятидесятый 60 шестидесятый 70 семидесятый 80 восьмидесятый "
    "90 девяностый 100 сотый",
    "kk": "бірінші екінші үшінші төртінші бесінші алтыншы жетінші сегізінші тоғызыншы оныншы | "
    "20 жиырмасыншы 30 отызыншы 40 қырқыншы 50 елуінші 60 алпысыншы 70 жетпісінші 80 сексенінші "
    "90 тоқсаныншы 100 жүзінші",
    "ky": "биринчи экинчи үчүнчү төртүнчү бешинчи алтынчы жетинчи сегизинчи тогузунчу онунчу | "
    "20 жыйырманчы 30 отузунчу 40 кыркынчы 50 элүүнчү 60 алтымышынчы 70 жетимишинчи 80 сексенинчи "
    "90 токсонунчу 100 жүзүнчү",
    "uz-Latn": "birinchi ikkinchi uchinchi to‘rtinchi beshinchi oltinchi yettinchi sakkizinchi to‘qqizinchi "
    "o‘ninchi | 20 yigirmanchi 30 o‘ttizinchi 40 qirqinchi 50 ellikinchi 60 oltmishinchi 70 yetmishinchi "
    "80 saksoninchi 90 to‘qsoninchi 100 yuzinchi",
    "uz-Cyrl": "биринчи иккинчи учинчи тўртинчи бешинчи олтинчи еттинчи саккизинчи тўққизинчи ўнинчи | "
    "20 йигирманчи 30 ўттизинчи 40 қирқинчи 50 элликинчи 60 олтмишинчи 70 етмишинчи 80 саксонинчи "
    "90 тўқсонинчи 100 юзинчи",
    "tk": "birinji ikinji üçünji dördünji bäşinji altynjy ýedinji sekizinji dokuzynjy onunjy | "
    "20 ýigriminji 30 otuzynjy 40 kyrkynjy 50 ellinji 60 altmyşynjy 70 ýetmişinji 80 segseninji "
    "90 togsanynjy 100 ýüzünji",
    "tg": "якум дуюм сеюм чорум панҷум шашум ҳафтум ҳаштум нӯҳум даҳум ёздаҳум дувоздаҳум сездаҳум чордаҳум "
    "понздаҳум шонздаҳум ҳабдаҳум ҳаждаҳум нуздаҳум бистум | 30 сиюм 40 чилум 50 панҷоҳум 60 шастум "
    "70 ҳафтодум 80 ҳаштодум 90 навадум 100 садум",
    "tg-izofat": "якуми дуюми сеюми чоруми панҷуми шашуми ҳафтуми ҳаштуми нӯҳуми даҳуми ёздаҳуми дувоздаҳуми "
    "сездаҳуми чордаҳуми понздаҳуми шонздаҳуми ҳабдаҳуми ҳаждаҳуми нуздаҳуми бистуми | 30 сиюми 40 чилуми",
    "tg-older": "аввал дуввум саввум чаҳорум",
    "de": "erste zweite dritte vierte fünfte sechste siebte achte neunte zehnte elfte zwölfte dreizehnte "
    "vierzehnte fünfzehnte sechzehnte siebzehnte achtzehnte neunzehnte zwanzigste einundzwanzigste "
    "zweiundzwanzigste dreiundzwanzigste vierundzwanzigste fünfundzwanzigste sechsundzwanzigste "
    "siebenundzwanzigste achtundzwanzigste neunundzwanzigste",
    "fr": "premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième onzième "
    "douzième treizième quatorzième quinzième seizième dix-septième dix-huitième dix-neuvième vingtième | "
    "22 vingt-deuxième 23 vingt-troisième 29 vingt-neuvième 30 trentième",
    "pl": "pierwsze drugie trzecie czwarte piąte szóste siódme ósme dziewiąte dziesiąte jedenaste dwunaste "
    "trzynaste czternaste piętnaste szesnaste siedemnaste osiemnaste dziewiętnaste dwudzieste",
}
# What stands before the units, from ten on where the language counts so, else from twenty on.
TENS = {
    "en": "20 twenty 30 thirty 40 forty 50 fifty 60 sixty 70 seventy 80 eighty 90 ninety",
    "ru": "20 двадцать 30 тридцать 40 сорок 50 пятьдесят 60 шестьдесят 70 семьдесят 80 восемьдесят "
    "90 девяносто",
    "kk": "10 он 20 жиырма 30 отыз 40 қырық 50 елу 60 алпыс 70 жетпіс 80 сексен 90 тоқсан",
    "ky": "10 он 20 жыйырма 30 отуз 40 кырк 50 элүү 60 алтымыш 70 жетимиш 80 сексен 90 токсон",
    "uz-Latn": "10 o‘n 20 yigirma 30 o‘ttiz 40 qirq 50 ellik 60 oltmish 70 yetmish 80 sakson 90 to‘qson",
    "uz-Cyrl": "10 ўн 20 йигирма 30 ўттиз 40 қирқ 50 эллик 60 олтмиш 70 етмиш 80 саксон 90 тўқсон",
    "tk": "10 on 20 ýigrimi 30 otuz 40 kyrk 50 elli 60 altmyş 70 ýetmiş 80 segsen 90 togsan",
    "tg": "20 бисту 30 сию 40 чилу 50 панҷоҳу 60 шасту 70 ҳафтоду 80 ҳаштоду 90 наваду",
    "pl": "20 dwudzieste",
}


def pairs(words: str) -> dict[int, str]:
    """Return words by the numbers before them."""
    told = words.split()
    return dict(zip(map(int, told[::2]), told[1::2], strict=True))


def counted(language: str) -> dict[int, str]:
    """Return the ordinals of a language by their numbers, those of two words too."""
    few, _, round_ones = ORDINALS[language].partition("|")
    single = dict(enumerate(few.split(), start=1)) | pairs(round_ones)
    compound = {
        ten + unit: f"{word} {single[unit]}"
        for ten, word in pairs(TENS.get(language, "")).items()
        for unit in range(1, 10)
    }
    return compound | single


@pytest.mark.parametrize("language", ORDINALS)
def test_an_ordinal_in_words_means_the_edition_with_its_number(language: str) -> None:
    wanted = {word: [f"talks-{number}"] for number, word in counted(language).items()}
    found = {
        word: [one.record.id for one in TALKS.mentions(f"{word} Water Talks") if one.record]
        for word in wanted
    }
    assert wanted == found


MEETINGS = (
    *(("fifth EU–Central Asia forum of civil society", "civil-society-forum-5"),),
    *(("first EU–Central Asia forum on security", "security-forum-1"),),
    *(("fourth EU–Central Asia conference of ministers of justice", "rule-of-law-ministerial-4"),),
    *(("22nd EU–Kazakhstan council of cooperation", "kz-cooperation-council-22"),),
    *(("16th EU–Kazakhstan dialogue on human rights", "kz-human-rights-dialogue-16"),),
    *(("20th EU–Central Asia ministers’ meeting", "ministerial-20"),),
    *(("20th EU–Central Asia ministerial session", "ministerial-20"),),
    *(("7th EU–Central Asia conference on water and environment", "environment-water-conference-7"),),
)


@pytest.mark.parametrize(("name", "event"), MEETINGS)
def test_a_meeting_is_known_by_what_english_writers_call_it(name: str, event: str) -> None:
    assert [event] == [one.record.id for one in eca.mentions(f"The {name} was held.") if one.record]


@pytest.mark.parametrize(
    ("adjective", "country"),
    [
        *(("Kazakh", "kz"), ("Kazakhstani", "kz"), ("Kyrgyz", "kg"), ("Kyrgyzstani", "kg")),
        *(("Tajik", "tj"), ("Tajikistani", "tj"), ("Uzbek", "uz"), ("Uzbekistani", "uz")),
    ],
)
def test_an_adjective_is_of_its_country(adjective: str, country: str) -> None:
    found = eca.mentions(f"The EU–{adjective} Cooperation Council met.")
    assert [f"{country}-cooperation-council"] == [one.record.id for one in found if one.record]


@pytest.mark.parametrize(
    ("word", "post"),
    [
        *(("President", "President"), ("Premier", "Prime Minister"), ("FM", "Minister of Foreign Affairs")),
        *(("Minister", "Minister of Trade"), ("Commissioner", "Commissioner for Trade")),
        *(("Envoy", "Special Representative"), ("Ambassador", "Ambassador"), ("Director", "Director")),
        *(("Speaker", "Speaker of Parliament"), ("Secretary", "Secretary-General")),
    ],
)
def test_of_two_with_one_surname_the_title_tells_which(word: str, post: str) -> None:
    posts = {"ann-ableson": post, "bob-ableson": "Gardener"}
    people = [
        ANY.Official(
            id=key,
            name=key.replace("-", " ").title(),
            appointments=[ANY.Appointment(title=title, dates="2020-01-01/..", organisation="body")],
        )
        for key, title in posts.items()
    ]
    body = ANY.Organisation(id="body", name="Body", kind="ministry")
    found = eca.Registry([body, *people]).mentions(f"Later {word} Ableson spoke.")
    assert [one.record.id for one in found if one.record] == ["ann-ableson"]


# Surnames of officials that are as often a verb, a thing, a given name or the surname of others.
AS_OFTEN_OTHERS = "Lyons Flor Roche Tusk Linta Morel Solana Adrian Herman Bertrand Erkin Devin Silva Rossi"


@pytest.mark.parametrize("word", AS_OFTEN_OTHERS.split())
def test_a_surname_that_is_a_word_names_nobody_by_itself(word: str) -> None:
    assert eca.mentions(f"Yesterday {word} was quiet.", kinds=["official"]) == ()


def test_a_day_and_a_city_that_a_text_comes_to_later_tell_no_event() -> None:
    text = "The 22nd EU–Kazakhstan Cooperation Council met. On 11 July 2025 it rained in Dushanbe."
    assert [one.event.id for one in eca.curated.events_in(text)] == ["kz-cooperation-council-22"]


@pytest.mark.parametrize(
    ("year", "is_one"), [(1850, 0), (1899, 0), (1900, 1), (2099, 1), (2100, 0), (2500, 0)]
)
def test_a_year_in_a_text_is_of_the_last_century_or_of_this(year: int, is_one: int) -> None:
    assert [str(year)] * is_one == [one.text for one in eca.mentions(f"They met in {year} again.")]
