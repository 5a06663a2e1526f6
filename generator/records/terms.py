"""What an office calls things: an indicator, its scores, a perspektif; and how texts of ours are turned into its words.

In: nothing. Out: a frozen model with the keys of `istilah` of a rule set.
"""

import re
from typing import Annotated

from pydantic import AfterValidator

from generator.records.record import Model
from generator.records.values import Line, wrong


def _plain(word: str) -> str:
    if not re.fullmatch(r"[^\W_][\w '’.&-]*", word) or len(word) > LONGEST_WORD:
        told = f"Pakai huruf, angka, spasi, dan tanda hubung, paling panjang {LONGEST_WORD} huruf."
        raise wrong("kode-tidak-sah", "Istilah ini memuat tanda lain, atau terlalu panjang.", told)
    return word


LONGEST_WORD = 60
Word = Annotated[Line, AfterValidator(_plain)]  # stands in headings, sentences and charts of every page


class Istilah(Model):
    """What the office calls things, where not as usual; `…_lengkap` are the words that a short name stands for."""

    indikator: Word | None = None
    nilai_sasaran: Word | None = None
    nilai_sasaran_lengkap: Word | None = None
    nilai_akhir: Word | None = None
    nilai_akhir_lengkap: Word | None = None
    perspektif: Word | None = None

    @property
    def iku(self) -> str:
        """Return what an indicator is called before its number."""
        return self.indikator or "IKU"

    @property
    def nps(self) -> str:
        """Return what the score of a goal or perspektif is called."""
        return self.nilai_sasaran or "NPS"

    @property
    def npss(self) -> str:
        """Return what the score in total is called."""
        return self.nilai_akhir or "NPSS"

    @property
    def nps_penuh(self) -> str:
        """Return the same with the words it means, where they are known."""
        whole = self.nilai_sasaran_lengkap or ("" if self.nilai_sasaran else "Nilai Pencapaian Strategis")
        return f"{whole} ({self.nps})" if whole else self.nps

    @property
    def npss_lengkap(self) -> str:
        """Return the words that the name of the total means; empty where they are not known."""
        return self.nilai_akhir_lengkap or ("" if self.nilai_akhir else "Nilai Pencapaian Sasaran Strategis")

    @property
    def npss_penuh(self) -> str:
        """Return the total with the words it means, where they are known."""
        return f"{self.npss_lengkap} ({self.npss})" if self.npss_lengkap else self.npss

    def said(self, text: str) -> str:
        """Return a text of ours, which uses the usual words, in the words of the office."""
        words = {
            USUAL.npss_penuh: self.npss_penuh,
            USUAL.nps_penuh: self.nps_penuh,
            USUAL.npss: self.npss,
            USUAL.nps: self.nps,
            USUAL.iku: self.iku,
            "perspektif": self.kelompok,
            "Perspektif": f"{self.kelompok[:1].upper()}{self.kelompok[1:]}",
        }
        usual = "|".join(map(re.escape, words))
        return re.sub(rf"\b(?:{usual})(?!\w)", lambda found: words[found.group()], text)

    @property
    def kelompok(self) -> str:
        """Return what a perspektif is called, in small letters."""
        return self.perspektif or "perspektif"


USUAL = Istilah()
