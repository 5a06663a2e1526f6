"""A sentence as words in their order: which of them name others, what is measured, where clauses begin.

In: a sentence of a quarter as words. Out: for the place of a word, what stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.checks.sentence_patterns import LISTING, OTHERS, SAME, WAYS, WORDS
from generator.checks.sentence_words import Acuan, Kata, Kini
from generator.indonesian import spelled

MOST, LEAST = ("tertinggi", "terbesar"), ("terendah", "terkecil")
RUN = re.compile(
    rf"\b(?P<banyak>{'|'.join(spelled.DIGITS[2:])}|[2-9]) (?P<satuan>triwulan|semester|bulan|tahun)"
    r" (?:(?:secara )?(?P<berturut>berturut)-turut|terakhir)|\bsejak (?:tahun )?(?P<sejak>20[0-9]{2})\b"
)
BETWEEN = ("pengisi", "dari", "ukuran")
FIGURES = ("nilai", "alamat")
MANY = 3  # words that are not known here, after which a figure is of something else than what is measured


@dataclass(frozen=True)
class Runtun:
    """A way that is said to go on, or a value to be the most or least, for `banyak` quarters or years (`satuan`) until
    now, or since a year (`sejak`; 0 where none is said)."""

    kata: Kata
    ukuran: str
    iku: str
    banyak: int
    satuan: str = ""
    sejak: int = 0


def _when(acuan: Acuan, year: int, quarter: int) -> str:
    said = (acuan.tahun or year, acuan.triwulan or quarter)
    if acuan.jenis == "target":
        return "kini" if said == (year, quarter) else "lain"
    return "lain" if acuan.jenis != "masa" or said < (year, quarter) else "kini" if said == (year, quarter) else "nanti"


@dataclass(frozen=True)
class Susunan:
    """A sentence of a quarter (its year and number), as words; with `semua` it is read as if it compared."""

    kata: Sequence[Kata]
    kini: Kini
    semua: bool = False

    @cached_property
    def masa(self) -> list[str]:
        """Return of each word when that is which it names: in this quarter (`kini`), before it or elsewhere (`lain`),
        after it (`nanti`); empty where it names nothing to compare with."""
        return [_when(k.acuan, *self.kini.urut) if k.acuan else "" for k in self.kata]

    @cached_property
    def compares(self) -> bool:
        """Tell whether the sentence compares: a period named in one that does not may be left over from a copy. One
        that gives figures of several periods, or a list of figures, does."""
        named = {(k.acuan.tahun, k.acuan.triwulan) for k in self.kata if k.acuan and k.jenis == "masa"}
        listed = len(named) > 1 or (named and any(k.jenis == "deret" for k in self.kata))
        several = bool(listed) and sum(k.jenis in FIGURES for k in self.kata) > 1
        return self.semua or several or self.sets_beside

    @property
    def sets_beside(self) -> bool:
        """Tell whether a word of the sentence says that it compares, or names its own quarter."""
        return any(
            k.jenis in ("banding", "kini", "tahun_lalu", "triwulan_lalu", "atas", "bawah", *SAME)
            or (k.jenis == "alamat" and ":" in k.teks)
            or (k.jenis in WAYS and self._goes(n))
            or (k.jenis == "nilai" and "poin" in k.satuan)
            or (k.jenis == "kali" and self._goes(n) == "dari")
            or self.masa[n] == "kini"
            for n, k in enumerate(self.kata)
        )

    def runs(self) -> Iterator[Runtun]:
        """Yield what goes on for several periods: naik tiga triwulan berturut-turut, tertinggi sejak 2028."""
        said = " ".join(k.teks.lower() for k in self.kata)
        if not (run := RUN.search(said)):
            return
        many = int(spelled.value(run["banyak"])) if (run["banyak"] or "0").isalpha() else int(run["banyak"] or 0)
        for n, word in enumerate(self.kata):
            kind = word.jenis in ("naik", "turun") if run["berturut"] else word.teks.lower() in (*MOST, *LEAST)
            ukuran, iku = self._measured(n)
            if kind and self._kind(n - 1) != "bukan" and ukuran not in ("asing", "target"):
                yield Runtun(word, ukuran, iku, many, run["satuan"] or "tahun", int(run["sejak"] or 0))

    def _nearest(self, n: int) -> Acuan | None:
        """Return what a difference is to: what is named after it in its clause, else before it, else anywhere."""
        end = next((j for j in range(n + 1, len(self.kata)) if self._begins(j)), len(self.kata))
        start = next((j for j in range(n, 0, -1) if self._begins(j)), 0)
        where = (*range(n, end), *range(n - 1, start - 1, -1), *range(start - 1, -1, -1), *range(end, len(self.kata)))
        return next((x for j in where if (x := self._other(j))), None)

    def _begins(self, n: int) -> bool:
        """Tell whether a clause of its own begins with a word."""
        if self.kata[n].teks.lower() in WORDS["sambungan"]:
            return True
        at = n + 1
        while self._kind(at) == "pengisi":
            at += 1
        return self.kata[n].teks.lower() in (*LISTING, ";") and self._kind(at) == "banding"

    def _target(self, n: int) -> Acuan | None:
        """Return the target of another period that a word names."""
        return self.kata[n].acuan if self._kind(n) == "target" and self.masa[n] == "lain" else None

    def _opening(self, n: int) -> Acuan | None:
        """Return what a sentence begins with where a comma follows: Pada tahun lalu, realisasi 93,10%."""
        at = self._beside(n, -1)
        plain = not any(self._kind(j) in ("banding", *WAYS) for j in range(at))
        return self._other(at) if plain and 0 <= n < len(self.kata) and self.kata[n].teks == "," else None

    @cached_property
    def _first(self) -> int:
        """Return the place of the first word that says something, behind bila, jika, apabila."""
        at = self._beside(-1, 1)
        return self._beside(at, 1) if self._kind(at) == "bukan" else at

    def _faced(self, n: int) -> Acuan | None:
        """Return the target or standard that a sentence begins with, where a word follows that measures against it."""
        first = self._first
        at = self._beside(first, 1)
        aimed = self._kind(first) == "banding" and self._kind(at) in ("renstra", "nasional", "patokan") and at < n
        reached = self.kata[n - 1].teks.lower() == "mencapai" and self.kata[n].satuan in ("%", "persen")
        told = self._measured(n)[0]
        return self._other(at) if aimed and (told == "capaian" or (told == "realisasi" and reached)) else None

    @cached_property
    def _only(self) -> Acuan | None:
        """Return what a sentence compares with, where it names nothing else."""
        named = [n for n, k in enumerate(self.kata) if k.jenis in OTHERS and self.masa[n] != "kini"]
        return self._other(named[0]) if len(named) == 1 else None

    def _kind(self, n: int) -> str:
        return self.kata[n].jenis if 0 <= n < len(self.kata) else ""

    def _beside(self, n: int, step: int) -> int:
        """Return the place of the next word that says something; one outside the sentence where there is none."""
        at = n + step
        while 0 <= at < len(self.kata):
            word = self.kata[at]
            goes_on = step < 0 and (word.teks in (":", ")") or (word.teks == "," and self._kind(at + 1) == "pengisi"))
            if word.jenis not in BETWEEN and word.teks != "(" and not goes_on:
                break
            at += step
        return at

    def _other(self, n: int) -> Acuan | None:
        """Return what a word names to compare with."""
        if self._kind(n) not in OTHERS or self.masa[n] != "lain":
            return None
        known = self.compares or self._kind(n) not in ("masa", "lain", "kantor")
        target = self.kata[n - 1].teks.lower() == "target" if n else False
        return self.kata[n].acuan if known and not (target and self._kind(n) == "masa") else None

    def _measured(self, n: int) -> tuple[str, str]:
        """Return what is measured before a word, and of which indicator; `asing` where it is something else."""
        iku = next((f"{k.jenis}.{k.teks}" for k in reversed(self.kata[:n]) if k.jenis in ("iku", "sasaran")), "")
        at = next((j for j in range(n - 1, -1, -1) if self._kind(j) == "ukuran"), -1)
        kinds = [k.jenis for k in self.kata[at + 1 : n]]
        mean = any(k.teks.lower() == "rata-rata" for k in self.kata[:n]) and not any(
            k.jenis in ("nasional", "patokan") for k in self.kata
        )
        unknown = mean or kinds.count("kata") > (MANY if at >= 0 else 0) or kinds[:1] == ["kata"]
        if unknown or "asing" in kinds or "deret" in kinds:
            return "asing", iku
        return self.kata[at].teks.lower() if at >= 0 else "", iku

    def _ours(self, n: int) -> bool:
        """Tell whether what follows a way says that it leads to this quarter: di bawah realisasi kami."""
        end = next((j for j in range(n + 1, len(self.kata)) if self._begins(j) or self.kata[j].teks == ","), None)
        rest = range(n + 1, end or len(self.kata))
        leads = self._kind(n) in ("atas", "bawah") or any(self._kind(j) in ("dari", "banding") for j in rest)
        own = any(self._now(j) or self.masa[j] == "kini" or self.kata[j].teks.lower() == "kami" for j in rest)
        return leads and own and not any(self._other(j) or self.kata[j].teks.lower() == "target" for j in rest)

    def _reached(self, n: int) -> Acuan | None:
        """Return the target that a word says was reached: target Renstra telah tercapai."""
        word, at = self.kata[n].teks.lower(), -1
        if word in WORDS["mencapai"]:
            at = self._beside(n, 1)
        elif word in WORDS["tercapai"]:
            at = next((j for j in range(n - 1, -1, -1) if self._kind(j) not in ("pengisi", "bukan", "nilai")), -1)
        known = self._kind(at) == "renstra" or (at > n and self._kind(at) in ("nasional", "patokan"))
        aim = self._other(at) if known else None
        return aim if aim and (not aim.tahun or aim.tahun >= self.kini.tahun) else None

    def _now(self, n: int) -> bool:
        """Tell whether a word names this quarter, and joins no clauses."""
        return self._kind(n) == "kini" and self.kata[n].teks.lower().split()[-1] in ("ini", "kini", "sekarang")

    def _until(self, n: int) -> bool:
        """Tell whether a span begins with a word that ends with this quarter: TW I s.d. TW II."""
        joint = "".join(k.teks.lower() for k in self.kata[n + 1 : n + 2]).rstrip(".")
        return joint in ("sampai", "hingga", "s.d", "s/d") and "kini" in self.masa[n + 2 : n + 4]

    def _goes(self, n: int) -> str:
        """Return what a way leads to: `dari` from what, or `nilai` by how much."""
        at, last = n + 1, ""
        while self._kind(at) in ("pengisi", "nilai", "kali", "ukuran"):
            last = last or (self._kind(at) if self._kind(at) == "nilai" else "")
            at += 1
        return "dari" if self._kind(at) == "dari" else last
