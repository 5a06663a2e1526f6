"""Text of strangers, made safe to print and short: names of files, headers, status lines, a manifest.

In: any text. Out: the same, its steering signs written out as in all that is shown, and cut where it is long: whoever
answers a check must not fill the terminal of who runs it.
"""

from generator.problems import shown as escapes

LONGEST = 200  # signs of one piece of text


def shown(text: str, longest: int = LONGEST) -> str:
    """Return a text as it may be printed, whatever it holds."""
    begin = escapes.shown(text[:longest])
    return begin if len(text) <= longest else f"{begin} … ({len(text)} tanda)"
