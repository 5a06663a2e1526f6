"""Nonsense is refused: codes, names, years, addresses and figures that cannot be meant; all content here is made up."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from generator.build import pipeline
from generator.commands.cli import main
from generator.content import misnamed
from generator.data import quarter as opendata
from generator.forms import formulas, quarter_form
from generator.presentation import tabel
from generator.problems.problem import ContentError
from generator.records import meant, meant_days, values
from tests.faults import IKU, IKU3, MONEY, PLAN, REPORT, RULES, problems
from tests.synthetic import write

pytestmark = pytest.mark.slow

UNIT = "unit.yaml"
NAME = "nama: Balai Contoh di Kota Rekaan"
KOLOM = "kolom: {jenis: Jenis, baik: Baik, semua: Semua}"


def changed(folder: Path, *rows: tuple[str, str, str]) -> Path:
    for file, old, new in rows:
        text = (folder / file).read_text("utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new, 1), "utf-8")
    return folder


def codes(folder: Path) -> set[str]:
    return {p.code for p in problems(folder) if p.level == "galat"}


def test_two_rule_sets_of_one_kode(tmp_path: Path) -> None:
    """The last one by name would score, the first one would be cited."""
    folder = write(tmp_path / "isi")
    (folder / "aturan/zz.yaml").write_bytes((folder / RULES).read_bytes())
    found = [p for p in problems(folder) if p.level == "galat"]
    assert [(p.code, str(p.place)) for p in found] == [("nomor-atau-kode-ganda", "isi/aturan/zz.yaml:1:7")]
    assert "aturan/aturan-contoh.yaml" in found[0].wrong


@pytest.mark.parametrize(
    "kode",
    ["a {onclick=x}", "../x", "A b", "a/b", "a.b", "=1", "a\\nb", "é", "-a", "a--b", "x" * 81, "a#b", "con", "lpt1"],
)
def test_a_kode_is_a_plain_word(tmp_path: Path, kode: str) -> None:
    there = {"aturan": f'aturan: "{kode}"', "kode": f'kode: "{kode}"'}
    rules = changed(
        write(tmp_path / "a/isi"),
        (RULES, "kode: aturan-contoh", there["kode"]),
        (PLAN, "aturan: aturan-contoh", there["aturan"]),
    )
    office = changed(write(tmp_path / "b/isi"), (UNIT, "kode: balai-contoh", there["kode"]))
    group = changed(write(tmp_path / "c/isi"), (PLAN, "kode: tiga", there["kode"]))
    one = changed(write(tmp_path / "d/isi"), (PLAN, "kode: contoh-5", there["kode"]))
    for folder in (rules, office, group, one):
        assert "kode-tidak-sah" in codes(folder), folder


def test_a_space_behind_the_kode_of_a_rule_set(tmp_path: Path) -> None:
    assert codes(changed(write(tmp_path / "isi"), (RULES, "kode: aturan-contoh", 'kode: "aturan-contoh "'))) == set()


@pytest.mark.parametrize(
    "name", ["=HYPERLINK(1)", "+a", "-a", "@a", "a b", "1a", "a,b", "a;b", "\\ta", "a\\nb", "é", "a" * 81]
)
def test_a_column_is_a_plain_word(tmp_path: Path, name: str) -> None:
    folder = changed(
        write(tmp_path / "isi"), (PLAN, KOLOM, f'kolom: {{jenis: Jenis, baik: Baik, semua: Semua, "{name}": A}}')
    )
    assert codes(folder) == {"kolom-nama"}


def test_a_folder_of_rule_sets_in_capitals_is_told_once(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    (folder / "aturan").rename(folder / "Aturan")
    assert [p.code for p in problems(folder) if p.level == "galat"] == ["folder-nama"]


def test_names_that_some_disks_confuse(tmp_path: Path) -> None:
    """Of two files whose names differ in case alone, Windows keeps one."""
    folder = write(tmp_path / "isi")
    text = (folder / RULES).read_text("utf-8").replace("kode: aturan-contoh", "kode: lain")
    (folder / "aturan/Aturan-Contoh.yaml").write_text(text, "utf-8")
    assert [p.code for p in problems(folder) if p.level == "galat"] == ["berkas-nama"]


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("con.jpg", "con-1.jpg"),
        ("PRN", "PRN-1"),
        ("aux.tar.gz", "aux-1.tar.gz"),
        ("nul .txt.png", "nul-1 .txt.png"),
        ("a:b.jpg", "a-b.jpg"),
        ("a?.jpg", "a-.jpg"),
        ("a.jpg.", "a.jpg"),
        ("a.jpg ", "a.jpg"),
        (" .", "berkas"),
        ("com¹.png", "com¹-1.png"),
    ],
)
@pytest.mark.parametrize("where", ["2030/tw1/foto", "profil/gambar"])
def test_a_name_that_windows_cannot_hold(tmp_path: Path, name: str, right: str, where: str) -> None:
    folder = write(tmp_path / "isi")
    (folder / where).mkdir(exist_ok=True)
    (folder / where / name).write_bytes(b"")
    found = [p for p in problems(folder) if p.code == "berkas-nama"]
    assert [(p.place.file, p.remedy) for p in found] == [(f"isi/{where}/{name}", f"Ganti nama menjadi {right}.")]
    assert "Windows" in found[0].wrong
    assert not misnamed.unheld(right)


def test_a_folder_that_windows_cannot_hold_is_told_once(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    (folder / "2030/tw1/aux").mkdir()
    (folder / "2030/tw1/aux/con.jpg").write_bytes(b"")
    assert [p.place.file for p in problems(folder) if p.code == "berkas-nama"] == ["isi/2030/tw1/aux"]


@pytest.mark.parametrize("name", ["console.jpg", "com.jpg", "com10.jpg", "a-con.jpg", "nul-1.jpg"])
def test_a_name_that_is_like_one_of_windows_is_taken(tmp_path: Path, name: str) -> None:
    assert misnamed.unheld(name) == ""
    assert misnamed.held(name) == name


def test_columns_that_differ_in_capitals_alone(tmp_path: Path) -> None:
    folder = changed(write(tmp_path / "isi"), (PLAN, KOLOM, "kolom: {jenis: Jenis, baik: Baik, semua: Semua, Baik: A}"))
    (found,) = [p for p in problems(folder) if p.level == "galat"]
    assert (found.code, found.wrong) == ("kolom-nama", "Nama kolom ini hanya berbeda huruf besar dari kolom baik.")
    assert found.place.line > 1


@pytest.mark.parametrize(
    "names", ["persen: A, rincian_persen: B", "pagu: A, rincian_pagu: B", "rincian_nilai: A, nilai: B", "lain: baik"]
)
def test_two_columns_of_one_name_in_the_open_data(tmp_path: Path, names: str) -> None:
    folder = changed(
        write(tmp_path / "isi"), (PLAN, KOLOM, f"kolom: {{jenis: Jenis, baik: Baik, semua: Semua, {names}}}")
    )
    assert codes(folder) == {"kolom-nama"}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_or_head_of_a_table_is_calculated(start: str) -> None:
    sign = f"{start}1"
    table = tabel.Tabel("a", "b", (tabel.Kolom[str](sign, "c", tabel.text),), (tabel.Baris((tabel.text(sign),)),))
    rows = list(csv.reader(io.StringIO(opendata.to_csv(table).decode(), newline="")))
    assert rows == [["'" + sign.replace("\r", "\n")]] * 2


@pytest.mark.parametrize("name", ['A",WEBSERVICE("http://x.example.go.id"),"', '"', '""&1&""', "=1+1", "a" * 600])
def test_the_name_of_a_class_stays_a_text_in_the_form(tmp_path: Path, name: str) -> None:
    typed = name.replace('"', '\\"')
    folder = changed(write(tmp_path / "isi"), (RULES, "nama: Terlampaui", f'nama: "{typed}"'))
    book = openpyxl.load_workbook(io.BytesIO(quarter_form.form(folder, "2030/tw1")))
    found = [
        c.value
        for sheet in book
        for row in sheet.iter_rows()
        for c in row
        if isinstance(c.value, str) and c.value.startswith("=")
    ]
    named = [f for f in found if "Sesuai" in f]
    assert named
    for formula in found:
        assert "WEBSERVICE" not in re.sub('"(?:[^"]|"")*"', "", formula)
        assert all(len(text) <= 255 for text in re.findall('"((?:[^"]|"")*)"', formula))
    texts = re.findall('"((?:[^"]|"")*)"', formulas.literal(name))
    assert "".join(texts).replace('""', '"') == name


@pytest.mark.parametrize("year", ["0000", "0001", "1899", "2200", "9999"])
def test_years_that_no_report_is_of(tmp_path: Path, year: str) -> None:
    folder = write(tmp_path / "isi")
    (folder / "2030").rename(folder / year)
    changed(
        folder,
        (f"{year}/perjanjian-kinerja.yaml", "tahun: 2030", f"tahun: {year}"),
        (f"{year}/tw1/laporan.yaml", "tahun: 2030", f"tahun: {year}"),
        (f"{year}/tw1/laporan.yaml", "2030-04-10", f"{year}-04-10"),
    )
    assert "folder-nama" in codes(folder)


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "1899-12-31", "2200-01-01", "31 Desember 9999"])
def test_days_that_no_report_is_of(tmp_path: Path, day: str) -> None:
    for n, row in enumerate(
        ((REPORT, "2030-04-10", day), (RULES, "berlaku_sejak: 2030-01-01", f"berlaku_sejak: {day}"))
    ):
        assert codes(changed(write(tmp_path / f"{n}/isi"), row)) == {"tanggal-salah"}


@pytest.mark.parametrize("place", ["2030/tw2", "2031", "2030/tw1/foto", "statis"])
def test_a_file_in_place_of_a_folder(tmp_path: Path, place: str) -> None:
    folder = write(tmp_path / "isi")
    (folder / place).write_text("x", "utf-8")
    assert codes(folder) == {"folder-nama"}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        *((sign, "nilai-kosong") for sign in ("\\u0301", "\\u00a0", "\\u3000 \\u2003", "\\u20dd")),
        *((sign, "berkas-karakter") for sign in ("\\u2800\\u2800", "\\ufe0f")),
    ],
)
def test_a_name_of_which_nothing_is_seen(tmp_path: Path, name: str, code: str) -> None:
    assert code in codes(changed(write(tmp_path / "isi"), (UNIT, NAME, f'nama: "{name}"')))


@pytest.mark.parametrize("name", ["é", "文", "–", "½", "✓", "12", "…"])
def test_a_name_of_which_something_is_seen(name: str) -> None:
    assert values.text(name) == name


@pytest.mark.parametrize(
    "address",
    [
        *("?a=b", "#x", "a/../b", "./", "..", "%2e%2e/", "/a", "a;b", "index.html", "a b", "a\\\\b", "@x", "a/./b", "a?b#c"),
    ],
)  # fmt: skip
def test_an_address_that_no_page_can_be_added_to(tmp_path: Path, address: str) -> None:
    row = (UNIT, "profil:", f'alamat_situs: "https://x.example.go.id/{address}"\nprofil:')
    assert codes(changed(write(tmp_path / "isi"), row)) == {"alamat-web"}


@pytest.mark.parametrize(
    "host",
    ["x.go.id:99999", "x.go.id:0", "x.go.id:080", "-x.go.id", "x-.go.id", f"{'a' * 64}.id", "x_y.go.id", "contoh"],
)
def test_a_host_that_cannot_be(tmp_path: Path, host: str) -> None:
    row = (UNIT, "profil:", f'alamat_situs: "https://{host}/"\nprofil:')
    assert codes(changed(write(tmp_path / "isi"), row)) == {"alamat-web"}


@pytest.mark.parametrize(
    "address",
    ["https://kinerja.example.go.id", "https://x.go.id:8443/a/b-c_d.e~f/", "http://10.0.0.1/", "https://xn--a.go.id/"],
)
def test_an_address_of_a_site(address: str) -> None:
    assert values.site_address(address) == address


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ((IKU3, "realisasi: 50", "realisasi: 12345678901234567890"), "angka-panjang"),
        ((IKU3, "realisasi: 50", "realisasi: 1_234_567_890_123_456_789"), "angka-panjang"),
        ((IKU3, "realisasi: 50", "realisasi: 0.1234567890123456789"), "angka-panjang"),
        ((MONEY, "pagu: 1_000", "pagu: 1234567890123456789"), "angka-panjang"),
        ((IKU3, "realisasi: 50", "realisasi: 999999999999999999"), "persen-mustahil"),
        ((IKU3, "realisasi: 50", "realisasi: 10000.01"), "persen-mustahil"),
        ((PLAN, "{tw1: 50, tw2: 60, tw3: 70, tw4: 80, tahunan: 80}", "{tw1: 50, tw2: 60, tw3: 70, tw4: 80000, tahunan: 80000}"), "persen-mustahil"),
    ],
)  # fmt: skip
def test_figures_that_cannot_be(tmp_path: Path, row: tuple[str, str, str], code: str) -> None:
    assert codes(changed(write(tmp_path / "isi"), row)) == {code}


def test_a_share_that_the_rows_make_impossible(tmp_path: Path) -> None:
    row = (
        PLAN,
        "metode: {jenis: rasio, pembilang: baik, penyebut: semua}",
        "metode: {jenis: rasio, pembilang: baik, penyebut: semua, boleh_lebih: ya}",
    )
    folder = changed(write(tmp_path / "isi"), row, (IKU, "baik: 3", "baik: 3000000"))
    assert codes(folder) == {"persen-mustahil"}


@pytest.mark.parametrize("name", ["99999", "9999", "2041", "٢٠٣١", "0", "-1", "２０３１"])
def test_a_new_year_that_cannot_be(tmp_path: Path, name: str) -> None:
    folder = write(tmp_path / "isi")
    there = sorted(folder.rglob("*"))
    done = CliRunner().invoke(main, ["new", "--content", str(folder), "--", name])
    assert (done.exit_code, isinstance(done.exception, SystemExit)) == (1, True)
    assert sorted(folder.rglob("*")) == there


@pytest.mark.parametrize(
    "typed",
    ["5²", "10³", "5₂", "½", "1½", "①", "5⁰", "x²", "5'30\"", "5%0", "5 persen 100", "5 jt", "5 rb", "5 M", "5 T", "3 lusin",
     "5 puluh", "2 dari 3", "5 kali 2", "5 per 12", "10 pangkat 2", "5 koma 2", "5 ribuan", "‰5", "5‰", "5^2", "1e3", "0x10"],
)  # fmt: skip
def test_no_remedy_proposes_another_figure(typed: str) -> None:
    for remedy in (meant.number(typed), meant.amount(typed)):
        assert remedy.removesuffix(f" {meant.ABSENT}") in (meant.EXAMPLE, meant.MONEY), remedy


@pytest.mark.parametrize(
    ("typed", "day"), [("2024117", ""), ("20240417", "2024-04-17"), ("2024/4/7", "2024-04-07"), ("2⁰240417", "")]
)
def test_no_remedy_proposes_another_day(typed: str, day: str) -> None:
    assert meant_days.day(typed) == (f"Tulis {day}." if day else "Tulis tahun-bulan-hari, misalnya 2024-04-17.")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("５０", "Tulis 50."),
        ("5\u00a0000\u00a0000", "Tulis 5_000_000."),
        ('"50"', "Tulis 50."),
        ("−3,5 %", "Tulis -3.5."),
    ],
)
def test_other_ways_to_write_a_figure(typed: str, said: str) -> None:
    assert meant.number(typed) == said


@pytest.mark.parametrize(
    "word", [" ", "\u200b", "\n", "\x1b[31m", "\u2800", "Budi, NIP 198001012005011001", "{{ npsss }}"]
)
def test_a_correction_that_the_check_would_refuse_is_not_written(tmp_path: Path, word: str) -> None:
    folder = write(tmp_path / "isi")
    run = CliRunner()
    assert run.invoke(main, ["publish", "2030/tw1", "--content", str(folder), "--tanggal", "2030-05-01"]).exit_code == 0
    changed(folder, (IKU3, "realisasi: 50", "realisasi: 55"))
    for key in ("apa", "alasan", "disetujui"):
        words = {"apa": "Realisasi", "alasan": "Salah ketik", "disetujui": "Nama Rekaan, Kepala", key: word}
        given = [part for name, text in words.items() for part in (f"--{name}", text)]
        done = run.invoke(main, ["correct", "2030/tw1", "--content", str(folder), "--tanggal", "2030-05-02", *given])
        assert (done.exit_code, isinstance(done.exception, SystemExit)) == (1, True), done.output
        assert not (folder / "koreksi.yaml").exists()
    with pytest.raises(ContentError):
        pipeline.compute(folder)
