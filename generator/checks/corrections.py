"""Rules for the entries of koreksi.yaml: each says what changed, after publication, in the order it was recorded.

In: content and its computed quarters. Out: problems with their places. Whether the figures fit is told by
`published`, whether an entry is the one that was recorded by `releases`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from generator import indonesian as ind
from generator.content.model import Content
from generator.figures import lock, version
from generator.figures.correction_file import FILE
from generator.problems.problem import Problem
from generator.records.printed import Koreksi, Kunci
from generator.scoring.ladder import Hasil

LATEST = timedelta(days=3653)  # later than ten years after publication a year is mistyped


def order(content: Content) -> Iterator[Problem]:
    """Yield every entry that is dated before the one above it."""
    for number, (before, entry) in enumerate(zip(content.koreksi, content.koreksi[1:], strict=False), 1):
        if entry.tanggal < before.tanggal:
            wrong = f"{ind.day(entry.tanggal)} sebelum tanggal koreksi di atasnya ({ind.day(before.tanggal)})."
            remedy = f"Tulis {before.tanggal.isoformat()} atau sesudahnya; butir baru selalu di akhir berkas."
            place = content.place(f"{content.akar}/{FILE}", (number, "tanggal"))
            yield Problem(place, "koreksi-urutan", "tanggal", wrong, remedy)


def of_quarter(content: Content, hasil: Hasil) -> Iterator[Problem]:
    """Yield what is wrong with the corrections of a published quarter."""
    kunci = lock.own(hasil)
    if kunci is None:
        return
    later = {number for number, _ in lock.entries(content, kunci)}
    now = lock.now(content, hasil, kunci)
    for number, entry in content.koreksi_of(kunci.kuartal):
        yield from _light(content, number - 1, entry)
        yield from _dated(content, number - 1, entry, kunci, number in later)
        yield from _idle(content, number - 1, entry)
        if number in later:
            yield from _unknown(content, number - 1, entry, {*kunci.nilai, *now})


def _light(content: Content, index: int, entry: Koreksi) -> Iterator[Problem]:
    if entry.ringan and entry.perubahan:
        wrong = (
            f"Ralat ringan tidak mengubah angka atau fakta, padahal butir ini memuat {len(entry.perubahan)} perubahan."
        )
        place = content.key_place(f"{content.akar}/{FILE}", (index, "ringan"))
        yield Problem(place, "koreksi-ringan", "ringan", wrong, "Ini koreksi: hapus kunci ini.")


def _dated(content: Content, index: int, entry: Koreksi, kunci: Kunci, later: bool) -> Iterator[Problem]:
    first: date = max(kunci.terbit, kunci.dihitung) if later and kunci.dihitung else kunci.terbit
    wrong = ""
    if entry.tanggal < first:
        wrong = f"{ind.day(entry.tanggal)} sebelum {kunci.kuartal} terbit dan dikunci ({ind.day(first)})."
        remedy = f"Tulis tanggal koreksi itu dicatat, {first.isoformat()} atau sesudahnya."
    elif entry.tanggal > max(first, kunci.dihitung or first) + LATEST:
        wrong = f"{ind.day(entry.tanggal)} lebih dari sepuluh tahun sesudah {kunci.kuartal} terbit."
        remedy = "Periksa tahunnya."
    if wrong:
        place = content.place(f"{content.akar}/{FILE}", (index, "tanggal"))
        yield Problem(place, "koreksi-tanggal", "tanggal", wrong, remedy)


def _idle(content: Content, index: int, entry: Koreksi) -> Iterator[Problem]:
    """Yield changes that change nothing, and addresses that one entry changes twice."""
    often = Counter(p.alamat for p in entry.perubahan)
    for number, change in enumerate(entry.perubahan):
        wrong = ""
        if version.same(change.dari, change.ke):
            wrong = f"{change.alamat} tidak berubah."
        elif often[change.alamat] > 1:
            wrong = f"{change.alamat} disebut lebih dari sekali dalam satu koreksi."
        if wrong:
            place = content.place(f"{content.akar}/{FILE}", (index, "perubahan", number, "alamat"))
            remedy = "Tulis satu perubahan tiap alamat, dari nilai lama ke nilai baru; hapus selebihnya."
            yield Problem(place, "koreksi-sia-sia", "alamat", wrong, remedy)


def _unknown(content: Content, index: int, entry: Koreksi, known: set[str]) -> Iterator[Problem]:
    for number, change in enumerate(entry.perubahan):
        if "#" not in change.alamat and change.alamat not in known:
            place = content.place(f"{content.akar}/{FILE}", (index, "perubahan", number, "alamat"))
            wrong = f"{entry.kuartal} tidak punya angka {change.alamat}."
            remedy = f"Hapus perubahan ini; lapkin correct {entry.kuartal} mengisi alamatnya sendiri."
            yield Problem(place, "koreksi-asing", "alamat", wrong, remedy)
