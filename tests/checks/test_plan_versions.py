"""The versions of a plan: what is wrong with them is said with place and remedy, and the remedy works. All made up."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.build import pipeline
from generator.commands.cli import main
from tests import revised, synthetic
from tests.faults import edit, problems
from tests.revised import FIRST, HEAD, REVISED

SECOND = "2030/perjanjian-kinerja-perubahan-2.yaml"
START = "berlaku_sejak: tw3"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return revised.write(tmp_path / "isi")


def said(folder: Path, code: str) -> list[str]:
    return [str(p) for p in problems(folder) if p.code == code]


@pytest.mark.slow
def test_an_office_that_revises_its_plan_has_no_problem_with_it(office: Path) -> None:
    assert {p.code for p in problems(office)} == {"belum-dikunci", "realisasi-belum-ada"}


CASES = [
    (REVISED, "alasan: Pagu dikurangi dan satu indikator dihapus oleh kementerian.\n", "", "kunci-wajib", "alasan"),
    (REVISED, "nomor: PK-1/2030\n", "", "kunci-wajib", "nomor"),
    (REVISED, "tanggal: 2030-08-05\n", "", "kunci-wajib", "tanggal"),
    (REVISED, START + "\n", "", "kunci-wajib", "berlaku_sejak"),
    (REVISED, START, "berlaku_sejak: tw5", "pilihan-asing", "tw5"),
    (REVISED, "tahun: 2030", "tahun: 2031", "tahun-beda-folder", "Tulis 2030"),
    (REVISED, "aturan: aturan-contoh", "aturan: aturan-lain", "aturan-tidak-ada", "Pilih aturan yang ada: aturan-contoh"),
    (REVISED, START, "berlaku_sejak: tw1", "rencana-serentak", "sama-sama berlaku sejak Triwulan I"),
    (REVISED, "menggantikan: contoh-4,", "menggantikan: contoh-44,", "pengganti-asing", "Tulis salah satu: contoh-4"),
    (REVISED, "menggantikan: contoh-4,", "menggantikan: contoh-5,", "pengganti-asing", "masih ada pada rencana ini"),
    (REVISED, "menggantikan: contoh-4, ", "", "pengganti-asing", "Tulis kodenya pada menggantikan"),
    (REVISED, "nama: Indikator contoh 5,", "nama: Indikator contoh 5, baru: ya,", "indikator-tidak-baru", "Hapus kunci ini"),
    (FIRST, "tahun: 2030", "alasan: Contoh.\ntahun: 2030", "rencana-pertama", "perjanjian-kinerja-perubahan-1.yaml"),
    (FIRST, "tahun: 2030", "tanggal: 2030-09-01\ntahun: 2030", "rencana-tanggal", "sebelum tanggal rencana pertama"),
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(
    ("file", "old", "new", "code", "words"), CASES, ids=[f"{n}-{c[3]}" for n, c in enumerate(CASES)]
)
def test_a_fault_of_a_version_is_told(office: Path, file: str, old: str, new: str, code: str, words: str) -> None:
    edit(office / file, old, new)
    assert any(words in one and (file in one or REVISED in one) for one in said(office, code)), [
        str(p) for p in problems(office)
    ]


def test_a_version_that_cannot_be_read_stops_its_year_alone(office: Path) -> None:
    (office / REVISED).write_text("perspektif: [\n", "utf-8")
    found = problems(office)
    assert {p.place.file for p in found} == {f"isi/{REVISED}"}, list(map(str, found))


def test_a_version_without_a_first_plan_is_told(office: Path) -> None:
    (office / FIRST).unlink()
    assert any(p.code == "berkas-tidak-ada" and p.place.file.endswith(FIRST) for p in problems(office))


@pytest.mark.slow
def test_a_gap_in_the_numbers_is_told_and_the_new_name_mends_it(office: Path) -> None:
    (office / REVISED).rename(office / SECOND)
    assert "Ganti nama berkas ini menjadi perjanjian-kinerja-perubahan-1.yaml" in said(office, "rencana-nomor")[0]
    (office / SECOND).rename(office / REVISED)
    assert not said(office, "rencana-nomor")


@pytest.mark.parametrize(
    ("name", "right"),
    [("perubahan.yaml", "1"), ("pk-perubahan-02.yaml", "2"), ("perjanjian-kinerja-revisi-1.yaml", "1")],
)
def test_a_misnamed_version_is_told_its_name(tmp_path: Path, name: str, right: str) -> None:
    folder = synthetic.write(tmp_path / "isi")
    (folder / f"2030/{name}").write_text(HEAD, "utf-8")
    assert f"Ganti nama menjadi perjanjian-kinerja-perubahan-{right}.yaml." in said(folder, "berkas-asing")[0]


@pytest.mark.slow
def test_a_second_version_holds_later_and_says_something_new(office: Path) -> None:
    text = (
        (office / REVISED)
        .read_text("utf-8")
        .replace("baru: ya, ", "")
        .replace("menggantikan: contoh-4, seri: sambung, ", "")
    )
    (office / SECOND).write_text(text.replace(START, "berlaku_sejak: tw4"), "utf-8")
    assert "tidak ada yang berubah" in said(office, "rencana-tanpa-perubahan")[0]
    edit(office / SECOND, "tw4: 90, tahunan: 90", "tw4: 95, tahunan: 95")
    assert not said(office, "rencana-tanpa-perubahan")
    hasil = pipeline.compute(office).hasil
    targets = [h.of("contoh-2") for h in hasil]
    assert [str(i.indikator.target.tahunan) for i in targets if i] == ["80", "80", "90", "95"]
    edit(office / SECOND, "berlaku_sejak: tw4", "berlaku_sejak: tw2")
    assert "padahal perubahan 1 sejak Triwulan III" in said(office, "rencana-urutan")[0]


@pytest.mark.slow
def test_a_name_like_an_old_one_is_doubted_until_told_to_be_new(office: Path) -> None:
    edit(office / REVISED, "nama: Mutu layanan, baru: ya,", "nama: Indikator contoh 3.,")
    told = said(office, "kode-berubah")
    assert "berkode contoh-3 pada rencana sebelumnya" in told[0] and "menggantikan: contoh-3" in told[0]
    edit(office / REVISED, "nama: Indikator contoh 3.,", "nama: Indikator contoh 3., menggantikan: contoh-3,")
    assert not said(office, "kode-berubah")
    edit(office / REVISED, "contoh 3., menggantikan: contoh-3,", "contoh 3 a,")
    assert "tulis baru: ya" in said(office, "kode-berubah")[0]
    edit(office / REVISED, "contoh 3 a,", "contoh 3 a, baru: ya,")
    assert not said(office, "kode-berubah")


@pytest.mark.slow
def test_weights_of_a_plan_take_the_place_of_those_of_the_rule_set(office: Path) -> None:
    edit(
        office / REVISED, "aturan: aturan-contoh\n", "aturan: aturan-contoh\nbobot: {perspektif: {satu: 5, tiga: 2}}\n"
    )
    report = pipeline.compute(office)
    first, third = report["2030/tw1"], report["2030/tw3"]
    assert first.hasil.aturan.nps.bobot.perspektif.keys() == {"satu"}
    assert third.hasil.aturan.nps.bobot.perspektif.keys() == {"satu", "tiga"}
    assert third.hasil.aturan.nps.bobot.indikator == first.hasil.aturan.nps.bobot.indikator
    cited = {m.nama: m for m in third.jejak["npss"].masukan}
    place = cited["Bobot rencana"].tempat
    assert (
        cited["Bobot rencana"].teks == "satu = 5; tiga = 2"
        and place
        and (place.file, place.line) == (f"isi/{REVISED}", 7)
    )
    assert "Bobot rencana" not in {m.nama for m in first.jejak["npss"].masukan}
    edit(office / REVISED, "tiga: 2", "lima: -2")
    assert f"isi/{REVISED}:7" in said(office, "bobot-asing")[0]
    edit(office / REVISED, "lima: -2", "tiga: -2")
    assert "Bobot negatif" in said(office, "aturan-angka")[0]


@pytest.mark.slow
def test_new_copies_the_plan_in_force_and_asks_for_the_head(office: Path) -> None:
    def run(*words: str) -> str:
        return CliRunner().invoke(main, [*words, "--content", str(office)]).output

    assert "Tulis --perubahan tw3 atau sesudahnya" in run("new", "2030", "--perubahan", "tw2")
    assert "belum ada rencananya" in run("new", "2031", "--perubahan", "tw2")
    assert SECOND in run("new", "2030", "--perubahan", "tw4")
    text = (office / SECOND).read_text("utf-8")
    assert "baru:" not in text and "menggantikan:" not in text and "tw3: 75" in text
    missing = {p.key for p in problems(office) if p.place.file.endswith(SECOND)}
    assert missing == {"nomor", "tanggal", "alasan"}
    for old, new in (
        ("nomor: …", "nomor: PK-2"),
        ("tanggal: tahun-bulan-hari", "tanggal: 2030-11-01"),
        ("alasan: …", "alasan: Contoh."),
    ):
        edit(office / SECOND, f"# {old}", new)
    assert {p.code for p in problems(office)} >= {"rencana-tanpa-perubahan"}
    edit(office / SECOND, "tw4: 90, tahunan: 90", "tw4: 95, tahunan: 95")
    assert {p.code for p in problems(office)} == {"belum-dikunci", "realisasi-belum-ada"}
