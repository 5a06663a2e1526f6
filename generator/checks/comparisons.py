"""What a sentence says of others than its quarter: of another quarter, the year before, the nation, the Renstra.

In: a sentence of a quarter as words. Out: `Klaim` of figures and `Gerak` of ways, and the spans of what is said of
others. No figure looks further than its sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from generator.checks.sentence_order import BETWEEN, FIGURES, Susunan
from generator.checks.sentence_patterns import LISTING, OTHERS, SAME, WAYS, WORDS
from generator.checks.sentence_words import Acuan, Kata

DENYING = ("belum", "tidak")
SHORT = ("yoy", "y-o-y", "year on year", "year-on-year", "q-to-q", "qtq", "secara tahunan", "secara triwulanan")
NEAR = 3  # words before a way that may turn it into a wish


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
class Gerak:
    """A way that something went against others, or from one figure to another; `kali` how many times as much;
    `sendiri` where the sentence names no other period at all, `balik` where it is of the other that it says the way,
    `sampai` where it is a target that was reached, `tidak` where all of it is denied."""

    kata: Kata
    acuan: Acuan | None
    ukuran: str
    iku: str
    dari: Kata | None = None
    ke: Kata | None = None
    kali: str = ""
    sendiri: bool = False
    balik: bool = False
    sampai: bool = False
    tidak: bool = False


@dataclass(frozen=True)
class Kalimat(Susunan):
    """What a sentence says of others."""

    def claims(self) -> Iterator[Klaim]:
        """Yield every figure that is said of others."""
        return (klaim for klaim in self.said() if klaim.angka.jenis == "nilai")

    def said(self) -> Iterator[Klaim]:
        """Yield every figure that is said of others, typed or by an address of another quarter."""
        for n, word in enumerate(self.kata):
            if word.jenis == "nilai" or ":" in word.teks[1:]:
                found = self.deret[n] if n in self.deret else self._restated(n) or self._claim(n)
                if found:
                    near = self.kata[n - 1].teks.lower() if n else ""
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
                named = [(self.kata[n].teks.lower(), told[1]) for n in ukuran]
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
        of = any(self._kind(j) == "dari" for j in range(b + 1, n))
        way = self._kind(b) in WAYS and not of
        if "poin" in self.kata[n].satuan or (way and self._kind(b) not in ("atas", "bawah")):
            acuan = self._nearest(n)
            level = any(k.teks == "," for k in self.kata[max(b, 0) : n]) and "poin" not in self.kata[n].satuan
            return Klaim(self.kata[n], acuan, *self._measured(n), selisih=not level, arah=level) if acuan else None
        before = before or after if self._target(a) and not before else before
        if before and before.jenis == "target":
            return Klaim(self.kata[n], before, "target", self._measured(n)[1])
        if before:
            went = any(self._kind(j) in WAYS for j in range(b))
            sure = before.tahun or not any(k.acuan and k.acuan.tahun for k in self.kata[:b])
            return Klaim(self.kata[n], before, *(self._measured(n) if sure else ("asing", "")), arah=went)
        if after and self._kind(self._beside(a, 1)) not in ("nilai", "alamat"):
            return Klaim(
                self.kata[n], after, *self._measured(n), bagian=self._kind(n + 1) == "dari" or self._kind(n - 1) in SAME
            )
        if of and self._kind(b) in WAYS and any(self._kind(j) == "kini" for j in range(n, n + 5)):
            then = self._only if self._only and self._only.jenis in ("masa", "tahun_lalu") else None
            return Klaim(self.kata[n], then, *(self._measured(n) if then else ("", "")))
        if faced := self._faced(n):
            return Klaim(self.kata[n], faced, *self._measured(n), bagian=True)
        return None

    def ways(self) -> Iterator[Gerak]:
        """Yield every way that what is measured went against others."""
        alone = not any(self.masa) and not any(k.jenis in OTHERS for k in self.kata)
        for n, word in enumerate(self.kata):
            times = word.jenis == "kali" and self._kind(n - 1) not in WAYS and word.teks.endswith("lipat")
            aim = self._reached(n)
            denied = n > 0 and self.kata[n - 1].teks.lower() in DENYING and word.jenis not in SAME
            if word.jenis in SAME and self._kind(n + 1) == "nilai" and self._kind(n + 2) == "renstra":
                continue  # setara dengan 94,83% target Renstra: a share
            wished = any(self._kind(j) == "bukan" for j in range(n - NEAR, n - denied))
            if (aim or times or word.jenis in (*WAYS, *SAME)) and not wished:
                ukuran, iku = self._measured(n)
                if not ukuran and self._kind(n + 1) == "ukuran":  # penurunan realisasi
                    ukuran = self.kata[n + 1].teks.lower()
                acuan, dari_ke = aim or self._against(n), () if denied else self._path(n)
                other = None if acuan or dari_ke else self._subject(n)
                if (acuan or dari_ke or other) and ukuran != "asing" and (other or self._plain(n - denied)):
                    start, end = dari_ke or (None, None)
                    often = next((k.teks for k in self.kata[n : n + 2] if k.jenis == "kali"), "")
                    turned = other is not None
                    yield Gerak(
                        word, acuan or other, ukuran, iku, start, end, often, alone, turned, bool(aim), bool(denied)
                    )

    def _subject(self, n: int) -> Acuan | None:
        """Return the other of which "tahun lalu realisasi lebih rendah" says the way, or "di bawah realisasi kami"."""
        if self._ours(n):
            known = [x for j in range(len(self.kata)) if (x := self._other(j))]
            return known[0] if len(known) == 1 else None
        lone = sum(kind != "" for kind in self.masa) == 1 and not any(k.jenis == "banding" for k in self.kata)
        if not lone or not self.kata[n].teks.lower().startswith("lebih"):
            return None
        return self._other(self._beside(-1, 1)) or self._other(self._beside(n, -1))

    def _plain(self, n: int) -> bool:
        """Tell whether nothing stands between a way and what is measured, or the beginning."""
        at = n - 1
        plain = ("pengisi", "alamat", "nilai", "iku", "sasaran", "jeda", "dari")
        while at >= 0 and (self._kind(at) in plain or self.masa[at] == "kini" or self._now(at)):
            at -= 1
        return at < 0 or self._kind(at) == "ukuran" or (self._kind(at) in OTHERS and self._kind(at - 1) != "ukuran")

    def _against(self, n: int) -> Acuan | None:
        at, seen = n + 1, self._kind(n) in ("atas", "bawah", *SAME)
        if self._kind(at) == "bukan" and self._kind(at + 1) == "banding":  # naik bila dibandingkan
            at += 1
        start = at
        while self._kind(at) in (*BETWEEN, "banding", "nilai", "kali") and (
            at == start or self._kind(at) != "nilai" or not seen or self._other(self._beside(at, 1))
        ):
            if at > start and self._begins(at):
                return None
            seen = seen or self._kind(at) in ("dari", "banding")
            at += 1
        found = self._other(at)
        if found and (seen or self.kata[at].teks.lower() in SHORT):
            return found
        first = self._first
        other = self._beside(first, 1)
        if self.masa[other : other + 1] == ["kini"]:  # perbandingan realisasi TW II 2030 dengan TW II 2029
            other = self._beside(other, 1)
        lone = not any(self._kind(j) in OTHERS and self.masa[j] != "kini" for j in range(other + 1, len(self.kata)))
        short = next((j for j in range(n - 1, -1, -1) if self.kata[j].teks.lower() in SHORT), -1)
        if short >= 0:
            return self._other(short)
        return self._other(other) if self._kind(first) == "banding" and other < n and lone else None

    def _path(self, n: int) -> tuple[Kata, Kata] | tuple[()]:
        """Return the two figures of "dari … menjadi …"."""
        at = n + 2 if self._kind(n + 1) == "jeda" and self.kata[n + 1].teks == ":" else n + 1
        if self._kind(at) != "dari" or self._kind(at + 1) not in FIGURES:
            return ()
        turn = next((j for j in range(at + 2, at + 7) if self._kind(j) == "kini"), -1)
        to = self._beside(turn, 1) if turn > 0 else -1
        return (self.kata[at + 1], self.kata[to]) if self._kind(to) in FIGURES else ()

    def spans(self) -> Iterator[tuple[int, int]]:
        """Yield the parts of the text that are said of others."""
        others = [n for n in range(len(self.kata)) if self._other(n)]
        if others and self.compares and not self.deret and any(k.jenis == "deret" for k in self.kata):
            yield self.kata[0].mulai, self.kata[-1].akhir
        for n in others:
            if self._kind(n) in ("renstra", "nasional"):
                yield self.kata[n].mulai, self.kata[n].akhir
        for klaim in self.said():
            around = [klaim.angka, *(k for k in self.kata if klaim.acuan and k.acuan is klaim.acuan)]
            if klaim.selisih or self.deret:
                yield from ((k.mulai, k.akhir) for k in around)
            else:
                yield min(k.mulai for k in around), max(k.akhir for k in around)
        for n, word in enumerate(self.kata):
            if self.masa[n] == "lain" and (self._until(n) or any(self._now(j) for j in range(len(self.kata)))):
                yield word.mulai, word.akhir
            if word.jenis in ("banding", "atas", "bawah", "kali", *SAME) or (
                word.jenis in WAYS and self._goes(n) == "dari"
            ):
                yield from self._clause(n)

    def _clause(self, n: int) -> Iterator[tuple[int, int]]:
        """Yield the clause that begins with a word of comparison, where it names others and not this quarter."""
        end = next((j for j in range(n + 1, len(self.kata)) if self._ends(j)), len(self.kata))
        inner = range(n + 1, end)
        if any(self._other(j) for j in inner) and not any(self.masa[j] == "kini" for j in inner):
            yield self.kata[n].mulai, self.kata[end - 1].akhir

    def _ends(self, n: int) -> bool:
        word = self.kata[n]
        if word.jenis == "jeda":
            return word.teks not in "()" and self._kind(n + 1) != "pengisi"
        return word.jenis in ("kini", "target") or (word.jenis == "ukuran" and word.teks.lower() == "target")
