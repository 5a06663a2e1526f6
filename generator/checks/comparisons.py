"""What a sentence compares with: another quarter, the year before, the nation, the Renstra, another office.

In: a text of a quarter. Out: the text without what is compared with; what it names is no figure of the quarter.
"""

from __future__ import annotations

import re

from generator import indonesian as ind
from generator.content.model import Kuartal

PERIOD = re.compile(
    r"\b(?:triwulan|tw)[ \n.-]*(IV|I{1,3}|[1-4]|pertama|kedua|ketiga|keempat)\b(?:\s+(?:tahun\s+)?(20[0-9]{2}))?", re.I
)
ORDINALS = {"pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4}
BROADER = r"(?:akhir\s+)?(?:Renstra|jangka\s+menengah|nasional)\b"
# It ends where this quarter is spoken of again; what is said of a target may be left over from another quarter.
END = rf"\b(?:menjadi|sedangkan|sementara|namun|tetapi|target(?!\s+{BROADER}))\b"
COMPARED = re.compile(
    r"\b(?:(?:di)?banding(?:kan)?|daripada|(?:naik|turun|meningkat|menurun|lebih\s+(?:tinggi|rendah|besar|kecil|baik))"
    rf"\s+dari)\b(?:(?!{END})(?:[^.,;]|[.,](?=\w)))*+",
    re.I,
)
ELSEWHERE = re.compile(
    r"\b(?:tahun\s+(?:lalu|sebelumnya)|periode\s+yang\s+sama|(?:triwulan|TW)\s+(?:lalu|sebelumnya)|nasional|Renstra"
    r"|jangka\s+menengah|(?:Balai|Balai\s+Besar|Loka)\s+POM\s+di\s+\w)",
    re.I,
)


def without(text: str, kuartal: Kuartal) -> str:
    """Return a text with the word "dibanding" alone in place of each comparison with what is not of the quarter."""
    return COMPARED.sub(lambda found: "dibanding" if _elsewhere(found.group(), kuartal) else found.group(), text)


def _elsewhere(text: str, kuartal: Kuartal) -> bool:
    named = list(PERIOD.finditer(text))
    return not any(own(n, kuartal) for n in named) and bool(named or ELSEWHERE.search(text))


def own(named: re.Match[str], kuartal: Kuartal) -> bool:
    """Tell whether a period that a text names is that of the quarter."""
    start, _ = kuartal.span
    return _short(named.group(1)) == kuartal.laporan.triwulan and int(named.group(2) or start.year) == start.year


def _short(text: str) -> int:
    if text.isdigit():
        return int(text)
    return ORDINALS.get(text.lower()) or next(n for n, roman in ind.ROMAN.items() if roman == text.upper())
