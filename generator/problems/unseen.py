"""Signs that no reader can see, or can read: they come along from Word, PDF and web pages; no search finds their word.

In: a line. Out: the problem of the first such sign, with its code point and what stands before it.
"""

import re
from collections.abc import Iterator

from generator.problems.problem import Place, Problem

# Controls, halves of a character, signs that turn the direction of what follows.
SECRET = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff"
# What takes no room, or looks like a space and is none; letters of tags; what Unicode gives to nobody.
HIDDEN = (
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2060-\u2065\u206a-\u206f\u2800\u3164\ufdd0-\ufdef"
    r"\ufe00-\ufe0e\ufeff\uffa0\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    + "".join(chr(plane << 16 | end) for plane in range(1, 17) for end in (0xFFFE, 0xFFFF))
)
# What every font may draw as it likes: Word writes its bullets so.
PRIVATE = r"\ue000-\uf8ff\U000f0000-\U0010fffd"
SIGNS = SECRET + HIDDEN + PRIVATE
# A joiner makes one picture of two (a family, a flag): nobody searches for that, and it cannot be written otherwise.
PICTURE = r"\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
JOINER = rf"(?<=[{PICTURE}\ufe0f])\u200d(?=[{PICTURE}])"
COLOURLESS = rf"(?<![{PICTURE}0-9#*©®‼⁉™ℹ])\ufe0f"  # it makes a picture of the sign before it, and nothing of letters
SIGN = re.compile(rf"(?!{JOINER})[{SIGNS}]|{COLOURLESS}")
SUSPECT = rf"{SIGNS}\ufe0f"  # signs of which one may be wrong
TURNING = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
NAMES = {
    "\u00ad": "tanda hubung lunak",
    "\u200b": "spasi tanpa lebar",
    "\ufeff": "tanda awal berkas",
    **dict.fromkeys(TURNING, "pengatur arah tulisan"),
    **dict.fromkeys(map(chr, range(0xE0000, 0xE0080)), "huruf tag"),
}
BACKSPACE = "Hapus karakter itu (kursor tepat sesudahnya, Backspace satu kali), atau ketik"


def problems(line: str, place: Place) -> Iterator[Problem]:
    """Yield the problem of the first sign in a line that no reader can see."""
    found = SIGN.search(line)
    if found:
        before = re.search(r"[^\s]{1,12}$", SIGN.sub("", line[: found.start()]))
        after = f' sesudah "{before.group()}"' if before else ""
        what, remedy = told(found.group())
        there = Place(place.file, place.line, found.start() + 1)
        yield Problem(there, "berkas-karakter", "", f"{what}{after}.", remedy)


def told(sign: str) -> tuple[str, str]:
    """Return what is wrong with a sign that was found, without a full stop, and what to do."""
    if re.match(f"[{PRIVATE}]", sign):
        what = f"Ada lambang yang hanya dikenal satu font, {named(sign)}"
        return what, f"{BACKSPACE} tanda biasa, misalnya • atau ✓."
    return f"Ada karakter kendali yang tidak tampak, {named(sign)}", f"{BACKSPACE} ulang katanya."


def named(sign: str) -> str:
    """Return the code point of a sign, with its name where it has one."""
    name = NAMES.get(sign, "")
    return f"U+{ord(sign):04X}{f' ({name})' if name else ''}"
