"""Fonts and text metrics: the font of a text with its fallback, widths, wrapping, and labels kept apart along a line.

In: strings and the folder of the fonts. Out: lines and pixel positions. Reads only the font files.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import matplotlib
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.ft2font import LoadFlags

from generator.charts.drawing import FONTS, SIZE, Anchor, TextMark

OWN = ("PlusJakartaSans-Regular.ttf", "PlusJakartaSans-Bold.ttf")
SPARE = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")
SHIFT: Mapping[Anchor, float] = {"start": 0.0, "middle": 0.5, "end": 1.0}
BREAK = re.compile(r"[ \n\t]")  # a name may have been typed on several lines; a no-break space holds
FINE = 100  # pixels per em at which matplotlib measures and outlines glyphs


@lru_cache(maxsize=4096)
def face(text: str, bold: bool, fonts: Path) -> FontProperties:
    """Return the font for a text: the site's own, or DejaVu Sans when that is missing or lacks one of the letters."""
    own = fonts / OWN[bold]
    if own.is_file() and _letters(own).issuperset(map(ord, text)):
        return _font(own)
    return _font(spare()[bold])


def spare() -> list[Path]:
    """Return the files of the fonts for letters that the site's own lacks."""
    return [Path(matplotlib.get_data_path()) / "fonts" / "ttf" / name for name in SPARE]


def lacking(text: str, fonts: Path = FONTS) -> str:
    """Return the letters of a text, each once, that neither the site's own font nor the spare one has, in either
    weight."""
    known = frozenset[int].intersection(*(_letters(fonts / OWN[n]) | _letters(spare()[n]) for n in (False, True)))
    return "".join(sorted({sign for sign in text if ord(sign) not in known and not sign.isspace()}))


@lru_cache(maxsize=8)
def _font(file: Path) -> FontProperties:
    return FontProperties(fname=str(file), size=SIZE)


@lru_cache(maxsize=8)
def _letters(file: Path) -> frozenset[int]:
    return frozenset(get_font(str(file)).get_charmap())


@lru_cache(maxsize=4096)
def advance(word: str, file: str) -> float:
    """Return the width of a word at `FINE` pixels; words stand in many texts, and each is measured once."""
    font = get_font(file)
    font.set_size(FINE, 72)
    font.set_text(word, 0, flags=LoadFlags.NO_HINTING)
    return float(font.get_width_height()[0]) / 64


@lru_cache(maxsize=4096)
def _width(text: str, bold: bool, fonts: Path) -> float:
    file = str(face(text, bold, fonts).get_file())
    words = BREAK.split(text)  # letters are not moved closer across a space
    return (sum(advance(word, file) for word in words) + advance(" ", file) * (len(words) - 1)) * (SIZE / FINE)


@dataclass(frozen=True)
class Lettering:
    """The measures of texts set in the fonts of one folder."""

    fonts: Path = FONTS

    def width(self, text: str, bold: bool = False) -> float:
        """Return the width of a text in pixels."""
        return _width(text, bold, self.fonts) if text else 0.0

    def start(self, item: TextMark) -> float:
        """Return where a text begins on the left."""
        return item.x - SHIFT[item.anchor] * self.width(item.text, item.bold)

    def wrap(self, text: str, width: float, bold: bool = False) -> tuple[str, ...]:
        """Return the lines of a text no wider than `width`, unless one word is; at least one line."""
        lines = [""]
        for word in BREAK.split(text):  # not at a no-break space
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and self.width(longer, bold) > width:
                lines.append(word)
            else:
                lines[-1] = longer
        return tuple(lines)


def spread(wanted: Sequence[float], sizes: Sequence[float], low: float, high: float, gap: float) -> tuple[float, ...]:
    """Return starts near `wanted` (ascending) such that nothing overlaps and nothing ends beyond `high`.

    When there is not room enough for all of them, the first ones start before `low`.
    """
    starts: list[float] = []
    free = low
    for want, size in zip(wanted, sizes, strict=True):
        starts.append(max(want, free))
        free = starts[-1] + size + gap
    limit = high
    for i in reversed(range(len(starts))):
        starts[i] = min(starts[i], limit - sizes[i])
        limit = starts[i] - gap
    return tuple(starts)
