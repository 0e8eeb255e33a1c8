"""``timeline``: events on a line of time, in a lane for each state and one for the region."""

from __future__ import annotations

import datetime as dt
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from eucentralasia.errors import imported
from eucentralasia.formats._source import Resolver, events_of
from eucentralasia.model import Category, Level
from eucentralasia.model.events import REGION, STATES
from eucentralasia.pictures.paper import (
    INK,
    MARKS,
    QUIET,
    SMALL,
    cut,
    legend,
    note,
    paper,
    points,
    width_of,
    write,
)
from eucentralasia.pictures.placing import packed
from eucentralasia.pictures.when import When, when

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from eucentralasia.formats._source import Records
    from eucentralasia.model import Event
    from eucentralasia.pictures.placing import Track

__all__ = ["timeline"]

LEFT, RIGHT, ABOVE, BELOW = 12.0, 16.0, 26.0, 22.0  # margins, without what is written in them
WIDTH: Final = 720.0  # points of the line of time: with its margins as wide as a page of A4 that lies
LINE, MARK = 11.0, 7.0  # how high a track and a mark in it are; a text of SMALL needs the whole track
BETWEEN: Final = 8.0  # two lanes
LEAST_WIDTH: Final = 4.0  # of a mark: a day of twenty years would be a tenth of a point
GAP: Final = 2.5  # from a mark to its text and from that to the next mark
LONGEST_LABEL: Final = 150.0  # points, some 30 letters: the beginning of a name without its party
WHOLE_LABEL: Final = 330.0  # points, some 75 letters: nine of ten names whole, where there are few
FEW: Final = 20  # events, which with a track for each are a third of a page
MOST_TRACKS: Final = 62  # 680 points, the height of a page
MOST_LABELS: Final = 2000  # more could not be read on any page, and looking for their places would take long
LEAST_DAYS: Final = 62  # so that at least one month begins on the line
TICK: Final = 50.0  # points at least between two ticks, which have the width of "2025-07" and as much again
STEPS: Final = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)  # months from tick to tick
OTHER: Final = ""  # the lane of events with none of the five states
COLOURS: Final = MappingProxyType(dict(zip((*Category, None), MARKS, strict=True)))
UNSURE: Final = "date not sure"


@frozen
class _Mark:
    """An event on the line of time, in points from its left end.

    Args:
        event: The event.
        when: Its days.
        lane: The lane that it is in.
        left: Where its mark begins.
        right: Where its mark ends.
        label: What it is called.
    """

    event: Event
    when: When
    lane: str
    left: float
    right: float
    label: str

    def with_label(self, width: float, most: float) -> tuple[tuple[float, float], bool]:
        """Return the stretch of mark and label, and whether the label stands on the right."""
        room = GAP + width + GAP
        to_right = most - self.right >= min(room, self.left)
        return (
            (self.left, self.right + room) if to_right else (self.left - room, self.right + GAP)
        ), to_right


def timeline(
    events: Records, *, ax: Axes | None = None, label: Callable[[Event], str] | None = None
) -> Figure:
    """Draw events on a line of time: a lane for each state, and one for the region.

    A mark is as long as its event, and never too short to see. What is sure is filled; what is not, as a day
    within bounds, a month, or a date that is only about right, is pale between broken lines. Where there is
    no room for all labels, events of the highest level have theirs, and a line below says how many.

    Args:
        events: A collection of events, or a registry.
        ax: An axis to draw on, laid out for the size that it has; without it a new figure.
        label: Returns what an event is called, instead of its name.

    Raises:
        MissingExtraError: ``matplotlib`` is not installed.
        TypeError: The records are no events.

    Examples:
        >>> import eucentralasia as eca
        >>> from eucentralasia import pictures
        >>> picture = pictures.timeline(eca.curated.editions("hlpsd"))
        >>> any(text.get_text().startswith("12th High-Level") for text in picture.axes[0].texts)
        True
    """
    held = events_of(events)
    resolver = Resolver(events)
    names = _lanes(held, resolver)
    left = max((width_of(name, SMALL + 1) for name in names.values()), default=0) + LEFT
    wide = points(ax)[0] if ax is not None else WIDTH
    scale = _Scale(held, wide)
    label = label or (lambda event: _short(event, resolver))
    marks = [_mark(event, scale, label) for event in held]
    most = MOST_TRACKS if ax is None else int(points(ax)[1] / LINE)
    lanes = _laid_out(marks, names, wide, most)
    high = sum(len(lane.tracks) * LINE + BETWEEN for lane in lanes) or LINE
    fits = ax is None or points(ax)[1] >= high * SMALL / LINE
    said = _omitted(len(marks), sum(len(lane.labels) for lane in lanes) if fits else 0)
    figure, drawn = paper(ax, wide, high, (left, RIGHT, ABOVE, BELOW + (SMALL * 2 if said else 0)))
    _draw(drawn, lanes, scale, high, fits=fits)
    note(drawn, (said,), BELOW)
    return figure


