"""Numbers written in words, as a planner may write them: lima puluh dua koma lima.

In: such words. Out: the Decimal; `WORDS` is a pattern of them.
"""

import re
from decimal import Decimal

DIGITS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_UNIT = rf"(?:{'|'.join(DIGITS[1:])})"
_TENS = rf"(?:{_UNIT}\s+puluh(?:\s+{_UNIT})?|{_UNIT}\s+belas|sepuluh|sebelas|{_UNIT})"
_WHOLE = rf"(?:(?:seratus|{_UNIT}\s+ratus)(?:\s+{_TENS})?|{_TENS}|nol)"
WORDS = rf"{_WHOLE}(?:\s+koma(?:\s+(?:{'|'.join(DIGITS)}))+)?"


def value(text: str) -> Decimal:
    """Return what words that match `WORDS` stand for, with as many decimals as are said."""
    whole, _, rest = text.lower().partition("koma")
    total, last = 0, 0
    for word in re.sub(r"\bse(?=puluh|belas|ratus)", "satu ", whole).split():
        if word in DIGITS:
            last = DIGITS.index(word)
            continue
        total += {"puluh": 10 * last, "belas": 10 + last, "ratus": 100 * last}[word]
        last = 0
    decimals = "".join(str(DIGITS.index(word)) for word in rest.split())
    return Decimal(f"{total + last}.{decimals}" if decimals else total + last)
