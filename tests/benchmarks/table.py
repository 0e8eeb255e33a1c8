"""What was measured, beside what must be reached, as a table in Markdown."""

from typing import NamedTuple

UNITS = ((1.0, "s"), (1e-3, "ms"), (1e-6, "µs"), (1e-9, "ns"))


class Line(NamedTuple):
    """One comparison.

    Args:
        what: What was done.
        ours: What it takes here, in words.
        peer: With what it is compared, and what it takes there.
        ratio: The one through the other.
        most: The largest ratio that is good; ``None`` where none is set.
    """

    what: str
    ours: str
    peer: str
    ratio: float
    most: float | None = None

    @property
    def is_reached(self) -> bool:
        """Whether the ratio is good."""
        return self.most is None or round(self.ratio, 3) <= self.most


def seconds(value: float) -> str:
    """Show a time with three digits and its unit."""
    size, unit = next(((size, unit) for size, unit in UNITS if value >= size), UNITS[-1])
    return f"{value / size:.3g} {unit}"


def summary(lines: list[Line], wanted: tuple[tuple[str, str], ...]) -> str:
    """Return a short table of the lines with a goal that are wanted, by how they and their peers begin."""
    goals = [line for line in lines if line.most is not None]
    chosen = [
        line
        for what, peer in wanted
        for line in goals
        if line.what.startswith(what) and line.peer.startswith(peer)
    ]
    rows = (f"| {line.what} | {line.ours} | {line.peer} | {line.ratio:.2g} |\n" for line in chosen)
    return f"| what | here | there | ratio |\n|---|---|---|---|\n{''.join(rows)}"


def markdown(lines: list[Line]) -> str:
    """Return the table."""
    rows = [("what", "here", "there", "ratio", "at most", "")]
    rows += [
        (
            line.what,
            line.ours,
            line.peer,
            f"{line.ratio:.3g}",
            "" if line.most is None else f"{line.most:g}",
            "" if line.is_reached else "not reached",
        )
        for line in lines
    ]
    head, *body = (f"| {' | '.join(row)} |" for row in rows)
    return "\n".join((head, "|---|---|---|---|---|---|", *body)) + "\n"