class _Scale:
    """Turns days into points.

    Args:
        events: What must be on it.
        width: How wide it is.
    """

    def __init__(self, events: Sequence[Event], width: float) -> None:
        self.last = max(
            (event.dates.latest or event.first_day for event in events), default=dt.date(2000, 1, 1)
        )
        spans = [when(event, self.last) for event in events]
        first = min((span.start for span in spans), default=self.last.toordinal())
        last = max((span.end for span in spans), default=self.last.toordinal())
        margin = max((LEAST_DAYS - (last - first)) / 2, (last - first) * 0.01)
        self.first, self.end, self.width = first - margin, last + margin, width
        self.longest = WHOLE_LABEL if len(events) <= FEW else LONGEST_LABEL
        # beside a mark as long as half of the line there is no room for its label, so the line goes on
        if any(2 * (span.end - span.start) > self.end - self.first for span in spans):
            self.end = self.first + (self.end - self.first) / max(1 - (self.longest + 2 * GAP) / width, 0.5)

    def at(self, day: float) -> float:
        """Return where a day begins."""
        return (day - self.first) / (self.end - self.first) * self.width

    def stretch(self, start: float, end: float) -> tuple[float, float]:
        """Return from where to where some days are drawn, with LEAST_WIDTH round their middle at least."""
        left, right = self.at(start), self.at(end)
        lack = max(0.0, LEAST_WIDTH - (right - left)) / 2
        return left - lack, right + lack


def _lanes(events: Sequence[Event], resolver: Resolver) -> dict[str, str]:
    """Return the name of each lane that has an event: the region, the states by their names, the others."""
    used = {_lane(event) for event in events}
    states = {key: resolver.label(key, "countries") for key in used & STATES}
    region = {REGION: resolver.label(REGION, "regions")} if REGION in used else {}
    if REGION in region.values():  # a registry of a host need not know it
        region = {REGION: "Central Asia"}
    others = {OTHER: "Others"} if OTHER in used else {}
    return region | dict(sorted(states.items(), key=lambda item: item[1])) | others


def _lane(event: Event) -> str:
    if event.scope is None:
        return OTHER
    return REGION if event.scope == "regional" else next(iter(STATES.intersection(event.parties)))


def _mark(event: Event, scale: _Scale, label: Callable[[Event], str]) -> _Mark:
    found = when(event, scale.last)
    left, right = scale.stretch(found.start, found.end)
    room = max(scale.width - right, left) - 2 * GAP
    return _Mark(event, found, _lane(event), left, right, cut(label(event), min(scale.longest, room)))


def _short(event: Event, resolver: Resolver) -> str:
    """Return the name of an event without its parties, which its lane says."""
    lane = resolver.get(_lane(event), "countries", "regions")
    parties = (getattr(lane, "name", None), getattr(lane, "official_name", None))
    name = event.name
    for party in filter(None, parties):
        name = name.replace(f"EU–{party} ", "")
    return name


@frozen
class _Lane:
    """What is drawn in a lane.

    Args:
        name: Its name.
        marks: Its marks.
        tracks: Its tracks, as what is taken of them.
        at: The track of each mark.
        labels: The marks whose labels are shown, by their places, and whether on the right.
    """

    name: str
    marks: list[_Mark]
    tracks: list[Track]
    at: list[int]
    labels: dict[int, bool]


def _laid_out(marks: Sequence[_Mark], names: dict[str, str], width: float, most: int) -> list[_Lane]:
    """Return the lanes with as many labels, of the highest levels first, as they have tracks for."""
    ranks: dict[Level | None, int] = {level: rank for rank, level in enumerate(Level)}
    ordered = sorted(marks, key=lambda mark: ranks.get(mark.event.level, len(ranks)))
    least, beyond = 0, len(marks) + 1 if len(marks) <= MOST_LABELS else 1
    found = _lanes_with((), ordered, names, width)
    # by halving, as every label more takes as many tracks or more
    while beyond - least > 1:
        count = (least + beyond) // 2
        lanes = _lanes_with(ordered[:count], ordered, names, width)
        if sum(len(lane.tracks) for lane in lanes) + len(lanes) * BETWEEN / LINE <= most:
            least, found = count, lanes
        else:
            beyond = count
    for lane in found if len(marks) <= MOST_LABELS else ():
        _label_the_rest(lane, width)
    return found


def _lanes_with(
    labelled: Sequence[_Mark], marks: Sequence[_Mark], names: dict[str, str], width: float
) -> list[_Lane]:
    """Return the lanes with the labels of some marks."""
    wanted = {mark.event.id for mark in labelled}
    lanes = []
    for key, name in names.items():
        held = [mark for mark in marks if mark.lane == key]
        both = [mark.with_label(width_of(mark.label), width) for mark in held]
        bare = [(mark.left, mark.right + 1) for mark in held]
        shown = {place: right for place, (_, right) in enumerate(both) if held[place].event.id in wanted}
        at, tracks = packed([both[place][0] if place in shown else bare[place] for place in range(len(held))])
        lanes.append(_Lane(name, held, tracks, at, shown))
    return lanes


