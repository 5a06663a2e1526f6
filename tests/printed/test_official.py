"""The signed document beside the recomputed data: two days, two values, one of them official. The office is made up.

Its NPSS is 95,3 (Hijau), its perspektif 105,0, 100,0, 100,0 and 66,7: worked out by hand in test_second_office.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.build import emit, pipeline
from generator.commands.cli import main
from generator.pages.page import Generated
from tests.support import generated
from tests.synthetic import write

pytestmark = pytest.mark.slow

QUARTER = "2030/tw1"
WORDS = re.compile(r"hitungan ulang|dihitung ulang|ditandatangani|dokumen resmi|predikat tetap", re.I)
ABOUT_ALL = ("metodologi/", "komponen/")  # pages that explain what other quarters may say
SIGNED = "- {ukuran: npss, nilai: 98.7, acuan: Bab IV}\n- {ukuran: predikat, nilai: Hijau, acuan: Bab IV}\n"
EQUAL = "- {ukuran: npss, nilai: 95.3, acuan: Bab IV}\n- {ukuran: predikat, nilai: hijau, acuan: Bab IV}\n"
TWICE = "- {ukuran: npss, nilai: 98.7, acuan: Bab III}\n- {ukuran: npss, nilai: 106.7, acuan: Bab IV}\n"


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--content", str(folder)])


def office(folder: Path, printed: str = "", day: str = "2031-02-03") -> Path:
    """Write the made-up office with the figures that its document prints, and publish its quarter on a day."""
    if not folder.exists():
        write(folder)
    if printed:
        (folder / QUARTER / "terbit.yaml").write_text(printed, "utf-8")
    done = run(folder, "publish", QUARTER, "--tanggal", day)
    assert done.exit_code == 0, done.output
    return folder


def made(folder: Path) -> Generated:
    return emit.generate(pipeline.compute(folder))


def text(found: Generated, name: str) -> str:
    return found.files[name].decode()


def data(found: Generated) -> dict[str, Any]:
    return dict(json.loads(found.files[f"data/{QUARTER}.json"]))


def test_the_days_of_a_document_and_of_its_data_are_two(tmp_path: Path) -> None:
    found = made(office(tmp_path / "isi", SIGNED))
    both = "laporan ditandatangani 10 April 2030, dihitung ulang 3 Februari 2031"
    assert f"{both}, data versi" in text(found, "koreksi/index.md")
    assert both.capitalize().replace("april", "April").replace("februari", "Februari") in text(found, "data/index.md")
    feed = text(found, "koreksi/umpan.xml")
    assert "<title>Laporan dihitung ulang</title>" in feed and "2031-02-03T00:00:00Z" in feed
    assert "2030-04-10T" not in feed
    cited = "Hitungan ulang 3 Februari 2031 atas laporan yang ditandatangani 10 April 2030, versi"
    assert all(cited in text(found, f"{QUARTER}/{page}index.md") for page in ("", "iku/3/", "penutup/"))
    assert {k: v for k, v in data(found)["periode"].items() if k.startswith("tanggal")} == {
        "tanggal_terbit": "2030-04-10",
        "tanggal_tanda_tangan": "2030-04-10",
        "tanggal_hitung": "2031-02-03",
    }
    entry = json.loads(found.files["data/katalog.jsonld"])["dcat:dataset"][0]
    assert (entry["dct:issued"], entry["dct:source"]) == (
        "2031-02-03",
        {"dct:title": "Laporan", "dct:issued": "2030-04-10"},
    )
    assert not re.search(r"\bdata terbit", "".join(text(found, n) for n in found.files if n.endswith(".md")), re.I)


def test_a_day_of_signature_of_its_own(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    report = folder / QUARTER / "laporan.yaml"
    report.write_text(f"{report.read_text('utf-8')}tanggal_tanda_tangan: 2030-04-08\n", "utf-8")
    found = made(office(folder, SIGNED))
    assert data(found)["periode"]["tanggal_tanda_tangan"] == "2030-04-08"
    assert "laporan ditandatangani 8 April 2030" in text(found, "koreksi/index.md")


def test_a_document_made_from_the_data_has_one_value_and_one_day(tmp_path: Path) -> None:
    found = made(office(tmp_path / "isi"))
    for name, content in found.files.items():
        if name.endswith((".md", ".xml", ".jsonld")) and not any(part in name for part in ABOUT_ALL):
            assert not WORDS.search(content.decode()), name
    assert "Data terbit 10 April 2030, versi" in text(found, f"{QUARTER}/index.md")
    assert ": terbit 10 April 2030, data versi" in text(found, "koreksi/index.md")
    assert data(found)["resmi"] is None
    assert "<title>Laporan terbit</title>" in text(found, "koreksi/umpan.xml")


def test_what_differs_is_published_as_data(tmp_path: Path) -> None:
    (figure,) = data(made(office(tmp_path / "isi", SIGNED)))["resmi"]["angka"]
    assert figure == {
        "ukuran": "npss",
        "nilai": 98.7,
        "tertulis": "98,7",
        "predikat": "Hijau",
        "acuan": "Bab IV",
        "hitungan": 95.3,
        "predikat_hitungan": "Hijau",
        "predikat_tetap": True,
    }


def test_equal_main_figures_are_no_difference(tmp_path: Path) -> None:
    assert data(made(office(tmp_path / "isi", EQUAL)))["resmi"] is None


def test_several_printed_values_are_told_apart_by_a_mark(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    file = folder / QUARTER / "terbit.yaml"
    file.write_text(TWICE, "utf-8")
    done = run(folder, "check")
    assert done.exit_code == 0
    assert "terbit.yaml:1:12" in done.output
    assert "baris 1 (98.7, Bab III), baris 2 (106.7, Bab IV)" in done.output
    resmi = pipeline.compute(folder)[QUARTER].resmi
    assert [(r.tertulis, r.nilai) for r in resmi.berbeda] == [("98,7 atau 106,7", None)]
    file.write_text(TWICE.replace("Bab IV}", "Bab IV, resmi: ya}"), "utf-8")
    assert "resmi" not in run(folder, "check").output
    assert [r.tertulis for r in pipeline.compute(folder)[QUARTER].resmi.berbeda] == ["106,7"]
    file.write_text(TWICE.replace("}", ", resmi: ya}"), "utf-8")
    done = run(folder, "check")
    assert (done.exit_code, "resmi-ganda" in done.output) == (1, True)


def test_a_record_without_a_day_says_nothing_of_it(tmp_path: Path) -> None:
    folder = office(tmp_path / "isi", SIGNED)
    file = folder / QUARTER / "kunci.yaml"
    from generator.figures import lock

    kunci = pipeline.compute(folder).hasil[0].kuartal.kunci
    assert kunci is not None and kunci.dihitung is not None
    old = file.read_text("utf-8").replace("dihitung: '2031-02-03'\n", "")
    file.write_text(old.replace(kunci.sidik, lock.seal(kunci.model_copy(update={"dihitung": None}))), "utf-8")
    (folder / "terbitan.yaml").unlink()
    assert run(folder, "publish", QUARTER).exit_code == 0  # listed as it is
    found = made(folder)
    assert data(found)["periode"]["tanggal_hitung"] is None
    assert "laporan ditandatangani 10 April 2030, dihitung ulang, data versi" in text(found, "koreksi/index.md")
    assert "Hitungan ulang atas laporan yang ditandatangani 10 April 2030, versi" in text(found, f"{QUARTER}/index.md")


def test_the_day_of_a_record_is_sealed(tmp_path: Path) -> None:
    folder = office(tmp_path / "isi", SIGNED)
    file = folder / QUARTER / "kunci.yaml"
    file.write_text(file.read_text("utf-8").replace("'2031-02-03'", "'2030-04-10'"), "utf-8")
    assert "diubah dengan tangan" in run(folder, "check").output


def test_a_correction_of_a_figure_is_dated_too(tmp_path: Path) -> None:
    folder = office(tmp_path / "isi", SIGNED)
    (folder / QUARTER / "iku/03.yaml").write_text("nomor: 3\nrealisasi: 45\n", "utf-8")
    words = ["--apa", "a", "--alasan", "b", "--disetujui", "c", "--tanggal", "2031-05-02"]
    assert run(folder, "correct", QUARTER, *words).exit_code == 0
    found = made(folder)
    assert "Hitungan ulang 3 Februari 2031, dikoreksi 2 Mei 2031 atas laporan" in text(found, f"{QUARTER}/index.md")
    assert json.loads(found.files["data/katalog.jsonld"])["dcat:dataset"][0]["dct:modified"] == "2031-05-02"


@pytest.mark.parametrize(
    ("figure", "signed", "computed", "differs"),
    [  # src:2824-2830 of the printed report, section 4.1
        ("npss", "98,70 (Baik)", "96,37 (Baik)", True),
        ("perspektif.stakeholder.nps", "103,02 (Istimewa)", "103,02 (Istimewa)", False),
        ("perspektif.internal-process.nps", "87,10 (Butuh Perbaikan)", "79,41 (Butuh perbaikan)", True),
        ("perspektif.learning-growth.nps", "106,00 (Istimewa)", "106,67 (Istimewa)", True),
        ("anggaran.pagu", "Rp4.497.759.000", "Rp4.497.759.000", False),
        ("anggaran.serapan", "24,37", "24,37", False),
    ],
)
def test_the_signed_conclusion_of_the_real_report(figure: str, signed: str, computed: str, differs: bool) -> None:
    from tests.support import real

    found = {r.alamat: r for r in real()["2024/tw1"].resmi.angka}[figure]
    assert (found.teks, found.teks_hitung, found.berbeda, found.acuan) == (signed, computed, differs, "Bagian 4.1")
    assert real()["2024/tw1"].resmi.predikat == "Predikat tetap Baik."


def test_nothing_real_is_dated_as_published_before_it_was_computed() -> None:
    for name, content in generated().files.items():
        if name.endswith((".md", ".xml")):
            assert not re.search(r"data terbit 17|terbit 17 April 2024", content.decode(), re.I), name


def test_the_signed_value_stands_wherever_the_result_does(tmp_path: Path) -> None:
    report = pipeline.compute(office(tmp_path / "isi", SIGNED))
    found, said = emit.generate(report), "Laporan yang ditandatangani: 98,7 (Hijau)"
    for name in ("index.md", "2030/index.md"):
        assert found.files[name].decode().count(said) >= 2, name  # beside the figure, and in the description
    for name in ("arsip/index.md", "koreksi/umpan.xml", f"{QUARTER}/index.md", f"{QUARTER}/capaian/index.md"):
        assert said.lower() in text(found, name).lower(), name
    for name in ("index.md", f"{QUARTER}/index.md", f"{QUARTER}/capaian/index.md", "koreksi/umpan.xml"):
        assert "Predikat tetap Hijau" in text(found, name), name
        assert "okumen resmi adalah laporan yang ditandatangani 10 April 2030" in text(found, name), name
    assert f'kartu_teks: "NPSS Triwulan I 2030 95,3, Hijau menurut hitungan ulang. {said}.' in text(found, "index.md")
    card = found.pictures[(f"{QUARTER}/bagikan.png",)]
    assert (card.resmi, card.ukuran) == (said, "Nilai kinerja (NPSS), hitungan ulang")  # type: ignore[union-attr]
    figure = "Nilai Pencapaian Sasaran Strategis (NPSS), Triwulan I 2030: 95,3 (laporan yang ditandatangani: 98,7). H"
    assert figure in text(found, f"{QUARTER}/capaian/index.md")
    assert "98,7 (Hijau)" in text(found, "search/indeks.js")
    explained = run(tmp_path / "isi", "explain", QUARTER, "npss").output
    assert f"│ resmi  {said}, Bab IV. Dokumen resmi adalah" in explained
    assert "resmi" not in run(tmp_path / "isi", "explain", QUARTER, "sasaran.1.nps").output


def test_a_predicate_that_changes_is_told(tmp_path: Path) -> None:
    found = made(office(tmp_path / "isi", SIGNED.replace("98.7", "70.0").replace("Hijau", "Merah")))
    said = "Predikat berubah: Merah pada laporan yang ditandatangani, Hijau menurut hitungan ulang."
    for name in ("index.md", f"{QUARTER}/index.md", f"{QUARTER}/capaian/index.md", "koreksi/umpan.xml"):
        assert said in text(found, name), name
        assert "Predikat tetap" not in text(found, name), name
    assert data(found)["resmi"]["angka"][0]["predikat_tetap"] is False


def test_a_perspektif_and_a_total_of_money_have_their_signed_value(tmp_path: Path) -> None:
    rows = "- {ukuran: perspektif.dua.nps, nilai: 87.10, acuan: Bab IV}\n"
    rows += "- {ukuran: perspektif.dua.predikat, nilai: Merah, acuan: Bab IV}\n"
    rows += "- {ukuran: anggaran.realisasi, nilai: 1_290, acuan: Bab IV}\n"
    found = made(office(tmp_path / "isi", rows))
    assert "Laporan yang ditandatangani: 87,10 (Merah)" in text(found, "index.md")
    assert "Predikat perspektif Rekaan dua berubah: Merah pada laporan" in text(found, "index.md")
    assert "<b>Rp1.290</b> pada laporan yang ditandatangani, Rp1.300" in text(found, f"{QUARTER}/anggaran/index.md")
    assert "Rp1.290" not in text(found, f"{QUARTER}/capaian/index.md")


def test_with_equal_figures_only_the_days_are_told(tmp_path: Path) -> None:
    found = made(office(tmp_path / "isi", EQUAL))
    text_of = {n: c.decode() for n, c in found.files.items() if n.endswith((".md", ".xml"))}
    assert "Laporan yang ditandatangani:" not in "".join(text_of.values())
    assert "Predikat tetap" not in "".join(text_of.values())
    own = (
        "Dokumen resmi adalah laporan yang ditandatangani 10 April 2030. Angka di sini adalah hitungan ulang 3 Februari"
    )
    assert own in text_of[f"{QUARTER}/index.md"]


SPOKEN = (
    "penandatangan: {nama: Nama Rekaan, jabatan: Kepala Balai Contoh}\ntempat_terbit: Kota Rekaan\n"
    "pengantar: Kata saya sendiri.\nkesimpulan: NPSS {{ npss }}.\nkendala: [Sarana kurang.]\nsaran: [Sarana ditambah.]\n"
)
QUOTED = (
    "kutipan:\n  pengantar: {acuan: Kata Pengantar, teks: 'NPSS kami 98,7 di triwulan IV 2029.'}\n"
    "  kesimpulan: {acuan: Bagian 4.1, teks: 'Anggaran terserap Rp1.300 dari Rp13.000, capaian 98,70%.'}\n"
    "disarikan_dari: Bab IV\ndokumen: [{judul: Laporan bertanda tangan, alamat: https://example.go.id/laporan.pdf}]\n"
)
SIGNATURE = "Kota Rekaan, 10 April 2030<br>Kepala Balai Contoh<br><strong>Nama Rekaan</strong>"


def spoken(folder: Path, words: str, printed: str) -> str:
    """Return the closing page of an office whose report says some words."""
    report = write(folder) / QUARTER / "laporan.yaml"
    report.write_text(f"{report.read_text('utf-8')}{words}", "utf-8")
    found = made(office(folder, printed))
    assert text(found, f"{QUARTER}/cetak/index.md").count("lk-tanda-tangan") <= 1
    return text(found, f"{QUARTER}/penutup/index.md")


def test_words_of_a_document_made_from_the_data_are_signed(tmp_path: Path) -> None:
    page = spoken(tmp_path / "isi", SPOKEN, "")
    assert SIGNATURE in page.split("Kata saya sendiri.")[1]
    assert "NPSS 95,3" in page and "isarikan" not in page and "blockquote" not in page


def test_above_a_signature_stand_only_words_of_the_document(tmp_path: Path) -> None:
    page = spoken(tmp_path / "isi", SPOKEN + QUOTED, SIGNED)
    signed = next(f for f in page.split("<figure")[1:] if SIGNATURE in f).split("</figure>")[0]
    assert "NPSS kami 98,7 di triwulan IV 2029." in signed and "95,3" not in signed
    assert page.count("Nama Rekaan") == 1 and "Kata saya sendiri." not in page
    assert "Bagian 4.1, laporan yang ditandatangani 10 April 2030; dikutip persis seperti tercetak." in page
    recomputed = page.split("### Menurut hitungan ulang")[1].split("## ")[0]
    assert "NPSS 95,3" in recomputed and "bukan kalimat laporan yang ditandatangani" in recomputed
    assert page.count("Disarikan dari Bab IV laporan yang ditandatangani 10 April 2030.") == 2  # kendala, saran
    assert '<a href="https://example.go.id/laporan.pdf">Laporan bertanda tangan</a>' in page


def test_condensed_words_are_not_signed(tmp_path: Path) -> None:
    page = spoken(tmp_path / "isi", SPOKEN, SIGNED)
    assert "lk-tanda-tangan" not in page
    assert "Disarikan dari kata pengantar laporan yang ditandatangani 10 April 2030." in page
    assert "Laporan yang ditandatangani 10 April 2030: Nama Rekaan, Kepala Balai Contoh." in page


def test_figures_are_still_not_typed_outside_quotations(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    report = folder / QUARTER / "laporan.yaml"
    report.write_text(f"{report.read_text('utf-8')}kesimpulan: Capaian 98,70%.\n{QUOTED}", "utf-8")
    found = [line for line in run(folder, "check").output.splitlines() if "angka-diketik" in line]
    assert len(found) == 1 and "laporan.yaml:6:" in found[0]


def test_the_site_says_which_document_is_official_and_what_is_printed(tmp_path: Path) -> None:
    apart, own = made(office(tmp_path / "a", SIGNED)), made(office(tmp_path / "b"))
    assert "Salinan laporan dapat diminta kepada kantor" in text(apart, "tentang/index.md")
    assert "dokumen-resmi" in text(apart, "metodologi/index.md")
    assert "Ini bukan laporan yang ditandatangani." in text(apart, f"{QUARTER}/cetak/index.md")
    for name in ("tentang/index.md", "metodologi/index.md", f"{QUARTER}/cetak/index.md"):
        assert "okumen resmi" not in text(own, name) and "Semua bagian laporan" not in text(own, name), name


def test_a_missing_address_is_a_hint_once_something_is_locked(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    assert "alamat-situs-kosong" not in run(folder, "check").output
    office(folder)
    said = run(folder, "check").output
    assert said.count("alamat-situs-kosong") == 1
    unit = folder / "unit.yaml"
    unit.write_text(f"{unit.read_text('utf-8')}alamat_situs: https://kinerja.example.go.id/\n", "utf-8")
    assert "alamat-situs-kosong" not in run(folder, "check").output
    cited = text(made(folder), f"{QUARTER}/index.md")
    assert "https://kinerja.example.go.id/2030/tw1/" in cited


def test_the_real_words_above_the_signature_are_those_of_the_print() -> None:
    page = text(generated(), "2024/tw1/penutup/index.md")
    signed = next(f for f in page.split("<figure")[1:] if "Ronny Syafri" in f).split("</figure>")[0]
    assert page.count("Ronny Syafri") == 1
    # src:15, 19 and 21 of the printed report, its spelling kept
    for words in (
        "dikenal dengan Good governance dan Clean government",
        "yang beresiko",
        "dimasa mendatang",
    ):
        assert words in signed
    assert "Lubuklinggau, 17 April 2024" in signed
    assert "total yaitu 98.70% dengan predikat Baik" in page  # src:2824, as printed


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    folder = office(tmp_path / "isi", SIGNED)
    first, second = made(folder), made(folder)
    assert first.files == second.files and first.pictures == second.pictures


def test_a_value_elsewhere_in_the_document_is_told(tmp_path: Path) -> None:
    """One printed NPSS is marked as the signed one; the other stands in the same document, and is not kept quiet."""
    marked = SIGNED.replace("acuan: Bab IV}\n", "acuan: Bab IV, resmi: ya}\n", 1)
    found = made(office(tmp_path / "isi", f"{marked}- {{ukuran: npss, nilai: 106.7, acuan: Bab III}}\n"))
    assert "Di tempat lain laporan itu menulis NPSS 106,7 (Bab III)." in text(found, "index.md")
    assert "di tempat lain laporan itu menulis 106,7 (Bab III)" in text(found, f"{QUARTER}/capaian/index.md")
    assert "empat lain" not in text(made(office(tmp_path / "lain", SIGNED)), "index.md")


def test_a_goal_whose_signed_predikat_is_another_is_named_first(tmp_path: Path) -> None:
    """Sasaran 12 has 0,0 in the made-up office (test_second_office): Merah."""
    goal = "- {ukuran: sasaran.12.predikat, nilai: Hijau, acuan: Bab III}\n"
    said = text(made(office(tmp_path / "isi", SIGNED + goal)), f"{QUARTER}/rekonsiliasi/index.md")
    assert "Predikat satu sasaran berbeda: sasaran 12 (Hijau; hitungan Merah)." in said.split("## ")[0]
