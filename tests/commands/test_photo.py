"""`lapkin foto`: clean, upright, well named, described, and nothing lost. All pictures are made up."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from generator.build import pipeline
from generator.commands.cli import main
from tests.content.test_photos import picture
from tests.faults import problems
from tests.synthetic import write

TEXT = "Petugas menguji takjil di Pasar Ulu."
HIGHLIGHT = "2030/tw1/highlight.yaml"


def run(base: Path, *words: str, answers: str = "") -> Result:
    return CliRunner().invoke(main, ["foto", *words, "--content", str(base)], input=answers)


def test_a_photo_from_elsewhere_is_copied_clean_and_shown(tmp_path: Path) -> None:
    base, source = write(tmp_path / "isi"), tmp_path / "IMG 2031 (1).JPG"
    picture(source, (200, 100), gps=True)
    before = source.read_bytes()
    done = run(base, str(source), "--kuartal", "2030/tw1", answers=f"foto\n{TEXT}\n")
    assert done.exit_code == 0, done.output
    assert '"foto" tidak menjelaskan foto' in done.output
    made = base / "2030/tw1/foto/img-2031-1.jpg"
    with Image.open(made) as image:
        assert (image.size, dict(image.getexif())) == ((100, 200), {})
    assert source.read_bytes() == before
    assert f"Aslinya tetap di {source}" in done.output
    paste = done.output.split("di bawah uraian:\n")[1]
    file = base / HIGHLIGHT
    file.write_text(file.read_text("utf-8") + paste, "utf-8")  # the remedy is obeyed
    assert [p.code for p in problems(base) if p.code.startswith("foto")] == []
    assert "img-2031-1.jpg" in pipeline.compute(base).hasil[0].kuartal.foto


def test_a_photo_that_is_there_is_cleaned_and_its_original_leaves_the_content(tmp_path: Path) -> None:
    base = write(tmp_path / "isi")
    there = base / "2030/tw1/foto/Rapat Besar.jpg"
    picture(there, gps=True)
    before = there.read_bytes()
    assert "foto-lepas" in {p.code for p in problems(base)}
    for number in ("", "-2"):
        done = run(base, str(there), "--teks", TEXT)
        assert done.exit_code == 0, done.output
        assert (tmp_path / f"foto-asli/2030/tw1/Rapat Besar{number}.jpg").read_bytes() == before
        assert f"Rapat Besar{number}.jpg. Jangan masukkan" in done.output
        there.write_bytes(before)
    names = sorted(p.name for p in there.parent.iterdir())
    assert names == ["Rapat Besar.jpg", "rapat-besar-2.jpg", "rapat-besar.jpg"]


@pytest.mark.slow
def test_a_photo_that_is_named_well_needs_no_text(tmp_path: Path) -> None:
    base = write(tmp_path / "isi")
    picture(base / "2030/tw1/foto/rapat.jpg", gps=True)
    file = base / HIGHLIGHT
    file.write_text(f"{file.read_text('utf-8')}  foto: [{{berkas: rapat.jpg, teks: {TEXT}}}]\n", "utf-8")
    assert "foto-lokasi" in {p.code for p in problems(base)}
    done = run(base, str(base / "2030/tw1/foto/rapat.jpg"))
    assert (done.exit_code, "Tempel" in done.output) == (0, False), done.output
    assert [p.code for p in problems(base) if p.code.startswith("foto")] == []


def test_a_name_that_highlights_use_is_told_to_be_changed(tmp_path: Path) -> None:
    base = write(tmp_path / "isi")
    picture(base / "2030/tw1/foto/Rapat_A.JPG")
    file = base / HIGHLIGHT
    file.write_text(f"{file.read_text('utf-8')}  foto: [{{berkas: Rapat_A.JPG, teks: {TEXT}}}]\n", "utf-8")
    done = run(base, str(base / "2030/tw1/foto/Rapat_A.JPG"))
    assert f"Pada {file} baris 3, ganti Rapat_A.JPG menjadi rapat_a.jpg." in done.output


@pytest.mark.parametrize(
    ("name", "data", "words", "said"),
    [
        ("a.jpg", b"bukan gambar", ["--kuartal", "2030/tw1"], "tidak dapat dibaca"),
        ("a.heic", b"\0\0\0 ftypheic", ["--kuartal", "2030/tw1"], "HEIC: kirim sebagai JPG"),
        ("a.jpg", b"", [], "belum disebut. Tulis --kuartal"),
        ("a.jpg", b"", ["--kuartal", "2030/tw4"], "2030/tw4 tidak ada"),
        ("a.jpg", None, ["--kuartal", "2030/tw1"], "Foto tidak ada"),
    ],
)
def test_what_is_no_photo_or_of_no_quarter(
    tmp_path: Path, name: str, data: bytes | None, words: list[str], said: str
) -> None:
    base = write(tmp_path / "isi")
    if data is not None:
        (tmp_path / name).write_bytes(data)
    done = run(base, str(tmp_path / name), *words)
    assert (done.exit_code, said in done.output) == (1, True), done.output
