"""Text from outside as people and pipelines may see it: signs that steer a terminal or a log are written out.

In: names of files, values, answers of other programs. Out: text of one line without a control, a turn or half a sign.
"""

import os
import unicodedata

STEERING = ("Cc", "Cf", "Cs", "Zl", "Zp")  # controls, unseen signs, halves of a character, breaks of lines


def shown(text: str) -> str:
    """Return a text with every steering sign written as its escape; a byte that is no UTF-8 as that byte."""
    return text if text.isprintable() else "".join(map(_sign, text))


def readable(text: str) -> bool:
    """Return whether a text holds no steering sign."""
    return text.isprintable() or not any(map(_steers, text))


def _steers(sign: str) -> bool:
    """Return whether a sign steers, or is none: some places of Unicode never are one, and XML may not hold them."""
    return unicodedata.category(sign) in STEERING or ord(sign) & 0xFFFE == 0xFFFE or "\ufdd0" <= sign <= "\ufdef"


def _sign(sign: str) -> str:
    if not _steers(sign):
        return sign
    if "\udc80" <= sign <= "\udcff":
        return f"\\x{os.fsencode(sign)[0]:02x}" if len(os.fsencode(sign)) == 1 else ascii(sign)[1:-1]
    return ascii(sign)[1:-1]
