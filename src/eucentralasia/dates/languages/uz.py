"""The words of dates in Uzbek in Latin letters."""

from typing import Final

WORDS: Final = {
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
