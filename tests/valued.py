"""A made-up office whose targets are no plain numbers: growth below 0, an opinion, a range. Nothing is real.

`write(folder)` writes the office of tests/synthetic.py with three such indicators, 3 to 5, in two quarters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests import synthetic

if TYPE_CHECKING:
    from pathlib import Path

RULES = """\
  stabilkan: {rumus: dalam_rentang, acuan: Pasal 3a}
  dari_awal: {rumus: selisih_dari_awal, batas_bawah: 0, acuan: Pasal 3b}
"""
SAME = "target: {tw1: 50, tw2: 60, tw3: 70, tw4: 80, tahunan: 80},"
RANGE = "{dari: 18, sampai: 22}"
PLANNED = {  # by the number of the kode: what stands in place of name, unit, direction and targets
    2: (
        "nama: Laju pertumbuhan, satuan: persen, arah: maksimalkan, awal: -3.50,",
        "target: {tw1: -2.00, tw2: -1.00, tw3: 0.00, tw4: 1.50, tahunan: 1.50},",
    ),
    3: (
        "nama: Opini laporan keuangan, satuan: opini, arah: maksimalkan, skala: {TMP: 1, TW: 2, WDP: 3, WTP: 4},",
        "target: {tw1: WDP, tw2: WDP, tw3: WTP, tw4: WTP, tahunan: WTP},",
    ),
    4: (
        "nama: Suhu ruang arsip, satuan: derajat, arah: stabilkan,",
        f"target: {{tw1: {RANGE}, tw2: {RANGE}, tw3: {RANGE}, tw4: {RANGE}, tahunan: {RANGE}}},",
    ),
}
TYPED = {1: ("-2.75", "wdp", "21.5"), 2: ("-1.20", "WTP", "24")}  # realisasi of indicators 3, 4 and 5 by quarter
EXPLAINED = "analisis: {penyebab: Contoh.}\ntindak_lanjut: [{rencana_aksi: Contoh}]\n"


def write(folder: Path, quarters: int = 2) -> Path:
    """Write the office and return its folder."""
    content = synthetic.write(folder, quarters, 2)
    plan, rules = content / "2030/perjanjian-kinerja.yaml", content / "aturan/aturan-contoh.yaml"
    text = plan.read_text("utf-8")
    for n, (head, targets) in PLANNED.items():
        usual = f"nama: Indikator contoh {n}, satuan: persen, arah: maksimalkan,\n             {SAME}"
        assert usual in text
        text = text.replace(usual, f"{head}\n             {targets}")
    plan.write_text(text, "utf-8")
    rules.write_text(rules.read_text("utf-8").replace("kategori:\n", f"{RULES}kategori:\n", 1), "utf-8")
    for quarter, values in TYPED.items():
        for nomor, value in enumerate(values, 3):
            if quarter <= quarters:
                path = content / f"2030/tw{quarter}/iku/{nomor:02d}.yaml"
                path.write_text(f"nomor: {nomor}\nrealisasi: {value}\n{EXPLAINED}", "utf-8")
    return content
