"""Everything that is read has limits: each is refused with a rule, never with a traceback. All content is made up."""

from __future__ import annotations

import io
import os
import random
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from generator import indonesian as ind
from generator.build import pipeline
from generator.commands.cli import main
from generator.content import files, photos, unknown_files
from generator.content.photos import Photo
from generator.forms import quarter_form
from generator.forms.reading import limits
from generator.problems.problem import ContentError, Place, Problem
from generator.records import plan, values
from generator.yaml import parsing
from tests import same_forms
from tests.support import ROOT
from tests.synthetic import write

pytestmark = pytest.mark.slow

HERE = Place("isi/2030/tw1/highlight.yaml", 2, 5)
IKU = "2030/tw1/iku/03.yaml"
FITTING = 130  # indicators of one workbook, as the guide says


def codes(base: Path) -> set[str]:
    """Return the rules that content breaks."""
    try:
        return {p.code for p in pipeline.compute(base).masalah}
    except ContentError as error:
        return {p.code for p in error.problems}


def deep(base: Path) -> None:
    (base / IKU).write_text(f"nomor: 3\nrealisasi: {'[' * 5000}", "utf-8")


def long(base: Path) -> None:
    (base / IKU).write_text(f"nomor: 3\nrealisasi: {'9' * 100_000}\n", "utf-8")


def large(base: Path) -> None:
    (base / IKU).write_text(f"nomor: 3\nalasan: {'a' * 2_000_001}\n", "utf-8")


def pipe(base: Path) -> None:
    (base / IKU).unlink()
    os.mkfifo(base / IKU)


def link(base: Path) -> None:
    (base / IKU).unlink()
    (base / IKU).symlink_to("/etc/hostname")


def linked_year(base: Path) -> None:
    (base / "2031").symlink_to(base / "2030", target_is_directory=True)


def climbing(base: Path) -> None:
    unit = base / "unit.yaml"
    unit.write_text(unit.read_text("utf-8").replace("[latar]", "[../../etc/passwd]"), "utf-8")


def open_ended(base: Path) -> None:
    report = base / "2030/tw1/laporan.yaml"
    report.write_text(f"{report.read_text('utf-8')}pengantar: 'A {{{{ {' ' * 100_000}'\n", "utf-8")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (open_ended, "kurawal-lepas"),
        (deep, "yaml-terlalu-dalam"),
        (long, "angka-panjang"),
        (large, "berkas-besar"),
        (pipe, "berkas-tautan"),
        (link, "berkas-tautan"),
        (linked_year, "berkas-tautan"),
        (climbing, "halaman-nama"),
    ],
)
def test_what_is_too_much_is_refused(tmp_path: Path, change: Callable[[Path], None], code: str) -> None:
    base = write(tmp_path / "isi")
    change(base)
    assert code in codes(base)


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unknown_files, "MOST", 10)
    assert "isi-terlalu-banyak" in codes(write(tmp_path / "isi"))


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(side: int, extra: bytes = b"") -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + extra + chunk(b"IDAT", zlib.compress(b"\0" * 110)) + chunk(b"IEND", b"")


@pytest.mark.parametrize("data", [png(60_000), png(10, chunk(b"zTXt", b"k\0\0" + zlib.compress(b"a" * 50_000_000)))])
def test_bombs_among_photos_are_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.png").write_bytes(data)
    found = photos.read(tmp_path, "a.png", HERE)
    assert isinstance(found, Problem)
    assert found.code in ("foto-rusak", "foto-besar")


def test_damaged_photos_end_in_a_photo_or_a_problem(tmp_path: Path) -> None:
    chance, exif = random.Random(1), Image.Exif()
    exif[0x8825], exif[0x010E], exif[0x0112] = {1: "S", 2: (3.0, 17.0, 40.0)}, "R", 6
    seeds = {}
    for name, kind in (("a.jpg", "JPEG"), ("a.png", "PNG"), ("a.webp", "WEBP")):
        out = io.BytesIO()
        Image.effect_noise((40, 30), 50).convert("RGB").save(out, kind, exif=exif)
        seeds[name] = out.getvalue()
    for _ in range(600):
        name = chance.choice(list(seeds))
        data = bytearray(seeds[name])
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(len(data))] = chance.choice([0, 127, 128, 255, chance.randrange(256)])
        (tmp_path / name).write_bytes(data)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = photos.read(tmp_path, name, HERE)
        assert isinstance(found, Problem | Photo)
        if isinstance(found, Photo):
            assert [s.nama for s in (*found.salinan, found.cadangan) if b"Exif" in s.data] == []


