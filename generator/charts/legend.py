"""The legend above a chart: samples with their words.

In: entries. Out: items, and where the plot begins.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.charts.drawing import LEADING, SIZE, WIDTH, Element, Sign, StraightLine, TextMark, slot
from generator.charts.fonts import Lettering

SWATCH = 34.0
TARGET = (6.0, 8.0)
BREAK = (2.0, 5.0)


@dataclass(frozen=True)
class Key:
    """One entry of the legend: a sample (target, realisasi, putus, slot or nothing) and its words."""

    sample: str
    text: str


def legend(keys: Sequence[Key], lettering: Lettering) -> tuple[list[Element], float]:
    """Return samples with their words, in as many rows as they need, and where the plot begins."""
    items: list[Element] = []
    x, y = 0.0, 0.0
    for key in keys:
        lead = SWATCH + 9 if key.sample else 0.0
        wide = lead + lettering.width(key.text)
        if x and x + wide > WIDTH:
            x, y = 0.0, y + LEADING
        items += [*_sample(key.sample, x, y + SIZE * 0.64), TextMark(x + lead, y + SIZE, key.text, ink="ink-2")]
        x += wide + 26
    return items, y + LEADING if keys else 0.0


def _sample(sample: str, x: float, y: float) -> list[Element]:
    ends = ((x + 2, y), (x + SWATCH - 2, y))
    if sample == "target":
        return [StraightLine(ends, width=3.0, dashes=TARGET)]
    if sample == "realisasi":
        return [StraightLine(ends, stroke="ink-2", width=3.0), Sign(x + SWATCH / 2, y, "netral")]
    if sample == "putus":
        return [
            StraightLine(((x + SWATCH / 2, y - 9), (x + SWATCH / 2, y + 9)), stroke="ink-2", width=1.5, dashes=BREAK)
        ]
    return [slot(x + 1, y - 7, SWATCH - 2, 14)] if sample else []
