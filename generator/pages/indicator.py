"""One indicator in one quarter, as a short article with its arithmetic beside it.

In: a `Triwulan`, an indicator. Out: a `Page`.
"""

from collections.abc import Iterator
from dataclasses import replace

from generator import addresses
from generator import indonesian as ind
from generator.figures import inputs, naming
from generator.figures.figures import status_text
from generator.pages.frames import every_figure, quarter_page
from generator.pages.page import Page
from generator.pages.page_type import PagePlace
from generator.pages.reconciliation import about
from generator.presentation import (
    accumulation_words,
    budget_words,
    columns,
    comparison_graphs,
    comparison_tables,
    comparison_words,
    derivations,
    efficiency_words,
    phrases,
    plan_tables,
    recap,
    tabel,
    tables,
    time_graphs,
)
from generator.presentation.chart import Gambar
from generator.report import Triwulan
from generator.scoring import accumulation
from generator.scoring.absence import UNCOUNTABLE, reason
from generator.scoring.ladder import Hasil, HasilIndikator

# The last four of the six parts of the analysis with their anchors; the first two stand with their tables.
ANCHORS = {
    "penyebab": "penyebab",
    "program": "program",
    "evaluasi_sebelumnya": "evaluasi",
    "pemanfaatan": "pemanfaatan",
}


def places(h: Hasil) -> Iterator[PagePlace]:
    """Yield the place of every indicator of a quarter, below its goal; by its kode it is known in another one."""
    folder = h.kuartal.folder
    for s in h.sasaran:
        for i in s.indikator:
            plan, above = i.indikator, addresses.sasaran(folder, s.sasaran.nomor)
            title = f"{plan.nomor}. {plan.label}"
            yield PagePlace(addresses.iku(folder, plan.nomor), title, plan.sebutan, (i,), plan.kode, above)


def indicator(tw: Triwulan, i: HasilIndikator) -> Page:
    """One indicator in one quarter, as a short article with its arithmetic beside it."""
    hasil, number = tw.hasil, i.indikator.nomor
    goal_of = next(s for s in hasil.sasaran if i in s.indikator)
    evaluated = tw.kuartal.laporan.periode_evaluasi or "sebelumnya"
    names = naming.sections(hasil.periode, str(hasil.rencana.tahun), evaluated)
    analysis = [(names[key], at, getattr(i.ukur.analisis, key)) for key, at in ANCHORS.items()]
    return quarter_page(
        tw,
        f"{i.indikator.sebutan}: {i.indikator.label}",
        f"iku/{number:02d}.yaml",
        phrases.title(i),
        i=i,
        s=goal_of,
        temuan=phrases.title(i),
        keadaan=columns.status(i),
        fakta=facts(tw, i),
        turunan=derivations.view(tw, f"iku.{number}.capaian"),
        semua=every_figure(tw, addresses.iku(tw.folder, number)),
        rincian=tables.detail(i),
        perbandingan=_typed(i),
        triwulan=tables.quarterly(hasil, i),
        tahunan=tables.annual(hasil, i),
        banding=comparison_tables.of_indicator(hasil, i),
        kata_banding=comparison_words.said(i, hasil.banding.get(i.indikator.kode, ())),
        tindak_lanjut=plan_tables.follow_up(i.ukur.tindak_lanjut, hasil.masa.kata),
        bagian=names,
        analisis=analysis,
        tanpa_uraian="Belum ada uraian." if i.capaian is not None else f"Belum ada uraian: {status_text(i)}.",
        langsung=_typed_source(hasil, i),
        tanpa_rekomendasi=bool(i.ukur.tindak_lanjut) and not any(r.rekomendasi for r in i.ukur.tindak_lanjut),
        khusus=recap.inconclusive(hasil, [i]),
        akumulasi=accumulation_words.said(hasil, i),
        catatan_tahunan=recap.annual_note(hasil, i),
        gambar=_drawn(tw, i),
        anggaran=(_money_line(hasil, i), budget_words.reason(hasil, number)),
        efisien=efficiency_words.of_indicator(i, rules) if (rules := hasil.aturan.efisiensi) else "",
        seri=addresses.series(i.indikator.kode),
        pertentangan=about(hasil, f"iku.{number}"),
    )


