"""A sentence as words in their order: which of them name others, what is measured, where clauses begin.

In: a sentence of a quarter as words. Out: for the place of a word, what stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.checks.sentence_patterns import LISTING, OTHERS, SAME, WAYS, WORDS
from generator.checks.sentence_places import STANDARDS, Places, WordPlaces
from generator.checks.sentence_words import Acuan, Kata
from generator.indonesian import spelled

MOST, LEAST, BEST, WORST = ("tertinggi", "terbesar"), ("terendah", "terkecil"), ("terbaik",), ("terburuk",)
RUN = re.compile(
    rf"\b(?P<banyak>{'|'.join(spelled.DIGITS[2:])}|[2-9]) (?P<satuan>triwulan|semester|bulan|tahun)"
    r" (?:(?:secara )?(?P<berturut>berturut)-turut|terakhir)"
    r"|\b(?:sejak|semenjak) (?:(?:tahun )?(?P<sejak>20[0-9]{2})\b|(?=triwulan|tw|kuartal|semester|smt|bulan))"
)
FIGURES = ("nilai", "alamat")
SHARING = ("mencapai", "baru", "hanya", "setara")  # in front of a share of what a sentence begins with


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
class Susunan(WordPlaces):
    """A sentence, and what stands where in it."""

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
        own = not any(k.jenis in ("kantor", "patokan", "nasional") for k in self.kata)
        closed = own and any(map(self._closed, range(len(self.kata))))
        several = bool(listed) and sum(k.jenis in FIGURES for k in self.kata) > 1
        return self.semua or several or closed or self.sets_beside

    def _closed(self, n: int) -> bool:
        """Tell whether a word names a year before in a sentence of this office: no quarter left over from a copy."""
        year = self.kata[n].acuan if self._kind(n) == "masa" else None
        return bool(year and 0 < year.tahun < self.kini.tahun and not year.triwulan and self._kind(n - 1) != "kata")

    @property
    def sets_beside(self) -> bool:
        """Tell whether a word of the sentence says that it compares, or names its own quarter."""
        return any(
            k.jenis in ("banding", "kini", "tahun_lalu", "triwulan_lalu", "atas", "bawah", *SAME)
            or (k.jenis == "alamat" and ":" in k.teks)
            or (k.jenis in WAYS and self._goes(n))
            or (k.jenis == "nilai" and "poin" in k.satuan)
            or (k.jenis == "kali" and (self._goes(n) == "dari" or k.teks.endswith("lipat")))
            or (k.jenis == "kali" and self._kind(n + 1) == "ukuran")
            or (k.jenis == "nilai" and self._kind(n + 1) == "dari" and "lain" in self.masa[n + 2 : n + 4])
            or self.masa[n] == "kini"
            for n, k in enumerate(self.kata)
        )

    def runs(self) -> Iterator[Runtun]:
        """Yield what goes on for several periods: naik tiga triwulan berturut-turut, tertinggi sejak 2028."""
        said = " ".join(self._lower)
        if not (run := RUN.search(said)):
            return
        many = int(spelled.value(run["banyak"])) if (run["banyak"] or "0").isalpha() else int(run["banyak"] or 0)
        since = self._since()
        for n, word in enumerate(self.kata):
            kind = (
                word.jenis in ("naik", "turun") if run["berturut"] else self._lower[n] in (*MOST, *LEAST, *BEST, *WORST)
            )
            ukuran, iku = self._measured(n)
            before = self._but("pengisi").before(n)
            if kind and self._kind(before) != "bukan" and ukuran not in ("asing", "target"):
                year = 0 if since else int(run["sejak"] or 0)
                yield Runtun(
                    word, ukuran, iku, since or many, self.kini.masa.kata if since else run["satuan"] or "tahun", year
                )

    def _since(self) -> int:
        """Return for how many periods "sejak TW II 2029" says something until now; 0 where it names none."""
        first = next((n for n, k in enumerate(self.kata) if k.teks.lower() in ("sejak", "semenjak")), -1)
        at = self._beside(first, 1)
        then = self.kata[at].acuan if first >= 0 and self._kind(at) == "masa" else None
        if then is None or not then.triwulan:
            return 0
        years = self.kini.tahun - (then.tahun or self.kini.tahun)
        return max(0, years * len(self.kini.masa.jenis.folder) + self.kini.masa.ke - then.triwulan + 1)

    def _nearest(self, n: int) -> Acuan | None:
        """Return what a difference is to: what is named after it in its clause, else before it, else anywhere."""
        end, behind, before = self._clauses.after(n), self._others.after(n - 1), self._others.before(n)
        at = behind if behind < end or before < 0 else before
        return self._other(at)

    @cached_property
    def _clauses(self) -> Places:
        """Return where clauses of their own begin."""
        return self._places(self._begins)

    def _begins(self, n: int) -> bool:
        said = self._lower[n]
        if said in WORDS["sambungan"] or said not in (*LISTING, ";"):
            return said in WORDS["sambungan"]
        return self._kind(self._but("pengisi").after(n)) == "banding"

    def _target(self, n: int) -> Acuan | None:
        """Return the target of another period that a word names."""
        return self.kata[n].acuan if self._kind(n) == "target" and self.masa[n] == "lain" else None

    def _opening(self, n: int) -> Acuan | None:
        """Return what a sentence begins with where a comma follows: Pada tahun lalu, realisasi 93,10%."""
        if not (0 <= n < len(self.kata) and self.kata[n].teks == ","):
            return None
        at = self._beside(n, -1)
        return None if self._where("banding", *WAYS).between(-1, at) else self._other(at)

    @cached_property
    def _first(self) -> int:
        """Return the place of the first word that says something, behind bila, jika, apabila."""
        at = self._beside(-1, 1)
        return self._beside(at, 1) if self._kind(at) == "bukan" else at

    def _faced(self, n: int) -> Acuan | None:
        """Return the target or standard that a sentence begins with, where a word follows that measures against it."""
        first = self._first
        at = self._beside(first, 1)
        aimed = self._kind(at) in STANDARDS
        if self._kind(first) != "banding" or at >= n or not (aimed or self._kind(at) in ("masa", "tahun_lalu")):
            return None
        reached = self._lower[n - 1] in SHARING and self.kata[n].satuan in ("%", "persen")
        told = self._measured(n)[0]
        return self._other(at) if (told == "capaian" and aimed) or (told == "realisasi" and reached) else None

    @cached_property
    def _only(self) -> Acuan | None:
        """Return what a sentence compares with, where it names nothing else."""
        named = [n for n, k in enumerate(self.kata) if k.jenis in OTHERS and self.masa[n] != "kini"]
        return self._other(named[0]) if len(named) == 1 else None

    def _other(self, n: int) -> Acuan | None:
        """Return what a word names to compare with."""
        return self._named[n] if 0 <= n < len(self.kata) else None

    @cached_property
    def _others(self) -> Places:
        """Return the words that name something to compare with."""
        return self._places(self._other)

    @cached_property
    def _named(self) -> list[Acuan | None]:
        return [self._names(n) for n in range(len(self.kata))]

    def _names(self, n: int) -> Acuan | None:
        if self._kind(n) not in OTHERS or self.masa[n] != "lain":
            return None
        known = self.compares or self._kind(n) not in ("masa", "lain", "kantor")
        target = self._lower[n - 1] == "target" if n else False
        return self.kata[n].acuan if known and not (target and self._kind(n) == "masa") else None

    def _ours(self, n: int) -> bool:
        """Tell whether what follows a way says that it leads to this quarter: di bawah realisasi kami."""
        end = min(self._clauses.after(n), self._commas.after(n))
        leads = self._kind(n) in ("atas", "bawah") or self._where("dari", "banding").between(n, end)
        return leads and self._own.between(n, end) and not self._aims.between(n, end)

    @cached_property
    def _commas(self) -> Places:
        return self._places(lambda n: self.kata[n].teks == ",")

    @cached_property
    def _own(self) -> Places:
        """Return the words that name this quarter, or the office."""
        return self._places(lambda n: self._now(n) or self.masa[n] == "kini" or self._lower[n] == "kami")

    @cached_property
    def _aims(self) -> Places:
        return self._places(lambda n: self._other(n) or self._lower[n] == "target")

    def _reached(self, n: int) -> Acuan | None:
        """Return the target that a word says was reached: target Renstra telah tercapai."""
        word, at = self._lower[n], -1
        if word in WORDS["mencapai"]:
            at = self._beside(n, 1)
        elif word in WORDS["tercapai"]:
            at = self._but("pengisi", "bukan", "nilai").before(n)
            while at > 0 and self.kata[at].teks in ("(", ")"):  # target Renstra (58%) tercapai
                at = self._but("pengisi", "bukan", "nilai").before(at)
        known = self._kind(at) == "renstra" or (at > n and self._kind(at) in ("nasional", "patokan"))
        aim = self._other(at) if known else None
        return aim if aim and (not aim.tahun or aim.tahun >= self.kini.tahun) else None

    def _now(self, n: int) -> bool:
        """Tell whether a word names this quarter, and joins no clauses."""
        return self._kind(n) == "kini" and self._lower[n].split()[-1] in ("ini", "kini", "sekarang")

    def _until(self, n: int) -> bool:
        """Tell whether a span begins with a word that ends with this quarter: TW I s.d. TW II."""
        joint = "".join(k.teks.lower() for k in self.kata[n + 1 : n + 2]).rstrip(".")
        return joint in ("sampai", "hingga", "s.d", "s/d") and "kini" in self.masa[n + 2 : n + 4]

    def _goes(self, n: int) -> str:
        """Return what a way leads to: `dari` from what, or `nilai` by how much."""
        at = self._but("pengisi", "nilai", "kali", "ukuran").after(n)
        return "dari" if self._kind(at) == "dari" else "nilai" if self._where("nilai").between(n, at) else ""
