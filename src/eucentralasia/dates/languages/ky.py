"""The words of dates in Kyrgyz."""

from typing import Final

from eucentralasia.dates.languages import uz_cyrl

WORDS: Final = {
    # the names from Russian, as press and law write them; those of the folk calendar stand in neither
    "months": uz_cyrl.WORDS["months"],
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
