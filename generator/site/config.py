"""What the engine is told of the office: names, menu, footer.

In: a report. Out: values put into a configuration mapping. Knows no engine's types.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

from generator.pages import menus
from generator.report import Report


def fill(config: MutableMapping[str, Any], report: Report) -> None:
    """Put the office's name, description, menu and footer into an engine's configuration."""
    unit = report.content.unit
    config["site_name"] = f"Kinerja {unit.nama}"
    config["site_description"] = f"Laporan kinerja {unit.nama_resmi}."
    if unit.alamat_situs:
        config["site_url"] = f"{unit.alamat_situs.rstrip('/')}/"
    config["extra"] = {**config.get("extra", {}), **extra(report)}


def extra(report: Report) -> dict[str, Any]:
    """Return what the theme shows on every page: office, menus, foot."""
    unit, tw = report.content.unit, report.terbaru
    return {
        "kantor": unit.nama,
        "kaki": {**menus.contact(unit), "data": menus.based(tw) if tw else ""},
        "draf": any(tw.kuartal.draft for tw in report.triwulan),
        "menu": menus.main(report),
        "kuartal": menus.quarters(report.triwulan),
        "peta": menus.site_map(report),
    }
