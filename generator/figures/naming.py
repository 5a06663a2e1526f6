"""The name of a figure in words, and the place on the site where it stands: both follow from its address. And the
name of a content file, for those who do not know its folder.

In: an address (`iku.4.capaian`) and the report it belongs to; a path. Out: text, or a page with an anchor.
"""

import re
from functools import lru_cache
from pathlib import PurePosixPath

from generator import addresses
from generator import indonesian as ind
from generator.addresses import periods
from generator.records import efficiency
from generator.records.rule_set import Kelas
from generator.scoring.ladder import Hasil

PARTS = {
    "predikat": "Predikat",
    "target": "Target",
    "target_tahunan": "Target tahunan",
    **{f"target_{m.kunci}": f"Target {m.nama}" for m in periods.ALL.values() if m.kunci != periods.YEARLY},
    "realisasi": "Realisasi",
    "realisasi_sampai": "Realisasi sampai triwulan ini",
    "capaian": "Capaian",
    "kategori": "Kategori",
    "capaian_tahunan": "Capaian terhadap target tahunan",
    "kategori_tahunan": "Kelas capaian tahunan",
    "pagu": "Pagu",
    "serapan": "Serapan",
    "pagu_awal": "Pagu awal",
    "blokir": "Blokir",
    **{kunci: measure.sebutan for kunci, measure in efficiency.MEASURES.items()},
    "kelas": "Kelas efisiensi",
}
LEVELS = {
    "iku": "IKU",
    "sasaran": "sasaran",
    "program": "program",
    "kegiatan": "kegiatan",
    "kro": "KRO",
    "ro": "RO",
}  # of the budget, by the second step of an address
OFFICE = {
    ("tersedia", "pagu"): "Pagu yang dapat dibelanjakan",
    ("tersedia", "serapan"): "Serapan pagu yang dapat dibelanjakan",
    ("rpd", "rencana"): "Rencana penarikan dana sampai triwulan ini",
    ("rpd", "serapan"): "Realisasi terhadap rencana penarikan dana",
}
WHOLE = {"anggaran": "anggaran", "efisiensi": "semua indikator"}  # what the figures of the office are of
COUNTS = {
    "sasaran": "Jumlah sasaran",
    "indikator": "Jumlah indikator",
    "dinilai": "Jumlah indikator yang dinilai",
    "efisien": "Jumlah indikator yang efisien",
}


def name(alamat: str, hasil: Hasil) -> str:
    """Return a figure's name: Capaian IKU 4."""
    steps, kata, said = alamat.split("."), hasil.aturan.kata, hasil.masa.jenis.said
    part = kata.nps if steps[-1] == "nps" else said(PARTS.get(steps[-1], steps[-1]))
    match steps:
        case ["npss"]:
            return kata.npss_penuh
        case ["predikat"]:
            return f"Predikat {kata.npss}"
        case ["jumlah", counted]:
            return f"Jumlah {kata.kelompok}" if counted == "perspektif" else COUNTS[counted]
        case ["perspektif", kode, _]:
            found = next(p.perspektif.nama for p in hasil.perspektif if p.perspektif.kode == kode)
            return f"{part} {kata.kelompok} {found}"
        case ["anggaran" | "efisiensi", _]:
            return f"{part} {WHOLE[steps[0]]}"
        case ["anggaran", "tersedia" | "rpd", _]:
            return said(OFFICE[steps[1], steps[2]])
        case ["anggaran", group, *key, _]:
            return f"{part} anggaran {kata.iku if group == 'iku' else LEVELS[group]} {'.'.join(key)}"
        case ["sasaran", nomor, _]:
            return f"{part} sasaran {nomor}"
        case [_, nomor, _]:
            return f"{part} {kata.iku} {nomor}"
    raise AssertionError(alamat)


def anchor(alamat: str) -> str:
    """Return the anchor of a figure on its page; it is cited, so it never changes."""
    return alamat.replace(".", "-").replace("_", "-")


def home(alamat: str, hasil: Hasil) -> str:
    """Return the page on which a figure and its derivation stand."""
    return _home(alamat, hasil.kuartal.folder)


