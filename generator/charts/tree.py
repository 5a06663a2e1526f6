"""The layout of a tree: one branch below the other, each further in than what it hangs below, joined by lines.

In: a `Tree`. Out: a `Drawing`. It grows downwards, never sideways, so that a phone shows it as wide as it is.
"""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from generator.charts.drawing import (
    LEADING,
    SIZE,
    WIDTH,
    Drawing,
    Element,
    Shape,
    Sign,
    StraightLine,
    TextMark,
    box,
)
from generator.charts.fonts import Lettering
from generator.charts.model import Tree, Twig

STEP = 26.0  # how much further in a branch stands
TRUNK = 11.0  # where the line stands on the way down, from the left edge of what it comes from
PAD = 9.0
GAP = 10.0
SIGN = 24.0  # room of a sign
FILLS = {"atas": "pale", "sasaran": "track"}


def tree(chart: Tree, lettering: Lettering) -> Drawing:
    """Return the layout of a tree."""
    items, lines, y = list[Element](), list[Element](), 1.0
    feet: dict[int, float] = {}  # by depth: where the last branch there ends
    for number, twig in enumerate(chart.twigs):
        drawn, foot = _twig(twig, number, y, lettering)
        items += drawn
        lines += _joint(twig.tingkat, feet, y)
        feet = {depth: at for depth, at in feet.items() if depth < twig.tingkat} | {twig.tingkat: foot}
        y = foot + GAP
    return Drawing(ceil(y - GAP + 1), (*lines, *items))


def cut(chart: Tree, count: int) -> list[Tree]:
    """Return a tree as so many, each with its share of the branches."""
    each = ceil(len(chart.twigs) / count)
    return [replace(chart, twigs=chart.twigs[at : at + each]) for at in range(0, len(chart.twigs), each)]


def _twig(twig: Twig, number: int, y: float, lettering: Lettering) -> tuple[list[Element], float]:
    """Return a branch whose upper edge is at y, and where it ends."""
    left = STEP * twig.tingkat
    start = left + PAD + (SIGN if twig.rupa else 0)
    wide, high = WIDTH - start - PAD, twig.jenis != "indikator"
    name, words = lettering.wrap(twig.label, wide, bold=high), _wrapped(twig.catatan, wide, lettering)
    base = y + PAD + SIZE - 4
    items: list[Element] = [TextMark(start, base + LEADING * n, line, bold=high) for n, line in enumerate(name)]
    base += LEADING * len(name)
    items += [TextMark(start, base + LEADING * n, line, ink="ink-2") for n, line in enumerate(words)]
    foot = y + 2 * PAD + LEADING * (len(name) + len(words)) - 5
    shape = Shape(box(left + 1, y, WIDTH - left - 2, foot - y), FILLS.get(twig.jenis), "rule", gid=f"simpul-{number}")
    if twig.jenis == "atas":
        shape = replace(shape, stroke="netral")
    sign = [Sign(left + PAD + 7, y + PAD + SIZE - 4 - SIZE * 0.36, twig.rupa)] if twig.rupa else []
    return [shape, *items, *sign], foot


def _wrapped(text: str, wide: float, lettering: Lettering) -> Sequence[str]:
    return lettering.wrap(text, wide) if text else ()


def _joint(depth: int, feet: dict[int, float], y: float) -> list[Element]:
    """Return the line from what a branch hangs below, down and then in; one without it begins where it is cut off."""
    if not depth:
        return []
    x, to = STEP * (depth - 1) + TRUNK, y + PAD + SIZE - 10
    begin = feet.get(depth - 1, y - GAP if feet else 0.0)
    return [StraightLine(((x, begin), (x, to), (STEP * depth + 1, to)), stroke="kosong", width=1.5)]
