"""The colours of a picture in dots: a dot is one byte, the number of a light ink in one of `STEPS` mixes with white.

So edges are soft, and no colours have to be counted out of a finished picture. In: names of inks. Out: numbers.
"""

from __future__ import annotations

from functools import lru_cache

from PIL import Image

from generator.charts.glyphs import PALETTES

STEPS = 8
PALE = 2  # an ink in three parts of white
GROUND = "ground"  # white
DARK, WHITE = "netral", "white"  # white letters stand on this ink alone
COLOURS = {name: colour for name, colour in PALETTES["terang"].items() if name != GROUND}
FIRST = {name: place * STEPS for place, name in enumerate(COLOURS)}


def dot(ink: str, steps: int = STEPS) -> int:
    """Return the number of an ink in so many steps from white."""
    return FIRST[ink] + steps if steps and ink != GROUND else 0


def inked(cover: Image.Image, ink: str) -> tuple[Image.Image, Image.Image]:
    """Return the dots of something in an ink, and which of them are seen, from how much of each is covered."""
    data = cover.tobytes()
    dots, seen = (Image.frombytes("L", cover.size, data.translate(table)) for table in _tables(ink))
    return dots, seen


@lru_cache
def _tables(ink: str) -> tuple[bytes, bytes]:
    """Return, for each of the 256 covers of a dot, the number of its colour, and whether (255) it is seen."""
    steps = [(cover * STEPS + 127) // 255 for cover in range(256)]
    if ink == GROUND:  # it covers any ink, so its edges cannot be soft
        return bytes(256), bytes(255 * (s * 2 >= STEPS) for s in steps)
    dots = bytes(dot(DARK, STEPS - s) if ink == WHITE else dot(ink, s) for s in steps)
    return dots, bytes(255 * (s > 0) for s in steps)


@lru_cache
def palette() -> bytes:
    """Return the colours of all dots: white, then every ink from pale to full."""
    inks = [bytes.fromhex(colour[1:]) for colour in COLOURS.values()]
    mixes = [(255 * (STEPS - s) + part * s) // STEPS for ink in inks for s in range(1, STEPS + 1) for part in ink]
    return bytes((255, 255, 255, *mixes))
