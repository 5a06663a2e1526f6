"""Bad input: each fault gives its place and a remedy, exit status 1, and leaves the old site alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import build
from generator.cli import main
from generator.problems import ContentError, Problem
from tests.synthetic import write

IKU = "2030/tw1/iku/01.yaml"
IKU3 = "2030/tw1/iku/03.yaml"
PLAN = "2030/perjanjian-kinerja.yaml"
RULES = "aturan/aturan-contoh.yaml"
MONEY = "2030/tw1/anggaran.yaml"
REPORT = "2030/tw1/laporan.yaml"

# file, text that is there, text put in its place, then what the message must hold: place, wrong, remedy
FAULTS = [
    (IKU3, "realisasi: 50", "realisasi: 96,60", "03.yaml:2:12", '"96,60" bukan angka', "Tulis 96.60."),
    (IKU3, "realisasi: 50", "realisasi: 85%", "03.yaml:2:12", '"85%" bukan angka', "Tulis 85."),
    (IKU3, "realisasi: 50", "realisasi: 1.096.077", "03.yaml:2:12", "bukan angka", "Tulis 1_096_077."),
    (IKU3, "realisasi: 50", "realisasi: '-'", "03.yaml:2:12", "bukan angka", "hapus kunci ini"),
    (IKU3, "realisasi: 50", "realisasi: [1]", "03.yaml:2:12", "bukan daftar", "satu nilai"),
    (IKU3, "realisasi: 50", "realisasi: -5", "03.yaml:2", "Realisasi negatif", "0 atau lebih"),
    (IKU3, "realisasi: 50", "realisai: 50", "03.yaml:2:1", "tidak dikenal", "Mungkin maksudnya realisasi."),
    (
        IKU3,
        "realisasi: 50",
        "realisasi: 50\nrealisasi: 51",
        "03.yaml:3:1",
        "sudah ada pada baris 2",
        "Hapus salah satu",
    ),
    (IKU3, "realisasi: 50", "\trealisasi: 50", "03.yaml:2:1", "tab", "dua spasi"),
    (IKU3, "realisasi: 50", "realisasi: &a 50", "03.yaml:2:12", "Jangkar", "tanda kutip"),
    (IKU3, "realisasi: 50", "realisasi: !!float 50", "03.yaml:2:12", "Tanda YAML", "tanda kutip"),
    (IKU3, "realisasi: 50", "realisasi: 'x", "03.yaml:", "Susunan YAML", "Periksa"),
    (IKU3, "nomor: 3", "nomor: 4", "03.yaml:1:8", "berisi nomor 4", "04.yaml"),
    (IKU3, "nomor: 3", "<<<<<<< HEAD\nnomor: 3", "03.yaml:1", "belum disatukan", "Pilih satu"),
    (IKU3, "realisasi: 50", "target: 5\nrealisasi: 50", "03.yaml:2:9", "tanpa alasan", "alasan_target"),
    (
        IKU3,
        "realisasi: 50",
        "alasan: '{{ iku.1.capain }}'\nrealisasi: 50",
        "03.yaml:2:10",
        "tidak dikenal",
        "iku.1.capaian",
    ),
    (IKU3, "realisasi: 50", "alasan: 'a {{ npss'\nrealisasi: 50", "03.yaml:2:12", "kurawal", "Tulis alamat"),
    (IKU, "baik: 3", "baik: tiga", "01.yaml:3:25", '"tiga" bukan angka', "Tulis angka"),
    (IKU, "baik: 3", "bak: 3", "01.yaml:3:19", "tidak dikenal", "baik"),
    (IKU, "baik: 3, semua: 4", "baik: 3, semua: 0", "01.yaml:3", "Penyebut 0", "tertukar"),
    (IKU, "nomor: 1", "nomor: 1\nrealisasi: 90", "01.yaml:2", "berbeda dari hasil rincian, 50.0", "tulis alasan"),
    (
        MONEY,
        "  1: {pagu: 1_000, realisasi: 100}",
        "  1: {pagu: 1.000, realisasi: 1}",
        "anggaran.yaml:3:13",
        "dua cara",
        "1_000",
    ),
    (
        MONEY,
        "  1: {pagu: 1_000, realisasi: 100}",
        "  1: {pagu: Rp 5.000, realisasi: 1}",
        "anggaran.yaml:3:13",
        "bukan",
        "5_000",
    ),
    (
        MONEY,
        "  1: {pagu: 1_000, realisasi: 100}",
        "  1: {pagu: 10, realisasi: 11}",
        "anggaran.yaml:3",
        "melebihi",
        "Periksa",
    ),
    (
        MONEY,
        "  13: {pagu: 1_000, realisasi: 100}",
        "  14: {pagu: 1, realisasi: 1}",
        "anggaran.yaml:15:3",
        "IKU 14",
        "Periksa nomor",
    ),
    (
        MONEY,
        "  13: {pagu: 1_000, realisasi: 100}",
        "",
        "anggaran.yaml:3:3",
        "Anggaran IKU 13 tidak ada",
        "Tambahkan 13",
    ),
    (REPORT, "2030-04-10", "10 April 2030", "laporan.yaml:5:17", "bukan tanggal", "2024-04-17"),
    (REPORT, "2030-04-10", "Senin, 2030-04-10", "laporan.yaml:5:17", "bukan Senin", "Rabu, 2030-04-10"),
    (REPORT, "triwulan: 1", "triwulan: 2", "laporan.yaml:2", "nama folder", "Tulis 1."),
    (REPORT, "status: terbit", "status: final", "laporan.yaml:3:9", '"final" bukan pilihan', "draf, terbit"),
    (REPORT, "judul: Laporan\n", "", "laporan.yaml:1", "judul wajib ada", "Tambahkan judul"),
    (PLAN, "tw1: 50", "tw1: 0", "perjanjian-kinerja.yaml:11", "pembagi", "kosongkan"),
    (PLAN, "aturan: aturan-contoh", "aturan: aturan-conto", "perjanjian-kinerja.yaml:2", "tidak ada", "aturan-contoh"),
    (
        PLAN,
        "nomor: 2, kode: minim",
        "nomor: 1, kode: minim",
        "perjanjian-kinerja.yaml:",
        "lebih dari sekali",
        "nilai lain",
    ),
    (PLAN, "pembilang: baik", "pembilang: bagus", "perjanjian-kinerja.yaml:12", "Kolom bagus", "baik, semua"),
    (PLAN, "jenis: rasio", "jenis: ratio", "perjanjian-kinerja.yaml:12", "bukan pilihan", "rasio"),
    (PLAN, "pembilang: baik, ", "", "perjanjian-kinerja.yaml:12", "pembilang wajib ada", "Tambahkan pembilang"),
    (RULES, "desimal: 1", "desimal: 99", "aturan-contoh.yaml:5:", "di luar 0 sampai 6", "Tulis 2"),
    (RULES, "batas_atas: 150", "batas_atas: 0", "aturan-contoh.yaml:", "lebih dari 0", "hapus kunci"),
    (RULES, "{minim: 3}", "{minim: -3}", "aturan-contoh.yaml:", "Bobot negatif", "0 atau lebih"),
    (RULES, "{minim: 3}", "{minin: 3}", "aturan-contoh.yaml:", "tidak ada pada rencana 2030", "minim"),
    (IKU3, "realisasi: 50", f"realisasi: {'9' * 40}", "03.yaml:2:12", "panjangnya", "Periksa angkanya"),
    (RULES, "di_atas: 110", "di_atas: 111", "aturan-contoh.yaml:", "Nilai 110.1 tidak masuk", "Tutup celah"),
    (RULES, "di_atas: 110", "di_atas: 109", "aturan-contoh.yaml:", "masuk dua kelas", "tumpang"),
    (
        RULES,
        "  minimalkan: {rumus: selisih_dari_target, acuan: Pasal 3}\n",
        "",
        "perjanjian-kinerja.yaml:",
        "arah minimalkan",
        "capaian.minimalkan",
    ),
    (RULES, "2030-01-01", "2031-01-01", "perjanjian-kinerja.yaml:2", "baru berlaku", "Pilih aturan"),
    (PLAN, "tahun: 2030", "tahun: 2031", "perjanjian-kinerja.yaml:1:8", "nama folder", "Tulis 2030"),
    (PLAN, "kode: minim,", "kode: 'min im',", "perjanjian-kinerja.yaml:", "tidak sah", "tanda hubung"),
    (
        PLAN,
        "perspektif:",
        "perspektip:",
        "perjanjian-kinerja.yaml:3:1",
        "tidak dikenal",
        "Mungkin maksudnya perspektif",
    ),
    (PLAN, "{jenis: langsung, sumber", "{sumber", "perjanjian-kinerja.yaml:", "jenis wajib ada", "Tambahkan jenis"),
    (PLAN, "    sasaran:", "    sasaran: []\n    lain:", "perjanjian-kinerja.yaml:", "Daftar ini kosong", "satu butir"),
    (PLAN, "tw1: 10,", "tw1: -10,", "perjanjian-kinerja.yaml:", "boleh negatif", "kosongkan"),
    (
        PLAN,
        "{jenis: rasio, pembilang: baik, penyebut: semua}",
        "{jenis: tertimbang, bobot: [baik], nilai: [baik, semua]}",
        "perjanjian-kinerja.yaml:12",
        "tertimbang tidak lengkap",
        "berpasangan",
    ),
    (
        PLAN,
        "kolom: {jenis: Jenis, baik: Baik, semua: Semua}",
        "kolom: 5",
        "perjanjian-kinerja.yaml:12",
        "pasangan",
        "kunci: nilai",
    ),
    (RULES, "  standar: 1", "  standar: 0", "aturan-contoh.yaml:", "lebih dari 0", "Tulis 1"),
    (REPORT, "tanggal_terbit: 2030-04-10\n", "", "laporan.yaml:3", "tanpa tanggal terbit", "tanggal_terbit"),
    (IKU, "{jenis: Satu, baik: 3, semua: 4}", "tiga", "01.yaml:3:5", "pasangan kunci", "Tulis kunci: nilai"),
    (IKU, "baik: 3", "baik: -3", "01.yaml:3:25", "negatif", "0 atau lebih"),
    (IKU3, "realisasi: 50", "realisasi: 50\nrincian: [{a: 1}]", "03.yaml:3", "tidak menyebut kolom", "Tambahkan kolom"),
    (IKU3, "realisasi: 50", "catatan: satu\nrealisasi: 50", "03.yaml:2:10", "Seharusnya daftar", "tanda hubung"),
    (IKU3, "realisasi: 50", "target: 0\nalasan_target: a\nrealisasi: 50", "03.yaml:2:9", "pembagi", "angka di atas 0"),
    (IKU3, "realisasi: 50", 'alasan: "a\\0b"\nrealisasi: 50', "03.yaml:2:9", "kendali", "Hapus karakter"),
    (IKU3, "realisasi: 50", "realisasi: 50\ntarget", "03.yaml:4:1", "Susunan YAML", "Periksa"),
    (RULES, "rupa: tinggi}", "rupa: tinggi, warna: biru}", "aturan-contoh.yaml:", "tidak dikenal", "dikenal: "),
    (REPORT, "judul: Laporan", "judul: Laporan\nzzz: 1", "laporan.yaml:5:1", "tidak dikenal", "Kunci yang dikenal"),
    ("glosarium.yaml", "TMS: Tidak memenuhi syarat", "TMS: [a]", "glosarium.yaml:1:6", "bukan", "nilai"),
    ("unit.yaml", "[latar]", "[Latar Belakang]", "unit.yaml:9", "tidak sah", "huruf kecil"),
    ("unit.yaml", "[latar]", "[lain]", "profil/lain.md", "tidak ada", "Buat berkas"),
    ("profil/latar.md", "---\njudul: Latar\n---\n", "", "latar.md:1", "keterangan", "judul"),
    (
        "2030/tw1/highlight.yaml",
        "- judul: Kegiatan contoh",
        "- judul: Kegiatan contoh\n  foto: [{berkas: a.jpg, teks: b}]",
        "highlight.yaml:2:19",
        "Foto a.jpg tidak ada",
        "foto/a.jpg",
    ),
]


def problems(folder: Path) -> list[Problem]:
    with pytest.raises(ContentError) as caught:
        build.compute(folder)
    return list(caught.value.problems)


@pytest.mark.parametrize(("file", "old", "new", "place", "wrong", "remedy"), FAULTS)
def test_fault(tmp_path: Path, file: str, old: str, new: str, place: str, wrong: str, remedy: str) -> None:
    folder = write(tmp_path / "isi")
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    shown = [str(p) for p in problems(folder)]
    assert any(place in s and wrong in s and remedy in s for s in shown), shown


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        (b"", "kosong"),
        (b"# hanya catatan\n", "kosong"),
        ("nomor: 3\nalasan: caf\u00e9\n".encode("cp1252"), "UTF-8"),
        (b"nomor: 3\n\x00", "kendali"),
        (b"- 1\n", "kunci: nilai"),
        (b"nomor: " + b"[" * 200, "Susunan"),
        (b"nomor: 3\nalasan: " + b"[" * 40 + b"]" * 40, "terlalu dalam"),
        (b"nomor: 3\n---\nnomor: 4\n", "lebih dari satu dokumen"),
        (b"nomor: 3\n? [a, b]\n: c\n", "satu kata"),
        (b"nomor: 3\nnull: c\n", "satu kata"),
        (b"a: " + b"x" * 2_100_000, "2 MB"),
    ],
)
def test_unreadable_file(tmp_path: Path, data: bytes, wrong: str) -> None:
    folder = write(tmp_path / "isi")
    (folder / IKU3).write_bytes(data)
    assert any(wrong in str(p) for p in problems(folder))


def test_byte_order_mark_and_crlf_are_read(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    (folder / IKU3).write_bytes(b"\xef\xbb\xbfnomor: 3\r\nrealisasi: 50\r\n")
    assert build.compute(folder).hasil[0].indikator[2].realisasi == 50


def test_missing_and_wrongly_named_files(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    (folder / IKU3).rename(folder / "2030/tw1/iku/03.yml")
    assert any("03.yaml" in str(p) for p in problems(folder))
    (folder / "2030/tw1/iku/03.yml").unlink()
    assert any("IKU 3 tidak ada" in str(p) for p in problems(folder))
    with pytest.raises(ContentError):
        build.compute(tmp_path / "tidak-ada")


def test_a_quarter_without_money_or_with_a_realisasi_like_its_rows(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    (folder / MONEY).unlink()
    path = folder / IKU
    path.write_text(path.read_text("utf-8") + "realisasi: 50.0\n", encoding="utf-8")
    hasil = build.compute(folder).hasil[0]
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
    rules.write_text(text.replace("_realisasi, acuan", "_realisasi, jika_nol: 150, acuan"), encoding="utf-8")
    assert build.compute(folder).hasil[0].indikator[1].capaian == 150
    (folder / "2030/tw1/iku/02.yaml").write_text("nomor: 2\nrealisasi: 8\n", encoding="utf-8")
    assert build.compute(folder).hasil[0].indikator[1].capaian == 125  # 10 / 8 * 100


def test_an_indicator_file_without_a_place_in_the_plan(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    (folder / "2030/tw1/iku/14.yaml").write_text("nomor: 14\nrealisasi: 1\n", encoding="utf-8")
    assert any("14.yaml:1:8" in str(p) and "tidak ada dalam rencana" in str(p) for p in problems(folder))


def test_a_wrongly_named_quarter(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    (folder / "2030/tw5").mkdir()
    assert any("2030/tw5" in str(p) and "tw1, tw2, tw3, atau tw4" in str(p) for p in problems(folder))


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
    site.mkdir()
    (site / "index.html").write_text("lama", encoding="utf-8")
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
