"""What all pictures share: the figure, the colours, the measure of a text, and the bytes of a file.

Figures are built as they are, without pyplot and its state, so that no screen is asked for and a host that
draws in several threads is not disturbed. Every colour and font is said here, as a host's settings may be for
dark pages.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache, partial
from io import BytesIO
from itertools import accumulate
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from eucentralasia.errors import UnknownRecordError, imported, nearest
from eucentralasia.formats._files import write as write_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from eucentralasia.formats._files import PathLike

__all__ = [
    "BACK",
    "FORMATS",
    "INK",
    "MARKS",
    "QUIET",
    "SMALL",
    "contrast",
    "cut",
    "dump",
    "dumps",
    "legend",
    "note",
    "paper",
    "points",
    "shade",
    "width_of",
    "wrapped",
    "write",
]

INCH: Final = 72  # points
DOTS: Final = 144  # to an inch in a PNG: twice what a page shows, so that it stays sharp when enlarged
FONT: Final = "DejaVu Sans"  # it comes with matplotlib, and has the letters of all state languages
SMALL: Final = 7.5  # points; the least that is read with ease
LEADING: Final = 1.4  # from line to line, in heights of a text
LEAST_TEXT: Final = 5.0  # points; what is smaller is dirt
BACK: Final = "#ffffff"
BLACK: Final = "#000000"  # on a colour, where INK would not do
INK: Final = "#1a1a1a"  # 17.4 : 1 on white; WCAG asks 4.5 of a text and 3 of a line that means something
QUIET: Final = "#595959"  # 7.0 : 1
# "High-contrast" of Paul Tol: told apart by those who confuse red and green or blue and yellow, and in grey,
# as each is twice as light as the next darker. Yellow is 2.1 : 1 on white, so marks are outlined in INK.
MARKS: Final = ("#004488", "#bb5566", "#ddaa33", "#000000", "#ffffff")
# A count is light or dark blue, and in grey too. The lightest is told from none by the number in it.
LEAST_SHADE, MOST_SHADE = (0xD6, 0xE2, 0xF0), (0x00, 0x44, 0x88)
FORMATS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"svg": ("Date",), "png": (), "pdf": ("CreationDate",)}
)
"""The formats of files, and what each would say of the day of the run."""
STRAIGHT: Final = 0.04045  # up to there sRGB is a straight line and no power
MADE_ID: Final = re.compile(r'(?<=id=")[a-z][0-9a-f]{10}(?=")')


def paper(
    ax: Axes | None, width: float, height: float, margins: tuple[float, float, float, float]
) -> tuple[Figure, Axes]:
    """Return an axis to draw on, and its figure: the one given, or a new one.

    Args:
        ax: An axis of the caller, whose size stays as it is.
        width: Of a new axis, in points.
        height: Of a new axis, in points.
        margins: Left, right, above and below a new axis, in points.
    """
    figure_class: Any = imported("matplotlib.figure", "plot").Figure
    drawn = ax
    if drawn is None:
        left, right, above, below = margins
        wide, high = left + width + right, above + height + below
        made: Figure = figure_class(figsize=(wide / INCH, high / INCH), facecolor=BACK)
        drawn = made.add_axes((left / wide, below / high, width / wide, height / high))
    figure: Any = drawn.figure.figure  # that of a part of a figure is the whole
    # a notebook shows it by this; without pyplot nobody taught the notebook how
    figure._repr_png_ = partial(dumps, figure, "png")
    drawn.set_facecolor(BACK)
    drawn.tick_params(length=0, labelsize=SMALL, labelcolor=INK, labelfontfamily=FONT)
    drawn.spines[:].set_visible(False)
    return figure, drawn


def points(ax: Axes) -> tuple[float, float]:
    """Return the width and the height of an axis, in points."""
    dots: Any = ax.figure.figure
    return float(ax.bbox.width * INCH / dots.dpi), float(ax.bbox.height * INCH / dots.dpi)


@cache
def _font() -> Any:
    """Return the font by which texts are measured, a hundred points high."""
    manager, freetype = imported("matplotlib.font_manager", "plot"), imported("matplotlib.ft2font", "plot")
    font = freetype.FT2Font(manager.findfont(manager.FontProperties(family=FONT)))
    font.set_size(100, INCH)
    return font


@lru_cache(maxsize=4096)  # more letters than the font has in use
def _advance(letter: str) -> float:
    """Return how far a letter of one point moves the next."""
    glyph = _font().load_glyph(_font().get_char_index(ord(letter)))
    return float(glyph.linearHoriAdvance) / 65536 / 100


def width_of(text: str, size: float = SMALL) -> float:
    """Return how wide a text is, in points."""
    # small letters are set on whole dots; a fortieth more holds all that were measured
    return sum(map(_advance, text)) * size * 1.025


def cut(text: str, width: float, size: float = SMALL) -> str:
    """Return a text that is no wider than some points, with an ellipsis where something is left out."""
    if width_of(text, size) <= width:
        return text
    room = width - width_of("…", size)
    most = sum(end <= room for end in accumulate(width_of(letter, size) for letter in text))
    return text[:most].rstrip(" ,;–-") + "…" if most else ""


def write(ax: Axes, x: float, y: float, text: str, scale: float = 1.0, **how: Any) -> None:
    """Write a text on an axis, as it stands: a dollar in a name begins no formula.

    Args:
        ax: The axis.
        x: Where.
        y: Where.
        text: The text.
        scale: How much smaller than meant the axis is; a text that could not be read then is left out.
        how: What else matplotlib takes.
    """
    plain: dict[str, Any] = {"family": FONT, "size": SMALL, "color": INK, "va": "center_baseline"}
    how = plain | how
    how["size"] *= scale
    if how["size"] >= LEAST_TEXT:
        ax.text(x, y, text, parse_math=False, **how)


def wrapped(text: str, width: float) -> list[str]:
    """Return the lines of a text that are no wider than some points, but for a word that is wider alone.

    Examples:
        >>> from eucentralasia.pictures.paper import wrapped
        >>> wrapped("one and two", 40)
        ['one and', 'two']
    """
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width_of(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def note(ax: Axes, said: Iterable[str], below: float, left: float = 0.0) -> None:
    """Write under a picture what it does not show.

    Args:
        ax: The axis of the picture.
        said: Sentences, each on lines of its own.
        below: How far below the axis, in points.
        left: How far left of it the lines begin, in points.
    """
    wide, high = points(ax)
    text = "\n".join(line for sentence in said if sentence for line in wrapped(sentence, wide + left))
    if text:
        how: Any = {"transform": ax.transAxes, "color": QUIET, "va": "top", "linespacing": LEADING}
        write(ax, -left / wide, -below / high, text, **how)


def shade(count: float, most: float) -> tuple[str, str]:
    """Return the colour of a count, and that of a number on it."""
    share = (count / most) ** 0.5  # few have many: by the root one, two and three are told apart
    mixed = [round(a + (b - a) * share) for a, b in zip(LEAST_SHADE, MOST_SHADE, strict=True)]
    colour = "#{:02x}{:02x}{:02x}".format(*mixed)
    return colour, max((BACK, BLACK), key=lambda ink: contrast(colour, ink))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG counts it, from 1 to 21; in grey it is the same.

    Examples:
        >>> from eucentralasia.pictures.paper import contrast
        >>> contrast("#ffffff", "#000000")
        21.0
    """
    darker, lighter = sorted(map(_luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        share / 12.92 if share <= STRAIGHT else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def dumps(figure: Figure, format: str = "svg") -> bytes:
    """Return a picture as the bytes of a file; the same picture gives the same bytes.

    Args:
        figure: The picture.
        format: ``"svg"``, ``"png"`` or ``"pdf"``.

    Raises:
        MissingExtraError: ``matplotlib`` is not installed.
        UnknownRecordError: There is no such format.

    Examples:
        >>> import eucentralasia as eca
        >>> from eucentralasia import pictures
        >>> picture = pictures.timeline(eca.curated.editions("hlpsd"))
        >>> pictures.dumps(picture)[:38]
        b'<?xml version="1.0" encoding="utf-8" s'
    """
    if format not in FORMATS:
        raise UnknownRecordError("format of a picture", format, nearest(format, FORMATS))
    held = BytesIO()
    figure.savefig(held, format=format, dpi=DOTS, metadata=dict.fromkeys(FORMATS[format]))
    return _numbered(held.getvalue()) if format == "svg" else held.getvalue()


def _numbered(svg: bytes) -> bytes:
    """Return an SVG whose made-up ids are numbers in their order.

    They are hashes with a salt, and the salt is a setting of the whole process, which is not ours to change.
    """
    text = svg.decode()
    found = dict.fromkeys(MADE_ID.findall(text))
    names = {key: f"{key[0]}-{number}" for number, key in enumerate(found, 1)}
    known = re.compile(rf"(?<=[\"#])(?:{'|'.join(names) or '(?!)'})(?=[\")])")
    return known.sub(lambda match: names[match[0]], text).encode()


def dump(figure: Figure, path: PathLike) -> None:
    """Write a picture to a file, which is whole or untouched; the end of its name is its format.

    Raises:
        OSError: The file cannot be written.
        UnknownRecordError: The name ends with no format of a picture.
    """
    write_file(path, dumps(figure, str(path).rpartition(".")[2].lower()))


def legend(ax: Axes, handles: Sequence[Any]) -> None:
    """Put what the colours mean above the left end of an axis."""
    shown = ax.legend(
        handles=handles,
        loc="lower left",
        bbox_to_anchor=(0, 1),
        borderaxespad=0.4,
        ncols=len(handles),
        frameon=False,
        handlelength=1.4,
        prop={"family": FONT, "size": SMALL},
        labelcolor=INK,
    )
    shown.set_in_layout(False)
