"""A made-up office whose plan is revised in Triwulan III: a target changed, an indicator dropped, one added, one replaced.

`write(folder)` puts its content there: that of `synthetic` with a second version of the plan. No figure is real.
"""

from __future__ import annotations

import re
from pathlib import Path

from tests import synthetic

FIRST, REVISED = "2030/perjanjian-kinerja.yaml", "2030/perjanjian-kinerja-perubahan-1.yaml"
HEAD = """\
berlaku_sejak: tw3
nomor: PK-1/2030
tanggal: 2030-08-05
alasan: Pagu dikurangi dan satu indikator dihapus oleh kementerian.
"""
OLD = "target: {tw1: 50, tw2: 60, tw3: 70, tw4: 80, tahunan: 80}"
NEW = "target: {tw1: 50, tw2: 60, tw3: 75, tw4: 90, tahunan: 90}"


def revised(text: str) -> str:
    """Return the plan as it is revised: contoh-2 aims higher, contoh-3 goes and its number to a new one, contoh-4 is
    replaced, and the last goal goes with its indicator."""
    items = re.split(r"(?m)^(?=          - \{nomor|      - nomor|  - kode)", text[: text.index("      - nomor: 12\n")])
    found = []
    for item in items:
        own = item
        if "kode: contoh-2," in item:
            own = item.replace(OLD, NEW)
        elif "kode: contoh-3," in item:
            own = item.replace(
                "kode: contoh-3, nama: Indikator contoh 3,", "kode: layanan, nama: Mutu layanan, baru: ya,"
            )
        elif "kode: contoh-4," in item:
            given = "kode: contoh-4b, nama: Indikator contoh 4 dihitung ulang, menggantikan: contoh-4, seri: sambung,"
            own = item.replace("kode: contoh-4, nama: Indikator contoh 4,", given)
        found.append(own)
    return HEAD + "".join(found)


def write(folder: Path, quarters: int = 4) -> Path:
    """Write the office's content with some quarters of its year and return the folder."""
    synthetic.write(folder, quarters)
    (folder / REVISED).write_text(revised((folder / FIRST).read_text("utf-8")), "utf-8")
    for quarter in range(3, quarters + 1):
        base = folder / f"2030/tw{quarter}"
        (base / "iku/13.yaml").unlink()
        (base / "iku/03.yaml").write_text(f"nomor: 3\nrealisasi: {65 + 5 * quarter}\n", "utf-8")
        money = (base / "anggaran.yaml").read_text("utf-8")
        (base / "anggaran.yaml").write_text(re.sub(r"(?m)^  13: .*\n", "", money), "utf-8")
    return folder
