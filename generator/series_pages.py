"""Indicators through time: a page for each, and the page of all of them side by side.

In: all computed reports. Out: `Page` values.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator import indonesian as ind
from generator import multiples, paths, phrases, plan_tables, tables, time_graphs
from generator.page import Page
from generator.report import Report
from generator.schema import Indikator, Rencana
from generator.scoring import Hasil, HasilIndikator
from generator.site_parts import codes, site_page


def pages(report: Report) -> Iterator[Page]:
    """Yield the page of every indicator, joined on its kode, and the page of all."""
    for kode, label in codes(report).items():
        yield series(report, kode, label)
    yield indicators(report)


def series(report: Report, kode: str, label: str) -> Page:
    """One indicator through all quarters, with the target path of every year."""
    items = [(h, i) for h in report.hasil if (i := h.of(kode))]
    hasils = tuple(h for h, _ in items)
    plans = [(t.rencana, i) for t in report.content.tahun for i in t.rencana.indikator if i.kode == kode]
    newest = plans[-1][1]
    charts = [time_graphs.whole(kode, plans, hasils)]
    charts += [time_graphs.trend(kode, label, hasils)] if len(hasils) > 1 else []
    return site_page(
        report,
        paths.series(kode),
        newest.nama,
        "seri.md",
        f"{plans[-1][0].tahun}/perjanjian-kinerja.yaml",
        f"{newest.nama} dari triwulan ke triwulan.",
        indikator=newest,
        sekali=f"Baru tersedia data {hasils[0].periode}." if len(hasils) == 1 else "",
        tabel=_series_table(label, items),
        gambar=tuple(charts),
        target=_target_table(plans),
        metode=plan_tables.METODE_TEXT[newest.metode.jenis],
    )


def _series_table(label: str, items: list[tuple[Hasil, HasilIndikator]]) -> tables.Tabel:
    rows = [
        tables.Baris(
            (
                _when(h, i),
                tables.num(i.target),
                tables.num(i.realisasi),
                tables.num(i.capaian),
                tables.status(i),
            )
        )
        for h, i in items
    ]
    columns = (tables.Kolom("periode", "Triwulan"), *tables.KINERJA)
    return tables.Tabel("waktu", f"{label} tiap triwulan", columns, tuple(rows))


def _when(hasil: Hasil, i: HasilIndikator) -> tables.Sel:
    period = hasil.periode
    return tables.Sel(f"{period}{phrases.mark(i)}", period, paths.iku(hasil.kuartal.folder, i.indikator.nomor))


def _target_table(plans: list[tuple[Rencana, Indikator]]) -> tables.Tabel:
    rows = [
        tables.Baris(
            (
                tables.text(str(r.tahun)),
                *(tables.num(i.target.of(q)) for q in (1, 2, 3, 4)),
                tables.num(i.target.tahunan),
            )
        )
        for r, i in plans
    ]
    columns = [tables.Kolom("tahun", "Tahun")]
    columns += [tables.Kolom(f"tw{q}", f"TW {ind.ROMAN[q]}", True) for q in (1, 2, 3, 4)]
    columns.append(tables.Kolom("tahunan", "Tahunan", True))
    return tables.Tabel("target", "Target", tuple(columns), tuple(rows))


def indicators(report: Report) -> Page:
    """All indicators as small multiples, each with the way to its page through time."""
    if not report.content.tahun:
        lead = "Belum ada perjanjian kinerja yang terbit."
        return site_page(
            report, "iku/", "Semua indikator", "semua_iku.md", "unit.yaml", lead, pengantar=lead, tabel=None
        )
    newest = report.content.tahun[-1].rencana
    lead = f"{len(newest.indikator)} indikator kinerja utama: target dan realisasi dari triwulan ke triwulan."
    file = f"{newest.tahun}/perjanjian-kinerja.yaml"
    known = [h.periode for h in report.hasil]
    said = "Belum ada data triwulan."
    if known:
        span = f"Data {known[0]} sampai {known[-1]}" if len(known) > 1 else f"Baru tersedia data {known[0]}"
        said = f"{span}."
    groups = [
        (p.label, [multiples.small(report, i) for s in p.sasaran for i in s.indikator]) for p in newest.perspektif
    ]
    values: dict[str, object] = {"pengantar": lead, "terisi": said, "perspektif": groups}
    values["tabel"] = plan_tables.overview(newest, report.terbaru)
    return site_page(report, "iku/", "Semua indikator", "semua_iku.md", file, lead, **values)
