"""A locked quarter does not move, whatever is added around it: versions of the plan, quarters, years before and after,
rule sets, a new name of the office. Every byte of its pages and data is compared but for menus. All made up.

Where the site stands and where its source is kept is no part of what an office published: both may be typed later, and
move. What leads there (the end of a citation, the canonical address, links to lines of YAML) is masked by `LEADS`.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Callable, Mapping
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from generator.commands.cli import main
from tests import revised, synthetic
from tests.faults import edit
from tests.support import CONTENT, locked_files

QUARTERS = ("2030/tw1", "2030/tw2")
SITE, SOURCE = "https://kinerja.example.go.id/", "https://git.example.go.id/kinerja"
LEADS = [
    (re.compile(text.encode()), kept)
    for text, kept in (
        (rf' · <a href="{SOURCE}[^"]*">Sunting</a>', b""),
        (rf'<a href="{SOURCE}[^"]*">([^<]*)</a>', rb"\1"),
        (r' data-alamat="[^"]*"', b""),
        (rf'(versi [0-9a-f]{{8}}\. )(?:Situs Kinerja [^<"\\\n]*\.|{SITE}[^<"\\\s]*)', rb"\1"),
        (rf'\\"url\\": \\"{SITE}[^"]*\\", ', b""),
        (rf'(contentUrl\\": \\")(?:{SITE}|(?:\.\./)*)', rb"\1"),
        (rf'("skema": "){SITE}', rb"\1"),
        (rf'(Tautan pendek: )alamat situs ini, lalu |(Salin tautan">){SITE}', rb"\1\2"),
    )
]
Change = Callable[[Path], object]


@cache
def published() -> tuple[Path, Mapping[str, bytes]]:
    """Return an office of two locked quarters, and the files of these."""
    folder = synthetic.write(Path(tempfile.mkdtemp()) / "isi", quarters=2)
    (folder / "glosarium.yaml").write_text("NPSS: Nilai contoh\n", "utf-8")
    for quarter, day in zip(QUARTERS, ("2030-04-20", "2030-07-20"), strict=True):
        done = CliRunner().invoke(main, ["publish", quarter, "--tanggal", day, "--content", str(folder)])
        assert done.exit_code == 0, done.output
    return folder, locked_files(folder, *QUARTERS)


def later_version(quarter: int) -> Change:
    def change(folder: Path) -> None:
        text = revised.revised((folder / revised.FIRST).read_text("utf-8"))
        (folder / revised.REVISED).write_text(text.replace("sejak: tw3", f"sejak: tw{quarter}"), "utf-8")

    return change


def later_quarter(folder: Path) -> None:
    done = CliRunner().invoke(main, ["new", "2030/tw3", "--content", str(folder)])
    assert done.exit_code == 0, done.output


def year(number: int, quarters: int) -> Change:
    return lambda folder: synthetic.add_year(folder, number, quarters)


def rule_set(folder: Path) -> None:
    text = synthetic.RULES.replace("kode: aturan-contoh", "kode: aturan-lain").replace("Nomor 1", "Nomor 2")
    (folder / "aturan/aturan-lain.yaml").write_text(text, "utf-8")


def renamed(folder: Path) -> None:
    """Give the office another name, and the old one to the quarters until now."""
    old = "riwayat:\n  - sampai: 2030/tw2\n    nama: Balai Contoh di Kota Rekaan\n"
    old += "    nama_resmi: Balai Besar Contoh di Kota Rekaan\n"
    text = (folder / "unit.yaml").read_text("utf-8").replace("nama: Balai Contoh di", "nama: Balai Baru di", 1)
    text = text.replace("nama_resmi: Balai Besar Contoh", "nama_resmi: Balai Besar Baru", 1)
    (folder / "unit.yaml").write_text(text + old, "utf-8")


def words(folder: Path) -> None:
    """Explain words that the pages of locked quarters hold, and change what one meant."""
    text = "NPSS: Nilai lain\nIKU: Indikator contoh\nIE: Lain\nTE: Lain\nKinerja: Arti contoh\nContoh: Arti contoh\n"
    (folder / "glosarium.yaml").write_text(text, "utf-8")


def moved(folder: Path) -> None:
    """Give the office another address, and the old one to the quarters until now."""
    text = (folder / "unit.yaml").read_text("utf-8").replace("alamat: Jalan Rekaan 1", "alamat: Jalan Baru 2", 1)
    text = text.replace("surel: contoh@", "surel: baru@", 1).replace("situs: https://", "situs: https://baru.", 1)
    old = "    alamat: Jalan Rekaan 1\n    surel: contoh@example.go.id\n    situs: https://example.go.id/\n"
    old = old if "riwayat:" in text else f"riwayat:\n  - sampai: 2030/tw2\n{old}"
    (folder / "unit.yaml").write_text(text + old, "utf-8")


def compared(folder: Path) -> None:
    """Type what an indicator of the plan can be compared with."""
    more = "riwayat: {2028: {tw1: 40, tw2: 45, tahunan: 50, sumber: Buku contoh}},\n             "
    more += "patokan: [{nama: Rata-rata contoh, nilai: 60, periode: tahun 2029, sumber: Buku contoh}], "
    edit(folder / "2030/perjanjian-kinerja.yaml", "satuan: persen, ", f"satuan: persen, {more}")


def planned(folder: Path) -> None:
    """Write a medium-term plan, and classes against it into the rule set of the locked quarters."""
    text = "- nama: Renstra contoh\n  periode: {mulai: 2028, sampai: 2032}\n  acuan: Tabel contoh\n"
    text += "  target: {contoh-1: {2030: 60, 2032: 90}}\n"
    (folder / "renstra.yaml").write_text(text, "utf-8")
    table = "capaian_renstra:\n  acuan: Tabel E\n  kelas: [{nama: Lewat, mulai: 100}, {nama: Belum, di_bawah: 100}]\n"
    edit(folder / "aturan/aturan-contoh.yaml", "nps:\n", f"{table}nps:\n")


def said(folder: Path) -> None:
    """Write remarks for oneself above all that stands around the quarters."""
    for name in ("2030/perjanjian-kinerja.yaml", "aturan/aturan-contoh.yaml", "unit.yaml", "terbitan.yaml"):
        text = (folder / name).read_text("utf-8")
        (folder / name).write_text(f"# Keterangan contoh.\n# Baris kedua.\n{text}", "utf-8")


def beside(folder: Path) -> None:
    """Add what pages of the office show, what search takes for the same, files of its own, and a photo of nothing."""
    (folder / "profil").mkdir(exist_ok=True)
    (folder / "profil/visi-misi.md").write_text("# Visi dan misi\n\nVisi rekaan.\n", "utf-8")
    (folder / "sinonim.yaml").write_text("- [serapan, terserap]\n", "utf-8")
    (folder / "statis").mkdir()
    (folder / "statis/keterangan.txt").write_text("Contoh.\n", "utf-8")
    for name in ("metadata.yaml", "regulasi/permenpanrb-53-2014.yaml"):
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(CONTENT / name, folder / name)


def addressed(folder: Path) -> None:
    """Say where the site stands and where its source is kept."""
    unit = (folder / "unit.yaml").read_text("utf-8")
    (folder / "unit.yaml").write_text(f"alamat_situs: {SITE}\nrepositori: {SOURCE}\n{unit}", "utf-8")


def pictured(folder: Path) -> None:
    """Put a photo into a quarter that is not locked."""
    quarter = folder / "2030/tw3"
    if quarter.is_dir():
        (quarter / "foto").mkdir(exist_ok=True)
        Image.new("RGB", (1200, 800), "green").save(quarter / "foto/contoh.jpg")
        lines = "- judul: Kegiatan rekaan\n  uraian: Kegiatan contoh berfoto.\n"
        lines += "  foto: [{berkas: contoh.jpg, teks: Warna hijau polos sebagai contoh}]\n"
        (quarter / "highlight.yaml").write_text(lines, "utf-8")


def corrected(folder: Path) -> None:
    """Correct the second quarter, and record the correction."""
    edit(folder / "2030/tw2/iku/03.yaml", "realisasi: 55", "realisasi: 56")
    words = ("--apa", "Realisasi", "--alasan", "Salah hitung.", "--disetujui", "Kepala", "--tanggal", "2030-08-01")
    done = CliRunner().invoke(main, ["correct", "2030/tw2", *words, "--content", str(folder)])
    assert done.exit_code == 0, done.output


CHANGES: dict[str, Change] = {
    "a later version of the plan": later_version(3),
    "a later quarter": later_quarter,
    "a year before, whole": year(2029, 4),
    "a year after": year(2031, 1),
    "a rule set": rule_set,
    "another name of the office": renamed,
    "earlier years and standards": compared,
    "a medium-term plan and its classes": planned,
    "another address of the office": moved,
    "words of the glossary": words,
    "remarks in files around": said,
    "addresses of the site and of its source": addressed,
    "a photo of a later quarter": pictured,
    "profile, synonyms, metadata, regulations, files": beside,
}


def around(names: tuple[str, ...]) -> Path:
    folder = Path(tempfile.mkdtemp()) / "isi"
    shutil.copytree(published()[0], folder)
    if "a year before, whole" in names:  # the rule set in force then, which is none of the locked quarters
        rule_set(folder)
        edit(folder / "aturan/aturan-lain.yaml", "berlaku_sejak: 2030-01-01", "berlaku_sejak: 2029-01-01")
    for name in sorted(names, key=[*CHANGES].index):  # a new quarter is made from the plan that holds then
        if name != "a rule set" or "a year before, whole" not in names:
            CHANGES[name](folder)
    if "a year before, whole" in names:
        edit(folder / "2029/perjanjian-kinerja.yaml", "aturan: aturan-contoh", "aturan: aturan-lain")
    return folder


def masked(data: bytes) -> bytes:
    """Return a file without what leads to where the site stands or its source is kept."""
    for pattern, kept in LEADS:
        data = pattern.sub(kept, data)
    return data


def same(names: tuple[str, ...]) -> None:
    folder = around(names)
    try:
        known, now = (
            {name: masked(data) for name, data in found.items()}
            for found in (published()[1], locked_files(folder, *QUARTERS))
        )
        assert sorted(now) == sorted(known)
        moved = {name: (known[name], now[name]) for name in known if known[name] != now[name]}
        assert moved == {}, sorted(moved)
    finally:
        shutil.rmtree(folder.parent)


@pytest.mark.slow
def test_a_correction_of_a_later_quarter_moves_no_earlier_one(tmp_path: Path) -> None:
    folder = shutil.copytree(published()[0], tmp_path / "isi")
    known = locked_files(folder, QUARTERS[0])
    corrected(folder)
    assert locked_files(folder, QUARTERS[0]) == known


@pytest.mark.slow
@pytest.mark.parametrize("name", CHANGES)
def test_what_is_added_moves_no_locked_quarter(name: str) -> None:
    same((name,))


TOGETHER = [names for count in range(2, len(CHANGES) + 1) for names in combinations(CHANGES, count)]


@pytest.mark.slow
@pytest.mark.untraced
@settings(max_examples=settings.default.max_examples // 3)  # each takes half a second
@given(st.sampled_from(TOGETHER))
def test_all_that_may_be_added_together_moves_no_locked_quarter(names: tuple[str, ...]) -> None:
    same(names)
