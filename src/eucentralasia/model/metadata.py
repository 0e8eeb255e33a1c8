"""What a registry says of itself beside its records: its version, how far it is complete, its publishers."""

import datetime as dt
from collections import abc
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from attrs import frozen

from eucentralasia.dates import day
from eucentralasia.errors import DateError, safe_repr
from eucentralasia.model.closed_list import Listed
from eucentralasia.model.drawers import SINGULARS
from eucentralasia.model.patterns import Form, formed
from eucentralasia.model.plain_data import unstructure
from eucentralasia.model.validation import Flaw, Value, refusal, taken, text_problem, value_problems
from eucentralasia.model.vocabularies import Category

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["PublisherKind", "Withdrawn"]

DRAWER: Final = Form(
    wanted=f"one of {', '.join(SINGULARS)}",
    code="vocabulary",
    holds=SINGULARS.__contains__,
    schema={"enum": list(SINGULARS)},
)
# How a file writes the kind of a publisher that nobody has told; where all are so, it has a list.
UNKNOWN: Final = "unknown"
KEYS: Final = ("version", "complete_until", "publishers", "withdrawn")


class PublisherKind(StrEnum, metaclass=Listed):
    """Who stands behind a page; a new member needs a reason to trust its pages more or less than these.

    Official are states, bodies of the Union and international organisations, with what they set up; an agency
    sells news to others; media have readers; research are institutes, libraries and associations; an
    aggregator reprints what others wrote.
    """

    OFFICIAL = "official"
    AGENCY = "agency"
    MEDIA = "media"
    RESEARCH = "research"
    AGGREGATOR = "aggregator"


@frozen(kw_only=True, eq=False, repr=False)
class Withdrawn(Value):
    """A record that was taken out; its id is never used again.

    Args:
        id: The id that it had.
        rule: The rule by which it is out, in our own words.
        day: When it was taken out.
        drawer: The drawer in which it was.
    """

    id: str
    rule: str
    day: dt.date
    drawer: str = formed(DRAWER, "events")

    def __str__(self) -> str:
        return f"withdrawn on {self.day}: {self.rule}"


@frozen(kw_only=True)
class Head:
    """What a registry says of itself, made of what files have.

    Args:
        version: Version of the data.
        complete: For each category that is meant to be complete, up to which day.
        publishers: The kind of each publisher that sources may name, as far as known; empty allows any.
        withdrawn: The records that were taken out.
    """

    version: str | None
    complete: dict[Category, str]
    publishers: dict[str, PublisherKind | None]
    withdrawn: tuple[Withdrawn, ...]

    @classmethod
    def of(cls, **said: Any) -> "Head":
        """Make a head of what a file or a caller says under ``KEYS``.

        Raises:
            DataError: Something in it is not what was wanted; all problems at once.
        """
        known = {key: value for key, value in said.items() if value is not None}
        flaws = [flaw for key, value in known.items() for flaw in head_problems(key, value)]
        if flaws:
            raise refusal(flaws)
        until, kinds = known.get("complete_until", {}), known.get("publishers", {})
        if not isinstance(kinds, abc.Mapping):
            kinds = dict.fromkeys(kinds, UNKNOWN)
        days = dict.fromkeys(Category, until) if isinstance(until, str) else until
        return cls(
            version=known.get("version"),
            complete={category: days[category] for category in Category if category in days},
            publishers={name: _kind(kinds[name]) for name in sorted(kinds)},
            withdrawn=taken(known.get("withdrawn", ()), tuple[Withdrawn, ...]),
        )

    def plain(self) -> dict[str, Any]:
        """Return what a file says, without what is not known."""
        days = {str(category): until for category, until in self.complete.items()}
        alike = len(days) == len(Category) and len(set(days.values())) == 1
        said = {
            "version": self.version,
            "complete_until": days["institutional"] if alike else days,
            "publishers": self._plain_publishers(),
            "withdrawn": unstructure(self.withdrawn),
        }
        return {key: value for key, value in said.items() if value}

    def _plain_publishers(self) -> list[str] | dict[str, str]:
        if any(self.publishers.values()):
            return {name: str(kind or UNKNOWN) for name, kind in self.publishers.items()}
        return list(self.publishers)


