"""A drawing as a display list: what the layouts return and `svg` writes.

In: nothing. Out: the types of its items. Pixels with y downwards; colours are token names, whose values in both
schemes are `look.PALETTES`.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from generator import THEME

FONTS = THEME / "assets" / "fonts"
WIDTH = 640
# 19 of 640 units are 9.8 px in a figure 330 px wide, the narrowest phone.
SIZE = 19.0
LEADING = 25.0
WAITING = "belum dinilai"

XY = tuple[float, float]
Anchor = Literal["start", "middle", "end"]
Hatch = Literal["", "//", "\\\\"]


@dataclass(frozen=True)
class TextMark:
    """A line of text; (x, y) is its anchor on the baseline."""

    x: float
    y: float
    text: str
    ink: str = "ink"
    bold: bool = False
    anchor: Anchor = "start"
    gid: str | None = None


@dataclass(frozen=True)
class Shape:
    """A closed polygon: filled, outlined, hatched in the colour of its outline."""

    points: tuple[XY, ...]
    fill: str | None = None
    stroke: str | None = None
    hatch: Hatch = ""
    dashed: bool = False
    gid: str | None = None


@dataclass(frozen=True)
class StraightLine:
    """An open line through points."""

    points: tuple[XY, ...]
    stroke: str = "ink"
    width: float = 2.0
    dashes: tuple[float, ...] = ()
    gid: str | None = None


@dataclass(frozen=True)
class Sign:
    """The sign of a rupa, centred on (x, y)."""

    x: float
    y: float
    rupa: str
    radius: float = 7.0
    gid: str | None = None


Element = TextMark | Shape | StraightLine | Sign


@dataclass(frozen=True)
class Drawing:
    """Items in the order of painting, `WIDTH` pixels wide."""

    height: int
    items: tuple[Element, ...]


@dataclass(frozen=True)
class Scale:
    """Values low..high (low < high) along start..end in pixels."""

    low: Decimal
    high: Decimal
    start: float
    end: float

    def at(self, value: Decimal) -> float:
        """Return the pixel of a value; beyond either end it is that end. Only a position becomes a float."""
        held = min(max(value, self.low), self.high)
        return self.start + float((held - self.low) / (self.high - self.low)) * (self.end - self.start)


def box(x: float, y: float, width: float, height: float) -> tuple[XY, ...]:
    """Return the corners of a rectangle whose upper left corner is (x, y)."""
    return ((x, y), (x + width, y), (x + width, y + height), (x, y + height))


def slot(x: float, y: float, width: float, height: float, gid: str | None = None) -> Shape:
    """Return the empty place of a value that is not assessed: outlined and hatched, nothing filled."""
    return Shape(box(x, y, width, height), stroke="kosong", hatch="\\\\", dashed=True, gid=gid)
