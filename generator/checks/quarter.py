"""Rules that span the files of one quarter: reports, indicator files, detail rows and money.

In: a loaded `Content`, the plan and the rule set of the quarter. Out: problems with their places.
"""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from decimal import Decimal

from generator import indonesian as ind
from generator.checks import budget as money_checks
from generator.checks import highlights, sub_indicators, targets
from generator.checks import periods as period_checks
from generator.checks import rows as row_checks
from generator.content import answers
from generator.content.model import Content, Kuartal
from generator.printed import printed_numbers
from generator.problems.problem import Place, Problem
from generator.records.plan import Indikator, Rencana
from generator.records.rule_set import Aturan
from generator.scoring import detail_rows, regulation

LATEST = timedelta(days=366)  # a report comes out weeks after its quarter; later than that a year is mistyped


def quarter(
    content: Content, rencana: Rencana, kuartal: Kuartal, aturan: Aturan, sound: Mapping[int, Indikator]
) -> Iterator[Problem]:
    """Yield every problem between the files of one quarter and its plan; `sound` indicators can be looked into."""
    report = content.quarter_file(kuartal.folder, "laporan.yaml")
    yield from period_checks.head(content, report, kuartal)
    yield from _unscored(content, report, kuartal, aturan)
    yield from _date(content, report, kuartal)
    yield from _signed(content, report, kuartal)
    yield from _reviewed(content, report, kuartal)
    yield from _lost(content, kuartal)
    yield from highlights.highlights(content, kuartal)
    plan = {i.nomor: i for i in rencana.indikator}
    for nomor in plan:
        if nomor not in kuartal.ukur and nomor not in kuartal.rusak:
            where, remedy = Place(content.iku_file(kuartal.folder, nomor)), f"Buat berkas berisi nomor: {nomor}."
            yield Problem(where, "iku-tanpa-berkas", "", f"Berkas {aturan.kata.iku} {nomor} tidak ada.", remedy)
        elif nomor in kuartal.ukur and nomor in sound:
            yield from _measure(content, sound[nomor], kuartal, aturan)
    for nomor in sorted(set(kuartal.ukur) - set(plan)):
        where = content.place(content.iku_file(kuartal.folder, nomor), ("nomor",))
        wrong = f"{aturan.kata.iku} {nomor} tidak ada dalam rencana."
        yield Problem(where, "iku-asing", "nomor", wrong, "Periksa nomor, atau hapus berkas.")
    yield from money_checks.money(content, rencana, kuartal)
    yield from _printed(content, kuartal)


def _printed(content: Content, kuartal: Kuartal) -> Iterator[Problem]:
    """Yield printed figures that are meant as a number and cannot be read as one."""
    file = content.quarter_file(kuartal.folder, "terbit.yaml")
    for n, row in enumerate(kuartal.terbit):
        fault = printed_numbers.fault(row.nilai, row.ukuran)
        if fault:
            code, wrong, remedy = fault
            yield Problem(content.place(file, (n, "nilai")), code, row.ukuran, wrong, remedy)


def _unscored(content: Content, report: str, kuartal: Kuartal, aturan: Aturan) -> Iterator[Problem]:
    """Yield texts on efficiency, which have no page under a rule set without it."""
    for key in ("efisiensi", "upaya_efisiensi"):
        if getattr(kuartal.laporan, key) and not aturan.efisiensi:
            wrong = f"Aturan {aturan.kode} tidak menilai efisiensi, sehingga isian ini tidak tampil."
            remedy = (
                "Pindahkan ke bagian lain laporan; bila keputusannya menilai efisiensi, tulis efisiensi pada aturan."
            )
            yield Problem(content.place(report, (key,)), "isian-tanpa-kaidah", key, wrong, remedy)


def _date(content: Content, report: str, kuartal: Kuartal) -> Iterator[Problem]:
    published = kuartal.laporan.tanggal_terbit
    if published is None and kuartal.laporan.status == "terbit":
        remedy = "Tambahkan tanggal_terbit: tahun-bulan-hari."
        where, wrong = content.place(report, ("status",)), "Laporan terbit tanpa tanggal terbit."
        yield Problem(where, "terbit-tanpa-tanggal", "status", wrong, remedy)
    _, end = kuartal.span
    if published is not None and published < end:
        where = content.place(report, ("tanggal_terbit",))
        wrong = f"{ind.day(published)} sebelum {kuartal.masa.kata} berakhir ({ind.day(end)})."
        yield Problem(where, "terbit-terlalu-dini", "tanggal_terbit", wrong, "Periksa tahun dan bulannya.")
    elif published is not None and published > end + LATEST:
        where = content.place(report, ("tanggal_terbit",))
        wrong = f"{ind.day(published)} lebih dari setahun sesudah {kuartal.masa.kata} berakhir ({ind.day(end)})."
        late = Problem(where, "terbit-terlalu-lambat", "tanggal_terbit", wrong, "Periksa tahunnya.")
        yield answers.doubt(late, report, "laporan.yaml")


