"""A made-up office for tests: 4 perspektif, 12 sasaran, another rule set. None of its figures is real.

`write(folder)` puts its content there and returns the folder. Everything differs from the real report on
purpose: thresholds, cap, weights, one decimal, a formula for `minimalkan`, and `realisasi_kosong: nol`.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

UNIT = """\
kode: balai-contoh
nama: Balai Contoh di Kota Rekaan
nama_resmi: Balai Besar Contoh di Kota Rekaan
induk: Lembaga Contoh
kepala: {nama: Nama Rekaan, jabatan: Kepala Balai Contoh}
alamat: Jalan Rekaan 1
surel: contoh@example.go.id
situs: https://example.go.id/
profil: [latar]
"""
PROFILE = "---\njudul: Latar\n---\nNPSS triwulan ini {{ npss }}.\n"
RULES = """\
kode: aturan-contoh
nama: Keputusan Contoh Nomor 1 Tahun 2030
singkatan: Kep. Contoh 1/2030
berlaku_sejak: 2030-01-01
pembulatan: {cara: setengah_ke_atas, desimal: 1, acuan: Pasal 1}
capaian:
  maksimalkan: {rumus: realisasi_per_target, acuan: Pasal 2}
  minimalkan: {rumus: selisih_dari_target, batas_bawah: 0, acuan: Pasal 3}
kategori:
  acuan: Tabel A
  kelas:
    - {nama: Terlampaui, di_atas: 110, rupa: tinggi}
    - {nama: Sesuai, mulai: 80, sampai: 110, rupa: baik}
    - {nama: Belum, di_bawah: 80, rupa: rendah}
capaian_tahunan:
  acuan: Tabel B
  kelas: [{nama: Sudah, mulai: 100, rupa: baik}, {nama: Belum, di_bawah: 100, rupa: rendah}]
nps:
  batas_atas: 150
  realisasi_kosong: nol
  acuan: Pasal 4
  bobot: {perspektif: {satu: 2}, indikator: {minim: 3}}
predikat:
  acuan: Tabel C
  kelas: [{nama: Hijau, mulai: 75, rupa: baik}, {nama: Merah, di_bawah: 75, rupa: rendah}]
efisiensi:
  standar: 1
  acuan: Tabel D
  kelas:
    - {nama: efisien, mulai: 0, rupa: baik, efisien: ya}
    - {nama: tidak efisien, di_bawah: 0, rupa: rendah, efisien: tidak}
"""
PERSPECTIVES = ("satu", "dua", "tiga", "empat")
REPORT = "tahun: 2030\ntriwulan: {q}\nstatus: terbit\njudul: Laporan\ntanggal_terbit: {date}\n"
DATES = {1: "2030-04-10", 2: "2030-07-10", 3: "2030-10-10", 4: "2031-01-10"}


def plan(groups: int = 4) -> str:
    """Return the plan: 4 perspektif of 3 sasaran, or fewer; indicator 1 has rows, 2 (kode minim) is minimised."""
    lines = ["tahun: 2030", "aturan: aturan-contoh", "perspektif:"]
    goal = 0
    for kode in PERSPECTIVES[:groups]:
        lines += [f"  - kode: {kode}", f"    nama: Rekaan {kode}", "    sasaran:"]
        for _ in range(3):
            goal += 1
            lines += [f"      - nomor: {goal}", f"        nama: Sasaran contoh {goal}", "        indikator:"]
            lines += _indicator(goal)
            if goal == 1:
                lines += _minimised()
    return "\n".join(lines) + "\n"


def _indicator(n: int) -> list[str]:
    number = n if n == 1 else n + 1
    head = f"          - {{nomor: {number}, kode: contoh-{n}, nama: Indikator contoh {n}, satuan: persen, arah: maksimalkan,"
    target = "target: {tw1: 50, tw2: 60, tw3: 70, tw4: 80, tahunan: 80},"
    metode = "metode: {jenis: langsung, sumber: Sistem contoh}}"
    if n == 1:
        metode = (
            "metode: {jenis: rasio, pembilang: baik, penyebut: semua}, kolom: {jenis: Jenis, baik: Baik, semua: Semua}}"
        )
    return [head, f"             {target}", f"             {metode}"]


def _minimised() -> list[str]:
    return [
        "          - {nomor: 2, kode: minim, nama: Indikator yang diminimalkan, satuan: nilai, arah: minimalkan,",
        "             target: {tw1: 10, tw2: 10, tw3: 10, tw4: 10, tahunan: 10},",
        "             metode: {jenis: langsung, sumber: Sistem contoh}}",
    ]


def write(folder: Path, quarters: int = 1, groups: int = 4) -> Path:
    """Write the office's content with 1 to 4 quarters and return the folder; with fewer perspektif it builds sooner."""
    files = {
        "unit.yaml": UNIT,
        "profil/latar.md": PROFILE,
        "aturan/aturan-contoh.yaml": RULES,
        "glosarium.yaml": "TMS: Tidak memenuhi syarat\n",
        "sinonim.yaml": "- [serapan, terserap]\n",
        "2030/perjanjian-kinerja.yaml": plan(groups),
    }
    for q in range(1, quarters + 1):
        files |= _quarter(q, 3 * groups + 1)
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def add_year(folder: Path, number: int, quarters: int = 1, groups: int = 4) -> Path:
    """Add a year of the same figures to the office in a folder, its quarters published, and return the folder."""
    with tempfile.TemporaryDirectory() as temporary:
        shutil.copytree(write(Path(temporary) / "isi", quarters, groups) / "2030", folder / str(number))
    for path in (folder / str(number)).rglob("*.yaml"):
        text = re.sub(r"\b(203[01])\b", lambda m: str(int(m[1]) - 2030 + number), path.read_text("utf-8"))
        path.write_text(text, "utf-8")
    return folder


def _quarter(q: int, last: int) -> dict[str, str]:
    base = f"2030/tw{q}"
    money = "\n".join(f"  {n}: {{pagu: 1_000, realisasi: {100 * q}}}" for n in range(1, last + 1))
    files = {
        f"{base}/laporan.yaml": REPORT.format(q=q, date=DATES[q]),
        f"{base}/anggaran.yaml": f"sumber: Sistem contoh\nindikator:\n{money}\n",
        f"{base}/highlight.yaml": "- judul: Kegiatan contoh\n  uraian: NPSS {{ npss }}.\n",
    }
    rows = "rincian:\n  - {jenis: Satu, baik: 3, semua: 4}\n  - {jenis: Dua, baik: 1, semua: 4}\n"
    if q > 2:  # far enough behind its target to need a cause and a follow-up
        rows += "analisis: {penyebab: Contoh.}\ntindak_lanjut: [{rencana_aksi: Contoh}]\n"
    values = {1: rows, 2: "realisasi: 8\n", last: ""}
    for n in range(1, last + 1):
        files[f"{base}/iku/{n:02d}.yaml"] = f"nomor: {n}\n{values.get(n, f'realisasi: {45 + 5 * q}' + chr(10))}"
    return files
