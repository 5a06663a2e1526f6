"""The examples of the rules, as PANDUAN.md shows them: the wrong one provokes that very rule, the right one does not.

`PLACES` says where in the made-up office an example stands: its file, and what it takes the place of. What the office has
no place for, or what is no text of a file (a photo, a workbook, a command), is named in `TOLD`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.problems import rules
from tests.faults import IKU3, MONEY, PLAN, REPORT, RULES, problems
from tests.problems.test_remedies import obeyed
from tests.synthetic import write

pytestmark = pytest.mark.slow

HIGHLIGHT = "2030/tw1/highlight.yaml"
PRINTED = "2030/tw1/terbit.yaml"
SAID = "2030/tw1/rekonsiliasi.yaml"
UNIT = "unit.yaml"
VALUE = (IKU3, "realisasi: 50")
TITLE = (REPORT, "judul: Laporan")
ROW = (MONEY, "1: {pagu: 1_000")
SOURCE = (MONEY, "sumber: Sistem contoh")
EVENT = (HIGHLIGHT, "  uraian: NPSS {{ npss }}.")
Place = tuple[str, str]
PLACES: dict[str, Place] = {
    **dict.fromkeys(
        ("berkas-konflik", "tanda-mirip", "titik-dua-rapat", "titik-dua-hilang", "yaml-susunan", "yaml-dokumen",
         "kunci-asing", "kunci-ganda", "nilai-daftar", "angka-salah", "angka-panjang", "realisasi-negatif",
         "persen-janggal", "target-tanpa-alasan"),
        VALUE,
    ),
    **dict.fromkeys(("berkas-karakter", "kutip-terbuka", "teks-tanpa-kutip", "yaml-jangkar", "yaml-tanda", "nilai-kosong"), TITLE),
    **dict.fromkeys(("rupiah-rancu", "rupiah-negatif", "rupiah-salah"), (MONEY, "pagu: 1_000")),
    **dict.fromkeys(
        ("reviu-terlalu-dini", "terbit-terlalu-dini", "terbit-terlalu-lambat", "tanggal-salah", "tanda-tangan-salah"),
        (REPORT, "tanggal_terbit: 2030-04-10"),
    ),
    "berkas-kosong": (IKU3, "nomor: 3\nrealisasi: 50\n"),
    "berkas-tab": (PLAN, "             target: {tw1: 50, tw2: 60, tw3: 70, tw4: 80, tahunan: 80},"),
    "teks-tagar": (IKU3, "realisasi: 50"),
    "spasi-awal": (IKU3, "nomor: 3\nrealisasi: 50"),
    "pilihan-asing": (REPORT, "status: terbit"),
    "huruf-dokumen": (HIGHLIGHT, "NPSS {{ npss }}"),
    "daftar-diminta": (REPORT, "judul: Laporan"),
    "pasangan-diminta": (PLAN, "target: {tw1: 50, tw2: 60, tw3: 70, tw4: 80, tahunan: 80}"),
    "kunci-bentuk": (IKU3, "nomor: 3\nrealisasi: 50"),
    "bulat-salah": (IKU3, "nomor: 3"),
    "hari-salah": (HIGHLIGHT, "  uraian: NPSS {{ npss }}."),
    "alamat-web": (UNIT, "situs: https://example.go.id/"),
    "alamat-surel": (UNIT, "surel: contoh@example.go.id"),
    "aturan-angka": (RULES, "standar: 1"),
    "aturan-tidak-ada": (PLAN, "aturan: aturan-contoh"),
    "kode-tidak-sah": (PLAN, "kode: minim"),
    "target-tidak-sah": (PLAN, "target: {tw1: 50, tw2: 60, tw3: 70, tw4: 80, tahunan: 80}"),
    "rentang-salah": (PLAN, "target: {tw1: 50, tw2: 60, tw3: 70, tw4: 80, tahunan: 80}"),
    "target-akhir": (PLAN, "target: {tw1: 50, tw2: 60, tw3: 70, tw4: 80, tahunan: 80}"),
    "target-akumulasi": (PLAN, "target: {tw1: 50, tw2: 60, tw3: 70, tw4: 80, tahunan: 80}"),
    "target-tak-lengkap": (PLAN, "target: {tw1: 50, tw2: 60, tw3: 70, tw4: 80, tahunan: 80}"),
    "target-turun": (PLAN, "target: {tw1: 50, tw2: 60, tw3: 70, tw4: 80, tahunan: 80}"),
    "alamat-asing": (HIGHLIGHT, "{{ npss }}"),
    "kurawal-lepas": (HIGHLIGHT, "{{ npss }}"),
    "tautan-relatif": (HIGHLIGHT, "NPSS {{ npss }}"),
    "masa-asing": (HIGHLIGHT, "NPSS {{ npss }}."),
    "data-pribadi": (HIGHLIGHT, "NPSS {{ npss }}"),
    "sinonim-salah": ("sinonim.yaml", "- [serapan, terserap]"),
    **dict.fromkeys(("anggaran-negatif", "alasan-tanpa-sebab"), (MONEY, "{pagu: 1_000, realisasi: 100}")),
    **dict.fromkeys(("total-kosong", "revisi-urutan", "pagu-berlaku", "blokir-salah", "rpd-jumlah"), SOURCE),
    "realisasi-lebih-pagu": (MONEY, "{pagu: 1_000, realisasi: 100}"),
    "realisasi-belum-ada": (IKU3, "nomor: 3\nrealisasi: 50"),
    "ya-tidak": ("koreksi.yaml", ""),
    "cetak-asing": (PRINTED, ""),
    "halaman-tanpa-keterangan": ("profil/latar.md", "---\njudul: Latar\n---"),
    "triwulan-salah": (UNIT, "profil: [latar]"),
    **dict.fromkeys(
        ("kantor-sia-sia", "dokumen-ganda", "dokumen-kurang", "dokumen-kosong", "dokumen-angka"), (UNIT, "profil: [latar]")
    ),
    "halaman-nama": (UNIT, "profil: [latar]"),
    "teks-contoh": (IKU3, "realisasi: 50"),
    "yaml-terlalu-dalam": (IKU3, "50"),
    **dict.fromkeys(
        ("riwayat-tahun", "riwayat-kosong", "patokan-ganda", "patokan-periode", "pembanding-mustahil"),
        (PLAN, "nama: Indikator contoh 1,"),
    ),
    **dict.fromkeys(("induk-asing", "induk-terbalik", "lintas-sendiri"), (PLAN, "kode: minim,")),
}  # fmt: skip
# What stands around an example where it is put: the example alone would not be a file.
AROUND = {
    "triwulan-salah": "profil: [latar]\nriwayat:\n  - nama: Nama lama\n    {}",
    "kantor-sia-sia": "profil: [latar]\n{}",
    **dict.fromkeys(("dokumen-ganda", "dokumen-kosong"), "profil: [latar]\ndokumen:\n  lampiran:\n    {}"),
    "dokumen-kurang": "profil: [latar]\ndokumen:\n  {}",
    "dokumen-angka": "profil: [latar]\ndokumen:\n  depan:\n    - judul: A\n      {}",
    "teks-tagar": "realisasi: 50\ntindak_lanjut:\n  - {}",
    "daftar-diminta": "judul: Laporan\n{}",
    "kunci-bentuk": "nomor: 3\n{}",
    "hari-salah": "  {}\n  uraian: a",
    "cetak-asing": "- {{{}, nilai: 1, acuan: a}}\n",
    "ya-tidak": "- {{kuartal: 2030/tw1, tanggal: 2030-04-11, apa: a, alasan: b, disetujui: c, {}}}\n",
    "halaman-tanpa-keterangan": "{}",
    "tautan-relatif": "Lihat {}",
    "teks-contoh": "realisasi: 50\nanalisis:\n  {}",
    "tanda-tangan-salah": "tanggal_terbit: 2030-05-10\n{}",
    "yaml-terlalu-dalam": "{}",
    **dict.fromkeys(
        ("total-kosong", "revisi-urutan", "pagu-berlaku", "blokir-salah", "rpd-jumlah"), "sumber: Sistem contoh\n{}"
    ),
    **dict.fromkeys(
        ("riwayat-tahun", "riwayat-kosong", "patokan-ganda", "patokan-periode", "pembanding-mustahil"),
        "nama: Indikator contoh 1, {},",
    ),
    **dict.fromkeys(("induk-asing", "induk-terbalik", "lintas-sendiri"), "kode: minim, {},"),
}
# Rules whose example needs another quarter, another year, a photo, a workbook or a command; each has cases elsewhere.
ELSEWHERE = """
    kunci-penandatangan agregasi-salah berkas-tidak-ada berkas-tautan berkas-besar berkas-pengodean berkas-terkunci berkas-nama berkas-asing folder-nama
    kurung-salah halaman-tak-tampil isi-terlalu-banyak isi-tidak-ada tahun-tidak-ada kunci-wajib daftar-kosong
    kelas-bercelah kelas-tumpang-tindih bobot-asing aturan-belum-berlaku tahun-beda-folder nomor-atau-kode-ganda
    kode-berubah arah-tanpa-rumus metode-tidak-lengkap kolom-dua-arti kolom-metode-asing rencana-draf hubungan-salah
    metadata-kode-asing metadata-kosong tahun-salah pembanding-berubah riwayat-tertutup renstra-tanpa-tahun renstra-kode-asing renstra-tahun renstra-periode renstra-ganda periode-lain triwulan-beda-folder terbit-tanpa-tanggal
    akumulasi-janggal triwulan-terlewat sebelumnya-berubah
    iku-tanpa-berkas iku-asing nomor-beda-berkas realisasi-beda-rincian realisasi-tanpa-rincian pembagi-nol
    rincian-tanpa-kolom kolom-asing rincian-negatif penyebut-nol pembilang-lebih hubungan-rincian rincian-kosong
    bagian-salah bagian-beda alasan-tanpa-baris angka-ribuan angka-turun angka-melompat teks-sama benar-tanpa-peringatan analisis-kosong tindak-lanjut-kosong
    anggaran-asing anggaran-kurang anggaran-tidak-ada anggaran-jumlah anggaran-melonjak pagu-riwayat angka-diketik triwulan-lain
    banding-keliru banding-beda-dasar isian-tanpa-kaidah sasaran-rangkap arsip-tanpa-analisis
    triwulan-janggal tahun-lain glosarium-kembar tanggal-di-luar tanggal-terbalik foto-nama foto-tidak-ada foto-besar
    foto-rusak foto-teks foto-lokasi foto-lepas foto-tak-tampil foto-metadata statis-jenis statis-nama statis-bentrok
    resmi-belum-jelas resmi-ganda rekonsiliasi-kode sebab-tanpa-angka andai-salah alamat-situs-kosong belum-dikunci
    catatan-terbit-asing catatan-terbit-diubah terbit-berubah koreksi-belum-terbit koreksi-terputus koreksi-kosong
    isian-rusak isian-rumus isian-bentrok isian-bergeser isian-ganda isian-lain isian-susunan rincian-tanpa-nama
    berkas-disela belum-ada-terbit masih-draf berkas-sudah-ada tahun-sudah-ada triwulan-asing revisi-tertutup revisi-asing
    berkas-tanda kolom-nama koreksi-asing koreksi-diubah koreksi-hilang koreksi-ringan koreksi-sia-sia
    koreksi-tak-tercatat koreksi-tanggal koreksi-urutan kuartal-hilang kunci-berganti kunci-hilang kunci-lama
    kunci-tak-tercatat masalah-lagi persen-mustahil ralat-tak-tercatat terbit-ditarik terbitan-asing terbitan-hilang
    terbitan-terputus kantor-triwulan kantor-urutan kantor-penandatangan rencana-pertama rencana-nomor rencana-urutan
    rencana-serentak rencana-tanggal rencana-tanpa-perubahan indikator-tidak-baru pengganti-asing teks-panjang dokumen-berubah ttd-bukan-pdf
    ttd-berbeda induk-melingkar pohon-dalam simpul-tanpa-pendukung sasaran-tanpa-induk
