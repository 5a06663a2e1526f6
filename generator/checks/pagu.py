"""Rules of how the pagu came about: revisions in order, a pagu that is the one in force, what is blocked and planned.

In: a loaded `Content` and a quarter with a budget. Out: problems with their places.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator import indonesian as ind
from generator.checks import periods
from generator.checks.budget_levels import amounts, slack
from generator.content import answers
from generator.content.model import Content, Kuartal
from generator.problems.problem import Problem
from generator.records.quarter import LEVELS, Anggaran
from generator.scoring import dipa
from generator.scoring.budget import sum_of_amounts

ORDER, FORCE, PLAN, HELD, SAME = "revisi-urutan", "pagu-berlaku", "rpd-jumlah", "blokir-salah", "pagu-riwayat"
HERE = "anggaran.yaml"


def pagu(content: Content, file: str, kuartal: Kuartal, data: Anggaran) -> Iterator[Problem]:
    """Yield the problems of revisions, of the pagu in force at the end of a quarter, of what is blocked or planned."""
    yield from _ordered(content, file, data)
    yield from _in_force(content, file, kuartal, data)
    yield from _held(content, file, data)
    yield from _planned(content, file, kuartal, data)


def _ordered(content: Content, file: str, data: Anggaran) -> Iterator[Problem]:
    if data.revisi and data.pagu_awal is None:
        where, wrong = content.key_place(file, ("revisi",)), "Ada revisi, tetapi pagu awalnya belum ditulis."
        yield Problem(where, ORDER, "revisi", wrong, "Tambahkan pagu_awal: jumlah pagu sebelum revisi pertama.")
    for n, (before, now) in enumerate(pairwise(data.revisi), 1):
        if now.tanggal <= before.tanggal:
            where = content.place(file, ("revisi", n, "tanggal"))
            wrong = f"Revisi {now.nomor} tanggal {ind.day(now.tanggal)} ditulis sesudah revisi {before.nomor} tanggal "
            wrong += f"{ind.day(before.tanggal)}."
            yield Problem(where, ORDER, "tanggal", wrong, "Urutkan revisi menurut tanggalnya, yang terlama di atas.")
        if now.nomor in [r.nomor for r in data.revisi[:n]]:
            where, wrong = content.place(file, ("revisi", n, "nomor")), f"Nomor revisi {now.nomor} dipakai dua kali."
            yield Problem(where, ORDER, "nomor", wrong, "Tulis nomor revisi yang benar.")


def _in_force(content: Content, file: str, kuartal: Kuartal, data: Anggaran) -> Iterator[Problem]:
    """The sum of the lines is the pagu that was in force at the end of the quarter, but for rounding of shares."""
    day, level = kuartal.span[1], data.total_level
    lines = {path: a for path, a in amounts(data, level, "pagu").items() if a is not None}
    told = dipa.pagu(data, day)
    if told is None or not lines:
        return
    found = sum_of_amounts(lines.values())
    if abs(found - told) <= (slack(lines, found) if level in ("indikator", "sasaran") else 0):
        return
    now = dipa.in_force(data, day)
    name = f"revisi {now.nomor} tanggal {ind.day(now.tanggal)}" if now else "pagu awal"
    wrong = f"Jumlah pagu per {level} {ind.rupiah(found)}, sedangkan yang berlaku pada {ind.day(day)} menurut {name} "
    wrong += f"{ind.rupiah(told)}."
    remedy = f"Samakan pagu tiap {level} dengan {name}, atau perbaiki pagu_awal dan revisi"
    doubt = Problem(content.place(file, (level,)), FORCE, "pagu", wrong, remedy, kuartal.draft)
    yield answers.doubt(doubt, file, HERE)


def _held(content: Content, file: str, data: Anggaran) -> Iterator[Problem]:
    """No more is blocked than there is; what is told of the office is the sum of what is told of its lines."""
    for level in LEVELS:
        held, pagu = (amounts(data, level, field) for field in ("blokir", "pagu"))
        for (path, blocked), most in zip(held.items(), pagu.values(), strict=True):
            if blocked is not None and most is not None and blocked > most:
                wrong = f"Blokir {ind.rupiah(blocked)} melebihi pagu {ind.rupiah(most)}."
                yield Problem(content.place(file, path), HELD, "blokir", wrong, "Periksa kedua angka.")
    level = data.total_level
    lines = [line for _, _, line in data.lines(level)]
    parts = [line.blokir for line in lines if line.blokir is not None]
    whole = sum_of_amounts(line.pagu for line in lines)
    if data.blokir is None:
        return
    where = content.place(file, ("blokir",))
    if lines and data.blokir > whole:
        wrong = f"Blokir {ind.rupiah(data.blokir)} melebihi jumlah pagu {ind.rupiah(whole)}."
        yield Problem(where, HELD, "blokir", wrong, "Periksa kedua angka.")
    elif parts and sum_of_amounts(parts) != data.blokir:
        wrong = (
            f"Blokir {ind.rupiah(data.blokir)}, sedangkan jumlahnya per {level} {ind.rupiah(sum_of_amounts(parts))}."
        )
        yield Problem(where, HELD, "blokir", wrong, "Samakan keduanya, atau hapus baris ini agar jumlahnya dihitung.")


def _planned(content: Content, file: str, kuartal: Kuartal, data: Anggaran) -> Iterator[Problem]:
    """What is planned for all periods is the pagu, or what of it is not blocked."""
    whole = sum_of_amounts(line.pagu for _, _, line in data.lines(data.total_level))
    if data.rpd is None or not whole:
        return
    faults = [*periods.withdrawals(content, file, kuartal, data)]
    yield from faults
    if faults:
        return
    plan, held = dipa.planned(data.rpd, kuartal.masa.jenis.semua[-1]), dipa.blocked(data)
    if plan not in (whole, whole - (held or 0)):
        kata, how_many = kuartal.masa.kata, ind.count(len(kuartal.masa.jenis.semua))
        wrong = f"Jumlah rencana penarikan {how_many} {kata} {ind.rupiah(plan)}, jumlah pagu {ind.rupiah(whole)}."
        doubt = Problem(content.key_place(file, ("rpd",)), PLAN, "rpd", wrong, f"Periksa tiap {kata}.", kuartal.draft)
        yield answers.doubt(doubt, file, HERE)


def history(content: Content, quarters: Sequence[Kuartal]) -> Iterator[Problem]:
    """Yield what a quarter tells of the first pagu and of earlier revisions that the quarter before tells otherwise."""
    known = [(k, k.anggaran) for k in quarters if k.anggaran and k.anggaran.pagu_awal is not None]
    for (earlier, before), (kuartal, now) in pairwise(known):
        file = content.quarter_file(kuartal.folder, HERE)
        then = [("pagu awal", before.pagu_awal), *_said(before, earlier)]
        told = dict([("pagu awal", now.pagu_awal), *_said(now, earlier)])
        for name, value in then:
            if told.get(name) != value:
                said = f"{ind.rupiah(told[name])}" if name in told else "tidak ada"
                wrong = f"{ind.upper_first(name)} {said}, sedangkan pada {earlier.masa.nama} {ind.rupiah(value)}."
                remedy = f"Samakan dengan {earlier.folder}/anggaran.yaml, atau perbaiki yang di sana"
                path = ("pagu_awal",) if name == "pagu awal" else ("revisi",) if now.revisi else ("pagu_awal",)
                yield answers.doubt(Problem(content.place(file, path), SAME, path[0], wrong, remedy), file, HERE)


def _said(data: Anggaran, until: Kuartal) -> list[tuple[str, object]]:
    """Return the revisions that were in force until the end of a quarter, by name and day, with their pagu."""
    kept = [r for r in data.revisi if r.tanggal <= until.span[1]]
    return [(f"revisi {r.nomor} tanggal {ind.day(r.tanggal)}", r.pagu) for r in kept]
