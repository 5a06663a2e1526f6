"""Ways that a sentence says something went against others, and how many times as much it is.

In: a sentence of a quarter as words. Out: `Gerak`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.checks.sentence_order import FIGURES, Susunan
from generator.checks.sentence_patterns import OTHERS, SAME, WAYS, WORDS
from generator.checks.sentence_places import BETWEEN, Places
from generator.checks.sentence_words import Acuan, Kata

DENYING = ("belum", "tidak", "tak")
BEFORE = ("sebelumnya", "semula", "awalnya")
ALSO = ("dan", "serta", "maupun", "ataupun")
SHORT = ("yoy", "y-o-y", "year on year", "year-on-year", "q-to-q", "qtq", "secara tahunan", "secara triwulanan")
PLAIN = ("pengisi", "alamat", "nilai", "iku", "sasaran", "jeda", "dari", "kali")
NEAR = 3  # words before a way that may turn it into a wish


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
class Gerakan(Susunan):
    """What a sentence says of ways."""

    @cached_property
    def ways(self) -> tuple[Gerak, ...]:
        """Return every way that what is measured went against others."""
        return tuple(self._ways())

    def _ways(self) -> Iterator[Gerak]:
        for n, word in enumerate(self.kata):
            if word.jenis in SAME and self._kind(n + 1) == "nilai" and self._kind(n + 2) == "renstra":
                continue  # setara dengan 94,83% target Renstra: a share
            denied = self._lower[n - 1] in DENYING and word.jenis not in SAME if n else False
            wished = any(self._kind(j) == "bukan" for j in range(n - NEAR, n - denied))
            says = word.jenis in (*WAYS, *SAME) and not self._part(n) and not self._denied_later(n)
            if (says or self._times(n) or self._reached(n)) and not wished:
                yield from self._way(n, denied)

    def _way(self, n: int, denied: bool) -> Iterator[Gerak]:
        """Yield a way, once for each of the others that it is said against."""
        if self._kind(self._beside(n, -1)) == "target":
            return  # what was aimed at, not what was reached
        aim, (ukuran, iku) = self._reached(n), self._measured(n)
        if not ukuran and self._kind(n + 1) == "ukuran":  # penurunan realisasi
            ukuran = self._lower[n + 1]
        acuan, dari_ke = aim or self._against(n), () if denied else self._path(n)
        other = None if acuan or dari_ke else self._subject(n)
        if not (acuan or dari_ke or other) or ukuran == "asing" or not (other or self._plain(n - denied)):
            return
        start, end = dari_ke or (None, None)
        reached = bool(aim) or self._lower[n] in WORDS["setara"]
        for one in (acuan or other, *self._also(n, acuan)):
            yield Gerak(
                self.kata[n],
                one,
                ukuran,
                iku,
                start,
                end,
                self._often(n),
                self._alone,
                other is not None,
                reached,
                denied,
            )

    @cached_property
    def _alone(self) -> bool:
        return not any(self.masa) and not any(k.jenis in OTHERS for k in self.kata)

    def _times(self, n: int) -> bool:
        """Tell whether a word says how many times others something is: dua kali lipat, separuh realisasi TW I."""
        if self._kind(n) != "kali" or self._kind(n - 1) in WAYS:
            return False
        counts = self._goes(n) == "dari" or self._kind(n + 1) == "ukuran"
        return self.kata[n].teks.endswith("lipat") or (counts and bool(self._measured(n)[0]))

    def _denied_later(self, n: int) -> bool:
        """Tell whether what is said to be as much is denied behind: sebaik tahun lalu belum dapat dicapai."""
        end = min(self._clauses.after(n), self._where("jeda").after(n))
        return self._lower[n] in WORDS["setara"] and self._where("bukan").between(n, end)

    def _part(self, n: int) -> bool:
        """Tell whether a way is part of how much: separuh lebih dari rata-rata nasional."""
        return self._kind(n - 1) == "kali" and self._kind(n) in ("atas", "bawah")

    def _often(self, n: int) -> str:
        """Return how many times as much a way says; nothing where that is about: lebih dari dua kali lipat."""
        at = next((j for j in (n - 1, n, n + 1) if self._kind(j) == "kali"), -1)
        about = at > 0 and self._lower[at - 1] in WORDS["kira"]
        return "" if at < 0 or about else self.kata[at].teks

    def _also(self, n: int, acuan: Acuan | None) -> Iterator[Acuan]:
        """Yield what else a way is said against: turun dibanding TW II 2029 dan TW I 2030."""
        named = self._bearer.get(id(acuan), -1)
        at = named if named >= n else len(self.kata)
        while (at := self._behind(at)) and self._lower[at] in ALSO and (one := self._other(at := self._beside(at, 1))):
            end = self._behind(at)
            if end and self._kind(end) != "jeda" and self._lower[end] not in (*ALSO, *WORDS["sambungan"]):
                return
            yield one

    @cached_property
    def _bearer(self) -> dict[int, int]:
        """Return the place of the word that names each of the others."""
        return {id(k.acuan): n for n, k in enumerate(self.kata) if k.acuan}

    def _behind(self, n: int) -> int:
        """Return the place of the next word behind a name and its figure; 0 where there is none."""
        at = n + 1
        while self._kind(at) in FIGURES or (at < len(self.kata) and self.kata[at].teks in ("(", ")", "%")):
            at += 1
        return at if at < len(self.kata) else 0

    def _subject(self, n: int) -> Acuan | None:
        """Return the other of which "tahun lalu realisasi lebih rendah" says the way, or "di bawah realisasi kami"."""
        if self._ours(n):
            at = self._others.after(-1)
            return self._other(at) if self._others.after(at) == len(self.kata) else None
        if not self._lower[n].startswith("lebih") or not self._lone:
            return None
        return self._other(self._beside(-1, 1)) or self._other(self._beside(n, -1))

    @cached_property
    def _lone(self) -> bool:
        """Tell whether a sentence names one period, and compares with no word."""
        return sum(kind != "" for kind in self.masa) == 1 and not any(k.jenis == "banding" for k in self.kata)

    @cached_property
    def _telling(self) -> Places:
        """Return the words that may stand between a way and what is measured only where it is of something else."""
        return self._places(lambda n: self.kata[n].jenis not in PLAIN and self.masa[n] != "kini" and not self._now(n))

    def _plain(self, n: int) -> bool:
        """Tell whether nothing stands between a way and what is measured, or the beginning."""
        at = self._telling.before(n)
        other = self._kind(at) in OTHERS and (self._kind(at - 1) != "ukuran" or self._where("kini").between(at, n))
        return at < 0 or self._kind(at) == "ukuran" or other

    def _against(self, n: int) -> Acuan | None:
        at, seen = n + 1, self._kind(n) in ("atas", "bawah", "kali", *SAME)
        seen = seen or self._lower[n].endswith(" atas")
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
        if found and (seen or self._lower[at] in SHORT):
            return found
        start = self._clauses.before(n)
        opens = self._beside(start, 1) if start >= 0 else -1
        anew = self._kind(opens) == "banding"  # namun dibandingkan triwulan I lebih tinggi
        short = self._short.before(n)
        if short >= 0:
            return self._other(short)
        if self._now(was := self._beside(n, -1)) and self._only and any(self._other(j) for j in range(was)):
            return self._only  # TW II 2029 58,25% dan sekarang lebih rendah
        return self._facing(opens if anew else self._first, n)

    def _facing(self, first: int, n: int) -> Acuan | None:
        """Return what a sentence or clause that begins with a word of comparison names, if that alone, for a way."""
        other = self._beside(first, 1)
        if self.masa[other : other + 1] == ["kini"]:  # perbandingan realisasi TW II 2030 dengan TW II 2029
            other = self._beside(other, 1)
        end = self._clauses.after(n) if self._clauses.before(n) < first or self._faces_anew(n) else len(self.kata)
        lone = self._elsewhere.after(other) >= end
        return self._other(other) if self._kind(first) == "banding" and other < n and lone else None

    def _faces_anew(self, n: int) -> bool:
        """Tell whether the clause behind a way begins with a word of comparison of its own."""
        return self._kind(self._beside(self._clauses.after(n), 1)) == "banding"

    @cached_property
    def _elsewhere(self) -> Places:
        """Return the words that name others than this quarter."""
        return self._places(lambda n: self.kata[n].jenis in OTHERS and self.masa[n] != "kini")

    @cached_property
    def _short(self) -> Places:
        return self._places(lambda n: self._lower[n] in SHORT)

    def _path(self, n: int) -> tuple[Kata, Kata] | tuple[()]:
        """Return the two figures of "dari … menjadi …"."""
        at = n + 2 if self._kind(n + 1) == "jeda" and self.kata[n + 1].teks == ":" else n + 1
        start = at + 1
        while self._kind(start) == "pengisi" or (self._kind(start) == "kata" and self._lower[start] in BEFORE):
            start += 1
        if self._kind(at) != "dari" or self._kind(start) not in FIGURES:
            return ()
        turn = next((j for j in range(start + 1, start + 6) if self._kind(j) == "kini"), -1)
        to = self._beside(turn, 1) if turn > 0 else -1
        return (self.kata[start], self.kata[to]) if self._kind(to) in FIGURES else ()
