"""The outlets that the Union has banned from broadcasting, no source, with the acts that name them."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final, NamedTuple
from urllib.parse import urlsplit

__all__ = ["BANNED", "Outlet", "banned"]


class Outlet(NamedTuple):
    """An outlet of Annex XV to Regulation (EU) No 833/2014.

    Args:
        name: Its name there.
        act: The regulation of the Council that added it.
        hosts: The hosts of its pages, which the annex does not list; those below them are its own too.
    """

    name: str
    act: str
    hosts: tuple[str, ...]


# As it stood after the sixteenth package; who adds an outlet adds the act.
BANNED: Final = (
    Outlet("RT", "(EU) 2022/350", ("rt.com", "actualidad-rt.com", "rtdeutsch.com", "russiatoday.com")),
    Outlet("Sputnik", "(EU) 2022/350", ("sputnikglobe.com", "sputniknews.com", "sputniknews.ru")),
    Outlet("Rossiya RTR", "(EU) 2022/879", ("rtr-planeta.com", "smotrim.ru")),
    Outlet("Rossiya 24", "(EU) 2022/879", ("vesti.ru",)),
    Outlet("TV Centre International", "(EU) 2022/879", ("tvc.ru",)),
    Outlet("NTV/NTV Mir", "(EU) 2022/2474", ("ntv.ru",)),
    Outlet("Rossiya 1", "(EU) 2022/2474", ("russia.tv",)),
    Outlet("REN TV", "(EU) 2022/2474", ("ren.tv",)),
    Outlet("Pervyi Kanal", "(EU) 2022/2474", ("1tv.ru", "1tv.com")),
    Outlet("RT Arabic", "(EU) 2023/427", ("rtarabic.com",)),
    Outlet("Sputnik Arabic", "(EU) 2023/427", ("sputnikarabic.ae",)),
    Outlet("RT Balkan", "(EU) 2023/1214", ("rt.rs", "rtbalkan.rs")),
    Outlet("Oriental Review", "(EU) 2023/1214", ("orientalreview.su", "orientalreview.org")),
    Outlet("Tsargrad", "(EU) 2023/1214", ("tsargrad.tv",)),
    Outlet("New Eastern Outlook", "(EU) 2023/1214", ("journal-neo.org", "journal-neo.su")),
    Outlet("Katehon", "(EU) 2023/1214", ("katehon.com",)),
    Outlet("Voice of Europe", "(EU) 2024/1428", ("voiceofeurope.com",)),
    Outlet("RIA Novosti", "(EU) 2024/1428", ("ria.ru", "rian.ru")),
    Outlet("Izvestia", "(EU) 2024/1428", ("iz.ru", "izvestia.ru")),
    Outlet("Rossiyskaya Gazeta", "(EU) 2024/1428", ("rg.ru",)),
    Outlet("EADaily", "(EU) 2025/395", ("eadaily.com",)),
    Outlet("Fondsk", "(EU) 2025/395", ("fondsk.ru",)),
    Outlet("Lenta", "(EU) 2025/395", ("lenta.ru",)),
    Outlet("NewsFront", "(EU) 2025/395", ("news-front.info", "news-front.su")),
    Outlet("RuBaltic", "(EU) 2025/395", ("rubaltic.ru",)),
    Outlet("SouthFront", "(EU) 2025/395", ("southfront.org", "southfront.press")),
    Outlet(
        "Strategic Culture Foundation", "(EU) 2025/395", ("strategic-culture.org", "strategic-culture.su")
    ),
    Outlet("Krasnaya Zvezda/Tvzvezda", "(EU) 2025/395", ("redstar.ru", "tvzvezda.ru")),
)
HOSTS: Final = MappingProxyType({host: outlet for outlet in BANNED for host in outlet.hosts})
# Each country has a Sputnik of its own, under hosts of many endings.
SPUTNIK: Final = next(outlet for outlet in BANNED if outlet.name == "Sputnik")


def banned(url: str) -> Outlet | None:
    """Return the outlet whose page an address is of, if it is banned, or ``None``.

    Examples:
        >>> banned("https://tj.sputniknews.ru/20250711/x.html").act, banned("https://asiaplustj.info/")
        ('(EU) 2022/350', None)
    """
    labels = (urlsplit(url).hostname or "").split(".")
    if any(label.startswith("sputnik") for label in labels):
        return SPUTNIK
    ends = (".".join(labels[start:]) for start in range(len(labels)))
    return next((HOSTS[end] for end in ends if end in HOSTS), None)