def _reviewed(content: Content, report: str, kuartal: Kuartal) -> Iterator[Problem]:
    _, end = kuartal.span
    if kuartal.laporan.reviu and kuartal.laporan.reviu.tanggal < end:
        day = ind.day(kuartal.laporan.reviu.tanggal)
        wrong = f"{day} sebelum {kuartal.masa.kata} berakhir ({ind.day(end)}): laporannya belum ada untuk direviu."
        where = content.place(report, ("reviu", "tanggal"))
        yield Problem(where, "reviu-terlalu-dini", "tanggal", wrong, "Periksa tahun dan bulannya.")


def _signed(content: Content, report: str, kuartal: Kuartal) -> Iterator[Problem]:
    day, published = kuartal.laporan.tanggal_tanda_tangan, kuartal.laporan.tanggal_terbit
    _, end = kuartal.span
    wrong = ""
    if day and day < end:
        wrong = f"{ind.day(day)} sebelum {kuartal.masa.kata} berakhir ({ind.day(end)})."
    elif day and published and day > published:
        wrong = f"{ind.day(day)} sesudah tanggal terbit ({ind.day(published)})."
    if wrong:
        where = content.place(report, ("tanggal_tanda_tangan",))
        yield Problem(where, "tanda-tangan-salah", "tanggal_tanda_tangan", wrong, "Periksa tahun dan bulannya.")


def _lost(content: Content, kuartal: Kuartal) -> Iterator[Problem]:
    """Yield files that were published with the quarter and are gone."""
    kunci = kuartal.kunci
    if kunci is None or kunci.kuartal != kuartal.folder:
        return
    files = {fact.partition("#")[0] for fact in kunci.fakta if "/iku/" not in fact.partition("#")[0]}
    base = (f"{kuartal.folder}/", f"{kuartal.laporan.tahun}/perjanjian-kinerja")
    named = {f"{content.akar}/{file}" for file in files if file.startswith(base) and file.endswith(".yaml")}
    for name in sorted(named - set(content.dokumen) - content.rusak):
        wrong = "Berkas ini terbit bersama laporan, tetapi tidak ada lagi."
        remedy = "Kembalikan dari riwayat git, atau perbaiki namanya."
        yield Problem(Place(name), "berkas-tidak-ada", "", wrong, remedy)


def _measure(content: Content, indikator: Indikator, kuartal: Kuartal, aturan: Aturan) -> Iterator[Problem]:
    ukur = kuartal.ukur[indikator.nomor]
    file = content.iku_file(kuartal.folder, indikator.nomor)
    if ukur.target is not None:
        yield from targets.unscored(content.place(file, ("target",)), "target", ukur.target, aturan, indikator)
        if not ukur.alasan_target:
            remedy = "Tambahkan alasan_target, atau hapus target agar target rencana yang dipakai."
            where = content.place(file, ("target",))
            yield Problem(where, "target-tanpa-alasan", "target", "Target diganti tanpa alasan.", remedy)
    if ukur.realisasi is not None and ukur.realisasi < 0:
        yield from targets.below_zero(content.place(file, ("realisasi",)), aturan, indikator)
    if ukur.realisasi is None:
        yield from row_checks.unfilled(content, file, indikator, ukur, kuartal.draft)
    faults = [*row_checks.rows(content, file, indikator, ukur)]
    faults = faults or [*sub_indicators.rows(content, file, indikator, ukur, kuartal.masa)]
    yield from faults
    if faults:
        return
    exact = detail_rows.realise(indikator, ukur)
    if exact is not None and ukur.realisasi is not None and not ukur.alasan:
        rows = regulation.realised(exact, aturan, indikator)
        if regulation.realised(ukur.realisasi, aturan, indikator) != rows:
            wrong = f"Realisasi {ukur.realisasi} berbeda dari hasil rincian, {rows}."
            remedy = f"Hapus realisasi agar {rows} yang dipakai, perbaiki rincian, atau tulis alasan."
            yield Problem(content.place(file, ("realisasi",)), "realisasi-beda-rincian", "realisasi", wrong, remedy)
    yield from _dividable(content, file, indikator, kuartal, aturan, exact)


def _dividable(
    content: Content, file: str, indikator: Indikator, kuartal: Kuartal, aturan: Aturan, exact: Decimal | None
) -> Iterator[Problem]:
    ukur = kuartal.ukur[indikator.nomor]
    rumus = regulation.formula(aturan, indikator.cara)
    rows = None if exact is None else regulation.realised(exact, aturan, indikator)
    realisasi = rows if ukur.realisasi is None else ukur.realisasi
    target = kuartal.target(indikator)
    if rumus is None or realisasi is None or not target or regulation.of_nothing(rumus, realisasi, target) is not None:
        return
    if indikator.awal is None and regulation.divisor(rumus, indikator, realisasi, target) == 0:
        wrong = f"Realisasi 0 tidak dapat menjadi pembagi dalam rumus {regulation.worked(rumus)}."
        remedy = f"Tulis jika_nol (capaian bila realisasi 0) pada aturan {aturan.kode}."
        yield Problem(content.place(file, ("realisasi",)), "pembagi-nol", "realisasi", wrong, remedy)
