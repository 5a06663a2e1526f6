"""Metodologi, rendered from the rule sets that score: what is published is what runs.

In: a report. Out: a `Page`.
"""

from __future__ import annotations

from generator import indonesian as ind
from generator import provenance, regulation, tables
from generator.page import Page, Report
from generator.schema import Aturan
from generator.site_parts import site_page


def method(report: Report) -> Page:
    """How the scores are computed, rendered from the rule sets that run."""
    rules = [(a, _rules(a), _tables(a)) for a in report.content.aturan.values()]
    file = f"aturan/{next(iter(report.content.aturan))}.yaml"
    return site_page(
        report, "metodologi/", "Metodologi", "metodologi.md", file, "Cara setiap angka dihitung.", aturan=rules
    )


def _rules(a: Aturan) -> list[tuple[str, str, str]]:
    cap = f"paling tinggi {ind.plain(a.nps.batas_atas)} per indikator" if a.nps.batas_atas else "tanpa batas atas"
    missing = {"dikeluarkan": "tidak ikut dihitung", "nol": "dihitung sebagai 0"}[a.nps.realisasi_kosong]
    found = [
        (f"Capaian ({arah})", regulation.FORMULA_TEXT[r.rumus], r.acuan)
        for arah in ("maksimalkan", "minimalkan")
        if (r := regulation.formula(a, arah))
    ]
    return [
        ("Pembulatan", provenance.rounding(a), a.pembulatan.acuan),
        *found,
        ("NPS sasaran", f"rata-rata capaian indikator yang dinilai, {cap}", a.nps.acuan),
        ("NPS perspektif", "rata-rata NPS sasaran yang dinilai", a.nps.acuan),
        ("NPSS", "rata-rata NPS perspektif yang dinilai", a.nps.acuan),
        ("Realisasi yang belum tersedia", missing, a.nps.acuan),
        (
            "Efisiensi",
            f"IE = capaian ÷ serapan; TE = (IE − SE) ÷ SE dengan SE = {ind.plain(a.efisiensi.standar)}",
            a.efisiensi.acuan,
        ),
    ]


def _tables(a: Aturan) -> list[tuple[tables.Tabel, str]]:
    return [
        (tables.classes("kategori", "Kategori capaian", a.kategori.kelas, "Capaian (%)"), a.kategori.acuan),
        (
            tables.classes(
                "capaian-tahunan", "Capaian terhadap target tahunan", a.capaian_tahunan.kelas, "Capaian (%)"
            ),
            a.capaian_tahunan.acuan,
        ),
        (tables.classes("predikat", "Predikat NPS dan NPSS", a.predikat.kelas, "NPS (%)"), a.predikat.acuan),
        (tables.classes("efisiensi", "Kelas tingkat efisiensi", a.efisiensi.kelas, "TE"), a.efisiensi.acuan),
    ]