@lru_cache(maxsize=8192)  # every page of a quarter asks for every figure
def _home(alamat: str, folder: str) -> str:
    steps = alamat.split(".")
    match steps:
        case ["npss" | "perspektif" | "sasaran", *_, "selisih", "tahun", _]:
            return addresses.quarter(folder)
        case ["efisiensi", _]:
            return addresses.quarter(folder, "efisiensi")
        case ["iku" | "efisiensi", nomor, *_] | ["anggaran", "iku", nomor, _]:
            return addresses.iku(folder, int(nomor))
        case ["sasaran", nomor, _] | ["anggaran", "sasaran", nomor, _]:
            return addresses.sasaran(folder, int(nomor))
        case ["anggaran", *_]:
            return addresses.quarter(folder, "anggaran")
    return addresses.quarter(folder, "capaian")


def address(alamat: str, hasil: Hasil) -> str:
    """Return the page and anchor of a figure."""
    return f"{home(alamat, hasil)}#{anchor(alamat)}"


FILES = {
    "laporan": "isian laporan",
    "anggaran": "anggaran",
    "highlight": "sorotan",
    "terbit": "angka laporan cetak",
    "daftar-tabel": "daftar tabel laporan cetak",
    "naskah-cetak": "naskah laporan cetak",
    "perjanjian-kinerja": "perjanjian kinerja",
    "renstra": "rencana strategis",
    "metadata": "metadata indikator",
    "unit": "keterangan kantor",
    "glosarium": "glosarium",
    "koreksi": "catatan koreksi",
}


def file(path: str, iku: str = "IKU") -> str:
    """Return what a content file holds: isian IKU 15 Triwulan I 2024, IKU as the office says; its path where it has no
    name here."""
    parts = PurePosixPath(path)
    masa = next((periods.ALL[p] for p in parts.parts if p in periods.ALL), None)
    year = next((p for p in parts.parts if re.fullmatch(r"[0-9]{4}", p)), "")
    when = f" {masa.pada(int(year)) if masa else year}" if year else ""
    if parts.parent.name == "iku":
        return f"isian {iku} {int(parts.stem)}{when}"
    if changed := re.fullmatch(r"perjanjian-kinerja-perubahan-([0-9]+)", parts.stem):
        return f"perubahan {changed[1]} perjanjian kinerja{when}"
    folders = {"profil": "profil kantor", "aturan": "aturan penilaian", "regulasi": f"daftar regulasi {parts.stem}"}
    found = folders.get(parts.parent.name) or FILES.get(parts.stem)
    return f"{found}{when}" if found else path


def interval(k: Kelas) -> str:
    """Return the bounds of a class in words: di atas 100 sampai 120; 70 sampai di bawah 90; 90 ke atas."""
    if k.sama_dengan is not None:
        return f"tepat {ind.number(k.sama_dengan)}"
    if k.di_atas is not None:
        low = f"di atas {ind.number(k.di_atas)}"
    else:
        low = ind.number(k.mulai) if k.mulai is not None else ""
    if k.sampai is not None:
        high = ind.number(k.sampai) if low else f"{ind.number(k.sampai)} ke bawah"
    else:
        high = f"di bawah {ind.number(k.di_bawah)}" if k.di_bawah is not None else ""
    if low and high:
        return f"{low} sampai {high}"
    return f"{low} ke atas" if k.mulai is not None else low or high or "semua nilai"


SECTIONS = {
    "target_realisasi": "Perbandingan target dan realisasi {triwulan}",
    "target_tahunan": "Perbandingan realisasi dengan target tahun {tahun}",
    "penyebab": "Penyebab dan solusi",
    "program": "Program dan kegiatan pendukung keberhasilan ataupun kegagalan",
    "evaluasi_sebelumnya": "Tindak lanjut rekomendasi evaluasi {evaluasi}",
    "pemanfaatan": "Pemanfaatan laporan kinerja",
}
FOLLOW_UP = {
    "rekomendasi": "Rekomendasi",
    "selesai": "Tindak lanjut yang selesai",
    "rencana_aksi": "Rencana aksi",
    "tenggat": "Tenggat",
    "sebelum": "Kondisi sebelum",
    "sesudah": "Kondisi sesudah",
}  # columns of the follow-up matrix


def sections(triwulan: str = "triwulan ini", tahun: str = "ini", evaluasi: str = "sebelumnya") -> dict[str, str]:
    """Return the six sections of the analysis of an indicator by key, as page, form and guide call them."""
    return {key: name.format(triwulan=triwulan, tahun=tahun, evaluasi=evaluasi) for key, name in SECTIONS.items()}