def _drawn(tw: Triwulan, i: HasilIndikator) -> tuple[Gambar | None, Gambar, Gambar | None]:
    """Return the charts: through the year, if that has several periods, against the target, against what it is
    compared with."""
    several = len(tw.hasil.masa.jenis.semua) > 1
    path = time_graphs.path(tw.hasil, i, tw.lampau.jalur[i.indikator.kode]) if several else None
    return path, time_graphs.target_actual(tw.hasil, i), comparison_graphs.compared(tw.hasil, i)


def _typed_source(hasil: Hasil, i: HasilIndikator) -> str:
    """Return where a realisasi without rows comes from; before it is measured, when that will be."""
    rule = i.indikator.metode
    if rule.dari_baris:
        return ""
    if i.realisasi is None:
        quarter = recap.next_target(hasil.masa, i)
        return f"Belum ada realisasi{f'; dinilai pada {quarter.nama}' if quarter else ''}."
    return f"Realisasi dilaporkan langsung. Sumber: {rule.asal}."


def _typed(i: HasilIndikator) -> str:
    if i.ukur.realisasi is None or i.dari_rincian is None or i.realisasi is None:
        return ""
    return (
        f"Realisasi yang dipakai {ind.number(i.realisasi)}; rincian di bawah menghasilkan {ind.number(i.dari_rincian)} "
        f"({inputs.row_formula(i)})."
    )


def facts(tw: Triwulan, i: HasilIndikator) -> list[tuple[str, tabel.Sel, str]]:
    """Return the facts of an indicator: label, cell, and the correction it leads to, if there was one."""
    year, changed = tw.hasil.rencana.tahun, derivations.corrected(tw)
    rows: list[tuple[str, str, tabel.Sel]] = [
        ("target", "Target", columns.valued(i.indikator, i.target)),
        ("realisasi", "Realisasi", columns.valued(i.indikator, i.realisasi)),
        ("capaian", f"Capaian (%{' dari target' if i.indikator.cara == 'maksimalkan' else ''})", tabel.num(i.capaian)),
        ("kategori", "Kategori", columns.status(i)),
        ("target_tahunan", f"Target tahunan {year}", columns.valued(i.indikator, i.indikator.target.tahunan)),
        *_so_far(tw.hasil, i),
        ("capaian_tahunan", "Capaian terhadap target tahunan (%)", tabel.num(i.capaian_tahunan)),
    ]
    if tw.hasil.aturan.capaian_tahunan:
        rows.append(("kategori_tahunan", "Kelas capaian tahunan", tabel.badge(i.kategori_tahunan, reason([i]))))
    medium = tw.hasil.renstra.get(i.indikator.kode)
    if medium:
        cell = columns.valued(i.indikator, medium.nilai)
        cell = replace(cell, tujuan=addresses.MEDIUM) if tw.content.renstra else cell
        rows.append(("renstra", f"Target Renstra {year}", cell))
    marks = {part: changed.get(f"iku.{i.indikator.nomor}.{part}", []) for part, _, _ in rows}
    return [(label, cell, marks[part][-1].tujuan if marks[part] else "") for part, label, cell in rows]


def _so_far(hasil: Hasil, i: HasilIndikator) -> list[tuple[str, str, tabel.Sel]]:
    if not accumulation.joins(i.indikator):
        return []
    return [("realisasi_sampai", f"Realisasi sampai {hasil.periode}", columns.valued(i.indikator, i.sampai))]


def _money_line(hasil: Hasil, i: HasilIndikator) -> str:
    """Return what was planned and spent; nothing where the money of the quarter is told, and not per indicator."""
    if i.uang is None:
        data = hasil.kuartal.anggaran
        return "" if data and data.shown and not data.indikator else "Data anggaran indikator ini belum tersedia."
    spent = i.uang.serapan
    share = f", serapan {ind.number(spent, 2)}%" if spent is not None else f"; serapannya {UNCOUNTABLE}"
    return f"Pagu {ind.rupiah(i.uang.pagu)}, realisasi {ind.rupiah(i.uang.realisasi)}{share}."
