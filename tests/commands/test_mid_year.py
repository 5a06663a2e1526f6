"""A plan that is edited after its first quarter was published: the advice given settles it, and nothing that was right is
corrected; an indicator put between others gives none of them another name. All made up.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.commands.cli import main
from tests.faults import edit
from tests.revised import FIRST, NEW, OLD, REVISED
from tests.support import locked_files
from tests.synthetic import write

pytestmark = pytest.mark.slow

NEW_ONE = """\
          - {nomor: 14, kode: sela, nama: Mutu layanan, satuan: persen, arah: maksimalkan,
             target: {tw1: 50, tw2: 60, tw3: 70, tw4: 80, tahunan: 80},
             metode: {jenis: langsung, sumber: Sistem contoh}}
"""
WORDS = ("--apa", "Indikator", "--alasan", "Terlewat.", "--disetujui", "Kepala", "--tanggal", "2030-08-01")


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--content", str(folder)])


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return an office with its first quarter published, its second not yet."""
    folder = write(tmp_path / "isi", quarters=2)
    assert run(folder, "publish", "2030/tw1", "--tanggal", "2030-04-20").exit_code == 0
    return folder


def test_an_addendum_typed_into_the_plan_becomes_a_version_of_its_own(office: Path) -> None:
    before, plan = locked_files(office, "2030/tw1"), (office / FIRST).read_text("utf-8")
    edit(office / FIRST, OLD, NEW)
    told = run(office, "check")
    assert told.exit_code == 1
    assert "kembalikan, lalu lapkin new 2030 --perubahan tw4." in told.output
    (office / FIRST).write_text(plan, "utf-8")
    assert run(office, "new", "2030", "--perubahan", "tw3").exit_code == 0
    for line, value in (("# nomor: …", "nomor: ADD-1"), ("# tanggal: tahun-bulan-hari", "tanggal: 2030-08-05")):
        edit(office / REVISED, line, value)
    edit(office / REVISED, "# alasan: …", "alasan: Adendum rekaan.")
    edit(office / REVISED, OLD, NEW)
    assert run(office, "check").exit_code == 0
    assert locked_files(office, "2030/tw1") == before


def test_an_indicator_between_others_gives_none_of_them_another_name(office: Path) -> None:
    edit(office / FIRST, "          - {nomor: 4,", f"{NEW_ONE}          - {{nomor: 4,")
    for q in (1, 2):
        (office / f"2030/tw{q}/iku/14.yaml").write_text(f"nomor: 14\nrealisasi: {45 + 5 * q}\n", "utf-8")
        edit(office / f"2030/tw{q}/anggaran.yaml", "  13: ", "  14: {pagu: 1_000, realisasi: 100}\n  13: ")
    assert run(office, "check").exit_code == 1
    done = run(office, "correct", "2030/tw1", *WORDS)
    assert done.exit_code == 0, done.output
    (entry,) = yaml.safe_load((office / "koreksi.yaml").read_text("utf-8"))
    own = [p["alamat"] for p in entry["perubahan"] if "sela" in p["alamat"]]
    sums = {p["alamat"] for p in entry["perubahan"] if "sela" not in p["alamat"]}
    assert {"2030/tw1/iku/sela#realisasi", "2030/perjanjian-kinerja.yaml#iku.sela.nama"} <= {*own}
    # by hand: its goal has (100 + 100) / 2 with it, as before; counts and sums of money have one more
    assert sums == {f"jumlah.{what}" for what in ("indikator", "dinilai", "efisien")} | {
        f"anggaran.{whose}{what}" for whose in ("", "sasaran.3.") for what in ("pagu", "realisasi")
    }
    assert run(office, "check").exit_code == 0
