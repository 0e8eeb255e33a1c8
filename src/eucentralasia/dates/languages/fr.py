"""The words of dates in French."""

from typing import Final

WORDS: Final = {
    "months": "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
    "short": "janv|févr fév||avr|||juil||sept|oct|nov|déc",
    "weekdays": "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche",
    "short_weekdays": "lun||mer|jeu|ven|sam|dim",  # mar. is March
    "suffixes": "er e ème",
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
