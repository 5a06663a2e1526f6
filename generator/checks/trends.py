"""Doubts that only show beside the earlier quarters of the year: a count that falls, a slipped decimal, a copied text.

In: the computed report of a year. Out: warnings, each with the file in which `benar` may answer it.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator import indonesian as ind
from generator.checks import trend_figures
from generator.content import answers
from generator.problems.problem import Keys, Problem
from generator.records.quarter import Laporan, Ukur
from generator.report import Report, Triwulan
from generator.scoring import accumulation
from generator.scoring.ladder import HasilIndikator

FALLS, LEAPS, COPIED = "angka-turun", "angka-melompat", "teks-sama"
FEWEST = 5  # words: shorter texts may well be the same
FRAMES = ("target_realisasi", "target_tahunan")  # sentences made of figures: with addresses they say something new
REPORT = ("pengantar", "kesimpulan", "efisiensi")
Texts = dict[Keys, str]


def problems(report: Report) -> Iterator[Problem]:
    """Yield every doubt about the quarters of a year."""
    for n, tw in enumerate(report.triwulan):
        before, folder = report.hasil[:n], tw.folder
        for i in tw.hasil.indikator:
            file = report.content.iku_file(folder, i.indikator.nomor)
            earlier = [found for h in before for found in [h.of(i.indikator.kode)] if found]
            yield from _figures(tw, i, earlier)
            yield from _same(report, file, _words(i.ukur), _last(earlier))
        file, laporan = report.content.quarter_file(folder, "laporan.yaml"), tw.kuartal.laporan
        yield from _same(report, file, _said(laporan), _said(before[-1].kuartal.laporan) if before else {})


def _figures(tw: Triwulan, i: HasilIndikator, earlier: list[HasilIndikator]) -> Iterator[Problem]:
    for riwayat in trend_figures.histories([*earlier, i], LEAPS):
        now = riwayat.kini
        name = "anggaran.yaml" if now.uang else f"iku/{i.indikator.nomor:02d}.yaml"
        place = tw.content.place(tw.content.quarter_file(tw.folder, name), now.letak)
        added = accumulation.joins(i.indikator) and not now.kumulatif  # of each quarter by itself: it may well fall
        if trend_figures.falls(riwayat) and not added:
            wrong = (
                f"{now.nama} turun dari {riwayat.dulu[-1].teks} menjadi {now.teks}, padahal dihitung sejak awal tahun."
            )
            fall = Problem(place, FALLS, str(now.letak[-1]), wrong, "Periksa kedua angka.")
            yield answers.of_indicator(fall, tw.content, tw.folder, i.indikator.nomor)
        elif before := trend_figures.leaps(riwayat):
            wrong = f"{now.nama} {now.teks}, sedangkan sebelumnya {before.teks}."
            slip = Problem(place, LEAPS, str(now.letak[-1]), wrong, "Periksa letak titik desimalnya.")
            yield answers.of_indicator(slip, tw.content, tw.folder, i.indikator.nomor)


def _last(earlier: list[HasilIndikator]) -> Texts:
    return _words(earlier[-1].ukur) if earlier else {}


def _words(ukur: Ukur) -> Texts:
    """Return the prose about an indicator; how reports are used is said alike in all of them."""
    parts = {"ringkasan": ukur.ringkasan, "analisis": ukur.analisis}
    found = {(part, key): text for part, record in parts.items() for key, text in record.model_dump().items() if text}
    return {keys: t for keys, t in found.items() if keys[1] != "pemanfaatan" and not (keys[1] in FRAMES and "{{" in t)}


def _said(laporan: Laporan) -> Texts:
    texts = {(key,): getattr(laporan, key) for key in REPORT}
    return {keys: text for keys, text in texts.items() if text and "{{" not in text}


def _same(report: Report, file: str, now: Texts, before: Texts) -> Iterator[Problem]:
    """Yield, once for a file, the texts that are those of the quarter before word by word."""
    copied = [
        keys
        for keys, text in now.items()
        if len(text.split()) >= FEWEST and text.split() == before.get(keys, "").split()
    ]
    if copied:
        names = ind.listing([".".join(map(str, keys)) for keys in copied])
        wrong = f"{names} sama kata demi kata dengan triwulan sebelumnya."
        remedy = f'Tulis untuk triwulan ini; bila memang tetap, tulis alasannya: benar: {{{COPIED}: "…"}}.'
        yield Problem(report.content.place(file, copied[0]), COPIED, str(copied[0][-1]), wrong, remedy, jawab=file)
