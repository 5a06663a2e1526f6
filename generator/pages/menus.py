"""The menus of the theme: the main menu, the sections of a quarter, the map of the site in the foot, contact.

In: a report. Out: titles and addresses as plain values.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator import addresses
from generator.report import Report
from generator.scoring.ladder import Hasil

Menu = list[dict[str, str]]


def main(report: Report) -> Menu:
    """Return the main menu: newest quarter, its year, indicators, and how and with what the site is made."""
    newest = report.terbaru
    year = report.content.tahun[-1].rencana.tahun if report.content.tahun else None
    return _menu(
        *([(newest.periode, addresses.quarter(newest.kuartal.folder))] if newest else []),
        *([(f"Tahun {year}", f"{year}/")] if year else []),
        ("Indikator", "iku/"),
        ("Metodologi", "metodologi/"),
        ("Data", "data/"),
        ("Profil", "profil/"),
    )


def quarters(hasil: Iterable[Hasil]) -> dict[str, dict[str, object]]:
    """Return the name and the sections of quarters by their folders."""
    return {h.kuartal.folder: {"nama": h.periode, "butir": sections(h)} for h in hasil}


def sections(h: Hasil) -> Menu:
    """Return the sections of a quarter; `awal` is how the addresses of the pages below a section begin."""
    folder = h.kuartal.folder
    own = [("Ringkasan", "")]
    own += [("Kelengkapan", "kelengkapan")] if h.kuartal.draft else []
    found = _menu(*((title, addresses.quarter(folder, rest)) for title, rest in [*own, ("Capaian", "capaian")]))
    for title, kind, anchor in (("Sasaran", "sasaran", "sasaran"), ("IKU", "iku", "indikator")):
        target = f"{addresses.quarter(folder, 'capaian')}#{anchor}"
        found.append({"judul": title, "url": target, "awal": addresses.quarter(folder, kind)})
    rest = [("Anggaran", "anggaran"), ("Efisiensi", "efisiensi"), ("Sorotan", "highlight")]
    rest += [("Rekonsiliasi", "rekonsiliasi")] if h.kuartal.terbit else []
    rest += [("Penutup", "penutup"), ("Cetak", "cetak")]
    return found + _menu(*((title, addresses.quarter(folder, path)) for title, path in rest))


def site_map(report: Report) -> list[dict[str, object]]:
    """Return the map in the foot: groups of links by title."""
    groups: list[tuple[str, Menu]] = []
    newest = report.terbaru
    if newest:
        groups.append((newest.periode, sections(newest)))
    plans = []
    for tahun in reversed(report.content.tahun):
        n = tahun.rencana.tahun
        plans += [(f"Kinerja {n}", f"{n}/"), (f"Perjanjian kinerja {n}", f"{n}/perjanjian-kinerja/")]
        plans += [(f"Rencana aksi {n}", f"{n}/rencana-aksi/")]
    groups.append(("Rencana dan perkembangan", _menu(*plans[:6], ("Semua indikator", "iku/"), ("Arsip", "arsip/"))))
    names = ("Metodologi", "Glosarium", "Koreksi", "Data", "Profil", "Tentang", "Aksesibilitas")
    groups.append(("Tentang angka dan situs", _menu(*((n, f"{n.lower()}/") for n in names))))
    return [{"judul": title, "butir": items} for title, items in groups]


def _menu(*items: tuple[str, str]) -> Menu:
    return [{"judul": title, "url": address} for title, address in items]
