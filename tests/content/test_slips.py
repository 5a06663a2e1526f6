"""Slips of people who work with files: copies, renamed documents, twins, dates as they are spoken. All is made up."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from PIL import Image

from generator.build import pipeline
from generator.commands import terminal
from generator.commands.cli import main
from generator.records import values
from tests.content.test_photos import picture
from tests.faults import IKU3, REPORT, edit, problems
from tests.synthetic import write

HIGHLIGHT = "2030/tw1/highlight.yaml"


@pytest.mark.parametrize(
    "name", ["tw1 - Copy", "tw1 (2)", "tw1 - Copy (2)", "Copy of tw1", "Salinan tw1", "tw1_lama", "TW1 - Salin"]
)
def test_a_copied_quarter_is_called_a_copy_once(tmp_path: Path, name: str) -> None:
    folder = write(tmp_path / "isi")
    shutil.copytree(folder / "2030/tw1", folder / "2030" / name)
    found = [p for p in problems(folder) if p.code == "folder-nama" or name in p.place.file]
    assert [(p.code, p.place.file, p.wrong) for p in found] == [
        ("folder-nama", f"isi/2030/{name}", "Folder ini salinan tw1 dan tidak dibaca.")
    ]
    assert found[0].remedy == "Hapus, atau ganti nama menjadi triwulan yang dimaksud (tw2, tw3, tw4)."


@pytest.mark.parametrize(
    ("name", "right"), [("TW2", "tw2"), ("Triwulan II", "tw2"), ("tw 3", "tw3"), ("tw2 (1)", "tw2"), ("q4", "tw4")]
)
def test_a_quarter_that_is_spelt_otherwise(tmp_path: Path, name: str, right: str) -> None:
    folder = write(tmp_path / "isi")
    (folder / "2030" / name).mkdir()
    assert [p.remedy for p in problems(folder) if p.code == "folder-nama"] == [f"Ganti nama menjadi {right}."]


def test_a_copied_year_is_one_problem(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    shutil.copytree(folder / "2030", folder / "2030 - Copy")
    found = [p for p in problems(folder) if "Copy" in p.place.file]
    assert [(p.code, p.wrong) for p in found] == [("folder-nama", "Folder ini salinan 2030 dan tidak dibaca.")]


def test_no_remedy_renames_over_a_file_that_is_there(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    for name in ("03.yaml.txt", "03.yml", "04.YAML"):
        (folder / "2030/tw1/iku" / name).write_text("nomor: 3\n", "utf-8")
    found = {p.place.file[-8:]: p.remedy for p in problems(folder) if p.code == "berkas-nama"}
    assert found["yaml.txt"] == "Hapus atau pindahkan; 03.yaml sudah ada."
    assert found["u/03.yml"] == "Hapus atau pindahkan; 03.yaml sudah ada."


@pytest.mark.parametrize(
    ("begins", "kind"),
    [(b"PK\x03\x04", "Word"), (b"\xd0\xcf\x11\xe0", "lama"), (b"%PDF-1.7", "PDF"), (b"\xff\xd8\xff\xe0", "JPEG")],
)
def test_a_document_that_was_only_renamed(tmp_path: Path, begins: bytes, kind: str) -> None:
    folder = write(tmp_path / "isi")
    (folder / IKU3).write_bytes(begins + b"\0" * 40)
    found = next(p for p in problems(folder) if p.code == "berkas-pengodean")
    assert kind in found.wrong and "bukan berkas teks" in found.wrong


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("13 Mei 2024", date(2024, 5, 13)),
        ("Senin, 13 Mei 2024", date(2024, 5, 13)),
        ("Senin 13 Mei 2024", date(2024, 5, 13)),
        ("Jum'at, 17 Mei 2024", date(2024, 5, 17)),
        ("Ahad, 19 Mei 2024", date(2024, 5, 19)),
        ("13/05/2024", date(2024, 5, 13)),
        ("13-5-2024", date(2024, 5, 13)),
        ("5/5/2024", date(2024, 5, 5)),
        ("17 agustus 2024", date(2024, 8, 17)),
        ("Selasa, 2024-01-09", date(2024, 1, 9)),
    ],
)
def test_dates_as_people_write_them(typed: str, meant: date) -> None:
    assert values.day(typed) == meant


@pytest.mark.parametrize(
    "typed", ["05/06/2024", "13 Mei", "31 Februari 2024", "13/05/24", "Selasa, 13 Mei 2024", "13 Meja 2024"]
)
def test_dates_that_could_be_another_day_are_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"tanggal-salah|hari-salah"):
        values.day(typed)


@pytest.mark.parametrize(
    ("sign", "named"),
    [
        ("\u200b", "U+200B (spasi tanpa lebar)"),
        ("\u00ad", "U+00AD (tanda hubung lunak)"),
        ("\ufeff", "U+FEFF (tanda awal berkas)"),
        ("\u202e", "U+202E (pengatur arah tulisan)"),
        ("\U000e0041", "U+E0041 (huruf tag)"),
        ("\u2060", "U+2060"),
        *(("\u2800", "U+2800"), ("\ufe0f", "U+FE0F"), ("\ufdd0", "U+FDD0"), ("\U000e0101", "U+E0101")),
        *(("\U0001fffe", "U+1FFFE"), ("\U0001d173", "U+1D173")),
        ("\uf0b7", "Ada lambang yang hanya dikenal satu font, U+F0B7"),
        ("\U000f0001", "Ada lambang yang hanya dikenal satu font, U+F0001"),
    ],
)
def test_signs_that_nobody_sees_are_named_with_their_place(tmp_path: Path, sign: str, named: str) -> None:
    folder = write(tmp_path / "isi")
    edit(folder / REPORT, "judul: Laporan", f"judul: Laporan kiner{sign}ja")
    found = next(p for p in problems(folder) if p.code == "berkas-karakter")
    assert (found.place.line, found.place.column) == (4, 21)
    assert f'{named} sesudah "kiner"' in found.wrong


@pytest.mark.parametrize(
    "text", ["e\u0301\u0323\u0300\u0302", "\u2764\ufe0f", "1\ufe0f\u20e3", "\U0001f468\u200d\U0001f469", "\u2713", "•"]
)
def test_accents_and_pictures_are_no_secret(tmp_path: Path, text: str) -> None:
    folder = write(tmp_path / "isi")
    edit(folder / REPORT, "judul: Laporan", f"judul: Laporan kinerja {text}")
    assert "berkas-karakter" not in [p.code for p in problems(folder)]


def photos(folder: Path, *names: str) -> None:
    for name in names:
        if name.endswith(".jpg"):
            picture(folder / "2030/tw1/foto" / name, (40, 30))
        else:
            Image.new("RGB", (40, 30), "blue").save(folder / "2030/tw1/foto" / name)
    text = "".join(f"  - {{berkas: {n}, teks: Petugas menguji takjil di Pasar Ulu.}}\n" for n in names)
    (folder / HIGHLIGHT).write_text(f"- judul: Kegiatan contoh\n  uraian: Contoh.\n  foto:\n{text}", "utf-8")


@pytest.mark.parametrize("twin", ["rapat.png", "rapat.webp", "Rapat.jpg", "RAPAT.png"])
def test_photos_of_one_published_name_are_refused(tmp_path: Path, twin: str) -> None:
    folder = write(tmp_path / "isi")
    photos(folder, "rapat.jpg", twin)
    found = [p for p in problems(folder) if p.code == "foto-nama" and p.place.line]
    assert [(p.place.line, p.remedy) for p in found] == [
        (5, f"Ganti nama salah satu, misalnya {Path(twin).stem}-2{Path(twin).suffix}.")
    ]
    assert f"Foto {twin} dan rapat.jpg mendapat nama yang sama" in found[0].wrong


def test_the_name_of_a_photo_is_no_sentence_about_a_year(tmp_path: Path) -> None:
    """A camera counts: its number may be a year."""
    folder = write(tmp_path / "isi")
    photos(folder, "img-2031.jpg")
    assert [p for p in problems(folder) if '"2031"' in p.wrong] == []


def test_photos_that_nobody_names(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    photos(folder, "rapat.jpg")
    picture(folder / "2030/tw1/foto/rumah.jpg", gps=True)
    picture(folder / "2030/tw1/foto/aula.jpg")
    picture(folder / "2030/tw1/foto/Rapat.jpg")
    (folder / "2030/tw1/foto/._aula.jpg").write_bytes(b"x")
    found = {(p.code, p.level, p.place.file) for p in problems(folder) if "/foto/" in p.place.file}
    assert found == {
        ("foto-lepas", "peringatan", "isi/2030/tw1/foto/rumah.jpg"),
        ("foto-tak-tampil", "saran", "isi/2030/tw1/foto/aula.jpg"),
        ("foto-tak-tampil", "saran", "isi/2030/tw1/foto/Rapat.jpg"),
        ("foto-nama", "galat", "isi/2030/tw1/foto/rapat.jpg"),
    }


@pytest.mark.parametrize("command", ["check", "build"])
def test_errors_stand_last(tmp_path: Path, command: str) -> None:
    folder = write(tmp_path / "isi")
    edit(folder / "2030/perjanjian-kinerja.yaml", "tw2: 60", "tw2: 40")  # before the others, in the order of files
    picture(folder / "2030/tw1/foto/rumah.jpg", gps=True)
    picture(folder / "2030/tw1/foto/aula.jpg")
    words = [
        command,
        "--content",
        str(folder),
        *(["--site", str(tmp_path / "s"), "--pekerja", "1"] if command == "build" else []),
    ]
    said = CliRunner().invoke(main, words).output
    assert said.index("saran:") < said.index("peringatan:") < said.index("[target-turun]") < said.index("1 galat")


def test_what_the_preview_of_dates_becomes(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    edit(folder / REPORT, "2030-04-10", "Rabu, 10 April 2030")
    assert pipeline.compute(folder).hasil[0].kuartal.laporan.tanggal_terbit == date(2030, 4, 10)


def test_remedies_for_three_photos_of_one_name_do_not_clash(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    photos(folder, "rapat.jpg", "rapat.png", "rapat.webp")
    assert [p.remedy.split()[-1] for p in problems(folder) if p.code == "foto-nama"] == [
        "rapat-2.png.",
        "rapat-3.webp.",
    ]


@pytest.mark.parametrize(
    ("typed", "agreed"), [("ya\n", True), ("Y\n", True), ("\n", False), ("tidak\n", False), ("apa\ny\n", True)]
)
def test_ya_is_an_answer(typed: str, agreed: bool) -> None:
    @click.command()
    def asked() -> None:
        click.echo(f"jadi {terminal.agreed('Tulis 2 berkas?')}")

    assert f"jadi {agreed}" in CliRunner().invoke(asked, input=typed).output
