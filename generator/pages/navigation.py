"""The navigation tree: beranda, years with their quarters newest first, indicators, profile, the rest.

In: a report. Out: nested titles and files.
"""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import shorten

from generator import addresses as paths
from generator import indonesian as ind
from generator.content.model import Tahun
from generator.pages.page import NavItem
from generator.pages.site_frame import codes
from generator.report import Report
from generator.scoring.ladder import Hasil

LONGEST = 110  # letters of a title in the menu


def navigation(report: Report) -> list[NavItem]:
    """Return the navigation tree, newest year and quarter first."""
    years: list[NavItem] = [_year_nav(report, t) for t in reversed(report.content.tahun)]
    profile: list[NavItem] = [{"Profil": _md("profil/")}]
    profile += [{_short(p.halaman.judul): _md(f"profil/{p.slug}/")} for p in report.content.profil]
    series: list[NavItem] = [{"Semua indikator": _md("iku/")}]
    series += [{_short(label): _md(paths.series(kode))} for kode, label in codes(report).items()]
    names = ("Metodologi", "Glosarium", "Koreksi", "Data", "Arsip", "Tentang", "Aksesibilitas")
    rest = [(title, f"{title.lower()}/") for title in names]
    return [
        {"Beranda": "index.md"},
        *years,
        {"Indikator": series},
        *([{"Renstra": _md(paths.MEDIUM)}] if report.content.renstra else []),
        {"Profil": profile},
        *({title: _md(address)} for title, address in rest),
        {"Komponen situs (untuk pengembang)": _md("tentang/komponen/")},
    ]


def addresses(h: Hasil) -> list[str]:
    """Return the addresses of all pages of a quarter in reading order."""
    return [file.removesuffix("index.md") for file in _files(quarter(h))]


def _files(item: NavItem) -> Iterator[str]:
    for found in item.values():
        if isinstance(found, str):
            yield found
        else:
            for below in found:
                yield from _files(below)


def _short(title: str) -> str:
    """Return a title on one line; a key of YAML may not be long."""
    return shorten(title, LONGEST, placeholder=" …")


def _md(address: str) -> str:
    return f"{address}index.md"


def _year_nav(report: Report, tahun: Tahun) -> NavItem:
    n = tahun.rencana.tahun
    items: list[NavItem] = [{f"Tahun {n}": _md(f"{n}/")}]
    items += [quarter(h) for h in reversed(report.of_year(n))]
    items += [{"Perjanjian kinerja": _md(f"{n}/perjanjian-kinerja/")}, {"Rencana aksi": _md(f"{n}/rencana-aksi/")}]
    return {str(n): items}


def _reconciliation(h: Hasil) -> list[NavItem]:
    folder, clashes = h.kuartal.folder, h.kuartal.rekonsiliasi.pertentangan
    found: list[NavItem] = [{"Rekonsiliasi": _md(paths.quarter(folder, "rekonsiliasi"))}]
    found += [{"Pertentangan cetak": _md(paths.quarter(folder, "rekonsiliasi/pertentangan"))}] if clashes else []
    return [*found, {"Daftar angka cetak": _md(paths.quarter(folder, "rekonsiliasi/daftar"))}]


def quarter(h: Hasil) -> NavItem:
    """Return the navigation of a quarter: all of its pages in reading order."""
    folder = h.kuartal.folder
    goals: list[NavItem] = [
        {f"Sasaran {s.sasaran.nomor}": _md(paths.sasaran(folder, s.sasaran.nomor))} for s in h.sasaran
    ]
    items: list[NavItem] = [
        {_short(f"{i.indikator.nomor}. {i.indikator.label}"): _md(paths.iku(folder, i.indikator.nomor))}
        for i in h.indikator
    ]
    found: list[NavItem] = [
        {"Ringkasan": _md(paths.quarter(folder))},
        *([{"Kelengkapan": _md(paths.quarter(folder, "kelengkapan"))}] if h.kuartal.draft else []),
        {"Sorotan": _md(paths.quarter(folder, "highlight"))},
        {"Capaian": _md(paths.quarter(folder, "capaian"))},
        {"Sasaran": goals},
        {"Indikator (IKU)": items},
        {"Anggaran": _md(paths.quarter(folder, "anggaran"))},
        {"Efisiensi": _md(paths.quarter(folder, "efisiensi"))},
        *(_reconciliation(h) if h.kuartal.terbit else []),
        {"Penutup": _md(paths.quarter(folder, "penutup"))},
    ]
    if h.kuartal.tabel:
        found.append({"Daftar tabel": _md(paths.quarter(folder, "daftar-tabel"))})
    found.append({"Cetak": _md(paths.quarter(folder, "cetak"))})
    return {ind.quarter(h.kuartal.laporan.triwulan): found}