def imported(folder: Path, file: Path) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["import", str(file), "--content", str(folder / "isi"), "--ya"])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the workbook of the made-up office."""
    folder = tmp_path_factory.mktemp("isian")
    words = ["form", "2030/tw1", "--content", str(write(folder / "isi", groups=1)), "--out", str(folder / "a.xlsx")]
    assert CliRunner().invoke(main, words).exit_code == 0
    return (folder / "a.xlsx").read_bytes()


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("B1", "../../x"),
        ("E", "../../../jahat.yaml"),
        ("E", "unit.yaml"),
        ("F", "[" * 5000),
        ("F", "[[1]]"),
        ("F", "[]"),
        ("G", "x"),
        ("B", "A1:B9"),
    ],
)
def test_a_workbook_made_by_hand_writes_nothing(tmp_path: Path, form: bytes, cell: str, value: str) -> None:
    write(tmp_path / "isi", groups=1)
    file = tmp_path / "a.xlsx"
    before = {p: p.read_bytes() for p in tmp_path.rglob("*.yaml")}
    book = same_forms.opened(form)
    hidden = book["_lapkin"]
    first = next(row for row in range(1, 99) if hidden.cell(row, 1).value == "isian")  # the first input
    hidden[cell if cell[1:] else f"{cell}{first}"] = value
    book.save(file)
    code, said = imported(tmp_path, file)
    assert (code, "isian-rusak" in said or "triwulan-asing" in said) == (1, True)
    assert {p: p.read_bytes() for p in tmp_path.rglob("*.yaml")} == before


def test_a_workbook_that_unpacks_to_too_much_is_refused(tmp_path: Path, form: bytes) -> None:
    write(tmp_path / "isi", groups=1)
    with (
        zipfile.ZipFile(io.BytesIO(form)) as old,
        zipfile.ZipFile(tmp_path / "b.xlsx", "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, old.read(name) + (b" " * 120_000_000 if name.endswith("sheet1.xml") else b""))
    code, said = imported(tmp_path, tmp_path / "b.xlsx")
    assert (code, "terlalu besar" in said) == (1, True)


def test_the_guide_names_the_limits_that_an_officer_meets() -> None:
    guide = " ".join((ROOT / "PANDUAN.md").read_text("utf-8").split())
    million = {kind: f"{most // 1_000_000}" for kind, most in photos.MOST_OF.items()}
    for said in (
        f"JPG progresif {million['JPEG progresif']} juta piksel, PNG {million['PNG']} juta (A3 pada 300 dpi), WebP {million['WEBP']} juta",
        f"sampai {photos.MAX_BYTES // 1_000_000} MB dan {photos.MAX_PIXELS // 1_000_000} juta piksel",
        f"sisi terpanjang {ind.count(photos.MAX_SIDE)} piksel",
        f"paling banyak {ind.count(values.MAX_TEXT)} huruf dan tanda",
        f"(nama, judul, sel) {ind.count(values.MAX_LINE)}, dan semua teks sebuah berkas YAML {ind.count(parsing.MOST_LETTERS)}.",
        f"paling banyak {ind.count(parsing.MOST_ITEMS)} butir, sebuah berkas {files.MAX_BYTES // 1_000_000} MB",
        f"Sebuah rencana memuat paling banyak {plan.MOST_INDICATORS} indikator.",
        f"Sebuah buku kerja memuat {FITTING} indikator dengan rinciannya",
    ):
        assert said in guide, said


def test_a_form_of_as_many_indicators_as_the_guide_says_is_read() -> None:
    """Each of the real office, many with rows of details, costs what each of a larger office would."""
    data = quarter_form.form(ROOT / "tests/kantor/lubuklinggau/content", "2024/tw1")
    counted = limits.SheetCost()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in archive.infolist():
            counted.part(part.filename, iter([archive.read(part)]))
    many = FITTING / 25
    for cost, most in (
        (counted.others, limits.MAX_OTHERS),
        (counted.rules, limits.MAX_RULES),
        (counted.cells, limits.MAX_CELLS),
        (counted.elements, limits.MAX_ELEMENTS),
        (counted.padded, limits.MAX_PADDED),
        (counted.bytes, limits.MAX_XML),
    ):
        assert cost * many < most


@pytest.mark.parametrize("words", [[], ["--bagi"]], ids=["whole", "parts"])
def test_a_form_that_no_import_would_read_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    folder = write(tmp_path / "isi", groups=1)
    monkeypatch.setattr(limits, "MAX_CELLS", 500)
    wanted = ["--content", str(folder), "--out", str(tmp_path / "a.xlsx"), *words]
    done = CliRunner().invoke(main, ["form", "2030/tw1", *wanted])
    assert (done.exit_code, "Tidak ada yang ditulis." in done.output) == (1, True), done.output
    assert ("penanggung_jawab lain" if words else "lapkin form 2030/tw1 --bagi") in done.output
    assert not [*tmp_path.glob("*.xlsx")]
