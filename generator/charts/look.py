"""How a rupa looks: its colour in both schemes (the tokens of theme/), its sign, its hatch.

In: the name of a rupa. Out: colours, outlines, hatches. A kategori is a colour, a sign and a word: colour never stands
alone.
"""

from collections.abc import Mapping
from math import cos, pi, sin
from types import MappingProxyType
from typing import Literal

from generator.charts.drawing import XY, Hatch

Scheme = Literal["terang", "gelap"]

# --k-sb, --k-b, --k-c, --k-k, --k-tds, --k-bd; netral is --brand, for bars that judge nothing.
PALETTES: Mapping[Scheme, Mapping[str, str]] = MappingProxyType(
    {
        "terang": MappingProxyType(
            {
                "ink": "#14222b",
                "ink-2": "#46565f",
                "ground": "#ffffff",
                "rule": "#d5dedb",
                "track": "#e9efed",
                "pale": "#bfe0d8",
                "netral": "#0b5a4e",
                "tinggi": "#0a4d8c",
                "baik": "#0b7a5b",
                "sedang": "#9a6200",
                "rendah": "#b3261e",
                "khusus": "#6a3d9a",
                "kosong": "#66757d",
            }
        ),
        "gelap": MappingProxyType(
            {
                "ink": "#e8efed",
                "ink-2": "#a9b8b6",
                "ground": "#0f1a1f",
                "rule": "#2b3d43",
                "track": "#203037",
                "pale": "#24504a",
                "netral": "#7fd6c2",
                "tinggi": "#8ec3ff",
                "baik": "#6fd3ad",
                "sedang": "#f0bd62",
                "rendah": "#ff9d93",
                "khusus": "#c9a6ef",
                "kosong": "#9aaab0",
            }
        ),
    }
)
HATCHES: Mapping[str, Hatch] = MappingProxyType({"khusus": "//", "kosong": "\\\\"})


def outline(rupa: str) -> tuple[XY, ...]:
    """Return the sign of a rupa as a polygon of radius 1 around (0, 0), y downwards."""
    return _OUTLINES[rupa]


def _ring(corners: int, *radii: float) -> tuple[XY, ...]:
    turns = [(2 * pi * i / corners, radii[i % len(radii)]) for i in range(corners)]
    return tuple((r * sin(a), -r * cos(a)) for a, r in turns)


def _star() -> tuple[XY, ...]:
    half, arms = 0.19, []
    for turn in range(6):
        a = turn * pi / 3
        across, along = (cos(a) * half, sin(a) * half), (sin(a), -cos(a))
        arms += [(along[0] - across[0], along[1] - across[1]), (along[0] + across[0], along[1] + across[1])]
        inner, b = 2 * half, a + pi / 6
        arms.append((inner * sin(b), -inner * cos(b)))
    return tuple((x * 1.15, y * 1.15) for x, y in arms)


_OUTLINES: Mapping[str, tuple[XY, ...]] = MappingProxyType(
    {
        "tinggi": ((0.0, -1.05), (1.1, 0.9), (-1.1, 0.9)),
        "baik": _ring(24, 1.0),
        "sedang": ((0.0, -1.2), (1.1, 0.0), (0.0, 1.2), (-1.1, 0.0)),
        "rendah": ((0.0, 1.05), (1.1, -0.9), (-1.1, -0.9)),
        "khusus": _star(),
        "kosong": ((-1.0, -0.22), (1.0, -0.22), (1.0, 0.22), (-1.0, 0.22)),
        "netral": _ring(24, 1.0),
    }
)
