"""Text that comes from outside, made safe to print: names of files, headers, status lines, a manifest of a stranger.

In: any text. Out: the same on one line and shortened; signs that could write on a terminal or turn its direction are
spelt out.
"""

from __future__ import annotations

LONGEST = 200  # signs of one piece of text


def shown(text: str, longest: int = LONGEST) -> str:
    """Return a text as it may be printed, whatever it holds."""
    begin = "".join(c if c.isprintable() else _spelt(c) for c in text[:longest])
    return begin if len(text) <= longest else f"{begin} … ({len(text)} tanda)"


def _spelt(sign: str) -> str:
    return sign.encode("unicode_escape", "surrogatepass").decode()
