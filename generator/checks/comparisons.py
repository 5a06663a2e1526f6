"""What a sentence says of others than its quarter: of another quarter, the year before, the nation, the Renstra.

In: a sentence of a quarter as words. Out: `Klaim` of figures, and the spans of what is said of others. No figure looks
further than its sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from generator.checks.sentence_order import FIGURES
from generator.checks.sentence_patterns import LISTING, SAME, WAYS, WORDS
from generator.checks.sentence_places import Places
from generator.checks.sentence_plans import BEHIND
from generator.checks.sentence_targets import Penuju
from generator.checks.sentence_words import Acuan, Kata

LEADING = ("ke", "menjadi", "hingga")  # stand before what something went to
AWAY = 4  # words from a figure to the period that it is of


@dataclass(frozen=True)
class Klaim:
    """A figure said of others (`acuan`; None where it is not said of whom), or, with `selisih`, of the difference to
    them; `arah` where it may be either, `bagian` where it may be a share of them, `kira` the word that says how near
    it is. `ukuran` and `iku` are what is measured, as far as it is said."""

    angka: Kata
    acuan: Acuan | None
    ukuran: str
    iku: str
    selisih: bool = False
    arah: bool = False
    bagian: bool = False
    kira: str = ""


@dataclass(frozen=True)
class Kalimat(Penuju):
    """What a sentence says of others."""

    def claims(self) -> Iterator[Klaim]:
        """Yield every figure that is said of others."""
        return (klaim for klaim in self.said if klaim.angka.jenis == "nilai")

    @cached_property
    def said(self) -> tuple[Klaim, ...]:
        """Return every figure that is said of others, typed or by an address of another quarter."""
        return tuple(self._said())

    def _said(self) -> Iterator[Klaim]:
        for n, word in enumerate(self.kata):
            if word.jenis == "nilai" or ":" in word.teks[1:]:
                found = self.deret[n] if n in self.deret else self._restated(n) or self._claim(n)
                if found:
                    near = self._lower[n - 1] if n else ""
                    yield replace(found, kira=near) if near in WORDS["kira"] else found

    @cached_property
    def deret(self) -> dict[int, Klaim | None]:
        """Return of each figure of a list what it is said of: as many periods, indicators or measures as figures stand
        before "masing-masing"; none for a figure of this quarter."""
        at = next((n for n, k in enumerate(self.kata) if k.jenis == "deret"), len(self.kata))
        end = next((n for n in range(at + 1, len(self.kata)) if not self._lists(n)), len(self.kata))
        found = [n for n in range(at, end) if self._kind(n) in FIGURES]
        masa, iku, ukuran = (
            [n for n in range(at) if match(n)]
            for match in (lambda n: self.masa[n], lambda n: self._kind(n) == "iku", lambda n: self._kind(n) == "ukuran")
        )
        each, other = len(found), [n for n in masa if self._other(n)]
        told = self._measured(at)
        if each > 1 and len(masa) == each and len(ukuran) <= 1:
            return {
                f: Klaim(self.kata[f], x, *told) if (x := self._other(n)) else None
                for f, n in zip(found, masa, strict=True)
            }
        if each > 1 and len(masa) == len(other) == 1 and each in (len(iku), len(ukuran)):
            acuan = self.kata[other[0]].acuan
            if len(iku) == each:
                named = [(told[0], f"iku.{self.kata[n].teks}") for n in iku]
            else:
                named = [(self._lower[n], told[1]) for n in ukuran]
            return {f: Klaim(self.kata[f], acuan, *one) for f, one in zip(found, named, strict=True)}
        return {}

    def _lists(self, n: int) -> bool:
        return self._kind(n) in (*FIGURES, "pengisi") or self.kata[n].teks in LISTING or self.kata[n].teks == "%"

    def _restated(self, n: int) -> Klaim | None:
        """Return the difference that a figure tells once more: 3,25 poin (5,58%), 3,25 poin atau 5,58%."""
        at = n - 1
        while self._kind(at) == "pengisi" or (at > 0 and self.kata[at].teks in ("(", "atau", ",")):
            at -= 1
        first = self._claim(at) if at < n - 1 and self._kind(at) == "nilai" else None
        return replace(first, angka=self.kata[n]) if first and first.selisih else None

    def _claim(self, n: int) -> Klaim | None:
        b, a = self._beside(n, -1), self._beside(n, 1)
        before = self._other(b) or self._target(b) or self._opening(b)
        after = self._other(a) or self._target(a)
        of = self._where("dari").between(b, n)
        way = self._kind(b) in WAYS and not of
        if "poin" in self.kata[n].satuan or (way and self._kind(b) not in ("atas", "bawah")):
            return self._step(n, b)
        if self._target(a) and not before and self._kind(b) != "target":
            before = after
        then = self._other(a)  # 50% pada TW I 2030
        near = bool(then) and a < n + AWAY and self._lower[n + 1] in BEHIND
        aim = near and then is not None and then.jenis == "renstra"  # 52,5% untuk 2030 dan 58% untuk 2032
        if then and near and (then.triwulan or aim):
            before = None
        if before and before.jenis == "target":
            return Klaim(self.kata[n], before, "target", self._measured(n)[1])
        if before:
            went = self._where(*WAYS).between(-1, b)
            sure = before.tahun or not self._dated.between(-1, b)
            share = self._kind(n + 1) == "dari" and self._kind(n + 2) == "nilai"
            told = self._measured(n) if sure else ("asing", "")
            return Klaim(self.kata[n], before, *told, arah=went, bagian=share)
        if after and (aim or self._kind(self._beside(a, 1)) not in ("nilai", "alamat")):
            return Klaim(
                self.kata[n],
                after,
                *self._measured(n),
                bagian=self._kind(n + 1) in ("dari", "ukuran")
                or self._kind(n - 1) in SAME
                or self.kata[n - 1].teks.lower() == "setara",
            )
        if of and self._kind(b) in WAYS and any(self._kind(j) == "kini" for j in range(n, n + 5)):
            then = self._only if self._only and self._only.jenis in ("masa", "tahun_lalu") else None
            return Klaim(self.kata[n], then, *(self._measured(n) if then else ("", "")))
        if faced := self._faced(n):
            return Klaim(self.kata[n], faced, *self._measured(n), bagian=True)
        return None

    def _step(self, n: int, before: int) -> Klaim | None:
        """Return what a figure behind a way, or in points, says of the others nearest to it."""
        acuan = self._nearest(n)
        level = self._commas.between(max(before, 0) - 1, n) and "poin" not in self.kata[n].satuan
        told = ("asing", "") if self._between_others(n) else self._measured(n)
        return Klaim(self.kata[n], acuan, *told, selisih=not level, arah=level) if acuan else None

    def _between_others(self, n: int) -> bool:
        """Tell whether a difference is one of two others: dari TW I 2029 ke TW II 2029 naik 5,15 poin."""
        last = self._others.before(n)
        first = self._others.before(last)
        return first >= 0 and self._lower[last - 1] in LEADING and self._where("dari").between(-1, first)

    @cached_property
    def _dated(self) -> Places:
        return self._places(lambda n: (acuan := self.kata[n].acuan) and acuan.tahun)

    def spans(self) -> Iterator[tuple[int, int]]:
        """Yield the parts of the text that are said of others."""
        others = [n for n in range(len(self.kata)) if self._other(n)]
        if others and self.compares and not self.deret and any(k.jenis == "deret" for k in self.kata):
            yield self.kata[0].mulai, self.kata[-1].akhir
        for n in others:
            if self._kind(n) in ("renstra", "nasional"):
                yield self.kata[n].mulai, self.kata[n].akhir
        for klaim in self.said:
            named = self._bearer.get(id(klaim.acuan), -1)
            around = [klaim.angka, *([self.kata[named]] if named >= 0 else [])]
            if klaim.selisih or self.deret:
                yield from ((k.mulai, k.akhir) for k in around)
            else:
                yield min(k.mulai for k in around), max(k.akhir for k in around)
        yield from self._targets_named()
        now = any(self._now(j) for j in range(len(self.kata)))
        for n, word in enumerate(self.kata):
            if self.masa[n] == "lain" and (now or self._until(n)):
                yield word.mulai, word.akhir
            if word.jenis in ("banding", "atas", "bawah", "kali", *SAME) or (
                word.jenis in WAYS and self._goes(n) == "dari"
            ):
                yield from self._clause(n)

    def _targets_named(self) -> Iterator[tuple[int, int]]:
        """Yield the targets of other periods that are set against each other, or that something is set against."""
        for side in (side for tuju in self.aims for side in (tuju.kiri, tuju.kanan)):
            if self._kind(side.di) == "target":
                yield self.kata[side.di].mulai, self.kata[side.di].akhir

    def _clause(self, n: int) -> Iterator[tuple[int, int]]:
        """Yield the clause that begins with a word of comparison, where it names others and not this quarter."""
        end = self._ended.after(n)
        if self._others.between(n, end) and not self._present.between(n, end):
            yield self.kata[n].mulai, self.kata[end - 1].akhir

    @cached_property
    def _present(self) -> Places:
        return self._places(lambda n: self.masa[n] == "kini")

    @cached_property
    def _ended(self) -> Places:
        return self._places(self._ends)

    def _ends(self, n: int) -> bool:
        word = self.kata[n]
        if word.jenis == "jeda":
            return word.teks not in "()" and self._kind(n + 1) != "pengisi"
        return word.jenis in ("kini", "target") or (word.jenis == "ukuran" and self._lower[n] == "target")
