"""What the engine is told of the office: names, menu, footer; and the page shown while content is broken.

In: a report, or the problems found. Out: values put into a configuration mapping. Knows no engine's types.
"""

from __future__ import annotations

import html
from collections.abc import MutableMapping
from typing import Any

from generator import indonesian as ind
from generator import paths, tables
from generator.page import Generated, Report
from generator.problems import ContentError


def fill(config: MutableMapping[str, Any], report: Report) -> None:
    """Put the office's name, description, menu and footer into an engine's configuration."""
    unit = report.content.unit
    config["site_name"] = f"Kinerja {unit.nama}"
    config["site_description"] = f"Laporan kinerja {unit.nama_resmi}."
    if unit.alamat_situs:
        config["site_url"] = f"{unit.alamat_situs.rstrip('/')}/"
    config["extra"] = {**config.get("extra", {}), **extra(report)}


def extra(report: Report) -> dict[str, Any]:
    """Return what the theme shows on every page: office, menu, footer."""
    unit, hasil = report.content.unit, report.terbaru
    menu = [("Metodologi", "metodologi/"), ("Data", "data/"), ("Profil", "profil/")]
    foot = f"{unit.nama_resmi}. Lisensi isi: {unit.lisensi}."
    if hasil:
        folder = hasil.kuartal.folder
        menu = [
            ("Ringkasan", paths.quarter(folder)),
            ("Capaian", paths.quarter(folder, "capaian")),
            ("Anggaran", paths.quarter(folder, "anggaran")),
            ("Highlight", paths.quarter(folder, "highlight")),
            *menu,
        ]
        date = hasil.kuartal.laporan.tanggal_terbit
        published = f", terbit {ind.day(date)}" if date else ""
        foot = f"Data {tables.period(hasil)}{published}. Aturan: {hasil.aturan.singkatan}. {foot}"
    return {
        "kantor": unit.nama,
        "kaki": foot,
        "menu": [{"judul": title, "url": address} for title, address in menu],
    }


def problem_page(error: ContentError) -> Generated:
    """Return a site of one page that lists the problems, for the preview."""
    items = "\n".join(f"<li><code>{html.escape(str(p))}</code></li>" for p in error.problems)
    body = f"# Isi belum dapat ditampilkan\n\nPerbaiki {len(error.problems)} hal berikut, lalu simpan.\n\n"
    text = f'{body}<ul class="lk-problem">\n{items}\n</ul>\n'
    return Generated({"index.md": text.encode()}, {}, [{"Masalah": "index.md"}])
