"""A made-up office whose plan says what stands above it and who works beside it. No name and no figure is real.

`write(folder)` puts its content there: that of `synthetic` with a tree of performance.
"""

from __future__ import annotations

import re
from pathlib import Path

from tests import synthetic

PLAN = "2030/perjanjian-kinerja.yaml"
TREE = """\
pohon:
  acuan: Pohon kinerja rekaan 2030, Lampiran II
  catatan: Rekaan; tidak ada pohon seperti ini.
  simpul:
    - {kode: ss-1, nama: Masyarakat rekaan terlindungi, tingkat: Lembaga, pemilik: Lembaga Contoh}
    - {kode: ss-1-iku, nama: Indeks perlindungan rekaan, tingkat: Lembaga, pemilik: Lembaga Contoh, induk: ss-1}
    - {kode: sp-1, nama: Pengawasan rekaan makin bermutu, tingkat: Eselon I, pemilik: Deputi Contoh, induk: ss-1}
    - {kode: sp-2, nama: Layanan rekaan makin cepat, tingkat: Eselon I, pemilik: Deputi Lain, induk: ss-1}
"""
BESIDE = (
    "lintas: [{unit: Dinas Rekaan Kota, kontribusi: Membina sarana rekaan.}, "
    "{unit: Bidang Contoh, kontribusi: Menguji sampel rekaan.}]"
)
LINKS = {1: "sp-1", 2: "sp-1", 3: "sp-2", 4: "sasaran.1", 5: "sasaran.1", 6: "sasaran.2", 7: "sasaran.3",
         8: "sasaran.4", 9: "sasaran.5", 10: "contoh-4", 11: "sasaran.6", 12: "sasaran.8"}  # fmt: skip


def rooted(text: str, tree: str = TREE) -> str:
    """Return a plan with a tree: every goal supports something, so does one indicator, and two have others beside."""

    def linked(found: re.Match[str]) -> str:
        n = int(found[2])
        own = f"{found[0]}        induk: {LINKS[n]}\n" if n in LINKS else found[0]
        return f"{own}        {BESIDE}\n" if n == 1 else own

    text = re.sub(r"(      - nomor: (\d+)\n        nama: .*\n)", linked, text)
    text = text.replace("kode: contoh-1,", "kode: contoh-1, induk: ss-1-iku,", 1)
    return text.replace("kode: minim,", f"kode: minim, {BESIDE},", 1) + tree


def write(folder: Path, quarters: int = 1, groups: int = 4) -> Path:
    """Write the office's content and return the folder."""
    synthetic.write(folder, quarters, groups)
    (folder / PLAN).write_text(rooted((folder / PLAN).read_text("utf-8")), "utf-8")
    return folder
