"""A made-up office whose budget says all that a budget can: levels, revisions, what is blocked and planned. Not real.

`office(folder)` writes its content there: revised three times in its second quarter, the last one day too late.
"""

from pathlib import Path

from tests.synthetic import write

FIRST = """\
sumber: Sistem contoh
pagu_awal: 13_000
rpd: {tw1: 1_000, tw2: 2_000, tw3: 5_000, tw4: 5_000}
program: [{kode: "063.01.DR", nama: Program contoh, pagu: 13_000, realisasi: 1_300}]
kegiatan:
  - {kode: "3165", nama: Pengawasan contoh, pagu: 6_000, realisasi: 700, blokir: 500}
  - {kode: "6384", nama: Sarana contoh, pagu: 7_000, realisasi: 600}
kro:
  - {kode: "3165.BAH", nama: Layanan contoh, pagu: 6_000, realisasi: 700}
  - {kode: "6384.EBA", nama: Layanan contoh lain, pagu: 7_000, realisasi: 600}
ro:
  - {kode: "3165.BAH.1", nama: Rincian contoh, pagu: 6_000, realisasi: 700}
  - {kode: "6384.EBA.1", nama: Rincian contoh lain, pagu: 7_000, realisasi: 600}
"""
SECOND = """\
sumber: Sistem contoh
total_dari: program
pagu_awal: 13_000
revisi:
  - {nomor: 1, tanggal: 2030-05-02, pagu: 15_000, alasan: "Tambahan atas {{ anggaran.pagu_awal }}."}
  - {nomor: 2, tanggal: 2030-06-30, pagu: 14_000, alasan: Penghematan.}
  - {nomor: 3, tanggal: 2030-07-01, pagu: 20_000, alasan: Sesudah triwulan.}
blokir: 2_000
rpd: {tw1: 1_000, tw2: 3_000, tw3: 4_000, tw4: 6_000}
program: [{kode: "063.01.DR", nama: Program contoh, pagu: 14_000, realisasi: 3_000}]
"""


def office(folder: Path) -> Path:
    """Write the office of two quarters and return its folder."""
    base = write(folder, quarters=2)
    shares = (base / "2030/tw1/anggaran.yaml").read_text("utf-8").partition("\n")[2]
    (base / "2030/tw1/anggaran.yaml").write_text(FIRST + shares, "utf-8")
    goals = "".join(f"  {n}: {{pagu: {1_000 if n > 2 else 2_000}, realisasi: 250}}\n" for n in range(1, 13))
    (base / "2030/tw2/anggaran.yaml").write_text(f"{SECOND}sasaran:\n{goals}", "utf-8")
    return base
