"""Ways that a sentence says one target stands to another, or what was reached to a target of another period.

In: a sentence of a quarter as words. Out: `Tuju`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.checks.sentence_patterns import SAME, WORDS
from generator.checks.sentence_ways import DENYING, NEAR, Gerakan
from generator.checks.sentence_words import Acuan, Kata

AIM, DONE = "target", "realisasi"
YEARLY = Acuan("masa", 0, 0, "tahunan")  # the target of the year that is reported
PERIODS = ("masa", "tahun_lalu", "triwulan_lalu")
STANDARDS = ("renstra", "nasional", "patokan")
QUIET = ("pengisi", "nilai", "alamat", "iku", "dari")  # may stand between a target and a way
LEADING = ("pengisi", "nilai", "alamat", "kali", "dari", "banding")  # may stand between a way and a target


@dataclass(frozen=True)
class Ujung:
    """One of two that are set against each other: what it is (empty where that is not said), of when (None: of this
    quarter, or its year), and where it stands; `pasti` where the sentence says that it is of this quarter."""

    ukuran: str
    acuan: Acuan | None
    di: int
    pasti: bool = False


@dataclass(frozen=True)
class Tuju:
    """A way that one stands to the other; `tidak` where it is denied."""

    kata: Kata
    kiri: Ujung
    kanan: Ujung
    tidak: bool


@dataclass(frozen=True)
class Penuju(Gerakan):
    """What a sentence says of targets."""

    @cached_property
    def aims(self) -> tuple[Tuju, ...]:
        """Return every way that a target stands to another, or what was reached to that of another period."""
        return tuple(self._aimed_ways())

    def _aimed_ways(self) -> Iterator[Tuju]:
        for n, word in enumerate(self.kata):
            if word.jenis not in ("naik", "turun", "atas", "bawah", *SAME) or self._lower[n] in WORDS["waktu"]:
                continue
            denied = n > 0 and self._lower[n - 1] in DENYING and word.jenis not in SAME
            if any(self._kind(j) == "bukan" for j in range(n - NEAR, n - denied)):
                continue
            left = self._left(n - 1 - denied)
            right = self._right(n, left) if left else None
            if left and right and (AIM in (left.ukuran, right.ukuran)):
                yield Tuju(word, left, right, denied)

    def _left(self, at: int) -> Ujung | None:
        """Return what a way is said of: walk back to what is measured, over when it is of."""
        when, now = None, False
        while at >= 0:
            kind, here = self._kind(at), self.kata[at]
            if kind == "target" or (kind in STANDARDS and when is None):
                return Ujung(AIM, here.acuan, at)
            if kind == "ukuran":
                other = self._lower[at] == DONE and when is not None
                return None if self._lower[at] not in (AIM, DONE) or other else Ujung(self._lower[at], when, at, now)
            if kind in PERIODS or self._lower[at] == YEARLY.teks:
                when = here.acuan or YEARLY
            elif kind == "kini" and self._now(at):
                now = self._lower[at] != "tahun ini"
            elif kind not in QUIET and here.teks not in ("(", ")"):
                return None
            at -= 1
        return None

    def _right(self, n: int, left: Ujung) -> Ujung | None:
        """Return what a way is said against: the target that a word leads to, or a period or standard of a target."""
        at, led = n + 1, self._kind(n) in ("atas", "bawah", *SAME)
        while self._kind(at) in LEADING or (at < len(self.kata) and self.kata[at].teks == "("):
            led = led or self._kind(at) in ("dari", "banding")
            at += 1
        kind = self._kind(at)
        if kind in ("", "jeda") and left.acuan:
            return Ujung("", None, n)  # target triwulan III lebih tinggi: than which, is not said
        if not led:
            return None
        if kind == "target":
            return Ujung(AIM, self.kata[at].acuan, at)
        if kind == "ukuran":
            return self._its(at, left)
        if kind == "kini" and self._now(at) and left.acuan:
            return Ujung(AIM, None, at, pasti=True)
        return Ujung(AIM, self.kata[at].acuan, at) if left.ukuran == AIM and kind in (*PERIODS, *STANDARDS) else None

    def _its(self, at: int, left: Ujung) -> Ujung | None:
        """Return the target or realisasi that a word names with a period behind it."""
        what, behind = self._lower[at], self._beside(at, 1)
        if what not in (AIM, DONE) or what == left.ukuran == DONE:
            return None
        if self._kind(behind) in PERIODS:
            return Ujung(what, self.kata[behind].acuan, at)
        if self._kind(behind) == "kini" and self._now(behind):
            return Ujung(what, None, at, self._lower[behind] != "tahun ini") if left.acuan else None
        if behind < len(self.kata) and self._lower[behind] == YEARLY.teks:
            return Ujung(what, YEARLY, at)
        return None
