"""Every key of the budget can be typed in a workbook and comes back; whatever was published of money and of comparisons
is corrected on record. The office and its amounts are made up.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.build import emit, pipeline
from generator.commands.cli import main
from generator.records.quarter import Anggaran
from tests import same_forms
from tests.faults import edit
from tests.forms.test_exchange import imported, run, saved, sheets
from tests.funded import office
from tests.synthetic import write

pytestmark = pytest.mark.slow

QUARTER = "2030/tw2"
FILE = f"{QUARTER}/anggaran.yaml"
SPENT = dict.fromkeys(range(1, 14), 200) | {5: 1_050, 6: -200}
REASONS = {5: "Kekurangan gaji rekaan.", 6: "Pengembalian belanja rekaan."}
LINES = [("A", 6_000, 1_500), ("B", 7_000, 1_550)]


def typed() -> dict[tuple[Any, ...], Any]:
    """Return what is typed, by path: 13,000 of pagu and 3,050 spent on every level."""
    cells: dict[tuple[Any, ...], Any] = {
        ("sumber",): "Sistem rekaan",
        ("total_dari",): "program",
        ("pagu_awal",): 12_000,
        ("blokir",): 500,
        ("catatan", 0): "Catatan rekaan.",
    }
    rows = [("indikator", str(n), 1_000, SPENT[n], REASONS.get(n)) for n in SPENT]
    for goal in range(1, 13):
        own = (1, 2) if goal == 1 else (goal + 1,)
        said = REASONS.get(own[0]) if goal > 1 else None
        rows.append(("sasaran", str(goal), 1_000 * len(own), sum(SPENT[n] for n in own), said))
    for level, key, pagu, spent, said in rows:
        cells |= {(level, key, "pagu"): pagu, (level, key, "realisasi"): spent}
        cells |= {(level, key, "alasan"): said} if said else {}
    lines = {"program": [("P", 13_000, 3_050)], "kegiatan": LINES}
    lines |= {
        level: [(f"{kode}{ends}", *rest) for kode, *rest in LINES] for level, ends in (("kro", ".1"), ("ro", ".1.1"))
    }
    for level, found in lines.items():
        for n, (kode, pagu, spent) in enumerate(found):
            values = {"kode": kode, "nama": f"Baris {kode}", "pagu": pagu, "realisasi": spent}
            cells |= {(level, n, key): value for key, value in values.items()}
    cells[("program", 0, "blokir")] = 500
    revision = {"nomor": "1", "tanggal": "2030-05-02", "pagu": 13_000, "alasan": "Tambahan rekaan."}
    cells |= {("revisi", 0, key): value for key, value in revision.items()}
    return cells | {("rpd", f"tw{q}"): amount for q, amount in enumerate((2_000, 3_000, 4_000, 4_000), 1)}


def test_every_key_of_the_budget_is_typed_and_comes_back(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", quarters=2)
    book, places = sheets(folder, QUARTER)
    for path, value in typed().items():
        places[FILE, path].value = value
    known = {path[0] for path in typed()} | {"benar"}
    assert known == set(Anggaran.model_fields)
    assert run(folder, saved(book, folder))
    found = Anggaran.model_validate(yaml.load((folder / FILE).read_text("utf-8"), yaml.BaseLoader)).model_dump()
    for path, value in typed().items():
        at: Any = found
        for step in path:
            at = at[int(step) if isinstance(at, dict) and str(step).isdigit() and step not in at else step]
        assert str(at) == str(value), path
    data = same_forms.of(folder, QUARTER)
    again = tmp_path / "lagi.xlsx"
    again.write_bytes(data)
    assert imported(folder, again) == ({}, [])
    written = {c.jalur: c.semula for c in same_forms.read(data).isian if c.berkas == FILE and c.semula}
    assert typed().keys() <= written.keys()


def command(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--content", str(folder)])


WORDS = ("--apa", "Angka", "--alasan", "Salah.", "--disetujui", "Kepala", "--tanggal", "2030-08-01")
PLAN = "2030/perjanjian-kinerja.yaml"
CORRECTED: dict[str, tuple[list[tuple[str, str, str]], str, tuple[str, ...]]] = {
    "plan of withdrawals": (
        [(FILE, "tw3: 4_000, tw4: 6_000", "tw3: 5_000, tw4: 5_000")],
        "RPD Triwulan III (isian)</th><td>Rp4.000</td><td>Rp5.000",
        (),
    ),
    "blocked": ([(FILE, "blokir: 2_000", "blokir: 1_500")], "Blokir anggaran</a></th><td>Rp2.000</td><td>Rp1.500", ()),
    "first pagu": (
        [(f"2030/tw{q}/anggaran.yaml", "pagu_awal: 13_000", "pagu_awal: 12_900") for q in (2,)]
        + [(FILE, "sumber: Sistem contoh", "sumber: Sistem contoh\nbenar: {pagu-riwayat: Contoh.}")],
        "<td>Rp13.000</td><td>Rp12.900",
        (),
    ),
    "a revision": (
        [(FILE, "tanggal: 2030-05-02, pagu: 15_000", "tanggal: 2030-05-02, pagu: 15_500")],
        "Revisi 2 Mei 2030: pagu (isian)</th><td>Rp15.000</td><td>Rp15.500",
        (),
    ),
    "spent": (
        [
            (FILE, "pagu: 14_000, realisasi: 3_000}", "pagu: 14_000, realisasi: 3_100}"),
            (FILE, "12: {pagu: 1000, realisasi: 250}", "12: {pagu: 1000, realisasi: 350}"),
        ],
        "Program 063.01.DR: realisasi anggaran (isian)</th><td>Rp3.000</td><td>Rp3.100",
        (),
    ),
    "an earlier year": ([(PLAN, "tw2: 45", "tw2: 46")], "tahun 2028: nilai</th><td>45</td><td>46", ("--pembanding",)),
    "a standard": ([(PLAN, "nilai: 60", "nilai: 61")], "patokan 1: nilai</th><td>60</td><td>61", ("--pembanding",)),
    "a medium-term target": (
        [("renstra.yaml", "2032: 90", "2032: 92")],
        "target akhir Renstra: nilai</th><td>90</td><td>92",
        ("--pembanding",),
    ),
    "a standard that is new": (
        [
            (
                PLAN,
                "sumber: Buku contoh}]",
                "sumber: Buku contoh}, {nama: Balai lain, nilai: 58, periode: tahun 2029, sumber: Buku}]",
            )
        ],
        "patokan 2: nilai</th><td>kosong</td><td>58",
        ("--pembanding",),
    ),
}


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an office whose second quarter is locked: with all that a budget can tell, and comparisons of each kind."""
    folder = office(tmp_path_factory.mktemp("kunci") / "isi")
    more = "riwayat: {2028: {tw1: 40, tw2: 45, tahunan: 50, sumber: Buku contoh}}, "
    more += "patokan: [{nama: Rata-rata contoh, nilai: 60, periode: tahun 2029, sumber: Buku contoh}], "
    edit(folder / PLAN, "nama: Indikator contoh 2, ", f"nama: Indikator contoh 2, {more}")
    renstra = "- nama: Renstra contoh\n  periode: {mulai: 2028, sampai: 2032}\n  acuan: Tabel contoh\n"
    (folder / "renstra.yaml").write_text(f"{renstra}  target: {{contoh-2: {{2030: 60, 2032: 90}}}}\n", "utf-8")
    for quarter in ("2030/tw1", QUARTER):
        assert command(folder, "publish", quarter, "--tanggal", "2030-07-20").exit_code == 0
    return folder


@pytest.mark.parametrize("name", CORRECTED)
def test_whatever_was_published_is_corrected_and_shown(locked: Path, tmp_path: Path, name: str) -> None:
    folder = shutil.copytree(locked, tmp_path / "isi")
    edits, shown, how = CORRECTED[name]
    for file, old, new in edits:
        edit(folder / file, old, new)
    assert ("terbit-berubah" in command(folder, "check").output) == (not how)
    done = command(folder, "correct", QUARTER, *WORDS, *how)
    assert done.exit_code == 0, done.output
    assert command(folder, "check").exit_code == 0
    page = emit.generate(pipeline.compute(folder)).files["koreksi/index.md"].decode()
    assert shown in page, page[page.index("<tbody>") : page.index("</tbody>")]
