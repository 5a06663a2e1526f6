"""Signs that no reader can see: they come along from Word, PDF and web pages, and no search finds their word again.

In: a line. Out: the problem of the first such sign, with its code point and what stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.problems.problem import Place, Problem

# Controls, halves of a character, signs that turn the direction of what follows.
SECRET = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff"
# What takes no room, or looks like a space and is none; letters of tags.
HIDDEN = (
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0"
    r"\ufff9-\ufffb\U000e0000-\U000e007f"
)
SIGNS = SECRET + HIDDEN
# A joiner makes one picture of two (a family, a flag): nobody searches for that, and it cannot be written otherwise.
PICTURE = r"\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\ufe0f"
JOINER = rf"(?<=[{PICTURE}])\u200d(?=[{PICTURE}])"
SIGN = re.compile(rf"(?!{JOINER})[{SIGNS}]")
TURNING = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
NAMES = {
    "\u00ad": "tanda hubung lunak",
    "\u200b": "spasi tanpa lebar",
    "\ufeff": "tanda awal berkas",
    **dict.fromkeys(TURNING, "pengatur arah tulisan"),
    **dict.fromkeys(map(chr, range(0xE0000, 0xE0080)), "huruf tag"),
}


def problems(line: str, place: Place) -> Iterator[Problem]:
    """Yield the problem of the first sign in a line that no reader can see."""
    found = SIGN.search(line)
    if found:
        before = re.search(r"[^\s]{1,12}$", SIGN.sub("", line[: found.start()]))
        after = f' sesudah "{before.group()}"' if before else ""
        wrong = f"Ada karakter kendali yang tidak tampak, {named(found.group())}{after}."
        remedy = "Hapus karakter itu (kursor tepat sesudahnya, Backspace satu kali), atau ketik ulang katanya."
        yield Problem(Place(place.file, place.line, found.start() + 1), "berkas-karakter", "", wrong, remedy)


def named(sign: str) -> str:
    """Return the code point of a sign, with its name where it has one."""
    name = NAMES.get(sign, "")
    return f"U+{ord(sign):04X}{f' ({name})' if name else ''}"
