"""Doubts that only show beside the earlier quarters of the year: a count that falls, a slipped decimal, a copied text.

In: the computed report of a year. Out: warnings, each with the file in which `benar` may answer it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from generator import indonesian as ind
from generator.addresses.periods import KINDS
from generator.content import answers
from generator.problems.problem import Keys, Place, Problem
from generator.records.plan import Indikator
from generator.records.quarter import Laporan, Ukur
from generator.report import Report, Triwulan
from generator.scoring import accumulation, detail_rows
from generator.scoring.ladder import HasilIndikator

FALLS, LEAPS, COPIED = "angka-turun", "angka-melompat", "teks-sama"
FEWEST = 5  # words: shorter texts may well be the same
FRAMES = ("target_realisasi", "target_tahunan")  # sentences made of figures: with addresses they say something new
REPORT = ("pengantar", "kesimpulan", "efisiensi")
Texts = dict[Keys, str]
LEAP = 50  # a figure that grows or shrinks by this factor is suspect: a slip of two places
FEW = 100  # counts below this may well grow so much
SURE = 2  # earlier quarters in which a count grew, before it counts as one from the beginning of the year
SINCE = re.compile(r"\b(sampai|hingga|s\.?/?d\.?)\b.*\b(triwulan|TW|semester|bulan|akhir)\b|kumulatif", re.I)


def problems(report: Report) -> Iterator[Problem]:
    """Yield every doubt about the quarters of a year."""
    for n, tw in enumerate(report.triwulan):
        before, folder = report.hasil[:n], tw.folder
        for i in tw.hasil.indikator:
            file = report.content.iku_file(folder, i.indikator.nomor)
            earlier = [found for h in before for found in [h.of(i.indikator.kode)] if found]
            yield from _figures(tw, i, earlier)
            yield from _same(
                report, file, tw.hasil.masa.kata, _words(i.ukur), _words(earlier[-1].ukur) if earlier else {}
            )
        file, laporan = report.content.quarter_file(folder, "laporan.yaml"), tw.kuartal.laporan
        yield from _same(
            report, file, tw.hasil.masa.kata, _said(laporan), _said(before[-1].kuartal.laporan) if before else {}
        )


def _figures(tw: Triwulan, i: HasilIndikator, earlier: list[HasilIndikator]) -> Iterator[Problem]:
    for riwayat in histories([*earlier, i], LEAPS):
        now = riwayat.kini
        added = accumulation.joins(i.indikator) and not now.kumulatif  # of each quarter by itself: it may well fall
        if now.uang and now.nilai < 0:
            continue  # spending that came back: the line says why
        if falls(riwayat) and not added:
            wrong = (
                f"{now.nama} turun dari {riwayat.dulu[-1].teks} menjadi {now.teks}, padahal dihitung sejak awal tahun."
            )
            fall = Problem(_place(tw, i, now), FALLS, str(now.letak[-1]), wrong, "Periksa kedua angka.")
            yield answers.of_indicator(fall, tw.content, tw.folder, i.indikator.nomor)
        elif before := leaps(riwayat):
            wrong = f"{now.nama} {now.teks}, sedangkan sebelumnya {before.teks}."
            slip = Problem(_place(tw, i, now), LEAPS, str(now.letak[-1]), wrong, "Periksa letak titik desimalnya.")
            yield answers.of_indicator(slip, tw.content, tw.folder, i.indikator.nomor)


def _words(ukur: Ukur) -> Texts:
    """Return the prose about an indicator; how reports are used is said alike in all of them."""
    parts = {"ringkasan": ukur.ringkasan, "analisis": ukur.analisis}
    found = {(part, key): text for part, record in parts.items() for key, text in record.model_dump().items() if text}
    return {keys: t for keys, t in found.items() if keys[1] != "pemanfaatan" and not (keys[1] in FRAMES and "{{" in t)}


def _said(laporan: Laporan) -> Texts:
    texts = {(key,): getattr(laporan, key) for key in REPORT}
    return {keys: text for keys, text in texts.items() if text and "{{" not in text}


def _same(report: Report, file: str, kata: str, now: Texts, before: Texts) -> Iterator[Problem]:
    """Yield, once for a file, the texts that are those of the quarter before word by word."""
    copied = [
        keys
        for keys, text in now.items()
        if len(text.split()) >= FEWEST and text.split() == before.get(keys, "").split()
    ]
    if copied:
        names = ind.listing([".".join(map(str, keys)) for keys in copied])
        wrong = f"{names} sama kata demi kata dengan {kata} sebelumnya."
        remedy = f'Tulis untuk {kata} ini; bila memang tetap, tulis alasannya: benar: {{{COPIED}: "…"}}.'
        yield Problem(report.content.place(file, copied[0]), COPIED, str(copied[0][-1]), wrong, remedy, jawab=file)


@dataclass(frozen=True)
class Ketikan:
    """A figure as typed: its name, where it stands, its value; whether it is money, a whole count, known to be counted
    from the beginning of the year, and one that can leap only by a slip."""

    nama: str
    letak: Keys
    nilai: Decimal
    uang: bool = False
    cacah: bool = False
    kumulatif: bool = False
    tetap: bool = True

    @property
    def teks(self) -> str:
        """Return the value as messages show it."""
        return ind.rupiah(self.nilai) if self.uang else ind.plain(self.nilai)


def _place(tw: Triwulan, i: HasilIndikator, now: Ketikan) -> Place:
    name = "anggaran.yaml" if now.uang else f"iku/{i.indikator.nomor:02d}.yaml"
    return tw.content.place(tw.content.quarter_file(tw.folder, name), now.letak)


@dataclass(frozen=True)
class Riwayat:
    """A figure and what it was in the earlier quarters that have it; `jawab` tells which of those may leap."""

    kini: Ketikan
    dulu: tuple[Ketikan, ...]
    jawab: tuple[bool, ...]


def falls(riwayat: Riwayat) -> bool:
    """Return whether a figure that is counted from the beginning of the year has become less."""
    now, earlier = riwayat.kini, [a.nilai for a in riwayat.dulu]
    if not earlier or now.nilai >= earlier[-1]:
        return False
    grew = len(earlier) >= SURE and all(a < b for a, b in pairwise(earlier))
    return now.kumulatif or (now.cacah and grew)


def leaps(riwayat: Riwayat) -> Ketikan | None:
    """Return what was there before, where a figure is a hundred times, or a hundredth of, all that can be trusted."""
    trusted = list(riwayat.dulu[:1])
    for angka, answered in zip(riwayat.dulu[1:], riwayat.jawab[1:], strict=True):
        if answered or not _apart(trusted, angka):
            trusted.append(angka)
    return trusted[-1] if trusted and riwayat.kini.tetap and _apart(trusted, riwayat.kini) else None


def _apart(trusted: Sequence[Ketikan], angka: Ketikan) -> bool:
    return all(_far(before, angka) for before in trusted)


def _far(before: Ketikan, now: Ketikan) -> bool:
    less, more = sorted((before.nilai, now.nilai))
    return less > 0 and more >= LEAP * less and not (now.cacah and more < FEW)


def histories(found: Sequence[HasilIndikator], answer: str) -> Iterator[Riwayat]:
    """Yield the typed figures of the last of what was measured, each with those of the quarters before.

    `answer` is the code that says of a leap that it is right.
    """
    *before, now = ({(a.nama, str(a.letak[-1])): a for a in _typed(i)} for i in found)
    answered = [answer in i.ukur.benar for i in found]
    for name, angka in now.items():
        known = [(figures[name], said) for figures, said in zip(before, answered, strict=False) if name in figures]
        yield Riwayat(angka, tuple(a for a, _ in known), tuple(said for _, said in known))


def _typed(i: HasilIndikator) -> Iterator[Ketikan]:
    """Yield the figures that were typed for an indicator in a quarter."""
    if i.ukur.realisasi is not None:
        yield Ketikan("Realisasi", ("realisasi",), i.ukur.realisasi, kumulatif=_grows(i.indikator))
    yield from _cells(i)
    path = ("indikator", str(i.indikator.nomor))
    if i.uang is not None:
        yield Ketikan(f"Pagu {i.indikator.sebutan}", (*path, "pagu"), i.uang.pagu, uang=True)
    if i.uang is not None and i.uang.realisasi is not None:
        spent = i.uang.realisasi
        name = f"Realisasi anggaran {i.indikator.sebutan}"
        yield Ketikan(name, (*path, "realisasi"), spent, uang=True, kumulatif=True, tetap=False)


def _cells(i: HasilIndikator) -> Iterator[Ketikan]:
    """Yield the numbers of the rows whose name no other row has; weights and scores are no counts."""
    first, *columns = i.indikator.kolom or {"": ""}
    names = [" ".join((row.get(first) or "").split()) for row in i.ukur.rincian]
    often, counts = Counter(names), i.indikator.metode.cacah
    since = {column: bool(SINCE.search(i.indikator.kolom[column])) for column in columns}
    for n, (name, row) in enumerate(zip(names, detail_rows.rows(i.indikator, i.ukur), strict=True)):
        for column in columns:
            value, title = row.get(column), i.indikator.kolom[column]
            if value is not None and often[name] == 1:
                whole = counts and value == value.to_integral_value()
                label = f"{title} ({name})" if name else title
                yield Ketikan(label, ("rincian", n, column), value, cacah=whole, kumulatif=since[column])


def _grows(indikator: Indikator) -> bool:
    """Return whether the targets tell that the realisasi is counted from the beginning of the year: they grow from
    quarter to quarter, to twice the first or more."""
    if indikator.arah != "maksimalkan" or indikator.akumulasi not in (None, "kumulatif"):
        return False
    paths = ([indikator.target.of(m) for m in kind.sebagian] for kind in KINDS.values() if kind.sebagian)
    full = ([t for t in path if t is not None] for path in paths if None not in path)
    return any(all(a < b for a, b in pairwise(path)) and path[-1] >= 2 * path[0] for path in full)
