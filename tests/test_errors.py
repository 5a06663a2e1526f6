"""Bad input: each fault gives its place and a remedy, exit status 1, and leaves the old site alone."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.build import emit, pipeline
from generator.commands import publish
from generator.commands.cli import main
from generator.problems import rules
from generator.problems.problem import ContentError, Problem
from generator.site import manifest
from tests.support import published
from tests.synthetic import write

IKU = "2030/tw1/iku/01.yaml"
IKU3 = "2030/tw1/iku/03.yaml"
PLAN = "2030/perjanjian-kinerja.yaml"
RULES = "aturan/aturan-contoh.yaml"
MONEY = "2030/tw1/anggaran.yaml"
REPORT = "2030/tw1/laporan.yaml"

SAID = "2030/tw1/rekonsiliasi.yaml"
CAUSE = "sebab: [{{kode: {kode}, judul: b, penjelasan: c, mencakup: [{{ukuran: npss}}]}}]\n"
CLASH = "pertentangan: [{{kode: a, judul: b, pernyataan: [{{tertulis: c, acuan: d}}], {more}}}]"

# rule, file, text that is there, text put in its place, then what the message must hold: place, wrong, remedy
FAULTS = [
    ("angka-salah", IKU3, "realisasi: 50", "realisasi: 96,60", "03.yaml:2:12", '"96,60" bukan angka', "Tulis 96.60."),
    ("angka-salah", IKU3, "realisasi: 50", "realisasi: 85%", "03.yaml:2:12", '"85%" bukan angka', "Tulis 85."),
    ("angka-salah", IKU3, "realisasi: 50", "realisasi: 1.096.077", "03.yaml:2:12", "bukan angka", "Tulis 1_096_077."),
    ("angka-salah", IKU3, "realisasi: 50", "realisasi: '-'", "03.yaml:2:12", "bukan angka", "hapus isian ini"),
    ("nilai-daftar", IKU3, "realisasi: 50", "realisasi: [1]", "03.yaml:2:12", "satu nilai", "Tulis 1 saja"),
    ("realisasi-negatif", IKU3, "realisasi: 50", "realisasi: -5", "03.yaml:2", "Realisasi negatif", "0 atau lebih"),
    (
        "kunci-asing",
        IKU3,
        "realisasi: 50",
        "realisai: 50",
        "03.yaml:2:1",
        "tidak dikenal",
        "Mungkin maksudnya realisasi.",
    ),
    (
        "kunci-ganda",
        IKU3,
        "realisasi: 50",
        "realisasi: 50\nrealisasi: 51",
        "03.yaml:3:1",
        "sudah ada pada baris 2",
        "Hapus salah satu",
    ),
    (
        "kunci-asing",
        IKU3,
        "nomor: 3",
        "nomor: 3\n-alasan: x",
        "03.yaml:2:1",
        "tidak dikenal",
        "Hapus tanda hubung (-)",
    ),
    (
        "pasangan-diminta",
        PLAN,
        "perspektif:",
        "perspektif: [x]\nlain:",
        "kinerja.yaml:3:14",
        "Seharusnya",
        "nama: nilai",
    ),
    ("berkas-tab", IKU3, "realisasi: 50", "\trealisasi: 50", "03.yaml:2:1", "tab", "dua spasi"),
    ("yaml-jangkar", IKU3, "realisasi: 50", "realisasi: &a 50", "03.yaml:2:12", "Tanda &", "tanda kutip"),
    ("yaml-tanda", IKU3, "realisasi: 50", "realisasi: !!float 50", "03.yaml:2:12", "Tanda !", "tanda kutip"),
    ("kutip-terbuka", IKU3, "realisasi: 50", "realisasi: 'x", "03.yaml:2:12", "tidak ditutup", "tanda kutip"),
    (
        "nomor-beda-berkas",
        IKU3,
        "nomor: 3",
        "nomor: 4",
        "03.yaml:1:8",
        "berisi nomor 4",
        "Tulis nomor: 3 bila isinya memang IKU 3",
    ),
    ("berkas-konflik", IKU3, "nomor: 3", "<<<<<<< HEAD\nnomor: 3", "03.yaml:1", "belum disatukan", "Pilih satu"),
    (
        "target-tanpa-alasan",
        IKU3,
        "realisasi: 50",
        "target: 5\nrealisasi: 50",
        "03.yaml:2:9",
        "tanpa alasan",
        "alasan_target",
    ),
    (
        "alamat-asing",
        IKU3,
        "realisasi: 50",
        "alasan: '{{ iku.1.capain }}'\nrealisasi: 50",
        "03.yaml:2:10",
        "tidak dikenal",
        "iku.1.capaian",
    ),
    (
        "kurawal-lepas",
        IKU3,
        "realisasi: 50",
        "alasan: 'a {{ npss'\nrealisasi: 50",
        "03.yaml:2:12",
        "kurawal",
        "Tulis alamat",
    ),
    ("angka-salah", IKU, "baik: 3", "baik: tiga", "01.yaml:3:25", '"tiga" bukan angka', "Tulis 3."),
    ("kolom-asing", IKU, "baik: 3", "bak: 3", "01.yaml:3:19", "tidak dikenal", "baik"),
    ("penyebut-nol", IKU, "baik: 3, semua: 4", "baik: 3, semua: 0", "01.yaml:3", "Penyebut 0", "tertukar"),
    (
        "realisasi-beda-rincian",
        IKU,
        "nomor: 1",
        "nomor: 1\nrealisasi: 90",
        "01.yaml:2",
        "berbeda dari hasil rincian, 50.0",
        "tulis alasan",
    ),
    (
        "rupiah-rancu",
        MONEY,
        "  1: {pagu: 1_000, realisasi: 100}",
        "  1: {pagu: 1.000, realisasi: 1}",
        "anggaran.yaml:3:13",
        "dua cara",
        "1_000",
    ),
    (
        "rupiah-salah",
        MONEY,
        "  1: {pagu: 1_000, realisasi: 100}",
        "  1: {pagu: Rp 5.000, realisasi: 1}",
        "anggaran.yaml:3:13",
        "bukan",
        "5_000",
    ),
    (
        "realisasi-lebih-pagu",
        MONEY,
        "  1: {pagu: 1_000, realisasi: 100}",
        "  1: {pagu: 10, realisasi: 11}",
        "anggaran.yaml:3",
        "melebihi",
        "Periksa",
    ),
    (
        "anggaran-asing",
        MONEY,
        "  13: {pagu: 1_000, realisasi: 100}",
        "  14: {pagu: 1, realisasi: 1}",
        "anggaran.yaml:15:3",
        "IKU 14",
        "Periksa nomor",
    ),
    (
        "anggaran-kurang",
        MONEY,
        "  13: {pagu: 1_000, realisasi: 100}",
        "",
        "anggaran.yaml:3:3",
        "Anggaran IKU 13 tidak ada",
        "Tambahkan 13",
    ),
    ("hari-salah", REPORT, "2030-04-10", "Senin, 2030-04-10", "laporan.yaml:5:17", "bukan Senin", "Rabu, 2030-04-10"),
    ("triwulan-beda-folder", REPORT, "triwulan: 1", "triwulan: 2", "laporan.yaml:2", "nama folder", "Tulis 1 bila"),
    (
        "pilihan-asing",
        REPORT,
        "status: terbit",
        "status: final",
        "laporan.yaml:3:9",
        '"final" bukan pilihan',
        "draf, terbit",
    ),
    ("kunci-wajib", REPORT, "judul: Laporan\n", "", "laporan.yaml:1", "judul wajib ada", "Tambahkan judul"),
    ("target-tidak-sah", PLAN, "tw1: 50", "tw1: 0", "perjanjian-kinerja.yaml:11", "pembagi", "kosongkan"),
    (
        "aturan-tidak-ada",
        PLAN,
        "aturan: aturan-contoh",
        "aturan: aturan-conto",
        "perjanjian-kinerja.yaml:2",
        "tidak ada",
        "aturan-contoh",
    ),
    (
        "nomor-atau-kode-ganda",
        PLAN,
        "nomor: 2, kode: minim",
        "nomor: 1, kode: minim",
        "perjanjian-kinerja.yaml:",
        "lebih dari sekali",
        "nilai lain",
    ),
    (
        "kolom-dua-arti",
        PLAN,
        "sumber: Sistem contoh}}",
        "sumber: Sistem contoh}, kolom: {jenis: Jenis lain}}",
        "perjanjian-kinerja.yaml:15",
        'Kolom jenis berjudul "Jenis lain", tetapi "Jenis" pada indikator 1.',
        "beri nama kolom lain",
    ),
    (
        "kolom-metode-asing",
        PLAN,
        "pembilang: baik",
        "pembilang: bagus",
        "perjanjian-kinerja.yaml:12",
        "Kolom bagus",
        "baik, semua",
    ),
    ("pilihan-asing", PLAN, "jenis: rasio", "jenis: ratio", "perjanjian-kinerja.yaml:12", "bukan pilihan", "rasio"),
    (
        "kunci-wajib",
        PLAN,
        "pembilang: baik, ",
        "",
        "perjanjian-kinerja.yaml:12",
        "pembilang wajib ada",
        "Tambahkan pembilang",
    ),
    ("aturan-angka", RULES, "desimal: 1", "desimal: 99", "aturan-contoh.yaml:5:", "di luar 0 sampai 6", "Tulis 2"),
    ("aturan-angka", RULES, "batas_atas: 150", "batas_atas: 0", "aturan-contoh.yaml:", "lebih dari 0", "hapus isian"),
    ("aturan-angka", RULES, "{minim: 3}", "{minim: -3}", "aturan-contoh.yaml:", "Bobot negatif", "0 atau lebih"),
    (
        "aturan-angka",
        RULES,
        "{satu: 2}",
        "{satu: 0, dua: 0, tiga: 0, empat: 0}",
        "aturan-contoh.yaml:",
        "satu",
        "di atas 0",
    ),
    ("bobot-asing", RULES, "{minim: 3}", "{minin: 3}", "aturan-contoh.yaml:", "tidak ada pada rencana 2030", "minim"),
    (
        "angka-panjang",
        IKU3,
        "realisasi: 50",
        "realisasi: 9999999999999999999999999999999999999999",
        "03.yaml:2:12",
        "panjangnya",
        "Periksa angkanya",
    ),
    (
        "kelas-bercelah",
        RULES,
        "di_atas: 110",
        "di_atas: 111",
        "aturan-contoh.yaml:",
        "Nilai 110.1 sampai 111.0 tidak masuk",
        "Tutup celah",
    ),
    (
        "kelas-tumpang-tindih",
        RULES,
        "di_atas: 110",
        "di_atas: 109",
        "aturan-contoh.yaml:",
        "masuk dua kelas",
        "tumpang",
    ),
    (
        "arah-tanpa-rumus",
        RULES,
        "  minimalkan: {rumus: selisih_dari_target, batas_bawah: 0, acuan: Pasal 3}\n",
        "",
        "perjanjian-kinerja.yaml:",
        "arah minimalkan",
        "capaian.minimalkan",
    ),
    (
        "aturan-belum-berlaku",
        RULES,
        "2030-01-01",
        "2031-01-01",
        "perjanjian-kinerja.yaml:2",
        "baru berlaku",
        "Pilih aturan",
    ),
    (
        "tahun-beda-folder",
        PLAN,
        "tahun: 2030",
        "tahun: 2031",
        "perjanjian-kinerja.yaml:1:8",
        "nama folder",
        "Tulis 2030",
    ),
    (
        "kode-tidak-sah",
        PLAN,
        "kode: minim,",
        "kode: 'min im',",
        "perjanjian-kinerja.yaml:",
        "tidak sah",
        "tanda hubung",
    ),
    (
        "kunci-asing",
        PLAN,
        "perspektif:",
        "perspektip:",
        "perjanjian-kinerja.yaml:3:1",
        "tidak dikenal",
        "Mungkin maksudnya perspektif",
    ),
    (
        "kunci-wajib",
        PLAN,
        "{jenis: langsung, sumber",
        "{sumber",
        "perjanjian-kinerja.yaml:",
        "jenis wajib ada",
        "Tambahkan jenis",
    ),
    (
        "daftar-kosong",
        PLAN,
        "    sasaran:",
        "    sasaran: []\n    lain:",
        "perjanjian-kinerja.yaml:",
        "Daftar ini kosong",
        "satu butir",
    ),
    ("target-tidak-sah", PLAN, "tw1: 10,", "tw1: -10,", "perjanjian-kinerja.yaml:", "boleh negatif", "kosongkan"),
    (
        "metode-tidak-lengkap",
        PLAN,
        "{jenis: rasio, pembilang: baik, penyebut: semua}",
        "{jenis: tertimbang, bobot: [baik], nilai: [baik, semua]}",
        "perjanjian-kinerja.yaml:12",
        "tertimbang tidak lengkap",
        "berpasangan",
    ),
    (
        "pasangan-diminta",
        PLAN,
        "kolom: {jenis: Jenis, baik: Baik, semua: Semua}",
        "kolom: 5",
        "perjanjian-kinerja.yaml:12",
        "isian bernama",
        "Tulis nama isian",
    ),
    ("aturan-angka", RULES, "  standar: 1", "  standar: 0", "aturan-contoh.yaml:", "lebih dari 0", "Tulis 1"),
    (
        "terbit-tanpa-tanggal",
        REPORT,
        "tanggal_terbit: 2030-04-10\n",
        "",
        "laporan.yaml:3",
        "tanpa tanggal terbit",
        "tanggal_terbit",
    ),
    (
        "tanda-tangan-salah",
        REPORT,
        "tanggal_terbit: 2030-04-10\n",
        "tanggal_terbit: 2030-04-10\ntanggal_tanda_tangan: 2030-03-10\n",
        "laporan.yaml:6:23",
        "10 Maret 2030 sebelum triwulan berakhir",
        "Periksa tahun",
    ),
    (
        "tanda-tangan-salah",
        REPORT,
        "tanggal_terbit: 2030-04-10\n",
        "tanggal_terbit: 2030-04-10\ntanggal_tanda_tangan: 2030-04-11\n",
        "laporan.yaml:6:23",
        "11 April 2030 sesudah tanggal terbit",
        "Periksa tahun",
    ),
    (
        "pasangan-diminta",
        IKU,
        "{jenis: Satu, baik: 3, semua: 4}",
        "tiga",
        "01.yaml:3:5",
        "isian bernama",
        "Tulis nama isian",
    ),
    ("rincian-negatif", IKU, "baik: 3", "baik: -3", "01.yaml:3:25", "negatif", "0 atau lebih"),
    ("rincian-tanpa-nama", IKU, "jenis: Satu, ", "", "01.yaml:3:5", "Baris 1 berisi baik, semua", "Isi jenis"),
    (
        "rincian-tanpa-kolom",
        IKU3,
        "realisasi: 50",
        "realisasi: 50\nrincian: [{a: 1}]",
        "03.yaml:3",
        "tidak menyebut kolom",
        "Tambahkan kolom",
    ),
    (
        "daftar-diminta",
        IKU3,
        "realisasi: 50",
        "catatan: satu\nrealisasi: 50",
        "03.yaml:2:10",
        "Seharusnya daftar",
        "tanda hubung",
    ),
    (
        "target-tidak-sah",
        IKU3,
        "realisasi: 50",
        "target: 0\nalasan_target: a\nrealisasi: 50",
        "03.yaml:2:9",
        "pembagi",
        "angka di atas 0",
    ),
    (
        "berkas-karakter",
        IKU3,
        "realisasi: 50",
        'alasan: "a\\0b"\nrealisasi: 50',
        "03.yaml:2:9",
        "kendali",
        "Hapus karakter",
    ),
    (
        "titik-dua-hilang",
        IKU3,
        "realisasi: 50",
        "realisasi: 50\ntarget",
        "03.yaml:3:7",
        "titik dua",
        "Tulis target: lalu nilainya",
    ),
    (
        "kunci-asing",
        RULES,
        "rupa: tinggi}",
        "rupa: tinggi, warna: biru}",
        "aturan-contoh.yaml:",
        "tidak dikenal",
        "dikenal di sini: ",
    ),
    (
        "kunci-asing",
        REPORT,
        "judul: Laporan",
        "judul: Laporan\nzzz: 1",
        "laporan.yaml:5:1",
        "tidak dikenal",
        "Yang dikenal di sini: ",
    ),
    (
        "nilai-daftar",
        "glosarium.yaml",
        "TMS: Tidak memenuhi syarat",
        "TMS: [a]",
        "glosarium.yaml:1:6",
        "berarti lain",
        "kutip",
    ),
    (
        "alamat-web",
        "unit.yaml",
        "https://example.go.id/",
        "javascript:alert(1)",
        "unit.yaml:8:8",
        "bukan alamat web",
        "https://",
    ),
    (
        "alamat-web",
        "unit.yaml",
        "https://example.go.id/",
        "'https://a\"onclick=b'",
        "unit.yaml:8:8",
        "bukan alamat web",
        "https://",
    ),
    (
        "alamat-web",
        "unit.yaml",
        "https://example.go.id/",
        "example.go.id",
        "unit.yaml:8:8",
        "bukan alamat web",
        "Tulis lengkap",
    ),
    (
        "alamat-surel",
        "unit.yaml",
        "contoh@example.go.id",
        "a@b.go.id?bcc=c",
        "unit.yaml:7:8",
        "bukan alamat surel",
        "nama@",
    ),
    ("berkas-karakter", IKU3, "realisasi: 50", 'realisasi: 50\nalasan: "a\\ud800"', "03.yaml:3:9", "kendali", "Hapus"),
    ("berkas-karakter", IKU3, "realisasi: 50", "realisasi: 50\nalasan: a\u202eb", "03.yaml:3:10", "kendali", "Hapus"),
    (
        "kode-tidak-sah",
        MONEY,
        "sumber: Sistem contoh\n",
        "sumber: Sistem contoh\nkegiatan: [{kode: 'a<b', nama: c, pagu: 13_000, realisasi: 1_300}]\n",
        "anggaran.yaml:2:19",
        "tidak sah",
        "titik",
    ),
    ("sinonim-salah", "sinonim.yaml", ", terserap]", "]", "sinonim.yaml:1:3", "satu kata", "dua kata"),
    (
        "sinonim-salah",
        "sinonim.yaml",
        "terserap]",
        "terserap]\n- [Serapan, dana]",
        "sinonim.yaml:2:3",
        '"Serapan" ada pada dua kelompok',
        "Satukan",
    ),
    ("halaman-nama", "unit.yaml", "[latar]", "[Latar Belakang]", "unit.yaml:9", "tidak sah", "huruf kecil"),
    ("berkas-tidak-ada", "unit.yaml", "[latar]", "[lain]", "profil/lain.md", "tidak ada", "Buat berkas"),
    (
        "halaman-tanpa-keterangan",
        "profil/latar.md",
        "---\njudul: Latar\n---\n",
        "",
        "latar.md:1",
        "keterangan",
        "judul",
    ),
    (
        "foto-tidak-ada",
        "2030/tw1/highlight.yaml",
        "- judul: Kegiatan contoh",
        "- judul: Kegiatan contoh\n  foto: [{berkas: a.jpg, teks: b}]",
        "highlight.yaml:2:19",
        "Foto a.jpg tidak ada",
        "foto/a.jpg",
    ),
    ("kunci-wajib", "unit.yaml", "kode: balai-contoh\n", "", "unit.yaml:1", "kode wajib", "Tambahkan kode"),
    # what people type by habit
    ("angka-salah", IKU3, "realisasi: 50", "realisasi: -", "03.yaml:2:12", "bukan nilai", "hapus baris ini"),
    ("angka-salah", MONEY, "pagu: 1_000", "pagu: 1,000", "anggaran.yaml:3:13", '"1,000" bukan angka', "Tulis 1_000."),
    (
        "triwulan-lain",
        IKU3,
        "realisasi: 50",
        "realisasi: 50\nanalisis: {program: 'Capaian 2029 {{ iku.3.capaian }}.'}",
        "03.yaml:3:30",
        "tahun 2029",
        "Tulis 2030",
    ),
    ("angka-salah", IKU3, "realisasi: 50", "realisasi: ９６.６０", "03.yaml:2:12", "bukan angka", "Tulis 96.60."),
    ("angka-salah", IKU3, "realisasi: 50", "realisasi: “96,60”", "03.yaml:2:12", "bukan angka", "Tulis 96.60."),
    ("angka-salah", IKU3, "realisasi: 50", "realisasi: 96,60 persen", "03.yaml:2:12", "bukan angka", "Tulis 96.60."),
    ("angka-salah", IKU3, "realisasi: 50", "realisasi: 96.60\u00a0%", "03.yaml:2:12", "bukan angka", "Tulis 96.60."),
    ("angka-salah", IKU3, "realisasi: 50", "realisasi: –5", "03.yaml:2:12", "bukan angka", "Tulis -5."),
    ("angka-salah", IKU3, "realisasi: 50", "realisasi: belum ada", "03.yaml:2:12", "bukan angka", "hapus isian ini"),
    (
        "tanggal-salah",
        REPORT,
        "2030-04-10",
        "10/04/2030",
        "laporan.yaml:5:17",
        "bukan tanggal",
        "Tulis 2030-04-10 bila 10 April 2030, atau 2030-10-04 bila 4 Oktober 2030.",
    ),
    (
        "hari-salah",
        REPORT,
        "2030-04-10",
        "Senin, 10 April 2030",
        "laporan.yaml:5:17",
        "bukan Senin",
        "Rabu, 2030-04-10",
    ),
    (
        "hari-salah",
        REPORT,
        "2030-04-10",
        "Jum'at 10 April 2030",
        "laporan.yaml:5:17",
        "bukan Jumat",
        "Rabu, 2030-04-10",
    ),
    (
        "tanggal-salah",
        REPORT,
        "2030-04-10",
        "47583",
        "laporan.yaml:5:17",
        "bukan tanggal",
        "tanggal Excel. Tulis 2030-04-10.",
    ),
    (
        "tanggal-salah",
        REPORT,
        "2030-04-10",
        "31 Feb 2030",
        "laporan.yaml:5:17",
        "bukan tanggal",
        "Tulis tahun-bulan-hari",
    ),
    ("nilai-kosong", REPORT, "judul: Laporan", 'judul: ""', "laporan.yaml:4:8", "kosong", "Isi teksnya"),
    ("nilai-kosong", REPORT, "judul: Laporan", "judul:", "laporan.yaml:4", "kosong", "isian ini wajib"),
    ("bulat-salah", IKU3, "nomor: 3", "nomor: tiga", "03.yaml:1:8", "bukan bilangan bulat", "Tulis 3."),
    ("rupiah-negatif", MONEY, "pagu: 1_000", "pagu: -1000", "anggaran.yaml:3:13", "negatif", "kurang dari 0"),
    ("rupiah-salah", MONEY, "pagu: 1_000", "pagu: 1000.50", "anggaran.yaml:3:13", "rupiah bulat", "1_000"),
    ("tanda-mirip", IKU3, "realisasi: 50", "realisasi：50", "03.yaml:2:10", "mirip", "ketik ulang"),
    ("tanda-mirip", IKU3, "realisasi: 50", "realisasi:\u00a050", "03.yaml:2:11", "mirip", "ketik ulang"),
    ("tanda-mirip", IKU, "  - {jenis: Satu", "\u00a0 - {jenis: Satu", "01.yaml:3:1", "mirip", "ketik ulang"),
    (
        "titik-dua-rapat",
        IKU3,
        "realisasi: 50",
        "realisasi:50",
        "03.yaml:2:11",
        "spasi sesudah titik dua",
        "realisasi: …",
    ),
    # rows, targets, money
    ("pembilang-lebih", IKU, "baik: 3", "baik: 5", "01.yaml:3:35", "baik 5 lebih besar daripada semua 4", "tertukar"),
    (
        "hubungan-salah",
        PLAN,
        "semua: Semua}",
        "semua: Semua}, hubungan: [baik dan semua]",
        "perjanjian-kinerja.yaml:12",
        "tidak dapat dibaca",
        "ms + tms",
    ),
    (
        "kolom-metode-asing",
        PLAN,
        "semua: Semua}",
        "semua: Semua}, hubungan: [baik <= samua]",
        "perjanjian-kinerja.yaml:12",
        "Kolom samua",
        "baik, semua",
    ),
    (
        "hubungan-rincian",
        PLAN,
        "semua: Semua}",
        "semua: Semua}, hubungan: [baik + 2 = semua]",
        "01.yaml:3:35",
        "tetapi 5 dan 4",
        "alasan_rincian: {1: …}",
    ),
    (
        "hubungan-rincian",
        PLAN,
        "semua: Semua}",
        "semua: Semua}, hubungan: [jumlah baik <= 3]",
        "01.yaml:4:24",
        "tetapi 4 dan 3",
        "Perbaiki baik",
    ),
    (
        "target-akhir",
        PLAN,
        "tw4: 80, tahunan: 80",
        "tw4: 80, tahunan: 85",
        "perjanjian-kinerja.yaml:11",
        "TW IV 80 berbeda dari target tahunan 85",
        "alasan_target",
    ),
    (
        "target-turun",
        PLAN,
        "tw2: 60",
        "tw2: 40",
        "perjanjian-kinerja.yaml:11",
        "turun dari 50 (tw1) menjadi 40 (tw2)",
        "alasan_target",
    ),
    (
        "terbit-terlalu-dini",
        REPORT,
        "2030-04-10",
        "2030-03-30",
        "laporan.yaml:5:17",
        "sebelum triwulan berakhir",
        "tahun dan bulan",
    ),
    (
        "anggaran-jumlah",
        MONEY,
        "indikator:",
        "kegiatan: [{kode: a, nama: b, pagu: 12_100, realisasi: 1_300}]\nindikator:",
        "anggaran.yaml:4:13",
        "Rp13.000, per kegiatan Rp12.100",
        "tulis 100;",
    ),
    (
        "anggaran-jumlah",
        MONEY,
        "indikator:",
        "kegiatan: [{kode: a, nama: b, pagu: 13_500, realisasi: 1_300}]\nindikator:",
        "anggaran.yaml:2:11",
        "Rp13.000, per kegiatan Rp13.500",
        "Periksa tiap angka",
    ),
    (
        "anggaran-melonjak",
        MONEY,
        "2: {pagu: 1_000",
        "2: {pagu: 0100_000",
        "anggaran.yaml:4:13",
        "100 kali",
        "nolnya kelebihan",
    ),
    ("analisis-kosong", IKU3, "realisasi: 50", "realisasi: 5", "03.yaml:1:1", "tanpa penjelasan", "analisis.penyebab"),
    (
        "tindak-lanjut-kosong",
        IKU3,
        "realisasi: 50",
        "realisasi: 5",
        "03.yaml:1:1",
        "tanpa tindak lanjut",
        "tindak_lanjut",
    ),
    # texts, dates, persons
    (
        "angka-diketik",
        IKU3,
        "realisasi: 50",
        "realisasi: 50\nringkasan: {penyebab: 'Capaian 100,00%.'}",
        "03.yaml:3:32",
        "100,00 diketik",
        "{{ iku.3.capaian }}",
    ),
    (
        "angka-diketik",
        REPORT,
        "judul: Laporan",
        "judul: Laporan\nkesimpulan: NPSS ialah 98,70.",
        "laporan.yaml:5:24",
        "98,70 diketik",
        "tanda kutip",
    ),
    (
        "angka-diketik",
        REPORT,
        "judul: Laporan",
        "judul: Laporan\nkesimpulan: Terserap Rp1.300.",
        "laporan.yaml:5:22",
        "Rp1.300 diketik",
        "{{ anggaran.realisasi }}",
    ),
    (
        "triwulan-lain",
        REPORT,
        "judul: Laporan",
        "judul: Laporan Triwulan II Tahun 2030",
        "laporan.yaml:4:16",
        '"Triwulan II Tahun 2030"',
        "Tulis Triwulan I 2030",
    ),
    ("triwulan-lain", REPORT, "judul: Laporan", "judul: Laporan 2029", "laporan.yaml:4:16", "tahun 2029", "Tulis 2030"),
    (
        "triwulan-lain",
        IKU3,
        "realisasi: 50",
        "realisasi: 50\nanalisis: {penyebab: 'Capaian TW III {{ iku.3.capaian }}%.'}",
        "03.yaml:3:31",
        '"TW III"',
        "Triwulan I 2030",
    ),
    (
        "hari-salah",
        IKU3,
        "realisasi: 50",
        "realisasi: 50\nanalisis: {program: 'Rapat Senin, 9 Januari 2030.'}",
        "03.yaml:3:28",
        "jatuh pada hari Rabu",
        "Tulis Rabu",
    ),
    (
        "data-pribadi",
        IKU3,
        "realisasi: 50",
        "realisasi: 50\nalasan: NIK 1671010101900001",
        "03.yaml:3:13",
        "NIK",
        "unit.yaml",
    ),
    (
        "data-pribadi",
        IKU3,
        "realisasi: 50",
        "realisasi: 50\nalasan: NIP 19900101 201501 1 001",
        "03.yaml:3:13",
        "NIP",
        "Hapus",
    ),
    (
        "data-pribadi",
        IKU3,
        "realisasi: 50",
        "realisasi: 50\nalasan: hubungi 0812-3456-7890",
        "03.yaml:3:17",
        "telepon",
        "Hapus",
    ),
    (
        "data-pribadi",
        IKU3,
        "realisasi: 50",
        "realisasi: 50\nalasan: surat ke budi@example.com",
        "03.yaml:3:18",
        "surel",
        "Hapus",
    ),
    (
        "data-pribadi",
        IKU3,
        "realisasi: 50",
        "realisasi: 50\nalasan: titik -3.29446, 102.86142",
        "03.yaml:3:15",
        "koordinat",
        "Hapus",
    ),
    (
        "tanggal-di-luar",
        "2030/tw1/highlight.yaml",
        "- judul: Kegiatan contoh",
        "- judul: Kegiatan contoh\n  mulai: 2029-02-01",
        "highlight.yaml:2:10",
        "di luar triwulan",
        "Periksa tanggalnya",
    ),
    (
        "tanggal-di-luar",
        "2030/tw1/highlight.yaml",
        "- judul: Kegiatan contoh",
        "- judul: Kegiatan contoh\n  acara: [{tanggal: 2030-04-01, uraian: a}]",
        "highlight.yaml:2:21",
        "1 April 2030 di luar",
        "Periksa tanggalnya",
    ),
    (
        "tanggal-terbalik",
        "2030/tw1/highlight.yaml",
        "- judul: Kegiatan contoh",
        "- judul: Kegiatan contoh\n  mulai: 2030-02-03\n  selesai: 2030-02-01",
        "highlight.yaml:3:12",
        "sebelum mulai",
        "Tukar",
    ),
    (
        "foto-nama",
        "2030/tw1/highlight.yaml",
        "- judul: Kegiatan contoh",
        "- judul: Kegiatan contoh\n  foto: [{berkas: ../a.jpg, teks: b}]",
        "highlight.yaml:2:19",
        "tidak sah",
        "berakhiran .jpg",
    ),
    (
        "cetak-asing",
        "2030/tw1/terbit.yaml",
        "",
        "- {ukuran: npsss, nilai: 1, acuan: a}",
        "terbit.yaml:1:12",
        "tidak dikenal",
        "npss",
    ),
    *(
        (code, SAID, "", text, place, wrong, remedy)
        for code, text, place, wrong, remedy in (
            (
                "rekonsiliasi-kode",
                CAUSE.format(kode="Dua kata"),
                "rekonsiliasi.yaml:1:16",
                '"Dua kata" tidak sah',
                "huruf kecil",
            ),
            (
                "rekonsiliasi-kode",
                CAUSE.format(kode="a") + "pertentangan: [{kode: a, judul: b, pernyataan: [{tertulis: c, acuan: d}]}]",
                "rekonsiliasi.yaml:2:23",
                "a sudah dipakai",
                "Beri kode yang lain",
            ),
            (
                "cetak-asing",
                "pertanyaan: [{soal: a, lihat: b}]",
                "rekonsiliasi.yaml:1:31",
                "b tidak dikenal",
                "Tulis kode sebab",
            ),
            (
                "cetak-asing",
                CLASH.format(more="untuk: [npss]"),
                "rekonsiliasi.yaml:1:",
                "npss tidak dikenal",
                "Tulis iku.",
            ),
            (
                "cetak-asing",
                CLASH.format(more="andai: [{iku: 99, bila: e, realisasi: 1}]"),
                "rekonsiliasi.yaml:1:",
                "iku.99",
                "Tulis iku.",
            ),
            (
                "cetak-asing",
                CLASH.format(more="andai: [{iku: 3, bila: e, tanpa_target: [3, 98]}]"),
                "rekonsiliasi.yaml:1:",
                "iku.98",
                "Tulis iku.",
            ),
            (
                "andai-salah",
                CLASH.format(more="andai: [{iku: 3, bila: e}]"),
                "rekonsiliasi.yaml:1:",
                "tidak mengubah apa pun",
                "Isi rincian",
            ),
            (
                "andai-salah",
                CLASH.format(more="andai: [{iku: 3, bila: e, target: 0}]"),
                "rekonsiliasi.yaml:1:",
                "lebih dari 0",
                "Isi rincian",
            ),
            (
                "andai-salah",
                CLASH.format(more="andai: [{iku: 3, bila: e, rincian: [{a: 1}]}]"),
                "rekonsiliasi.yaml:1:",
                "tidak dihitung dari rincian",
                "Isi rincian",
            ),
            (
                "andai-salah",
                CLASH.format(more="andai: [{iku: 1, bila: e, nol_per_nol: dikeluarkan}]"),
                "rekonsiliasi.yaml:1:",
                "bukan rata-rata rasio",
                "Isi rincian",
            ),
            (
                "andai-salah",
                CLASH.format(more="andai: [{iku: 1, bila: e, rincian: [{jenis: a, bagus: 1}]}]"),
                "rekonsiliasi.yaml:1:",
                "Kolom bagus tidak dikenal",
                "Isi rincian",
            ),
            (
                "andai-salah",
                CLASH.format(more="andai: [{iku: 1, bila: e, rincian: [{jenis: a, baik: -1, semua: 2}]}]"),
                "rekonsiliasi.yaml:1:",
                "Kolom baik bukan angka",
                "Isi rincian",
            ),
            (
                "andai-salah",
                CLASH.format(more="andai: [{iku: 1, bila: e, rincian: [{jenis: a, baik: 0, semua: 0}]}]"),
                "rekonsiliasi.yaml:1:",
                "tidak menghasilkan realisasi",
                "Isi rincian",
            ),
        )
    ),
    (
        "ya-tidak",
        "koreksi.yaml",
        "",
        "- {kuartal: 2030/tw1, tanggal: 2030-05-01, apa: a, alasan: b, disetujui: c, ringan: mungkin}",
        "koreksi.yaml:1:",
        "bukan ya atau tidak",
        "Tulis ya",
    ),
    (
        "koreksi-belum-terbit",
        "koreksi.yaml",
        "",
        "- {kuartal: 2030/tw1, tanggal: 2030-05-01, apa: a, alasan: b, disetujui: c}",
        "koreksi.yaml:1:13",
        "belum diterbitkan",
        "sudah terbit",
    ),
    # numbers that a comma cuts in two inside braces, and other habits
    (
        "angka-salah",
        MONEY,
        "pagu: 1_000",
        "pagu: 26.517.000,00",
        "anggaran.yaml:3:13",
        "bukan angka",
        "Tulis 26_517_000.",
    ),
    ("angka-salah", MONEY, "pagu: 1_000", "pagu: Rp5.000,-", "anggaran.yaml:3:13", "bukan angka", "Tulis 5_000."),
    ("angka-salah", MONEY, "pagu: 1_000", "pagu: 26,5 juta", "anggaran.yaml:3:13", "bukan angka", "Tulis 26_500_000."),
    ("angka-salah", MONEY, "pagu: 1_000", "pagu: 1,234,567", "anggaran.yaml:3:13", "bukan angka", "Tulis 1_234_567."),
    ("angka-salah", IKU, "baik: 3", "baik: 3,5", "01.yaml:3:25", '"3,5" bukan angka', "Tulis 3.5."),
    ("angka-salah", PLAN, "tw1: 50", "tw1: 50,25", "perjanjian-kinerja.yaml:11", '"50,25" bukan', "Tulis 50.25."),
    (
        "angka-salah",
        IKU3,
        "realisasi: 50",
        "realisasi: 50 orang",
        "03.yaml:2:12",
        "bukan angka",
        "Tulis 50 tanpa satuan",
    ),
    ("angka-salah", IKU3, "realisasi: 50", "realisasi: .75", "03.yaml:2:12", "bukan angka", "Tulis 0.75."),
    ("angka-salah", IKU3, "realisasi: 50", "realisasi: 3.", "03.yaml:2:12", "bukan angka", "Tulis 3."),
    (
        "angka-salah",
        IKU3,
        "realisasi: 50",
        "realisasi: 1_00",
        "03.yaml:2:12",
        "bukan angka",
        "Tulis 100, atau 1.00 bila",
    ),
    ("angka-salah", IKU3, "realisasi: 50", "realisasi: - 3.00", "03.yaml:2:12", "tanda kurang", "Tulis -3.00"),
    ("rupiah-salah", MONEY, "pagu: 1_000", "pagu: 26 517 000", "anggaran.yaml:3:13", "bukan", "Tulis 26_517_000."),
    ("rupiah-salah", MONEY, "pagu: 1_000", "pagu: 26_51_7000", "anggaran.yaml:3:13", "bukan", "Tulis 26_517_000."),
    ("rupiah-salah", MONEY, "pagu: 1_000", "pagu: dua ribu", "anggaran.yaml:3:13", "bukan", "rupiah bulat"),
    ("rupiah-negatif", MONEY, "pagu: 1_000", "pagu: -1_000", "anggaran.yaml:3:13", "negatif", "kurang dari 0"),
    ("bulat-salah", REPORT, "triwulan: 1", "triwulan: I", "laporan.yaml:2:11", "bukan bilangan bulat", "Tulis 1."),
    ("pilihan-asing", REPORT, "status: terbit", "status: Terbit", "laporan.yaml:3:9", "bukan pilihan", "Tulis terbit."),
    ("tanggal-salah", REPORT, "2030-04-10", "20300410", "laporan.yaml:5:17", "bukan tanggal", "Tulis 2030-04-10."),
    ("tanggal-salah", REPORT, "2030-04-10", "2030/4/10", "laporan.yaml:5:17", "bukan tanggal", "Tulis 2030-04-10."),
    ("tanggal-salah", REPORT, "2030-04-10", "2030–04–10", "laporan.yaml:5:17", "bukan tanggal", "Tulis 2030-04-10."),
    ("tanggal-salah", REPORT, "2030-04-10", "2030-W15-3", "laporan.yaml:5:17", "bukan tanggal", "tahun-bulan-hari"),
    ("tanggal-salah", REPORT, "2030-04-10", "10-04-30", "laporan.yaml:5:17", "bukan tanggal", "Tulis 2030-04-10."),
    (
        "tanggal-salah",
        REPORT,
        "2030-04-10",
        "Rabu 2030-04-10",
        "laporan.yaml:5:17",
        "bukan tanggal",
        "Tulis 2030-04-10.",
    ),
    # what is no YAML: the line to blame, not the line where the parser gave up
    (
        "titik-dua-hilang",
        IKU3,
        "realisasi: 50",
        "realisasi 50\nalasan: a",
        "03.yaml:2:10",
        "titik dua",
        "Tulis realisasi: 50.",
    ),
    ("titik-dua-hilang", IKU3, "realisasi: 50", "realisasi = 50", "03.yaml:2:10", "titik dua", "Tulis realisasi: 50."),
    ("titik-dua-hilang", IKU3, "nomor: 3", "nomor 3", "03.yaml:1:6", "titik dua", "Tulis nomor: 3."),
    ("kurung-salah", IKU, "semua: 4}", "semua: 4", "01.yaml:3:5", "tidak ditutup", "Tutup dengan }"),
    ("kurung-salah", IKU, "semua: 4}", "semua: 4}}", "01.yaml:3:", "pembukanya", "Hapus kurung"),
    ("kurung-salah", IKU, "baik: 3, semua", "baik: 3 semua", "01.yaml:3:", "dipisahkan koma", "Beri koma"),
    ("kurung-salah", IKU, "baik: 3, semua", "baik: 3; semua", "01.yaml:3:", "dipisahkan koma", "titik koma"),
    (
        "teks-tanpa-kutip",
        REPORT,
        "judul: Laporan",
        "judul: Laporan: TW I",
        "laporan.yaml:4:8",
        "tanda",
        '"Laporan: TW I"',
    ),
    (
        "teks-tanpa-kutip",
        REPORT,
        "judul: Laporan",
        "judul: **Laporan** I",
        "laporan.yaml:4:8",
        "tanda",
        '"**Laporan** I"',
    ),
    (
        "teks-tanpa-kutip",
        REPORT,
        "judul: Laporan",
        "judul: {{ npss }} a",
        "laporan.yaml:4:8",
        "tanda",
        '"{{ npss }} a"',
    ),
    ("teks-tanpa-kutip", REPORT, "judul: Laporan", "judul: {{ npss }}", "laporan.yaml:4:9", "tanda", '"{{ npss }}"'),
    ("teks-tanpa-kutip", REPORT, "judul: Laporan", 'judul: "a" b', "laporan.yaml:4:8", "tanda", "'\"a\" b'"),
    ("teks-tanpa-kutip", REPORT, "judul: Laporan", f"judul: @{'x' * 70}", "laporan.yaml:4:8", "tanda", "tulis |"),
    ("teks-tagar", REPORT, "judul: Laporan", "judul: Laporan #2", "laporan.yaml:4:16", "tidak terbaca", "tanda kutip"),
    ("teks-tagar", REPORT, "judul: Laporan", "judul: #Laporan", "laporan.yaml:4:8", "tidak terbaca", "tanda kutip"),
    (
        "spasi-awal",
        IKU3,
        "realisasi: 50",
        " realisasi: 50",
        "03.yaml:2:2",
        "1 spasi, sedangkan baris 1 diawali 0",
        "Samakan",
    ),
    (
        "spasi-awal",
        IKU3,
        "realisasi: 50",
        "realisasi: 50\nanalisis:\n  program: |\n    a\n   penyebab: |\n    b",
        "03.yaml:6:4",
        "3 spasi, sedangkan baris 4 diawali 2",
        "Samakan",
    ),
    (
        "yaml-susunan",
        REPORT,
        "judul: Laporan",
        'judul: "C:\\data"',
        "laporan.yaml:4:",
        "miring terbalik",
        "kutip tunggal",
    ),
    ("berkas-tab", IKU3, "realisasi: 50", "realisasi:\t50", "03.yaml:2:11", "tab", "spasi"),
    ("berkas-konflik", IKU3, "realisasi: 50", "=======\nrealisasi: 50", "03.yaml:2:1", "belum disatukan", "Pilih satu"),
    (
        "berkas-konflik",
        "profil/latar.md",
        "NPSS",
        "<<<<<<< HEAD\nNPSS",
        "latar.md:4:1",
        "belum disatukan",
        "Pilih satu",
    ),
    ("berkas-karakter", IKU3, "nomor: 3", "nomor: 3\u2028", "03.yaml:1:9", "kendali", "ketik ulang"),
    ("yaml-jangkar", IKU3, "realisasi: 50", "realisasi: 50\n<<: {a: 1}", "03.yaml:3:1", "<<", "Tulis isian"),
    (
        "daftar-diminta",
        IKU3,
        "realisasi: 50",
        "realisasi: 50\ncatatan:\n  -a",
        "03.yaml:4:3",
        "daftar",
        "satu spasi sesudah",
    ),
    ("daftar-diminta", IKU3, "nomor: 3", "nomor: 3\ncatatan:\n  -a: b", "03.yaml:3:3", "daftar", "satu spasi sesudah"),
    (
        "pasangan-diminta",
        IKU3,
        "realisasi: 50",
        "realisasi: 50\ntindak_lanjut: [sudah]",
        "03.yaml:3:17",
        "isian bernama",
        "misalnya rekomendasi: sudah",
    ),
    # rows, targets, money
    ("rincian-kosong", IKU, "baik: 3, ", "", "01.yaml:3:5", "Baris 1 belum berisi baik", "tulis 0"),
    (
        "alasan-tanpa-baris",
        IKU,
        "nomor: 1",
        "nomor: 1\nalasan_rincian: {7: Contoh.}",
        "01.yaml:2:18",
        "Baris 7 tidak ada",
        "nomor 1 sampai 2",
    ),
    (
        "nomor-atau-kode-ganda",
        MONEY,
        "indikator:",
        "kegiatan: [{kode: a, nama: b, pagu: 6_500, realisasi: 650}, {kode: a, nama: c, pagu: 6_500, realisasi: 650}]\nindikator:",
        "anggaran.yaml:2:68",
        "Kode a dipakai",
        "kode kegiatan yang benar",
    ),
    (
        "anggaran-jumlah",
        MONEY,
        "sumber: Sistem contoh\nindikator:\n  1: {pagu: 1_000",
        "sumber: Sistem contoh\nkegiatan: [{kode: a, nama: b, pagu: 13_000, realisasi: 1_300}]\nindikator:\n  1: {pagu: 100_000",
        "anggaran.yaml:4:13",
        "Rp112.000, per kegiatan Rp13.000",
        "tulis 1_000;",
    ),
    (
        "target-tak-lengkap",
        PLAN,
        "tw4: 80, tahunan: 80",
        "tw4: 80",
        "perjanjian-kinerja.yaml:11",
        "Target TW IV ada, target tahunan tidak",
        "Isi tahunan",
    ),
    (
        "persen-janggal",
        PLAN,
        "tw1: 50",
        "tw1: 500",
        "perjanjian-kinerja.yaml:11",
        "lebih dari 100 persen",
        "titik desimal",
    ),
    (
        "persen-janggal",
        IKU3,
        "realisasi: 50",
        "realisasi: 500",
        "03.yaml:2:1",
        "lebih dari 100 persen",
        "titik desimal",
    ),
    ("kode-tidak-sah", PLAN, "kode: minim,", "kode: Minim,", "perjanjian-kinerja.yaml:", "tidak sah", "huruf kecil"),
    (
        "aturan-belum-berlaku",
        RULES,
        "2030-01-01",
        "2030-07-01",
        "aturan-contoh.yaml:4:16",
        "sesudah 2030/tw1",
        "Periksa",
    ),
    (
        "kelas-bercelah",
        RULES,
        "di_atas: 110",
        "di_atas: 111",
        "aturan-contoh.yaml:12:7",
        "110.1 sampai 111.0",
        "Terlampaui",
    ),
    (
        "kelas-tumpang-tindih",
        RULES,
        "di_atas: 110",
        "di_atas: 109",
        "aturan-contoh.yaml:13:7",
        "109.1 sampai 110.0",
        "batas",
    ),
    (
        "tindak-lanjut-kosong",
        IKU3,
        "realisasi: 50",
        "realisasi: 5\ntindak_lanjut: [{}]",
        "03.yaml:3:1",
        "10,0%",
        "selesai",
    ),
    (
        "analisis-kosong",
        IKU3,
        "realisasi: 50",
        "realisasi: 5\nanalisis: {program: a}",
        "03.yaml:3:11",
        "10,0%",
        "penyebab",
    ),
    (
        "terbit-terlalu-lambat",
        REPORT,
        "2030-04-10",
        "2032-04-10",
        "laporan.yaml:5:17",
        "lebih dari setahun",
        "tahunnya",
    ),
    # texts
    (
        "angka-diketik",
        IKU3,
        "realisasi: 50",
        "realisasi: 50\nringkasan: {penyebab: Capaian 100 %}",
        "03.yaml:3:31",
        "100",
        "iku.3.cap",
    ),
    (
        "angka-diketik",
        IKU3,
        "realisasi: 50",
        "realisasi: 50\nringkasan: {penyebab: Capaian 100.00 persen.}",
        "03.yaml:3:31",
        "100.00 diketik",
        "{{ iku.3.capaian }}",
    ),
    (
        "angka-diketik",
        REPORT,
        "judul: Laporan",
        "judul: Laporan\nkesimpulan: Dari anggaran Rp 13.000, terserap sebagian.",
        "laporan.yaml:5:27",
        "Rp 13.000 diketik",
        "{{ anggaran.pagu }}",
    ),
    (
        "angka-diketik",
        MONEY.replace("anggaran", "laporan"),
        "judul: Laporan",
        "judul: Laporan\nkesimpulan: Anggaran 13,2 juta terserap.",
        "laporan.yaml:5:22",
        "13,2 juta diketik",
        "{{ anggaran.realisasi }}",
    ),
    (
        "triwulan-lain",
        REPORT,
        "judul: Laporan",
        "judul: Laporan tw-2",
        "laporan.yaml:4:16",
        '"tw-2"',
        "Triwulan I 2030",
    ),
    (
        "triwulan-lain",
        REPORT,
        "judul: Laporan",
        "judul: Laporan\npengantar: Selama April sampai Juni 2030 kami bekerja.",
        "laporan.yaml:5:19",
        '"April sampai Juni 2030"',
        "1 Januari 2030",
    ),
    (
        "triwulan-janggal",
        IKU3,
        "realisasi: 50",
        "realisasi: 50\nanalisis: {penyebab: Pada TW II sampel diuji.}",
        "03.yaml:3:27",
        '"TW II"',
        "direncanakan",
    ),
    (
        "triwulan-janggal",
        IKU3,
        "realisasi: 50",
        "realisasi: 50\nanalisis: {penyebab: Selama tahun 2029 sampel diuji.}",
        "03.yaml:3:35",
        '"2029"',
        "Tulis Triwulan I 2030",
    ),
    (
        "teks-contoh",
        IKU3,
        "nomor: 3",
        "nomor: 3\nanalisis: {penyebab: XXX}",
        "03.yaml:2:22",
        "masih contoh",
        "sebenarnya",
    ),
    (
        "hari-salah",
        IKU3,
        "nomor: 3",
        "nomor: 3\nanalisis: {program: 'Senin (09/01/2030)'}",
        "03.yaml:2:22",
        "Rabu",
        "Tulis Rabu",
    ),
    ("data-pribadi", IKU3, "nomor: 3", "nomor: 3\nalasan: WA 6281234567890", "03.yaml:2:12", "telepon", "Hapus"),
    (
        "data-pribadi",
        IKU3,
        "nomor: 3",
        "nomor: 3\nalasan: telepon (0812) 3456 7890",
        "03.yaml:2:17",
        "telepon",
        "Hapus",
    ),
    ("data-pribadi", IKU3, "nomor: 3", "nomor: 3\nalasan: NPWP 09.254.294.3-407.000", "03.yaml:2:14", "NPWP", "Hapus"),
    ("data-pribadi", IKU3, "nomor: 3", "nomor: 3\nalasan: rekening 1234567890", "03.yaml:2:9", "rekening", "Hapus"),
    (
        "data-pribadi",
        IKU3,
        "nomor: 3",
        "nomor: 3\nalasan: 'di -3,29446; 102,86142'",
        "03.yaml:2:13",
        "koordinat",
        "Hapus",
    ),
    ("data-pribadi", "unit.yaml", "Jalan Rekaan 1", "NIK 1671010101900001", "unit.yaml:6:13", "NIK", "Hapus"),
    (
        "kurawal-lepas",
        IKU3,
        "nomor: 3",
        "nomor: 3\nalasan: a { iku.1.capaian }",
        "03.yaml:2:11",
        "kurawal",
        "Tulis alamat",
    ),
    (
        "kurawal-lepas",
        IKU3,
        "nomor: 3",
        "nomor: 3\nalasan: a {{ npss }} {{ npss }",
        "03.yaml:2:22",
        "kurawal",
        "Tulis alamat",
    ),
    (
        "kunci-wajib",
        "2030/tw1/highlight.yaml",
        "- judul: Kegiatan contoh",
        "- judul: Kegiatan contoh\n  selesai: 2030-02-03",
        "highlight.yaml:2:3",
        "mulai tidak ada",
        "Tambahkan mulai",
    ),
    ("alamat-web", "unit.yaml", "situs: https://", "situs: htp:/", "unit.yaml:8:8", "bukan alamat web", "https://"),
    (
        "alamat-web",
        "unit.yaml",
        "profil:",
        "repositori: javascript:x\nprofil:",
        "unit.yaml:9:13",
        "bukan alamat web",
        "https://",
    ),
    (
        "alamat-surel",
        "unit.yaml",
        "contoh@example.go.id",
        "contoh",
        "unit.yaml:7:8",
        "bukan alamat surel",
        "nama@contoh",
    ),
    (
        "halaman-tak-tampil",
        "unit.yaml",
        "profil: [latar]",
        "profil: [lain]",
        "profil/latar.md:1",
        "tidak disebut",
        "latar",
    ),
    # files that nobody reads
    ("berkas-asing", "2030/tw1/anggran.yaml", "", "sumber: a", "anggran.yaml:1", "tidak dibaca", "salah satu nama ini"),
    ("berkas-asing", "2030/tw1/03.yaml", "", "nomor: 3", "tw1/03.yaml:1", "tidak dibaca di folder ini", "folder iku"),
    ("folder-nama", "lain/03.yaml", "", "nomor: 3", "isi/lain ", "tidak dibaca", "folder yang benar"),
    ("berkas-nama", "2030/tw1/iku/03.txt", "", "nomor: 3", "iku/03.txt:1", "Nama berkas salah", "03.yaml"),
    ("berkas-nama", "2030/tw1/iku/03.yaml.txt", "", "nomor: 3", "iku/03.yaml.txt:1", "Nama berkas salah", "03.yaml."),
    (
        "nomor-beda-berkas",
        "2030/tw1/iku/03 - Copy.yaml",
        "",
        "nomor: 3",
        "03 - Copy.yaml:1:8",
        "nomor 3",
        "salin yang benar ke sana",
    ),
    (
        "tahun-lain",
        PLAN,
        "tahun: 2030",
        "tahun: 2030\ndasar: Anggaran tahun 2029 sekian.",
        "perjanjian-kinerja.yaml:2:17",
        '"tahun 2029"',
        "Tulis tahun 2030",
    ),
]


def problems(folder: Path) -> list[Problem]:
    try:
        return list(pipeline.compute(folder).masalah)
    except ContentError as error:
        return list(error.problems)


@pytest.mark.parametrize(("code", "file", "old", "new", "place", "wrong", "remedy"), FAULTS)
def test_fault(tmp_path: Path, code: str, file: str, old: str, new: str, place: str, wrong: str, remedy: str) -> None:
    folder = write(tmp_path / "isi")
    path = folder / file
    text = path.read_text("utf-8") if path.exists() else ""
    assert old in text
    path.parent.mkdir(exist_ok=True)
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    shown = [str(p) for p in problems(folder) if p.code == code]
    assert any(place in s and wrong in s and remedy in s for s in shown), [str(p) for p in problems(folder)]


# rule, bytes of a file, what is wrong
UNREADABLE = [
    ("berkas-kosong", b"", "kosong"),
    ("berkas-kosong", b"# hanya catatan\n", "kosong"),
    ("berkas-pengodean", "nomor: 3\nalasan: caf\u00e9\n".encode("cp1252"), "UTF-8"),
    ("berkas-karakter", b"nomor: 3\n\x00", "kendali"),
    ("pasangan-diminta", b"- 1\n", "misalnya nomor: …"),
    ("data-pribadi", b"NIK 1671010101900001\n", "NIK"),
    ("yaml-terlalu-dalam", b"nomor: " + b"[" * 200, "Susunan"),
    ("yaml-terlalu-dalam", b"nomor: 3\nalasan: " + b"[" * 40 + b"]" * 40, "terlalu dalam"),
    ("yaml-dokumen", b"nomor: 3\n---\nnomor: 4\n", "dua bagian"),
    ("kunci-bentuk", b"nomor: 3\n? [a, b]\n: c\n", "satu kata"),
    ("kunci-bentuk", b"nomor: 3\nnull: c\n", "satu kata"),
    ("berkas-besar", b"a: " + b"x" * 2_100_000, "2 MB"),
]


@pytest.mark.parametrize(("code", "data", "wrong"), UNREADABLE)
def test_unreadable_file(tmp_path: Path, code: str, data: bytes, wrong: str) -> None:
    folder = write(tmp_path / "isi")
    (folder / IKU3).write_bytes(data)
    assert any(p.code == code and wrong in p.wrong + p.remedy for p in problems(folder))


def test_digits_of_a_checksum_are_nobodys(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    text = (folder / IKU3).read_text("utf-8")
    for digits, told in (
        ("f9b1b4b48a8d21d5e46ba7fb086280647193cbafdf3ff3e1b4a7ef87a0c6028f", 0),
        ("x086280647193x", 1),
    ):
        (folder / IKU3).write_text(text + f"catatan: Sidik {digits}\n", "utf-8")
        assert sum(p.code == "data-pribadi" for p in problems(folder)) == told, digits


def test_byte_order_mark_and_crlf_are_read(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    (folder / IKU3).write_bytes(b"\xef\xbb\xbfnomor: 3\r\nrealisasi: 50\r\n")
    assert pipeline.compute(folder).hasil[0].indikator[2].realisasi == 50


def test_missing_and_wrongly_named_files(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    (folder / IKU3).rename(folder / "2030/tw1/iku/03.yml")
    assert any("03.yaml" in str(p) for p in problems(folder))
    (folder / "2030/tw1/iku/03.yml").unlink()
    assert any("IKU 3 tidak ada" in str(p) for p in problems(folder))
    with pytest.raises(ContentError):
        pipeline.compute(tmp_path / "tidak-ada")


def test_a_quarter_without_money_or_with_a_realisasi_like_its_rows(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    (folder / MONEY).unlink()
    path = folder / IKU
    path.write_text(path.read_text("utf-8") + "realisasi: 50.0\n", encoding="utf-8")
    hasil = pipeline.compute(folder).hasil[0]
    assert hasil.indikator[0].uang is None
    assert hasil.indikator[0].realisasi == 50


def test_no_year_and_a_typed_realisasi_without_rows(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    (folder / IKU).write_text("nomor: 1\nrealisasi: 50\n", encoding="utf-8")
    assert any("01.yaml:2:12" in str(p) and "padahal metodenya memakai rincian" in str(p) for p in problems(folder))
    (folder / "2030").rename(tmp_path / "2030")
    assert any("Belum ada tahun" in str(p) for p in problems(folder))


def test_a_realisasi_of_0_that_would_divide(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    rules = folder / RULES
    text = rules.read_text("utf-8").replace("selisih_dari_target", "target_per_realisasi")
    rules.write_text(text, encoding="utf-8")
    (folder / "2030/tw1/iku/02.yaml").write_text("nomor: 2\nrealisasi: 0\n", encoding="utf-8")
    found = [str(p) for p in problems(folder)]
    assert any("02.yaml:2:12" in p and "tidak dapat menjadi pembagi" in p and "jika_nol" in p for p in found)
    rules.write_text(
        text.replace("_realisasi, batas_bawah: 0, acuan", "_realisasi, jika_nol: 150, acuan"), encoding="utf-8"
    )
    assert pipeline.compute(folder).hasil[0].indikator[1].capaian == 150
    (folder / "2030/tw1/iku/02.yaml").write_text("nomor: 2\nrealisasi: 8\n", encoding="utf-8")
    assert pipeline.compute(folder).hasil[0].indikator[1].capaian == 125  # 10 / 8 * 100


def test_an_indicator_file_without_a_place_in_the_plan(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    (folder / "2030/tw1/iku/14.yaml").write_text("nomor: 14\nrealisasi: 1\n", encoding="utf-8")
    assert any("14.yaml:1:8" in str(p) and "tidak ada dalam rencana" in str(p) for p in problems(folder))


def test_a_wrongly_named_quarter(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    (folder / "2030/tw5").mkdir()
    assert any("2030/tw5" in str(p) and "tw2, tw3, atau tw4" in str(p) for p in problems(folder))


def test_all_problems_at_once_sorted(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    for name in ("03", "04"):
        path = folder / f"2030/tw1/iku/{name}.yaml"
        path.write_text(f"nomor: {int(name)}\nrealisasi: 1,5\nsalah: 1\n", encoding="utf-8")
    found = problems(folder)
    assert [(p.place.file[-7:], p.place.line) for p in found] == [
        ("03.yaml", 2),
        ("03.yaml", 3),
        ("04.yaml", 2),
        ("04.yaml", 3),
    ]


@pytest.mark.parametrize("command", ["build", "check", "emit"])
def test_command_ends_with_status_1_and_keeps_the_old_site(tmp_path: Path, command: str) -> None:
    folder, site = write(tmp_path / "isi"), tmp_path / "situs"
    published(site, {"index.html": b"lama"}, emit.MARK if command == "emit" else manifest.FILE)
    (folder / IKU3).write_text("nomor: 3\nrealisasi: 1,5\n", encoding="utf-8")
    words = {"build": ["--site", str(site)], "check": [], "emit": ["--out", str(site)]}[command]
    done = CliRunner().invoke(main, [command, "--content", str(folder), *words])
    assert done.exit_code == 1
    assert "Traceback" not in done.output
    assert "03.yaml:2:12" in done.output
    assert (site / "index.html").read_text("utf-8") == "lama"
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".situs")] == []


def test_problems_show_the_line_and_a_caret(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    (folder / IKU3).write_text("nomor: 3\nrealisasi: 1,5\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["check", "--content", str(folder)])
    shown = done.output.split("\n")
    at = next(n for n, line in enumerate(shown) if "03.yaml:2:12" in line)
    assert shown[at + 1] == "     2 | realisasi: 1,5"
    assert shown[at + 2] == "       |            ^"
    assert shown[at + 2].index("^") == shown[at + 1].index("1,5")


def test_a_long_line_is_cut_around_the_column(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    (folder / IKU3).write_text(f"nomor: 3\nrealisasi: 50 # {'x' * 300}\nsalah: 1\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["check", "--content", str(folder)])
    assert max(len(line) for line in done.output.split("\n") if " | " in line) <= 110


@pytest.mark.parametrize(
    ("style", "words"),
    [
        ("github", "::error file=isi/2030/tw1/iku/03.yaml,line=2,col=12::"),
        ("json", '"berkas": "isi/2030/tw1/iku/03.yaml"'),
    ],
)
def test_problems_for_a_pipeline(tmp_path: Path, style: str, words: str) -> None:
    folder = write(tmp_path / "isi")
    (folder / IKU3).write_text("nomor: 3\nrealisasi: 85%\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["check", "--format", style, "--content", str(folder)])
    assert done.exit_code == 1
    assert words in done.output
    assert "·" not in done.output
    (folder / IKU3).write_text("nomor: 3\nrealisasi: 85\n", encoding="utf-8")
    good = CliRunner().invoke(main, ["check", "--format", style, "--content", str(folder)])
    assert good.exit_code == 0
    assert "warning" in good.output or "peringatan" in good.output  # published, not locked


# rule, what is done to the content, words of the command
COMMANDS = [
    ("isi-tidak-ada", lambda f: f.rename(f.parent / "lain"), ["check"]),
    ("masih-draf", lambda f: edit(f / REPORT, "status: terbit", "status: draf"), ["publish", "2030/tw1"]),
    ("belum-ada-terbit", lambda f: edit(f / REPORT, "status: terbit", "status: draf"), ["build"]),
    ("koreksi-kosong", lambda f: None, ["correct", "2030/tw1", "--apa", "a", "--alasan", "b", "--disetujui", "c"]),
    ("berkas-sudah-ada", lambda f: None, ["new", "2030/tw1"]),
    ("tahun-sudah-ada", lambda f: None, ["new", "2029"]),
    ("triwulan-asing", lambda f: None, ["explain", "2030/tw7", "npss"]),
    ("revisi-asing", lambda f: None, ["diff", "kemarin"]),
]


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(("code", "change", "words"), COMMANDS, ids=[code for code, _, _ in COMMANDS])
def test_command_fault(tmp_path: Path, code: str, change: Callable[[Path], object], words: list[str]) -> None:
    folder = write(tmp_path / "isi")
    change(folder)
    done = CliRunner().invoke(main, [*words, "--content", str(folder)])
    assert done.exit_code == 1
    assert f"[{code}]" in done.output


# rule, what is done to content that is published and locked
PUBLISHED = [
    ("terbit-berubah", lambda f: edit(f / IKU3, "realisasi: 50", "realisasi: 51"), "iku/03.yaml:2:12"),
    ("catatan-terbit-diubah", lambda f: edit(f / "2030/tw1/kunci.yaml", "iku.3.", "iku.33."), "kunci.yaml:1:1"),
    (
        "koreksi-terputus",
        lambda f: (f / "koreksi.yaml").write_text(
            "- {kuartal: 2030/tw1, tanggal: 2030-05-01, apa: a, alasan: b, disetujui: c,"
            " perubahan: [{alamat: npss, dari: 1, ke: 2}]}\n",
            "utf-8",
        ),
        "koreksi.yaml:1:",
    ),
    (
        "catatan-terbit-asing",
        lambda f: (f / "2030/tw2/kunci.yaml").write_bytes((f / "2030/tw1/kunci.yaml").read_bytes()),
        "tw2/kunci.yaml:1:1",
    ),
]


@pytest.mark.parametrize(("code", "change", "place"), PUBLISHED, ids=[code for code, _, _ in PUBLISHED])
def test_fault_of_what_is_published(tmp_path: Path, code: str, change: Callable[[Path], object], place: str) -> None:
    folder = write(tmp_path / "isi", quarters=2)
    publish.publish(folder, "2030/tw1", date(2030, 4, 11))
    change(folder)
    assert any(p.code == code and place in str(p.place) for p in problems(folder)), problems(folder)


def test_every_rule_has_a_case() -> None:
    listed = {row[0] for table in (FAULTS, UNREADABLE, COMMANDS, PUBLISHED) for row in table}
    named = {"berkas-nama", "iku-tanpa-berkas", "folder-nama", "iku-asing", "realisasi-tanpa-rincian"}  # tests above
    named |= {
        "tahun-tidak-ada",
        "pembagi-nol",
        "realisasi-belum-ada",
        "belum-dikunci",
        "kode-berubah",
        "berkas-tautan",
        "isi-terlalu-banyak",
    }
    named |= {"berkas-terkunci", "anggaran-tidak-ada", "masalah-lagi"}  # the last in test_limits
    named |= {"renstra-kode-asing", "renstra-tahun", "renstra-periode", "renstra-ganda"}  # test_renstra
    named |= {"statis-jenis", "statis-nama", "statis-bentrok"}  # test_statis
    named |= {"isian-rusak", "isian-rumus", "isian-bentrok"}  # test_exchange
    named |= {"isian-bergeser", "isian-ganda", "isian-lain", "isian-susunan", "berkas-disela"}
    named |= {"revisi-tertutup"}  # test_corrections
    named |= {"berkas-tanda"}  # test_shown
    named |= {"kolom-nama", "persen-mustahil"}  # test_refused
    named |= {"resmi-belum-jelas", "resmi-ganda", "alamat-situs-kosong"}  # test_official
    named |= {"sebab-tanpa-angka"}  # test_causes
    named |= {"foto-besar", "foto-rusak", "foto-teks", "foto-lokasi", "foto-metadata"}  # test_photos
    named |= {"foto-lepas", "foto-tak-tampil"}  # test_slips
    named |= {"rencana-draf"}  # test_plan_drafts
    named |= {"angka-turun", "angka-melompat", "teks-sama", "benar-tanpa-peringatan"}  # test_trend_checks
    named |= {"glosarium-kembar", "tautan-relatif"}  # test_check_first
    named |= {"kunci-hilang", "kunci-berganti", "kunci-tak-tercatat", "kunci-lama", "kuartal-hilang"}  # test_seals
    named |= {"terbit-ditarik", "terbitan-asing", "terbitan-terputus", "terbitan-hilang", "koreksi-hilang"}
    named |= {"koreksi-diubah", "koreksi-tak-tercatat", "ralat-tak-tercatat", "koreksi-ringan", "koreksi-tanggal"}
    named |= {"koreksi-urutan", "koreksi-sia-sia", "koreksi-asing"}
    assert set(rules.known()) - listed - named == set()
    assert (listed | named) - set(rules.known()) == set()


def test_an_indicator_that_changes_its_code(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    (folder / "2031").mkdir()
    text = (
        (folder / PLAN).read_text("utf-8").replace("tahun: 2030", "tahun: 2031").replace("kode: minim,", "kode: min,")
    )
    (folder / "2031/perjanjian-kinerja.yaml").write_text(text, "utf-8")
    found = [p for p in problems(folder) if p.code == "kode-berubah"]
    assert [(p.place.file, p.remedy) for p in found] == [("isi/2031/perjanjian-kinerja.yaml", "Tulis minim.")]


def test_a_link_is_refused(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    (folder / IKU3).rename(folder / "03.lain")
    (folder / IKU3).symlink_to(folder / "03.lain")
    assert [p.code for p in problems(folder)] == ["berkas-tautan"]


def test_a_broken_file_does_not_hide_the_faults_of_others(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    (folder / IKU3).write_text("nomor: 3\nrealisasi: 1,5\n", encoding="utf-8")
    edit(folder / IKU, "baik: 3", "baik: 5")
    edit(folder / MONEY, "realisasi: 100", "realisasi: 2000")
    assert {p.code for p in problems(folder)} == {"angka-salah", "pembilang-lebih", "realisasi-lebih-pagu"}


def test_a_broken_rule_set_is_not_called_missing(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    edit(folder / RULES, "desimal: 1", "desimal: satu")
    assert {p.code for p in problems(folder)} == {"bulat-salah"}


def test_what_is_unfinished_is_milder_in_a_draft(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    edit(folder / IKU3, "realisasi: 50", "realisasi: 5")
    edit(folder / REPORT, "status: terbit", "status: draf")
    assert {(p.code, p.level) for p in problems(folder) if "03.yaml" in p.place.file} == {
        ("analisis-kosong", "peringatan"),
        ("tindak-lanjut-kosong", "peringatan"),
    }
    relaxed = CliRunner().invoke(main, ["check", "--content", str(folder)])
    assert relaxed.exit_code == 0
    strict = CliRunner().invoke(main, ["check", "--ketat", "--content", str(folder)])
    assert strict.exit_code == 1
    assert "[analisis-kosong]" in strict.output


def test_a_reason_settles_what_does_not_agree(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    edit(folder / IKU, "baik: 3", "baik: 5")
    edit(folder / IKU, "rincian:", "alasan_rincian: {1: Contoh alasan.}\nrincian:")
    edit(folder / PLAN, "tw2: 60", "tw2: 40")
    edit(folder / PLAN, "target: {tw1: 50", "alasan_target: Contoh.\n             ,target: {tw1: 50")
    assert {p.level for p in problems(folder)} == {"peringatan"}


def test_a_numerator_may_exceed_where_the_plan_allows_it_and_empty_cells_break_no_relation(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    edit(folder / IKU, "baik: 3", "baik: 5")
    edit(folder / IKU, "baik: 1, semua: 4", "semua: 4")
    edit(folder / PLAN, "penyebut: semua}", "penyebut: semua, boleh_lebih: ya}")
    edit(folder / PLAN, "semua: Semua}", "semua: Semua}, hubungan: [baik <= 5, jumlah baik <= 1]")
    edit(folder / REPORT, "status: terbit", "status: draf")
    assert {p.level for p in problems(folder)} == {"peringatan", "saran"}  # there is no published quarter


def test_problems_as_sarif(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    edit(folder / IKU3, "realisasi: 50", "realisasi: 85%")
    done = CliRunner().invoke(main, ["check", "--format", "sarif", "--content", str(folder)])
    run = json.loads(done.output)["runs"][0]
    assert [r["id"] for r in run["tool"]["driver"]["rules"]] == ["angka-salah"]
    spot = run["results"][0]["locations"][0]["physicalLocation"]
    assert spot == {
        "artifactLocation": {"uri": "isi/2030/tw1/iku/03.yaml"},
        "region": {"startLine": 2, "startColumn": 12},
    }


def test_a_file_that_is_open_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, opened = write(tmp_path / "isi"), os.open

    def locked(path: Any, *rest: Any, **more: Any) -> int:
        if Path(path).name == "03.yaml":
            raise PermissionError
        return opened(path, *rest, **more)

    monkeypatch.setattr(os, "open", locked)
    assert [(p.code, p.place.file) for p in problems(folder)] == [("berkas-terkunci", f"isi/{IKU3}")]


def test_a_folder_that_may_not_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its files are not called missing: that would make an officer write them again."""
    folder, scan = write(tmp_path / "isi"), os.scandir

    def shut(path: Any = ".") -> Any:
        if Path(path).name == "iku":
            raise PermissionError(errno.EACCES, "", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", shut)
    assert [(p.code, p.place.file) for p in problems(folder)] == [("berkas-terkunci", "isi/2030/tw1/iku")]


def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "isi").write_text("x", "utf-8")
    found = problems(tmp_path / "isi")
    assert [(p.code, p.wrong) for p in found] == [("isi-tidak-ada", f"{tmp_path / 'isi'} bukan folder.")]