def _label_the_rest(lane: _Lane, width: float) -> None:
    """Add the labels of a lane for which there is room beside their marks."""
    for place, mark in enumerate(lane.marks):
        (left, right), on_right = mark.with_label(width_of(mark.label), width)
        beside = (mark.right + 1, right) if on_right else (left, mark.left)
        if place not in lane.labels and lane.tracks[lane.at[place]].is_free(beside):
            lane.tracks[lane.at[place]].take(beside)
            lane.labels[place] = on_right


def _omitted(count: int, shown: int) -> str:
    if not count:
        return "No events."
    return f"{shown} of {count} events have room for their names." if shown < count else ""


def _draw(ax: Axes, lanes: Sequence[_Lane], scale: _Scale, high: float, *, fits: bool) -> None:
    """Draw the lanes from the top down, in points; an axis of another height stretches them."""
    ax.set_xlim(0, scale.width)
    ax.set_ylim(high, 0)
    ax.set_yticks([])
    _ticks(ax, scale)
    top = 0.0
    for number, lane in enumerate(lanes):
        height = len(lane.tracks) * LINE + BETWEEN
        if number % 2 == 0:
            ax.axhspan(top, top + height, facecolor="#f2f2f2", linewidth=0, zorder=0)
        write(ax, -8, top + height / 2, lane.name, ha="right", size=SMALL + 1)
        for place, mark in enumerate(lane.marks):
            middle = top + BETWEEN / 2 + (lane.at[place] + 0.5) * LINE
            _draw_mark(ax, mark, scale, middle)
            if fits and place in lane.labels:
                right = lane.labels[place]
                x, ha = (mark.right + GAP, "left") if right else (mark.left - GAP, "right")
                write(ax, x, middle, mark.label, ha=ha, gid=f"label-{mark.event.id}")
        top += height
    _legend(ax, lanes)


def _draw_mark(ax: Axes, mark: _Mark, scale: _Scale, middle: float) -> None:
    rectangle: Any = imported("matplotlib.patches", "plot").Rectangle
    colour = COLOURS[mark.event.category]
    low = middle - MARK / 2
    if not mark.when.is_sure:
        outer = rectangle(
            (mark.left, low),
            mark.right - mark.left,
            MARK,
            facecolor=(*_rgb(colour), 0.25),
            edgecolor=INK,
            linewidth=0.6,
            linestyle=(0, (2, 1.5)),
            zorder=2,
        )
        ax.add_patch(outer).set_gid(f"unsure-{mark.event.id}")
    if mark.when.sure is not None:
        left, right = scale.stretch(*mark.when.sure)
        sure = rectangle(
            (left, low), right - left, MARK, facecolor=colour, edgecolor=INK, linewidth=0.4, zorder=3
        )
        ax.add_patch(sure).set_gid(f"sure-{mark.event.id}")


def _rgb(colour: str) -> tuple[float, float, float]:
    rgb: tuple[float, float, float] = imported("matplotlib.colors", "plot").to_rgb(colour)
    return rgb


def _ticks(ax: Axes, scale: _Scale) -> None:
    """Put a tick at the first day of years, or of months where there are few years."""
    days = _round_days(scale)
    form = "%Y" if all(day.month == 1 for day in days) else "%Y-%m"
    ax.set_xticks([scale.at(day.toordinal()) for day in days], [f"{day:{form}}" for day in days])
    ax.grid(axis="x", color="#d0d0d0", linewidth=0.5)
    ax.set_axisbelow(True)
    for text in ax.get_xticklabels():
        text.set_horizontalalignment("left")


def _round_days(scale: _Scale) -> list[dt.date]:
    """Return first days of months that have room for their texts, with as few months between as can be."""
    first, last = (
        dt.date.fromordinal(int(min(max(day, 1), dt.date.max.toordinal())))
        for day in (scale.first, scale.end)
    )
    months = range(
        first.year * 12 + first.month, last.year * 12 + last.month
    )  # the one after the first day on
    room = scale.width / TICK
    step = next((step for step in STEPS if len(months) / step <= room), STEPS[-1])
    days = [dt.date(month // 12, month % 12 + 1, 1) for month in months if month % step == 0]
    # the text of a tick begins at its day, and must not end beyond the figure
    return [day for day in days if scale.at(day.toordinal()) + width_of("2025-07") <= scale.width + RIGHT]


def _legend(ax: Axes, lanes: Sequence[_Lane]) -> None:
    patch: Any = imported("matplotlib.patches", "plot").Patch
    marks = [mark for lane in lanes for mark in lane.marks]
    used = {mark.event.category for mark in marks}
    handles = [
        patch(facecolor=COLOURS[one], edgecolor=INK, linewidth=0.4, label=str(one or "no category"))
        for one in COLOURS
        if one in used
    ]
    if not all(mark.when.is_sure for mark in marks):
        pale = (*_rgb(QUIET), 0.25)
        handles.append(patch(facecolor=pale, edgecolor=INK, linewidth=0.6, linestyle="--", label=UNSURE))
    legend(ax, handles)
