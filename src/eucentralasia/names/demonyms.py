"""Demonyms: what people and things of a country are called: no name of it, but it tells which is meant."""

from types import MappingProxyType
from typing import Final

__all__ = ["DEMONYMS"]

DEMONYMS: Final = MappingProxyType(
    {
        word: code
        for code, words in (
            ("AF", "afghan afghani afghans"),
            ("AM", "armenian"),
            ("AT", "austrian"),
            ("AZ", "azerbaijani azeri"),
            ("BE", "belgian"),
            ("BG", "bulgarian"),
            ("CH", "swiss"),
            ("CN", "chinese"),
            ("CY", "cypriot"),
            ("CZ", "czech"),
            ("DE", "german germans"),
            ("DK", "danish dane"),
            ("EE", "estonian"),
            ("ES", "spanish spaniard"),
            ("FI", "finnish finn"),
            ("FR", "french"),
            ("GB", "british briton england english scotland wales"),
            ("GE", "georgian"),
            ("GR", "greek"),
            ("HR", "croatian croat"),
            ("HU", "hungarian"),
            ("IE", "irish"),
            ("IT", "italian"),
            ("KG", "kyrgyz kirghiz kyrgyzstani киргизский кыргызский"),
            ("KZ", "kazakh kazakhs kazakhstani rk рк казахский казахстанский"),
            ("LT", "lithuanian"),
            ("LU", "luxembourgish luxembourger"),
            ("LV", "latvian"),
            ("MD", "moldovan"),
            ("MN", "mongolian mongol"),
            ("MT", "maltese"),
            ("NL", "dutch"),
            ("PL", "polish pole"),
            ("PT", "portuguese"),
            ("RO", "romanian"),
            ("RU", "russian russians российский русский"),
            ("SE", "swedish swede"),
            ("SI", "slovenian slovene"),
            ("SK", "slovak"),
            ("TJ", "tajik tajikistani таджикский"),
            ("TM", "turkmen turkmens туркменский"),
            ("TR", "turkish turk"),
            ("UA", "ukrainian"),
            ("US", "american america"),
            ("UZ", "uzbek uzbeks uzbekistani узбекский"),
        )
        for word in words.split()
    }
    | dict.fromkeys(("eu 27", "eu27", "europe", "european", "ue"), "eu")
    | dict.fromkeys(
        (
            *("c5", "ca", "central asian", "central asian countries", "central asian republics"),
            *("central asian states", "orta asiya", "orta osiyo", "orta aziya", "the central asian states"),
        ),
        "central-asia",
    )
)
"""The country or region of each, in small letters without accents; a part of a country means the country."""
