"""Rounding that never runs out of digits: the default context fails where a value has more than 28 of them.

In: a Decimal. Out: the same with a number of decimals. A module of its own, as both the scores and the texts need it.
"""

from decimal import ROUND_HALF_UP, Context, Decimal

WIDE = Context(prec=200)  # digits; what is typed has at most 26 on either side of a division


def quantized(value: Decimal, decimals: int, rounding: str = ROUND_HALF_UP) -> Decimal:
    """Return a value with a number of decimals."""
    return value.quantize(Decimal(1).scaleb(-decimals), rounding, WIDE)


def decimals(value: Decimal) -> int:
    """Return how many decimals a value has: 2 for 1.50, 0 for 1E+3."""
    exponent = value.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0
