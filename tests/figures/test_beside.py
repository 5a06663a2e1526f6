"""Addresses in prose of other quarters, the medium-term plan and standards. The office and its figures are made up."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.build import pipeline
from generator.commands.cli import main
from tests.faults import edit, problems
from tests.synthetic import write

IKU3, PLAN = "2030/tw2/iku/03.yaml", "2030/perjanjian-kinerja.yaml"
PAST = "riwayat: {2029: {tw1: 93.10, tahunan: 95, sumber: Buku contoh}}, "
OTHERS = "patokan: [{nama: Rata-rata nasional, nilai: 91.20, periode: tahun 2029, sumber: Buku contoh}], "
MEDIUM = """\
- nama: Renstra contoh
  periode: {mulai: 2028, sampai: 2032}
  acuan: Tabel contoh
  target: {contoh-2: {2030: 52.5, 2032: 58}}
"""


def office(folder: Path, text: str) -> Path:
    """Return an office whose indicator 3 realises 50 in TW I and 55 in TW II, whose analysis says a text."""
    write(folder, quarters=2)
    (folder / "renstra.yaml").write_text(MEDIUM, "utf-8")
    head = "kode: contoh-2, nama: Indikator contoh 2, satuan: persen, "
    edit(folder / PLAN, head, f"{head}{PAST}{OTHERS}")
    edit(folder / IKU3, "realisasi: 55", f"realisasi: 55\nringkasan: {{penyebab: '{text}'}}")
    return folder


SHOWN = {
    "2030/tw1:iku.3.realisasi": "50",
    "2030/tw1:iku.contoh-2.capaian": "100,0",
    "2029/tw1:iku.3.realisasi": "93,10",
    "2029:iku.3.realisasi": "95",
    "iku.3.renstra": "52,5",
    "iku.3.renstra.akhir": "58",
    "iku.3.patokan.1": "91,20",
    "iku.3.patokan.Rata-rata nasional": "91,20",
}
UNKNOWN = {
    "2030/tw2:iku.3.realisasi": ("triwulan laporan ini", "Tulis {{ iku.3.realisasi }}."),
    "2030/tw3:iku.3.realisasi": ("Triwulan III 2030", "Yang ada: {{ 2030/tw1:iku.3.realisasi }}"),
    "2028/tw1:iku.3.realisasi": ("Triwulan I 2028", "riwayat: {2028: {tw1: …, sumber: …}} pada indikator contoh-2"),
    "2029/tw1:iku.3.capaian": ("hanya memuat realisasi", "Tulis {{ 2029/tw1:iku.3.realisasi }}."),
    "2030/tw1:iku.3.realisas": ("Triwulan I 2030", "Mungkin maksudnya {{ 2030/tw1:iku.3.realisasi }}."),
    "iku.3.patokan.2": ("patokan.2", "Yang ada: {{ iku.3.patokan.1 }}"),
    "iku.1.renstra": ("IKU 1 tidak mempunyai pembanding", "renstra.yaml"),
}


def text(addresses: Iterable[str]) -> str:
    return " ".join(f"{{{{ {alamat} }}}}" for alamat in addresses)


@pytest.mark.slow
def test_an_address_gives_the_figure_as_its_source_has_it(tmp_path: Path) -> None:
    folder = office(tmp_path / "isi", text(SHOWN))
    found = pipeline.compute(folder)["2030/tw2"].angka
    assert {alamat: found[alamat].teks for alamat in SHOWN} == SHOWN
    said = CliRunner().invoke(main, ["explain", "2030/tw2", "iku.3.renstra", "--content", str(folder)]).stdout
    assert "52,5  [iku.3.renstra]\n│ rumus  menurut Renstra contoh, Tabel contoh" in said


@pytest.mark.slow
def test_an_address_that_names_nothing_says_what_there_is(tmp_path: Path) -> None:
    found = {p.key: p for p in problems(office(tmp_path / "isi", text(UNKNOWN))) if p.code == "alamat-asing"}
    assert found.keys() == UNKNOWN.keys()
    for alamat, (wrong, remedy) in UNKNOWN.items():
        assert wrong in found[alamat].wrong
        assert remedy in found[alamat].remedy


@pytest.mark.slow
def test_a_number_that_means_another_indicator_by_now_asks_for_the_kode(tmp_path: Path) -> None:
    folder = office(tmp_path / "isi", "{{ 2030/tw1:iku.3.realisasi }}")
    plan = (folder / PLAN).read_text("utf-8")
    swapped = plan.replace("kode: contoh-2,", "kode: baru,").replace("kode: contoh-3,", "kode: contoh-2,")
    swapped = swapped.replace("contoh-2, nama: Indikator contoh 3", "contoh-2, nama: Indikator contoh 2")
    head = "nomor: 1/PERUBAHAN\ntanggal: 2030-04-01\nberlaku_sejak: tw2\nalasan: Contoh.\n"
    changed = swapped.replace("kode: baru, nama: Indikator contoh 2", "kode: baru, baru: ya, nama: Indikator lain")
    (folder / "2030/perjanjian-kinerja-perubahan-1.yaml").write_text(head + changed, "utf-8")
    [told] = [p for p in problems(folder) if p.code == "alamat-asing"]
    assert "{{ 2030/tw1:iku.contoh-2.realisasi }}" in told.remedy


@pytest.mark.slow
def test_a_locked_quarter_shows_what_it_was_published_with(tmp_path: Path) -> None:
    folder = office(tmp_path / "isi", "{{ 2029/tw1:iku.3.realisasi }} {{ iku.3.renstra }}")
    for quarter, day in (("2030/tw1", "2030-04-20"), ("2030/tw2", "2030-07-20")):
        done = CliRunner().invoke(main, ["publish", quarter, "--tanggal", day, "--content", str(folder)])
        assert done.exit_code == 0, done.output
    edit(folder / PLAN, "tw1: 93.10", "tw1: 94.20")
    shown = pipeline.compute(folder)["2030/tw2"].angka
    assert shown["2029/tw1:iku.3.realisasi"].teks == "93,10"
    edit(folder / IKU3, "{{ 2029/tw1:iku.3.realisasi }} ", "")
    assert "terbit-berubah" not in {p.code for p in problems(folder)}
    edit(folder / IKU3, "{{ iku.3.renstra }}", "{{ 2030/tw1:npss }}")
    [told] = [p for p in problems(folder) if p.code == "terbit-berubah"]
    assert "sebutan#2030/tw1:npss" in told.wrong
