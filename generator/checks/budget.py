"""Rules of the budget of a quarter: amounts that fit the plan, their limits and each other.

In: a loaded `Content` and a quarter. Out: problems with their places; a likely slipped zero is named.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from statistics import median

from generator import indonesian as ind
from generator.content import answers
from generator.content.model import Content, Kuartal
from generator.problems.problem import Keys, Place, Problem
from generator.records.quarter import Anggaran

TOLERANCE = 1000  # sums may differ by one part in this many: the print rounds shares to whole rupiah
LEAP = 100  # times the median of the other amounts
SLIPPED = (10, 100, 1000)  # one to three zeros
CODE = re.compile(r"[A-Za-z0-9]+([.-][A-Za-z0-9]+)*")
FIELDS = ("pagu", "realisasi")
LINE = "baris anggaran itu"  # where an answer is about one line


def money(content: Content, plan: Collection[int], kuartal: Kuartal) -> Iterator[Problem]:
    """Yield every problem of the budget of a quarter; `plan` holds the numbers of the planned indicators."""
    data = kuartal.anggaran
    file = content.quarter_file(kuartal.folder, "anggaran.yaml")
    if data is None:
        if file not in content.rusak:
            remedy = "Buat berkas itu, dengan pagu dan realisasi tiap indikator."
            lacking = Problem(Place(file), "anggaran-tidak-ada", "", "Anggaran triwulan ini belum ada.", remedy)
            yield answers.doubt(lacking, content.quarter_file(kuartal.folder, "laporan.yaml"), "laporan.yaml", "begitu")
        return
    yield from _activities(content, file, data)
    for path, pagu, spent in _lines(data):
        if spent is None and kuartal.laporan.status != "draf":
            where, wrong = content.place(file, path), "Realisasi anggaran ini belum ada, jadi jumlahnya belum ada."
            remedy = "Isi realisasi anggarannya bila sudah ada."
            yield answers.doubt(
                Problem(where, "realisasi-belum-ada", "realisasi", wrong, remedy), file, LINE, "menyusul"
            )
        if spent is not None and spent > pagu:
            wrong = f"Realisasi {ind.rupiah(spent)} melebihi pagu {ind.rupiah(pagu)}."
            where = content.place(file, (*path, "realisasi"))
            yield Problem(where, "realisasi-lebih-pagu", "realisasi", wrong, "Periksa kedua angka.")
    for nomor in data.indikator:
        if nomor not in plan:
            where = content.key_place(file, ("indikator", str(nomor)))
            wrong = f"IKU {nomor} tidak ada dalam rencana."
            yield Problem(where, "anggaran-asing", str(nomor), wrong, "Periksa nomor indikator.")
    split = data.indikator or not data.kegiatan  # an office may know its budget by activity only
    for nomor in sorted(set(plan) - set(data.indikator)) if split else ():
        where, remedy = content.place(file, ("indikator",)), f"Tambahkan {nomor}: {{pagu: …, realisasi: …}}."
        wrong = f"Anggaran IKU {nomor} tidak ada."
        yield Problem(where, "anggaran-kurang", "indikator", wrong, remedy, kuartal.draft)
    draft = kuartal.laporan.status == "draf"
    for field in FIELDS:
        yield from _sums(content, file, data, field, draft)
        yield from _leaps(content, file, data, field)


def _activities(content: Content, file: str, data: Anggaran) -> Iterator[Problem]:
    """Yield activities whose code another bears, or cannot be part of an address."""
    counts = Counter(k.kode for k in data.kegiatan)
    seen: dict[str, str] = {}
    for n, kegiatan in enumerate(data.kegiatan):
        if counts[kegiatan.kode] > 1:
            where = content.place(file, ("kegiatan", n, "kode"))
            wrong = f"Kode {kegiatan.kode} dipakai lebih dari sekali."
            yield Problem(where, "nomor-atau-kode-ganda", "kode", wrong, "Tulis kode kegiatan yang benar.")
        elif (other := seen.setdefault(kegiatan.kode.replace(".", "-"), kegiatan.kode)) != kegiatan.kode:
            where = content.place(file, ("kegiatan", n, "kode"))
            wrong = f"Kode {kegiatan.kode} dan {other} mendapat alamat yang sama di halaman Anggaran."
            yield Problem(where, "nomor-atau-kode-ganda", "kode", wrong, "Tulis kode kegiatan yang benar.")
        if not CODE.fullmatch(kegiatan.kode):
            remedy = "Pakai huruf, angka, titik, dan tanda hubung."
            where = content.place(file, ("kegiatan", n, "kode"))
            yield Problem(where, "kode-tidak-sah", "kode", f'Kode "{kegiatan.kode[:40]}" tidak sah.', remedy)


def _lines(data: Anggaran) -> Iterator[tuple[Keys, int, int | None]]:
    for nomor, dana in data.indikator.items():
        yield ("indikator", str(nomor)), dana.pagu, dana.realisasi
    for n, kegiatan in enumerate(data.kegiatan):
        yield ("kegiatan", n), kegiatan.pagu, kegiatan.realisasi


def _sums(content: Content, file: str, data: Anggaran, field: str, draft: bool) -> Iterator[Problem]:
    """Both breakdowns are of the same money, so their sums agree but for rounding."""
    lines = {("indikator", str(n), field): getattr(d, field) for n, d in data.indikator.items()}
    parts = {("kegiatan", n, field): getattr(k, field) for n, k in enumerate(data.kegiatan)}
    if not parts or not lines or None in lines.values() or None in parts.values():
        return
    first, second = sum(lines.values()), sum(parts.values())
    if abs(first - second) * TOLERANCE <= max(first, second):
        return
    # Zeros that explain the whole difference are no matter of being unfinished: a draft is told, too.
    wrong = f"Jumlah {field} per indikator {ind.rupiah(first)}, per kegiatan {ind.rupiah(second)}."
    slipped = _slipped(lines, first - second) or _slipped(parts, second - first)
    if slipped:
        path, right = slipped
        remedy = f"Mungkin nolnya kelebihan atau kurang: tulis {right:_}."
        found = Problem(content.place(file, path), "anggaran-jumlah", field, wrong, remedy)
    else:
        remedy = "Periksa tiap angka terhadap sumbernya."
        found = Problem(content.place(file, ("kegiatan",)), "anggaran-jumlah", field, wrong, remedy, draft)
    yield answers.doubt(found, file, "anggaran.yaml")


def _slipped(
    amounts: dict[tuple[str, str, str], int] | dict[tuple[str, int, str], int], excess: int
) -> tuple[Keys, int] | None:
    """Return the amount that explains the excess of a sum by zeros too many or too few, and what it should be."""
    for path, amount in amounts.items():
        for right in (other for zeros in SLIPPED for other in (amount // zeros, amount * zeros)):
            if abs((amount - right) - excess) * TOLERANCE <= abs(excess):
                return path, right
    return None


def _leaps(content: Content, file: str, data: Anggaran, field: str) -> Iterator[Problem]:
    amounts = {n: a for n, d in data.indikator.items() if (a := getattr(d, field))}
    for nomor, amount in amounts.items():
        others = [a for n, a in amounts.items() if n != nomor]
        if others and amount >= LEAP * median(others):
            where = content.place(file, ("indikator", str(nomor), field))
            wrong = f"{ind.rupiah(amount)} lebih dari {LEAP} kali jumlah yang lazim pada berkas ini."
            found = Problem(where, "anggaran-melonjak", field, wrong, "Periksa apakah nolnya kelebihan.")
            yield answers.doubt(found, file, LINE)
