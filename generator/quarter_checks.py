"""Rules that span the files of one quarter: reports, indicator files, detail rows and money.

In: a loaded `Content`, the plan and the rule set of the quarter. Out: problems with their places.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pydantic_core import PydanticCustomError

from generator import indonesian as ind
from generator import metode, regulation, values
from generator.content import Content, Kuartal
from generator.problems import Place, Problem, nearest
from generator.quarter_schema import Ukur
from generator.schema import Aturan, Indikator, Langsung, Rasio, RataRataRasio, Rencana

Path = tuple[int | str, ...]


def target_problem(where: Place, key: str, value: Decimal | None) -> Iterator[Problem]:
    """Yield the problem of a target that cannot be divided by."""
    if value is not None and value <= 0:
        wrong = "Target 0 tidak dapat menjadi pembagi." if value == 0 else "Target tidak boleh negatif."
        yield Problem(where, key, wrong, "Jika belum ada target, kosongkan (null); jika ada, tulis angka di atas 0.")


def quarter(content: Content, rencana: Rencana, kuartal: Kuartal, aturan: Aturan) -> Iterator[Problem]:
    """Yield every problem between the files of one quarter and its plan."""
    year, short = kuartal.folder.split("/tw")
    report = content.quarter_file(kuartal.folder, "laporan.yaml")
    for key, value, expected in (
        ("tahun", kuartal.laporan.tahun, int(year)),
        ("triwulan", kuartal.laporan.triwulan, int(short)),
    ):
        if value != expected:
            wrong = f"Isinya {value}, sedangkan nama folder {kuartal.folder}."
            yield Problem(content.place(report, (key,)), key, wrong, f"Tulis {expected}.")
    if kuartal.laporan.status == "terbit" and kuartal.laporan.tanggal_terbit is None:
        remedy = "Tambahkan tanggal_terbit: tahun-bulan-hari."
        yield Problem(content.place(report, ("status",)), "status", "Laporan terbit tanpa tanggal terbit.", remedy)
    plan = {i.nomor: i for i in rencana.indikator}
    for nomor, indikator in plan.items():
        if nomor not in kuartal.ukur:
            file = content.iku_file(kuartal.folder, nomor)
            yield Problem(Place(file), "", f"Berkas IKU {nomor} tidak ada.", f"Buat berkas berisi nomor: {nomor}.")
        else:
            yield from _measure(content, indikator, kuartal, aturan)
    for nomor in sorted(set(kuartal.ukur) - set(plan)):
        where = content.place(content.iku_file(kuartal.folder, nomor), ("nomor",))
        yield Problem(where, "nomor", f"IKU {nomor} tidak ada dalam rencana.", "Periksa nomor, atau hapus berkas.")
    yield from _money(content, plan, kuartal)


def _measure(content: Content, indikator: Indikator, kuartal: Kuartal, aturan: Aturan) -> Iterator[Problem]:
    ukur = kuartal.ukur[indikator.nomor]
    file = content.iku_file(kuartal.folder, indikator.nomor)
    if ukur.target is not None:
        yield from target_problem(content.place(file, ("target",)), "target", ukur.target)
        if not ukur.alasan_target:
            remedy = "Tambahkan alasan_target, atau hapus target agar target rencana yang dipakai."
            yield Problem(content.place(file, ("target",)), "target", "Target diganti tanpa alasan.", remedy)
    if ukur.realisasi is not None and ukur.realisasi < 0:
        yield Problem(content.place(file, ("realisasi",)), "realisasi", "Realisasi negatif.", "Tulis 0 atau lebih.")
    faults = [*_rows(content, file, indikator, ukur)]
    yield from faults
    if faults:
        return
    exact = metode.realise(indikator, ukur)
    if exact is not None and ukur.realisasi is not None and not ukur.alasan:
        given, rows = regulation.rounded(ukur.realisasi, aturan), regulation.rounded(exact, aturan)
        if given != rows:
            wrong = f"Realisasi {given} berbeda dari hasil rincian, {rows}."
            remedy = f"Hapus realisasi agar {rows} yang dipakai, perbaiki rincian, atau tulis alasan."
            yield Problem(content.place(file, ("realisasi",)), "realisasi", wrong, remedy)
    yield from _dividable(content, file, indikator, kuartal, aturan, exact)


def _dividable(
    content: Content, file: str, indikator: Indikator, kuartal: Kuartal, aturan: Aturan, exact: Decimal | None
) -> Iterator[Problem]:
    ukur = kuartal.ukur[indikator.nomor]
    rumus = regulation.formula(aturan, indikator.arah)
    realisasi = exact if ukur.realisasi is None else ukur.realisasi
    target = kuartal.target(indikator)
    if rumus is None or realisasi is None or not target or rumus.jika_nol is not None:
        return
    if regulation.divisor(rumus, regulation.rounded(realisasi, aturan), target) == 0:
        wrong = f"Realisasi 0 tidak dapat menjadi pembagi dalam rumus {regulation.FORMULA_TEXT[rumus.rumus]}."
        remedy = f"Tulis jika_nol (capaian bila realisasi 0) pada aturan {aturan.kode}."
        yield Problem(content.place(file, ("realisasi",)), "realisasi", wrong, remedy)


def _rows(content: Content, file: str, indikator: Indikator, ukur: Ukur) -> Iterator[Problem]:
    columns = tuple(indikator.kolom)
    if ukur.rincian and not columns:
        where = content.place(file, ("rincian",))
        yield Problem(where, "rincian", "Rencana tidak menyebut kolom rincian.", "Tambahkan kolom pada rencana.")
        return
    if (
        not ukur.rincian
        and not isinstance(indikator.metode, Langsung)
        and ukur.realisasi is not None
        and not ukur.alasan
    ):
        where = content.place(file, ("realisasi",))
        remedy = "Isi rincian, atau tulis alasan mengapa realisasi diketik."
        yield Problem(where, "realisasi", "Realisasi diketik, padahal metodenya memakai rincian.", remedy)
    for index, row in enumerate(ukur.rincian):
        for column, text in row.items():
            where = content.place(file, ("rincian", index, column))
            if column not in columns:
                near = nearest(column, columns) or ", ".join(columns)
                where = content.key_place(file, ("rincian", index, column))
                yield Problem(where, column, "Kolom ini tidak dikenal.", f"Mungkin maksudnya {near}.")
            elif column != columns[0] and text is not None:
                yield from _cell(where, column, text)
        yield from _ratio_row(content, file, indikator, index, row)


def _cell(where: Place, column: str, text: str) -> Iterator[Problem]:
    try:
        value = values.number(text)
    except PydanticCustomError as error:
        wrong, _, remedy = error.message().partition("\n")
        yield Problem(where, column, wrong, remedy)
    else:
        if value < 0:
            yield Problem(where, column, f"{text} negatif.", "Tulis 0 atau lebih.")


def _ratio_row(
    content: Content, file: str, indikator: Indikator, index: int, row: dict[str, str | None]
) -> Iterator[Problem]:
    if not isinstance(indikator.metode, Rasio | RataRataRasio):
        return
    part, whole = row.get(indikator.metode.pembilang), row.get(indikator.metode.penyebut)
    if part is None or whole is None or not values.NUMBER.fullmatch(part) or not values.NUMBER.fullmatch(whole):
        return
    if values.number(whole) == 0 and values.number(part) > 0:
        where = content.place(file, ("rincian", index, indikator.metode.penyebut))
        wrong = f"Penyebut 0, padahal {indikator.metode.pembilang} {part}."
        yield Problem(where, indikator.metode.penyebut, wrong, "Periksa apakah kedua kolom tertukar.")


def _money(content: Content, plan: dict[int, Indikator], kuartal: Kuartal) -> Iterator[Problem]:
    file = content.quarter_file(kuartal.folder, "anggaran.yaml")
    if kuartal.anggaran is None:
        return
    entries: list[tuple[Path, int, int | None]] = [
        (("indikator", str(n)), d.pagu, d.realisasi) for n, d in kuartal.anggaran.indikator.items()
    ]
    entries += [(("kegiatan", n), k.pagu, k.realisasi) for n, k in enumerate(kuartal.anggaran.kegiatan)]
    for path, pagu, spent in entries:
        if spent is not None and spent > pagu:
            where = content.place(file, (*path, "realisasi"))
            wrong = f"Realisasi {ind.rupiah(spent)} melebihi pagu {ind.rupiah(pagu)}."
            yield Problem(where, "realisasi", wrong, "Periksa kedua angka.")
    for nomor in kuartal.anggaran.indikator:
        if nomor not in plan:
            where = content.key_place(file, ("indikator", str(nomor)))
            yield Problem(where, str(nomor), f"IKU {nomor} tidak ada dalam rencana.", "Periksa nomor indikator.")
    for nomor in sorted(set(plan) - set(kuartal.anggaran.indikator)):
        where = content.place(file, ("indikator",))
        yield Problem(
            where,
            "indikator",
            f"Anggaran IKU {nomor} tidak ada.",
            f"Tambahkan {nomor}: {{pagu: …, realisasi: …}}.",
        )