def _kind(word: str | None) -> PublisherKind | None:
    return PublisherKind(word) if word not in {None, UNKNOWN} else None


def head_problems(key: str, value: Any) -> "Iterator[Flaw]":
    """Yield what is wrong with what a file or a caller says under one of ``KEYS``."""
    if key == "withdrawn":
        kind = tuple[Withdrawn, ...]
        for path, expected, got, code in value_problems(taken(value, kind), kind):
            yield key + path, expected, got, code
        return
    problems = {"publishers": _publisher_problems, "complete_until": _day_problems}.get(key, _text_problems)
    yield from ((key + path, expected, got, "type") for path, expected, got in problems(value))


# What is wrong, as a path within the value, what was expected and what was found.
Wrong: TypeAlias = "Iterator[tuple[str, str, object]]"


def _text_problems(value: object) -> Wrong:
    wanted = text_problem(value) if isinstance(value, str) else "a text"
    if wanted:
        yield "", wanted, value


def _publisher_problems(value: Any) -> Wrong:
    """Yield what is wrong with a list of publishers, or a table with the kind of each."""
    if isinstance(value, abc.Mapping):
        for name, kind in value.items():
            unknown = kind is None or kind == UNKNOWN
            flaws = () if unknown else value_problems(taken(kind, PublisherKind), PublisherKind)
            wrong = [*(expected for _, expected, _ in _text_problems(name)), *(flaw[1] for flaw in flaws)]
            yield from ((f".{_key(name)}", expected, kind) for expected in wrong)
    elif isinstance(value, list | tuple):
        # each text is looked at once, as a file may repeat one a million times
        once = {one if isinstance(one, str) else None for one in value}
        bad = any(flaw for one in once for flaw in _text_problems(one))
        for position, one in enumerate(value if bad else ()):
            yield from ((f"[{position}]", expected, got) for _, expected, got in _text_problems(one))
    else:
        yield "", "a table with the kind of each publisher, or a list of them", value


def _day_problems(value: Any) -> Wrong:
    """Yield what is wrong with a day, or with a table of a day for each category."""
    if isinstance(value, abc.Mapping):
        for category, until in value.items():
            if category not in set(Category):
                yield f".{_key(category)}", f"a day for one of {', '.join(Category)}", until
            else:
                yield from ((f".{category}", expected, got) for _, expected, got in _day_problems(until))
    elif not isinstance(value, str):
        yield "", "a day in quotes, or a table with a day for each category", value
    else:
        try:
            day(value)
        except DateError as error:
            yield "", error.expected, value


def _key(name: object) -> str:
    return safe_repr(name)[1:-1]


def merged_head(heads: "Sequence[Head]", *, version: str | None, any_publisher: bool) -> Head:
    """Return what several registries together may say of themselves.

    Args:
        heads: What each says.
        version: The version of all.
        any_publisher: Whether one of them has records and allows any publisher.
    """
    days = [pair for head in heads for pair in head.complete.items()]
    kinds = sorted((name, kind or "") for head in heads for name, kind in head.publishers.items())
    withdrawn = {(one.drawer, one.id): one for head in heads for one in head.withdrawn}
    return Head(
        version=version,
        # complete as far as the least complete of them
        complete={
            category: min(until for other, until in days if other is category)
            for category in Category
            if category in dict(days)
        },
        # of two kinds of a publisher the same one stands, whichever registry comes first, and a known one
        publishers={} if any_publisher else {name: _kind(kind or None) for name, kind in kinds},
        withdrawn=tuple(withdrawn[key] for key in sorted(withdrawn)),
    )
