"""Sentences as words: figures, periods, what is compared with, what is measured, and which way it went.

In: a text of a quarter. Out: its sentences, each a list of `Kata`. What the words are is told by comparison_words.toml;
a text is read once, from left to right.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from generator import indonesian as ind
from generator.addresses.periods import MONTHS, Masa
from generator.checks.sentence_patterns import (
    JOINING,
    LISTING,
    LONGEST,
    ORDINALS,
    OTHERS,
    OWN_UNIT,
    SAME,
    SHORT_POINTS,
    SPAN,
    WAYS,
    period,
    tokens,
)
from generator.content.model import Kuartal

BETWEEN = ("pengisi", "iku", "sasaran")  # may stand between a name and its year


class Kini(NamedTuple):
    """The period that a text reports: its year, and which of it."""

    tahun: int
    masa: Masa

    @property
    def urut(self) -> tuple[int, int]:
        """Return year and number, in order of time."""
        return self.tahun, self.masa.ke


class Acuan(NamedTuple):
    """What is compared with: its kind (one of `OTHERS`), year and quarter where they are said, and its words."""

    jenis: str
    tahun: int = 0
    triwulan: int = 0
    teks: str = ""


@dataclass(frozen=True)
class Kata:
    """A word, figure or sign of a sentence: its kind, its text and span, of what is compared with also what."""

    jenis: str
    teks: str
    mulai: int
    akhir: int
    acuan: Acuan | None = None
    satuan: str = ""


def sentences(text: str, kini: Kini) -> Iterator[list[Kata]]:
    """Yield the sentences of a text of a period as words; what names one thing together is one."""
    found: list[Kata] = []
    for match in tokens(kini.masa.jenis).finditer(text):
        kind = match.lastgroup or ""
        if kind == "henti" or len(found) > LONGEST:
            yield _settled(found)
            found = []
        word = _continued(found, _word(match, kind, kini))
        if word.acuan and found and (merged := _merged(found, word)):
            found = merged
        elif kind != "henti":
            found.append(word)
    yield _settled(found)


def _word(match: re.Match[str], kind: str, kini: Kini) -> Kata:
    start, end = match.span()
    if kind == "kata":  # most are: what no other group has
        return Kata(kind, match[0], start, end)
    groups = match.groupdict()
    kind = next((k for k in ("masa", "nilai", "iku", "sasaran") if groups[k] is not None), kind)
    kind = "iku" if groups["bernama"] else "pengisi" if groups["kira"] or groups["sampai"] else kind
    text = groups["ke"] or groups["s"] or groups["bernama"] or groups["patokan"] or match[0]
    acuan = _acuan(match, kind, kini) if kind in OTHERS else None
    text = groups["nilai"] if kind == "nilai" else text.removesuffix("nya") if kind == "ukuran" else text
    return Kata(kind, text, start, end, acuan, _unit(groups["satuan"]) if groups["satuan"] else "")


def _unit(text: str) -> str:
    unit = re.sub(SHORT_POINTS, "poin persen", text.replace(OWN_UNIT, ""), flags=re.I)
    return " ".join(unit.split()).lower()


def _acuan(match: re.Match[str], kind: str, kini: Kini) -> Acuan:
    text, year, quarter = " ".join(match.group().split()), kini.tahun, kini.masa.ke
    if kind == "tahun_lalu":
        return Acuan(kind, year - 1, 0, text)
    if kind == "triwulan_lalu":
        return Acuan("masa", year - (quarter == 1), quarter - 1 or len(kini.masa.jenis.folder), text)
    if kind == "masa":
        named = period(kini.masa.jenis).search(text)
        said = match["y1"] or match["y2"] or match["y3"]
        before = year - 1 if match["lampau"] else year if match["berjalan"] else 0
        return Acuan(kind, int(said) if said else before, _short(named[1]) if named else 0, text)
    return Acuan(kind, 0, int(match["patokan"] or 0), text)


def _merged(found: list[Kata], word: Kata) -> list[Kata] | None:
    """Return the words with one that goes on naming what the last of them names: TW I tahun lalu, Renstra 2029."""
    at = len(found) - 1
    while at > 0 and (found[at].jenis in BETWEEN or found[at].teks in ("(", "untuk")):
        at -= 1
    last, new = found[at].acuan, word.acuan
    if last is None or new is None or new.jenis not in ("masa", "tahun_lalu") or at < len(found) - 3:
        return None
    if last.jenis in ("masa", "tahun_lalu") and last.triwulan and new.triwulan:
        return None
    if last.jenis != "tahun_lalu" and new.jenis == "masa" and last.tahun and new.tahun:
        return None
    kind = "masa" if last.jenis == "tahun_lalu" and new.triwulan else last.jenis
    year = 0 if kind == "renstra" and SPAN.search(new.teks) else new.tahun or last.tahun
    one = last._replace(jenis=kind, tahun=year, triwulan=last.triwulan or new.triwulan)
    return [*found[:at], *_whose(found[at:]), replace(found[at], akhir=word.akhir, acuan=one)]


def _whose(words: list[Kata]) -> list[Kata]:
    """Return the words that say of which indicator or goal others are."""
    return [word for word in words if word.jenis in ("iku", "sasaran")]


def _continued(found: list[Kata], word: Kata) -> Kata:
    """Return a word; the second of "triwulan I dan II" as the period that it is."""
    if word.jenis != "kata" or word.teks not in ind.ROMAN.values() or len(found) < 2:
        return word
    last = found[-2].acuan if found[-1].teks.lower() in LISTING else None
    if last is None or last.jenis != "masa" or not last.triwulan:
        return word
    return replace(word, jenis="masa", acuan=Acuan("masa", 0, _short(word.teks), word.teks))


def _settled(words: list[Kata]) -> list[Kata]:
    """Return the words of a sentence once all of them are known: the year of "TW I dan TW II 2029" is that of both, a
    whole number is a figure or a count, and "target TW IV" is one thing."""
    for n in range(len(words) - 3, -1, -1):
        here, there = words[n].acuan, words[n + 2].acuan
        if here and there and here.jenis == there.jenis == "masa" and words[n + 1].teks.lower() in LISTING:
            year = there.tahun if here.triwulan and there.triwulan else 0
            words[n] = replace(words[n], acuan=here._replace(tahun=here.tahun or year))
    _of_year(words)
    if not any(w.jenis in WAYS for w in words):  # secara tahunan: by the year, where nothing went anywhere
        words = [
            replace(w, jenis="pengisi", acuan=None)
            if w.teks.lower().startswith("secara ") and w.jenis in ("tahun_lalu", "masa", "triwulan_lalu")
            else w
            for w in words
        ]
    for n, word in enumerate(words):
        if word.jenis == "bulat":
            words[n] = replace(word, jenis="nilai" if _measures(words, n) else "kata")
    return _aimed(words)


def _of_year(words: list[Kata]) -> None:
    """Give the quarter of "Pada tahun 2029, realisasi triwulan III" its year."""
    at = next((n for n, w in enumerate(words) if w.jenis != "pengisi"), len(words))
    year = words[at].acuan if at < len(words) else None
    if year is None or year.jenis != "masa" or year.triwulan or any(w.jenis == "banding" for w in words):
        return
    for n in range(at + 1, len(words)):
        then = words[n].acuan if words[n].jenis == "masa" else None
        if then and (then.tahun or not then.triwulan):
            return
        if then:
            words[n] = replace(words[n], acuan=then._replace(tahun=year.tahun))


def _measures(words: list[Kata], n: int) -> bool:
    """Tell whether a whole number is a figure of what is measured, and no count of things."""
    before = [w for w in words[:n] if w.jenis != "pengisi" and w.teks not in ("(", ":", ",")]
    after = list(words[n + 1 : n + 3])
    if not before or not any(w.jenis == "ukuran" for w in before):
        return False
    if after and (
        after[0].jenis in ("kata", "bulat") or (after[0].jenis == "pengisi" and after[0].teks not in JOINING)
    ):
        return False
    if len(after) > 1 and after[0].jenis == "dari" and after[1].jenis in ("bulat", "nilai"):
        return False
    return before[-1].jenis in ("ukuran", "dari", "kini", "nilai", "deret", "banding", *WAYS, *SAME, *OTHERS)


def _aimed(words: list[Kata]) -> list[Kata]:
    """Return the words with one for a target and the period that it is of."""
    found: list[Kata] = []
    for word in words:
        at = len(found) - 1
        while at > 0 and found[at].jenis in BETWEEN and found[at].teks not in LISTING:
            at -= 1
        if word.jenis == "masa" and word.acuan and at >= 0 and found[at].teks.lower() == "target":
            one = replace(found[at], jenis="target", akhir=word.akhir, acuan=word.acuan._replace(jenis="target"))
            found[at:] = [*_whose(found[at:]), one]
        else:
            found.append(word)
    return found


def _short(text: str) -> int:
    if text.isdigit():
        return int(text)
    if text.capitalize() in MONTHS:
        return MONTHS.index(text.capitalize()) + 1
    return ORDINALS.get(text.lower()) or next(n for n, roman in ind.ROMAN.items() if roman == text.upper())


def own(named: re.Match[str], kuartal: Kuartal) -> bool:
    """Tell whether a period that a text names is that of the quarter."""
    return _named(named, kuartal) == (kuartal.span[0].year, kuartal.masa.ke)


def later(named: re.Match[str], kuartal: Kuartal) -> bool:
    """Tell whether a period that a text names is after the quarter."""
    return _named(named, kuartal) > (kuartal.span[0].year, kuartal.masa.ke)


def _named(named: re.Match[str], kuartal: Kuartal) -> tuple[int, int]:
    return int(named.group(2) or kuartal.span[0].year), _short(named.group(1))