"""
TOLD = frozenset(ELSEWHERE.split())


def put(folder: Path, code: str, example: str) -> Path:
    """Put an example in its place; the signs that stand for others in a table become those."""
    file, old = PLACES[code]
    text = (
        example.replace("⏎", "\n")
        .replace("␀", "\0")
        .replace("(tab)", "\t")
        .replace("kepka-bpom-311-2023", "aturan-contoh")
    )
    text = text if code == "hari-salah" else text.replace("2024-", "2030-")
    text = AROUND.get(code, "{}").format(text)
    path = folder / file
    before = path.read_text("utf-8") if path.exists() else ""
    assert old in before
    path.write_text(before.replace(old, text, 1), "utf-8")
    return folder


def test_every_rule_has_a_place_or_is_told_elsewhere() -> None:
    left = set(rules.known()) - set(PLACES)
    assert sorted(left - TOLD) == []
    assert sorted(TOLD & set(PLACES)) == []


def office(folder: Path, code: str) -> Path:
    """Write an office of the size that an example speaks of: amounts are those of all perspektif."""
    return write(folder / "isi", groups=4 if PLACES[code][0] == MONEY else 1)


@pytest.mark.parametrize("code", PLACES)
def test_the_wrong_example_provokes_its_rule(tmp_path: Path, code: str) -> None:
    found = problems(put(office(tmp_path, code), code, rules.known()[code].salah))
    assert code in {p.code for p in found}, [str(p) for p in found]


@pytest.mark.parametrize("code", PLACES)
def test_the_right_example_is_silent(tmp_path: Path, code: str) -> None:
    found = problems(put(office(tmp_path, code), code, rules.known()[code].benar))
    file = f"isi/{PLACES[code][0]}"
    assert code not in {p.code for p in found if p.place.file == file}, [str(p) for p in found]


@pytest.mark.parametrize("code", PLACES)
def test_the_remedy_of_an_example_mends_it(tmp_path: Path, code: str) -> None:
    folder = put(office(tmp_path, code), code, rules.known()[code].salah)
    found = next(p for p in problems(folder) if p.code == code)
    if obeyed(folder, found):
        left = [p for p in problems(folder) if (p.code, p.place.file, p.place.line) == (code, *found.place[:2])]
        assert left == [], str(found)