def test_the_budget_may_be_missing_but_not_what_was_published(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    (folder / MONEY).rename(tmp_path / "anggaran.yaml")
    assert ("anggaran-tidak-ada", "peringatan") in {(p.code, p.level) for p in problems(folder)}
    (tmp_path / "anggaran.yaml").rename(folder / MONEY)
    publish.publish(folder, "2030/tw1", date(2030, 4, 11))
    (folder / MONEY).rename(folder / "2030/tw1/anggran.yaml")
    found = {(p.code, p.place.file): p.remedy for p in problems(folder) if p.level == rules.GALAT}
    assert found == {("berkas-asing", "isi/2030/tw1/anggran.yaml"): "Ganti nama menjadi anggaran.yaml."}
    (folder / "2030/tw1/anggran.yaml").unlink()
    found = {(p.code, p.place.file): p.remedy for p in problems(folder) if p.level == rules.GALAT}
    assert found == {("berkas-tidak-ada", f"isi/{MONEY}"): "Kembalikan dari riwayat git, atau perbaiki namanya."}


def test_an_indicator_file_that_was_published_is_missed_once(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", quarters=2)
    publish.publish(folder, "2030/tw1", date(2030, 4, 11))
    (folder / IKU3).unlink()
    assert [p.code for p in problems(folder) if p.place.file.endswith("03.yaml")] == ["iku-tanpa-berkas"]


def test_one_fault_in_a_list_is_not_a_second_fault_of_the_list(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    edit(folder / PLAN, "satuan: nilai", "satuan: '%'")
    assert [p.code for p in problems(folder)] == ["pilihan-asing"]


def test_a_changed_target_is_shown_in_the_plan(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", quarters=2)
    publish.publish(folder, "2030/tw1", date(2030, 4, 11))
    edit(folder / PLAN, "tw1: 50", "tw1: 49")
    assert [p.place.file for p in problems(folder) if p.code == "terbit-berubah"] == [f"isi/{PLAN}"]


def test_an_indicator_respelt_that_changes_its_code(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    (folder / "2031").mkdir()
    text = (
        (folder / PLAN).read_text("utf-8").replace("tahun: 2030", "tahun: 2031").replace("kode: minim,", "kode: min,")
    )
    text = text.replace("Indikator yang diminimalkan", "Indikator-indikator yang diminimalkan.")
    (folder / "2031/perjanjian-kinerja.yaml").write_text(text.replace("-indikator yang", "yang"), "utf-8")
    assert [p.remedy for p in problems(folder) if p.code == "kode-berubah"] == ["Tulis minim."]


def test_another_period_may_be_named_where_the_sentence_says_why(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    fine = "Sampel akan diuji pada TW II. Naik dibanding tahun 2029. Perkara carry over tahun 2028."
    (folder / IKU3).write_text(f"nomor: 3\nrealisasi: 50\nanalisis: {{penyebab: {fine}}}\n", "utf-8")
    assert {p.level for p in problems(folder)} == {"peringatan"}  # published, not locked
