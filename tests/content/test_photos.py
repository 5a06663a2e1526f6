"""Photos: made small, stripped of what the camera wrote, refused with a remedy. All pictures here are made up."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from generator.build import emit, pipeline
from generator.content import photos
from generator.problems.problem import Place, Problem
from tests.faults import problems
from tests.synthetic import write

HERE = Place("isi/2030/tw1/highlight.yaml", 2, 5)


def picture(path: Path, size: tuple[int, int] = (2000, 1000), gps: bool = False) -> None:
    exif = Image.Exif()
    if gps:
        exif[0x8825] = {1: "S", 2: (3.0, 17.0, 40.0)}
    exif[0x010E] = "RAHASIA"
    exif[0x0112] = 6  # turned by 90 degrees
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size, "green").save(path, "JPEG", exif=exif)


@pytest.mark.slow
def test_published_photo_is_small_upright_and_without_metadata(tmp_path: Path) -> None:
    picture(tmp_path / "a.jpg")
    found = photos.read(tmp_path, "a.jpg", HERE)
    assert isinstance(found, photos.Photo)
    assert (found.lebar, found.tinggi) == (640, 1280)
    files = {c.nama: c.data for c in (*found.salinan, found.cadangan)}
    sizes = {"a-480.webp": (480, 960), "a-640.webp": (640, 1280), "a.jpg": (640, 1280)}
    assert files.keys() == sizes.keys()
    for name, data in files.items():
        with Image.open(io.BytesIO(data)) as image:
            assert (image.size, dict(image.getexif())) == (sizes[name], {})
            assert image.format == {"webp": "WEBP", "jpg": "JPEG"}[name.split(".")[1]]
        assert b"RAHASIA" not in data


def test_a_photo_smaller_than_a_phone_is_not_made_larger(tmp_path: Path) -> None:
    picture(tmp_path / "a.jpg", (200, 300))  # turned: 300 by 200
    found = photos.read(tmp_path, "a.jpg", HERE)
    assert isinstance(found, photos.Photo)
    assert [(c.nama, c.lebar) for c in found.salinan] == [("a-300.webp", 300)]


def test_a_link_is_refused_as_one(tmp_path: Path) -> None:
    picture(tmp_path / "a.jpg")
    (tmp_path / "b.jpg").symlink_to(tmp_path / "a.jpg")
    found = photos.read(tmp_path, "b.jpg", HERE)
    assert isinstance(found, Problem)
    assert (found.code, found.place, found.remedy) == ("berkas-tautan", HERE, "Ganti dengan berkas biasa.")


@pytest.mark.slow
def test_the_same_photo_gives_the_same_bytes(tmp_path: Path) -> None:
    picture(tmp_path / "a.jpg")
    assert photos.read(tmp_path, "a.jpg", HERE) == photos.read(tmp_path, "a.jpg", HERE)


@pytest.mark.parametrize(
    ("name", "data", "wrong"),
    [
        ("../a.jpg", None, "tidak sah"),
        ("a.svg", b"<svg/>", "tidak sah"),
        ("b.jpg", None, "tidak ada"),
        ("c.jpg", b"bukan gambar", "tidak dapat dibaca"),
        ("d.jpg", b"\xff\xd8\xff\xe0" + b"x" * 40, "tidak dapat dibaca"),
        ("e.png", b"GIF89a" + b"\x00" * 40, "tidak dapat dibaca"),
    ],
)
def test_refused_with_the_place_that_names_it(tmp_path: Path, name: str, data: bytes | None, wrong: str) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    found = photos.read(tmp_path, name, HERE)
    assert isinstance(found, Problem)
    assert found.place == HERE
    assert wrong in found.wrong
    assert found.remedy


def test_too_large_photos_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    picture(tmp_path / "a.jpg")
    monkeypatch.setattr(photos, "MAX_PIXELS", 1000)
    found = photos.read(tmp_path, "a.jpg", HERE)
    assert isinstance(found, Problem)
    assert (found.code, "megapiksel" in found.wrong) == ("foto-besar", True)
    monkeypatch.setattr(photos, "MAX_BYTES", 10)
    assert "20 MB" in str(photos.read(tmp_path, "a.jpg", HERE))


@pytest.mark.slow
def test_photo_reaches_the_page(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    picture(folder / "2030/tw1/foto/kegiatan.jpg")
    file = folder / "2030/tw1/highlight.yaml"
    file.write_text(file.read_text("utf-8") + "  foto: [{berkas: kegiatan.jpg, teks: Orang di pasar pagi}]\n", "utf-8")
    files = emit.generate(pipeline.compute(folder)).files
    assert files["2030/tw1/foto/kegiatan-480.webp"].startswith(b"RIFF")
    assert files["2030/tw1/foto/kegiatan.jpg"].startswith(b"\xff\xd8")
    page = files["2030/tw1/highlight/index.md"].decode()
    assert '<img src="../foto/kegiatan.jpg" alt="Orang di pasar pagi" width="640" height="1280"' in page
    assert 'srcset="../foto/kegiatan-480.webp 480w, ../foto/kegiatan-640.webp 640w"' in page


@pytest.mark.slow
@pytest.mark.parametrize(
    ("gps", "words", "codes"),
    [
        (True, "Orang di pasar pagi", {"foto-lokasi"}),
        (False, "Orang di pasar pagi", {"foto-metadata"}),
        (False, "foto", {"foto-metadata", "foto-teks"}),
    ],
)
def test_what_a_photo_says_of_its_maker(tmp_path: Path, gps: bool, words: str, codes: set[str]) -> None:
    folder = write(tmp_path / "isi")
    picture(folder / "2030/tw1/foto/kegiatan.jpg", gps=gps)
    file = folder / "2030/tw1/highlight.yaml"
    file.write_text(file.read_text("utf-8") + f"  foto: [{{berkas: kegiatan.jpg, teks: {words}}}]\n", "utf-8")
    assert {p.code for p in problems(folder) if p.code.startswith("foto")} == codes


def test_a_photo_that_is_named_twice_is_read_and_told_of_once(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", groups=1)
    (folder / "2030/tw1/foto").mkdir()
    (folder / "2030/tw1/foto/kegiatan.jpg").write_bytes(b"bukan foto")
    file, named = folder / "2030/tw1/highlight.yaml", "{berkas: kegiatan.jpg, teks: Orang di pasar pagi}"
    file.write_text(file.read_text("utf-8") + f"  foto: [{named}, {named}]\n", "utf-8")
    assert [p.code for p in problems(folder) if p.code.startswith("foto")] == ["foto-rusak"]
