"""What a text says of others than its quarter, and the text without it.

In: a text of a quarter. Out: its sentences as they are read for comparisons; the text with marks for names, and without
what is no figure of the quarter.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from generator.checks.comparisons import Kalimat
from generator.checks.sentence_patterns import OWN_UNIT, WORDS
from generator.checks.sentence_plans import planned
from generator.checks.sentence_words import Kata, Kini, sentences
from generator.content.model import Kuartal
from generator.scoring.ladder import Hasil

TELLING = 8  # signs of a name that stands for nothing else


def marked(text: str, hasil: Hasil, own: str) -> str:
    """Return a text with marks for the names of the indicators of a quarter and of the standards of the one that it is
    about."""
    for i in hasil.indikator:
        for name in (i.indikator.nama, i.indikator.label):
            text = text.replace(name, f"⟦I{i.indikator.nomor}⟧") if len(name) >= TELLING else text
        if own == f"iku.{i.indikator.nomor}.":
            text = _units(text, i.indikator.satuan)
            for n, standard in enumerate(i.indikator.patokan, 1):
                text = re.sub(re.escape(standard.nama), f"⟦{n}⟧", text, flags=re.I)
    return text


def _units(text: str, satuan: str) -> str:
    """Return a text with marks for the unit of an indicator behind a number: 85 menit."""
    if satuan == "persen":
        return text
    units = "|".join(map(re.escape, sorted({satuan, *WORDS["satuan"]}, key=len, reverse=True)))
    return re.sub(rf"(?<=[0-9])\s(?:{units})\b", f" {OWN_UNIT}", text, flags=re.I)


def without(text: str, kuartal: Kuartal, semua: bool = False) -> str:
    """Return a text with the word "dibanding" alone in place of all that is said of others than the quarter; with
    `semua` also where the sentence does not say that it compares."""
    found, at = [], 0
    for start, end in sorted(span for s in read(text, kuartal, semua) for span in s.spans()):
        if end > at:
            found += [text[at : max(at, start)], "dibanding"]
            at = end
    return "".join([*found, text[at:]])


def read(text: str, kuartal: Kuartal, semua: bool = False) -> tuple[Kalimat, ...]:
    """Return the sentences of a text; one beside a sentence that compares does, too: "Tahun lalu 60%. Kini 80%."."""
    return _read(text, Kini(kuartal.span[0].year, kuartal.masa), semua)


@lru_cache(maxsize=2048)  # four quarters: several checks read a text, and a preview reads all again after each change
def _read(text: str, kini: Kini, semua: bool) -> tuple[Kalimat, ...]:
    found = [Kalimat(words, kini, semua) for words in _words(text, kini)]
    beside = [False, *(k.sets_beside for k in found), False]
    return tuple(replace(k, semua=semua or beside[n] or beside[n + 2]) for n, k in enumerate(found))


@lru_cache(maxsize=2048)
def _words(text: str, kini: Kini) -> tuple[Sequence[Kata], ...]:
    return tuple(planned(words) for words in sentences(text, kini) if words)
