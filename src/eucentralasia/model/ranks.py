"""The table of ranks: at which level a title stands, and which titles are seats of one person at a time.

A title is compared by its first words, the longest row first, without regard to case, hyphens or ``Acting``.
A title of two offices, such as Deputy Prime Minister and Minister of Foreign Affairs, has the higher rank.
"""

from enum import Enum
from types import MappingProxyType
from typing import Final, NamedTuple

from eucentralasia.errors import refuse_no_text
from eucentralasia.model.vocabularies import Level

__all__ = ["is_single_seat", "rank_of"]

LEADERS, MINISTERS, DEPUTIES, SENIOR, AMBASSADORS, PARLIAMENT, EXPERTS = (
    Level.LEADERS,
    Level.MINISTERS,
    Level.DEPUTY_MINISTERS,
    Level.SENIOR_OFFICIALS,
    Level.AMBASSADORS,
    Level.PARLIAMENTARIANS,
    Level.EXPERTS,
)

RANKS: Final = (LEADERS, MINISTERS, DEPUTIES, SENIOR, AMBASSADORS, EXPERTS)
"""The ranks, the highest first; parliamentarians stand beside this order, and mixed is the rank of nobody."""


class Seat(Enum):
    """Of what there is one such seat: of a country or region, or of a body; closed."""

    OF_A_PARTY = "party"
    OF_A_BODY = "body"


class Rank(NamedTuple):
    """The first words of some titles, their rank, and why where it is not obvious."""

    words: str
    level: Level
    seat: Seat | None = None
    why: str = ""


