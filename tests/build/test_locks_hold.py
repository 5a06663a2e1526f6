"""A locked quarter does not move, whatever is added around it: versions of the plan, quarters, years before and after,
years of other periods, rule sets, a new name of the office, other comparisons, money of later quarters, corrections of
other quarters. Every byte of its pages and data is compared but for menus. All made up.

Where the site stands and where its source is kept is no part of what an office published: both may be typed later, and
move. What leads there (the end of a citation, the canonical address, links to lines of YAML) is masked by `LEADS`.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from generator.build import pipeline
from generator.commands.cli import main
from generator.document.making import UnsetDocument
from generator.pages import site
from tests import periodic, revised, rooted, synthetic
from tests.faults import edit
from tests.support import CONTENT, documents, locked_files

FIRST, SECOND, THIRD = "2030/tw1", "2030/tw2", "2030/tw3"
QUARTERS = (FIRST, SECOND)
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
CORRECTION = ("--apa", "Angka", "--alasan", "Salah hitung.", "--disetujui", "Kepala")
KNOWN = (
    "riwayat: {2028: {tw1: 31, tw2: 32, tahunan: 35, sumber: Buku contoh}}, patokan: [{nama: Rata-rata contoh, nilai: 61,"
    " periode: tahun 2029, sumber: Buku contoh}, {nama: Balai lain, nilai: 58, periode: tahun 2029, sumber: Buku contoh}], "
)
RENSTRA = """\
- nama: Renstra contoh
  periode: {mulai: 2028, sampai: 2032}
  acuan: Tabel contoh
  target: {contoh-5: {2030: 61, 2032: 91}}
