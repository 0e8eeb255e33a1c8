"""The words of dates in Tajik."""

from typing import Final

WORDS: Final = {
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