PARTY, BODY = Seat.OF_A_PARTY, Seat.OF_A_BODY
# A seat is what the press calls by its title alone and a later holder takes over whole; of commissioners,
# deputies and directors there are several at a time. Of some titles each body has one.
TITLES: Final = (
    Rank("President", LEADERS, seat=PARTY),
    Rank("Head of State", LEADERS, seat=PARTY),
    Rank("Prime Minister", LEADERS, seat=PARTY),
    Rank("Head of Government", LEADERS, seat=PARTY),
    Rank("Chancellor", LEADERS, seat=PARTY),
    Rank("Federal Chancellor", LEADERS, seat=PARTY),
    Rank("Chairman of the Cabinet of Ministers", LEADERS, seat=PARTY, why="head of government of Kyrgyzstan"),
    Rank("Chairman of the People’s Council", LEADERS, seat=PARTY, why="in Turkmenistan beside the President"),
    Rank("President of the European Parliament", PARLIAMENT, seat=PARTY),
    Rank("President of the European Bank", MINISTERS, seat=PARTY, why="a bank's governors are ministers"),
    Rank(
        "President of the European Investment Bank", MINISTERS, seat=PARTY, why="its governors are ministers"
    ),
    Rank("Minister", MINISTERS, seat=PARTY),
    Rank("Federal Minister", MINISTERS, seat=PARTY),
    Rank("Foreign Minister", MINISTERS, seat=PARTY),
    Rank("Minister of State", DEPUTIES, why="serves under a minister, as in Germany"),
    Rank("Minister Delegate", DEPUTIES, why="serves under a minister, as in France"),
    Rank("Deputy Prime Minister", MINISTERS, why="member of a government"),
    Rank("First Deputy Prime Minister", MINISTERS, why="member of a government"),
    Rank("Vice Prime Minister", MINISTERS, why="member of a government"),
    Rank("First Vice Prime Minister", MINISTERS, why="member of a government"),
    Rank("Deputy Chairman of the Cabinet of Ministers", MINISTERS, why="a deputy prime minister"),
    Rank("First Deputy Chairman of the Cabinet of Ministers", MINISTERS, why="a deputy prime minister"),
    Rank("Chairman of the State Committee", MINISTERS, why="a state committee is a ministry"),
    Rank("Head of the Presidential Administration", MINISTERS, seat=PARTY, why="ranks with the cabinet"),
    Rank("Secretary of the Security Council", MINISTERS, seat=PARTY, why="ranks with the cabinet"),
    Rank("High Representative", MINISTERS, seat=PARTY, why="chairs the Council of foreign ministers"),
    Rank("Commissioner", MINISTERS, why="member of the college, which is a government's peer"),
    Rank("Executive Vice President of the European Commission", MINISTERS, why="a commissioner"),
    Rank("Vice President of the European Commission", MINISTERS, why="a commissioner"),
    Rank("Deputy Minister", DEPUTIES),
    Rank("First Deputy Minister", DEPUTIES),
    Rank("Vice Minister", DEPUTIES),
    Rank("First Vice Minister", DEPUTIES),
    Rank("Deputy Foreign Minister", DEPUTIES),
    Rank("Deputy Chairman of the State Committee", DEPUTIES, why="a state committee is a ministry"),
    Rank("Secretary of State", DEPUTIES, why="in the Union's members the deputy of a minister"),
    Rank("State Secretary", DEPUTIES, why="the deputy of a minister"),
    Rank(
        "Secretary General", DEPUTIES, seat=BODY, why="the first official of a service, as a state secretary"
    ),
    Rank(
        "Executive Secretary General",
        DEPUTIES,
        seat=BODY,
        why="what the EEAS first called its Secretary-General",
    ),
    Rank("Deputy Secretary General for Political Affairs", DEPUTIES, seat=BODY),
    Rank("Deputy Secretary General", DEPUTIES, why="meets deputy ministers as the head of the Union's side"),
    Rank("EU Special Representative", DEPUTIES, seat=PARTY),
    Rank("EU Special Envoy", DEPUTIES, seat=PARTY, why="one for each country or matter, as the EUSRs"),
    Rank("EU Counter Terrorism Coordinator", DEPUTIES, seat=PARTY, why="stands with the envoys"),
    Rank("Special Representative", DEPUTIES, why="what EU Special Representatives meet"),
    Rank("Special Envoy", DEPUTIES, why="what EU Special Envoys meet"),
    Rank("Assistant to the President", DEPUTIES, why="stands with the President's representatives"),
    Rank("Adviser to the President", DEPUTIES, why="stands with the President's representatives"),
    Rank("Vice President", DEPUTIES, why="of a bank, whose president stands with ministers"),
    Rank("Secretary of the Human Rights Commission", SENIOR, why="heads the commission's office"),
    Rank("Director", SENIOR),
    Rank("Director General", SENIOR),
    Rank("Deputy Director", SENIOR),
    Rank("Deputy Director General", SENIOR),
    Rank("Executive Director", SENIOR),
    Rank("Deputy Executive Director", SENIOR),
    Rank("Managing Director", SENIOR),
    Rank("Deputy Managing Director", SENIOR),
    Rank("Political Director", SENIOR, why="a ministry's director general for political affairs"),
    Rank("Head of the", SENIOR, why="a department, division, unit or centre"),
    Rank("Head of Department", SENIOR),
    Rank("Head of Division", SENIOR),
    Rank("Head of Unit", SENIOR),
    Rank("Head of Cabinet", SENIOR, why="paid and ranked as a director"),
    Rank("Deputy Head", SENIOR, why="a department's or a division's"),
    Rank("Hors classe Adviser", SENIOR, why="the grade of a director"),
    Rank("Principal Adviser", SENIOR, why="the grade of a director"),
    Rank("Ambassador", AMBASSADORS),
    Rank("Ambassador at Large", AMBASSADORS, why="by the personal rank"),
    Rank("Permanent Representative", AMBASSADORS),
    Rank("Chargé d’affaires", AMBASSADORS),
    Rank("Head of Delegation", AMBASSADORS),
    Rank("Head of the EU Delegation", AMBASSADORS, seat=BODY),
    Rank("Head of the Delegation", AMBASSADORS, seat=BODY),
    Rank("Head of the Mission", AMBASSADORS, seat=BODY),
    Rank("Deputy Head of the EU Delegation", AMBASSADORS, why="the chargé while the head is away"),
    Rank("Deputy Head of the Mission", AMBASSADORS, why="the chargé while the head is away"),
    Rank("Head of Cooperation", EXPERTS, why="of a section of a delegation, below its head"),
    Rank("Head of the Cooperation Section", EXPERTS, why="below the head of the delegation"),
    Rank("Head of Section", EXPERTS, why="below the head of the delegation"),
    Rank("Programme Manager", EXPERTS),
    Rank("Adviser", EXPERTS, why="of an office, without a unit to lead"),
    Rank("Expert", EXPERTS),
    Rank("Representative of the Commission", EXPERTS, why="sent for a directorate that is not headed"),
    Rank("Member", PARLIAMENT, why="of a parliament"),
    Rank("Senator", PARLIAMENT),
    Rank("Speaker", PARLIAMENT),
    Rank("Deputy Speaker", PARLIAMENT),
    Rank("First Deputy Speaker", PARLIAMENT),
    Rank("Chair", PARLIAMENT, why="of a committee or a delegation of a parliament"),
    Rank("Chairman", PARLIAMENT, why="of a chamber or a committee of a parliament"),
    Rank("Chairwoman", PARLIAMENT, why="of a chamber or a committee of a parliament"),
    Rank("Chairperson", PARLIAMENT, why="of a chamber or a committee of a parliament"),
    Rank("Deputy Chairman", PARLIAMENT, why="of a chamber of a parliament"),
    Rank("Vice Chair", PARLIAMENT, why="of a delegation of a parliament"),
    Rank("First Vice Chair", PARLIAMENT, why="of a delegation of a parliament"),
    Rank("Vice President of the European Parliament", PARLIAMENT),
    Rank("Head of the Delegation to the Central Asian parliamentary", PARLIAMENT, why="led by a member"),
)