"""


@cache
def published() -> tuple[Path, Mapping[str, bytes]]:
    """Return an office of two locked quarters, and the files of these."""
    folder = synthetic.write(Path(tempfile.mkdtemp()) / "isi", quarters=2)
    (folder / "glosarium.yaml").write_text("NPSS: Nilai contoh\nSerapan: Arti contoh\n", "utf-8")
    (folder / "renstra.yaml").write_text(RENSTRA, "utf-8")
    edit(folder / revised.FIRST, "nama: Indikator contoh 5, ", f"nama: Indikator contoh 5, {KNOWN}")
    head, tail = (folder / revised.FIRST).read_text("utf-8").split("nama: Indikator contoh 6, ")
    averaged = tail.replace("tahunan: 80}", "tahunan: 65}", 1)
    (folder / revised.FIRST).write_text(f"{head}nama: Indikator contoh 6, akumulasi: rata_rata, {averaged}", "utf-8")
    for quarter, day in zip(QUARTERS, ("2030-04-20", "2030-07-20"), strict=True):
        funded(folder, quarter)
        run(folder, "publish", quarter, "--tanggal", day)
    return folder, locked_files(folder, *QUARTERS)


@cache
def documents_then() -> Mapping[str, UnsetDocument]:
    """Return the documents of the locked quarters as they were when the second was published."""
    return documents(published()[0], *QUARTERS)


def run(folder: Path, *words: str) -> None:
    done = CliRunner().invoke(main, [*words, "--content", str(folder)])
    assert done.exit_code == 0, done.output


def funded(folder: Path, quarter: str, more: str = "") -> None:
    """Tell how the pagu of a quarter came about, and what was planned to be withdrawn."""
    money = folder / quarter / "anggaran.yaml"
    rpd = "rpd: {tw1: 1_000, tw2: 2_000, tw3: 5_000, tw4: 5_000}\n"
    money.write_text(f"pagu_awal: 13_000\n{more}{rpd}{money.read_text('utf-8')}", "utf-8")


def later_version(quarter: int) -> Change:
    def change(folder: Path) -> None:
        since = 4 if (folder / THIRD / "kunci.yaml").exists() else quarter
        text = revised.revised((folder / revised.FIRST).read_text("utf-8"))
        (folder / revised.REVISED).write_text(text.replace("sejak: tw3", f"sejak: tw{since}"), "utf-8")

    return change


def later_quarter(folder: Path) -> None:
    if not (folder / THIRD).exists():
        run(folder, "new", THIRD)


def third(folder: Path) -> None:
    """Live through another quarter: its DIPA is revised, some of it is blocked, it is published, and corrected."""
    shutil.copytree(synthetic.write(folder.parent / "tiga", quarters=3) / THIRD, folder / THIRD)
    more = "revisi: [{nomor: 1, tanggal: 2030-08-05, pagu: 13_000, alasan: Pergeseran rekaan.}]\nblokir: 700\n"
    funded(folder, THIRD, more)
    run(folder, "publish", THIRD, "--tanggal", "2030-10-20")
    edit(folder / THIRD / "iku/04.yaml", "realisasi: 60", "realisasi: 61")
    edit(folder / THIRD / "anggaran.yaml", "5: {pagu: 1_000, realisasi: 300", "5: {pagu: 1_000, realisasi: 350")
    run(folder, "correct", THIRD, *CORRECTION, "--tanggal", "2030-11-01")


def corrected_before(folder: Path) -> None:
    """Correct the first quarter: what it reached, what it planned, what it spent, what it was compared with."""
    edit(folder / FIRST / "iku/03.yaml", "realisasi: 50", "realisasi: 53")
    edit(folder / FIRST / "iku/07.yaml", "realisasi: 50", "realisasi: 47")
    edit(folder / FIRST / "iku/08.yaml", "realisasi: 50", "dikecualikan: Tidak berlaku pada contoh ini.")
    edit(folder / FIRST / "anggaran.yaml", "4: {pagu: 1_000, realisasi: 100", "4: {pagu: 1_000, realisasi: 150")
    run(folder, "correct", FIRST, *CORRECTION, "--pembanding", "--tanggal", "2030-12-01")


def year(number: int, quarters: int) -> Change:
    return lambda folder: synthetic.add_year(folder, number, quarters)


def halves(folder: Path) -> None:
    """Add a year that the office reports by half years, of the same plan."""
    with tempfile.TemporaryDirectory() as temporary:
        shutil.copytree(periodic.write(Path(temporary) / "isi", "semester", 2, groups=4) / "2030", folder / "2032")
    for path in (folder / "2032").rglob("*.yaml"):
        text = path.read_text("utf-8").replace("2031", "2033").replace("2030", "2032")
        path.write_text(text, "utf-8")


def rule_set(folder: Path) -> None:
    text = synthetic.RULES.replace("kode: aturan-contoh", "kode: aturan-lain").replace("Nomor 1", "Nomor 2")
    (folder / "aturan/aturan-lain.yaml").write_text(text, "utf-8")


def renamed(folder: Path) -> None:
    """Give the office another name, and the old one to the quarters until now."""
    old = f"riwayat:\n  - sampai: {last(folder)}\n    nama: Balai Contoh di Kota Rekaan\n"
    old += "    nama_resmi: Balai Besar Contoh di Kota Rekaan\n"
    text = (folder / "unit.yaml").read_text("utf-8").replace("nama: Balai Contoh di", "nama: Balai Baru di", 1)
    text = text.replace("nama_resmi: Balai Besar Contoh", "nama_resmi: Balai Besar Baru", 1)
    (folder / "unit.yaml").write_text(text + old, "utf-8")


def last(folder: Path) -> str:
    """Return the last quarter that is locked."""
    return THIRD if (folder / THIRD / "kunci.yaml").exists() else SECOND


def words(folder: Path) -> None:
    """Explain words that the pages of locked quarters hold, change what one meant, and take one out."""
    text = "NPSS: Nilai lain\nIKU: Indikator contoh\nIE: Lain\nTE: Lain\nKinerja: Arti contoh\nContoh: Arti contoh\n"
    (folder / "glosarium.yaml").write_text(text, "utf-8")


def moved(folder: Path) -> None:
    """Give the office another address, and the old one to the quarters until now."""
    text = (folder / "unit.yaml").read_text("utf-8").replace("alamat: Jalan Rekaan 1", "alamat: Jalan Baru 2", 1)
    text = text.replace("surel: contoh@", "surel: baru@", 1).replace("situs: https://", "situs: https://baru.", 1)
    old = "    alamat: Jalan Rekaan 1\n    surel: contoh@example.go.id\n    situs: https://example.go.id/\n"
    old = old if "riwayat:" in text else f"riwayat:\n  - sampai: {last(folder)}\n{old}"
    (folder / "unit.yaml").write_text(text + old, "utf-8")


def compared(folder: Path) -> None:
    """Type what an indicator of the plan can be compared with."""
    more = "riwayat: {2028: {tw1: 40, tw2: 45, tahunan: 50, sumber: Buku contoh}},\n             "
    more += "patokan: [{nama: Rata-rata contoh, nilai: 60, periode: tahun 2029, sumber: Buku contoh}], "
    edit(folder / "2030/perjanjian-kinerja.yaml", "satuan: persen, ", f"satuan: persen, {more}")


def recompared(folder: Path) -> None:
    """Type other figures of what the locked quarters were compared with, and take one away."""
    edit(folder / revised.FIRST, "tw1: 31, tw2: 32,", "tw1: 33, tw2: 34,")
    edit(folder / revised.FIRST, "nilai: 61,", "nilai: 66,")
    edit(folder / revised.FIRST, ", {nama: Balai lain, nilai: 58, periode: tahun 2029, sumber: Buku contoh}]", "]")
    edit(folder / "renstra.yaml", "2032: 91", "2032: 95")


def planned(folder: Path) -> None:
    """Write more of the medium-term plan that the locked quarters know."""
    edit(folder / "renstra.yaml", "target: {", "target: {contoh-1: {2030: 60, 2032: 90}, ")


def answered(folder: Path) -> None:
    """Answer a doubt about targets of the plan that locked quarters have, and give their rows a rule."""
    edit(
        folder / revised.FIRST, "nama: Indikator contoh 5, ", "nama: Indikator contoh 5, alasan_target: Sebab rekaan, "
    )
    edit(folder / revised.FIRST, "kolom: {jenis: Jenis, ", "hubungan: [baik <= semua], kolom: {jenis: Jenis, ")


def classified(folder: Path) -> None:
    """Write classes against the medium-term plan into the rule set of the locked quarters."""
    table = "capaian_renstra:\n  acuan: Tabel E\n  kelas: [{nama: Lewat, mulai: 100}, {nama: Belum, di_bawah: 100}]\n"
    edit(folder / "aturan/aturan-contoh.yaml", "nps:\n", f"{table}nps:\n")


def planned_anew(folder: Path) -> None:
    """Add another medium-term plan, before the one that there is."""
    more = RENSTRA.replace("Renstra contoh", "Renstra reviu").replace("contoh-5: {2030: 61,", "contoh-6: {2030: 62,")
    (folder / "renstra.yaml").write_text(more + (folder / "renstra.yaml").read_text("utf-8"), "utf-8")


def introduced(folder: Path) -> None:
    """Give the office another page, its report an order of chapters, its head telephones, and its plan a basis."""
    (folder / "profil/tugas.md").write_text("---\njudul: Tugas\n---\nTugas rekaan.\n", "utf-8")
    unit = (folder / "unit.yaml").read_text("utf-8").replace("profil: [latar]", "profil: [tugas, latar]")
    order = "dokumen: {lampiran: [{judul: Sisa, isi: [glosarium, daftar-tabel, cara-memeriksa]}]}\n"
    (folder / "unit.yaml").write_text(f'telepon: ["0711 555"]\n{order}{unit}', "utf-8")  # others add at its end
    plan = (folder / revised.FIRST).read_text("utf-8")
    (folder / revised.FIRST).write_text(f"{plan}dasar: Peraturan Nomor 1\ncatatan: Catatan rekaan.\n", "utf-8")


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
    quarter = folder / THIRD
    if quarter.is_dir() and last(folder) != THIRD:
        (quarter / "foto").mkdir(exist_ok=True)
        Image.new("RGB", (1200, 800), "green").save(quarter / "foto/contoh.jpg")
        lines = "- judul: Kegiatan rekaan\n  uraian: Kegiatan contoh berfoto.\n"
        lines += "  foto: [{berkas: contoh.jpg, teks: Warna hijau polos sebagai contoh}]\n"
        (quarter / "highlight.yaml").write_text(lines, "utf-8")


def treed(folder: Path) -> None:
    """Say what stands above the office, what its goals and indicators support, and who works beside it."""
    plan = folder / revised.FIRST
    plan.write_text(rooted.rooted(plan.read_text("utf-8")), "utf-8")


CHANGES: dict[str, Change] = {
    "a third quarter, published and corrected": third,
    "a correction of the first quarter": corrected_before,
    "a later version of the plan": later_version(3),
    "a later quarter": later_quarter,
    "a year before, whole": year(2029, 4),
    "a year after": year(2031, 1),
    "a year of half years": halves,
    "a rule set": rule_set,
    "another name of the office": renamed,
    "earlier years and standards": compared,
    "other figures to compare with": recompared,
    "more of a medium-term plan": planned,
    "answers to checks of the plan": answered,
    "classes against medium-term plans": classified,
    "another medium-term plan": planned_anew,
    "pages, chapters, telephones, a basis of the plan": introduced,
    "another address of the office": moved,
    "words of the glossary": words,
    "remarks in files around": said,
    "addresses of the site and of its source": addressed,
    "a photo of a later quarter": pictured,
    "a tree of performance": treed,
    "profile, synonyms, metadata, regulations, files": beside,
}

# What documents of locked quarters show otherwise then: a medium-term plan that was rewritten, which is told, and
# where the site stands.
TOLD = {"more of a medium-term plan", "other figures to compare with", "addresses of the site and of its source"}


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
    folder, kept = around(names), (SECOND,) if "a correction of the first quarter" in names else QUARTERS
    try:
        known, now = (
            {name: masked(data) for name, data in found.items() if any(quarter in name for quarter in kept)}
            for found in (published()[1], locked_files(folder, *kept))
        )
        assert known
        assert sorted(now) == sorted(known)
        moved = {name: (known[name], now[name]) for name in known if known[name] != now[name]}
        assert moved == {}, sorted(moved)
        if not TOLD.intersection(names):
            found = documents(folder, *kept)
            assert [name for name, unset in found.items() if unset != documents_then()[name]] == []
    finally:
        shutil.rmtree(folder.parent)


@pytest.mark.slow
def test_a_word_that_a_locked_quarter_explains_stays_in_the_glossary() -> None:
    assert any(b'glosarium/#serapan"' in data for data in published()[1].values())
    folder = around(("words of the glossary",))
    page = site.glossary(pipeline.compute(folder))
    told = str(page.isi["butir"])
    assert "('NPSS', 'Nilai lain')" in told and "('Serapan', 'Arti contoh')" in told
    shutil.rmtree(folder.parent)


@pytest.mark.slow
@pytest.mark.parametrize("name", CHANGES)
def test_what_is_added_moves_no_locked_quarter(name: str) -> None:
    same((name,))


@pytest.mark.slow
@pytest.mark.untraced
@settings(max_examples=settings.default.max_examples // 3)  # each takes half a second
@given(st.sets(st.sampled_from(list(CHANGES)), min_size=2).map(lambda names: tuple(sorted(names))))
def test_all_that_may_be_added_together_moves_no_locked_quarter(names: tuple[str, ...]) -> None:
    same(names)