def _plain(title: str) -> str:
    """Write a title as the table compares it."""
    words = " ".join(title.casefold().replace("-", " ").replace("'", "’").split())
    return words.removeprefix("acting ")


TABLE: Final = MappingProxyType({_plain(row.words): row for row in TITLES})
# Ministries are renamed and take on and give up matters while the seat is handed over.
FOREIGN: Final = ("foreign affairs", "foreign and european affairs", "foreign minister")
# What may stand second in a title of two offices.
SECOND: Final = (" and minister ", " and high representative ")


def rank_of(title: str) -> Level | None:
    """Return the level that a title stands at, or ``None`` if the table of ranks does not know it.

    Heads of state and of government and the presidents of the European Council and the Commission are
    leaders. Commissioners and the High Representative stand with ministers; EU special representatives and
    envoys and deputy secretaries-general with deputy ministers.

    Args:
        title: The title of a post, in English.

    Examples:
        >>> rank_of("Deputy Minister of Foreign Affairs")
        <Level.DEPUTY_MINISTERS: 'deputy-ministers'>
        >>> rank_of("Commissioner for International Partnerships")
        <Level.MINISTERS: 'ministers'>
        >>> rank_of("Gardener") is None
        True
    """
    refuse_no_text("a title", title)
    rows = [row for _, row in _offices(title)]
    return min((row.level for row in rows), key=list(Level).index) if rows else None


def is_single_seat(title: str) -> bool:
    """Whether one person at a time holds a post of that title, for one country or body.

    Examples:
        >>> is_single_seat("Minister of Transport"), is_single_seat("Commissioner for Transport")
        (True, False)
    """
    return seat_of(title) is not None


def is_seat_of_a_body(title: str) -> bool:
    """Whether each body has one seat of that title, while a country or region may have several."""
    return next((row.seat for _, row in _offices(title) if row.seat), None) is BODY


def seat_of(title: str) -> str | None:
    """Return the name under which a seat is compared, or ``None`` if the title is of no single seat.

    Examples:
        >>> seat_of("Acting Minister for Foreign Affairs") == seat_of("Minister of Foreign Affairs and Trade")
        True
    """
    for office, row in _offices(title):
        if not row.seat:
            continue
        if row.words == "High Representative":
            # for the CFSP until 2009, of the Union since
            return _plain(row.words)
        if row.level is MINISTERS and any(words in office for words in FOREIGN):
            return "minister of foreign affairs"
        return office.replace(" for ", " of ")
    return None


def _offices(title: str) -> list[tuple[str, Rank]]:
    """Return the offices of a title that the table knows, each with its longest row."""
    whole = _plain(title)
    for second in SECOND:
        whole = whole.replace(second, f"\n{second.removeprefix(' and ')}")
    found = [(office.strip(), _row(office.split())) for office in whole.split("\n")]
    return [(office, row) for office, row in found if row is not None]


def _row(words: list[str]) -> Rank | None:
    starts = (" ".join(words[:length]).rstrip(",") for length in range(len(words), 0, -1))
    return next((TABLE[start] for start in starts if start in TABLE), None)
